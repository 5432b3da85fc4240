"""`check_parser` says of every law whether it holds, with the smallest page that breaks it; `laws_for` makes tests of them."""

import itertools
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.errors import InputError
from newsparse.testing import (
    LAWS,
    Case,
    Extraction,
    Inapplicable,
    Law,
    LawBroken,
    LawTest,
    Page,
    Report,
    Verdict,
    Violation,
    check_parser,
    laws_for,
    templates,
)
from newsparse.testing.check import strategy_for

BY_NAME = {law.name: law for law in LAWS}
SOME = [BY_NAME[name] for name in ("body_kept", "headline_found", "nothing_lost", "forms_agree")]


def text_only(source: Any) -> str:
    return newsparse.parse_html(source).text


def test_a_parser_of_text_alone() -> None:
    report = check_parser(text_only, SOME, max_examples=5, languages=["en"])

    assert [result.verdict for result in report.results] == [Verdict.HOLDS, *[Verdict.INAPPLICABLE] * 3]
    assert [result.why for result in report.inapplicable] == [
        "the parser gives no headline",
        "the parser gives no ledger",
        "the parser reads no flattened text",
    ]
    assert report.ok
    assert [str(result).rpartition("\n    ")[2] for result in report.inapplicable] == [
        result.why for result in report.inapplicable
    ]
    assert str(report.holding[0]) == f"body_kept: {BY_NAME['body_kept'].statement}"


def test_the_smallest_page_is_shown() -> None:
    def parse(source: Any) -> Extraction:
        text = text_only(source)
        return Extraction(text="" if "<blockquote" in source else text)

    known = [templates()["semantic"]]
    report = check_parser(parse, [BY_NAME["body_kept"]], max_examples=300, languages=["en"], templates=known)
    (broken,) = report.broken

    assert broken.violation is not None
    assert isinstance(broken.violation.source, str)
    assert broken.violation.source.count("<blockquote") == 1
    assert broken.violation.source.count("<p") < 8
    assert "<blockquote" in str(report)


def test_what_the_parser_raises_is_in_the_report() -> None:
    def parse(source: Any) -> str:
        if "<figure" in source:
            raise ZeroDivisionError("one figure too many")
        return text_only(source)

    report = check_parser(parse, [BY_NAME["body_kept"]], max_examples=100, languages=["en"])
    (error,) = report.errors

    assert error.why == "ZeroDivisionError: one figure too many"
    assert isinstance(error.source, str)
    assert error.source.count("<figure") == 1
    assert not report.ok
    assert "raised:   ZeroDivisionError: one figure too many" in str(report)


def test_a_parser_that_answers_now_so_now_so() -> None:
    calls = itertools.count()

    def parse(source: Any) -> str:
        return "" if next(calls) == 30 else text_only(source)

    report = check_parser(parse, [BY_NAME["body_kept"]], max_examples=100, languages=["en"])
    (broken,) = report.broken

    assert broken.violation is not None
    assert "not each time" in broken.violation.note


def test_a_law_that_fails_itself_is_not_the_parser_s_fault() -> None:
    def judge(reader: object, page: object) -> None:
        raise RuntimeError("a law with a fault")

    with pytest.raises(RuntimeError, match="a law with a fault"):
        check_parser(newsparse, [Law("own", "It holds.", Case.PAGE, judge)], max_examples=1)


def test_a_law_of_one_s_own() -> None:
    def judge(reader: Any, page: Page) -> Violation | Inapplicable | None:
        if not page.article.kicker:
            return Inapplicable("the page has no kicker")
        return Violation("no kicker", page.article.kicker, page.source)

    report = check_parser(newsparse, [Law("no_kicker", "No page has a kicker.", Case.PAGE, judge)], languages=["en"])

    assert report.broken[0].violation is not None
    assert report.broken[0].violation.expected == "no kicker"


def test_the_same_seed_gives_the_same_pages() -> None:
    def pages_of(seed: int | None) -> list[str]:
        seen: list[str] = []

        def parse(source: Any) -> str:
            seen.append(source)
            return ""

        check_parser(parse, [BY_NAME["deterministic"]], max_examples=20, seed=seed)
        return seen

    assert pages_of(1) == pages_of(1)
    assert pages_of(1) != pages_of(2)


def test_the_report_counts_and_reads() -> None:
    report = check_parser(text_only, SOME, max_examples=5, languages=["en"])
    lines = str(report).splitlines()

    assert lines[0] == "4 laws, up to 5 pages each: 1 hold, 3 do not apply"
    assert lines[2:4] == [
        "ok     body_kept             Every line of the story's body is in the text.",
        "-      headline_found        the parser gives no headline",
    ]
    assert str(report) == report.table
    assert Report((), 1).ok


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"max_examples": 0}, "max_examples is a whole number of at least 1, not 0"),
        ({"max_examples": "many"}, "not 'many'"),
        ({"laws": ["body_kept"]}, "laws are objects of newsparse.testing.Law, not 'body_kept'"),
        ({"languages": "en"}, "languages must be a collection of codes"),
    ],
)
def test_wrong_arguments(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        check_parser(newsparse, **arguments)
    if "languages" not in arguments:
        with pytest.raises(InputError, match=message):
            laws_for(newsparse, **arguments)


def test_sizes_are_not_drawn() -> None:
    with pytest.raises(InputError, match="make their own pages"):
        strategy_for(Case.SIZES)


# -- as tests


def test_one_parameter_for_each_law() -> None:
    parameters = laws_for(text_only, max_examples=5, languages=["en"])

    assert [parameter.id for parameter in parameters] == list(BY_NAME)


def only_test(parse: object, name: str) -> LawTest:
    ((test,),) = (parameter.values for parameter in laws_for(parse, [BY_NAME[name]], max_examples=5, languages=["en"]))
    assert isinstance(test, LawTest)
    return test


def test_a_law_is_called_as_a_test() -> None:
    only_test(text_only, "body_kept")()
    with pytest.raises(pytest.skip.Exception, match="the parser gives no headline"):
        only_test(text_only, "headline_found")()
    with pytest.raises(LawBroken, match=r"body_kept: Every line .*\n    expected: "):
        only_test(lambda source: "", "body_kept")()


TESTS = """
import newsparse, pytest
from newsparse.testing import LAWS, laws_for

def parse(source):
    return newsparse.parse_html(source).text.upper()

@pytest.mark.parametrize("law", laws_for(parse, LAWS[4:8] + LAWS[10:11], max_examples=5, languages=["en"]))
def test_law(law):
    law()
"""


def test_in_pytest(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "test_laws.py").write_text(TESTS, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "--rootdir", tmp_path, tmp_path],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )

    assert "1 failed, 3 passed, 1 skipped" in done.stdout
    assert "test_law[body_kept]" in done.stdout
    assert "expected: The " in done.stdout
    assert "the parser gives no ledger" in done.stdout
