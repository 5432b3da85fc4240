"""The subject that stands behind its verb: where it begins, what may stand before it, and where it ends."""

from newsparse.quotes import words as w
from newsparse.quotes.lines import Line
from newsparse.quotes.phrases import PHRASE_END, SAYING, Range, is_noun, is_title, joins_names, with_name, within_name

_WINDOW = 40
_HOPS, _PHRASE = 3, 8


def subject_after(line: Line, verb: int, high: int) -> Range | None:
    """The subject that stands behind its verb: `said Ms. Smith`, `said an aide to the mayor`."""
    bits = line.bits
    i = verb + 1
    high = min(high, verb + _WINDOW)
    while i < high and bits[i] & w.ADV and not bits[i] & (w.CAP | w.DET | w.PRON):
        i += 1
    if i + 1 < high and line.words.verb_second and bits[i] & w.OBJECT and not bits[i] & (w.DET | w.CAP | w.PRON):
        i += 1  # "nannte ihn der Sprecher"
    i = _over_listener(line, i, high)
    i = _over_adverbials(line, i, high)
    if i >= high:
        return None
    bit = bits[i]
    if bit & w.PRON and not bit & (w.DET | w.CAP | w.OBJECT):
        return (i, i + 1)
    if bit & (w.OBJECT | w.ADDRESSED) and not bit & w.DET:
        return None
    if bit & (w.PREP | w.SUB | w.TIME | w.CONJ | w.REL | PHRASE_END | w.AUX | SAYING) and not bit & (
        w.DET | w.CAP | w.TITLE
    ):
        return (i, i + 1) if bit & w.QUOTE and is_title(line, i) else None
    start, nouns = i, line.words.nouns_are_capitals
    i = _end_behind_verb(line, start, high)
    if i > start and (nouns or not bits[i - 1] & w.CAP) and not (bits[start] & w.PRON and i == start + 1):
        i = with_name(line, i, high)
    while i > start and bits[i - 1] & (w.PREP | w.CONJ | w.DET) and not bits[i - 1] & (w.CAP | w.PRON):
        i -= 1
    if line.words.subject_after_verb or line.words.verb_last:
        i = without_tail(line, start, i)
    if nouns and not any(bits[j] & (w.CAP | w.PRON | w.QUOTE) for j in range(start, i)):
        return None
    return (start, i) if i > start else None


def _end_behind_verb(line: Line, start: int, high: int) -> int:
    """Where the noun phrase ends that begins at `start`, behind a verb: at what cannot go on with it."""
    bits = line.bits
    i = start
    nouns = line.words.nouns_are_capitals
    named = False
    while i < high:
        bit = bits[i]
        if (bit & w.QUOTE and is_title(line, i)) or (
            bit & w.PARTICLE and not nouns and within_name(line, i, start, high)
        ):
            i += 1
            continue
        if bit & (w.END | w.SEMI | w.COLON | w.COMMA | w.DASH | w.LEFT | w.QUOTE | w.REL | w.AUX) and not (bit & w.DET):
            break
        if bit & w.OTHER and i > start and line.forms[i] != "&":
            break
        if bit & w.REL and not nouns and i > start and not bits[i - 1] & (w.DET | w.PREP):
            break  # "een matroos die"
        if bit & w.ADDRESSED and i > start and not bits[i - 1] & w.DET:
            break  # "a dit Marthe Lind au journal"
        if bit & (w.TIME | w.SUB) and not bit & (w.DET | w.CAP | w.TITLE | w.PREP) and not bits[i - 1] & w.DET:
            break
        if nouns and i > start and (bit & w.OBJECT_CASE or (bit & (w.DET | w.PRON) and not bits[start] & w.DET)):
            break  # "sagte Lind der Zeitung", "sagte der Minister dem Blatt"
        if bit & w.DET and not nouns and i > start and bits[i - 1] & w.CAP and _is_full_name(line, start, i):
            break  # "a detta di Marta Riva il ponte"
        if bit & w.ADV and not bit & (w.DET | w.CAP) and not bits[i - 1] & w.DET:
            break
        # "die in Paris geborene Lind": an attribute between article and noun is no end.
        attribute = nouns and i == start + 1 and bits[start] & w.DET
        if bit & w.PREP and not bit & w.CAP and not attribute and (named or line.forms[i] not in line.words.linking):
            break
        if (
            bit & (w.CUE | w.PIECE | w.PARTICIPLE | w.VERB)
            and not bit & (w.CAP | w.TITLE | w.BASE)
            and i > start
            and not is_noun(line, i, start)
        ):
            break
        if bit & w.CONJ and not joins_names(line, i, start):
            break
        named = named or bool(
            not nouns and bit & w.CAP and not bit & (w.TITLE | w.OWNER) and (i + 1 >= high or not bits[i + 1] & w.CAP)
        )
        i += 1
    return i


