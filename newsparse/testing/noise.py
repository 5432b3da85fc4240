"""The strategy for what a page shows beside its story."""

import functools
import itertools
from collections.abc import Sequence
from html import escape

import attrs
from hypothesis import strategies as st

from newsparse.errors import DataError, InputError
from newsparse.labels import Reason
from newsparse.tables import check_keys, member_of, packaged, parsed, strings_of, table_of
from newsparse.testing.drawing import any_words, below, chosen, one_of
from newsparse.testing.people import Languages, cast
from newsparse.testing.truth import ABOVE, BELOW, Noise
from newsparse.testing.vocabulary import Vocabulary, vocabulary

_FILE = "testing/noise.toml"
_SPOTS = ("above", "inside", "after", "below")


@attrs.frozen
class Shape:
    """Mark-up for a piece of noise, with `{}` in the place of what it holds."""

    around: str
    line: str
    first: str = ""
    """For the first line; `line` where it is empty."""
    rest: str = "{}"
    """Around the other lines."""

    def html(self, lines: Sequence[str]) -> str:
        """The mark-up of these lines."""
        head, *others = (escape(line, quote=False) for line in lines)
        made = [(self.first or self.line).replace("{}", head)]
        if others:
            made.append(self.rest.replace("{}", "".join(self.line.replace("{}", line) for line in others)))
        return self.around.replace("{}", "".join(made))


@attrs.frozen
class Habit:
    """How noise of one kind is marked up, and where it stands."""

    places: tuple[str, ...]
    shapes: tuple[Shape, ...]


def boilerplate(
    kind: Reason | None = None, *, languages: Languages = None, place: int | None = None
) -> st.SearchStrategy[Noise]:
    """Pieces of pages that are not the story, of one kind or of any, marked up as pages have them.

    `place` is where a piece says to stand (`Noise.place`); one that suits its kind where none is given.
    Raises `InputError` for a kind that no piece by itself can be: a duplicate, or what is unclear.
    """
    codes = chosen(languages)
    if kind is not None and kind not in habits():
        known = ", ".join(reason.name for reason in habits())
        raise InputError(f"no boilerplate is of kind {kind!r}; kinds are {known}")

    def piece(draw: st.DrawFn) -> Noise:
        words = any_words(draw, codes)
        made = noise(draw, words, kind, length=0)
        return made if place is None else attrs.evolve(made, place=place)

    return st.composite(piece)()


def noise(
    draw: st.DrawFn, words: Vocabulary, kind: Reason | None = None, *, length: int, but: str | None = None
) -> Noise:
    """A piece for a page with a body of `length` blocks; it does not name the headline `but`."""
    reason = one_of(draw, tuple(words.noise)) if kind is None else kind
    lines, shape = one_of(draw, _choices(words.code, reason))
    spot = one_of(draw, habits()[reason].places)
    at = {"above": ABOVE, "after": length, "below": BELOW}.get(spot)
    if at is None:
        at = below(draw, length + 1)
    made = _told(draw, words, lines, but)
    return Noise(reason, "\n".join(made), shape.html(made), at)


def _told(draw: st.DrawFn, words: Vocabulary, lines: tuple[str, ...], but: str | None) -> tuple[str, ...]:
    """The lines with names in them: of people, of the site, of other stories."""
    joined = "\n".join(lines)
    if "{name}" in joined:
        joined = joined.replace("{name}", cast(draw, words, 1)[0].text)
    if "{site}" in joined:
        joined = joined.replace("{site}", one_of(draw, words.site.names))
    if "{headline}" in joined:
        others = [line for line in words.story.headlines if line != but]
        start = below(draw, len(others))
        for step in range(joined.count("{headline}")):
            joined = joined.replace("{headline}", others[(start + step) % len(others)], 1)
    return tuple(joined.split("\n"))


@functools.lru_cache(maxsize=1024)
def _choices(language: str, kind: Reason) -> tuple[tuple[tuple[str, ...], Shape], ...]:
    # The name of another story is a link among links, and not what stands above them.
    return tuple(
        (lines, shape)
        for lines, shape in itertools.product(vocabulary(language).noise[kind], habits()[kind].shapes)
        if not (shape.first and lines[0] == "{headline}")
    )


@functools.cache
def habits() -> dict[Reason, Habit]:
    """How each kind of noise is marked up."""
    return read_habits(packaged(_FILE), _FILE)


def read_habits(source: str, file: str) -> dict[Reason, Habit]:
    """The habits that a TOML text holds, a table for each reason. Raises `DataError` where one is not as it must be."""
    table = parsed(source, file)
    made = {}
    for key in table:
        entry = table_of(table, key, file)
        check_keys(entry, ("places", "shapes"), file, f"{key}.")
        places = strings_of(entry, "places", file, f"{key}.")
        if not places or not set(places) <= set(_SPOTS):
            raise DataError(file, f"{key}.places", f"must be some of {', '.join(_SPOTS)}")
        made[member_of(Reason, key, file, "")] = Habit(places, _shapes(entry.get("shapes"), file, f"{key}.shapes"))
    return made


def _shapes(value: object, file: str, place: str) -> tuple[Shape, ...]:
    known = [field.name for field in attrs.fields(Shape)]
    if not isinstance(value, list) or not value:
        raise DataError(file, place, "must be a list of tables")
    made = []
    for entry in value:
        check_keys(entry, known, file, f"{place}.")
        if not {"around", "line"} <= set(entry) or not all(
            isinstance(text, str) and "{}" in text for text in entry.values()
        ):
            raise DataError(file, place, "must have around and line, each with {}")
        made.append(Shape(**entry))
    return tuple(made)
