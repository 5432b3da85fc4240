"""What the prose of a flattened text shows: how sentences are made, and which blocks share words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.prose_facts import add_kinship, bins, form
from newsparse.stems import is_unspaced, stems
from tests.filled import PROSE

STORY = PROSE["en"]["paragraphs"][:6]
BOX = "Subscribers may read on two devices; whoever shares an account with others receives a warning on the second screen."


def test_the_bins_have_names() -> None:
    assert bins("length", (12, 0.5)) == ("length <12", "length <0.5", "length 0.5+")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("https://news.example/a", "begins with an address"),
        ("See www.news.example for more", "has an address"),
        ("What a day ☀ at the pier", "picture sign"),
        ("> And who pays for that?", "begins as an answer does"),
        (f"{'Who pays? ' * 8}", "question marks 1.5+"),
        (f"{'We will pay! ' * 8}", "exclamation marks 1.5+"),
        (STORY[0], "question marks <0.01"),
        (
            "Rower Ina Moss, Coach Ada Fern, Judge Tor Vale and Mayor Odd Rand met on Hay Pier",
            "capitals in prose 0.35+",
        ),
        (
            "The county gave 1,300 crowns in 1998, 2,400 in 2004 and 18,700 in 2019 for the old pier.",
            "digits in prose 8+",
        ),
    ],
)
def test_the_form_of_sentences(text: str, fact: str) -> None:
    assert fact in form(text)


def test_a_short_line_has_no_form() -> None:
    assert form("What the council said") == []


def test_a_box_shares_few_words_with_the_story() -> None:
    texts = [*STORY, BOX]
    found: list[list[str]] = [[] for _ in texts]
    add_kinship(found, texts, [float(len(text)) for text in texts], [True] * len(texts))
    assert found[-1] == ["long, shares words <0.1"]
    assert all(names and names != found[-1] for names in found[:-1])


def test_a_text_of_one_block_has_no_kin() -> None:
    found: list[list[str]] = [[]]
    add_kinship(found, [BOX], [float(len(BOX))], [True])
    assert found == [[]]


def test_stems_do_not_know_the_language() -> None:
    assert stems("Die Fähren") & stems("der Fährenverkehr")
    assert stems("渡轮停航") & stems("渡轮恢复")
    assert stems("渡轮 ferries") >= {"渡轮", "ferrie"}
    assert is_unspaced("渡轮")
    assert not is_unspaced("паром")


@given(st.text(max_size=80))
def test_any_text_has_stems_and_a_form(text: str) -> None:
    assert all(2 <= len(stem) <= 6 for stem in stems(text))
    if text:
        assert all(isinstance(fact, str) for fact in form(text))
