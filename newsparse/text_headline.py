"""Which line of a flattened text is the headline: the one of greatest worth, by a fitted table of what each fact weighs.

A text without mark-up neither marks nor claims a headline. Each line at the head of the story is worth the sum of the weights
of its facts (`head_facts.py`); the best is the headline if it is worth more than that there is none. The table is fitted by
`tests/training/fit_text_lines.py` so that the right line of each page is the most likely of all (a conditional logit;
McFadden, "Conditional logit analysis of qualitative choice behavior", 1974).
"""

import functools
from collections.abc import Sequence

from newsparse.head_facts import candidates, headline_facts
from newsparse.line_table import LineTable, read_line_table
from newsparse.survey import Page, Story, Verdict
from newsparse.tables import packaged, parsed

FILE = "text_headline.toml"

_TELLING = frozenset(("is short", "is line"))


@functools.cache
def headline_table() -> LineTable:
    """The table that newsparse comes with."""
    return read_line_table(parsed(packaged(FILE), FILE), FILE)


def headline_in_text(page: Page, verdicts: Sequence[Verdict | None], story: Story) -> int | None:
    """The block that is the headline of a flattened text whose story stands there; `None` where none is likely to be."""
    lines = candidates(page, verdicts, story)
    if not lines:
        return None
    found = headline_facts(page, verdicts, story, lines)
    best = headline_table().best(lines, found)
    # A line alone above the whole text has nothing else to be, if it does not say that it is.
    alone = lines == [0] and story.first == 1 and not _TELLING.isdisjoint(found[0])
    return 0 if best is None and alone else best
