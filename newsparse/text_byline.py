"""Which line of a flattened text is the byline where no word says so: a name alone on its line, by a fitted table.

Names stand in many lines: in lists of other articles, under pictures, as subheadings. What tells the author's is where the line
stands between headline and story, what stands beside it, and whether the page names the person again after the story. The table is
fitted by `tests/training/fit_text_lines.py`.
"""

import functools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from newsparse.byline_words import BylineWords, agencies, plain, words_for
from newsparse.document import Block
from newsparse.head_facts import line_kind
from newsparse.line_table import LineTable, read_line_table
from newsparse.persons import is_name, is_wide, is_wide_name
from newsparse.prose_facts import bins
from newsparse.survey import Page, Story, Verdict, ends_sentence, opens_byline
from newsparse.tables import packaged, parsed

FILE = "text_byline.toml"

_ABOVE, _INTO = 6, 3  # blocks above the headline and of the story that are looked at
_MOST = 60  # blocks between headline and story
_LONGEST = 100
_MOST_WORDS = 5
_AFTER = 40  # blocks after the story in which its author may be named again
_LONGEST_MENTION = 200
_SIDE, _FEW = 2, 3  # lines beside
_BELOW = (-2.5, -0.5, 1.5, 2.5, 3.5, 4.5, 6.5, 9.5, 15.5)
_LEFT = (0.5, 1.5, 2.5, 3.5, 5.5, 9.5, 15.5)
_COUNTS = (1.5, 2.5, 4.5, 8.5)

_BELOW_TITLE = bins("lines below the headline", _BELOW)
_TO_STORY = bins("lines to the story", _LEFT)
_NAMES = bins("such lines", _COUNTS)
_MANY = bins("short lines around", (0.5, 1.5, 2.5, 3.5, 4.5, 5.5))
_DATE = re.compile(r"\d")
# What stands between who and when, or who and where, on one line.
_PARTS = re.compile(r"\s[-–—|·•]\s|\s*[,;|·•]\s*|\s*/\s*")


@functools.cache
def byline_table() -> LineTable:
    """The table that newsparse comes with."""
    return read_line_table(parsed(packaged(FILE), FILE), FILE)


def signers_in_text(page: Page, verdicts: Sequence[Verdict | None], story: Story, title: int | None) -> frozenset[int]:
    """The lines that are the byline of a flattened text: the best of all that may be, and the next that are as good.

    `verdicts` are those of the local rules where the headline does not overrule them, `title` is the headline.
    """
    table = byline_table()
    lines = signing_candidates(page, verdicts, story, title)
    if not lines:
        return frozenset()
    found = signing_facts(page, verdicts, story, title, lines)
    best = table.best(lines, found)
    if best is None:
        return frozenset()
    good = [line for line, names in zip(lines, found, strict=True) if table.worth(names) > table.least]
    signed = {best}
    for line in (*good[good.index(best) :], *reversed(good[: good.index(best)])):
        if {line - 2, line - 1, line + 1, line + 2} & signed:
            signed.add(line)
    return frozenset(signed)


def signing_candidates(page: Page, verdicts: Sequence[Verdict | None], story: Story, title: int | None) -> list[int]:
    """The short lines around the head of the story that begin with a person's name; none where a line says "By"."""
    if story.last < story.first:
        return []
    blocks = page.document.blocks
    top = story.first if title is None else min(title, story.first)
    words = words_for(page.locale)
    near = range(max(top - _ABOVE, story.first - _MOST, 0), min(story.first + _INTO, len(blocks)))
    if any(verdicts[at] is None and len(blocks[at].text) <= _LONGEST and _says(blocks[at].text, page) for at in near):
        return []
    return [
        at
        for at in near
        if at != title
        and verdicts[at] is None
        and not page.prose[at]
        and _names(blocks[at].text, words)
        and (
            blocks[at].text.upper() != blocks[at].text.lower() or _is_dated(blocks[max(0, at - _SIDE) : at + _SIDE + 1])
        )
    ]


