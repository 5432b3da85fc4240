"""Strings: white space folded, characters that cannot be shown replaced, and `Span`, a piece of a text.

Everything here is a pure function of `str` and linear in its length.
"""

import re

import attrs

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 and C1 controls but tab, line feed, form feed and carriage return; lone surrogates; the two non-characters of every plane's
# end that XML refuses. None of them can be printed, and some end a parse or an encode with an error.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Marks that a typesetter put inside words and that are no part of them.
_INVISIBLE = str.maketrans(dict.fromkeys("\N{SOFT HYPHEN}\N{ZERO WIDTH NO-BREAK SPACE}\N{WORD JOINER}"))
_ZERO_WIDTH = "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"


@attrs.frozen
class Span:
    """A piece of a text: `whole[start:end] == text`, counted in code points, half open."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first code point that is no longer in it."""
    text: str
    """The piece itself."""

    @classmethod
    def of(cls, whole: str, start: int, end: int) -> "Span":
        """The span of `whole` from `start` to `end`."""
        return cls(start, end, whole[start:end])


def printable(text: str) -> tuple[str, int]:
    """`text` with lone surrogates and control characters replaced by U+FFFD, and how many there were."""
    return _UNPRINTABLE.subn(REPLACEMENT, text)


def fold(text: str) -> str:
    """`text` on one line: every run of white space is one space, invisible marks inside words are gone.

    >>> fold("  The\\n\\tstory\\xad line ")
    'The story line'
    """
    folded = " ".join(text.split())
    if folded.isascii():
        return folded
    return " ".join(folded.translate(_INVISIBLE).strip(_ZERO_WIDTH).split())


def fold_lines(text: str) -> str:
    """`fold` line by line; empty lines go, so lines are parted by one line feed each."""
    if "\n" not in text:
        return fold(text)
    return "\n".join(line for line in map(fold, text.split("\n")) if line)
