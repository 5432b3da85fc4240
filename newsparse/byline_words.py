"""The words of bylines and datelines: strict views of data/bylines/*.toml and data/agencies.toml.

A byline is often in another language than its page, so English counts everywhere, and so do all languages of other
scripts than the Latin, whose words cannot be taken for one another's.
"""

import functools
from collections.abc import Iterable, Mapping

import attrs

from newsparse.errors import DataError
from newsparse.locales import Locale, available
from newsparse.tables import check_keys, check_twins, data, packaged, parsed, strings_of, table_of

_LISTS = (
    "openers",
    "helpers",
    "others",
    "and",
    "glued_and",
    "begin_so",
    "in",
    "for",
    "with",
    "heads",
    "modifiers",
    "desks",
    "outfits",
    "junk",
    "months",
    "times",
    "places",
)
_COMMON_LISTS = (
    "particles",
    "suffixes",
    "honorifics",
    "articles",
    "inner_capitals",
    "element_names",
    "own_papers",
    "reporters",
    "wire_signs",
    "compiled",
    "follow",
)
_AGENCIES = "agencies.toml"
# The longest form that is told from a first name only by its capitals: SID is an agency.
_SHORT_FORM = 6
_EDGES = " .:;,()[]"


@attrs.frozen
class BylineWords:
    """What the words of bylines mean. All are in lower case, without full stop or colon after them."""

    language: str
    """The page's language; `und` where that is unknown or has no locale."""
    openers: Mapping[str, str]
    """Phrases before people, with what they did: `author`, `helper` or `other`."""
    first_words: frozenset[str]
    """The first words of the phrases in `openers`."""
    joins: Mapping[str, str]
    """Words between the parts of a byline: `and`, `in`, `for` or `with`."""
    glued_and: tuple[str, ...]
    """What joins two people and is written as the beginning of the second one's name: `و`. The page's own language alone."""
    begin_so: frozenset[str]
    """Names that begin with such letters themselves."""
    heads: frozenset[str]
    """What authors are, in one word."""
    roles: frozenset[str]
    """What authors are, in several words."""
    role_words: frozenset[str]
    """All words that may stand in a role."""
    desks: frozenset[str]
    """What stands for an author and names nobody."""
    outfits: frozenset[str]
    """The words that show a name to be that of an organisation."""
    junk: frozenset[str]
    """Buttons and labels."""
    months: frozenset[str]
    times: frozenset[str]
    """What stands around dates, months among it."""
    places: frozenset[str]
    particles: frozenset[str]
    """Small words inside names."""
    suffixes: frozenset[str]
    """What may follow a name: `jr`."""
    honorifics: frozenset[str]
    """What may stand before one: `dr`."""
    articles: frozenset[str]
    """Articles, which with a capital begin an outlet's name."""
    inner_capitals: frozenset[str]
    """What a capital letter may follow inside a word: `mc`."""
    follow: frozenset[str]
    """What links beside names say, that follow whoever it is."""
    element_names: frozenset[str]
    """What elements that hold an author's name are called."""
    glued: tuple[str, ...]
    """Titles that a script without spaces writes right after a name, longest first: `記者`."""
    glued_places: tuple[str, ...]
    """Places as such scripts write them, longest first: `台北`."""
    desk_ends: tuple[str, ...]
    """Ends of organisations' names in such scripts: `新聞`."""
    meant: frozenset[str]
    """Every word of all of these: a name without any of them is nothing but a name."""


def words_for(locale: Locale) -> BylineWords:
    """The words for a page with this locale."""
    return _words(locale.code, locale.byline_openers, locale.byline_joiners, locale.byline_roles, locale.desks)


@functools.lru_cache(maxsize=32)
def _words(
    code: str, openers: tuple[str, ...], joiners: tuple[str, ...], roles: tuple[str, ...], desks: tuple[str, ...]
) -> BylineWords:
    common = common_words()
    tables = [byline_table(name) for name in _codes(code)]
    lists = {key: [word for table in tables for word in table[key]] for key in _LISTS}
    phrases = dict.fromkeys(map(plain, (*lists["openers"], *openers)), "author")
    phrases |= dict.fromkeys(map(plain, lists["helpers"]), "helper")
    phrases |= dict.fromkeys(map(plain, lists["others"]), "other")
    # The page's own language has the last word: `i` is "in" in Norwegian and "and" in Polish.
    joins = dict.fromkeys(joiners, "and")
    for table in reversed(tables):
        joins |= {plain(word): key for key in ("for", "with", "in", "and") for word in table[key]}
    every = frozenset(map(plain, (*lists["heads"], *roles)))
    heads = frozenset(word for word in every if " " not in word)
    modifiers = frozenset(map(plain, lists["modifiers"]))
    kinds = (key for key in _LISTS if key not in ("openers", "helpers", "others", "begin_so"))
    every_phrase = (*(word for key in kinds for word in lists[key]), *phrases, *joiners, *roles, *desks)
    names = (word for key in _COMMON_LISTS for word in common[key])
    return BylineWords(
        language=code,
        openers=phrases,
        first_words=frozenset(phrase.split()[0] for phrase in phrases),
        meant=frozenset(word for phrase in (*every_phrase, *names) for word in plain(phrase).split()),
        joins=joins,
        glued_and=tuple(tables[0]["glued_and"]) if code in byline_codes() else (),
        begin_so=frozenset(map(plain, lists["begin_so"])),
        heads=heads,
        roles=every - heads,
        role_words=modifiers | frozenset(word for phrase in every for word in phrase.split()),
        desks=frozenset(map(plain, (*lists["desks"], *desks))),
        outfits=frozenset(map(plain, lists["outfits"])),
        junk=frozenset(map(plain, lists["junk"])),
        months=frozenset(map(plain, lists["months"])),
        times=frozenset(map(plain, (*lists["times"], *lists["months"]))),
        places=frozenset(map(plain, lists["places"])),
        particles=frozenset(common["particles"]),
        suffixes=frozenset(map(plain, common["suffixes"])),
        honorifics=frozenset(map(plain, common["honorifics"])),
        articles=frozenset(common["articles"]),
        inner_capitals=frozenset(common["inner_capitals"]),
        follow=frozenset(common["follow"]),
        element_names=frozenset(common["element_names"]),
        glued=_glued(lists["heads"]),
        glued_places=_glued(lists["places"]),
        desk_ends=_glued(lists["outfits"]),
    )


