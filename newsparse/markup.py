"""HTML to a `Document`: parser events write blocks directly, so no tree exists that anybody could prune.

Events and not a tree because lxml's tree silently ends 256 levels deep and raises on an empty page, and the events do neither.
A `BeautifulSoup` or `Tag` that the caller holds is a second source of the same events (soup.py).

Text is joined by one rule: inside a block, pieces are joined as they stand and white space is folded; a block-level
element ends a block; one `<br>` is a line feed, two in a row end the block. So no two words are glued and none is split.
"""

import re
from collections.abc import Mapping
from typing import Any

import attrs

from newsparse.document import Block, Document, Embedded, Encoding, Image, Outline
from newsparse.elements import (
    ASIDE,
    ATTRIBUTES,
    BLOCK,
    BOLD,
    BREAK,
    CAPTIONED,
    CHILDREN,
    CLAIM,
    ELEMENT,
    HOME,
    IMAGE,
    INLINE,
    KIND,
    LINK,
    PARENT,
    PHRASING_ONLY,
    ROOT,
    SKIPPED,
    SOURCE,
    TAG,
    Frame,
    item_type,
    kinds_of,
    link_of,
    names_of,
    picture_of,
    pixels,
)
from newsparse.embeds import embed_table
from newsparse.head import HeadElement, read_head
from newsparse.labels import Role
from newsparse.limits import Limits
from newsparse.names import Markup
from newsparse.text import fold, fold_lines, printable
from newsparse.urls import image_address

# Marks a `<br>` inside a block until the block is whole; where a page's text holds one, it means the same.
_BREAK_MARK = "\N{LINE SEPARATOR}"
# Paths grow with depth; of long ones only the innermost steps stay, or deep nesting would take quadratic memory.
_PATH_LIMIT, _PATH_KEPT = 480, 320
# The text of an element that claims something (itemprop, rel=author): no name, date or title is longer.
_CLAIM_LIMIT = 2000
_JSON_LD = "ld+json"
# A bold line of this length before a `<br>` is a heading run into its paragraph.
_RUN_IN = 140
# So many pieces of text are more than white space between tags.
_MANY = 100
# A script shorter than this holds no article.
_SHORTEST_SCRIPT = 400
_HIDING_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)

# Text, the outline's index of its element, characters in links, characters in bold type.
_Row = tuple[str, int, int, int]


