"""The score table: what each fact about a candidate weighs, and so which candidate is the speaker.

The weights are log odds, fitted once on marked text by `tests/training/fit_quote_scores.py` and kept as data. A fact that the
table does not name weighs nothing.
"""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files

from newsparse.errors import DataError
from newsparse.quotes import words as w
from newsparse.quotes.candidates import Sentence
from newsparse.quotes.features import features, kind_of, place
from newsparse.quotes.subjects import Clause

NAME = "quote_scores.toml"
# What may stand between a verb and the quotation right behind it: "calling it the".
_NEAR, _LIGHT = 2, w.COMMA | w.COLON | w.OBJECT | w.DET | w.PRON


def best_of(sentence: Sentence, q: int, earlier: Clause | None) -> Clause | None:
    """The likeliest candidate for the quotation at `q`; of equal ones the first. `None` where there is no candidate."""
    rivals = sentence.near(q)
    if len(rivals) < 2:
        return rivals[0] if rivals else None
    framing = None if sentence.line.words.scored else _framing(sentence, q, rivals)
    if framing is not None:
        return framing
    table = scores()
    best = max(rivals, key=lambda one: sum(table.get(f, 0.0) for f in features(sentence, q, one, rivals, earlier)))
    return _beside(sentence, q, best, rivals)


def _framing(sentence: Sentence, q: int, rivals: Sequence[Clause]) -> Clause | None:
    """The clause that grammar makes the quotation's own, in languages on which the table was not fitted.

    `„...“, sagte Lind laut Kurier`: an inverted verb of saying right behind it. `Wie Lind sagte, ist sie „...“`: a clause that
    opens the sentence, where nobody else says anything before the quotation.
    """
    line, low = sentence.line, sentence.low
    for one in rivals:
        side, gap = place(one, q)
        if kind_of(one) != "say":
            continue
        if (
            side == "after"
            and one.inverted
            and one.verb[0] < one.subject[0]
            and all(line.bits[i] & w.COMMA for i in gap)
        ):
            return one
        opens = side == "before" and one.subject[0] == low + 1 and line.forms[low] in line.words.how
        if opens and all(kind_of(other) == "verb" for other in rivals if one.verb[0] < other.verb[0] < q):
            return one
    phrases = [one for one in rivals if kind_of(one) == "phrase"]
    if phrases and all(kind_of(one) in ("phrase", "verb") for one in rivals):
        return min(phrases, key=lambda one: abs(one.verb[0] - q))  # "laut Lind" rather than what the sentence is about
    return None


def _beside(sentence: Sentence, q: int, best: Clause, rivals: Sequence[Clause]) -> Clause:
    """Of several verbs of the same speaker the one right before the quotation: "said Lind, adding"."""
    bits = sentence.line.bits
    for one in rivals:
        if one.subject == best.subject and best.verb[1] <= one.verb[0] < q and kind_of(one) != "verb":
            side, gap = place(one, q)
            if side == "before" and len(gap) <= _NEAR and all(bits[i] & _LIGHT for i in gap):
                return one
    return best


@functools.cache  # one entry
def scores() -> Mapping[str, float]:
    """The weights by the full name of the fact."""
    return read_scores(tomllib.loads(files("newsparse.data").joinpath(NAME).read_text("utf-8")))


def read_scores(table: dict[str, object]) -> dict[str, float]:
    """A table of sections with numbers, as one.

    Errors: `DataError` for what is no section, and for a weight that is no number.
    """
    found: dict[str, float] = {}
    for section, weights in table.items():
        if not isinstance(weights, dict):
            raise DataError(NAME, section, "must be a section")
        for key, weight in weights.items():
            if not isinstance(weight, int | float) or isinstance(weight, bool):
                raise DataError(NAME, f"{section}.{key}", "must be a number")
            found[f"{section}: {key}"] = float(weight)
    return found
