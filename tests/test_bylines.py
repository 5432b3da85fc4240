import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.byline_words import agencies, byline_codes, byline_table, read_agencies, read_byline_table, words_for
from newsparse.bylines import read_authors, read_byline
from newsparse.errors import DataError
from newsparse.locales import Locale, available, load
from newsparse.parts import Author, AuthorKind
from newsparse.persons import written
from tests.cases import CASES, read_cases

KINDS = {AuthorKind.PERSON: "", AuthorKind.AGENCY: "agency: ", AuthorKind.ORGANIZATION: "organization: "}


def locale_of(code: str) -> Locale:
    """The locale of a page in this language, as the parser finds it."""
    return load(code if code in available() else "und")


def languages(file: str) -> list[tuple[str, str, str]]:
    """Language, line and what it says, for every line of every case."""
    lines = (CASES / file).read_text("utf-8").splitlines()
    fences = [line.removeprefix("```") for line in lines if line.startswith("```") and len(line) > len("```")]
    found = []
    for case, code in zip(read_cases(CASES / file), [code for code in fences if code != "expected"], strict=True):
        pairs = zip(case.input.split("\n"), case.expected.split("\n"), strict=True)
        found += [(code, line, expected) for line, expected in pairs]
    return found


def show(author: Author) -> str:
    role = f" [{author.role}]" if author.role else ""
    organization = f" <{author.organization}>" if author.organization else ""
    return f"{KINDS[author.kind]}{author.name}{role}{organization}"


@pytest.mark.parametrize(("code", "line", "expected"), languages("bylines.md"))
def test_a_case(code: str, line: str, expected: str) -> None:
    byline = read_byline(line, locale_of(code))

    assert byline.raw == line
    assert ("; ".join(map(show, byline.authors)) or "-") == expected


def test_there_are_cases_enough() -> None:
    cases = languages("bylines.md")
    assert len(cases) >= 200
    assert len({code for code, _, _ in cases}) >= 20


# --- properties ----------------------------------------------------------------------------------------------------------

_LATIN = ["Mara", "Tom", "Élodie", "Jörg", "Søren", "Zofia", "Anne-Marie", "J.", "T.J.", "Óscar", "O'Neil", "Siân"]
_FAMILY = [
    *[
        "Lindqvist",
        "Okafor",
        "Brandt-Nowak",
        "O'Hara",
        "McAllister",
        "MacLeod",
        "FitzGerald",
        "D'Amico",
        "Żuk",
        "Öberg",
    ],
    *["de la Cruz", "van der Veen", "von der Au", "bin Rashid", "dos Santos", "Al-Harun", "di Marco", "Ferrán Ruiz"],
]
_SUFFIXES = ["", "", " Jr.", " III"]
names = st.builds(
    lambda given_, middle, family, suffix: f"{given_}{middle} {family}{suffix}",
    st.sampled_from(_LATIN),
    st.sampled_from(["", "", " K.", " Mae"]),
    st.sampled_from(_FAMILY),
    st.sampled_from(_SUFFIXES),
).filter(lambda name: "J. " not in name[:3] or len(name) > len("J. Al"))
TEMPLATES = {
    "en": [
        "By {}",
        "{}",
        "Written by {}",
        "By {}, Senior Reporter",
        "By {} in Kyiv",
        "{} | March 4, 2024",
        "By {} (AP)",
    ],
    "de": ["Von {}", "{}", "Ein Kommentar von {}", "Von {}, Berlin", "Von {} (Text)", "{} 4. März 2024, 14:05 Uhr"],
    "fr": [
        "Par {}",
        "{}",
        "Propos recueillis par {}",
        "Par {}, journaliste",
        "Par {} avec AFP",
        "{} Publié le 4 mars 2024",
    ],
    "es": ["Por {}", "{}", "Por {}, corresponsal", "{} | 4 de marzo de 2024"],
    "it": ["Di {}", "{}", "a cura di {}", "{}, inviato"],
    "nl": ["Door {}", "{}, redacteur", "{} 4 maart 2024, 14:05"],
    "sv": ["Av {}", "Text: {} Foto: Per Ek", "{}, reporter"],
}
PAIRS = {"en": "By {} and {}", "de": "Von {} und {}", "fr": "Par {} et {}", "nl": "Door {} en {}", "sv": "Av {} och {}"}
lines = st.sampled_from([(code, template) for code, templates in TEMPLATES.items() for template in templates])


@given(names, lines)
def test_a_name_inside_a_byline_comes_back_whole(name: str, line: tuple[str, str]) -> None:
    code, template = line
    authors = read_byline(template.format(name), load(code)).authors

    assert [author.name for author in authors if author.kind is AuthorKind.PERSON] == [name]


_WORDS = [
    "Mara",
    "Lindqvist",
    "Staff",
    "Sports",
    "Reuters",
    "March",
    "Paris",
    "Will",
    "Editor",
    "Van",
    "Santos",
    "Photo",
    "News",
]


_OPENERS = ["", "By ", "Von ", "De ", "Text ", "Reporter ", "Photo "]


@given(
    st.sampled_from(_OPENERS),
    st.sampled_from(_WORDS),
    st.sampled_from(_WORDS),
    st.sampled_from(available()),
    st.booleans(),
)
def test_a_first_name_and_a_family_name_alone_are_read_as_in_a_longer_line(
    opener: str, first: str, family: str, code: str, loose: bool
) -> None:
    line, words = f"{opener}{first} {family}", words_for(load(code))

    assert read_authors(line, words, loose=loose) == read_authors(f" {line}", words, loose=loose)


