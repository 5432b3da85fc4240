"""The lines and words of the languages of the press: `Locale`, the typed view of data/locales/*.toml.

A locale says what a line is called; what weighs more than that is for the rules. It answers in a few microseconds,
because it is asked for every block of a page.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping

import attrs

from newsparse.errors import DataError
from newsparse.labels import Reason
from newsparse.tables import Table, check_keys, check_twins, data, member_of, packaged, parsed, strings_of, table_of

_Entry = tuple[Reason, str]

_HOWS = ("whole", "start", "end", "inside")
# Furniture is short. A phrase of one or two words says little at the edge of a long block, so it must find a shorter one.
_LONGEST = 300
_LONGEST_AT_TWO_WORDS = 100

_EDGES = (
    " \t\n.,:;!?…*|/\\<>»«›‹→←↓↑▶►▸▾▼·•–—-_+()[]{}\"'“”„‚‘’‟「」『』。：！？"
    "、，；（）【】《》〈〉〔〕［］｛｝｜／＜＞・●■◆◇○□△▲▽★☆※،؛؟।"
)
_PARTING = re.compile("[|·•>›»/\n｜＞]")
_PARTER = re.compile(" [|·•>›»/](?: |$)|\n|[｜＞]")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# Letters that the same word is written with or without: the accents of Greek, which capitals do not have; Turkish i, whose
# capitals are others; Russian ё; Romanian's comma, often a cedilla; the vowel signs of Arabic and Hebrew, and Arabic's
# stretching, its alefs and yehs; Hindi letters with a dot, in one piece or two. Full-width forms and other scripts' digits
# stand for the plain ones. Marks of direction are no part of a word.
_VARIANTS = {
    **str.maketrans("άέήίόύώϊϋΐΰıёأإآٱىیک׳״", "αεηιουωιυιυiеااااييك'\""),
    **str.maketrans("șț", "şţ"),
    **{0x958 + place: first + "\u093c" for place, first in enumerate("कखगजडढफय")},
    **dict.fromkeys([0x301, 0x307, 0x308, 0x640, *range(0x64B, 0x653), *range(0x5B0, 0x5BE), 0x5C1, 0x5C2]),
    **dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
    **{first + digit: digit + 48 for first in (0x660, 0x6F0, 0x966, 0xFF10) for digit in range(10)},
    **{letter: letter - 0xFEE0 for letter in range(0xFF41, 0xFF5B)},
    0x3000: " ",
}
_VARIANT = re.compile(f"[{''.join(map(chr, _VARIANTS))}]")
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# Without spaces, two letters at the edge of a phrase are what it is looked up by, a letter says about as much as two and
# a half of an alphabet do, and five letters are about two words.
_LETTERS = 2
_UNSPACED_LONGEST = 120
_UNSPACED_LONGEST_AT_FIVE_LETTERS = 40
# Korean joins particles and endings to words; after a phrase of several words they change nothing.
_JOINED = re.compile("[\uac00-\ud7a3]")


def phrase_key(text: str) -> str:
    """`text` as phrases are compared: no case, no marks or arrows at its ends, plain apostrophes, `#` for every number.

    >>> phrase_key("» Show all 1,204 comments …")
    'show all # comments'
    """
    key = text.casefold().replace("’", "'").replace("\n", " ")
    if not key.isascii() and _VARIANT.search(key):
        key = key.translate(_VARIANTS)
    return _NUMBER.sub("#", key.strip(_EDGES))


@attrs.frozen
class Phrase:
    """A line, or part of one, that is not the story."""

    text: str
    """As `phrase_key` gives it."""
    reason: Reason
    how: str
    """`whole` (the block is just this), `start`, `end` or `inside` (the block has it there, as whole words)."""
    name: str
    """The entry's name, for the ledger: `en.share.whole: share this`."""
    longest: int = attrs.field(init=False, default=attrs.Factory(lambda own: _longest(own.text), takes_self=True))
    """The longest block that it can judge, in code points."""


def _longest(text: str) -> int:
    if _UNSPACED.search(text):
        return _UNSPACED_LONGEST_AT_FIVE_LETTERS if len(text) <= 5 else _UNSPACED_LONGEST
    return _LONGEST_AT_TWO_WORDS if text.count(" ") < 2 else _LONGEST


