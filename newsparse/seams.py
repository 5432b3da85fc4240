"""Seams: whether two lines of a broken text belong to one paragraph, and what stands between them where they meet.

A page whose every string got a line of its own breaks its paragraphs at links and bold words. What a line begins and ends
with, how long it is, and what follows it, tell whether it goes on with the one before.
"""

import itertools
import re
from collections.abc import Sequence

# Marks that end a sentence, marks that may stand behind them, and marks with which no line of prose begins.
_SENTENCE_END = frozenset(".!?…。！？｡؟۔।॥։።")
_CLOSERS = "\"'“”‘’«»‹›)]}』」）】》*_\N{ZERO WIDTH SPACE}"
CONTINUERS = frozenset(",.;:)]}!?、。，」』）】》；：！？،؛؟।")
_OPENERS = frozenset("([{„‚「『（【《¿¡")
# Quotation marks that close in one language and open in the next: what stands beside them tells.
EITHER_QUOTES = frozenset("\"'“”‘’«»‹›")
_OPENING_SOMEWHERE = frozenset("\"'“‘«›")
_APOSTROPHES = frozenset("'’‘")
_HYPHENS = frozenset("-‐–—")
_SEPARATORS = frozenset("|·•/–—-‒―→>»›＞｜・")
_MARKS = CONTINUERS | EITHER_QUOTES | _HYPHENS | _SEPARATORS | _OPENERS
_HALF_OPEN = frozenset(",;、，؛،")

ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
# "’s" of a name that stood in a link; "l’" and "dell'" before one, but not "dogs’", which owns what follows.
_GENITIVE = re.compile(r"['’‘][a-zß-ÿ]{1,2}(?!\w)")
_ELISION = re.compile(r"(?:^|\s)[^\W\d_]{0,4}(?:[^\W\d_s]|(?<![^\W\d_])s)['’]$")
# A word; the parts of "it's" and of "U.S" are no words.
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"(?<=\s)[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{0,2}\.$")
CJK_START = "\u2e80"
CJK = re.compile("[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")

# A line of fewer characters is as likely a menu entry or a name as prose.
PROSE = 40
LONG = 60


def runs_over(before: str, length: int, line: str) -> bool:
    """Whether a line goes on with the one before in a text that is not broken as a whole: only where nothing else can be."""
    if line[0].islower():
        return length >= LONG and before[-1] != ":" and not ends_sentence(before) and not ADDRESS.match(line)
    return line[0] in CONTINUERS and continues(line)


def goes_on(before: str, length: int, line: str, after: str, *, item: bool) -> bool:
    """Whether `line` goes on with the paragraph of `length` characters that ends with the line `before`, in a broken text.

    `after` is the line after it: a link's words alone look like a headline, but a headline is not followed by a comma.
    With `item` the paragraph is so far one line that itself begins in lower case, as the items of a list may.
    """
    first, last = line[0], before[-1]
    ended = ends_sentence(before)
    if first in _MARKS and continues(line):
        return not ended or line not in _OPENING_SOMEWHERE
    if ended:
        return False
    if last >= CJK_START and CJK.match(last):
        length *= 2
    if first.islower():
        if item or last == ":" or ADDRESS.match(line):
            return False
        return length >= PROSE or len(line) >= PROSE or not last.isalnum() or _runs_on(line, length, after)
    if not last.isalnum():
        if last in _HALF_OPEN or _opens(before) or (last in _APOSTROPHES and _ELISION.search(before[-8:])):
            return True
        if last == ":":
            return before[-2:-1].isalnum() and length < 12 and first not in EITHER_QUOTES
        if last in _SEPARATORS and (len(before) == 1 or before[-2].isspace()):
            return len(line) < LONG
    if not first.isalnum() and first in _MARKS:
        return _mark_goes_on(length, line, after)
    return _name_goes_on(before, length, line, after)


def _mark_goes_on(length: int, line: str, after: str) -> bool:
    """The same for a line that begins with a quotation mark, a bracket, a dash or another mark between things."""
    first = line[0]
    if _is_quote_and_space(line):
        return True
    if first in _HYPHENS and len(line) > 1:
        return line[1:].lstrip()[0].islower() or (length >= LONG and line[1].isalpha())
    if first in _SEPARATORS:
        return len(line) < PROSE
    if first == "(":
        return length >= PROSE or line[1:2].islower()
    return (length >= 90 and len(line) < LONG) or (length >= 30 and _runs_on(line, length, after))


