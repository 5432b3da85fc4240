"""Kept blocks to the parts of the body, and the one text that all spans point into.

Blocks of one list, table, quotation or figure are one part. The text is built here once and never changed.
"""

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

import attrs

from newsparse.bylines import read_byline
from newsparse.document import Block, Document, Embedded, Field, Image
from newsparse.embeds import embed_table
from newsparse.entries import CLOCK, behind_time
from newsparse.figures import CaptionLine, read_caption
from newsparse.labels import Kept, Label, Role
from newsparse.lead_picture import lead_pictures, picture_name
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
from newsparse.pictures import leads_elsewhere
from newsparse.survey import Story
from newsparse.text import Span, fold_lines
from newsparse.urls import safe_url

SEPARATOR = "\n\n"
# Frames' addresses often leave the scheme to the page; where the page's own is not known, it is this.
_NO_SCHEME = "https://page.invalid/"
# A picture smaller than this is an icon or counts visits.
_SMALLEST_PICTURE = 80
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_HOLDERS = {
    Role.LIST_ITEM: ("ul", "ol", "dl"),
    Role.TABLE_CELL: ("table",),
    Role.BLOCK_QUOTE: ("blockquote",),
    Role.EMBED: ("blockquote",),
    Role.CAPTION: ("figure",),
    Role.CREDIT: ("figure",),
}
_PARTS = frozenset(
    (
        Role.SUBHEADING,
        Role.PARAGRAPH,
        Role.LIST_ITEM,
        Role.TABLE_CELL,
        Role.BLOCK_QUOTE,
        Role.PULL_QUOTE,
        Role.CAPTION,
        Role.CREDIT,
        Role.EMBED,
        Role.NOTE,
        Role.LIVE_ENTRY,
    )
)


@attrs.frozen
class Body:
    """The body of an article and its text."""

    text: str = ""
    blocks: tuple[BodyBlock, ...] = ()


@attrs.define
class _Group:
    """Pieces of the page that make one part."""

    role: Role
    holder: int
    blocks: list[Block]
    images: list[Image] = attrs.Factory(list)
    embeds: list[Embedded] = attrs.Factory(list)


def build_body(document: Document, labels: Sequence[Label], story: Story, locale: Locale) -> Body:
    """The parts that the kept blocks make, in page order."""
    writer = _Writer(document, locale, story)
    for group in _groups(document, labels, story):
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


def _groups(document: Document, labels: Sequence[Label], story: Story) -> Iterator[_Group]:
    """Neighbours that belong to one part; pictures stand where the page has them."""
    current: _Group | None = None
    heads = _heads(labels, story)
    for item in _items(document, labels, story):
        if isinstance(item, Kept):
            head = heads.get(item.block.index)
            if head is not None:
                if current is not None:
                    yield current
                current = None
                yield head
            if item.role is Role.LIVE_ENTRY:
                continue
            role = Role.CAPTION if item.role is Role.CREDIT else item.role
            new = _Group(role, _holder(document, item.block.element, role), [item.block])
        elif isinstance(item, Image):
            new = _Group(Role.CAPTION, _holder(document, item.element, Role.CAPTION), [], [item])
        else:
            new = _Group(Role.EMBED, _post(document, item), [], [], [item])
        if current is not None and _joins(current, new):
            current.blocks += new.blocks
            current.images += new.images
            current.embeds += new.embeds
            continue
        if current is not None:
            yield current
        current = new
    if current is not None:
        yield current


def _joins(one: _Group, other: _Group) -> bool:
    """Whether two pieces that follow each other are of one part: in the same element, or a picture and the caption below it."""
    if one.images and not one.blocks and other.blocks and other.role is Role.CAPTION:
        return True
    return one.role in _HOLDERS and one.holder >= 0 and (one.role, one.holder) == (other.role, other.holder)


def _post(document: Document, item: Embedded) -> int:
    """The post whose address this is; for a frame, which is alone, no element."""
    holder = _holder(document, item.element, Role.EMBED)
    return holder if document.outline.tags[holder] == "blockquote" else -1


