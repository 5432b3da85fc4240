"""What flattened text shows of each of its blocks: facts by name, for the scores of the story that is located in it.

Without mark-up a block is known by its own look, by how it is set, and by what stands near. Every fact is a name of a closed
set, so that the table of scores can be read and the ledger can say what spoke for a block. One pass each, linear.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from newsparse.document import Block, Setting
from newsparse.figures import is_caption
from newsparse.labels import Reason
from newsparse.prose_facts import add_kinship, bins, first_fact, form, last_fact
from newsparse.survey import Page, Verdict, ends_sentence, opens_byline
from newsparse.text import weight

# Bounds between the bins of a measure: below the first, between the first and the second, and so on.
_LENGTHS = (12, 25, 40, 60, 90, 130, 180, 260, 400, 700)
_MARKS_PER_100 = (0.01, 0.8, 1.5, 2.5)
_CAPITALS = (0.15, 0.3, 0.5, 0.75)
_SHARES = (0.001, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
_OFFSETS = (-8, -3, -1, 0.5, 3, 5, 9)
_STEPS = (-8, -1, 1, 8)
_PROSE_NEAR = (1, 90, 160, 300)
_LENGTHS_NEAR = (20, 40, 70)
_DENSITIES = (0.05, 0.2, 0.4, 0.6, 0.75, 0.9)
_SHARES_BEFORE = (0.0001, 0.05, 0.2, 0.5, 0.8, 0.95, 0.999)
_DISTANCES = (1.5, 2.5, 4.5, 8.5, 15, 30)
_DROPPED = (0.5, 1.5, 3.5, 6.5)

_SHORT_LINE = 5  # by bin: what is no longer may be a line of tools, names or dates
_LONG_BINS = 3
_WORDY = 40
_LONG_PROSE = 100.0
# Prose is dense within so many blocks on both sides; of long ones this much counts.
_NEAR, _MOST = 6, 800.0
# Reasons seen after so much of all prose say that the story is over.
_SEEN_AFTER = 0.15

_QUOTES = frozenset("\"'“”„«»")
_MARK = re.compile(r"[,;:.!?]\s|[。、，！？；：،؛؟।]")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DIGIT = re.compile(r"\d")


_LENGTH = bins("length", _LENGTHS)
_ENDED, _OPEN = ([f"{kind}, {name}" for name in _LENGTH] for kind in ("ended", "open"))
_ITEM = [f"item, {name}" for name in _LENGTH]
_KINDS = (25, 60, 130, 260)
_ENDED_KIND, _OPEN_KIND = (bins(kind, _KINDS) for kind in ("ended", "open"))
_DROPPED_KIND, _ITEM_KIND, _EDGE = "dropped", "item", "edge"
_MARKS = bins("marks", _MARKS_PER_100)
_CAPITAL = bins("capitals", _CAPITALS)
_SHARE = bins("indent's share of prose", _SHARES)
_OFFSET = bins("indent", _OFFSETS)
_PROSE_OFFSET, _BARE_OFFSET = ([f"{kind}, {name}" for name in _OFFSET] for kind in ("prose", "no prose"))
_STEP = bins("further in", _STEPS)
_GAPS = [f"gap {pair}" for pair in ("none", "after", "before", "both")]
_GAPPED = [[f"{gap}, {name}" for name in _LENGTH] for gap in _GAPS]
_OFFSETS_NEAR = (-2, -1, 1, 2)
_PROSE_AT = [bins(f"{at:+d} prose", _PROSE_NEAR) for at in _OFFSETS_NEAR]
_LENGTH_AT = [bins(f"{at:+d} length", _LENGTHS_NEAR) for at in _OFFSETS_NEAR]
_DROPPED_AT = [f"{at:+d} dropped" for at in _OFFSETS_NEAR]
_EDGE_AT = [f"{at:+d} edge" for at in _OFFSETS_NEAR]
_DENSITY = bins("prose around", _DENSITIES)
_BEFORE = bins("prose before", _SHARES_BEFORE)
_SINCE = (*bins("since prose", _DISTANCES), "since prose never")
_UNTIL = (*bins("until prose", _DISTANCES), "until prose never")
_DROPPED_SINCE = bins("dropped since prose", _DROPPED)
_BECAUSE = {reason: f"dropped as {reason.value}" for reason in Reason}
_SEEN = {reason: f"after {reason.value}" for reason in Reason}


def facts(page: Page, verdicts: Sequence[Verdict | None]) -> list[list[str]]:
    """The facts of each block of a flattened text, after the local rules said `verdicts`."""
    blocks, settings = page.document.blocks, page.document.settings
    sizes = [weight(block.text) for block in blocks]
    measured = [bisect_right(_LENGTHS, size) for size in sizes]
    solid = [prose if verdict is None else 0.0 for prose, verdict in zip(page.prose, verdicts, strict=True)]
    times = Counter([block.text for block in blocks])
    found = [_look(block, page, verdicts[block.index], measured[block.index], times) for block in blocks]
    _set_facts(found, page, settings, solid, measured)
    _pair_facts(found, blocks, verdicts, sizes)
    _near_facts(found, verdicts, solid, sizes)
    _course_facts(found, verdicts, solid)
    add_kinship(found, [block.text for block in blocks], sizes, [verdict is None for verdict in verdicts])
    return found


def _look(block: Block, page: Page, verdict: Verdict | None, size: int, times: Counter[str]) -> list[str]:
    """What the block's own words show."""
    text = block.text
    ended = ends_sentence(text)
    found = [_ENDED[size] if ended else _OPEN[size]]
    if verdict is None:
        found.append("free")
        if is_caption(text, page.locale):
            found.append("caption")
    else:
        found += ("named", _BECAUSE[verdict] if isinstance(verdict, Reason) else "note")
    if block.tag:
        found.append(_ITEM[size])
    if len(text) > _WORDY:
        found.append(_MARKS[bisect_right(_MARKS_PER_100, 100 * len(_MARK.findall(text, 0, 600)) / len(text[:600]))])
    found += (first_fact(text[0], _QUOTES), last_fact(text[-1], _QUOTES))
    if text.endswith(("...", "…")):
        found.append("cut off")
    if times[text] > 1:
        found.append("twice, long" if size > _LONG_BINS else "twice, short")
    if not _QUOTES.isdisjoint(text):
        found.append("quotation marks")
    if "©" in text:
        found.append("copyright")
    if "@" in text:
        found.append("at sign")
    if "?" in text:
        found.append("question mark")
    if size <= _SHORT_LINE + 2 and not ended and size > 1:
        words = text.split()
        found.append(_CAPITAL[bisect_right(_CAPITALS, sum([word[0].isupper() for word in words]) / len(words))])
        if text.isupper():
            found.append("all capitals")
    if size <= _SHORT_LINE:
        _tool_look(found, text, page)
    found += form(text)
    return found


