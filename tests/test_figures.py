import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.figures import CaptionLine, is_caption, read_caption, read_credit
from newsparse.locales import load
from tests.cases import CASES, Case, read_cases
from tests.html_pages import news_page, story

# The cases do not say which fence an input had, so the languages are read beside them.
_FENCES = re.findall(r"^```(\w\w\w?)$", (CASES / "captions.md").read_text("utf-8"), re.MULTILINE)
CAPTIONS = [
    pytest.param(language, case, id=case.title)
    for language, case in zip(_FENCES, read_cases(CASES / "captions.md"), strict=True)
]

_PIECES = [
    "Fishers at dawn. ",
    "Photo: ",
    "© ",
    "(",
    ")",
    "/",
    "|",
    "TOPSHOT - ",
    "Reuters",
    "AFP",
    "Jane Roe",
    " ",
    "\n",
    ".",
    "(c)",
]
caption_lines = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=10).map("".join) | st.text(
    min_size=1, max_size=60
)


def expected(case: Case) -> CaptionLine:
    values = dict(line.split(": ", 1) for line in case.expected.split("\n"))
    caption, credit = (None if values[key] == "-" else values[key] for key in ("caption", "credit"))
    return CaptionLine(caption, credit)


@pytest.mark.parametrize(("language", "case"), CAPTIONS)
def test_a_case(language: str, case: Case) -> None:
    assert read_caption(case.input, load(language)) == expected(case)


@given(caption_lines)
def test_nothing_is_made_up(line: str) -> None:
    """Both parts are pieces of the line, the caption first, and neither is empty."""
    found = read_caption(line, load("en"))
    flat = line.replace("\n", " ")

    assert found.caption != ""
    assert found.credit != ""
    assert (found.caption or "") in flat
    assert (found.credit or "") in flat
    if found.caption and found.credit:
        assert flat.find(found.caption) + len(found.caption) <= flat.rfind(found.credit)


@pytest.mark.parametrize("line", ["Photo: Jane Roe", "Fishers at dawn. © Jane Roe", "TOPSHOT - Fishers at dawn."])
def test_a_line_that_says_it_is_a_caption(line: str) -> None:
    assert is_caption(line, load("en"))


@pytest.mark.parametrize(
    "line",
    [
        "The ferry leaves the harbour.",
        "She showed a photo of the boat.",
        "Reuters was told of the vote.",
        "TOPSHOT fishers at dawn.",
    ],
)
def test_a_line_that_does_not(line: str) -> None:
    assert not is_caption(line, load("en"))


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Ivo Tansley", None, "Ivo Tansley"),
        ("(Ivo Tansley)", None, "Ivo Tansley"),
        ("Ivo Tansley/Courier", None, "Ivo Tansley/Courier"),
        ("Photo: Ivo Tansley", None, "Ivo Tansley"),
        ("Photo", None, None),
        (
            "The ferry leaves the pier, which is older than the town.",
            "The ferry leaves the pier, which is older than the town.",
            None,
        ),
    ],
)
def test_a_line_that_mark_up_calls_a_credit(line: str, caption: str | None, credit: str | None) -> None:
    assert read_credit(line, load("en")) == CaptionLine(caption, credit)


def test_a_name_in_a_line_below_a_caption_is_who_made_the_picture() -> None:
    lines = "<div>The ferry at the pier on Tuesday.</div><div>Ivo Tansley</div>"
    page = f"<article><h1>Ferry to run all winter</h1><div><img src=/ferry.jpg width=600>{lines}</div>{''.join(story(3))}</article>"
    (figure,) = newsparse.parse_html(news_page(page)).figures

    assert (figure.caption, figure.credit) == ("The ferry at the pier on Tuesday.", "Ivo Tansley")