def _heads(labels: Sequence[Label], story: Story) -> dict[int, _Group]:
    """The head of each entry of a live blog, by the first kept block of the entry: one line may stand below the headline."""
    roles = {label.block.index: label.role for label in labels if isinstance(label, Kept) and label.role in _PARTS}
    heads = {}
    for number, entry in enumerate(story.entries):
        lines = [at for at in entry.blocks or (entry.time,) if at in roles]
        if lines:
            own = [labels[at].block for at in lines if roles[at] is Role.LIVE_ENTRY]
            heads[lines[0]] = _Group(Role.LIVE_ENTRY, number, own)
    known = {block.index for group in heads.values() for block in group.blocks}
    for at, role in roles.items():
        if role is Role.LIVE_ENTRY and at not in known:  # a caller's own rule called it so
            heads[at] = _Group(role, -1, [labels[at].block])
    return heads


def _items(document: Document, labels: Sequence[Label], story: Story) -> Iterator[Kept | Image | Embedded]:
    """The kept blocks of the body, and what else stands in it: pictures, and things of other places."""
    captioned = {
        _holder(document, label.block.element, Role.CAPTION)
        for label in labels
        if isinstance(label, Kept) and label.role in (Role.CAPTION, Role.CREDIT)
    }
    beside = _kept_beside(document, labels)
    others: list[Image | Embedded] = []
    others += _pictures(document, labels, story, captioned, beside)
    if document.embeds:
        others += _embeds(document, labels, story, beside)
        others.sort(key=lambda item: item.before)
    others.reverse()
    for label in labels:
        while others and others[-1].before <= label.block.index:
            yield others.pop()
        if isinstance(label, Kept) and label.role in _PARTS:
            yield label


def _embeds(document: Document, labels: Sequence[Label], story: Story, beside: Sequence[bool]) -> Iterator[Embedded]:
    """The frames of the story, and the last address of each post: the first ones are those that it speaks of."""
    posts = {
        _holder(document, label.block.element, Role.EMBED): label.block.index
        for label in labels
        if isinstance(label, Kept) and label.role is Role.EMBED
    }
    own: dict[int, Embedded] = {}
    for item in document.embeds:
        if document.outline.tags[item.element] == "blockquote":
            if item.element in posts:
                own[item.element] = attrs.evolve(item, before=posts[item.element])
        elif _is_frame(item, document, story) and beside[item.element]:
            yield item
    yield from own.values()


def _is_frame(item: Embedded, document: Document, story: Story) -> bool:
    """Whether a frame shows something of a known place, in the story."""
    within = story.element in (0, *document.outline.ancestors(item.element))
    return within and story.first <= item.before <= story.last + 1 and embed_table().provider_of(item.url) is not None


def _kept_beside(document: Document, labels: Sequence[Label]) -> list[bool]:
    """For each element whether a block is kept in the innermost element around it, or it itself, that holds any block."""
    parents = document.outline.parents
    count, kept = [0] * len(parents), [0] * len(parents)
    for label in labels:
        count[label.block.element] += 1
        kept[label.block.element] += isinstance(label, Kept)
    for element in range(len(parents) - 1, 0, -1):
        count[parents[element]] += count[element]
        kept[parents[element]] += kept[element]
    beside = [kept[0] > 0]
    for element in range(1, len(parents)):
        beside.append(kept[element] > 0 if count[element] else beside[parents[element]])
    return beside


def _pictures(
    document: Document, labels: Sequence[Label], story: Story, captioned: set[int], beside: Sequence[bool]
) -> list[Image]:
    """The pictures of the story, and those at its head that the page claims and are not among them."""
    own = [image for image in document.images if _is_picture(image, document, story, captioned, beside)]
    known = {picture_name(image.url) for image in own}
    leads = [image for image in lead_pictures(document, labels, story.first) if picture_name(image.url) not in known]
    return sorted((*own, *leads), key=lambda image: image.before) if leads else own


def _is_picture(image: Image, document: Document, story: Story, captioned: set[int], beside: Sequence[bool]) -> bool:
    """Whether a picture is the story's: big enough, and captioned, or in the story and in no teaser, tool or link away."""
    if min(image.width or _SMALLEST_PICTURE, image.height or _SMALLEST_PICTURE) < _SMALLEST_PICTURE:
        return False
    if _holder(document, image.element, Role.CAPTION) in captioned - {0}:
        return True
    within = story.element in (0, *document.outline.ancestors(image.element))
    inside = within and story.first < image.before <= story.last and beside[image.element]
    return inside and not leads_elsewhere(image, document)


