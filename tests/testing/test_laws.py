"""Each law finds the fault that it is about, and says so on a page that a person can read."""

from typing import Any

import attrs
import pytest

import newsparse
from newsparse.parts import Outcome
from newsparse.testing import LAWS, LINEAR_TIME, Extraction, Inapplicable, Law, Violation, growth, render_page
from newsparse.testing.answer_laws import deterministic, idempotent, round_trip
from newsparse.testing.check import Plan, try_law
from newsparse.testing.extraction import Reader
from newsparse.testing.page_laws import Varied, difference, rewritten
from newsparse.testing.report import Verdict
from newsparse.testing.text_laws import (
    body_in_order,
    body_kept,
    no_duplication,
    no_glue,
    no_split,
    nothing_lost,
    paragraphs_whole,
)
from newsparse.testing.truth import Page
from newsparse.testing.words import parting
from tests.testing.mutants import MUTANTS

BY_NAME = {law.name: law for law in LAWS}


def test_there_is_a_broken_parser_for_every_law() -> None:
    assert set(MUTANTS) == set(BY_NAME)
    assert len(BY_NAME) == len(LAWS)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_law_finds_its_fault(name: str) -> None:
    result = try_law(BY_NAME[name], Reader.of(MUTANTS[name]), Plan(60, ("en", "ru")))

    assert result.verdict is Verdict.BROKEN
    assert result.violation is not None
    assert result.violation.law == name
    assert (result.violation.expected, result.violation.came) != ("", "")
    assert result.violation.expected != result.violation.came


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_a_statement_is_a_sentence(law: Law) -> None:
    assert law.statement[0].isupper()
    assert law.statement.endswith(".")
    assert law.name in repr(law)


# -- laws on one page


def page_with(*paragraphs: str) -> Page:
    """The plainest page with these paragraphs, and its truth."""
    text = "\n\n".join(paragraphs)
    body, start = [], 0
    for paragraph in paragraphs:
        span = newsparse.Span.of(text, start, start + len(paragraph))
        body.append(newsparse.Paragraph(span, newsparse.Origin(())))
        start += len(paragraph) + 2
    return render_page(newsparse.Article(Outcome.ARTICLE, headline="Ferry", text=text, body=tuple(body)))


PAGE = page_with("The ferry sails on Tuesday.", "It sails all winter.", "Two ships, one crew.")


def answers(text: str, **others: Any) -> Reader:
    return Reader(lambda source: Extraction(text=text, **others))


RIGHT = "The ferry sails on Tuesday.\n\nIt sails all winter.\n\nTwo ships, one crew."


@pytest.mark.parametrize("law", [body_kept, no_glue, no_split, no_duplication], ids=lambda law: law.__name__)
@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        " ".join(RIGHT.split()),
        RIGHT.replace(" ", "\N{NO-BREAK SPACE}").replace("sails", "sa\N{SOFT HYPHEN}ils"),
        f"Ferry\n{RIGHT}",
        "\n".join(f"* {line}" for line in RIGHT.split("\n\n")),
    ],
    ids=["as it is", "one line", "other spaces", "with the headline", "as a list"],
)
def test_what_is_right_however_it_is_laid_out(law: Any, text: str) -> None:
    assert law(answers(text), PAGE) is None


@pytest.mark.parametrize(
    ("law", "text", "expected", "came"),
    [
        (body_kept, RIGHT.replace("winter", "summer"), "It sails all winter.", RIGHT.replace("winter", "summer")),
        (no_glue, RIGHT.replace(".\n\nIt", ".It"), "… ferry sails on Tuesday.", "… ferry sails on Tuesday.It"),
        (no_glue, RIGHT.replace("sails all", "sailsall"), "It sails all winter.", "It sailsall winter."),
        (no_split, RIGHT.replace("winter", "win ter"), "It sails all winter.", "It sails all win ter."),
    ],
)
def test_what_is_wrong_is_told(law: Any, text: str, expected: str, came: str) -> None:
    found = law(answers(text), PAGE)

    assert isinstance(found, Violation)
    assert (found.expected, found.came) == (expected, came)
    assert found.source == PAGE.source


def test_the_ledger_is_counted() -> None:
    whole = ("Ferry", *RIGHT.split("\n\n"))

    assert nothing_lost(answers("", ledger=whole), PAGE) is None
    assert nothing_lost(answers(""), PAGE) == Inapplicable("the parser gives no ledger", parser=True)
    assert isinstance(nothing_lost(answers("", ledger=whole[1:]), PAGE), Violation)
    assert isinstance(nothing_lost(answers("", ledger=(*whole, "Ferry")), PAGE), Violation)


@pytest.mark.parametrize("law", [body_kept, body_in_order, no_glue, no_split], ids=lambda law: law.__name__)
def test_a_page_without_a_body_says_nothing(law: Any) -> None:
    assert law(answers(""), page_with()) == Inapplicable("the page has no body")


