"""The head of a paragraph cut at the marks that part place, agency and date in a dateline."""

from collections.abc import Iterator

from newsparse.byline_words import BylineWords, plain

_LONGEST_PART = 50
_OPEN = {"(": ")", "（": "）", "[": "]", "/": "/"}
_DASHES = "-–—―"
_COLONS = ":："
_COMMAS = ",،、，"
_STOPS = ".।۔"
_LONGEST_SHORT_WORD = 4


def segments(head: str, words: BylineWords) -> Iterator[tuple[int, int, bool, str, int]]:
    """The parts of a head, in order: start, end, whether in brackets, the mark after it, and where the next one starts."""
    at = 0
    while at < len(head):
        while at < len(head) and head[at] == " ":
            at += 1
        closer = _OPEN.get(head[at : at + 1])
        if closer:
            end = head.find(closer, at + 1, at + _LONGEST_PART)
            if end < 0 and closer != "/":
                return
            if end < 0:  # "Berlin/Wien": a slash alone brackets nothing
                at += 1
                continue
            mark, after = _mark(head, end + 1)
            yield at + 1, end, True, mark, after
        else:
            end = _part_end(head, at, words)
            if end < 0 or end == at:
                return
            mark, after = _mark(head, end)
            yield at, end, False, mark, after
        if after <= at:
            return
        at = after


def _part_end(head: str, start: int, words: BylineWords) -> int:
    """Where a part ends: before a mark, or a full stop that ends no short word; -1 where no mark comes."""
    for at in range(start, min(start + _LONGEST_PART, len(head))):
        sign = head[at]
        if sign in _COMMAS or sign in _COLONS or sign in "(（[/–—―।":
            return at
        after = head[at + 1 : at + 2]
        if sign == "-" and (after == "-" or head[at - 1 : at] == " " or after == " "):
            return at
        if sign in _STOPS and after in (" ", "-", "/", "–", "—", "") and not _is_short(head[start:at], words, after):
            return at
    return -1


def _is_short(text: str, words: BylineWords, after: str) -> bool:
    """Whether a full stop after `text` is that of a short word or a number: St., Dec., 4."""
    if after == "-":
        return False
    word = text.rpartition(" ")[2]
    if word.isdigit():
        return True
    return (plain(word) in words.months and len(word) <= _LONGEST_SHORT_WORD) or (word[:1].isupper() and len(word) <= 2)


def _mark(head: str, at: int) -> tuple[str, int]:
    """The mark at `at`: `,`, `:`, `-`, `.` or nothing; and where it ends, with the space after it."""
    end = at
    while end < len(head) and (
        head[end] == " " or head[end] in _COMMAS or head[end] in _COLONS or head[end] in _DASHES or head[end] in _STOPS
    ):
        end += 1
    run = head[at:end]
    if any(sign in _DASHES for sign in run):
        return "-", end
    if any(sign in _COLONS for sign in run):
        return ":", end
    if any(sign in _COMMAS for sign in run):
        return ",", end
    return "." if run.strip() else "", end
