"""Sentences whose finite verb stands second: whether what stands before it is its subject, or sends the subject behind it."""

from newsparse.quotes import words as w
from newsparse.quotes.lines import Line

_WINDOW = 40
_FINITE = w.AUX | w.CUE | w.PIECE | w.VERB


def is_fronted(line: Line, verb: int, low: int) -> bool:
    """Whether something else than its subject stands before the verb: "Am Montag sagte", "Den Unmut brachte".

    Never so in a language whose verb need not stand second.
    """
    if not line.words.verb_second:
        return False
    bits = line.bits
    start = _start(line, verb, max(low, verb - _WINDOW))
    comma = next((i for i in range(start, verb) if bits[i] & w.COMMA), verb)
    if start < verb and bits[start] & w.SUB and not bits[start] & w.DET and (comma < verb or not bits[start] & w.PREP):
        return bool(bits[verb - 1] & w.COMMA)
    if comma < verb and not bits[verb - 1] & w.COMMA:
        return False
    if any(bits[i] & _FINITE and not bits[i] & (w.CAP | w.ADV | w.DET) for i in range(start, comma)):
        return False  # a clause of its own stands before
    return _is_no_subject(line, start, comma)


def _start(line: Line, verb: int, low: int) -> int:
    """Where the clause of the verb begins, conjunctions left out."""
    bits = line.bits
    start = low
    for i in range(verb - 1, low - 1, -1):
        if bits[i] & (w.COLON | w.SEMI | w.END | w.DASH):
            start = i + 1
            break
    while start < verb and bits[start] & w.CONJ:
        start += 1
    return start


def _is_no_subject(line: Line, start: int, end: int) -> bool:
    """Whether a phrase begins as no subject does: with a preposition or another case, or is adverbs alone."""
    bits = line.bits
    i = start
    while i < end and bits[i] & (w.ADV | w.TIME) and not bits[i] & (w.DET | w.CAP | w.OBLIQUE | w.PREP):
        i += 1
    if i == end:
        return i > start
    if bits[i] & w.OBLIQUE:
        return True
    return bool(bits[i] & w.PREP) and not bits[i] & (w.CAP | w.DET)
