"""The neighbour rules of the story's head: headline, kicker, byline, date line, standfirst, and a lede that stands apart."""

import re
from itertools import islice

from newsparse.byline_words import plain
from newsparse.byline_words import words_for as byline_words
from newsparse.date_formats import find_dates
from newsparse.date_words import fold_letters, words_for
from newsparse.datelines import read_dateline
from newsparse.document import Block
from newsparse.headline import words
from newsparse.labels import Reason, Role
from newsparse.locales import Locale
from newsparse.persons import is_full_name, is_wide, is_wide_name
from newsparse.phrase_index import phrase_key
from newsparse.survey import FIGURE, HEADING, LIST, Page, ends_sentence, opens_byline
from newsparse.text import weight

# A time of day: the line is about when, not about what.
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_SHORT = 140
_SHORT_STANDFIRST, _LONG_STANDFIRST = 40, 600
# So many lines may stand between headline and standfirst: more where a byline below it says that this is one.
_HEAD_LINES, _MOST_BETWEEN = 12, 40
# So many lines above the story's first block, and below it, belong to its head.
_ABOVE, _BELOW = 12, 3
_LINE = 200
_LINKED, _WHOLLY_LINKED = 0.5, 0.85
_KICKER = 60
_FEWEST_LETTERS = 3
_NUMBER = re.compile(r"\d+")
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[./-]\d|\d:\d\d")
# What stands between the sections of a trail: "News | Sport > Football".
_TRAIL = re.compile("[|>›»]")
# Headline and kicker have an element in common, and it is no further out than this.
_HEAD_LEVELS = 3
_LONGEST_OPENER = 40
# A line that is only a date; "Uhr" may stand behind it.
_LONGEST_DATE, _OTHER_LETTERS = 100, 3
_SHORTEST_WIDE_NAME = 3  # sections of newspapers have two letters
_WIDE_COMMAS = re.compile("[、，,]")
_BRACKETS = "【】〔〕（）()［］[] "  # Japanese and Chinese names may stand in them
_WEEKDAYS = ("W", "X")  # as `DateWords.kinds` has them
# What stands between who and when on one line.
_BETWEEN = " |·•–—-/,:"


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


def head_line(block: Block, page: Page) -> Role | None:
    """Its names say that it is the kicker, byline or date, and it stands at the head of the story."""
    role = page.roles[block.element]
    if role is None or page.within[block.element] & FIGURE:
        return None  # there they are those of the picture
    if role in (Role.KICKER, Role.BYLINE, Role.TIMESTAMP) and len(block.text) <= _LINE and near_story(block, page):
        return role
    return None


def kicker(block: Block, page: Page) -> Role | None:
    """It is the short line right above the headline, in the same element; in bare text in capitals, or a section's name."""
    if page.headline is None or len(block.text) > _KICKER or ends_sentence(block.text) or _in_menu(block, page):
        return None
    between = range(block.index + 1, page.headline)
    if block.index > page.headline or any(page.verdicts[at] is None for at in between):
        return None
    if not block.tag:
        named = block.text.isupper() or (
            phrase_key(block.text) in page.locale.section_names and _stands_alone(block, page)
        )
        return Role.KICKER if named and not between else None
    if _TRAIL.search(block.text) or page.within[block.element] & FIGURE or _is_other_line(block.text, page):
        return None
    outline = page.document.outline
    title = page.document.blocks[page.headline].element
    around = [set(islice(outline.ancestors(element), _HEAD_LEVELS)) for element in (title, block.element)]
    return Role.KICKER if around[0] & around[1] else None


def _stands_alone(block: Block, page: Page) -> bool:
    """Whether a line of bare text is not the last of a menu: no other short line stands right above it."""
    return not block.index or len(page.document.blocks[block.index - 1].text) > _KICKER


def _is_other_line(text: str, page: Page) -> bool:
    """Whether a short line says who or when or how many, or has hardly a word in it, as buttons for the size of letters have."""
    short = text.isascii() and sum(map(str.isalpha, text)) < _FEWEST_LETTERS
    if short or _DATE.search(text) or len(_NUMBER.findall(text)) > 1 or opens_byline(text, page.locale):
        return True
    label, colon, _ = text.casefold().replace("：", ":").partition(":")
    if label in _date_labels(page.locale) or (colon and label in page.locale.credit_labels):
        return True
    known = next(iter(words_for(text, page.language)), None)
    if known is None or not any(map(str.isdigit, text)):
        return False
    return all(word.isdigit() or fold_letters(word.strip(_BETWEEN + ".")) in known.kinds for word in text.split())


def _in_menu(block: Block, page: Page) -> bool:
    """Whether the block is the linked name of the outlet, or a link that stands outside the headline's own element."""
    if block.link_chars < _WHOLLY_LINKED * len(block.text) or page.headline is None:
        return False
    parents = page.document.outline.parents
    beside = parents[page.document.blocks[page.headline].element] in (block.element, parents[block.element])
    return not beside or page.within[block.element] & HEADING > 0


