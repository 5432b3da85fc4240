"""Cases as a file that anybody can add to: a title, what goes in, what must come out.

    ## A title that says what is shown

    ```html
    <title>What goes in</title>
    ```

    ```expected
    what must come out
    ```

What stands between these is for readers. `#` headings group cases; the fence of the input may name any language.
"""

from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).resolve().parent / "cases"


class Case(NamedTuple):
    """One case."""

    title: str
    input: str
    expected: str


def read_cases(path: Path) -> list[Case]:
    """The cases of a file, in order. Raises `ValueError` where one is not whole, or two share a title."""
    cases: list[Case] = []
    title, fences, lines = "", [], []  # type: str, list[tuple[str, str]], list[str]
    fence: str | None = None
    for line in [*path.read_text("utf-8").splitlines(), "## "]:
        if fence is not None and line != "```":
            lines.append(line)
        elif fence is not None:
            fences.append((fence, "\n".join(lines)))
            fence = None
        elif line.startswith("```"):
            fence, lines = line.removeprefix("```"), []
        elif line.startswith("## "):
            if title or fences:
                cases.append(_case(path, title, fences))
            title, fences = line.removeprefix("## ").strip(), []
    if fence is not None:
        raise ValueError(f"{path.name}: a fence is never closed")
    titles = [case.title for case in cases]
    if not cases or len(set(titles)) < len(titles):
        raise ValueError(f"{path.name}: there must be cases, each with a title of its own")
    return cases


def _case(path: Path, title: str, fences: list[tuple[str, str]]) -> Case:
    if not title or len(fences) != 2 or fences[1][0] != "expected" or fences[0][0] == "expected":
        raise ValueError(f"{path.name}: {title or 'no title'}: needs a fenced input, then a fence called expected")
    return Case(title, fences[0][1], fences[1][1])
