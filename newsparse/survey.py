"""The facts about blocks and elements that rules look at, gathered once: a `Page`.

Nothing is decided here. All of it is a forward or a backward pass over columns, so a page costs what it is long.
"""

import functools
import itertools
import re
from collections.abc import Callable, Mapping, Sequence

import attrs

from newsparse.document import Block, Document, Field, Image, Outline
from newsparse.labels import Reason, Role
from newsparse.locales import Locale
from newsparse.names import NAMELESS, Markup, Named
from newsparse.text import weight

_CLOSERS = "\"'”’»«)]）」』›‹“"
_ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔", "።", ":", "։", "။", "៕", "॥", ".”")
# Thai and Lao have no mark at the end of a sentence; a space parts their clauses.
_UNMARKED = re.compile("[\u0e00-\u0eff]")
# Shorter than this, a line may be anything; the longest prose line that still adds to the weight of its container.
_SHORT_PROSE, _UNENDED_PROSE, _LONG_PROSE = 60, 120, 800
_SHORTEST_WIDE = 16
_LONGEST_OPENER, _LONGEST_BYLINE = 40, 60
# What stands between "By" and a name.
_OPENER_MARKS = " :：・／"
_OPENER_SPACES = str.maketrans(_OPENER_MARKS, " " * len(_OPENER_MARKS))
_SHORTEST_NAME = 5
_LINKED, _WHOLLY_LINKED = 0.5, 0.85
# A teaser holds no more prose than this, and no more of the page's. Its kicker may stand in its heading, beside the link.
_CARD, _CARD_SHARE, _LINKED_HEADING = 500.0, 0.15, 0.6
_WHOLE_CARD = "article"  # is a teaser whole, and what stands around it is not
_VEILED = 3.0
_LONGEST_HEADING = 60
# The greatest share of a page's prose that stands under a heading which opens something else.
_SECTION = 0.2
# What is smaller is an icon; so many lines say what a picture shows; shorter ones say too little; so deep a box is looked at.
_SMALLEST_PICTURE, _MOST_LINES, _SHORTEST_CAPTION, _FEW_LEVELS = 80, 3, 25, 5
# So many boxes around such a heading may hold nothing else.
_FEW_BOXES = 2

# An element that holds so much of a page's prose is put aside by no name that is proof otherwise; by none of what other
# sides than the outlet write, which may well be longer than the story; by none that proves nothing alone.
_MOST, _NEARLY, _MUCH = 0.5, 0.9, 0.2
_LONG = (Reason.COMMENTS,)
_NOTHING = (None, False)
_DIGITS = b"0123456789"

