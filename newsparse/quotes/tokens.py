"""A paragraph as a line of tokens, each quotation being one, and where its sentences end."""

import re
from collections.abc import Sequence

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.marks import Stretch
from newsparse.quotes.words import Words

_TOKEN = re.compile(r"[^\W_]+(?:(?:[-'’&@·_/]|\.(?=[a-z\d]|[^\W\d_](?:\.|\b)))[^\W_]+)*|\.{2,}|[^\s\w]", re.UNICODE)
_SHAPES = {
    ",": w.COMMA, "，": w.COMMA, "、": w.COMMA, "،": w.COMMA,
    ":": w.COLON, "：": w.COLON,
    "—": w.DASH, "–": w.DASH, "-": w.DASH, "―": w.DASH, "--": w.DASH,
    "(": w.LEFT, "（": w.LEFT, "[": w.LEFT,
    ")": w.RIGHT, "）": w.RIGHT, "]": w.RIGHT,
    ";": w.SEMI, "；": w.SEMI,
    ".": w.END, "!": w.END, "?": w.END, "…": w.END, "。": w.END, "！": w.END, "？": w.END, "؟": w.END, "।": w.END,
}  # fmt: skip
_FUNCTION = w.DET | w.PREP | w.CONJ | w.SUB | w.PRON | w.AUX | w.ADV | w.REL | w.OBJECT | w.TIME
_TERMINAL = ".!?…。！？।"


@attrs.frozen
class Line:
    """The tokens of one paragraph, in parallel lists, since there are hundreds."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    forms: Sequence[str]
    """Lower-case, with straight apostrophes and without an owner's ending."""
    bits: Sequence[int]
    stretches: Sequence[Stretch | None]
    """The quotation that the token stands for."""
    sentences: Sequence[tuple[int, int]]
    words: Words


def line_of(text: str, start: int, end: int, stretches: Sequence[Stretch], words: Words) -> Line:
    """The tokens of `text[start:end]`."""
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    bits: list[int] = []
    quotes: list[Stretch | None] = []
    at = start
    for stretch in (*stretches, None):
        stop = stretch.start if stretch is not None else end
        _tokens(text, at, stop, words, (starts, ends, forms, bits))
        quotes.extend([None] * (len(starts) - len(quotes)))
        if stretch is not None:
            starts.append(stretch.start)
            ends.append(stretch.end)
            forms.append("")
            bits.append(w.QUOTE)
            quotes.append(stretch)
            at = stretch.end
    line = Line(text, starts, ends, forms, bits, quotes, (), words)
    return attrs.evolve(line, sentences=_sentences(line, words))


def _tokens(text: str, start: int, end: int, words: Words, out: tuple[list[int], list[int], list[str], list[int]]) -> None:
    starts, ends, forms, bits = out
    known = words.bits
    after = -1
    for match in _TOKEN.finditer(text, start, end):
        at, stop = match.span()
        if at < after:
            continue
        form = match.group()
        first = form[0]
        if not first.isalnum():
            starts.append(at)
            ends.append(stop)
            forms.append(form)
            bits.append(_SHAPES.get(form) or (w.END if first == "." else w.OTHER))
            continue
        if words.cutter is not None and first > "\u2e7f":
            _cut(text, at, stop, words, out)
            continue
        low = form.lower().replace("’", "'") if "’" in form else form.lower()
        bit = 0
        if "'" in low and low not in known:
            for ending in words.owner_endings:
                if low.endswith(ending):
                    low = low[: -len(ending)] if ending[0] == "'" else low
                    bit = w.OWNER
                    break
        if stop < end and text[stop] == "." and (
            text[stop + 1 : stop + 2] == "," or low.rpartition("-")[2] in words.abbreviations or (len(low) == 1 and first.isupper()) or ("." in low and len(low) <= 5)
        ):
            stop = after = stop + 1
        bit |= known.get(low, 0)
        if first.isdigit():
            bit |= w.NUM
        elif first.isupper() and not bit & _FUNCTION:
            # A capital within a sentence makes a name of "Post"; at its head it may be a verb ("Said Smith").
            if bit & (w.CUE | w.PIECE | w.PARTICIPLE | w.VERB) and bits and not bits[-1] & (w.END | w.QUOTE | w.COLON):
                bit &= ~(w.CUE | w.PIECE | w.PARTICIPLE | w.VERB)
            bit |= w.CAP
        elif first.isupper() and bit & w.AUX and bits and not bits[-1] & (w.END | w.QUOTE | w.COLON):
            bit = w.CAP  # somebody called Will
        elif not bit and low.endswith(words.verb_endings):
            bit = w.VERB
        elif not bit and low.endswith(words.adverb_endings) and len(low) > 5:
            bit = w.ADV
        starts.append(at)
        ends.append(stop)
        forms.append(low)
        bits.append(bit)


def _cut(text: str, start: int, end: int, words: Words, out: tuple[list[int], list[int], list[str], list[int]]) -> None:
    """A run of a script without spaces: its known words, and what is left between them as names."""
    assert words.cutter is not None
    at = start
    for match in (*words.cutter.finditer(text, start, end), None):
        stop = match.start() if match is not None else end
        for one, two, bit in ((at, stop, w.CAP), (stop, match.end(), words.bits[match.group()]) if match else (stop, stop, 0)):
            if one < two:
                out[0].append(one)
                out[1].append(two)
                out[2].append(text[one:two])
                out[3].append(bit)
        at = match.end() if match is not None else end


def _sentences(line: Line, words: Words) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    low = 0
    bits = line.bits
    count = len(bits)
    for i in range(count - 1):
        bit = bits[i]
        if bit & w.END:
            if bits[i + 1] & (w.END | w.RIGHT) or line.text[line.starts[i + 1]].islower():
                continue
        elif not (bit & w.QUOTE and _ends_after(line, i)):
            continue
        found.append((low, i + 1))
        low = i + 1
    if low < count:
        found.append((low, count))
    return found


def _ends_after(line: Line, i: int) -> bool:
    """Whether the quotation `i` ends its sentence: it ends in a stop, and what follows begins one."""
    stretch = line.stretches[i]
    assert stretch is not None
    last = line.text[stretch.inner[1] - 1]
    if last in "'’”\")]" and stretch.inner[1] - 2 >= stretch.inner[0]:
        last = line.text[stretch.inner[1] - 2]
    if last not in _TERMINAL:
        return False
    follows = line.bits[i + 1]
    if follows & w.QUOTE:
        return True
    if follows & (w.COMMA | w.END | w.DASH | w.RIGHT | w.SEMI | w.COLON | w.CUE) or line.text[line.starts[i + 1]].islower():
        return False
    said = i > 0 and bool(line.bits[i - 1] & w.COLON)
    return said or not _cue_follows(line, i + 1, ends=last == ".")


def _cue_follows(line: Line, i: int, *, ends: bool) -> bool:
    """`"Why?" Ms. Smith asked`: a name and then a verb of saying; behind a stop one that `ends` its sentence, too."""
    for j in range(i, min(i + 6, len(line.bits))):
        bit = line.bits[j]
        if bit & w.CUE:
            return j > i and (not ends or j + 1 == len(line.bits) or bool(line.bits[j + 1] & w.END))
        if not bit & (w.CAP | w.TITLE | w.PARTICLE | w.PRON | w.DET | w.ADV | w.ROLE):
            return False
    return False
