"""Strict reading of the word tables, which are TOML: every fault is a `DataError` that names file and key."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from newsparse.errors import DataError
from newsparse.labels import Reason, Role

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Table = dict[str, object]
_Label = TypeVar("_Label", Reason, Role)


def packaged(file: str) -> str:
    """The text of a file of the package's data, named from there: `locales/en.toml`."""
    return data().joinpath(*file.split("/")).read_text("utf-8")


def data() -> "Traversable":
    """The folder of the package's data."""
    import importlib.resources  # 8 ms, and not every import of newsparse parses a page

    return importlib.resources.files("newsparse") / "data"


def parsed(source: str, file: str) -> Table:
    """The table that TOML text makes; `file` is its name in errors, here and below."""
    import tomllib  # as above

    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise DataError(file, "(whole file)", f"is not TOML: {error}") from error


def check_keys(table: Table, known: Iterable[str], file: str, place: str) -> None:
    """That all keys of a table are known; `place` stands before the key in the error."""
    for key in table:
        if key not in known:
            raise DataError(file, f"{place}{key}", f"unknown key; known here are {', '.join(known)}")


def table_of(table: Table, key: str, file: str, place: str = "") -> Table:
    """The table under a key, empty where there is none."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise DataError(file, f"{place}{key}", "must be a table")
    return value


def strings_of(table: Table, key: str, file: str, place: str = "") -> tuple[str, ...]:
    """The list of strings under a key, empty where there is none; empty strings and twins are faults."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
        raise DataError(file, f"{place}{key}", "must be a list of strings, none of them empty")
    check_twins(value, file, f"{place}{key}")
    return tuple(value)


def number_of(value: object, key: str, file: str) -> float:
    """A value that must be a number; `key` is its whole name."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DataError(file, key, "must be a number")
    return float(value)


def check_twins(entries: Iterable[object], file: str, place: str) -> None:
    """That no entry stands there twice."""
    for entry, times in Counter(entries).items():
        if times > 1:
            raise DataError(file, place, f"{entry!r} stands there {times} times")


def member_of(kind: type[_Label], key: str, file: str, place: str) -> _Label:
    """The reason or role that a key names."""
    try:
        return kind(key)
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise DataError(file, f"{place}{key}", f"is no {kind.__name__.lower()}; they are {known}") from None
