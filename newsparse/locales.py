"""Typed, strict views of the word tables: `Markup` (data/html.toml) and `Locale` (data/locales/*.toml).

The tables say what a word stands for; which block it is held against, and what weighs more, is for the rules.
Both kinds of table answer "what is this called" in about a microsecond, because they are asked for every block.
"""

import functools
import itertools
import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import attrs

from newsparse.document import Block, Document, Field, Source
from newsparse.errors import DataError
from newsparse.labels import Reason, Role

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_Label = TypeVar("_Label", Reason, Role)
_Table = dict[str, object]
_Verdict = tuple[Reason, bool]
_Entry = tuple[Reason, str]

_HOWS = ("whole", "start", "end", "inside")
# Furniture is short. A phrase of one or two words says little at the edge of a long block, so it must find a shorter one.
_LONGEST = 300
_LONGEST_AT_TWO_WORDS = 100

# --- names in mark-up --------------------------------------------------------------------------------------------------

_HUMP = re.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# Bytes and a table cut names four times faster than a pattern would. White space parts names, all but letters parts words.
_CUTS = bytes(
    code if chr(code) in string.ascii_lowercase else ord("\n" if chr(code).isspace() else " ") for code in range(256)
)


def _cut(names: str) -> bytes:
    """One name on each line, its words lower-case and parted by spaces."""
    if not names.islower():
        names = _HUMP.sub("-", names).lower()
    return names.encode("ascii", "replace").translate(_CUTS)


def name_words(names: str) -> list[str]:
    """The words that class names are made of, lower-case: cut at all that is no letter and at camelCase humps.

    >>> name_words("ArticleBody__related-links col-2")
    ['article', 'body', 'related', 'links', 'col']
    """
    return _cut(names).decode().split()


@attrs.frozen
class NameWord:
    """A word of class names, and what an element so named is when it is not the story."""

    words: tuple[str, ...]
    """One word, or two that must follow each other within one class name."""
    reason: Reason
    strong: bool
    """Whether the name alone is proof; a weak one only adds to other evidence."""


@attrs.frozen
class Named:
    """All that the names of one element say."""

    reason: Reason | None = None
    """What it is if it is not the story; `None` where the names say nothing."""
    strong: bool = False
    """Whether that needs no other evidence."""
    role: Role | None = None
    """What it is within an article; `None` where the names say nothing."""
    story: bool = False
    """Whether this is a name that authors give to the body of an article."""
    hidden: bool = False
    """Whether this is a name for text that only screen readers get."""


_NAMELESS = Named()
_Fact = tuple[int, int, Named]
"""What one entry says: its rank (the lower counts), how many words it has, and the words' meaning."""