_Index = dict[str, tuple[Phrase, ...]]


@attrs.frozen(kw_only=True)
class Locale:
    """The words of one language that newsparse knows, those of no language among them."""

    code: str
    """BCP 47 primary subtag; `und` for the words of no language."""
    function_words: frozenset[str] = frozenset()
    """The commonest words, by which the language is recognised."""
    phrases: tuple[Phrase, ...] = ()
    """Lines that are not the story; of two that match, the earlier one counts."""
    headings: tuple[Phrase, ...] = ()
    """Headings of sections that are not the story, matched whole; they are among `phrases` too."""
    credit_labels: tuple[str, ...] = ()
    """What stands before a photographer's name: `photo`, `image credit`. Longest first, like all that follow."""
    caption_labels: tuple[str, ...] = ()
    """What stands before a caption: `caption`, `pictured`."""
    agencies: tuple[str, ...] = ()
    """Agencies of pictures and news as they are written: `Getty Images`."""
    byline_openers: tuple[str, ...] = ()
    """What stands before an author's name: `by`."""
    byline_joiners: tuple[str, ...] = ()
    """What stands between two authors: `and`."""
    byline_roles: tuple[str, ...] = ()
    """What authors are: `political editor`, `reporter`."""
    desks: tuple[str, ...] = ()
    """What stands for an author and is no person: `staff`, `newsroom`."""
    published_labels: tuple[str, ...] = ()
    """What stands before the time of publication."""
    updated_labels: tuple[str, ...] = ()
    """What stands before the time of the last change."""
    printed_labels: tuple[str, ...] = ()
    """What stands before the time of a print edition."""
    note_openers: tuple[str, ...] = ()
    """What opens a correction or an editor's note, which belong to the article."""
    bio_cues: tuple[str, ...] = ()
    """What follows an author's name in the lines about the author: `is a reporter`."""
    noise_prefixes: tuple[str, ...] = ()
    """Agencies' marks at the head of a caption or headline, in capitals: `TOPSHOT`."""
    section_names: tuple[str, ...] = ()
    """Names of a paper's sections: alone on a line they are a menu's entry, or a kicker."""
    _whole: Mapping[str, Phrase] = attrs.field(init=False, repr=False, eq=False)
    _start: Mapping[str, tuple[Phrase, ...]] = attrs.field(init=False, repr=False, eq=False)
    _end: Mapping[str, tuple[Phrase, ...]] = attrs.field(init=False, repr=False, eq=False)
    _inside: Mapping[str, tuple[Phrase, ...]] = attrs.field(init=False, repr=False, eq=False)
    _anchors: frozenset[str] = attrs.field(init=False, repr=False, eq=False)
    _has_unspaced: bool = attrs.field(init=False, repr=False, eq=False)
    _lone: tuple[Phrase, ...] = attrs.field(init=False, repr=False, eq=False)
    _tools: frozenset[str] = attrs.field(init=False, repr=False, eq=False)
    _openings: Mapping[str, Reason] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        whole: dict[str, Phrase] = {}
        start: _Index = {}
        end: _Index = {}
        inside: _Index = {}
        lone: list[Phrase] = []
        for phrase in self.phrases:
            if phrase.how == "whole":
                whole.setdefault(phrase.text, phrase)
            elif phrase.how == "start":
                first = _first(phrase.text)
                start[first] = (*start.get(first, ()), phrase)
            elif phrase.how == "end":
                last = _last(phrase.text)
                end[last] = (*end.get(last, ()), phrase)
            elif " " not in phrase.text or _UNSPACED.search(phrase.text):
                lone.append(phrase)
            else:
                # A mark may follow the last word of it, so that is not what to look it up by.
                longest = max(phrase.text.split()[:-1], key=len)
                inside[longest] = (*inside.get(longest, ()), phrase)
        object.__setattr__(self, "_whole", whole)
        object.__setattr__(self, "_start", start)
        object.__setattr__(self, "_end", end)
        object.__setattr__(self, "_inside", inside)
        object.__setattr__(self, "_anchors", frozenset(inside))
        object.__setattr__(self, "_lone", tuple(lone))
        edges = (phrase.text for phrase in self.phrases if phrase.how in ("start", "end"))
        object.__setattr__(self, "_has_unspaced", any(map(_UNSPACED.search, edges)))
        buttons = (
            key for key, phrase in whole.items() if phrase.reason in (Reason.SHARE, Reason.PRINT) and " " not in key
        )
        object.__setattr__(self, "_tools", frozenset(buttons))
        object.__setattr__(self, "_openings", {phrase.text: phrase.reason for phrase in reversed(self.headings)})

    def reason_of(self, text: str) -> _Entry | None:
        """What a line is if it is one of the phrases, and the name of the entry; `None` for all other text.

        Case, numbers, and marks and arrows at the ends make no difference. Blocks over 300 code points are prose.

        >>> load("en").reason_of("SHARE THIS:")
        (<Reason.SHARE: 'share'>, 'en.share.whole: share this')
        """
        if len(text) > _LONGEST:
            return None
        key = phrase_key(text)
        phrase = self._whole.get(key) or self._partly(key)
        if phrase is None and " " in key:
            phrase = self._several(key, text)
        return (phrase.reason, phrase.name) if phrase else None

    def _several(self, key: str, text: str) -> Phrase | None:
        """The first of several on one line: `Share Tweet Email`, `Print | Comment on this story`, `Home > News > Opinion`."""
        if key.partition(" ")[0] in self._tools and self._tools.issuperset(key.split(" ")):
            return self._whole[key.partition(" ")[0]]
        if not _PARTING.search(text):
            return None
        parts = [self._whole.get(part) or self._partly(part) for part in map(phrase_key, _PARTER.split(text)) if part]
        if len(parts) < 2 or parts[0] is None:
            return None
        # A trail of links begins at home and may go anywhere; of other bars every part must be known.
        return parts[0] if parts[0].reason is Reason.NAVIGATION or None not in parts else None

    def _partly(self, key: str) -> Phrase | None:
        """The first phrase that stands at the start, then at the end, then inside of `key`."""
        first, last = key.partition(" ")[0].rstrip(_EDGES), key.rpartition(" ")[2]
        if self._has_unspaced and not key.isascii():
            first, last = _first(key), _last(key)
        for phrase in self._start.get(first, ()):
            if key.startswith(phrase.text) and len(key) <= phrase.longest and _stands(key, phrase.text, 0):
                return phrase
        for phrase in self._end.get(last, ()):
            start = len(key) - len(phrase.text)
            if key.endswith(phrase.text) and len(key) <= phrase.longest and _stands(key, phrase.text, start):
                return phrase
        for phrase in self._lone:
            if phrase.text in key and len(key) <= phrase.longest and _stands(key, phrase.text, key.find(phrase.text)):
                return phrase
        words = key.split(" ")
        if len(words) < 2 or self._anchors.isdisjoint(words):
            return None
        for word in words:
            for phrase in self._inside.get(word, ()):
                if len(key) <= phrase.longest and _stands(key, phrase.text, key.find(phrase.text)):
                    return phrase
        return None

    def opens_section(self, text: str) -> Reason | None:
        """What follows under this heading, if it is one that opens something other than the story (`Most read`)."""
        return self._openings.get(phrase_key(text)) if len(text) <= _LONGEST_AT_TWO_WORDS else None


