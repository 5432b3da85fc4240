"""Labels to an `Article`: every part is read by its own reader, the text is built once, the outcome said with evidence."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice

import attrs

from newsparse.article import Article
from newsparse.authors import choose_authors
from newsparse.body import Body
from newsparse.bylines import read_byline
from newsparse.datelines import read_dateline
from newsparse.labels import Kept, Label, Role
from newsparse.limits import DEFAULT, Limits
from newsparse.live import with_times
from newsparse.metadata import access, canonical_url, is_front_page, section, site_name, tags
from newsparse.outcome import judge, with_wall
from newsparse.parts import BlockQuote, Byline, Dateline, Outcome, Paragraph, Quote
from newsparse.quotes import article_quotes
from newsparse.survey import Page, ends_sentence
from newsparse.text import Span, fold
from newsparse.timestamps import choose, find_timestamps, of_the_page
from newsparse.titles import read_titles
from newsparse.urls import safe_url

_NO_STORY = (Outcome.NOT_ARTICLE, Outcome.EMPTY, Outcome.SHELL)
_MANY = 3  # so many bylines are those of several stories


def compose(
    page: Page, labels: tuple[Label, ...], body: Body, now: datetime | None = None, limits: Limits = DEFAULT
) -> Article:
    """The article that `labels` and `body` tell of; `now` is what relative times on the page count from."""
    document = page.document
    outcome, evidence = judge(page, labels, body)
    titles = read_titles(document, None if page.headline is None else document.blocks[page.headline])
    site = site_name(document, titles)
    url = safe_url(document.url) or canonical_url(document)
    timestamps = find_timestamps(document, labels, page.language, now)
    many = outcome is Outcome.LISTING
    front = many and is_front_page(document)
    published, updated = choose(of_the_page(timestamps, front=front) if many else timestamps)
    # The bylines of a list are those of its stories; where there is no story, no line signs one.
    signed = () if outcome in _NO_STORY or (many and (front or _bylines(labels) >= _MANY)) else labels
    body = with_times(body, document, page.language, published, now)
    quotes, unread = _quotes(page, body, limits.quotes)
    return Article(
        outcome=outcome,
        evidence=(*evidence, *document.metadata.cut, *unread),
        headline=titles.headline,
        alternative_headlines=titles.alternatives,
        kicker=_first(labels, Role.KICKER) or titles.kicker,
        standfirst=_all(labels, Role.STANDFIRST),
        byline=_byline(page, signed),
        authors=() if front else choose_authors(document, signed, page.locale, site, url),
        dateline=_dateline(page, body),
        published=published,
        updated=updated,
        timestamps=timestamps,
        language=page.language,
        url=url,
        site_name=site,
        section=section(document, titles),
        tags=tags(document),
        text=body.text,
        body=body.blocks,
        quotes=quotes,
        access=with_wall(access(document, labels, body.text), outcome, evidence),
        claims=document.metadata.claims,
        encoding=document.encoding,
        labels=labels,
    )


def _bylines(labels: Sequence[Label]) -> int:
    """How many different bylines a page shows."""
    return len(set(_all(labels, Role.BYLINE)))


def _all(labels: Sequence[Label], role: Role) -> tuple[str, ...]:
    return tuple(fold(label.block.text) for label in labels if isinstance(label, Kept) and label.role is role)


def _first(labels: Sequence[Label], role: Role) -> str | None:
    """The text of the first block with this role, on one line."""
    return next(iter(_all(labels, role)), None)


def _byline(page: Page, labels: Sequence[Label]) -> Byline | None:
    """The first line that is labelled as one, with the next where it only begins one ("By") and stands right above it."""
    lines = [label.block for label in labels if isinstance(label, Kept) and label.role is Role.BYLINE][:2]
    if not lines:
        return None
    byline = read_byline(fold(lines[0].text), page.locale)
    if byline.authors or len(lines) < 2 or lines[1].index > lines[0].index + 1:
        return byline
    longer = read_byline(f"{byline.raw} {fold(lines[1].text)}", page.locale)
    return longer if longer.authors else byline


def _dateline(page: Page, body: Body) -> Dateline | None:
    """That of the first paragraph, where it has one; a line that ends no sentence may stand above that."""
    paragraphs = (part for part in body.blocks if isinstance(part, Paragraph))
    for paragraph in islice(paragraphs, 2):
        found = _dateline_of(paragraph, page)
        if found is not None:
            start = paragraph.span.start
            return attrs.evolve(found, span=Span.of(body.text, start + found.span.start, start + found.span.end))
        if ends_sentence(paragraph.text):
            break
    return None


def _dateline_of(paragraph: Paragraph, page: Page) -> Dateline | None:
    # Of a paragraph that is what a run-in head left of its block, what was bold is gone.
    blocks = [page.document.blocks[at] for at in paragraph.origin.blocks]
    bold = sum(block.bold_chars for block in blocks if block.text.startswith(paragraph.text))
    return read_dateline(paragraph.text, page.locale, bold)


def _quotes(page: Page, body: Body, most: int) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
    """The quotations, up to `most`, and a sentence where there are more."""
    paragraphs = [part.span for part in body.blocks if part.span.text and not isinstance(part, BlockQuote)]
    blocks = [part.span for part in body.blocks if isinstance(part, BlockQuote)]
    found = article_quotes(body.text, paragraphs, blocks, page.language, most + 1)
    return (found, ()) if len(found) <= most else (found[:most], (f"the first {most:,} quotations were read",))