@attrs.frozen
class Markup:
    """What HTML's tags, and the names that authors give to elements, stand for."""

    inline: frozenset[str]
    """Tags that do not break a line of text; every other tag does."""
    void: frozenset[str]
    """Tags that have no content and no end."""
    ignored: frozenset[str]
    """Tags whose content is no visible prose."""
    tag_reasons: Mapping[str, _Verdict] = attrs.field(hash=False)
    """Tags that are not the story, as (reason, strong)."""
    names: tuple[NameWord, ...]
    """Names of what is not the story, the more telling reason first."""
    role_names: tuple[tuple[tuple[str, ...], Role], ...]
    """Names of parts of an article."""
    story_names: tuple[tuple[str, ...], ...]
    """Names of an article's body."""
    hidden_names: tuple[tuple[str, ...], ...]
    """Names of text that is not shown."""
    prefixes: frozenset[str]
    """First words of class names that speak of something else: `has-`, `no-`, `tag-`. Only whole listed pairs count there."""
    _singles: Mapping[bytes, _Fact] = attrs.field(init=False, repr=False, eq=False)
    _pairs: Mapping[tuple[bytes, bytes], _Fact] = attrs.field(init=False, repr=False, eq=False)
    _seconds: frozenset[bytes] = attrs.field(init=False, repr=False, eq=False)
    _alone: frozenset[bytes] = attrs.field(init=False, repr=False, eq=False)
    _firsts: frozenset[bytes] = attrs.field(init=False, repr=False, eq=False)
    _veils: frozenset[bytes] = attrs.field(init=False, repr=False, eq=False)
    _prefixes: frozenset[bytes] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        # Strong before weak, then in the order of the file; names that give no reason last.
        ranked = [word for strong in (True, False) for word in self.names if word.strong is strong]
        meanings = {word.words: Named(word.reason, word.strong) for word in ranked}
        for words, role in self.role_names:
            meanings[words] = attrs.evolve(meanings.get(words, _NAMELESS), role=role)
        for words in self.story_names:
            meanings[words] = attrs.evolve(meanings.get(words, _NAMELESS), story=True)
        for words in self.hidden_names:
            meanings[words] = attrs.evolve(meanings.get(words, _NAMELESS), hidden=True)
        singles: dict[bytes, _Fact] = {}
        pairs: dict[tuple[bytes, bytes], _Fact] = {}
        for rank, (words, named) in enumerate(meanings.items()):
            if len(words) == 1:
                singles[words[0].encode()] = rank, 1, named
            else:
                pairs[words[0].encode(), words[1].encode()] = rank, 2, named
        object.__setattr__(self, "_singles", singles)
        object.__setattr__(self, "_pairs", pairs)
        object.__setattr__(self, "_seconds", frozenset(second for _, second in pairs))
        object.__setattr__(self, "_alone", frozenset(singles))
        object.__setattr__(self, "_firsts", frozenset(first for first, _ in pairs))
        object.__setattr__(self, "_veils", frozenset(words[0].encode() for words in self.hidden_names))
        object.__setattr__(self, "_prefixes", frozenset(prefix.encode() for prefix in self.prefixes))

    def named(self, names: str) -> Named:
        """All that an element's class, id, role and itemprop say, given as one string as they stand.

        >>> markup().named("ArticleBody__related-links").reason
        <Reason.RELATED: 'related'>
        """
        cut = _cut(names)
        singles, pairs, seconds = self._singles, self._pairs, self._seconds
        every = cut.split()
        paired = not (seconds.isdisjoint(every) or self._firsts.isdisjoint(every))
        if not paired and self._alone.isdisjoint(every):
            return _NAMELESS
        found: list[_Fact] = []
        for name in cut.split(b"\n"):
            words = name.split()
            if words and words[0] not in self._prefixes:
                found += [singles[word] for word in words if word in singles]
            if paired and len(words) > 1 and not seconds.isdisjoint(words):
                found += [pairs[pair] for pair in itertools.pairwise(words) if pair in pairs]
        if len(found) > 1:
            return _merged(found)
        return found[0][2] if found else _NAMELESS

    def hides(self, names: str) -> bool:
        """`named(names).hidden`, for callers that ask nothing else."""
        every = _cut(names).split()
        return not self._veils.isdisjoint(every) and self.named(names).hidden

    def reason_of(self, names: str) -> _Verdict | None:
        """What an element of these names is when it is not the story, and whether that is sure; `None`: no such name."""
        named = self.named(names)
        return (named.reason, named.strong) if named.reason else None

    def role_of(self, names: str) -> Role | None:
        """What an element of these names is within an article; `None` where no name says so."""
        return self.named(names).role


def _merged(found: list[_Fact]) -> Named:
    """One answer from several entries: the best reason; of roles that of two words before that of one, then the last."""
    best = min(found)[2]
    most = 0
    role = None
    story = hidden = False
    for _, length, named in found:
        if named.role and length >= most:
            role, most = named.role, length
        story = story or named.story
        hidden = hidden or named.hidden
    if best.role is role and best.story is story and best.hidden is hidden:
        return best
    return Named(best.reason, best.strong, role, story, hidden)


# --- phrases -----------------------------------------------------------------------------------------------------------

