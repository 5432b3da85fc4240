"""The grammar of printed dates: a line is cut into tokens, each token is one letter, and patterns over letters find dates.

Every day of the Gregorian, Buddhist and Persian calendars in any order, with a time before or after it and a zone.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import attrs

from newsparse.countries import countries, zone_of
from newsparse.date_words import DateWords, fold_letters
from newsparse.parts import Precision

LONGEST_LINE = 300
FIRST_YEAR, LAST_YEAR = 1600, 2200
# Two digits are a year of this century up to here.
_CENTURY = 68
# How many tokens before a date its time may begin.
_REACH = 24
_BUDDHIST = 543
_BUDDHIST_YEARS, _PERSIAN_YEARS = range(2300, 2700), range(1250, 1500)

# Letters of tokens: n number of one or two digits, y of four, N of others; M month, W weekday, X either; z zone; x any
# other word; a mark stands for itself, u for the rest. The letters of word classes are in date_words.py.
_ITSELF = ".,:/-+()|;"
_MONTH = r"[MX]\.?(?:[/-]?\(?[MX]\)?)?"
# "2132 hrs" is a time of day, "2021 kl. 13" a year.
_YEAR = r"y(?!k(?!\.?n))"
_TIME = (
    r"(?:(?P<before>[apq]?k?[apq]?)(?P<clock>n:n(?::n(?:[.,][nyN])?)?|n[hk]n?i?(?:ns)?(?!:)|n[hk]?(?=[apq])|n\.n(?:\.n)?(?![.:/-]?[ny])|yk|(?<=k)n(?![.:/-]?[nyMX]))"
    r"k?\.?(?P<after>[apq]?))"
)
_HALF_DAY = re.compile(r"\b([ap])\.m\.")
_ZONE = r"(?P<zone>\(?(?:z(?:[-+](?:n(?::n)?|y))?|[-+](?:n:n|y|n(?![./:n]))|z)\)?(?:\(z\))?)?"
_BETWEEN = r"(?:\([WXUD]?\)|[WXgk.,|()uDo;:-]){0,8}?"
_DATE = re.compile(
    rf"(?P<units>(?:r[nN]|y|n)Yn[U]nD)"
    rf"|(?P<dotted>y(?P<s>[-/.])n(?P=s)n(?!(?P=s)n(?![:hk])))"
    rf"|(?<!n[./:-])(?P<plain>n(?P<t>[-/.|])n(?P=t)(?:y|n(?![./:-]?n)))"
    rf"|(?P<day>n[.ou]?[g,-]{{0,2}}{_MONTH}[/.,g-]{{0,3}}(?:{_YEAR}|un|(?<=-)n))"
    rf"|(?P<unix>{_MONTH}n,?{_TIME.replace('?P<', '?P<u_')}(?P<u_zone>z?)y)"
    rf"|(?P<month>{_MONTH}[,g-]?n[.o]?[,g-]{{0,2}}(?:{_YEAR}|un))"
    rf"|(?P<year>y[-.,g]{{0,3}}{_MONTH}[g-]?n[.o]?)"
    rf"|(?P<near>[te])"
)
_AFTER = re.compile(_BETWEEN + _TIME + _ZONE)
_BEFORE = re.compile(_TIME + _ZONE + _BETWEEN + r"\Z")


@attrs.frozen
class Token:
    """A number, word or mark of a line."""

    kind: str
    text: str
    """As `fold_letters` makes it."""
    start: int
    end: int


@attrs.frozen
class Found:
    """A date in a line, with all that it can mean: two days where day and month cannot be told apart."""

    values: tuple[datetime, ...]
    precision: Precision
    start: int
    """Where it stands in the line, with its time and zone."""
    end: int
    numeric: str = ""
    """`dmy` or `mdy` where it is in numbers and could only be read in this order: evidence for other dates."""


def cut(text: str, words: DateWords) -> list[Token]:
    """The tokens of a line."""
    # "4:05 p.m. EST": the dots of the half of the day part nothing. As long as before, so that places stay true.
    folded = _HALF_DAY.sub(lambda half: f"{half[1]}m".ljust(len(half[0])), fold_letters(text))
    names = countries()
    tokens: list[Token] = []
    for match in words.tokens.finditer(folded):
        piece = match[0]
        if match[1]:
            kind = "n" if len(piece) < 3 else "y" if len(piece) == 4 else "N"
            if kind == "n" and words.calendar == "buddhist" and _ends_month(tokens) and int(piece) > 40:
                kind = "y"
        elif match[2]:
            raw = text[match.start() : match.end()]
            known = raw.isupper() and len(raw) < 6 and (raw in names.zones or raw in names.zones_by_country)
            kind = "z" if known and piece not in words.months else words.kinds.get(piece, "u" if piece == "'" else "x")
            # "T" parts day and time in ISO 8601.
            kind = "g" if piece == "t" and tokens and tokens[-1].end == match.start() else kind
        else:
            kind = piece if piece in _ITSELF else "u"
            kind = "-" if piece in "–−" and tokens and tokens[-1].end == match.start() else kind
        tokens.append(Token(kind, piece, match.start(), match.end()))
    return tokens


def _ends_month(tokens: list[Token]) -> bool:
    return any(token.kind == "M" for token in tokens[-2:] if token.kind != ".") and tokens[-1].kind in "M."


def find_dates(
    text: str, words: DateWords, places: tuple[str, ...] = (), now: datetime | None = None
) -> Iterator[Found]:
    """The dates in a line, in order. `places` are the countries it may come from; `now` is what "today" counts from.

    A line of more than 300 characters has none.
    """
    text = unicodedata.normalize("NFC", text) if len(text) <= LONGEST_LINE and not text.isascii() else text
    if len(text) > LONGEST_LINE:
        return
    tokens = cut(text, words)
    kinds = "".join([token.kind for token in tokens])
    places = places or words.countries
    end = 0
    matches = [match for match in _DATE.finditer(kinds) if _close(match, tokens)]
    for number, match in enumerate(matches):
        days, numeric = _days(match, tokens, words, places, now)
        if not days:
            continue
        limit = matches[number + 1].start() if number + 1 < len(matches) else len(kinds)
        time = match if match["unix"] else _AFTER.match(kinds, match.end(), limit)
        time = time or _BEFORE.search(kinds, max(end, match.start() - _REACH), match.start())
        clock = _clock(time, tokens, "u_" if match["unix"] else "") if time else None
        first, end = match.span()
        zone: list[Token] = []
        if time and clock:
            first, end = min(first, time.start()), max(end, time.end())
            zone = tokens[slice(*time.span("u_zone" if match["unix"] else "zone"))]
            if not zone and end < len(tokens) and tokens[end].kind == "z":
                zone = [tokens[end]]  # 22:00, 11 July 2021 BST
                end += 1
        moments = [_moment(day, clock, _offset(zone, text, places, day)) for day in days]
        precision = Precision.DAY if clock is None else Precision.SECOND if clock[2] is not None else Precision.MINUTE
        yield Found(tuple(moments), precision, tokens[first].start, tokens[end - 1].end, numeric)


def _close(match: re.Match[str], tokens: list[Token]) -> bool:
    """Whether a date in numbers with hyphens or slashes is written in one piece."""
    mark = match["s"] or match["t"]
    if mark not in ("-", "/"):
        return True
    first, last = tokens[match.start()], tokens[match.end() - 1]
    return last.end - first.start <= sum(len(token.text) for token in tokens[match.start() : match.end()]) + 4


# --- days --------------------------------------------------------------------------------------------------------------


def _days(
    match: re.Match[str], tokens: list[Token], words: DateWords, places: tuple[str, ...], now: datetime | None
) -> tuple[list[date], str]:
    """What days a date can mean, and the order that its numbers show."""
    inside = tokens[match.start() : match.end()]
    if match["near"]:
        if now is None or not FIRST_YEAR <= now.year < LAST_YEAR:
            return [], ""
        return [now.date() - timedelta(days=1 if inside[0].kind == "e" else 0)], ""
    numbers = [token for token in inside if token.kind in "nyN"]
    if match["units"] or match["dotted"]:
        year = int(numbers[0].text)
        era = inside[0].text if inside[0].kind == "r" else None
        year = words.eras[era] + year if era is not None else _whole_year(numbers[0], words)
        return _valid((year, int(numbers[1].text), int(numbers[2].text), words)), ""
    if match["plain"]:
        return _numeric(numbers, words, places, match["t"])
    months = {words.months[token.text] for token in inside if token.kind in "MX"}
    if len(months) > 1:
        return [], ""
    month = months.pop()
    first = next(token for token in numbers if token.kind == "n") if match["unix"] or match["month"] else numbers[0]
    day, year_token = (numbers[1], numbers[0]) if match["year"] else (first, numbers[-1])
    return _valid((_whole_year(year_token, words), month, int(day.text), words)), ""


def _numeric(numbers: list[Token], words: DateWords, places: tuple[str, ...], mark: str) -> tuple[list[date], str]:
    # 3.6.0 and, where dates are not written with points, 2.7.13 are versions.
    padded = all(len(number.text) > 1 for number in numbers)
    if len(numbers[2].text) == 1 or (mark == "." and words.order is None and not padded):
        return [], ""
    one, two = int(numbers[0].text), int(numbers[1].text)
    year = _whole_year(numbers[2], words)
    order = "dmy" if mark == "." and words.order != "ymd" else words.order
    if order is None:
        orders = countries().orders
        found = {orders.get(place) for place in places}
        order = found.pop() if len(found) == 1 else None
    if order == "ymd" and numbers[2].kind == "n":
        return _valid((_whole_year(numbers[0], words), two, int(numbers[2].text), words)), ""
    day_first = _valid((year, two, one, words))
    month_first = _valid((year, one, two, words))
    if not (day_first and month_first):
        return (day_first, "dmy") if day_first else (month_first, "mdy")
    # Two that agree: 5/5/2021.
    if one == two or order == "dmy":
        return day_first, ""
    if order == "mdy":
        return month_first, ""
    return [*day_first, *month_first], ""


def _whole_year(token: Token, words: DateWords) -> int:
    year = int(token.text)
    if len(token.text) > 2:
        return year
    if words.calendar == "buddhist" and token.kind == "y":
        return 2500 + year
    return year + (2000 if year <= _CENTURY else 1900)


def _valid(parts: tuple[int, int, int, DateWords]) -> list[date]:
    """The day in the Gregorian calendar, if there is one."""
    year, month, day, words = parts
    if month > 12 or (words.calendar == "persian" and year in _PERSIAN_YEARS):
        return _persian(year, month - 12 if month > 12 else month, day) if year in _PERSIAN_YEARS else []
    if words.calendar == "buddhist" and year in _BUDDHIST_YEARS:
        year -= _BUDDHIST
    if not FIRST_YEAR <= year < LAST_YEAR:
        return []
    try:
        return [date(year, month, day)]
    except ValueError:
        return []


def _persian(year: int, month: int, day: int) -> list[date]:
    """A day of the Solar Hijri calendar, whose leap years repeat every 33 years (true for 1178 to 1633)."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return []
    leap = year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)
    if month == 12 and day == 30 and not leap:
        return []
    years = year - 1250
    leaps = sum(1 for past in range(1250, year) if past % 33 in (1, 5, 9, 13, 17, 22, 26, 30))
    months = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    # 1 Farvardin 1250 was 21 March 1871.
    return [date(1871, 3, 21) + timedelta(days=365 * years + leaps + months + day - 1)]


