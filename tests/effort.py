"""How much work a call does, counted and not timed: the same on every machine, however busy it is."""

import sys
from collections.abc import Callable
from types import FrameType


def calls_of(function: Callable[[], object]) -> int:
    """How many functions, of Python and of C, are called while `function` runs."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count


def grows_with(work: Callable[[int], object], size: int, times: int = 8) -> bool:
    """Whether `times` the size is no more than about `times` the work; where that is quadratic, it is `times` as much again."""
    work(size // times)  # what is made once is made now
    small = calls_of(lambda: work(size // times))
    return calls_of(lambda: work(size)) <= 1.5 * times * small + 1000
