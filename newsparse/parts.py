"""The parts of an article: paragraphs, figures, quotations, dates, people.

Every class is frozen and holds tuples. "Not found" is `None` for one value and `()` for several, never `""`.
Every `Span` points into `Article.text`, in code points.
"""

import enum
from collections.abc import Iterable
from datetime import datetime

import attrs

from newsparse.text import Span


class Outcome(enum.Enum):
    """What kind of result this is; the evidence is in `Article.evidence`."""

    ARTICLE = "article"
    """A whole article, as far as the page tells."""
    PARTIAL = "partial"
    """Part of an article: the page says or shows that there is more."""
    PAYWALLED = "paywalled"
    LIVE = "live"
    LISTING = "listing"
    SHELL = "shell"
    CONSENT = "consent"
    EMPTY = "empty"
    """Nothing to read at all."""
    NOT_ARTICLE = "not_article"
    """There is text, but no article in it."""


class AccessStatus(enum.Enum):
    """Whether anybody may read the article."""

    FREE = "free"
    PAYWALLED = "paywalled"
    UNKNOWN = "unknown"


class AuthorKind(enum.Enum):
    """Who signs."""

    PERSON = "person"
    ORGANIZATION = "organization"
    AGENCY = "agency"


class Precision(enum.Enum):
    """The finest unit that is known."""

    YEAR = "year"
    """Day and month are two numbers, and nothing tells which is which: see `Timestamp.candidates`."""
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


class TimestampKind(enum.Enum):
    """What a date on the page is the date of."""

    PUBLISHED = "published"
    UPDATED = "updated"
    PRINTED = "printed"
    """When somebody made the print version: never a date of publication."""
    EVENT = "event"
    ACCESSED = "accessed"
    COPYRIGHT = "copyright"
    UNKNOWN = "unknown"


class QuoteKind(enum.Enum):
    """How a quotation stands in the text."""

    DIRECT = "direct"
    """A whole utterance."""
    MIXED = "mixed"
    """A piece inside the reporter's own sentence."""
    SCARE = "scare"
    """A term, title or nickname in quotation marks: nobody's utterance."""
    BLOCK = "block"
    """A block quotation with its attribution line."""


class HeadingHow(enum.Enum):
    """How a subheading was known."""

    TAG = "tag"
    """A heading element."""
    BOLD = "bold"
    """A paragraph all in bold type."""
    SHAPE = "shape"
    """Its shape and its place between paragraphs (flattened text)."""


@attrs.frozen
class Access:
    """Whether the article can be read by anybody, and how that is known."""

    status: AccessStatus = AccessStatus.UNKNOWN
    evidence: tuple[str, ...] = ()
    """What said so, one phrase each; empty where nothing did."""


@attrs.frozen
class Author:
    """Somebody who signs the article."""

    name: str
    kind: AuthorKind = AuthorKind.PERSON
    role: str | None = None
    organization: str | None = None


@attrs.frozen
class Byline:
    """The line that names the authors."""

    raw: str
    """As printed."""
    authors: tuple[Author, ...] = ()
    """Those it names."""


@attrs.frozen
class Dateline:
    """Where and by which agency the story was filed: "LONDON (Reuters) —"."""

    place: str | None
    agency: str | None
    date: str | None
    """As printed; `None` where the line gives none."""
    span: Span


@attrs.frozen
class Timestamp:
    """A dated claim."""

    value: datetime
    """Aware exactly when the page gave a zone; midnight where `precision` is DAY. An instant that the page gives in UTC is
    told by the clocks of the page's country, where it has one zone: the same instant, on the day that readers saw."""
    kind: TimestampKind
    precision: Precision
    raw: str
    """As it stood."""
    origin: str
    """What said so: a claim's key (`NewsArticle.datePublished`) or the ledger's block (`block 12`)."""
    candidates: tuple[datetime, ...] = ()
    """What "3/4/2026" can mean where neither language nor country nor another date of the page decides: both moments, of
    which `value` is the first. Empty for all others. Such a timestamp is never `published` or `updated`."""


@attrs.frozen
class Origin:
    """Where a part of the article stands in the source."""

    blocks: tuple[int, ...]
    """The blocks it was made of: indices into `Article.labels`. Empty for a part that no visible text stands for."""
    path: str | None = None
    """For HTML the path of the (first) element; `None` for flattened text."""
    source: tuple[int, int] | None = None
    """For flattened text where it starts and ends in the input, in code points; `None` for HTML."""


@attrs.frozen
class _Spoken:
    """What every part of `Article.text` has."""

    span: Span
    origin: Origin

    @property
    def text(self) -> str:
        """Its words: a line feed for a line break inside a paragraph, and between items or the paragraphs of a quotation."""
        return self.span.text