_EDGES = " \t\n.,:;!?…*|/\\<>»«›‹→←↓↑▶►▸▾▼·•–—-_+()[]{}\"'“”„‚‘’‟「」『』。：！？"
_PARTING = re.compile("[|·•>›»/\n]")
_PARTER = re.compile(" [|·•>›»/](?: |$)|\n")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def phrase_key(text: str) -> str:
    """`text` as phrases are compared: no case, no marks or arrows at its ends, plain apostrophes, `#` for every number.

    >>> phrase_key("» Show all 1,204 comments …")
    'show all # comments'
    """
    key = text.casefold().replace("’", "'").replace("\n", " ").strip(_EDGES)
    return _NUMBER.sub("#", key)


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

    @property
    def longest(self) -> int:
        """The longest block that it can judge, in code points."""
        return _LONGEST_AT_TWO_WORDS if self.text.count(" ") < 2 else _LONGEST


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
    _tools: frozenset[str] = attrs.field(init=False, repr=False, eq=False)
    _openings: Mapping[str, Reason] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        whole: dict[str, Phrase] = {}
        start: _Index = {}
        end: _Index = {}
        inside: _Index = {}
        for phrase in self.phrases:
            words = phrase.text.split()
            if phrase.how == "whole":
                whole.setdefault(phrase.text, phrase)
            elif phrase.how == "start":
                first = words[0].rstrip(_EDGES)
                start[first] = (*start.get(first, ()), phrase)
            elif phrase.how == "end":
                end[words[-1]] = (*end.get(words[-1], ()), phrase)
            else:
                # A mark may follow the last word of it, so that is not what to look it up by.
                longest = max(words[:-1] or words, key=len)
                inside[longest] = (*inside.get(longest, ()), phrase)
        object.__setattr__(self, "_whole", whole)
        object.__setattr__(self, "_start", start)
        object.__setattr__(self, "_end", end)
        object.__setattr__(self, "_inside", inside)
        object.__setattr__(self, "_anchors", frozenset(inside))
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
        first = key.partition(" ")[0].rstrip(_EDGES)
        for phrase in self._start.get(first, ()):
            if len(key) <= phrase.longest and key.startswith(phrase.text) and _stands(key, phrase.text, 0):
                return phrase
        for phrase in self._end.get(key.rpartition(" ")[2], ()):
            start = len(key) - len(phrase.text)
            if len(key) <= phrase.longest and key.endswith(phrase.text) and _stands(key, phrase.text, start):
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


def _stands(key: str, phrase: str, start: int) -> bool:
    """Whether `phrase`, found in `key` at `start`, begins and ends where words do."""
    end = start + len(phrase)
    return start >= 0 and not key[max(start - 1, 0) : start].isalnum() and not key[end : end + 1].isalnum()


# --- which language ----------------------------------------------------------------------------------------------------

# Prose is told by its longest blocks; menus in another language and lists of names tell nothing.
_SAMPLE_BLOCK = 80
_SAMPLE = 1500
_FEWEST_WORDS = 20
# In scripts that put no spaces between words, what stands between spaces is a clause, and the few Latin words tell nothing.
_LONGEST_MEAN = 12
# About half of all words of news prose are among a language's sixty commonest; a near relative shares up to an eighth.
_CLEAR_SHARE = 0.25
_CLEAR_LEAD = 1.5
_SUBTAG = re.compile("[A-Za-z]{2,3}(?![A-Za-z0-9])")


def choose(document: Document) -> Locale:
    """The locale for a document: that of its language, or `und` where the language is unknown or has no file."""
    code = language_of(document)
    return load(code if code in available() else "und")


def language_of(document: Document) -> str | None:
    """The language of a document as BCP 47 primary subtag; `None` where neither the page nor its words tell.

    The caller's word counts most. What the page says of itself counts unless its words are clearly another language's.
    """
    if document.language:
        subtag = _subtag(document.language)
        if subtag:
            return subtag
    claimed = _claimed(document)
    words = _sample(document.blocks).casefold().split()
    if claimed in available() and _share(words, claimed) >= _CLEAR_SHARE:
        return claimed
    return _guess(words) or claimed


def guess_language(text: str) -> str | None:
    """The language of prose, by its commonest words, among the available locales; `None` where that is not clear."""
    return _guess(text.casefold().split())


def _guess(words: Sequence[str]) -> str | None:
    if len(words) < _FEWEST_WORDS or sum(map(len, words)) > _LONGEST_MEAN * len(words):
        return None
    languages = _languages_of_words()
    counts = Counter(code for word in words for code in languages.get(word, ()))
    if not counts:
        return None
    (code, best), *others = counts.most_common(2)
    clear = best >= _CLEAR_SHARE * len(words) and (not others or best >= _CLEAR_LEAD * others[0][1])
    return code if clear else None


def _share(words: Sequence[str], code: str) -> float:
    """How many of the words are among the commonest of a language."""
    common = load(code).function_words
    return sum([word in common for word in words]) / len(words) if words else 0.0


