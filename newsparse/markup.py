"""HTML to a `Document`: parser events write blocks directly, so no tree exists that anybody could prune.

Events and not a tree because lxml's tree silently ends 256 levels deep and raises on an empty page, and the events do neither.
A `BeautifulSoup` or `Tag` that the caller holds is a second source of the same events.

Text is joined by one rule: inside a block, pieces are joined as they stand and white space is folded; a block-level
element ends a block; one `<br>` is a line feed, two in a row end the block. So no two words are glued and none is split.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lxml import etree

from newsparse.document import Block, Document, Encoding, Image, Outline
from newsparse.head import HeadElement, read_head
from newsparse.names import Markup
from newsparse.text import fold, fold_lines, printable

if TYPE_CHECKING:
    from bs4 import Tag

# How an element takes part in the text; the tables of tags are data.
_INLINE, _BLOCK, _LINK, _BOLD, _BREAK, _IMAGE, _ASIDE, _SKIPPED, _CLAIM = range(9)
_UNKNOWN = -1
# An open element is a list and not an object: a page opens a thousand of them, and this is the innermost loop.
_TAG, _ATTRIBUTES, _NUMBER, _ELEMENT, _CHILDREN, _KIND, _MARK = range(7)

_BLOCKS = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav object ol optgroup option p pre search section select summary
    table tbody td textarea tfoot th thead tr ul
""".split()
_SPECIAL = {
    **dict.fromkeys(_BLOCKS, _BLOCK),
    **dict.fromkeys(("b", "strong"), _BOLD),
    **dict.fromkeys(("img", "amp-img"), _IMAGE),
    # What stands inside is shown only where something else cannot be.
    **dict.fromkeys(("audio", "canvas", "datalist", "noscript", "video"), _ASIDE),
    **dict.fromkeys(("base", "link", "meta"), _CLAIM),
    "a": _LINK,
    "br": _BREAK,
}
# Marks a `<br>` inside a block until the block is whole; where a page's text holds one, it means the same.
_BREAK_MARK = "\N{LINE SEPARATOR}"
# Paths grow with depth; of long ones only the innermost steps stay, or deep nesting would take quadratic memory.
_PATH_LIMIT, _PATH_KEPT = 480, 320
# The text of an element that claims something (itemprop, rel=author): no name, date or title is longer.
_CLAIM_LIMIT = 2000
_NAMING = ("class", "id", "role", "itemprop", "data-testid", "data-component")
_NAMES_LIMIT = 400
_JSON_LD = "ld+json"
# An unknown element inside one of these can only be part of a line.
_PHRASING_ONLY = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
_HIDING_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)