def _tool_look(found: list[str], text: str, page: Page) -> None:
    """What a short line shows."""
    if _DIGIT.search(text):
        found.append("digits")
        if _TIME.search(text):
            found.append("time")
        if _YEAR.search(text):
            found.append("year")
    if "|" in text:
        found.append("bar")
    if opens_byline(text, page.locale):
        found.append("byline")


def _set_facts(
    found: list[list[str]], page: Page, settings: Sequence[Setting], solid: Sequence[float], measured: Sequence[int]
) -> None:
    """How blocks are set: where most prose stands, and where empty lines stand, where the text has them at all."""
    held: dict[int, float] = {}
    for setting, prose in zip(settings, solid, strict=True):
        held[setting.indent] = held.get(setting.indent, 0.0) + prose
    if len(held) > 1:
        total = sum(solid) or 1.0
        main = max(held, key=lambda indent: (held[indent], -indent))
        share = {indent: _SHARE[bisect_right(_SHARES, prose / total)] for indent, prose in held.items()}
        offset = {indent: bisect_right(_OFFSETS, indent - main) for indent in held}
        before = settings[0].indent
        for names, setting, prose in zip(found, settings, page.prose, strict=True):
            names += (share[setting.indent], (_PROSE_OFFSET if prose else _BARE_OFFSET)[offset[setting.indent]])
            names.append(_STEP[bisect_right(_STEPS, setting.indent - before)])
            before = setting.indent
    gaps = sum([setting.gap for setting in settings])
    if 0.03 * len(settings) < gaps < 0.97 * len(settings):
        for index, names in enumerate(found):
            after = settings[index + 1].gap if index + 1 < len(settings) else True
            pair = 2 * settings[index].gap + after
            names.append(_GAPPED[pair][min(measured[index], 7)])


