"""Texts as laws compare them: by their words or by their letters, so that no law depends on how a parser lays text out."""

import bisect
import itertools
import re
import unicodedata

import attrs

# Marks that are inside words and no part of them: soft hyphens, joiners, marks of direction, byte order marks.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """`text` in composed form (NFC), without the marks that are not seen."""
    return unicodedata.normalize("NFC", text if text.isascii() else _UNSEEN.sub("", text))


def words(text: str) -> list[str]:
    r"""The words of a text: what white space parts, without marks that are not seen.

    >>> words("The\n\tfer\xadry sails. ")
    ['The', 'ferry', 'sails.']
    """
    return plain(text).split()


def squeezed(text: str) -> str:
    """The letters of a text, without any white space."""
    return "".join(words(text))


@attrs.frozen
class Squeezed:
    """A text that pieces are looked for in by their letters, whatever the white space between them."""

    letters: str
    """All of the text but its white space."""
    edges: tuple[int, ...]
    """0, and where each word ends, in `letters`."""

    @classmethod
    def of(cls, text: str) -> "Squeezed":
        """`text`, ready to be searched."""
        found = words(text)
        return cls("".join(found), tuple(itertools.accumulate(map(len, found), initial=0)))

    def find(self, piece: str, start: int = 0) -> int:
        """Where the letters of `piece` begin, from `start` on, counted in `letters`; -1 where they do not stand."""
        return self.letters.find(squeezed(piece), start)

    def count(self, piece: str) -> int:
        """How often the letters of `piece` stand in the text."""
        return self.letters.count(squeezed(piece))

    def words(self, start: int, end: int) -> list[str]:
        """The words that touch `letters[start:end]`, whole: also what stands before and after in the same word."""
        first = bisect.bisect_right(self.edges, start) - 1
        last = bisect.bisect_left(self.edges, end)
        bounds = self.edges[first : last + 1]
        return [self.letters[a:b] for a, b in itertools.pairwise(bounds)]

    def breaks(self, start: int, end: int) -> set[int]:
        """Where words end inside `letters[start:end]`, counted from `start`; neither of its ends is among them."""
        inside = self.edges[bisect.bisect_right(self.edges, start) : bisect.bisect_left(self.edges, end)]
        return {edge - start for edge in inside}


def around(found: list[str], at: int, size: int = 6) -> str:
    """The words about the place `at`, as a message shows them."""
    start = max(0, at - size // 2)
    shown = found[start : start + size]
    return ("… " if start else "") + " ".join(shown) + (" …" if start + size < len(found) else "")


def parting(expected: list[str], came: list[str]) -> tuple[str, str] | None:
    """Where two runs of words part, as both go on from there; `None` where they are the same."""
    if expected == came:
        return None
    both = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(expected, came, strict=False))
    at = sum(1 for _ in both)
    return around(expected, at) or "(nothing)", around(came, at) or "(nothing)"