@functools.cache
def _languages_of_words() -> Mapping[str, tuple[str, ...]]:
    """Which of the available languages each function word belongs to."""
    languages: dict[str, tuple[str, ...]] = {}
    for code in available():
        for word in load(code).function_words:
            languages[word] = (*languages.get(word, ()), code)
    return languages


def _claimed(document: Document) -> str | None:
    """The first usable claim; the `lang` of `<html>` before all others."""
    claims = document.metadata.of(Field.LANGUAGE)
    for claim in (*(c for c in claims if c.source is Source.HTML), *claims):
        subtag = _subtag(claim.raw)
        if subtag:
            return subtag
    return None


def _subtag(tag: str) -> str | None:
    found = _SUBTAG.match(tag.strip()[:20])
    return found[0].lower() if found and found[0].lower() != "und" else None


def _sample(blocks: Iterable[Block]) -> str:
    """Some thousand code points of the blocks that are long enough to be prose."""
    pieces: list[str] = []
    length = 0
    for block in blocks:
        if len(block.text) >= _SAMPLE_BLOCK:
            pieces.append(block.text[: _SAMPLE - length])
            length += len(pieces[-1])
            if length >= _SAMPLE:
                break
    return " ".join(pieces)


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
def markup() -> Markup:
    """The table of tags and names that newsparse comes with."""
    return read_markup(_packaged("html.toml"), "html.toml")


@functools.cache
def load(code: str) -> Locale:
    """The locale of a language that newsparse comes with, those words of no language included.

    Raises `DataError` where there is none of that code; `available` lists them.
    """
    file = f"locales/{code}.toml"
    if code not in available():
        raise DataError(file, "code", f"there is no locale {code!r}; there are {', '.join(available())}")
    return read_locale(_packaged(file), file, None if code == "und" else load("und"))


