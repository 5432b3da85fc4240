"""Locates the story: which element, which run of blocks. A scored decision over all blocks, in any language.

Prose counts for an element and everything else in it against it, so the best element is the smallest one that holds the
story whole. Inside it, the run of blocks with the greatest sum of values is the story (maximum subsequence segmentation:
Pasternack and Roth, "Extracting article text from the web with maximum subsequence segmentation", WWW 2009). Flattened text
has no elements: `text_story` locates the story there.
"""

from collections.abc import Sequence

from newsparse.document import Block, Document
from newsparse.edges import widened
from newsparse.labels import Reason, Role
from newsparse.survey import LIST, Page, Story, Verdict, masses
from newsparse.text_story import locate_in_text

# What a block without prose costs: something for being there, and a part of its length; more where it is a link,
# as the titles of other articles are, and least where it is a line of the element that holds prose.
_COST, _COST_OF_LENGTH, _LONGEST_COST = 8.0, 0.5, 60.0
_LINKED, _COST_OF_LINKED = 0.6, 1.5
_COST_OF_KIN, _COST_OF_BODY = 4.0, 1.0
# A dropped block costs the run less: a rule has explained it, and it will not be read.
_COST_OF_DROPPED = 4.0
# A second headline begins another article; the first one is the page's, if it is no mere teaser.
_WHOLE_STORY = 300.0
# Prose before the headline is another article's, if so much of all prose comes after it.
_AFTER_HEADLINE = 0.4
# Prose where tag or names hint at something else counts for less, however much it is.
_SHARE_OF_DOUBTFUL = 0.5
# What the name of a body is worth to an element.
_NAMED = 300.0
# Prose in an element is company for a line there, if it is so much.
_COMPANY = 300.0


Worth = tuple[float, str]
"""What a block is worth for the story, in Latin letters of prose, and what as."""


def locate(page: Page, verdicts: Sequence[Verdict | None]) -> Story:
    """The story of `page`, after the local rules said `verdicts`; an empty run where there is no prose."""
    if page.document.settings:
        return locate_in_text(page, verdicts)
    values = [value for value, _ in worths(page, verdicts)]
    return _run(page, verdicts, values, _element(page, values))


def worths(page: Page, verdicts: Sequence[Verdict | None]) -> list[Worth]:
    """What each block is worth: prose its weight, anything else its cost."""
    blocks = page.document.blocks
    before = _other_articles_end(page, verdicts)
    others = _other_articles(page)
    doubtful = _doubtful(page)
    found: list[Worth] = []
    for block, verdict, prose in zip(blocks, verdicts, page.prose, strict=True):
        if verdict is not None:
            found.append((-_COST_OF_DROPPED, "dropped") if isinstance(verdict, Reason) else (0.0, "named"))
        elif block.index < before or others[block.element]:
            found.append((_cost(block, page)[0], "other"))
        elif prose:
            found.append((_SHARE_OF_DOUBTFUL * prose, "doubtful") if doubtful[block.element] else (prose, "prose"))
        else:
            found.append(_cost(block, page))
    return found


def _other_articles_end(page: Page, verdicts: Sequence[Verdict | None]) -> int:
    """Where the headline stands, if the story comes after it; else 0."""
    if not page.headline:
        return 0
    open_prose = [prose if verdict is None else 0.0 for prose, verdict in zip(page.prose, verdicts, strict=True)]
    after = sum(open_prose[page.headline :])
    return page.headline if after > _AFTER_HEADLINE * sum(open_prose) else 0


def _other_articles(page: Page) -> Sequence[bool]:
    """Which elements are, or stand in, an `<article>` beside the one that holds the headline and a whole story."""
    outline = page.document.outline
    others = [False] * len(outline.tags)
    if page.headline is None:
        return others
    own = _article_of(page, page.document.blocks[page.headline])
    if own is None or page.mass[own] < _WHOLE_STORY:
        return others
    if outline.tags.count("article") < 2:
        return others
    around = set(outline.ancestors(own))
    inside = _inside(page.document, own)
    for element, (tag, parent) in enumerate(zip(outline.tags, outline.parents, strict=True)):
        another = tag == "article" and not inside[element] and element not in around
        others[element] = another or others[parent]
    return others


