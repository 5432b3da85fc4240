"""The headline as printed, out of all that a page gives as one: its own line, and the claims of its head.

Each text is a vote. Texts of the same words are one candidate; one that is another and the site's name or a section counts
for the other, and so does one that was cut short. The line on the page weighs most, but not more than all the others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from newsparse.document import Block, Claim, Document, Field, Source
from newsparse.text import fold
from newsparse.title_names import (
    BETWEEN,
    FEWEST_WORDS,
    LONGEST,
    LONGEST_NAME,
    letters_of,
    names_of_site,
    site_piece,
    without_names,
    words_of,
)

_WORD = re.compile(r"\w+")
_BAR = re.compile(r" (?:[·•»«›*]|::) |[|｜ㅣ]")
_DASHES = tuple(":-–—－/")
_AROUND = " :-–—－|｜ㅣ·•»«›*/"
# What may end or begin a headline beside words.
_CLOSING, _OPENING = "?!.…\"'“”’»)]？！。」』】）》", "\"'“”‘„«([¿¡「『【（《"
_ELLIPSES = ("…", "...")
_SHORTEST_WHOLE = 20
# A line that shows the site's name, alone or behind a copyright sign; and how long that name is.
_SHORTEST_SIGN, _LONGEST_SIGN = 4, 100
# How much a text counts by where it stands. A heading is what a reader sees; another line was only taken for the headline.
_MAIN_HEADING, _HEADING, _LINE = 3.75, 1.5, 0.5
_WEIGHTS = {
    Source.JSON_LD: 2.5,
    Source.OPEN_GRAPH: 1.5,
    Source.MICRODATA: 2.0,
    Source.META: 1.0,
    Source.TITLE: 1.0,
}
# `name` in JSON-LD is most often the page's, and a copy of `<title>`.
_NAME = 0.1
# A vote against what the page calls another headline, beside the one that it calls the headline.
_ALTERNATIVE = 2.0
# How far under a main heading the heading that is displayed as the headline may stand, in blocks.
_BELOW = 3
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


@attrs.frozen
class Titles:
    """What the titles of a page come to."""

    headline: str | None = None
    """As printed, on one line, without the site's name or a section; `None` where the page has none."""
    kicker: str | None = None
    """What stands before the headline in the same heading; `None` where nothing does."""
    alternatives: tuple[str, ...] = ()
    """Other headlines that the page gives itself, in other words; best first."""
    site_name: str | None = None
    """What stands after the headline in `<title>`, as the site's name does; `None` where nothing does."""


@attrs.define
class _Candidate:
    """Texts of the same words."""

    words: tuple[str, ...]
    text: str
    """The best of them, as it stood."""
    weight: float
    printed: bool = False
    """Whether it is the line on the page."""
    heading: bool = False
    """Whether that line is a heading."""
    named: bool = False
    """Whether a text had a name after it, which is gone."""
    titled: bool = False
    """Whether nothing but `<title>` says it."""
    alternative: bool = False
    """Whether the page calls it another headline."""


def read_titles(document: Document, block: Block | None) -> Titles:
    """The headline and what stands around it. `block` is the one found to be the headline, where there is one."""
    if block is not None:
        block = displayed_headline(document, block)
    names = names_of_site(document)
    candidates = _candidates(document, block, names)
    if not candidates:  # nothing has a word in it
        return Titles(fold(block.text) if block is not None else None)
    kickers = _settle(candidates)
    best = max(candidates, key=lambda candidate: (candidate.weight, not candidate.alternative))
    headline = _title_alone(best.text) if best.titled else fold(best.text)
    return Titles(
        headline,
        kickers.get(best.words),
        tuple(_alternatives(document, best, candidates, names)),
        site_piece(document, words_of(headline)),
    )


def displayed_headline(document: Document, block: Block) -> Block:
    """`block`, or the heading right under it where the page names that one as the headline.

    Some pages write their main heading for search engines, and under it, as a heading of the second rank, the headline that
    they print and share.
    """
    if block.tag != "h1":
        return block
    claims = [
        words
        for claim in document.metadata.of(Field.HEADLINE, Source.OPEN_GRAPH, Source.MICRODATA, Source.JSON_LD)
        if _is_whole(claim.raw) and (words := words_of(claim.raw))
    ]
    own = words_of(block.text)
    for below in document.blocks[block.index + 1 : block.index + 1 + _BELOW]:
        if below.tag == "h2" and not below.hidden and (words := words_of(below.text)) != own and words in claims:
            return below
    return block


