"""What kind of result a page gives, said with its evidence: an honest word before a caller trusts the text.

The questions are asked in order, the most telling first: is there anything, is it a wall or an error, what does the page call
itself, is it many stories or one, and is the one whole. The words and types that tell are data (data/outcomes.toml).
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

import attrs

from newsparse.binary import BINARY
from newsparse.body import Body
from newsparse.document import Block, Document, Field, Source
from newsparse.kinds import page_words
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.metadata import canonical_url, is_front_page, missing_words
from newsparse.parts import Access, AccessStatus, LiveEntry, Outcome, Paragraph
from newsparse.phrase_index import phrase_key
from newsparse.survey import HEADINGS, Page
from newsparse.text import weight

# In Latin letters (`text.weight`): less is a line or two; less may be what is left before a wall; as much is no teaser.
_LEAST, _TEASER, _WHOLE = 200.0, 900.0, 1500.0
# A page that shows less than this, all in all, has not been filled in; one that shows less is no more than a wall.
_SHELL, _WALL = 600.0, 4000.0
# Linked titles of this weight are those of other articles; so many of them are a list, or on a page that calls itself one,
# or on one that calls itself an article, or where they are headings of one kind.
_TITLE, _TITLES, _NAMED_TITLES, _MANY_TITLES, _ALIKE = 20.0, 5, 3, 9, 4
# A story under a headline of this length, no more blocks below it, is one, however many titles stand around.
_HEADLINE, _BELOW = 25, 20
_LINKED = 0.66
# So much of the body stands right under titles, each no more blocks above it, where it is a list of teasers; less of it
# than this may be a name or a date between.
_WOVEN, _UNDER, _LINE = 0.6, 3, 60.0
# What a consent wall or an offer must fill of all that is seen; how many of its words it has, one in so many letters.
_MOST, _ASKING, _ONE_IN = 0.5, 3, 300.0
# So many paragraphs under a headline are news in brief.
_BRIEF = 2
# So many entries are a live blog.
_ENTRIES = 3
_NO_CONTENT = frozenset((Reason.NAVIGATION, Reason.LEGAL, Reason.CONSENT, Reason.WIDGET, Reason.PAYWALL, Reason.PROMO))
_TITLE_PARTS = re.compile(r" [|–—:·•»«-] |: |[｜|]")

Judgement = tuple[Outcome, tuple[str, ...]]


@attrs.frozen
class _Facts:
    """What the questions are asked of."""

    page: Page
    labels: Sequence[Label]
    body: Body
    size: float
    """The weight of the body."""

    @property
    def seen(self) -> float:
        """The weight of everything on the page that is not hidden."""
        return sum([weight(block.text) for block in self.document.blocks if not block.hidden])

    @property
    def document(self) -> Document:
        return self.page.document

    @property
    def dropped(self) -> list[Dropped]:
        return [label for label in self.labels if isinstance(label, Dropped)]

    def filled(self, reason: Reason) -> float:
        """The weight of what was dropped for `reason`."""
        return sum(weight(label.block.text) for label in self.dropped if label.reason is reason)

    def titles(self) -> list[Block]:
        """The titles of other articles that the page shows, each once."""
        return list({block.text: block for block in reversed(self.document.blocks) if _is_title(block)}.values())[::-1]

    def claims_article(self) -> bool:
        """Whether the page says it is an article."""
        return any("article" in claim.raw.casefold() for claim in self.document.metadata.of(Field.TYPE))

    def is_signed(self) -> bool:
        """Whether the page says when the article was published, or shows who wrote it or when, and not of a mere teaser."""
        if self.document.metadata.of(Field.PUBLISHED):
            return True
        shown = [label for label in self.labels if isinstance(label, Kept) and label.role is Role.HEADLINE]
        if any(map(_is_linked_heading, (label.block for label in shown))):
            return False
        return any(isinstance(label, Kept) and label.role in (Role.BYLINE, Role.TIMESTAMP) for label in self.labels)


def judge(page: Page, labels: Sequence[Label], body: Body) -> Judgement:
    """The outcome, and why, one phrase for each piece of evidence."""
    document = page.document
    if document.encoding is not None and document.encoding.name == BINARY:
        return Outcome.NOT_ARTICLE, (f"the source is no text: {document.encoding.how}",)
    if not labels and not body.text:
        return Outcome.EMPTY, ("the source has no visible text", *document.cut)
    facts = _Facts(page, labels, body, weight(body.text))
    questions = _OF_STORY if facts.size >= _LEAST else _OF_NO_STORY
    size = _size(facts)
    for question in questions:
        if found := question(facts):
            return found[0], (*size, *found[1])
    if facts.size < _LEAST:
        return Outcome.NOT_ARTICLE, (*size, *document.cut)
    return Outcome.ARTICLE, tuple(size)


def _size(facts: _Facts) -> list[str]:
    if facts.size < _LEAST:
        return [f"{len(facts.body.text)} characters of prose among {len(facts.document.blocks)} blocks"]
    size = f"{len(facts.body.text)} characters of prose in {len(facts.body.blocks)} parts"
    first = facts.body.blocks[0].origin
    outside = not first.blocks and first.path is not None
    return [size, f"the text stands only in {first.path}"] if outside else [size]


# --- walls and errors --------------------------------------------------------------------------------------------------


def _consent(facts: _Facts) -> Judgement | None:
    """Most of it was dropped as a question about cookies, or it has many of such a question's words in few letters."""
    asking = facts.filled(Reason.CONSENT)
    if asking > facts.size and asking > _MOST * facts.seen:
        return Outcome.CONSENT, ("most of what is seen asks for consent",)
    if facts.size > _WALL or facts.is_signed() or facts.seen > _WALL:
        return None
    words = page_words().found(Outcome.CONSENT, _seen_key(facts))
    if len(words) < max(_ASKING, facts.seen / _ONE_IN):
        return None
    return Outcome.CONSENT, (f"it asks for consent: {', '.join(map(repr, words[:5]))}",)


