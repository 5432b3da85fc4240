"""The byline of a flattened text where no word says so: a name alone on its line."""

import pytest

import newsparse
from newsparse.labels import Kept, Role
from newsparse.text_byline import byline_table
from tests.filled import PROSE

HEADLINE = "Island ferry to run all winter for the first time in 40 years"
STANDFIRST = "The crossing will keep going from November to March after the county agreed to pay for a second crew"
STORY = PROSE["en"]["paragraphs"][:7]
MENU = ["Home", "News", "Harbour", "Weather", "Sport", "Letters to the editor"]
DATE = "4 March 2026, 6:12am"


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ([HEADLINE, "Morag Ellery", DATE], ["Morag Ellery"]),
        ([HEADLINE, STANDFIRST, "Morag Ellery", DATE], ["Morag Ellery"]),
        ([HEADLINE, "Morag Ellery", "Transport correspondent", DATE], ["Morag Ellery"]),
        ([HEADLINE, DATE, "Morag Ellery"], ["Morag Ellery"]),
        ([HEADLINE, STANDFIRST, "Morag Ellery and Tobias Renn", DATE], ["Morag Ellery", "Tobias Renn"]),
        ([HEADLINE, STANDFIRST, "Morag Ellery", "Tobias Renn", DATE], ["Morag Ellery", "Tobias Renn"]),
        # A line that says so goes before one that does not.
        ([HEADLINE, "Prakash Odell", "By Morag Ellery", DATE], ["Morag Ellery"]),
        # No name has a small letter first, or stands in a sentence.
        ([HEADLINE, "What the council said", DATE], []),
        ([HEADLINE, "Morag Ellery was there.", DATE], []),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_who_signs(head: list[str], authors: list[str], gap: str) -> None:
    article = newsparse.parse_text(gap.join([*MENU, *head, *STORY]), language="en")
    assert [author.name for author in article.authors] == authors
    assert article.headline == HEADLINE
    assert [paragraph.text for paragraph in article.paragraphs] == STORY


def test_a_name_far_from_the_head_of_the_story_is_no_byline() -> None:
    article = newsparse.parse_text("\n\n".join([HEADLINE, DATE, *STORY, "Prakash Odell", *MENU]), language="en")
    assert not [label for label in article.labels if isinstance(label, Kept) and label.role is Role.BYLINE]


def test_a_sentence_that_begins_with_a_name_is_no_byline() -> None:
    said = "Morag Ellery, “we laid in flour for months,” said."
    article = newsparse.parse_text("\n".join([HEADLINE, STORY[0], said, *STORY[1:]]), language="en")
    assert [paragraph.text for paragraph in article.paragraphs] == [STORY[0], said, *STORY[1:]]


def test_two_words_of_a_script_without_capitals_are_no_byline() -> None:
    words = PROSE["ar"]["paragraphs"]
    article = newsparse.parse_text(
        "\n".join([PROSE["ar"]["headline"], words[0], "خلاف قديم", *words[1:4]]), language="ar"
    )
    assert article.byline is None
    assert [paragraph.text for paragraph in article.paragraphs][:1] == words[:1]


def test_a_text_without_a_story_has_no_byline() -> None:
    article = newsparse.parse_text("Morag Ellery\nTobias Renn\n4 March 2026", language="en")
    assert article.byline is None


def test_the_table_is_read() -> None:
    assert byline_table().worth(["named after the story"]) > 0 > byline_table().worth(["+1 caption"])
