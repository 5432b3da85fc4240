"""What flattened text shows of each line that may be the headline: facts by name, for the scores by which it is chosen.

A headline is known by its own look, by what stands between it and the story, by what stands right before and after it, and by
its words: they come again in the story and in the page's title. Every fact is a name of a closed set, as in `line_facts`.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate

import attrs

from newsparse.document import Block
from newsparse.figures import is_caption
from newsparse.labels import Reason
from newsparse.prose_facts import bins, first_fact, last_fact
from newsparse.stems import is_unspaced, stems
from newsparse.survey import Page, Story, Verdict, ends_sentence, opens_byline
from newsparse.text import weight

_SIZES = (12, 20, 30, 40, 55, 70, 90, 115, 150, 200)
_LINES = (0.5, 1.5, 2.5, 3.5, 5.5, 8.5, 14.5, 25.5, 60.5)
_MASSES = (1, 40, 100, 200, 400, 800, 2000)
_SHARES = (0.01, 0.2, 0.35, 0.5, 0.65, 0.8, 0.999)
_CAPITALS = (0.15, 0.3, 0.5, 0.75, 0.999)
_COUNTS = (0.5, 1.5, 2.5, 4.5, 9.5)
_OFFSETS = (-8, -3, -1, 0.5, 3, 5, 9)

_FARTHEST = 80  # blocks above the story that are looked at
_INTO = 3  # blocks of the story's beginning that may be its headline, as long as they are no prose
_SHORTEST, _LONGEST = 9.0, 300
_READ = 40  # blocks of the story whose words are known
_SHORT, _LONG = 25, 150
_FEW, _AHEAD = 3, 6  # lines before and after that are looked at
_FEWEST_TITLE = 3

_WORD = re.compile(r"\w+")
_TIME = re.compile(r"\d[:.]\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d")
# What parts a headline from the outlet's name in a page's title.
_PARTED = re.compile(r" [|\-–—·:»«] |[|｜]")
_QUOTES = frozenset("\"'“”„«»‘’")


_SIZE = bins("size", _SIZES)
_LINE = bins("lines to the story", _LINES)
_MASS = bins("letters to the story", _MASSES)
_TOLD = bins("told by the story", _SHARES)
_TITLED = bins("told by the title", _SHARES)
_CAPITAL = bins("capitals", _CAPITALS)
_RIVAL = bins("rivals below", _COUNTS)
_PUT_ASIDE = bins("dropped below", _COUNTS)
_OFFSET = bins("indent", _OFFSETS)
_SECTIONED = {reason: f"under a heading of {reason.value}" for reason in Reason}
_SHORT_HEAD, _MOST_OF_HEAD = 10, 3
_OF_HEAD = [f"lines above in a short head {count}" for count in range(_MOST_OF_HEAD + 1)]
_CROWD = [f"short lines around {count}" for count in range(7)]


def candidates(page: Page, verdicts: Sequence[Verdict | None], story: Story) -> list[int]:
    """The blocks that may be the headline: lines above the story, and its own first ones."""
    if story.last < story.first:
        return []
    blocks = page.document.blocks
    above = range(max(1, story.first - _FARTHEST), story.first)
    own = range(story.first, min(story.first + _INTO, story.last))
    first_prose = next((index for index in own if page.prose[index]), own.stop)
    near = (*range(min(1, story.first)), *above, *range(story.first, first_prose))
    return [index for index in near if _may_be_headline(blocks[index], page, verdicts[index])]


def _may_be_headline(block: Block, page: Page, verdict: Verdict | None) -> bool:
    """Whether a line is no entry of a menu by its length, and no rule but that of the heading above has put it aside."""
    if verdict is not None and verdict is not page.sections[block.index]:
        return False
    return len(block.text) <= _LONGEST and weight(block.text) >= _SHORTEST and not block.text[0].islower()


def headline_facts(
    page: Page, verdicts: Sequence[Verdict | None], story: Story, chosen: Sequence[int]
) -> list[list[str]]:
    """The facts of each of the `chosen` blocks."""
    blocks, settings = page.document.blocks, page.document.settings
    low = max(0, story.first - _FARTHEST - _FEW)
    high = min(len(blocks), story.first + _INTO + _AHEAD)
    kinds = dict(enumerate([line_kind(blocks[at], page, verdicts[at]) for at in range(low, high)], low))
    kinds.setdefault(0, line_kind(blocks[0], page, verdicts[0]))
    below = _Below.of(page, kinds, low, story.first)
    told, title = _words_of_story(page, story), words(blocks[0].text[:_LONGEST])
    times = Counter([block.text for block in blocks])
    main = _main_indent(page, story)
    found = []
    for index in chosen:
        block = blocks[index]
        names = _look(block, kinds[index])
        verdict = verdicts[index]
        if isinstance(verdict, Reason):
            names.append(_SECTIONED[verdict])
        names += below.facts(index)
        keys = stems(block.text)
        names.append(_TOLD[bisect_right(_SHARES, len(keys & told) / len(keys))] if keys else "no long word")
        names += _titled(index, block.text, title)
        names += _beside(index, kinds)
        names += _longer(index, kinds, blocks)
        if times[block.text] > 1:
            names.append("twice")
        if main is not None:
            names.append(_OFFSET[bisect_right(_OFFSETS, settings[index].indent - main)])
        if settings[index].gap:
            names.append("gap before")
        if block.tag:
            names.append("item")
        found.append(names)
    return found


def _main_indent(page: Page, story: Story) -> int | None:
    """The indent of most paragraphs of the story; `None` where all lines of the text have the same."""
    settings = page.document.settings
    inside = Counter([settings[at].indent for at in range(story.first, story.last + 1) if page.prose[at]])
    if not inside or all(setting.indent == settings[0].indent for setting in settings):
        return None
    return inside.most_common(1)[0][0]


@attrs.frozen
class _Below:
    """What stands between each line and the story: sums from the top of what is looked at, one for each line."""

    low: int
    first: int
    lines: Sequence[int]
    letters: Sequence[float]
    rivals: Sequence[int]
    dropped: Sequence[int]

    @classmethod
    def of(cls, page: Page, kinds: Mapping[int, str], low: int, first: int) -> "_Below":
        near = range(low, first)
        sizes = [weight(page.document.blocks[at].text) for at in near]
        free = [kinds[at] != "dropped" for at in near]
        like = [kinds[at] == "line" and size < _LONG for at, size in zip(near, sizes, strict=True)]
        masses = [size if own else 0.0 for size, own in zip(sizes, free, strict=True)]
        sums = [[0, *accumulate(counts)] for counts in (free, like, [not own for own in free])]
        return cls(low, first, sums[0], [0.0, *accumulate(masses)], sums[1], sums[2])

    def facts(self, index: int) -> list[str]:
        """The bins of the sums below the line."""
        if index >= self.first:
            return ["in the story"]
        at = max(0, index + 1 - self.low)
        found = [
            _LINE[bisect_right(_LINES, self.lines[-1] - self.lines[at])],
            _MASS[bisect_right(_MASSES, self.letters[-1] - self.letters[at])],
            _RIVAL[bisect_right(_COUNTS, self.rivals[-1] - self.rivals[at])],
            _PUT_ASIDE[bisect_right(_COUNTS, self.dropped[-1] - self.dropped[at])],
        ]
        if index + 1 == self.first:
            found.append("right above the story")
        if self.first <= _SHORT_HEAD:
            found.append(_OF_HEAD[min(self.rivals[at - 1], _MOST_OF_HEAD)])
        return found


def words(text: str) -> list[str]:
    """The words of a text, as titles are compared."""
    return _WORD.findall(text.casefold())


def _words_of_story(page: Page, story: Story) -> set[str]:
    told: set[str] = set()
    read = [index for index in range(story.first, story.last + 1) if page.prose[index] and index in story][:_READ]
    for index in read:
        told |= stems(page.document.blocks[index].text)
    return told


def line_kind(block: Block, page: Page, verdict: Verdict | None) -> str:
    """What a line near a headline is at first sight."""
    text = block.text
    if verdict is not None and verdict is not page.sections[block.index]:
        return "dropped" if isinstance(verdict, Reason) else "note"
    if page.prose[block.index]:
        return "prose"
    size = weight(text)
    if size < _LONG:
        if opens_byline(text, page.locale):
            return "byline"
        if any(map(str.isdigit, text)) and (_TIME.search(text) or _YEAR.search(text)) and size < _LONG / 2:
            return "date"
    if is_caption(text, page.locale):
        return "caption"
    return "short" if size < _SHORT else "sentence" if ends_sentence(text) else "line"


def _look(block: Block, kind: str) -> list[str]:
    """What the line's own words show."""
    text = block.text
    found = [_SIZE[bisect_right(_SIZES, weight(text))], f"is {kind}"]
    found += (last_fact(text[-1], _QUOTES), first_fact(text[0], _QUOTES))
    own = text.split()
    if len(own) > 1 and not is_unspaced(text):
        found.append(_CAPITAL[bisect_right(_CAPITALS, sum([word[0].isupper() for word in own]) / len(own))])
    elif len(own) == 1 and not is_unspaced(text):
        found.append("one word")
    if text.isupper():
        found.append("all capitals")
    found += [f"has {mark}" for mark in "|©@?:>/" if mark in text]
    if not _QUOTES.isdisjoint(text):
        found.append("has quotes")
    if any(map(str.isdigit, text)):
        found.append("has digits")
    return found


