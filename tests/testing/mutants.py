"""Parsers that are broken on purpose, one for each law: newsparse with one fault."""

import re
from collections.abc import Callable
from typing import Any

import attrs

import newsparse
from newsparse.testing import Extraction, Reader
from newsparse.testing.extraction import extraction_of

Parse = Callable[[Any], Extraction]


def read(source: Any) -> Extraction:
    """What newsparse says, as an extraction."""
    return extraction_of(newsparse.parse_html(source))


def _changed(change: Callable[[Extraction], Extraction]) -> Parse:
    return lambda source: change(read(source))


def _text(change: Callable[[list[str]], str]) -> Parse:
    """newsparse with its text made anew from the lines of it."""
    return _changed(lambda found: attrs.evolve(found, text=change(found.text.split("\n\n"))))


def _looks_at(mark: str) -> Parse:
    """A parser that reads another headline where the page's source has something in it that no reader sees."""

    def parse(source: Any) -> Extraction:
        text = source if isinstance(source, str) else source.decode("utf-8", "replace")
        found = read(source)
        return attrs.evolve(found, headline=f"{found.headline} {len(re.findall(mark, text))}")

    return parse


def _forgetful() -> Parse:
    """A parser that remembers how many pages it has read."""
    read_before: list[object] = []

    def parse(source: Any) -> Extraction:
        read_before.append(None)
        return attrs.evolve(read(source), headline=f"Page {len(read_before)}")

    return parse


class Lossy:
    """A result that does not come back whole from its data."""

    def __init__(self, words: int) -> None:
        self.words = words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lossy) and other.words == self.words

    __hash__ = None  # type: ignore[assignment]

    def to_dict(self) -> dict[str, int]:
        return {}

    @classmethod
    def from_dict(cls, data: dict[str, int]) -> "Lossy":
        return cls(data.get("words", 0))


def _strict(source: Any) -> Extraction:
    if isinstance(source, bytes):
        source.decode("utf-8")
    return read(source)


def _latin(source: Any) -> Extraction:
    return read(source.decode("latin-1") if isinstance(source, bytes) else source)


def _bare(text: str) -> str:
    return " ".join(reversed(newsparse.parse_text(text).text.split()))


MUTANTS: dict[str, object] = {
    "no_exception": _strict,
    "deterministic": _forgetful(),
    "round_trip": _changed(lambda found: attrs.evolve(found, result=Lossy(len(found.text)))),
    "idempotent": _changed(lambda found: attrs.evolve(found, html=(found.html or "").replace("<p>", "<p>Again: "))),
    "body_kept": _text(lambda lines: "\n\n".join(lines[:-1])),
    "body_in_order": _text(lambda lines: "\n\n".join(reversed(lines))),
    "no_glue": _text("".join),
    "no_split": _text(lambda lines: re.sub(r"(\w\w)(\w)", r"\1 \2", "\n\n".join(lines))),
    "no_duplication": _text(lambda lines: "\n\n".join(lines + lines)),
    "noise_not_kept": _changed(lambda found: attrs.evolve(found, text="\n".join([found.text, *(found.dropped or ())]))),
    "nothing_lost": _changed(lambda found: attrs.evolve(found, ledger=(found.ledger or ())[:-1])),
    "headline_found": _changed(lambda found: attrs.evolve(found, headline=f"{found.headline} | The Quay")),
    "authors_named": _changed(lambda found: attrs.evolve(found, authors=("News Desk",))),
    "day_of_publication": _changed(lambda found: attrs.evolve(found, published="2001-01-01")),
    "paragraphs_whole": _changed(lambda found: attrs.evolve(found, paragraphs=[" ".join(found.paragraphs or ())])),
    "noise_invariant": _changed(lambda found: attrs.evolve(found, authors=found.dropped)),
    "wrapper_invariant": _looks_at("<div>"),
    "attribute_invariant": _looks_at('="'),
    "attribute_order": _looks_at("<(meta|img|a|html|div) (content|alt|href|dir|class)="),
    "spelling_invariant": _looks_at("</?[a-z]|'"),
    "white_space_invariant": _looks_at("[.!?।。؟] "),
    "comment_invariant": _looks_at("<!--"),
    "word_break_invariant": _looks_at("<wbr>|&shy;|<b></b>|<span></span>|<!-- -->|&#8288;"),
    "emphasis_invariant": _looks_at("</(b|span|em|font)>"),
    "encoding_invariant": _latin,
    "forms_agree": Reader(html=newsparse.parse_html, text=_bare),
}
