"""Whose words a quotation is, as far as its own sentence says: a signature, a label, or the best of the candidates."""

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.candidates import Sentence
from newsparse.quotes.clauses import clauses_of
from newsparse.quotes.features import kind_of, place
from newsparse.quotes.finite import is_finite
from newsparse.quotes.found import content_of
from newsparse.quotes.lines import Line
from newsparse.quotes.phrases import Range, phrase_before
from newsparse.quotes.scores import best_of
from newsparse.quotes.subjects import Clause, main_subject
from newsparse.quotes.words import Words

# A clause further behind a quotation is about the whole sentence.
_BESIDE = 3


@attrs.frozen
class Attribution:
    """What the words around a quotation say about it, in tokens of its line."""

    cue: Range | None
    mention: Range | None
    how: str = ""
    """The pattern that found it, for those who look into a wrong one."""
    strong: bool = False
    """Whether the cue is a verb of saying."""


def attributions(line: Line, low: int, high: int, words: Words) -> dict[int, Attribution]:
    """For each quotation (token) of the sentence what names its speaker there; nothing for those without."""
    sentence = Sentence(line, low, high, clauses_of(line, low, high, words))
    found: dict[int, Attribution] = {}
    earlier: Clause | None = None
    for q in line.quotations_in(low, high):
        one = _signature(line, q, high)
        if one is None:
            best = best_of(sentence, q, earlier)
            earlier = best or earlier
            one = _as_attribution(line, best, q) if best is not None else _without_clause(line, q, low, high, found)
        if one is not None:
            found[q] = one
    return found


def speaker_of_sentence(line: Line, low: int, high: int, words: Words) -> Attribution | None:
    """Whom a sentence without a quotation of its own introduces: who says something in it, or else its subject."""
    best = best_of(Sentence(line, low, high, clauses_of(line, low, high, words)), high, None)
    if best is not None:
        strong = kind_of(best) in ("say", "saying", "phrase")
        return Attribution(best.verb, best.subject, "sentence before", strong=strong)
    subject = main_subject(line, low, high)
    return Attribution(None, subject, "subject before") if subject is not None else None


def can_speak(line: Line, mention: Range) -> bool:
    """Whether a phrase is somebody rather than something: a name, a pronoun, a title or a role, not "the rain"."""
    words, bits = line.words, line.bits
    seen = 0
    for i in range(*mention):
        seen |= bits[i]
        if line.forms[i].endswith(words.title_endings):
            seen |= w.TITLE
    if mention[1] - mention[0] == 1 and seen & w.PRON:
        return line.forms[mention[0]] in words.persons
    named = seen & w.CAP and not (words.nouns_are_capitals and bits[mention[0]] & w.DET)
    return bool(named or seen & (w.TITLE | w.ROLE))


def _as_attribution(line: Line, best: Clause, q: int) -> Attribution:
    side, gap = place(best, q)
    kind = kind_of(best)
    strong = kind in ("say", "saying", "phrase")
    if kind == "verb":
        return Attribution(_whole_verb(line, best.verb), best.subject, "verb")
    if side in ("before", "around"):
        return Attribution(best.verb, best.subject, "before", strong=strong)
    how = "after" if len(gap) <= _BESIDE else "late"
    return Attribution(best.verb, best.subject, how, strong=strong)


def _whole_verb(line: Line, verb: Range) -> Range:
    """An auxiliary with the verb behind it: "has long seen"."""
    bits = line.bits
    end = verb[1]
    while end < len(bits) and bits[verb[0]] & w.AUX and bits[end] & (w.AUX | w.ADV) and end < verb[1] + _BESIDE:
        end += 1
    whole = bits[verb[0]] & w.AUX and end < len(bits) and bits[end] & (w.VERB | w.PARTICIPLE | w.CUE | w.PIECE)
    return (verb[0], end + 1) if whole else verb


def _without_clause(line: Line, q: int, low: int, high: int, found: dict[int, Attribution]) -> Attribution | None:
    """Where nobody does anything in the sentence: as the quotation before in it, or by its shape."""
    if found:
        return attrs.evolve(next(reversed(found.values())), how="same sentence")
    return _label(line, q, low) or _bare_cue(line, q, high) or _headline(line, q, low)


def _signature(line: Line, q: int, high: int) -> Attribution | None:
    """`"..." ― Jan Lind, a neighbour`: a name behind a dash, and nothing else behind the quotation."""
    bits = line.bits
    if (
        q + 2 >= high
        or high - q > 14
        or high < len(bits)
        or not bits[q + 1] & w.DASH
        or not bits[q + 2] & (w.CAP | w.TITLE)
    ):
        return None
    if any(bits[i] & (w.QUOTE | w.AUX | w.CUE | w.PIECE | w.VERB) and not bits[i] & w.CAP for i in range(q + 2, high)):
        return None
    end = next((i for i in range(q + 2, high) if bits[i] & (w.COMMA | w.LEFT | w.END)), high)
    return Attribution(None, (q + 2, end), "signature", strong=True)


def _label(line: Line, q: int, low: int) -> Attribution | None:
    """`Jan Lind, a neighbour: "..."`: a phrase without a verb before a colon."""
    if q - 1 <= low or not line.bits[q - 1] & w.COLON or q - low > 25:
        return None
    if line.forms[low] in line.words.authors and not line.bits[low] & w.DET:
        low += 1  # "From the report: ..."
    elif line.bits[low] & w.PREP and not line.bits[low] & w.CAP:
        return None
    if any(line.bits[i] & w.QUOTE or is_finite(line, i, low) for i in range(low, q - 1)):
        return None
    end = next(
        (
            i
            for i in range(low, q - 1)
            if line.bits[i] & (w.COMMA | w.LEFT) or (i > low and not line.bits[i] and line.bits[i - 1] & w.CAP)
        ),
        q - 1,
    )
    if end == low or not any(line.bits[i] & (w.CAP | w.DET | w.ROLE) for i in range(low, end)):
        return None
    return Attribution((q - 1, q), (low, end), "label", strong=True)


def _bare_cue(line: Line, q: int, high: int) -> Attribution | None:
    """`"...", añadió.`: a verb of saying without a subject, which some languages can do without."""
    i = q + 1
    while i < high and line.bits[i] & (w.COMMA | w.DASH | w.ADV | w.AUX | w.OBJECT):
        i += 1
    return Attribution((i, i + 1), None, "bare", strong=True) if i < high and line.bits[i] & w.CUE else None


def _headline(line: Line, q: int, low: int) -> Attribution | None:
    """`Council leader ‘never saw’ it`: a quotation that is the verb of a headline."""
    if q == low or not content_of(line, q)[:1].islower() or not line.bits[q - 1] & (w.CAP | w.ROLE | w.TITLE):
        return None
    phrase = phrase_before(line, q - 1, low)
    return Attribution(None, phrase, "headline") if phrase is not None else None
