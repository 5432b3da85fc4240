"""Who signs: the authors of an article, chosen among what the head claims and what the page's own lines say.

Claims that name persons come first, the more reliable sources before the others; a byline that names them and more wins
over them; where nobody is claimed, the lines around the headline tell, then those after the story.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from newsparse.author_lines import Authors
from newsparse.byline_words import BylineWords, plain, words_for
from newsparse.bylines import read_authors
from newsparse.document import Claim, Document, Field, Source
from newsparse.labels import Label
from newsparse.locales import Locale
from newsparse.outlets import Outlets
from newsparse.parts import Author, AuthorKind
from newsparse.persons import is_wide
from newsparse.signing_lines import SigningLines

_MOST_CLAIMS, _MOST_AUTHORS = 30, 30


def choose_authors(
    document: Document, labels: Sequence[Label], locale: Locale, site_name: str | None = None, url: str | None = None
) -> tuple[Author, ...]:
    """The authors of the article whose blocks bear these labels, in the order of the byline; empty where nobody signs.

    `site_name` is what the site was found to be called, `url` the page's address.
    Persons and agencies count before organisations; the outlet itself signs only where nobody else does and a claim says so.
    """
    words = words_for(locale)
    claims = document.metadata.of(Field.AUTHOR)
    outlets = Outlets.of(document, site_name, url)
    page = SigningLines(document, labels, words, outlets)
    claims = tuple(claim for claim in claims if claim.raw != page.title)
    told = [_read_claims(group, words, outlets) for group in _by_trust(claims)]
    named = next((authors for authors in told if _signs(authors)), ())
    chosen = _agreed(named, page) if named else _shown(claims, page, words, outlets)
    chosen = chosen or next((authors for authors in told if authors), ()) or page.signed
    chosen = _without_outlet(chosen or _marked_up(claims, page, words, outlets), outlets)
    return _enriched(chosen, page.head)[:_MOST_AUTHORS]


def _signs(authors: Iterable[Author]) -> bool:
    """Whether a person or an agency is among them."""
    return any(author.kind is not AuthorKind.ORGANIZATION for author in authors)


# --- what the head claims ----------------------------------------------------------------------------------------------


def _by_trust(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims that can be read without the page: those of JSON-LD's articles, of its pages, then of meta elements."""
    linked = [claim for claim in claims if claim.source is Source.JSON_LD]
    article = [claim for claim in linked if not claim.key.partition(".")[0].endswith("Page")]
    yield [claim for claim in article if claim.key.endswith(".author")] or article
    yield [claim for claim in claims if claim.source in (Source.META, Source.OPEN_GRAPH)]
    yield [claim for claim in linked if claim not in article]


def _read_claims(claims: Sequence[Claim], words: BylineWords, outlets: Outlets) -> Authors:
    """The authors that claims name, each once."""
    found: dict[str, Author] = {}
    for claim in claims[:_MOST_CLAIMS]:
        for author in _read_claim(claim, words, outlets):
            found.setdefault(plain(author.name), author)
    return tuple(found.values())


def _read_claim(claim: Claim, words: BylineWords, outlets: Outlets) -> Authors:
    raw = claim.raw
    if outlets.has(raw):
        return (Author(raw, AuthorKind.ORGANIZATION),)
    if raw.startswith("/") or ("-" in raw and " " not in raw and raw.islower()):
        return ()  # an address, or the last part of one
    authors = tuple(outlets.told(author, words) for author in read_authors(raw, words, outlets.names, loose=True))
    if claim.detail == "Organization":
        return tuple(
            attrs.evolve(author, kind=AuthorKind.ORGANIZATION) if author.kind is AuthorKind.PERSON else author
            for author in authors
        )
    return authors


# --- the choice --------------------------------------------------------------------------------------------------------


def _agreed(named: Authors, page: SigningLines) -> Authors:
    """Claimed authors, unless the byline names them all and others too."""
    claimed = {plain(author.name) for author in named if author.kind is AuthorKind.PERSON}
    shown = page.with_these(claimed)
    persons = {plain(author.name) for author in shown if author.kind is AuthorKind.PERSON}
    more = persons - claimed
    return shown if claimed and claimed < persons and all(" " in key or is_wide(key) for key in more) else named


def _shown(claims: Sequence[Claim], page: SigningLines, words: BylineWords, outlets: Outlets) -> Authors:
    """The persons or agencies that the page shows, where its head names none: by byline, mark-up, other lines, the end."""
    if page.labelled and _signs(page.head):
        return page.head
    marked = _marked_up(claims, page, words, outlets)
    if _signs(marked):
        return marked
    if _signs(page.head):
        return page.head
    return page.end if any(author.kind is AuthorKind.PERSON for author in page.end) else ()


def _marked_up(claims: Sequence[Claim], page: SigningLines, words: BylineWords, outlets: Outlets) -> Authors:
    """The authors that elements are marked as (`rel=author`, microdata): those near the headline, else the first."""
    marked = [claim for claim in claims if claim.source in (Source.HTML, Source.MICRODATA)]
    near = [claim for claim in marked if any(claim.raw in text for text in page.near)]
    return _read_claims(near or (marked[:1] if page.has_lines else []), words, outlets)


def _without_outlet(authors: Authors, outlets: Outlets) -> Authors:
    """Without organisations, where persons or agencies sign; without the outlet, where another organisation does."""
    if _signs(authors):
        return tuple(
            author for author in authors if author.kind is not AuthorKind.ORGANIZATION or not outlets.has(author.name)
        )
    others = tuple(author for author in authors if not outlets.has(author.name))
    return others or authors[:1]


def _enriched(authors: Authors, shown: Authors) -> Authors:
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
