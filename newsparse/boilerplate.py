"""The local rules: what a block alone, its element and its words say it is when it is not the story.

They run before the story is located, so that what they name does not count as prose.
"""

from newsparse.document import Block
from newsparse.labels import Reason
from newsparse.survey import Page


def hidden(block: Block, page: Page) -> Reason | None:
    """The page keeps it from being seen."""
    return Reason.HIDDEN if block.hidden and not page.veiled else None


def furniture_element(block: Block, page: Page) -> Reason | None:
    """It stands in an element whose tag or names are those of something else: `<nav>`, `class="newsletter"`."""
    if block.index == page.headline:
        return None
    return page.standing[block.element]


def copyright_line(block: Block, page: Page) -> Reason | None:
    """It bears the sign of copyright in an element that is not the story: the line at a page's foot, not a picture's credit."""
    return Reason.LEGAL if "©" in block.text and page.standing[block.element] is not None else None


def control_phrase(block: Block, page: Page) -> Reason | None:
    """It is a button or the like, and its words say what for."""
    if page.standing[block.element] is not Reason.WIDGET:
        return None
    entry = page.locale.reason_of(block.text)
    return entry[0] if entry else None


def furniture_phrase(block: Block, page: Page) -> Reason | None:
    """It is a line that the page's language is known to use for something else: "Share this"."""
    if block.index == page.headline:
        return None
    entry = page.locale.reason_of(block.text)
    return entry[0] if entry else None


def furniture_section(block: Block, page: Page) -> Reason | None:
    """It stands under a heading that opens something else: "Most read"."""
    return page.sections[block.index]


def teaser_card(block: Block, page: Page) -> Reason | None:
    """It stands in a small box with a linked heading and some prose: a teaser of another article."""
    if block.index == page.headline:
        return None
    return Reason.RELATED if page.cards[block.element] else None
