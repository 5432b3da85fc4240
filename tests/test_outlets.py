"""Names of the outlet, however they are written, are no persons."""

import pytest

from newsparse.byline_words import words_for
from newsparse.document import Claim, Document, Field, Metadata, Source
from newsparse.locales import load
from newsparse.outlets import Outlets, bare
from newsparse.parts import Author, AuthorKind


def outlets(*names: str, url: str | None = None) -> Outlets:
    claims = tuple(Claim(Field.SITE_NAME, name, Source.OPEN_GRAPH, "og:site_name") for name in names)
    return Outlets.of(Document(metadata=Metadata(claims)), None, url)


@pytest.mark.parametrize(
    ("site", "url", "language", "name", "signs"),
    [
        ("LA RIBERA", None, "es", "Para la Ribera", "la Ribera"),
        (None, "https://lazer.bolha.example/2024/03/05/rio", "pt", "Do Bolha", "Bolha"),
        ("Coast Sentinel", None, "en", "South Coast-Sentinel", "South Coast-Sentinel"),
        ("Coast Sentinel", None, "en", "Northern Bay Coast Sentinel", "Northern Bay Coast Sentinel"),
        ("LinkFern | The valley's own platform", None, "en", "LinkFern", "LinkFern"),
        ("Vocea Ardeșului - Cotidian independent", None, "en", "Vocea Ardeşului", "Vocea Ardeşului"),
        ("PAGINA7", None, "en", "Página 7", "Página 7"),
        ("The Fern Herald", None, "en", "Fern Herald", "Fern Herald"),
        ("The Fern Herald", None, "en", "Mara Lindqvist", None),
        ("Mara Lindqvist - Notes from the valley", None, "en", "Mara Lindqvist", None),
        (None, "https://maralindqvist.example/notes", "en", "Mara Lindqvist", None),
        (None, "https://www.fernpost.example/notes", "en", "FernPost", "FernPost"),
    ],
)
def test_a_name_of_the_outlet_is_an_organisation(
    site: str | None, url: str | None, language: str, name: str, signs: str | None
) -> None:
    known = outlets(*([site] if site else []), url=url)

    told = known.told(Author(name), words_for(load(language)))

    assert told == (Author(signs, AuthorKind.ORGANIZATION) if signs else Author(name))


def test_who_is_no_person_is_left_as_told() -> None:
    agency = Author("Fern Herald", AuthorKind.AGENCY)

    assert outlets("Fern Herald").told(agency, words_for(load("en"))) is agency


def test_names_are_compared_without_accents_and_marks() -> None:
    assert bare("Página|12") == bare("PAGINA 12") == "pagina12"


def test_a_page_that_says_nothing_of_itself_has_no_outlet() -> None:
    assert not outlets().has("Fern Herald")
    assert not outlets().has("")
