"""Who does what in a sentence: for a verb of saying, the words that are its subject. By shape and word class alone.

Every look-around is bounded by `_WINDOW` tokens, so a sentence costs linear time whatever its length.
"""

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.tokens import Line

_WINDOW = 40
_HOPS = 5
_STOP = w.END | w.SEMI | w.COLON | w.QUOTE
_NAMELIKE = w.CAP | w.TITLE | w.PARTICLE | w.NUM
_SKIPPED = w.ADV | w.AUX | w.TIME
_PHRASE_END = w.END | w.SEMI | w.COLON | w.COMMA | w.DASH | w.LEFT | w.RIGHT | w.SUB | w.REL | w.QUOTE | w.OTHER
_SAYING = w.CUE | w.PIECE

Range = tuple[int, int]


@attrs.frozen
class Clause:
    """A verb of saying and who says."""

    verb: Range
    subject: Range | None
    bits: int
    """What the verb is: CUE, PIECE, PARTICIPLE, PREP ("according to") or VERB."""
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
    i = _skip_left(line, verb - 1, low)
    if i < low:
        return None
    bit = bits[i]
    if bit & w.CONJ:
        before = i - 1 - bool(i - 1 >= low and bits[i - 1] & w.COMMA)
        return nearest_subject(line, low, i, depth + 1) if depth < 2 and before >= low else None
    if bit & w.REL and not _demonstrative(line, i, low):
        j = i - 1
        if j >= low and bits[j] & w.PREP:
            j -= 1
        if j >= low and bits[j] & (w.COMMA | w.DASH):
            j -= 1
        return antecedent(line, j, low)
    if bit & (w.COMMA | w.DASH):
        return _over_insertion(line, i, low, depth)
    if bit & w.QUOTE:
        return phrase_before(line, i, low) if _is_title(line, i) else None
    if (
        bit & (w.CUE | w.PIECE | w.VERB | w.AUX | w.PARTICIPLE)
        and not bit & (w.CAP | w.DET | w.PRON)
        and not _is_noun(line, i, low)
    ):
        return _over_relative(line, i, low)
    return phrase_before(line, i, low)


def _marked_subject(line: Line, verb: int, low: int) -> Range | None:
    """The phrase before the last subject particle, as in Japanese, wherever the quotation stands."""
    for i in range(verb - 1, low, -1):
        if line.forms[i] in line.words.subject_marks and not line.bits[i - 1] & w.QUOTE:
            return phrase_before(line, i - 1, low)
        if line.bits[i] & w.END:
            return None
    return None


def _over_relative(line: Line, i: int, low: int) -> Range | None:
    """`A man who did not want to be named said`: what the first relative pronoun stands for."""
    first = None
    for j in range(i, max(low, i - 20) - 1, -1):
        if line.bits[j] & w.REL and not _demonstrative(line, j, low):
            first = j
        elif line.bits[j] & (_STOP | w.COMMA):
            break
    return antecedent(line, first - 1, low) if first is not None and first > low else None


def first_phrase(line: Line, low: int, high: int) -> Range | None:
    """The noun phrase at the head of a sentence, behind what is fronted."""
    bits = line.bits
    i = low
    while i < high and bits[i] & (w.ADV | w.CONJ | w.SUB | w.TIME | w.COMMA) and not bits[i] & (w.DET | w.CAP):
        i += 1
    if i < high and bits[i] & (w.PREP | w.PARTICIPLE) and not bits[i] & w.CAP:
        while i < high and not bits[i] & w.COMMA:
            i += 1
        i += 1
    start = i
    while (
        i < high
        and i < start + 12
        and not bits[i] & (_PHRASE_END | w.PREP | w.AUX | w.CUE | w.PIECE | w.VERB | w.PARTICIPLE | w.CONJ)
        | (bits[i] & w.CAP)
        | (i == start and bits[i] & w.DET)
    ):
        i += 1
    return (start, i) if i > start and bits[start] & (w.CAP | w.DET | w.PRON | w.TITLE) else None


def _demonstrative(line: Line, i: int, low: int) -> bool:
    return line.forms[i] == "that" and (i == low or bool(line.bits[i - 1] & (w.COMMA | w.CONJ)))


