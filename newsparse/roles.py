"""The neighbour rules of the story itself: what a block is, now that it is known where the story stands.

They run in the order of the chain on every block that no local rule has named, and see what the local rules said.
"""

import re

from newsparse.document import Block
from newsparse.figures import is_caption, read_caption
from newsparse.labels import Reason, Role
from newsparse.locales import Locale
from newsparse.opening import near_story
from newsparse.persons import is_wide
from newsparse.survey import FIGURE, HEADING, LIST, QUOTE, TABLE, Page, ends_sentence
from newsparse.text import weight

_SHORT = 140
_SHORT_STANDFIRST, _LONG_STANDFIRST = 40, 600
_LINKED = 0.5
_WHOLLY_LINKED = 0.85
_BOLD = 0.9
# A table that holds so much of the story's prose is there for the layout.
_LAYOUT = 0.3
_KIN = 0.1
_FRAGMENT = 30
_END_LINES, _BIO_OPENING = 8, 160
_LONGEST_OPENER = 40
_MUCH = 0.25
_LONGEST_NOTE = 500
# Asked of every block; before Python 3.12 a look into an enumeration takes as long as a call.
_NOTE, _MAY_BE_NOTE = Role.NOTE, (None, Reason.NAVIGATION)
# What may stand before the word that opens a note, and between it and its colon: "(Update 3.15pm:".
_BEFORE_NOTE = " *([【■●▼※–—-"
_BRACKETED = re.compile(r"[(（\[].*[)）\]][.。]?\Z", re.DOTALL)
# What leads to another page often begins so, and then names what it leads to before the link.
_ARROWS = (">>", "→", "►", "▶", "➡", "➤", "👉")
_COLON = re.compile(r"[)\]】]?\s?(?:\(?\d[\d.:/h時分]{0,8}\s?\w{0,4}\)?\s?)?[:：]")


def no_story(block: Block, page: Page) -> Reason | None:
    """The page has no story that it could belong to."""
    return Reason.UNCLEAR if page.story.last < page.story.first else None


def caption(block: Block, page: Page) -> Role | None:
    """It stands in a figure, its names say caption or credit, or a picture begins it and it is too short for prose."""
    if not near_story(block, page):
        return None
    role = page.roles[block.element]
    if role is Role.CAPTION or role is Role.CREDIT:
        return role
    if page.within[block.element] & FIGURE and not page.within[block.element] & QUOTE:
        if _is_link_card(block, page):
            return None
        return Role.CREDIT if role is Role.BYLINE else Role.CAPTION
    if block.index not in page.pictured or page.prose[block.index] or block.link_chars:
        return None
    if page.weak[block.element] > page.story.element:
        return None  # a card's picture has its title beside it
    return Role.CAPTION if not page.within[block.element] & (HEADING | LIST) else None


def _is_link_card(block: Block, page: Page) -> bool:
    """Whether it and the line beside it are links from end to end: a figure that shows another page, with title and teaser."""
    linked = [
        page.within[other.element] & FIGURE and other.link_chars >= _WHOLLY_LINKED * len(other.text)
        for other in page.document.blocks[max(0, block.index - 1) : block.index + 2]
    ]
    return sum(map(bool, linked)) > 1 and block.link_chars >= _WHOLLY_LINKED * len(block.text)


def credited_line(block: Block, page: Page) -> Role | None:
    """It says who made a picture or bears an agency's mark for one, and stands in bare text or right under a picture."""
    if not near_story(block, page) or len(block.text) > _LONG_STANDFIRST:
        return None
    if block.index in page.pictures:
        return Role.CAPTION if read_caption(block.text, page.locale).credit else None
    return Role.CAPTION if not block.tag and is_caption(block.text, page.locale) else None


def repeated(block: Block, page: Page) -> Reason | None:
    """It repeats an earlier block of the story, as the second caption of a picture does."""
    return Reason.DUPLICATE if block.index in page.repeats else None


def live_entry(block: Block, page: Page) -> Role | None:
    """It heads an entry of a live blog: its headline, or its time, or who wrote it."""
    return page.entry_lines.get(block.index) if page.entry_lines else None


def outside(block: Block, page: Page) -> Reason | None:
    """It stands before or after the story, or, in flattened text, between its parts and looks like none of them."""
    if block.index in page.story:
        return None
    if block.link_chars > _LINKED * len(block.text):
        # The outlet's own name stands in a first heading, too.
        outlet = block.tag == "h1" and page.headline is not None and block.index < page.headline
        return Reason.RELATED if page.within[block.element] & HEADING and not outlet else Reason.NAVIGATION
    return page.hints[page.weak[block.element]] or Reason.UNCLEAR


def weak_element(block: Block, page: Page) -> Reason | None:
    """It stands in an element of the story whose tag or names hint at something else, and that holds little of the story."""
    weak = page.weak[block.element]
    if weak == block.element and page.within[weak] & HEADING:
        return None  # templates name their crossheads as they please; what stands around one tells more
    if weak <= page.story.element or page.mass[weak] > _MUCH * page.story.score:
        return None
    return page.hints[weak]


def linked_line(block: Block, page: Page) -> Reason | None:
    """It is a link from end to end, or from half of it on behind an arrow: ">> Read on: Council closes second bridge"."""
    least = _LINKED if block.text.startswith(_ARROWS) else _WHOLLY_LINKED
    if block.link_chars < least * len(block.text):
        return None
    if ends_sentence(block.text) and len(block.text) > _SHORT:
        return None
    return Reason.RELATED


