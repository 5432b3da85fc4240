"""The byline grammar: a line such as "By Jane Roe in Kyiv and John Doe, Senior Reporter | Photos: Ann Lee" to its authors.

One grammar for the lines of a page and for what its head claims. A line is cut at its marks; each piece is read from left
to right: who is meant (`by`, `photos by`), then items parted by commas and "and", each a person, role, organisation or place.
"""

import re
from collections.abc import Iterable, Sequence

from newsparse.byline_shapes import (
    LONGEST_CODE,
    dateless,
    is_branch,
    is_code,
    is_desk,
    is_outfit,
    is_phrase,
    is_plain_name,
    is_role,
    is_shouted,
    longer_role,
    unglued,
    with_nickname,
    without_ends,
    without_nickname,
)
from newsparse.byline_words import BylineWords, agencies, plain, words_for
from newsparse.locales import Locale
from newsparse.parts import Author, Byline
from newsparse.persons import is_name, is_wide, written
from newsparse.signers import Signers
from newsparse.wide_bylines import read_wide

_LONGEST = 600
_ADDRESS = re.compile(
    r"https?://[^\s<>]{0,300}|www\.[^\s<>]{1,100}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,3}|(?<![^\W\d_] )@\w{1,64}|@\w{1,64}"
)
_BRACKETS = re.compile(r"[(（\[【«]([^()（）\[\]【】«»]{0,80})[)）\]】»]")
_WHOLE = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]{1,300})[)）\]】]\s*\Z")
_CUTS = re.compile(r"\s?[|•‣▪●;\n／│¦✍]\s?|\s[-–·∙⋅]\s|\s?[—―]\s?|(?<!\d)\s?/\s?(?!\d)")
_COMMAS = (",", "،", "、", "，")
_COLON = re.compile(r"\s?[:：](?!\d)\s?")
_GLUED_COMMA = re.compile(r"[,،、，](?=[^\s\d])")
_DIGIT = re.compile(r"\d")
_LONGEST_PHRASE = 6
_LONGEST_TIME_WORD = 3
_SIDE = 2
_WIDE_DATE = re.compile(r"\d[\d年月日時时分秒:.\s]{0,40}[年月日時时分秒前]")
_QUOTES = "\"“”„«»'‘"


def read_byline(line: str, locale: Locale) -> Byline:
    """The authors that a line names; `raw` is the line itself, on one line.

    Addresses, handles, dates, desks without a name ("Staff") and people who did something else (photos) are no authors.
    """
    return Byline(" ".join(line.split()), read_authors(line, words_for(locale)))


def read_authors(
    line: str, words: BylineWords, outlets: Iterable[str] = (), *, loose: bool = False
) -> tuple[Author, ...]:
    """The authors that a line names, in its order, each once.

    `outlets` are names that stand for the page's own outlet. `loose` is for text that is known to be a name: it then need
    not look like one by its capitals.
    """
    names = frozenset(map(plain, outlets))
    opener, _, rest = line.partition(" ")
    if not loose and words.openers.get(opener.casefold()) == "author":
        if is_plain_name(rest, words, names):
            return (Author(rest),)
    elif is_plain_name(line, words, names):
        return (Author(line),)
    reader = _Reader(words, names, loose=loose)
    reader.read(line[:_LONGEST])
    return reader.signers.result()


