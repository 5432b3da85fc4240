"""Noun phrases: where the one begins that ends at a word. By shape and word class alone.

Every look-around is bounded, so a sentence costs linear time whatever its length.
"""

from newsparse.quotes import words as w
from newsparse.quotes.lines import Line

SAYING = w.CUE | w.PIECE
PHRASE_END = w.END | w.SEMI | w.COLON | w.COMMA | w.DASH | w.LEFT | w.RIGHT | w.SUB | w.REL | w.QUOTE | w.OTHER
_NAMELIKE = w.CAP | w.TITLE | w.PARTICLE | w.NUM
_SKIPPED = w.ADV | w.AUX | w.TIME

Range = tuple[int, int]
"""Tokens of a line, the last one excluded."""


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
        and not bits[i] & (PHRASE_END | w.PREP | w.AUX | w.CUE | w.PIECE | w.VERB | w.PARTICIPLE | w.CONJ)
        | (bits[i] & w.CAP)
        | (i == start and bits[i] & w.DET)
    ):
        i += 1
    return (start, i) if i > start and bits[start] & (w.CAP | w.DET | w.PRON | w.TITLE) else None


def phrase_before(line: Line, i: int, low: int) -> Range | None:
    """The noun phrase that ends at `i`, with what belongs to it on its left, prepositions and all."""
    bits = line.bits
    end = i + 1
    if bits[i] & w.PRON and not bits[i] & w.CAP:
        return (i, end)
    while i >= low:
        bit = bits[i]
        if bit & w.QUOTE and is_title(line, i):
            i -= 1
            continue
        if (
            bit & PHRASE_END
            and not bit & w.DET
            and not (i == low and bit & w.COMPLEMENT and line.forms[i] not in line.words.how)
        ):
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
        if bit & (SAYING | w.VERB | w.PARTICIPLE) and not bit & w.CAP and not is_noun(line, i, low):
            break
        if bit & w.CONJ and not joins_names(line, i, low):
            break
        i -= 1
    return _trimmed(line, i + 1, end)


def is_noun(line: Line, i: int, low: int) -> bool:
    """Whether what could be a verb is none here: "a report", "the proposed law"."""
    return i > low and bool(line.bits[i - 1] & (w.DET | w.PREP | w.OWNER | w.ROLE)) and not line.bits[i - 1] & w.PRON


def joins_names(line: Line, i: int, low: int) -> bool:
    """Whether the conjunction at `i` stands between two names: "Lind and Okafor"."""
    if i <= low or i + 1 >= len(line.bits):
        return False
    left, right = line.bits[i - 1], line.bits[i + 1]
    return bool(left & w.CAP and right & (w.CAP | w.TITLE))


def _trimmed(line: Line, start: int, end: int) -> Range | None:
    """Without adverbs and dates at its head; of a fronted "in Iowa" only what follows it."""
    bits = line.bits
    while start < end and bits[start] & (w.ADV | w.TIME | w.CONJ) and not bits[start] & (w.CAP | w.PRON | w.DET):
        start += 1
    while start < end and bits[end - 1] & (w.ADV | w.TIME) and not bits[end - 1] & (w.CAP | w.PRON):
        end -= 1
    if line.words.verb_last and line.words.spaces:
        # "Wie Lind am Dienstag in Altenau erklärte": a day between subject and verb is no part of the subject.
        end = next((i for i in range(start + 1, end - 1) if bits[i] & w.PREP and bits[i + 1] & w.TIME), end)
    if line.words.subject_marks:
        start = _after_office(line, start, end)
    elif not line.words.spaces:
        # What stands between subject and verb is not marked off by blanks: the subject ends at the first such word.
        start = next((i for i in range(start, end - 1) if bits[i] & w.TITLE and bits[i + 1] & w.CAP), start)
        end = next((i for i in range(start + 1, end) if bits[i] & (w.PREP | w.TIME | w.ADV)), end)
    if start >= end:
        return None
    if bits[start] & w.PREP and not bits[start] & w.CAP:
        if line.words.subject_after_verb:
            return (start, end) if _is_particled_name(line, start, end) else _behind_place(line, start, end)
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


def _after_office(line: Line, start: int, end: int) -> int:
    """Where the subject begins: behind what ends in a postposition; in `市長の鷺沢沙夜さん` behind the office before a name and its title."""
    bits = line.bits
    if line.words.spaces:
        linking = line.words.linking
        return next(
            (i + 1 for i in range(end - 1, start, -1) if bits[i] & w.PREP and line.forms[i] not in linking), start
        )
    if end - start < 2 or not bits[end - 1] & w.TITLE or not bits[end - 2] & w.CAP:
        return start
    return next((i + 1 for i in range(end - 2, start - 1, -1) if bits[i] & (w.PREP | w.TIME | w.ADV)), start)


