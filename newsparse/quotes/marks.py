"""Quotation marks: which stretches of a text stand between them. No words are looked at.

A paragraph is a fence: no stretch crosses its end, but an open one says so, because the next paragraph may go on.
Every mark is looked at once, with its two neighbours, so the time is linear.
"""

import re
import sys
from collections.abc import Sequence

import attrs

_MARK = re.compile("``|''|[\"“”„«»‹›‚‘’「」『』《》]|'")
_TAG = re.compile("<[/a-zA-Z][^<>\\n]*>")
# What closes what opens, the first being the usual one. German and Swedish use some of them the other way about.
_CLOSERS = {
    "“": '”"',
    "”": "”",
    "„": '“”"‟',
    '"': '"”',
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
_SINGLES = frozenset("‘'‚")
_APOSTROPHES = frozenset(("'", "’", "''"))
_ALWAYS_OPENING = frozenset(("“", "„", "«", "‹", "‚", "「", "『", "《", "``"))
_NEVER_OPENING = frozenset("’」』》›")
_REOPENING = frozenset(("“", "„", "``", "''", "«", '"'))
_BEFORE_OPENING = "([{—–-/:'\"‘“¿¡«,"
_AFTER_CLOSING = ")]}—–,.;:!?'’\"”…»-"

_Mark = tuple[int, int, str]
"""Where a mark begins and ends, and the mark."""


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


def stretches(
    text: str, start: int, end: int, elisions: frozenset[str] = frozenset(), most: int = sys.maxsize
) -> list[Stretch]:
    """The outermost stretches between marks in one paragraph, in order; no more than `most`."""
    paragraph = _Paragraph(text, start, end, elisions)
    marks = paragraph.marks(start)
    found, lost = paragraph.pair(marks, most)
    if lost is None:
        return found
    if lost[0] == start and lost[2] == "‘":
        return [_stretch(text, lost, end, end, closed=False)]
    # A single mark that nothing closes was an apostrophe: what stands behind it is looked at once more, double marks alone.
    rest = [mark for mark in marks if mark[0] > lost[0] and mark[2] not in _SINGLES]
    return found + paragraph.pair(rest, most - len(found))[0]


@attrs.frozen
class _Paragraph:
    """A paragraph and its marks."""

    text: str
    start: int
    end: int
    elisions: frozenset[str]

    def marks(self, start: int) -> list[_Mark]:
        """The marks from `start` on, without apostrophes inside words and without those in mark-up."""
        text, end = self.text, self.end
        tags = iter(_TAG.finditer(text, start, end)) if text.find("<", start, end) >= 0 else iter(())
        tag = next(tags, None)
        found: list[_Mark] = []
        for match in _MARK.finditer(text, start, end):
            at, after = match.span()
            mark = match.group()
            inside = start < at and after < end and text[at - 1].isalnum() and text[after].isalnum()
            if inside and mark in _APOSTROPHES:
                continue
            while tag is not None and tag.end() <= at:
                tag = next(tags, None)
            if tag is None or tag.start() >= at:
                found.append((at, after, mark))
        return found

    def pair(self, marks: Sequence[_Mark], most: int) -> tuple[list[Stretch], _Mark | None]:
        """The stretches, up to `most`, and the single mark that nothing closes, if there is one."""
        found: list[Stretch] = []
        opened: _Mark | None = None
        for number, mark in enumerate(marks):
            if len(found) >= most:
                return found, None
            if opened is None:
                opened = mark if self._opens(mark) else None
            elif self._closes(opened, mark, marks[number + 1] if number + 1 < len(marks) else None):
                _add(found, _stretch(self.text, opened, mark[0], mark[1], closed=True))
                opened = None
            elif mark[2] == opened[2] and mark[2] in _REOPENING and self._opens(mark):
                # An opening mark of the same kind: whoever wrote this forgot to close the one before.
                _add(found, _stretch(self.text, opened, mark[0], mark[0], closed=False))
                opened = mark
        if opened is not None and opened[2] not in _SINGLES:
            _add(found, _stretch(self.text, opened, self.end, self.end, closed=False))
            opened = None
        return found, opened

    def _behind(self, after: int) -> str:
        return self.text[after] if after < self.end else " "

    def _opens(self, mark: _Mark) -> bool:
        at, after, form = mark
        if form in _ALWAYS_OPENING:
            return after < self.end
        if form in _NEVER_OPENING:
            return False
        before = self.text[at - 1] if at > self.start else " "
        behind = self._behind(after)
        free = before.isspace() or before in _BEFORE_OPENING
        if form == "”":  # Swedish and Finnish open with it
            return free and not behind.isspace() and behind not in _AFTER_CLOSING
        if form == "»":
            return not behind.isspace() or before.isspace()
        if form in _SINGLES:
            return free and (behind.isalnum() or behind in '"“[(…#@$£€') and not self._is_elision(after)
        if before == "=" or before.isalnum() or (behind.isspace() and not before.isspace()):
            return False
        return before.isspace() or behind not in ".,;:!?)"

    def _is_elision(self, after: int) -> bool:
        """`'em`, `'90s`: an apostrophe at the head of a word."""
        stop = after
        while stop < self.end and stop < after + 8 and self.text[stop].isalnum():
            stop += 1
        word = self.text[after:stop].lower()
        return word in self.elisions or (word[:2].isdigit() and word[2:] in ("", "s"))

    def _closes(self, opened: _Mark, mark: _Mark, following: _Mark | None) -> bool:
        at, after, form = mark
        before, behind = self.text[at - 1], self._behind(after)
        if form == opened[2] == "“":  # “this way about“: an opening mark where only a closing one can stand
            return not before.isspace() and (behind.isspace() or behind in ".,;:!?)")
        if form not in _CLOSERS[opened[2]] or at <= opened[1]:
            return False
        if form in _SINGLES or form == "’":
            if behind.isalnum() or before.isspace():
                return False
            if before in "sS" and behind == " " and self.text[after + 1 : after + 2].islower():
                # "the workers' rights": an owner, if another single mark is still to close this stretch.
                return following is None or not self._can_close(following)
            return True
        if form == '"':
            if before.isspace() and not behind.isspace() and behind not in _AFTER_CLOSING:
                return False
            return not (behind.isalnum() and before in "([{=")
        if form == "''":
            return not (before.isspace() and behind.isalnum())
        if form == opened[2] == "»":
            return not before.isspace() and (behind.isspace() or behind in _AFTER_CLOSING)
        return True

    def _can_close(self, mark: _Mark) -> bool:
        return mark[2] in ("'", "’") and not self.text[mark[0] - 1].isspace() and not self._behind(mark[1]).isalnum()


def _add(found: list[Stretch], one: Stretch) -> None:
    if one.inner[0] < one.inner[1]:
        found.append(one)


def _stretch(text: str, opened: _Mark, at: int, after: int, *, closed: bool) -> Stretch:
    begin, end = opened[1], at
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return Stretch(opened[0], after, (begin, end), opened[2], closed)
