"""Locates the story: which element, which run of blocks. A scored decision over all blocks, in any language.

Prose counts for an element and everything else in it against it, so the best element is the smallest one that holds the
story whole. Inside it, the run of blocks with the greatest sum of values is the story (maximum subsequence segmentation:
Pasternack and Roth, "Extracting article text from the web with maximum subsequence segmentation", WWW 2009).
"""

from collections.abc import Sequence

from newsparse.document import Document
from newsparse.labels import Reason
from newsparse.survey import Page, Story, Verdict, masses

# What a block without prose costs the element that holds it: something for being there, and a part of its length.
_COST, _COST_OF_LENGTH, _LONGEST_COST = 8.0, 0.5, 60.0
# A dropped block costs the run less: a rule has explained it, and it will not be read.
_DROPPED_COST = 4.0


def locate(page: Page, verdicts: Sequence[Verdict | None]) -> Story:
    """The story of `page`, after the local rules said `verdicts`; an empty run where there is no prose."""
    values = _values(page, verdicts)
    element = _element(page.document, values)
    return _run(page.document, values, element)


def _values(page: Page, verdicts: Sequence[Verdict | None]) -> list[float]:
    """What each block is worth: prose its weight, anything else its cost."""
    values = []
    for block, verdict, prose in zip(page.document.blocks, verdicts, page.prose, strict=True):
        if verdict is not None:
            values.append(-_DROPPED_COST if isinstance(verdict, Reason) else 0.0)
        elif prose:
            values.append(prose)
        else:
            values.append(-min(_LONGEST_COST, _COST + _COST_OF_LENGTH * len(block.text)))
    return values


def _element(document: Document, values: Sequence[float]) -> int:
    """The element with the greatest sum; of equals the innermost."""
    sums = masses(document, values)
    best = 0
    for element in range(len(sums)):
        if sums[element] >= sums[best]:
            best = element
    return best


def _run(document: Document, values: Sequence[float], element: int) -> Story:
    """The best run of blocks inside `element`."""
    inside = _inside(document, element)
    best = Story(element=element)
    start, total = 0, 0.0
    for index, value in enumerate(values):
        if not inside[document.blocks[index].element]:
            value = -_DROPPED_COST
        if total <= 0:
            start, total = index, 0.0
        total += value
        if total > best.score:
            best = Story(element=element, first=start, last=index, score=total)
    return best


def _inside(document: Document, element: int) -> list[bool]:
    """Which elements are `element` or stand in it."""
    parents = document.outline.parents
    inside = [False] * len(parents)
    inside[element] = True
    for at in range(element + 1, len(parents)):
        inside[at] = inside[parents[at]]
    return inside