class BlockWriter:
    """A parser target: takes `start`, `data` and `end` events, and has the `Document` when they are over.

    `data` is the list's own `append`: half of all events are text, and most of that is white space. What every element
    needs is written out in `start` and `end`; a call of a method costs as much as all the rest of them.
    """

    # An object with more than thirty attributes keeps them in a dictionary, which takes longer to read and write.
    __slots__ = (
        "_asides",
        "_beyond",
        "_bold_chars",
        "_bold_lead",
        "_bold_mark",
        "_bolds",
        "_break_mark",
        "_claiming",
        "_elements",
        "_embeds",
        "_flushes",
        "_hiding",
        "_images",
        "_joined",
        "_kinds",
        "_leads",
        "_limits",
        "_link_chars",
        "_link_mark",
        "_links",
        "_longest",
        "_most",
        "_named",
        "_parents",
        "_parted",
        "_parts",
        "_picture",
        "_replaced",
        "_rows",
        "_scripts",
        "_shown_elsewhere",
        "_skipped_mark",
        "_skipping",
        "_top",
        "_unseen",
        "data",
        "head",
    )

    def __init__(self, markup: Markup, limits: Limits) -> None:
        self._named = markup.named
        self._kinds = kinds_of(markup)
        self._limits = limits
        self._most, self._longest = limits.blocks, limits.block
        self._beyond = 0  # characters of blocks that are longer
        self._parts: list[str] = []
        self.data = self._parts.append
        root: Frame = ["", {}, 1, 0, 0, BLOCK, None, None]
        root[HOME] = root
        self._top = root  # the innermost open element
        self._skipping = 0
        self._skipped_mark = 0
        # Open hidden inline elements: where in `_parts` they begin, so long as no more blocks have been written.
        self._asides: list[tuple[int, int, Frame]] = []
        self._flushes = 0
        self._replaced = 0  # characters that cannot be shown
        self._links = self._bolds = 0
        self._link_mark = self._bold_mark = self._break_mark = 0
        self._link_chars = self._bold_chars = 0
        self._bold_lead = ""  # the bold text that the block begins with
        self._leads: dict[int, int] = {}  # its length, by the row
        self._claiming: list[tuple[Frame, int, int]] = []  # with the number of blocks and of parts at the start
        # The last `<picture>`, and the address of its first source.
        self._picture: tuple[Frame | None, str] = (None, "")
        self._hiding: dict[str | None, bool] = {None: False}  # by class
        self._parted: dict[str | None, bool] = {None: False}  # likewise
        self._elements: list[Frame] = [root]  # those of the outline
        self._parents = [0]
        self._rows: list[_Row] = []
        self._joined: list[str] = []  # the texts of blocks beyond the limit
        self._images: list[Image] = []
        self._unseen = 0  # pictures beyond the limit
        self._scripts: list[str] = []
        self._shown_elsewhere = embed_table()
        self._embeds: list[tuple[int, Frame, str]] = []
        self.head: list[HeadElement] = []

    # -- events

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        parent = self._top
        number = parent[CHILDREN] = parent[CHILDREN] + 1
        if self._skipping:
            self._top = [tag, attributes, number, -1, 0, INLINE, parent, parent[HOME]]
            return
        kind = self._kinds.get(tag)
        if kind is None:
            kind = INLINE if parent[HOME][TAG] in PHRASING_ONLY else BLOCK
            if tag in self._shown_elsewhere.elements:
                self._embed(parent[HOME], self._shown_elsewhere.address_of(tag, attributes))
        self._top = frame = [tag, attributes, number, -1, 0, kind, parent, parent[HOME]]
        if kind == BLOCK:
            parts = self._parts
            if parts:
                if len(parts) == 1 and parts[0].isspace() and not self._asides:
                    parts.clear()
                    self._link_mark = self._bold_mark = self._break_mark = 0
                else:
                    self._flush()
            frame[HOME] = frame
            if attributes and ("itemprop" in attributes or "rel" in attributes):
                self._start_claim(frame)
            return
        if kind == CLAIM:
            frame[KIND] = INLINE  # nothing is to be done at its end
            self._claim(tag, attributes, parent, "")
            return
        if attributes:
            if "itemprop" in attributes or "rel" in attributes or tag == "time":
                self._start_claim(frame)
            if (
                kind <= BOLD
                and (self._hiding.get(attributes.get("class"), True) or "style" in attributes or "hidden" in attributes)
                and self._hides(attributes)
            ):
                kind = frame[KIND] = ASIDE
            elif (
                kind == INLINE
                and "class" in attributes
                and self._has_role(attributes["class"])
                and self._stands_apart(frame)
            ):
                self._flush()
                frame[KIND] = BLOCK
                frame[HOME] = frame
                return
        if kind == LINK:
            if parent[HOME][TAG] == "blockquote":  # posts end in a link to themselves
                self._embed(parent[HOME], attributes.get("href", ""))
            if not self._links:
                self._link_mark = len(self._parts)
            self._links += 1
        elif kind != INLINE:
            self._start_special(kind, frame)

    def _start_special(self, kind: int, frame: Frame) -> None:
        if kind == SKIPPED and frame[TAG] != "template":
            self._skip(frame)
        elif kind == BOLD:
            if not self._bolds:
                self._bold_mark = len(self._parts)
            self._bolds += 1
        elif kind == IMAGE:
            self._image(frame)
        elif kind == BREAK:
            self._line_break()
        elif kind == SOURCE:
            self._picture_source(frame)
        elif kind == ASIDE:
            self._asides.append((len(self._parts), self._flushes, frame))
        elif kind == ROOT or (frame[TAG] == "template" and "shadowrootmode" in frame[ATTRIBUTES]):
            self._flush()
            frame[KIND] = BLOCK
            frame[HOME] = frame
            if kind == ROOT:
                self._claim(frame[TAG], frame[ATTRIBUTES], frame[PARENT], "")
        else:
            self._skip(frame)

    def _skip(self, frame: Frame) -> None:
        """Leaves out what is inside."""
        if frame[TAG] in self._shown_elsewhere.elements:
            self._embed(frame[HOME], self._shown_elsewhere.address_of(frame[TAG], frame[ATTRIBUTES]))
        self._skipping = 1
        self._skipped_mark = len(self._parts)

    def end(self, _tag: str) -> None:
        """An element closes."""
        frame = self._top
        if self._claiming and self._claiming[-1][0] is frame:
            self._end_claim()
        kind = frame[KIND]
        if kind == BLOCK:
            parts = self._parts
            if parts:
                if len(parts) == 1 and parts[0].isspace() and not self._asides:
                    parts.clear()
                    self._link_mark = self._bold_mark = self._break_mark = 0
                else:
                    self._flush()
            frame[HOME] = None  # which was itself: only the collector would free a circle
        elif kind == LINK:
            self._links -= 1
            if not self._links:
                self._link_chars += _length(self._parts, self._link_mark)
        elif kind != INLINE:
            self._end_special(kind, frame)
        self._top = frame[PARENT]

    def _end_special(self, kind: int, frame: Frame) -> None:
        parts = self._parts
        if kind == BOLD:
            self._bolds -= 1
            if not self._bolds:
                if not (self._bold_chars or self._link_chars or self._links or self._asides) and self._bold_mark <= 1:
                    self._bold_lead = "".join(parts) if not self._bold_mark or parts[0].isspace() else ""
                self._bold_chars += _length(parts, self._bold_mark)
        elif kind == ASIDE:
            mark, flushes, _ = self._asides.pop()
            mark = mark if flushes == self._flushes else 0
            self._emit("".join(parts[mark:]), frame, 0, 0)
            del parts[mark:]
        elif kind == SKIPPED:
            self._skipping = 0
            text = "".join(parts[self._skipped_mark :])
            del parts[self._skipped_mark :]
            if frame[TAG] == "title" or _JSON_LD in frame[ATTRIBUTES].get("type", "").lower():
                self.head.append(HeadElement(frame[TAG], frame[ATTRIBUTES], text))
            elif frame[TAG] == "script" and len(text) >= _SHORTEST_SCRIPT:
                self._scripts.append(text)

    def close(self) -> None:
        """The source is at its end."""
        self._flush()
        self._elements[0][HOME] = None

    def forget(self) -> None:
        """Lets go of everything."""
        for name in self.__slots__:
            delattr(self, name)

    # -- text

    def _line_break(self) -> None:
        since = self._parts[self._break_mark :]
        if self._break_mark:
            ends = not since or "".join(since).isspace()
        else:
            ends = bool(self._bold_chars) and self._is_run_in()
        if ends:
            self._flush()
        else:
            self._parts.append(_BREAK_MARK)
            self._break_mark = len(self._parts)

    def _is_run_in(self) -> bool:
        """Whether the text since the last block is a short line in bold type from end to end."""
        return not self._bolds and self._bold_chars >= _length(self._parts, 0) <= _RUN_IN

    def _flush(self) -> None:
        """Makes a block of the text since the last one."""
        parts = self._parts
        if self._links:
            self._link_chars += _length(parts, self._link_mark)
        if self._bolds:
            self._bold_chars += _length(parts, self._bold_mark)
        self._link_mark = self._bold_mark = self._break_mark = 0
        home = self._top[HOME]
        if self._asides:
            # A block begins inside a hidden inline element: what stands before that element is seen, and ends here.
            mark, flushes, aside = self._asides[0]
            if flushes == self._flushes:
                self._emit("".join(parts[:mark]), home, 0, 0)
                del parts[:mark]
            if aside[HOME] is home:
                home = aside
        rows = len(self._rows)
        self._emit(parts[0] if len(parts) == 1 else "".join(parts), home, self._link_chars, self._bold_chars)
        if self._bold_lead:
            if rows < len(self._rows):
                self._leads[rows] = len(_folded(self._bold_lead))
            self._bold_lead = ""
        parts.clear()
        self._flushes += 1
        self._link_chars = self._bold_chars = 0

    def _emit(self, text: str, frame: Frame, link_chars: int, bold_chars: int) -> None:
        text = self._shown(_folded(text))
        if not text:
            return
        if len(text) > self._longest:
            self._beyond += len(text) - self._longest
            text = text[: self._longest].rstrip()
        if len(self._rows) < self._most:
            element = frame[ELEMENT]
            if element < 0:
                element = self._enter(frame)
            self._rows.append((text, element, link_chars, bold_chars))
        else:
            self._joined.append(text)
            last, element, links, bolds = self._rows[-1]
            self._rows[-1] = (last, element, links + link_chars, bolds + bold_chars)

    def _shown(self, text: str) -> str:
        """`text` without characters that cannot be shown: references (`&#1;`) bring them back into a page that has none."""
        if text.isprintable():
            return text
        text, replaced = printable(text)
        self._replaced += replaced
        return text

    # -- elements

    def _enter(self, frame: Frame) -> int:
        """The outline's index of an open element; it and its ancestors are written there, where they are not yet."""
        way = []
        while frame[ELEMENT] < 0:
            way.append(frame)
            frame = frame[PARENT]
        element: int = frame[ELEMENT]
        for frame in reversed(way):
            self._parents.append(element)
            element = frame[ELEMENT] = len(self._elements)
            self._elements.append(frame)
        return element

    def _hides(self, attributes: Mapping[str, str]) -> bool:
        if "hidden" in attributes:
            return True
        style = attributes.get("style")
        if style and _HIDING_STYLE.search(style):
            return True
        names = attributes.get("class")
        known = self._hiding.get(names)
        if known is None:
            known = self._hiding[names] = self._named(names or "").hidden
        return known

    def _has_role(self, names: str | None) -> bool:
        """Whether an inline element's class says that it is a part of an article: a byline, a date, a credit."""
        known = self._parted.get(names)
        if known is None:
            known = self._parted[names] = self._named(names or "").role is not None
        return known

    def _stands_apart(self, frame: Frame) -> bool:
        """Whether such an element is a block of its own: not in a line of text, and nothing of its block stands before it.

        A credit is, wherever it stands in a caption.
        """
        home = frame[HOME][TAG]
        if home in PHRASING_ONLY:
            return False
        if home in CAPTIONED and self._named(frame[ATTRIBUTES]["class"]).role is Role.CREDIT:
            return True
        # Of many pieces only the first are looked at: all of them, at each of many elements, would take quadratic time.
        return not self._asides and len(self._parts) < _MANY and not "".join(self._parts).strip()

    def _image(self, frame: Frame) -> None:
        attributes = frame[ATTRIBUTES]
        url = image_address(attributes)
        if not url and self._picture[0] and self._picture[0] is picture_of(frame):
            url = self._picture[1]
        if url and len(self._images) >= self._most:
            self._unseen += 1
        elif url:
            element = self._enter(frame[HOME])
            alt = self._shown(fold(attributes.get("alt") or "")) or None
            size = (pixels(attributes.get("width")), pixels(attributes.get("height")))
            link = link_of(frame) if self._links else None
            self._images.append(Image(len(self._rows), element, url, alt, *size, link))

    def _picture_source(self, frame: Frame) -> None:
        picture = picture_of(frame)
        if picture and self._picture[0] is not picture and (url := image_address(frame[ATTRIBUTES])):
            self._picture = (picture, url)

    def _embed(self, home: Frame, url: str) -> None:
        if url and len(self._embeds) < self._most:
            self._enter(home)
            self._embeds.append((len(self._rows), home, url))

    # -- claims

    def _claim(self, tag: str, attributes: Mapping[str, str], parent: Frame, text: str) -> None:
        scope = item_type(parent) if "itemprop" in attributes else ""
        self.head.append(HeadElement(tag, attributes, text, scope))

    def _start_claim(self, frame: Frame) -> None:
        attributes = frame[ATTRIBUTES]
        if "itemprop" in attributes or frame[TAG] == "time" or "author" in attributes["rel"].lower():
            self._claiming.append((frame, len(self._rows), len(self._parts)))

    def _end_claim(self) -> None:
        frame, rows, parts = self._claiming.pop()
        # Claims may stand in one another: no more is copied than is kept.
        texts = [row[0][:_CLAIM_LIMIT] for row in self._rows[rows : rows + _MANY]]
        first = 0 if texts else parts
        texts.append("".join([part[:_CLAIM_LIMIT] for part in self._parts[first : first + _MANY]]))
        self._claim(frame[TAG], frame[ATTRIBUTES], frame[PARENT], fold(" ".join(texts)[:_CLAIM_LIMIT]))

    # -- result

    def document(
        self, url: str | None, language: str | None, encoding: Encoding | None, cut: tuple[str, ...] = ()
    ) -> Document:
        """What has been read; `cut` tells what was left out before."""
        tags = tuple([frame[TAG] for frame in self._elements])
        names, paths, hidden = self._columns()
        if encoding and self._replaced:
            encoding = attrs.evolve(encoding, replaced=encoding.replaced + self._replaced)
        rows, leads = self._rows, self._leads
        if self._joined:
            text, element, link_chars, bold_chars = rows[-1]
            rows = [*rows[:-1], ("\n".join((text, *self._joined)), element, link_chars, bold_chars)]
        blocks = [
            Block(
                index,
                text,
                element,
                tags[element],
                paths[element],
                # What was counted piece by piece may be a few spaces more than is left of them in the text.
                min(link_chars, len(text)),
                min(bold_chars, len(text)),
                hidden[element],
                bold_lead=leads.get(index, 0),
            )
            for index, (text, element, link_chars, bold_chars) in enumerate(rows)
        ]
        return Document(
            blocks=tuple(blocks),
            outline=Outline(tuple(self._parents), tags, tuple(names), tuple(paths)),
            images=tuple(self._images),
            embeds=tuple([Embedded(before, frame[ELEMENT], url) for before, frame, url in self._all_embeds()]),
            metadata=read_head(self.head, self._limits),
            scripts=tuple(self._scripts),
            url=url,
            language=language,
            encoding=encoding,
            cut=cut
            + self._limits.shortened(self._beyond)
            + self._limits.joined(len(self._joined))
            + self._limits.unseen(self._unseen),
        )

    def _all_embeds(self) -> list[tuple[int, Frame, str]]:
        """The frames and links, and after them the addresses that block quotations bear on themselves."""
        quotations = [frame for frame in self._elements if frame[TAG] == "blockquote" and frame[ATTRIBUTES]]
        own = [(frame, self._shown_elsewhere.address_of("blockquote", frame[ATTRIBUTES])) for frame in quotations]
        return self._embeds + [(len(self._rows), frame, url) for frame, url in own if url]

    def _columns(self) -> tuple[list[str], list[str], list[bool]]:
        """The names and the path of each element of the outline, and whether it is hidden."""
        names, paths, hidden = [""], [""], [False]
        hiding = self._hiding
        for frame, parent in zip(self._elements[1:], self._parents[1:], strict=True):
            tag, attributes, number, _, _, kind, _, _ = frame
            names.append(names_of(tag, attributes) if attributes or "-" in tag else "")
            path = f"{paths[parent]}/{tag}[{number}]"
            paths.append(path if len(path) < _PATH_LIMIT else "…" + path[-_PATH_KEPT:])
            if hidden[parent] or kind == ASIDE:
                hidden.append(True)
            elif attributes and (
                hiding.get(attributes.get("class"), True) or "style" in attributes or "hidden" in attributes
            ):
                hidden.append(self._hides(attributes))
            else:
                hidden.append(False)
        return names, paths, hidden


