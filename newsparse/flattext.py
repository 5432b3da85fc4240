"""Text that another tool already flattened: lines back into the blocks they once were.

Three habits are told apart by the shape of the whole text, because no single line shows which one it is in:
a line for each block (nothing to do), a text wrapped at a fixed width (unwrap), and a page whose every string got a
line of its own, so that each link or bold word broke its paragraph (rejoin). A blank line parts, unless a mark that no paragraph begins with stands behind it.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.document import Block, Document, Encoding
from newsparse.limits import Limits
from newsparse.text import Span, fold, printable

# Marks that end a sentence, marks that may stand behind them, and marks with which no line of prose begins.
_SENTENCE_END = frozenset(".!?…。！？｡؟۔।॥։።")
_CLOSERS = "\"'“”‘’«»‹›)]}』」）】》*_\N{ZERO WIDTH SPACE}"
_CONTINUERS = frozenset(",.;:)]}!?、。，」』）】》；：！？،؛؟।")
_OPENERS = frozenset("([{„‚「『（【《¿¡")
# Quotation marks that close in one language and open in the next: what stands beside them tells.
_EITHER_QUOTES = frozenset("\"'“”‘’«»‹›")
_OPENING_SOMEWHERE = frozenset("\"'“‘«›")
_APOSTROPHES = frozenset("'’‘")
_HYPHENS = frozenset("-‐–—")
_SEPARATORS = frozenset("|·•/–—-‒―→>»›＞｜・")
_MARKS = _CONTINUERS | _EITHER_QUOTES | _HYPHENS | _SEPARATORS | _OPENERS
_HALF_OPEN = frozenset(",;、，؛،")
_INVISIBLES = "\xad\ufeff\u2060\u200b\u200c\u200d\u200e\u200f"

# Bullets that mean nothing else, and those that need a second one beside them (a dash may open a speech, a number a heading).
_BULLET = re.compile(
    r"([*•‣◦▪▫●○■□∙⁃])[ \t\xa0]+(?=\S)|([\-–])[ \t\xa0]+(?=\S)|([+o])[ \t\xa0]+(?=\S)|(\d{1,3})[.)][ \t\xa0]+(?=\S)"
)
_BULLET_STARTS = frozenset("*•‣◦▪▫●○■□∙⁃+-o–0123456789")

_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
# "’s" of a name that stood in a link; "l’" and "dell'" before one.
_GENITIVE = re.compile(r"['’‘][a-zß-ÿ]{1,2}(?!\w)")
_ELISION = re.compile(r"(?:^|\s)[^\W\d_]{1,5}['’]$")
# A word; the parts of "it's" and of "U.S" are no words.
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"(?<=\s)[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{0,2}\.$")
_CJK_START = "\u2e80"
_CJK = re.compile("[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")

# Wide gaps inside a line stand between the columns of a table.
_COLUMNS = "   "
# A line of fewer characters is as likely a menu entry or a name as prose.
_PROSE = 40
_LONG = 60
# So many dashed lines are a list; two are a dialogue.
_MANY = 3
# Nobody wraps prose narrower or wider than this.
_MIN_WIDTH, _MAX_WIDTH = 28, 132


_LIMITS = Limits()


class _Line(NamedTuple):
    """A line that is not empty."""

    text: str
    """Without white space around it."""
    start: int
    """Where `text` begins in the input."""
    indent: int
    """How much white space stands before it."""
    gap: bool
    """Whether an empty line (or nothing) stands before it."""


def read_text(text: str, url: str | None = None, language: str | None = None, limits: Limits = _LIMITS) -> Document:
    """The blocks of a flattened text, in its order.

    `Block.source` is the exact piece of the input (offsets in code points; characters that cannot be shown are replaced by
    U+FFFD one for one, and `Document.encoding` counts them), `Block.text` its words with white space folded, broken lines
    rejoined. An item of a list that the text marks with a bullet or number has the tag `li` and goes without its
    mark in `Block.text`. Every visible character of the input is in exactly one `source`. Never raises on any `str`.
    """
    text, cut = limits.cut(text)
    text, replaced = printable(text)
    lines = _lines(text)
    marks = _bullets(lines)
    vocabulary = _vocabulary(lines)
    blocks: list[Block] = []
    joined: list[str] = []
    for start, stop in _groups(lines, marks):
        mark = marks.get(start, 0)
        span = Span.of(text, lines[start].start, lines[stop - 1].start + len(lines[stop - 1].text))
        shown = fold(_words(lines[start:stop], mark, vocabulary)) or fold(span.text)
        if len(blocks) < limits.blocks:
            blocks.append(Block(index=len(blocks), text=shown, tag="li" if mark else "", source=span))
        else:
            joined.append(shown)
    if joined:
        last = blocks[-1]
        start = last.source.start if last.source else 0
        span = Span.of(text, start, lines[-1].start + len(lines[-1].text))
        blocks[-1] = Block(index=last.index, text="\n".join((last.text, *joined)), source=span)
    return Document(
        blocks=tuple(blocks),
        url=url,
        language=language,
        encoding=Encoding("str", "str", replaced),
        cut=cut + limits.joined(len(joined)),
    )


def _lines(text: str) -> list[_Line]:
    """All lines with something to see. Every line end of Unicode counts, also CR alone and the form feed."""
    lines: list[_Line] = []
    position = 0
    gap = True
    for raw in text.splitlines(keepends=True):
        shown = raw.strip()
        if shown and not (shown[0] in _INVISIBLES and not fold(shown)):
            indent = raw.index(shown[0])
            lines.append(_Line(shown, position + indent, indent, gap))
            gap = False
        else:
            gap = True
        position += len(raw)
    return lines


# ------------------------------------------------------------------------------------------------------- bullets


def _bullets(lines: Sequence[_Line]) -> dict[int, int]:
    """The length of the list mark at the head of each line that has one."""
    found: dict[int, re.Match[str]] = {}
    for index, line in enumerate(lines):
        if line.text[0] in _BULLET_STARTS and (match := _BULLET.match(line.text)) and _has_words(line.text):
            found[index] = match
    marks = {index: match.end() for index, match in found.items() if match[1] or _in_list(index, lines, found)}
    dashes = [index for index, match in found.items() if match[2]]
    alone = [index for index in dashes if index not in marks]
    if len(dashes) < _MANY or any(_ends_sentence(lines[index].text) for index in alone) or _wrap_width(lines, marks):
        return marks  # speech behind a dash is sentences; in a wrapped text the line does not show whether it is one
    return marks | {index: found[index].end() for index in alone}


def _has_words(text: str) -> bool:
    """Whether a line is more than ornament such as "* * *"."""
    return len(text) > 12 or any(char.isalnum() for char in text)


def _in_list(index: int, lines: Sequence[_Line], found: dict[int, re.Match[str]]) -> bool:
    """Whether a mark that could be something else stands among its like, so that it is a list's."""
    line, match = lines[index], found[index]
    near = [
        (lines[other], found[other])
        for other in (index - 1, index + 1)
        if other in found and not lines[max(index, other)].gap
    ]
    if match[2]:
        run = any(all(k in found and found[k][2] for k in range(i, i + _MANY)) for i in range(index - 2, index + 1))
        return any(m[1] or m[3] or other.indent != line.indent for other, m in near) or (run and bool(near))
    if match[3]:
        return any(m[1] or other.indent != line.indent or (m[3] and (m[3] == "+" or line.indent)) for other, m in near)
    number = int(match[4])
    return len(line.text) < 2 * _LONG and any(
        m[4] and abs(int(m[4]) - number) == 1 and other.indent == line.indent for other, m in near
    )


