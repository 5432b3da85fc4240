"""What is known of the story's blocks once the story is located: repeats, echoes, boxes. One pass each.

All of it looks at more than one block, so it is gathered here and not asked for block by block.
"""

from collections.abc import Sequence
from itertools import pairwise

from newsparse.document import Block, Document, Outline
from newsparse.embeds import embed_table
from newsparse.survey import FIGURE, HEADING, QUOTE, Page, Story, Verdict, ends_sentence

# Shorter blocks repeat by chance.
_SHORTEST_REPEAT, _SHORTEST_ECHO, _LONGEST_ECHO = 60, 20, 400
_LONGEST_HEAD = 100
_LINKED = 0.85
_QUOTATION_MARKS = " \"'“”„«»‘’‚‹›\n"
# The element of the story's own paragraphs holds so much of its prose; a box no more than so much.
_MAIN, _BOX = 0.6, 0.3


def repeats(page: Page, verdicts: Sequence[Verdict | None], story: Story) -> frozenset[int]:
    """The blocks of the story that repeat an earlier one of it word for word.

    What stands apart in the same element, tagged and named alike, was written twice: a step of two recipes, a refrain.
    """
    outline = page.document.outline
    seen: dict[str, Block] = {}
    found = []
    for block in page.document.blocks[story.first : story.last + 1]:
        if verdicts[block.index] is None and len(block.text) >= _SHORTEST_REPEAT:
            first = seen.setdefault(block.text, block)
            if first is not block and (
                not block.tag
                or first.index == block.index - 1
                or page.within[block.element] & FIGURE
                or _place(outline, first) != _place(outline, block)
            ):
                found.append(block.index)
    return frozenset(found)


def _place(outline: Outline, block: Block) -> tuple[int, str, str]:
    return outline.parents[block.element], outline.tags[block.element], outline.names[block.element]


def echoes(page: Page, verdicts: Sequence[Verdict | None], story: Story) -> frozenset[int]:
    """The blocks set apart (quotations, figures, asides) whose words stand in a paragraph of the story too: display type."""
    blocks = page.document.blocks[story.first : story.last + 1]
    apart = [
        block
        for block in blocks
        if verdicts[block.index] is None
        and (page.within[block.element] & (QUOTE | FIGURE) or page.weak[block.element] > story.element)
        and _SHORTEST_ECHO <= len(block.text) <= _LONGEST_ECHO
    ]
    if not apart:
        return frozenset()
    rest = {block.index for block in blocks} - {block.index for block in apart}
    held = "\n".join([block.text for block in blocks if block.index in rest and page.prose[block.index]])
    return frozenset(block.index for block in apart if block.text.strip(_QUOTATION_MARKS) in held)


def styled_heads(page: Page, verdicts: Sequence[Verdict | None], story: Story) -> frozenset[int]:
    """The short lines that one class of the page's sets apart, twice or more, and only right above prose: its subheadings."""
    outline = page.document.outline
    blocks = [block for block in page.document.blocks[story.first : story.last + 1] if verdicts[block.index] is None]
    heads: dict[tuple[str, str], list[int]] = {}
    others = set()
    for block, following in pairwise(blocks):
        style = outline.tags[block.element], outline.names[block.element]
        if style[1] and not page.prose[block.index] and _heads(block, following, page):
            heads.setdefault(style, []).append(block.index)
        else:
            others.add(style)
    styled = [at for style, found in heads.items() if len(found) > 1 and style not in others for at in found]
    return frozenset((*styled, *_broken_off(page, blocks)))


def _broken_off(page: Page, blocks: Sequence[Block]) -> list[int]:
    """The short bold lines that a `<br>` parts from the prose of their own paragraph, twice or more and none of them twice."""
    heads: dict[str, list[int]] = {}
    for block, following in pairwise(blocks):
        if block.element == following.element and block.tag and page.prose[following.index]:
            bold = block.bold_chars >= len(block.text) > following.bold_chars
            if bold and len(block.text) <= _LONGEST_HEAD and not block.text.endswith(":"):
                heads.setdefault(block.text.casefold(), []).append(block.index)
    single = [found[0] for found in heads.values() if len(found) == 1]
    return single if len(single) > 1 else []


def _heads(block: Block, following: Block, page: Page) -> bool:
    """Whether a block is a short line that ends no sentence, and prose comes next in the element around it."""
    if len(block.text) > _LONGEST_HEAD or block.link_chars or not page.prose[following.index]:
        return False
    if block.tag not in ("p", "div") or page.within[block.element] or ends_sentence(block.text):
        return False
    outline = page.document.outline
    return outline.parents[block.element] in outline.ancestors(following.element)


def boxes(page: Page, story: Story) -> frozenset[int]:
    """The blocks of boxes that stand between the story's paragraphs and begin with a heading of their own: fact boxes."""
    outline = page.document.outline
    parents = outline.parents
    blocks = page.document.blocks[story.first : story.last + 1]
    direct: dict[int, float] = {}
    for block in blocks:
        if value := page.prose[block.index]:
            direct[parents[block.element]] = direct.get(parents[block.element], 0.0) + value
    if not direct:
        return frozenset()
    main = max(direct, key=direct.__getitem__)
    if not main or direct[main] < _MAIN * sum(direct.values()):
        return frozenset()
    return frozenset(_boxed(page, blocks, main, _BOX * direct[main]))


def _boxed(page: Page, blocks: Sequence[Block], main: int, most: float) -> list[int]:
    """The blocks of each child of `main` that is no paragraph itself, begins with a heading and holds little prose."""
    parents = page.document.outline.parents
    child = [0] * len(parents)
    for element in range(main + 1, len(parents)):
        child[element] = element if parents[element] == main else child[parents[element]]
    held: dict[int, list[Block]] = {}
    for block in blocks:
        box = child[block.element]
        if box and box != block.element and page.mass[box] <= most:
            held.setdefault(box, []).append(block)
    return [block.index for inside in held.values() if _is_box(page, inside) for block in inside]


def _is_box(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether a heading comes first and something under it: a heading alone in its element is the story's own.

    A heading that is a link from end to end is that of another article.
    """
    headings = [bool(page.within[block.element] & HEADING) for block in blocks]
    return headings[0] and not all(headings) and blocks[0].link_chars <= _LINKED * len(blocks[0].text)


def posts(document: Document) -> frozenset[int]:
    """The block quotations that end in a link to a post of another place: nobody needs to have named them so."""
    last = {item.element: item.url for item in document.embeds if document.outline.tags[item.element] == "blockquote"}
    return frozenset(element for element, url in last.items() if embed_table().provider_of(url) is not None)