# --- candidates --------------------------------------------------------------------------------------------------------


def _candidates(document: Document, block: Block | None, names: frozenset[str]) -> list[_Candidate]:
    found: dict[tuple[str, ...], _Candidate] = {}
    if block is not None:
        text = _line(document, block, names)
        weight = _line_weight(document, block)
        found[words_of(text)] = _Candidate(words_of(text), text, weight, printed=True, heading=weight > _LINE)
    for claim, weight in _claims(document):
        raw = claim.raw[:LONGEST]
        text = raw if words_of(raw) in found else without_names(raw, names)
        words = words_of(text)
        candidate = found.get(words) or (_printed_in(words, found) if claim.source is Source.TITLE else None)
        if candidate is None:
            candidate = found[words] = _Candidate(words, text, 0.0, titled=claim.source is Source.TITLE)
        elif claim.source is not Source.TITLE:
            candidate.titled = False
        candidate.weight += weight
        candidate.named |= len(text) < len(raw)
    for claim in document.metadata.of(Field.ALTERNATIVE_HEADLINE):
        called = found.get(words_of(claim.raw))
        # What is displayed below a heading for search engines is another headline only to them.
        if called is not None and not (called.printed and block is not None and block.tag == "h2"):
            called.weight -= _ALTERNATIVE
            called.alternative = True
    found.pop((), None)
    return list(found.values())


def _line(document: Document, block: Block, names: frozenset[str]) -> str:
    """The line of the headline; of the page's title, which may stand first in a flattened text, without the site's name."""
    text = block.text[:LONGEST]
    if not document.settings or block.index:
        return text
    text = max(_BAR.split(text), key=len).strip(_AROUND)
    pieces = {letters_of(piece) for piece in BETWEEN.split(text) if piece.count(" ") < LONGEST_NAME}
    others = [letters_of(other.text) for other in document.blocks[1:] if len(other.text) < _LONGEST_SIGN]
    shown = {piece for piece in pieces if len(piece) >= _SHORTEST_SIGN and any(piece in other for other in others)}
    return without_names(text, names | shown)


def _printed_in(words: tuple[str, ...], found: Mapping[tuple[str, ...], _Candidate]) -> _Candidate | None:
    """The page's own line, where a title begins or ends with it: what it has besides is a name."""
    for line, candidate in found.items():
        if candidate.printed and len(line) > FEWEST_WORDS and line in (words[: len(line)], words[-len(line) :]):
            return candidate
    return None


def _line_weight(document: Document, block: Block) -> float:
    tags = {document.outline.tags[element] for element in document.outline.ancestors(block.element)}
    above = document.blocks[max(0, block.index - _BELOW) : block.index]
    if "h1" in tags or any(displayed_headline(document, other) is block for other in above):
        return _MAIN_HEADING
    return _HEADING if tags & _HEADINGS else _LINE


def _claims(document: Document) -> Iterator[tuple[Claim, float]]:
    """One claim of each kind, the first, with its weight; the more reliable kinds first."""
    order = tuple(_WEIGHTS)
    kinds: dict[tuple[int, str], Claim] = {}
    for claim in document.metadata.of(Field.HEADLINE):
        kind = claim.key.rpartition(".")[2] if claim.source is Source.JSON_LD else claim.key
        # Of the names that a page has in its head beside those of Open Graph and Twitter one is like the other.
        if claim.source is Source.META and kind != "twitter:title":
            kind = "meta"
        if claim.source in _WEIGHTS:
            kinds.setdefault((order.index(claim.source), kind), claim)
    for (source, kind), claim in sorted(kinds.items()):
        yield claim, _NAME if kind == "name" else _WEIGHTS[order[source]]


# --- choice ------------------------------------------------------------------------------------------------------------