def _pair_facts(
    found: list[list[str]], blocks: Sequence[Block], verdicts: Sequence[Verdict | None], sizes: Sequence[float]
) -> None:
    """What a block and the one right before it are together, and the one right after it."""
    kinds = [_EDGE]
    for block, verdict, size in zip(blocks, verdicts, sizes, strict=True):
        if verdict is not None:
            kinds.append(_DROPPED_KIND)
        elif block.tag:
            kinds.append(_ITEM_KIND)
        else:
            kinds.append((_ENDED_KIND if ends_sentence(block.text) else _OPEN_KIND)[bisect_right(_KINDS, size)])
    kinds.append(_EDGE)
    for names, (before, own), after in zip(found, pairwise(kinds), kinds[2:], strict=False):
        names += (f"{own}, after {before}", f"{own}, before {after}")


def _near_facts(
    found: list[list[str]], verdicts: Sequence[Verdict | None], solid: Sequence[float], sizes: Sequence[float]
) -> None:
    """What stands right before and after, and how dense prose is around."""
    count = len(found)
    near: list[tuple[Sequence[str], int]] = []
    for verdict, prose, size in zip(verdicts, solid, sizes, strict=True):
        if isinstance(verdict, Reason):
            near.append((_DROPPED_AT, -1))
        elif prose:
            near.append(((), bisect_right(_PROSE_NEAR, prose)))
        else:
            near.append(((), -2 - bisect_right(_LENGTHS_NEAR, size)))
    said = [
        [
            _DROPPED_AT[at] if names else _PROSE_AT[at][kind] if kind >= 0 else _LENGTH_AT[at][-2 - kind]
            for names, kind in near
        ]
        for at in range(len(_OFFSETS_NEAR))
    ]
    masses = [0.0, *accumulate(solid)]
    text = [0.0, *accumulate([min(size, _MOST) for size in sizes])]
    beside = zip(*[_shifted(said[at], offset, _EDGE_AT[at]) for at, offset in enumerate(_OFFSETS_NEAR)], strict=True)
    for index, (names, near_it) in enumerate(zip(found, beside, strict=True)):
        names += near_it
        first, last = max(0, index - _NEAR), min(count, index + _NEAR + 1)
        around = text[last] - text[first] - min(sizes[index], _MOST)
        density = (masses[last] - masses[first] - solid[index]) / max(1.0, around)
        names.append(_DENSITY[bisect_right(_DENSITIES, density)])
        names.append(_BEFORE[bisect_right(_SHARES_BEFORE, masses[index] / (masses[-1] or 1.0))])


def _shifted(values: list[str], by: int, edge: str) -> list[str]:
    """The value so many places further on at each place, `edge` where there is none."""
    size = min(abs(by), len(values))
    return [edge] * size + values[: len(values) - size] if by < 0 else values[size:] + [edge] * size


def _course_facts(found: list[list[str]], verdicts: Sequence[Verdict | None], solid: Sequence[float]) -> None:
    """How far the last and the next long paragraph are, and what has been dropped since, or at all once prose has begun."""
    total = sum(solid) or 1.0
    course = 0.0
    since = dropped = 0
    seen: dict[str, None] = {}
    begun = False
    for names, verdict, prose in zip(found, verdicts, solid, strict=True):
        since += 1
        names.append(_SINCE[bisect_right(_DISTANCES, since)] if begun else _SINCE[-1])
        names.append(_DROPPED_SINCE[bisect_right(_DROPPED, dropped)])
        names += seen
        if isinstance(verdict, Reason):
            dropped += 1
            if course > _SEEN_AFTER * total:
                seen[_SEEN[verdict]] = None
        course += prose
        if prose > _LONG_PROSE:
            since = dropped = 0
            begun = True
    until, begun = 0, False
    for names, prose in zip(reversed(found), reversed(solid), strict=True):
        until += 1
        names.append(_UNTIL[bisect_right(_DISTANCES, until)] if begun else _UNTIL[-1])
        if prose > _LONG_PROSE:
            until, begun = 0, True
