"""The typed article: what newsparse gives back.

"Not found" is `None` for one value and `()` for several, never `""`.
Every `Span` points into `Article.text`, in code points.
"""

from collections.abc import Iterator
from typing import Any

import attrs

from newsparse import codec
from newsparse.document import Claim, Encoding
from newsparse.labels import Dropped, Kept, Label, Role
from newsparse.parts import (
    Access,
    Author,
    BodyBlock,
    Byline,
    Dateline,
    Figure,
    Outcome,
    Paragraph,
    Quote,
    Section,
    SpeakerQuotes,
    Subheading,
    Timestamp,
    speakers_of,
)

SCHEMA_VERSION = "1"
"""Counts changes of the types below that a reader of stored JSON would notice."""
RULES_VERSION = "1"
"""Counts changes of rules or data by which the same page may be read differently."""


@attrs.frozen
class Article:
    """A news article, and the whole ledger of the page it came from."""

    outcome: Outcome
    evidence: tuple[str, ...] = ()
    """Why the outcome is what it is, one phrase each."""
    headline: str | None = None
    """As printed, without the site's name."""
    alternative_headlines: tuple[str, ...] = ()
    """Other headlines that the page gives itself, in other words; best first."""
    kicker: str | None = None
    """The short line above the headline."""
    standfirst: tuple[str, ...] = ()
    """The summary lines under the headline; not part of the body."""
    byline: Byline | None = None
    authors: tuple[Author, ...] = ()
    dateline: Dateline | None = None
    published: Timestamp | None = None
    updated: Timestamp | None = None
    timestamps: tuple[Timestamp, ...] = ()
    """Every dated claim on the page, best first."""
    language: str | None = None
    """A BCP 47 primary language tag (`en`)."""
    url: str | None = None
    site_name: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    text: str = ""
    """The prose of the body, blocks parted by a blank line. Every span points into it."""
    body: tuple[BodyBlock, ...] = ()
    """The parts of the story in reading order."""
    quotes: tuple[Quote, ...] = ()
    access: Access = Access()
    claims: tuple[Claim, ...] = ()
    """What the page says of itself, raw."""
    encoding: Encoding | None = None
    """How the bytes were read; `None` where text was given."""
    labels: tuple[Label, ...] = ()
    """The ledger: one label for every block of the page, in page order."""
    schema_version: str = SCHEMA_VERSION
    rules_version: str = RULES_VERSION

    def __str__(self) -> str:
        return self.text

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """The blocks that are not the article, each with its reason and rule."""
        return tuple(label for label in self.labels if isinstance(label, Dropped))

    @property
    def sidebars(self) -> tuple[Kept, ...]:
        """The blocks of fact boxes and the like: of the article, but neither in its body nor in its text."""
        return tuple(label for label in self.labels if isinstance(label, Kept) and label.role is Role.SIDEBAR)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body."""
        return tuple(block for block in self.body if isinstance(block, Paragraph))

    @property
    def subheadings(self) -> tuple[Subheading, ...]:
        """The subheadings of the body."""
        return tuple(block for block in self.body if isinstance(block, Subheading))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures of the body, the lead picture first."""
        return tuple(block for block in self.body if isinstance(block, Figure))

    @property
    def lede(self) -> Paragraph | None:
        """The first paragraph; `None` where there is none."""
        return next(iter(self.paragraphs), None)

    @property
    def speakers(self) -> tuple[SpeakerQuotes, ...]:
        """Every named speaker once, in the order of their first words, with all their quotations."""
        return speakers_of(self.quotes)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The body cut at its subheadings; a first section without heading only where something stands before one."""
        return tuple(_sections(self.body))

    def to_dict(self) -> dict[str, Any]:
        """Plain data: dicts, lists, strings, numbers and `None`. `Article.from_dict` makes the same article of it."""
        return codec.to_plain(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Article":
        """The article that `to_dict` was called on. Raises `InputError` where `data` is none."""
        return codec.from_plain(cls, data)

    def to_json(self) -> str:
        """`to_dict` as JSON text, keys in the order of the types."""
        return codec.to_json(self)

    @classmethod
    def from_json(cls, text: str) -> "Article":
        """The article that `to_json` was called on. Raises `InputError` where `text` is none."""
        return codec.from_json(cls, text)

    def to_markdown(self, *, quotes: bool = False) -> str:
        """Markdown with the metadata as YAML front matter, every string quoted.

        With `quotes` a last section lists the speakers (`Article.speakers`) with what they say.
        """
        from newsparse.export import markdown

        return markdown.to_markdown(self, quotes=quotes)

    def to_jsonld(self) -> dict[str, Any]:
        """A schema.org `NewsArticle`, as plain data."""
        from newsparse.export import jsonld

        return jsonld.to_jsonld(self)

    def to_jsonld_script(self) -> str:
        """`to_jsonld` as a `<script>` element: safe to put into a page, whatever the article says."""
        from newsparse.export import jsonld

        return jsonld.to_jsonld_script(self)


def _sections(body: tuple[BodyBlock, ...]) -> Iterator[Section]:
    heading: Subheading | None = None
    blocks: list[BodyBlock] = []
    for block in body:
        if not isinstance(block, Subheading):
            blocks.append(block)
            continue
        if heading is not None or blocks:
            yield Section(heading, tuple(blocks))
        heading, blocks = block, []
    if heading is not None or blocks:
        yield Section(heading, tuple(blocks))
