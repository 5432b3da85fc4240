"""Who is who: the people an article names in full, and which of them a mention means."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.names import RUN, Name, initials_of, names_of, owner_ending
from newsparse.quotes.words import Words

_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
_LONGEST = 4
_FEW_WORDS, _NOUN = 200, 8
# How far back a pronoun looks, and over how many speakers.
_REACH, _SPEAKERS = 1200, 50
# So many people of one last name, and so many in a script without capitals, are told apart; looking at all would take
# quadratic time in a text that is made of names.
_NAMESAKES, _UNMARKED = 40, 300


@attrs.define(eq=False)
class Person:
    """Somebody whom the text names in full at least once."""

    full: tuple[str, ...]
    first: int
    """Where the full name stands first."""
    gender: str = ""
    count: int = 0
    """How often the full name stands in the text."""

    @property
    def name(self) -> str:
        """The fullest form of the name."""
        return " ".join(self.full)


class People:
    """The people of one text."""

    def __init__(self, text: str, words: Words, quoted: Sequence[tuple[int, int]]) -> None:
        self._words, self._text, self._quoted = words, text, quoted
        self._by_last: dict[str, list[Person]] = {}
        self._by_initials: dict[str, list[Person]] = {}
        self._unmarked: list[Person] = []
        self._mentions: list[tuple[int, Person, bool]] = []
        self._starts: list[int] = []
        self._looked = not words.capitals
        self._names: list[Name] = []
        self._single: list[tuple[int, int]] = []
        # A full name has a blank in it: sequences of one word are left for later.
        for match in RUN.finditer(text) if words.capitals else ():
            run = match.group()
            if " " in run or "\u00a0" in run:
                self._names += names_of(text, match.start(), match.end(), words)
            else:
                self._single.append(match.span())
        names = [name for name in self._names if len(name.parts) > 1]
        plain = _plain_words(text, {name.parts[0].lower() for name in names})
        full = [
            name for name in (_without_word(name, plain, words) for name in names) if _names_somebody(name, text, words)
        ]
        for name in sorted(full, key=lambda name: (len(name.parts), name.start)):
            self._add(name, kin=_is_kin(text, name.start, words))

    def _look(self) -> None:
        """Find where people are named outside quotations, and whether at the head of a sentence; once, when it is asked for."""
        if self._looked:
            return
        self._looked = True
        inside = iter(self._quoted)
        piece = next(inside, None)
        for name in self._known_names():
            while piece is not None and piece[1] <= name.start:
                piece = next(inside, None)
            if piece is not None and piece[0] <= name.start:
                continue
            person = self.find(name)
            if person is not None:
                person.gender = person.gender or name.gender
                self._mentions.append((name.start, person, _leads(self._text, name, self._words)))
        self._starts = [start for start, *_ in self._mentions]

    def _known_names(self) -> list[Name]:
        """The names in the text that end as somebody's full name does, in order."""
        known = [name for name in self._names if _key(name.parts[-1]) in self._by_last]
        for start, end in self._single:
            word = self._text[start:end]
            low = word.lower().replace("’", "'")
            ending = owner_ending(low, self._words) if "'" in low else ""
            if _key(low[: len(low) - len(ending)]) in self._by_last:
                known += names_of(self._text, start, end, self._words)
        return sorted(known, key=lambda name: name.start)

    def _add(self, name: Name, *, kin: bool) -> None:
        people = self._by_last.setdefault(_key(name.parts[-1]), [])
        gender = name.gender or _gender(name.parts[0], self._words)
        for person in people:
            if _compatible(person.full, name.parts) and not (kin and len(person.full) != len(name.parts)):
                person.full = max(person.full, name.parts, key=len)
                person.first = min(person.first, name.start)
                person.gender = person.gender or gender
                person.count += 1
                return
            if len(name.parts) > 2 and person.full[0] in name.parts[1:-1]:
                person.count += 1  # "Actress Rosa Lind": a word too many before a name that is known
                return
        if len(people) < _NAMESAKES:
            people.append(Person(name.parts, name.start, gender, 1))

    def find(self, name: Name) -> Person | None:
        """The person a name means: of several with one last name who fits its title, is named before it, and most often."""
        people = self._by_last.get(_key(name.parts[-1]), [])
        if len(name.parts) >= 2 and not self._words.bits.get(name.parts[0].lower(), 0) & w.PARTICLE:
            same = [person for person in people if person.full == name.parts]
            same = same or [person for person in people if _compatible(person.full, name.parts)]
            same = same or [person for person in people if person.full[0] in name.parts[1:-1]]
            return same[0] if same else None
        if len(people) < 2:
            return people[0] if people else None
        self._look()
        if name.gender:
            people = [person for person in people if person.gender in ("", name.gender)] or people
        people = [person for person in people if person.first <= name.start] or people
        return max(people, key=lambda person: (person.count, -person.first))

    def with_initials(self, letters: str) -> Person | None:
        """The one person whose full name has these initials: "JL:" in an interview."""
        if not self._by_initials:
            for person in (person for people in self._by_last.values() for person in people):
                self._by_initials.setdefault(initials_of(person.full), []).append(person)
        fitting = self._by_initials.get(letters, [])
        return fitting[0] if len(fitting) == 1 else None

    def in_words(self, mention: str, start: int) -> Person | None:
        """In a script without capitals: the person whose name the mention is or is part of, a new one for a new full name."""
        name = _without_titles(mention, self._words)
        if name is None:
            return None
        for person in self._unmarked:
            if name in person.full[0] and (person.full[0].startswith(name) or person.full[0].endswith(name)):
                return person
        full = len(name.split()) > 1 if self._words.spaces else len(name) > 1 and name != mention
        full = full or _is_surname_first(name, self._words)
        if full and len(self._unmarked) < _UNMARKED:
            self._unmarked.append(Person((name,), start))
            return self._unmarked[-1]
        return None

    def meant_by(self, pronoun: str, start: int, speakers: Sequence[tuple[int, Person]]) -> Person | None:
        """Whom "he" or "she" means at `start`.

        The last who headed a sentence, was introduced in this paragraph, or spoke; or else the last named.
        """
        gender = "m" if pronoun in self._words.masculine else "f" if pronoun in self._words.feminine else None
        if gender is None:
            return None
        self._look()
        spoke = next(
            ((at, one) for at, one in reversed(speakers[-_SPEAKERS:]) if at < start and one.gender in ("", gender)),
            None,
        )
        paragraph = self._text.rfind("\n", max(0, start - _REACH), start) + 1
        last: Person | None = None
        for number in range(bisect_left(self._starts, start) - 1, -1, -1):
            at, person, leads = self._mentions[number]
            if at < start - _REACH or (spoke is not None and at < spoke[0]):
                break
            if person.gender not in ("", gender):
                continue
            if leads or (person.first == at >= paragraph and person.gender):
                return person
            last = last or person
        if spoke is not None and start - spoke[0] <= _REACH:
            return spoke[1]
        return last or (spoke[1] if spoke is not None else None)


