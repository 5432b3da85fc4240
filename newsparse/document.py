"""What a front end makes of a source: a `Document` of `Block`s in reading order, with everything the head claims.

A block is judged by nothing yet: it has text, a place, and the facts of mark-up that rules look at.
Flattened text gives the same blocks with an `Outline` of one element, no path, no words and no links.
"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import attrs

from newsparse.text import Span


class Field(enum.Enum):
    """What a claim is about."""

    HEADLINE = "headline"
    ALTERNATIVE_HEADLINE = "alternative_headline"
    DESCRIPTION = "description"
    AUTHOR = "author"
    PUBLISHED = "published"
    UPDATED = "updated"
    LANGUAGE = "language"
    SITE_NAME = "site_name"
    SECTION = "section"
    TAG = "tag"
    IMAGE = "image"
    URL = "url"
    """The page's own idea of its address (canonical link, `og:url`)."""
    BASE = "base"
    """The address that relative links are relative to (`<base href>`)."""
    TYPE = "type"
    """What the page says it is (`NewsArticle`, `article`, `website`)."""
    BODY = "body"
    """The whole text of the article, as JSON-LD or microdata give it."""
    WORD_COUNT = "word_count"
    FREE = "free"
    """`isAccessibleForFree`: `true` or `false`, as written."""
    DATELINE = "dateline"
    LIVE_ENTRY = "live_entry"
    """A property of an entry of a live blog; the key says of which: `LiveBlogPosting.liveBlogUpdate[0].headline`."""

    # By identity, which C does: Python's own hashes the name, at 0.2 µs for each of some hundreds of looks a page.
    __hash__ = object.__hash__


class Source(enum.Enum):
    """Where on the page a claim stands."""

    JSON_LD = "json-ld"
    OPEN_GRAPH = "open-graph"
    META = "meta"
    MICRODATA = "microdata"
    LINK = "link"
    TITLE = "title"
    HTML = "html"
    """An attribute of `<html>`, `<base>` or another plain element."""

    __hash__ = object.__hash__  # see Field


@attrs.frozen
class Claim:
    """One thing the page says of itself. Kept raw; whether it is true is judged later."""

    field: Field
    """What it is about."""
    raw: str
    """The value as it stood, white space folded; never empty."""
    source: Source
    """What kind of mark-up said so."""
    key: str
    """The exact place: `NewsArticle.headline`, `og:title`, `article:published_time`, `html[lang]`."""
    detail: str | None = None
    """What kind of thing is named, where the mark-up says so (`Person`, `Organization`); `None` where it does not."""


@attrs.frozen
class Metadata:
    """All claims of a page, in page order, and what could not be read."""

    claims: tuple[Claim, ...] = ()
    """In the order of the page."""
    problems: tuple[str, ...] = ()
    """One sentence for each piece of metadata that was broken (a JSON-LD block that is no JSON, ...)."""
    cut: tuple[str, ...] = ()
    """One sentence for each limit that was reached and cost no text: claims, attributes or scripts that were not read."""
    _by_field: Mapping[Field, tuple[Claim, ...]] = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(lambda own: _by_field(own.claims), takes_self=True)
    )

    def of(self, field: Field, *sources: Source) -> tuple[Claim, ...]:
        """The claims about `field`, in page order; only those from `sources`, where any are given."""
        claims = self._by_field.get(field, ())
        return tuple([claim for claim in claims if claim.source in sources]) if sources else claims


def _by_field(claims: Iterable[Claim]) -> Mapping[Field, tuple[Claim, ...]]:
    """The claims by what they are about: a page is asked for them two dozen times."""
    found: dict[Field, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.field, []).append(claim)
    return {field: tuple(about) for field, about in found.items()}


DEEPEST = 100
"""How far up the way from an element to the root is followed."""