FIGURE, LIST, TABLE, QUOTE, HEADING = 1, 2, 4, 8, 16
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FLAGS = {
    **dict.fromkeys(("figure", "figcaption"), FIGURE),
    **dict.fromkeys(("ul", "ol", "li", "dl", "dd", "dt"), LIST),
    "table": TABLE,
    "blockquote": QUOTE,
    **dict.fromkeys(HEADINGS, HEADING),
}


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, in any script."""
    return text.rstrip(_CLOSERS).endswith(_ENDS) or text.endswith(_ENDS)


def opens_byline(text: str, locale: Locale) -> bool:
    """Whether a line begins as bylines do: "By", "Von"."""
    return text[:_LONGEST_OPENER].casefold().startswith(_byline_openings(locale.byline_openers))


@functools.lru_cache(maxsize=64)
def _byline_openings(openers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([f"{opener}{mark}" for opener in openers for mark in _OPENER_MARKS])


def prose(block: Block) -> float:
    """How much running text a block holds, in Latin letters: 0 for what is short, linked, or ends no sentence."""
    text = block.text
    length = len(text)
    if length < _SHORTEST_WIDE or block.link_chars > _LINKED * length:
        return 0.0
    if length < _SHORT_PROSE and text.isascii():
        return 0.0  # as most lines of a page
    size = weight(text)
    if size < _SHORT_PROSE:
        return 0.0
    size *= 1 - block.link_chars / length
    if not ends_sentence(text):
        # A line without an end is a teaser cut short or a heading; one with several clauses is prose all the same.
        if size < _UNENDED_PROSE or _clauses(text) < 2:
            return 0.0
        size *= 0.6
    return min(_LONG_PROSE, size)


def _clauses(text: str) -> int:
    """How many clauses of a line end before its last one."""
    if _UNMARKED.search(text, len(text) - 3):
        return text.count(" ")
    return text.count(". ") + text.count(", ")


@attrs.frozen
class EntryHead:
    """The lines above the text of an entry of a live blog; none where its time begins the text itself."""

    blocks: tuple[int, ...]
    """All of them, in page order."""
    time: int
    """The one that says when; where there are no lines, the paragraph that begins with the time."""
    headline: int | None
    author: int | None

    def roles(self) -> dict[int, Role]:
        """What each line is: the headline, whether or not the time stands in it, is a subheading too."""
        return {at: Role.SUBHEADING if at == self.headline else Role.LIVE_ENTRY for at in self.blocks}


@attrs.frozen(kw_only=True)
class Story:
    """Where the story was found, and how sure that is."""

    element: int = 0
    """The smallest element that holds it."""
    first: int = 0
    """The first block of its run."""
    last: int = -1
    """The last block of its run; before `first` where there is no story."""
    score: float = 0.0
    """The weight of its prose, in Latin letters, less that of what stands between."""
    skipped: frozenset[int] = frozenset()
    """The blocks from the first to the last that do not look as if they were of it; none where mark-up tells."""
    entries: tuple[EntryHead, ...] = ()
    """The heads of its entries, in page order, where it is a live blog."""

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.first <= index <= self.last and index not in self.skipped


Verdict = Role | Reason
"""What a rule says of a block: kept with this role, or dropped for this reason."""


@attrs.frozen(kw_only=True)
class Page:
    """What a rule may look at besides its block."""

    document: Document
    language: str | None
    """Its language as BCP 47 primary subtag, so far as it is known; the locale may be that of none."""
    locale: Locale
    named: tuple[Named, ...]
    """What each element's names say, by the outline's index."""
    standing: tuple[Reason | None, ...]
    """What each element is by its tag and names, or those of an element around it; `None` where they say nothing."""
    weak: tuple[int, ...]
    """The nearest element, it or around it, that evidence which proves nothing alone (`aside`, "card") speaks against; else 0."""
    hints: tuple[Reason | None, ...]
    """What that evidence says an element is."""
    roles: tuple[Role | None, ...]
    """What part of an article each element's names, or those around it, say it is."""
    bodies: tuple[bool, ...]
    """Whether each element has a name that authors give to the body, or stands in one that has."""
    within: tuple[int, ...]
    """Which kinds of element each element is or stands in: `FIGURE | LIST` and so on."""
    prose: tuple[float, ...]
    """How much running text each block holds; none in a figure or heading."""
    authors: tuple[str, ...]
    """The names that the page claims as its authors', or that its byline holds, as written."""
    pictures: frozenset[int]
    """The blocks that a picture stands right before."""
    pictured: frozenset[int]
    """Those of them that it begins, in their own element or in a box that holds nothing else; the lines below in that box too."""
    sections: tuple[Reason | None, ...]
    """What each block is by the heading that it stands under ("Most read")."""
    mass: tuple[float, ...]
    """How much running text each element holds, all that is in it included."""
    kindred: Callable[[], tuple[float, ...]]
    """How much running text stands in blocks of the same tag and names as each element's, numbers aside; 0 for no names.

    Made where a rule first asks, because on four pages of five none does.
    """
    cards: tuple[bool, ...]
    """Whether each element is a small box with a linked heading and some prose, or stands in one: a teaser."""
    veiled: bool = False
    """Whether the page hides nearly all of its prose, as some do until a script has run: then hiding says nothing."""
    headline: int | None = None
    """The block that is the headline."""
    story: Story = Story()
    """Where the story is; nothing yet for local rules."""
    signed: frozenset[int] = frozenset()
    """The lines of a flattened text that name its authors without a word that says so; nothing yet for local rules."""
    boxes: frozenset[int] = frozenset()
    """The blocks of boxes with a heading of their own between the paragraphs; nothing yet for local rules."""
    echoes: frozenset[int] = frozenset()
    """The blocks set apart that repeat a piece of one of the story's paragraphs; nothing yet for local rules."""
    posts: frozenset[int] = frozenset()
    """The elements that are posts of another place by the links they end in; nothing yet for local rules."""
    entry_lines: Mapping[int, Role] = attrs.field(factory=dict)
    """What the blocks are that head the entries of a live blog; nothing yet for local rules."""
    repeats: frozenset[int] = frozenset()
    """The blocks of the story that repeat an earlier one of it word for word; nothing yet for local rules."""
    heads: frozenset[int] = frozenset()
    """The short lines of the story that a class of their own sets apart, each above prose; nothing yet for local rules."""
    verdicts: tuple[Verdict | None, ...] = ()
    """What the local rules said of each block; nothing yet for local rules."""


