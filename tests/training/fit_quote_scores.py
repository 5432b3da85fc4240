"""Fit newsparse/data/quote_scores.toml on text with marked quotations, and say how well the fit carries over.

    python -m tests.training.fit_quote_scores marked.jsonl.gz [--write] [--facts 160]

Each line of the file is one text as JSON: `text`, and `quotes` with `inner_start` and `inner_end` (without marks), `source`
(where the words stand that name the speaker: a list of [start, end]; empty for nobody) and `cue` (the same). `kind`
is "none" for what nobody says. A conditional logit model chooses among the candidates of each quotation, a second one between
speech and terms; the facts that change least are left out step by step. Four folds by text show what the fit is worth on
texts it has not seen.
"""

import argparse
import collections
import gzip
import json
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.candidates import Sentence
from newsparse.quotes.clauses import clauses_of
from newsparse.quotes.cues import attributions
from newsparse.quotes.features import features
from newsparse.quotes.kinds import is_firm
from newsparse.quotes.lines import Line, line_of
from newsparse.quotes.marks import stretches
from newsparse.quotes.subjects import Clause
from newsparse.quotes.terms import term_facts
from newsparse.quotes.word_tables import words_of

TABLE = Path(__file__).parents[2] / "newsparse" / "data" / "quote_scores.toml"
HEAD = """\
# What each fact weighs, as log odds, in two choices about a quotation. Who is the speaker: the candidate with the greatest sum
# (sections by where it stands). Whether it is speech rather than a term: a sum above nothing (section "speech"). Fitted by
# tests/training/fit_quote_scores.py on a public corpus of American news with marked attributions: speakers on {} quotations, right for
# {} % of those in texts that the fit had not seen; terms on {}, right for {} %. Do not edit: fit again.
"""
EPOCHS, DECAY, RATE, RAREST = 8, 3e-3, 0.3, 5
# A candidate with the right speaker and another verb is nearly right.
OTHER_VERB = 0.15


@attrs.frozen
class Choice:
    """One quotation: the facts of each candidate, and how right it would be (0 to 1)."""

    text: int
    candidates: Sequence[tuple[Sequence[str], float]]


def choices(path: Path) -> Iterator[Choice]:
    """The quotations of the file that have more than one candidate, a right one among them."""
    for number, line, (low, high), gold in _sentences(path):
        said = [g for g in gold if g["kind"] != "none"]
        sentence = Sentence(line, low, high, clauses_of(line, low, high, line.words))
        earlier: Clause | None = None
        for q, marked in _marked(line, low, high, said):
            rivals = sentence.near(q)
            right = [_rightness(line, one, marked) for one in rivals]
            facts = [
                (features(sentence, q, one, rivals, earlier), share) for one, share in zip(rivals, right, strict=True)
            ]
            earlier = max(zip(right, range(len(rivals)), rivals, strict=True), default=(0, 0, earlier))[2]
            if len(facts) > 1 and any(right):
                yield Choice(number, facts)


def decisions(path: Path) -> Iterator[Choice]:
    """Every quotation of the file as a choice between speech and nothing, which has no facts."""
    for number, line, (low, high), gold in _sentences(path):
        known = attributions(line, low, high, line.words)
        for q, marked in _marked(line, low, high, gold):
            one = known.get(q)
            firm = one is not None and is_firm(line, q, one)
            speech = float(marked["kind"] != "none")
            yield Choice(number, [(term_facts(line, q, low, high, one, firm=firm), speech), ((), 1 - speech)])


def _sentences(path: Path) -> Iterator[tuple[int, Line, tuple[int, int], Sequence[dict[str, Any]]]]:
    """The sentences with marked quotations: the number of the text, the line, the tokens, the marks of the paragraph."""
    words = words_of("en")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for number, row in enumerate(file):
            record = json.loads(row)
            text, start = record["text"], 0
            for paragraph in text.split("\n"):
                end = start + len(paragraph)
                gold = [g for g in record["quotes"] if start <= g["inner_start"] < end]
                if gold:
                    line = line_of(text, start, end, stretches(text, start, end, words.elisions), words)
                    for sentence in line.sentences:
                        yield number, line, sentence, gold
                start = end + 1


