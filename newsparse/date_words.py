"""The words of dates: a typed, strict view of data/dates/*.toml.

A language's words answer for themselves first and then for English, because pages of all languages carry English dates.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from newsparse.errors import DataError
from newsparse.parts import TimestampKind
from newsparse.tables import Table, check_keys, data, packaged, parsed, strings_of, table_of

ORDERS = ("dmy", "mdy", "ymd")
CALENDARS = ("buddhist", "persian")
_ENGLISH = "en"
_NO_LANGUAGE = "countries"
_LABELS = tuple(kind.value for kind in TimestampKind if kind is not TimestampKind.UNKNOWN)
# The classes of words, by the letter that stands for a word in the grammar; where a word is of several, the first counts.
_CLASSES = {
    "am": "a",
    "pm": "p",
    "night": "q",
    "hours": "h",
    "minutes": "i",
    "seconds": "s",
    "year_units": "Y",
    "month_units": "U",
    "day_units": "D",
    "clock": "k",
    "ordinals": "o",
    "eras": "r",
    "today": "t",
    "yesterday": "e",
    "glue": "g",
    "ago": "b",
}
_LISTS = tuple(name for name in _CLASSES if name != "eras")
_OPTIONAL = ("order", "spaced", "calendar", "countries", "weekdays", "months", "calendar_months", "eras", *_LISTS)
# Which languages a script may be of, where a page does not say: ranges of letters, and codes of languages.
_SCRIPTS = (
    ("\u0370", "\u03ff", "greek"),
    ("\u0400", "\u04ff", "cyrillic"),
    ("\u0590", "\u05ff", "hebrew"),
    ("\u0600", "\u06ff", "arabic"),
    ("\u0900", "\u097f", "devanagari"),
    ("\u0980", "\u09ff", "bengali"),
    ("\u0e00", "\u0e7f", "thai"),
    ("\u3040", "\u30ff", "kana"),
    ("\u4e00", "\u9fff", "han"),
    ("\uac00", "\ud7af", "hangul"),
)
_WRITTEN = {
    "greek": ("el",),
    "cyrillic": ("ru", "uk"),
    "hebrew": ("he",),
    "arabic": ("ar", "fa"),
    "devanagari": ("hi",),
    "bengali": ("bn",),
    "thai": ("th",),
    "kana": ("ja",),
    "han": ("zh",),
    "hangul": ("ko",),
}
_LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "no", "da", "fi", "pl", "cs", "tr", "hu", "ro", "id", "vi")
# Letters of other sorts of the same letter, as Arabic and Persian keyboards have them.
_SAME = {"ي": "ی", "ى": "ی", "ك": "ک", "ı": "i", "\u00a0": " ", "\u202f": " ", "’": "'", "׳": "'", "״": '"', "`": "'"}
_GAPS = re.compile(r"[\u2000-\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# What is no part of a word: white space, digits, and the marks of Latin, general, Arabic, Indian and Chinese type.
WORD = (
    r"[^\s\d\x00-&(-@\[-`{-\x9f\u00a0-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf"
    r"\u2010-\u206f\u060c\u061b\u061f\u066a-\u066c\u06d4\u0964\u0965\u3000-\u3004\u3006-\u3020\uff00-\uff0f\uff1a-\uff20]"
)
_WORDS = re.compile(WORD + "+")
_PLAIN_WORD = re.compile(WORD + r"+\Z")


@attrs.frozen
class DateWords:
    """The words of one language, with English beneath. All words are as `fold_letters` makes them."""

    code: str
    order: str | None
    """What comes first in 3/4/2026; `None` where the country decides."""
    calendar: str | None
    countries: tuple[str, ...]
    kinds: Mapping[str, str]
    """By word the letter of its class: M month, W weekday, X both, and those of the grammar."""
    months: Mapping[str, int]
    """1 to 12; 13 to 24 for the months of the language's own calendar."""
    eras: Mapping[str, int]
    """The year before an era's first."""
    labels: Mapping[str, TimestampKind]
    tokens: re.Pattern[str]
    """Cuts a line into numbers, words and marks."""
    label: re.Pattern[str]
    """Finds labels in a line."""


def fold_letters(text: str) -> str:
    """`text` in small letters without accents, with the digits 0-9 for all digits; as long as it was."""
    if text.isascii():
        return text.lower()
    return "".join([char.lower() if char.isascii() else _folded(char) for char in text])