def _titled(index: int, text: str, title: list[str]) -> list[str]:
    """What a line has to do with the first line of the text, which is the page's title where pages are flattened whole."""
    if not index:
        return ["first line, parted" if _PARTED.search(text) else "first line"]
    own = words(text)
    if not own:
        return []
    known = set(title)
    found = [_TITLED[bisect_right(_SHARES, sum([word in known for word in own]) / len(own))]]
    if len(own) >= _FEWEST_TITLE or is_unspaced(text):
        if title[: len(own)] == own:
            found.append("title begins so")
        elif title[-len(own) :] == own:
            found.append("title ends so")
    return found


def _longer(index: int, kinds: Mapping[int, str], blocks: Sequence[Block]) -> list[str]:
    """Which of the free lines right before and after is the longer: a standfirst is longer than the headline above it."""
    own = weight(blocks[index].text)
    found = []
    for other, name in ((index - 1, "-1"), (index + 1, "+1")):
        if kinds.get(other) in ("line", "sentence"):
            found.append(f"{name} {'longer' if weight(blocks[other].text) > own else 'shorter'}")
    return found


def _beside(index: int, kinds: Mapping[int, str]) -> list[str]:
    """What stands right before and after, and soon after."""
    before = [kinds.get(at, "edge") for at in range(index - _FEW, index)]
    after = [kinds.get(at, "edge") for at in range(index + 1, index + 1 + _AHEAD)]
    found = [f"-2 {before[-2]}", f"-1 {before[-1]}", f"+1 {after[0]}", f"+2 {after[1]}"]
    found += [f"{kind} below" for kind in ("byline", "date") if kind in after]
    found += [f"{kind} above" for kind in ("byline", "date") if kind in before]
    found.append(_CROWD[(before + after[:_FEW]).count("short")])
    return found
