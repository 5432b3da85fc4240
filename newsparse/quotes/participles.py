"""Participles: `X rejected it, saying`, `with X saying`, `described as “...” by X`, and who it is that says."""

from collections.abc import Sequence

from newsparse.quotes import words as w
from newsparse.quotes.behind_verb import subject_after
from newsparse.quotes.finite import is_finite
from newsparse.quotes.lines import Line
from newsparse.quotes.phrases import PHRASE_END, SAYING, Range, phrase_before
from newsparse.quotes.subjects import Clause, main_subject, nearest_subject, subject_before

_LONGEST = 12
_BREAK = PHRASE_END | w.PREP | w.AUX | w.CONJ | w.ADV | w.TIME | w.DET | w.PRON | w.VERB | SAYING | w.PARTICIPLE


def participle_subject(line: Line, i: int, low: int, before: Sequence[Clause]) -> Range | None:
    """Of "..., saying" whoever the clause before is about; "with X saying": X."""
    bits = line.bits
    j = i - 1
    while j >= low and bits[j] & w.ADV:
        j -= 1
    if j < low:
        return subject_later(line, i)
    if bits[j] & w.AUX:
        return subject_before(line, j, low)
    if not bits[j] & (w.COMMA | w.DASH | w.CONJ | w.QUOTE | w.PAPER | w.PREP | w.TIME):
        phrase = phrase_before(line, j, low)
        if phrase is not None and phrase[0] > low and line.forms[phrase[0] - 1] == "with":
            return phrase
    for clause in reversed(before):
        if clause.bits != w.PREP:
            if clause.bits & w.CUE:
                return clause.subject
            return nearest_subject(line, max(clause.verb[1], clause.subject[1]), i) or clause.subject
    return nearest_subject(line, low, i) or main_subject(line, low, i)


def own_subject(line: Line, i: int, low: int) -> Range | None:
    """`with X now saying`, `- X saying`: whoever stands right before the participle."""
    bits = line.bits
    j = i - 1
    while j >= low and bits[j] & w.ADV:
        j -= 1
    if j < low or bits[j] & (w.COMMA | w.DASH | w.CONJ | w.QUOTE | w.PAPER | w.PREP | w.TIME | w.AUX):
        return None
    if bits[j] & w.PRON and "'" in line.forms[j]:
        return (j, j + 1)  # "he's predicting"
    first = j
    while first > low and j - first < _LONGEST and not bits[first - 1] & (PHRASE_END | w.AUX | SAYING):
        first -= 1
        if line.forms[first] == "with":
            return (first + 1, j + 1)  # "with the head of the union saying"
    phrase = phrase_before(line, j, low)
    if phrase is None or phrase[0] == low:
        return None
    return phrase if bits[phrase[0] - 1] & (w.COMMA | w.DASH | w.CONJ) else None


def subject_beside(line: Line, i: int, low: int) -> Range | None:
    """Of `held up a sign saying` the sign."""
    bits = line.bits
    first = i
    while first > low and i - first < _LONGEST and not bits[first - 1] & _BREAK | bits[first - 1] & w.CAP:
        first -= 1
    if first > low and bits[first - 1] & w.DET:
        first -= 1
    return (first, i) if first < i and bits[first] & (w.DET | w.CAP | w.NUM | w.TITLE) else None


def subject_later(line: Line, i: int) -> Range | None:
    """Of "Calling it ..., Smith voted" the subject behind the first comma."""
    bits = line.bits
    for j in range(i + 1, min(i + 30, len(bits))):
        if bits[j] & w.END:
            return None
        if bits[j] & (w.COMMA | w.QUOTE) and j + 1 < len(bits):
            for v in range(j + 1, min(j + 12, len(bits))):
                if is_finite(line, v, j + 1):
                    return subject_before(line, v, j + 1)
    return None


def agent_of_participle(line: Line, i: int, high: int) -> Range | None:
    """Of `described as “...” by X` and `described by X as` without an auxiliary: X."""
    bits = line.bits
    if i + 1 < high and bits[i + 1] & w.AGENT:
        return subject_after(line, i + 1, high)
    quote = next((j for j in range(i + 1, min(i + 4, high)) if bits[j] & w.QUOTE), None)
    if quote is None or quote + 1 >= high or not bits[quote + 1] & w.AGENT:
        return None
    return subject_after(line, quote + 1, high)
