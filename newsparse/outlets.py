"""What a page's outlet is called, by itself, its titles and its address: such a name signs for an organisation, never a person."""

import re
import unicodedata
from collections.abc import Iterable

import attrs

from newsparse.byline_words import BylineWords, plain
from newsparse.document import Document, Field
from newsparse.parts import Author, AuthorKind
from newsparse.title_names import BETWEEN, LONGEST_NAME

_LONGEST = 160
_MOST_NAMES = 20
# As long, and of two words, a name may stand inside a longer one: the Sun Herald is the South Coast Sun Herald.
_SHORTEST_INNER = 8
_SHORTEST_LABEL = 3
# What a piece of a site's name is that may as well be the name of whoever writes a blog: two words that begin as names do.
_PERSONAL = re.compile(r"[A-Z][a-z]{2,15} [A-Z][a-z]{2,15}")


@attrs.frozen
class Outlets:
    """The names of a page's outlet."""

    names: frozenset[str]
    """As the words of bylines are compared, in lower case."""
    bare: frozenset[str]
    """Letters and figures only, without accents: "Página|12" and "PAGINA 12" are one."""
    _labels: frozenset[str] = frozenset()
    _inner: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document, site_name: str | None = None, url: str | None = None) -> "Outlets":
        """Those of a page; `url` is its address, `site_name` what it was found to call itself."""
        claimed = [claim.raw for claim in document.metadata.of(Field.SITE_NAME)[:_MOST_NAMES]]
        whole = [name for name in (*claimed, site_name or "") if 0 < len(name) <= _LONGEST]
        names = {plain(name) for name in whole}
        names |= {plain(piece) for name in whole for piece in _pieces(name)}
        host = (url or document.url or "").partition("://")[2].partition("/")[0].removeprefix("www.")
        names = {name for name in names | {name.removeprefix("the ") for name in names} if name}
        found = {bare(name): name for name in names}
        labels = [bare(label) for label in host.split(".")[:-1]]
        inner = tuple(sorted(key for key, name in found.items() if len(key) >= _SHORTEST_INNER and " " in name))
        names |= {host, host.rpartition(".")[0]} - {""}
        long = frozenset(label for label in labels if len(label) >= _SHORTEST_LABEL)
        return cls(frozenset(names), frozenset(found) - {""}, long, inner)

    def has(self, name: str) -> bool:
        """Whether this is a name of the outlet."""
        if plain(name) in self.names:
            return True
        key = bare(name)
        return key in self.bare or (key in self._labels and not _PERSONAL.fullmatch(name))

    def _is_in(self, name: str) -> bool:
        """Whether this is a name of the outlet, or a longer one that ends with it."""
        return self.has(name) or bare(name).endswith(self._inner)

    def told(self, author: Author, words: BylineWords) -> Author:
        """The author, as an organisation where its name is the outlet's; a small word before the name is none of it."""
        if author.kind is not AuthorKind.PERSON:
            return author
        first, _, rest = author.name.partition(" ")
        small = first.casefold()
        if rest and (small in words.particles or small in words.joins or small in words.openers) and self.has(rest):
            return attrs.evolve(author, name=rest, kind=AuthorKind.ORGANIZATION)
        return attrs.evolve(author, kind=AuthorKind.ORGANIZATION) if self._is_in(author.name) else author


def bare(name: str) -> str:
    """The letters and figures of a name, without case and accents."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
    return "".join(filter(str.isalnum, name.casefold()))


def _pieces(name: str) -> Iterable[str]:
    """What stands before and after the marks in a site's name: "The Fern Herald | News of the valley"."""
    pieces = BETWEEN.split(name)
    if len(pieces) < 2:
        return ()
    return [piece for piece in pieces if piece.count(" ") < LONGEST_NAME and not _PERSONAL.fullmatch(piece)]
