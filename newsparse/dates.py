"""One date from one string: the standards first, then the language's own formats, then dateparser."""

import re
from datetime import UTC, datetime, timedelta, timezone

import attrs

from newsparse.countries import countries, zone_of
from newsparse.date_formats import FIRST_YEAR, LAST_YEAR, Found, cut, find_dates
from newsparse.date_words import DateWords, date_words, languages, words_for
from newsparse.parts import Precision

LONGEST = 100
# ISO 8601 as `datetime.fromisoformat` reads it.
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(:\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?\Z")
# And as people write it who did not read the standard: one digit for two, 00h23, a zone's name, no marks at all.
_LOOSE = re.compile(
    r"(\d{4})(-|)(\d{1,2})\2(\d{1,2})"
    r"(?:(?:[T |,]{1,3}|(?<=\d{8}))(\d{1,2})(?:[:h](\d\d)(?::(\d{1,2})(?:[.,:]\d{1,9})?)?|(\d\d)(\d\d)?)?h?)?"
    r" ?([+-]\d{1,2}:?(?:\d\d)?|[A-Z]{1,5})?\Z"
)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d{1,6})?\Z")
_MILLISECONDS = 10**11
_WRAPPING = " \t\"'\\"
# What dateparser may be asked: something with a year and at least a day beside it.
_ASKABLE = re.compile(r"\d{4}")
_HAS_TIME = re.compile(r"\d[:h.٫]\d\d|\d ?[ap]\.?m\b")
_HAS_OFFSET = re.compile(r"(?:UTC|GMT|Z|[+-]\d\d:?\d\d)\s*\Z")
# A zone by its name is ours to know or to leave: dateparser would turn the clock by a table that asks for no country.
_NAMED_ZONE = re.compile(r"\s([A-Z]{2,5})\s*\Z")
# "3 hours ago", "hace 3 horas", in the letters of `date_formats.cut`: b is the word that makes it a span.
_SPAN = re.compile("n[^nyNb.,|:;/-]{1,7}b|b[^nyNb.,|:;/-]?n[^nyNb.,|:;/-]")
_BAD_OFFSET = re.compile(r"[+-](?:1[5-9]|[2-9]\d):?\d\d")


@attrs.frozen
class DateReading:
    """What a string says about when."""

    value: datetime
    """Aware exactly when the string gives a zone that can be known; midnight where `precision` is DAY."""
    precision: Precision
    raw: str
    """The string as it was given."""


def read_date(
    text: str, language: str | None, *, country: str | None = None, now: datetime | None = None
) -> DateReading | None:
    """The first date in `text`; `None` where there is none, or where it cannot be known which.

    `language` (BCP 47) decides names, calendar and the order of day and month, `country` (two letters) the order in
    English and what zones such as IST mean. "3 hours ago" and "today" are read only with `now`. Strings of more than 100
    characters, days without a year and times without a day are no dates. Never raises on any string.
    """
    readings = read_dates(text, language, country=country, now=now)
    return readings[0] if len(readings) == 1 else None


def read_dates(
    text: str, language: str | None, *, country: str | None = None, now: datetime | None = None
) -> tuple[DateReading, ...]:
    """All that the first date in `text` can mean: nothing, one day, or two where day and month cannot be told apart."""
    if len(text) > LONGEST:
        return ()
    standard = read_standard(text, country)
    if standard is not None:
        return (standard,)
    if not any(map(str.isdecimal, text)) and now is None:
        return ()
    places = (country.upper(),) if country else ()
    for words in words_for(text, language):
        for found in find_dates(text, words, places, now):
            readings = (_plausible(value, found.precision, text) for value in found.values)
            return tuple(reading for reading in readings if reading is not None)
    asked = _ask_dateparser(text, language, now, country)
    return () if asked is None else (asked,)


def find_span(text: str, language: str | None, now: datetime) -> Found | None:
    """The first span of time in a line that counts back from `now`: "Updated 3 hours ago"; `None` where there is none."""
    tokens = cut(text, date_words(language)) if len(text) <= LONGEST else []
    place = _SPAN.search("".join([token.kind for token in tokens]))
    if place is None:
        return None
    start, end = tokens[place.start()].start, tokens[place.end() - 1].end
    reading = _ask_dateparser(text[start:end], language, now)
    return None if reading is None else Found((reading.value,), reading.precision, start, end)


