"""One date from one string, and the tables that it is read with."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.countries import countries, country_of, read_countries, zone_of
from newsparse.date_formats import LONGEST_LINE, find_dates
from newsparse.date_words import date_words, fold_letters, languages, read_words
from newsparse.dates import LONGEST, read_date, read_standard
from newsparse.errors import DataError
from newsparse.parts import Precision, TimestampKind
from newsparse.tables import packaged, parsed
from tests.strategies import moments

LANGUAGES = sorted(languages())
# The first digit of the decimal digits that newspapers of a language may print.
ZEROS = {"ar": "٠", "fa": "۰", "hi": "०", "bn": "০", "th": "๐", "ja": "０"}
NOW = datetime(2021, 12, 5, 13, 5, tzinfo=UTC)

days = st.dates(date(1990, 1, 1), date(2068, 12, 31))
times = st.times().map(lambda time: time.replace(second=0, microsecond=0))


def naive(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment without a zone, as pages give them."""
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001


def value(text: str, language: str | None = "en", **options: Any) -> datetime | None:
    reading = read_date(text, language, **options)
    return reading.value if reading else None


def in_digits_of(language: str, text: str) -> str:
    zero = ZEROS.get(language, "0")
    return text.translate({ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)})


def month_names(language: str, month: int) -> list[str]:
    """The names that the language's own file gives; its number in characters where months have no names."""
    rows = parsed(packaged(f"dates/{language}.toml"), language).get("months")
    assert rows is None or isinstance(rows, list)
    return list(rows[month - 1]) if rows else []


def cased(word: str) -> tuple[str, str, str]:
    return word, word.title(), word.upper()


# --- every language ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=days, time=times, data=st.data())
def test_a_day_in_words_comes_back(language: str, day: date, time: Any, data: st.DataObject) -> None:
    names = month_names(language, day.month)
    if names:
        # Some capitals have more letters than the word has: they need marks of their own.
        name = data.draw(st.sampled_from([form for word in names for form in cased(word) if len(form) == len(word)]))
        shapes = [f"{day.day} {name} {day.year}", f"{day.day}. {name} {day.year}", f"{name} {day.day}, {day.year}"]
        # A name that ends in a number, as in Vietnamese, cannot stand before another.
        text = data.draw(st.sampled_from(shapes[: 2 if name[-1].isdigit() else 3]))
    else:
        units = ("년", "월", "일") if language == "ko" else ("年", "月", "日")
        text = f"{day.year}{units[0]}{day.month}{units[1]}{day.day}{units[2]}"
    text = data.draw(st.sampled_from([text, in_digits_of(language, text)]))

    assert value(text, language) == naive(day.year, day.month, day.day)
    assert value(f"{text}, {time:%H:%M}", language) == datetime.combine(day, time)


@pytest.mark.parametrize("language", [code for code in LANGUAGES if date_words(code).order == "dmy"])
@given(day=days, time=times, mark=st.sampled_from("./-"))
def test_a_day_in_numbers_comes_back(language: str, day: date, time: Any, mark: str) -> None:
    text = in_digits_of(language, f"{day:%d}{mark}{day:%m}{mark}{day.year} {time:%H:%M}")

    assert value(text, language) == datetime.combine(day, time)


@given(day=days, time=st.times(), language=st.sampled_from(LANGUAGES))
def test_the_year_first_is_never_in_doubt(day: date, time: Any, language: str) -> None:
    moment = datetime.combine(day, time).replace(microsecond=0)

    for shape in ("%Y/%m/%d %H:%M:%S", "%Y.%m.%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y%m%d%H%M%S"):
        assert value(moment.strftime(shape), language) == moment


@given(moment=moments.filter(lambda moment: 1600 <= moment.year < 2200 and moment.date() != date(1970, 1, 1)))
def test_iso_8601_comes_back_with_its_zone(moment: datetime) -> None:
    reading = read_date(moment.isoformat(), None)

    assert reading is not None
    assert reading.value == moment
    assert reading.value.tzinfo == moment.tzinfo
    assert reading.precision is Precision.SECOND


