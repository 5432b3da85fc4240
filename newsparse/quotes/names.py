"""Names in a text: capitalised sequences, with titles and suffixes taken off."""

import functools
import re
from collections.abc import Iterator, Sequence

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.words import Words

# Capitals of Latin, Greek, Cyrillic and Armenian; what `re` has no name for.
_UPPER = "".join(chr(code) for code in range(0x41, 0x588) if chr(code).isupper())
# A word with a capital, or initials without blanks between them: "J.D.", "J.-P.".
_CAPITAL = rf"[{_UPPER}][^\W_]*(?:[-'’][^\W_]+)*(?:\.-?[{_UPPER}](?![^\W_]))*\.?"
_GAP = "[ \u00a0]{1,2}"
RUN = re.compile(
    rf"{_CAPITAL}"
    rf"(?:{_GAP}(?:(?:van|von|vom|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ben|ter|ten|zu|abu|y)(?:{_GAP}|-)){{0,3}}"
    rf"(?:d['’]|al-|el-)?{_CAPITAL}){{0,11}}"
)
_SPACE = re.compile(_GAP)
_LAST_WORD = re.compile(r"([^\W_]+)[ \u00a0]$")
# What stands before the first word of a sentence, or of a line.
_HEAD = re.compile(r"(?:^|[\n.!?…:;\"“”„«»‘’‹›(\[—–-])[ \u00a0]*$")
_LONGEST_WORD, _LONGEST_RUN, _ADVERB = 20, 100, 7
_NO_NAME = w.DET | w.PREP | w.CONJ | w.SUB | w.PRON | w.AUX | w.REL | w.TIME


@attrs.frozen
class Name:
    """One mention of somebody by name."""

    start: int
    end: int
    parts: tuple[str, ...]
    """Without titles and suffixes."""
    gender: str
    """"m" or "f" where a title says so, else nothing."""


def names_in(text: str, start: int, end: int, words: Words) -> Iterator[Name]:
    """The capitalised sequences of a piece of text, titles and suffixes taken off."""
    for match in RUN.finditer(text, start, end):
        yield from names_of(text, match.start(), match.end(), words)


def names_of(text: str, start: int, end: int, words: Words) -> Iterator[Name]:
    """The names in the capitalised sequence `text[start:end]`."""
    run = text[start:end]
    before = ""
    first = run.partition(" ")[0]
    low = first.lower()
    if len(first) < len(run) and _is_adverb(low, words) and _HEAD.search(text[max(0, start - 3) : start]):
        start += len(run) - len(run[len(first) :].lstrip())  # "Now Adam Lind"
        run = text[start:end]
    elif low in words.given:
        last = _LAST_WORD.search(text, max(0, start - _LONGEST_WORD), start)
        before = last.group(1).lower() if last is not None else ""
    # What is too long for a name is not kept.
    read = _names_in_run if len(run) <= _LONGEST_RUN else _names_in_run.__wrapped__
    for begin, stop, parts, gender in read(words, run, before):
        yield Name(start + begin, start + stop, parts, gender)


@functools.lru_cache(maxsize=1 << 11)
def _names_in_run(words: Words, run: str, before: str) -> tuple[tuple[int, int, tuple[str, ...], str], ...]:
    """The names in a capitalised sequence behind the word `before`; kept, since an article names few people often."""
    found: list[tuple[int, int, tuple[str, ...], str]] = []
    parts: list[str] = []
    gender = ""
    begin = at = stop = 0
    tokens = _SPACE.split(run)
    cuts = _cuts(tokens, words)
    for number, token in enumerate(tokens):
        at = run.index(token, max(at, stop))
        bare, low, ending, bit = _look_up(words, token)
        if (
            bit & (w.TIME | w.AUX)
            and low in words.given
            and not parts
            and _is_first_name(tokens[number - 1].lower() if number else before, bit, tokens[number + 1 :], words)
        ):
            bit = 0
        if (
            number in cuts
            or (bit & w.TITLE and (number + 1 < len(tokens) or ending) and not (parts and len(bare) == 1))
            or (bit & _NO_NAME and not bit & w.PARTICLE and not (parts and bit & w.AUX))
        ):
            if parts:
                found.append((begin, stop, tuple(parts), gender))
            parts, gender = [], ""
            if bit & w.TITLE:
                gender = "m" if low in words.male_words else "f" if low in words.female_words else ""
        elif low in words.suffixes and parts:
            pass
        elif bare:
            begin = begin if parts else at
            parts.append(token if token.endswith(".") and (len(bare) == 1 or "." in bare) else bare)
        stop = at + len(token)
        if parts and (ending or (token.endswith(".") and len(bare) > 2 and "." not in bare)):
            found.append((begin, stop, tuple(parts), gender))
            parts, gender = [], ""
    if parts:
        found.append((begin, stop, tuple(parts), gender))
    return tuple(found)