def test_one_paragraph_more_or_less_is_told() -> None:
    lines = RIGHT.split("\n\n")

    for came, shown in ((lines[:-1], "none (2 in all)"), ([*lines, "More."], "4 of 4: 'More.'")):
        found = paragraphs_whole(answers(RIGHT, paragraphs=came), PAGE)
        assert isinstance(found, Violation)
        assert found.came == shown


# -- laws on the answers themselves


def test_an_article_that_is_a_page_again() -> None:
    """Made of what the parser gives: a whole page, a piece of one, paragraphs; or it cannot be tried."""
    whole = "<html><body><p>The ferry sails.</p></body></html>"

    def reads(**others: Any) -> Reader:
        return Reader(lambda source: Extraction(text="The ferry sails." if "sails" in str(source) else "", **others))

    assert idempotent(reads(html=whole), PAGE) is None
    assert idempotent(reads(html="<p>The ferry sails.</p>"), PAGE) is None
    assert idempotent(reads(paragraphs=["The ferry sails."]), PAGE) is None
    lost = idempotent(reads(html="<p>No more.</p>"), PAGE)
    assert isinstance(lost, Violation)
    assert "<p>No more.</p>" in str(lost.source)
    assert idempotent(reads(), PAGE) == Inapplicable(
        "the parser gives neither html nor paragraphs that a page could be made of", parser=True
    )
    assert idempotent(answers("", html=whole), PAGE) == Inapplicable("the parser found no text")


def test_what_cannot_be_stored_is_not_tried() -> None:
    assert round_trip(answers("", result=object()), PAGE) == Inapplicable(
        "the parser's result has neither to_dict and from_dict nor to_json and from_json", parser=True
    )


def test_a_second_answer_may_differ_in_what_was_dropped_alone() -> None:
    dropped = iter([["Home"], [], ["Home", "News"]])
    found = deterministic(Reader(lambda source: Extraction(text=RIGHT, dropped=next(dropped))), PAGE)

    assert isinstance(found, Violation)
    assert "('Home',)" in found.expected
    assert "('Home', 'News')" in found.came
    assert "note:     read a second time" in str(found)


def test_the_same_words_in_other_pieces_differ() -> None:
    one = Extraction(text="The ferry sails.", paragraphs=["The ferry", "sails."])

    assert difference(one, attrs.evolve(one, paragraphs=["The ferry sails."])) == (
        "paragraphs: 2",
        "1 of the same words",
    )
    assert parting(["a", "b"], ["a", "b"]) is None


def test_readings_differ_in_what_both_tell() -> None:
    one = Extraction(text="The ferry sails.", headline="Ferry", dropped=("Home",))

    assert difference(one, attrs.evolve(one, text="The  ferry\nsails.", dropped=())) is None
    assert difference(one, attrs.evolve(one, headline="Ship")) == ("headline: Ferry", "Ship")
    assert difference(one, attrs.evolve(one, text="The ferry")) == ("text: The ferry sails.", "The ferry")


def test_a_change_that_changes_nothing_is_no_trial() -> None:
    judge = rewritten(lambda source, choice: source)

    assert judge(answers(""), Varied(PAGE, 0)) == Inapplicable("the page has nothing that could be changed")


def test_a_law_is_called_with_any_parser() -> None:
    law = BY_NAME["body_kept"]

    assert law(lambda source: RIGHT, PAGE) is None
    found = law(lambda source: None, PAGE)
    assert isinstance(found, Violation)
    assert found.law == "body_kept"
    assert "<h1>Ferry</h1>" in str(found)


# -- time, by a clock that the parser moves


class Clock:
    """A processor's clock that stands still but for what the parser says it took."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        monkeypatch.setattr("time.process_time", lambda: self.now)

    def parser(self, power: float) -> Reader:
        """A parser whose time grows with a power of the size."""

        def parse(source: str) -> str:
            self.now += (len(source) / 100_000) ** power
            return ""

        return Reader(parse)


@pytest.mark.parametrize("power", [0.0, 1.0, 1.2])
def test_time_that_grows_with_the_page(monkeypatch: pytest.MonkeyPatch, power: float) -> None:
    assert LINEAR_TIME(Clock(monkeypatch).parser(power)) is None


@pytest.mark.parametrize("power", [1.8, 2.0, 3.0])
def test_time_that_grows_faster(monkeypatch: pytest.MonkeyPatch, power: float) -> None:
    found = LINEAR_TIME(Clock(monkeypatch).parser(power))

    assert isinstance(found, Violation)
    assert found.came == f"a power of {power:.1f}"


def test_a_machine_that_is_busy_for_a_while_is_not_the_parser_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    steady = clock.parser(1.0)
    calls = iter(range(1_000_000))

    def parse(source: str) -> object:
        clock.now += 0.5 if next(calls) in range(20, 60, 9) else 0.0
        return steady.html(source)

    assert LINEAR_TIME(Reader(parse)) is None  # type: ignore[arg-type]


def test_the_shapes_grow_with_their_size() -> None:
    for shape, page in growth.SHAPES.items():
        assert len(page(20)) > len(page(10)) > len(page(1)), shape