def _first(key: str) -> str:
    """What to look a line up by that may begin with a phrase: its first word, or its first letters where no space parts words."""
    unspaced = _UNSPACED.search(key)
    if unspaced and unspaced.start() == 0:
        return key[:_LETTERS]
    # A word of another script ends where the letters without spaces begin: "LINEで送る".
    return key[: unspaced.start() if unspaced else None].partition(" ")[0].rstrip(_EDGES)


def _last(key: str) -> str:
    """As `_first`, for the end of a line."""
    return key[-_LETTERS:] if _UNSPACED.match(key[-1:]) else key.rpartition(" ")[2]


def _stands(key: str, phrase: str, start: int) -> bool:
    """Whether `phrase`, found in `key` at `start`, begins and ends where words do."""
    end = start + len(phrase)
    return start >= 0 and _parts(key, start) and (_parts(key, end) or (" " in phrase and bool(_JOINED.match(key, end))))


def _parts(key: str, place: int) -> bool:
    """Whether a word may begin or end at `place`: at the ends, beside a mark or space, and anywhere in scripts without spaces."""
    if not 0 < place < len(key):
        return True
    before, after = key[place - 1], key[place]
    return not (_in_word(before) and _in_word(after)) or bool(_UNSPACED.match(before) or _UNSPACED.match(after))


