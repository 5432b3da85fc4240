"""The law about time: a page twice as long takes about twice as long, whatever it is made of.

Time is processor time of this process, the least of several runs; a parser is blamed only where two measurements say so.
"""

import math
import time
from collections.abc import Callable

import attrs

from newsparse.testing.extraction import Reader
from newsparse.testing.findings import Finding, Violation

BOUND = 1.5
"""The exponent from which on growth is a violation: linear work has 1, sorting a little more, quadratic work 2."""
_ENOUGH = 0.02  # seconds from which on a run can be measured
_LARGEST = 4_000_000  # characters that no input gets beyond

_SENTENCE = "The council of Osthaven voted on Tuesday to keep the ferry number {} running through the winter. "


def _page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>Ferry</title></head><body><h1>Ferry</h1>{body}</body></html>"


def _repeated(unit: str, *, around: str = "{}") -> Callable[[int], str]:
    return lambda size: _page(around.replace("{}", "".join(unit.replace("{}", str(at)) for at in range(size)), 1))


def _nested(tag: str) -> Callable[[int], str]:
    return lambda size: _page(f"<{tag}>" * size + _SENTENCE.format(1) + f"</{tag}>" * size)


SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": _repeated(f"<p>{_SENTENCE}</p>"),
    "the same paragraph": _repeated(f"<p>{_SENTENCE.format(1)}</p>"),
    "one long paragraph": _repeated(_SENTENCE, around="<p>{}</p>"),
    "line breaks": _repeated(f"{_SENTENCE}<br>", around="<div>{}</div>"),
    "links of a menu": _repeated("<li><a href='/s/{}'>Section {}</a></li>", around="<nav><ul>{}</ul></nav>"),
    "rows of a table": _repeated("<tr><td>{}</td><td>Ferry</td></tr>", around="<table>{}</table>"),
    "boxes in boxes": _nested("div"),
    "emphasis in emphasis": _nested("b"),
    "elements that are not closed": _repeated("<div><span>Ferry {} "),
    "marks of quotation": _repeated("“He said: ", around="<p>{}</p>"),
    "white space": _repeated(" \n", around="<p>The ferry{}sails.</p>"),
    "angle brackets": _repeated("< ", around="<p>{}</p>"),
    "one long word": _repeated("ferry", around="<p>{}</p>"),
}
"""Pages of any size, by what they have many of."""


@attrs.frozen
class Growth:
    """How a parser's time grows on pages of one shape."""

    shape: str
    sizes: tuple[int, ...]
    """How many times the unit was repeated."""
    seconds: tuple[float, ...]
    """The least time of several runs for each size."""

    @property
    def exponent(self) -> float:
        """The power of the size that time grows with, from the first size to the last."""
        return math.log(self.seconds[-1] / self.seconds[0]) / math.log(self.sizes[-1] / self.sizes[0])


def measure(reader: Reader, shape: str, page: Callable[[int], str], repeats: int = 3) -> Growth | None:
    """How a parser's time grows on pages of one of `SHAPES`, over two doublings; `None` where the largest page takes no time."""
    size = 64
    while True:
        source = page(size)
        if len(source) * 8 > _LARGEST:
            return None
        if _seconds(reader, source, 1) >= _ENOUGH:
            break
        size *= 2
    sizes = (size, size * 2, size * 4)
    return Growth(shape, sizes, tuple(_seconds(reader, page(each), repeats) for each in sizes))


def _seconds(reader: Reader, source: str, repeats: int) -> float:
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        reader.read_html(source)
        taken.append(time.process_time() - start)
    return max(min(taken), 1e-6)


def linear_time(reader: Reader, _: None = None) -> Finding:
    """A page that is twice as long takes about twice as long."""
    for shape, page in SHAPES.items():
        if not _grows(measure(reader, shape, page)):
            continue
        again = measure(reader, shape, page, 7)  # other work on the machine may have been in the way
        if again is not None and _grows(again):
            times = ", ".join(
                f"{size:,}: {seconds:.3f} s" for size, seconds in zip(again.sizes, again.seconds, strict=True)
            )
            note = f"{shape}, of which the page below has 4; with more of them it took {times}"
            came = f"a power of {again.exponent:.1f}"
            return Violation(f"time that grows with a power of the size below {BOUND}", came, page(4), note)
    return None


def _grows(growth: Growth | None) -> bool:
    return growth is not None and growth.exponent > BOUND