def _is_surname_first(name: str, words: Words) -> bool:
    """Whether a plain word of three characters, or four behind a double surname, is a name rather than an office."""
    if name.endswith(tuple(words.organizations)):
        return False
    return (len(name) == 3 and name[0] in words.surnames) or (len(name) in (3, 4) and name[:2] in words.surnames)


def _without_titles(mention: str, words: Words) -> str | None:
    """A mention without titles before or behind the name; nothing for a role that names nobody."""
    rest = mention.strip(" ,،、")
    if words.spaces:
        parts = [part for part in rest.split() if not words.bits.get(part, 0) & (w.TITLE | w.DET | w.ADV)]
        unnamed = any(words.bits.get(part, 0) & (w.ROLE | w.PREP | w.PAPER) for part in rest.split())
        return " ".join(parts) if parts and not unnamed else None
    pieces: list[str] = []
    at = 0
    for match in words.cutter.finditer(rest) if words.cutter is not None else ():
        if words.honorifics and words.bits[match.group()] & w.TIME:
            continue  # a month or a day within a name
        pieces.append(rest[at : match.start()])
        if words.bits[match.group()] & (w.ROLE | w.PREP | w.PAPER):
            return None
        at = match.end()
    pieces.append(rest[at:])
    return max(pieces, key=len) or None