def _marked(line: Line, low: int, high: int, gold: Sequence[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The quotations of a sentence with their marks."""
    for q in range(low, high):
        stretch = line.stretches[q]
        if stretch is not None:
            begin, end = stretch.inner
            marked = next((g for g in gold if g["inner_start"] < end and begin < g["inner_end"]), None)
            if marked is not None:
                yield q, marked


def _rightness(line: Line, one: Clause, marked: dict[str, Any]) -> float:
    """Whether the candidate names the speaker, and by the marked verb."""
    named = [
        i
        for i in range(*one.subject)
        if any(start <= line.starts[i] < end for start, end in marked["source"])
        and not line.bits[i] & (w.DET | w.PREP | w.COMMA)
    ]
    alone = one.subject[1] - one.subject[0] == 1
    if not named and not (alone and any(s <= line.starts[one.subject[0]] < e for s, e in marked["source"])):
        return 0.0
    return 1.0 if any(s <= line.starts[one.verb[0]] < e for s, e in marked["cue"]) else OTHER_VERB


def fit(data: Sequence[Choice], keep: frozenset[str] | None = None) -> dict[str, float]:
    """The weights that make the right candidates likeliest; of the facts in `keep` alone, if given."""
    count = collections.Counter(f for choice in data for facts, _ in choice.candidates for f in facts)
    known = {f for f, often in count.items() if often >= RAREST and (keep is None or f in keep)}
    rows = [[([f for f in facts if f in known], right) for facts, right in choice.candidates] for choice in data]
    weights = dict.fromkeys(sorted(known), 0.0)
    squares = dict.fromkeys(known, 1.0)
    shuffle = random.Random(0).shuffle
    for _ in range(EPOCHS):
        shuffle(rows)
        for row in rows:
            scores = [sum(weights[f] for f in facts) for facts, _ in row]
            top = max(scores)
            odds = [math.exp(score - top) for score in scores]
            aim = [odd * right for odd, (_, right) in zip(odds, row, strict=True)]
            for odd, wanted, (facts, _) in zip(odds, aim, row, strict=True):
                step = wanted / sum(aim) - odd / sum(odds)
                if abs(step) < 1e-4:
                    continue
                for f in facts:
                    change = step - DECAY * weights[f]
                    squares[f] += change * change
                    weights[f] += RATE * change / math.sqrt(squares[f])
    return weights


def fit_few(data: Sequence[Choice], facts: int) -> dict[str, float]:
    """A fit with the given number of facts: those that tell candidates apart, in steps."""
    spread: collections.Counter[str] = collections.Counter()
    for choice in data:
        size = len(choice.candidates)
        inside = collections.Counter(f for facts_of_one, _ in choice.candidates for f in facts_of_one)
        for f, often in inside.items():
            spread[f] += often * (size - often) / size  # type: ignore[assignment]
    weights = fit(data)
    for size in (600, 350, 200, facts):
        best = sorted(weights, key=lambda f: -abs(weights[f]) * math.sqrt(max(0.0, spread[f])))[: max(size, facts)]
        weights = fit(data, frozenset(best))
    return weights


def share_right(data: Sequence[Choice], weights: dict[str, float]) -> float:
    """The share of quotations whose best candidate is right."""
    right = 0
    for choice in data:
        best = max(choice.candidates, key=lambda one: sum(weights.get(f, 0.0) for f in one[0]))
        right += best[1] > 0
    return right / len(data)


def cross_validated(data: Sequence[Choice], facts: int, folds: int = 4) -> float:
    """The share right on texts that the fit has not seen."""
    parts = [[choice for choice in data if choice.text % folds == k] for k in range(folds)]
    shares = [
        share_right(parts[k], fit_few([c for j, part in enumerate(parts) if j != k for c in part], facts))
        for k in range(folds)
    ]
    return sum(shares) / folds


def table(weights: dict[str, float], head: str) -> str:
    """The weights as TOML, a section to a side."""
    sections: dict[str, list[str]] = {}
    for fact, weight in sorted(weights.items()):
        if abs(weight) >= 0.01:
            section, _, name = fact.partition(": ")
            sections.setdefault(section, []).append(f'"{name}" = {weight:.2f}')
    return head + "\n".join("\n".join([f"\n[{section}]", *rows]) for section, rows in sections.items()) + "\n"


def main() -> None:
    """Fit, say what it is worth, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", type=Path)
    parser.add_argument("--facts", type=int, default=160, help="about speakers")
    parser.add_argument("--term-facts", type=int, default=120, help="about terms")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    options = parser.parse_args()
    weights: dict[str, float] = {}
    worth: list[str] = []
    for data, facts in (
        (list(choices(options.marked)), options.facts),
        (list(decisions(options.marked)), options.term_facts),
    ):
        share = f"{100 * cross_validated(data, facts):.1f}"
        weights |= fit_few(data, facts)
        print(f"{len(data)} choices; right on unseen texts {share} %, on all {100 * share_right(data, weights):.1f} %")
        worth += [str(len(data)), share]
    if options.write:
        TABLE.write_text(table(weights, HEAD.format(*worth)), encoding="utf-8")


if __name__ == "__main__":
    main()