def _skip_left(line: Line, i: int, low: int) -> int:
    """Over adverbs, auxiliaries, dates and brackets between a subject and its verb."""
    bits = line.bits
    while i >= low:
        bit = bits[i]
        if bit & _SKIPPED and not bit & (w.CAP | w.PRON):
            i -= 1
            if bit & w.TIME and i >= low and bits[i] & w.PREP:
                i -= 1
        elif bit & w.NUM and i - 1 >= low and bits[i - 1] & w.TIME:
            i -= 1
        elif bit & w.RIGHT:
            j = i
            while j > low and not bits[j] & w.LEFT:
                j -= 1
            i = j - 1
        else:
            return i
    return i


def antecedent(line: Line, i: int, low: int) -> Range | None:
    """What a relative pronoun stands for: the phrase that ends at `i`; of "a man from Ohio who" all of it."""
    i = _skip_left(line, i, low)
    if i < low:
        return None
    phrase = phrase_before(line, i, low)
    if phrase is not None:
        return phrase
    first = i
    while first >= low and line.bits[first] & _NAMELIKE:
        first -= 1
    return (first + 1, i + 1) if first < i else None  # "signed by X, who wrote"


def phrase_before(line: Line, i: int, low: int) -> Range | None:
    """The noun phrase that ends at `i`, with what belongs to it on its left, prepositions and all."""
    bits = line.bits
    end = i + 1
    if bits[i] & w.PRON and not bits[i] & w.CAP:
        return (i, end)
    while i >= low:
        bit = bits[i]
        if bit & w.QUOTE and _is_title(line, i):
            i -= 1
            continue
        if bit & _PHRASE_END and not bit & w.DET and not (i == low and bit & w.COMPLEMENT):
            if bit & w.RIGHT:
                j = i
                while j > low and not bits[j] & w.LEFT:
                    j -= 1
                i = j - 1
                continue
            break
        if bit & w.PRON and not bit & (w.DET | w.CAP):
            break
        if bit & w.AUX and not bit & w.CAP:
            break
        if bit & (_SAYING | w.VERB | w.PARTICIPLE) and not bit & w.CAP and not _is_noun(line, i, low):
            break
        if bit & w.CONJ and not _joins_names(line, i, low):
            break
        i -= 1
    return _trimmed(line, i + 1, end)


def _is_noun(line: Line, i: int, low: int) -> bool:
    """Whether what could be a verb is none here: "a report", "the proposed law"."""
    return i > low and bool(line.bits[i - 1] & (w.DET | w.PREP | w.OWNER | w.ROLE)) and not line.bits[i - 1] & w.PRON


def _joins_names(line: Line, i: int, low: int) -> bool:
    if i <= low or i + 1 >= len(line.bits):
        return False
    left, right = line.bits[i - 1], line.bits[i + 1]
    return bool(left & w.CAP and right & (w.CAP | w.TITLE)) or (
        line.forms[i] in ("and", "&") and bool(left & right & 0)
    )


def _trimmed(line: Line, start: int, end: int) -> Range | None:
    """Without adverbs and dates at its head; of a fronted "in Iowa" only what follows it."""
    bits = line.bits
    while start < end and bits[start] & (w.ADV | w.TIME | w.CONJ) and not bits[start] & (w.CAP | w.PRON | w.DET):
        start += 1
    while start < end and bits[end - 1] & (w.ADV | w.TIME) and not bits[end - 1] & (w.CAP | w.PRON):
        end -= 1
    if not line.words.spaces:
        # What stands between subject and verb is not marked off by blanks: the subject ends at the first such word.
        end = next((i for i in range(start + 1, end) if bits[i] & (w.PREP | w.TIME | w.ADV)), end)
    if start >= end:
        return None
    if bits[start] & w.PREP and not bits[start] & w.CAP:
        if line.words.subject_after_verb:
            return None
        j = end - 1
        while j > start and bits[j] & _NAMELIKE and not bits[j] & w.TIME and not bits[j] & w.OWNER:
            j -= 1
        if j == start:
            return None
        if j == end - 1 or bits[j] & w.OWNER:
            k = end - 1
            while k > start and not bits[k] & w.DET:
                k -= 1
            # "In a statement the ministry": the last determiner begins the subject, if it is not the preposition's own.
            return (k, end) if k > start + 1 else None
        if bits[j] & w.DET:
            return (j, end) if j > start + 1 else None
        if bits[j] & w.PREP:
            return None
        return (j + 1, end)
    return (start, end)


