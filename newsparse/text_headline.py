"""Which line of a flattened text is the headline: the one of greatest worth, by a fitted table of what each fact weighs.

A text without mark-up neither marks nor claims a headline. Each line at the head of the story is worth the sum of the weights
of its facts (`head_facts.py`); the best is the headline if it is worth more than that there is none. The table is fitted by
`tests/training/fit_text_headline.py` so that the right line of each page is the most likely of all (a conditional logit;
McFadden, "Conditional logit analysis of qualitative choice behavior", 1974).
"""

import functools
from collections.abc import Iterable, Sequence

import attrs

from newsparse.head_facts import candidates, headline_facts
from newsparse.survey import Page, Story, Verdict
from newsparse.tables import Table, check_keys, number_of, packaged, parsed, table_of

FILE = "text_headline.toml"


@attrs.frozen
class HeadlineTable:
    """What each fact weighs, and what a line must be worth to be the headline."""

    facts: dict[str, float]
    least: float


@functools.cache
def headline_table() -> HeadlineTable:
    """The table that newsparse comes with."""
    return read_headline_table(parsed(packaged(FILE), FILE))


def read_headline_table(table: Table) -> HeadlineTable:
    """A table as TOML gives it. Raises `DataError` for a key that is unknown and a weight that is no number."""
    check_keys(table, ("facts", "least"), FILE, "")
    facts = {name: number_of(value, f"facts.{name}", FILE) for name, value in table_of(table, "facts", FILE).items()}
    return HeadlineTable(facts, number_of(table.get("least", 0.0), "least", FILE))


def headline_in_text(page: Page, verdicts: Sequence[Verdict | None], story: Story) -> int | None:
    """The block that is the headline of a flattened text whose story stands there; `None` where none is likely to be."""
    table = headline_table()
    lines = candidates(page, verdicts, story)
    best, most = None, table.least
    for index, names in zip(lines, headline_facts(page, verdicts, story, lines) if lines else (), strict=True):
        value = worth_of_line(names, table)
        if value > most:
            best, most = index, value
    return best


def worth_of_line(names: Iterable[str], table: HeadlineTable) -> float:
    """The sum of the facts' weights."""
    return sum([table.facts.get(name, 0.0) for name in names])