def _behind_place(line: Line, start: int, end: int) -> Range | None:
    """Of a fronted `В письме родителям директор школы Нина Линд` what begins with a title, or the full name at its end."""
    bits = line.bits
    if line.words.verb_second or not line.words.capitals or not bits[end - 1] & w.CAP:
        return None
    title = next((i for i in range(start + 2, end) if bits[i] & w.TITLE and not bits[i - 1] & (w.PREP | w.DET)), None)
    if title is not None:
        return (title, end)
    first = end
    while first > start and bits[first - 1] & w.CAP:
        first -= 1
    return (first, end) if first < end - 1 and first > start + 1 and not bits[first - 1] & (w.PREP | w.DET) else None


def _is_particled_name(line: Line, start: int, end: int) -> bool:
    """`Von der Heide` at the head of a sentence: particles, then a name."""
    bits = line.bits
    i = start
    while i < end and bits[i] & w.PARTICLE:
        i += 1
    return start < i < end <= start + 4 and all(bits[j] & w.CAP for j in range(i, end)) and i - start > 1


def antecedent(line: Line, i: int, low: int) -> Range | None:
    """What a relative pronoun stands for: the phrase that ends at `i`; of "a man from Ohio who" all of it."""
    i = skip_left(line, i, low)
    if i < low:
        return None
    phrase = phrase_before(line, i, low)
    if phrase is not None:
        agent = next((j for j in range(phrase[1] - 2, phrase[0], -1) if line.bits[j] & w.AGENT), None)
        return (agent + 1, phrase[1]) if agent is not None else phrase  # "run by X, who said"
    first = i
    while first >= low and not line.bits[first] & (PHRASE_END | w.PREP | w.AUX | SAYING):
        first -= 1
    return (first + 1, i + 1) if first < i else None  # "signed by X, who wrote", "by the owner's nephew, who said"


def skip_left(line: Line, i: int, low: int) -> int:
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


def demonstrative(line: Line, i: int, low: int) -> bool:
    """Whether the "that" at `i` is a subject of its own."""
    return line.forms[i] == "that" and (i == low or bool(line.bits[i - 1] & (w.COMMA | w.CONJ)))


def is_title(line: Line, i: int) -> bool:
    """Whether a quotation is no speech but a name: `the "Gazette"`."""
    stretch = line.stretches[i]
    if stretch is None or i == 0 or not line.bits[i - 1] & (w.DET | w.CAP | w.PREP | w.OWNER | SAYING):
        return False
    content = line.text[slice(*stretch.inner)].rstrip(",")
    return content[:1].isupper() and content.count(" ") <= 3 and content[-1].isalnum()


def pauses(line: Line, i: int) -> bool:
    """Whether a comma stands at `i`, or a title with one within its marks: `star of "Harbour Lights," said`."""
    if line.bits[i] & w.COMMA:
        return True
    stretch = line.stretches[i]
    return stretch is not None and line.text[stretch.inner[1] - 1] == "," and is_title(line, i)


def within_name(line: Line, i: int, start: int, high: int) -> bool:
    """Whether a particle stands between two parts of a name: "Piet van der Wal"."""
    if i <= start or not line.bits[i - 1] & (w.CAP | w.PARTICLE):
        return False
    return any(
        line.bits[j] & w.CAP
        for j in range(i + 1, min(i + 3, high))
        if all(line.bits[k] & w.PARTICLE for k in range(i + 1, j))
    )


def with_name(line: Line, i: int, high: int) -> int:
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


def head(line: Line, phrase: Range) -> int:
    """The token that heads a phrase: the last before its first preposition."""
    for i in range(phrase[0] + 1, phrase[1]):
        if line.bits[i] & w.PREP and not line.bits[i] & w.CAP:
            return i - 1
    return phrase[1] - 1


def piece(line: Line, stop: int, low: int) -> int:
    """Where the piece that ends before `stop` begins: behind a comma or the like."""
    j = stop - 1
    while j >= low and (
        not line.bits[j] & (w.COMMA | w.END | w.SEMI | w.COLON | w.DASH | w.QUOTE) or (j < stop and is_title(line, j))
    ):
        j -= 1
    return j + 1