@functools.cache
def available() -> tuple[str, ...]:
    """The codes of the locales that newsparse comes with, in alphabetical order."""
    names = (entry.name for entry in (_data() / "locales").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def _packaged(file: str) -> str:
    return _data().joinpath(*file.split("/")).read_text("utf-8")


def _data() -> "Traversable":
    import importlib.resources  # 8 ms, and not every import of newsparse parses a page

    return importlib.resources.files("newsparse") / "data"


def read_markup(source: str, file: str) -> Markup:
    """The table of tags and names in `source`, TOML text; `file` is its name in errors.

    Raises `DataError` for a key that means nothing here, a value of the wrong type, a word that stands twice.
    """
    table = _parsed(source, file)
    _only(table, ("tags", "tag_reasons", "reasons", "roles", "story", "hidden", "prefixes"), file, "")
    tags = _table(table, "tags", file)
    _only(tags, ("inline", "void", "ignored"), file, "tags.")
    roles = _table(table, "roles", file)
    named: dict[str, tuple[tuple[str, ...], ...]] = {}
    for key in ("story", "hidden"):
        _only(_table(table, key, file), ("names",), file, f"{key}.")
        named[key] = _name_lists(_table(table, key, file), "names", file, f"{key}.")
    return Markup(
        frozenset(_strings(tags, "inline", file, "tags.")),
        frozenset(_strings(tags, "void", file, "tags.")),
        frozenset(_strings(tags, "ignored", file, "tags.")),
        {tag: (reason, strong) for tag, reason, strong in _by_reason(table, "tag_reasons", file)},
        tuple(
            NameWord(_name(entry, file, "reasons"), reason, strong)
            for entry, reason, strong in _by_reason(table, "reasons", file)
        ),
        tuple(
            (words, _member(Role, key, file, "roles."))
            for key in roles
            for words in _name_lists(roles, key, file, "roles.")
        ),
        named["story"],
        named["hidden"],
        frozenset(_strings(table, "prefixes", file)),
    )


def read_locale(source: str, file: str, parent: Locale | None = None) -> Locale:
    """The locale in `source`, TOML text, with the words of `parent` after its own; `file` is its name in errors.

    Raises `DataError` for a key that means nothing here, a value of the wrong type, a phrase that stands twice.
    """
    table = _parsed(source, file)
    _only(table, ("code", "function_words", "phrases", "headings", "words"), file, "")
    code = table.get("code")
    if not isinstance(code, str) or not code:
        raise DataError(file, "code", 'must be the language\'s code, such as "en"')
    words = _table(table, "words", file)
    _only(words, _WORD_LISTS, file, "words.")
    headings = tuple(_headings(table, code, file))
    phrases = (*_phrases(table, code, file), *headings)
    _no_twins(((phrase.how, phrase.text) for phrase in phrases), file, "phrases")
    lists = {key: _strings(words, key, file, "words.") for key in _WORD_LISTS}
    if parent is not None:
        phrases += parent.phrases
        headings += parent.headings
        lists = {key: (*own, *getattr(parent, key)) for key, own in lists.items()}
    return Locale(
        code=code,
        function_words=frozenset(_strings(table, "function_words", file)),
        phrases=phrases,
        headings=headings,
        **{key: tuple(sorted(dict.fromkeys(entries), key=_longest_first)) for key, entries in lists.items()},
    )


def _longest_first(entry: str) -> tuple[int, str]:
    return -len(entry), entry


def _phrases(table: _Table, code: str, file: str) -> Iterator[Phrase]:
    groups = _table(table, "phrases", file)
    for key in groups:
        reason = _member(Reason, key, file, "phrases.")
        group = _table(groups, key, file, "phrases.")
        _only(group, _HOWS, file, f"phrases.{key}.")
        for how in _HOWS:
            for text in _strings(group, how, file, f"phrases.{key}."):
                yield _phrase(text, reason, how, f"{code}.{key}.{how}", file)


def _headings(table: _Table, code: str, file: str) -> Iterator[Phrase]:
    groups = _table(table, "headings", file)
    for key in groups:
        reason = _member(Reason, key, file, "headings.")
        for text in _strings(groups, key, file, "headings."):
            yield _phrase(text, reason, "whole", f"{code}.{key}.heading", file)


def _phrase(text: str, reason: Reason, how: str, place: str, file: str) -> Phrase:
    key = phrase_key(text)
    if not key or key != phrase_key(text.replace("#", "0")):
        raise DataError(
            file, place, f"{text!r} never matches; text is compared as {phrase_key(text.replace('#', '0'))!r}"
        )
    return Phrase(key, reason, how, f"{place}: {key}")


def _by_reason(table: _Table, key: str, file: str) -> list[tuple[str, Reason, bool]]:
    groups = _table(table, key, file)
    found: list[tuple[str, Reason, bool]] = []
    for name in groups:
        reason = _member(Reason, name, file, f"{key}.")
        group = _table(groups, name, file, f"{key}.")
        _only(group, ("strong", "weak"), file, f"{key}.{name}.")
        for strength in ("strong", "weak"):
            found += [
                (entry, reason, strength == "strong") for entry in _strings(group, strength, file, f"{key}.{name}.")
            ]
    _no_twins((entry for entry, _, _ in found), file, key)
    return found


def _name_lists(table: _Table, key: str, file: str, place: str = "") -> tuple[tuple[str, ...], ...]:
    return tuple(_name(entry, file, f"{place}{key}") for entry in _strings(table, key, file, place))


def _name(entry: str, file: str, place: str) -> tuple[str, ...]:
    """The one or two words of a name, as class names are cut."""
    words = tuple(name_words(entry))
    if "-".join(words) != entry or len(words) > 2:
        raise DataError(file, place, f"{entry!r} must be one lower-case word, or two with a hyphen between them")
    return words


def _parsed(source: str, file: str) -> _Table:
    import tomllib  # as above

    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise DataError(file, "(whole file)", f"is not TOML: {error}") from error


def _only(table: _Table, known: Iterable[str], file: str, place: str) -> None:
    for key in table:
        if key not in known:
            raise DataError(file, f"{place}{key}", f"unknown key; known here are {', '.join(known)}")


def _table(table: _Table, key: str, file: str, place: str = "") -> _Table:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise DataError(file, f"{place}{key}", "must be a table")
    return value


def _strings(table: _Table, key: str, file: str, place: str = "") -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
        raise DataError(file, f"{place}{key}", "must be a list of strings, none of them empty")
    _no_twins(value, file, f"{place}{key}")
    return tuple(value)


def _no_twins(entries: Iterable[object], file: str, place: str) -> None:
    for entry, times in Counter(entries).items():
        if times > 1:
            raise DataError(file, place, f"{entry!r} stands there {times} times")


def _member(kind: type[_Label], key: str, file: str, place: str) -> _Label:
    try:
        return kind(key)
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise DataError(file, f"{place}{key}", f"is no {kind.__name__.lower()}; they are {known}") from None