def _error(facts: _Facts) -> Judgement | None:
    """It says that the page is not there, or asks whether somebody is a robot."""
    if facts.size > _TEASER or facts.is_signed() or facts.seen > _WALL:
        return None
    words = page_words().found(Outcome.NOT_ARTICLE, _seen_key(facts))
    return (Outcome.NOT_ARTICLE, (f"it says {words[0]!r}",)) if words else None


def _shell(facts: _Facts) -> Judgement | None:
    """It shows next to nothing, and is an article by its own word or wants scripts to be run."""
    if facts.seen >= _SHELL:
        return None
    words = page_words().found(Outcome.SHELL, phrase_key("\n".join(block.text for block in facts.document.blocks)))
    if words:
        return Outcome.SHELL, (f"next to nothing is seen, and it says {words[0]!r}",)
    if facts.claims_article():
        return Outcome.SHELL, ("the page says it is an article and shows none",)
    return None


def _short(facts: _Facts) -> Judgement | None:
    """A line or two under a headline: news in brief where the page says it is an article, or shows who wrote it or when."""
    if facts.size < _LINE or facts.page.headline is None:
        return None
    if facts.claims_article():
        if facts.is_signed():
            return Outcome.ARTICLE, ("the page says it is an article, and when it was published or who wrote it",)
        return Outcome.PARTIAL, ("the page says it is an article and shows no more than a line or two",)
    brief = sum(isinstance(part, Paragraph) for part in facts.body.blocks) >= _BRIEF
    if brief and facts.is_signed() and _is_titled(facts):
        return Outcome.ARTICLE, ("paragraphs under a headline, and when they were published or who wrote them",)
    return None


def _seen_key(facts: _Facts) -> str:
    """All that is seen of a page, as phrases are compared."""
    return phrase_key("\n".join(label.block.text for label in facts.labels if not label.block.hidden))


# --- what the page calls itself ----------------------------------------------------------------------------------------


def _called(facts: _Facts) -> Judgement | None:
    """Its type, its headline or its title is that of a page which is no article."""
    if facts.claims_article():
        return None
    said = _said_by_type(facts) or _said_by_title(facts)
    if said is None:
        return None
    outcome, why = said
    titles = facts.titles()
    if outcome is Outcome.LISTING and len(titles) < _NAMED_TITLES:
        return None
    if outcome is Outcome.LISTING:
        return outcome, (why, f"{len(titles)} linked titles of other articles")
    return outcome, (why,)


