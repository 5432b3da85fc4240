"""When: every dated claim of a page as a `Timestamp`, ranked, and the choice of those that count.

What metadata and printed lines say is weighed by how reliable its place is, and by who else says the same day.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import attrs

from newsparse.clocks import is_exact, localised
from newsparse.countries import country_of
from newsparse.date_formats import Found
from newsparse.date_lines import Dated, Line, dated_lines, shown_order
from newsparse.dates import LONGEST, read_dates
from newsparse.document import Claim, Document, Field, Source
from newsparse.labels import Label
from newsparse.parts import Precision, Timestamp, TimestampKind

_KINDS = {Field.PUBLISHED: TimestampKind.PUBLISHED, Field.UPDATED: TimestampKind.UPDATED}
_UTC, _DAY = timedelta(), timedelta(days=1)
# How much each place is to be believed. A page of its own making (JSON-LD, Open Graph) is made by a program for programs;
# `time` elements stand beside teasers, too; an address is often that of the day when the story was begun.
_WEIGHTS = {
    Source.JSON_LD: 10.0,
    Source.OPEN_GRAPH: 9.0,
    Source.MICRODATA: 6.0,
    Source.META: 6.0,
    Source.HTML: 2.0,
}
_PAGE_WEIGHT, _CREATED_WEIGHT, _PUBDATE_WEIGHT, _ANY_DATE_WEIGHT, _BEGUN_WEIGHT = 6.0, 5.0, 5.0, 4.0, 4.0
# Names that say "date" and not of what.
_CREATED = ("Created", ".created", "Created]")
_ANY_DATE = ("date", "dc.date", "dcterms.date")
_LABELLED, _NAMED, _NEAR, _ADDRESS, _LABELLED_FAR, _OVERHEAD, _IN_SENTENCE, _FAR = (
    7.0,
    4.5,
    4.5,
    3.0,
    2.0,
    1.5,
    1.0,
    0.5,
)
_LABELLED_PROSE = 4.0
# A time of day and a zone are worth this much among those that agree on the day.
_EXACT, _ZONED = 10.0, 4.0
# `time` elements after these are those of other stories.
_MOST_TIMES = 12
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?:((?:19|20)\d\d)([/_.-]?)(\d{1,2})(?:\2|[/-])(\d{1,2})|(\d{1,2})([_.-])(\d{1,2})\6((?:19|20)\d\d))(?!\d)"
)
# How much of a line a date must be if the line is to be about when; of prose, nearly all.
_SHARE, _LARGE_SHARE = 0.25, 0.6
_SENTENCE = 5
_SENTENCE_ENDS = (".", "!", "?", "。", "।")
# The first of the scripts that part no words by spaces: what follows a date there says nothing.
_UNSPACED = "\u0e00"
# How origins begin that are places on the page.
_LINE, _SHOWN = "block ", ("time[", "[itemprop")
_DAYS_OF_MANY = 2
_CLOSING = tuple(")）]】")
_EACH_LINE, _JUST_ABOVE, _ABOVE = 0.08, 2, 6


@attrs.frozen
class _Candidate:
    """A timestamp and its weight."""

    stamp: Timestamp
    weight: float
    place: str = "line"
    """What sort of place says so; several of one sort are one witness."""


def find_timestamps(
    document: Document, labels: Sequence[Label], language: str | None, now: datetime | None = None
) -> tuple[Timestamp, ...]:
    """Every dated claim of the page, the most believable first.

    `now` is what "3 hours ago" counts from; with it, dates more than a day ahead are no claims.
    """
    tags = [claim.raw for claim in document.metadata.of(Field.LANGUAGE)]
    country = country_of(document.url, tags)
    candidates = _claimed(document, language, country, now)
    sure = any(
        c.weight >= _WEIGHTS[Source.OPEN_GRAPH] and c.stamp.kind is TimestampKind.PUBLISHED and is_exact(c.stamp)
        for c in candidates
    )
    dated = dated_lines(labels, language, (country,) if country else (), now, sure=sure)
    candidates += _printed_lines(dated)
    candidates += _addresses(document)
    candidates, doubtful = _decided(candidates, shown_order(found for _, found, _ in dated), now)
    if not any(c.stamp.kind is TimestampKind.PUBLISHED and c.weight > _OVERHEAD for c in candidates):
        candidates = _promoted(candidates)
    candidates = _not_after_all_else(candidates)
    stamps = localised([candidate.stamp for candidate in candidates], country)
    ranked = _ranked(
        one if one.stamp is stamp else attrs.evolve(one, stamp=stamp)
        for one, stamp in zip(candidates, stamps, strict=True)
    )
    return tuple(candidate.stamp for candidate in (*ranked, *doubtful))


def choose(timestamps: Sequence[Timestamp]) -> tuple[Timestamp | None, Timestamp | None]:
    """When the article was published and when it was updated; `None` for what the page does not say."""
    known = [stamp for stamp in timestamps if not stamp.candidates]
    published = next((stamp for stamp in known if stamp.kind is TimestampKind.PUBLISHED), None)
    updates = [stamp for stamp in known if stamp.kind is TimestampKind.UPDATED]
    if published is not None:
        updates = [stamp for stamp in updates if stamp.value.date() >= published.value.date() - _DAY]
    return published, updates[0] if updates else None


def of_the_page(timestamps: Sequence[Timestamp], *, front: bool) -> list[Timestamp]:
    """The timestamps of a page that lists many stories, without those of its stories.

    Where lines beside its headline name several days none of them is its own; on a site's front page (`front`) nothing is
    that the page shows.
    """
    lines = [stamp for stamp in timestamps if stamp.origin.startswith(_LINE) and stamp.kind is TimestampKind.PUBLISHED]
    if not front and len({stamp.value.date() for stamp in lines}) < _DAYS_OF_MANY:
        return list(timestamps)
    return [stamp for stamp in timestamps if not stamp.origin.startswith((_LINE, *_SHOWN))]


def _ahead(value: datetime, other: datetime) -> timedelta:
    """How far it is after the other; a moment without a zone counts as UTC, and the answer is only good to a day."""
    offsets = (other.utcoffset() or _UTC) - (value.utcoffset() or _UTC)
    return value.replace(tzinfo=None) - other.replace(tzinfo=None) + offsets


# --- metadata ----------------------------------------------------------------------------------------------------------


def _claimed(document: Document, language: str | None, country: str | None, now: datetime | None) -> list[_Candidate]:
    candidates = []
    times = 0
    for claim in document.metadata.claims:
        kind = _KINDS.get(claim.field)
        if kind is None:
            continue
        if claim.source is Source.HTML:
            times += 1
            if times > _MOST_TIMES:
                continue
        readings = read_dates(claim.raw, language, country=country, now=now)
        if readings:
            values = [reading.value for reading in readings]
            stamp = _stamp(values, kind, readings[0].precision, claim.raw, claim.key)
            candidates.append(_Candidate(stamp, _weight(claim, times), claim.source.value))
    return candidates


def _weight(claim: Claim, times: int) -> float:
    if claim.key.endswith(_CREATED):
        return _CREATED_WEIGHT if claim.source is Source.JSON_LD else _BEGUN_WEIGHT
    if claim.source is Source.JSON_LD:
        return _PAGE_WEIGHT if claim.key.partition(".")[0].endswith("Page") else _WEIGHTS[Source.JSON_LD]
    if claim.source is Source.HTML:
        return _PUBDATE_WEIGHT if claim.key == "time[pubdate]" else _WEIGHTS[Source.HTML] / times**0.5
    return _ANY_DATE_WEIGHT if claim.key in _ANY_DATE else _WEIGHTS.get(claim.source, 1.0)


def _addresses(document: Document) -> list[_Candidate]:
    """The day in the page's address, where there is one."""
    urls = [(document.url, "url")] if document.url else []
    urls += [(claim.raw, claim.key) for claim in document.metadata.of(Field.URL)[:3]]
    for url, origin in urls:
        for match in _IN_ADDRESS.finditer(url[:500]):
            year, mark, month, day = match.group(1, 2, 3, 4) if match[1] else match.group(8, 6, 7, 5)
            if not mark and len(month + day) != 4:
                continue
            try:
                value = datetime(int(year), int(month), int(day))  # noqa: DTZ001 - no zone was given
            except ValueError:
                continue
            stamp = Timestamp(value, TimestampKind.PUBLISHED, Precision.DAY, match[0], origin)
            return [_Candidate(stamp, _ADDRESS, "address")]
    return []


