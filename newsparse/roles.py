"""The neighbour rules: what a block is, now that it is known where the story stands.

They run in the order of the chain on every block that no local rule has named, and see what the local rules said.
"""

import re
from itertools import islice

from newsparse.document import Block
from newsparse.figures import is_caption, read_caption
from newsparse.headline import words
from newsparse.labels import Reason, Role
from newsparse.survey import FIGURE, HEADING, LIST, QUOTE, TABLE, Page, ends_sentence, opens_byline

# A time of day: the line is about when, not about what.
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_SHORT = 140
_SHORT_STANDFIRST, _LONG_STANDFIRST = 40, 600
_HEAD_LINES = 12
_LINE = 200
_LINKED = 0.5
_WHOLLY_LINKED = 0.85
_BOLD = 0.9
_KICKER = 60
# Headline and kicker have an element in common, and it is no further out than this.
_HEAD_LEVELS = 3
# A table that holds so much of the story's prose is there for the layout.
_LAYOUT = 0.3
_KIN = 0.1
_FRAGMENT = 30
_END_LINES, _BIO_OPENING = 8, 160
_LONGEST_OPENER = 40
_MUCH = 0.25


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


def credited_line(block: Block, page: Page) -> Role | None:
    """It says who made a picture or bears an agency's mark for one, and stands in bare text or right under a picture."""
    if not _near(block, page) or len(block.text) > _LONG_STANDFIRST:
        return None
    if block.index in page.pictures:
        return Role.CAPTION if read_caption(block.text, page.locale).credit else None
    return Role.CAPTION if not block.tag and is_caption(block.text, page.locale) else None


def repeated(block: Block, page: Page) -> Reason | None:
    """It repeats an earlier block of the story, as the second caption of a picture does."""
    return Reason.DUPLICATE if block.index in page.repeats else None


def head_line(block: Block, page: Page) -> Role | None:
    """Its names say that it is the kicker, byline or date, and it stands at the head of the story."""
    role = page.roles[block.element]
    if role in (Role.KICKER, Role.BYLINE, Role.TIMESTAMP) and len(block.text) <= _LINE and _near(block, page):
        return role
    return None


def kicker(block: Block, page: Page) -> Role | None:
    """It is the short line right above the headline, in the same element; in bare text it stands in capitals."""
    if page.headline is None or len(block.text) > _KICKER or ends_sentence(block.text) or _in_menu(block, page):
        return None
    between = range(block.index + 1, page.headline)
    if block.index > page.headline or any(page.verdicts[at] is None for at in between):
        return None
    if not block.tag:
        return Role.KICKER if block.text.isupper() and not between else None
    outline = page.document.outline
    title = page.document.blocks[page.headline].element
    around = [set(islice(outline.ancestors(element), _HEAD_LEVELS)) for element in (title, block.element)]
    return Role.KICKER if around[0] & around[1] else None


def _in_menu(block: Block, page: Page) -> bool:
    """Whether the block is the linked name of the outlet, or a link that stands outside the headline's own element."""
    if block.link_chars < _WHOLLY_LINKED * len(block.text) or page.headline is None:
        return False
    parents = page.document.outline.parents
    beside = parents[page.document.blocks[page.headline].element] in (block.element, parents[block.element])
    return not beside or page.within[block.element] & HEADING > 0


def byline(block: Block, page: Page) -> Role | None:
    """It begins as bylines do ("By", "Von") and stands at the head of the story."""
    if len(block.text) > _LINE or not _at_head(block, page) or ends_sentence(block.text):
        return None
    return Role.BYLINE if opens_byline(block.text, page.locale) else None


def date_line(block: Block, page: Page) -> Role | None:
    """It begins with the language's words for publication or change ("Published", "Stand:") and stands at the head."""
    if len(block.text) > _LINE or not _at_head(block, page) or page.prose[block.index]:
        return None
    if not any(map(str.isdigit, block.text)):
        return None
    first = block.text[:_LONGEST_OPENER].casefold()
    labels = (*page.locale.published_labels, *page.locale.updated_labels)
    return Role.TIMESTAMP if any(first.startswith(label) for label in labels) else None


def standfirst(block: Block, page: Page) -> Role | None:
    """Its names say so and it stands at the head of the story, or it is the first text of some length under the headline."""
    if len(block.text) > _LONG_STANDFIRST or block.link_chars > _LINKED * len(block.text):
        return None
    if page.roles[block.element] is Role.STANDFIRST and _at_head(block, page):
        return Role.STANDFIRST
    if page.headline is None or not page.headline < block.index < page.story.first:
        return None
    if len(block.text) < _SHORT_STANDFIRST or page.within[block.element] & (FIGURE | LIST) or _TIME.search(block.text):
        return None
    return Role.STANDFIRST if _follows_headline(block, page) else None


def _follows_headline(block: Block, page: Page) -> bool:
    """Whether only lines that are put aside or too short to say anything stand between the headline and the block."""
    between = range((page.headline or 0) + 1, block.index)
    blocks = page.document.blocks
    return len(between) <= _HEAD_LINES and all(
        isinstance(page.verdicts[at], Reason) or len(blocks[at].text) < _SHORT_STANDFIRST for at in between
    )


def outside(block: Block, page: Page) -> Reason | None:
    """It stands before or after the story."""
    if block.index in page.story:
        return None
    if block.link_chars > _LINKED * len(block.text):
        return Reason.RELATED if page.within[block.element] & HEADING else Reason.NAVIGATION
    return page.hints[page.weak[block.element]] or Reason.UNCLEAR