def _settle(candidates: Iterable[_Candidate]) -> dict[tuple[str, ...], str]:
    """Texts that are others with something added, or cut short, give those their votes; the kickers that this finds."""
    kickers = {}
    by_length = sorted(candidates, key=lambda candidate: -len(candidate.text))
    for at, long in enumerate(by_length):
        for short in by_length[at + 1 :]:
            rest = _rest(long, short)
            if rest is None:
                continue
            before, after = rest
            if _is_added(before, after, long, short):
                short.weight, long.weight = short.weight + long.weight, 0.0
                if long.printed and before:
                    kickers[short.words] = fold(before).strip(_AROUND)
                short.printed |= long.printed
                break
            cut = short.text.endswith(_ELLIPSES)
            if after and not short.printed and (cut or long.printed or long.weight >= short.weight):
                long.weight, short.weight = long.weight + short.weight, 0.0
    return kickers


def _rest(long: _Candidate, short: _Candidate) -> tuple[str, str] | None:
    """What `long` has before or after the words of `short`; `None` where it does not begin or end with them."""
    words = short.words
    if short.text.endswith(_ELLIPSES) and words != long.words[: len(words)]:
        words = words[:-1]  # which may be half a word
    size = len(words)
    if not size:
        return None
    if long.words[:size] == words:
        ends = [place.end() for place in _WORD.finditer(long.text)]
        return "", long.text[ends[size - 1] :].lstrip(_CLOSING)
    if long.words[-size:] == words:
        starts = [place.start() for place in _WORD.finditer(long.text)]
        return long.text[: starts[-size]].rstrip(_OPENING), ""
    if long.printed and long.text.endswith(short.text):
        return long.text[: -len(short.text)], ""
    if long.printed and long.text.startswith(short.text) and _is_glued(long.text, len(short.text)):
        return "", long.text[len(short.text) :]
    return None


def _is_glued(text: str, at: int) -> bool:
    """Whether two lines were run together there, as elements are that have no space between them."""
    return text[at - 1 : at].islower() and text[at : at + 1].isupper()


def _is_added(before: str, after: str, long: _Candidate, short: _Candidate) -> bool:
    """Whether what `long` has more than `short` is a kicker, a section or a name, and no part of the headline."""
    rest = before or after
    if "\n" in rest or _BAR.search(rest):
        return True
    if before and (
        before[-1].isalnum() or before[-1] in _CLOSING
    ):  # glued, as elements are that have no space between them
        return True
    if short.heading and not short.alternative and _is_whole(short.text):
        return True
    if after and long.printed and _is_whole(short.text) and _is_glued(long.text, len(short.text)):
        return True
    parted = before.rstrip().endswith(_DASHES) if before else after.lstrip().startswith(_DASHES)
    # Headlines have dashes and colons too: a name beyond decides, or what more of the sources say.
    if long.printed or not parted:
        return parted and short.weight >= long.weight
    return (short.heading and not short.alternative) or long.named or short.weight >= long.weight


def _is_whole(text: str) -> bool:
    """Whether `text` is long enough to be a whole headline. In bytes: scripts that part no words need three a letter."""
    return len(text.encode(errors="replace")) >= _SHORTEST_WHOLE


def _title_alone(text: str) -> str:
    """What `<title>` gives where nothing confirms any of it: the longest of its pieces."""
    longest = max(_BAR.split(text), key=len).strip(_AROUND)
    marks = list(BETWEEN.finditer(longest))
    if marks and len(words_of(longest[marks[-1].end() :])) <= LONGEST_NAME < len(
        words_of(longest[: marks[-1].start()])
    ):
        return longest[: marks[-1].start()].rstrip()
    # A short name may stand first as well: "The Outlet – A headline of some length".
    if marks and len(words_of(longest[: marks[0].start()])) < LONGEST_NAME <= len(words_of(longest[marks[0].end() :])):
        return longest[marks[0].end() :].lstrip()
    return longest


def _alternatives(
    document: Document, best: _Candidate, candidates: Iterable[_Candidate], names: frozenset[str]
) -> Iterator[str]:
    seen = {best.words}
    others = sorted((other for other in candidates if other.weight), key=lambda other: -other.weight)
    texts = [other.text for other in others]
    texts += [claim.raw for claim in document.metadata.of(Field.ALTERNATIVE_HEADLINE)]
    for text in texts:
        words = words_of(text)
        if len(words) < FEWEST_WORDS or words in seen or letters_of(text) in names:
            continue
        seen.add(words)
        yield fold(text)
