"""The verbs and phrases of saying in a sentence, each with its subject."""

from collections.abc import Mapping, Sequence

from newsparse.quotes import words as w
from newsparse.quotes.behind_verb import nominative, subject_after
from newsparse.quotes.far_subjects import (
    agent,
    before_quotation,
    closing_verb,
    far_auxiliary,
    led,
    quoted,
    where_it_says,
)
from newsparse.quotes.finite import is_finite
from newsparse.quotes.found import content_of
from newsparse.quotes.lines import Line
from newsparse.quotes.participles import agent_of_participle, own_subject, participle_subject, subject_beside
from newsparse.quotes.phrases import Range, first_phrase, is_title, phrase_before
from newsparse.quotes.subjects import Clause, main_subject, subject_before
from newsparse.quotes.verb_second import is_fronted
from newsparse.quotes.words import Words

_MOST_VERBS = 40
# How far behind a verb its particle stands: at the end of the clause where the verb stands second, else beside it.
_CLAUSE, _BESIDE = 30, 5
_VERBS = w.PARTICIPLE | w.CUE | w.PIECE | w.SPLIT | w.VERB


def clauses_of(line: Line, low: int, high: int, words: Words) -> list[Clause]:
    """The verbs of saying in the sentence with their subjects, from left to right."""
    found: list[Clause] = []
    bits, forms = line.bits, line.forms
    i = low
    while i < high and len(found) < _MOST_VERBS:
        form = forms[i]
        phrase = _phrase_at(line, i, high, words.before) if form in words.before else 0
        if not phrase and i == low:
            phrase = _phrase_at(line, i, high, words.opening)
        if phrase:
            subject = subject_after(line, i + phrase - 1, high)
            if subject is not None:
                found.append(Clause((i, i + phrase), subject, w.PREP, inverted=True))
                i = subject[1]
                continue
        phrase = _phrase_at(line, i, high, words.after) if form in words.after else 0
        if phrase and i > low:
            subject = phrase_before(line, i - 1, low)
            if subject is not None:
                found.append(Clause((i, i + phrase), subject, w.PREP))
        bit = bits[i]
        if not bit & _VERBS:
            i += 1
            continue
        if (bit & w.PARTICIPLE and not bit & (w.CUE | w.PIECE | w.CAP)) or (
            bit & w.PARTICIPLE and _after_be(line, i, low)
        ):
            if i > low and bits[i - 1] & w.OWNER:
                i += 1
                continue  # "Lind's warning"
            own = own_subject(line, i, low)
            joined = found[-1].subject if found and bits[i - 1] & w.CONJ else None
            subjects = (
                (own,)
                if own
                else dict.fromkeys((participle_subject(line, i, low, found), joined, subject_beside(line, i, low)))
            )
            kind = w.PARTICIPLE | (bit & w.STRONG)
            found += [Clause((i, i + 1), subject, kind) for subject in subjects if subject is not None]
        elif (
            bit & (w.CUE | w.PIECE)
            or (bit & w.SPLIT and _has_particle(line, i, high, words))
            or _says_that(line, i, high)
        ):
            agent = agent_of_participle(line, i, high) if bit & w.PIECE and not bit & w.BASE else None
            clause = Clause((i, i + 1), agent, w.PIECE, inverted=True) if agent else _finite(line, i, low, high, found)
            if clause is not None:
                found.append(clause)
            if bit & w.CUE and i > low and bits[i - 1] & w.COMMA and not (clause is not None and clause.inverted):
                # "In other words, said X: ..."
                subject = subject_after(line, i, high)
                if subject is not None and _stands_alone(line, subject, high):
                    found.append(Clause((i, i + 1), subject, w.CUE, inverted=True))
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


def _stands_alone(line: Line, subject: Range, high: int) -> bool:
    """Whether a phrase behind a verb can be its subject: nothing hangs on it, and "it" says nothing."""
    if line.forms[subject[0]] in line.words.impersonal or line.bits[subject[1] - 1] & w.OBJECT:
        return False
    return subject[1] >= high or bool(line.bits[subject[1]] & (w.COMMA | w.END | w.DASH | w.COLON | w.PREP | w.LEFT))


