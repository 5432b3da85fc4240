"""Law 5: a bad page is data. Any bytes and any text give an article; what is no page is the caller's mistake."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newsparse
from newsparse.article import Article
from newsparse.errors import InputError
from newsparse.parts import Outcome
from newsparse.text import printable
from tests.html_pages import soups
from tests.laws.sources import RICH

NOTHING: list[bytes | str] = [
    b"",
    "",
    " ",
    "\n\t\r\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    "\ufeff",
    "<!-- only a comment -->",
    "<!DOCTYPE html>",
    "<?xml version='1.0'?>",
    "</p></div>",
    "<html></html>",
    "<html><head><title>A title is not on the page</title></head><body></body></html>",
    "<script>var story = 'not on the page'</script>",
    "<p>&nbsp;</p>",
    "<p>&shy;</p>",
    "<p>\u200b</p>",
    "<img src='/a.jpg' alt='A picture'>",
    "<br><hr><input>",
]


@pytest.mark.parametrize("source", NOTHING, ids=repr)
def test_nothing_to_read(source: bytes | str) -> None:
    article = newsparse.parse_html(source)

    assert article.outcome is Outcome.EMPTY
    assert article.evidence
    assert (article.text, article.body, article.labels) == ("", (), ())


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\xad\u200b\n", "\ufeff"], ids=repr)
def test_no_text_to_read(text: str) -> None:
    article = newsparse.parse_text(text)

    assert article.outcome is Outcome.EMPTY
    assert (article.text, article.body, article.labels, article.headline) == ("", (), (), None)


@given(st.binary(max_size=300))
@example(b"\x00")
@example(b"\x1f\x8b\x08\x00")
@example(b"%PDF-1.4 \xe2\xe3")
@example(b"<meta charset=utf-7>+ADw-p+AD4-")
def test_any_bytes(source: bytes) -> None:
    article = newsparse.parse_html(source)

    assert isinstance(article, Article)
    assert article.encoding is not None
    assert newsparse.parse_html(bytes(source)) == article


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_bytes_of_other_kinds(kind: Any) -> None:
    assert newsparse.parse_html(kind(RICH.encode())) == newsparse.parse_html(RICH.encode())


@given(st.text(st.characters(), max_size=200) | soups)
@example("\ud800")
@example("<p>\udfff</p>")
@example("<a" * 500)
@example("<![[[")
@example("&#xd800;&#1114112;&#99999999999999999999;")
def test_any_text(source: str) -> None:
    assert isinstance(newsparse.parse_html(source), Article)
    assert isinstance(newsparse.parse_text(source), Article)


@given(st.text(st.characters(), max_size=200) | soups)
def test_any_text_can_be_stored(source: str) -> None:
    for article in (newsparse.parse_html(source), newsparse.parse_text(source)):
        stored = article.to_json().encode("utf-8")
        assert Article.from_json(stored.decode("utf-8")) == article


@pytest.mark.parametrize("reference", ["&#1;", "&#x7f;", "&#xFFFE;", "&#xFDD0;"])
def test_what_cannot_be_shown_stands_in_no_block(reference: str) -> None:
    texts = [label.block.text for label in newsparse.parse_html(f"<p>One{reference}two</p>").labels]

    assert texts == [printable(text)[0] for text in texts]


@given(st.binary(max_size=60), st.integers(0, len(RICH.encode())))
def test_a_page_with_bytes_of_another_file_in_it(noise: bytes, at: int) -> None:
    page = RICH.encode()

    assert isinstance(newsparse.parse_html(page[:at] + noise + page[at:]), Article)


@given(st.integers(0, len(RICH.encode())))
def test_a_page_cut_off_anywhere(at: int) -> None:
    assert isinstance(newsparse.parse_html(RICH.encode()[:at]), Article)


NO_PAGES = [None, 1, 1.5, True, [], ["<p>a</p>"], {}, object(), ("a",), Article]


@pytest.mark.parametrize("source", NO_PAGES, ids=repr)
def test_what_is_no_page(source: Any) -> None:
    kind = type(source).__name__
    for page_reader in (newsparse.parse_html, newsparse.read_html):
        with pytest.raises(InputError, match=rf"bytes, str, BeautifulSoup or Tag, not {kind}"):
            page_reader(source)
    for text_reader in (newsparse.parse_text, newsparse.read_text):
        with pytest.raises(InputError, match=rf"flattened text is a str, not {kind}"):
            text_reader(source)


def test_bytes_are_no_flattened_text() -> None:
    with pytest.raises(InputError, match="decode"):
        newsparse.parse_text(b"Some text")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["url", "language"])
@pytest.mark.parametrize("value", [1, b"en", ["en"], object()], ids=repr)
def test_address_and_language_are_strings(name: str, value: Any) -> None:
    readers: tuple[Any, ...] = (newsparse.parse_html, newsparse.read_html, newsparse.parse_text, newsparse.read_text)
    for read in readers:
        with pytest.raises(InputError, match=rf"{name} is a str or None, not {type(value).__name__}"):
            read("<p>A page</p>", **{name: value})


@given(st.text(max_size=40), st.text(max_size=20))
def test_any_address_and_language(url: str, language: str) -> None:
    article = newsparse.parse_html(RICH, url=url, language=language)

    assert article.url is None or article.url.startswith(("http://", "https://"))
    assert article.text