Rule = Callable[[Block, Page], Verdict | None]
"""Looks at one block and its page; `None` means: not mine. A rule is pure, and its name is the function's."""


def survey(document: Document, language: str | None, locale: Locale, markup: Markup) -> Page:
    """Gathers the facts."""
    outline = document.outline
    known: dict[str, Named] = {}
    for names in outline.names:
        if names not in known:
            known[names] = _plain(markup.named(names)) if names else NAMELESS
    named = tuple([known[names] for names in outline.names])
    within = _within(outline)
    weights = tuple([0.0 if within[block.element] & (FIGURE | HEADING) else prose(block) for block in document.blocks])
    covert = sum([value for block, value in zip(document.blocks, weights, strict=True) if block.hidden])
    veiled = covert > _VEILED * (sum(weights) - covert)
    if covert and not veiled:
        weights = tuple([0.0 if block.hidden else value for block, value in zip(document.blocks, weights, strict=True)])
    mass = masses(document, weights)
    standing = _standing(outline, markup, named, mass)
    return Page(
        document=document,
        language=language,
        locale=locale,
        named=named,
        standing=standing.strong,
        weak=standing.weak,
        hints=standing.hints,
        roles=standing.roles,
        bodies=standing.bodies,
        within=within,
        sections=_sections(document, locale, standing.strong, weights, mass),
        authors=_authors(document, locale, standing.strong),
        pictures=frozenset([image.before for image in document.images]),
        pictured=_pictured(document, mass),
        prose=weights,
        mass=mass,
        kindred=functools.cache(functools.partial(_kindred, document, weights)),
        cards=_cards(document, mass),
        veiled=veiled,
    )


def _pictured(document: Document, mass: Sequence[float]) -> frozenset[int]:
    """The blocks that a picture begins: it stands in their own element, or in a box with them and no prose."""
    blocks, found = document.blocks, []
    for image in document.images:
        if image.before < len(blocks):
            element = blocks[image.before].element
            found += [image.before] if image.element == element else _boxed(image, document, mass)
    return frozenset(found)


def _boxed(image: Image, document: Document, mass: Sequence[float]) -> list[int]:
    """The one to three lines under a picture in a box of their own; none where the first says too little to be a caption."""
    blocks, parents = document.blocks, document.outline.parents
    small = min(image.width or _SMALLEST_PICTURE, image.height or _SMALLEST_PICTURE) < _SMALLEST_PICTURE
    box = _box_of(image, document)
    if not box or mass[box] or small or weight(blocks[image.before].text) < _SHORTEST_CAPTION:
        return []
    lines = []
    for block in blocks[image.before : image.before + _MOST_LINES + 1]:
        if not _stands_in(box, block.element, parents):
            break
        lines.append(block)
    # More of the box, above the picture or below, or a link in it, makes it something else.
    above = blocks[max(0, image.before - 1) : image.before]
    if len(lines) > _MOST_LINES or any(_stands_in(box, other.element, parents) for other in above):
        return []
    return [] if any(line.link_chars for line in lines) else [line.index for line in lines]


def _box_of(image: Image, document: Document) -> int:
    """The innermost element, not far out, around a picture and the block behind it; 0 where there is none."""
    parents = document.outline.parents
    around = list(itertools.islice(document.outline.ancestors(image.element), _FEW_LEVELS))
    ways = itertools.islice(document.outline.ancestors(parents[document.blocks[image.before].element]), _FEW_LEVELS)
    return next((at for at in ways if at in around), 0)


def _stands_in(box: int, element: int, parents: Sequence[int]) -> bool:
    """Whether a block's element is in a box, at most a few levels further in."""
    for _ in range(_FEW_LEVELS):
        if element == box:
            return True
        element = parents[element]
    return False