# --- printed lines -----------------------------------------------------------------------------------------------------


def _printed_lines(dated: Iterable[Dated]) -> list[_Candidate]:
    candidates = []
    for line, found, kind in dated:
        whole = len(line.text) <= LONGEST or not unicodedata.is_normalized("NFC", line.text)
        raw = line.text if whole else line.text[found.start : found.end]
        weight = _line_weight(line, found, labelled=kind is not None)
        if line.printed:
            kind = TimestampKind.PRINTED
        elif kind is None:
            kind = TimestampKind.PUBLISHED if line.near and weight else TimestampKind.UNKNOWN
        stamp = _stamp(found.values, kind, found.precision, raw, f"block {line.block.index}")
        candidates.append(_Candidate(stamp, weight))
    return candidates


def _stamp(values: Sequence[datetime], kind: TimestampKind, precision: Precision, raw: str, origin: str) -> Timestamp:
    """A timestamp, with all that it can mean as candidates where that is more than one moment."""
    return Timestamp(values[0], kind, precision, raw, origin, tuple(values) if len(values) > 1 else ())


def _line_weight(line: Line, found: Found, *, labelled: bool) -> float:
    rest = line.text[found.end :]
    if labelled:
        if rest[:1] in _CLOSING and rest[1:].lstrip()[:1].isalpha():
            return _IN_SENTENCE  # "the original (published: 5/12/2021) is here" is of something else
        if line.near:
            return _LABELLED_PROSE if line.prose else _LABELLED
        return _LABELLED_FAR
    if line.named:
        # The day of reading stands at the top of a page, and has the same names as that of a story.
        return _OVERHEAD if line.distance < -_ABOVE else _NAMED - _EACH_LINE / 2 * abs(line.distance)
    # "5/12/2021 | By ...", and "5/12/2021by ...", as elements are that have no space between them.
    glued = rest[:1].isalpha() and rest[:1] < _UNSPACED
    opens = found.start == 0 and bool(rest) and (glued or not rest.lstrip()[:1].isalnum())
    share = 1.0 if opens else (found.end - found.start) / len(line.text)
    prose = line.prose or line.text.endswith(_SENTENCE_ENDS)
    if line.foreign:
        return _IN_SENTENCE if line.near and share >= _LARGE_SHARE else 0.0
    if not line.near and line.distance < 0:
        return 0.0
    if not line.near:
        return _FAR if share >= (_LARGE_SHARE if prose else _SHARE) else 0.0
    if _is_sentence(line.text[: found.start]):
        return 0.0
    if line.distance < -_JUST_ABOVE:
        return _OVERHEAD
    if share < (_LARGE_SHARE if prose else _SHARE):
        return 0.0 if line.prose else _IN_SENTENCE
    return _NEAR - _EACH_LINE * abs(line.distance)


