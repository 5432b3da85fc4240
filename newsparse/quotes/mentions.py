"""From the words that name a speaker to the person they mean."""

import re
from collections.abc import Iterator, Sequence

from newsparse.quotes import words as w
from newsparse.quotes.names import names_in
from newsparse.quotes.people import People, Person
from newsparse.quotes.words import Words

_PIECE = re.compile("[^,(]+")
_WORD = re.compile(r"[^\W\d_]+")
# Particles and one word, to the end.
_NAME_AT_END = re.compile(r"(?:[^\W\d_]{1,5} ){1,3}[^\W\d_]+\s*\Z")
_LONGEST_WORD = 40


def person_of(
    text: str, mention: tuple[int, int], people: People, speakers: Sequence[tuple[int, Person]], words: Words
) -> Person | None:
    """Whoever a mention means; nobody for one that is headed by a common noun.

    `speakers` are those found before, with the places of their mentions: pronouns go back to them.
    """
    whole = text[mention[0] : mention[1]]
    low = whole.lower().replace("’", "'")
    if words.bits.get(low, 0) & w.PRON:
        return people.meant_by(low, mention[0], speakers)
    for start, end in _heads(text, mention, words):
        names = list(names_in(text, start, end, words))
        if names and end - names[-1].end <= 1:
            person = people.find(names[-1])
            if person is not None:
                joined = len(names) > 1 and _are_joined(text[names[-2].end : names[-1].start], words)
                return None if joined else person
    if not words.capitals:
        return people.in_words(whole, mention[0])
    return people.with_initials(whole) if whole.isupper() else None


def _are_joined(between: str, words: Words) -> bool:
    """Whether two names are two people's: only a conjunction stands between them."""
    return bool(words.bits.get(between.strip().lower(), 0) & w.CONJ)


def _heads(text: str, mention: tuple[int, int], words: Words) -> Iterator[tuple[int, int]]:
    """The phrases of a mention that can name somebody: up to its first preposition, and what stands behind a comma."""
    for piece in _PIECE.finditer(text, *mention):
        start, end = piece.span()
        for word in _WORD.finditer(text, start, end):
            bit = words.bits.get(word.group(), 0)
            if (
                bit & w.PREP
                and word.start() > start
                and not (bit & w.PARTICLE and _is_within_name(text, start, word.start(), end, words))
            ):
                end = word.start()
                break
        yield start, start + len(text[start:end].rstrip())


def _is_within_name(text: str, start: int, at: int, end: int, words: Words) -> bool:
    """Whether the particle at `at` is part of a name: a name or a form of address stands before it, not an office.

    "Luis de la Vega", "señor de la Vega", but not "el ministro iraní de Relaciones Exteriores".
    """
    before: list[str] = _WORD.findall(text, max(start, at - _LONGEST_WORD), at)
    if not before:
        return True
    word = before[-1]
    low = word.lower()
    bit = words.bits.get(low, 0)
    if bit & w.PARTICLE or low in words.male_words or low in words.female_words:
        return True
    if bit & (w.TITLE | w.ROLE):
        return _NAME_AT_END.match(text, at, end) is not None  # "general de Lind"
    return word[0].isupper()