def _over_insertion(line: Line, i: int, low: int, depth: int) -> Range | None:
    """The subject of `X, an aide to Y, of Z, said`: `i` is the comma before the verb."""
    bits = line.bits
    start = _piece(line, i, low)
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
        begin = _piece(line, stop, low)
        if relative:
            relative = not bits[begin] & w.REL
        else:
            phrase = _clause_tail(line, stop, begin)
            if phrase is not None and (not bits[begin] & (w.PREP | w.REL | w.PARTICIPLE | w.SUB) or phrase[0] > begin):
                if named and bits[phrase[0]] & (w.DET | w.OWNER) and fallback is None:
                    return (phrase[0], last[1]) if last is not None else phrase
                if bits[_head(line, phrase)] & (w.CAP | w.PRON) and not bits[phrase[0]] & w.NUM:
                    return phrase
                fallback = phrase if fallback is None or bits[phrase[0]] & w.DET else fallback
        if begin <= low or not bits[begin - 1] & (w.COMMA | w.DASH):
            break
        stop = begin - 1
    return fallback or (last if last is not None and last[0] == start else None)


def _head(line: Line, phrase: Range) -> int:
    """The token that heads a phrase: the last before its first preposition."""
    for i in range(phrase[0] + 1, phrase[1]):
        if line.bits[i] & w.PREP and not line.bits[i] & w.CAP:
            return i - 1
    return phrase[1] - 1


def _piece(line: Line, stop: int, low: int) -> int:
    """Where the piece that ends before `stop` begins: behind a comma or the like."""
    j = stop - 1
    while j >= low and not line.bits[j] & (w.COMMA | w.END | w.SEMI | w.COLON | w.DASH | w.QUOTE):
        j -= 1
    return j + 1


def _clause_tail(line: Line, stop: int, low: int) -> Range | None:
    """The noun phrase right before a comma."""
    i = _skip_left(line, stop - 1, low)
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
        if is_finite(line, i, low):
            subject = subject_before(line, i, low, depth)
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
        if _surely_finite(line, i, low) and not _in_relative(line, i, low):
            subject = subject_before(line, i, low, depth)
            if subject is not None and (subject[0] <= low or not line.bits[subject[0] - 1] & w.SUB):
                return subject
            subordinate = subordinate or subject
            tried += 1
            if tried >= 5:
                break
    return subordinate


def _surely_finite(line: Line, i: int, low: int) -> bool:
    """`is_finite`, without what may be a noun: "a pre-emptive attack", "two long reports"."""
    if not is_finite(line, i, low):
        return False
    if line.bits[i] & w.AUX or not (line.bits[i] & w.BASE or line.forms[i].endswith("s")):
        return True
    return i > low and bool(line.bits[i - 1] & (w.CAP | w.PRON | w.REL))


def _in_relative(line: Line, i: int, low: int) -> bool:
    j = _skip_left(line, i - 1, low)
    return j > low and bool(line.bits[j] & w.REL) and not line.bits[j - 1] & w.COMMA


def is_finite(line: Line, i: int, low: int) -> bool:
    """Whether the token can be a finite verb where it stands."""
    bit = line.bits[i]
    if bit & w.CAP or bit & (w.QUOTE | w.COMMA):
        return False
    if bit & w.AUX:
        return True
    if not bit & (w.CUE | w.PIECE | w.VERB):
        # A name or pronoun and then a plain word in -s: "Lopez loves".
        return bool(
            i > low
            and not bit
            and line.forms[i].endswith("s")
            and ((line.bits[i - 1] & w.PRON and not line.bits[i - 1] & w.DET) or _takes_object(line, i))
        )
    return not (
        (i > low and (line.bits[i - 1] & (w.DET | w.PREP) and not line.bits[i - 1] & (w.PRON | w.REL)))
        or _infinitive(line, i, low)
    )


def _takes_object(line: Line, i: int) -> bool:
    """Whether it is as in "The ad targets a": a plain word in -s between a phrase and a determiner or quotation."""
    bits = line.bits
    return (
        i + 1 < len(bits)
        and bool(bits[i + 1] & (w.DET | w.QUOTE | w.OBJECT))
        and not bits[i - 1] & (_PHRASE_END | w.DET | w.PREP | w.OWNER | w.NUM)
    )


def _infinitive(line: Line, i: int, low: int) -> bool:
    return i > low and line.forms[i - 1] == "to"


