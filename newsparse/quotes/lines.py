"""A paragraph as a line of tokens, each quotation being one, and where its sentences end."""

from bisect import bisect_left
from collections.abc import Sequence

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.marks import Stretch
from newsparse.quotes.tokens import FUNCTION, Tokens, give_names
from newsparse.quotes.words import Words

_MAY_END = w.END | w.QUOTE | w.SHORT
_TERMINAL = ".!?…。！？।"
# A sentence of more tokens is none: it is cut there, so that what looks from word to word in it takes linear time.
_LONGEST = 500


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
    quotations: Sequence[int] = ()
    """Which of the tokens are quotations, in order."""

    def quotations_in(self, low: int, high: int) -> Sequence[int]:
        """Those of them between two tokens."""
        return self.quotations[bisect_left(self.quotations, low) : bisect_left(self.quotations, high)]


def line_of(text: str, start: int, end: int, stretches: Sequence[Stretch], words: Words) -> Line:
    """The tokens of `text[start:end]`."""
    tokens = Tokens(text, words)
    at = start
    for stretch in stretches:
        tokens.read(at, stretch.start)
        tokens.quotations.append(len(tokens.bits))
        tokens.add(stretch.start, stretch.end, "", w.QUOTE)
        at = stretch.end
    tokens.read(at, end)
    give_names(tokens)
    placed: list[Stretch | None] = [None] * len(tokens.bits)
    for i, stretch in zip(tokens.quotations, stretches, strict=True):
        placed[i] = stretch
    sentences: list[tuple[int, int]] = []
    line = Line(
        text, tokens.starts, tokens.ends, tokens.forms, tokens.bits, placed, sentences, words, tokens.quotations
    )
    sentences += _sentences(line)
    return line


def _sentences(line: Line) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    low = 0
    bits = line.bits
    count = len(bits)
    may_end = [i for i, bit in enumerate(bits) if bit & _MAY_END] if count < _LONGEST else range(count - 1)
    for i in may_end:
        bit = bits[i]
        if i == count - 1:
            break
        if i - low >= _LONGEST:
            pass
        elif not bit & _MAY_END:
            continue
        elif bit & w.END:
            if bits[i + 1] & (w.END | w.RIGHT) or line.text[line.starts[i + 1]].islower():
                continue
        elif not (bit & w.QUOTE and _ends_after(line, i)) and not _abbreviation_ends(line, i):
            continue
        found.append((low, i + 1))
        low = i + 1
    if low < count:
        found.append((low, count))
    return found


def _abbreviation_ends(line: Line, i: int) -> bool:
    """Whether an abbreviation ends its sentence, since a small word behind it has a capital: "in the U.S. He says"."""
    if not line.bits[i] & w.SHORT or line.bits[i] & w.TITLE:
        return False
    behind = line.bits[i + 1]
    return bool(behind & FUNCTION) and not behind & w.CAP and line.text[line.starts[i + 1]].isupper()


def _ends_after(line: Line, i: int) -> bool:
    """Whether the quotation `i` ends its sentence: it ends in a stop, and what follows begins one."""
    stretch = line.stretches[i]
    if stretch is None:
        return False
    last = line.text[stretch.inner[1] - 1]
    if last in "'’”\")]" and stretch.inner[1] - 2 >= stretch.inner[0]:
        last = line.text[stretch.inner[1] - 2]
    if last not in _TERMINAL:
        return False
    follows = line.bits[i + 1]
    if follows & w.QUOTE:
        return True
    if (
        follows & (w.COMMA | w.END | w.DASH | w.RIGHT | w.SEMI | w.COLON | w.CUE)
        or line.text[line.starts[i + 1]].islower()
    ):
        return False
    said = i > 0 and bool(line.bits[i - 1] & w.COLON)
    return said or not _cue_follows(line, i + 1, ends=last in ".。।")


def _cue_follows(line: Line, i: int, *, ends: bool) -> bool:
    """`"Why?" Ms. Smith asked`: a name and then a verb of saying; behind a stop one that `ends` its sentence, too."""
    if not line.words.spaces:
        stop = next((j for j in range(i, min(i + 20, len(line.bits))) if line.bits[j] & (w.END | w.QUOTE)), i)
        return stop > i + 1 and bool(line.bits[stop - 1] & w.CUE)
    inserted = False
    for j in range(i, min(i + (6 if ends else 20), len(line.bits))):
        bit = line.bits[j]
        if not ends and j > i and bit & w.COMMA:
            inserted = not inserted  # "Why?" Ms. Smith, an aide to the mayor, asked
            continue
        if inserted and not bit & (w.END | w.QUOTE):
            continue
        if bit & w.CUE:
            behind = line.bits[j + 1] if j + 1 < len(line.bits) else w.END
            # "..." Ms. Smith said as she left: but "Smith said that" begins a sentence.
            return j > i and (not ends or bool(behind & (w.END | w.SUB) and not behind & w.COMPLEMENT))
        if not bit & (w.CAP | w.TITLE | w.PARTICLE | w.PRON | w.DET | w.ADV | w.ROLE):
            return False
    return False
