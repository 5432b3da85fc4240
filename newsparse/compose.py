"""Labels to an `Article`: the parts are read, the text is built, and the outcome is said with its evidence."""

import re
from collections.abc import Sequence
from datetime import datetime

from newsparse.article import Article
from newsparse.body import Body, build_body, text_body
from newsparse.document import Claim, Document, Field, Source
from newsparse.labels import Kept, Label, Role
from newsparse.outcome import judge
from newsparse.parts import Byline, Precision, Timestamp, TimestampKind
from newsparse.survey import Page
from newsparse.text import fold

# ISO 8601 as pages write it; anything else is no plain claim.
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(:\d\d)?(?:[.,]\d{1,9})?(?: ?Z|[+-]\d\d:?\d\d)?)?\Z")
_TITLE_MARKS = re.compile(r"\s[|–—·»«-]\s")  # noqa: RUF001


def compose(page: Page, labels: tuple[Label, ...]) -> Article:
    """The article that `labels` tell of."""
    document = page.document
    body = build_body(document, labels, page.story, page.locale)
    if not body.text:
        body = _claimed_body(document)
    outcome, evidence = judge(document, labels, body)
    byline = _first(labels, Role.BYLINE)
    return Article(
        outcome=outcome,
        evidence=evidence,
        headline=_first(labels, Role.HEADLINE) or _claimed_headline(document),
        kicker=_first(labels, Role.KICKER),
        standfirst=tuple(label.block.text for label in labels if isinstance(label, Kept) and label.role is Role.STANDFIRST),
        byline=Byline(byline) if byline else None,
        published=_published(document),
        language=page.language,
        url=document.url,
        text=body.text,
        body=body.blocks,
        claims=document.metadata.claims,
        encoding=document.encoding,
        labels=labels,
    )


def _first(labels: Sequence[Label], role: Role) -> str | None:
    """The text of the first block with this role, on one line."""
    return next((fold(label.block.text) for label in labels if isinstance(label, Kept) and label.role is role), None)


def _claimed_headline(document: Document) -> str | None:
    """What the head says where no block is the headline; of `<title>` only what stands before the site's name."""
    for source in (Source.JSON_LD, Source.OPEN_GRAPH, Source.MICRODATA, Source.META):
        for claim in document.metadata.of(Field.HEADLINE, source):
            return claim.raw
    for claim in document.metadata.of(Field.HEADLINE, Source.TITLE):
        return max(_TITLE_MARKS.split(claim.raw), key=len)
    return None


def _claimed_body(document: Document) -> Body:
    """The text that only a claim holds, as on pages that a script fills in."""
    for claim in document.metadata.of(Field.BODY):
        texts = [fold(line) for line in claim.raw.split("\n")]
        return text_body([text for text in texts if text], claim.key)
    return Body()


def _published(document: Document) -> Timestamp | None:
    """The first claim of publication that is written in ISO 8601, the more reliable sources first."""
    claims = document.metadata.of(Field.PUBLISHED)
    order = (Source.JSON_LD, Source.OPEN_GRAPH, Source.MICRODATA, Source.META)
    for source in order:
        for claim in claims:
            if claim.source is source and (stamp := _timestamp(claim)):
                return stamp
    return None


def _timestamp(claim: Claim) -> Timestamp | None:
    match = _ISO.match(claim.raw)
    if match is None:
        return None
    try:
        value = datetime.fromisoformat(claim.raw.replace(" Z", "Z").replace(",", "."))
    except ValueError:
        return None
    precision = Precision.SECOND if match[1] else Precision.MINUTE if ":" in claim.raw else Precision.DAY
    return Timestamp(value, TimestampKind.PUBLISHED, precision, claim.raw, claim.key)
