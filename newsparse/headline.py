"""Which block is the headline, and what the headline reads where no block is.

Blocks are weighed by tag, names and agreement with what the page claims; the choice is the later layers' anchor.
"""

import re
from collections.abc import Sequence

from newsparse.document import Block, Document, Field, Metadata, Source
from newsparse.figures import is_caption
from newsparse.labels import Role
from newsparse.locales import Locale
from newsparse.names import Named
from newsparse.survey import FIGURE, QUOTE, Page, Verdict, opens_byline
from newsparse.titles import displayed_headline

_MARKS = " \"'“”‘’«»„‚‹›([{¿¡-–—|•"
_WORD = re.compile(r"\w+")
_LONGEST = 300
_SHORTEST_CLAIM = 8
_BY_TAG = {"h1": 4.0, "h2": 1.0, "h3": 0.5}
_SAME, _PART, _INSIDE = 5.0, 3.0, 2.0
_SHORTEST_INSIDE = 16
_BY_NAME = 2.0
_LEAST = 3.0
# A heading that no claim agrees with, on a page that makes claims.
_UNCLAIMED = 0.5
# Without mark-up: how long a headline is, how far above the story it stands, and what speaks for it.
_SHORTEST, _GOOD_SIZE, _LONGEST_BARE = 12, 80, 200
_FARTHEST, _PER_LINE, _TITLE, _PER_TAG = 120, 3.0, 200.0, 40.0
_FEWEST_WORDS, _HALF = 3, 0.5
_GOOD_UPPER = 30
# What parts the headline from the outlet's name in the title of a page.
_TITLE_BAR = re.compile(r"\s[|–—»·-]\s|[|｜：]")
# What parts the entries of a menu or trail set on one line.
_BAR = re.compile("[|>›»•·]")
# Between two that weigh the same, the one that stands earlier.
_EARLIER = 0.001


def words(text: str) -> str:
    """`text` as headlines are compared: words only, no case."""
    return " ".join(_WORD.findall(text.casefold()))


def claimed(metadata: Metadata) -> tuple[str, ...]:
    """What the page says its headline is, as `words`, the more reliable first; no empty ones, none twice."""
    order = (Source.JSON_LD, Source.OPEN_GRAPH, Source.META, Source.MICRODATA, Source.TITLE)
    # The first of each source: later ones are those of other articles that the page shows.
    raws = [claim.raw for source in order for claim in metadata.of(Field.HEADLINE, source)[:1]]
    titles = [_first_part(claim.raw) for claim in metadata.of(Field.HEADLINE, Source.TITLE)[:1]]
    found = (words(raw) for raw in (*raws, *titles))
    return tuple(dict.fromkeys(claim for claim in found if claim))


def _first_part(title: str) -> str:
    """What the title of a page says before the outlet's name; empty where that is not the most of it."""
    part = _TITLE_BAR.split(title, maxsplit=1)[0]
    return part if len(part) > _HALF * len(title) else ""


def find_headline(document: Document, named: Sequence[Named]) -> int | None:
    """The index of the block that is the headline; `None` where no block is likely to be."""
    claims = claimed(document.metadata)
    best, most = None, _LEAST
    # By far the most blocks of a page begin with another letter than any claim, and with no mark.
    initials = {claim[0] for claim in claims}
    starts = initials | {initial.upper() for initial in initials} | set(_MARKS)
    likely = [block for block in document.blocks if block.tag in _BY_TAG or block.text[0] in starts]
    for block in likely:
        alike = block.tag in _BY_TAG or block.text.lstrip(_MARKS)[:1].casefold() in initials
        if not alike or block.hidden or len(block.text) > _LONGEST:
            continue
        agreement = _agreement(block, claims)
        score = agreement + _BY_TAG.get(block.tag, 0.0) * (1.0 if agreement or not claims else _UNCLAIMED)
        if score:
            score += _BY_NAME * (named[block.element].role is Role.HEADLINE) - _EARLIER * block.index
        if score > most:
            best, most = block.index, score
    return None if best is None else displayed_headline(document, document.blocks[best]).index


def find_bare_headline(page: Page, verdicts: Sequence[Verdict | None], first: int) -> int | None:
    """The headline of a page that neither marks nor claims one: the line of some length nearest above the story.

    `verdicts` say which blocks a rule has put aside, `first` where the story begins. Flattened pages begin with the page's
    title: of `A headline | The Outlet` and, further down, `A headline` the second is the headline.
    """
    blocks = page.document.blocks
    title = frozenset(words(blocks[0].text).split()) if blocks else frozenset()
    best, most = None, 0.0
    distance = 0
    for index in range(first - 1, max(-1, first - _FARTHEST), -1):
        block = blocks[index]
        if verdicts[index] is not None or page.within[block.element] & (FIGURE | QUOTE):
            continue
        if _may_be_headline(block.text, page.locale):
            score = min(len(block.text), _GOOD_SIZE) - _PER_LINE * distance + _PER_TAG * _BY_TAG.get(block.tag, 0.0)
            score += _TITLE * _shared(block.text, title) if index else 0.0
            if score > most:
                best, most = index, score
        distance += 1
    return best if best is None else _upper(page, verdicts, best)


def _upper(page: Page, verdicts: Sequence[Verdict | None], lower: int) -> int:
    """Of two lines of some length right after one another the upper is the headline and the lower, longer one its standfirst."""
    blocks = page.document.blocks
    upper = lower - 1
    if (
        upper < 0
        or verdicts[upper] is not None
        or page.within[blocks[upper].element] != page.within[blocks[lower].element]
    ):
        return lower
    text = blocks[upper].text
    fits = _GOOD_UPPER <= len(text) < len(blocks[lower].text) and _may_be_headline(text, page.locale)
    return upper if fits and not _BAR.search(text) else lower


def _shared(text: str, title: frozenset[str]) -> float:
    """How much of a line stands in the page's title; 0 where it is less than half."""
    own = words(text).split()
    share = sum(word in title for word in own) / len(own) if len(own) >= _FEWEST_WORDS else 0.0
    return share if share >= _HALF else 0.0


def _may_be_headline(text: str, locale: Locale) -> bool:
    if not _SHORTEST <= len(text) <= _LONGEST_BARE or text.endswith((".", ":", ",")):
        return False
    return not is_caption(text, locale) and not opens_byline(text, locale)


def _agreement(block: Block, claims: tuple[str, ...]) -> float:
    text, best = "", 0.0
    for claim in claims:
        if not len(claim) // 3 - 4 <= len(block.text) <= _LONGEST:
            continue
        text = text or words(block.text)
        if text == claim:
            return _SAME
        if len(text) >= _SHORTEST_CLAIM and (claim.startswith(text) or text.startswith(claim)):
            best = _PART
        elif block.tag in _BY_TAG and len(text) >= _SHORTEST_INSIDE and f" {text} " in f" {claim} ":
            best = max(best, _INSIDE)
    return best