@given(
    moment=st.datetimes(naive(1990, 1, 1), naive(2068, 12, 31)),
    minutes=st.integers(-48, 56).map(lambda n: n * 15),
)
def test_rfc_2822_comes_back_in_all_languages(moment: datetime, minutes: int) -> None:
    moment = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))

    for language in ("en", "de", "ja", None):
        assert value(format_datetime(moment), language) == moment


@given(seconds=st.integers(10**9, 4 * 10**9))
def test_seconds_and_milliseconds_since_1970_are_in_utc(seconds: int) -> None:
    for text in (str(seconds), f"{seconds}000"):
        reading = read_date(text, "en")
        assert reading is not None
        assert reading.value == datetime.fromtimestamp(seconds, UTC)


@given(text=st.text(max_size=120), language=st.none() | st.sampled_from([*LANGUAGES, "hr", "xx", "", "en-GB"]))
def test_any_string_gives_a_reading_or_none(text: str, language: str | None) -> None:
    reading = read_date(text, language)

    if reading is not None:
        assert reading.raw == text
        assert 1600 <= reading.value.year < 2200
        assert len(text) <= LONGEST


_pieces = st.lists(
    st.sampled_from(
        [
            "05",
            "2021",
            "12",
            "1",
            "Dec",
            "mai",
            "年",
            "月",
            "日",
            ".",
            "/",
            "-",
            ":",
            " ",
            "PM",
            "am",
            "IST",
            "+25:00",
            "T",
            "Z",
        ]
    ),
    max_size=14,
).map("".join)


@given(text=_pieces, language=st.sampled_from(LANGUAGES), country=st.none() | st.sampled_from(["US", "IN", "xx"]))
def test_pieces_of_dates_in_any_order_never_raise(text: str, language: str, country: str | None) -> None:
    reading = read_date(text, language, country=country)

    assert (
        reading is None
        or reading.precision is not Precision.DAY
        or (reading.value.hour, reading.value.minute) == (0, 0)
    )


# --- standards, well and badly written -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-10-29T10:15-500", "2018-10-29 10:15:00-05:00"),
        ("2020-12-05T23:15:0Z", "2020-12-05 23:15:00+00:00"),
        ("2020-09-29T00:30:00PDT", "2020-09-29 00:30:00-07:00"),
        ("2020-08-25|00h23", "2020-08-25 00:23:00"),
        ("2022-1-26T14:32:06+02:00", "2022-01-26 14:32:06+02:00"),
        ("20231102", "2023-11-02 00:00:00"),
        ("20200924T10:04:34Z", "2020-09-24 10:04:34+00:00"),
        ("2020-09-01 9:53:00 -0700", "2020-09-01 09:53:00-07:00"),
        ('\\"2022-10-25T08:00:00-0400\\"', "2022-10-25 08:00:00-04:00"),
        ("2016-12-19 19:19:00 UTC", "2016-12-19 19:19:00+00:00"),
        ("2021-12-05T13:05:00,123Z", "2021-12-05 13:05:00+00:00"),
        ("Fri Apr 28 19:20:36 CEST 2023", "2023-04-28 19:20:36+02:00"),
    ],
)
def test_standards_as_people_write_them(text: str, expected: str) -> None:
    assert str(value(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "may", "12", "a", "now", "sat", "10:00", "5m", "P3M", "PT50M55S", "2021", "2021-12", "2020-13-45", "²¹", "1970-01-01T00:00:00Z",
     "0001-01-01T00:00:00", "1.2.3.4", "5 December", "00/00/0000", "December 5, 2021" + " " * 100, "3 hours ago", "today"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert read_date(text, "en", country="US") is None


@pytest.mark.parametrize("text", ["2021-12-05T13", "2021-2-30T13:05", "20211", "2021-12-05T13:05:00+25:00", "13"])
def test_what_is_no_standard(text: str) -> None:
    assert read_standard(text) is None


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2021-12-05", Precision.DAY),
        ("2021-12-05T13:05", Precision.MINUTE),
        ("2021-12-05T13:05Z", Precision.MINUTE),
        ("2021-12-05T13:05:00", Precision.SECOND),
        ("2021-1-05", Precision.DAY),
        ("2021-1-05 13:05", Precision.MINUTE),
        ("2021-1-05 13:05:00", Precision.SECOND),
        ("20211205", Precision.DAY),
        ("1638709500", Precision.SECOND),
        ("5. prosinca 2021.", Precision.DAY),
        ("5. prosinca 2021. 13:05", Precision.MINUTE),
    ],
)
def test_a_reading_is_as_precise_as_what_was_written(text: str, precision: Precision) -> None:
    reading = read_date(text, "hr")

    assert reading is not None
    assert reading.precision is precision


