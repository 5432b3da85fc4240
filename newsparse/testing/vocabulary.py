"""The invented words: a strict, typed view of data/testing/*.toml."""

import functools
import types
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from newsparse.errors import DataError, InputError
from newsparse.labels import Reason
from newsparse.tables import Table, check_keys, data, packaged, parsed, strings_of, table_of

Lines = tuple[str, ...]


@attrs.frozen
class People:
    """Names, and what those who bear them do."""

    form: str
    """How a name is written, with `{given}` and `{family}`."""
    men: Lines
    women: Lines
    families: Lines
    jobs_of_men: Lines
    jobs_of_women: Lines


@attrs.frozen
class Bylines:
    """Bylines, with `{}` for each name."""

    one: Lines
    two: Lines
    roles: Lines = ()
    """Which of the words in those patterns are the author's role."""


@attrs.frozen
class Datelines:
    """Datelines, with `{place}` or `{PLACE}` (in capitals), and perhaps `{agency}`."""

    forms: Lines
    agencies: Lines
    places: Lines


@attrs.frozen
class Dates:
    """Lines with dates, with `{day}`, `{month}` (a name) or `{mm}` (a number), `{year}`, `{hour}` and `{minute}`."""

    forms: Lines
    updated: str
    months: Lines = ()


@attrs.frozen
class Story:
    """The grammar of a story."""

    sections: Lines
    headlines: Lines
    standfirsts: Lines
    subjects: Lines
    predicates: Lines
    details: Lines
    facts: Lines
    """Whole sentences."""
    subheadings: Lines
    items: Lines
    captions: Lines
    credits: Lines
    """With `{}` for the name."""
    sentence: str = "{subject} {predicate} {detail}"


@attrs.frozen
class Quotations:
    """What people say, and the frames it stands in: `{open}`, `{text}`, `{close}`, `{cue}`, `{name}`, `{family}`, `{job}`."""

    marks: Lines
    """Two characters each: the opening and the closing mark."""
    utterances: Lines
    """Without the full stop."""
    full: Lines
    """Frames that name a speaker for the first time."""
    again: Lines
    """Frames that name one who was named before."""
    cues_of_men: Lines
    cues_of_women: Lines
    mixed: Lines = ()
    """Frames, for the first time, in which the quotation is a part of the reporter's own sentence."""
    more: str = ""
    """Put behind a frame: the same speaker goes on. Empty where the language has no such habit."""


@attrs.frozen
class Site:
    """Who publishes."""

    names: Lines
    domain: str


@attrs.frozen
class Vocabulary:
    """All words of a language."""

    code: str
    joint: str
    """What stands between sentences: a space, or nothing."""
    stop: str
    """The full stop."""
    people: People
    bylines: Bylines
    datelines: Datelines
    dates: Dates
    story: Story
    quotes: Quotations
    site: Site
    noise: types.MappingProxyType[Reason, tuple[Lines, ...]]
    """For each reason pieces of several lines, with `{headline}`, `{name}` and `{site}` where the piece names such."""


@functools.cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that there are words for, English first."""
    files = (entry.name.removesuffix(".toml") for entry in data().joinpath("testing").iterdir())
    return tuple(sorted((code for code in files if len(code) == 2), key=lambda code: (code != "en", code)))


@functools.cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language. Raises `InputError` where there are none."""
    if language not in languages():
        raise InputError(f"no words to test {language!r} with; there are: {', '.join(languages())}")
    file = f"testing/{language}.toml"
    return read_vocabulary(packaged(file), file)


def read_vocabulary(source: str, file: str) -> Vocabulary:
    """The vocabulary that a TOML text holds. Raises `DataError`, naming file and key, where it is not as it must be."""
    table = parsed(source, file)
    noise = table_of(table, "noise", file)
    check_keys(noise, _NOISE, file, "noise.")
    pieces = {Reason(key): _pieces(value, file, f"noise.{key}") for key, value in noise.items()}
    rest = {key: value for key, value in table.items() if key != "noise"}
    made = _built(Vocabulary, rest, file, "", noise=types.MappingProxyType(pieces))
    assert isinstance(made, Vocabulary)  # noqa: S101 - tells the type checker what `_built` makes
    return made


_NOISE = tuple(reason.value for reason in Reason if reason not in {Reason.DUPLICATE, Reason.UNCLEAR})


def _built(kind: type[Any], table: Table, file: str, place: str, **made: object) -> object:
    hints = get_type_hints(kind)
    fields = {field.name: field for field in attrs.fields(kind)}
    check_keys(table, [name for name in fields if name not in made], file, place)
    for name, field in fields.items():
        if name in made:
            continue
        if name not in table:
            if field.default is attrs.NOTHING:
                raise DataError(file, f"{place}{name}", "is missing")
            continue
        hint = hints[name]
        if get_origin(hint) is tuple and get_args(hint):
            made[name] = strings_of(table, name, file, place)
        elif hint is str:
            value = table[name]
            if not isinstance(value, str):
                raise DataError(file, f"{place}{name}", "must be a string")
            made[name] = value
        else:
            made[name] = _built(hint, table_of(table, name, file, place), file, f"{place}{name}.")
    return kind(**made)


def _pieces(value: object, file: str, place: str) -> tuple[Lines, ...]:
    if not isinstance(value, list) or not value:
        raise DataError(file, place, "must be a list of lists of strings")
    for piece in value:
        if (
            not isinstance(piece, list)
            or not piece
            or not all(isinstance(line, str) and line.strip() for line in piece)
        ):
            raise DataError(file, place, "must be a list of lists of strings, none of them empty")
    return tuple(tuple(piece) for piece in value)