def read_standard(text: str, country: str | None = None) -> DateReading | None:
    """ISO 8601, as it is and as it is often miswritten, and seconds or milliseconds since 1970; `None` for all else."""
    text_ = text.strip(_WRAPPING)
    match = _ISO.match(text_)
    if match:
        try:
            value = datetime.fromisoformat(text_)
        except ValueError:
            return None
        precision = Precision.SECOND if match[1] else Precision.MINUTE if ":" in text_ else Precision.DAY
        return _plausible(value, precision, text)
    if not text_[:4].isdecimal() or not text_.isascii():
        return None
    if _EPOCH.match(text_) and not _is_compact(text_):
        seconds = float(text_)
        seconds = seconds / 1000 if seconds >= _MILLISECONDS else seconds
        value = datetime.fromtimestamp(seconds, UTC)
        return _plausible(value, Precision.SECOND, text)
    loose = _LOOSE.match(text_)
    return _loose(loose, text, country) if loose else None


def _is_compact(text: str) -> bool:
    """Whether digits are year, month, day, hour ... and not a count of seconds."""
    return len(text) in (12, 14) and text[:2] in ("19", "20") and 0 < int(text[4:6]) < 13 and 0 < int(text[6:8]) < 32


def _loose(match: re.Match[str], text: str, country: str | None) -> DateReading | None:
    year, mark, month, day, hour, minute, second, minute_, second_, zone = match.groups()
    if not mark and len(month + day) != 4:
        return None
    minute, second = minute or minute_, second or second_
    try:
        value = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001 - no zone was given
    except ValueError:
        return None
    if hour is not None and minute is None:
        return None
    precision = Precision.SECOND if second else Precision.MINUTE if hour else Precision.DAY
    tzinfo = _loose_zone(zone, value, country) if zone and hour else None
    return _plausible(value.replace(tzinfo=tzinfo), precision, text)


def _loose_zone(name: str, value: datetime, country: str | None) -> timezone | None:
    if name[0] not in "+-":
        zone = countries().zone(name, (country.upper(),) if country else ())
        return zone_of(zone, value.date()) if zone else None
    digits = name[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    total = int(hours) * 60 + int(minutes)
    if total > 14 * 60 or int(minutes) > 59:
        return None
    return timezone(timedelta(minutes=-total if name[0] == "-" else total))


def _plausible(value: datetime, precision: Precision, raw: str) -> DateReading | None:
    """A reading, unless it is what programs write for "no date"."""
    placeholder = (value.year, value.month, value.day, value.hour) == (1970, 1, 1, 0)
    return DateReading(value, precision, raw) if FIRST_YEAR <= value.year < LAST_YEAR and not placeholder else None


# --- dateparser --------------------------------------------------------------------------------------------------------


def _ask_dateparser(
    text: str, language: str | None, now: datetime | None, country: str | None = None
) -> DateReading | None:
    """For languages without a file of ours, and for spans of time counted from `now`."""
    code = (language or "").partition("-")[0].lower()
    words = date_words(language)
    relative = now is not None and FIRST_YEAR <= now.year < LAST_YEAR and _is_relative(text, words)
    absolute = code not in languages() and len(code) in (2, 3) and len(text.split()) > 2 and _ASKABLE.search(text)
    if not (relative or absolute) or _BAD_OFFSET.search(text):
        return None
    import dateparser
    from dateparser.data import languages_info

    if code not in languages_info.language_order:
        return None
    settings = {
        "RELATIVE_BASE": (now or datetime(2000, 1, 1)).replace(tzinfo=None),  # noqa: DTZ001 - wants a naive one
        "TIMEZONE": "UTC",
        "PARSERS": ["relative-time"] if relative else ["absolute-time"],
        "STRICT_PARSING": not relative,
        "DATE_ORDER": "DMY",
        "PREFER_LOCALE_DATE_ORDER": True,
        "CACHE_SIZE_LIMIT": 100,
    }
    zone = None if _HAS_OFFSET.search(text) else _NAMED_ZONE.search(text)
    value = dateparser.parse(text[: zone.start()] if zone else text, languages=[code], settings=settings)
    if value is None:
        return None
    if relative:
        value = value.replace(tzinfo=now.tzinfo if now else None)
        # A span of days or more leaves the clock as it is: it says the day and no more.
        if now and (value.hour, value.minute) == (now.hour, now.minute):
            return DateReading(value.replace(hour=0, minute=0, second=0, microsecond=0), Precision.DAY, text)
        return DateReading(value.replace(second=0, microsecond=0), Precision.MINUTE, text)
    if zone:
        value = value.replace(tzinfo=_loose_zone(zone[1], value, country))
    precision = Precision.MINUTE if _HAS_TIME.search(text) else Precision.DAY
    return _plausible(value.replace(microsecond=0), precision, text)


def _is_relative(text: str, words: DateWords) -> bool:
    return any(token.kind == "b" for token in cut(text, words))