def test_digits_alone_are_a_day_and_a_time() -> None:
    assert value("202112051230") == naive(2021, 12, 5, 12, 30)
    assert str(value("20211205123045")) == "2021-12-05 12:30:45"


@pytest.mark.parametrize("text", ["202113051230", "202100051230", "202112321230", "202112001230", "182112051230"])
def test_digits_of_no_day_of_our_time_count_milliseconds_from_1970(text: str) -> None:
    assert value(text) == datetime.fromtimestamp(int(text) / 1000, UTC)


@pytest.mark.parametrize("zone", ["+1500", "-1500", "+0160", "+14:01", " QQQ"])
def test_an_offset_that_no_place_has_is_left_out(zone: str) -> None:
    """Of a moment with one digit for two: what `fromisoformat` reads has offsets up to a day."""
    assert value(f"2021-1-05T13:05{zone}") == naive(2021, 1, 5, 13, 5)
    assert str(value("2021-1-05T13:05+1400")) == "2021-01-05 13:05:00+14:00"
    assert str(value("2021-1-05T13:05-0159")) == "2021-01-05 13:05:00-01:59"


@pytest.mark.parametrize(
    "clock", ["13.5", "1:5 pm", "13:5:30", "24:00", "25:00", "12:60", "12:30:60", "13 pm"], ids=lambda clock: clock
)
def test_a_clock_that_shows_no_time_leaves_the_day(clock: str) -> None:
    for text in (f"5 December 2021, {clock}", f"{clock} 5 December 2021"):
        reading = read_date(text, "en")
        assert reading is not None
        # "13 pm" is 13 o'clock.
        expected = 13 if clock == "13 pm" else 0
        assert reading.value == naive(2021, 12, 5, expected)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("21/12/05", "ja", date(2021, 12, 5)),
        ("21.12.05", "ja", date(2021, 12, 5)),
        ("may mar 5 2021", "en", None),
        ("5 marzo aprile 2021", "it", None),
        ("30 مهر 1400", "fa", date(2021, 10, 22)),
        ("31 مهر 1400", "fa", None),
        ("30 اسفند 1399", "fa", date(2021, 3, 20)),
        ("30 اسفند 1400", "fa", None),
    ],
)
def test_days_of_other_orders_and_calendars_and_those_that_never_were(
    text: str, language: str, expected: date | None
) -> None:
    reading = read_date(text, language)

    assert (reading.value.date() if reading else None) == expected


def test_a_line_of_more_than_a_lines_length_has_no_date() -> None:
    words = date_words("en")
    day = "5 December 2021"

    assert [found.values for found in find_dates(day.rjust(LONGEST_LINE), words)] == [(naive(2021, 12, 5),)]
    assert list(find_dates(day.rjust(LONGEST_LINE + 1), words)) == []