def _in_word(character: str) -> bool:
    """Whether it is part of a word; vowel signs are, which Python does not count among letters."""
    return character.isalnum() or (not character.isascii() and unicodedata.category(character).startswith("M"))


# --- reading the files -------------------------------------------------------------------------------------------------

_WORD_LISTS = (
    "credit_labels",
    "caption_labels",
    "agencies",
    "byline_openers",
    "byline_joiners",
    "byline_roles",
    "desks",
    "published_labels",
    "updated_labels",
    "printed_labels",
    "note_openers",
    "bio_cues",
    "noise_prefixes",
    "section_names",
)


@functools.cache
def load(code: str) -> Locale:
    """The locale of a language that newsparse comes with, those words of no language included.

    Raises `DataError` where there is none of that code; `available` lists them.
    """
    file = f"locales/{code}.toml"
    if code not in available():
        raise DataError(file, "code", f"there is no locale {code!r}; there are {', '.join(available())}")
    return read_locale(packaged(file), file, None if code == "und" else load("und"))


@functools.cache
def function_words(code: str) -> frozenset[str]:
    """The commonest words of a language that newsparse comes with; the rest of its locale is not made for them."""
    file = f"locales/{code}.toml"
    return frozenset(strings_of(parsed(packaged(file), file), "function_words", file))


@functools.cache
def available() -> tuple[str, ...]:
    """The codes of the locales that newsparse comes with, in alphabetical order."""
    names = (entry.name for entry in (data() / "locales").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def read_locale(source: str, file: str, parent: Locale | None = None) -> Locale:
    """The locale in `source`, TOML text, with the words of `parent` after its own; `file` is its name in errors.

    Raises `DataError` for a key that means nothing here, a value of the wrong type, a phrase that stands twice.
    """
    table = parsed(source, file)
    check_keys(table, ("code", "function_words", "phrases", "headings", "words"), file, "")
    code = table.get("code")
    if not isinstance(code, str) or not code:
        raise DataError(file, "code", 'must be the language\'s code, such as "en"')
    words = table_of(table, "words", file)
    check_keys(words, _WORD_LISTS, file, "words.")
    headings = tuple(_headings(table, code, file))
    phrases = (*_phrases(table, code, file), *headings)
    check_twins(((phrase.how, phrase.text) for phrase in phrases), file, "phrases")
    lists = {key: strings_of(words, key, file, "words.") for key in _WORD_LISTS}
    if parent is not None:
        phrases += parent.phrases
        headings += parent.headings
        lists = {key: (*own, *getattr(parent, key)) for key, own in lists.items()}
    return Locale(
        code=code,
        function_words=frozenset(strings_of(table, "function_words", file)),
        phrases=phrases,
        headings=headings,
        **{key: tuple(sorted(dict.fromkeys(entries), key=_longest_first)) for key, entries in lists.items()},
    )


def _longest_first(entry: str) -> tuple[int, str]:
    return -len(entry), entry


def _phrases(table: Table, code: str, file: str) -> Iterator[Phrase]:
    groups = table_of(table, "phrases", file)
    for key in groups:
        reason = member_of(Reason, key, file, "phrases.")
        group = table_of(groups, key, file, "phrases.")
        check_keys(group, _HOWS, file, f"phrases.{key}.")
        for how in _HOWS:
            for text in strings_of(group, how, file, f"phrases.{key}."):
                yield _phrase(text, reason, how, f"{code}.{key}.{how}", file)


def _headings(table: Table, code: str, file: str) -> Iterator[Phrase]:
    groups = table_of(table, "headings", file)
    for key in groups:
        reason = member_of(Reason, key, file, "headings.")
        for text in strings_of(groups, key, file, "headings."):
            yield _phrase(text, reason, "whole", f"{code}.{key}.heading", file)


def _phrase(text: str, reason: Reason, how: str, place: str, file: str) -> Phrase:
    key = phrase_key(text)
    if not key or key != phrase_key(text.replace("#", "0")):
        raise DataError(
            file, place, f"{text!r} never matches; text is compared as {phrase_key(text.replace('#', '0'))!r}"
        )
    return Phrase(key, reason, how, f"{place}: {key}")