def _kindred(document: Document, weights: Sequence[float]) -> tuple[float, ...]:
    outline = document.outline
    # Numbers in names count elements, and do not tell one kind from another. Bytes are cut several times as fast as text.
    plain = {names: names.encode(errors="surrogatepass").translate(None, _DIGITS) for names in set(outline.names)}
    sums: dict[tuple[str, bytes], float] = {}
    for block, value in zip(document.blocks, weights, strict=True):
        if value:
            kind = block.tag, plain[outline.names[block.element]]
            sums[kind] = sums.get(kind, 0.0) + value
    shared = _shared_names(outline, plain)
    sums = {kind: value for kind, value in sums.items() if kind[1] not in shared}
    kindred = [0.0] * len(outline.tags)
    for block in document.blocks if sums else ():
        kindred[block.element] = sums.get((block.tag, plain[outline.names[block.element]]), 0.0)
    return tuple(kindred)


def _shared_names(outline: Outline, plain: Mapping[str, bytes]) -> frozenset[bytes]:
    """The names, numbers aside, that make no kind: none at all, and those that elements of several tags bear alike."""
    tags: dict[bytes, str] = {}
    shared = {b""}
    for tag, names in set(zip(outline.tags, outline.names, strict=True)):
        if tags.setdefault(plain[names], tag) != tag:
            shared.add(plain[names])
    return frozenset(shared)


def _cards(document: Document, mass: Sequence[float]) -> tuple[bool, ...]:
    """The largest small element around each heading that is a link, if it holds prose as well."""
    outline = document.outline
    parents = outline.parents
    most = min(_CARD, _CARD_SHARE * mass[0])
    # What holds an article's headline is the article, or its head, though its author's name is a linked heading too.
    headed = {0, *[at for block in document.blocks if block.tag == "h1" for at in outline.ancestors(block.element)]}
    cards = [False] * len(parents)
    for block in document.blocks:
        if block.tag in HEADINGS and block.link_chars > _LINKED_HEADING * len(block.text):
            card = block.element
            while parents[card] not in headed and mass[parents[card]] <= most and outline.tags[card] != _WHOLE_CARD:
                card = parents[card]
            cards[card] = mass[card] > 0
    if True in cards:
        for element in range(1, len(parents)):
            cards[element] = cards[element] or cards[parents[element]]
    return tuple(cards)


def _sections(
    document: Document,
    locale: Locale,
    strong: Sequence[Reason | None],
    weights: Sequence[float],
    mass: Sequence[float],
) -> tuple[Reason | None, ...]:
    """What stands under a heading that opens something else: the rest of the element that heading and list share.

    Where that element holds much of the page's prose, as in text without mark-up it always does, only until prose comes.
    """
    outline = document.outline
    last: list[int] = []  # found where it is first needed: hardly any page has such a heading
    sections: list[Reason | None] = []
    reason: Reason | None = None
    holder = 0
    small = False
    for block, weight_ in zip(document.blocks, weights, strict=True):
        opened = _opened(block, outline, locale, strong)
        if opened is not None:
            last = last or _last_inside(outline)
            reason, holder = opened, _holder(block, outline, last)
            small = mass[holder] < _SECTION * mass[0]
        elif reason is not None:
            inside = holder <= block.element <= last[holder]
            stays = inside if small else not weight_ and block.tag not in HEADINGS
            reason = reason if stays else None
        sections.append(reason)
    return tuple(sections)


def _holder(block: Block, outline: Outline, last: Sequence[int]) -> int:
    """The element that a heading and what it opens share: the heading may stand in boxes of its own."""
    holder = outline.parents[block.element]
    for _ in range(_FEW_BOXES):
        if last[holder] != block.element:
            break
        holder = outline.parents[holder]
    return holder


def _opened(block: Block, outline: Outline, locale: Locale, strong: Sequence[Reason | None]) -> Reason | None:
    """What follows under the block, where it is a heading whose words or names say so."""
    standing = strong[block.element]
    if standing is None:
        return locale.opens_section(block.text) if len(block.text) <= _LONGEST_HEADING else None
    return standing if block.tag in HEADINGS and strong[outline.parents[block.element]] is None else None