class BlockWriter:
    """A parser target: takes `start`, `data` and `end` events, and has the `Document` when they are over.

    `data` is the list's own `append`: half of all events are text, and most of that is white space.
    """

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self._kinds = _kinds(markup)
        self._parts: list[str] = []
        self.data = self._parts.append
        self._stack: list[list[Any]] = [["", {}, 1, 0, 0, _BLOCK, 0]]
        self._open = [0]  # depths of the open block-level elements
        self._skipping = 0
        self._asides: list[tuple[int, int]] = []  # open hidden inline elements: where in `_parts` they begin, their depth
        self._links = self._bolds = 0
        self._link_mark = self._bold_mark = self._break_mark = 0
        self._link_chars = self._bold_chars = 0
        self._claiming: list[tuple[int, int, int]] = []  # depth, number of blocks, number of parts at the start
        self._hiding: dict[str, bool] = {}
        self._parents, self._tags, self._names, self._paths = [0], [""], [""], [""]
        self._hidden = [False]
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.head: list[HeadElement] = []

    # -- events

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        stack = self._stack
        parent = stack[-1]
        parent[_CHILDREN] += 1
        kind = self._kinds.get(tag, _UNKNOWN)
        frame = [tag, attributes, parent[_CHILDREN], -1, 0, kind, 0]
        stack.append(frame)
        if self._skipping:
            frame[_KIND] = _INLINE
            return
        if kind == _UNKNOWN:
            kind = frame[_KIND] = _INLINE if stack[self._open[-1]][_TAG] in _PHRASING_ONLY else _BLOCK
        if attributes:
            if "itemprop" in attributes or "rel" in attributes or tag == "time":
                if kind == _BLOCK and self._parts:
                    self._flush()
                self._start_claim(kind, tag, attributes)
            if (kind == _INLINE or kind == _LINK or kind == _BOLD) and self._hides(attributes):
                kind = frame[_KIND] = _ASIDE
        if kind == _INLINE:
            return
        if kind == _BLOCK:
            if self._parts:
                self._flush()
            self._open.append(len(stack) - 1)
            if tag == "html":
                self.head.append(HeadElement(tag, attributes, ""))
        else:
            self._start_special(kind, frame)

    def _start_special(self, kind: int, frame: list[Any]) -> None:
        parts = self._parts
        if kind == _LINK:
            self._links += 1
            if self._links == 1:
                self._link_mark = len(parts)
        elif kind == _BOLD:
            self._bolds += 1
            if self._bolds == 1:
                self._bold_mark = len(parts)
        elif kind == _BREAK:
            self._line_break()
        elif kind == _IMAGE:
            self._image(frame[_ATTRIBUTES])
        elif kind == _CLAIM:
            self.head.append(HeadElement(frame[_TAG], frame[_ATTRIBUTES], ""))
        elif kind == _ASIDE:
            self._asides.append((len(parts), len(self._stack) - 1))
        elif frame[_TAG] == "template" and "shadowrootmode" in frame[_ATTRIBUTES]:
            self._flush()
            frame[_KIND] = _BLOCK
            self._open.append(len(self._stack) - 1)
        else:
            self._skipping = 1
            frame[_MARK] = len(parts)

    def end(self, tag: str) -> None:
        """An element closes."""
        stack = self._stack
        if self._claiming and self._claiming[-1][0] == len(stack):
            self._end_claim()
        kind = stack[-1][_KIND]
        if kind == _BLOCK:
            if self._parts:
                self._flush()
            self._open.pop()
        elif kind != _INLINE:
            self._end_special(kind, stack[-1])
        stack.pop()

    def _end_special(self, kind: int, frame: list[Any]) -> None:
        parts = self._parts
        if kind == _LINK:
            self._links -= 1
            if not self._links:
                self._link_chars += len(fold("".join(parts[self._link_mark :])))
        elif kind == _BOLD:
            self._bolds -= 1
            if not self._bolds:
                self._bold_chars += len(fold("".join(parts[self._bold_mark :])))
        elif kind == _ASIDE:
            mark, depth = self._asides.pop()
            self._emit("".join(parts[mark:]), depth, 0, 0)
            del parts[mark:]
        elif kind == _SKIPPED:
            self._skipping = 0
            text = "".join(parts[frame[_MARK] :])
            del parts[frame[_MARK] :]
            if frame[_TAG] == "title" or _JSON_LD in frame[_ATTRIBUTES].get("type", "").lower():
                self.head.append(HeadElement(frame[_TAG], frame[_ATTRIBUTES], text))

    def close(self) -> None:
        """The source is at its end."""
        self._flush()

    # -- text

    def _line_break(self) -> None:
        since = self._parts[self._break_mark :]
        if self._break_mark and (not since or "".join(since).isspace()):
            self._flush()
        else:
            self._parts.append(_BREAK_MARK)
            self._break_mark = len(self._parts)

    def _flush(self) -> None:
        """Makes a block of the text since the last one."""
        parts = self._parts
        if self._links:
            self._link_chars += len(fold("".join(parts[self._link_mark :])))
        if self._bolds:
            self._bold_chars += len(fold("".join(parts[self._bold_mark :])))
        self._link_mark = self._bold_mark = self._break_mark = 0
        depth = self._open[-1]
        if self._asides:
            # A block begins inside a hidden inline element: what stands before that element is seen, and ends here.
            mark, aside = self._asides[0]
            self._emit("".join(parts[:mark]), depth, 0, 0)
            del parts[:mark]
            self._asides = [(0, at) for _, at in self._asides]
            depth = max(depth, aside)
        self._emit("".join(parts), depth, self._link_chars, self._bold_chars)
        parts.clear()
        self._link_chars = self._bold_chars = 0

    def _emit(self, text: str, depth: int, link_chars: int, bold_chars: int) -> None:
        if _BREAK_MARK in text:
            text = fold_lines(" ".join(text.split("\n")).replace(_BREAK_MARK, "\n"))
        else:
            text = fold(text)
        if not text:
            return
        element = self._enter(depth)
        tag, path, hidden = self._tags[element], self._paths[element], self._hidden[element]
        self.blocks.append(Block(len(self.blocks), text, element, tag, path, link_chars, bold_chars, hidden))

    # -- elements

    def _enter(self, depth: int) -> int:
        """The outline's index of the open element at `depth`; it and its ancestors are written there, where they are not yet."""
        stack = self._stack
        at = depth
        while stack[at][_ELEMENT] < 0:
            at -= 1
        element: int = stack[at][_ELEMENT]
        for frame in stack[at + 1 : depth + 1]:
            tag, attributes = frame[_TAG], frame[_ATTRIBUTES]
            path = f"{self._paths[element]}/{tag}[{frame[_NUMBER]}]"
            self._paths.append(path if len(path) < _PATH_LIMIT else "…" + path[-_PATH_KEPT:])
            hidden = self._hidden[element] or frame[_KIND] == _ASIDE
            self._hidden.append(hidden or (bool(attributes) and self._hides(attributes)))
            self._parents.append(element)
            self._tags.append(tag)
            self._names.append(_names(attributes) if attributes else "")
            element = frame[_ELEMENT] = len(self._tags) - 1
        return element

    def _hides(self, attributes: Mapping[str, str]) -> bool:
        if "hidden" in attributes:
            return True
        style = attributes.get("style")
        if style and _HIDING_STYLE.search(style):
            return True
        names = attributes.get("class")
        if not names:
            return False
        known = self._hiding.get(names)
        if known is None:
            known = self._hiding[names] = self._markup.named(names).hidden
        return known

    def _image(self, attributes: Mapping[str, str]) -> None:
        url = _image_url(attributes)
        if url:
            element = self._enter(self._open[-1])
            alt = fold(attributes.get("alt") or "") or None
            size = (_pixels(attributes.get("width")), _pixels(attributes.get("height")))
            self.images.append(Image(len(self.blocks), element, url, alt, *size))

    # -- claims

    def _start_claim(self, kind: int, tag: str, attributes: Mapping[str, str]) -> None:
        if kind != _CLAIM and ("itemprop" in attributes or tag == "time" or "author" in attributes["rel"].lower()):
            self._claiming.append((len(self._stack), len(self.blocks), len(self._parts)))

    def _end_claim(self) -> None:
        _, blocks, parts = self._claiming.pop()
        frame = self._stack[-1]
        whole = [block.text for block in self.blocks[blocks:]]
        rest = self._parts if whole else self._parts[parts:]
        text = fold(" ".join((*whole, "".join(rest)))[:_CLAIM_LIMIT])
        self.head.append(HeadElement(frame[_TAG], frame[_ATTRIBUTES], text))

    def document(self, url: str | None, language: str | None, encoding: Encoding | None) -> Document:
        """What has been read."""
        outline = Outline(tuple(self._parents), tuple(self._tags), tuple(self._names), tuple(self._paths))
        metadata = read_head(self.head)
        return Document(tuple(self.blocks), outline, tuple(self.images), metadata, url, language, encoding)


