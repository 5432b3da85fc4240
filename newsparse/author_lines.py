"""One line of a page, as far as it may name authors: whom it names, and what shows that it is meant to."""

import re
from collections.abc import Iterable, Sequence

from newsparse.byline_words import BylineWords, plain
from newsparse.bylines import read_authors
from newsparse.document import Document
from newsparse.labels import Label
from newsparse.names import name_words
from newsparse.outlets import Outlets
from newsparse.parts import Author
from newsparse.persons import is_wide

Authors = tuple[Author, ...]
LONGEST_LINE = 160
"""How long a byline can be, in code points."""
_LONGEST_OPENER, _LONGEST_WIDE, _LONGEST_PHRASE = 6, 60, 3
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[./-]\d|\d:\d\d|\d{4}[年/]")


class AuthorLines:
    """The lines of a page, each read once; lives for one page."""

    def __init__(self, document: Document, labels: Sequence[Label], words: BylineWords, outlets: Outlets) -> None:
        self._outline = document.outline
        self._labels = labels
        self._words = words
        self._outlets = outlets
        self._known: dict[int, Authors] = {}

    def read(self, at: int) -> Authors:
        """The authors that a block names, with the block right before it where that is no more than "By"."""
        found = self._known.get(at)
        if found is None:
            found = self._known[at] = self._authors_of(at)
        return found

    def _authors_of(self, at: int) -> Authors:
        text = self._labels[at].block.text
        if len(text) > 2 * LONGEST_LINE:
            return ()
        if at and self._words.openers.get(plain(self._labels[at - 1].block.text)) == "author":
            text = f"{self._labels[at - 1].block.text} {text}"
        found = read_authors(text, self._words, self._outlets.names)
        return tuple(self._outlets.told(author, self._words) for author in found)

    def opens(self, text: str) -> bool:
        """Whether a line begins as bylines do."""
        if is_wide(text[:_LONGEST_OPENER]):
            return self._labels_somebody(text) or any(
                self._words.openers.get(text[:length]) == "author" for length in range(_LONGEST_OPENER, 1, -1)
            )
        first = text.split(None, _LONGEST_PHRASE)
        if not first or plain(first[0]) not in self._words.first_words:
            return False
        phrases = (plain(" ".join(first[:length])) for length in range(1, len(first)))
        return any(self._words.openers.get(phrase) == "author" for phrase in phrases)

    def says_by(self, text: str) -> bool:
        """Whether a word that only stands before authors is in a line: "12 Jan 2023 | 5h27 Por Ana Ruiz"."""
        keys = [plain(token) for token in text.split()[:-1]]
        return any(self._words.openers.get(key) == "author" and key not in self._words.particles for key in keys)

    def _labels_somebody(self, text: str) -> bool:
        """Whether "author:" stands somewhere in a line of a script without spaces, after the source it may be."""
        if len(text) > _LONGEST_WIDE:
            return False
        before = text.replace("：", ":").split(":")[:-1]
        return any(
            self._words.openers.get(piece[-length:]) == "author"
            for piece in before
            for length in range(_LONGEST_OPENER, 1, -1)
        )

    def is_named(self, element: int) -> bool:
        """Whether the element or the one around it has a name that authors' elements have."""
        outline = self._outline
        names = self._words.element_names
        for at in (element, outline.parents[element]):
            if outline.names[at] and not names.isdisjoint(name_words(outline.names[at])):
                return True
        return False

    def is_about(self, text: str, authors: Iterable[Author]) -> bool:
        """Whether a line says little else than these authors and when."""
        told = "".join((part or "") for author in authors for part in (author.name, author.role, author.organization))
        rest = [token for token in text.split() if plain(token) not in self._words.times]
        return 2 * letters(told) >= sum(map(letters, rest))

    def is_date(self, text: str) -> bool:
        """Whether a short line has a year, a day or a time of day in numbers, or numbers and words of time."""
        if len(text) > LONGEST_LINE // 2 or not any(map(str.isdigit, text)):
            return False
        if _DATE.search(text):
            return True
        keys = [plain(token) for token in text.replace(",", " ").replace("•", " ").split()]
        return any(key in self._words.times for key in keys)


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(map(str.isalpha, text))
