import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.datelines import read_dateline
from newsparse.locales import available, load
from tests.test_bylines import languages, locale_of


@pytest.mark.parametrize(("code", "paragraph", "expected"), languages("datelines.md"))
def test_a_case(code: str, paragraph: str, expected: str) -> None:
    found = read_dateline(paragraph, locale_of(code))

    if found is None:
        assert expected == "-"
        return
    parts = " | ".join(part or "-" for part in (found.place, found.agency, found.date))
    assert f"{parts} → {paragraph[found.span.end :]}" == expected
    assert found.span.start == 0
    assert paragraph.startswith(found.span.text)


def test_there_are_cases_enough() -> None:
    cases = languages("datelines.md")
    assert len(cases) >= 150
    assert len({code for code, _, _ in cases}) >= 20


@pytest.mark.parametrize("paragraph", ["Elmstedt. Vier Tage nach dem Brand.", "Elmstedt – Vier Tage nach dem Brand."])
def test_a_town_is_known_by_its_bold_type(paragraph: str) -> None:
    found = read_dateline(paragraph, load("de"), bold_chars=len("Elmstedt."))

    assert found is not None
    assert (found.place, paragraph[found.span.end :]) == ("Elmstedt", "Vier Tage nach dem Brand.")
    assert read_dateline(paragraph, load("de"), bold_chars=len("ElmstedtVierTage")) is None


_PLACES = ["LONDON", "FERNHOLLOW", "New Delhi", "KYIV, Ukraine", "ELMSTEDT", "Saint-Oswin", "PORT-AU-PRINCE"]
_AGENCIES = ["Reuters", "AP", "dpa", "AFP", "PTI"]
_DATES = ["", ", March 4", ", 4 mars", ", Dec. 23"]


@given(st.sampled_from(_PLACES), st.sampled_from(_AGENCIES), st.sampled_from(_DATES), st.sampled_from(["-", "–", "—"]))
def test_what_is_put_together_is_taken_apart(place: str, agency: str, date: str, dash: str) -> None:
    paragraph = f"{place}{date} ({agency}) {dash} The bridge was shut."
    locale = load("fr" if "mars" in date else "en")
    found = read_dateline(paragraph, locale)

    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, date.strip(" ,") or None)
    assert paragraph[found.span.end :] == "The bridge was shut."


_PIECES = [
    *[
        "LONDON",
        "Berlin",
        " ",
        ",",
        ".",
        ":",
        "(",
        ")",
        "[",
        "]",
        "/",
        "-",
        " - ",
        "—",
        "AP",
        "dpa",
        "March 4",
        "4",
        "2024",
    ],
    *["The", "the", "北京", "新华社", "4日", "电", "【", "】", "=", "서울", "\n", "Mich.", "\x00", '"'],
]


@given(
    st.lists(st.sampled_from(_PIECES), max_size=20).map("".join) | st.text(max_size=60), st.sampled_from(available())
)
@example("(", "en")
@example("LONDON (AP) —", "en")
@example("/", "en")
def test_what_is_found_stands_in_the_paragraph(paragraph: str, code: str) -> None:
    found = read_dateline(paragraph, load(code))
    if found is not None:
        assert paragraph[: found.span.end] == found.span.text
        assert found.span.end < len(paragraph)
        assert found.place or found.agency
        assert found.date is None or found.date in found.span.text
        assert found.agency is None or found.agency in found.span.text


@pytest.mark.parametrize("piece", ["A", "A ", "LONDON, ", "(", "/", "(AP)", "- ", "4 ", "北京", "=", "."])
def test_a_long_paragraph_comes_to_an_end(piece: str) -> None:
    paragraph = piece * (200_000 // len(piece))
    found = read_dateline(paragraph, load("en"))

    assert found is None or found.span.end < len(paragraph)
