"""Values to plain data and JSON text, and back: for any frozen attrs class, exact both ways.

`from_plain(type(value), to_plain(value)) == value`, and what is not the data of such a value is an `InputError` that
names the place. A union of attrs classes is told apart by a `"type"` key with the class name; enums stand as their
value, moments as ISO 8601, tuples as lists, `None` as null.
"""

import enum
import functools
import json
import re
import types
import typing
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import attrs

from newsparse.errors import InputError

if TYPE_CHECKING:
    import cattrs

T = TypeVar("T", bound=attrs.AttrsInstance)

TAG: Final = "type"
"""The key that says which class of a union it is."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 60  # characters of a wrong value that an error message repeats


class _ShapeError(Exception):
    """What is wrong with one value, and where it stands, as far as the way up has come (`.span.start`)."""

    def __init__(self, problem: str, where: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = where


def to_plain(value: attrs.AttrsInstance) -> dict[str, Any]:
    """`value` as dicts, lists, strings, numbers and `None`, keys in the order of its fields."""
    plain: dict[str, Any] = _converter().unstructure(value)
    return plain


def from_plain(cls: type[T], data: object) -> T:
    """The `cls` that `to_plain` was called on. A field with a default may be missing.

    Raises `InputError` naming the place and the problem where `data` is not the data of a `cls`.
    """
    try:
        return _converter().structure(data, cls)
    except _ShapeError as error:
        raise InputError(f"{cls.__name__}{error.where}: {error.problem}") from None


def to_json(value: attrs.AttrsInstance) -> str:
    """`to_plain` as one line of JSON, which can always be encoded as UTF-8.

    A lone surrogate, which UTF-8 cannot hold, is written as its escape.
    """
    text = json.dumps(to_plain(value), ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return text


def from_json(cls: type[T], text: str) -> T:
    """The `cls` that `to_json` was called on. Raises `InputError` where `text` is no JSON or not that of a `cls`."""
    if not isinstance(text, str):
        raise InputError(f"{cls.__name__}: JSON text must be str, not {type(text).__name__}")
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise InputError(f"{cls.__name__}: not JSON of this type: nested too deep") from None
    except ValueError as error:
        raise InputError(f"{cls.__name__}: not JSON: {error}") from None
    return from_plain(cls, data)


def union_members(hint: object) -> tuple[type, ...]:
    """The classes of a union that needs a tag: two or more attrs classes, `None` aside; else `()`."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return ()
    members = tuple(arg for arg in typing.get_args(hint) if arg is not types.NoneType)
    return members if len(members) > 1 and all(map(attrs.has, members)) else ()


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


# cattrs takes longer to import than all of newsparse, and most callers never need it: so it is imported on first use.
# A constant once built; two threads that both build it build the same one.
@functools.cache
def _converter() -> "cattrs.Converter":
    import cattrs

    converter = cattrs.Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    for scalar in (str, int, bool):
        converter.register_structure_hook(scalar, functools.partial(_exactly, scalar))
    converter.register_structure_hook(datetime, _moment)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_structure_hook_factory(_is_enum, lambda _: _member)
    converter.register_structure_hook_factory(_is_tuple, lambda hint: _structure_tuple(converter, hint))
    converter.register_structure_hook_factory(attrs.has, lambda cls: _structure_class(converter, cls))
    converter.register_structure_hook_factory(_is_tagged, lambda hint: _structure_union(converter, hint))
    converter.register_unstructure_hook_factory(_is_tagged, lambda hint: _unstructure_union(converter, hint))
    return converter


def _is_enum(hint: object) -> bool:
    return isinstance(hint, type) and issubclass(hint, enum.Enum)


def _is_tuple(hint: object) -> bool:
    return typing.get_origin(hint) is tuple


def _is_tagged(hint: object) -> bool:
    return bool(union_members(hint))


def _exactly(scalar: type, value: object, _hint: object) -> Any:
    # By type and not by isinstance: True is an int to Python, but not to JSON.
    if type(value) is scalar:
        return value
    raise _ShapeError(f"must be {scalar.__name__}, not {_shown(value)}")


