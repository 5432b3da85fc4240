"""JSON-LD as it stands on pages: read with its common faults mended, and walked to the things it describes.

What is found is still plain data of any shape; who uses it checks each value's type.
"""

import functools
import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from json import JSONDecoder

_VALUES, _NODES = 100, 2000

_STRING = r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)'
# A quotation mark ends such a string only where JSON can go on after it: the others stand in the text, unescaped.
_LOOSE_STRING = r'"(?:[^"\\]++|\\.|"(?!\s*+(?:[,:}\]]|\Z)))*+(?:"|\\?\Z)'
_COMMENT = r"//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)"
_UNCOMMENT = re.compile(f"({_STRING})|{_COMMENT}", re.DOTALL)
_UNCOMMENT_LOOSE = re.compile(f"({_LOOSE_STRING})|{_COMMENT}", re.DOTALL)
_COMMAS = re.compile(rf"({_STRING})|,[\s,]*+", re.DOTALL)
_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.?))', re.DOTALL)
_QUOTATION_MARK = re.compile(r'(\\.)|"', re.DOTALL)
# How pages hide a script from old browsers and XML parsers, and what is left of it at the end.
_WRAPPER = re.compile(r"(?:[\s;\ufeff]|//|/\*|\*/|<!\[CDATA\[|<!--)*+")
_PADDING = re.compile(r"[\s,;]*+")
_HARMLESS_END = re.compile(r"[\s,;/*\]>-]*+\Z")
_PREAMBLE = 200


class Number(str):
    """A number, in the digits it was written in: `int` refuses some that are too long, and nobody calculates with them."""

    __slots__ = ()


def read_json_ld(text: str) -> tuple[tuple[Any, ...], str | None]:
    """The values that a block of JSON-LD holds, usually one; and what is wrong with it, or `None`.

    Comments, commas too many, wrong escapes, unescaped quotation marks, line breaks in strings, CDATA marks, and mark-up
    escaped as a whole are mended. Of several values in a row, those before the first fault that stays are given.
    """
    text = text.strip()
    if not text:
        return (), None
    values, problem = _values(text)
    for strings in (_UNCOMMENT, _UNCOMMENT_LOOSE):
        if problem is None or problem == _TOO_DEEP:
            break
        mended, left = _values(_mended(text, strings))
        if mended and (left is None or len(mended) > len(values)):
            values, problem = mended, left
    return values, problem


def nodes(value: Any) -> Iterator[tuple[dict[str, Any], bool]]:
    """The things that a page describes about itself, in order, and whether each is only the main entity of another.

    They stand at the top, in a list or a `@graph`, or are the main entity of one of these. What stands deeper (list items,
    mentions, comments) is about something else.
    """
    pending = [(value, False)]
    for _ in range(_NODES):
        if not pending:
            return
        node, main = pending.pop()
        if isinstance(node, list):
            pending.extend((item, main) for item in reversed(node[:_NODES]))
        elif isinstance(node, dict):
            yield node, main
            pending.extend((node[key], True) for key in ("mainEntityOfPage", "mainEntity") if key in node)
            if "@graph" in node:
                pending.append((node["@graph"], main))


_TOO_DEEP = "nested too deeply"


def _values(text: str) -> tuple[tuple[Any, ...], str | None]:
    decoder = _decoder()
    values: list[Any] = []
    position, problem = 0, None
    while problem is None and position < len(text) and len(values) < _VALUES:
        try:
            value, position = decoder.raw_decode(text, position)
        except RecursionError:
            problem = _TOO_DEEP
        except ValueError as error:
            harmless = values and _HARMLESS_END.match(text, position)
            return tuple(values), None if harmless else f"no JSON: {error}"
        else:
            values.append(value)
            padding = _PADDING.match(text, position)
            position = padding.end() if padding else position
    return tuple(values), problem


@functools.cache
def _decoder() -> "JSONDecoder":
    from json import JSONDecoder

    return JSONDecoder(strict=False, parse_int=Number, parse_float=Number, parse_constant=lambda _: None)


def _mended(text: str, strings: re.Pattern[str]) -> str:
    if '"' not in text:
        text = html.unescape(text)
    wrapper = _WRAPPER.match(text)
    text = text[wrapper.end() :] if wrapper else text
    start = min((at for at in (text.find("{", 0, _PREAMBLE), text.find("[", 0, _PREAMBLE)) if at >= 0), default=0)
    return _COMMAS.sub(_comma, strings.sub(_string, text[start:]))


def _string(token: re.Match[str]) -> str:
    """The string, with only the escapes that JSON has; nothing for a comment."""
    string: str | None = token[1]
    if string is None:
        return " "
    if '"' in string[1:-1]:
        string = '"' + _QUOTATION_MARK.sub(lambda mark: mark[1] or '\\"', string[1:-1]) + string[-1]
    return (
        _ESCAPE.sub(lambda escape: f"\\{escape[1]}" if escape[1] else escape[2], string) if "\\" in string else string
    )


def _comma(token: re.Match[str]) -> str:
    """The string; a comma, unless nothing follows it."""
    if token[1] is not None:
        return token[0]
    return " " if token.string[token.end() : token.end() + 1] in ("}", "]", "") else ","
