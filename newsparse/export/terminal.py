"""An article, and its ledger, as lines for people: pieces of text with a style each, not yet wrapped to a width.

Nothing here knows a terminal: the styles are words (`bold`, `dim red`) that whoever shows the lines may use or not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

import attrs

from newsparse.export import iso_date
from newsparse.labels import Kept, Label, Role
from newsparse.parts import (
    BlockQuote,
    BodyBlock,
    Embed,
    Figure,
    ListBlock,
    LiveEntry,
    Note,
    Outcome,
    Paragraph,
    PullQuote,
    Quote,
    Subheading,
    Table,
)
from newsparse.text import fold

if TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.scores import BlockScore, LineScore

ARTICLES = frozenset({Outcome.ARTICLE, Outcome.PARTIAL, Outcome.PAYWALLED, Outcome.LIVE})
"""The outcomes with which there is an article, whole or in part."""

_MOST = (28, 8, 16)  # cells of the columns of quotations: the fourth has the rest
_MOST_FACTS = 3  # that fit a line
_KINDS = len("near prose")
_BEGINNING = 200  # characters of a block that a line of the ledger shows: more than a terminal is wide


@attrs.frozen
class Line:
    """A line of any length."""

    pieces: tuple[tuple[str, str], ...] = ()
    """Text and its style; `""` is plain. None for an empty line."""
    first: str = ""
    """What stands before it: the marker of a list item, the bar of a quotation."""
    rest: str = ""
    """What stands before the lines that it is wrapped to, but the first."""


def ledger(
    labels: Sequence[Label], scores: Sequence["LineScore"] = (), worths: Sequence["BlockScore"] = ()
) -> Iterator[Line]:
    """A line for each block: its index, "+" and its role or "-" and the reason, the rule, and how it begins.

    Of flattened text, where there are scores, a line under it says what state the block was found in and what tells that from
    the next best: the difference, and the facts that make most of it; and another what it is worth as the headline, if it is
    that. Of a page, where there are worths, a column says what the block is worth for the story, and what as.
    """
    longest = max((len(label.rule) for label in labels), default=0)
    scored = {score.index: score for score in scores}
    worth = {score.index: f"{score.worth:>+5.0f} {score.kind:<{_KINDS}}  " for score in worths}
    for label in labels:
        at = label.block.index
        beginning = fold(label.block.text[:_BEGINNING])
        rule = f"{label.rule:<{longest}}  {worth.get(at, '')}"
        index = f"{at:>4} "
        if isinstance(label, Kept):
            yield Line(((index, "dim"), (f"+ {label.role.value:<13}", "green"), (rule, "dim"), (beginning, "")))
        else:
            yield Line(((index, "dim"), (f"- {label.reason.value:<13}", "red"), (rule, "dim"), (beginning, "dim")))
        if at in scored:
            yield from _why(scored[at], is_headline=isinstance(label, Kept) and label.role is Role.HEADLINE)


def _why(score: "LineScore", *, is_headline: bool) -> Iterator[Line]:
    """What tells the state of a line of flattened text from the next best, and what makes it the headline."""
    other, lead, facts = score.lead()
    yield _line(f"       {score.state} {lead:+.0f} on {other}: {_weighed(facts)}", "dim")
    if is_headline and score.headline is not None:
        best = sorted(score.headline.facts, key=lambda fact: -abs(fact[1]))
        head = f"headline {score.headline.worth:.1f}, at least {score.headline.least:.1f}"
        yield _line(f"       {head}: {_weighed(best)}", "dim")


def _weighed(facts: Sequence[tuple[str, float]]) -> str:
    """The first facts, each with what it weighs."""
    return "; ".join(f"{name} {weight:+.1f}" for name, weight in facts[:_MOST_FACTS] if weight)


def view(article: "Article") -> Iterator[Line]:
    """The article from kicker to last paragraph, then a line on what became of the page."""
    head = list(_head(article))
    yield from head
    shown = bool(head)
    for block in article.body:
        lines = [line for line in _part(block) if any(text for text, _ in line.pieces)]
        if shown and lines:
            yield Line()
        yield from lines
        shown = shown or bool(lines)
    speakers = list(_speakers(article))
    if shown and speakers:
        yield Line()
    yield from speakers
    if shown or speakers:
        yield Line()
    yield _summary(article)


def quotations(quotes: Sequence[Quote]) -> Iterator[Line]:
    """A table of quotations: who speaks (the full name, or the words that stand there), the kind, the cue, what is said."""
    rows = [("speaker", "kind", "cue"), *map(_attributed, quotes)]
    widths = [min(max(map(_cells, column)), most) for column, most in zip(zip(*rows, strict=True), _MOST, strict=True)]
    for row, said in zip(rows, ("quotation", *(fold(quote.content.text) for quote in quotes)), strict=True):
        columns = "".join(_column(text, width) for text, width in zip(row, widths, strict=True))
        yield _line(said, first=columns, rest=" " * _cells(columns))


def _line(text: str, style: str = "", first: str = "", rest: str = "") -> Line:
    return Line(((text, style),), first, rest)


def _head(article: "Article") -> Iterator[Line]:
    if article.kicker:
        yield _line(article.kicker, "dim")
    if article.headline:
        yield _line(article.headline, "bold")
    for text in article.standfirst:
        yield _line(text, "italic")
    signed = [article.byline.raw if article.byline else ", ".join(author.name for author in article.authors)]
    if article.published:
        signed.append(iso_date(article.published))
    if article.updated:
        signed.append(f"updated {iso_date(article.updated)}")
    if article.site_name:
        signed.append(article.site_name)
    if any(signed):
        yield _line(" · ".join(filter(None, signed)), "dim")


def _part(block: BodyBlock) -> Iterator[Line]:
    match block:
        case Paragraph():
            yield _line(block.text)
        case Subheading() | LiveEntry():
            yield _line(block.text, "bold")
        case ListBlock():
            for number, item in enumerate(block.items, 1):
                marker = f"{number}. " if block.ordered else "- "
                yield _line(item, first=marker, rest=" " * len(marker))
        case BlockQuote():
            for text in block.text.split("\n"):
                yield _line(text, first="| ", rest="| ")
        case PullQuote():
            yield _line(block.text, "italic", first="| ", rest="| ")
        case Table():
            for row in block.rows:
                yield _line(" | ".join(row))
        case Figure():
            caption = " ".join(filter(None, [block.text, block.credit and f"({block.credit})"]))
            if caption:
                yield _line(f"[{caption}]", "dim")
        case Embed():
            yield _line(" ".join(filter(None, [block.text, block.url])), "dim")
        case Note():
            yield _line(block.text, "italic")


def _speakers(article: "Article") -> Iterator[Line]:
    """Every named speaker, and under the name what they say."""
    for number, speaker in enumerate(article.speakers):
        if number:
            yield Line()
        yield _line(f"{speaker.name}:", "bold")
        for quote in speaker.quotes:
            yield _line(fold(quote.content.text), first="> ", rest="> ")


def _attributed(quote: Quote) -> tuple[str, str, str]:
    speaker, mention = quote.speaker, quote.speaker and quote.speaker.mention
    named = (speaker.name if speaker else None) or (mention.text if mention else None)
    return fold(named or "-"), quote.kind.value, fold(quote.cue.text if quote.cue else "-")


def _cells(text: str) -> int:
    """How wide `text` is on a terminal: Chinese and Japanese characters take two cells, accents of their own none."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def _column(text: str, width: int) -> str:
    """`text` cut or filled to `width` cells, and a gap."""
    if _cells(text) > width:
        text = text[:width]
        while _cells(text) >= width:
            text = text[:-1]
        text += "…"
    return text + " " * (width - _cells(text) + 2)


def _summary(article: "Article") -> Line:
    reasons = Counter(label.reason.value for label in article.dropped)
    counts = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common())
    kept = len(article.labels) - reasons.total()
    account = f"{kept} blocks kept, {reasons.total()} dropped" + (f" ({counts})" if counts else "")
    evidence = f" ({'; '.join(article.evidence)})" if article.evidence else ""
    style = "green" if article.outcome in ARTICLES else "yellow"
    return Line(((article.outcome.value, style), (f"{evidence}: {account}", "dim")))