class _Reader:
    """Collects authors; lives for one line."""

    def __init__(self, words: BylineWords, outlets: frozenset[str], *, loose: bool) -> None:
        self._words = words
        self._outlets = outlets
        self._loose = loose
        self._agencies = agencies()
        self.signers = Signers()
        self._doing = "author"
        self._named = False  # whether an opener stands before what is read
        self._told = False  # whether the line has said who signs, or that nobody does, and then something else
        self._small = False  # whether a name had small letters
        self._lone: Author | None = None  # a second name that has a piece to itself: before a date it is a place

    def read(self, line: str) -> None:
        """Reads a whole line."""
        whole = _WHOLE.match(line)
        line = whole[1] if whole else line
        if "@" in line or "://" in line or "www." in line:
            line = _ADDRESS.sub(" | ", line)
        if any(mark in line for mark in "([（【«"):
            line = _BRACKETS.sub(self._bracket, line)
        if is_wide(line):
            line = _WIDE_DATE.sub(" | ", line)
        if is_wide(line):
            self.signers.authors += read_wide(line, self._words)
            return
        line = _GLUED_COMMA.sub(lambda mark: f"{mark[0]} ", _COLON.sub(": ", line))
        start = 0
        for cut in _CUTS.finditer(line):
            self._piece(line[start : cut.start()], kept="/" in cut[0])
            start = cut.end()
        self._piece(line[start:], kept=start > 0 and "/" in line[start - 2 : start])

    def _bracket(self, match: re.Match[str]) -> str:
        """What stands for a bracket: an item of its own, if it says something; nothing else."""
        inner = match[1].strip()
        key = plain(inner)
        if self._words.openers.get(key) == "other":
            return " ,\x00, "
        if self._agencies.find(inner) or is_role(inner.split(), self._words) or key in self._outlets:
            return f", {inner}, "
        return " "

    def _piece(self, text: str, *, kept: bool) -> None:
        """Reads what stands between two marks. Who is meant goes on over a slash (`kept`), not over other marks."""
        tokens = unglued(text.split(), self._words, self._outlets)
        if not tokens:
            return
        if not kept:
            self._doing, self.signers.helping = "author", None
        known, opened = len(self.signers.authors), False
        start = at = 0
        while at < len(tokens):
            length = self._opener(tokens, at, start)
            if length:
                opened = opened or start + length < len(tokens)
                self._items(tokens[start:at], fresh=start == 0)
                start = at + length
                phrase = plain(" ".join(tokens[at:start]))
                self._doing = self._words.openers[phrase]
                self.signers.helping = (
                    " ".join(tokens[at:start]).strip(" :").lower() if self._doing == "helper" else None
                )
                self._named = self._named or self._doing == "author"
                at = start
            else:
                at += 1
        if self._told and not start:
            return  # "By Jane Roe | 4 March | Local News"
        self._items(tokens[start:], fresh=start == 0)
        found = len(self.signers.authors) > known
        dated = bool(self.signers.authors) and not found and any(map(_DIGIT.search, tokens))
        self._told = self._told or (opened and self._doing == "author" and not self.signers.authors) or dated
        if dated and self._lone is not None and self.signers.authors[-1] is self._lone:
            del self.signers.authors[-1]  # "Jane Roe | Nether Fern | 4 March"
        new = self.signers.authors[known:] if known and not opened else []
        self._lone = new[0] if len(new) == 1 and new[0] == Author(new[0].name) else None

    def _opener(self, tokens: Sequence[str], at: int, start: int) -> int:
        """How many words from `at` on say who is meant; 0 where none do."""
        words = self._words
        if plain(tokens[at]) not in words.first_words:
            return 0
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
            last = tokens[at + length - 1]
            if any(token.endswith(_COMMAS) for token in tokens[at : at + length]):
                continue
            phrase = plain(" ".join(tokens[at : at + length]))
            if phrase not in words.openers or (phrase in words.joins and at > start):
                continue
            if length > 1 or last.endswith(":"):
                return length
            alone = len(tokens) - at - 1
            if is_desk(plain(" ".join(tokens[at:])), words):
                return 0
            if at == start:
                # "De Niro" is no "by Niro", and "Video" alone is a label.
                short = self._loose and alone < _SIDE and not self._agencies.find(tokens[at + 1]) if alone else True
                particle = phrase in words.particles and (short or (tokens[at][:1].isupper() and start > 0))
                return 0 if particle or not alone else 1
            plainly = phrase not in words.particles and phrase not in words.heads and phrase not in words.joins
            # "14 June 2019 von Jane Roe"
            plainly = plainly or (phrase in words.particles and _DIGIT.search(tokens[at - 1]) is not None)
            if plainly and words.openers[phrase] == "author" and alone:
                return 1
        return 0

    # --- items

    def _items(self, tokens: Sequence[str], *, fresh: bool) -> None:
        """Reads items parted by commas and by words such as "and", "in", "for" and "with"."""
        item: list[str] = []
        how = "cut" if fresh else ","
        for at, token in enumerate(tokens):
            join = self._join(token, tokens, at, item)
            if join:
                self._item(item, how)
                item, how = [], join
                continue
            if token.endswith(_COMMAS) or self._ends(token, tokens[at + 1 :]):
                word = token.rstrip("".join(_COMMAS)) if token.endswith(_COMMAS) else token.rstrip(".")
                item += [word] if word else []
                self._item(item, how)
                item, how = [], ","
            else:
                item.append(token)
        self._item(item, how)

    def _ends(self, token: str, after: Sequence[str]) -> bool:
        """Whether a full stop parts two items, and is none of an initial, a title or a shortened word."""
        if not token.endswith(".") or len(token) <= _LONGEST_TIME_WORD + 1 or not after or token.count(".") > 1:
            return False
        key = plain(token)
        return key not in self._words.honorifics and key not in self._words.suffixes and not _DIGIT.match(after[0])

    def _join(self, token: str, tokens: Sequence[str], at: int, item: Sequence[str]) -> str | None:
        """What a word joins, if it joins anything here."""
        key = token.casefold()
        join = self._words.joins.get(key)
        if join is None or at + 1 == len(tokens):
            return None
        done = not item or is_role(item, self._words) or self._agencies.find(" ".join(item)) is not None
        if is_role(item, self._words) and is_role([*item, token, tokens[at + 1].rstrip(",")], self._words):
            return None  # "head of news"
        if key in self._words.particles and not done:
            if join != "and":
                return None
            # "Ortega y Gasset" is one man, "Ana Ruiz y Luis Paz" are two; so are "Ruiz y Paz".
            after = 0
            for word in tokens[at + 1 :]:
                after += 1
                if word.endswith(_COMMAS) or self._words.joins.get(word.casefold()) == "and":
                    break
            return join if min(len(item), after) >= _SIDE or len(item) == after else None
        shouted = len(token) > 1 and token.isupper() and not tokens[at + 1].isupper()
        if join in ("in", "for") and token != key and not shouted and tokens[at + 1].casefold() not in self._outlets:
            return "for" if join == "for" and key == "for" else None
        return join

    def _item(self, tokens: list[str], how: str) -> None:
        if tokens:
            for group in dateless(tokens, self._words):
                self._read_item(group, how)
                how = how or ","

    def _read_item(self, tokens: list[str], how: str) -> None:
        """Reads one item."""
        if tokens == ["\x00"]:  # (photos): the one before did something else
            del self.signers.authors[-1:]
            return
        text = (
            " ".join(tokens).strip(" .:-–" + _QUOTES)
            if not tokens[-1].endswith(".")
            else " ".join(tokens).strip(" :-–" + _QUOTES)
        )
        key = plain(text)
        if self._doing == "other" or not key or how == "in":
            return
        if self._agencies.find(text.rstrip(".")) and key not in self._words.places:
            self.signers.agency(text.rstrip("."), how)
            return
        if key in self._words.junk or (
            is_desk(key, self._words) and not (self.signers.authors and is_role(text.split(), self._words))
        ):
            return
        if key in self._outlets:
            self.signers.organization(text, how)
            return
        tokens = text.split()
        if is_role(tokens, self._words):
            self.signers.role(text)
            return
        self._read_name(tokens, text, how)

    def _read_name(self, tokens: list[str], text: str, how: str) -> None:
        """Reads an item that has a name in it, with its role and its outlet."""
        words = self._words
        tokens, nickname = without_nickname(tokens)
        tokens, role, organization = without_ends(tokens, words, self._outlets)
        if role and self.signers.authors and how in (",", "cut"):
            tokens, role = longer_role(tokens, role, words, self._outlets, cut=how == "cut")
        if not tokens:
            self.signers.role(role)
            return
        if role and (plain(" ".join(tokens)) in self._outlets or self._agencies.find(" ".join(tokens))):
            if self.signers.authors:  # "AP National Political Writer"
                self.signers.organization(" ".join(tokens), ",")
                self.signers.role(role)
            return
        joined = role is not None and not words.joins.keys().isdisjoint(role.split()[1:])
        if role and joined and text.startswith(role) and self.signers.authors and how == ",":
            self.signers.role(text)  # "Jane Roe, Professor of Coastal Studies"
            return
        while len(tokens) > _SIDE and plain(tokens[-1]) in words.follow:
            tokens = tokens[:-1]
        while len(tokens) > 1 and plain(tokens[0]) in words.honorifics and not tokens[0].isupper():
            tokens = tokens[1:]
        if not tokens:
            self.signers.role(role)
            return
        keys = [plain(token) for token in tokens]
        if words.joins.get(keys[0]) == "in" and keys[0] not in words.particles and len(tokens) > 1:
            return  # "Aus der Region"
        if len(tokens) == _SIDE and is_branch(tokens):
            self.signers.agency(" ".join(tokens), how)
            return
        if is_outfit(tokens, keys, words):
            self.signers.organization(" ".join(tokens), how)
            self.signers.role(role)
            return
        if how == "for" or (how == "with" and not is_name(tokens, words)):
            if tokens[0][:1].isupper() and " ".join(keys) not in words.places:
                self.signers.organization(" ".join(tokens), "for" if self.signers.authors else how)
            return
        if " ".join(keys) in words.places and ((how == "," and self.signers.authors) or len(tokens) > 1):
            return
        if self._loose and ((text.islower() and not words.outfits.isdisjoint(keys)) or is_phrase(tokens, words)):
            return
        if not is_name(tokens, words, loose=self._loose) or all(
            key in words.junk or key in words.times for key in keys
        ):
            return
        if len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) <= LONGEST_CODE:
            if self._loose or role:
                self.signers.organization(" ".join(tokens), how)
                self.signers.role(role)
            return
        if len(tokens) == 1 and not self._is_single(how):
            return
        if tokens[0].islower() and not self._loose and sum(key not in words.particles for key in keys) == 1:
            return  # "der Region"
        if self._small and len(tokens) > 1 and is_shouted(text):
            self.signers.organization(text, how)  # "Jane Roe | FERN TODAY"
            return
        self._small = self._small or not is_shouted(text)
        code = role is not None and len(tokens) > _SIDE and is_code(tokens, words)
        if code and organization is None:
            organization = tokens.pop()  # "Jane Roe FNBC Executive Editor"
        name = written(" ".join(tokens), words)
        self.signers.person(with_nickname(name, nickname), role, organization, how)

    def _is_single(self, how: str) -> bool:
        """Whether one word alone names somebody: after "by", where it is no place or code of the staff's."""
        if how == "," and any(" " in author.name for author in self.signers.authors):
            return False
        return self._loose or self._named
