"""The JSON Schema of an article's JSON, made from the types themselves, so that it cannot say anything else."""

import ast
import enum
import inspect
import itertools
import sys
import types
import typing
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import attrs

from newsparse import codec
from newsparse.article import SCHEMA_VERSION, Article

_SCALARS: dict[object, str] = {str: "string", int: "integer", bool: "boolean"}
# Not `"format": "date-time"`: that is RFC 3339 and asks for a zone, which many pages do not give.
_MOMENT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d(:\d\d(\.\d+)?)?)?$"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `Article.to_dict` gives and `Article.from_dict` takes.

    A new dict each time. The `$id` ends in the schema version; descriptions are left out where Python has no sources.
    """
    builder = _Builder()
    root = builder.reference(Article)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:newsparse:article:{SCHEMA_VERSION}",
        "title": "newsparse article",
        **root,
        "$defs": dict(sorted(builder.definitions.items())),
    }


class _Builder:
    """Collects a definition for each class that is reached from the first."""

    def __init__(self) -> None:
        self.definitions: dict[str, dict[str, Any]] = {}
        self._docs: dict[str, dict[str, dict[str, str]]] = {}  # by module, class and field

    def reference(self, cls: type, *, tagged: bool = False) -> dict[str, Any]:
        """A reference to the definition of `cls`, which is made if it is not there."""
        name = cls.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # so that a class which names itself is not defined for ever
            self.definitions[name] = _enum(cls) if issubclass(cls, enum.Enum) else self._object(cls, tagged=tagged)
        elif tagged != (codec.TAG in self.definitions[name].get("properties", ())):
            raise TypeError(f"{name} stands both in a union, with a tag, and alone: one name cannot define both")
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, cls: type, *, tagged: bool) -> dict[str, Any]:
        hints = typing.get_type_hints(cls)
        fields = attrs.fields(cls)
        docs = self._field_docs(cls)
        properties = {field.name: self._schema(hints[field.name]) | docs.get(field.name, {}) for field in fields}
        required = [field.name for field in fields if field.default is attrs.NOTHING]
        if tagged:
            properties = {codec.TAG: {"const": cls.__name__}} | properties
            required = [codec.TAG, *required]
        return _description(cls) | {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def _field_docs(self, cls: type) -> dict[str, dict[str, str]]:
        if cls.__module__ not in self._docs:
            self._docs[cls.__module__] = _docs_of_module(cls.__module__)
        docs = self._docs[cls.__module__].get(cls.__name__, {})
        return {field: {"description": text} for field, text in docs.items()}

    def _schema(self, hint: Any) -> dict[str, Any]:
        """The schema of one type as it stands in a field."""
        if hint in _SCALARS:
            return {"type": _SCALARS[hint]}
        if hint is datetime:
            return {"type": "string", "pattern": _MOMENT}
        if isinstance(hint, type) and (attrs.has(hint) or issubclass(hint, enum.Enum)):
            return self.reference(hint)
        args = typing.get_args(hint)
        if typing.get_origin(hint) is tuple:
            return self._array(args)
        if typing.get_origin(hint) in {typing.Union, types.UnionType}:
            return self._union(hint, args)
        raise TypeError(f"no JSON Schema for {hint!r}")

    def _array(self, args: tuple[Any, ...]) -> dict[str, Any]:
        if args[-1] is Ellipsis:
            return {"type": "array", "items": self._schema(args[0])}
        return {"type": "array", "prefixItems": list(map(self._schema, args)), "items": False, "minItems": len(args)}

    def _union(self, hint: Any, args: tuple[Any, ...]) -> dict[str, Any]:
        tagged = bool(codec.union_members(hint))
        kinds = [arg for arg in args if arg is not types.NoneType]
        nullable = len(kinds) < len(args)
        if nullable and len(kinds) == 1 and kinds[0] in _SCALARS:
            return {"type": [_SCALARS[kinds[0]], "null"]}
        choices = [self.reference(kind, tagged=True) if tagged else self._schema(kind) for kind in kinds]
        return {"oneOf": [*choices, {"type": "null"}] if nullable else choices}


def _enum(cls: type[enum.Enum]) -> dict[str, Any]:
    return _description(cls) | {"type": "string", "enum": [member.value for member in cls]}


def _description(cls: type) -> dict[str, str]:
    return {"description": inspect.cleandoc(cls.__doc__)} if cls.__doc__ else {}


def _docs_of_module(module: str) -> dict[str, dict[str, str]]:
    """By class and field the docstrings under the fields; none where there are no sources."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError):
        return {}
    return {node.name: dict(_documented(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _documented(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in itertools.pairwise(node.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
