"""The edges of a story in mark-up: the lines before its first and after its last that are of it too.

The scored run ends where prose ends. A short last paragraph, a list that closes the story or a lede in capitals says too little
to be prose; that it stands where its neighbours stand, and is tagged as they are, tells that it is theirs.
"""

from collections.abc import Sequence

import attrs

from newsparse.document import DEEPEST, Block
from newsparse.labels import Reason, Role
from newsparse.survey import FIGURE, HEADING, LIST, QUOTE, Page, Verdict, ends_sentence

# What stands in a story among its paragraphs, in an element of its own; and how many boxes around a line are looked at.
_APART, _FEW_BOXES = LIST | FIGURE | QUOTE, 10
# A story goes on past so many links and other blocks that a rule has put aside.
_PASSED = 12
_NO_DIGITS = str.maketrans("", "", "0123456789")
# A line that is more than half link.
_LINKED = 0.6


@attrs.frozen
class _Sides:
    """What is asked about the lines on either side of a run."""

    page: Page
    verdicts: Sequence[Verdict | None]
    run: tuple[int, int]
    """The first and the last block of the run before it is widened."""

    def reached(self, edge: int, step: int, end: int) -> int:
        """The farthest line of the story from `edge` on; a box of links and the like may stand before it."""
        at, passed = edge + step, 0
        while at != end and at != self.page.headline and passed <= _PASSED:
            if self._is_kin(at, edge):
                if self._is_good(at) and (not passed or self._stands_behind(at, edge, step)):
                    edge, passed = at, 0
            elif self._is_passable(at) or self._leads_on(at, edge):
                passed += 1
            elif not self._is_of_picture(at):
                break
            at += step
        return edge

    def _stands_behind(self, index: int, edge: int, step: int) -> bool:
        """Whether a line is of the story though something else stands between.

        At the end only what is tagged and named as lines of the story are: else nothing tells that it is not the next box's.
        """
        line = self._block(index)
        alike = step < 0 or self._style(line) in [self._style(self._block(at)) for at in (*self.run, edge)]
        return alike and ends_sentence(line.text)

    def _style(self, block: Block) -> tuple[str, str, str, str]:
        """How the line's element and the one around it are called."""
        outline = self.page.document.outline
        around = outline.parents[block.element]
        return block.tag, self._called(block.element), outline.tags[around], self._called(around)

    def _called(self, element: int) -> str:
        """The element's names without numbers, which only count elements."""
        return self.page.document.outline.names[element].translate(_NO_DIGITS)

    def _block(self, index: int) -> Block:
        return self.page.document.blocks[index]

    def _is_kin(self, index: int, edge: int) -> bool:
        """Whether a line stands where the edge does, or in a box that is that one's twin, and is tagged as lines of a story are."""
        block, around, beside = self._block(index), self._home(index), self._home(edge)
        # An item of a list and a line of the very element that holds the list are neighbours too.
        if around != beside and around != self._block(edge).element and block.element != beside:
            return ends_sentence(block.text) and (self._has_twin(beside, index) or self._has_twin(around, edge))
        tags = [self._block(at).tag for at in (*self.run, edge)]
        return block.tag in ("p", *tags) or self.page.within[block.element] & (HEADING | _APART) > 0

    def _is_of_picture(self, index: int) -> bool:
        """Whether a line says what a picture shows or who made it."""
        role = self.page.roles[self._block(index).element]
        return index in self.page.pictures or role is Role.CAPTION or role is Role.CREDIT

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
        """Whether a line stands in an element that is not the root; boxes are numbered before what is in them."""
        document = self.page.document
        if not 0 <= index < len(document.blocks):
            return False
        parents, at = document.outline.parents, document.blocks[index].element
        for _ in range(DEEPEST - 1):
            if at <= element:
                break
            at = parents[at]
        return at == element > 0

    def _has_twin(self, box: int, index: int) -> bool:
        """Whether a line stands in a box beside this one that is called as it is: the story goes on there."""
        outline = self.page.document.outline
        called = outline.tags[box], self._called(box)
        if not called[1]:
            return False
        return any(
            outline.parents[at] == outline.parents[box] and (outline.tags[at], self._called(at)) == called
            for at in outline.ancestors(self._block(index).element)
        )


def widened(page: Page, verdicts: Sequence[Verdict | None], first: int, last: int) -> tuple[int, int]:
    """The run from `first` to `last` with the lines before and after it that stand in the same element as its own edges."""
    blocks = page.document.blocks
    if last < first or not blocks[first].tag:
        return first, last
    sides = _Sides(page, verdicts, (first, last))
    return _with_heading(page, verdicts, sides.reached(first, -1, -1)), sides.reached(last, 1, len(blocks))


def _with_heading(page: Page, verdicts: Sequence[Verdict | None], first: int) -> int:
    """Where the story begins, if its lede stands in another element and a heading right above `first`: there it is a crosshead."""
    blocks, parents = page.document.blocks, page.document.outline.parents
    if page.headline is None or first - page.headline < 2 or verdicts[first - 1] is not None:
        return first
    above = blocks[first - 1]
    if not page.within[above.element] & HEADING or parents[above.element] != parents[blocks[first].element]:
        return first
    return first - 1 if any(page.prose[page.headline + 1 : first - 1]) and not above.link_chars else first
