"""Who does what in a sentence: the words that are the subject of a verb."""

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.behind_verb import nominative, subject_after
from newsparse.quotes.finite import is_finite, may_be_finite, surely_finite
from newsparse.quotes.lines import Line
from newsparse.quotes.phrases import (
    Range,
    antecedent,
    demonstrative,
    head,
    is_noun,
    is_title,
    pauses,
    phrase_before,
    piece,
    skip_left,
)
from newsparse.quotes.verb_second import is_fronted

_WINDOW = 40
_HOPS = 5
_STOP = w.END | w.SEMI | w.COLON | w.QUOTE


@attrs.frozen
class Clause:
    """A verb of saying and who says."""

    verb: Range
    subject: Range
    bits: int
    """What the verb is: CUE, PIECE, PARTICIPLE, PREP ("according to"), SPEECH or VERB."""
    inverted: bool = False
    """Whether the subject stands behind the verb."""


def subject_before(line: Line, verb: int, low: int, depth: int = 0) -> Range | None:
    """The subject of the verb at `verb`, found to its left."""
    bits = line.bits
    low = max(low, verb - _WINDOW)
    if line.words.subject_marks:
        marked = _marked_subject(line, verb, low)
        if marked is not None:
            return marked
    i = skip_left(line, verb - 1, low)
    if line.words.subject_after_verb and i > low and bits[i] & w.OBJECT and not bits[i] & (w.CAP | w.PRON):
        i = skip_left(line, i - 1, low)  # "Inés Tavares la consideró"
    if i < low:
        return None
    bit = bits[i]
    if bit & w.CONJ:
        before = i - 1 - bool(i - 1 >= low and bits[i - 1] & w.COMMA)
        return nearest_subject(line, low, i, depth + 1) if depth < 2 and before >= low else None
    if bit & w.REL and not demonstrative(line, i, low):
        j = i - 1
        if j >= low and bits[j] & w.PREP:
            j -= 1
        if j >= low and bits[j] & (w.COMMA | w.DASH):
            j -= 1
        return antecedent(line, j, low)
    if bit & (w.COMMA | w.DASH):
        return _over_insertion(line, i, low, depth)
    if bit & w.QUOTE:
        if not is_title(line, i) or (line.words.verb_last and not line.words.verb_second):
            return None
        over = _over_insertion(line, i + 1, low, depth) if pauses(line, i) else None
        return over or phrase_before(line, i, low)
    if (
        bit & (w.CUE | w.PIECE | w.VERB | w.AUX | w.PARTICIPLE)
        and not bit & (w.CAP | w.DET | w.PRON)
        and not is_noun(line, i, low)
    ):
        return _over_relative(line, i, low)
    return nominative(line, phrase_before(line, i, low))


def _marked_subject(line: Line, verb: int, low: int) -> Range | None:
    """The phrase before the last subject particle, as in Japanese, wherever the quotation stands."""
    for i in range(verb - 1, low, -1):
        if line.forms[i] in line.words.subject_marks and not line.bits[i - 1] & w.QUOTE:
            last = skip_left(line, i - 1, low)
            return phrase_before(line, last, low) if last >= low else None
        if line.bits[i] & w.END:
            return None
    return None


def _over_relative(line: Line, i: int, low: int) -> Range | None:
    """`A man who did not want to be named said`: what the first relative pronoun stands for."""
    first = None
    for j in range(i, max(low, i - 20) - 1, -1):
        if line.bits[j] & w.REL and not demonstrative(line, j, low):
            first = j
        elif line.bits[j] & (_STOP | w.COMMA):
            break
    return antecedent(line, first - 1, low) if first is not None and first > low else None


