"""Heads run into their paragraphs: which bold words at a paragraph's start are one, and what becomes of the text."""

import pytest

import newsparse
from newsparse.article import Article
from newsparse.parts import BodyBlock, HeadingHow, Paragraph, Subheading
from tests.html_pages import SENTENCES, news_page, story

RESTS = SENTENCES[:3]


def parse(*paragraphs: str) -> Article:
    """A page whose story ends in these paragraphs."""
    return newsparse.parse_html(
        news_page(f"<article><h1>Ferry to run all winter</h1>{story(4)[3]}{''.join(paragraphs)}")
    )


def written(heads: list[str], tag: str = "strong") -> list[str]:
    return [f"<p><{tag}>{head}</{tag}> {rest}</p>" for head, rest in zip(heads, RESTS, strict=False)]


def kinds(parts: tuple[BodyBlock, ...]) -> list[tuple[str, str]]:
    return [(type(part).__name__, part.text) for part in parts]


@pytest.mark.parametrize("tag", ["strong", "b"])
@pytest.mark.parametrize(
    "heads",
    [
        ["What happened?", "Who pays for it?"],
        ["Why?", "And now?"],
        ["1. Repair the pier.", "2. Hire a second crew."],
        ["A longer season…", "Hurry up!"],
    ],
)
def test_a_head_and_its_paragraph_are_two_parts(heads: list[str], tag: str) -> None:
    article = parse(*written(heads, tag))

    assert kinds(article.body[1:]) == [
        pair for head, rest in zip(heads, RESTS, strict=False) for pair in (("Subheading", head), ("Paragraph", rest))
    ]
    assert all(article.text[part.span.start : part.span.end] == part.text for part in article.body)
    head = article.body[1]
    assert isinstance(head, Subheading)
    assert (head.how, head.origin) == (HeadingHow.BOLD, article.body[2].origin)
    assert [section.heading.text for section in article.sections if section.heading] == heads


def test_a_head_without_a_mark_is_known_by_the_sentence_that_begins_behind_it() -> None:
    heads = parse(
        "<p><b>A longer season</b> The ferry sails until the end of March from now on, the county said on Tuesday.</p>",
        "<p><b>The second crew</b> It has nine people, six of whom must live on the island, and starts in May.</p>",
    )

    assert [type(part) for part in heads.body[1:]] == [Subheading, Paragraph] * 2


def test_no_space_is_needed_behind_it() -> None:
    pair = [line.replace("</strong> ", "</strong>") for line in written(["What happened?", "Who pays?"])]

    assert kinds(parse(*pair).body[1:])[:2] == [("Subheading", "What happened?"), ("Paragraph", RESTS[0])]


@pytest.mark.parametrize(
    "heads",
    [
        ["What happened?"],  # once is no habit
        ["Una Garrick:", "Ivo Tansley:"],  # speakers
        ["Una Garrick", "Ivo Tansley"],  # people
        ["Question.", "Answer."],  # labels
        ["What do you say?", "What do you say?"],  # the same words again
        ["CALDER BAY (Reuters) —", "SKERROW (Reuters) —"],  # datelines
        ["Oct. 6, 1923:", "Jan. 15, 1967:"],  # dates
        ["“We never knew.", "“Nobody told us."],  # the beginning of a quotation
        ["T", "A"],  # initials in display type
        ["Pro tip:", "More information:"],
    ],
)
def test_other_words_in_bold_type_stay_in_their_paragraph(heads: list[str]) -> None:
    assert [type(part) for part in parse(*written(heads)).body] == [Paragraph] * (len(heads) + 1)


def test_a_story_that_stresses_how_its_paragraphs_begin_has_no_heads() -> None:
    stressed = "<p><b>The harbour office</b> published new figures on Tuesday, and they are higher than those of last year.</p>"

    assert [type(part) for part in parse(*written(["What happened?", "Who pays?"]), stressed).body] == [Paragraph] * 4


def test_bold_words_in_a_list_are_no_heads() -> None:
    items = "".join(f"<li><b>{head}</b> {rest}</li>" for head, rest in zip(["Why?", "Who?"], RESTS, strict=False))

    assert [type(part).__name__ for part in parse(f"<ul>{items}</ul>").body] == ["Paragraph", "ListBlock"]


def test_a_line_that_a_break_parts_from_its_paragraph_is_a_head_too() -> None:
    pair = [line.replace("</strong> ", "</strong><br>") for line in written(["What happened?", "Who pays?"])]

    assert kinds(parse(*pair).body[1:])[:2] == [("Subheading", "What happened?"), ("Paragraph", RESTS[0])]