def _over_listener(line: Line, i: int, high: int) -> int:
    """Over "al diario local" of "dijo al diario local Marta Lind": whom it is said to, with its attributes."""
    bits, words = line.bits, line.words
    j = i
    while j < min(i + 4, high) and not bits[j] & (w.CAP | w.ADDRESSED):
        if not bits[j] & (w.PREP | w.DET) and not (j > i and not bits[j] and bits[j - 1] & w.PREP):
            break  # neither "al" nor the plain word of "w rozmowie z gazetą"
        j += 1
    if j >= high or not bits[j] & w.ADDRESSED or (j > i and not bits[i] & w.PREP):
        return i
    j += 1
    while j < min(i + 8, high) and (
        not bits[j] or bits[j] & (w.ADV | w.TIME | w.ADDRESSED) or line.forms[j] in words.linking
    ):
        j += 1
    return j if j < high and bits[j] & (w.CAP | w.DET | w.TITLE | w.PRON | w.ROLE) else i


def _over_adverbials(line: Line, i: int, high: int) -> int:
    """Over "el jueves ante la comisión" of "dijo el jueves ante la comisión el alcalde", if a subject opens behind it."""
    words = line.words
    if not words.subject_after_verb or words.verb_second:
        return i
    at = i
    for _ in range(_HOPS):
        at = _over_adverbial(line, at, high)
    return at if at > i and _opens_subject(line, at, high) else i


def _over_adverbial(line: Line, i: int, high: int) -> int:
    """Behind an adverb, a day, or a preposition with its nouns; `i` itself where there is none of them."""
    bits, linking = line.bits, line.words.linking
    if i >= high or bits[i] & w.CAP:
        return i
    if bits[i] & w.ADV and not bits[i] & (w.DET | w.PRON):
        return i + 1
    j = i + bool(bits[i] & w.DET)
    if j < high and bits[j] & w.TIME and not bits[j] & w.CAP:
        return j + 1
    if not bits[i] & w.PREP:
        return i
    j = i + 1
    while j < high and bits[j] & w.DET:
        j += 1
    start = j
    while j < min(i + _PHRASE, high) and (
        not bits[j]
        or bits[j] & (w.NUM | w.TIME | w.ADDRESSED | w.PAPER)
        or (j > start and (line.forms[j] in linking or (bits[j] & w.DET and line.forms[j - 1] in linking)))
    ):
        j += 1
    if j == start and j + 1 < high and bits[j] & w.CAP and not bits[j + 1] & w.CAP:
        j += 1  # "en Madrid"
    return j if j > start else i


def _opens_subject(line: Line, i: int, high: int) -> bool:
    """Whether a phrase begins at `i` that is no place: an article, a title, a full name, or a name right behind a day."""
    bits = line.bits
    if i >= high:
        return False
    if bits[i] & (w.DET | w.TITLE | w.ROLE) and not bits[i] & w.PREP:
        return True
    named = i + 1 < high and bool(bits[i + 1] & (w.CAP | w.PARTICLE))
    return bool(bits[i] & w.CAP) and (named or bool(bits[i - 1] & (w.TIME | w.ADV)))


def _is_full_name(line: Line, start: int, end: int) -> bool:
    """Whether a phrase ends in a name of two words; in a script without capitals one may do."""
    return not line.words.capitals or (end > start + 1 and bool(line.bits[end - 2] & w.CAP))


def without_tail(line: Line, start: int, end: int) -> int:
    """Where a phrase ends without the plain words behind a full name, which in most languages belong to what follows."""
    bits = line.bits
    last = end - 1
    while last > start and not bits[last]:
        last -= 1
    named = last > start and bits[last] & w.CAP and bits[last - 1] & (w.CAP | w.TITLE | w.PARTICLE)
    return last + 1 if named else end


def nominative(line: Line, phrase: Range | None) -> Range | None:
    """The phrase, unless its determiner says that it is no subject ("dem Spiegel")."""
    return None if phrase is not None and line.bits[phrase[0]] & w.OBLIQUE else phrase
