"""In which zone an instant is told: an instant in UTC by the clock of its page, where the page or its country shows one."""

from collections.abc import Iterable, Sequence
from datetime import timedelta, timezone

import attrs

from newsparse.countries import countries, zone_of
from newsparse.parts import Precision, Timestamp

_UTC, _QUARTER = timedelta(), timedelta(minutes=15)
# Nobody lives further from Greenwich than this.
_WEST, _EAST = timedelta(hours=-11), timedelta(hours=14)


def is_exact(stamp: Timestamp) -> bool:
    """Whether it says more than the day; midnight is what programs write that know the day alone."""
    value = stamp.value
    return stamp.precision in (Precision.MINUTE, Precision.SECOND) and (value.hour, value.minute, value.second) != (
        0,
        0,
        0,
    )


def localised(stamps: Sequence[Timestamp], country: str | None) -> list[Timestamp]:
    """The same instants. Those in UTC are told in the zone of the page, where it prints the same minute on its own clock.

    Where it prints none, they are told by the clocks of the `country`, if it has one zone: late in the evening the day is
    another one there.
    """
    clocks = [stamp for stamp in stamps if is_exact(stamp) and stamp.value.utcoffset() != _UTC]
    return [_told(stamp, clocks, country) if _is_utc(stamp) else stamp for stamp in stamps]


def _is_utc(stamp: Timestamp) -> bool:
    return stamp.value.utcoffset() == _UTC and is_exact(stamp)


def _told(stamp: Timestamp, clocks: Iterable[Timestamp], country: str | None) -> Timestamp:
    instant = stamp.value
    offset = next((offset for clock in clocks if (offset := _offset(stamp, clock)) is not None), None)
    if offset is not None:
        return attrs.evolve(stamp, value=instant.astimezone(timezone(offset)))
    zone = countries().clocks.get(country or "")
    return attrs.evolve(stamp, value=instant.astimezone(zone_of(zone, instant.date()))) if zone else stamp


def _offset(stamp: Timestamp, clock: Timestamp) -> timedelta | None:
    """How far a clock that shows this instant is ahead of UTC; `None` where it shows another one."""
    if clock.kind is not stamp.kind or (clock.value.tzinfo is None and clock.value.minute == 0):
        return None
    apart = clock.value.replace(tzinfo=None) - stamp.value.replace(tzinfo=None, microsecond=0)
    offset = round(apart / _QUARTER) * _QUARTER
    # A clock without seconds cuts them off.
    if not _WEST <= offset <= _EAST or abs(apart - offset) >= timedelta(minutes=1):
        return None
    return offset if clock.value.utcoffset() in (None, offset) else None
