"""Strategies for people and the lines that name them or say where and when: names, bylines, datelines, lines with dates."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from newsparse.parts import Author, Dateline, Precision, Timestamp, TimestampKind
from newsparse.testing.drawing import any_words, below, chosen, one_of
from newsparse.testing.rendering import fill
from newsparse.testing.truth import BylineLine, DateLine, DatelineLine, Name
from newsparse.testing.vocabulary import Vocabulary
from newsparse.text import Span

Languages = Collection[str] | None

_FIRST_MINUTE = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MINUTES = 6 * 365 * 24 * 60
_ZONES = tuple(timezone(timedelta(minutes=minutes)) for minutes in (0, 60, 120, 180, -300, 330, 540))
_BETWEEN = (". ", " | ", " · ")
_ORIGIN = "truth"


def names(*, languages: Languages = None) -> st.SearchStrategy[Name]:
    """People's names, a given and a family name each.

    >>> names(languages=["en"]).example().text  # doctest: +SKIP
    'Ivo Garrick'
    """
    codes = chosen(languages)
    return st.composite(lambda draw: cast(draw, any_words(draw, codes), 1)[0])()


def bylines(*, languages: Languages = None) -> st.SearchStrategy[BylineLine]:
    """Bylines of one or two people, with what they do where the line says it."""
    codes = chosen(languages)
    return st.composite(lambda draw: byline(draw, any_words(draw, codes)))()


def datelines(*, languages: Languages = None) -> st.SearchStrategy[DatelineLine]:
    """Datelines, as they open a story's first paragraph: a place and, mostly, a news agency."""
    codes = chosen(languages)
    return st.composite(lambda draw: dateline(draw, any_words(draw, codes)))()


def date_lines(*, languages: Languages = None) -> st.SearchStrategy[DateLine]:
    """Lines that say when a story was published and perhaps when it was updated."""
    codes = chosen(languages)

    def line(draw: st.DrawFn) -> DateLine:
        words = any_words(draw, codes)
        published, updated = moments(draw)
        return date_line(draw, words, published, updated)

    return st.composite(line)()


def cast(draw: st.DrawFn, words: Vocabulary, count: int) -> tuple[Name, ...]:
    """So many people, no two of one family."""
    people = words.people
    given = [*((name, False) for name in people.men), *((name, True) for name in people.women)]
    code = below(draw, len(given) * len(people.families))
    made = []
    for step in range(count):
        name, woman = given[(code + step * 7) % len(given)]
        family = people.families[(code // len(given) + step) % len(people.families)]
        text = fill(people.form, {"given": name, "family": family})
        made.append(Name(text, name, family, woman, words.code))
    return tuple(made)


def byline(draw: st.DrawFn, words: Vocabulary, people: tuple[Name, ...] | None = None) -> BylineLine:
    """A byline; of two people, where two are given and the draw says so."""
    people = cast(draw, words, 2) if people is None else people
    forms = words.bylines.one if len(people) == 1 else (*words.bylines.one, *words.bylines.two)
    form = one_of(draw, forms)
    role = next((role for role in words.bylines.roles if role in form), None)
    text, authors = form, []
    for person in people[: form.count("{}")]:
        text = text.replace("{}", person.text, 1)
        authors.append(Author(person.text, role=role))
    return BylineLine(text, tuple(authors), words.code)


def dateline(draw: st.DrawFn, words: Vocabulary) -> DatelineLine:
    """A dateline; its span is the whole text, with the space behind it where there is one."""
    lines = words.datelines
    form, place = one_of(draw, lines.forms), one_of(draw, lines.places)
    agency = one_of(draw, lines.agencies) if "{agency}" in form else None
    place = place.upper() if "{PLACE}" in form else place
    text = fill(form, {"place": place, "PLACE": place, "agency": agency or ""}) + words.joint
    return DatelineLine(text, Dateline(place, agency, None, Span.of(text, 0, len(text))), words.code)


def moments(draw: st.DrawFn) -> tuple[datetime, datetime | None]:
    """When a story was published, and when it was updated, in a zone."""
    published = _FIRST_MINUTE + timedelta(minutes=below(draw, _MINUTES))
    published = published.replace(tzinfo=one_of(draw, _ZONES))
    later = below(draw, 3000)
    return published, published + timedelta(minutes=later) if later > 1000 else None


def date_line(draw: st.DrawFn, words: Vocabulary, published: datetime, updated: datetime | None) -> DateLine:
    """The line that prints these moments; without their zone, and perhaps without their hour."""
    form = one_of(draw, words.dates.forms)
    text = _date(form, words, published)
    if updated is not None:
        text += one_of(draw, _BETWEEN) + _date(words.dates.updated, words, updated)
    stamps = [
        _printed(text, pattern, moment, kind)
        for pattern, moment, kind in (
            (form, published, TimestampKind.PUBLISHED),
            (words.dates.updated, updated, TimestampKind.UPDATED),
        )
        if moment is not None
    ]
    return DateLine(text, stamps[0], stamps[1] if len(stamps) > 1 else None, words.code)


def exact(moment: datetime, kind: TimestampKind) -> Timestamp:
    """A moment as metadata tell it."""
    return Timestamp(moment, kind, Precision.SECOND, moment.isoformat(), _ORIGIN)


def _printed(raw: str, form: str, moment: datetime, kind: TimestampKind) -> Timestamp:
    value = moment.replace(tzinfo=None)
    if "{minute}" in form:
        return Timestamp(value, kind, Precision.MINUTE, raw, _ORIGIN)
    return Timestamp(value.replace(hour=0, minute=0), kind, Precision.DAY, raw, _ORIGIN)


def _date(form: str, words: Vocabulary, moment: datetime) -> str:
    months = words.dates.months
    parts = {
        "day": str(moment.day),
        "dd": f"{moment.day:02}",
        "month": months[moment.month - 1] if months else "",
        "mm": f"{moment.month:02}",
        "m": str(moment.month),
        "year": str(moment.year),
        "hour": f"{moment.hour:02}",
        "minute": f"{moment.minute:02}",
    }
    return fill(form, parts)
