"""The lines and words of the languages of the press: `Locale`, the typed view of data/locales/*.toml.

A locale says what a line is called; what weighs more than that is for the rules.
"""

import functools
from collections.abc import Iterator, Mapping

import attrs

from newsparse.errors import DataError
from newsparse.labels import Reason
from newsparse.phrase_index import GAP, HOWS, LONGEST_AT_TWO_WORDS, Entry, Phrase, PhraseIndex, bare, phrase_key
from newsparse.tables import Table, check_keys, check_twins, data, member_of, packaged, parsed, strings_of, table_of


@attrs.frozen(kw_only=True)
class Locale:
    """The words of one language that newsparse knows, those of no language among them."""

    code: str
    """BCP 47 primary subtag; `und` for the words of no language."""
    function_words: frozenset[str] = frozenset()
    """The commonest words, by which the language is recognised."""
    phrases: tuple[Phrase, ...] = ()
    """Lines that are not the story; of two that match, the longer one counts, then the earlier."""
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
    bracketed_notes: tuple[str, ...] = ()
    """What opens an agency's correction where the whole line stands in brackets: `corrects`."""
    bio_cues: tuple[str, ...] = ()
    """What follows an author's name in the lines about the author: `is a reporter`."""
    noise_prefixes: tuple[str, ...] = ()
    """Agencies' marks at the head of a caption or headline, in capitals: `TOPSHOT`."""
    section_names: tuple[str, ...] = ()
    """Names of a paper's sections: alone on a line they are a menu's entry, or a kicker."""
    _index: PhraseIndex = attrs.field(init=False, repr=False, eq=False)
    _openings: Mapping[str, Reason] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        headings = (*self.headings, *bare(self.headings))
        object.__setattr__(self, "_index", PhraseIndex(self.phrases))
        object.__setattr__(self, "_openings", {phrase.text: phrase.reason for phrase in reversed(headings)})

    def reason_of(self, text: str) -> Entry | None:
        """What a line is if it is one of the phrases, and the name of the entry; `None` for all other text.

        Case, numbers, and marks and arrows at the ends make no difference. Blocks over 300 code points are prose.

        >>> load("en").reason_of("SHARE THIS:")
        (<Reason.SHARE: 'share'>, 'en.share.whole: share this')
        """
        return self._index.reason_of(text)

    def opens_section(self, text: str) -> Reason | None:
        """What follows under this heading, if it is one that opens something other than the story (`Most read`)."""
        return self._openings.get(phrase_key(text)) if len(text) <= LONGEST_AT_TWO_WORDS else None


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
    "bracketed_notes",
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
        check_keys(group, HOWS, file, f"phrases.{key}.")
        for how in HOWS:
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
    if (how == "split") != (len(key.split(GAP)) == 2):
        raise DataError(file, place, f"{text!r}: a phrase in two parts is `split`, with one `…` between spaces")
    return Phrase(key, reason, how, f"{place}: {key}")
