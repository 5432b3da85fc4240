"""What a reader sees of a page, found without the package: a walk over lxml's own tree with a small table of tags.

It knows nothing of blocks, links or claims. A visible word is what stands between white space, block-level elements and
`<br>`; where an inline element has a name for a part of an article ("byline"), its ends may be ends of words, or not.
What a page hides is not in the flow: it may stand anywhere in the ledger, but all of it must be there.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from newsparse.document import Block
from newsparse.parser import Parser
from newsparse.text import printable

# HTML Living Standard, "phrasing content", and older tags for type. All other tags of HTML begin a new line.
_INLINE = """
    a abbr acronym amp-img b base bdi bdo big blink cite code data del dfn em font i img ins kbd label link mark math meta meter
    nobr output q rb rp rt rtc ruby s samp slot small span strike strong sub sup time tt u var wbr
"""
_BLOCKS = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav object ol optgroup option p pre search section
    select summary table tbody td textarea tfoot th thead tr ul
"""
INLINE, KNOWN_BLOCKS = frozenset(_INLINE.split()), frozenset(_BLOCKS.split())
# Any other tag is unknown: it is part of the line inside a paragraph or heading, and begins a line elsewhere.
LINES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
# Shown only where something else cannot be.
INSTEAD = frozenset(("audio", "canvas", "datalist", "noscript", "video"))
UNSEEN = frozenset(("applet", "area", "iframe", "map", "noembed", "noframes", "script", "style", "svg", "title"))
# Marks inside words that are no part of them, and marks that may be cut from the ends of a block.
_MARKS = dict.fromkeys(map(ord, "\xad\ufeff\u2060\u200b\u200c\u200d\u200e\u200f"))
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Which names hide is data; that a name is looked at is not.
_MARKUP = Parser().markup
# Where a word may end or go on; no page that was made printable holds one.
_EITHER = "\x00"
# Some levels deeper, lxml builds no tree.
DEEPEST = 240


class Seen(NamedTuple):
    """The words of a page."""

    words: list[str]
    """Those that are shown, in order."""
    hidden: Counter[str]
    """Those that are there and not shown."""
    vague: bool = False
    """Whether something hidden breaks a line, so that nobody can say whether the words around it are one or two."""


class _Place(NamedTuple):
    """Where the text inside an element goes."""

    streams: tuple[int, ...]
    """The innermost last; 0 is what is shown, and every hidden element has its own."""
    depth: int
    """How many inline elements around are hidden."""
    line: bool
    """Whether the innermost block-level element is a paragraph or heading."""
    breaks: bool
    """Whether the element is block-level."""
    part: bool = False
    """Whether it is inline and has a name for a part of an article."""


def see(page: bytes) -> Seen | None:
    """The words of a page in UTF-8; `None` where lxml builds no whole tree of it, because it is empty or too deep."""
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8")
    try:
        root = etree.fromstring(page, parser)
    except etree.XMLSyntaxError:
        return None
    if root is None:
        return None
    walk = _Walk()
    # What stands behind `</html>` is a second root.
    for tree in (root, *root.itersiblings()):
        if isinstance(tree.tag, str) and not walk.over(tree):
            return None
    shown, *hidden = (words(["".join(stream)]) for stream in walk.streams)
    return Seen(shown, Counter(word for stream in hidden for word in stream), walk.vague)


def words(texts: Iterable[str]) -> list[str]:
    """The words of texts, without marks that are not seen."""
    found = (word.translate(_MARKS) for text in texts for word in text.split())
    return [word for word in found if word]


def settled(page: Seen, ledger: Seen) -> Seen:
    """`page` with each word that may be one or several as the ledger has it, if that is one of the ways."""
    found: list[str] = []
    for word in page.words:
        rest = ledger.words[len(found) :]
        found += _way(word, rest) if _EITHER in word else [word]
    hidden = Counter[str]()
    for word, count in page.hidden.items():
        pieces = [word.replace(_EITHER, "")]
        if pieces[0] not in ledger.hidden:
            pieces = [piece for piece in word.split(_EITHER) if piece]
        hidden.update(dict.fromkeys(pieces, count))
    return page._replace(words=found, hidden=hidden)


def _way(word: str, rest: list[str]) -> list[str]:
    """The pieces of `word` with which `rest` begins; the whole word where it begins with none."""
    pieces = [piece for piece in word.split(_EITHER) if piece]
    whole = "".join(pieces)
    ends = set(itertools.accumulate(map(len, pieces)))
    taken: list[str] = []
    size = 0
    for other in rest:
        if size == len(whole):
            break
        size += len(other)
        taken.append(other)
        if size not in ends:
            return [whole]
    return taken if "".join(taken) == whole else [whole]


def told(blocks: Iterable[Block]) -> Seen:
    """The words of blocks, as `see` gives those of a page."""
    every = tuple(blocks)
    shown = words(block.text for block in every if not block.hidden)
    return Seen(shown, Counter(words(block.text for block in every if block.hidden)))


class _Walk:
    """Writes the text of trees into streams."""

    def __init__(self) -> None:
        self.streams: list[list[str]] = [[]]
        self.vague = False

    def over(self, root: "etree._Element") -> bool:
        """Goes over a tree; whether it is shallow enough to be whole."""
        open_ = [_Place((0,), depth=0, line=False, breaks=True)]
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walk:
            if event == "start":
                if len(open_) > DEEPEST:
                    return False
                if _is_unseen(node):
                    walk.skip_subtree()
                    open_.append(open_[-1]._replace(breaks=False, part=False))
                    continue
                open_.append(self._enter(node, open_[-1]))
                self._read(open_[-1], node.text)
                continue
            if event == "end":
                closed = open_.pop()
                self._write(open_[-1], " " if closed.breaks else _EITHER if closed.part else "")
            if node is not root:
                self._read(open_[-1], node.tail)
        return True

    def _read(self, place: _Place, text: str | None) -> None:
        """Text of the page, as it can be shown: `&#1;` is a sign that cannot be."""
        self._write(place, printable(text or "")[0])

    def _write(self, place: _Place, text: str) -> None:
        self.streams[place.streams[-1]].append(text)

    def _enter(self, node: "etree._Element", outer: _Place) -> _Place:
        known = node.tag in INLINE or node.tag in INSTEAD or node.tag == "br"
        breaks = not known and (node.tag in KNOWN_BLOCKS or not outer.line)
        if breaks or node.tag == "br":
            for stream in outer.streams:
                self.streams[stream].append(" ")
            self.vague |= outer.depth > breaks
        if node.tag not in INSTEAD and not _hides(node):
            part = not breaks and _is_part(node)
            if part:
                self._write(outer, _EITHER)
            return outer._replace(line=node.tag in LINES if breaks else outer.line, breaks=breaks, part=part)
        self.streams.append([])
        inside = (*outer.streams, len(self.streams) - 1)
        return _Place(inside, outer.depth + (not breaks), node.tag in LINES if breaks else outer.line, breaks)


def _is_unseen(node: "etree._Element") -> bool:
    return node.tag in UNSEEN or (node.tag == "template" and "shadowrootmode" not in node.attrib)


def _is_part(node: "etree._Element") -> bool:
    names = node.get("class")
    return bool(names) and _MARKUP.named(str(names)).role is not None


def _hides(node: "etree._Element") -> bool:
    if "hidden" in node.attrib or _HIDES.search(node.get("style") or ""):
        return True
    names = node.get("class")
    return bool(names) and _MARKUP.named(str(names)).hidden