# --- times -------------------------------------------------------------------------------------------------------------


def _clock(match: re.Match[str], tokens: list[Token], prefix: str) -> tuple[int, int, int | None] | None:
    """Hour, minute and second; `None` where there is no such time of day."""
    start, end = match.span(prefix + "clock")
    numbers = [token.text for token in tokens[start:end] if token.kind in "nyN"]
    if len(numbers[0]) == 4:
        numbers = [numbers[0][:2], numbers[0][2:]]
    marks = "".join(token.kind for token in tokens[start:end])
    halves = match[prefix + "before"].replace("k", "") + match[prefix + "after"]
    if marks.startswith("n.n") and len(numbers[1]) != 2:
        return None
    if len(numbers) > 1 and len(numbers[1]) == 1 and marks.startswith("n:n"):
        return None
    hour = int(numbers[0])
    minute = int(numbers[1]) if len(numbers) > 1 else 0
    second = int(numbers[2]) if len(numbers) > 2 and len(numbers[2]) < 3 else None
    if halves and hour <= 12:
        late = halves[0] == "p" or (halves[0] == "q" and 6 <= hour < 12)
        hour = hour % 12 + (12 if late else 0)
    return (hour, minute, second) if hour < 24 and minute < 60 and (second or 0) < 60 else None