def _is_sentence(before: str) -> bool:
    """Whether words lead up to a date as they do in prose: many, most of them small, with no mark right before the date."""
    words = before.split()
    small = sum(word[0].islower() for word in words)
    return len(words) >= _SENTENCE and 2 * small > len(words) and before.rstrip()[-1:].isalpha()


# --- which reading -----------------------------------------------------------------------------------------------------


def _decided(
    candidates: Sequence[_Candidate], order: str, now: datetime | None
) -> tuple[list[_Candidate], list[_Candidate]]:
    """Those whose moment is known, and those for which nothing on the page tells day and month apart.

    What tells is the `order` that the page's other dates show, another claim of the same day, and `now`, because nothing is
    published more than a day ahead; what can only mean such a day is no claim at all.
    """
    certain = {c.stamp.value.date() for c in candidates if not c.stamp.candidates}
    known, doubtful = [], []
    for candidate in candidates:
        stamp = candidate.stamp
        values = list(stamp.candidates or (stamp.value,))
        if now is not None:
            values = [value for value in values if _ahead(value, now) <= _DAY]
        if len(values) > 1 and order:
            values = [values[0] if order == "dmy" else values[1]]
        if len(values) > 1:
            values = [value for value in values if value.date() in certain] or values
        if len(values) == 1 and not stamp.candidates:
            known.append(candidate)
        elif len(values) == 1:
            known.append(attrs.evolve(candidate, stamp=attrs.evolve(stamp, value=values[0], candidates=())))
        elif values:
            doubtful.append(attrs.evolve(candidate, stamp=attrs.evolve(stamp, precision=Precision.YEAR)))
    return known, doubtful


def _not_after_all_else(candidates: list[_Candidate]) -> list[_Candidate]:
    """A weak claim of publication that is later than all that metadata know is of something else: an event, a teaser."""
    known = [c.stamp.value for c in candidates if c.weight >= _CREATED_WEIGHT and c.place != "line"]
    if not known:
        return candidates
    return [
        attrs.evolve(c, stamp=attrs.evolve(c.stamp, kind=TimestampKind.UNKNOWN))
        if c.stamp.kind is TimestampKind.PUBLISHED
        and c.weight < _CREATED_WEIGHT
        and all(_ahead(c.stamp.value, value) > _DAY for value in known)
        else c
        for c in candidates
    ]


def _promoted(candidates: list[_Candidate]) -> list[_Candidate]:
    """Where nothing better says when: the first line of the page that is about a date, and best about a time of day."""
    lines = [c for c in candidates if c.stamp.kind is TimestampKind.UNKNOWN and c.weight >= _FAR]
    first = next((c for c in lines if is_exact(c.stamp)), lines[0] if lines else None)
    if first is None:
        return candidates
    stamp = attrs.evolve(first.stamp, kind=TimestampKind.PUBLISHED)
    weight = _LABELLED_FAR if is_exact(stamp) else _IN_SENTENCE
    return [_Candidate(stamp, weight) if c is first else c for c in candidates]


# --- order -------------------------------------------------------------------------------------------------------------


def _ranked(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """By the weight of all sorts of places that say the same day, then by weight and exactness."""
    items = list(candidates)
    support: dict[tuple[TimestampKind, date], dict[str, float]] = {}
    for item in items:
        places = support.setdefault((item.stamp.kind, item.stamp.value.date()), {})
        places[item.place] = max(places.get(item.place, 0.0), item.weight)

    def rank(item: _Candidate) -> tuple[float, float]:
        places = support[item.stamp.kind, item.stamp.value.date()]
        exact = _EXACT * is_exact(item.stamp) + _ZONED * (item.stamp.value.tzinfo is not None)
        return -sum(places.values()), -(item.weight + exact)

    return sorted(items, key=rank)
