"""Two other extractors, as functions that newsparse's laws can be tried on."""

import readability
import trafilatura
from lxml import html

from newsparse.testing import Extraction


def by_trafilatura(source: bytes | str) -> Extraction:
    """What trafilatura reads of a page; it gives metadata too, and calls what it does not find `None`."""
    document = trafilatura.bare_extraction(source, with_metadata=True)
    if document is None:
        return Extraction(text="")
    authors = document.author.split("; ") if document.author else []
    return Extraction(
        text=document.text or "", headline=document.title or "", authors=authors, published=document.date or ""
    )


BLOCKS = ("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "figure", "figcaption", "tr", "td")


def by_readability(source: bytes | str) -> Extraction:
    """What readability-lxml reads of a page: its mark-up, which is made text here, and a title."""
    document = readability.Document(source)
    summary = document.summary(html_partial=True)
    tree = html.fromstring(summary)
    for element in tree.iter(*BLOCKS):
        element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    return Extraction(text=tree.text_content(), headline=document.short_title(), html=summary)


PARSERS = {"trafilatura": by_trafilatura, "readability-lxml": by_readability}