# --- zones, countries, now -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "country", "offset"),
    [
        ("IST", "IN", 330),
        ("IST", "IE", 60),
        ("IST", None, None),
        ("BST", "GB", 60),
        ("BST", "BD", 360),
        ("BST", None, None),
        ("EST", "US", -300),
        ("EST", "AU", 600),
        ("EST", "DE", None),
        ("CET", None, 60),
        ("GMT", None, 0),
        ("ET", "US", -240),
        ("QQQ", "US", None),
        ("+25:00", "US", None),
    ],
)
def test_a_zone_is_known_by_the_country_or_left(zone: str, country: str | None, offset: int | None) -> None:
    moment = value(f"5 July 2021 13:05 {zone}", country=country)

    assert moment is not None
    assert moment.replace(tzinfo=None) == naive(2021, 7, 5, 13, 5)
    assert moment.utcoffset() == (None if offset is None else timedelta(minutes=offset))


def test_clocks_are_turned_by_the_rule_of_the_country() -> None:
    offsets = [
        value(f"{day} 2021 12:00 ET", country="US") for day in ("13 March", "14 March", "6 November", "7 November")
    ]

    assert [moment.utcoffset() for moment in offsets if moment] == [timedelta(hours=-h) for h in (5, 4, 4, 5)]


@pytest.mark.parametrize(("country", "month"), [("US", 5), ("GB", 12), ("IN", 12), ("CA", None), (None, None)])
def test_day_and_month_are_told_apart_by_the_country_or_refused(country: str | None, month: int | None) -> None:
    moment = value("05/12/2021", country=country)

    assert (moment.month if moment else None) == month


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("3 hours ago", "en", "2021-12-05 10:05:00+00:00"),
        ("vor 5 Minuten", "de", "2021-12-05 13:00:00+00:00"),
        ("il y a 2 heures", "fr", "2021-12-05 11:05:00+00:00"),
        ("hace 2 días", "es", "2021-12-03 00:00:00+00:00"),
        ("10분 전", "ko", "2021-12-05 12:55:00+00:00"),
        ("2 часа назад", "ru", "2021-12-05 11:05:00+00:00"),
    ],
)
def test_spans_of_time_count_from_now(text: str, language: str, expected: str) -> None:
    assert str(value(text, language, now=NOW)) == expected
    assert value(text, language) is None


def test_today_and_yesterday_are_days_of_the_caller() -> None:
    assert value("Heute, 13:05 Uhr", "de", now=NOW) == naive(2021, 12, 5, 13, 5)
    assert value("Yesterday at 6pm", now=NOW) == naive(2021, 12, 4, 18)
    assert value("yesterday", now=NOW) == naive(2021, 12, 4)


def test_languages_without_a_file_are_left_to_dateparser() -> None:
    assert value("5. prosinca 2021. 13:05", "hr") == naive(2021, 12, 5, 13, 5)
    assert value("5 декември 2021", "bg") == naive(2021, 12, 5)
    assert value("prosinac", "hr") is None
    assert value("5 qqqqq 2021", "hr") is None
    assert value("5 qqqqq 2021", "xx") is None


@pytest.mark.parametrize(
    ("zone", "country", "expected"),
    [
        ("CET", None, "2021-12-05 13:05:00+01:00"),
        ("PST", "US", "2021-12-05 13:05:00-08:00"),
        ("PST", None, "2021-12-05 13:05:00"),
        ("IST", None, "2021-12-05 13:05:00"),
    ],
)
def test_a_zone_does_not_turn_the_clock_of_a_date_that_dateparser_reads(
    zone: str, country: str | None, expected: str
) -> None:
    assert str(value(f"5. prosinca 2021. 13:05 {zone}", "hr", country=country)) == expected


def test_an_offset_in_a_date_that_dateparser_reads_keeps_the_moment() -> None:
    assert value("5. prosinca 2021. 13:05 +0200", "hr") == datetime(2021, 12, 5, 11, 5, tzinfo=UTC)


def test_a_date_is_read_where_the_language_is_not_known() -> None:
    assert value("5 décembre 2021 à 13h05", None) == naive(2021, 12, 5, 13, 5)
    assert value("5 грудня 2021 року", None) == naive(2021, 12, 5)
    assert value("5 tháng 12 2021", None) == naive(2021, 12, 5)


