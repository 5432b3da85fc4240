"""What the strategies give: a page, a flattened text or a piece of one, each with the truth about it.

Nothing here draws anything; the objects are frozen, and what renders them again is a pure function.
"""

import enum
from collections.abc import Iterable
from typing import Any

import attrs

from newsparse.article import Article
from newsparse.labels import Reason
from newsparse.parts import Author, Dateline, QuoteKind, Timestamp
from newsparse.text import Span

ABOVE = -1
"""The place of what stands above the headline."""
BELOW = 1_000_000
"""The place of what stands below the story, outside the element that holds it."""


class Way(enum.Enum):
    """How a page was made into plain text."""

    LINES = "lines"
    """Every piece of text of the page on a line of its own, its title first, as BeautifulSoup's `get_text("\\n", strip=True)`
    gives it."""
    LAYOUT = "layout"
    """As a text browser prints it: indented, blocks parted by blank lines, bullets before list items."""
    EXTRACTED = "extracted"
    """What an extractor for article text leaves: a line for each block of the story, and what it took for the story."""


class Declared(enum.Enum):
    """What says the encoding of some bytes."""

    NONE = "none"
    """Nothing does."""
    META = "meta"
    """A `<meta charset>` that is right."""
    BOM = "bom"
    """A byte order mark."""
    WRONG = "wrong"
    """A `<meta charset>` that names another encoding than the bytes are in."""


class Meta(enum.Enum):
    """A kind of mark-up by which a page says what it is about."""

    JSON_LD = "json_ld"
    OPEN_GRAPH = "open_graph"
    """`og:` and `article:` properties."""
    MICRODATA = "microdata"
    """schema.org `itemprop` attributes."""
    META = "meta"
    """`<meta name="author">` and the like."""


@attrs.frozen
class Noise:
    """A piece of a page that is not the story."""

    kind: Reason
    """What it is."""
    text: str
    """The words that it shows; a line feed between its lines."""
    html: str
    """Its mark-up, whole elements."""
    place: int = BELOW
    """Before which block of the body it stands, counted from 0; `len(body)` is after the last one, inside the story's
    element. `ABOVE` and `BELOW` are outside the story."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Its words, line by line."""
        return tuple(self.text.split("\n"))


@attrs.frozen
class Template:
    """The mark-up habits of a newsroom's system: one pattern for each part of an article.

    Patterns are filled by `str.replace`, so braces in style sheets and scripts need no doubling.
    A pattern for one part has `{}` where the text goes.
    """

    name: str
    page: str
    """Has `{head}`, `{above}`, `{headline}`, `{body}` and `{below}`; may have `{language}`, `{direction}`, `{scope}` and
    `{claims}` (microdata), `{kicker}`, `{standfirst}`, `{byline}`, `{date}` and `{lede}` (the first paragraph, where it stands
    outside the body)."""
    body: str = "{}"
    """Around the body, or around each chunk of it."""
    chunk: int = 0
    """So many blocks stand in one body element; 0 for all of them."""
    headline: str = "<h1>{}</h1>"
    kicker: str = "<p>{}</p>"
    standfirst: str = "<p>{}</p>"
    byline: str = "<p>{}</p>"
    date: str = "<p>{}</p>"
    lede: str = "<p>{}</p>"
    paragraph: str = "<p>{}</p>"
    subheading: str = "<h2>{}</h2>"
    how: str = "tag"
    """How a subheading shows: `tag`, `bold` or `shape` (`newsparse.HeadingHow`)."""
    level: int = 2
    """The level of its subheadings."""
    list: str = "<ul>{}</ul>"
    ordered: str = "<ol>{}</ol>"
    item: str = "<li>{}</li>"
    block_quote: str = "<blockquote>{}</blockquote>"
    quoted: str = "<p>{}</p>"
    """A paragraph of a block quotation."""
    figure: str = '<figure><img src="{url}" alt="{alt}"><figcaption>{caption} {credit}</figcaption></figure>'
    """Has `{url}`, `{alt}`, `{caption}` and `{credit}`."""


@attrs.frozen
class Name:
    """A person."""

    text: str
    """The whole name, as it is printed."""
    given: str
    family: str
    woman: bool
    """Which forms of verbs and nouns go with the name."""
    language: str


