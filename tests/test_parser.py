"""The wiring: the stages one by one give what the whole does, and the caller's own rules and words win."""

import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import attrs
import pytest

import newsparse
from newsparse.chain import DEFAULT
from newsparse.errors import InputError
from newsparse.labels import Dropped, Reason
from newsparse.locales import load, read_locale
from newsparse.parser import Parser
from tests.html_pages import news_page, story
from tests.laws.sources import EXAMPLE_PAGES, EXAMPLE_TEXTS, RICH

OWN = """
code = "{code}"
[phrases.promo]
whole = ["the quay calls"]
[words]
credit_labels = ["snapped by"]
"""
PAGE = news_page(
    f"<h1>Ferry to run all winter</h1>{''.join(story(3))}<p>The Quay calls</p><p>Share this</p>"
    "<figure><img src=/f.jpg><figcaption>At dawn. Snapped by: Jane Roe</figcaption></figure>" + "".join(story(6)[3:])
)


def reasons(parser: Parser, page: str = PAGE) -> dict[str, Reason]:
    return {label.block.text: label.reason for label in parser.parse_html(page).dropped}


def test_the_stages_give_what_the_whole_does() -> None:
    for path in EXAMPLE_PAGES:
        document = newsparse.read_html(path.read_bytes())
        article = newsparse.parse_html(path.read_bytes())
        assert Parser().parse(document) == article
        assert newsparse.label(document) == article.labels
    for path in EXAMPLE_TEXTS:
        document = newsparse.read_text(path.read_text("utf-8"))
        assert Parser().parse(document) == newsparse.parse_text(path.read_text("utf-8"))


@pytest.mark.parametrize("now", ["today", 0, datetime(2026, 3, 4, tzinfo=UTC).date()])
def test_now_is_a_moment(now: Any) -> None:
    for read in (newsparse.parse_html, newsparse.parse_text):
        with pytest.raises(InputError, match=f"now is a datetime or None, not {type(now).__name__}"):
            read("x", now=now)


def test_nothing_has_no_sections() -> None:
    assert newsparse.parse_html("").sections == ()
    assert [section.heading for section in newsparse.parse_html(RICH).sections].count(None) <= 1


def test_text_and_its_bytes_are_the_same_page() -> None:
    text, raw = newsparse.parse_html(RICH), newsparse.parse_html(RICH.encode())

    assert attrs.evolve(text, encoding=None) == attrs.evolve(raw, encoding=None)


def test_address_and_language_come_through() -> None:
    for parse in (
        newsparse.parse_html(RICH, "https://quay.example/a", "en"),
        newsparse.parse_text("One.", "https://quay.example/a", "en"),
    ):
        assert (parse.url, parse.language) == ("https://quay.example/a", "en")


# -- the caller's own words


def test_a_locale_of_the_caller_takes_the_place_of_the_one_that_newsparse_has() -> None:
    own = read_locale(OWN.format(code="en"), "en.toml")

    assert reasons(Parser())["Share this"] is Reason.SHARE
    assert reasons(Parser()).get("The Quay calls") is not Reason.PROMO
    assert reasons(Parser(locales=(own,)))["The Quay calls"] is Reason.PROMO
    assert reasons(Parser(locales=(own,))).get("Share this") is not Reason.SHARE


def test_a_locale_on_top_of_the_one_that_newsparse_has() -> None:
    own = read_locale(OWN.format(code="en"), "en.toml", parent=load("en"))
    found = reasons(Parser(locales=(own,)))

    assert (found["The Quay calls"], found["Share this"]) == (Reason.PROMO, Reason.SHARE)


def test_the_words_of_a_locale_reach_the_captions() -> None:
    own = read_locale(OWN.format(code="en"), "en.toml", parent=load("en"))
    (figure,) = Parser(locales=(own,)).parse_html(PAGE).figures

    assert (figure.caption, figure.credit) == ("At dawn.", "Jane Roe")


def test_a_locale_of_another_language_says_nothing_of_the_page() -> None:
    other = read_locale(OWN.format(code="qq"), "qq.toml")

    assert Parser(locales=(other,)).parse_html(PAGE) == newsparse.parse_html(PAGE)


def test_a_language_that_only_the_caller_knows() -> None:
    own = read_locale(OWN.format(code="qq"), "qq.toml")
    article = Parser(locales=(own,)).parse_html(PAGE, language="qq")

    assert article.language == "qq"
    assert Reason.PROMO in {label.reason for label in article.dropped if label.block.text == "The Quay calls"}


def test_the_first_of_two_locales_of_one_code_counts() -> None:
    own = read_locale(OWN.format(code="en"), "en.toml")

    assert reasons(Parser(locales=(own, load("en"))))["The Quay calls"] is Reason.PROMO
    assert reasons(Parser(locales=(load("en"), own))).get("The Quay calls") is not Reason.PROMO


# -- the caller's own table of mark-up, and rules


def test_mark_up_of_the_caller() -> None:
    page = news_page(
        f"<h1>Ferry to run all winter</h1>{''.join(story(3))}<p class=quaybox>A boat trip for two.</p>{''.join(story(6)[3:])}"
    )
    table = Parser().markup
    word = attrs.evolve(table.names[0], words=("quaybox",), reason=Reason.PROMO, strong=True)
    own = Parser(markup=attrs.evolve(table, names=(*table.names, word)))

    assert "A boat trip for two." in newsparse.parse_html(page).text
    assert reasons(own, page)["A boat trip for two."] is Reason.PROMO


def test_a_parser_is_frozen_and_one_of_the_same_parts_is_equal() -> None:
    parser = Parser()

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        parser.locales = ()  # type: ignore[misc]
    assert parser.chain is DEFAULT
    assert Parser() == Parser()
    assert Parser(chain=DEFAULT.without("embed")) != parser


def test_rules_of_one_parser_are_not_those_of_another() -> None:
    Parser(chain=DEFAULT.without(DEFAULT.names[-1])).parse_html(RICH)
    article = newsparse.parse_html(RICH)

    assert all(isinstance(label, Dropped) is hasattr(label, "reason") for label in article.labels)
    assert Parser().chain.names == DEFAULT.names


# -- the package


def test_every_public_name_is_there() -> None:
    assert [name for name in newsparse.__all__ if not hasattr(newsparse, name)] == []
    assert len(set(newsparse.__all__)) == len(newsparse.__all__)


@pytest.mark.parametrize("module", ["bs4", "dateparser", "cattrs", "click", "rich", "email"])
def test_an_import_loads_nothing_that_not_everybody_needs(module: str, environment: dict[str, str]) -> None:
    script = f"import sys, newsparse; sys.exit({module!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=False, env=environment)

    assert done.returncode == 0
