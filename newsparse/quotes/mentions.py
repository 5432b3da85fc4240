"""From the words that name a speaker to the person they mean."""

import re
from collections.abc import Iterator, Sequence

from newsparse.quotes import words as w
from newsparse.quotes.names import names_in
from newsparse.quotes.people import People, Person
from newsparse.quotes.words import Words

_PIECE = re.compile("[^,(]+")
_WORD = re.compile(r"[^\W\d_]+")


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
                return person
    if not words.capitals:
        return people.in_words(whole, mention[0])
    return people.with_initials(whole) if whole.isupper() else None


def _heads(text: str, mention: tuple[int, int], words: Words) -> Iterator[tuple[int, int]]:
    """The phrases of a mention that can name somebody: up to its first preposition, and what stands behind a comma."""
    for piece in _PIECE.finditer(text, *mention):
        start, end = piece.span()
        for word in _WORD.finditer(text, start, end):
            bit = words.bits.get(word.group(), 0)
            if bit & w.PREP and not bit & w.PARTICLE and word.start() > start:
                end = word.start()
                break
        yield start, start + len(text[start:end].rstrip())
