"""What pages that are no articles say of themselves: `PageWords`, the typed view of data/outcomes.toml.

It says what a type, a title or a text stands for; what weighs more than that is for the judge of outcomes.
"""

import functools
from collections.abc import Iterator, Mapping

import attrs

from newsparse.errors import DataError
from newsparse.parts import Outcome
from newsparse.phrase_index import phrase_key
from newsparse.tables import Table, check_keys, packaged, parsed, strings_of, table_of

_FILE = "outcomes.toml"
_TITLES = (Outcome.LISTING, Outcome.NOT_ARTICLE)
_TEXTS = (Outcome.NOT_ARTICLE, Outcome.CONSENT, Outcome.SHELL)


@attrs.frozen
class PageWords:
    """The words by which pages that are no articles are known."""

    types: Mapping[str, Outcome]
    """Types of schema.org and Open Graph, in lower case."""
    titles: Mapping[str, Outcome]
    """Whole titles, as `phrase_key` gives them."""
    texts: Mapping[Outcome, tuple[str, ...]]
    """What stands inside the text, as `phrase_key` gives it."""

    def type_of(self, raw: str) -> Outcome | None:
        """What a page of this type is; `None` where the type says nothing."""
        return self.types.get(raw.rpartition("/")[2].strip().casefold())

    def title_of(self, raw: str) -> Outcome | None:
        """What a page of this title is; `None` where the title says nothing."""
        return self.titles.get(phrase_key(raw))

    def found(self, outcome: Outcome, key: str) -> list[str]:
        """The texts of `outcome` that stand in a page whose text, as `phrase_key` gives it, is `key`.

        Of two that are one inside the other, as those of two languages may be, the longer one.
        """
        found = [text for text in self.texts.get(outcome, ()) if text in key]
        return [text for text in found if not any(text != other and text in other for other in found)]


@functools.cache
def page_words() -> PageWords:
    """The words that newsparse comes with."""
    return read_page_words(packaged(_FILE), _FILE)


def read_page_words(source: str, file: str) -> PageWords:
    """The words in `source`, TOML text; `file` is its name in errors.

    Raises `DataError` for a key that means nothing here, a value of the wrong type, a phrase that never matches.
    """
    table = parsed(source, file)
    check_keys(table, ("types", "titles", "texts"), file, "")
    types = table_of(table, "types", file)
    check_keys(types, [outcome.value for outcome in _TITLES], file, "types.")
    titles = {text: outcome for outcome, text in _phrases(table, "titles", _TITLES, file)}
    texts: dict[Outcome, dict[str, None]] = {outcome: {} for outcome in _TEXTS}
    for outcome, text in _phrases(table, "texts", _TEXTS, file):
        texts[outcome][text] = None
    return PageWords(
        {name: outcome for outcome in _TITLES for name in strings_of(types, outcome.value, file, "types.")},
        titles,
        {outcome: tuple(found) for outcome, found in texts.items()},
    )


def _phrases(table: Table, key: str, outcomes: tuple[Outcome, ...], file: str) -> Iterator[tuple[Outcome, str]]:
    """The phrases of all languages under `key`, each with its outcome."""
    languages = table_of(table, key, file)
    for code in languages:
        place = f"{key}.{code}."
        group = table_of(languages, code, file, f"{key}.")
        check_keys(group, [outcome.value for outcome in outcomes], file, place)
        for outcome in outcomes:
            for text in strings_of(group, outcome.value, file, place):
                folded = phrase_key(text)
                if not folded:
                    raise DataError(file, f"{place}{outcome.value}", f"{text!r} has no word in it")
                yield outcome, folded
