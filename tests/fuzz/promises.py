"""What every answer keeps, whatever the input was. Fuzz targets and tests of hostile input hold it against `kept`.

Raises `AssertionError` with the broken promise in words; any other exception is a broken promise too.
"""

import json
import re
from collections.abc import Iterator

import newsparse
from newsparse.article import Article
from newsparse.document import Block
from newsparse.parts import Embed, Figure, Origin
from newsparse.text import Span, printable
from newsparse.urls import relative_url

_WEB = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)
_LINK = re.compile(r"(?<!\\)\]\(([^)]*)\)")


def kept(article: Article) -> None:
    """Raises `AssertionError` where `article` breaks a promise."""
    assert article.evidence, "an outcome has its evidence"
    _strings(article)
    _addresses(article)
    _ledger(article)
    _exports(article)
    assert Article.from_json(article.to_json()) == article, "what is stored can be read again"


def read_html(source: bytes | str) -> Article:
    """The article of any page, its promises kept, and the same when read again."""
    article = newsparse.parse_html(source, url="https://news.example/2024/story")
    kept(article)
    assert newsparse.parse_html(source, url="https://news.example/2024/story") == article, (
        "the same page, the same answer"
    )
    return article


def read_text(text: str) -> Article:
    """The article of any flattened text, its promises kept; places in the source are those of the text."""
    article = newsparse.parse_text(text)
    kept(article)
    shown = printable(text)[0]
    for label in article.labels:
        source = label.block.source
        assert source is not None, "a block of flattened text has its place"
        assert shown[source.start : source.end] == source.text, "the place of a block is where its text stands"
    return article


def values(thing: object) -> Iterator[object]:
    """`thing` and everything in it, without recursion."""
    pending = [thing]
    while pending:
        one = pending.pop()
        yield one
        if isinstance(one, tuple | list):
            pending.extend(one)
        elif isinstance(one, dict):
            pending.extend((*one, *one.values()))
        else:
            pending.extend(getattr(one, field.name) for field in getattr(type(one), "__attrs_attrs__", ()))


def _strings(article: Article) -> None:
    for value in values(article):
        if isinstance(value, str):
            assert printable(value)[1] == 0, f"no control character, no lone surrogate: {value[:80]!r}"
        elif isinstance(value, Span) and not isinstance(value, Block):
            assert value.start <= value.end, "a span has a beginning and an end"
    spans = [value for value in values((article.quotes, article.dateline, article.body)) if isinstance(value, Span)]
    for span in spans:
        assert article.text[span.start : span.end] == span.text, "a span is a piece of the text"


def _addresses(article: Article) -> None:
    for part in article.body:
        if isinstance(part, Figure | Embed) and part.url is not None:
            assert _WEB.match(part.url) or relative_url(part.url) == part.url, f"no web address: {part.url[:80]!r}"
    data = article.to_jsonld()
    told = [
        article.url,
        data.get("url"),
        data.get("mainEntityOfPage"),
        *(image["url"] for image in data.get("image", ())),
    ]
    for address in told:
        assert address is None or _WEB.match(address), f"no web address: {address[:80]!r}"


def _ledger(article: Article) -> None:
    assert [label.block.index for label in article.labels] == list(range(len(article.labels))), "a label for each block"
    for value in values(article.body):
        if isinstance(value, Origin):
            assert all(0 <= at < len(article.labels) for at in value.blocks), "parts are made of blocks of the page"


def _exports(article: Article) -> None:
    markdown = article.to_markdown()
    markdown.encode()
    for address in _LINK.findall(markdown):
        assert _WEB.match(address) or not address, f"no link to anything but a page: {address[:80]!r}"
    script = article.to_jsonld_script()
    inside = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029"), "nothing in the script ends it"
    assert json.loads(inside) == article.to_jsonld(), "the script is the data"
