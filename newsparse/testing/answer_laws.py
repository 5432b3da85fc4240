"""The laws about the parser's answers themselves: that there is one, that it is always the same, that it can be stored."""

from html import escape
from typing import Any

from newsparse.testing.extraction import Extraction, ParserError, Reader
from newsparse.testing.findings import Finding, Inapplicable, Violation
from newsparse.testing.page_laws import difference
from newsparse.testing.truth import Page


def no_exception(reader: Reader, data: bytes) -> Finding:
    """Any bytes, also those of a page with pieces missing, give an answer and no exception."""
    try:
        reader.read_html(data)
    except ParserError as error:
        return Violation("an answer, be it an empty one", str(error), data)
    return None


def deterministic(reader: Reader, page: Page) -> Finding:
    """The same page gives the same answer, whatever was read in between."""
    first = reader.read_html(page.source)
    reader.read_html(page.render(noise=()).source)
    second = reader.read_html(page.source)
    if first == second:
        return None
    expected, came = difference(first, second) or (_shown(first), _shown(second))
    return Violation(expected, came, page.source, "read a second time, after another page")


def _shown(extraction: Extraction) -> str:
    """What two extractions may differ in whose article is the same."""
    return f"dropped {extraction.dropped}, ledger {extraction.ledger}, html {extraction.html!r}"


def idempotent(reader: Reader, page: Page) -> Finding:
    """The article, written as a page of its own and read again, is the same article."""
    first = reader.read_html(page.source)
    again = _page_of(first)
    if again is None:
        return Inapplicable("the parser gives neither html nor paragraphs that a page could be made of", parser=True)
    if not first.text:
        return Inapplicable("the parser found no text")
    parted = difference(_core(first), _core(reader.read_html(again)))
    return (
        None if parted is None else Violation(*parted, again, "the page is the article that was read, written as HTML")
    )


def _core(extraction: Extraction) -> Extraction:
    """What an article keeps that is written as the plainest page."""
    return Extraction(text=extraction.text, paragraphs=extraction.paragraphs)


def _page_of(extraction: Extraction) -> str | None:
    """A page that holds an article and nothing else; `None` where there is nothing to make one of."""
    if extraction.html is not None:
        body = extraction.html
    elif extraction.paragraphs is not None:
        body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in extraction.paragraphs)
    else:
        return None
    if "<body" in body:
        return body
    title = escape(extraction.headline or "")
    head = f'<meta charset="utf-8"><title>{title}</title>'
    heading = f"<h1>{title}</h1>" if title and "<h1" not in body else ""
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{heading}{body}</article></body></html>"


def round_trip(reader: Reader, page: Page) -> Finding:
    """What the parser's own object is stored as gives the same object back."""
    result: Any = reader.read_html(page.source).result
    kind = type(result)
    ways = [way for way in ("dict", "json") if hasattr(kind, f"to_{way}") and hasattr(kind, f"from_{way}")]
    if not ways:
        return Inapplicable(
            "the parser's result has neither to_dict and from_dict nor to_json and from_json", parser=True
        )
    for way in ways:
        stored = getattr(result, f"to_{way}")()
        back = getattr(kind, f"from_{way}")(stored)
        if back != result:
            return Violation(repr(result), repr(back), page.source, f"to_{way} and from_{way}")
    return None
