"""What a page's site and sections are called, and its titles without that."""

import re

from newsparse.document import Document, Field, Source

LONGEST = 400
"""How much of a title is looked at, in code points."""
# What stands between a headline and the site's name: bars nobody writes inside a headline, and dashes that are part of many.
BETWEEN = re.compile(r" (?:[|｜ㅣ·•»«›*–—－-]|::) | ?[|｜ㅣ] ?")
# A piece of this many words may be the site's name with something added to it ("The Outlet Online").
LONGEST_NAME = 5
FEWEST_WORDS = 2
_SHORTEST_NAME = 3
_MOST_PIECES = 4
_WORD = re.compile(r"\w+")


def words_of(text: str) -> tuple[str, ...]:
    """`text` as titles are compared: words only, no case."""
    if text.isascii():
        return tuple(_WORD.findall(text[:LONGEST].lower()))
    # Each word by itself: case folding parts "İ" into a letter and a mark, and places in `text` would no longer agree.
    return tuple([word.casefold() for word in _WORD.findall(text[:LONGEST])])


def letters_of(text: str) -> str:
    """Letters and digits only: `Globalnews.ca` and `Global News`."""
    return "".join(words_of(text))


def names_of_site(document: Document) -> frozenset[str]:
    """What the site and the section are called, letters and digits only."""
    claims = document.metadata.of(Field.SITE_NAME) + document.metadata.of(Field.SECTION)
    # Some pages give the headline for one of these.
    names = {claim.raw for claim in claims if claim.raw.count(" ") < LONGEST_NAME + 2}
    found = {letters_of(name) for name in names}
    # Without what stands first, as articles do: "The Example Post", "Example Post Online".
    found |= {letters_of(name.partition(" ")[2]) for name in names if name.count(" ") > 1}
    for url in (document.url, *(claim.raw for claim in document.metadata.of(Field.URL)[:1])):
        host = (url or "")[:LONGEST].partition("://")[2].partition("/")[0]
        found |= {letters_of(label) for label in host.split(".")[:-1]} | {letters_of(host.removeprefix("www."))}
    return frozenset(name for name in found if len(name) >= _SHORTEST_NAME)


def without_names(text: str, names: frozenset[str]) -> str:
    """`text` without the site's name and section at its end, or the site's name at its start."""
    for _ in range(_MOST_PIECES):
        marks = list(BETWEEN.finditer(text))
        if not marks:
            break
        first, last = marks[0], marks[-1]
        rest, piece = text[: last.start()], text[last.end() :]
        if letters_of(piece) in names or (_may_be_name(piece, names) and len(words_of(rest)) >= FEWEST_WORDS):
            text = rest.rstrip()
        elif letters_of(text[: first.start()]) in names:
            text = text[first.end() :].lstrip()
        else:
            break
    # A colon parts a name only at the end, because headlines have them too.
    rest, colon, piece = text.rpartition("：")
    if not colon:
        rest, colon, piece = text.rpartition(" : ")
    named = letters_of(piece) in names or any(name.startswith(letters_of(piece)) for name in names)
    return rest.rstrip() if colon and named and len(letters_of(piece)) >= _SHORTEST_NAME else text


def _may_be_name(piece: str, names: frozenset[str]) -> bool:
    """Whether `piece` is a name with something added, or part of one."""
    letters = letters_of(piece)
    if len(letters) < _SHORTEST_NAME or piece.count(" ") >= LONGEST_NAME:
        return False
    return any(name in letters or letters in name for name in names)


def site_piece(document: Document, words: tuple[str, ...]) -> str | None:
    """The last piece of `<title>` where the rest is the headline and perhaps a section."""
    if not words:
        return None
    for claim in document.metadata.of(Field.HEADLINE, Source.TITLE):
        text = claim.raw[:LONGEST]
        if words_of(text)[: len(words)] != words:
            continue
        ends = [place.end() for place in _WORD.finditer(text)]
        *more, piece = BETWEEN.split(text[ends[len(words) - 1] :])
        if more and piece.strip() and piece.count(" ") < LONGEST_NAME:
            return piece.strip()
    return None