@attrs.frozen
class Paragraph(_Spoken):
    """A paragraph of prose."""


@attrs.frozen
class Subheading(_Spoken):
    """A heading inside the body; opens a `Section`."""

    level: int
    """2 to 6, as in the mark-up; 2 where the mark-up does not say."""
    how: HeadingHow


@attrs.frozen
class ListBlock(_Spoken):
    """A list. Its text has a line for each item."""

    items: tuple[str, ...]
    ordered: bool


@attrs.frozen
class BlockQuote(_Spoken):
    """A quotation or document set apart. Its paragraphs are parted by line feeds."""


@attrs.frozen
class PullQuote:
    """A sentence of the body repeated as display type. Not in `Article.text`: its span is empty, at its place."""

    span: Span
    origin: Origin
    text: str


@attrs.frozen
class Table:
    """A table of data. Not in `Article.text`: its span is empty, at its place."""

    span: Span
    origin: Origin
    rows: tuple[tuple[str, ...], ...]
    """Cells in reading order; rows may differ in length."""

    @property
    def text(self) -> str:
        """A line for each row, cells parted by tabs."""
        return "\n".join("\t".join(row) for row in self.rows)


@attrs.frozen
class Figure:
    """A picture, or the caption line that is left of one. Not in `Article.text`: its span is empty, at its place."""

    span: Span
    origin: Origin
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    url: str | None = None
    """A whole `http` or `https` address; relative where the page's own address is not known."""
    raw: str | None = None
    """The caption line as it stood, credit and all; `None` where there is none."""

    @property
    def text(self) -> str:
        """The caption; the alternative text where there is none; else nothing."""
        return self.caption or self.alt or ""


@attrs.frozen
class Embed:
    """Something of another place shown on the page: a post, a video. Not in `Article.text`: its span is empty."""

    span: Span
    origin: Origin
    text: str
    """All its lines that stand on the page; empty where only a frame does."""
    url: str | None = None
    """A whole `http` or `https` address; `None` where the page gives none."""
    provider: str | None = None
    """Whose it is, by the address: `YouTube`, `X`; the host of the address where that is not known."""
    author: str | None = None
    """Who wrote it, as the post names them; a handle (`@name`) where only that is known."""


@attrs.frozen
class Note:
    """A correction, an editor's note or an update line. Not in `Article.text`: its span is empty, at its place."""

    span: Span
    origin: Origin
    text: str


@attrs.frozen
class LiveEntry:
    """The head of an entry of a live blog: the parts that follow it, up to the next, are the entry.

    Not in `Article.text`: its span is empty, at its place. A headline that stands on a line of its own follows as a
    `Subheading`.
    """

    span: Span
    origin: Origin
    text: str
    """The line with its time, and that with its author, as they stand."""
    time: Timestamp | None = None
    """When it was written; `None` where the page does not say on which day: no day is made up, and `text` has the time."""
    headline: str | None = None
    author: str | None = None


BodyBlock = Paragraph | Subheading | ListBlock | BlockQuote | PullQuote | Table | Figure | Embed | Note | LiveEntry


@attrs.frozen
class Section:
    """What stands under one subheading."""

    heading: Subheading | None
    """`None` for what stands before the first."""
    blocks: tuple[BodyBlock, ...]


@attrs.frozen
class Speaker:
    """Who said it."""

    name: str | None
    """The fullest form of the name in the article, without title; `None` where the speaker stays unnamed."""
    mention: Span | None
    """The words that name the speaker here; `None` where none do."""


@attrs.frozen
class Quote:
    """A quotation."""

    content: Span
    """Without the marks."""
    kind: QuoteKind
    cue: Span | None = None
    speaker: Speaker | None = None
    continues: int | None = None
    """The index in `Article.quotes` of the quotation that this one goes on from."""
    closed: bool = True
    """Whether a mark closes it in its paragraph. Not so where the next paragraph goes on with it, and where nobody closed it."""


@attrs.frozen
class SpeakerQuotes:
    """A named speaker with all that they say."""

    name: str
    quotes: tuple[Quote, ...]
    """In the order of the text."""


def speakers_of(quotes: Iterable[Quote]) -> tuple[SpeakerQuotes, ...]:
    """Every named speaker once, in the order of their first words, with all their quotations."""
    said: dict[str, list[Quote]] = {}
    for quote in quotes:
        if quote.speaker is not None and quote.speaker.name is not None and quote.kind is not QuoteKind.SCARE:
            said.setdefault(quote.speaker.name, []).append(quote)
    return tuple(SpeakerQuotes(name, tuple(theirs)) for name, theirs in said.items())
