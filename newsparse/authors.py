"""Who signs: the authors of an article, chosen among what the head claims and what the page's own lines say.

Claims that name persons come first, the more reliable sources before the others; a byline that names them and more wins
over them; where nobody is claimed, the lines around the headline tell, then those after the story.
"""

import functools
from collections.abc import Iterable, Iterator, Sequence

import attrs

from newsparse.byline_words import BylineWords, plain, words_for
from newsparse.bylines import read_authors
from newsparse.document import Claim, Document, Field, Source
from newsparse.labels import Kept, Label, Reason, Role
from newsparse.locales import Locale
from newsparse.names import name_words
from newsparse.parts import Author, AuthorKind
from newsparse.persons import is_wide

# How far from the headline a byline stands, in blocks, and how long it can be.
_BEFORE, _AFTER, _LONGEST_LINE = 5, 14, 160
# Between the lines of one byline stand no more blocks than this.
_GAP = 2
_MOST_LINES = 4
# After the story, its last lines may name the author.
_LAST_LINES, _LONGEST_LAST = 5, 80
_FEWEST_DIGITS = 4
_MOST_WORDS, _LONGEST_OPENER = 3, 6
_MOST_CLAIMS, _MOST_AUTHORS = 30, 30
_SHOWN = (Role.BYLINE, Role.HEADLINE)
_Authors = tuple[Author, ...]


def choose_authors(
    document: Document, labels: Sequence[Label], locale: Locale, site_name: str | None = None
) -> tuple[Author, ...]:
    """The authors of the article whose blocks bear these labels, in the order of the byline; empty where nobody signs.

    Persons and agencies count before organisations; the outlet itself signs only where nobody else does and a claim says so.
    """
    words = words_for(locale)
    claims = document.metadata.of(Field.AUTHOR)
    outlets = _outlets(document, site_name)
    page = _Page(document, labels, words, outlets)
    told = [_read_claims(group, words, outlets) for group in _by_trust(claims)]
    named = next((authors for authors in told if _signs(authors)), ())
    chosen = _agreed(named, page) if named else _shown(claims, page, words, outlets)
    chosen = chosen or next((authors for authors in told if authors), ()) or page.signed
    chosen = _without_outlet(chosen or _marked_up(claims, page, words, outlets), outlets)
    return _enriched(chosen, page.head)[:_MOST_AUTHORS]


def _signs(authors: Iterable[Author]) -> bool:
    """Whether a person or an agency is among them."""
    return any(author.kind is not AuthorKind.ORGANIZATION for author in authors)


def _outlets(document: Document, site_name: str | None) -> frozenset[str]:
    """The outlet's own names, as they are compared."""
    names = [claim.raw for claim in document.metadata.of(Field.SITE_NAME)]
    names += [site_name] if site_name else []
    host = (document.url or "").partition("://")[2].partition("/")[0].removeprefix("www.")
    keys = {plain(name) for name in names if len(name) <= _LONGEST_LINE}
    keys |= {host, host.rpartition(".")[0]} if host else set()
    return frozenset(keys | {key.removeprefix("the ") for key in keys}) - {""}


# --- what the head claims ----------------------------------------------------------------------------------------------


