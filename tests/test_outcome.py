"""Outcomes: pages that are no whole article say so, with their evidence, and are never given out as one.

The pages are `tests/pages/outcomes/<outcome>-<language>-<what>.html`.
"""

from pathlib import Path

import pytest

import newsparse
from newsparse.errors import DataError
from newsparse.kinds import page_words, read_page_words
from newsparse.outcome import with_wall
from newsparse.parts import Access, AccessStatus, Outcome

PAGES = sorted((Path(__file__).parent / "pages" / "outcomes").glob("*.html"))
_SHORT_NAMES = {"not": Outcome.NOT_ARTICLE}


def expected(path: Path) -> Outcome:
    """The outcome that a file's name begins with."""
    word = path.stem.partition("-")[0]
    return _SHORT_NAMES.get(word) or Outcome(word)


def test_there_are_pages_of_every_outcome_but_whole_articles_in_many_languages() -> None:
    assert len(PAGES) >= 60
    assert {expected(path) for path in PAGES} == set(Outcome) - {Outcome.ARTICLE}
    assert {"ar", "de", "en", "es", "fr", "ja"} < {path.stem.split("-")[1] for path in PAGES}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_outcome_of_a_page(path: Path) -> None:
    article = newsparse.parse_html(path.read_bytes())

    assert article.outcome is expected(path), article.evidence
    assert article.evidence
    assert all(article.evidence)


@pytest.mark.parametrize(
    "path", [path for path in PAGES if path.stem.startswith("paywalled")], ids=lambda path: path.stem
)
def test_a_page_behind_a_wall_is_not_free_and_says_why(path: Path) -> None:
    access = newsparse.parse_html(path.read_bytes()).access

    assert access.status is AccessStatus.PAYWALLED
    assert any("asks to s" in entry or "isAccessibleForFree" in entry for entry in access.evidence)


def test_a_claim_counts_before_what_a_wall_looks_like() -> None:
    free = Access(AccessStatus.FREE, ("NewsArticle.isAccessibleForFree is true",))

    assert with_wall(free, Outcome.PAYWALLED, ("a block asks to subscribe",)) is free
    assert with_wall(Access(), Outcome.ARTICLE, ("12 characters",)) == Access()
    assert with_wall(Access(), Outcome.PAYWALLED, ("a", "a")) == Access(AccessStatus.PAYWALLED, ("a",))


BRIEF = "<h1>Power back in Pendry</h1><p>The lights are on again in all streets of Pendry, the network operator said at noon.</p>"


@pytest.mark.parametrize(
    ("head", "outcome"),
    [
        ('<meta property="og:type" content="article">', Outcome.PARTIAL),
        (
            (
                '<meta property="og:type" content="article">'
                '<meta property="article:published_time" content="2026-03-04T12:05:00Z">'
            ),
            Outcome.ARTICLE,
        ),
        ("", Outcome.NOT_ARTICLE),
    ],
    ids=["an article by its own word", "and dated", "by nobody's word"],
)
def test_news_in_brief(head: str, outcome: Outcome) -> None:
    assert newsparse.parse_html(f"<html lang=en><head>{head}</head><body>{BRIEF}</body></html>").outcome is outcome


@pytest.mark.parametrize(("titles", "outcome"), [(12, Outcome.LISTING), (1, Outcome.NOT_ARTICLE)])
def test_a_section_is_a_listing_where_titles_of_articles_stand_under_its_name(titles: int, outcome: Outcome) -> None:
    linked = "".join(
        f"<h3><a href=/{n}>The council of Fernhollow votes to close bridge number {n} today</a></h3>"
        for n in range(titles)
    )
    article = newsparse.parse_html(
        f"<html lang=en><head><title>Sport</title></head><body><h1>Sport</h1>{linked}</body></html>"
    )

    assert article.outcome is outcome
    named = "the headline is a section's name: 'Sport'" in article.evidence
    assert named is (outcome is Outcome.LISTING)


def test_the_words_are_read_as_phrases_are() -> None:
    words = read_page_words(
        '[titles.en]\nnot_article = ["Page not found!"]\n[texts.en]\nshell = ["JavaScript"]', "own.toml"
    )

    assert words.title_of("» PAGE NOT FOUND") is Outcome.NOT_ARTICLE
    assert words.title_of("Page not found at all") is None
    assert words.found(Outcome.SHELL, "please turn on javascript") == ["javascript"]
    assert words.found(Outcome.CONSENT, "please turn on javascript") == []


@pytest.mark.parametrize("raw", ["https://schema.org/ContactPage", "contactpage", "ContactPage "])
def test_a_type_is_known_with_and_without_its_address(raw: str) -> None:
    assert page_words().type_of(raw) is Outcome.NOT_ARTICLE


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("[title]", "title"),
        ("[types]\narticle = []", "types.article"),
        ("[titles.en]\nshell = []", "titles.en.shell"),
        ("[texts.en]\nlisting = []", "texts.en.listing"),
        ('[texts.en]\nshell = ["...!"]', "texts.en.shell"),
        ('[types]\nlisting = "blog"', "types.listing"),
    ],
)
def test_a_fault_in_the_words_names_file_and_key(source: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        read_page_words(source, "own.toml")

    assert "own.toml" in str(caught.value)
    assert key in str(caught.value)