def read_markup(
    page: bytes,
    markup: Markup,
    limits: Limits,
    *,
    url: str | None = None,
    language: str | None = None,
    encoding: Encoding | None = None,
    cut: tuple[str, ...] = (),
) -> Document:
    """The document of HTML in UTF-8, decoded before, made printable, and cut to what may be read, as `cut` tells."""
    from lxml import etree  # 17 ms, and not every import of newsparse parses a page

    writer = BlockWriter(markup, limits)
    # Bytes with a stated encoding, because lxml guesses at a `str` and refuses one with an XML declaration.
    # `huge_tree` lifts the limits of depth and of ten million characters, behind which text would be lost silently.
    target: Any = writer  # its `end` and `data` take only what this parser gives
    # The whole page at once, because a parser that is fed looks ahead for the end of every tag: a tenth of its time.
    etree.fromstring(page, etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8"))
    document = writer.document(url, language, encoding, cut)
    # lxml's parser and its context hold each other, and the writer: what it has need not wait for the garbage collector.
    writer.forget()
    return document


def _folded(text: str) -> str:
    """The text of a block: one line, or with `<br>` in it several."""
    if _BREAK_MARK not in text:
        return fold(text)
    return fold_lines(" ".join(text.split("\n")).replace(_BREAK_MARK, "\n"))


def _length(parts: list[str], mark: int) -> int:
    """How long the text since `mark` will be, white space folded; a little more where a run of it stands inside a piece."""
    if len(parts) == mark + 1:
        return len(parts[mark].strip())
    return len(fold("".join(parts[mark:])))