def _by_trust(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims that can be read without the page: those of JSON-LD's articles, of its pages, then of meta elements."""
    linked = [claim for claim in claims if claim.source is Source.JSON_LD]
    article = [claim for claim in linked if not claim.key.partition(".")[0].endswith("Page")]
    yield [claim for claim in article if claim.key.endswith(".author")] or article
    yield [claim for claim in claims if claim.source in (Source.META, Source.OPEN_GRAPH)]
    yield [claim for claim in linked if claim not in article]


def _read_claims(claims: Sequence[Claim], words: BylineWords, outlets: frozenset[str]) -> _Authors:
    """The authors that claims name, each once."""
    found: dict[str, Author] = {}
    for claim in claims[:_MOST_CLAIMS]:
        for author in _read_claim(claim, words, outlets):
            found.setdefault(plain(author.name), author)
    return tuple(found.values())


def _read_claim(claim: Claim, words: BylineWords, outlets: frozenset[str]) -> _Authors:
    raw = claim.raw
    if plain(raw) in outlets:
        return (Author(raw, AuthorKind.ORGANIZATION),)
    if raw.startswith("/") or ("-" in raw and " " not in raw and raw.islower()):
        return ()  # an address, or the last part of one
    authors = read_authors(raw, words, outlets, loose=True)
    if claim.detail == "Organization":
        return tuple(
            attrs.evolve(author, kind=AuthorKind.ORGANIZATION) if author.kind is AuthorKind.PERSON else author
            for author in authors
        )
    return authors


# --- what the page's lines say -----------------------------------------------------------------------------------------


class _Page:
    """The lines of a page that may name its authors; lives for one page."""

    def __init__(
        self, document: Document, labels: Sequence[Label], words: BylineWords, outlets: frozenset[str]
    ) -> None:
        self._document = document
        self._labels = labels
        self._words = words
        self._outlets = outlets
        roles = [label.role if type(label) is Kept else None for label in labels]
        self._title = roles.index(Role.HEADLINE) if Role.HEADLINE in roles else None
        body = [at for at, role in enumerate(roles) if role is Role.PARAGRAPH]
        self._first = body[0] if body else len(labels)
        self._last = body[-1] if body else -1
        self._known: dict[int, _Authors] = {}
        bylines = [at for at, role in enumerate(roles) if role is Role.BYLINE]
        self.labelled = [at for at in bylines[:_MOST_CLAIMS] if self._read(at)]
        """The blocks labelled as bylines that name somebody."""
        self.head = self._head()

    @property
    def signed(self) -> _Authors:
        """Whoever signs where no person and no claim is: an organisation in a byline, an agency at the end."""
        return self.head or self.end

    @functools.cached_property
    def near(self) -> tuple[str, ...]:
        """The short texts around the headline."""
        title = self._title
        if title is None:
            return ()
        until = min(title + _AFTER, max(self._first, title + _MOST_LINES))
        texts = [label.block.text for label in self._labels[max(title - _BEFORE, 0) : until]]
        return tuple(text for text in texts if len(text) <= _LONGEST_LINE)

    def _head(self) -> _Authors:
        """The authors named by the byline: that nearest to the headline, with the lines that go on from it."""
        lines = self.labelled or self._unlabelled()
        if not lines:
            return ()
        title = self._title if self._title is not None else lines[0]
        # What merely stands beside a date must be a person's name; "In Local News" is none.
        nearest = min(lines, key=lambda at: (abs(at - title), at))
        found: list[Author] = []
        last = nearest
        for at in lines:
            if nearest <= at <= last + _GAP:
                found += self._read(at)
                last = at
        sure = bool(self.labelled) or any(self._is_named(self._labels[at].block.element) for at in lines)
        return _merged(author for author in found if sure or author.kind is not AuthorKind.ORGANIZATION)

    def _unlabelled(self) -> list[int]:
        """The lines around the headline that look like bylines by their words, their element's name, or what stands beside."""
        title = self._title
        if title is None:
            return []
        until = min(title + _AFTER, max(self._first, title + _MOST_LINES), len(self._labels))
        around = [*range(title + 1, until), *range(title - 1, max(title - _BEFORE, -1), -1)]
        return sorted(at for at in around if self._looks_like_byline(at) and self._read(at))[:_MOST_LINES]

    def _looks_like_byline(self, at: int) -> bool:
        label = self._labels[at]
        block = label.block
        if (
            len(block.text) > _LONGEST_LINE
            or block.hidden
            or (isinstance(label, Kept) and label.role in (Role.CAPTION, Role.CREDIT))
        ):
            return False
        return self._opens(block.text) or self._is_named(block.element) or self._stands_by_date(at)

    def _opens(self, text: str) -> bool:
        if is_wide(text[:_LONGEST_OPENER]):
            return any(self._words.openers.get(text[:length]) == "author" for length in range(_LONGEST_OPENER, 1, -1))
        first = text.split(None, 1)[0]
        return self._words.openers.get(plain(first)) == "author" and len(first) < len(text)

    def _is_named(self, element: int) -> bool:
        outline = self._document.outline
        names = self._words.element_names
        for at in (element, outline.parents[element]):
            if outline.names[at] and not names.isdisjoint(name_words(outline.names[at])):
                return True
        return False

    def _stands_by_date(self, at: int) -> bool:
        """Whether a line of a name follows "By", or a date stands in it or right after it, under the headline."""
        if self._title is None or at < self._title or at >= max(self._first, self._title + _MOST_LINES):
            return False
        block = self._labels[at].block
        before = self._labels[at - 1].block.text
        if self._words.openers.get(plain(before)) == "author":
            return True
        after = self._labels[at + 1].block.text if at + 1 < len(self._labels) else ""
        dated = self._is_date(block.text) or (block.link_chars > 0 and self._is_date(after))
        return dated and any(" " in author.name for author in self._read(at))

    def _is_date(self, text: str) -> bool:
        """Whether a short line has numbers and words of time in it, or numbers only."""
        if len(text) > _LONGEST_LINE // 2 or not any(map(str.isdigit, text)):
            return False
        keys = [plain(token) for token in text.replace(",", " ").replace("•", " ").split()]
        if any(key in self._words.times for key in keys):
            return True
        return sum(map(str.isdigit, text)) >= _FEWEST_DIGITS

    def _read(self, at: int) -> _Authors:
        found = self._known.get(at)
        if found is None:
            found = self._known[at] = self._authors_of(at)
        return found

    def _authors_of(self, at: int) -> _Authors:
        text = self._labels[at].block.text
        if len(text) > 2 * _LONGEST_LINE:
            return ()
        if at and self._words.openers.get(plain(self._labels[at - 1].block.text)) == "author":
            text = f"{self._labels[at - 1].block.text} {text}"
        return read_authors(text, self._words, self._outlets)

    @functools.cached_property
    def end(self) -> _Authors:
        """The authors named by the story's last lines, the first after it, or its first."""
        if over := self._over():
            return over
        for at in range(self._last + 1, min(self._last + _LAST_LINES, len(self._labels))):
            if found := self._signature(at):
                return found
        for at in range(self._last, max(self._last - 2, -1), -1):
            if found := self._signature(at):
                return found
        return self._signature(self._first)

    def _over(self) -> _Authors:
        """The authors that a bold line right over the first paragraph names, where the head claims only the outlet."""
        at = self._first - 1
        claims = self._document.metadata.of(Field.AUTHOR)
        if not 0 <= at < len(self._labels) - 1 or not any(plain(claim.raw) in self._outlets for claim in claims):
            return ()
        found = self._signature(at) if _is(self._labels[at], Role.SUBHEADING) else ()
        return found if all(_MOST_WORDS > author.name.count(" ") > 0 for author in found) else ()

    def _signature(self, at: int) -> _Authors:
        if at >= len(self._labels) or len(self._labels[at].block.text) > _LONGEST_LAST:
            return ()
        label = self._labels[at]
        if not isinstance(label, Kept) and label.reason is not Reason.UNCLEAR:
            return ()
        text = label.block.text
        if is_wide(text) and not self._opens(text) and not text.endswith(self._words.glued):
            return ()  # any word may be a name there
        return tuple(author for author in self._read(at) if author.kind is not AuthorKind.ORGANIZATION)


def _is(label: Label, role: Role) -> bool:
    return isinstance(label, Kept) and label.role is role


# --- the choice --------------------------------------------------------------------------------------------------------


def _agreed(named: _Authors, page: _Page) -> _Authors:
    """Claimed authors, unless the byline names them all and others too."""
    shown = {plain(author.name): author for author in page.head}
    claimed = {plain(author.name) for author in named if author.kind is AuthorKind.PERSON}
    persons = {key for key, author in shown.items() if author.kind is AuthorKind.PERSON}
    more = persons - claimed
    return page.head if claimed and claimed < persons and all(" " in key or is_wide(key) for key in more) else named


def _shown(claims: Sequence[Claim], page: "_Page", words: BylineWords, outlets: frozenset[str]) -> _Authors:
    """The persons or agencies that the page shows, where its head names none: by byline, mark-up, other lines, the end."""
    if page.labelled and _signs(page.head):
        return page.head
    marked = _marked_up(claims, page, words, outlets)
    if _signs(marked):
        return marked
    if _signs(page.head):
        return page.head
    return page.end if any(author.kind is AuthorKind.PERSON for author in page.end) else ()


def _marked_up(claims: Sequence[Claim], page: _Page, words: BylineWords, outlets: frozenset[str]) -> _Authors:
    """The authors that elements are marked as (`rel=author`, microdata): those near the headline, else the first."""
    marked = [claim for claim in claims if claim.source in (Source.HTML, Source.MICRODATA)]
    near = [claim for claim in marked if any(claim.raw in text for text in page.near)]
    return _read_claims(near or marked[:1], words, outlets)


def _without_outlet(authors: _Authors, outlets: frozenset[str]) -> _Authors:
    """Without organisations, where persons or agencies sign; without the outlet, where another organisation does."""
    if _signs(authors):
        return tuple(
            author
            for author in authors
            if author.kind is not AuthorKind.ORGANIZATION or plain(author.name) not in outlets
        )
    others = tuple(author for author in authors if plain(author.name) not in outlets)
    return others or authors[:1]


def _enriched(authors: _Authors, shown: _Authors) -> _Authors:
    """Claimed authors with the roles, outlets and small letters that the byline gives them."""
    lines = {plain(author.name): author for author in shown}
    return tuple(_with(author, lines.get(plain(author.name))) for author in authors)


def _with(author: Author, line: Author | None) -> Author:
    if line is None:
        return author
    name = line.name if author.name.islower() or author.name.isupper() else author.name
    return attrs.evolve(
        author, name=name, role=author.role or line.role, organization=author.organization or line.organization
    )


def _merged(authors: Iterable[Author]) -> _Authors:
    found: dict[str, Author] = {}
    for author in authors:
        found.setdefault(plain(author.name), author)
    return tuple(found.values())
