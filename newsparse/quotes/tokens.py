"""The tokens of a paragraph: words and signs, and what each can be where it stands."""

import functools
import re
from collections.abc import Sequence

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.words import Words

# Vowel signs and the like, which are no letters but parts of words.
_SIGNS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d"
_LETTERS = rf"[^\W_]+(?:[{_SIGNS}]+[^\W_]*)*"
_TOKEN = re.compile(
    rf"{_LETTERS}(?:(?:[-'’&@·_/]|\.(?=[a-z\d]|[^\W\d_](?:\.|\b))|\.-(?=[^\W\d_]\.)){_LETTERS})*|\.{{2,}}|[^\s\w]"
)
_SHAPES = {
    ",": w.COMMA, "，": w.COMMA, "、": w.COMMA, "،": w.COMMA,
    ":": w.COLON, "：": w.COLON,
    "—": w.DASH, "–": w.DASH, "-": w.DASH, "―": w.DASH, "--": w.DASH,
    "(": w.LEFT, "（": w.LEFT, "[": w.LEFT,
    ")": w.RIGHT, "）": w.RIGHT, "]": w.RIGHT,
    ";": w.SEMI, "；": w.SEMI,
    ".": w.END, "!": w.END, "?": w.END, "…": w.END, "。": w.END, "！": w.END, "？": w.END, "؟": w.END, "।": w.END,
}  # fmt: skip
FUNCTION = w.DET | w.PREP | w.CONJ | w.SUB | w.PRON | w.AUX | w.ADV | w.REL | w.OBJECT | w.TIME
# Longer ones are looked up anew each time: what is kept must not grow with what pages hold.
_LONGEST_WORD = 40
_HEADS = w.END | w.QUOTE | w.COLON
_VERBS = w.CUE | w.PIECE | w.PARTICIPLE | w.VERB


