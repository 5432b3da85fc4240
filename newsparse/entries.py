"""The entries of a live blog: which lines head them. Known by shape: times of day, again and again, each above text.

An entry may be an element of its own, or a heading and what follows it up to the next, or a paragraph with the time in bold
type at its start. Only times of day count, because a chronicle of years is an article.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from newsparse.byline_words import words_for
from newsparse.document import Block, Field, Outline
from newsparse.labels import Reason, Role
from newsparse.persons import is_full_name
from newsparse.survey import (
    FIGURE,
    HEADING,
    LIST,
    QUOTE,
    TABLE,
    EntryHead,
    Page,
    Story,
    Verdict,
    ends_sentence,
    opens_byline,
)

# A time of day as the world writes it: 14:35, 14.35 Uhr, 16h52, 2.35pm, 9 a.m., 14時35分.
CLOCK = re.compile(
    r"(?<![\d:.,/-])(?P<hour>[01]?\d|2[0-3])(?:\s?[:.hH時]\s?(?P<minute>[0-5]\d)(?![\d%])|(?=\s?[ap]\.?m\b))"
    r"(?![.:/-]\d{2})\s?(?P<half>[ap]\.?m\b)?",
    re.IGNORECASE,
)
# A line that is about when; one that goes on with a headline; how many lines head an entry, and how long they are.
_WHEN, _WHEN_AND_WHAT, _HEAD_LINES, _LINE = 40, 160, 5, 200
_FAR_IN = 2
# So many are a live blog: fewer where the page says that it is one. So many of the times must stand above text.
_LEAST, _LEAST_CLAIMED, _SHARE = 3, 2, 0.6
_SOME_TEXT = 30
_ABOVE = 8
# What parts a time from what happened then; it stands so near behind.
_MARK, _MARK_NEAR = re.compile(r"[:–—|-]\s"), 12
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\S*\d\S*")


def live_entries(page: Page, verdicts: Sequence[Verdict | None], story: Story) -> tuple[EntryHead, ...]:
    """The heads of the entries, in page order; none where the story is no live blog."""
    first = story.first - _ABOVE if page.headline is None or page.headline > story.first else page.headline + 1
    blocks = page.document.blocks[max(0, first) : story.last + 1]
    times = [block.index for block in blocks if _is_open(block, verdicts) and _is_time(block, page)]
    claimed = any(claim.raw == "LiveBlogPosting" for claim in page.document.metadata.of(Field.TYPE))
    least = _LEAST_CLAIMED if claimed else _LEAST
    if len(times) < least:
        return ()
    starts = _starts(page, times)
    if len(starts) < least:
        return ()
    ends = [start - 1 for start, _ in starts[1:]] + [story.last]
    heads = [
        head
        for (start, time), end in zip(starts, ends, strict=True)
        if (head := _head(page, verdicts, start, time, end)) is not None
    ]
    return tuple(heads) if len(heads) >= max(least, _SHARE * len(starts)) else ()


def _is_open(block: Block, verdicts: Sequence[Verdict | None]) -> bool:
    """Whether no rule has put a line aside, or only because it is a time and nothing else."""
    verdict = verdicts[block.index]
    return not isinstance(verdict, Reason) or (verdict is Reason.WIDGET and CLOCK.fullmatch(block.text) is not None)


def behind_time(text: str) -> str | None:
    """The headline that stands behind the time on one line: `14:35 Uhr: Troops leave`."""
    time = CLOCK.search(text[:_WHEN])
    rest = text[time.end() :] if time else ""
    mark = _MARK.search(rest[:_MARK_NEAR])
    rest = rest[mark.end() if mark else 0 :].strip()
    return rest if " " in rest else None


def _is_time(block: Block, page: Page) -> bool:
    """Whether a line says when in the day, and may say what besides; or a paragraph begins so, in bold type."""
    text = block.text
    if page.within[block.element] & (FIGURE | TABLE):
        return False
    if _DIGIT.search(text, 0, _WHEN) is None:  # which is quicker to find than a time, and most lines have none
        return False
    match = CLOCK.search(text[:_WHEN])
    if match is None:
        return False
    if page.prose[block.index]:
        return not match.start() and 0 < block.bold_chars < len(text)
    return len(text) <= _WHEN or (match.start() <= _FAR_IN and len(text) <= _WHEN_AND_WHAT)


def _starts(page: Page, times: Sequence[int]) -> list[tuple[int, int]]:
    """Where each entry begins, and the block of its time: of those whose elements are alike and have one parent."""
    blocks, outline = page.document.blocks, page.document.outline
    ways = [[*outline.ancestors(blocks[at].element), 0] for at in times]
    parents = Counter(_shared(one, other) for one, other in itertools.pairwise(ways))
    parent = parents.most_common(1)[0][0]
    children = [(_child(way, parent), at) for way, at in zip(ways, times, strict=True) if parent in way]
    kinds = Counter(_kind(outline, child) for child, _ in children)
    kind = kinds.most_common(1)[0][0]
    starts: list[tuple[int, int]] = []
    last = -1
    for child, at in children:
        if _kind(outline, child) != kind or child == last > 0:
            continue
        start = at
        while start and child and blocks[start - 1].element >= child:
            start -= 1
        starts.append((start, at))
        last = child
    return starts


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """The innermost element that two ways up the page have in common, other than the elements they begin with."""
    mine = frozenset(one[1:])
    return next((at for at in other[1:] if at in mine), 0)


def _child(way: Sequence[int], parent: int) -> int:
    """The element right below `parent` on a way up the page."""
    at = way.index(parent)
    return way[at - 1] if at else parent


def _kind(outline: Outline, element: int) -> tuple[str, str]:
    return outline.tags[element], _DIGITS.sub("", outline.names[element]).strip()


def _head(page: Page, verdicts: Sequence[Verdict | None], start: int, time: int, end: int) -> EntryHead | None:
    """The lines above an entry's text; `None` where no time stands among them or no text below."""
    if page.prose[time]:
        return EntryHead((), time, None, None)
    lines: list[int] = []
    at = start
    while at <= end and len(lines) < _HEAD_LINES:
        if _is_open(page.document.blocks[at], verdicts):
            if not _is_head_line(page.document.blocks[at], page, time):
                break
            lines.append(at)
        at += 1
    if time not in lines or not any(_is_text(page, verdicts, index) for index in range(at, end + 1)):
        return None
    headline = _headline(page, lines, time)
    return EntryHead(tuple(lines), time, headline, _author(page, lines, time, headline))