def _over_insertion(line: Line, i: int, low: int, depth: int) -> Range | None:
    """The subject of `X, an aide to Y, of Z, said`: `i` is the comma before the verb."""
    bits = line.bits
    start = piece(line, i, low)
    if start <= low or bits[start - 1] & w.QUOTE or not bits[start - 1] & (w.COMMA | w.DASH):
        # Only one piece before the comma: it is the subject itself, or something fronted.
        if start < i and not bits[start] & (w.PREP | w.SUB | w.PARTICIPLE):
            return _clause_subject(line, start, i, depth)
        return None
    last = _clause_tail(line, i, start)
    titled = (
        bits[start] & w.TITLE and bits[start] & w.CAP and not any(bits[j] & (w.OWNER | w.PREP) for j in range(start, i))
    )
    if titled and last is not None and last[0] == start and bits[last[1] - 1] & w.CAP:
        return last
    named = last is not None and last[0] == start and bool(bits[start] & w.CAP)
    relative = bool(bits[start] & (w.AUX | w.VERB)) and not bits[start] & w.CAP
    fallback: Range | None = None
    stop = start - 1
    for _ in range(_HOPS):
        begin = piece(line, stop, low)
        if relative:
            relative = not bits[begin] & w.REL
        else:
            phrase = _clause_tail(line, stop, begin)
            if phrase is not None and (not bits[begin] & (w.PREP | w.REL | w.PARTICIPLE | w.SUB) or phrase[0] > begin):
                if named and bits[phrase[0]] & (w.DET | w.OWNER) and fallback is None:
                    return (phrase[0], last[1]) if last is not None else phrase
                if bits[head(line, phrase)] & (w.CAP | w.PRON) and not bits[phrase[0]] & w.NUM:
                    return phrase
                fallback = phrase if fallback is None or bits[phrase[0]] & w.DET else fallback
        if begin <= low or not bits[begin - 1] & (w.COMMA | w.DASH):
            break
        stop = begin - 1
    return fallback or (last if last is not None and last[0] == start else None)


def _clause_tail(line: Line, stop: int, low: int) -> Range | None:
    """The noun phrase right before a comma."""
    i = skip_left(line, stop - 1, low)
    return phrase_before(line, i, low) if i >= low else None


def _clause_subject(line: Line, low: int, high: int, depth: int) -> Range | None:
    """The subject of a piece that may be only a phrase, or a clause of its own."""
    phrase = _clause_tail(line, high, low)
    if phrase is not None and phrase[0] <= low + 1:
        return phrase
    return main_subject(line, low, high, depth + 1) if depth < 2 else None


def main_subject(line: Line, low: int, high: int, depth: int = 0) -> Range | None:
    """The subject of the first finite verb that has one between `low` and `high`."""
    tried = 0
    for i in range(low, min(high, low + 2 * _WINDOW)):
        if may_be_finite(line.bits[i]) and is_finite(line, i, low):
            subject = subject_of(line, i, low, high, depth)
            if subject is not None:
                return subject
            tried += 1
            if tried >= 4:
                break
    return None


def nearest_subject(line: Line, low: int, high: int, depth: int = 0) -> Range | None:
    """The subject of the last finite verb before `high`: of the verb that the one there is conjoined with.

    A verb of a subordinate clause is taken only where there is no other.
    """
    tried = 0
    subordinate: Range | None = None
    for i in range(high - 1, max(low, high - _WINDOW) - 1, -1):
        if may_be_finite(line.bits[i]) and surely_finite(line, i, low) and not _in_relative(line, i, low):
            subject = subject_of(line, i, low, high, depth)
            if subject is not None and (subject[0] <= low or not line.bits[subject[0] - 1] & w.SUB):
                return subject
            subordinate = subordinate or subject
            tried += 1
            if tried >= 5:
                break
    return subordinate


def _in_relative(line: Line, i: int, low: int) -> bool:
    j = skip_left(line, i - 1, low)
    return j > low and bool(line.bits[j] & w.REL) and not line.bits[j - 1] & w.COMMA


def subject_of(line: Line, verb: int, low: int, high: int, depth: int = 0) -> Range | None:
    """The subject of a finite verb, on whichever side it stands; of nobody's verb ("heißt es") none."""
    if is_fronted(line, verb, low):
        subject = nominative(line, subject_after(line, verb, high))
    else:
        subject = subject_before(line, verb, low, depth)
    if subject is not None and line.forms[subject[0]] in line.words.impersonal:
        return None
    return subject
