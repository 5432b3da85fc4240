"""Quotation marks: which stretches of a text stand between them. No words are looked at.

A paragraph is a fence: no stretch crosses its end, but an open one says so, because the next paragraph may go on.
Every mark is looked at once, with its two neighbours, so the time is linear.
"""

import re
from collections.abc import Iterator, Sequence

import attrs

_MARK = re.compile("``|''|[\"“”„«»‹›‚‘’「」『』《》]|'")
_TAG = re.compile("<[/a-zA-Z][^<>\\n]*>")
# What closes what opens, the first being the usual one. German and Swedish use some of them the other way about.
_CLOSERS = {
    "“": "”\"",
    "”": "”",
    "„": "“”\"‟",
    '"': "\"”",
    "''": ("''", '"'),
    "``": ("''",),
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
    "「": "」",
    "『": "』",
    "《": "》",
}
_SINGLE = frozenset("‘'")
_BEFORE_OPENING = "([{—–-/:'\"‘“¿¡«,"
_AFTER_CLOSING = ")]}—–,.;:!?'’\"”…»-"
_ENDS = ".,!?;:…—–。，！？"


@attrs.frozen
class Stretch:
    """What stands between two marks of one paragraph."""

    start: int
    """Where its opening mark begins."""
    end: int
    """Behind its closing mark; the paragraph's end where it has none."""
    inner: tuple[int, int]
    """Without marks and blanks."""
    mark: str
    """The opening mark."""
    closed: bool


def stretches(text: str, start: int, end: int, elisions: frozenset[str] = frozenset()) -> list[Stretch]:
    """The outermost stretches between marks in one paragraph, in order."""
    marks = list(_marks(text, start, end))
    found: list[Stretch] = []
    opened: tuple[int, int, str] | None = None
    for number, (at, after, mark) in enumerate(marks):
        if opened is None:
            if _opens(text, at, after, mark, start, end, elisions):
                opened = (at, after, mark)
            continue
        if (mark in _CLOSERS[opened[2]] or _wrong_way(text, at, after, mark, opened[2], end)) and _closes(text, at, after, mark, opened, marks, number, start, end):
            _add(found, text, opened, at, after, closed=True)
            opened = None
        elif mark == opened[2] and mark in "“„``''«\"" and _opens(text, at, after, mark, start, end, elisions):
            # An opening mark of the same kind: whoever wrote this forgot to close the one before.
            _add(found, text, opened, at, at, closed=False)
            opened = (at, after, mark)
    if opened is not None:
        if opened[2] in _SINGLE:
            return _without_lost_single(text, opened, found, start, end, elisions)
        _add(found, text, opened, end, end, closed=False)
    return found


