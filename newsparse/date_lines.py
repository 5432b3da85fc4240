"""The lines of a page that say when: which they are, and what each of their dates is the date of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

import attrs

from newsparse.date_formats import Found, find_dates
from newsparse.date_words import DateWords, date_words, fold_letters, words_for
from newsparse.dates import find_span
from newsparse.document import Block
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.parts import TimestampKind

_MOST_LINES = 400
_LINE = 200
_SHORT_LINE = 110
# A block of short lines, such as those under a story that say who, when and where.
_MOST_IN_BLOCK = 600
_LABEL = 30
_ABOVE, _BELOW = 6, 14
_DATED = re.compile(r"\d{4}|\d[./-] ?\d|\d\D{2,12}\d\d(?!\d)|\d年")
_SPAN = re.compile(r"\d")
# A day of one or two digits and a year of four, as near to each other as they are in dates.
# A span of time behind a label: "Updated 2 hours ago"; a clock is none.
_AGO = re.compile(r"(?<![\d:.h])\d{1,2} (?!uhr)[^\W\d]{3,}")
_WHOLE_DATE = re.compile(r"(?<!\d)\d{1,2}(?!\d)\D{1,25}\d{4}(?!\d)|(?<!\d)\d{4}\D{1,20}\d{1,2}(?!\d)")
# Asked of every block; before Python 3.12 a look into an enumeration takes as long as a call.
_HEADLINE, _PRINT = Role.HEADLINE, Reason.PRINT
_LINE_ROLES = (Role.TIMESTAMP, Role.BYLINE)
_PROSE = (Role.PARAGRAPH, Role.LIST_ITEM, Role.CAPTION, Role.CREDIT, Role.TABLE_CELL, Role.EMBED, Role.BLOCK_QUOTE)
_OTHERS = (Reason.RELATED, Reason.COMMENTS, Reason.PROMO, Reason.LEGAL, Reason.ADVERT)


@attrs.frozen
class Line:
    """A line that may say when."""

    block: Block
    text: str
    near: bool
    """Whether it stands by the headline, or its names say that it is the date or the byline."""
    distance: int
    """How many blocks below the headline; above it, where the day of reading often stands, less than nothing."""
    named: bool
    prose: bool
    """Whether it was judged to be of the text, or of something else than the story."""
    foreign: bool
    """Whether it was judged to be of comments, other stories or the like."""
    printed: bool
    """Whether it was judged to be of the print version."""
    comment: bool
    """Whether it was judged to be of comments: "Posted by" is said there of them."""
    before: str = ""
    """The line before it, where that is short: "Updated:" may stand there."""


class Dated(NamedTuple):
    """A date in a line."""

    line: Line
    found: Found
    kind: TimestampKind | None
    """What the words beside it say; `None` where they say nothing."""


def dated_lines(
    labels: Sequence[Label], language: str | None, places: tuple[str, ...], now: datetime | None, *, sure: bool
) -> list[Dated]:
    """The dates of all lines that may say when; with `sure`, only of those that rules have named."""
    return [
        Dated(line, found, None if line.comment else kind)
        for line in _lines(labels, sure=sure, relative=now is not None)
        for found, kind in _typed(line, language, places, now)
    ]


def shown_order(found: Iterable[Found]) -> str:
    """The order of day and month that the page's own dates show; nothing where they show none or both."""
    orders = {date.numeric for date in found} - {""}
    return orders.pop() if len(orders) == 1 else ""


def _lines(labels: Sequence[Label], *, sure: bool, relative: bool) -> Iterator[Line]:
    """The lines that may say when, with `relative` also by a span of time; with `sure` only those that rules have named."""
    title = next((one.block.index for one in labels if type(one) is Kept and one.role is _HEADLINE), None)
    dated = _SPAN if relative else _DATED
    wanted = labels
    if sure:
        wanted = [one for one in labels if (one.role in _LINE_ROLES if isinstance(one, Kept) else one.reason is _PRINT)]
    for label in wanted:
        block = label.block
        role = label.role if type(label) is Kept else None
        reason = label.reason if isinstance(label, Dropped) else None
        named = role in _LINE_ROLES
        near = named or (title is not None and title - _ABOVE <= block.index <= title + _BELOW)
        if not near and block.index > _MOST_LINES and reason is not _PRINT:
            continue
        longest = _LINE if named else _SHORT_LINE
        length = len(block.text)
        if length > longest and (length > _MOST_IN_BLOCK or "\n" not in block.text):
            continue
        if not dated.search(block.text):
            continue
        foreign = reason in _OTHERS
        prose = role in _PROSE or foreign or block.index == title
        distance, printed = block.index - (title or 0), reason is _PRINT
        comment = reason is Reason.COMMENTS and not near
        before = labels[block.index - 1].block.text if 0 < block.index < len(labels) else ""
        for text in block.text.split("\n"):
            if len(text) <= longest and dated.search(text):
                before = before if len(before) <= _LABEL else ""
                yield Line(block, _once(text), near, distance, named, prose, foreign, printed, comment, before)
            before = text


def _once(text: str) -> str:
    """`text`, or its half where the page says the same twice, once for large screens and once for small ones."""
    half, rest = divmod(len(text), 2)
    if text[:half] == text[half + rest :] and (not rest or text[half] == " "):
        return text[:half]
    return text


def _clocks(found: Found) -> tuple[datetime, ...]:
    """What the clock showed, whichever zone it was in: of two dates in one line one may name it and the other not."""
    return tuple(value.replace(tzinfo=None) for value in found.values)


def _typed(
    line: Line, language: str | None, places: tuple[str, ...], now: datetime | None
) -> Iterator[tuple[Found, TimestampKind | None]]:
    """The dates of a line, each with the kind that the words before it say; after it, where none stand before the first."""
    text = line.text
    for words in words_for(text, language, others=line.near and bool(_WHOLE_DATE.search(text))):
        dates = list(find_dates(text, words, places, now))
        if dates:
            yield from _with_kinds(line, dates, words)
            return
    span = find_span(text, language, now) if now is not None and line.near else None
    if span is not None:
        yield from _with_kinds(line, [span], date_words(language))


def _with_kinds(line: Line, dates: Sequence[Found], words: DateWords) -> Iterator[tuple[Found, TimestampKind | None]]:
    """The dates of a line, which these words read, with their kinds."""
    folded = fold_letters(line.text)
    ends, starts = [0, *(one.end for one in dates)], [*(one.start for one in dates), len(line.text)]
    kinds = [_last_label(folded[end:start], words) for end, start in zip(ends, starts, strict=True)]
    if kinds[-1] is not None and _AGO.search(folded, ends[-1]):
        kinds[-1] = None  # "14 July 2026 - Updated 2 hours ago"
    if len(dates) == 2 and kinds == [None, None, None]:
        # Without a label the earlier is when it was published, and the later when it was changed.
        first, second = (_clocks(one) for one in dates)
        kinds = [
            TimestampKind.UPDATED if second < first else None,
            TimestampKind.UPDATED if first < second else None,
            None,
        ]
    if kinds[0] is None and line.before:
        whole = words.label.fullmatch(fold_letters(line.before).strip(" :"))
        kinds[0] = words.labels[whole[0]] if whole else None
    before = kinds[0] is not None or kinds[-1] is None
    for number, found in enumerate(dates):
        yield found, kinds[number] if before else kinds[number + 1]


def _last_label(gap: str, words: DateWords) -> TimestampKind | None:
    kind = None
    for match in words.label.finditer(gap):
        kind = words.labels[match[0]]
    return kind
