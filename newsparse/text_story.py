"""Locates the story of a flattened text: the likeliest way through its blocks, by a fitted table of what each fact weighs.

Every block is before the story, of it, between its parts, or after it; a text has one story, so the way never goes back. Each
state of each block is worth the sum of its facts' weights, each step from one state to the next what the table says, and the
best way through is found in one pass (a linear chain; Lafferty et al., "Conditional random fields", ICML 2001; on web pages as
in Spengler and Gallinari, "Document structure meets page layout", 2010). The table is fitted by `tests/training/fit_text_story.py`.
"""

import functools
from collections.abc import Iterable, Sequence

import attrs

from newsparse.errors import DataError
from newsparse.line_facts import facts
from newsparse.prose_facts import STRANGE
from newsparse.survey import Page, Story, Verdict
from newsparse.tables import Table, check_keys, number_of, packaged, parsed, table_of

FILE = "text_story.toml"
BEFORE, STORY, BETWEEN, AFTER = range(4)
STATES = ("before", "story", "between", "after")
MOVES = ((0, 0), (0, 1), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 3))
"""From which state to which one a text may go."""

Weights = tuple[float, float, float, float]
_NONE: Weights = (0.0, 0.0, 0.0, 0.0)
_NEVER = float("-inf")
# A text of so few blocks is small; in it a paragraph of so many letters is long, and so many blocks from the story near.
_SMALL, _LONG, _NEAR = 40, 150.0, 7


@attrs.frozen
class StoryTable:
    """What each fact weighs for each state, and what each move weighs."""

    facts: dict[str, Weights]
    moves: dict[tuple[int, int], float]


@functools.cache
def story_table() -> StoryTable:
    """The table that newsparse comes with."""
    return read_story_table(parsed(packaged(FILE), FILE))


def read_story_table(table: Table) -> StoryTable:
    """A table as TOML gives it. Raises `DataError` for a key that is unknown and a weight that is no number."""
    check_keys(table, ("facts", "moves"), FILE, "")
    known = {f"{STATES[start]} to {STATES[stop]}": (start, stop) for start, stop in MOVES}
    moves = table_of(table, "moves", FILE)
    check_keys(moves, known, FILE, "moves.")
    return StoryTable(
        {name: _weights(row, f"facts.{name}") for name, row in table_of(table, "facts", FILE).items()},
        {move: number_of(moves.get(name, 0.0), f"moves.{name}", FILE) for name, move in known.items()},
    )


def _weights(row: object, key: str) -> Weights:
    if not isinstance(row, list) or len(row) != len(STATES):
        raise DataError(FILE, key, f"must be a list of {len(STATES)} numbers, for {', '.join(STATES)}")
    before, story, between, after = (number_of(value, key, FILE) for value in row)
    return before, story, between, after


def locate_in_text(page: Page, verdicts: Sequence[Verdict | None]) -> Story:
    """The story of a flattened text, after the local rules said `verdicts`; an empty run where there is none."""
    states = states_of(page, verdicts, facts(page, verdicts))
    inside = [index for index, state in enumerate(states) if state == STORY]
    if not inside:
        return Story()
    first, last = inside[0], inside[-1]
    skipped = [index for index in range(first, last) if states[index] == BETWEEN]
    return Story(first=first, last=last, score=sum([page.prose[index] for index in inside]), skipped=frozenset(skipped))


def states_of(page: Page, verdicts: Sequence[Verdict | None], found: Sequence[Sequence[str]]) -> list[int]:
    """The state of each block whose facts are `found`."""
    table = story_table()
    states = best_way([worth(names, table) for names in found], table)
    if len(states) > _SMALL or STORY not in states:
        return states
    return with_neighbours(page, verdicts, found, states)


def with_neighbours(
    page: Page, verdicts: Sequence[Verdict | None], found: Sequence[Sequence[str]], states: Sequence[int]
) -> list[int]:
    """The states in a small text, where long paragraphs near the story that share its words are of it too.

    A text of few lines shows no habits: where prose begins and ends in it says little on what the prose is.
    """
    inside = [index for index, state in enumerate(states) if state == STORY]
    first, last = inside[0], inside[-1]
    own = [
        page.prose[index] >= _LONG and verdicts[index] is None and STRANGE.isdisjoint(names)
        for index, names in enumerate(found)
    ]
    begin, end = _reached(own, first, -1), _reached(own, last, 1)
    return [
        state
        if state == STORY or not begin <= index <= end
        else STORY
        if own[index] or (verdicts[index] is None and not first <= index <= last)
        else BETWEEN
        for index, state in enumerate(states)
    ]


def _reached(own: Sequence[bool], edge: int, step: int) -> int:
    """The farthest paragraph from `edge` on that is the story's, none of them far from the one before."""
    at = edge + step
    while 0 <= at < len(own) and abs(at - edge) <= _NEAR:
        if own[at]:
            edge = at
        at += step
    return edge


def worth(names: Iterable[str], table: StoryTable) -> Weights:
    """The sum of the facts' weights, for each state."""
    get = table.facts.get
    rows = [get(name, _NONE) for name in names]
    if not rows:
        return _NONE
    before, story, between, after = map(sum, zip(*rows, strict=True))
    return before, story, between, after


def best_way(values: Sequence[Weights], table: StoryTable) -> list[int]:
    """The states of greatest sum: it begins before the story or in it, and never ends between its parts (Viterbi's algorithm)."""
    stay, begin, go_on, leave, end, back, rest, done = (table.moves[move] for move in MOVES)
    before, story, between, after = 0.0, _NEVER, _NEVER, _NEVER
    came: list[tuple[int, int, int]] = []
    for index, (one, two, three, four) in enumerate(values):
        if not index:
            before, story = one, two
            came.append((BEFORE, BEFORE, BEFORE))
            continue
        ways = before + begin, story + go_on, between + back
        entered = max(ways)
        from_story = ways.index(entered)
        skips = story + leave >= between + rest
        ends = story + end >= after + done
        came.append((from_story, STORY if skips else BETWEEN, STORY if ends else AFTER))
        after = four + (story + end if ends else after + done)
        between = three + (story + leave if skips else between + rest)
        story = two + entered
        before += one + stay
    state = max((before, BEFORE), (story, STORY), (after, AFTER))[1]
    states = []
    for index in range(len(values) - 1, -1, -1):
        states.append(state)
        if state != BEFORE:
            state = came[index][state - 1]
    return states[::-1]
