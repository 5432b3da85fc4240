"""The local rules: what a block alone, its element and its words say it is when it is not the story.

They run before the story is located, so that what they name does not count as prose.
"""

import re

from newsparse.document import Block
from newsparse.labels import Reason
from newsparse.survey import Page

_SHORTEST_LEGAL, _LINKED = 20, 0.5
# Lines of one block are tools or links, each for itself, where they are no longer than this.
_TOOL = 60
_SECTION = 30
# How agencies end a story: the initials of those who wrote, edited and filed it, as AFP's "sva/cn/ln".
_INITIALS = re.compile("[a-z]{2,5}(?:/[a-z]{2,5}){1,7}")
_LONGEST_INITIALS = 48
# Asked of every block; before Python 3.12 a look into an enumeration takes as long as a call.
_LEGAL, _NAVIGATION, _WIDGET = Reason.LEGAL, Reason.NAVIGATION, Reason.WIDGET


def hidden(block: Block, page: Page) -> Reason | None:
    """The page keeps it from being seen."""
    return Reason.HIDDEN if block.hidden and not page.veiled else None


def furniture_element(block: Block, page: Page) -> Reason | None:
    """It stands in an element whose tag or names are those of something else: `<nav>`, `class="newsletter"`."""
    if block.index == page.headline:
        return None
    standing = page.standing[block.element]
    if standing is _LEGAL and block.index in page.pictured:
        return None  # a picture's copyright is its credit
    return None if standing is _NAVIGATION and _is_section(block, page) else standing


def _is_section(block: Block, page: Page) -> bool:
    """Whether it is the one short line right above the headline, in the same element: the section, listed as a tag."""
    if page.headline is None or block.index != page.headline - 1 or len(block.text) > _SECTION:
        return False
    parents = page.document.outline.parents
    return parents[block.element] == parents[page.document.blocks[page.headline].element]


def copyright_line(block: Block, page: Page) -> Reason | None:
    """It is the line at a page's foot that says whose it is, not a picture's credit."""
    if page.standing[block.element] is None or block.link_chars > _LINKED * len(block.text):
        return None
    if "©" in block.text:
        return Reason.LEGAL
    if len(block.text) < _SHORTEST_LEGAL:
        return None
    entry = page.locale.reason_of(block.text)
    return _LEGAL if entry and entry[0] is _LEGAL else None


def desk_initials(block: Block, page: Page) -> Reason | None:
    """It is an agency's last line: who wrote, edited and filed the story, by their initials."""
    text = block.text
    return _LEGAL if "/" in text and len(text) <= _LONGEST_INITIALS and _INITIALS.fullmatch(text) else None


def control_phrase(block: Block, page: Page) -> Reason | None:
    """It is a button or the like, and its words say what for."""
    if page.standing[block.element] is not _WIDGET:
        return None
    entry = page.locale.reason_of(block.text)
    return entry[0] if entry else None


def furniture_phrase(block: Block, page: Page) -> Reason | None:
    """It is a line that the page's language is known to use for something else: "Share this"."""
    if block.index == page.headline:
        return None
    entry = page.locale.reason_of(block.text)
    if entry is None and "\n" in block.text and block.link_chars > _LINKED * len(block.text):
        lines = block.text.split("\n")
        if all(len(line) <= _TOOL for line in lines):
            entry = next(filter(None, map(page.locale.reason_of, lines)), None)
    return entry[0] if entry else None


def furniture_section(block: Block, page: Page) -> Reason | None:
    """It stands under a heading that opens something else: "Most read"."""
    return page.sections[block.index]


def teaser_card(block: Block, page: Page) -> Reason | None:
    """It stands in a small box with a linked heading and some prose: a teaser of another article."""
    if block.index == page.headline:
        return None
    return Reason.RELATED if page.cards[block.element] else None
