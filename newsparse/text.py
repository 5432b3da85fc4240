"""Strings: white space folded, characters that cannot be shown replaced, and `Span`, a piece of a text.

Everything here is a pure function of `str` and linear in its length.
"""

import re

import attrs

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 and C1 controls but tab, line feed, form feed and carriage return; lone surrogates; the two non-characters of every plane's
# end that XML refuses. None of them can be printed, and some end a parse or an encode with an error.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# From about this length on it is quicker to look for the characters one by one, in the text's UTF-8.
_SHORT = 1000
# Of so few places each is looked at by itself.
_FEW = 300
# The same as UTF-8 (where surrogates cannot stand): single bytes, and those of two and three bytes with a literal to start from.
_ASCII_CONTROLS = tuple(bytes([byte]) for byte in (*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F))
_C1_UTF8 = re.compile(b"\xc2[\x80-\x84\x86-\x9f]")
_NONCHARACTERS_UTF8 = re.compile(b"\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])")
# Marks that a typesetter put inside words and that are no part of them.
_INVISIBLE = "\N{SOFT HYPHEN}\N{ZERO WIDTH NO-BREAK SPACE}\N{WORD JOINER}"
_ZERO_WIDTH = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)

# Scripts that write words or syllables; and how many letters more than one each of their characters says: as many as English
# has in the same news sentences, which is more for Han than for the syllables of Japanese and Korean.
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u9fff]")
_EXTRA_OF_SYLLABLES, _EXTRA_OF_HAN = 1.0, 2.5


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
    if len(text) < _SHORT:
        return _UNPRINTABLE.subn(REPLACEMENT, text)
    try:
        encoded = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return _UNPRINTABLE.subn(REPLACEMENT, text)
    return (text, 0) if printable_utf8(encoded) else _UNPRINTABLE.subn(REPLACEMENT, text)


def printable_utf8(encoded: bytes) -> bool:
    """Whether valid UTF-8 holds nothing that `printable` would replace.

    Looking for some thirty bytes one after the other is ten times as fast as looking once for any of them.
    """
    if any(control in encoded for control in _ASCII_CONTROLS):
        return False
    if encoded.isascii():
        return True
    return not (_finds(_C1_UTF8, b"\xc2", encoded) or _finds(_NONCHARACTERS_UTF8, b"\xef", encoded))


def _finds(pattern: re.Pattern[bytes], first: bytes, encoded: bytes) -> bool:
    """Whether `pattern`, which begins with the byte `first`, is found; jumping to the few such bytes is quicker than a search."""
    at = encoded.find(first)
    for _ in range(_FEW):
        if at < 0:
            return False
        if pattern.match(encoded, at):
            return True
        at = encoded.find(first, at + 1)
    return at >= 0 and pattern.search(encoded, at) is not None


def fold(text: str) -> str:
    r"""`text` on one line: every run of white space is one space, invisible marks inside words are gone.

    >>> fold("  The\n\tstory\xad line ")
    'The story line'
    """
    folded = " ".join(text.split())
    if folded.isascii():
        return folded
    # Looking for each mark costs a tenth of translating, and hardly any text has one.
    for mark in _INVISIBLE:
        if mark in folded:
            # A mark that stood alone leaves two spaces behind.
            folded = " ".join(folded.replace(mark, "").split())
    if folded[:1] in _ZERO_WIDTH or folded[-1:] in _ZERO_WIDTH:
        return folded.strip(_ZERO_WIDTH + " ")
    return folded


def fold_lines(text: str) -> str:
    """`fold` line by line; empty lines go, so lines are parted by one line feed each."""
    if "\n" not in text:
        return fold(text)
    return "\n".join(line for line in map(fold, text.split("\n")) if line)


def weight(text: str) -> float:
    """How much `text` says, in Latin letters: the measure of length for all scripts.

    >>> weight("橋は二週間閉鎖される。"), len("The bridge will close for two weeks.")
    (30.0, 36)
    """
    if text.isascii() or not _WIDE.search(text):
        return len(text)
    syllables, han = len(_WIDE.findall(text)), len(_HAN.findall(text))
    return len(text) + _EXTRA_OF_SYLLABLES * (syllables - han) + _EXTRA_OF_HAN * han