def _name_goes_on(before: str, length: int, line: str, after: str) -> bool:
    """The same for a line that begins with a capital, a figure or a letter of a script without capitals.

    It may be a new paragraph, a headline, a caption, or a name that was a link inside a sentence.
    """
    if is_initial(before):
        return len(line) >= PROSE
    short = len(line) < LONG
    runs_on = _runs_on(line, length, after)
    words = before.rsplit(None, 1)
    if before[-1] == "." or (len(words) > 1 and len(words[-1]) <= 4 and words[-1].islower()):
        # An article, a preposition or "Mr." ends no paragraph.
        return runs_on or (length >= PROSE and short and ends_sentence(line))
    if runs_on:
        return length >= (25 if words[-1].islower() else 30) or (length <= 5 and before.istitle() and len(after) > 24)
    return short and length >= 90 and (not line[0].isupper() or (length >= 140 and ends_sentence(line)))


def _runs_on(line: str, length: int, after: str) -> bool:
    """Whether the line after shows that `line` is a piece from inside a sentence, such as the words of a link."""
    if not after or ends_sentence(line) or (len(line) == 1 and length < LONG):
        return False
    if continues(after) or _is_quote_and_space(after):
        return len(line) < 2 * LONG
    if len(line) >= PROSE:
        return False
    if after[0].islower():
        return len(after) > 24 or length >= PROSE
    return length >= LONG and (after[0] == "(" or (after[0] in _HYPHENS and after[2:3].islower()))


def continues(line: str) -> bool:
    """Whether a line begins with a mark that stands behind a word: a comma, a closing bracket or quotation mark."""
    first = line[0]
    if first in CONTINUERS:
        return not line.startswith(("...", "::"))
    if first in EITHER_QUOTES:
        if len(line) == 1 or line[1] in CONTINUERS:
            return True
        return line[:2] == "” " or (first in _APOSTROPHES and _GENITIVE.match(line) is not None)
    return first in _HYPHENS and line[1:2].islower()


def _is_quote_and_space(line: str) -> bool:
    """Whether a line begins with a quotation mark that stands away from the words behind it."""
    return line[0] in EITHER_QUOTES and line[1:2].isspace()


def _opens(line: str) -> bool:
    """Whether a line ends with an opening bracket or quotation mark."""
    return line[-1] in _OPENERS or (line[-1] in EITHER_QUOTES and line[-2:-1].isspace())


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a full stop or its like, behind it at most closing marks; "Mr." and "Inc." end none."""
    if text[-1].isalnum():
        return False
    if text[-1] == ".":
        return not (text[-2:-1].isalpha() and _ABBREVIATION.search(text[-6:]))
    if text[-1] in _SENTENCE_END:
        return True
    bare = text[-8:].rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _SENTENCE_END


def vocabulary_of(lines: Sequence[str]) -> frozenset[str]:
    """All words of the text in lower case, if there are initials to be put back to their words; else nothing."""
    initials = [at for at, line in enumerate(lines[:-1]) if len(line) == 1 and line.isupper()]
    if not any(lines[at + 1][0].islower() for at in initials):
        return frozenset()
    return frozenset(word for line in lines if not is_initial(line) for word in _WORD.findall(line.casefold()))


def is_initial(text: str) -> bool:
    """Whether a line is one capital letter, as an ornamental initial is when it got a line of its own."""
    return len(text) == 1 and text.isupper()


def join(pieces: Sequence[str], vocabulary: frozenset[str]) -> str:
    """The pieces of one paragraph, a space between them where words meet."""
    parts = [pieces[0]]
    for before, piece in itertools.pairwise(pieces):
        one_word = len(parts) == 1 and is_initial(before) and _is_rest(before, piece, vocabulary)
        if not one_word and not _is_tight(before, piece):
            parts.append(" ")
        parts.append(piece)
    return "".join(parts)


def _is_rest(initial: str, piece: str, vocabulary: frozenset[str]) -> bool:
    """Whether `piece` begins with the rest of the word that `initial` begins; the text itself knows its words."""
    match = _WORD.match(piece)
    if not match or not match[0].islower():
        return False
    return (initial + match[0]).casefold() in vocabulary or initial.casefold() not in vocabulary


def _is_tight(before: str, piece: str) -> bool:
    """Whether two pieces meet without a space: before a closing mark, behind an opening one, beside a CJK sign."""
    last, first = before[-1], piece[0]
    if first in CONTINUERS or first in EITHER_QUOTES:
        return continues(piece) or (len(piece) > 1 and piece[1].isspace())
    if _opens(before):
        return True
    if last in _HYPHENS:
        return before[-2:-1].isalnum() and (first.islower() or first.isdigit())
    if first in _HYPHENS:
        return last.isalnum() and piece[1:2].isalnum()
    if last in _APOSTROPHES:
        return first.isalnum() and _ELISION.search(before[-8:]) is not None
    return (last >= CJK_START and CJK.match(last) is not None) or (first >= CJK_START and CJK.match(first) is not None)