def _is_dated(blocks: Sequence[Block]) -> bool:
    """Whether one of some lines may be a date: in a script without capitals any two words may be a name."""
    return any(len(block.text) <= _LONGEST and _DATE.search(block.text) for block in blocks)


def _says(text: str, page: Page) -> bool:
    """Whether a line says that it is the byline."""
    return opens_byline(text, page.locale) and not ends_sentence(text)


def _names(text: str, words: BylineWords) -> int:
    """How many persons a line names, if its first part is a name: parts are what commas and bars make."""
    if len(text) > _LONGEST or ends_sentence(text):
        return 0
    parts = [part for part in _PARTS.split(text) if part]
    people = [part for piece in parts for part in _joined(piece, words)]
    count = 0
    for part in people:
        names = part.split()
        if not (is_wide_name(part) if is_wide(part) else 1 < len(names) <= _MOST_WORDS and is_name(names, words)):
            break
        count += 1
    return count


def _joined(text: str, words: BylineWords) -> list[str]:
    """A part of a line, cut at its "and"s."""
    people: list[list[str]] = [[]]
    for word in text.split():
        if words.joins.get(plain(word)) == "and":
            people.append([])
        else:
            people[-1].append(word)
    return [" ".join(names) for names in people if names]


def signing_facts(
    page: Page, verdicts: Sequence[Verdict | None], story: Story, title: int | None, lines: Sequence[int]
) -> list[list[str]]:
    """The facts of each of the candidates."""
    blocks = page.document.blocks
    words = words_for(page.locale)
    low, high = max(0, lines[0] - _FEW), min(len(blocks), lines[-1] + _FEW + 1)
    kinds = {at: line_kind(blocks[at], page, verdicts[at]) for at in range(low, high)}
    times = Counter([block.text for block in blocks])
    after = [
        block.text for block in blocks[story.last + 1 : story.last + 1 + _AFTER] if len(block.text) <= _LONGEST_MENTION
    ]
    told = "\n".join([blocks[at].text for at in range(story.first, story.last + 1) if page.prose[at]])
    of_title = set(plain(blocks[title].text).split()) if title is not None else set()
    found = []
    for at in lines:
        text = blocks[at].text
        name = _PARTS.split(text, maxsplit=1)[0]
        names = [_TO_STORY[bisect_right(_LEFT, story.first - at)], _NAMES[bisect_right(_COUNTS, len(lines))]]
        names.append(_BELOW_TITLE[bisect_right(_BELOW, at - title)] if title is not None else "no headline")
        count = _names(text, words)
        names.append("several names" if count > 1 else f"name of {len(name.split())} words")
        names.append("nothing else" if count == len(_PARTS.split(text)) else "and more")
        if _DATE.search(text):
            names.append("with a date")
        if times[text] > 1:
            names.append("twice")
        if any(name in other for other in after):
            names.append("named after the story")
        if name in told:
            names.append("named in the story")
        if not of_title.isdisjoint(plain(name).split()):
            names.append("named in the headline")
        if text.isupper():
            names.append("all capitals")
        if agencies().find(text):
            names.append("an agency")
        if at and words.openers.get(plain(blocks[at - 1].text)) == "author":
            names.append("behind a word for authors")
        names += _beside(at, kinds)
        found.append(names)
    return found


def _beside(at: int, kinds: Mapping[int, str]) -> list[str]:
    before = [kinds.get(other, "edge") for other in range(at - _FEW, at)]
    after = [kinds.get(other, "edge") for other in range(at + 1, at + 1 + _FEW)]
    found = [f"-1 {before[-1]}", f"+1 {after[0]}", f"+2 {after[1]}"]
    found += [f"{kind} near" for kind in ("byline", "date", "caption") if kind in before or kind in after]
    found.append(_MANY[(before + after).count("short")])
    return found