@functools.lru_cache(maxsize=1 << 12)
def _look_up(words: Words, token: str) -> tuple[str, str, str, int]:
    """A word of a capitalised sequence without its stop and an owner's ending, in lower case too, that ending, and what it can be."""
    bare = token.rstrip(".").replace("’", "'")
    low = bare.lower()
    ending = owner_ending(low, words) if "'" in low else ""
    if ending:
        low, bare = low[: -len(ending)], bare[: -len(ending)]
    bit = words.bits.get(low, 0)
    if len(bare) == 1 and token != bare:
        bit &= w.TITLE  # an initial, or "M." before a name
    if low in words.before:
        bit = w.PREP | bit & w.PARTICLE  # "de", of "de acuerdo con", stands within names
    if words.elided and any(
        low.startswith(prefix) and not bare[len(prefix) : len(prefix) + 1].isupper() for prefix in words.elided
    ):
        bit = w.DET  # "L'avocate"
    elif not bit and low.endswith(words.title_endings):
        bit = w.TITLE
    elif "." in bare and low in words.organizations:
        bit = w.DET  # "U.S."
    return bare, low, ending, bit


def _is_adverb(low: str, words: Words) -> bool:
    """Whether a word that opens a sentence is an adverb, by the list or by its ending, and nobody's first name."""
    bit = words.bits.get(low, 0)
    if low in words.given or bit & w.PARTICLE:
        return False
    return bool(bit & w.ADV or (not bit and len(low) >= _ADVERB and low.endswith(words.adverb_endings)))


def _cuts(tokens: Sequence[str], words: Words) -> frozenset[int]:
    """Where a particle within a sequence is none: it joins two people, or makes the words behind it somebody's or something's.

    "Lind y Romero", but not "Ramón Lind y Romero"; "Kritik von Rosa Lind", "Vertreter der Stadt", but not "Rosa von der Lind".
    """
    found = set()
    begin = bit = 0
    for number, token in enumerate(tokens):
        before, bit = bit, words.bits.get(token, 0)
        if not bit & w.PARTICLE:
            continue
        if bit & w.CONJ:
            cut = number - begin != 2 or number + 2 != len(tokens)
        else:
            of_somebody = bit & w.DET or (number + 2 < len(tokens) and tokens[number + 1].lower() in words.given)
            if number > begin + 1 and tokens[number - 1].lower() not in words.given:
                of_somebody = of_somebody or tokens[number - 2].lower() in words.given  # "Jan Lind von der Polizei"
            cut = bool(words.nouns_are_capitals and number and of_somebody and not before & w.PARTICLE)
        if cut:
            found.add(number)
        if cut or bit & w.CONJ:
            begin = number + 1
    return frozenset(found)


def _is_first_name(before: str, bit: int, behind: Sequence[str], words: Words) -> bool:
    """Whether a month is somebody's first name: a name stands behind it, and nothing that says "in June" before it; "May" not at the head."""
    if before in words.dated or (not before and bit & w.AUX):
        return False
    return bool(behind) and not words.bits.get(behind[0].lower(), 0) & _NO_NAME


def owner_ending(low: str, words: Words) -> str:
    """The ending of a word in lower case that says whose something is, if it has one behind an apostrophe."""
    return next((ending for ending in words.owner_endings if ending[0] == "'" and low.endswith(ending)), "")


def initials_of(parts: Sequence[str]) -> str:
    """The first letters of a name's parts; of "R.J." both."""
    return "".join(re.sub("[.-]", "", part) if part.endswith(".") else part[0] for part in parts)
