"""What the names that authors give to elements stand for: `Markup`, the typed view of data/html.toml.

The table says what a name stands for; which element it is held against, and what weighs more, is for the rules.
It answers in about a microsecond, because it is asked for every element of a page.
"""

import functools
import itertools
import re
import string
from collections.abc import Mapping

import attrs

from newsparse.errors import DataError
from newsparse.labels import Reason, Role
from newsparse.tables import Table, check_keys, check_twins, member_of, packaged, parsed, strings_of, table_of

_Verdict = tuple[Reason, bool]

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


NAMELESS = Named()
"""What names say that say nothing."""
_Fact = tuple[int, int, Named]
"""What one entry says: its rank (the lower counts), how many words it has, and the words' meaning."""


@attrs.frozen(eq=False)  # hashed by identity: what it says of a name is remembered
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
    whole_names: tuple[tuple[str, Role], ...]
    """Words that are such a name only where the class holds no other word: "author", but not "author-box"."""
    story_names: tuple[tuple[str, ...], ...]
    """Names of an article's body."""
    hidden_names: tuple[tuple[str, ...], ...]
    """Names of text that is not shown."""
    prefixes: frozenset[str]
    """First words of class names that speak of something else: `has-`, `no-`, `tag-`. Only whole listed pairs count there."""
    _singles: Mapping[bytes, _Fact] = attrs.field(init=False, repr=False, eq=False)
    _pairs: Mapping[tuple[bytes, bytes], _Fact] = attrs.field(init=False, repr=False, eq=False)
    _seconds: frozenset[bytes] = attrs.field(init=False, repr=False, eq=False)
    _wholes: Mapping[bytes, _Fact] = attrs.field(init=False, repr=False, eq=False)
    _alone: frozenset[bytes] = attrs.field(init=False, repr=False, eq=False)
    _firsts: frozenset[bytes] = attrs.field(init=False, repr=False, eq=False)
    _prefixes: frozenset[bytes] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        # Strong before weak, then in the order of the file; names that give no reason last.
        ranked = [word for strong in (True, False) for word in self.names if word.strong is strong]
        meanings = {word.words: Named(word.reason, word.strong) for word in ranked}
        for words, role in self.role_names:
            meanings[words] = attrs.evolve(meanings.get(words, NAMELESS), role=role)
        for words in self.story_names:
            meanings[words] = attrs.evolve(meanings.get(words, NAMELESS), story=True)
        for words in self.hidden_names:
            meanings[words] = attrs.evolve(meanings.get(words, NAMELESS), hidden=True)
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
        wholes = {word.encode(): (len(meanings), 1, Named(role=role)) for word, role in self.whole_names}
        object.__setattr__(self, "_wholes", wholes)
        object.__setattr__(self, "_alone", frozenset(singles) | wholes.keys())
        object.__setattr__(self, "_firsts", frozenset(first for first, _ in pairs))
        object.__setattr__(self, "_prefixes", frozenset(prefix.encode() for prefix in self.prefixes))

    # The elements of a page, and the pages of a site, have the same few hundred names over and over.
    @functools.lru_cache(maxsize=4096)  # noqa: B019 - bounded, and there are few tables
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
            return NAMELESS
        found: list[_Fact] = []
        for name in cut.split(b"\n"):
            words = name.split()
            if words and words[0] not in self._prefixes:
                found += [singles[word] for word in words if word in singles]
            if len(words) == 1 and words[0] in self._wholes:
                found.append(self._wholes[words[0]])
            if paired and len(words) > 1 and not seconds.isdisjoint(words):
                found += [pairs[pair] for pair in itertools.pairwise(words) if pair in pairs]
        if len(found) > 1:
            return _merged(found)
        return found[0][2] if found else NAMELESS


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


@functools.cache
def markup() -> Markup:
    """The table of tags and names that newsparse comes with."""
    return read_markup(packaged("html.toml"), "html.toml")


def read_markup(source: str, file: str) -> Markup:
    """The table of tags and names in `source`, TOML text; `file` is its name in errors.

    Raises `DataError` for a key that means nothing here, a value of the wrong type, a word that stands twice.
    """
    table = parsed(source, file)
    keys = ("tags", "tag_reasons", "reasons", "roles", "whole_roles", "story", "hidden", "prefixes")
    check_keys(table, keys, file, "")
    tags = table_of(table, "tags", file)
    check_keys(tags, ("inline", "void", "ignored"), file, "tags.")
    roles = table_of(table, "roles", file)
    wholes = table_of(table, "whole_roles", file)
    named: dict[str, tuple[tuple[str, ...], ...]] = {}
    for key in ("story", "hidden"):
        check_keys(table_of(table, key, file), ("names",), file, f"{key}.")
        named[key] = _name_lists(table_of(table, key, file), "names", file, f"{key}.")
    return Markup(
        frozenset(strings_of(tags, "inline", file, "tags.")),
        frozenset(strings_of(tags, "void", file, "tags.")),
        frozenset(strings_of(tags, "ignored", file, "tags.")),
        {tag: (reason, strong) for tag, reason, strong in _by_reason(table, "tag_reasons", file)},
        tuple(
            NameWord(_name(entry, file, "reasons"), reason, strong)
            for entry, reason, strong in _by_reason(table, "reasons", file)
        ),
        tuple(
            (words, member_of(Role, key, file, "roles."))
            for key in roles
            for words in _name_lists(roles, key, file, "roles.")
        ),
        tuple(
            (word, member_of(Role, key, file, "whole_roles."))
            for key in wholes
            for word in strings_of(wholes, key, file, "whole_roles.")
        ),
        named["story"],
        named["hidden"],
        frozenset(strings_of(table, "prefixes", file)),
    )


def _by_reason(table: Table, key: str, file: str) -> list[tuple[str, Reason, bool]]:
    groups = table_of(table, key, file)
    found: list[tuple[str, Reason, bool]] = []
    for name in groups:
        reason = member_of(Reason, name, file, f"{key}.")
        group = table_of(groups, name, file, f"{key}.")
        check_keys(group, ("strong", "weak"), file, f"{key}.{name}.")
        for strength in ("strong", "weak"):
            found += [
                (entry, reason, strength == "strong") for entry in strings_of(group, strength, file, f"{key}.{name}.")
            ]
    check_twins((entry for entry, _, _ in found), file, key)
    return found


def _name_lists(table: Table, key: str, file: str, place: str = "") -> tuple[tuple[str, ...], ...]:
    return tuple(_name(entry, file, f"{place}{key}") for entry in strings_of(table, key, file, place))


def _name(entry: str, file: str, place: str) -> tuple[str, ...]:
    """The one or two words of a name, as class names are cut."""
    words = tuple(name_words(entry))
    if "-".join(words) != entry or len(words) > 2:
        raise DataError(file, place, f"{entry!r} must be one lower-case word, or two with a hyphen between them")
    return words
