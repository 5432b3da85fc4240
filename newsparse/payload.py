"""The article's text in a page's scripts, for pages that a script fills in: read by shape, not by framework.

`__NEXT_DATA__`, React's flight data, Apollo's cache and the like differ in everything but this: the text stands in them in
string literals of JSON. So literals are what is looked for, and the script whose literals hold the most prose is the one.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence

import attrs

from newsparse.survey import ends_sentence
from newsparse.text import fold, printable, weight

# A literal of JSON; possessive, so that no text makes it try twice.
_LITERAL = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_MARKUP = re.compile(r"<p[\s>]|<br\s*/?>|</p>", re.IGNORECASE)
_CODE = re.compile(r"[{};=]\s|=>|https?://\S+$|^[./#]")
# Literals within literals deeper than this are not read.
_DEEPEST = 3
# The shortest literal that may be a paragraph, and the least prose that is an article's, in Latin letters.
_PARAGRAPH, _ARTICLE = 40, 300.0


@attrs.frozen
class Payload:
    """What the scripts hold of an article: mark-up, or paragraphs of plain text."""

    markup: str | None = None
    """A piece of HTML; `None` where the text is plain."""
    paragraphs: tuple[str, ...] = ()
    """Plain paragraphs, in the script's order; empty where there is mark-up."""


def read_payload(scripts: Sequence[str]) -> Payload | None:
    """The text of the article that `scripts` hold; `None` where they hold no prose of some length."""
    best, most = None, _ARTICLE
    for script in scripts:
        texts = list(dict.fromkeys(_texts(script, 0)))
        for payload in (_marked_up(texts), _plain(texts)):
            prose = _weight(payload)
            if prose > most:
                best, most = payload, prose
    return best


def _texts(source: str, depth: int) -> Iterator[str]:
    """The strings that stand in a script, and those in them."""
    for match in _LITERAL.finditer(source):
        if len(match[1]) < _PARAGRAPH:
            continue
        text = _decoded(match[0])
        if text is None:
            continue
        if depth < _DEEPEST and '"' in text and not _MARKUP.search(text):
            yield from _texts(text, depth + 1)
        else:
            yield text


def _decoded(literal: str) -> str | None:
    try:
        text = json.loads(literal, strict=False)
    except ValueError:
        return None
    return printable(text)[0]


def _marked_up(texts: Sequence[str]) -> Payload:
    """The longest piece of mark-up."""
    return Payload(markup=max((text for text in texts if _MARKUP.search(text)), key=len, default=None))


def _plain(texts: Sequence[str]) -> Payload:
    lines = (line for text in texts if not _MARKUP.search(text) for line in html.unescape(text).split("\n"))
    folded = map(fold, lines)
    return Payload(paragraphs=tuple(text for text in folded if _is_prose(text)))


def _is_prose(text: str) -> bool:
    return len(text) >= _PARAGRAPH and " " in text and ends_sentence(text) and not _CODE.search(text)


def _weight(payload: Payload) -> float:
    if payload.markup is not None:
        return weight(re.sub(r"<[^>]{0,2000}>", " ", payload.markup))
    return sum(map(weight, payload.paragraphs))
