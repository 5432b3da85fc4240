"""The headline: which block it is, and what it reads where no block is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.headline import words
from newsparse.labels import Kept, Role
from tests.html_pages import story

BODY = "".join(story(4))
LD = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%s"}</script>'


def page(head: str, body: str) -> str:
    return f"<html lang=en><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        # One h1 and nothing else to go by.
        ("", f"<h1>Ferry to run</h1>{BODY}", "Ferry to run"),
        # The outlet's name is an h1 too.
        ("<title>Ferry to run | The Quay</title>", f"<h1>The Quay</h1><h1>Ferry to run</h1>{BODY}", "Ferry to run"),
        # The headline is an h2 or a div, and the page's claims agree.
        ("<title>Ferry to run all winter</title>", f"<h1>The Quay</h1><h2>Ferry to run all winter</h2>{BODY}", "Ferry to run all winter"),
        (LD % "Ferry to run all winter", f"<div>Ferry to run all winter</div>{BODY}", "Ferry to run all winter"),
        # Claims are often longer or shorter than what is printed; what is printed counts.
        ('<meta property="og:title" content="Ferry to run all winter – The Quay">', f"<h1>Ferry to run all winter</h1>{BODY}", "Ferry to run all winter"),
        (LD % "Ferry to run", f"<h1>Ferry to run all winter</h1>{BODY}", "Ferry to run all winter"),
        # Case, quotation marks and white space make no difference.
        (LD % "‘Ferry’ to run all WINTER", f"<h1>The Quay</h1><h2>“Ferry” to  run<br>all winter</h2>{BODY}", "“Ferry” to run all winter"),
        # A headline of another article comes later.
        (LD % "Ferry to run", f"<h1>Ferry to run</h1>{BODY}<h1>Storm closes the port</h1>", "Ferry to run"),
        # Hidden text is nobody's headline.
        ("<title>Ferry to run all winter</title>", f"<h1 hidden>Ferry to run all winter</h1><h1>Ferry to run all winter</h1>{BODY}", "Ferry to run all winter"),
        # No block is the headline: a claim is, the site's name not in it.
        (LD % "Ferry to run", BODY, "Ferry to run"),
        ('<meta property="og:title" content="Ferry to run">', BODY, "Ferry to run"),
        ("<title>Ferry to run all winter | The Quay</title>", BODY, "Ferry to run all winter"),
        ("<title>The Quay – Ferry to run all winter</title>", BODY, "Ferry to run all winter"),
        ("<title>Anti-ferry vote: council’s long night</title>", BODY, "Anti-ferry vote: council’s long night"),
    ],
)  # fmt: skip
def test_the_headline(head: str, body: str, expected: str) -> None:
    assert newsparse.parse_html(page(head, body)).headline == expected


def test_no_headline_is_none() -> None:
    assert newsparse.parse_html(BODY).headline is None
    assert newsparse.parse_html("").headline is None


def test_one_block_is_the_headline_and_it_is_not_in_the_text() -> None:
    article = newsparse.parse_html(
        page("<title>Ferry to run</title>", f"<h1>Ferry to run</h1><h1>Ferry to run</h1>{BODY}")
    )
    found = [label for label in article.labels if isinstance(label, Kept) and label.role is Role.HEADLINE]

    assert len(found) == 1
    assert "Ferry to run" not in article.text


@pytest.mark.parametrize("mark", [" | ", " - ", " – ", " — ", " · "])
def test_headline_of_a_bare_text_whose_first_line_names_the_outlet(mark: str) -> None:
    lines = [f"Ferry to run all winter{mark}The Quay", "Home", "Sport", "Ferry to run all winter", "By Jane Roe"]
    prose = [line[3:-4] for line in story(4)]

    assert newsparse.parse_text("\n\n".join([*lines, *prose])).headline == "Ferry to run all winter"


def test_headline_of_a_bare_text() -> None:
    prose = [line[3:-4] for line in story(4)]

    assert newsparse.parse_text("\n\n".join(["Ferry to run all winter", *prose])).headline == "Ferry to run all winter"


@given(st.text(max_size=40))
def test_words_are_compared_without_case_and_marks(text: str) -> None:
    found = words(text)

    assert found == words(f"“{text}” …")
    assert found == words(found)
    assert found == found.strip()
