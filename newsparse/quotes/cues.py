"""Which verb of its sentence a quotation belongs to, and so who says it."""

from collections.abc import Sequence

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.clauses import (
    Clause,
    Range,
    first_phrase,
    is_finite,
    main_subject,
    nearest_subject,
    phrase_before,
    subject_after,
    subject_before,
)
from newsparse.quotes.found import content_of
from newsparse.quotes.tokens import Line
from newsparse.quotes.words import Words

_MOST_VERBS = 40
_PAUSES = tuple(",!?…—–-")
_AFTER_WINDOW = 30
_PARTS = w.QUOTE | w.COMMA | w.SEMI | w.DASH | w.COLON


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
    quotes = [i for i in range(low, high) if line.bits[i] & w.QUOTE]
    clauses = _clauses(line, low, high, words)
    found: dict[int, Attribution] = {}
    for q in quotes:
        one = _attribution(line, q, (low, high), clauses, found)
        if one is not None:
            found[q] = one
    return found


def _clauses(line: Line, low: int, high: int, words: Words) -> list[Clause]:
    """The verbs of saying in the sentence with their subjects, from left to right."""
    found: list[Clause] = []
    bits = line.bits
    i = low
    while i < high and len(found) < _MOST_VERBS:
        phrase = _phrase_at(line, i, high, words.before)
        if phrase:
            subject = subject_after(line, i + phrase - 1, high)
            if subject is not None:
                found.append(Clause((i, i + phrase), subject, w.PREP, inverted=True))
                i = subject[1]
                continue
        phrase = _phrase_at(line, i, high, words.after)
        if phrase and i > low:
            subject = phrase_before(line, i - 1, low)
            if subject is not None:
                found.append(Clause((i, i + phrase), subject, w.PREP))
        bit = bits[i]
        if (bit & w.PARTICIPLE and not bit & (w.CUE | w.PIECE | w.CAP)) or (
            bit & w.PARTICIPLE and _after_be(line, i, low)
        ):
            found.append(Clause((i, i + 1), _participle_subject(line, i, low, found), w.PARTICIPLE | (bit & w.STRONG)))
        elif (
            bit & (w.CUE | w.PIECE)
            or (bit & w.SPLIT and _has_particle(line, i, high, words))
            or _says_that(line, i, high)
        ):
            clause = _finite(line, i, low, high, found)
            if clause is not None:
                found.append(clause)
        elif (
            bit & w.VERB
            and i > low
            and (bits[i - 1] & w.QUOTE or (bits[i - 1] & w.COMMA and i - 1 > low and bits[i - 2] & w.QUOTE))
        ):
            # "..." beamed Ms. Smith, a fan.
            subject = subject_after(line, i, high)
            if (
                subject is not None
                and bits[subject[0]] & (w.CAP | w.PRON | w.TITLE)
                and not _verb_at(line, subject[1], high)
            ):
                found.append(Clause((i, i + 1), subject, w.CUE, inverted=True))
        i += 1
    return found


def _has_particle(line: Line, i: int, high: int, words: Words) -> bool:
    """`gab ... bekannt`: the particle that makes a verb of saying stands behind the verb or right before it."""
    particles = words.split[line.forms[i]]
    return any(line.forms[j] in particles for j in range(i + 1, min(i + 30, high))) or (
        i > 0 and line.forms[i - 1] in particles
    )


def _says_that(line: Line, i: int, high: int) -> bool:
    """`sniped that`: a verb with a clause for its object says it."""
    return bool(line.bits[i] & w.VERB and i + 1 < high and line.bits[i + 1] & w.COMPLEMENT and not line.bits[i] & w.CAP)


def _after_be(line: Line, i: int, low: int) -> bool:
    return i > low and bool(line.bits[i - 1] & w.AUX)


