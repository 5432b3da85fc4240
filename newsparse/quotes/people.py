"""Who is who: the people an article names in full, and which of them a mention means."""

import re
from collections.abc import Sequence

import attrs

from newsparse.quotes import words as w
from newsparse.quotes.words import Words

_NAME = re.compile(r"[^\W\d_][^\W_]*(?:[-'’.][^\W_]+)*\.?(?:[ \u00a0]+[^\W\d_][^\W_]*(?:[-'’.][^\W_]+)*\.?){0,8}")


@attrs.frozen
class Name:
    """One mention of somebody by name."""

    start: int
    parts: tuple[str, ...]
    """Without titles and suffixes."""
    gender: str
    """"m", "f" or "" from the honorific."""


@attrs.define
class _Person:
    full: tuple[str, ...]
    first: int
    gender: str = ""
    count: int = 0


class People:
    """The people named in full in a text, by their last names."""

    def __init__(self, text: str, words: Words) -> None:
        self._words = words
        self._by_last: dict[str, list[_Person]] = {}
        self._bound: dict[str, _Person] = {}
        self.mentions: list[tuple[int, _Person]] = []
        self._read(text)

    def _read(self, text: str) -> None:
        names = list(names_in(text, 0, len(text), self._words))
        shorts: list[Name] = []
        for name in names:
            if len(name.parts) >= 2 and self.is_person(name.parts):
                self._add(name, kin=self._is_kin(text, name.start))
            elif len(name.parts) == 1:
                shorts.append(name)
        for name in names:
            person = self.find(name)
            if person is not None:
                person.count += 1
                person.gender = person.gender or name.gender
                self.mentions.append((name.start, person))

    def is_person(self, parts: Sequence[str]) -> bool:
        """Whether a capitalised sequence looks like a person's full name."""
        low = [part.lower().rstrip(".") for part in parts]
        return 2 <= len(parts) <= 5 and not any(part in self._words.organizations for part in low) and not any(
            part.isupper() and len(part) > 2 and "." not in part for part in parts[:1]
        )

    def _is_kin(self, text: str, start: int) -> bool:
        """Whether the words before a name make it somebody's relative: "the son of the late commander"."""
        head = text[max(0, start - 60) : start]
        return not self._words.kin.isdisjoint(re.split("[.!?]", head)[-1].lower().split())

    def _add(self, name: Name, *, kin: bool) -> None:
        last = _key(name.parts[-1])
        people = self._by_last.setdefault(last, [])
        for person in people:
            # A relative who differs by a middle name is somebody else.
            if _compatible(person.full, name.parts) and not (kin and len(person.full) != len(name.parts)):
                if len(name.parts) > len(person.full):
                    person.full = name.parts
                person.gender = person.gender or name.gender
                return
        people.append(_Person(name.parts, name.start, name.gender or self._gender(name.parts[0])))

    def _gender(self, first: str) -> str:
        low = first.lower()
        return "m" if low in self._words.male_words else "f" if low in self._words.female_words else ""

    def find(self, name: Name) -> _Person | None:
        """The person a name means; the one bound to the same short form before, if there are two."""
        people = self._by_last.get(_key(name.parts[-1]), [])
        if len(name.parts) >= 2:
            exact = [p for p in people if p.full == name.parts] or [p for p in people if _compatible(p.full, name.parts)]
            return exact[0] if exact else None
        if name.gender:
            people = [p for p in people if p.gender in ("", name.gender)] or people
        if not people:
            return None
        earlier = [p for p in people if p.first <= name.start]
        return (earlier or people)[0]


def _key(last: str) -> str:
    return last.lower().replace("’", "'").rstrip(".")


def _compatible(full: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names can be one person's: the same last name, and first names or initials that agree."""
    one, two = full[0].lower().rstrip("."), other[0].lower().rstrip(".")
    if full[-1].lower() != other[-1].lower():
        return False
    if one == two:
        middle, others = [p for p in full[1:-1] if len(p.rstrip(".")) > 1], [p for p in other[1:-1] if len(p.rstrip(".")) > 1]
        return not middle or not others or middle == others or True
    return (one[0] == two[0] and min(len(one), len(two)) == 1) or (one[:3] == two[:3] and len(one) >= 3)


def names_in(text: str, start: int, end: int, words: Words) -> list[Name]:
    """The capitalised sequences of a piece of text, titles and suffixes taken off."""
    found: list[Name] = []
    for match in _TOKENS.finditer(text, start, end):
        name = _name(match.group(), match.start(), words)
        if name is not None:
            found.extend(name)
    return found


_UPPER = r"[^\W\d_a-zà-öø-ÿ][^\W_]*(?:[-'’][^\W_]+)*\.?"
_TOKENS = re.compile(
    rf"{_UPPER}(?:\.[^\W\d_]\.?)*(?:[ \u00a0]{{1,2}}(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ben|ter|ten|zu|abu)[ \u00a0-])*{_UPPER})*"
)


def _name(run: str, start: int, words: Words) -> list[Name] | None:
    bits = words.bits
    out: list[Name] = []
    parts: list[str] = []
    gender = ""
    at = start
    begin = start
    for token in run.replace("\u00a0", " ").split(" "):
        bare = token.rstrip(".").replace("’", "'")
        low = bare.lower()
        owner = False
        for ending in words.owner_endings:
            if low.endswith(ending) and ending[0] == "'":
                low, bare, owner = low[: -len(ending)], bare[: -len(ending)], True
                break
        bit = bits.get(low, 0)
        title = bit & w.TITLE
        if title and not parts:
            gender = gender or ("m" if low in words.male_words else "f" if low in words.female_words else "")
        elif bit & (w.DET | w.PREP | w.CONJ | w.SUB | w.PRON | w.AUX | w.ADV | w.REL | w.TIME) and not bit & w.PARTICLE:
            if parts:
                out.append(Name(begin, tuple(parts), gender))
            parts, gender = [], ""
        elif low in words.suffixes and parts:
            pass
        elif bare:
            if not parts:
                begin = at
            parts.append(bare if len(bare) > 1 or not token.endswith(".") else token)
            if owner or (token.endswith(".") and len(bare) > 2):
                out.append(Name(begin, tuple(parts), gender))
                parts, gender = [], ""
        at += len(token) + 1
    if parts:
        out.append(Name(begin, tuple(parts), gender))
    return out
