"""Who could be the speaker of a quotation: every verb, phrase and noun of saying near it, with whoever says."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newsparse.quotes import words as w
from newsparse.quotes.behind_verb import subject_after
from newsparse.quotes.clauses import is_passive
from newsparse.quotes.finite import is_finite, may_be_finite
from newsparse.quotes.found import content_of
from newsparse.quotes.lines import Line
from newsparse.quotes.phrases import Range, phrase_before
from newsparse.quotes.subjects import Clause, subject_before, subject_of

_REACH = 40
_MOST = 12
_MOST_PLAIN = 4
_PHRASE = 8


class Sentence:
    """One sentence with all that says something in it, from left to right; plain verbs are looked up as needed."""

    def __init__(self, line: Line, low: int, high: int, clauses: Sequence[Clause]) -> None:
        self.line, self.low, self.high = line, low, high
        self._clauses = sorted([*clauses, *nouns(line, low, high)], key=lambda clause: clause.verb)
        self._places = [clause.verb[0] for clause in self._clauses]
        self._known = frozenset(self._places)
        self._plain: dict[int, Clause | None] = {}

    def near(self, q: int) -> list[Clause]:
        """The candidates for the quotation at token `q`, the nearest of them if there are many."""
        first, last = bisect_left(self._places, q - _REACH), bisect_right(self._places, q + _REACH)
        middle = bisect_left(self._places, q)
        near = self._clauses[max(first, middle - _MOST) : min(last, middle + _MOST)]
        near = [clause for clause in near if not clause.subject[0] <= q < clause.subject[1]]
        plain = self._plain_before(q)
        behind = self._plain_behind(q)
        found = sorted([*near, *plain, *behind], key=lambda clause: clause.verb)
        return [clause for clause in found if not self._leads_on(clause, q)] or found

    def _leads_on(self, clause: Clause, q: int) -> bool:
        """Of `"...," said Lind, and added: "..."` the second verb, to the first quotation."""
        bits, end = self.line.bits, max(clause.verb[1], clause.subject[1])
        return q < clause.verb[0] and end + 1 < self.high and bool(bits[end] & w.COLON and bits[end + 1] & w.QUOTE)

    def _plain_behind(self, q: int) -> list[Clause]:
        """`"...," Lind began`: a verb right behind the phrase that follows the quotation."""
        bits = self.line.bits
        if q >= self.high:
            return []
        start = q + 2 if q + 1 < self.high and bits[q + 1] & w.COMMA else q + 1
        paused = start == q + 2 or content_of(self.line, q).endswith((",", "!", "?"))
        if not paused or start >= self.high or not bits[start] & (w.CAP | w.DET | w.PRON | w.TITLE):
            return []
        for i in range(start + 1, min(start + _PHRASE, self.high)):
            if bits[i] & (w.QUOTE | w.COMMA | w.END | w.CONJ | w.SUB):
                break
            if i not in self._known and is_finite(self.line, i, self.low):
                subject = subject_before(self.line, i, start)
                return [Clause((i, i + 1), subject, w.VERB)] if subject is not None and subject[0] == start else []
        return []

    def _plain_before(self, q: int) -> list[Clause]:
        """The last finite verbs before the quotation that are no verbs of saying."""
        found: list[Clause] = []
        bits = self.line.bits
        for i in range(q - 1, max(self.low, q - _REACH) - 1, -1):
            bit = bits[i]
            if bit & w.REPORTED or (bit & (w.CUE | w.PIECE) and is_passive(self.line, i, self.low)):
                break  # indirect speech goes on, or nobody says by whom: "were told to"
            if not may_be_finite(bit) or i in self._known or not is_finite(self.line, i, self.low):
                continue
            if i not in self._plain:
                subject = subject_of(self.line, i, self.low, q)
                self._plain[i] = Clause((i, i + 1), subject, w.VERB) if subject is not None else None
            clause = self._plain[i]
            if clause is not None:
                found.append(clause)
                if len(found) == _MOST_PLAIN:
                    break
        return found


def nouns(line: Line, low: int, high: int) -> list[Clause]:
    """`her warning that`, `Lind's claim`, `a report by Lind`: nouns of saying with whose they are."""
    found: list[Clause] = []
    bits = line.bits
    for i in [i for i in range(low + 1, high) if bits[i] & w.SPEECH]:
        if bits[i] & w.CAP and not line.words.nouns_are_capitals:
            continue
        owner = _owner(line, i, low)
        if owner is None and i + 2 < high and line.forms[i + 1] in line.words.authors:
            owner = subject_after(line, i + 1, high)
        if owner is not None:
            found.append(_as_phrase(line, i, owner, low, high) or Clause((i, i + 1), owner, w.SPEECH))
            if len(found) == _REACH:
                break
    return found


def _as_phrase(line: Line, noun: int, owner: Range, low: int, high: int) -> Clause | None:
    """`In Lind's words, ...`, `..., in her view`: like "according to Lind"."""
    before = owner[0] - 1
    if (
        before < low
        or not line.bits[before] & w.PREP
        or (before > low and not line.bits[before - 1] & (w.COMMA | w.QUOTE))
    ):
        return None
    if noun + 1 < high and not line.bits[noun + 1] & (w.COMMA | w.END | w.QUOTE):
        return None
    return Clause((before, noun + 1), owner, w.PREP, inverted=True)


def _owner(line: Line, noun: int, low: int) -> Range | None:
    """Whose it is: the owner before the noun, with at most some plain words between."""
    bits = line.bits
    for i in range(noun - 1, max(low, noun - 5) - 1, -1):
        if bits[i] & w.OWNER:
            start = i
            while start > low and bits[start - 1] & (w.CAP | w.TITLE | w.PARTICLE) and bits[i] & w.CAP:
                start -= 1
            return (start, i + 1) if bits[i] & w.CAP else phrase_before(line, i, low)
        if line.forms[i] in line.words.possessives:
            return (i, i + 1)
        if bits[i] & (w.PREP | w.SUB | w.REL | w.QUOTE | w.COMMA | w.END | w.AUX | w.CAP | w.DET | w.CONJ):
            return None
    return None