@given(names, names, st.sampled_from(sorted(PAIRS)))
def test_two_names_come_back_whole(first: str, second: str, code: str) -> None:
    authors = read_byline(PAIRS[code].format(first, second), load(code)).authors

    assert [author.name for author in authors] == list(dict.fromkeys([first, second]))


_PIECES = [
    *[
        "By",
        "von ",
        "Jane",
        "Roe",
        " ",
        " and ",
        ", ",
        " | ",
        "/",
        "(",
        ")",
        "[",
        "]",
        "@jane",
        "jane@a.example",
        "2024",
    ],
    *[
        "5 March",
        "RoeSenior Editor",
        "\n",
        ":",
        "：",
        "記者",
        "田中",
        "기자",
        "и",
        "و",
        "AP",
        "dpa",
        "-",
        "—",
        "\x00",
        "…",
        ".",
    ],
]


@given(
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join) | st.text(max_size=80), st.sampled_from(available())
)
@example("(", "en")
@example("By", "en")
@example("By\x00", "en")
@example("By , and", "en")
def test_no_line_is_too_odd_and_no_author_is_empty(line: str, code: str) -> None:
    for author in read_byline(line, load(code)).authors:
        assert author.name.strip() == author.name != ""
        assert not any(sign in author.name for sign in "@|\n")


@pytest.mark.parametrize(
    "piece", ["a", "A ", "a@", "(", "By ", "Jane Roe and ", "1", "aB", "記", "記者 ", ",", "and ", "\n", "-"]
)
def test_a_long_line_comes_to_an_end(piece: str) -> None:
    line = piece * (200_000 // len(piece))

    assert len(read_authors(line, words_for(load("en")))) < len(line)


def test_capitals_become_small_letters_but_in_initials() -> None:
    words = words_for(load("en"))

    assert written("MARA VAN DER VEEN", words) == "Mara van der Veen"
    assert written("TJ O'HARA-MCALLISTER III", words) == "TJ O'Hara-McAllister III"
    assert written("André Oliver KLEIN", words) == "André Oliver Klein"
    assert written("AJ Lee", words) == "AJ Lee"


def test_a_claim_needs_no_capitals_and_an_outlet_is_no_person() -> None:
    words = words_for(load("en"))

    assert [author.name for author in read_authors("mara lindqvist", words, loose=True)] == ["mara lindqvist"]
    assert read_authors("mara lindqvist", words) == ()
    found = read_authors("Mara LindqvistFern Herald", words, ["Fern Herald"])
    assert [(author.name, author.organization) for author in found] == [("Mara Lindqvist", "Fern Herald")]


@pytest.mark.parametrize(
    ("claim", "loosely", "strictly"),
    [
        ("mara", "mara", "-"),
        ("FH", "organization: FH", "-"),
        ("FERN", "organization: FERN", "-"),
        ("FERNHOLLOW", "Fernhollow", "-"),
        ("Mara lindqvist writes here", "-", "-"),
        ("der Region", "der Region", "-"),
        ("Fern Herald", "organization: Fern Herald", "organization: Fern Herald"),
        ("fern herald", "organization: fern herald", "organization: fern herald"),
        ("Quay Brack", "organization: Quay Brack", "organization: Quay Brack"),
    ],
)
def test_what_is_known_to_be_a_name_need_not_look_like_one(claim: str, loosely: str, strictly: str) -> None:
    words, outlets = words_for(load("en")), ["Fern Herald", "Quay Brack"]

    for loose, expected in ((True, loosely), (False, strictly)):
        assert ("; ".join(map(show, read_authors(claim, words, outlets, loose=loose))) or "-") == expected


# --- the tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", byline_codes())
def test_every_table_can_be_read_and_its_openers_open(code: str) -> None:
    table = byline_table(code)

    assert table["openers"]
    assert table["heads"]
    assert len(table["months"]) >= 12 or code in ("ja", "ko", "zh", "vi")


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("[words]\nopener = []", "words.opener"),
        ("[word]\nopeners = []", "word"),
        ("[words]\nopeners = 1", "words.openers"),
        ('[words]\nopeners = ["by", "by"]', "words.openers"),
        ('[words]\nopeners = [" "]', "words.openers"),
        ("[words", "(whole file)"),
    ],
)
def test_a_wrong_table_is_refused(source: str, key: str) -> None:
    with pytest.raises(DataError) as error:
        read_byline_table(source, "bylines/xx.toml")
    assert (error.value.file, error.value.key) == ("bylines/xx.toml", key)


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("", "agencies"),
        ('[agencies]\n"Fern Wire" = ["FW"]\n"Fog Wire" = ["FW"]', "agencies"),
        ('[agencies]\n"Fern Wire" = "FW"', "agencies.Fern Wire"),
    ],
)
def test_a_wrong_table_of_agencies_is_refused(source: str, key: str) -> None:
    with pytest.raises(DataError) as error:
        read_agencies(source, "agencies.toml")
    assert error.value.key == key


def test_an_agency_is_known_by_its_forms_and_a_first_name_is_none() -> None:
    table = agencies()

    assert table.find("AFP") == table.find("agence france-presse") == table.find("法新社") == "Agence France-Presse"
    assert table.find("SID") == "SID"
    assert table.find("Sid") is None
    assert table.find("Petra") is None
