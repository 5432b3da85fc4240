"""What speaks for and against a candidate for the speaker of a quotation, as names that the score table weighs.

A name reads "side: what is so". The sides are `before` and `after` the quotation; `around` it, where the verb stands before
and the subject behind; `apart`, where the subject stands before and the verb behind.
"""

import functools
from collections.abc import Iterator, Sequence

from newsparse.quotes import words as w
from newsparse.quotes.candidates import Sentence
from newsparse.quotes.found import content_of
from newsparse.quotes.lines import Line
from newsparse.quotes.subjects import Clause

_SHAPES = (
    (w.QUOTE, "quote"), (w.COMMA, "comma"), (w.COLON, "colon"), (w.DASH, "dash"), (w.LEFT | w.RIGHT, "bracket"),
    (w.SEMI, "semicolon"), (w.END, "end"), (w.OTHER, "sign"), (w.CAP, "name"), (w.COMPLEMENT, "that"),
    (w.DET, "determiner"), (w.OWNER, "owner"), (w.AUX, "auxiliary"), (w.CUE, "say"), (w.PIECE, "call"),
    (w.PARTICIPLE, "saying"), (w.PREP, "preposition"), (w.PRON, "pronoun"), (w.REL, "relative"), (w.SUB, "subordinator"),
    (w.CONJ, "conjunction"), (w.ADV, "adverb"), (w.VERB, "verb"),
)  # fmt: skip
_STEPS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
_PARTS = w.QUOTE | w.COMMA | w.SEMI | w.DASH | w.COLON


def features(sentence: Sentence, q: int, one: Clause, rivals: Sequence[Clause], earlier: Clause | None) -> list[str]:
    """What is so of one candidate for the quotation at `q`; `earlier` is that of the quotation before in the sentence."""
    line, low, high = sentence.line, sentence.low, sentence.high
    side, gap = place(one, q)
    kind = kind_of(one)
    who = f"{side}: {kind}"
    far = steps(len(gap))
    first, last = shape(line, gap.start, low, high), shape(line, q - 1, low, high)
    between = [r for r in rivals if r is not one and (one.verb[0] < r.verb[0] < q or q < r.verb[0] < one.verb[0])]
    saying = min(3, sum(kind_of(r) != "verb" for r in between))
    begin, end = min(one.subject[0], one.verb[0]), max(one.subject[1], one.verb[1])
    opener = shape(line, begin - 1, low, high)
    found = [
        f"{who} inverted" if one.inverted else who,
        f"{side}: distance {far}",
        f"{who}, distance {far}",
        f"{side}: rivals between {min(len(between), 4)}",
        f"{who}, saying between {saying}",
        f"{side}: next {first}",
        f"{who}, next {first}",
        f"{side}: behind {opener}",
        f"{who} behind {opener}",
        f"subject: {subject_shape(line, one)}",
    ]
    if q < high and content_of(line, q)[:1].islower():
        found.append(f"{who}, quotation small")
    if far <= 2:
        found.append(f"{who}, quotation behind {last}")
    parts = tuple(_between(line, gap))
    found += [f"{side}: {name} between" for name in parts]
    if "comma" in parts and opener == "subordinator":
        found.append(f"{side}: a clause that is over")
    if not between and last == "colon":
        found.append(f"{who}, nearest to a colon")
    if kind in ("saying", "calling") and one.subject[1] == one.verb[0]:
        found.append(f"{who}, subject beside it")
    if not one.inverted and any(r.verb == one.verb and r.inverted for r in rivals):
        found.append("subject: another behind the verb")
    if side == "after":
        found.append(f"after: before {shape(line, end, low, high)}")
    if side == "before":
        found += _nesting(line, one, rivals, q, who)
    if line.words.scored:
        found.append(f"verb: {line.forms[one.verb[0]]}")
    parted = any(line.bits[i] & w.SEMI for i in gap)
    if earlier is not None and earlier.subject == one.subject and not parted:
        found.append("subject: of the quotation before")
    return found


def _between(line: Line, gap: range) -> Iterator[str]:
    """What stands between a candidate and the quotation, each kind once."""
    seen = 0
    for i in gap:
        seen |= line.bits[i]
    if seen & w.COMMA:
        yield "comma"
    if seen & w.QUOTE:
        yield "quote"
    if seen & w.CONJ:
        yield "conjunction"
    if seen & w.REL:
        yield "relative"
    if seen & w.SUB:
        yield "subordinator"
    if seen & (w.SEMI | w.COLON):
        yield "colon"
    if seen & w.DASH:
        yield "dash"


def _nesting(line: Line, one: Clause, rivals: Sequence[Clause], q: int, who: str) -> Iterator[str]:
    """Whether the candidate is what an earlier one says, and how near the next one hangs on it."""
    inner = next((r for r in rivals if r is not one and one.verb[0] < r.verb[0] < q), None)
    if inner is not None:
        start = min(inner.subject[0], inner.verb[0])
        if start >= one.verb[1]:
            yield f"{who}, then another after {steps(start - one.verb[1])}"
    outer = next((r for r in reversed(rivals) if r.verb[0] < one.verb[0] and r.subject[0] < q), None)
    if outer is not None:
        start = min(one.subject[0], one.verb[0]) if one.subject[0] >= outer.verb[1] else one.verb[0]
        parted = any(line.bits[i] & _PARTS for i in range(outer.verb[1], start))
        yield f"{who} {'parted from' if parted else 'inside'} {kind_of(outer)}"


def place(one: Clause, q: int) -> tuple[str, range]:
    """The side on which a candidate stands, and the tokens between it and the quotation."""
    if one.verb[0] > q:
        if one.subject[1] <= q:
            return "apart", range(q + 1, one.verb[0])
        return "after", range(q + 1, min(one.verb[0], one.subject[0]))
    if one.subject[0] > q:
        return "around", range(one.verb[1], q)
    return "before", range(max(one.verb[1], one.subject[1]), q)


def steps(count: int) -> int:
    """A number of tokens, made coarse."""
    return next((step for step in _STEPS if count <= step), 99)


def kind_of(one: Clause) -> str:
    """What says it."""
    if one.bits & w.PARTICIPLE:
        return "saying" if one.bits & w.STRONG else "calling"
    if one.bits & w.CUE:
        return "say"
    if one.bits & w.PIECE:
        return "call"
    if one.bits & w.PREP:
        return "phrase"
    return "noun" if one.bits & w.SPEECH else "verb"


def shape(line: Line, i: int, low: int, high: int) -> str:
    """The kind of word at `i`, or that there is none."""
    return _shape_of(line.bits[i]) if low <= i < high else "nothing"


@functools.lru_cache(maxsize=4096)
def _shape_of(bits: int) -> str:
    return next((name for bit, name in _SHAPES if bits & bit), "word")


def subject_shape(line: Line, one: Clause) -> str:
    """What kind of phrase the subject is."""
    first, last = line.bits[one.subject[0]], line.bits[one.subject[1] - 1]
    if one.subject[1] - one.subject[0] == 1 and first & w.PRON:
        form, words = line.forms[one.subject[0]], line.words
        if form in words.masculine or form in words.feminine:
            return "he or she"
        return "they" if form in words.plural else "it"
    if last & w.CAP:
        return "title and name" if first & w.TITLE else "name" if first & w.CAP else "words and name"
    seen = 0
    for i in range(*one.subject):
        seen |= line.bits[i]
    if seen & w.CAP:
        return "words with name"
    return "role" if seen & (w.ROLE | w.PAPER) else "determiner" if first & w.DET else "words"
