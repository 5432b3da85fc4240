"""Fits the table by which the story of a flattened text is located, and says how well it does on publishers it has not seen.

    python -m tests.training.fit_text_story CORPORA [--taught NAME ...] [--drawn COUNT] [--write]

CORPORA is a folder of corpora as `flattened_texts.py` describes. An averaged structured perceptron (Collins, "Discriminative
training methods for hidden Markov models", EMNLP 2002) with a margin: where the best way through a page, mistakes in long
blocks made to look better than they are, is not a right one, weights move from the facts of the one to those of the other.
The same corpora give the same table.
"""

import argparse
import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import newsparse
from newsparse.text_story import (
    AFTER,
    BEFORE,
    FILE,
    MOVES,
    STATES,
    STORY,
    StoryTable,
    Weights,
    best_way,
    worth,
)
from tests.training.flattened_pages import Page, grams, story_page
from tests.training.flattened_texts import DRAWN, ask_for_texts, read_texts

FOLDS, EPOCHS, SEEDS = 4, 10, (1, 2, 3)
# A fact of fewer blocks is chance; a wrong block costs the margin by its length, up to this.
FEWEST, MARGIN, LONGEST = 8, 0.03, 400
# A weight this small is left out of the table.
SMALLEST = 0.1

_NEVER = float("-inf")
Score = tuple[float, float, float]
Example = tuple[list[list[int]], list[frozenset[int]], list[Weights]]


def fit(pages: Sequence[Page], seed: int) -> StoryTable:
    """The averaged weights after some rounds through the pages in an order that `seed` gives."""
    count = Counter(name for page in pages for names in page.facts for name in names)
    index = {name: at for at, name in enumerate(sorted(name for name, times in count.items() if times >= FEWEST))}
    examples = [_example(page, index) for page in pages]
    weights, sums = ([[0.0] * len(STATES) for _ in index] for _ in range(2))
    moves, move_sums = (dict.fromkeys(MOVES, 0.0) for _ in range(2))
    order = random.Random(seed)
    step = 0
    for _ in range(EPOCHS):
        order.shuffle(examples)
        for facts, allowed, margin in examples:
            step += 1
            values = [_sum(weights, block) for block in facts]
            table = StoryTable({}, moves)
            wrong = best_way([_plus(one, other) for one, other in zip(values, margin, strict=True)], table)
            right = right_way(values, allowed, moves)
            missed = [at for at, state in enumerate(right) if state != wrong[at]]
            size = 1 / (1 + len(missed)) ** 0.5
            for at in missed:
                for fact in facts[at]:
                    for held, by in ((weights[fact], size), (sums[fact], size * step)):
                        held[right[at]] += by
                        held[wrong[at]] -= by
            for at in range(1, len(right) if missed else 0):
                for way, by in ((right, size), (wrong, -size)):
                    moves[way[at - 1], way[at]] += by
                    move_sums[way[at - 1], way[at]] += by * step
    names = {}
    for name, at in index.items():
        one, two, three, four = (w - s / (step + 1) for w, s in zip(weights[at], sums[at], strict=True))
        names[name] = (one, two, three, four)
    return StoryTable(names, {move: moves[move] - move_sums[move] / (step + 1) for move in MOVES})


def _example(page: Page, index: dict[str, int]) -> Example:
    facts = [[index[name] for name in names if name in index] for names in page.facts]
    margin = []
    for block, allowed in zip(page.blocks, page.allowed, strict=True):
        cost = MARGIN * min(LONGEST, len(block.text))
        own = STORY in allowed
        one, two, three, four = (
            cost if own != (state == STORY) and state not in allowed else 0.0 for state in range(len(STATES))
        )
        margin.append((one, two, three, four))
    return facts, page.allowed, margin


def _sum(weights: Sequence[Sequence[float]], facts: Iterable[int]) -> Weights:
    one = two = three = four = 0.0
    for fact in facts:
        held = weights[fact]
        one += held[0]
        two += held[1]
        three += held[2]
        four += held[3]
    return one, two, three, four


def _plus(one: Weights, other: Weights) -> Weights:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]


def right_way(
    values: Sequence[Weights], allowed: Sequence[frozenset[int]], moves: dict[tuple[int, int], float]
) -> list[int]:
    """The best of the ways that are right: only `allowed` states."""
    best = [
        values[0][state] if state in allowed[0] and state in (BEFORE, STORY) else _NEVER for state in range(len(STATES))
    ]
    came: list[list[int]] = []
    for value, states in zip(values[1:], allowed[1:], strict=True):
        scores, origins = [_NEVER] * len(STATES), [0] * len(STATES)
        for (start, stop), weight in moves.items():
            if stop in states and best[start] + weight + value[stop] > scores[stop]:
                scores[stop], origins[stop] = best[start] + weight + value[stop], start
        best = scores
        came.append(origins)
    state = max((BEFORE, STORY, AFTER), key=lambda at: best[at])
    way = [state]
    for origins in reversed(came):
        way.append(origins[way[-1]])
    return way[::-1]