def _last_inside(outline: Outline) -> list[int]:
    """The last element that stands in each one: elements are in the page's order, so all between stand in it as well."""
    last = list(range(len(outline.parents)))
    for element in range(len(last) - 1, 0, -1):
        parent = outline.parents[element]
        last[parent] = max(last[parent], last[element])
    return last


def masses(document: Document, weights: Sequence[float]) -> tuple[float, ...]:
    """The sum of the blocks' weights in each element."""
    parents = document.outline.parents
    mass = [0.0] * len(parents)
    for block, value in zip(document.blocks, weights, strict=True):
        mass[block.element] += value
    for element in range(len(parents) - 1, 0, -1):
        if value := mass[element]:
            mass[parents[element]] += value
    return tuple(mass)


def _authors(document: Document, locale: Locale, strong: Sequence[Reason | None]) -> tuple[str, ...]:
    """The claimed names; where there are none, what the first line says that begins as bylines do and is no furniture."""
    claimed = [claim.raw for claim in document.metadata.of(Field.AUTHOR) if len(claim.raw) >= _SHORTEST_NAME]
    if claimed:
        # One claim may name several people.
        parts = [part.strip() for raw in claimed if "," in raw for part in raw.split(",")]
        return (*claimed, *[part for part in parts if " " in part or not part.isascii()])
    for block in document.blocks:
        if (
            len(block.text) <= _LONGEST_BYLINE
            and opens_byline(block.text, locale)
            and (not block.tag or strong[block.element] is None)
        ):
            name = block.text.translate(_OPENER_SPACES).partition(" ")[2].strip()
            return (name,) if name else ()
    return ()


def _plain(named: Named) -> Named:
    """The one `Named` that says nothing, so that it is known without comparing."""
    return NAMELESS if named is NAMELESS or named == NAMELESS else named


def _within(outline: Outline) -> tuple[int, ...]:
    """The flags of each element and of all around it."""
    within = [0]
    for parent, tag in zip(outline.parents[1:], outline.tags[1:], strict=True):
        within.append(within[parent] | _FLAGS.get(tag, 0))
    return tuple(within)


@attrs.frozen
class _Standing:
    """What tags and names say of each element; see `Page`."""

    strong: tuple[Reason | None, ...]
    weak: tuple[int, ...]
    hints: tuple[Reason | None, ...]
    roles: tuple[Role | None, ...]
    bodies: tuple[bool, ...]


def _standing(outline: Outline, markup: Markup, named: Sequence[Named], mass: Sequence[float]) -> _Standing:
    """What tags and names say, handed down; an element with the greater part of all prose is put aside by no name."""
    nearly, most, much = (share * mass[0] for share in (_NEARLY, _MOST, _MUCH))
    alike: dict[str, float] = {}
    for names, value in zip(outline.names, mass, strict=True):
        if value and names:
            alike[names] = alike.get(names, 0.0) + value
    tag_reasons = markup.tag_reasons
    hints: list[Reason | None] = [None]
    # What is handed down: most elements say nothing themselves, and share what their parent has.
    handed: list[tuple[Reason | None, int, Role | None, bool]] = [(None, 0, None, False)]
    columns = zip(outline.parents[1:], outline.tags[1:], named[1:], strict=True)
    for element, (parent, tag, facts) in enumerate(columns, 1):
        if facts is NAMELESS and tag not in tag_reasons:
            hints.append(None)
            handed.append(handed[parent])
            continue
        strong, weak, role, body = handed[parent]
        by_tag, sure = tag_reasons.get(tag, _NOTHING)
        small = mass[element] <= most or not most
        # Paragraph by paragraph, too, a name can mark the body: "paywall" on each that subscribers get.
        together = max(mass[element], alike.get(outline.names[element], 0.0))
        by_name = facts.reason if facts.strong and together <= (nearly if facts.reason in _LONG else most) else None
        hint = by_tag or facts.reason
        hints.append(hint)
        strong = strong or (by_tag if sure and small else None) or by_name
        weak = 0 if facts.story else element if hint and not together > much > 0 else weak
        role = (facts.role if small else None) or role
        # The names of `<body>` tell of the page's template, not of its own content.
        handed.append((strong, weak, role, body or (facts.story and tag != "body")))
    strongs, weaks, roles, bodies = zip(*handed, strict=True)
    return _Standing(strongs, weaks, tuple(hints), roles, bodies)
