"""Phrases of lines that are not the story, and the index that finds the one that a line is.

It answers in a few microseconds, because it is asked for every block of a page: whatever a locale holds, a line is looked
up by its words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import attrs

from newsparse.labels import Reason

Entry = tuple[Reason, str]
"""What a line is, and the name of the phrase that says so."""

HOWS = ("whole", "start", "end", "inside", "split")
GAP = " … "
"""What stands in a phrase of two parts for whatever stands between them."""
# Furniture is short. A phrase of one or two words says little at the edge of a long block, so it must find a shorter one.
_LONGEST = 300
LONGEST_AT_TWO_WORDS = 100

_EDGES = (
    " \t\n.,:;!?…*|/\\<>»«›‹→←↓↑▶►▸▾▼·•–—-_+()[]{}\"'“”„‚‘’‟「」『』。：！？"
    "、，；（）【】《》〈〉〔〕［］｛｝｜／＜＞・●■◆◇○□△▲▽★☆※،؛؟।"
)
_PARTING = re.compile("[|·•>›»/\n｜＞]")
_PARTER = re.compile(" [|·•>›»/](?: |$)|\n|[｜＞]")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# Letters that the same word is written with or without: the accents of Greek, which capitals do not have; Turkish i, whose
# capitals are others; Russian ё; Romanian's comma, often a cedilla; the vowel signs of Arabic and Hebrew, and Arabic's
# stretching, its alefs and yehs; Hindi letters with a dot, in one piece or two. Full-width forms and other scripts' digits
# stand for the plain ones. Marks of direction are no part of a word.
_VARIANTS = {
    **str.maketrans("άέήίόύώϊϋΐΰıёأإآٱىیک׳״", "αεηιουωιυιυiеااااييك'\""),
    **str.maketrans("șț", "şţ"),
    **{0x958 + place: first + "\u093c" for place, first in enumerate("कखगजडढफय")},
    **dict.fromkeys([0x301, 0x307, 0x308, 0x640, *range(0x64B, 0x653), *range(0x5B0, 0x5BE), 0x5C1, 0x5C2]),
    **dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
    **{first + digit: digit + 48 for first in (0x660, 0x6F0, 0x966, 0xFF10) for digit in range(10)},
    **{letter: letter - 0xFEE0 for letter in range(0xFF41, 0xFF5B)},
    0x3000: " ",
}
_VARIANT = re.compile(f"[{''.join(map(chr, _VARIANTS))}]")
# Capitals are often set without their accents ("A lire aussi"), and whole lines typed without; where an umlaut or a ring makes
# another letter, it is written.
_BARE = str.maketrans("àâáãçéèêëíìîïóòôõúùûăşţ", "aaaaceeeeiiiioooouuuast")
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# Without spaces, two letters at the edge of a phrase are what it is looked up by, a letter says about as much as two and
# a half of an alphabet do, and five letters are about two words.
_LETTERS = 2
_UNSPACED_LONGEST = 120
_UNSPACED_LONGEST_AT_FIVE_LETTERS = 40
# Korean joins particles and endings to words; after a phrase of several words they change nothing.
_JOINED = re.compile("[\uac00-\ud7a3]")


def phrase_key(text: str) -> str:
    """`text` as phrases are compared: no case, no marks or arrows at its ends, plain apostrophes, `#` for every number.

    >>> phrase_key("» Show all 1,204 comments …")
    'show all # comments'
    """
    key = text.casefold().replace("’", "'").replace("\n", " ")
    if not key.isascii() and _VARIANT.search(key):
        key = key.translate(_VARIANTS)
    return _NUMBER.sub("#", key.strip(_EDGES))


@attrs.frozen
class Phrase:
    """A line, or part of one, that is not the story."""

    text: str
    """As `phrase_key` gives it."""
    reason: Reason
    how: str
    """`whole` (the block is just this), `start`, `end` or `inside` (the block has it there, as whole words), or `split` (the
    block begins with what stands before the `…`, and what stands after it follows anywhere)."""
    name: str
    """The entry's name, for the ledger: `en.share.whole: share this`."""
    longest: int = attrs.field(init=False, default=attrs.Factory(lambda own: _longest(own.text), takes_self=True))
    """The longest block that it can judge, in code points."""