@functools.lru_cache(maxsize=2048)
def _folded(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if _GAPS.match(char):
        return " "
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(int(digit))
    base = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    small = (base if len(base) == 1 else char).casefold()
    return _SAME.get(small, small) if len(small) == 1 else char


@functools.cache
def languages() -> frozenset[str]:
    """The languages that have a file."""
    files = data().joinpath("dates").iterdir()
    return frozenset(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")) - {_NO_LANGUAGE}


def date_words(language: str | None) -> DateWords:
    """The words of a language (BCP 47); those of English alone where it has no file."""
    code = (language or "").partition("-")[0].partition("_")[0].lower()
    return _load(code if code in languages() else _ENGLISH)


def words_for(text: str, language: str | None, *, others: bool = False) -> Iterator[DateWords]:
    """The words to read a line with, best first: those of the language, and those of all that are written so.

    All others only where the language is not known, or with `others`, for pages that name the wrong one.
    """
    own = (language or "").partition("-")[0].lower()
    if language is not None:
        yield date_words(language)
        if not others:
            return
    letters = {next((script for first, last, script in _SCRIPTS if first <= char <= last), "") for char in text}
    written = [code for script in sorted(letters & set(_WRITTEN)) for code in _WRITTEN[script]]
    names = set() if written else set(_WORDS.findall(fold_letters(text)))
    for code in written or _LATIN:
        # Eighteen languages are many: only those that know a word of the line as a month's name.
        if code != own and (written or not names.isdisjoint(_names_of_months(code)) or code == _ENGLISH):
            yield _load(code)


@functools.cache
def _names_of_months(code: str) -> frozenset[str]:
    """The first words of the names: in Vietnamese they are two."""
    return frozenset(name.partition(" ")[0] for name in _load(code).months)


@functools.cache
def _load(code: str) -> DateWords:
    file = f"dates/{code}.toml"
    return read_words(parsed(packaged(file), file), file, None if code == _ENGLISH else _load(_ENGLISH))


# --- languages ---------------------------------------------------------------------------------------------------------


def read_words(table: Table, file: str, beneath: DateWords | None = None) -> DateWords:
    """The words of a table, with those `beneath`. Raises `DataError` for what is unknown, missing or of the wrong type."""
    check_keys(table, ("code", "labels", *_OPTIONAL), file, "")
    code, spaced = table.get("code"), table.get("spaced", True)
    if not isinstance(code, str):
        raise DataError(file, "code", "must be the language's code")
    if not isinstance(spaced, bool):
        raise DataError(file, "spaced", "must be true or false")
    months, labels, eras = _months(table, file), _labels(table, file), _eras(table, file)
    weekdays = {_key(word) for word in strings_of(table, "weekdays", file)}
    own = dict.fromkeys(eras, _CLASSES["eras"])
    for name in _LISTS:
        for word in strings_of(table, name, file):
            own.setdefault(_key(word), _CLASSES[name])
    own |= {word: "X" if word in months else "W" for word in weekdays} | {w: "M" for w in months if w not in weekdays}
    kinds = own
    if beneath is not None:
        kinds, months, labels = {**beneath.kinds, **own}, {**beneath.months, **months}, {**beneath.labels, **labels}
    listed = [word for word in kinds if not _PLAIN_WORD.match(word) or (not spaced and word in own)]
    return DateWords(
        code=code,
        order=_choice(table, "order", ORDERS, file),
        calendar=_choice(table, "calendar", CALENDARS, file),
        countries=strings_of(table, "countries", file),
        kinds=kinds,
        months=months,
        eras=eras,
        labels=labels,
        tokens=_tokens(listed, spaced=spaced),
        label=_label_pattern(labels, spaced=spaced),
    )


def _choice(table: Table, key: str, choices: Sequence[str], file: str) -> str | None:
    value = table.get(key)
    if value is not None and value not in choices:
        raise DataError(file, key, f"must be one of {', '.join(choices)}")
    return None if value is None else str(value)


def _eras(table: Table, file: str) -> dict[str, int]:
    eras = {}
    for name, year in table_of(table, "eras", file).items():
        if not isinstance(year, int):
            raise DataError(file, f"eras.{name}", "must be a year")
        eras[_key(name)] = year
    return eras


def _months(table: Table, file: str) -> dict[str, int]:
    months: dict[str, int] = {}
    for key, first in (("months", 1), ("calendar_months", 13)):
        rows = table.get(key, [])
        if not isinstance(rows, list) or len(rows) not in {0, 12}:
            raise DataError(file, key, "must be twelve lists of names")
        for number, row in enumerate(rows, first):
            for word in strings_of({key: row}, key, file):
                if months.setdefault(_key(word), number) != number:
                    raise DataError(file, key, f"{word} is the name of two months")
    return months


def _labels(table: Table, file: str) -> dict[str, TimestampKind]:
    known = table_of(table, "labels", file)
    check_keys(known, _LABELS, file, "labels.")
    labels: dict[str, TimestampKind] = {}
    for name in _LABELS:
        for word in strings_of(known, name, file, "labels."):
            if labels.setdefault(_key(word), TimestampKind(name)) is not TimestampKind(name):
                raise DataError(file, f"labels.{name}", f"{word} stands in {labels[_key(word)].value} already")
    return labels


def _key(word: str) -> str:
    return fold_letters(unicodedata.normalize("NFC", word))


def _tokens(compounds: Sequence[str], *, spaced: bool) -> re.Pattern[str]:
    """A number, a listed word that would else be cut or run into the next, any word (or its next letter), any mark."""
    rest = f"{WORD}+" if spaced else f"[a-z]+|{WORD}"
    numbered = [word for word in compounds if word[-1].isdigit()]
    ascii_ = [word for word in compounds if word not in numbered and word.isascii()]
    others = [word for word in compounds if word not in numbered and not word.isascii()]
    listed = "".join(
        f"(?:{_any(words)}){end}|"
        for words, end in ((numbered, r"(?!\d)"), (ascii_, f"(?!{WORD})"), (others, ""))
        if words
    )
    return re.compile(rf"(\d+)|({listed}{rest})|\S")


def _label_pattern(labels: Iterable[str], *, spaced: bool) -> re.Pattern[str]:
    """Any of the labels, as whole words where the language parts words by spaces."""
    words = [label for label in labels if spaced or label.isascii()]
    others = [label for label in labels if not spaced and not label.isascii()]
    return re.compile(f"(?<!{WORD})(?<!-)(?:{_any(words)})(?!-?{WORD})" + (f"|{_any(others)}" if others else ""))


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest that fits."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