@attrs.frozen
class Outline:
    """The elements that hold text, as columns: element `i` is `tags[i]`, a child of `parents[i]`, and so on.

    Element 0 is the root and its own parent. A parent always stands before its children, so one pass
    forward hands things down the tree and one pass backward sums things up. Columns and not objects, because
    a page nested 100,000 deep must neither recurse nor take long.
    """

    parents: tuple[int, ...] = (0,)
    """The index of each element's parent."""
    tags: tuple[str, ...] = ("",)
    """Lower-case tag names; the root's is empty."""
    names: tuple[str, ...] = ("",)
    """What the author called the element: its class, id, role and itemprop, parted by spaces, as written."""
    paths: tuple[str, ...] = ("",)
    """The way from the root: `/html/body/div[2]/p[1]`, where `[n]` counts all element children; bounded in length."""

    def ancestors(self, element: int) -> Iterator[int]:
        """`element` itself, then its parent, up to and without the root, a hundred at the most.

        No page that anybody wrote is deeper, and without an end a page made of nested elements would take quadratic time.
        """
        for _ in range(DEEPEST):
            if not element:
                break
            yield element
            element = self.parents[element]


@attrs.frozen
class Block:
    """A strip of the page: one paragraph, heading, list item, caption, menu entry ... before anything is judged."""

    index: int
    """Its place in reading order; `document.blocks[block.index] is block`."""
    text: str
    """Its words, white space folded; a line break of the source (`<br>`) is a line feed. Never empty."""
    element: int = 0
    """The innermost block-level element it stands in, an index into the outline; 0 for flattened text."""
    tag: str = ""
    """That element's tag name; empty for flattened text."""
    path: str = ""
    """That element's path; empty for flattened text."""
    link_chars: int = 0
    """How many characters of `text` stand in links."""
    bold_chars: int = 0
    """How many characters of `text` stand in bold type."""
    hidden: bool = False
    """Whether the page keeps it from being seen."""
    source: Span | None = None
    """For flattened text the exact piece of the input; `None` for HTML."""
    bold_lead: int = 0
    """How many characters at its start stand in one run of bold type that holds no link."""


class Setting(NamedTuple):
    """How a block of flattened text is set: all that is left of where it stood on the page."""

    indent: int
    """How many characters of white space stand before its first line."""
    gap: bool
    """Whether an empty line stands before it."""


@attrs.frozen
class Image:
    """A picture of the page: material for figures."""

    before: int
    """The index of the block that follows it in reading order (`len(blocks)` for one after the last)."""
    element: int
    """The innermost block-level element it stands in, an index into the outline."""
    url: str
    """The best address that the mark-up gives, as written; not empty."""
    alt: str | None = None
    """Its alternative text; `None` where there is none."""
    width: int | None = None
    height: int | None = None
    link: str | None = None
    """Where it leads, as written; `None` for one that is in no link."""


@attrs.frozen
class Embedded:
    """A frame, or a post's own link or address: material for embeds."""

    before: int
    """The index of the block that follows it in reading order, or that it stands in."""
    element: int
    """The innermost block-level element it stands in, or that it is: an index into the outline."""
    url: str
    """Its address, as written; not empty."""


@attrs.frozen
class Encoding:
    """How the bytes were read."""

    name: str
    """The encoding's name in the HTML standard (`utf-8`, `windows-1252`); `str` where text was given, `binary` for no text."""
    how: str
    """How it was known: `bom`, `declared`, `meta`, `utf-8`, `fallback`, `str`, ...; for what is no text what it is."""
    replaced: int = 0
    """How many characters could not be read or shown and were replaced by U+FFFD."""


@attrs.frozen
class Document:
    """A source, laid out in strips."""

    blocks: tuple[Block, ...] = ()
    """In reading order; `blocks[i].index == i`."""
    outline: Outline = Outline()
    """The elements that the blocks stand in."""
    images: tuple[Image, ...] = ()
    """In reading order."""
    embeds: tuple[Embedded, ...] = ()
    """Frames, and what block quotations link to, in reading order."""
    settings: tuple[Setting, ...] = ()
    """For flattened text how each block is set, by the block's index; empty for HTML."""
    metadata: Metadata = Metadata()
    """What the page says of itself."""
    scripts: tuple[str, ...] = attrs.field(default=(), repr=False)
    """The page's longer scripts: where a page has no text, they may hold it."""
    url: str | None = None
    """Where it came from, if the caller said so."""
    language: str | None = None
    """The language, if the caller said so."""
    encoding: Encoding | None = None
    """How the bytes were read; `None` where there was nothing to decode."""
    cut: tuple[str, ...] = ()
    """One sentence for each limit that was reached: what was left out or joined, and how much."""
