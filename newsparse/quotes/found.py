"""A quotation while it is being read, and what its line says about it."""

import attrs

from newsparse.parts import QuoteKind
from newsparse.quotes.lines import Line
from newsparse.quotes.marks import Stretch


@attrs.define(eq=False)
class Found:
    """A quotation with what is known so far; all positions are in the text."""

    stretch: Stretch
    paragraph: int
    """The number of its paragraph."""
    token: int
    """Where it stands in the line of its paragraph."""
    kind: QuoteKind = QuoteKind.DIRECT
    cue: tuple[int, int] | None = None
    mention: tuple[int, int] | None = None
    continues: int | None = None
    """The number of the quotation that it goes on from."""
    how: str = ""
    """The pattern that found its speaker."""


def content_of(line: Line, i: int) -> str:
    """What the quotation at token `i` says."""
    stretch = line.stretches[i]
    return line.text[slice(*stretch.inner)] if stretch is not None else ""


def in_text(line: Line, tokens: tuple[int, int] | None) -> tuple[int, int] | None:
    """A range of tokens as a range of the text."""
    return (line.starts[tokens[0]], line.ends[tokens[1] - 1]) if tokens is not None else None
