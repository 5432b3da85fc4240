"""What kind of result a page gives, said with its evidence: an honest word before a caller trusts the text.

The order of the questions is the order of certainty: what the page says it is, what its text weighs, and, where there is
too little text for an article, what else fills the page.
"""

from collections.abc import Sequence

import attrs

from newsparse.binary import BINARY
from newsparse.body import Body
from newsparse.document import Document, Field
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.parts import Outcome
from newsparse.survey import weight

# In Latin letters (`survey.weight`): less is a line or two; less may be what is left before a wall; as much is no teaser.
_LEAST, _TEASER, _WHOLE = 200.0, 900.0, 1500.0
# A page that shows less than this, all in all, has not been filled in.
_SHELL = 600.0
# Linked titles of this length, so many of them, are a list of articles.
_TITLE, _TITLES = 25, 8
# A story under a headline of this length, no more blocks below it, is one, however many titles stand around.
_HEADLINE, _BELOW = 25, 20
_LINKED = 0.8
# What a consent wall or an offer must fill of all that is seen.
_MOST = 0.5
# A body is part of an article where the page counts so many times its words.
_MISSING = 1.6

Judgement = tuple[Outcome, tuple[str, ...]]


@attrs.frozen
class _Facts:
    """What the questions are asked of."""

    document: Document
    labels: Sequence[Label]
    dropped: tuple[Dropped, ...]
    body: Body
    size: float
    """The weight of the body."""
    seen: float
    """The weight of everything on the page that is not hidden."""

    def filled(self, reason: Reason) -> float:
        """The weight of what was dropped for `reason`."""
        return sum(weight(label.block.text) for label in self.dropped if label.reason is reason)

    def titles(self) -> int:
        """How many titles of other articles the page shows."""
        texts = {
            label.block.text
            for label in self.dropped
            if len(label.block.text) >= _TITLE and label.block.link_chars >= _LINKED * len(label.block.text)
        }
        return len(texts)


def judge(document: Document, labels: Sequence[Label], body: Body) -> Judgement:
    """The outcome, and why, one phrase for each piece of evidence."""
    if document.encoding is not None and document.encoding.name == BINARY:
        return Outcome.NOT_ARTICLE, (f"the source is no text: {document.encoding.how}",)
    if not labels and not body.text:
        return Outcome.EMPTY, ("the source has no visible text", *document.cut)
    dropped = tuple(label for label in labels if isinstance(label, Dropped))
    seen = sum(weight(label.block.text) for label in labels if not label.block.hidden)
    facts = _Facts(document, labels, dropped, body, weight(body.text), seen)
    if facts.size < _LEAST:
        return _without_story(facts)
    return _with_story(facts)


def _with_story(facts: _Facts) -> Judgement:
    size = f"{len(facts.body.text)} characters of prose in {len(facts.body.blocks)} parts"
    first = facts.body.blocks[0].origin
    evidence = [size] if first.blocks else [size, f"the text stands only in {first.path}"]
    live = [claim for claim in facts.document.metadata.of(Field.TYPE) if claim.raw == "LiveBlogPosting"]
    if live:
        return Outcome.LIVE, (*evidence, f"{live[0].key} is {live[0].raw}")
    if wall := _wall(facts):
        return Outcome.PAYWALLED, (*evidence, *wall)
    if facts.size < _TEASER and facts.titles() > _TITLES and not _is_titled(facts):
        return Outcome.LISTING, (*evidence, f"{facts.titles()} linked titles of other articles")
    missing = (*_missing(facts), *facts.document.cut)
    return (Outcome.PARTIAL if missing else Outcome.ARTICLE), (*evidence, *missing)


def _without_story(facts: _Facts) -> Judgement:
    """The first that holds of a page with no more than a line or two of prose."""
    evidence = f"{len(facts.body.text)} characters of prose among {len(facts.document.blocks)} blocks"
    if facts.filled(Reason.CONSENT) > _MOST * facts.seen > 0:
        return Outcome.CONSENT, (evidence, "most of what is seen asks for consent")
    wall = _wall(facts)
    if wall and (_says_article(facts.document) or facts.filled(Reason.PAYWALL) > _MOST * facts.seen):
        return Outcome.PAYWALLED, (evidence, *wall)
    if facts.titles() >= _TITLES:
        return Outcome.LISTING, (evidence, f"{facts.titles()} linked titles of other articles")
    if facts.seen < _SHELL and _says_article(facts.document):
        return Outcome.SHELL, (evidence, "the page says it is an article and shows none")
    return Outcome.NOT_ARTICLE, (evidence, *facts.document.cut)


def _is_titled(facts: _Facts) -> bool:
    """Whether the page says it is an article, or its text stands right under a headline of some length."""
    if _says_article(facts.document):
        return True
    first = min(facts.body.blocks[0].origin.blocks, default=0)
    near = facts.labels[max(0, first - _BELOW) : first]
    return any(isinstance(x, Kept) and x.role is Role.HEADLINE and len(x.block.text) >= _HEADLINE for x in near)


def _says_article(document: Document) -> bool:
    return any("article" in claim.raw.casefold() for claim in document.metadata.of(Field.TYPE))


def _wall(facts: _Facts) -> list[str]:
    """What says that the rest is for subscribers; nothing where the text is as long as an article."""
    if facts.size >= _WHOLE:
        return []
    found = []
    closed = [claim for claim in facts.document.metadata.of(Field.FREE) if claim.raw.casefold() == "false"]
    if closed:
        found.append(f"{closed[0].key} is {closed[0].raw}")
    offers = [label for label in facts.dropped if label.reason is Reason.PAYWALL]
    if offers and (closed or facts.size < _TEASER):
        found.append(f"a block asks to subscribe: {offers[0].block.text[:60]!r}")
    return found if offers or facts.size < _TEASER else []


def _missing(facts: _Facts) -> list[str]:
    """What says that there is more of the article than this."""
    counts = [claim.raw for claim in facts.document.metadata.of(Field.WORD_COUNT)]
    if not counts or not counts[0].isascii() or not counts[0].isdigit() or len(counts[0]) > 6:
        return []
    words = len(facts.body.text.split())
    return [f"the page counts {counts[0]} words, {words} are here"] if int(counts[0]) > _MISSING * words else []
