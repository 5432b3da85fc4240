"""Flattened pages with what each of their blocks is: of the story or not, and the headline or not."""

import re
from collections import defaultdict
from collections.abc import Sequence

import attrs

from newsparse import Parser
from newsparse.chain import LOCAL, read_page
from newsparse.document import Block
from newsparse.head_facts import candidates, headline_facts, words
from newsparse.language import language_of
from newsparse.line_facts import facts
from newsparse.locales import available, load
from newsparse.survey import Page as Survey
from newsparse.survey import Verdict, survey
from newsparse.text_byline import signing_candidates, signing_facts
from newsparse.text_story import AFTER, BEFORE, BETWEEN, STORY, locate_in_text
from tests.training.flattened_texts import Text

_WORD = re.compile(r"\w+")
_GRAM = 4
_SURE, _SHORT, _NEAR = 60, 40, 4
# A reading of HTML teaches where the flattened text shows so much of it.
_LEAST_SHOWN = 0.8
_MOST_BLOCKS = 800

Gram = tuple[str, ...]


@attrs.frozen
class Page:
    """One flattened page."""

    corpus: str
    kind: str
    """The tool that flattened it."""
    publisher: str
    blocks: tuple[Block, ...]
    facts: list[list[str]]
    allowed: list[frozenset[int]]
    """The states that are right for each block."""
    bodies: list[list[str]]
    """Each right body, as paragraphs."""


@attrs.frozen
class Lines:
    """The lines of one flattened page that may be its headline, or its byline."""

    corpus: str
    kind: str
    publisher: str
    facts: list[list[str]]
    """Those of each line."""
    right: frozenset[int]
    """Which of them are right; none where that is not among them."""


def story_page(text: Text) -> Page | None:
    """The page with the facts of its blocks; `None` where it has none, or shows too little of the story it is to teach."""
    read = _read(text)
    if read is None:
        return None
    page, verdicts = read
    blocks = page.document.blocks
    allowed = _allowed(*_matches(blocks, text.bodies, text.summary))
    if text.taught:
        shown = sum(len(block.text) for block, states in zip(blocks, allowed, strict=True) if states == {STORY})
        whole = sum(map(len, text.bodies[0]))
        if shown < _LEAST_SHOWN * whole or len(blocks) > _MOST_BLOCKS:
            return None
    return Page(text.corpus, text.kind, text.publisher, blocks, facts(page, verdicts), allowed, text.bodies)


def headline_page(text: Text) -> Lines | None:
    """The lines that may be its headline; `None` where nobody knows it, or newsparse finds no story under it.

    The page's title, which stands first, is the headline only where no other line is, with the outlet's name or without.
    """
    read = _read(text) if text.title else None
    if read is None or not text.title:
        return None
    page, verdicts = read
    story = locate_in_text(page, verdicts)
    lines = candidates(page, verdicts, story)
    if not lines:
        return None
    title = words(text.title)
    shown = [words(page.document.blocks[index].text) for index in lines]
    same = [at for at, own in enumerate(shown) if own == title]
    right = [at for at in same if lines[at]] or same
    if not right and shown[0][: len(title)] == title and not lines[0]:
        right = [0]
    found = headline_facts(page, verdicts, story, lines)
    return Lines(text.corpus, text.kind, text.publisher, found, frozenset(right))


def byline_page(text: Text) -> Lines | None:
    """The lines that may be its byline without saying so; `None` where there are none, or nobody knows the authors."""
    parser = Parser()
    document = parser.read_text(text.text, text.url)
    if not text.authors or not document.blocks:
        return None
    language = language_of(document)
    page, _ = read_page(document, language, load(language if language in available() else "und"), parser.markup)
    lines = signing_candidates(page, page.verdicts, page.story, page.headline)
    if not lines:
        return None
    authors = [" ".join(words(author)) for author in text.authors]
    shown = [f" {' '.join(words(document.blocks[at].text))} " for at in lines]
    right = frozenset(at for at, line in enumerate(shown) if any(f" {author} " in line for author in authors))
    found = signing_facts(page, page.verdicts, page.story, page.headline, lines)
    return Lines(text.corpus, text.kind, text.publisher, found, right)


def _read(text: Text) -> tuple[Survey, list[Verdict | None]] | None:
    parser = Parser()
    document = parser.read_text(text.text, text.url)
    if not document.blocks:
        return None
    language = language_of(document)
    locale = load(language if language in available() else "und")
    page = survey(document, language, locale, parser.markup)
    verdicts = [
        next((said for rule in LOCAL if (said := rule(block, page)) is not None), None) for block in document.blocks
    ]
    return page, verdicts


def grams(text: str) -> list[Gram]:
    """All runs of four words; all words where there are fewer."""
    words = _WORD.findall(text)
    return list(zip(*(words[at:] for at in range(_GRAM)), strict=False)) or ([tuple(words)] if words else [])


def _matches(
    blocks: Sequence[Block], bodies: Sequence[Sequence[str]], summary: Sequence[str]
) -> tuple[list[bool], list[bool]]:
    """Which blocks are of the body, and which are the standfirst, which a right body may have or not."""
    held: set[Gram] = set()
    lines: set[Gram] = set()
    for body in bodies:
        held.update(grams(" ".join(body)))
        lines.update(tuple(_WORD.findall(line)) for paragraph in body for line in paragraph.split("\n"))
    every = set.intersection(*({tuple(_WORD.findall(paragraph)) for paragraph in body} for body in bodies))
    free = {words for line in summary if (words := tuple(_WORD.findall(line))) not in every}
    keys = [tuple(_WORD.findall(block.text)) for block in blocks]
    apart = [key in free for key in keys]
    of_body = [
        not own and bool(key) and (key in lines or (len(key) >= _GRAM and _mostly(grams(block.text), held)))
        for block, key, own in zip(blocks, keys, apart, strict=True)
    ]
    return _once(blocks, keys, of_body), apart


def _mostly(own: Sequence[Gram], held: set[Gram]) -> bool:
    return 2 * sum(gram in held for gram in own) >= len(own)


def _once(blocks: Sequence[Block], keys: Sequence[Gram], of_body: list[bool]) -> list[bool]:
    """Of words that stand on the page twice only those nearest to sure paragraphs; short ones only among them."""
    places: dict[Gram, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if of_body[index]:
            places[key].append(index)
    sure = sorted(at[0] for at in places.values() if len(at) == 1 and len(blocks[at[0]].text) > _SURE)
    if not sure:
        return of_body
    for at in places.values():
        best = min(at, key=lambda index: min(abs(index - other) for other in sure))
        lost = len(blocks[best].text) < _SHORT and not sure[0] - _NEAR <= best <= sure[-1] + _NEAR
        for index in at:
            of_body[index] = index == best and not lost
    return of_body


def _allowed(of_body: Sequence[bool], apart: Sequence[bool]) -> list[frozenset[int]]:
    inside = [index for index, own in enumerate(of_body) if own]
    if not inside:
        return [frozenset((BEFORE,))] * len(of_body)
    first, last = inside[0], inside[-1]
    head = min((index for index, own in enumerate(apart) if own), default=first)
    states = []
    for index, own in enumerate(of_body):
        if own:
            states.append(frozenset((STORY,)))
        elif index > last:
            states.append(frozenset((AFTER,)))
        elif index > first:
            states.append(frozenset((STORY, BETWEEN)) if apart[index] else frozenset((BETWEEN,)))
        elif apart[index]:
            states.append(frozenset((BEFORE, STORY, BETWEEN)))
        else:
            states.append(frozenset((BEFORE, BETWEEN)) if index > head else frozenset((BEFORE,)))
    return states