def _said_by_type(facts: _Facts) -> tuple[Outcome, str] | None:
    for claim in facts.document.metadata.of(Field.TYPE):
        outcome = page_words().type_of(claim.raw)
        if outcome is not None:
            return outcome, f"{claim.key} is {claim.raw}"
    return None


def _said_by_title(facts: _Facts) -> tuple[Outcome, str] | None:
    """What the headline, or the first part of `<title>`, says the page is; only a headline may be a section's name."""
    page = facts.page
    if page.headline is not None:
        line = facts.document.blocks[page.headline].text
        if phrase_key(line) in page.locale.section_names:
            return Outcome.LISTING, f"the headline is a section's name: {line!r}"
    else:
        line = next((block.text for block in facts.document.blocks if block.tag in ("h1", "h2")), "")
    titles = [claim.raw for claim in facts.document.metadata.of(Field.HEADLINE, Source.TITLE)[:1]]
    for text in (line, *(part for title in titles for part in _TITLE_PARTS.split(title)[:1])):
        outcome = page_words().title_of(text)
        if outcome is not None:
            return outcome, f"it is called {text!r}"
    entry = page.locale.reason_of(line) if line else None
    return (Outcome.NOT_ARTICLE, f"it is called {line!r}") if entry and entry[0] in _NO_CONTENT else None


def _front(facts: _Facts) -> Judgement | None:
    """Its address is that of its site's front page, and it shows no article of its own."""
    if facts.claims_article() or not is_front_page(facts.document) or (facts.size >= _WHOLE and _is_titled(facts)):
        return None
    why = f"its address is a front page: {canonical_url(facts.document)}"
    titles = len(facts.titles())
    if titles < 2:
        return Outcome.NOT_ARTICLE, (why,)
    return Outcome.LISTING, (why, f"{titles} linked titles of other articles")


# --- many stories, or one ----------------------------------------------------------------------------------------------


def _live(facts: _Facts) -> Judgement | None:
    """The page says it is a live blog, or most of its body stands in entries with their times."""
    live = [claim for claim in facts.document.metadata.of(Field.TYPE) if claim.raw == "LiveBlogPosting"]
    entries = sum(isinstance(part, LiveEntry) for part in facts.body.blocks)
    if live:
        return Outcome.LIVE, (f"{live[0].key} is {live[0].raw}",)
    return (Outcome.LIVE, (f"{entries} entries with their times",)) if entries >= _ENTRIES else None


def _listing(facts: _Facts) -> Judgement | None:
    """Its text stands under the titles of other articles, or is a few lines beside many of them."""
    claimed = facts.claims_article()
    if claimed and facts.size >= _TEASER and sum(map(_is_linked_heading, facts.document.blocks)) < _NAMED_TITLES:
        return None  # as nearly all articles are
    titles = facts.titles()
    if len(titles) < 2:
        return None
    many = (f"{len(titles)} linked titles of other articles",)
    if facts.size < _LEAST:
        enough = len(titles) >= (_MANY_TITLES if claimed else _TITLES) or _alike(facts, titles) >= _ALIKE
        return (Outcome.LISTING, many) if enough else None
    titled = _is_titled(facts)
    # Under a headline of its own a text may go from link to link; it is a list of other articles if these are headings.
    woven, under = _woven(facts, list(filter(_is_linked_heading, titles)) if titled else titles)
    if woven >= (_NAMED_TITLES if titled or facts.is_signed() else 2) and under >= _WOVEN * facts.size:
        return Outcome.LISTING, (*many, f"{woven} of them stand right above parts of the text")
    if facts.size >= _TEASER or titled:
        return None
    most = _MANY_TITLES if facts.is_signed() else _TITLES
    return (Outcome.LISTING, many) if len(titles) >= most else None


def _woven(facts: _Facts, titles: Sequence[Block]) -> tuple[int, float]:
    """How many titles stand right above a part of the body, and what those parts weigh."""
    linked = {block.index: block.text for block in titles}
    if not linked:
        return 0, 0.0
    own = {index for part in facts.body.blocks if weight(part.text) >= _LINE for index in part.origin.blocks}
    woven: dict[str, float] = {}
    for part in facts.body.blocks:
        first = min(part.origin.blocks, default=0)
        above = next((at for at in range(first, max(-1, first - _UNDER - 1), -1) if at in linked), None)
        if above is not None and own.isdisjoint(range(above + 1, first)):
            woven[linked[above]] = max(woven.get(linked[above], 0.0), weight(part.text))
    return len(woven), sum(woven.values())


