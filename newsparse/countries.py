"""What depends on a page's country: the order of day and month, and what the short names of zones mean.

A typed, strict view of data/dates/countries.toml.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, timedelta, timezone
from typing import TypeVar

import attrs

from newsparse.errors import DataError
from newsparse.tables import Table, check_keys, packaged, parsed, strings_of, table_of
from newsparse.urls import host_and_path

_FILE = "dates/countries.toml"
_TABLES = ("order", "names", "zones", "zones_by_country", "zones_of_summer", "clocks")
_RULES = ("us", "eu")
_Value = TypeVar("_Value", int, dict[str, object])
_TYPES: Mapping[type, str] = {int: "a number", dict: "a table"}
_REGION = re.compile(r"[-_]([A-Za-z]{2})\b")
# Domains that only institutions of the United States get.
_AMERICAN = ("GOV", "MIL", "EDU")


@attrs.frozen
class Zone:
    """What a zone's name means: minutes east of UTC, in winter where there is a `rule` by which clocks are turned."""

    offset: int
    rule: str | None = None


@attrs.frozen
class Countries:
    """data/dates/countries.toml. Countries are two-letter codes in capitals."""

    orders: Mapping[str, str]
    """Which of `dmy` and `mdy` a country writes in English."""
    worldwide: frozenset[str]
    """Countries whose domain says nothing of where a site is."""
    zones: Mapping[str, Zone]
    zones_by_country: Mapping[str, Mapping[str, Zone]]
    """By name, then by country."""
    clocks: Mapping[str, Zone]
    """By country what its clocks show, where they are the same in all of it."""

    def zone(self, name: str, countries: Iterable[str]) -> Zone | None:
        """What `name` means in the only one of `countries` that has it; `None` where that is not known."""
        if name in self.zones:
            return self.zones[name]
        there = self.zones_by_country.get(name, {})
        found = {there[country] for country in countries if country in there}
        return found.pop() if len(found) == 1 else None


@functools.cache
def countries() -> Countries:
    """The table that newsparse brings along."""
    return read_countries(parsed(packaged(_FILE), _FILE), _FILE)


def zone_of(zone: Zone, day: date) -> timezone:
    """The zone as it was on a day."""
    minutes = zone.offset
    if zone.rule is not None:
        # Since 2007 from the second Sunday of March to the first of November, in Europe since 1996 from the last Sunday of
        # March to the last of October; what the hour of change is does not matter.
        first, last = ((3, 8), (11, 1)) if zone.rule == "us" else ((3, 25), (10, 25))
        start, end = (_sunday(date(day.year, month, earliest)) for month, earliest in (first, last))
        minutes += 60 if start <= day < end else 0
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


def _sunday(day: date) -> date:
    """The first Sunday from a day on."""
    return day + timedelta(days=(6 - day.weekday()) % 7)


def country_of(url: str | None, tags: Iterable[str]) -> str | None:
    """The country of a page, two letters in capitals: by the address' domain, else by language tags such as `en-GB`."""
    if url:
        domain = host_and_path(url)[0].rpartition(".")[2].upper()
        if len(domain) == 2 and domain.isascii() and domain.isalpha() and domain not in countries().worldwide:
            return "GB" if domain == "UK" else domain
        if domain in _AMERICAN:
            return "US"
    for tag in tags:
        region = _REGION.search(tag[:20])
        if region:
            return region[1].upper()
    return None


# --- tables ----------------------------------------------------------------------------------------------------------


def read_countries(data: Table, file: str) -> Countries:
    """The table that `data` holds. Raises `DataError` for what is unknown, missing or of the wrong type."""
    check_keys(data, _TABLES, file, "")
    orders = {
        country: order
        for order in ("dmy", "mdy")
        for country in strings_of(table_of(data, "order", file), order, file, "order.")
    }
    zones = {
        name: _zone(offset, None, f"zones.{name}", file) for name, offset in _values(data, "zones", int, file).items()
    }
    by_country: dict[str, dict[str, Zone]] = {
        name: {country: _zone(offset, None, f"zones_by_country.{name}", file) for country, offset in there.items()}
        for name, there in _values(data, "zones_by_country", dict, file).items()
    }
    for name, there in _values(data, "zones_of_summer", dict, file).items():
        for country, zone in there.items():
            if not isinstance(zone, dict) or sorted(zone) != ["rule", "winter"]:
                raise DataError(file, f"zones_of_summer.{name}", "must say winter and rule for each country")
            by_country.setdefault(name, {})[country] = _zone(
                zone["winter"], zone["rule"], f"zones_of_summer.{name}", file
            )
    worldwide = strings_of(table_of(data, "names", file), "worldwide", file, "names.")
    return Countries(orders, frozenset(code.upper() for code in worldwide), zones, by_country, _clocks(data, file))


def _clocks(data: Table, file: str) -> dict[str, Zone]:
    clocks: dict[str, Zone] = {}
    for name, zone in _values(data, "clocks", dict, file).items():
        check_keys(zone, ("offset", "rule", "countries"), file, f"clocks.{name}.")
        for country in strings_of(zone, "countries", file, f"clocks.{name}."):
            if country in clocks:
                raise DataError(file, f"clocks.{name}", f"{country} stands in another of these already")
            clocks[country] = _zone(zone.get("offset"), zone.get("rule"), f"clocks.{name}", file)
    return clocks


def _zone(offset: object, rule: object, place: str, file: str) -> Zone:
    if not isinstance(offset, int) or abs(offset) > 14 * 60 or rule not in (None, *_RULES):
        raise DataError(file, place, "must be minutes east of UTC, and the rule us or eu where there is one")
    return Zone(offset, None if rule is None else str(rule))


def _values(data: Table, key: str, kind: type[_Value], file: str) -> dict[str, _Value]:
    """A table whose values are all of one type."""
    values = {}
    for name, value in table_of(data, key, file).items():
        if not isinstance(value, kind):
            raise DataError(file, f"{key}.{name}", f"must be {_TYPES[kind]}")
        values[name] = value
    return values
