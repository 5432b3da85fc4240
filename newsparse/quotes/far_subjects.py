"""Whoever says something and stands neither right before the verb nor right behind it: agents, documents, those led to say."""

from newsparse.quotes import words as w
from newsparse.quotes.behind_verb import nominative, subject_after, without_tail
from newsparse.quotes.lines import Line
from newsparse.quotes.phrases import PHRASE_END, Range, is_title, phrase_before
from newsparse.quotes.subjects import Clause, subject_before
from newsparse.quotes.verb_second import is_fronted

_LED, _HOPS = 8, 3


def closing_verb(line: Line, i: int, j: int, low: int, kind: int) -> Clause | None:
    """`X hat ... gesagt`, `so hatte X ... gesagt`: the subject beside the auxiliary `j` far to the left."""
    bits = line.bits
    fronted = j == low or bool(bits[j - 1] & (w.COMMA | w.COLON | w.QUOTE)) or is_fronted(line, j, low)
    subject = nominative(line, subject_after(line, j, i)) if fronted else None
    subject = subject or subject_before(line, j, low) or nominative(line, subject_after(line, j, i))
    if subject is not None and line.forms[subject[0]] in line.words.impersonal:
        subject = where_it_says(line, j, i, low, i)
    return Clause((i, i + 1), subject, kind) if subject is not None else None


def far_auxiliary(line: Line, i: int, low: int) -> int | None:
    """Where the auxiliary of a participle stands that closes its clause."""
    bits = line.bits
    if i == low or bits[i - 1] & w.AUX or not line.forms[i].startswith(line.words.participle_heads):
        return None
    for j in range(i - 1, max(low, i - 25) - 1, -1):
        if bits[j] & (w.COMMA | w.COLON | w.END) or (bits[j] & w.QUOTE and not is_title(line, j)):
            return None
        if bits[j] & w.AUX and not bits[j] & w.CAP:
            return j
    return None


def agent(line: Line, i: int, high: int) -> Range | None:
    """Of a passive whoever is named behind "by"."""
    agent = next((j for j in range(i, high) if line.bits[j] & w.AGENT), None)
    return subject_after(line, agent, high) if agent is not None else None


def quoted(line: Line, i: int, low: int, high: int) -> Range | None:
    """Of `the paper quoted X` X: the object, or the subject where there is none."""
    bits = line.bits
    first = subject_after(line, i, high)
    opens = i == low or bool(bits[i - 1] & (w.QUOTE | w.COLON | w.COMMA)) or is_fronted(line, i, low)
    second = subject_after(line, first[1] - 1, high) if first is not None and opens and first[1] < high else None
    return second or first or (None if opens else subject_before(line, i, low))


def led(line: Line, i: int, low: int) -> Range | None:
    """Of `led her to say`, `prompted Lind to call`, `for Lind to say` whoever is led to it."""
    bits, leading = line.bits, line.words.leading
    end = i - 1 if line.forms[i - 1] == "to" else i - 2
    for start in range(end - 1, max(low, end - _LED), -1):
        if line.forms[start - 1] in leading:
            return (start, end) if bits[start] & (w.DET | w.CAP | w.TITLE | w.OBJECT) else None
        if bits[start - 1] & PHRASE_END:
            return None
    return None


def before_quotation(line: Line, q: int, low: int) -> Range | None:
    """Of `X, on Monday to the board “...” said` the nearest phrase before the quotation that is somebody."""
    bits = line.bits
    stop = q
    first: Range | None = None
    for _ in range(_HOPS):
        while stop > low and bits[stop - 1] & (w.COMMA | w.COLON):
            stop -= 1
        phrase = phrase_before(line, stop - 1, low) if stop > low else None
        if phrase is None:
            break
        phrase = (phrase[0], without_tail(line, *phrase))
        if any(bits[i] & (w.CAP | w.TITLE | w.ROLE | w.PRON) for i in range(*phrase)):
            return phrase
        first, stop = first or phrase, phrase[0]
        while stop > low and not bits[stop - 1] & w.COMMA:
            stop -= 1
    return first


def where_it_says(line: Line, verb: int, i: int, low: int, high: int) -> Range | None:
    """Of "heißt es in dem Antrag" and "in dem Antrag heißt es" the document; `i` is behind the pronoun."""
    bits = line.bits
    while low < verb and bits[low] & (w.ADV | w.CONJ) and not bits[low] & w.PREP:
        low += 1
    if low + 1 < verb and bits[low] & w.PREP and not bits[low + 1] & (w.NUM | w.TIME) and is_fronted(line, verb, low):
        return low + 1, next((j for j in range(low + 1, verb) if bits[j] & (w.COMMA | w.LEFT)), verb)
    while i < high and bits[i] & w.ADV:
        i += 1
    return subject_after(line, i, high) if i < high and bits[i] & w.PREP else None
