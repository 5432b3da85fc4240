"""The mark-up of news sites: `Template`s, read strictly from data/testing/templates.toml."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from newsparse.errors import DataError
from newsparse.tables import check_keys, packaged, parsed, table_of
from newsparse.testing.truth import Template

_FILE = "testing/templates.toml"
_NEEDED = ("{head}", "{above}", "{headline}", "{body}", "{below}")


@functools.cache
def templates() -> Mapping[str, Template]:
    """All templates by name, the simplest first."""
    return MappingProxyType(read_templates(packaged(_FILE), _FILE))


def read_templates(source: str, file: str) -> dict[str, Template]:
    """The templates that a TOML text holds, a table each. Raises `DataError` where one is not as it must be."""
    table = parsed(source, file)
    return {name: _template(table, name, file) for name in table}


def _template(table: dict[str, object], name: str, file: str) -> Template:
    values = table_of(table, name, file)
    known = {field.name: field for field in attrs.fields(Template) if field.name != "name"}
    check_keys(values, known, file, f"{name}.")
    for key, value in values.items():
        wanted = int if key in {"chunk", "level"} else str
        if not isinstance(value, wanted):
            raise DataError(file, f"{name}.{key}", f"must be of type {wanted.__name__}")
    page = values.get("page")
    if not isinstance(page, str) or not all(place in page for place in _NEEDED):
        raise DataError(file, f"{name}.page", f"must have {', '.join(_NEEDED)}")
    return Template(name=name, **values)  # type: ignore[arg-type]  # checked above
