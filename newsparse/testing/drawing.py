"""Few and small draws: what takes one integer is drawn as one, so that a page takes milliseconds and shrinks to the first words."""

import functools
from collections.abc import Collection, Sequence
from typing import TypeVar

from hypothesis import strategies as st

from newsparse.errors import InputError
from newsparse.testing.vocabulary import Vocabulary, languages, vocabulary

_Value = TypeVar("_Value")


def chosen(codes: Collection[str] | None) -> tuple[str, ...]:
    """The languages to draw from: those named, or all. Raises `InputError` where there are no words for one."""
    if codes is None:
        return languages()
    if isinstance(codes, str) or not codes:
        raise InputError(f"languages must be a collection of codes, such as ('en', 'de'), not {codes!r}")
    for code in codes:
        vocabulary(code)
    return tuple(codes)


def any_words(draw: st.DrawFn, codes: Sequence[str]) -> Vocabulary:
    """The words of one of the languages."""
    return vocabulary(codes[below(draw, len(codes))])


def below(draw: st.DrawFn, limit: int) -> int:
    """A number from 0 up to, and without, `limit`; nothing is drawn where there is only one."""
    return draw(_numbers(limit)) if limit > 1 else 0


@functools.lru_cache(maxsize=1024)
def _numbers(limit: int) -> st.SearchStrategy[int]:
    """Made once: a page draws dozens of numbers, and of few sizes."""
    return st.integers(0, limit - 1)


def one_of(draw: st.DrawFn, values: Sequence[_Value]) -> _Value:
    """One of the values; shrinks to the first."""
    return values[below(draw, len(values))]
