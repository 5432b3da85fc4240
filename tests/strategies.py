"""Hypothesis strategies for `Article` and its parts. Their spans are true: `article.text[s.start:s.end] == s.text`."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import attrs
from hypothesis import strategies as st

from newsparse.article import Article
from newsparse.document import Block, Claim, Encoding, Field, Source
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.parts import (
    Access,
    AccessStatus,
    Author,
    AuthorKind,
    BlockQuote,
    BodyBlock,
    Byline,
    Dateline,
    Embed,
    Figure,
    HeadingHow,
    ListBlock,
    LiveEntry,
    Note,
    Origin,
    Outcome,
    Paragraph,
    Precision,
    PullQuote,
    Quote,
    QuoteKind,
    Speaker,
    Subheading,
    Table,
    Timestamp,
    TimestampKind,
)
from newsparse.text import Span, fold, fold_lines, printable

# Marks that Markdown, HTML, YAML or JSON would read, beside all of Unicode: each alone is rare in plain st.text().
_MARKS = "#-+*_`~=:|<>[](){}!\\&;\"'.1 \n\t"
_CHARACTERS = st.sampled_from(_MARKS + "aZé漢😀") | st.characters(codec="utf-8")
_RAW = st.text(_CHARACTERS, max_size=40)

lines: st.SearchStrategy[str] = _RAW.map(lambda text: fold(printable(text)[0])).filter(bool)
"""One line as front ends make it: white space folded, nothing unprintable, not empty."""
texts: st.SearchStrategy[str] = _RAW.map(lambda text: fold_lines(printable(text)[0])).filter(bool)
"""The same, with line feeds inside."""
urls: st.SearchStrategy[str] = (
    st.sampled_from(
        [
            "https://news.example/a(b)?x=1&y=2&copy;#part",
            "http://pictures.example/großes bild.jpg",
            "//static.example/p.png",
            "/a/b",
            "javascript:alert(1)",
            "data:text/html,x",
            "http://[::1",
        ]
    )
    | lines
)
"""Addresses as pages give them: good, relative, dangerous and broken."""

_lines_or_none = st.none() | lines
_urls_or_none = st.none() | urls
_tuples_of_lines = st.lists(lines, max_size=3).map(tuple)
_evidence = st.lists(lines, max_size=2).map(tuple)


def spans_in(text: str) -> st.SearchStrategy[Span]:
    """Pieces of `text`, also empty ones."""
    bounds = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    return bounds.map(lambda pair: Span.of(text, pair[0], pair[1]))


_zones = st.none() | st.just(UTC) | st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
moments: st.SearchStrategy[datetime] = st.datetimes(timezones=_zones)
timestamps: st.SearchStrategy[Timestamp] = st.builds(
    Timestamp,
    value=moments,
    kind=st.sampled_from(TimestampKind),
    precision=st.sampled_from(Precision),
    raw=lines,
    origin=lines,
)
authors: st.SearchStrategy[Author] = st.builds(
    Author, name=lines, kind=st.sampled_from(AuthorKind), role=_lines_or_none, organization=_lines_or_none
)
bylines: st.SearchStrategy[Byline] = st.builds(Byline, raw=lines, authors=st.lists(authors, max_size=2).map(tuple))
origins: st.SearchStrategy[Origin] = st.builds(
    Origin,
    blocks=st.lists(st.integers(0, 9), max_size=3).map(tuple),
    path=_lines_or_none,
    source=st.none() | st.tuples(st.integers(0, 9), st.integers(9, 99)),
)
claims: st.SearchStrategy[Claim] = st.builds(
    Claim, field=st.sampled_from(Field), raw=lines, source=st.sampled_from(Source), key=lines, detail=_lines_or_none
)
encodings: st.SearchStrategy[Encoding] = st.builds(Encoding, name=lines, how=lines, replaced=st.integers(0, 9))
accesses: st.SearchStrategy[Access] = st.builds(Access, status=st.sampled_from(AccessStatus), evidence=_evidence)


def _unplaced(text: str) -> Span:
    return Span(0, len(text), text)


_nowhere = st.just(Span(0, 0, ""))
_lists = st.lists(lines, min_size=1, max_size=3).map(tuple)
_parts: st.SearchStrategy[BodyBlock] = st.one_of(
    st.builds(Paragraph, span=texts.map(_unplaced), origin=origins),
    st.builds(
        Subheading,
        span=lines.map(_unplaced),
        origin=origins,
        level=st.integers(2, 6),
        how=st.sampled_from(HeadingHow),
    ),
    st.builds(
        lambda items, origin, ordered: ListBlock(_unplaced("\n".join(items)), origin, items, ordered),
        _lists,
        origins,
        st.booleans(),
    ),
    st.builds(BlockQuote, span=texts.map(_unplaced), origin=origins),
    st.builds(PullQuote, span=_nowhere, origin=origins, text=lines),
    st.builds(Table, span=_nowhere, origin=origins, rows=st.lists(_tuples_of_lines, max_size=3).map(tuple)),
    st.builds(
        Figure,
        span=_nowhere,
        origin=origins,
        caption=st.none() | texts,
        credit=_lines_or_none,
        alt=_lines_or_none,
        url=_urls_or_none,
        raw=st.none() | texts,
    ),
    st.builds(Embed, span=_nowhere, origin=origins, text=texts, url=_urls_or_none),
    st.builds(Note, span=_nowhere, origin=origins, text=texts),
    st.builds(
        LiveEntry,
        span=_nowhere,
        origin=origins,
        text=texts,
        time=st.none() | timestamps,
        headline=_lines_or_none,
        author=_lines_or_none,
    ),
)


def lay_out(parts: Sequence[BodyBlock]) -> tuple[str, tuple[BodyBlock, ...]]:
    """The text that `parts` make, prose parted by blank lines, and the parts with their spans put in place."""
    text, body = "", list[BodyBlock]()
    for part in parts:
        start = end = len(text)
        if part.span.text:
            start = len(text) + 2 * bool(text)
            text += "\n\n" * bool(text) + part.span.text
            end = len(text)
        body.append(attrs.evolve(part, span=Span.of(text, start, end)))
    return text, tuple(body)


def quotes_in(text: str) -> st.SearchStrategy[tuple[Quote, ...]]:
    """Quotations with spans in `text`."""
    span = spans_in(text)
    quote = st.builds(
        Quote,
        content=span,
        kind=st.sampled_from(QuoteKind),
        cue=st.none() | span,
        speaker=st.none() | st.builds(Speaker, name=_lines_or_none, mention=st.none() | span),
        continues=st.none() | st.integers(0, 3),
    )
    return st.lists(quote, max_size=2).map(tuple)


def blocks(index: int) -> st.SearchStrategy[Block]:
    """Blocks of a page, of HTML and of flattened text, at the place `index`."""
    return st.builds(
        Block,
        index=st.just(index),
        text=texts,
        element=st.integers(0, 9),
        tag=st.sampled_from(["", "p", "h2"]),
        path=st.just("") | lines,
        link_chars=st.integers(0, 9),
        bold_chars=st.integers(0, 9),
        hidden=st.booleans(),
        source=st.none() | lines.map(_unplaced),
        bold_lead=st.integers(0, 9),
    )


@st.composite
def ledgers(draw: st.DrawFn, max_size: int = 4) -> tuple[Label, ...]:
    """One label for each block of a page, in page order."""
    drawn: list[Label] = []
    for index in range(draw(st.integers(0, max_size))):
        block, rule = draw(blocks(index)), draw(lines)
        if draw(st.booleans()):
            drawn.append(Kept(block, draw(st.sampled_from(Role)), rule))
        else:
            drawn.append(Dropped(block, draw(st.sampled_from(Reason)), rule))
    return tuple(drawn)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles of every outcome, with every kind of part. All spans are true; the ledger is not that of the body."""
    text, body = lay_out(draw(st.lists(_parts, max_size=5)))
    span = spans_in(text)
    dateline = st.builds(Dateline, place=_lines_or_none, agency=_lines_or_none, date=_lines_or_none, span=span)
    return Article(
        outcome=draw(st.sampled_from(Outcome)),
        evidence=draw(_evidence),
        headline=draw(_lines_or_none),
        kicker=draw(_lines_or_none),
        standfirst=draw(_tuples_of_lines),
        byline=draw(st.none() | bylines),
        authors=draw(st.lists(authors, max_size=2).map(tuple)),
        dateline=draw(st.none() | dateline),
        published=draw(st.none() | timestamps),
        updated=draw(st.none() | timestamps),
        timestamps=draw(st.lists(timestamps, max_size=2).map(tuple)),
        language=draw(st.sampled_from([None, "en", "de", "und"])),
        url=draw(_urls_or_none),
        site_name=draw(_lines_or_none),
        section=draw(_lines_or_none),
        tags=draw(_tuples_of_lines),
        text=text,
        body=body,
        quotes=draw(quotes_in(text)),
        access=draw(accesses),
        claims=draw(st.lists(claims, max_size=2).map(tuple)),
        encoding=draw(st.none() | encodings),
        labels=draw(ledgers()),
    )
