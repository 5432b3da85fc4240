"""What makes one part of the body: its kept blocks, pictures and frames, in page order, grouped by the element they share."""

from collections.abc import Iterator, Sequence

import attrs

from newsparse.document import Block, Document, Embedded, Image
from newsparse.embeds import embed_table
from newsparse.labels import Kept, Label, Role
from newsparse.lead_picture import lead_pictures, picture_name
from newsparse.pictures import leads_elsewhere
from newsparse.survey import Story

# A picture smaller than this is an icon or counts visits.
_SMALLEST_PICTURE = 80
_HOLDERS = {
    Role.LIST_ITEM: ("ul", "ol", "dl"),
    Role.TABLE_CELL: ("table",),
    Role.BLOCK_QUOTE: ("blockquote",),
    Role.EMBED: ("blockquote",),
    Role.CAPTION: ("figure",),
    Role.CREDIT: ("figure",),
}
_OF_PICTURES = (Role.CAPTION, Role.CREDIT)
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


@attrs.define
class Group:
    """Pieces of the page that make one part."""

    role: Role
    holder: int
    blocks: list[Block]
    images: list[Image] = attrs.Factory(list)
    embeds: list[Embedded] = attrs.Factory(list)
    credits: list[Block] = attrs.Factory(list)
    """Those of the blocks that mark-up names as a picture's credit."""


def groups(document: Document, labels: Sequence[Label], story: Story) -> Iterator[Group]:
    """Neighbours that belong to one part; pictures stand where the page has them."""
    current: Group | None = None
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
            new = Group(role, _holder(document, item.block.element, role), [item.block])
            if item.role is Role.CREDIT:
                new.credits.append(item.block)
        elif isinstance(item, Image):
            new = Group(Role.CAPTION, _holder(document, item.element, Role.CAPTION), [], [item])
        else:
            new = Group(Role.EMBED, _post(document, item), [], [], [item])
        if current is not None and _joins(current, new):
            current.blocks += new.blocks
            current.images += new.images
            current.embeds += new.embeds
            current.credits += new.credits
            continue
        if current is not None:
            yield current
        current = new
    if current is not None:
        yield current


def _joins(one: Group, other: Group) -> bool:
    """Whether two pieces that follow each other are of one part: in the same element, or a picture and the caption below it."""
    if one.images and not one.blocks and other.blocks and other.role is Role.CAPTION:
        return True
    return one.role in _HOLDERS and one.holder >= 0 and (one.role, one.holder) == (other.role, other.holder)


def _post(document: Document, item: Embedded) -> int:
    """The post whose address this is; for a frame, which is alone, no element."""
    holder = _holder(document, item.element, Role.EMBED)
    return holder if document.outline.tags[holder] == "blockquote" else -1


def _heads(labels: Sequence[Label], story: Story) -> dict[int, Group]:
    """The head of each entry of a live blog, by the first kept block of the entry: one line may stand below the headline."""
    roles = {label.block.index: label.role for label in labels if isinstance(label, Kept) and label.role in _PARTS}
    heads = {}
    for number, entry in enumerate(story.entries):
        lines = [at for at in entry.blocks or (entry.time,) if at in roles]
        if lines:
            own = [labels[at].block for at in lines if roles[at] is Role.LIVE_ENTRY]
            heads[lines[0]] = Group(Role.LIVE_ENTRY, number, own)
    known = {block.index for group in heads.values() for block in group.blocks}
    for at, role in roles.items():
        if role is Role.LIVE_ENTRY and at not in known:  # a caller's own rule called it so
            heads[at] = Group(role, -1, [labels[at].block])
    return heads


def _items(document: Document, labels: Sequence[Label], story: Story) -> Iterator[Kept | Image | Embedded]:
    """The kept blocks of the body, and what else stands in it: pictures, and things of other places."""
    kept = [label for label in labels if isinstance(label, Kept)]
    captioned = {_holder(document, label.block.element, Role.CAPTION) for label in kept if label.role in _OF_PICTURES}
    beside = _kept_beside(document, labels)
    others: list[Image | Embedded] = []
    others += _pictures(document, labels, story, captioned, beside)
    if document.embeds:
        others += _embeds(document, kept, story, beside)
        others.sort(key=lambda item: item.before)
    others.reverse()
    for label in kept:
        if label.role in _PARTS:
            while others and others[-1].before <= label.block.index:
                yield others.pop()
            yield label
    last = len(labels) - 1
    while others and others[-1].before <= last:
        yield others.pop()


def _pictures(
    document: Document, labels: Sequence[Label], story: Story, captioned: set[int], beside: Sequence[bool]
) -> list[Image]:
    """The pictures of the story, and those at its head that the page claims and are not among them."""
    own = [image for image in document.images if _is_picture(image, document, story, captioned, beside)]
    known = {picture_name(image.url) for image in own}
    leads = [image for image in lead_pictures(document, labels, story.first) if picture_name(image.url) not in known]
    return sorted((*own, *leads), key=lambda image: image.before) if leads else own


def _embeds(document: Document, kept: Sequence[Kept], story: Story, beside: Sequence[bool]) -> Iterator[Embedded]:
    """The frames of the story, and the last address of each post: the first ones are those that it speaks of."""
    posts = {
        _holder(document, label.block.element, Role.EMBED): label.block.index
        for label in kept
        if label.role is Role.EMBED
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
    # An element holds no block, or none that is kept, or one that is: most of a page's are of the middle kind.
    held = [0] * len(parents)
    for label in labels:
        element = label.block.element
        held[element] = 2 if isinstance(label, Kept) else held[element] or 1
    for element in range(len(parents) - 1, 0, -1):
        if (most := held[element]) and held[parents[element]] < 2:
            held[parents[element]] = most
    beside = [held[0] > 1]
    for parent, most in zip(parents[1:], held[1:], strict=True):
        beside.append(most > 1 if most else beside[parent])
    return beside


def _is_picture(image: Image, document: Document, story: Story, captioned: set[int], beside: Sequence[bool]) -> bool:
    """Whether a picture is the story's: big enough, and captioned, or in the story and in no teaser, tool or link away."""
    if min(image.width or _SMALLEST_PICTURE, image.height or _SMALLEST_PICTURE) < _SMALLEST_PICTURE:
        return False
    if _holder(document, image.element, Role.CAPTION) in captioned - {0}:
        return True
    if not (story.first < image.before <= story.last and beside[image.element]):
        return False
    within = story.element in (0, *document.outline.ancestors(image.element))
    return within and not leads_elsewhere(image, document)


def _holder(document: Document, element: int, role: Role) -> int:
    """The outermost list, or the innermost element of another kind, that holds a piece; else the piece's parent."""
    outline = document.outline
    tags = _HOLDERS.get(role)
    if tags is None:
        return outline.parents[element]
    found = [at for at in outline.ancestors(element) if outline.tags[at] in tags]
    if not found:
        return outline.parents[element]
    return found[-1] if role is Role.LIST_ITEM else found[0]