def _longest(text: str) -> int:
    if _UNSPACED.search(text):
        return _UNSPACED_LONGEST_AT_FIVE_LETTERS if len(text) <= 5 else _UNSPACED_LONGEST
    return LONGEST_AT_TWO_WORDS if text.count(" ") < 2 else _LONGEST


_Index = Mapping[str, tuple[Phrase, ...]]


@attrs.frozen
class PhraseIndex:
    """The phrases of a locale, to be found by a line. Of two that say so in the same way the longer counts, then the earlier."""

    phrases: tuple[Phrase, ...] = ()
    _whole: Mapping[str, Phrase] = attrs.field(init=False, repr=False, eq=False)
    _start: _Index = attrs.field(init=False, repr=False, eq=False)
    _split: _Index = attrs.field(init=False, repr=False, eq=False)
    _end: _Index = attrs.field(init=False, repr=False, eq=False)
    _inside: _Index = attrs.field(init=False, repr=False, eq=False)
    _anchors: frozenset[str] = attrs.field(init=False, repr=False, eq=False)
    _has_unspaced: bool = attrs.field(init=False, repr=False, eq=False)
    _lone: tuple[Phrase, ...] = attrs.field(init=False, repr=False, eq=False)
    _tools: frozenset[str] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        phrases = (*self.phrases, *bare(self.phrases))
        whole: dict[str, Phrase] = {}
        for phrase in phrases:
            if phrase.how == "whole":
                whole.setdefault(phrase.text, phrase)
        inside = [phrase for phrase in phrases if phrase.how == "inside"]
        lone = tuple(phrase for phrase in inside if " " not in phrase.text or _UNSPACED.search(phrase.text))
        # A mark may follow the last word of it, so that is not what to look it up by.
        anchored = _by((max(phrase.text.split()[:-1], key=len), phrase) for phrase in inside if phrase not in set(lone))
        edges = (phrase.text for phrase in phrases if phrase.how in ("start", "split", "end"))
        buttons = (
            key for key, phrase in whole.items() if phrase.reason in (Reason.SHARE, Reason.PRINT) and " " not in key
        )
        object.__setattr__(self, "_whole", whole)
        object.__setattr__(self, "_start", _by((_first(one.text), one) for one in phrases if one.how == "start"))
        object.__setattr__(self, "_split", _by((_first(one.text), one) for one in phrases if one.how == "split"))
        object.__setattr__(self, "_end", _by((_last(one.text), one) for one in phrases if one.how == "end"))
        object.__setattr__(self, "_inside", anchored)
        object.__setattr__(self, "_anchors", frozenset(anchored))
        object.__setattr__(self, "_lone", lone)
        object.__setattr__(self, "_has_unspaced", any(map(_UNSPACED.search, edges)))
        object.__setattr__(self, "_tools", frozenset(buttons))

    def reason_of(self, text: str) -> Entry | None:
        """What a line is if it is one of the phrases, and the name of the entry; `None` for all other text."""
        if len(text) > _LONGEST:
            return None
        key = phrase_key(text)
        phrase = self._whole.get(key) or self._partly(key)
        if phrase is None and " " in key:
            phrase = self._several(key, text)
        return (phrase.reason, phrase.name) if phrase else None

    def _several(self, key: str, text: str) -> Phrase | None:
        """The first of several on one line: `Share Tweet Email`, `Print | Comment on this story`, `Home > News > Opinion`."""
        if key.partition(" ")[0] in self._tools and self._tools.issuperset(key.split(" ")):
            return self._whole[key.partition(" ")[0]]
        if not _PARTING.search(text):
            return None
        parts = [self._whole.get(part) or self._partly(part) for part in map(phrase_key, _PARTER.split(text)) if part]
        if len(parts) < 2 or parts[0] is None:
            return None
        # A trail of links begins at home and may go anywhere; of other bars every part must be known.
        return parts[0] if parts[0].reason is Reason.NAVIGATION or None not in parts else None

    def _partly(self, key: str) -> Phrase | None:
        """The first phrase that stands at the start, then at the end, then inside of `key`."""
        first, last = key.partition(" ")[0].rstrip(_EDGES), key.rpartition(" ")[2]
        if self._has_unspaced and not key.isascii():
            first, last = _first(key), _last(key)
        for phrase in self._start.get(first, ()):
            if key.startswith(phrase.text) and len(key) <= phrase.longest and _stands(key, phrase.text, 0):
                return phrase
        for phrase in self._split.get(first, ()):
            if len(key) <= phrase.longest and _is_split(key, phrase.text):
                return phrase
        for phrase in self._end.get(last, ()):
            start = len(key) - len(phrase.text)
            if key.endswith(phrase.text) and len(key) <= phrase.longest and _stands(key, phrase.text, start):
                return phrase
        for phrase in self._lone:
            if phrase.text in key and len(key) <= phrase.longest and _holds(key, phrase.text):
                return phrase
        words = key.split(" ")
        if len(words) < 2 or self._anchors.isdisjoint(words):
            return None
        for word in words:
            for phrase in self._inside.get(word, ()):
                if len(key) <= phrase.longest and _holds(key, phrase.text):
                    return phrase
        return None


