"""Which names of properties and types speak of which field: a strict view of data/head.toml."""

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from newsparse.document import Field, Source
from newsparse.errors import DataError
from newsparse.tables import packaged, parsed

_FILE = "head.toml"
_KINDS = ("article", "page", "site", "other", "film")
_TIMES = ("published", "updated")
_SECTIONS = ("json_ld", "json_ld_site", "open_graph", "meta", "http_equiv", "microdata", "microdata_in_article")
_FIELDS = tuple(field.value for field in Field)
_KEYS = {"types": _KINDS, "json_ld_inside": ("default", *_FIELDS), "time_names": _TIMES} | dict.fromkeys(
    _SECTIONS, _FIELDS
)
_BEFORE_NAME = re.compile("[/#:]")
_MOST_TYPES, _LONGEST_TYPE = 6, 1000


@attrs.frozen
class HeadTable:
    """data/head.toml. Keys are in lower case; with the field stands the key as it is to be spelled."""

    types: Mapping[str, tuple[str, ...]]
    """What the names of a kind of thing (`article`, `page`, `site`, `other`, `film`) end in, in lower case."""
    json_ld: Mapping[str, tuple[Field, str]]
    json_ld_site: Mapping[str, tuple[Field, str]]
    json_ld_inside: Mapping[str, tuple[str, ...]]
    """By field's name or `default`, what holds the text of an object that stands for one."""
    meta: Mapping[str, tuple[Field, Source]]
    http_equiv: Mapping[str, tuple[Field, str]]
    microdata: Mapping[str, tuple[Field, str]]
    microdata_in_article: Mapping[str, tuple[Field, str]]
    time_names: Mapping[str, tuple[str, ...]]
    """By field, what the class of a `time` element contains."""

    def time_field(self, names: str) -> Field:
        """What a `time` element of this class is about: an update where that is all its names say, else the publication."""
        folded = names.casefold()
        published, updated = (any(piece in folded for piece in self.time_names[field]) for field in _TIMES)
        return Field.UPDATED if updated and not published else Field.PUBLISHED

    def kind(self, types: Iterable[str]) -> tuple[str, str]:
        """`article`, `page`, `site`, `other`, `film` or nothing, and the type that says so; nothing where none does."""
        names = list(types)
        for kind in _KINDS:
            for name in names:
                if name.lower().endswith(self.types[kind]):
                    return kind, name
        return "", ""


@functools.cache
def head_table() -> HeadTable:
    """The table that newsparse brings along."""
    return read_table(parsed(packaged(_FILE), _FILE))


def read_table(data: Mapping[str, Any]) -> HeadTable:
    """The table that `data` holds. Raises `DataError` for what is unknown, missing or of the wrong type."""
    for name in (*_KEYS, *data):
        if name not in _KEYS:
            raise DataError(_FILE, name, f"unknown; there are {', '.join(_KEYS)}")
        if not isinstance(data.get(name), dict):
            raise DataError(_FILE, name, "there must be a table of this name")
        for key, names in data[name].items():
            if key not in _KEYS[name]:
                raise DataError(_FILE, f"{name}.{key}", f"unknown; there are {', '.join(_KEYS[name])}")
            if not isinstance(names, list) or not all(isinstance(item, str) and item for item in names):
                raise DataError(_FILE, f"{name}.{key}", "must be a list of names")
    for name, required in (("types", _KINDS), ("json_ld_inside", ("default",)), ("time_names", _TIMES)):
        for key in required:
            if not data[name].get(key):
                raise DataError(_FILE, f"{name}.{key}", "must be a list of names")
    sections = {name: _section(name, data[name]) for name in _SECTIONS}
    return HeadTable(
        types={kind: tuple(name.lower() for name in data["types"][kind]) for kind in _KINDS},
        json_ld=sections["json_ld"],
        json_ld_site=sections["json_ld_site"],
        json_ld_inside={key: tuple(names) for key, names in data["json_ld_inside"].items()},
        meta={
            key: (field, source)
            for name, source in (("open_graph", Source.OPEN_GRAPH), ("meta", Source.META))
            for key, (field, _) in sections[name].items()
        },
        http_equiv=sections["http_equiv"],
        microdata=sections["microdata"],
        microdata_in_article=sections["microdata_in_article"],
        time_names={key: tuple(names) for key, names in data["time_names"].items()},
    )


def _section(name: str, table: Mapping[str, list[str]]) -> dict[str, tuple[Field, str]]:
    section: dict[str, tuple[Field, str]] = {}
    for field, keys in table.items():
        for key in keys:
            if key.lower() in section:
                raise DataError(_FILE, f"{name}.{field}", f"{key} stands in {section[key.lower()][0].value} already")
            section[key.lower()] = (Field(field), key)
    return section


def types_of(node: Mapping[str, Any]) -> list[str]:
    """The names of a thing's types, without the vocabulary they are from."""
    value = node.get("@type")
    values = value[:_MOST_TYPES] if isinstance(value, list) else [value]
    return [name for item in values if isinstance(item, str) for name in short_types(item)]


def short_types(types: str) -> list[str]:
    """`https://schema.org/NewsArticle` and `schema:NewsArticle` are `NewsArticle`; an `itemtype` may hold several."""
    return [name for item in types[:_LONGEST_TYPE].split() if (name := _BEFORE_NAME.split(item)[-1])]