def _phrase_at(line: Line, i: int, high: int, phrases: Sequence[tuple[str, ...]]) -> int:
    form = line.forms[i]
    if i and line.bits[i] & w.CAP and line.words.capitals and not line.bits[i - 1] & w.END:
        return 0  # somebody called Per
    for phrase in phrases:
        if phrase[0] == form and i + len(phrase) <= high and tuple(line.forms[i : i + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _finite(line: Line, i: int, low: int, high: int, before: Sequence[Clause]) -> Clause | None:
    bits, words = line.bits, line.words
    kind = bits[i] & (w.CUE | w.PIECE) or w.CUE
    if words.verb_last:
        clause = _closing_verb(line, i, low, high, kind)
        if clause is not None:
            return clause
    if bits[i] & w.BASE and not _plain_form_can_stand(line, i, low):
        return None
    passive = _passive(line, i, low)
    if passive:
        agent = next((j for j in range(i + 1, min(i + 8, high)) if bits[j] & w.AGENT), None)
        subject = subject_after(line, agent, high) if agent is not None else None
        return Clause((i, i + 1), subject, kind, inverted=True) if subject is not None else None
    if bits[i] & w.NAMING and _names_only(line, i, low, high):
        return None
    if i > low and bits[i - 1] & (w.DET | w.OWNER) and not bits[i - 1] & (w.PRON | w.REL):
        return None
    if (i > low and line.forms[i - 1] == "to") or (i > low + 1 and line.forms[i - 2] == "to" and bits[i - 1] & w.ADV):
        # "went on to say", "continues to insist"
        subject = main_subject(line, max(low, i - 12), i)
        return (
            Clause((i, i + 1), subject, w.PARTICIPLE | (w.STRONG if kind & w.CUE else 0))
            if subject is not None
            else None
        )
    head = i - 1
    while head >= low and bits[head] & (w.ADV | w.OTHER | w.AUX | w.OBJECT) and not bits[head] & w.PRON:
        head -= 1
    opens = (
        head < low
        or bool(bits[head] & (w.QUOTE | w.COLON))
        or (bits[head] & (w.COMMA | w.DASH) and (head == low or bool(bits[head - 1] & w.QUOTE)))
    )
    if opens or words.subject_after_verb:
        right = subject_after(line, i, high)
        if (
            right is not None
            and line.forms[right[0]] in words.impersonal
            and bits[low] & w.PREP
            and bits[low + 1] & (w.DET | w.CAP)
        ):
            return Clause((i, i + 1), (low + 1, head + 1), kind)  # "in dem Antrag heißt es"
        if (
            right is not None
            and line.forms[right[0]] in words.impersonal
            and right[1] < high
            and bits[right[1]] & w.PREP
        ):
            right = subject_after(line, right[1], high) or right  # "heißt es in dem Antrag"
        if right is not None and (
            opens or line.forms[right[0]] in words.masculine or not _has_subject_left(line, i, low)
        ):
            return Clause((i, i + 1), right, kind, inverted=True)
    if (
        head > low
        and bits[head] & w.COMMA
        and kind & w.CUE
        and not bits[i] & w.LISTENER
        and any(bits[j] & w.QUOTE or is_finite(line, j, low) for j in range(max(low, head - 40), head))
    ):
        right = subject_after(line, i, high)
        if right is not None and _closes_clause(line, right[1], high) and bits[right[0]] & (w.CAP | w.PRON | w.DET):
            return Clause((i, i + 1), right, kind, inverted=True)
    left = subject_before(line, i, low)
    if left is None and head > low and bits[head] & w.QUOTE:
        # "X, "...", said": the verb closes the sentence, or the object follows it.
        j = head - 1 - bool(bits[head - 1] & (w.COMMA | w.COLON))
        left = phrase_before(line, j, low) if j >= low and line.words.verb_last else None
    if left is None and opens and before:
        left = before[-1].subject
    if left is None and opens:
        left = main_subject(line, low, i)
    if left is None and head >= low and bits[head] & (w.CONJ | w.COMMA) and before:
        left = before[-1].subject
    if left is None and kind & w.CUE and not bits[i] & w.BASE and head >= low:
        left = first_phrase(line, low, i)
    if (
        left is not None
        and line.forms[i].endswith("s")
        and not any(bits[j] & (w.CAP | w.PRON | w.DET | w.ROLE | w.PAPER) for j in range(*left))
    ):
        return None  # "numerous questions"
    return Clause((i, i + 1), left, kind) if left is not None else None


def _closing_verb(line: Line, i: int, low: int, high: int, kind: int) -> Clause | None:
    """`X hat ... gesagt`, `so hatte X ... gesagt`: the subject beside the auxiliary far to the left."""
    bits = line.bits
    if i > low and bits[i - 1] & w.AUX:
        return None
    for j in range(i - 1, max(low, i - 25) - 1, -1):
        if bits[j] & (w.QUOTE | w.COMMA | w.COLON | w.END):
            return None
        if bits[j] & w.AUX and not bits[j] & w.CAP:
            if not line.forms[i].startswith(line.words.participle_heads):
                return None
            fronted = j == low or bool(bits[j - 1] & (w.COMMA | w.COLON | w.QUOTE))
            subject = subject_after(line, j, i) if fronted else None
            subject = subject or subject_before(line, j, low) or subject_after(line, j, i)
            return Clause((i, i + 1), subject, kind) if subject is not None else None
    return None


def _closes_clause(line: Line, i: int, high: int) -> bool:
    return i >= high or bool(
        line.bits[i] & (w.COMMA | w.END | w.DASH | w.QUOTE | w.PREP | w.TIME | w.COLON | w.LEFT | w.REL)
    )


def _verb_at(line: Line, i: int, high: int) -> bool:
    return i < high and bool(line.bits[i] & (w.AUX | w.VERB | w.CUE | w.PIECE)) and not line.bits[i] & w.CAP


def _plain_form_can_stand(line: Line, i: int, low: int) -> bool:
    """Whether it follows "they", "critics", "did not": a plain form is a verb behind a plural or an auxiliary, else most likely a noun."""
    bits = line.bits
    j = i - 1
    while j >= low and bits[j] & w.ADV and not bits[j] & (w.PRON | w.AUX):
        j -= 1
    if j < low:
        return True
    if bits[j] & (w.PRON | w.AUX | w.CONJ | w.COMMA | w.REL | w.QUOTE) or line.forms[j] == "to":
        return True
    return line.forms[j].endswith("s") and not bits[j] & (w.OWNER | w.DET | w.PREP)


def _names_only(line: Line, i: int, low: int, high: int) -> bool:
    """`a film called "..."`: a verb of naming without an object, and no "what" or "whom" before it to be one."""
    bits = line.bits
    j = i + 1
    while j < high and bits[j] & w.DET:
        j += 1
    if j >= high or not bits[j] & w.QUOTE:
        return False
    return not any(bits[k] & (w.REL | w.SUB | w.PRON) for k in range(max(low, i - 10), i))


def _passive(line: Line, i: int, low: int) -> bool:
    j = i - 1
    while j >= low and line.bits[j] & w.ADV:
        j -= 1
    return j >= low and bool(line.bits[j] & w.BE) and not line.bits[i] & w.PARTICIPLE


def _has_subject_left(line: Line, i: int, low: int) -> bool:
    """In a verb-second language: whether what stands before the verb is its subject rather than "am Montag"."""
    subject = subject_before(line, i, low)
    if subject is None or line.bits[subject[0]] & (w.PREP | w.ADV | w.TIME):
        return False
    opener = subject[0] - 1
    return opener < low or not line.bits[opener] & (w.SUB | w.PREP) or line.forms[opener] in line.words.how


def _participle_subject(line: Line, i: int, low: int, before: Sequence[Clause]) -> Range | None:
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
        if clause.subject is not None and clause.bits != w.PREP:
            if clause.bits & w.CUE:
                return clause.subject
            return nearest_subject(line, max(clause.verb[1], clause.subject[1]), i) or clause.subject
    return nearest_subject(line, low, i) or main_subject(line, low, i)


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


def _attribution(
    line: Line, q: int, sentence: Range, clauses: Sequence[Clause], found: dict[int, Attribution]
) -> Attribution | None:
    low, high = sentence
    words = line.words
    after = _after(line, q, high, clauses, words)
    before = _before(line, q, low, clauses, words)
    if after is not None and _pauses(line, q) and (before is None or _outweighs(line, q, after, before)):
        return after
    signature = _signature(line, q, high)
    if signature is not None:
        return signature
    if before is not None and not before.strong:
        late = _late(line, q, high, clauses)
        if late is not None:
            return late
    if before is not None:
        return before
    if after is not None:
        return after
    if found:
        return attrs.evolve(next(reversed(found.values())), how="same sentence")
    return (
        _late(line, q, high, clauses)
        or _label(line, q, low)
        or _bare_cue(line, q, high)
        or _fallback(line, q, low, high)
    )


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


def _outweighs(line: Line, q: int, after: Attribution, before: Attribution) -> bool:
    """Whether the words behind a quotation rather than those before it attribute it."""
    if not _begins_small(line, q):
        return True
    if before.strong or after.mention is None or after.cue is None:
        return False
    return min(after.mention[0], after.cue[0]) - q <= 3


def _bare_cue(line: Line, q: int, high: int) -> Attribution | None:
    """`"...", añadió.`: a verb of saying without a subject, which some languages can do without."""
    i = q + 1
    while i < high and line.bits[i] & (w.COMMA | w.DASH | w.ADV | w.AUX | w.OBJECT):
        i += 1
    return Attribution((i, i + 1), None, "bare", strong=True) if i < high and line.bits[i] & w.CUE else None


def _label(line: Line, q: int, low: int) -> Attribution | None:
    """`Jan Lind, a neighbour: "..."`: a phrase without a verb before a colon."""
    if q - 1 <= low or not line.bits[q - 1] & w.COLON or q - low > 25:
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


def _late(line: Line, q: int, high: int, clauses: Sequence[Clause]) -> Attribution | None:
    """`..., said X.` and `..., X said.` at the end of the sentence: about all of it."""
    bits = line.bits
    for clause in reversed(clauses):
        if clause.verb[0] <= q or clause.subject is None or clause.subject[0] < q or not clause.bits & (w.CUE | w.PREP):
            continue
        begin = min(clause.verb[0], clause.subject[0])
        end = max(clause.verb[1], clause.subject[1])
        if not bits[begin - 1] & (w.COMMA | w.DASH | w.QUOTE):
            return None
        if any(bits[i] & w.QUOTE for i in range(end, high)) or bits[min(end, high - 1)] & w.SUB:
            return None
        return Attribution(clause.verb, clause.subject, "late")
    return None


def _pauses(line: Line, q: int) -> bool:
    """Whether the quotation ends in a comma or the like, or one follows it."""
    if _pauses_itself(line, q):
        return True
    return q + 1 < len(line.bits) and bool(line.bits[q + 1] & (w.COMMA | w.DASH | w.CUE))


def _pauses_itself(line: Line, q: int) -> bool:
    return content_of(line, q).rstrip("'’\"”)]")[-1:] in _PAUSES


def _begins_small(line: Line, q: int) -> bool:
    return content_of(line, q)[:1].islower()


def _after(line: Line, q: int, high: int, clauses: Sequence[Clause], words: Words) -> Attribution | None:
    """`"...," said X` and `"...," X said`: the first clause behind the quotation, if nothing else begins before it."""
    bits = line.bits
    for clause in clauses:
        verb = clause.verb[0]
        if verb <= q:
            continue
        if verb - q > _AFTER_WINDOW or clause.subject is None:
            return None
        if clause.bits & w.PARTICIPLE and clause.subject[0] < q:
            return None
        begin = min(verb, clause.subject[0])
        if clause.inverted or clause.subject[0] > q:
            gap = range(q + 1, begin if begin > q else verb)
            if any(bits[i] & (w.QUOTE | w.SEMI | w.COLON) for i in gap):
                return None
            if any(bits[i] & (w.CONJ | w.SUB | w.REL) for i in gap[:2]) and not any(
                line.forms[i] in words.how for i in gap[:2]
            ):
                return None
            if (
                begin == q + 1
                and clause.inverted
                and not _pauses_itself(line, q)
                and not any(bits[j] & (w.CAP | w.PRON) for j in range(*clause.subject))
            ):
                return None
            if not any(bits[i] & (w.CAP | w.PRON | w.DET | w.ROLE) for i in range(*clause.subject)) and begin > q + 2:
                return None
            return Attribution(clause.verb, clause.subject, "after")
        if verb - q <= 3 and clause.bits & w.CUE:
            return Attribution(clause.verb, clause.subject, "after")
        return None
    return None


def _before(line: Line, q: int, low: int, clauses: Sequence[Clause], words: Words) -> Attribution | None:
    """`X said: "..."`: the nearest clause before the quotation, or the one whose content that is."""
    for clause in reversed(clauses):
        if clause.verb[1] > q or clause.subject is None:
            continue
        if clause.inverted and clause.subject[0] > q:
            # "was described as "..." by X"
            if clause.bits & w.PREP or any(line.bits[i] & (w.QUOTE | w.COMMA) for i in range(q + 1, clause.subject[0])):
                continue
            return Attribution(clause.verb, clause.subject, "before", strong=True)
        if clause.subject[0] <= q < clause.subject[1]:
            continue
        if _closed_off(line, clause, low, q, words):
            continue
        clause = _whose_words(line, _governing(line, clauses, clause), low)
        return Attribution(clause.verb, clause.subject, "before", bool(clause.bits & (w.CUE | w.STRONG | w.PREP)))
    return None


def _whose_words(line: Line, clause: Clause, low: int) -> Clause:
    """`X denounced what he called`: X rather than "he"."""
    at = clause.subject[0] if clause.subject is not None else 0
    if at <= low + 1 or not line.bits[at] & w.PRON or clause.inverted or line.forms[at - 1] != "what":
        return clause
    subject = main_subject(line, low, at - 1)
    return attrs.evolve(clause, subject=subject) if subject is not None else clause


def _closed_off(line: Line, clause: Clause, low: int, q: int, words: Words) -> bool:
    """`while X claims ..., "..."`: a subordinate clause is over at its comma."""
    if clause.subject is None or clause.subject[0] >= clause.verb[0] or clause.subject[0] <= low:
        return False
    opener = line.forms[clause.subject[0] - 1]
    if not line.bits[clause.subject[0] - 1] & w.SUB or opener == "that" or opener in words.how:
        return False
    return any(line.bits[i] & w.COMMA for i in range(clause.verb[1] + 1, q))


def _governing(line: Line, clauses: Sequence[Clause], clause: Clause) -> Clause:
    """Of `X said she praised`, X said: the clause whose content the given one is, as long as nothing parts them."""
    for outer in reversed(clauses):
        if outer.verb[0] >= clause.verb[0] or outer.subject is None or not outer.bits & (w.CUE | w.STRONG | w.PREP):
            continue
        if outer.inverted and outer.bits & w.CUE:
            continue
        if clause.subject is None:
            continue
        start = clause.subject[0] if clause.subject[0] >= outer.verb[1] else clause.verb[0]
        if outer.subject == clause.subject:
            continue
        first = outer.verb[1] if not outer.inverted else outer.subject[1]
        if first < start and line.bits[first] & w.COMMA:
            first += 1  # "Back then, X said, she found"
        if any(line.bits[i] & _PARTS for i in range(first, start)) or (
            start > first and line.bits[start - 1] & (w.CONJ | w.SUB) and not line.bits[start - 1] & w.COMPLEMENT
        ):
            break
        clause = outer
    return clause


def _fallback(line: Line, q: int, low: int, high: int) -> Attribution | None:
    """No verb of saying: the subject of the nearest finite verb before the quotation, or of the sentence."""
    for i in range(q - 1, max(low, q - 40) - 1, -1):
        if line.bits[i] & w.QUOTE:
            break
        if line.bits[i] & (w.CUE | w.PIECE) and _passive(line, i, low):
            return None  # "were told to": nobody says by whom
        if is_finite(line, i, low):
            subject = subject_before(line, i, low)
            if line.bits[i] & w.REPORTED and subject is not None:
                return None  # indirect speech goes on: whoever the sentence before quotes
            if subject is not None:
                return Attribution((i, i + 1), subject, "verb")
    subject = main_subject(line, low, q)
    if subject is not None:
        return Attribution(None, subject, "sentence")
    if q > low and _begins_small(line, q) and line.bits[q - 1] & (w.CAP | w.ROLE | w.TITLE):
        phrase = phrase_before(line, q - 1, low)  # a headline: Council leader ‘never saw’ it
        return Attribution(None, phrase, "headline") if phrase is not None else None
    return None


def speaker_of_sentence(line: Line, low: int, high: int, words: Words) -> Attribution | None:
    """Whom a sentence without a quotation of its own introduces: who says something in it, or else its subject."""
    clauses = [clause for clause in _clauses(line, low, high, words) if clause.subject is not None]
    for clause in reversed(clauses):
        if clause.bits & (w.CUE | w.STRONG):
            clause = _governing(line, clauses, clause)
            return Attribution(clause.verb, clause.subject, "sentence before", strong=True)
    if clauses:
        return Attribution(clauses[-1].verb, clauses[-1].subject, "sentence before")
    subject = main_subject(line, low, high)
    return Attribution(None, subject, "subject before") if subject is not None else None