def test_a_cold_start_loads_no_dateparser() -> None:
    code = (
        "import sys; from newsparse.dates import read_date;"
        "assert read_date('5 décembre 2021 à 13h05', 'fr');"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("url", "tags", "country"),
    [
        ("https://www.harbour.example.co.uk/a", ["en-US"], "GB"),
        ("https://harbour.in/a", [], "IN"),
        ("https://harbour.io/a", ["en-AU"], "AU"),
        ("https://harbour.com/a", ["en", "pt_BR"], "BR"),
        ("https://harbour.gov/a", [], "US"),
        ("http://[::1", ["de"], None),
        (None, [], None),
    ],
)
def test_where_a_page_is_from(url: str | None, tags: list[str], country: str | None) -> None:
    assert country_of(url, tags) == country


# --- the tables ----------------------------------------------------------------------------------------------------------


def test_there_are_thirty_languages_and_each_knows_its_labels() -> None:
    assert len(LANGUAGES) >= 30
    for code in LANGUAGES:
        words = date_words(code)
        kinds = {words.labels[word] for word in words.labels}
        assert kinds == set(TimestampKind) - {TimestampKind.UNKNOWN}, code
        assert words.code == code


@given(text=st.text(max_size=60))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold_letters(text)) == len(text)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"mouths": []}, "mouths"),
        ({"order": "dym"}, "order"),
        ({"calendar": "roman"}, "calendar"),
        ({"months": [["january"]]}, "months"),
        ({"months": [["january"], ["january"], *[[str(n)] for n in range(10)]]}, "months"),
        ({"weekdays": "monday"}, "weekdays"),
        ({"labels": {"posted": ["posted"]}}, "labels.posted"),
        ({"labels": {"published": ["x"], "updated": ["x"]}}, "labels.updated"),
        ({"labels": []}, "labels"),
        ({"eras": {"meiji": "1868"}}, "eras.meiji"),
        ({"spaced": "no"}, "spaced"),
        ({"code": 1}, "code"),
        ({"glue": ["at", "at"]}, "glue"),
    ],
)
def test_a_wrong_word_table_is_refused(change: dict[str, Any], key: str) -> None:
    with pytest.raises(DataError) as error:
        read_words({"code": "xx", "labels": {}} | change, "xx.toml")

    assert error.value.key == key
    assert error.value.file == "xx.toml"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"zone": {}}, "zone"),
        ({"zones": {"CET": "60"}}, "zones.CET"),
        ({"zones": {"CET": 6000}}, "zones.CET"),
        ({"zones_by_country": {"IST": 330}}, "zones_by_country.IST"),
        ({"zones_of_summer": {"ET": {"US": -300}}}, "zones_of_summer.ET"),
        ({"zones_of_summer": {"ET": {"US": {"winter": -300, "rule": "moon"}}}}, "zones_of_summer.ET"),
        ({"order": {"mdy": "US"}}, "order.mdy"),
        ({"clocks": {"x": {"offset": 60, "rule": "mars", "countries": ["DE"]}}}, "clocks.x"),
        ({"clocks": {"x": {"offset": 60, "countries": ["DE"], "winter": 1}}}, "clocks.x.winter"),
        ({"clocks": {"x": {"countries": ["DE"]}}}, "clocks.x"),
        (
            {"clocks": {"x": {"offset": 60, "countries": ["DE"]}, "y": {"offset": 0, "countries": ["DE"]}}},
            "clocks.y",
        ),
    ],
)
def test_a_wrong_country_table_is_refused(change: dict[str, Any], key: str) -> None:
    with pytest.raises(DataError) as error:
        read_countries(change, "countries.toml")

    assert error.value.key == key


def test_countries_know_their_order() -> None:
    assert countries().orders["US"] == "mdy"
    assert countries().orders["GB"] == "dmy"


def test_europe_turns_its_clocks_on_the_last_sundays_of_march_and_october() -> None:
    zone = countries().clocks["DE"]

    days = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)]
    assert [zone_of(zone, day).utcoffset(None) for day in days] == [timedelta(hours=hours) for hours in (1, 2, 2, 1)]
    assert "US" not in countries().clocks