def _has_particle(line: Line, i: int, high: int, words: Words) -> bool:
    """`gab ... bekannt`: the particle that makes a verb of saying stands behind the verb or right before it."""
    particles = words.split[line.forms[i]]
    reach = _CLAUSE if words.verb_second else _BESIDE
    return any(line.forms[j] in particles for j in range(i + 1, min(i + reach, high))) or (
        i > 0 and line.forms[i - 1] in particles
    )


def _says_that(line: Line, i: int, high: int) -> bool:
    """`sniped that`: a verb with a clause for its object says it."""
    return bool(line.bits[i] & w.VERB and i + 1 < high and line.bits[i + 1] & w.COMPLEMENT and not line.bits[i] & w.CAP)


def _after_be(line: Line, i: int, low: int) -> bool:
    return i > low and bool(line.bits[i - 1] & w.AUX)


def _phrase_at(line: Line, i: int, high: int, phrases: Mapping[str, Sequence[tuple[str, ...]]]) -> int:
    """How many tokens of a phrase begin here; 0 for none."""
    known = phrases.get(line.forms[i])
    if known is None:
        return 0
    name = i and line.bits[i] & w.CAP and line.words.capitals and not line.bits[i - 1] & w.END
    for phrase in known:
        if name and len(phrase) == 1:
            return 0  # somebody called Per
        if i + len(phrase) <= high and tuple(line.forms[i : i + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _closes_clause(line: Line, i: int, high: int) -> bool:
    if i < high and line.bits[i] & w.QUOTE:
        # Of "said he “knew nothing”" the quotation goes on with a clause that "he" is the subject of.
        return not content_of(line, i)[:1].islower()
    return i >= high or bool(line.bits[i] & (w.COMMA | w.END | w.DASH | w.PREP | w.TIME | w.COLON | w.LEFT | w.REL))


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


def is_passive(line: Line, i: int, low: int) -> bool:
    """Whether the verb at `i` stands in the passive: "was told"."""
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


def _finite(line: Line, i: int, low: int, high: int, before: Sequence[Clause]) -> Clause | None:
    bits, words = line.bits, line.words
    kind = bits[i] & (w.CUE | w.PIECE) or w.CUE
    far = far_auxiliary(line, i, low) if words.verb_last else None
    if far is not None and bits[far] & w.BE and not bits[i] & w.QUOTING:
        subject = agent(line, far, i)
        return Clause((i, i + 1), subject, kind) if subject is not None else None
    if far is not None:
        clause = closing_verb(line, i, far, low, kind)
        if clause is not None:
            return clause
    if bits[i] & w.QUOTING and far is None:
        subject = quoted(line, i, low, high)
        return Clause((i, i + 1), subject, kind, inverted=subject[0] > i) if subject is not None else None
    if bits[i] & w.BASE and not _plain_form_can_stand(line, i, low):
        return None
    passive = is_passive(line, i, low)
    if passive:
        subject = agent(line, i + 1, min(i + 8, high))
        return Clause((i, i + 1), subject, kind, inverted=True) if subject is not None else None
    if bits[i] & w.NAMING and _names_only(line, i, low, high):
        return None
    if i > low and bits[i - 1] & (w.DET | w.OWNER) and not bits[i - 1] & (w.PRON | w.REL | w.OBJECT):
        return None
    if (i > low and line.forms[i - 1] == "to") or (i > low + 1 and line.forms[i - 2] == "to" and bits[i - 1] & w.ADV):
        # "went on to say", "continues to insist"
        subject = led(line, i, low) or main_subject(line, max(low, i - 12), i)
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
        or bool(bits[head] & w.COLON)
        or (bits[head] & w.QUOTE and not is_title(line, head))
        or (bits[head] & (w.COMMA | w.DASH) and (head == low or bool(bits[head - 1] & w.QUOTE)))
    )
    # Of "X sprach und nannte die Lage" the subject is left out, not behind the verb.
    shared = words.verb_second and head >= low and bits[head] & w.CONJ and head == i - 1
    if opens or (words.subject_after_verb and not shared):
        right = nominative(line, subject_after(line, i, high))
        if right is not None and line.forms[right[0]] in words.impersonal:
            where = where_it_says(line, i, right[1], low, high)
            return Clause((i, i + 1), where, kind) if where is not None else None
        if right is not None and (
            opens
            or line.forms[right[0]] in words.masculine
            or is_fronted(line, i, low)
            or not _has_subject_left(line, i, low)
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
        left = before_quotation(line, head, low) if line.words.verb_last else None
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