def _offset(tokens: list[Token], text: str, places: tuple[str, ...], day: date) -> timezone | None:
    """The zone that `tokens` name; `None` where they name none, or one that cannot be known."""
    if not tokens:
        return None
    names = [text[token.start : token.end] for token in tokens if token.kind == "z"]
    sign = next((at for at, token in enumerate(tokens) if token.kind in "+-"), None)
    if sign is not None and sign + 1 < len(tokens) and tokens[sign + 1].kind in "ny":
        joined = tokens[sign].end == tokens[sign + 1].start
        numbers = [token.text for token in tokens[sign + 1 :] if token.kind in "ny"][:2]
        digits = (
            numbers[0] if len(numbers[0]) == 4 else numbers[0].zfill(2) + (numbers[1] if len(numbers) > 1 else "00")
        )
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        # A hyphen between two times is a span of time, not an offset.
        plain = bool(names) or tokens[sign].kind == "+" or len(numbers[0]) == 4
        if joined and plain and minutes <= 14 * 60 and int(digits[2:]) in (0, 15, 30, 45):
            return timezone(timedelta(minutes=-minutes if tokens[sign].kind == "-" else minutes))
        return None
    zone = countries().zone(names[0], places) if names else None
    return None if zone is None else zone_of(zone, day)


def _moment(day: date, clock: tuple[int, int, int | None] | None, zone: timezone | None) -> datetime:
    hour, minute, second = clock or (0, 0, None)
    return datetime(day.year, day.month, day.day, hour, minute, second or 0, tzinfo=zone)