def _holder(document: Document, element: int, role: Role) -> int:
    """The outermost list, or the innermost element of another kind, that holds a piece; else the piece's parent."""
    outline = document.outline
    tags = _HOLDERS.get(role, ())
    found = [at for at in outline.ancestors(element) if outline.tags[at] in tags]
    if not found:
        return outline.parents[element]
    return found[-1] if role is Role.LIST_ITEM else found[0]


class _Writer:
    """Writes parts and the text they stand in, one after the other."""

    def __init__(self, document: Document, locale: Locale, story: Story) -> None:
        self._document = document
        self._locale = locale
        self._base = base_url(document)
        self._entries = story.entries
        self._length = 0
        self.texts: list[str] = []
        self.parts: list[BodyBlock] = []
        self._writers: dict[Role, Callable[[_Group], BodyBlock]] = {
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

    def write(self, group: _Group) -> None:
        """Appends the part that `group` makes."""
        self.parts.append(self._writers.get(group.role, self._paragraph)(group))

    def _spoken(self, text: str) -> Span:
        """Adds a piece to the text."""
        start = self._length + (len(SEPARATOR) if self.texts else 0)
        self.texts.append(text)
        self._length = start + len(text)
        return Span(start, self._length, text)

    def _silent(self) -> Span:
        """The place of a part that is not in the text."""
        return Span(self._length, self._length, "")

    def _paragraph(self, group: _Group) -> BodyBlock:
        return Paragraph(self._spoken(group.blocks[0].text), _origin(group.blocks))

    def _subheading(self, group: _Group) -> BodyBlock:
        block = group.blocks[0]
        tags = [self._document.outline.tags[at] for at in self._document.outline.ancestors(block.element)]
        levels = [_LEVELS[tag] for tag in tags if tag in _LEVELS]
        how = HeadingHow.TAG if levels else HeadingHow.BOLD if block.bold_chars else HeadingHow.SHAPE
        return Subheading(self._spoken(block.text), _origin(group.blocks), max((2, *levels)), how)

    def _list(self, group: _Group) -> BodyBlock:
        items = tuple(block.text.replace("\n", " ") for block in group.blocks)
        ordered = self._document.outline.tags[group.holder] == "ol"
        return ListBlock(self._spoken("\n".join(items)), _origin(group.blocks), items, ordered)

    def _block_quote(self, group: _Group) -> BodyBlock:
        return BlockQuote(self._spoken("\n".join(block.text for block in group.blocks)), _origin(group.blocks))

    def _table(self, group: _Group) -> BodyBlock:
        rows: dict[int, list[str]] = {}
        for block in group.blocks:
            rows.setdefault(self._row(block), []).append(block.text.replace("\n", " "))
        return Table(self._silent(), _origin(group.blocks), tuple(map(tuple, rows.values())))

    def _row(self, block: Block) -> int:
        outline = self._document.outline
        ways = (at for at in outline.ancestors(block.element) if outline.tags[at] == "tr")
        return next(ways, outline.parents[block.element])

    def _aside(self, kind: type[PullQuote] | type[Note]) -> Callable[[_Group], BodyBlock]:
        return lambda group: kind(self._silent(), _origin(group.blocks), group.blocks[0].text)

    def _embed(self, group: _Group) -> BodyBlock:
        text = "\n".join(block.text for block in group.blocks)
        urls = [url for item in group.embeds if (url := safe_url(item.url, self._base or _NO_SCHEME))]
        url = urls[-1] if urls else None
        table = embed_table()
        provider = table.provider_of(url) or (urlsplit(url).hostname if url else None)
        origin = _origin(group.blocks)
        if not group.blocks:
            origin = Origin((), self._document.outline.paths[group.embeds[0].element] or None)
        return Embed(self._silent(), origin, text, url, provider, table.author_of(text, url))

    def _entry(self, group: _Group) -> BodyBlock:
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

    def _figure(self, group: _Group) -> BodyBlock:
        image = next(iter(group.images), None)
        raw = "\n".join(block.text for block in group.blocks) or None
        lines = [read_caption(block.text, self._locale) for block in group.blocks]
        caption, credit = _joined(lines)
        alt, url = (image.alt, picture_url(image, self._base)) if image else (None, None)
        return Figure(self._silent(), _origin(group.blocks), caption, credit, alt, url, raw)


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
