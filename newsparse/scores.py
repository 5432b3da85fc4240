"""What spoke for each block: the facts by which the story was located, in text its headline too, and their weights."""

from collections.abc import Sequence

import attrs

from newsparse.chain import DEFAULT, Chain, local_verdicts
from newsparse.document import Document
from newsparse.head_facts import candidates, headline_facts
from newsparse.line_facts import facts
from newsparse.locales import Locale
from newsparse.names import Markup
from newsparse.story import locate, worths
from newsparse.survey import survey
from newsparse.text_headline import headline_table
from newsparse.text_story import STATES, Weights, states_of, story_table, worth

_NONE: Weights = (0.0, 0.0, 0.0, 0.0)


@attrs.frozen
class BlockScore:
    """What a block of a page of HTML is worth for the story."""

    index: int
    """Which block it is."""
    worth: float
    """In Latin letters of prose; below 0 where it speaks against a story that holds it. The story is the run of blocks with the
    greatest sum, in the smallest element with the greatest sum."""
    kind: str
    """What it is worth that as: `prose`; `doubtful` prose, where names hint at something else; a `body line`, where the element is
    named as a body; a line `near prose`; any other `line`; a `link`; of an `other` article; `dropped` or `named`, where a rule
    knew it before."""


@attrs.frozen
class HeadlineScore:
    """What a line is worth as the headline."""

    worth: float
    """The sum of the weights; the line with the greatest is the headline, if it is more than `least`."""
    least: float
    """What the table asks for."""
    facts: tuple[tuple[str, float], ...]
    """Each fact of the line with its weight; a fact that the table does not know weighs 0."""


@attrs.frozen
class LineScore:
    """What a line of a flattened text is worth in each state."""

    index: int
    """Which block it is."""
    state: str
    """Where the best way through the whole text puts it: `before` the story, `story`, `between` its parts, or `after` it."""
    worth: dict[str, float]
    """The sum of the weights by state. The line's neighbours count too, so the state need not be the one of greatest worth."""
    facts: tuple[tuple[str, dict[str, float]], ...]
    """Each fact of the line with its weight for each state; a fact that the table does not know weighs 0."""
    headline: HeadlineScore | None = None
    """What it is worth as the headline; `None` where it stands too far from the head of the story to be one."""

    def lead(self) -> tuple[str, float, tuple[tuple[str, float], ...]]:
        """The state that comes next, how much more the line is worth in its own, and what each fact adds to that, most first."""
        best = max((state for state in STATES if state != self.state), key=self.worth.__getitem__)
        shares = [(name, round(weights[self.state] - weights[best], 2)) for name, weights in self.facts]
        shares.sort(key=lambda share: -abs(share[1]))
        return best, round(self.worth[self.state] - self.worth[best], 2), tuple(shares)


def block_scores(
    document: Document, language: str | None, locale: Locale, markup: Markup, chain: Chain = DEFAULT
) -> tuple[BlockScore, ...]:
    """A score for each block of a page of HTML; none for flattened text."""
    if document.settings:
        return ()
    page = survey(document, language, locale, markup)
    verdicts = [verdict for verdict, _ in local_verdicts(page, chain)]
    return tuple(BlockScore(index, round(worth, 1), kind) for index, (worth, kind) in enumerate(worths(page, verdicts)))


def line_scores(
    document: Document, language: str | None, locale: Locale, markup: Markup, chain: Chain = DEFAULT
) -> tuple[LineScore, ...]:
    """A score for each block of a flattened text; none for a page of HTML."""
    if not document.settings:
        return ()
    page = survey(document, language, locale, markup)
    verdicts = [verdict for verdict, _ in local_verdicts(page, chain)]
    table = story_table()
    found = facts(page, verdicts)
    values = [worth(names, table) for names in found]
    states = states_of(page, verdicts, found)
    story = locate(page, verdicts)
    lines = candidates(page, verdicts, story)
    heads = dict(zip(lines, headline_facts(page, verdicts, story, lines) if lines else (), strict=True))
    return tuple(
        LineScore(
            index,
            STATES[state],
            _by_state(value),
            tuple((name, _by_state(table.facts.get(name, _NONE))) for name in names),
            _headline_score(heads[index]) if index in heads else None,
        )
        for index, (state, value, names) in enumerate(zip(states, values, found, strict=True))
    )


def _by_state(weights: Weights) -> dict[str, float]:
    return {state: round(weight, 2) for state, weight in zip(STATES, weights, strict=True)}


def _headline_score(names: Sequence[str]) -> HeadlineScore:
    table = headline_table()
    weighed = tuple((name, table.facts.get(name, 0.0)) for name in names)
    return HeadlineScore(round(table.worth(names), 2), table.least, weighed)
