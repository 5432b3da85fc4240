"""When the entries of a live blog were written: what the page's own data says, else its words, else its clock and its day."""

import re
from collections.abc import Mapping
from datetime import datetime

import attrs

from newsparse.body import Body
from newsparse.countries import country_of
from newsparse.dates import LONGEST, read_date, read_standard
from newsparse.document import Document, Field
from newsparse.entries import CLOCK
from newsparse.parts import LiveEntry, Precision, Timestamp, TimestampKind
from newsparse.text import Span

_PLACE = re.compile(r"\[(\d+)\]\.(\w+)\Z")
_WORD = re.compile(r"\w+")
_NOON = 12


@attrs.frozen
class _Update:
    """An entry as the page's data gives it."""

    headline: str | None
    author: str | None
    time: Timestamp | None


def with_times(
    body: Body, document: Document, language: str | None, day: Timestamp | None, now: datetime | None
) -> Body:
    """`body` with the time of each entry, where it can be known, and with what the page's data says of it.

    `day` is when the page was published: an entry that shows only its time of day is of that day.
    """
    if not any(isinstance(part, LiveEntry) for part in body.blocks):
        return body
    updates = _by_headline(_updates(document))
    country = country_of(document.url, [claim.raw for claim in document.metadata.of(Field.LANGUAGE)])

    def timed(part: LiveEntry) -> LiveEntry:
        update = updates.get(_words(part.headline), _Update(None, None, None))
        time = update.time or _printed(part, language, country, now) or _of_day(part, day)
        return attrs.evolve(part, time=time, author=part.author or update.author)

    return Body(body.text, tuple(timed(part) if isinstance(part, LiveEntry) else part for part in body.blocks))


def claimed_entries(document: Document) -> Body:
    """A live blog that stands only in the page's data: its entries and their text; empty where there is none."""
    from newsparse.body import SEPARATOR, text_body

    groups = _groups(document)
    lines = [values["articleBody"] for values in groups.values() if "articleBody" in values]
    plain = text_body(lines, "LiveBlogPosting.liveBlogUpdate")
    updates = [
        update for update, values in zip(_updates(document), groups.values(), strict=True) if "articleBody" in values
    ]
    if len(updates) != len(plain.blocks):
        return plain
    parts = []
    for update, part in zip(updates, plain.blocks, strict=True):
        before = Span(max(0, part.span.start - len(SEPARATOR)), max(0, part.span.start - len(SEPARATOR)), "")
        text = update.headline or (update.time.raw if update.time else "")
        parts += [LiveEntry(before, part.origin, text, update.time, update.headline, update.author), part]
    return Body(plain.text, tuple(parts))


def _groups(document: Document) -> dict[int, dict[str, str]]:
    """The properties of each update, by its place in the page's data."""
    groups: dict[int, dict[str, str]] = {}
    for claim in document.metadata.of(Field.LIVE_ENTRY):
        place = _PLACE.search(claim.key)
        if place:
            groups.setdefault(int(place[1]), {}).setdefault(place[2], claim.raw)
    return groups


def _updates(document: Document) -> list[_Update]:
    found = []
    for place, values in _groups(document).items():
        raw = values.get("datePublished")
        reading = read_standard(raw) if raw else None
        origin = f"LiveBlogPosting.liveBlogUpdate[{place}].datePublished"
        stamp = (
            Timestamp(reading.value, TimestampKind.PUBLISHED, reading.precision, raw or "", origin) if reading else None
        )
        found.append(_Update(values.get("headline"), values.get("author"), stamp))
    return found


def _by_headline(updates: list[_Update]) -> Mapping[str, _Update]:
    return {_words(update.headline): update for update in reversed(updates) if update.headline}


def _words(text: str | None) -> str:
    return " ".join(_WORD.findall((text or "").casefold()))


def _printed(part: LiveEntry, language: str | None, country: str | None, now: datetime | None) -> Timestamp | None:
    """The whole date that the entry's lines show."""
    for line in part.text.split("\n"):
        reading = read_date(line[:LONGEST], language, country=country, now=now) if CLOCK.search(line) or now else None
        if reading is not None:
            return Timestamp(reading.value, TimestampKind.PUBLISHED, reading.precision, line, _origin(part))
    return None


def _of_day(part: LiveEntry, day: Timestamp | None) -> Timestamp | None:
    """The entry's time of day, on the day of the page."""
    match = CLOCK.search(part.text)
    if day is None or match is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"][0] in "pP" else 0)
    value = day.value.replace(hour=hour, minute=int(match["minute"] or 0), second=0, microsecond=0)
    return Timestamp(value, TimestampKind.PUBLISHED, Precision.MINUTE, match[0].strip(), _origin(part))


def _origin(part: LiveEntry) -> str:
    return f"block {part.origin.blocks[0]}" if part.origin.blocks else part.origin.path or "text"
