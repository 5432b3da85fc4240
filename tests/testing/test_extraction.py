"""Every parser can be asked: what it returns becomes an `Extraction`, what it raises a `ParserError`."""

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

import newsparse
from newsparse.errors import InputError
from newsparse.testing import Extraction, ParserError, Reader
from newsparse.testing.extraction import extraction_of
from tests.laws.sources import EXAMPLE_PAGES, RICH


def test_only_the_text_is_needed_and_the_rest_is_not_given() -> None:
    found = Extraction(text="One.")

    assert [value for value in attrs.astuple(found)[1:] if value is not None] == []


def test_parts_become_tuples_and_dates_strings() -> None:
    found = Extraction(
        text="", paragraphs=["One."], authors=(name for name in ["Jane Roe"]), published=date(2024, 3, 5)
    )

    assert (found.paragraphs, found.authors, found.published) == (("One.",), ("Jane Roe",), "2024-03-05")
    assert Extraction(text="", published=datetime(2024, 3, 5, 10, tzinfo=UTC)).published == "2024-03-05T10:00:00+00:00"


def test_the_parser_s_own_object_is_not_compared() -> None:
    assert Extraction(text="One.", result=object()) == Extraction(text="One.")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"text": None}, "Extraction.text is a str, not NoneType"),
        ({"text": b"One."}, "Extraction.text is a str, not bytes"),
        ({"text": "", "headline": 1}, "Extraction.headline is a str or None, not int"),
        ({"text": "", "paragraphs": "One."}, "one by one"),
    ],
)
def test_wrong_values(values: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        Extraction(**values)


# -- what a parser returns


def test_text_alone_and_nothing() -> None:
    assert extraction_of("One.") == Extraction(text="One.")
    assert extraction_of(None) == Extraction(text="")
    given = Extraction(text="One.", headline="Ferry")
    assert extraction_of(given) is given


@pytest.mark.parametrize("answer", [1, b"One.", ["One."], {"text": "One."}], ids=repr)
def test_what_no_parser_returns(answer: Any) -> None:
    with pytest.raises(InputError, match=type(answer).__name__):
        extraction_of(answer)


def test_an_article() -> None:
    article = newsparse.parse_html(RICH)
    found = extraction_of(article)

    assert found.text == article.text
    assert found.headline == article.headline
    assert found.paragraphs == tuple(paragraph.text for paragraph in article.paragraphs)
    assert found.authors == ("Jane Roe",)
    assert found.published == "2024-03-05T10:00:00+00:00"
    assert found.ledger == tuple(label.block.text for label in article.labels)
    assert found.dropped == tuple(label.block.text for label in article.dropped)
    assert found.result is article


def test_an_article_that_lacks_things() -> None:
    found = extraction_of(newsparse.parse_html("<p>Home</p>"))

    assert (found.headline, found.paragraphs, found.authors, found.published) == ("", (), (), "")


@pytest.mark.parametrize("path", EXAMPLE_PAGES, ids=lambda path: path.stem)
def test_an_article_as_html_reads_as_the_same_text(path: Any) -> None:
    article = newsparse.parse_html(path.read_bytes())
    html = extraction_of(article).html or ""

    assert newsparse.parse_html(html, language=article.language).text == article.text


# -- how it is asked


def test_a_function_reads_pages_only() -> None:
    reader = Reader.of(lambda source: f"{source}!")

    assert reader.read_html("<p>One.").text == "<p>One.!"
    with pytest.raises(InputError, match="reads no flattened text"):
        reader.read_text("One.")


@pytest.mark.parametrize("parser", [newsparse, newsparse.Parser()], ids=["module", "Parser"])
def test_what_has_parse_html_and_parse_text(parser: object) -> None:
    reader = Reader.of(parser)

    assert reader.read_html(RICH) == extraction_of(newsparse.parse_html(RICH))
    assert reader.read_text("One.") == extraction_of(newsparse.parse_text("One."))
    assert Reader.of(reader) is reader


@pytest.mark.parametrize("wrong", [None, "newsparse", 1, newsparse.Article], ids=repr)
def test_what_is_no_parser(wrong: object) -> None:
    with pytest.raises(InputError, match="a parser is a function of the page"):
        Reader.of(wrong)


def test_what_the_parser_raises() -> None:
    def parse(source: object) -> str:
        raise LookupError("no such element")

    with pytest.raises(ParserError, match="LookupError: no such element") as raised:
        Reader.of(parse).read_html("<p>One.")

    assert raised.value.source == "<p>One."
    assert isinstance(raised.value.__cause__, LookupError)