def mean(tables: Sequence[StoryTable]) -> StoryTable:
    """The mean of tables that only the order of pages tells apart, its weights rounded and the small ones left out."""
    facts: dict[str, Weights] = {}
    for name in tables[0].facts:
        rows = [table.facts[name] for table in tables]
        one, two, three, four = (round(sum(row[at] for row in rows) / len(rows), 2) for at in range(len(STATES)))
        if max(map(abs, (one, two, three, four))) >= SMALLEST:
            facts[name] = (one, two, three, four)
    return StoryTable(
        facts, {move: round(sum(table.moves[move] for table in tables) / len(tables), 2) for move in MOVES}
    )


Counts = dict[tuple[str, str], list[Score]]


def measure(pages: Iterable[Page], table: StoryTable) -> Counts:
    """Precision, recall and F1 of the kept words (runs of four) for each page, by how it was flattened and corpus."""
    found: Counts = defaultdict(list)
    for page in pages:
        states = best_way([worth(names, table) for names in page.facts], table)
        kept = Counter(
            grams("\n".join(block.text for block, state in zip(page.blocks, states, strict=True) if state == STORY))
        )
        scores = [_score(kept, Counter(grams("\n".join(body)))) for body in page.bodies]
        found[page.kind, page.corpus].append(max(scores, key=lambda score: score[2]))
    return found


def _score(kept: Counter[tuple[str, ...]], body: Counter[tuple[str, ...]]) -> Score:
    same = sum((kept & body).values())
    precision, recall = same / max(1, kept.total()), same / max(1, body.total())
    return precision, recall, 2 * same / max(1, kept.total() + body.total())


def show(title: str, counts: Counts) -> None:
    """One line: the mean F1 of each corpus."""
    cells = [
        f"{kind} {corpus} {100 * sum(score[2] for score in scores) / len(scores):.1f}"
        for (kind, corpus), scores in sorted(counts.items())
    ]
    sys.stdout.write(f"{title}: {', '.join(cells)}\n")
    sys.stdout.flush()


def fold_of(page: Page) -> int:
    """The part that a page's publisher is in."""
    return zlib.crc32(page.publisher.encode()) % FOLDS


def cross_validate(pages: Sequence[Page], judged: frozenset[str]) -> list[StoryTable]:
    """Prints how well each part is read by the table of the other parts; the tables."""
    tables = []
    together: Counts = defaultdict(list)
    for fold in range(FOLDS):
        seen = [page for page in pages if fold_of(page) != fold]
        table = mean([fit(seen, seed) for seed in SEEDS])
        counts = measure((page for page in pages if page.corpus in judged and fold_of(page) == fold), table)
        show(f"unseen part {fold + 1}", counts)
        for key, scores in counts.items():
            together[key] += scores
        tables.append(table)
    show("all unseen", together)
    return tables


def written(table: StoryTable, pages: Sequence[Page]) -> str:
    """The table as TOML."""
    real = [page for page in pages if page.corpus != DRAWN]
    publishers = len({page.publisher for page in real})
    lines = [
        f"# What each fact about a block of flattened text weighs, for each state it can be in: {', '.join(STATES)}.",
        "# The facts are those of `line_facts.py`; the way of states with the greatest sum is what a text is read as.",
        f"# Fitted on {len(real)} flattened pages of {publishers} publishers, and {len(pages) - len(real)} that newsparse.testing",
        "# drew, by `tests/training/fit_text_story.py`.",
        "# Do not edit by hand: fit again.",
        "",
        "[moves]",
        *(f'"{STATES[start]} to {STATES[stop]}" = {weight}' for (start, stop), weight in table.moves.items()),
        "",
        "[facts]",
        *(f'"{name}" = [{", ".join(map(str, row))}]' for name, row in sorted(table.facts.items())),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Reads the arguments, prints the figures, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask_for_texts(parser, 1500)
    options = parser.parse_args()
    texts = read_texts(options.corpora, options.taught, options.drawn)
    pages = [page for page in map(story_page, texts) if page is not None]
    sys.stdout.write(f"{len(pages)} pages\n")
    judged = frozenset(page.corpus for page in pages) - {*options.taught, DRAWN}
    cross_validate(pages, judged)
    table = mean([fit(pages, seed) for seed in SEEDS])
    show("all, seen", measure((page for page in pages if page.corpus in judged), table))
    if options.write:
        text = written(table, pages)
        (Path(newsparse.__file__).parent / "data" / FILE).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