def subject_after(line: Line, verb: int, high: int) -> Range | None:
    """The subject that stands behind its verb: `said Ms. Smith`, `said an aide to the mayor`."""
    bits = line.bits
    i = verb + 1
    high = min(high, verb + _WINDOW)
    while i < high and bits[i] & w.ADV and not bits[i] & (w.CAP | w.DET | w.PRON):
        i += 1
    if i >= high:
        return None
    bit = bits[i]
    if bit & w.PRON and not bit & (w.DET | w.CAP | w.OBJECT):
        return (i, i + 1)
    if bit & w.OBJECT and not bit & w.DET:
        return None
    if bit & (w.PREP | w.SUB | w.TIME | w.CONJ | w.REL | _PHRASE_END | w.AUX | _SAYING) and not bit & (
        w.DET | w.CAP | w.TITLE
    ):
        return (i, i + 1) if bit & w.QUOTE and _is_title(line, i) else None
    start = i
    nouns = line.words.nouns_are_capitals
    named = False
    while i < high:
        bit = bits[i]
        if (bit & w.QUOTE and _is_title(line, i)) or (
            bit & w.PARTICLE and not nouns and _within_name(line, i, start, high)
        ):
            i += 1
            continue
        if bit & (w.END | w.SEMI | w.COLON | w.COMMA | w.DASH | w.LEFT | w.QUOTE | w.REL | w.AUX) and not (bit & w.DET):
            break
        if bit & (w.TIME | w.SUB) and not bit & (w.DET | w.CAP | w.TITLE | w.PREP):
            break
        if nouns and i > start and bit & (w.DET | w.PRON) and not bits[start] & w.DET:
            break  # "sagte Lind der Zeitung"
        if bit & w.ADV and not bit & (w.DET | w.CAP) and not bits[i - 1] & w.DET:
            break
        if (
            bit & w.PREP
            and not bit & w.CAP
            and (named or line.forms[i] not in ("of", "for", "from", "with", "at", "in", "to"))
        ):
            break
        if (
            bit & (w.CUE | w.PIECE | w.PARTICIPLE | w.VERB)
            and not bit & (w.CAP | w.TITLE | w.BASE)
            and i > start
            and not _is_noun(line, i, start)
        ):
            break
        if bit & w.CONJ and not _joins_names(line, i, start):
            break
        named = named or bool(
            not nouns and bit & w.CAP and not bit & (w.TITLE | w.OWNER) and (i + 1 >= high or not bits[i + 1] & w.CAP)
        )
        i += 1
    if i > start and (nouns or not bits[i - 1] & w.CAP) and not (bits[start] & w.PRON and i == start + 1):
        i = _with_name(line, i, high)
    while i > start and bits[i - 1] & (w.PREP | w.CONJ | w.DET) and not bits[i - 1] & w.CAP:
        i -= 1
    if nouns and not any(bits[j] & (w.CAP | w.PRON | w.QUOTE) for j in range(start, i)):
        return None
    return (start, i) if i > start else None


def _is_title(line: Line, i: int) -> bool:
    """Whether a quotation is no speech but a name: `the "Gazette"`."""
    stretch = line.stretches[i]
    if stretch is None or i == 0 or not line.bits[i - 1] & (w.DET | w.CAP | w.PREP | _SAYING):
        return False
    content = line.text[slice(*stretch.inner)]
    return content[0].isupper() and content.count(" ") <= 3 and content[-1].isalnum()


def _within_name(line: Line, i: int, start: int, high: int) -> bool:
    """Whether a particle stands between two parts of a name: "Piet van der Wal"."""
    if i <= start or not line.bits[i - 1] & (w.CAP | w.PARTICLE):
        return False
    return any(
        line.bits[j] & w.CAP
        for j in range(i + 1, min(i + 3, high))
        if all(line.bits[k] & w.PARTICLE for k in range(i + 1, j))
    )


def _with_name(line: Line, i: int, high: int) -> int:
    """The end of "her spokesman, Jan Lind": behind the name that an unnamed role goes on with."""
    bits = line.bits
    j = i + 1
    while j < high and j < i + 3 and bits[j] & (w.TITLE | w.ROLE):
        j += 1
    if j >= high or not bits[i] & w.COMMA or not bits[j] & w.CAP:
        return i
    while j < high and bits[j] & (w.CAP | w.PARTICLE):
        j += 1
    return j if j >= high or bits[j] & (w.COMMA | w.END | w.LEFT | w.REL | w.PREP) else i
