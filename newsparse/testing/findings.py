"""What a law says of a parser and a page: nothing, a `Violation`, or that it is `Inapplicable`; and `Law` itself."""

import enum
from collections.abc import Callable
from typing import Any

import attrs

from newsparse.testing.extraction import Reader


class Case(enum.Enum):
    """What a law is tried on."""

    PAGE = "page"
    """A `Page`."""
    VARIED = "varied"
    """A `Varied`: a page with a number that chooses how it is changed."""
    ENCODED = "encoded"
    """An `Encoded`: a page as bytes."""
    TWO_FORMS = "two_forms"
    """A `TwoForms`: one story as a page and as flattened text."""
    BYTES = "bytes"
    """Any bytes, and pages with some of them damaged."""
    SIZES = "sizes"
    """Nothing: the law makes its own inputs, one size after the other."""


@attrs.frozen
class Violation:
    """A law that does not hold."""

    expected: str
    """What a parser that keeps it would have given; an extract where that is long."""
    came: str
    """What came instead; an extract where that is long."""
    source: bytes | str
    """The page, or the flattened text. `check_parser` gives the smallest it can find."""
    note: str = ""
    """What is particular in it, or how it differs from the page that was read before; may be empty."""
    law: str = ""
    """The law's name."""

    def __str__(self) -> str:
        lines = [f"expected: {self.expected}", f"came:     {self.came}"]
        if self.note:
            lines.append(f"note:     {self.note}")
        return "\n".join([*lines, f"page:     {shown(self.source).rstrip()}"])


@attrs.frozen
class Inapplicable:
    """A law about something that the parser does not give, or that the page does not have."""

    why: str
    parser: bool = False
    """Whether it is the parser that lacks it, so that other pages need not be tried."""


Finding = Violation | Inapplicable | None


@attrs.frozen
class Law:
    """Something that must hold for every page. Called with a parser and a case, it gives a `Finding`: `None` where it holds.

    The parser is anything that `Reader.of` takes. Raises `ParserError` where the parser raises.
    """

    name: str
    statement: str
    """What must hold, in one sentence."""
    case: Case
    """What it is tried on."""
    judge: Callable[[Reader, Any], Finding] = attrs.field(repr=False)

    def __call__(self, parse: object, case: Any = None) -> Finding:
        """What the law says of a parser and a case."""
        finding = self.judge(Reader.of(parse), case)
        return attrs.evolve(finding, law=self.name) if isinstance(finding, Violation) else finding


_SHOWN = 2_000  # characters of a source in a message


def shown(source: bytes | str) -> str:
    """A source as a message prints it: bytes as Python writes them, long ones cut."""
    text = repr(source) if isinstance(source, bytes) else source
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text):,} characters)"
