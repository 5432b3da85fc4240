"""Tries laws on a parser with drawn pages: `check_parser` for a report, `laws_for` for one test item a law."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import attrs
import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky

from newsparse.article import Article
from newsparse.errors import InputError
from newsparse.testing.articles import articles
from newsparse.testing.encodings import encoded
from newsparse.testing.extraction import ParserError, Reader
from newsparse.testing.findings import Case, Finding, Inapplicable, Law, Violation
from newsparse.testing.laws import LAWS
from newsparse.testing.page_laws import TwoForms, Varied
from newsparse.testing.pages import pages, texts
from newsparse.testing.report import LawResult, Report, Verdict
from newsparse.testing.truth import Page, Template

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

Languages = Collection[str] | None

_PROBED = 10  # pages after which a law is given up that is about what the parser lacks


def _positive(_: object, attribute: "attrs.Attribute[int]", value: object) -> None:
    if not isinstance(value, int) or value < 1:
        raise InputError(f"{attribute.name} is a whole number of at least 1, not {value!r}")


@attrs.frozen
class Plan:
    """Which pages a law is tried on. Raises `InputError` for wrong values."""

    max_examples: int = attrs.field(default=100, validator=_positive)
    """How many, at most."""
    languages: Languages = None
    """Their languages; any that `newsparse.testing.languages()` names where none are given."""
    templates: Sequence[Template] | None = None
    """Their mark-up; any of `newsparse.testing.templates()` where none are given."""
    seed: int | None = 0
    """The same gives the same pages; `None` gives others each time."""


def check_parser(
    parse: object,
    laws: Iterable[Law] = LAWS,
    *,
    max_examples: int = 100,
    languages: Languages = None,
    templates: Sequence[Template] | None = None,
    seed: int | None = 0,
) -> Report:
    """Which laws a parser keeps, and for each one that it breaks the smallest page that shows it.

    `parse` is a function of a page (`str` or `bytes`) that gives an `Extraction`, an `Article`, a `str` or `None`; or
    anything with a function `parse_html` and perhaps `parse_text`, such as `newsparse` itself; or a `Reader`.
    Each law is tried on up to `max_examples` pages in one of `languages` (all that `languages()` names, where none are
    given), with the mark-up of one of `templates` (all of `templates()`). The same `seed` gives the same pages; `None` gives
    others each time.
    Whatever the parser raises is in the report. Raises `InputError` for wrong arguments.
    """
    reader, plan = Reader.of(parse), Plan(max_examples, languages, templates, seed)
    return Report(tuple(try_law(law, reader, plan) for law in _checked(laws)), max_examples)


def _checked(laws: Iterable[Law]) -> tuple[Law, ...]:
    known = tuple(laws)
    for law in known:
        if not isinstance(law, Law):
            raise InputError(f"laws are objects of newsparse.testing.Law, not {law!r}")
    return known


class LawBroken(AssertionError):  # noqa: N818 - a test says what is broken, not that something went wrong
    """A law does not hold; the message has the smallest page that was found."""


@attrs.frozen
class LawTest:
    """One law as a test: calling it raises `LawBroken` where the law does not hold, and skips where it does not apply."""

    law: Law
    reader: Reader
    plan: Plan

    def __call__(self) -> None:
        """Raises `LawBroken` where the parser breaks the law or raises anything."""
        import pytest

        __tracebackhide__ = True
        result = try_law(self.law, self.reader, self.plan)
        if result.verdict is Verdict.INAPPLICABLE:
            pytest.skip(result.why)
        if result.verdict is not Verdict.HOLDS:
            raise LawBroken(str(result))


def laws_for(
    parse: object,
    laws: Iterable[Law] = LAWS,
    *,
    max_examples: int = 100,
    languages: Languages = None,
    templates: Sequence[Template] | None = None,
    seed: int | None = 0,
) -> "list[ParameterSet]":
    """One parameter for each law, for `pytest.mark.parametrize`; arguments are as for `check_parser`.

    >>> @pytest.mark.parametrize("law", laws_for(my_parser))
    ... def test_law(law):
    ...     law()
    """
    import pytest

    reader, plan = Reader.of(parse), Plan(max_examples, languages, templates, seed)
    return [pytest.param(LawTest(law, reader, plan), id=law.name) for law in _checked(laws)]


# -- one law


class _BrokenError(Exception):
    """How a violation leaves Hypothesis: as an exception, and the smallest one is raised last."""

    def __init__(self, violation: Violation) -> None:
        super().__init__(violation.expected)
        self.violation = violation


@attrs.define
class _Tally:
    """What one law said of the pages that it was tried on."""

    judged: int = 0
    why: str = ""
    lacking: bool = True
    """Whether the parser lacked what the law is about, each time."""
    last: Violation | None = None

    def note(self, finding: Finding) -> None:
        """Counts a finding. Raises `_BrokenError` for a violation."""
        if isinstance(finding, Inapplicable):
            self.why = self.why or finding.why
            self.lacking &= finding.parser
            return
        self.lacking = False
        self.judged += 1
        if finding is not None:
            self.last = finding
            raise _BrokenError(finding)


def try_law(law: Law, reader: Reader, plan: Plan = Plan()) -> LawResult:
    """What becomes of one law."""
    tally = _Tally()
    try:
        if law.case is Case.SIZES:
            tally.note(law(reader))
        else:
            cases = strategy_for(law.case, plan.languages, plan.templates)
            _draw(cases, lambda case: tally.note(law(reader, case)), min(_PROBED, plan.max_examples), plan.seed)
            if not tally.lacking and plan.max_examples > _PROBED:
                tally.judged = 0
                _draw(cases, lambda case: tally.note(law(reader, case)), plan.max_examples, plan.seed)
    except _BrokenError as broken:
        return LawResult(law, Verdict.BROKEN, tally.judged, broken.violation)
    except ParserError as error:
        return LawResult(law, Verdict.ERROR, tally.judged, why=str(error), source=error.source)
    except Flaky:
        # The page broke the law once and not the next time: that the parser is not deterministic is the finding.
        if tally.last is None:
            raise
        note = f"{tally.last.note}; not each time that the page is read".removeprefix("; ")
        return LawResult(law, Verdict.BROKEN, tally.judged, attrs.evolve(tally.last, note=note))
    if not tally.judged:
        return LawResult(law, Verdict.INAPPLICABLE, why=tally.why)
    return LawResult(law, Verdict.HOLDS, tally.judged)


def _draw(cases: st.SearchStrategy[Any], note: Callable[[Any], None], max_examples: int, seed: int | None) -> None:
    """Calls `note` with drawn cases. What it raises is raised again for the smallest case that makes it raise."""
    test = hypothesis.given(cases)(note)
    if seed is not None:
        test = hypothesis.seed(seed)(test)
    decorate = settings(
        max_examples=max_examples,
        deadline=None,
        database=None,
        derandomize=False,
        print_blob=False,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        verbosity=hypothesis.Verbosity.quiet,
    )
    decorate(test)()


# -- what laws are tried on


def strategy_for(
    case: Case, languages: Languages = None, templates: Sequence[Template] | None = None
) -> st.SearchStrategy[Any]:
    """What laws of one kind are tried on. Raises `InputError` for `Case.SIZES`, which needs nothing."""
    drawn = pages(languages=languages, templates=templates)
    match case:
        case Case.PAGE:
            return drawn
        case Case.VARIED:
            return st.builds(Varied, drawn, st.integers(0, 47))
        case Case.ENCODED:
            return encoded(drawn)
        case Case.TWO_FORMS:
            return articles(languages=languages).flatmap(lambda story: _both(story, templates))
        case Case.BYTES:
            return st.binary(max_size=200) | _damaged(drawn)
        case Case.SIZES:
            raise InputError("laws about sizes make their own pages")


def _both(story: Article, templates: Sequence[Template] | None) -> st.SearchStrategy[TwoForms]:
    """A story in both forms, and nothing else: what a text says that is not the story, only mark-up tells for sure."""
    page = pages(story, templates=templates, max_noise=0)
    return st.builds(TwoForms, page=page, text=texts(story, max_noise=0))


def _damaged(drawn: st.SearchStrategy[Page]) -> st.SearchStrategy[bytes]:
    """Pages with a piece of them lost, and other bytes in its place."""

    def damage(page: Page, first: int, second: int, other: bytes) -> bytes:
        data = page.source.encode()
        start, end = sorted((first % (len(data) + 1), second % (len(data) + 1)))
        return data[:start] + other + data[end:]

    at = st.integers(0, 1 << 16)
    return st.builds(damage, drawn, at, at, st.binary(max_size=20))