@attrs.frozen
class BylineLine:
    """A byline as printed, and who it names."""

    text: str
    authors: tuple[Author, ...]
    language: str


@attrs.frozen
class DatelineLine:
    """The beginning of a story that says where it was filed; `dateline.span` is true in `text`."""

    text: str
    dateline: Dateline
    language: str


@attrs.frozen
class DateLine:
    """A line that says when the story was published, and perhaps updated."""

    text: str
    published: Timestamp
    """As the line alone tells it: its precision, and no zone."""
    updated: Timestamp | None
    language: str


@attrs.frozen
class Utterance:
    """What somebody says, with neither marks nor speaker."""

    text: str
    language: str


@attrs.frozen
class QuotedPart:
    """A quotation in a paragraph. Spans point into the paragraph's `text`."""

    content: Span
    kind: QuoteKind
    cue: Span | None
    mention: Span | None
    name: str | None
    """The speaker's whole name."""
    continues: int | None = None
    """The index, in the same paragraph, of the quotation that this one goes on from."""


@attrs.frozen
class QuotedParagraph:
    """A paragraph with quotations and their speakers."""

    text: str
    quotes: tuple[QuotedPart, ...]
    language: str


@attrs.frozen
class Page:
    """A news page and the truth about it."""

    source: str
    """The HTML."""
    article: Article
    """What a perfect reader gets from this page. Its ledger (`labels`) is empty, and its parts have no origin: those are
    the reader's own."""
    noise: tuple[Noise, ...]
    """Everything on the page that is not the story, in the order in which it stands there."""
    template: Template
    metadata: frozenset[Meta]
    wrapper: str
    """What stands around the story's body, with `{}` for the body."""
    story: Article = attrs.field(repr=False)
    """What the page was rendered from: `article` before the page left out what it does not say."""

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """How Hypothesis shows a page on which a test failed: as its source."""
        _show(printer, "Page", self.source, self.noise)

    def render(
        self,
        *,
        story: Article | None = None,
        noise: Iterable[Noise] | None = None,
        template: Template | None = None,
        metadata: Iterable[Meta] | None = None,
        wrapper: str | None = None,
    ) -> "Page":
        """The same page with some of what it was rendered from exchanged; what is not given stays."""
        from newsparse.testing.rendering import render_page

        return render_page(
            self.story if story is None else story,
            template=self.template if template is None else template,
            metadata=self.metadata if metadata is None else metadata,
            noise=self.noise if noise is None else noise,
            wrapper=self.wrapper if wrapper is None else wrapper,
        )


@attrs.frozen
class Flattened:
    """A news page as plain text, and the truth about it."""

    text: str
    article: Article
    """What a perfect reader gets from this text."""
    way: Way
    noise: tuple[Noise, ...]
    """What of the text is not the story, in its order."""
    story: Article = attrs.field(repr=False)
    """What the text was made from."""

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """How Hypothesis shows a text on which a test failed: as it stands."""
        _show(printer, f"Flattened, {self.way.name}", self.text, self.noise)

    def render(
        self, *, story: Article | None = None, noise: Iterable[Noise] | None = None, way: Way | None = None
    ) -> "Flattened":
        """The same text with some of what it was made from exchanged; what is not given stays."""
        from newsparse.testing.flatten import flatten

        return flatten(
            self.story if story is None else story,
            way=self.way if way is None else way,
            noise=self.noise if noise is None else noise,
        )


@attrs.frozen
class Encoded:
    """A page as bytes."""

    data: bytes
    encoding: str
    """The encoding they are in, by Python's name for it."""
    declared: Declared
    page: Page = attrs.field(repr=False)


def _show(printer: Any, kind: str, source: str, noise: tuple[Noise, ...]) -> None:
    """Writes a source as it is, and what of it is not the story; the rest of the truth follows from those two."""
    printer.text(f"<{kind}>")
    for line in source.splitlines():
        printer.break_()
        printer.text(line)
    for piece in noise:
        printer.break_()
        printer.text(f"# {piece.kind.name}: {piece.text!r}")