def _without_lost_single(
    text: str, opened: tuple[int, int, str], found: list[Stretch], start: int, end: int, elisions: frozenset[str]
) -> list[Stretch]:
    """A single mark that nothing closes is an apostrophe, unless it opens the paragraph."""
    if opened[0] == start and opened[2] == "‘" and not found:
        return [Stretch(opened[0], end, _trim(text, opened[1], end), opened[2], closed=False)]
    # Marks behind it were taken for nested; look at them again, once. The next single mark cannot be lost in the same way
    # more often than there are marks, so a text of nothing but lost marks is given up after this one.
    rest = [mark for mark in _marks(text, opened[1], end) if mark[2] not in ("'", "‘", "’")]
    again: tuple[int, int, str] | None = None
    for number, (at, after, mark) in enumerate(rest):
        if again is None:
            if _opens(text, at, after, mark, start, end, elisions):
                again = (at, after, mark)
        elif mark in _CLOSERS[again[2]] and _closes(text, at, after, mark, again, rest, number, start, end):
            _add(found, text, again, at, after, closed=True)
            again = None
    if again is not None:
        _add(found, text, again, end, end, closed=False)
    return found


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The marks of a paragraph, without apostrophes inside words and without those in mark-up."""
    tags = [tag.span() for tag in _TAG.finditer(text, start, end)] if text.find("<", start, end) >= 0 else []
    for match in _MARK.finditer(text, start, end):
        at, after = match.span()
        mark = match.group()
        if mark in "'’" and at > start and after < end and text[at - 1].isalnum() and text[after].isalnum():
            continue
        if mark == "''" and at > start and after < end and text[at - 1].isalnum() and text[after].isalnum():
            continue
        while tags and tags[0][1] <= at:
            tags.pop(0)
        if tags and tags[0][0] < at:
            continue
        yield at, after, mark


def _opens(text: str, at: int, after: int, mark: str, start: int, end: int, elisions: frozenset[str]) -> bool:
    if mark in "“„«‹‚「『《" or mark == "``":
        return after < end
    if mark == "’" or mark in "」』》›":
        return False
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    free = before.isspace() or before in _BEFORE_OPENING
    if mark == "”":  # Swedish and Finnish open with it
        return free and not behind.isspace() and behind not in _AFTER_CLOSING
    if mark == "»":
        return not behind.isspace() or before.isspace()
    if mark in _SINGLE:
        if not free or not (behind.isalnum() or behind in "\"“[(…#@$£€"):
            return False
        if mark == "'" and behind.isdigit() and not text[after : after + 2].isdigit():
            return True
        return not (_is_elision(text, after, end, elisions))
    if before == "=" or (behind.isspace() and not before.isspace()):
        return False
    if free or not before.isalnum():
        return not (behind in ".,;:!?)" and before.isspace() is False)
    return False


def _is_elision(text: str, after: int, end: int, elisions: frozenset[str]) -> bool:
    """`'em`, `'90s`: an apostrophe at the head of a word."""
    stop = after
    while stop < end and stop < after + 8 and text[stop].isalnum():
        stop += 1
    word = text[after:stop].lower()
    return word in elisions or (word[:2].isdigit() and word[2:] in ("", "s"))


def _closes(
    text: str,
    at: int,
    after: int,
    mark: str,
    opened: tuple[int, int, str],
    marks: Sequence[tuple[int, int, str]],
    number: int,
    start: int,
    end: int,
) -> bool:
    if at <= opened[1]:
        return False
    before = text[at - 1]
    behind = text[after] if after < end else " "
    if opened[2] in "‘'‚" and mark in "'’":
        if behind.isalnum() or before.isspace():
            return False
        if before in "sS" and behind == " " and after + 1 < end and text[after + 1].islower():
            # "the workers' rights": an owner, if another single mark is still to close this stretch.
            return not _closed_later(text, marks, number, end)
        return True
    if mark in '"':
        if before.isspace() and not behind.isspace() and behind not in _AFTER_CLOSING:
            return False
        return not (behind.isalnum() and before in "([{=")
    if mark == "''":
        return not (before.isspace() and behind.isalnum())
    if opened[2] == "»" and mark == "»":
        return not before.isspace() and (behind.isspace() or behind in _AFTER_CLOSING)
    return True


def _wrong_way(text: str, at: int, after: int, mark: str, opener: str, end: int) -> bool:
    """“rapists“: an opening mark where only a closing one can stand."""
    return mark == opener == "“" and not text[at - 1].isspace() and (after >= end or text[after].isspace() or text[after] in ".,;:!?)")


def _closed_later(text: str, marks: Sequence[tuple[int, int, str]], number: int, end: int) -> bool:
    """Whether the very next mark closes a single stretch."""
    if number + 1 >= len(marks):
        return False
    at, after, mark = marks[number + 1]
    behind = text[after] if after < end else " "
    return mark in "'’" and not text[at - 1].isspace() and not behind.isalnum()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _add(found: list[Stretch], text: str, opened: tuple[int, int, str], at: int, after: int, *, closed: bool) -> None:
    inner = _trim(text, opened[1], at)
    if inner[0] < inner[1]:
        found.append(Stretch(opened[0], after, inner, opened[2], closed=closed))