def subheading(block: Block, page: Page) -> Role | Reason | None:
    """It is a heading, a line in bold type or one of a class that is for such lines alone, and prose follows."""
    if page.within[block.element] & HEADING:
        if block.link_chars > _WHOLLY_LINKED * len(block.text):
            return Reason.RELATED
        return Role.SUBHEADING if _prose_follows(block, page) else Reason.RELATED
    bold = block.bold_chars >= _BOLD * len(block.text) and table_cell(block, page) is None
    if bold and len(block.text) <= _SHORT and not ends_sentence(block.text):
        return Role.SUBHEADING if _prose_follows(block, page) else None
    return Role.SUBHEADING if block.index in page.heads else None


def bare_subheading(block: Block, page: Page) -> Role | None:
    """Text without mark-up: a short line that ends no sentence, between two paragraphs."""
    if block.tag or len(block.text) > _SHORT or ends_sentence(block.text):
        return None
    before = next((at for at in range(block.index - 1, page.story.first - 1, -1) if at in page.story), 0)
    after = next((at for at in range(block.index + 1, page.story.last + 1) if at in page.story), 0)
    between = before and after and page.prose[before] and page.prose[after]
    return Role.SUBHEADING if between and not block.text[:1].islower() else None


def list_item(block: Block, page: Page) -> Role | None:
    """It stands in a list that is not that of a live blog's entries."""
    if page.entry_lines and page.prose[block.index] and block.tag != "li":
        return None
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
    named = page.roles[block.element] is _NOTE
    if not named and page.standing[block.element] not in _MAY_BE_NOTE:
        return None
    text = block.text
    short = len(text) < _SHORT_STANDFIRST and (text.isascii() or weight(text) < _SHORT_STANDFIRST)
    if short and not _BRACKETED.match(text):
        return None
    return _NOTE if named or _opens_note(block.text, page.locale) else None


def _opens_note(text: str, locale: Locale) -> bool:
    """A phrase ("An earlier version of this") opens one by itself, a word alone ("Note") only with a colon.

    Agencies say in brackets what they have changed ("(Corrects 10th paragraph …)"). What is longer than a note is news of its
    own, whatever it begins with.
    """
    if len(text) > _LONGEST_NOTE:
        return False
    first = text[:_LONGEST_OPENER].casefold().lstrip(_BEFORE_NOTE).replace("’", "'")
    if first.startswith(locale.bracketed_notes) and _BRACKETED.match(text):
        return any(first.startswith(opener) and _is_word(first, len(opener)) for opener in locale.bracketed_notes)
    if not first.startswith(locale.note_openers):
        return False
    return any(
        first.startswith(opener) and (opener.count(" ") > 1 or _COLON.match(first, len(opener)) is not None)
        for opener in locale.note_openers
    )


def _is_word(text: str, end: int) -> bool:
    """Whether a word may end at `end`, as it may anywhere in scripts without spaces."""
    return is_wide(text[:end]) or not text[end : end + 1].isalnum()


def author_bio(block: Block, page: Page) -> Reason | None:
    """It comes late, names an author of the page or stands in a byline, and says what authors' notes say ("is a reporter")."""
    if block.index < page.story.last - _END_LINES or len(block.text) > _LONG_STANDFIRST:
        return None
    opening = block.text[:_BIO_OPENING]
    if page.roles[block.element] is not Role.BYLINE and not any(name in opening for name in page.authors):
        return None
    folded = opening.casefold()
    return Reason.BIO if any(cue in folded for cue in page.locale.bio_cues) else None


def sidebar(block: Block, page: Page) -> Role | None:
    """It stands in a box with a heading of its own between the story's paragraphs, or its names say fact box."""
    named = page.roles[block.element] is Role.SIDEBAR and near_story(block, page)
    return Role.SIDEBAR if named or block.index in page.boxes else None


def pull_quote(block: Block, page: Page) -> Role | None:
    """Its names say so, or it is set apart and repeats a piece of a paragraph."""
    named = page.roles[block.element] is Role.PULL_QUOTE
    return Role.PULL_QUOTE if named or block.index in page.echoes else None


def embed(block: Block, page: Page) -> Role | None:
    """Its names say that it is a post or video of another place, or it stands in a quotation that links to itself there."""
    if page.roles[block.element] is Role.EMBED:
        return Role.EMBED
    if not page.posts or not page.within[block.element] & QUOTE:
        return None
    return Role.EMBED if not page.posts.isdisjoint(page.document.outline.ancestors(block.element)) else None


def block_quote(block: Block, page: Page) -> Role | None:
    """It stands in a `<blockquote>`."""
    return Role.BLOCK_QUOTE if page.within[block.element] & QUOTE else None


def paragraph(block: Block, page: Page) -> Role | None:
    """It is prose, or a line of the element that holds the prose; in flattened text any line of the story."""
    if page.prose[block.index]:
        return Role.PARAGRAPH
    if not block.tag:
        return Role.PARAGRAPH
    if block.link_chars > _WHOLLY_LINKED * len(block.text):
        return None
    if page.bodies[block.element] and len(block.text) > _FRAGMENT:
        return Role.PARAGRAPH
    ended = ends_sentence(block.text)
    if block.tag == "p" and ended:
        return Role.PARAGRAPH
    if block.tag != "p" and not ended:
        return None
    around = page.document.outline.parents[block.element] if block.tag == "p" else block.element
    least = _KIN * page.story.score
    return Role.PARAGRAPH if page.mass[around] > least or page.kindred()[block.element] > least else None


def ornament(block: Block, page: Page) -> Reason | None:
    """It has neither letters nor digits: marks between sections, a lone arrow."""
    return None if any(map(str.isalnum, block.text)) else Reason.WIDGET


def leftover(block: Block, page: Page) -> Reason:
    """Nothing is known of it."""
    return Reason.UNCLEAR


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
        if paragraph(following, page) is not None:
            return True
    return False