def _alike(facts: _Facts, titles: Sequence[Block]) -> int:
    """How many of the titles are headings of one tag and name."""
    names = facts.document.outline.names
    kinds = Counter((block.tag, names[block.element]) for block in titles if block.tag in HEADINGS)
    return max(kinds.values(), default=0)


def _is_title(block: Block) -> bool:
    """Whether a block, or its first line, is a link of some length."""
    if not block.link_chars or block.hidden:
        return False
    line = block.text.partition("\n")[0]
    if weight(line) < _TITLE:
        return False
    if len(line) < len(block.text):
        return len(line) - 3 <= block.link_chars <= len(line) + 3
    return block.link_chars >= _LINKED * len(line)


def _is_linked_heading(block: Block) -> bool:
    return block.tag in HEADINGS and _is_title(block)


def _is_titled(facts: _Facts) -> bool:
    """Whether the page says it is an article, or its text stands right under a headline of some length that is no link."""
    if facts.claims_article():
        return True
    first = min((index for part in facts.body.blocks if part.text for index in part.origin.blocks), default=0)
    near = facts.labels[max(0, first - _BELOW) : first]
    headlines = (label.block for label in near if isinstance(label, Kept) and label.role is Role.HEADLINE)
    return any(weight(x.text) >= _HEADLINE and x.link_chars < _LINKED * len(x.text) for x in headlines)


def _unsaid(facts: _Facts) -> Judgement | None:
    """Nothing says that it is an article, neither its head nor its looks, and most of the page is something else."""
    if facts.size >= _TEASER or facts.size >= _MOST * facts.seen or facts.document.settings:
        return None
    if facts.is_signed() or _is_titled(facts):
        return None
    return Outcome.NOT_ARTICLE, ("a short text without a type, a date, an author or a headline of some length",)


# --- whole, or a part --------------------------------------------------------------------------------------------------


def _wall(facts: _Facts) -> Judgement | None:
    """Something says that the rest is for subscribers, and the text is not as long as an article.

    What asks to subscribe above the text, on every page of a site, says nothing of this one.
    """
    if facts.size >= _WHOLE:
        return None
    claims = [(claim, claim.raw.rpartition("/")[2].casefold()) for claim in facts.document.metadata.of(Field.FREE)]
    closed = [claim for claim, value in claims if value == "false"]
    if claims and not closed and all(value == "true" for _, value in claims):
        return None
    found = [f"{closed[0].key} is {closed[0].raw}"] if closed else []
    first = min((index for part in facts.body.blocks if part.text for index in part.origin.blocks), default=0)
    offers = [label for label in facts.dropped if label.reason is Reason.PAYWALL and label.block.index >= first]
    if offers and (closed or facts.size < _TEASER):
        found.append(f"a block asks to subscribe: {offers[0].block.text[:60]!r}")
    return (Outcome.PAYWALLED, tuple(found)) if found and (offers or facts.size < _TEASER) else None


def _partial(facts: _Facts) -> Judgement | None:
    """The page counts more words than are here, or a limit was reached."""
    free = any(claim.raw.casefold() == "true" for claim in facts.document.metadata.of(Field.FREE))
    # Of a text as long as an article that anybody may read, the count is more often wrong than right.
    counted = None if free and facts.size >= _WHOLE else missing_words(facts.document, facts.body.text)
    missing = ([counted] if counted else []) + list(facts.document.cut)
    return (Outcome.PARTIAL, tuple(missing)) if missing else None


def with_wall(access: Access, outcome: Outcome, evidence: Sequence[str]) -> Access:
    """`access`, with what shows that there is a wall where the page itself does not say whether anybody may read it."""
    if outcome is not Outcome.PAYWALLED or access.status is not AccessStatus.UNKNOWN:
        return access
    return Access(AccessStatus.PAYWALLED, tuple(dict.fromkeys((*access.evidence, *evidence))))


_Question = Callable[[_Facts], Judgement | None]
_OF_STORY: tuple[_Question, ...] = (_live, _called, _front, _error, _consent, _wall, _listing, _unsaid, _partial)
_OF_NO_STORY: tuple[_Question, ...] = (_error, _consent, _called, _front, _wall, _listing, _short, _shell)