def _is_head_line(block: Block, page: Page, time: int) -> bool:
    if block.index == time:
        return True
    within = page.within[block.element]
    if page.prose[block.index] or len(block.text) > _LINE or within & (FIGURE | QUOTE | TABLE):
        return False
    return bool(within & HEADING) or not ends_sentence(block.text)


def _is_text(page: Page, verdicts: Sequence[Verdict | None], index: int) -> bool:
    """Whether a block is, or may be, text of an entry."""
    block = page.document.blocks[index]
    if isinstance(verdicts[index], Reason):
        return False
    return page.prose[index] > 0 or len(block.text) >= _SOME_TEXT or bool(page.within[block.element] & LIST)


def _headline(page: Page, lines: Sequence[int], time: int) -> int | None:
    """The heading or bold line; else what stands behind the time; else the first line that is neither time nor byline."""
    blocks = page.document.blocks
    others = [at for at in lines if at != time and not _signs(page, blocks[at])]
    marked = [at for at in others if page.within[blocks[at].element] & HEADING]
    bold = [at for at in others if blocks[at].bold_chars >= len(blocks[at].text)]
    behind = [time] if behind_time(blocks[time].text) else []
    return next(iter((*marked, *bold, *behind, *others)), None)


def _author(page: Page, lines: Sequence[int], time: int, headline: int | None) -> int | None:
    """The line that says who wrote the entry: by its names or first word, or a name of few words, also behind the time."""
    blocks = page.document.blocks
    others = [at for at in lines if at not in (time, headline)]
    signed = [at for at in others if _signs(page, blocks[at])]
    named = [at for at in others if _is_name(blocks[at].text, page)]
    behind = [time] if headline != time and _is_name(behind_time(blocks[time].text) or "", page) else []
    return next(iter((*signed, *behind, *named)), None)


def _signs(page: Page, block: Block) -> bool:
    return page.roles[block.element] is Role.BYLINE or opens_byline(block.text, page.locale)


def _is_name(text: str, page: Page) -> bool:
    return is_full_name(text.split(), words_for(page.locale))
