"""Kept blocks to the parts of the body, and the one text that all spans point into.

Blocks of one list, table, quotation or figure are one part. The text is built here once and never changed.
"""

from collections.abc import Callable, Mapping, Sequence

import attrs

from newsparse.bylines import read_byline
from newsparse.document import Block, Document, Field
from newsparse.embeds import embed_table
from newsparse.entries import CLOCK, behind_time
from newsparse.figures import CaptionLine, read_caption, read_credit
from newsparse.groups import Group, groups
from newsparse.labels import Label, Role
from newsparse.line_breaks import broken_paragraphs
from newsparse.locales import Locale
from newsparse.metadata import base_url, picture_url
from newsparse.parts import (
    BlockQuote,
    BodyBlock,
    Embed,
    Figure,
    HeadingHow,
    ListBlock,
    LiveEntry,
    Note,
    Origin,
    Paragraph,
    PullQuote,
    Subheading,
    Table,
)
from newsparse.run_in import run_in_heads
from newsparse.survey import Story, ends_sentence
from newsparse.text import Span, fold_lines
from newsparse.urls import NOWHERE, host_and_path, safe_url

SEPARATOR = "\n\n"
_LEVELS = {f"h{level}": level for level in range(1, 7)}


@attrs.frozen
class Body:
    """The body of an article and its text."""

    text: str = ""
    blocks: tuple[BodyBlock, ...] = ()


def build_body(document: Document, labels: Sequence[Label], story: Story, locale: Locale) -> Body:
    """The parts that the kept blocks make, in page order."""
    writer = _Writer(document, locale, story, run_in_heads(labels, locale))
    for group in groups(document, labels, story):
        writer.write(group)
    return Body(SEPARATOR.join(writer.texts), tuple(writer.parts))


def claimed_body(document: Document) -> Body:
    """The text that only a claim holds, as on pages that a script fills in; empty where there is none."""
    for claim in document.metadata.of(Field.BODY):
        return text_body(claim.raw.split("\n"), claim.key)
    return Body()


def text_body(lines: Sequence[str], origin: str) -> Body:
    """A body of paragraphs that stand nowhere on the page; `origin` says where they come from."""
    parts: list[BodyBlock] = []
    texts = [text for line in lines if (text := fold_lines(line))]
    start = 0
    for text in texts:
        parts.append(Paragraph(Span(start, start + len(text), text), Origin((), origin)))
        start += len(text) + len(SEPARATOR)
    return Body(SEPARATOR.join(texts), tuple(parts))


def moved(body: Body, origin: str) -> Body:
    """`body` as read from a piece of mark-up that is no part of the page: its parts point to no block."""
    return Body(body.text, tuple(attrs.evolve(part, origin=Origin((), origin)) for part in body.blocks))


