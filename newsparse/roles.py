"""The neighbour rules: what a block is, now that it is known where the story stands.

They run in the order of the chain on every block that no local rule has named, and see what the local rules said.
"""

from newsparse.document import Block
from newsparse.headline import words
from newsparse.labels import Reason, Role
from newsparse.survey import FIGURE, HEADING, LIST, QUOTE, TABLE, Page, ends_sentence

_SHORT = 140
_LONG_STANDFIRST = 600
_LINE = 200
_LINKED = 0.5
_WHOLLY_LINKED = 0.85
_BOLD = 0.9
_CELL = 200
_KIN = 0.1


def headline(block: Block, page: Page) -> Role | None:
    """It is the block that agrees best with what the page calls its headline."""
    return Role.HEADLINE if block.index == page.headline else None


def headline_again(block: Block, page: Page) -> Reason | None:
    """It repeats the headline."""
    if page.headline is None or len(block.text) > 2 * _SHORT:
        return None
    title = page.document.blocks[page.headline].text
    if abs(len(title) - len(block.text)) > 12:
        return None
    return Reason.DUPLICATE if words(block.text) == words(title) else None


def no_story(block: Block, page: Page) -> Reason | None:
    """The page has no story that it could belong to."""
    return Reason.UNCLEAR if page.story.last < page.story.first else None


def caption(block: Block, page: Page) -> Role | None:
    """It stands in a figure, or its names say caption or credit, in the story or at its head."""
    if not _near(block, page):
        return None
    role = page.roles[block.element]
    if role is Role.CAPTION or role is Role.CREDIT:
        return role
    if page.within[block.element] & FIGURE and not page.within[block.element] & QUOTE:
        return Role.CAPTION
    return None


def head_line(block: Block, page: Page) -> Role | None:
    """Its names say that it is the kicker, byline or date, and it stands at the head of the story."""
    role = page.roles[block.element]
    if role in (Role.KICKER, Role.BYLINE, Role.TIMESTAMP) and len(block.text) <= _LINE and _near(block, page):
        return role
    return None


def standfirst(block: Block, page: Page) -> Role | None:
    """Its names say so, or it repeats the page's own description, and it stands between the headline and the body."""
    if not _at_head(block, page) or len(block.text) > _LONG_STANDFIRST:
        return None
    if page.roles[block.element] is Role.STANDFIRST:
        return Role.STANDFIRST
    return None


def outside(block: Block, page: Page) -> Reason | None:
    """It stands before or after the story."""
    if block.index in page.story:
        return None
    if block.link_chars > _LINKED * len(block.text):
        return Reason.NAVIGATION
    return page.weak[block.element] or Reason.UNCLEAR


def weak_element(block: Block, page: Page) -> Reason | None:
    """It stands in an element whose tag or names hint at something else, and that element holds little of the story."""
    return page.weak[block.element]


def linked_line(block: Block, page: Page) -> Reason | None:
    """It is a link from end to end."""
    if block.link_chars < _WHOLLY_LINKED * len(block.text):
        return None
    if ends_sentence(block.text) and len(block.text) > _SHORT:
        return None
    return Reason.RELATED


def subheading(block: Block, page: Page) -> Role | Reason | None:
    """It is a heading, and prose follows."""
    if page.within[block.element] & HEADING:
        return Role.SUBHEADING if _prose_follows(block, page) else Reason.RELATED
    if block.bold_chars >= _BOLD * len(block.text) and len(block.text) <= _SHORT and not ends_sentence(block.text):
        return Role.SUBHEADING if _prose_follows(block, page) else None
    return None


def bare_subheading(block: Block, page: Page) -> Role | None:
    """Text without mark-up: a short line that ends no sentence, between two paragraphs."""
    if block.tag or len(block.text) > _SHORT or ends_sentence(block.text):
        return None
    before = block.index and page.prose[block.index - 1] > 0
    return Role.SUBHEADING if before and _prose_follows(block, page) else None


def list_item(block: Block, page: Page) -> Role | None:
    """It stands in a list."""
    return Role.LIST_ITEM if page.within[block.element] & LIST or block.tag == "li" else None


def table_cell(block: Block, page: Page) -> Role | None:
    """It stands in a table, and the table is no layout."""
    if page.within[block.element] & TABLE and len(block.text) <= _CELL and block.tag in ("td", "th", "caption"):
        return Role.TABLE_CELL
    return None


def block_quote(block: Block, page: Page) -> Role | None:
    """It stands in a `<blockquote>`."""
    return Role.BLOCK_QUOTE if page.within[block.element] & QUOTE else None


def paragraph(block: Block, page: Page) -> Role | None:
    """It is prose, or a line of the element that holds the prose."""
    if page.prose[block.index]:
        return Role.PARAGRAPH
    if not block.tag:
        return Role.PARAGRAPH if ends_sentence(block.text) else None
    if block.link_chars > _LINKED * len(block.text):
        return None
    parent = page.document.outline.parents[block.element]
    kin = page.mass[parent if block.tag == "p" else block.element] > _KIN * page.story.score
    return Role.PARAGRAPH if kin and (block.tag == "p" or ends_sentence(block.text)) else None


def leftover(block: Block, page: Page) -> Reason:
    """Nothing is known of it."""
    return Reason.UNCLEAR


def _near(block: Block, page: Page) -> bool:
    """In the story, or between the headline and it."""
    return block.index in page.story or _at_head(block, page)


def _at_head(block: Block, page: Page) -> bool:
    first = page.story.first
    top = first if page.headline is None else min(page.headline, first)
    return top - 12 <= block.index < first + 3


def _prose_follows(block: Block, page: Page) -> bool:
    """Whether the next block that is not put aside is prose of the story and no heading."""
    for at in range(block.index + 1, min(page.story.last + 1, block.index + 8)):
        if isinstance(page.verdicts[at], Reason):
            continue
        following = page.document.blocks[at]
        if page.within[following.element] & FIGURE:
            continue
        if page.prose[at] or page.within[following.element] & (LIST | QUOTE | TABLE):
            return True
        return following.tag == "p" and not page.within[following.element] & HEADING
    return False
