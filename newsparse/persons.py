"""The shape of people's names: whether words can be one, and how a name in capitals is written.

Nothing here knows a name; it is about letters, particles and initials.
"""

import re
from collections.abc import Sequence

from newsparse.byline_words import BylineWords, plain

_MOST_WORDS, _LONGEST_WORD, _LONGEST_NAME = 9, 30, 60
_MOST_ALONE = 5  # words of a name that no word says is one
# What no name holds. Marks of scripts such as Devanagari are no letters for `str.isalpha`, so names are told by what is not
# in them.
_ALIEN = re.compile(r"[0-9_@#$%^*+=<>{}\\|/~\"“”„«»?!;:,()\[\]…。、।&]")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,4}\Z|[^\W\d_]\Z")
_SMALL_START = re.compile(r"([^\W\d_A-Z]{1,6}?)(['’-]?)(?=[^\W\d_a-z])")
_ROMAN = frozenset(("II", "III", "IV"))
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ー]")
_NOT_WIDE = re.compile("[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〆ー・·\u2022= ]")
_SHORTEST_WIDE, _LONGEST_WIDE, _LONGEST_FOREIGN = 2, 6, 20
_FOREIGN = "・·"
_VOWELS = frozenset("aeiouyäöüåøæáéíóúàèìòùâêîôûãõœёаеиоуыэюяіїєαεηιουω")
_SHORTEST_SHOUT = 3
_APOSTROPHES = "'’`"


def is_wide(text: str) -> bool:
    """Whether `text` is written in a script whose names have no spaces or capitals: Chinese, Japanese, Korean."""
    return _WIDE.search(text) is not None


def is_wide_name(text: str) -> bool:
    """Whether `text` can be a name in such a script."""
    if _NOT_WIDE.search(text):
        return False
    letters = text.replace(" ", "")
    if any(mark in letters for mark in _FOREIGN) or all("\u30a0" <= letter <= "\u30ff" for letter in letters):
        return _SHORTEST_WIDE <= len(letters) <= _LONGEST_FOREIGN
    return _SHORTEST_WIDE <= len(letters) <= _LONGEST_WIDE


def is_name(names: Sequence[str], words: BylineWords, *, loose: bool = False) -> bool:
    """Whether the words can be a person's name; `loose` lets one pass that has no capitals, as claims and handles do.

    An initial alone is no name.
    """
    if not 0 < len(names) <= _MOST_WORDS or sum(map(len, names)) > _LONGEST_NAME:
        return False
    long = 0
    for at, word in enumerate(names):
        key = plain(word)
        if not key or len(word) > _LONGEST_WORD or _ALIEN.search(word) or key.endswith("'s"):
            return False
        if _INITIALS.match(word):
            continue
        if key in words.particles or key in words.suffixes:
            if at == len(names) - 1 and word.islower() and key in words.particles:
                return False
            long += at == len(names) - 1 and len(names) > 1
            continue
        if not loose and not _is_capital(word, words):
            return False
        long += 1
    return long > 0


def is_full_name(names: Sequence[str], words: BylineWords) -> bool:
    """Whether the words of a line alone can be a person's first and last name, in a script where names have a shape."""
    return 1 < len(names) <= _MOST_ALONE and is_name(names, words) and not is_wide("".join(names))


def _is_capital(word: str, words: BylineWords) -> bool:
    """Whether a word begins as names do: with a capital, or in a script that has none; d'Orsay, l'Estrange, al-Amin too."""
    first = word.lstrip(_APOSTROPHES + "-.")[:1]
    if first != first.lower() or first == first.upper():
        return True
    found = _SMALL_START.match(word)
    return found is not None and (found[2] != "" or found[1] in words.inner_capitals)


def written(name: str, words: BylineWords) -> str:
    """A name as it is written in running text: words in capitals get small letters, as far as they are no initials.

    >>> from newsparse.byline_words import words_for
    >>> from newsparse.locales import load
    >>> written("JÖRG VON DER HEIDE-MCALLISTER JR.", words_for(load("en")))
    'Jörg von der Heide-McAllister Jr.'
    """
    names = name.split()
    shouted = name.isupper() and any(len(word) >= _SHORTEST_SHOUT for word in names)
    return " ".join([_cased(word, words, all_=shouted, first=not at) for at, word in enumerate(names)])


def _cased(word: str, words: BylineWords, *, all_: bool, first: bool) -> str:
    if not word.isupper() or word in _ROMAN or _INITIALS.match(word):
        return word
    key = plain(word)
    if all_ and key in words.particles and not first:
        return word.lower()
    letters = word.strip(".")
    small = letters.lower()
    if len(letters) <= _SHORTEST_SHOUT and (not all_ or _VOWELS.isdisjoint(small)) and key not in words.suffixes:
        return word  # TJ, AJ: initials without full stops
    if not all_ and len(letters) <= _SHORTEST_SHOUT:
        return word
    return "-".join(map(_capitalised, word.split("-")))


def _capitalised(part: str) -> str:
    """`part` with a capital where a name has one: O'Brien, McAllister, D'Orsay."""
    for mark in _APOSTROPHES:
        before, found, after = part.partition(mark)
        if found and len(before) <= 2 and len(after) > 1:
            return before.capitalize() + mark + after.capitalize()
    # Python lowers the Turkish İ to two characters.
    small = part[:1] + part[1:].lower().replace("i\u0307", "i")
    if small.startswith("Mc") and len(small) > 4:
        return "Mc" + small[2:].capitalize()
    return small
