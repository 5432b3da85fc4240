"""The edges of a story in mark-up: the lines before its first and after its last that are of it too.

The scored run ends where prose ends. A short last paragraph, a list that closes the story or a lede in capitals says too little
to be prose; that it stands where its neighbours stand, and is tagged as they are, tells that it is theirs.
"""

from collections.abc import Sequence

import attrs

from newsparse.document import Block
from newsparse.labels import Reason
from newsparse.survey import FIGURE, HEADING, LIST, QUOTE, Page, Verdict, ends_sentence

# What stands in a story among its paragraphs, in an element of its own; and how many boxes around a line are looked at.
_APART, _FEW_BOXES = LIST | FIGURE | QUOTE, 10
# At its head the story goes on past so many links; after its end no line tells that it is not the next box's.
_PASSED = 12
# A line that is more than half link.
_LINKED = 0.6


@attrs.frozen
class _Sides:
    """What is asked about the lines on either side of a run."""

    page: Page
    verdicts: Sequence[Verdict | None]
    tags: tuple[str, str, str]
    """The tags of lines that may be of the story: a paragraph's, and those of the run's own first and last line."""

    def reached(self, edge: int, step: int, end: int, most: int) -> int:
        """The farthest line of the story from `edge` on; a box of up to `most` links and the like may stand before it."""
        at, passed = edge + step, 0
        while at != end and at != self.page.headline and passed <= most:
            if self._is_kin(at, edge):
                if self._is_good(at) and (not passed or ends_sentence(self._block(at).text)):
                    edge, passed = at, 0
            elif self._is_passable(at):
                passed += 1
            elif at not in self.page.pictures and not (step > 0 and self._leads_on(at, edge)):
                break  # a line under a picture is what it shows
            at += step
        return edge

    def _block(self, index: int) -> Block:
        return self.page.document.blocks[index]

    def _is_kin(self, index: int, edge: int) -> bool:
        """Whether a line stands where the edge does, or in a box that is that one's twin, and is tagged as lines of a story are."""
        block, around, beside = self._block(index), self._home(index), self._home(edge)
        # An item of a list and a line of the very element that holds the list are neighbours too.
        if around != beside and around != self._block(edge).element and block.element != beside:
            return ends_sentence(block.text) and (self._has_twin(beside, index) or self._has_twin(around, edge))
        tags = (*self.tags, self._block(edge).tag)
        return block.tag in tags or self.page.within[block.element] & (HEADING | _APART) > 0

    def _leads_on(self, index: int, edge: int) -> bool:
        """Whether a line is a heading or an item in a twin of the edge's box: it is of the story if more of it follows there."""
        element = self._block(index).element
        return self.page.within[element] & (HEADING | LIST) > 0 and self._has_twin(self._home(edge), index)

    def _is_good(self, index: int) -> bool:
        """Whether a line is text that no rule has named; a heading or a picture is of the story only with what follows."""
        if self.page.within[self._block(index).element] & (HEADING | FIGURE) or self.verdicts[index] is not None:
            return False
        return not self._is_linked(index)

    def _is_passable(self, index: int) -> bool:
        """Whether a block is no line of text: what a rule has put aside, or a link."""
        return isinstance(self.verdicts[index], Reason) or self._is_linked(index)

    def _is_linked(self, index: int) -> bool:
        block = self._block(index)
        return block.link_chars > _LINKED * len(block.text)

    def _home(self, index: int) -> int:
        """What a line stands in, without list, figure or quotation around it, and without boxes that hold nothing else."""
        page, parents = self.page, self.page.document.outline.parents
        at = self._block(index).element
        if not page.within[at] & _APART:
            at = parents[at]
        for _ in range(_FEW_BOXES):
            if not page.within[at] & _APART and (self._holds(at, index - 1) or self._holds(at, index + 1)):
                break
            at = parents[at]
        return at

    def _holds(self, element: int, index: int) -> bool:
        document = self.page.document
        inside = 0 <= index < len(document.blocks)
        return inside and element in document.outline.ancestors(document.blocks[index].element)

    def _has_twin(self, box: int, index: int) -> bool:
        """Whether a line stands in a box beside this one that is called as it is: the story goes on there."""
        outline = self.page.document.outline
        if not outline.names[box]:
            return False
        called = outline.tags[box], outline.names[box]
        return any(
            outline.parents[at] == outline.parents[box] and (outline.tags[at], outline.names[at]) == called
            for at in outline.ancestors(self._block(index).element)
        )


def widened(page: Page, verdicts: Sequence[Verdict | None], first: int, last: int) -> tuple[int, int]:
    """The run from `first` to `last` with the lines before and after it that stand in the same element as its own edges."""
    blocks = page.document.blocks
    if last < first or not blocks[first].tag:
        return first, last
    sides = _Sides(page, verdicts, ("p", blocks[first].tag, blocks[last].tag))
    return sides.reached(first, -1, -1, _PASSED), sides.reached(last, 1, len(blocks), 0)
