"""Text that another tool already flattened: lines back into the blocks they once were.

Three habits are told apart by the shape of the whole text, because no single line shows which one it is in:
a line for each block (nothing to do), a text wrapped at a fixed width (unwrap), and a page whose every string got a
line of its own, so that each link or bold word broke its paragraph (rejoin). A blank line parts, unless a mark that no paragraph begins with stands behind it.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.binary import BINARY, text_signature
from newsparse.document import Block, Document, Encoding, Setting
from newsparse.limits import Limits
from newsparse.seams import (
    ADDRESS,
    CJK,
    CJK_START,
    CONTINUERS,
    EITHER_QUOTES,
    LONG,
    PROSE,
    continues,
    ends_sentence,
    goes_on,
    join,
    runs_over,
    vocabulary_of,
)
from newsparse.text import Span, fold, printable

_INVISIBLES = "\xad\ufeff\u2060\u200b\u200c\u200d\u200e\u200f"

# Bullets that mean nothing else, and those that need a second one beside them (a dash may open a speech, a number a heading).
_BULLET = re.compile(
    r"([*•‣◦▪▫●○■□∙⁃])[ \t\xa0]+(?=\S)|([\-–])[ \t\xa0]+(?=\S)|([+o])[ \t\xa0]+(?=\S)|(\d{1,3})[.)][ \t\xa0]+(?=\S)"
)
_BULLET_STARTS = frozenset("*•‣◦▪▫●○■□∙⁃+-o–0123456789")

# Wide gaps inside a line stand between the columns of a table.
_COLUMNS = "   "
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
    mark in `Block.text`. Every visible character of the input is in exactly one `source`. Never raises on any `str`. A file of
    another kind that somebody took for text has no blocks, and `Document.encoding` says what it is.
    """
    if kind := text_signature(text):
        return Document(url=url, language=language, encoding=Encoding(BINARY, kind))
    text, cut = limits.cut(text)
    text, replaced = printable(text)
    lines = _lines(text)
    marks = _bullets(lines)
    vocabulary = vocabulary_of([line.text for line in lines])
    blocks: list[Block] = []
    settings: list[Setting] = []
    joined: list[str] = []
    beyond = 0
    for start, stop in _groups(lines, marks):
        first, last = lines[start], lines[stop - 1]
        mark = marks.get(start, 0)
        if stop == start + 1:  # nearly all
            shown = fold(_bare(first.text, mark)) or fold(first.text)
        else:
            pieces = [first.text[mark:], *(line.text for line in lines[start + 1 : stop])]
            shown = fold(join(pieces, vocabulary)) or fold(text[first.start : last.start + len(last.text)])
        if len(shown) > limits.block:
            beyond += len(shown) - limits.block
            shown = shown[: limits.block].rstrip()
        if len(blocks) < limits.blocks:
            span = Span.of(text, first.start, last.start + len(last.text))
            blocks.append(Block(len(blocks), shown, tag="li" if mark else "", source=span))
            settings.append(Setting(first.indent, first.gap))
        else:
            joined.append(shown)
    if joined:
        begin = blocks[-1].source.start if blocks[-1].source else 0
        span = Span.of(text, begin, lines[-1].start + len(lines[-1].text))
        blocks[-1] = Block(len(blocks) - 1, "\n".join((blocks[-1].text, *joined)), source=span)
    return Document(
        blocks=tuple(blocks),
        settings=tuple(settings),
        url=url,
        language=language,
        encoding=Encoding("str", "str", replaced),
        cut=cut + limits.shortened(beyond) + limits.joined(len(joined)),
    )


def _lines(text: str) -> list[_Line]:
    """All lines with something to see. Every line end of Unicode counts, also CR alone and the form feed."""
    lines: list[_Line] = []
    position = 0
    gap = True
    for raw in text.splitlines(keepends=True):
        shown = raw.strip()
        if shown and not (shown[0] in _INVISIBLES and not fold(shown)):
            indent = 0 if raw[0] == shown[0] else raw.index(shown[0])
            lines.append(_Line(shown, position + indent, indent, gap))
            gap = False
        else:
            gap = True
        position += len(raw)
    return lines


def _bullets(lines: Sequence[_Line]) -> dict[int, int]:
    """The length of the list mark at the head of each line that has one."""
    found: dict[int, re.Match[str]] = {}
    for index, line in enumerate(lines):
        if line.text[0] in _BULLET_STARTS and (match := _BULLET.match(line.text)) and _has_words(line.text):
            found[index] = match
    marks = {index: match.end() for index, match in found.items() if match[1] or _in_list(index, lines, found)}
    dashes = [index for index, match in found.items() if match[2]]
    alone = [index for index in dashes if index not in marks]
    if len(dashes) < _MANY or any(ends_sentence(lines[index].text) for index in alone) or _wrap_width(lines, marks):
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
    return len(line.text) < 2 * LONG and any(
        m[4] and abs(int(m[4]) - number) == 1 and other.indent == line.indent for other, m in near
    )


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
            joins = broken and line.text[0] in CONTINUERS and continues(line.text)
        elif broken:
            after = lines[index + 1].text if index + 1 < len(lines) and index + 1 not in marks else ""
            joins = goes_on(before.text, length, line.text, after, item=start == index - 1 and before.text[0].islower())
        else:
            joins = runs_over(before.text, length, line.text)
        if not joins:
            yield start, index
            start = index
            length = 0
    if lines:
        yield start, len(lines)


def _first_word(text: str) -> int:
    """How many columns the first word of a line needs; a sign of a script without spaces is a word."""
    if text[0] >= CJK_START and CJK.match(text):
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
        if first in CONTINUERS or (first in EITHER_QUOTES and line.text[1:2] in CONTINUERS):
            evidence += continues(line.text) * (1 if first == ":" else 2)
        elif first.islower() and max(len(before.text), len(line.text)) >= PROSE and not ends_sentence(before.text):
            evidence += not ADDRESS.match(line.text)
        if evidence > 1:
            return True
    return False


def _bare(line: str, mark: int) -> str:
    """A line without its list mark of so many characters, or without the bars at its ends that it has as a row of a table."""
    if mark:
        return line[mark:]
    return line.strip("| \t\xa0") if line[0] == "|" == line[-1] else line
