"""What a parser under test gives back, in one form for all parsers: `Extraction`; and `Reader`, which asks for it.

Nothing here needs Hypothesis.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from html import escape
from typing import Any

import attrs

from newsparse.article import Article
from newsparse.errors import InputError, NewsparseError
from newsparse.parts import BlockQuote, BodyBlock, ListBlock, Paragraph, Precision, Subheading, Timestamp


def _strings(value: Iterable[str] | None) -> tuple[str, ...] | None:
    if isinstance(value, str):
        raise InputError(f"the parts of an Extraction are given one by one, not as the str {value[:40]!r}")
    return None if value is None else tuple(value)


def _day(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _is_text(_: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not isinstance(value, str) and not (value is None and attribute.name != "text"):
        wanted = "a str" if attribute.name == "text" else "a str or None"
        raise InputError(f"Extraction.{attribute.name} is {wanted}, not {type(value).__name__}")


@attrs.frozen(kw_only=True)
class Extraction:
    """What a parser read of one page. Raises `InputError` for values of other types.

    Only `text` must be given. `None` says that this parser does not give the thing at all: laws about it do not apply.
    What it looked for and did not find is `""`, or `()` for several. Strings and other iterables become tuples, dates
    become strings.
    """

    text: str = attrs.field(validator=_is_text)
    """The prose of the article, in order: what a reader would read aloud, without the furniture of the page."""
    headline: str | None = attrs.field(default=None, validator=_is_text)
    paragraphs: tuple[str, ...] | None = attrs.field(default=None, converter=_strings)
    """The paragraphs of the body, one by one; neither headings nor list items."""
    authors: tuple[str, ...] | None = attrs.field(default=None, converter=_strings)
    """Their names."""
    published: str | None = attrs.field(default=None, converter=_day, validator=_is_text)
    """The date of publication: ISO 8601, or any `date` or `datetime`. Laws look at the day alone."""
    dropped: tuple[str, ...] | None = attrs.field(default=None, converter=_strings)
    """The pieces of the page that the parser says are not the article."""
    ledger: tuple[str, ...] | None = attrs.field(default=None, converter=_strings)
    """Every piece of the page, kept and dropped, in its order, for a parser that accounts for all of it."""
    html: str | None = attrs.field(default=None, validator=_is_text)
    """The article as HTML, where the parser can write it: what idempotence is tried with."""
    result: object = attrs.field(default=None, eq=False, repr=False)
    """The parser's own object. Where it has `to_dict` and `from_dict`, or `to_json` and `from_json`, round trips are
    tried; two extractions are compared without it."""


Answer = Extraction | Article | str | None
"""What a parser may return: an `Extraction`, an `Article`, the text alone, or `None` where it found nothing."""


class ParserError(NewsparseError):
    """The parser under test raised an exception, which is this one's `__cause__`; `source` is what it was given."""

    def __init__(self, source: bytes | str, error: Exception) -> None:
        super().__init__(f"{type(error).__name__}: {error}")
        self.source = source


@attrs.frozen
class Reader:
    """A parser under test: how it is asked for a page and, where it can, for flattened text."""

    html: Callable[[Any], Answer]
    """Reads a page given as `bytes` or `str`."""
    text: Callable[[str], Answer] | None = None
    """Reads text that another tool has already flattened; `None` where the parser reads HTML only."""

    @classmethod
    def of(cls, parse: object) -> "Reader":
        """The reader of a function, or of anything that has `parse_html` and perhaps `parse_text`, as `newsparse` has.

        Raises `InputError` where `parse` is neither.
        """
        if isinstance(parse, Reader):
            return parse
        html, text = getattr(parse, "parse_html", None), getattr(parse, "parse_text", None)
        if callable(html):
            return cls(html, text if callable(text) else None)
        if callable(parse) and not isinstance(parse, type):
            return cls(parse)
        raise InputError(f"a parser is a function of the page, or has a function parse_html; {parse!r} does neither")

    def read_html(self, source: bytes | str) -> Extraction:
        """What the parser makes of a page. Raises `ParserError` where it raises anything."""
        return _ask(self.html, source)

    def read_text(self, text: str) -> Extraction:
        """What the parser makes of flattened text. Raises `InputError` where it reads none, else as `read_html` does."""
        if self.text is None:
            raise InputError("this parser reads no flattened text: give Reader(html=..., text=...)")
        return _ask(self.text, text)


def _ask(parse: Callable[[Any], Answer], source: bytes | str) -> Extraction:
    try:
        answer = parse(source)
    except Exception as error:  # the parser is somebody else's code: whatever it raises is a finding
        raise ParserError(source, error) from error
    return extraction_of(answer)


def extraction_of(answer: Answer) -> Extraction:
    """`answer` as an `Extraction`. Raises `InputError` where it is nothing that a parser may return."""
    if isinstance(answer, Extraction):
        return answer
    if isinstance(answer, Article):
        return _of_article(answer)
    if isinstance(answer, str) or answer is None:
        return Extraction(text=answer or "")
    raise InputError(f"a parser returns an Extraction, an Article, a str or None, not {type(answer).__name__}")


def _of_article(article: Article) -> Extraction:
    return Extraction(
        text=article.text,
        headline=article.headline or "",
        paragraphs=(paragraph.text for paragraph in article.paragraphs),
        authors=(author.name for author in article.authors),
        published=_moment(article.published),
        dropped=(label.block.text for label in article.dropped),
        ledger=(label.block.text for label in article.labels),
        html="".join(_written(article)),
        result=article,
    )


def _moment(timestamp: Timestamp | None) -> str:
    if timestamp is None:
        return ""
    return (timestamp.value.date() if timestamp.precision is Precision.DAY else timestamp.value).isoformat()


def _written(article: Article) -> Iterator[str]:
    """The plainest page that says what the article's text does."""
    yield f"<h1>{escape(article.headline)}</h1>" if article.headline else ""
    for block in article.body:
        yield _block(block)


def _block(block: BodyBlock) -> str:
    lines = [escape(line) for line in block.text.split("\n")]
    match block:
        case Paragraph():
            return f"<p>{'<br>'.join(lines)}</p>"
        case Subheading():
            return f"<h{block.level}>{' '.join(lines)}</h{block.level}>"
        case ListBlock():
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</ul>"
        case BlockQuote():
            return f"<blockquote>{''.join(f'<p>{line}</p>' for line in lines)}</blockquote>"
        case _:
            return ""  # not in the article's text