class _Writer:
    """Writes parts and the text they stand in, one after the other."""

    def __init__(self, document: Document, locale: Locale, story: Story, run_in: Mapping[int, int]) -> None:
        self._document = document
        self._locale = locale
        self._base = base_url(document)
        self._entries = story.entries
        self._run_in = run_in
        self._length = 0
        self.texts: list[str] = []
        self.parts: list[BodyBlock] = []
        self._writers: dict[Role, Callable[[Group], BodyBlock]] = {
            Role.SUBHEADING: self._subheading,
            Role.LIST_ITEM: self._list,
            Role.TABLE_CELL: self._table,
            Role.BLOCK_QUOTE: self._block_quote,
            Role.PULL_QUOTE: self._aside(PullQuote),
            Role.EMBED: self._embed,
            Role.NOTE: self._aside(Note),
            Role.CAPTION: self._figure,
            Role.LIVE_ENTRY: self._entry,
        }

    def write(self, group: Group) -> None:
        """Appends what `group` makes: one part, or the paragraphs of a block and the head that is run into it."""
        write = self._writers.get(group.role)
        if write is None:
            self._paragraphs(group.blocks[0])
        else:
            self.parts.append(write(group))

    def _paragraphs(self, block: Block) -> None:
        text, origin = block.text, _origin((block,))
        end = self._run_in.get(block.index)
        if end is not None:
            self.parts.append(Subheading(self._spoken(text[:end].strip()), origin, 2, HeadingHow.BOLD))
            text = text[end:].strip()
        # In flattened text lines may end anywhere.
        for paragraph in broken_paragraphs(text) if block.tag else (text,):
            self.parts.append(Paragraph(self._spoken(paragraph), origin))

    def _spoken(self, text: str) -> Span:
        """Adds a piece to the text."""
        start = self._length + (len(SEPARATOR) if self.texts else 0)
        self.texts.append(text)
        self._length = start + len(text)
        return Span(start, self._length, text)

    def _silent(self) -> Span:
        """The place of a part that is not in the text."""
        return Span(self._length, self._length, "")

    def _subheading(self, group: Group) -> BodyBlock:
        block = group.blocks[0]
        tags = [self._document.outline.tags[at] for at in self._document.outline.ancestors(block.element)]
        levels = [_LEVELS[tag] for tag in tags if tag in _LEVELS]
        how = HeadingHow.TAG if levels else HeadingHow.BOLD if block.bold_chars else HeadingHow.SHAPE
        return Subheading(self._spoken(block.text), _origin(group.blocks), max((2, *levels)), how)

    def _list(self, group: Group) -> BodyBlock:
        items = tuple(block.text.replace("\n", " ") for block in group.blocks)
        ordered = self._document.outline.tags[group.holder] == "ol"
        return ListBlock(self._spoken("\n".join(items)), _origin(group.blocks), items, ordered)

    def _block_quote(self, group: Group) -> BodyBlock:
        return BlockQuote(self._spoken("\n".join(block.text for block in group.blocks)), _origin(group.blocks))

    def _table(self, group: Group) -> BodyBlock:
        rows: dict[int, list[str]] = {}
        for block in group.blocks:
            rows.setdefault(self._row(block), []).append(block.text.replace("\n", " "))
        return Table(self._silent(), _origin(group.blocks), tuple(map(tuple, rows.values())))

    def _row(self, block: Block) -> int:
        outline = self._document.outline
        ways = (at for at in outline.ancestors(block.element) if outline.tags[at] == "tr")
        return next(ways, outline.parents[block.element])

    def _aside(self, kind: type[PullQuote] | type[Note]) -> Callable[[Group], BodyBlock]:
        return lambda group: kind(self._silent(), _origin(group.blocks), group.blocks[0].text)

    def _embed(self, group: Group) -> BodyBlock:
        text = "\n".join(block.text for block in group.blocks)
        # Frames' addresses often leave the scheme to the page; where the page's own is not known, it is that of `NOWHERE`.
        urls = [url for item in group.embeds if (url := safe_url(item.url, self._base or NOWHERE))]
        url = urls[-1] if urls else None
        table = embed_table()
        provider = table.provider_of(url) or host_and_path(url)[0] or None
        origin = _origin(group.blocks)
        if not group.blocks:
            origin = Origin((), self._document.outline.paths[group.embeds[0].element] or None)
        return Embed(self._silent(), origin, text, url, provider, table.author_of(text, url))

    def _entry(self, group: Group) -> BodyBlock:
        text = "\n".join(block.text for block in group.blocks)
        if group.holder < 0:
            return LiveEntry(self._silent(), _origin(group.blocks), text)
        blocks, head = self._document.blocks, self._entries[group.holder]
        first = blocks[head.time]
        origin = _origin(group.blocks) if group.blocks else Origin((), first.path or None)
        headline, author = (
            None if at is None else behind_time(first.text) if at == head.time else blocks[at].text
            for at in (head.headline, head.author)
        )
        by = read_byline(author, self._locale).authors if author else ()
        named = ", ".join(each.name for each in by) or author
        time = CLOCK.search(first.text)
        return LiveEntry(
            self._silent(), origin, text or (time[0].strip() if time else first.text), None, headline, named
        )

    def _figure(self, group: Group) -> BodyBlock:
        image = next(iter(group.images), None)
        raw = "\n".join(block.text for block in group.blocks) or None
        lines = [
            (read_credit if block in group.credits or _stands_below(block, group) else read_caption)(
                block.text, self._locale
            )
            for block in group.blocks
        ]
        caption, credit = _joined(lines)
        alt, url = (image.alt, picture_url(image, self._base)) if image else (None, None)
        return Figure(self._silent(), _origin(group.blocks), caption, credit, alt, url, raw)


def _stands_below(block: Block, group: Group) -> bool:
    """Whether a line stands below the sentence of a caption, in an element of its own: a name there is who made the picture."""
    first = group.blocks[0]
    return block is not first and block.text != first.text and ends_sentence(first.text)


def _joined(lines: Sequence[CaptionLine]) -> tuple[str | None, str | None]:
    """One caption and one credit of a figure's lines; a line repeated for screens of another size counts once."""
    captions = dict.fromkeys(line.caption for line in lines if line.caption)
    makers = dict.fromkeys(line.credit for line in lines if line.credit)
    return " ".join(captions) or None, ", ".join(makers) or None


def _origin(blocks: Sequence[Block]) -> Origin:
    indices = tuple(block.index for block in blocks)
    if not blocks:
        return Origin(indices)
    first, last = blocks[0], blocks[-1]
    if first.source is not None and last.source is not None:
        return Origin(indices, None, (first.source.start, last.source.end))
    return Origin(indices, first.path)