def weak_element(block: Block, page: Page) -> Reason | None:
    """It stands in an element of the story whose tag or names hint at something else, and that holds little of the story."""
    weak = page.weak[block.element]
    if weak == block.element and page.within[weak] & HEADING:
        return None  # its id is made of its own words
    if weak <= page.story.element or page.mass[weak] > _MUCH * page.story.score:
        return None
    return page.hints[weak]


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
        if block.link_chars > _WHOLLY_LINKED * len(block.text):
            return Reason.RELATED
        return Role.SUBHEADING if _prose_follows(block, page) else Reason.RELATED
    if block.bold_chars >= _BOLD * len(block.text) and len(block.text) <= _SHORT and not ends_sentence(block.text):
        return Role.SUBHEADING if _prose_follows(block, page) else None
    return None


def bare_subheading(block: Block, page: Page) -> Role | None:
    """Text without mark-up: a short line that ends no sentence, between two paragraphs."""
    if block.tag or len(block.text) > _SHORT or ends_sentence(block.text):
        return None
    before = next((at for at in range(block.index - 1, page.story.first - 1, -1) if page.verdicts[at] is None), 0)
    after = next((at for at in range(block.index + 1, page.story.last + 1) if page.verdicts[at] is None), 0)
    between = before and after and page.prose[before] and page.prose[after]
    return Role.SUBHEADING if between and not block.text[:1].islower() else None


def list_item(block: Block, page: Page) -> Role | None:
    """It stands in a list."""
    return Role.LIST_ITEM if page.within[block.element] & LIST or block.tag == "li" else None


def table_cell(block: Block, page: Page) -> Role | None:
    """It stands in a table, and the table is no layout."""
    if not page.within[block.element] & TABLE or block.tag not in ("td", "th", "caption"):
        return None
    outline = page.document.outline
    table = next(at for at in outline.ancestors(block.element) if outline.tags[at] == "table")
    return None if page.mass[table] > _LAYOUT * page.story.score else Role.TABLE_CELL


def note(block: Block, page: Page) -> Role | None:
    """Its names or its first word say that it is a correction or an editor's note; those belong to the article."""
    named = page.roles[block.element] is Role.NOTE
    if not named and page.standing[block.element] not in (None, Reason.NAVIGATION):
        return None
    if len(block.text) < _SHORT_STANDFIRST:
        return None
    return Role.NOTE if named or _opens_note(block.text, page.locale.note_openers) else None


def _opens_note(text: str, openers: tuple[str, ...]) -> bool:
    """A word alone ("Note") opens one only with a colon; a phrase ("An earlier version of this") does by itself."""
    first = text[:_LONGEST_OPENER].casefold()
    return any(
        first.startswith(opener) and (opener.count(" ") > 1 or first[len(opener) :].lstrip().startswith(":"))
        for opener in openers
    )


def author_bio(block: Block, page: Page) -> Reason | None:
    """It comes late, names an author of the page, and says what authors' notes say ("is a reporter")."""
    if block.index < page.story.last - _END_LINES or len(block.text) > _LONG_STANDFIRST:
        return None
    opening = block.text[:_BIO_OPENING]
    if not any(name in opening for name in page.authors):
        return None
    folded = opening.casefold()
    return Reason.BIO if any(cue in folded for cue in page.locale.bio_cues) else None


def sidebar(block: Block, page: Page) -> Role | None:
    """It stands in a box with a heading of its own between the story's paragraphs."""
    return Role.SIDEBAR if block.index in page.boxes else None


def pull_quote(block: Block, page: Page) -> Role | None:
    """Its names say so, or it is set apart and repeats a piece of a paragraph."""
    named = page.roles[block.element] is Role.PULL_QUOTE
    return Role.PULL_QUOTE if named or block.index in page.echoes else None


def embed(block: Block, page: Page) -> Role | None:
    """Its names say that it is a post or video of another place."""
    return Role.EMBED if page.roles[block.element] is Role.EMBED else None


def block_quote(block: Block, page: Page) -> Role | None:
    """It stands in a `<blockquote>`."""
    return Role.BLOCK_QUOTE if page.within[block.element] & QUOTE else None


def paragraph(block: Block, page: Page) -> Role | None:
    """It is prose, or a line of the element that holds the prose."""
    if page.prose[block.index]:
        return Role.PARAGRAPH
    if not block.tag:
        return Role.PARAGRAPH if ends_sentence(block.text) else None
    if block.link_chars > _WHOLLY_LINKED * len(block.text):
        return None
    if page.bodies[block.element] and len(block.text) > _FRAGMENT:
        return Role.PARAGRAPH
    ended = ends_sentence(block.text)
    if block.tag == "p" and ended:
        return Role.PARAGRAPH
    parent = page.document.outline.parents[block.element]
    company = max(page.mass[parent if block.tag == "p" else block.element], page.kindred[block.element])
    kin = company > _KIN * page.story.score
    return Role.PARAGRAPH if kin and (block.tag == "p" or ended) else None


def lede(block: Block, page: Page) -> Role | None:
    """It is prose between the headline and the place where the body was found."""
    if page.headline is None or not page.headline < block.index < page.story.first:
        return None
    if not page.prose[block.index] or page.weak[block.element]:
        return None
    return Role.PARAGRAPH


def ornament(block: Block, page: Page) -> Reason | None:
    """It has neither letters nor digits: marks between sections, a lone arrow."""
    return None if any(map(str.isalnum, block.text)) else Reason.WIDGET


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
    """Whether prose of the story, a list or a quotation comes soon after, other headings and what is put aside between."""
    for at in range(block.index + 1, min(page.story.last + 1, block.index + 12)):
        if isinstance(page.verdicts[at], Reason):
            continue
        following = page.document.blocks[at]
        if page.prose[at] or page.within[following.element] & (LIST | QUOTE | TABLE):
            return True
        if following.tag == "p" and following.link_chars <= _LINKED * len(following.text):
            return True
    return False
