"""What tests of the strategies share."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import find, settings
from hypothesis import strategies as st

_Value = TypeVar("_Value")
# Hypothesis remembers what it found by the condition alone, and would begin with the find of another strategy.
_AFRESH = settings(max_examples=2000, database=None, deadline=None)


def smallest(strategy: st.SearchStrategy[_Value], condition: Callable[[_Value], bool]) -> _Value:
    """What shrinking leaves of something that the strategy draws and that meets the condition.

    The condition must not hold for everything: Hypothesis shrinks little then.
    """
    return find(strategy, condition, settings=_AFRESH)
