"""The facts about blocks and elements that rules look at, gathered once: a `Page`.

Nothing is decided here. All of it is a forward or a backward pass over columns, so a page costs what it is long.
"""

import re
from collections.abc import Callable, Sequence

import attrs

from newsparse.document import Block, Document, Outline
from newsparse.labels import Reason, Role
from newsparse.locales import Locale, Markup, Named

_CLOSERS = "\"'”’»)]）」』›“"  # noqa: RUF001 what may follow the mark that ends a sentence
_ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔", "።", ":", "։", "။", "៕", "॥", ".”")  # noqa: RUF001
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# One character of a script that writes syllables or words says about as much as two and a half letters.
_WIDE_EXTRA = 1.5
# Shorter than this, a line may be anything; the longest prose line that still adds to the weight of its container.
_SHORT_PROSE, _LONG_PROSE = 60, 800
_LINKED = 0.5
_LONGEST_HEADING = 60

FIGURE, LIST, TABLE, QUOTE, HEADING = 1, 2, 4, 8, 16
_FLAGS = {
    **dict.fromkeys(("figure", "figcaption"), FIGURE),
    **dict.fromkeys(("ul", "ol", "li", "dl", "dd", "dt"), LIST),
    "table": TABLE,
    "blockquote": QUOTE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), HEADING),
}


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, in any script."""
    return text.rstrip(_CLOSERS).endswith(_ENDS) or text.endswith(_ENDS)


def weight(text: str) -> float:
    """How much `text` says, in Latin letters."""
    if text.isascii():
        return len(text)
    return len(text) + _WIDE_EXTRA * len(_WIDE.findall(text))


def prose(block: Block) -> float:
    """How much running text a block holds, in Latin letters: 0 for what is short, linked, or ends no sentence."""
    text = block.text
    size = weight(text)
    if size < _SHORT_PROSE:
        return 0.0
    density = block.link_chars / len(text)
    if density > _LINKED:
        return 0.0
    size *= 1 - density
    if not ends_sentence(text):
        # A long line without an end is a teaser cut short, or a heading; several sentences are prose all the same.
        size *= 0.3 if text.count(". ") + text.count(", ") < 2 else 0.6
    return size if size < _LONG_PROSE else _LONG_PROSE


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

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.first <= index <= self.last


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
    weak: tuple[Reason | None, ...]
    """The same by evidence that proves nothing alone (`aside`, "card", "more")."""
    roles: tuple[Role | None, ...]
    """What part of an article each element's names, or those around it, say it is."""
    within: tuple[int, ...]
    """Which kinds of element each element is or stands in: `FIGURE | LIST` and so on."""
    prose: tuple[float, ...]
    """How much running text each block holds; none in a figure."""
    sections: tuple[Reason | None, ...]
    """What each block is by the heading that it stands under ("Most read")."""
    mass: tuple[float, ...]
    """How much running text each element holds, all that is in it included."""
    headline: int | None = None
    """The block that is the headline."""
    story: Story = Story()
    """Where the story is; nothing yet for local rules."""
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
            known[names] = markup.named(names)
    named = tuple([known[names] for names in outline.names])
    within = _within(outline)
    weights = tuple([0.0 if within[block.element] & FIGURE else prose(block) for block in document.blocks])
    mass = masses(document, weights)
    strong, weak, roles = _standing(outline, markup, named, mass)
    return Page(
        document=document,
        language=language,
        locale=locale,
        named=named,
        standing=strong,
        weak=weak,
        roles=roles,
        within=within,
        sections=_sections(document, locale, weights, mass),
        prose=weights,
        mass=mass,
    )


def _sections(
    document: Document, locale: Locale, weights: Sequence[float], mass: Sequence[float]
) -> tuple[Reason | None, ...]:
    """What stands under a heading that opens something else: the rest of the element that heading and list share.

    Where that element holds much of the page's prose, as in text without mark-up it always does, only until prose comes.
    """
    parents = document.outline.parents
    sections: list[Reason | None] = []
    reason: Reason | None = None
    holder = 0
    small = False
    for block, weight_ in zip(document.blocks, weights, strict=True):
        opened = locale.opens_section(block.text) if len(block.text) <= _LONGEST_HEADING else None
        if opened is not None:
            reason, holder = opened, parents[block.element]
            small = mass[holder] < 0.2 * mass[0]
        elif reason is not None and not (
            holder in _up(document.outline, block.element, holder) if small else not weight_
        ):
            reason = None
        sections.append(reason)
    return tuple(sections)


def _up(outline: Outline, element: int, least: int) -> list[int]:
    """`element` and its ancestors, down to index `least`: parents stand before children, so the rest cannot matter."""
    way = []
    while element >= least and element:
        way.append(element)
        element = outline.parents[element]
    return way


def masses(document: Document, weights: Sequence[float]) -> tuple[float, ...]:
    """The sum of the blocks' weights in each element."""
    parents = document.outline.parents
    mass = [0.0] * len(parents)
    for block, value in zip(document.blocks, weights, strict=True):
        mass[block.element] += value
    for element in range(len(parents) - 1, 0, -1):
        mass[parents[element]] += mass[element]
    return tuple(mass)


def _within(outline: Outline) -> tuple[int, ...]:
    """The flags of each element and of all around it."""
    within = [0]
    for parent, tag in zip(outline.parents[1:], outline.tags[1:], strict=True):
        within.append(within[parent] | _FLAGS.get(tag, 0))
    return tuple(within)


_Standing = tuple[tuple[Reason | None, ...], tuple[Reason | None, ...], tuple[Role | None, ...]]


def _standing(outline: Outline, markup: Markup, named: Sequence[Named], mass: Sequence[float]) -> _Standing:
    """What tags and names say, handed down; an element with the greater part of all prose is put aside by no name."""
    most = 0.5 * mass[0]
    strong: list[Reason | None] = [None]
    weak: list[Reason | None] = [None]
    roles: list[Role | None] = [None]
    for element in range(1, len(outline.tags)):
        parent = outline.parents[element]
        surely, perhaps, role = strong[parent], weak[parent], roles[parent]
        facts = named[element]
        if mass[element] <= most or not most:
            by_tag = markup.tag_reasons.get(outline.tags[element])
            if by_tag is not None:
                surely, perhaps = (surely or by_tag[0], perhaps) if by_tag[1] else (surely, perhaps or by_tag[0])
            if facts.reason is not None:
                surely, perhaps = (surely or facts.reason, perhaps) if facts.strong else (surely, perhaps or facts.reason)
            role = facts.role or role
        strong.append(surely)
        weak.append(perhaps)
        roles.append(role)
    return tuple(strong), tuple(weak), tuple(roles)