def _doubtful(page: Page) -> Sequence[bool]:
    """Which elements stand in one whose tag or names hint at something else than a story, and in no named body in it."""
    doubtful = [False]
    for parent, hint, body in zip(page.document.outline.parents[1:], page.hints[1:], page.bodies[1:], strict=True):
        doubtful.append((doubtful[parent] or hint is not None) and not body)
    return doubtful


def _cost(block: Block, page: Page) -> Worth:
    """What a block without prose takes from the story."""
    size = len(block.text)
    cost = min(_LONGEST_COST, _COST + _COST_OF_LENGTH * size)
    if block.link_chars > _LINKED * size:
        return -cost * _COST_OF_LINKED, "link"
    if page.bodies[block.element]:
        return -_COST_OF_BODY, "body line"
    return (-cost, "line") if _alone(block, page) else (-_COST_OF_KIN, "near prose")


def _alone(block: Block, page: Page) -> bool:
    """Whether no prose stands beside the block, in the element around it."""
    parents = page.document.outline.parents
    around = parents[block.element]
    if page.within[block.element] & LIST:
        around = parents[around]
    return not around or page.mass[around] < _COMPANY or page.mass[around] > 0.98 * page.mass[0] > 5 * _COMPANY


def _element(page: Page, values: Sequence[float]) -> int:
    """The element with the greatest sum; of equals the innermost. A name that authors give to bodies counts for one."""
    sums = masses(page.document, values)
    best, most = 0, sums[0]
    for element, (total, facts) in enumerate(zip(sums, page.named, strict=True)):
        if facts.story and page.bodies[element] and page.standing[element] is None:
            total += _NAMED
        if total >= most:
            best, most = element, total
    return best


def _run(page: Page, verdicts: Sequence[Verdict | None], values: Sequence[float], element: int) -> Story:
    """The best run of blocks inside `element`."""
    blocks = page.document.blocks
    inside = _inside(page.document, element)
    first, last, best = 0, -1, 0.0
    start, total = 0, 0.0
    for index, value in enumerate(values):
        if blocks[index].tag == "h1" and _begins_another(blocks[index], page):
            if best > _WHOLE_STORY:
                break
            total = 0.0
        if total <= 0:
            start, total = index, 0.0
        total += value if inside[blocks[index].element] else -_COST_OF_DROPPED
        if total > best:
            first, last, best = start, index, total
    if 0 < best < _NAMED and page.named[element].story:
        # A body that its author named is the story, whole, though it be a table of results or a list with little prose.
        lines = [block.index for block in blocks if inside[block.element] and _is_line(block, page, verdicts)]
        first, last = min([first, *lines]), max([last, *lines])
    first, last = widened(page, verdicts, first, last)
    return Story(element=element, first=first, last=last, score=best)


def _is_line(block: Block, page: Page, verdicts: Sequence[Verdict | None]) -> bool:
    """Whether a block is text after the headline that no rule has named and that is no link."""
    after = page.headline is None or block.index > page.headline
    return after and verdicts[block.index] is None and block.link_chars <= _LINKED * len(block.text)


def _begins_another(block: Block, page: Page) -> bool:
    """Whether the block is the headline of a further article on the page: marked and named as the first one is."""
    if page.headline is None or block.index <= page.headline:
        return False
    first = page.document.blocks[page.headline]
    if first.tag != "h1" or block.text == first.text:
        return False
    names = page.document.outline.names
    alike = names[block.element] == names[first.element] != "" or page.named[block.element].role is Role.HEADLINE
    return alike or _article_of(page, block) not in (None, _article_of(page, first))


def _article_of(page: Page, block: Block) -> int | None:
    """The innermost `<article>` that a block stands in."""
    outline = page.document.outline
    return next((at for at in outline.ancestors(block.element) if outline.tags[at] == "article"), None)


def _inside(document: Document, element: int) -> list[bool]:
    """Which elements are `element` or stand in it."""
    parents = document.outline.parents
    inside = [False] * len(parents)
    inside[element] = True
    for at in range(element + 1, len(parents)):
        inside[at] = inside[parents[at]]
    return inside