def read_markup(page: bytes, markup: Markup, url: str | None, language: str | None, encoding: Encoding | None) -> Document:
    """The document of HTML in UTF-8, decoded before and made printable."""
    writer = BlockWriter(markup)
    # Bytes with a stated encoding, because lxml guesses at a `str` and refuses one with an XML declaration.
    # `huge_tree` lifts the limits of depth and of ten million characters, behind which text would be lost silently.
    parser = etree.HTMLParser(target=writer, huge_tree=True, encoding="utf-8")
    parser.feed(page)
    parser.close()
    return writer.document(url, language, encoding)


def read_soup(soup: "Tag", markup: Markup, url: str | None, language: str | None) -> Document:
    """The document of a tree that the caller has parsed with BeautifulSoup; the tree is left as it is."""
    writer = BlockWriter(markup)
    replaced = _play(soup, writer)
    writer.close()
    return writer.document(url, language, Encoding("str", "soup", replaced))


def _play(root: "Tag", writer: BlockWriter) -> int:
    """Walks the tree as a parser would report it; without recursion, since trees may be deep. Counts what was unprintable."""
    from bs4.element import NavigableString, PreformattedString, Tag

    replaced = 0
    pending: list[Any] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            writer.end(node[0])
        elif isinstance(node, Tag):
            if node.name != "[document]":
                writer.start(node.name, _attributes(node))
                pending.append((node.name,))
            pending.extend(reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            text, count = printable(str(node))
            replaced += count
            writer.data(text)
    return replaced


def _attributes(node: "Tag") -> dict[str, str]:
    """Attributes as a parser gives them: BeautifulSoup splits classes into lists."""
    values = ((key, value if isinstance(value, str) else " ".join(value or ())) for key, value in node.attrs.items())
    return {key: printable(value)[0] for key, value in values}


def _kinds(markup: Markup) -> dict[str, int]:
    return {
        **dict.fromkeys(markup.inline, _INLINE),
        **dict.fromkeys(markup.ignored, _SKIPPED),
        **_SPECIAL,
    }


def _names(attributes: Mapping[str, str]) -> str:
    return " ".join([attributes[key] for key in _NAMING if key in attributes])[:_NAMES_LIMIT]


def _image_url(attributes: Mapping[str, str]) -> str | None:
    """Lazy loaders keep the picture's address aside and put a placeholder in `src`."""
    for key in ("data-src", "data-original", "data-lazy-src", "src"):
        url = attributes.get(key, "").strip()
        if url and not url.startswith("data:"):
            return url
    for key in ("data-srcset", "srcset"):
        candidates = attributes.get(key, "").split(",")
        url = candidates[-1].strip().partition(" ")[0]
        if url and not url.startswith("data:"):
            return url
    return None


def _pixels(value: str | None) -> int | None:
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else None