def plain(text: str) -> str:
    """`text` as the words are compared: lower case, plain apostrophes, nothing at its ends.

    >>> plain("Words by:")
    'words by'
    """
    return text.casefold().replace("’", "'").strip(_EDGES)


def _glued(words: Iterable[str]) -> tuple[str, ...]:
    """Those in scripts without spaces, or that writes titles after names without one; longest first."""
    return tuple(sorted({word for word in words if word[0] >= "\u3040"}, key=len, reverse=True))


def _codes(code: str) -> tuple[str, ...]:
    """Whose words count on a page of this language: its own first."""
    known = byline_codes()
    own = (code,) if code in known else ()
    # A page without a locale may be in any language that has none.
    other = tuple(
        name
        for name in known
        if name != code and name != "en" and (_is_far(name) or (not own and name not in available()))
    )
    return (*own, *(() if code == "en" else ("en",)), *other)


@functools.cache
def _is_far(code: str) -> bool:
    """Whether a language is written in another script than the Latin."""
    return all(word[0] > "\u024f" for word in byline_table(code)["places"])


# --- reading the files -------------------------------------------------------------------------------------------------


@functools.cache
def byline_codes() -> tuple[str, ...]:
    """The languages that have a file of byline words."""
    names = (entry.name for entry in (data() / "bylines").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml") and name != "und.toml"))


@functools.cache
def byline_table(code: str) -> Mapping[str, tuple[str, ...]]:
    """The byline words of one language, by kind."""
    file = f"bylines/{code}.toml"
    return read_byline_table(packaged(file), file, _LISTS)


@functools.cache
def common_words() -> Mapping[str, tuple[str, ...]]:
    """The words of names that belong to no language, by kind."""
    file = "bylines/und.toml"
    return read_byline_table(packaged(file), file, _COMMON_LISTS)


def read_byline_table(source: str, file: str, keys: Iterable[str] = _LISTS) -> Mapping[str, tuple[str, ...]]:
    """The lists in `source`, TOML text, under each of `keys`; `file` is its name in errors.

    Raises `DataError` for an unknown key, a value of the wrong type, an empty word or a twin.
    """
    table = parsed(source, file)
    check_keys(table, ("words",), file, "")
    words = table_of(table, "words", file)
    check_keys(words, tuple(keys), file, "words.")
    return {key: strings_of(words, key, file, "words.") for key in keys}


@attrs.frozen
class Agencies:
    """News agencies by the ways in which they are written."""

    _exact: Mapping[str, str]
    _folded: Mapping[str, str]

    def find(self, text: str) -> str | None:
        """The agency that `text` is a name of, in Latin letters; `None` where it is none.

        >>> agencies().find("AFP")
        'Agence France-Presse'
        """
        return self._exact.get(text) or self._folded.get(text.casefold())

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms as they are spelled in the table, longest first."""
        return tuple(sorted(self._exact, key=lambda form: (-len(form), form)))


@functools.cache
def agencies() -> Agencies:
    """The table of agencies that newsparse comes with."""
    return read_agencies(packaged(_AGENCIES), _AGENCIES)


def read_agencies(source: str, file: str) -> Agencies:
    """The agencies in `source`, TOML text; `file` is its name in errors. Raises `DataError` as `read_byline_table` does."""
    table = parsed(source, file)
    check_keys(table, ("agencies",), file, "")
    names = table_of(table, "agencies", file)
    if not names:
        raise DataError(file, "agencies", "must name an agency")
    pairs = [(form, name) for name in names for form in (name, *strings_of(names, name, file, "agencies."))]
    check_twins((form for form, _ in pairs), file, "agencies")
    exact = dict(pairs)
    folded: dict[str, str] = {}
    for form, name in pairs:
        if len(form) > _SHORT_FORM:
            folded[form.casefold()] = name
        else:
            exact.setdefault(form.upper(), name)
    return Agencies(exact, folded)