@attrs.define(eq=False)
class Tokens:
    """A line in the making."""

    text: str
    words: Words
    starts: list[int] = attrs.field(factory=list)
    ends: list[int] = attrs.field(factory=list)
    forms: list[str] = attrs.field(factory=list)
    bits: list[int] = attrs.field(factory=list)
    quotations: list[int] = attrs.field(factory=list)
    """Where the quotations stand."""
    given: list[int] = attrs.field(factory=list)
    """Where words stand that may be first names."""

    def add(self, start: int, end: int, form: str, bits: int) -> None:
        """Add a token of which everything is known."""
        self.starts.append(start)
        self.ends.append(end)
        self.forms.append(form)
        self.bits.append(bits)

    def read(self, start: int, end: int) -> None:
        """Add the tokens between two places."""
        words, text = self.words, self.text
        starts, ends, forms, bits = self.starts, self.ends, self.forms, self.bits
        after = -1
        # One loop, its names local: this is done for every word.
        for at, stop in self._spans(start, end):
            if at < after:
                continue
            if words.cutter is not None and text[at] > "\u2e7f" and text[at].isalnum():
                self._cut(words.cutter, at, stop)
                continue
            look_up = _look_up if stop - at <= _LONGEST_WORD else _look_up.__wrapped__
            low, head, inside, rare = look_up(words, text[at:stop])
            if stop < end and text[stop] == "." and low[0].isalnum() and _is_abbreviation(text, stop, low, words):
                stop += 1
                after = stop
                head, inside = head | w.SHORT, inside | w.SHORT
            bit = head if not bits or bits[-1] & _HEADS else inside
            if rare:
                bit = self._in_context(low, bit)
            starts.append(at)
            ends.append(stop)
            forms.append(low)
            bits.append(bit)

    def _spans(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Where words and signs stand; words with an article or a pronoun in them as two."""
        text, words = self.text, self.words
        spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
        if words.elided or words.clitics:
            spans = [part for at, stop in spans for part in _parts(text, at, stop, words)]
        return spans

    def _in_context(self, low: str, bit: int) -> int:
        """What a word is by the words before it, which may become something else themselves."""
        words, bits = self.words, self.bits
        if bit & w.GIVEN:
            self.given.append(len(bits))
        elif bit & w.NUM:
            if bits and self.forms[-1] in words.quantities:
                bits[-1] = w.ADV  # "about 200 people"
        else:
            if words.finite_endings and len(low) > 3 and low.endswith(words.finite_endings) and self._behind_name():
                bit = w.VERB | bit & w.SHORT
            if words.oblique_with and bits:
                weak = words.oblique_with.get(self.forms[-1])
                if weak is not None and low.endswith(weak):
                    bits[-1] |= w.OBLIQUE  # "der deutschen"
        return bit

    def _behind_name(self) -> bool:
        bits = self.bits
        if not bits:
            return False
        return bool(bits[-1] & (w.CAP | w.QUOTE)) or (len(bits) > 1 and bool(bits[-1] & w.COMMA and bits[-2] & w.QUOTE))

    def _ends_name(self, at: int) -> bool:
        """Whether a name goes on or ends at `at`: an honorific stands there, or one character further."""
        return self.text.startswith(self.words.honorifics, at) or self.text.startswith(self.words.honorifics, at + 1)

    def _cut(self, cutter: re.Pattern[str], start: int, end: int) -> None:
        """Add a run of a script without spaces: its known words, and what is left between them as names."""
        at = start
        for match in cutter.finditer(self.text, start, end):
            if self.words.honorifics and self.words.bits[match.group()] & w.TIME and self._ends_name(match.end()):
                continue
            self._unknown(at, match.start())
            self.add(match.start(), match.end(), match.group(), self.words.bits[match.group()])
            at = match.end()
        self._unknown(at, end)

    def _unknown(self, start: int, end: int) -> None:
        """Add what is left between known words: a name, or two with the particle between that marks the first as the subject."""
        marker = self.words.marker
        mark = marker.search(self.text, start, end) if marker is not None else None
        for begin, stop in ((start, end),) if mark is None else ((start, mark.start()), mark.span(), (mark.end(), end)):
            if begin < stop:
                self.add(begin, stop, self.text[begin:stop], 0 if mark is not None and begin == mark.start() else w.CAP)


_Known = tuple[str, int, int, bool]
"""What a token is by itself: in lower case, with straight apostrophes and without an owner's ending; what it can be at the head
of a sentence, and elsewhere; and whether the words before it tell more."""


@functools.lru_cache(maxsize=1 << 14)
def _look_up(words: Words, form: str) -> _Known:
    """What a word or sign is, whatever stands around it; kept, since news is made of few words."""
    first = form[0]
    if not first.isalnum():
        shape = _SHAPES.get(form) or (w.END if first == "." else w.OTHER)
        return form, shape, shape, False
    low = form.lower().replace("’", "'")
    bit = 0
    if "'" in low and low not in words.bits:
        ending = next((ending for ending in words.owner_endings if low.endswith(ending)), "")
        if ending:
            low = low[: -len(ending)]
            bit = w.OWNER
    bit |= words.bits.get(low, 0)
    if first.isupper() and bit & (w.TIME | w.AUX | w.PREP) and low in words.given:
        return low, bit | w.GIVEN, bit | w.GIVEN, True
    if first.isdigit():
        return low, bit | w.NUM, bit | w.NUM, bool(words.quantities)
    if first.isupper() and not bit & FUNCTION:
        # A capital within a sentence makes a name of "Post"; at its head it may be a verb ("Said Smith").
        head = bit | (w.ADV if _is_adverb(words, low, bit) else w.CAP)
        return low, head, bit & ~_VERBS | w.CAP, False
    if first.isupper() and bit & (w.AUX | w.PARTICLE | w.PREP):
        return low, bit, w.CAP, False  # somebody called Will, or Van Dalen
    if bit:
        return low, bit, bit, False
    guess = _guess(words, low)
    return low, guess, guess, bool(words.finite_endings or words.oblique_with)


def give_names(tokens: Tokens) -> None:
    """Make a name of "June" before a last name and of "Will" before a verb of saying, unless the word before says that it is a month."""
    bits = tokens.bits
    for i in tokens.given:
        if i and tokens.forms[i - 1] in tokens.words.dated:
            continue
        j = i + 1
        while j < min(i + 4, len(bits)) and bits[j] & w.CAP:
            j += 1
        said = j < len(bits) and bits[j] & w.CUE and not bits[j] & w.BASE
        if said or (j > i + 1 and (bits[i] & w.TIME or (i and not bits[i - 1] & _HEADS))):
            bits[i] = w.CAP


def _is_adverb(words: Words, low: str, bit: int) -> bool:
    """Whether a word at the head of a sentence is no noun, where all nouns have capitals: "Ausdrücklich lobte Lind"."""
    return words.nouns_are_capitals and not bit and len(low) > 6 and low.endswith(words.adverb_endings)


def _guess(words: Words, low: str) -> int:
    """What a word that no list has can be, by its ending."""
    if low.endswith(words.verb_endings):
        return w.VERB
    if len(low) > 5 and low.endswith(words.adverb_endings):
        return w.ADV
    return 0 if words.capitals else w.CAP


def _parts(text: str, at: int, stop: int, words: Words) -> list[tuple[int, int]]:
    """`l'avocate` and `a-t-elle` as two words each; the particle between is left out."""
    low = text[at:stop].lower().replace("’", "'")
    if "'" not in low and "-" not in low:
        return [(at, stop)]
    for prefix in words.elided:
        if low.startswith(prefix) and len(low) > len(prefix):
            return [(at, at + len(prefix)), (at + len(prefix), stop)]
    for clitic in words.clitics:
        if low.endswith(clitic) and len(low) > len(clitic):
            return [(at, stop - len(clitic)), (stop - len(clitic.rpartition("-")[2]), stop)]
    return [(at, stop)]


def _is_abbreviation(text: str, stop: int, low: str, words: Words) -> bool:
    """Whether the stop at `stop` belongs to the word before it."""
    if text[stop + 1 : stop + 2] == "," or low.rpartition("-")[2] in words.abbreviations:
        return True
    return (len(low) == 1 and text[stop - 1].isupper()) or ("." in low and (len(low) <= 5 or low[-2] == "."))