# -------------------------------------------------------------------------------------------------------- groups


def _groups(lines: Sequence[_Line], marks: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The first line of each block and the line after its last."""
    width = _wrap_width(lines, marks)
    broken = _is_broken(lines)
    start = length = 0
    for index in range(1, len(lines)):
        line, before = lines[index], lines[index - 1]
        length += len(before.text)
        joins = False
        if index in marks:
            pass
        elif width and _is_wrapped(lines, index, width, hangs=start == index - 1 and start in marks):
            joins = True
        elif line.gap:
            joins = broken and line.text[0] in _CONTINUERS and _continues(line.text)
        elif broken:
            after = lines[index + 1].text if index + 1 < len(lines) and index + 1 not in marks else ""
            joins = _goes_on(
                before.text, length, line.text, after, item=start == index - 1 and before.text[0].islower()
            )
        else:
            joins = _runs_over(before.text, length, line.text)
        if not joins:
            yield start, index
            start = index
            length = 0
    if lines:
        yield start, len(lines)


def _first_word(text: str) -> int:
    """How many columns the first word of a line needs; a sign of a script without spaces is a word."""
    if text[0] >= _CJK_START and _CJK.match(text):
        return 2  # some marks may not begin a line, so a line may end a sign or two early
    end = text.find(" ", 0, _MAX_WIDTH)
    return len(text) if end < 0 else end


def _wrap_width(lines: Sequence[_Line], marks: dict[int, int]) -> int:
    """The width at which the text was wrapped; 0 where it was not.

    Wrapped lines end where the next word would no longer have fitted. Lines of a list or of verse do so by chance only.
    """
    before = [
        index
        for index in range(len(lines) - 1)
        if not lines[index + 1].gap and index + 1 not in marks and _COLUMNS not in lines[index].text
    ]
    lengths = sorted(len(lines[index].text) + lines[index].indent for index in before)
    if len(lengths) < 3:
        return 0
    width = lengths[-1 - len(lengths) // 50]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return 0
    full = [_is_full(lines[i], lines[i + 1], width) for i in before if 2 * len(lines[i].text) >= width]
    return width if len(full) >= 3 and sum(full) * 5 >= len(full) * 4 else 0


def _is_full(before: _Line, line: _Line, width: int) -> bool:
    """Whether the line before had no room for the first word of this one."""
    return len(before.text) + before.indent + 1 + _first_word(line.text) > width


def _is_wrapped(lines: Sequence[_Line], index: int, width: int, *, hangs: bool) -> bool:
    """Whether a line goes on with the paragraph of the full line before; further right it does only under a list mark."""
    before, line = lines[index - 1], lines[index]
    if line.gap or not _is_full(before, line, width):
        return False
    if hangs or not line.indent:
        return True
    first_of_paragraph = index + 1 < len(lines) and not lines[index + 1].gap and lines[index + 1].indent < line.indent
    return line.indent <= before.indent and not first_of_paragraph


def _is_broken(lines: Sequence[_Line]) -> bool:
    """Whether paragraphs of this text were broken at links and bold words: there are lines no paragraph begins with."""
    evidence = 0
    for before, line in itertools.pairwise(lines):
        if line.gap:
            continue
        first = line.text[0]
        if first in _CONTINUERS or (first in _EITHER_QUOTES and line.text[1:2] in _CONTINUERS):
            evidence += _continues(line.text) * (1 if first == ":" else 2)
        elif first.islower() and max(len(before.text), len(line.text)) >= _PROSE and not _ends_sentence(before.text):
            evidence += not _ADDRESS.match(line.text)
        if evidence > 1:
            return True
    return False


def _runs_over(before: str, length: int, line: str) -> bool:
    """Whether a line goes on with the one before in a text that is not broken as a whole: only where nothing else can be."""
    if line[0].islower():
        return length >= _LONG and before[-1] != ":" and not _ends_sentence(before) and not _ADDRESS.match(line)
    return line[0] in _CONTINUERS and _continues(line)


def _goes_on(before: str, length: int, line: str, after: str, *, item: bool) -> bool:
    """Whether `line` goes on with the paragraph of `length` characters that ends with the line `before`, in a broken text.

    `after` is the line after it: a link's words alone look like a headline, but a headline is not followed by a comma.
    With `item` the paragraph is so far one line that itself begins in lower case, as the items of a list may.
    """
    first, last = line[0], before[-1]
    ended = _ends_sentence(before)
    if first in _MARKS and _continues(line):
        return not ended or line not in _OPENING_SOMEWHERE
    if ended:
        return False
    if last >= _CJK_START and _CJK.match(last):
        length *= 2
    if first.islower():
        if item or last == ":" or _ADDRESS.match(line):
            return False
        return length >= _PROSE or len(line) >= _PROSE or not last.isalnum() or _runs_on(line, length, after)
    if not last.isalnum():
        if last in _HALF_OPEN or _opens(before) or (last in _APOSTROPHES and _ELISION.search(before[-8:])):
            return True
        if last == ":":
            return before[-2:-1].isalnum() and length < 12 and first not in _EITHER_QUOTES
        if last in _SEPARATORS and (len(before) == 1 or before[-2].isspace()):
            return len(line) < _LONG
    if not first.isalnum() and first in _MARKS:
        return _mark_goes_on(length, line, after)
    return _name_goes_on(before, length, line, after)


def _mark_goes_on(length: int, line: str, after: str) -> bool:
    """The same for a line that begins with a quotation mark, a bracket, a dash or another mark between things."""
    first = line[0]
    if _is_quote_and_space(line):
        return True
    if first in _HYPHENS and len(line) > 1:
        return line[1:].lstrip()[0].islower() or (length >= _LONG and line[1].isalpha())
    if first in _SEPARATORS:
        return len(line) < _PROSE
    if first == "(":
        return length >= _PROSE or line[1:2].islower()
    return (length >= 90 and len(line) < _LONG) or (length >= 30 and _runs_on(line, length, after))


def _name_goes_on(before: str, length: int, line: str, after: str) -> bool:
    """The same for a line that begins with a capital, a figure or a letter of a script without capitals.

    It may be a new paragraph, a headline, a caption, or a name that was a link inside a sentence.
    """
    if _is_initial(before):
        return len(line) >= _PROSE
    short = len(line) < _LONG
    runs_on = _runs_on(line, length, after)
    words = before.rsplit(None, 1)
    if before[-1] == "." or (len(words) > 1 and len(words[-1]) <= 4 and words[-1].islower()):
        # An article, a preposition or "Mr." ends no paragraph.
        return runs_on or (length >= _PROSE and short and _ends_sentence(line))
    if runs_on:
        return length >= (25 if words[-1].islower() else 30) or (length <= 5 and before.istitle() and len(after) > 24)
    return short and length >= 90 and (not line[0].isupper() or (length >= 140 and _ends_sentence(line)))


def _runs_on(line: str, length: int, after: str) -> bool:
    """Whether the line after shows that `line` is a piece from inside a sentence, such as the words of a link."""
    if not after or _ends_sentence(line) or (len(line) == 1 and length < _LONG):
        return False
    if _continues(after) or _is_quote_and_space(after):
        return len(line) < 2 * _LONG
    if len(line) >= _PROSE:
        return False
    if after[0].islower():
        return len(after) > 24 or length >= _PROSE
    return length >= _LONG and (after[0] == "(" or (after[0] in _HYPHENS and after[2:3].islower()))


def _continues(line: str) -> bool:
    """Whether a line begins with a mark that stands behind a word: a comma, a closing bracket or quotation mark."""
    first = line[0]
    if first in _CONTINUERS:
        return not line.startswith(("...", "::"))
    if first in _EITHER_QUOTES:
        if len(line) == 1 or line[1] in _CONTINUERS:
            return True
        return line[:2] == "” " or (first in _APOSTROPHES and _GENITIVE.match(line) is not None)
    return first in _HYPHENS and line[1:2].islower()


def _is_quote_and_space(line: str) -> bool:
    """Whether a line begins with a quotation mark that stands away from the words behind it."""
    return line[0] in _EITHER_QUOTES and line[1:2].isspace()


def _opens(line: str) -> bool:
    """Whether a line ends with an opening bracket or quotation mark."""
    return line[-1] in _OPENERS or (line[-1] in _EITHER_QUOTES and line[-2:-1].isspace())


# --------------------------------------------------------------------------------------------------------- blocks


def _words(lines: Sequence[_Line], mark: int, vocabulary: frozenset[str]) -> str:
    """The words of one block; `mark` is the length of its list mark."""
    words = lines[0].text
    if len(lines) > 1:
        words = _join([words[mark:], *(line.text for line in lines[1:])], vocabulary)
    elif mark:
        words = words[mark:]
    elif words[0] == "|" == words[-1]:
        words = words.strip("| \t\xa0")
    return words


def _vocabulary(lines: Sequence[_Line]) -> frozenset[str]:
    """All words of the text in lower case, if there are initials to be put back to their words; else nothing."""
    if not any(_is_initial(a.text) and b.text[0].islower() for a, b in itertools.pairwise(lines)):
        return frozenset()
    return frozenset(
        word for line in lines if not _is_initial(line.text) for word in _WORD.findall(line.text.casefold())
    )


def _is_initial(text: str) -> bool:
    """Whether a line is one capital letter, as an ornamental initial is when it got a line of its own."""
    return len(text) == 1 and text.isupper()


def _join(pieces: Sequence[str], vocabulary: frozenset[str]) -> str:
    """The pieces of one paragraph, a space between them where words meet."""
    parts = [pieces[0]]
    for before, piece in itertools.pairwise(pieces):
        one_word = len(parts) == 1 and _is_initial(before) and _is_rest(before, piece, vocabulary)
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
    if first in _CONTINUERS or first in _EITHER_QUOTES:
        return _continues(piece) or (len(piece) > 1 and piece[1].isspace())
    if _opens(before):
        return True
    if last in _HYPHENS:
        return before[-2:-1].isalnum() and (first.islower() or first.isdigit())
    if first in _HYPHENS:
        return last.isalnum() and piece[1:2].isalnum()
    if last in _APOSTROPHES:
        return first.isalnum() and _ELISION.search(before[-8:]) is not None
    return (last >= _CJK_START and _CJK.match(last) is not None) or (
        first >= _CJK_START and _CJK.match(first) is not None
    )


def _ends_sentence(text: str) -> bool:
    """Whether a line ends with a full stop or its like, behind it at most closing marks; "Mr." and "Inc." end none."""
    if text[-1].isalnum():
        return False
    if text[-1] == ".":
        return not (text[-2:-1].isalpha() and _ABBREVIATION.search(text[-6:]))
    if text[-1] in _SENTENCE_END:
        return True
    bare = text[-8:].rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _SENTENCE_END