def _plain_words(text: str, words: Collection[str]) -> frozenset[str]:
    """Which of the words stand in the text as they are, between blanks."""
    if len(words) > _FEW_WORDS:
        return frozenset(text.split())  # so many searches would take longer
    spaced = f" {text} ".replace("\n", " ") if words else ""
    return frozenset(word for word in words if f" {word} " in spaced)


def _without_word(name: Name, plain: frozenset[str], words: Words) -> Name:
    """A name without the plain word before it: "Billionaire Rosa Lind" where the text has "billionaire", too; or without an office."""
    low = name.parts[0].lower()
    if len(name.parts) < 2 or low in words.given:
        return name
    noun = words.nouns_are_capitals and len(low) >= _NOUN and len(name.parts) > 2  # "Vereinsmitglied Jan Lind"
    if low in plain or (noun and name.parts[1].lower() in words.given):
        return attrs.evolve(name, parts=name.parts[1:])
    return name


def _names_somebody(name: Name, text: str, words: Words) -> bool:
    """Whether this is a person's full name; in capitals throughout only as a label ("JAN LIND:")."""
    if all(part.isupper() for part in name.parts):
        return len(name.parts) in (2, 3) and text[name.end : name.end + 1] == ":"
    return is_person(name.parts, words)


def is_person(parts: Sequence[str], words: Words) -> bool:
    """Whether a capitalised sequence has the shape of a person's full name."""
    core = [part for part in parts if not (part.islower() and words.bits.get(part, 0) & w.PARTICLE)]
    if not 2 <= len(core) <= _LONGEST:
        return False
    first = parts[0].lower()
    if words.bits.get(first, 0) & w.PARTICLE and first not in words.male_names:
        return False  # "Van Dalen" is a last name
    for part in core:
        low = part.lower().rstrip(".")
        if low in words.organizations or (len(core) > 2 and words.bits.get(low, 0) & (w.CUE | w.PIECE | w.PARTICIPLE)):
            return False
    return not any(len(part) > 3 and part.isupper() and "." not in part for part in core[:1]) and core[-1][-1:] != "."


def _is_kin(text: str, start: int, words: Words) -> bool:
    """Whether the words before a name make it somebody's relative: "the son of the late commander"."""
    head = re.split("[.!?]", text[max(0, start - 60) : start])[-1]
    return not words.kin.isdisjoint(head.lower().split())


def _leads(text: str, name: Name, words: Words) -> bool:
    """Whether a name heads its sentence or does something, and is not only the owner of something."""
    if text[name.end : name.end + 1] in ("'", "’"):
        return False
    return _heads_sentence(text, name.start) or _acts(text, name.end, words)


def _heads_sentence(text: str, start: int) -> bool:
    """Whether only a title or so stands between a name and the beginning of its sentence."""
    head = text[max(0, start - 40) : start]
    cut = max(
        head.rfind("\n"), head.rfind(". "), head.rfind("? "), head.rfind("! "), head.rfind("” "), head.rfind('" ')
    )
    if cut < 0:
        return start < 40
    return len(head[cut:].split()) <= 3 or head[cut:].rstrip().endswith(",")


def _acts(text: str, end: int, words: Words) -> bool:
    """Whether a verb stands right behind a name."""
    match = _NEXT_WORD.match(text, end)
    return match is not None and bool(words.bits.get(match.group(1), 0) & (w.CUE | w.AUX | w.VERB))


def _gender(first: str, words: Words) -> str:
    low = first.lower()
    return "m" if low in words.male_names else "f" if low in words.female_names else ""


def _key(last: str) -> str:
    return last.lower().replace("’", "'").rstrip(".")


def _compatible(full: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names can be one person's: the same last name, and first names or initials that agree."""
    # Of "J.D." the first letter: the others may stand as words of their own, or be left out.
    one, two = full[0].lower().partition(".")[0], other[0].lower().partition(".")[0]
    if _key(full[-1]) != _key(other[-1]):
        return False
    if len(full) > 2 and len(other) > 2 and full[1] != other[1] and full[1][-1] == other[1][-1] == ".":
        return False  # "Rosa W. Lind" is not "Rosa H.W. Lind"
    return (
        one == two
        or (one[0] == two[0] and 1 in (len(one), len(two)))
        or (len(one) >= 3 and one[:3] == two[:3] and one[0] == two[0])
    )