def byline(block: Block, page: Page) -> Role | None:
    """It stands at the head of the story and begins as bylines do ("By"), is an author's name, or any, where none is known, by a date."""
    if block.index in page.signed:
        return Role.BYLINE
    if len(block.text) > _LINE or not at_head(block, page) or ends_sentence(block.text):
        return None
    # "By" may stand alone, its name in an element of its own.
    if opens_byline(f"{block.text} ", page.locale) or _names_authors(block.text, page):
        return Role.BYLINE
    rest = _without_dates(block.text, page)
    if rest and (opens_byline(rest, page.locale) or _names_authors(rest, page) or _names_somebody(rest, block, page)):
        return Role.BYLINE
    if page.authors or not _are_names(block.text, page) or _is_row_of_links(block):
        return None
    return Role.BYLINE if _stands_by_date(block, page) or _stands_between(block, page) else None


def _names_authors(text: str, page: Page) -> bool:
    """Whether a line holds known authors' names and nothing else but an "and"."""
    rest = text
    for name in page.authors:
        rest = rest.replace(name, "")
    return rest != text and sum(map(str.isalpha, rest)) <= _OTHER_LETTERS


def _names_somebody(rest: str, block: Block, page: Page) -> bool:
    """Whether what a line under the headline says beside a date begins with names and a bar: "Jane Roe | Nether Fern"."""
    names, bar, place = rest.partition("|")
    below = page.headline is not None and block.index > page.headline
    return below and bool(bar) and not page.authors and len(place) <= _KICKER and _are_names(names, page)


def _are_names(text: str, page: Page) -> bool:
    """Whether a line has the shape of persons' full names, parted by commas or joined by an "and"."""
    if is_wide(text):
        names = _WIDE_COMMAS.split(text.strip(_BRACKETS))
        return all(is_wide_name(name) and len(name) >= _SHORTEST_WIDE_NAME for name in names)
    known = byline_words(page.locale)
    people: list[list[str]] = [[]]
    for word in text.replace(",", " , ").split():
        if word == "," or known.joins.get(plain(word)) == "and":
            people.append([])
        else:
            people[-1].append(word)
    return all(is_full_name(names, known) for names in people)


def _is_row_of_links(block: Block) -> bool:
    """Whether every word is a link of its own, as the tags of a story are: the spaces between them are in none."""
    return 0 < block.link_chars == sum(map(len, block.text.split())) < len(block.text)


def _stands_by_date(block: Block, page: Page) -> bool:
    """Whether the line right after it, or right before it under the headline, is a date.

    Without capitals nearly any short line has the shape of a name: there only the usual order counts, who and then when.
    """
    if page.headline is None or block.index <= page.headline:
        return False
    above = 1 if block.text.upper() != block.text.lower() else -1
    beside = page.document.blocks[block.index - above : block.index + 2 : 2]
    return any(date_line(line, page) is not None for line in beside)


def _stands_between(block: Block, page: Page) -> bool:
    """Whether it is all that stands between the headline and the story's first prose, and is set in bold type.

    A crosshead has prose above it.
    """
    if page.headline is None or not block.tag or block.bold_chars < len(block.text):
        return False
    below = page.document.blocks[block.index + 1 : block.index + 2]
    if not below or not page.prose[below[0].index] or not 0 < block.index - page.headline <= _HEAD_LINES:
        return False
    return all(isinstance(page.verdicts[at], Reason) for at in range(page.headline + 1, block.index))


def date_line(block: Block, page: Page) -> Role | None:
    """It stands at the head, and begins with the language's words for publication or change ("Published", "Stand:") or is a date."""
    if len(block.text) > _LINE or not at_head(block, page) or page.prose[block.index]:
        return None
    if not any(map(str.isdigit, block.text)):
        return None
    opened = block.text[:_LONGEST_OPENER].casefold().startswith(_date_labels(page.locale))
    return Role.TIMESTAMP if opened or _is_date(block.text, page) else None


def _date_labels(locale: Locale) -> tuple[str, ...]:
    """What stands before a date that says when a story was published or changed."""
    return locale.published_labels + locale.updated_labels


def _is_date(text: str, page: Page) -> bool:
    """Whether a short line is a date or two, with a time or not, and nothing else but the words for publication or change."""
    rest = _without_dates(text, page) if len(text) <= _LONGEST_DATE else None
    if rest is None:
        return False
    rest = rest.casefold()
    for label in _date_labels(page.locale):
        rest = rest.replace(label, "")
    return sum(map(str.isalpha, rest)) <= _OTHER_LETTERS


