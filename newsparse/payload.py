"""The article's text in a page's scripts, for pages that a script fills in: read by shape, not by framework.

`__NEXT_DATA__`, React's flight data, Apollo's cache and the like differ in everything but this: the text stands in them in
string literals of JSON, those of one text near one another. So runs of literals are what is looked for, and the one with
the most prose about what the page says it is about; other texts of the page's system stand in its scripts too.
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
_TAG = re.compile(r"<[^>]{0,2000}>")
_CODE = re.compile(r"[{};=]\s|=>|https?://\S+$|^[./#]")
# What two texts have in common: words of some length, pairs of characters where spaces part no words.
_WORD = re.compile(
    "[^\\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4,}|(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}))"
)
# How JSON in a string begins; React's flight data number their lines.
_DATA = re.compile(r"\s*(?:\w{1,8}:)?[\[{]")
# Literals within literals deeper than this are not read.
_DEEPEST = 3
# The shortest literal that is looked at; the shortest paragraph and the least prose that is an article's, in Latin letters.
_LITERAL_LEAST, _PARAGRAPH, _ARTICLE = 15, 40.0, 300.0
# What stands between two literals of one text at most: the names and marks of an element.
_BETWEEN = 1000
# So much of the page's own words about itself is in the beginning of its article.
_SHARED, _BEGINNING = 0.25, 3000


@attrs.frozen
class Payload:
    """What the scripts hold of an article: mark-up, or paragraphs of plain text."""

    markup: str | None = None
    """A piece of HTML; `None` where the text is plain."""
    paragraphs: tuple[str, ...] = ()
    """Plain paragraphs, in the script's order; empty where there is mark-up."""


def read_payload(scripts: Sequence[str], about: str = "") -> Payload | None:
    """The text that `scripts` hold of the article that is `about` this: its headline, say.

    `None` where they hold no prose of some length about that. Any long prose will do where `about` has no words.
    """
    wanted = _words(about)
    best, most = None, 0.0
    for script in scripts:
        for payload in _payloads(_unrepeated(_literals(script, 0, 0))):
            prose = _prose(payload)
            told = len(wanted & _words(prose[:_BEGINNING])) / len(wanted) if wanted else 1.0
            size = weight(prose)
            if size >= _ARTICLE and told >= _SHARED and size * told > most:
                best, most = payload, size * told
    return best


def _payloads(literals: Sequence[tuple[int, int, str]]) -> Iterator[Payload]:
    """What each run of literals may be: the mark-up in it, and its plain lines."""
    for run in _runs([literal for literal in literals if _MARKUP.search(literal[2])]):
        yield Payload(markup="\n".join(run))
    lines = [(start, end, text) for start, end, text in literals if not _MARKUP.search(text)]
    for run in _runs([(start, end, text) for start, end, text in lines if _paragraphs(text)]):
        yield Payload(paragraphs=tuple(line for text in run for line in _paragraphs(text)))


def _runs(literals: Sequence[tuple[int, int, str]]) -> Iterator[list[str]]:
    """The literals that stand near one another."""
    run: list[str] = []
    last = 0
    for start, end, text in literals:
        if run and start - last > _BETWEEN:
            yield run
            run = []
        run.append(text)
        last = end
    if run:
        yield run


def _unrepeated(literals: Iterator[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Each text where it stands first: systems keep some twice."""
    first: dict[str, tuple[int, int, str]] = {}
    for literal in literals:
        first.setdefault(literal[2], literal)
    return list(first.values())


def _literals(source: str, depth: int, at: int) -> Iterator[tuple[int, int, str]]:
    """The strings that stand in a script, and those in them, with where they begin and end, about."""
    for match in _LITERAL.finditer(source):
        if len(match[1]) < _LITERAL_LEAST:
            continue
        text = _decoded(match[0])
        if text is None:
            continue
        if depth < _DEEPEST and '"' in text and _DATA.match(text):
            yield from _literals(text, depth + 1, at + match.start())
        else:
            yield at + match.start(), at + match.end(), text


def _decoded(literal: str) -> str | None:
    try:
        text = json.loads(literal, strict=False)
    except ValueError:
        return None
    return printable(text)[0]


def _paragraphs(text: str) -> list[str]:
    """The lines of a plain text that are prose."""
    return [line for line in map(fold, html.unescape(text).split("\n")) if _is_prose(line)]


def _is_prose(line: str) -> bool:
    parted = " " in line or not line.isascii()  # spaces part no words in some scripts
    return parted and ends_sentence(line) and weight(line) >= _PARAGRAPH and not _CODE.search(line)


def _words(text: str) -> set[str]:
    return {match[1] or match[0] for match in _WORD.finditer(text.casefold())}


def _prose(payload: Payload) -> str:
    return "\n".join(payload.paragraphs) if payload.markup is None else _TAG.sub(" ", payload.markup)