def _moment(value: object, _hint: object) -> datetime:
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    raise _ShapeError(f"must be an ISO 8601 date and time, not {_shown(value)}")


def _member(value: object, cls: type[enum.Enum]) -> enum.Enum:
    try:
        return cls(value)
    except ValueError:
        known = ", ".join(str(member.value) for member in cls)
        raise _ShapeError(f"must be one of {known}, not {_shown(value)}") from None


def _structure_tuple(converter: "cattrs.Converter", hint: object) -> Callable[[object, object], tuple[Any, ...]]:
    args = typing.get_args(hint)
    size = None if args[-1] is Ellipsis else len(args)
    item_hint = args[0]
    hook = converter.get_structure_hook(item_hint)

    def structure(value: object, _hint: object) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise _ShapeError(f"must be a list, not {_shown(value)}")
        if size is not None and len(value) != size:
            raise _ShapeError(f"must be a list of {size}, not of {len(value)}")
        done: list[Any] = []
        try:
            for item in value:
                done.append(hook(item, item_hint))  # noqa: PERF401 - the error needs to know how far it came
        except _ShapeError as error:
            raise _ShapeError(error.problem, f"[{len(done)}]{error.where}") from None
        return tuple(done)

    return structure


def _structure_class(converter: "cattrs.Converter", cls: type) -> Callable[[object, object], Any]:
    from cattrs import ClassValidationError
    from cattrs.gen import make_dict_structure_fn

    inner: Callable[[dict[str, Any], type], Any] = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
    )

    def structure(value: object, _hint: object) -> Any:
        if not isinstance(value, dict):
            raise _ShapeError(f"must be an object with the fields of {cls.__name__}, not {_shown(value)}")
        try:
            return inner(value, cls)
        except ClassValidationError as error:
            raise _first_problem(error) from None

    return structure


def _structure_union(converter: "cattrs.Converter", hint: object) -> Callable[[object, object], Any]:
    members = {member.__name__: member for member in union_members(hint)}
    hooks = {name: converter.get_structure_hook(member) for name, member in members.items()}
    known = ", ".join(members)
    optional = types.NoneType in typing.get_args(hint)

    def structure(value: object, _hint: object) -> Any:
        if value is None and optional:
            return None
        if not isinstance(value, dict):
            raise _ShapeError(f"must be an object with the fields of one of {known}, not {_shown(value)}")
        name = value.get(TAG)
        if not isinstance(name, str) or name not in members:
            raise _ShapeError(f'"{TAG}" must be one of {known}, not {_shown(name)}')
        fields = {key: field for key, field in value.items() if key != TAG}
        return hooks[name](fields, members[name])

    return structure


def _unstructure_union(converter: "cattrs.Converter", hint: object) -> Callable[[Any], dict[str, Any] | None]:
    hooks = {member: (member.__name__, converter.get_unstructure_hook(member)) for member in union_members(hint)}

    def unstructure(value: Any) -> dict[str, Any] | None:
        if value is None:
            return None
        name, hook = hooks[type(value)]
        return {TAG: name, **hook(value)}

    return unstructure


def _first_problem(error: "cattrs.ClassValidationError") -> _ShapeError:
    from cattrs import ForbiddenExtraKeysError

    fields, others = error.group_exceptions()
    for problem, note in fields:
        if isinstance(problem, _ShapeError):
            return _ShapeError(problem.problem, f".{note.name}{problem.where}")
        if isinstance(problem, KeyError):
            return _ShapeError("missing", f".{note.name}")
        raise problem
    for problem in others:
        if isinstance(problem, ForbiddenExtraKeysError):
            return _ShapeError(f"unknown key {min(map(_shown, problem.extra_fields))}")
        raise problem
    raise error


def _shown(value: object) -> str:
    if isinstance(value, dict | list | tuple):
        return f"a {type(value).__name__}"
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 200:
        return "a huge number"
    shown = repr(value[:_SHOWN] if isinstance(value, str) else value)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
