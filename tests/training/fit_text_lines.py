"""Fits a table by which a line of a flattened text is chosen, its headline or its byline, and says how well it does on publishers it has not seen.

    python -m tests.training.fit_text_lines {headline,byline} CORPORA [--taught NAME ...] [--drawn COUNT] [--write]

CORPORA is a folder of corpora as `flattened_texts.py` describes. The weights are those with which the right line of each page, or
that it has none, is likeliest (a conditional logit), held small by a penalty on their squares; found by steps that grow shorter
(AdaGrad; Duchi, Hazan and Singer, JMLR 2011). The story's table must have been fitted before, and the headline's
before the byline's. The same corpora give the same table.
"""

import argparse
import math
import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import newsparse
from newsparse import text_byline, text_headline
from newsparse.line_table import LineTable
from tests.training.flattened_pages import Lines, byline_page, headline_page
from tests.training.flattened_texts import DRAWN, ask_for_texts, read_texts

FOLDS, EPOCHS, SEED = 4, 25, 1
# A fact of fewer lines is chance.
FEWEST = 5
STEP, PENALTY = 0.3, 1.0
# A weight this small is left out of the table.
SMALLEST = 0.05


def fit(pages: Sequence[Lines]) -> LineTable:
    """The weights of greatest likelihood."""
    count = Counter(name for page in pages for names in page.facts for name in names)
    index = {name: at for at, name in enumerate(sorted(name for name, times in count.items() if times >= FEWEST))}
    none = len(index)  # what it is worth that a page has no headline stands last
    examples = [
        ([[index[name] for name in names if name in index] for names in page.facts] + [[none]], page.right)
        for page in pages
    ]
    weights, squares = [0.0] * (none + 1), [1e-8] * (none + 1)
    order = random.Random(SEED)
    for _ in range(EPOCHS):
        order.shuffle(examples)
        for lines, right in examples:
            values = [sum([weights[fact] for fact in facts]) for facts in lines]
            likely = _likelihoods(values, range(len(lines)))
            wanted = _likelihoods(values, right or {len(lines) - 1})
            slopes: dict[int, float] = defaultdict(float)
            for facts, one, other in zip(lines, likely, wanted, strict=True):
                for fact in facts if one != other else ():
                    slopes[fact] += one - other
            for fact, slope in slopes.items():
                slope += PENALTY * weights[fact] * (fact != none) / len(examples)
                squares[fact] += slope * slope
                weights[fact] -= STEP * slope / math.sqrt(squares[fact])
    facts_ = {name: round(weights[at], 2) for name, at in index.items()}
    return LineTable(
        {name: weight for name, weight in facts_.items() if abs(weight) >= SMALLEST}, round(weights[none], 2)
    )


def _likelihoods(values: Sequence[float], among: "Sequence[int] | frozenset[int] | set[int]") -> list[float]:
    """How likely each is, if one of those `among` them is right."""
    most = max(values[at] for at in among)
    powers = [math.exp(value - most) if at in among else 0.0 for at, value in enumerate(values)]
    total = sum(powers)
    return [power / total for power in powers]


Counts = dict[tuple[str, str], list[bool]]


def measure(pages: Sequence[Lines], table: LineTable) -> Counts:
    """Whether the choice was right on each page, by how it was flattened and corpus; none is right where no line is."""
    found: Counts = defaultdict(list)
    for page in pages:
        best = table.best(range(len(page.facts)), page.facts)
        found[page.kind, page.corpus].append(best in page.right if page.right else best is None)
    return found


def show(title: str, counts: Counts) -> None:
    """One line: how often each corpus is right."""
    cells = [f"{kind} {corpus} {100 * sum(found) / len(found):.1f}" for (kind, corpus), found in sorted(counts.items())]
    sys.stdout.write(f"{title}: {', '.join(cells)}\n")
    sys.stdout.flush()


def cross_validate(pages: Sequence[Lines]) -> None:
    """Prints how well each part is read by the table of the other parts."""
    together: Counts = defaultdict(list)
    for fold in range(FOLDS):
        apart = [zlib.crc32(page.publisher.encode()) % FOLDS == fold for page in pages]
        table = fit([page for page, unseen in zip(pages, apart, strict=True) if not unseen])
        for key, found in measure([page for page, unseen in zip(pages, apart, strict=True) if unseen], table).items():
            together[key] += found
    show("all unseen", together)


def written(table: LineTable, pages: Sequence[Lines], line: str) -> str:
    """The table as TOML."""
    real = [page for page in pages if page.corpus != DRAWN]
    publishers = len({page.publisher for page in real})
    lines = [
        f"# What each fact about a line at the head of a flattened text weighs for it to be the {line}, and what it must be worth.",
        f"# The line with the greatest sum is the {line}; the facts are those of `text_{line}.py`.",
        f"# Fitted on {len(real)} flattened pages of {publishers} publishers, and {len(pages) - len(real)} that newsparse.testing",
        "# drew, by `tests/training/fit_text_lines.py`.",
        "# Do not edit by hand: fit again.",
        "",
        f"least = {table.least}",
        "",
        "[facts]",
        *(f'"{name}" = {weight}' for name, weight in sorted(table.facts.items())),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Reads the arguments, prints the figures, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("line", choices=("headline", "byline"))
    ask_for_texts(parser, 600)
    options = parser.parse_args()
    texts = read_texts(options.corpora, options.taught, options.drawn)
    read, file = {
        "headline": (headline_page, text_headline.FILE),
        "byline": (byline_page, text_byline.FILE),
    }[options.line]
    pages = [page for page in map(read, texts) if page is not None]
    sys.stdout.write(f"{len(pages)} pages\n")
    cross_validate(pages)
    table = fit(pages)
    show("all, seen", measure(pages, table))
    if options.write:
        (Path(newsparse.__file__).parent / "data" / file).write_text(written(table, pages, options.line), "utf-8")


if __name__ == "__main__":
    main()