def bare(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Those of `phrases` that are also written without accents, as they are then; each keeps its name."""
    for phrase in phrases:
        if not phrase.text.isascii() and (text := phrase.text.translate(_BARE)) != phrase.text:
            yield attrs.evolve(phrase, text=text)


def _by(named: Iterable[tuple[str, Phrase]]) -> _Index:
    """The phrases of each word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for word, phrase in named:
        found.setdefault(word, []).append(phrase)
    return {word: tuple(sorted(group, key=_length, reverse=True)) for word, group in found.items()}


def _length(phrase: Phrase) -> int:
    return len(phrase.text)


def _first(key: str) -> str:
    """What to look a line up by that may begin with a phrase: its first word, or its first letters where no space parts words."""
    unspaced = _UNSPACED.search(key)
    if unspaced and unspaced.start() == 0:
        return key[:_LETTERS]
    # A word of another script ends where the letters without spaces begin: "LINEで送る".
    return key[: unspaced.start() if unspaced else None].partition(" ")[0].rstrip(_EDGES)


def _last(key: str) -> str:
    """As `_first`, for the end of a line."""
    return key[-_LETTERS:] if _UNSPACED.match(key[-1:]) else key.rpartition(" ")[2]


def _is_split(key: str, phrase: str) -> bool:
    """Whether `key` begins as `phrase` does before its gap, and what stands after the gap follows as whole words."""
    opening, _, rest = phrase.partition(GAP)
    if not key.startswith(opening) or not _stands(key, opening, 0):
        return False
    return _holds(key, rest, len(opening))


def _holds(key: str, phrase: str, start: int = 0) -> bool:
    """Whether `phrase` stands anywhere in `key` from `start` on: "en" does not in "Osthaven", but may behind it."""
    at = key.find(phrase, start)
    while at >= 0 and not _stands(key, phrase, at):
        at = key.find(phrase, at + 1)
    return at >= 0


def _stands(key: str, phrase: str, start: int) -> bool:
    """Whether `phrase`, found in `key` at `start`, begins and ends where words do."""
    end = start + len(phrase)
    return start >= 0 and _parts(key, start) and (_parts(key, end) or (" " in phrase and bool(_JOINED.match(key, end))))


def _parts(key: str, place: int) -> bool:
    """Whether a word may begin or end at `place`: at the ends, beside a mark or space, and anywhere in scripts without spaces."""
    if not 0 < place < len(key):
        return True
    before, after = key[place - 1], key[place]
    return not (_in_word(before) and _in_word(after)) or bool(_UNSPACED.match(before) or _UNSPACED.match(after))


def _in_word(character: str) -> bool:
    """Whether it is part of a word; vowel signs are, which Python does not count among letters."""
    return character.isalnum() or (not character.isascii() and unicodedata.category(character).startswith("M"))