def _without_dates(text: str, page: Page) -> str | None:
    """What a line says besides its dates; `None` where it has none."""
    if not _DATE.search(text):
        return None
    for known in words_for(text, page.language):
        rest, end = [], 0
        for found in find_dates(text, known):
            rest.append(text[end : found.start])
            end = found.end
        if end:
            # The day of the week may stand before the date, with a comma or without.
            words = " ".join((*rest, text[end:])).split()
            others = [word for word in words if known.kinds.get(fold_letters(word.strip(_BETWEEN))) not in _WEEKDAYS]
            return " ".join(others).strip(_BETWEEN)
    return None


def standfirst(block: Block, page: Page) -> Role | None:
    """Its names say so and it stands at the head of the story, or it is the first text of some length under the headline."""
    if len(block.text) > _LONG_STANDFIRST or block.link_chars > _LINKED * len(block.text):
        return None
    if page.roles[block.element] is Role.STANDFIRST and at_head(block, page):
        return Role.STANDFIRST
    if page.headline is None or block.index <= page.headline:
        return None
    if block.index in page.story:
        return Role.STANDFIRST if _is_own_teaser(block, page) or _stands_over_byline(block, page) else None
    if block.index > page.story.last:
        return None
    if (
        weight(block.text) < _SHORT_STANDFIRST
        or page.within[block.element] & (FIGURE | LIST)
        or _TIME.search(block.text)
    ):
        return None
    if not _follows_headline(block, page, _HEAD_LINES) or _stands_over_credit(block, page):
        return None
    return None if page.prose[block.index] and _stands_under_byline(block, page) else Role.STANDFIRST


def _stands_over_credit(block: Block, page: Page) -> bool:
    """Whether the line right below it in the same element is the caption or credit of a picture or film: so is this."""
    parents = page.document.outline.parents
    below = page.document.blocks[block.index + 1 : block.index + 2]
    return any(
        page.roles[line.element] in (Role.CAPTION, Role.CREDIT) and parents[line.element] == parents[block.element]
        for line in below
    )


def _stands_over_byline(block: Block, page: Page) -> bool:
    """Whether it is the one line of some length between the headline and who wrote the story or when, which then begins."""
    if weight(block.text) < _SHORT_STANDFIRST or page.within[block.element] & (FIGURE | HEADING | LIST):
        return False
    if not _follows_headline(block, page, _MOST_BETWEEN) or not any(page.prose[block.index + 1 : page.story.last + 1]):
        return False
    below = page.document.blocks[block.index + 1 : block.index + 3]
    return any(_signs(line, page) for line in below)


def _stands_under_byline(block: Block, page: Page) -> bool:
    """Whether who wrote the story, or when, stands between the headline and the line: prose below that is the story's own."""
    return any(_signs(line, page) for line in page.document.blocks[(page.headline or 0) + 1 : block.index])


def _signs(block: Block, page: Page) -> bool:
    """Whether a line says who wrote the story or when, by its names or its words."""
    if page.roles[block.element] in (Role.BYLINE, Role.TIMESTAMP) and len(block.text) <= _LINE:
        return True
    # "By continuing to browse" begins as bylines do.
    if isinstance(page.verdicts[block.index], Reason):
        return False
    return byline(block, page) is not None or date_line(block, page) is not None


def _is_own_teaser(block: Block, page: Page) -> bool:
    """Whether it is the story's first prose, without a link, in an element named as a teaser: the story's own."""
    if block.link_chars or not page.prose[block.index] or page.hints[page.weak[block.element]] is not Reason.RELATED:
        return False
    return not any(page.prose[at] for at in range(page.story.first, block.index))


def _follows_headline(block: Block, page: Page, most: int) -> bool:
    """Whether at most so many lines, all put aside or too short to say anything, stand between the headline and the block.

    The bound keeps the work linear: without it each block of a long page would look at all before it.
    """
    between = range((page.headline or 0) + 1, block.index)
    blocks = page.document.blocks
    return len(between) <= most and all(
        isinstance(page.verdicts[at], Reason) or weight(blocks[at].text) < _SHORT_STANDFIRST for at in between
    )


def lede(block: Block, page: Page) -> Role | None:
    """It is prose between the headline and the place where the body was found; in flattened text each block has been judged."""
    if page.document.settings or page.headline is None or not page.headline < block.index < page.story.first:
        return None
    if not page.prose[block.index] or page.weak[block.element]:
        return None
    # A story begins with its dateline: prose above that is a caption, or about the story.
    first = page.document.blocks[page.story.first]
    return None if read_dateline(first.text, page.locale, first.bold_chars) else Role.PARAGRAPH


def near_story(block: Block, page: Page) -> bool:
    """In the story, or between the headline and it."""
    return page.story.first <= block.index <= page.story.last or at_head(block, page)


def at_head(block: Block, page: Page) -> bool:
    """Whether a block stands between the headline and the first lines of the story, or right above them."""
    first = page.story.first
    top = first if page.headline is None else min(page.headline, first)
    return top - _ABOVE <= block.index < first + _BELOW
