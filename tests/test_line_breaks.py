"""Which lines of one block are paragraphs of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.line_breaks import broken_paragraphs
from tests.html_pages import SENTENCES, news_page, story

FIRST, SECOND, THIRD = SENTENCES[:3]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ([FIRST], 1),
        ([FIRST, SECOND], 2),
        ([FIRST, SECOND, THIRD], 3),
        ([FIRST, "She did not say when."], 1),
        (["The plan", FIRST], 1),
        ([FIRST, "The plan", SECOND, THIRD], 2),
        (["Gale on the quay,", "gale on the bay,", "and nobody sails", "till the end of May."], 1),
        (
            [
                "町議会は火曜日の夜、四時間に及ぶ議論の末に、計画を承認した。",
                "島に住む310人はこれまで、十一月の初めから本土との行き来ができなかった。",
            ],
            2,
        ),
    ],
)
def test_lines_of_prose_are_paragraphs(lines: list[str], paragraphs: int) -> None:
    assert len(broken_paragraphs("\n".join(lines))) == paragraphs


@given(st.lists(st.sampled_from([FIRST, SECOND, "Short.", "No end"]), min_size=1).map("\n".join))
def test_no_line_is_lost(text: str) -> None:
    assert "\n".join(broken_paragraphs(text)) == text


def test_they_are_of_one_block_of_the_ledger() -> None:
    page = news_page(f"<article><h1>Ferry to run all winter</h1>{story(4)[3]}<p>{FIRST}<br>{SECOND}</p></article>")
    article = newsparse.parse_html(page)

    first, second = article.paragraphs[-2:]
    assert (first.text, second.text) == (FIRST, SECOND)
    assert first.origin == second.origin
    assert all(article.text[part.span.start : part.span.end] == part.text for part in article.body)


def test_a_line_of_flattened_text_may_end_anywhere() -> None:
    text = f"{FIRST} {THIRD}\n\n{FIRST}\n{SECOND}\n\n{THIRD} {SECOND}\n"
    article = newsparse.parse_text(text, language="en")

    assert [len(part.text.split("\n")) for part in article.paragraphs].count(2) <= 1
    assert " ".join(article.text.split()) == " ".join(text.split())
