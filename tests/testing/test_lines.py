"""The small strategies: the truth of a line stands in the line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.errors import DataError, InputError
from newsparse.labels import Reason
from newsparse.parts import QuoteKind
from newsparse.testing import (
    BylineLine,
    DateLine,
    DatelineLine,
    Name,
    QuotedParagraph,
    Utterance,
    bylines,
    date_lines,
    datelines,
    languages,
    names,
    quoted_paragraphs,
    utterances,
)
from newsparse.testing.noise import read_habits
from newsparse.testing.vocabulary import read_vocabulary, vocabulary
from tests.testing.drawn import smallest

DATA = Path(newsparse.__file__).parent / "data" / "testing"


@given(names())
def test_a_name_has_its_parts(name: Name) -> None:
    assert name.given in name.text
    assert name.family in name.text


@given(bylines())
def test_a_byline_names_its_authors(line: BylineLine) -> None:
    assert 1 <= len(line.authors) <= 2
    assert len({author.name for author in line.authors}) == len(line.authors)
    for author in line.authors:
        assert author.name in line.text
        assert author.role is None or author.role in line.text


@given(datelines())
def test_a_dateline_has_its_place_and_agency(line: DatelineLine) -> None:
    dateline = line.dateline

    assert dateline.place is not None
    assert dateline.place in line.text
    assert dateline.agency is None or dateline.agency in line.text
    assert line.text[dateline.span.start : dateline.span.end] == dateline.span.text


@given(date_lines())
def test_a_date_line_says_when(line: DateLine) -> None:
    published, updated = line.published, line.updated

    assert published.value.tzinfo is None
    assert str(published.value.year) in line.text
    assert str(published.value.day) in line.text
    assert updated is None or updated.value.date() >= published.value.date()
    assert published.raw == line.text


@given(utterances())
def test_an_utterance_has_neither_marks_nor_stop(said: Utterance) -> None:
    assert not set(said.text) & set('“”«»„「」"')
    assert said.text[-1] not in ".。।"


@given(quoted_paragraphs())
def test_a_quotation_stands_where_it_says(paragraph: QuotedParagraph) -> None:
    assert paragraph.quotes
    for quote in paragraph.quotes:
        for span in (quote.content, quote.cue, quote.mention):
            assert span is None or paragraph.text[span.start : span.end] == span.text
        assert quote.content.text == quote.content.text.strip()
        assert quote.kind in {QuoteKind.DIRECT, QuoteKind.MIXED}
        assert quote.mention is None or quote.name is None or quote.mention.text in quote.name


@given(st.data(), st.sampled_from(languages()))
def test_the_first_mention_is_the_whole_name(data: st.DataObject, language: str) -> None:
    first = data.draw(quoted_paragraphs(languages=[language])).quotes[0]

    assert first.mention is not None
    assert first.mention.text == first.name


def test_the_smallest_paragraph_has_one_quotation() -> None:
    assert len(smallest(quoted_paragraphs(), lambda paragraph: paragraph.language == "en").quotes) == 1


def test_the_languages_of_the_press_are_there() -> None:
    assert languages()[0] == "en"
    assert {"de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr", "ar", "ja", "zh", "hi"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_a_language_has_words_enough(language: str) -> None:
    words = vocabulary(language)

    assert len(words.people.families) >= 5, "five people of an article have five family names"
    assert len(words.story.subjects) * len(words.story.predicates) * len(words.story.details) >= 200
    assert set(words.noise) == set(Reason) - {Reason.DUPLICATE, Reason.UNCLEAR}
    assert all(len(marks) == 2 for marks in words.quotes.marks)


def test_a_language_that_is_not_there_is_an_error() -> None:
    with pytest.raises(InputError, match="there are: en"):
        vocabulary("tlh")


ENGLISH = (DATA / "en.toml").read_text("utf-8")
NOISE = (DATA / "noise.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('code = "en"', "", "code"),
        ('stop = "."', "stop = 1", "stop"),
        ("[story]", "[story]\ncolour = []", "story.colour"),
        ("[noise]", "[noise]\nunclear = []", "noise.unclear"),
        ("[noise]", '[noise]\nwidget = "x"', "(whole file)"),
        ('[["Share on Facebook"', '[[""', "noise.share"),
    ],
)
def test_a_fault_in_the_words_is_named(before: str, after: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        read_vocabulary(ENGLISH.replace(before, after, 1), "en.toml")

    assert f"en.toml: {key}" in str(caught.value)


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('places = ["above", "below"]', 'places = ["beside"]', "navigation.places"),
        ("line = '<p>{}</p>'", "line = '<p></p>'", "promo.shapes"),
        ("[navigation]", "[nav]\nplaces = ['above']\n[navigation]", "nav"),
    ],
)
def test_a_fault_in_the_mark_up_is_named(before: str, after: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        read_habits(NOISE.replace(before, after, 1), "noise.toml")

    assert f"noise.toml: {key}" in str(caught.value)
