"""What the prose of a flattened text shows of its blocks: how sentences are made, and how many words the blocks share.

Readers who comment ask, shout and give addresses; boxes on subscriptions and on who the author is say nothing that the story
says, too. Both hold in any language. Every fact is a name of a closed set, as in `line_facts`.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from newsparse.stems import stems

_WORDY = 60  # letters: less shows no form
_FEWEST_WORDS, _FEWEST_STEMS = 6, 3
_LONG = 90.0  # letters of a block whose words are the story's, or some box's
_MARKS = (0.01, 0.4, 0.8, 1.5)  # in a hundred letters
_NAMES = (0.01, 0.04, 0.08, 0.14, 0.22, 0.35)
_DIGITS = (0.1, 1, 3, 8)  # in a hundred letters
_WORDS = (5.2, 5.8, 6.4, 7, 7.6, 8.4)
_SENTENCES = (50, 80, 110, 150, 200)
_SHARED = (0.1, 0.3, 0.5, 0.7, 0.9, 1.2, 1.6)

_ADDRESS = re.compile(r"https?://|www\.")
_PICTURE_SIGN = re.compile("[\U0001f1e6-\U0001faff\u2600-\u27bf]")
# Counting each of some strings is ten times as fast as finding any of them.
_SENTENCE_ENDS = (*(mark + after for mark in ".!?" for after in " \"'”’»)"), *"。！？।")
_ANSWERS = frozenset(">→»–—-")
_ENDS = frozenset(".!?:…,)")


def bins(name: str, bounds: Sequence[float]) -> tuple[str, ...]:
    """The names of the bins of a measure: `length <12`, `length <25` ... `length 700+`."""
    return (*(f"{name} <{bound:g}" for bound in bounds), f"{name} {bounds[-1]:g}+")


_ASKS, _CRIES = bins("question marks", _MARKS), bins("exclamation marks", _MARKS)
_BRACKETS = bins("brackets", _MARKS)
_NAMED = bins("capitals in prose", _NAMES)
_NUMBERS = bins("digits in prose", _DIGITS)
_WORD_LENGTH = bins("letters a word", _WORDS)
_SENTENCE_LENGTH = bins("letters a sentence", _SENTENCES)
_KINSHIP = [bins(f"{kind}, shares words", _SHARED) for kind in ("short", "long")]

STRANGE = frozenset(_KINSHIP[1][: _SHARED.index(0.7) + 1])
"""The facts of a long block that shares too few words with the others to be one of them."""


def form(text: str) -> list[str]:
    """How the block's sentences are made."""
    found = []
    if ("://" in text or "www." in text) and (address := _ADDRESS.search(text)):
        found.append("has an address" if address.start() else "begins with an address")
    if not text.isascii() and _PICTURE_SIGN.search(text):
        found.append("picture sign")
    if text[0] in _ANSWERS:
        found.append("begins as an answer does")
    length = len(text)
    if length < _WORDY:
        return found
    share = 100 / length
    found += (
        _ASKS[bisect_right(_MARKS, share * (text.count("?") + text.count("？")))],
        _CRIES[bisect_right(_MARKS, share * (text.count("!") + text.count("！")))],
        _BRACKETS[bisect_right(_MARKS, share * (text.count("(") + text.count("[")))],
        _NUMBERS[bisect_right(_DIGITS, share * sum(map(text.count, "0123456789")))],
        _SENTENCE_LENGTH[bisect_right(_SENTENCES, length / (1 + sum(map(text.count, _SENTENCE_ENDS))))],
    )
    words = text.split()
    if len(words) >= _FEWEST_WORDS:
        capitals = sum(map(str.isupper, [word[0] for word in words[1:]]))
        found.append(_NAMED[bisect_right(_NAMES, capitals / (len(words) - 1))])
        found.append(_WORD_LENGTH[bisect_right(_WORDS, length / len(words))])
    return found


def add_kinship(found: Sequence[list[str]], texts: Sequence[str], sizes: Sequence[float], free: Sequence[bool]) -> None:
    """How many of each block's words the long ones have, beside what is usual for those on this page."""
    own = [stems(text) for text in texts]
    long = [size >= _LONG and open_ for size, open_ in zip(sizes, free, strict=True)]
    times = Counter([stem for held, counts in zip(own, long, strict=True) if counts for stem in held])
    told = {False: frozenset(times), True: frozenset([stem for stem, number in times.items() if number > 1])}
    shares = [
        len(held & told[counts]) / len(held) if len(held) >= _FEWEST_STEMS else -1.0
        for held, counts in zip(own, long, strict=True)
    ]
    known = sorted(share for share, counts in zip(shares, long, strict=True) if counts and share >= 0)
    usual = known[len(known) // 2] if known else 0.0
    if not usual:
        return
    for names, share, size in zip(found, shares, sizes, strict=True):
        if share >= 0:
            names.append(_KINSHIP[size >= _LONG][bisect_right(_SHARED, share / usual)])


def first_fact(character: str, quotes: frozenset[str]) -> str:
    """What a line begins with."""
    if character.isalpha():
        return "first lower" if character.islower() else "first upper"
    if character.isdigit():
        return "first digit"
    return "first quote" if character in quotes else "first mark"


def last_fact(character: str, quotes: frozenset[str]) -> str:
    """What a line ends with: a letter, a digit, a quotation mark, or the mark by name."""
    if character.isalpha():
        return "last letter"
    if character.isdigit():
        return "last digit"
    if character in quotes:
        return "last quote"
    return f"last {character}" if character in _ENDS else "last mark"
