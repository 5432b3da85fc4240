"""Speech that a dash opens, as in Spanish, French, Polish and Russian prose: `— We go on —said Vidal—. Tomorrow.`"""

import re
from collections.abc import Iterator

from newsparse.quotes import words as w
from newsparse.quotes.marks import Stretch
from newsparse.quotes.words import Words

_DASH = r"(?:(?<=\s)[—–-]\s?|[—–](?=[\s.,:;]))"
# Where speech may end: a dash, or a pause and then a word.
_EVENT = re.compile(rf"(?P<dash>{_DASH})|[,!?…]\s(?P<word>[^\W\d_]+)(?:\s(?P<next>[^\W\d_]+))?")
# Who says it, within marks: a pause, a dash and a verb; and where the speech goes on.
_INSIDE = re.compile(r"(?P<pause>[,!?…]?)\s[—–]\s?(?P<word>[^\W\d_]+)(?:\s(?P<next>[^\W\d_]+))?")
_AGAIN = re.compile(r"[.,:;!?]?\s?[—–][.,]?\s+|[—–][.,]\s?")
_BLANK = " \u00a0.,:;"


def speech_between_dashes(text: str, start: int, end: int, words: Words) -> list[Stretch]:
    """The speech of a paragraph that begins with a dash.

    It ends at a dash with a lower-case word behind it, or at a comma with a verb of saying behind it; the next dash opens it again.
    """
    found: list[Stretch] = []
    opened: tuple[int, int] | None = (start, start + 1)
    for at, behind, is_dash in _events(text, start + 1, end, words):
        if opened is None:
            if is_dash:
                opened = (at, behind)
        elif not is_dash or text[behind : behind + 1].islower():
            _add(found, text, opened, at if is_dash else at + 1)
            opened = None
    if opened is not None:
        _add(found, text, opened, end)
    return found


def speech_within(text: str, one: Stretch, words: Words) -> list[Stretch]:
    """The speech of a stretch in which a dash opens who says it: `«We go on, — said Vidal. — Tomorrow»`, or all of it."""
    found: list[Stretch] = []
    start, end = one.inner
    opened: int | None = start
    at = start
    while opened is not None and (match := _INSIDE.search(text, at, end)) is not None:
        at = match.end()
        said = words.bits.get(match["word"], 0) & w.CUE or words.bits.get(match["next"] or "", 0) & w.CUE
        if not said:
            continue
        again = _AGAIN.search(text, at, end)
        stop = match.end("pause")
        found.append(Stretch(one.start if opened == start else opened - 1, stop, (opened, stop), one.mark, closed=True))
        opened = again.end() if again is not None else None
        at = again.end() if again is not None else end
    if not found:
        return [one]
    if opened is not None and opened < end:
        found.append(Stretch(opened - 1, one.end, (opened, end), one.mark, one.closed))
    return found


def _events(text: str, start: int, end: int, words: Words) -> Iterator[tuple[int, int, bool]]:
    """Dashes, and pauses before a verb of saying: where they are, what stands behind them, whether they are dashes."""
    at = start
    while (match := _EVENT.search(text, at, end)) is not None:
        at = match.start() + 1
        if match["dash"] is not None:
            yield match.start(), match.end(), True
        elif words.bits.get(match["word"], 0) & w.CUE or (
            words.bits.get(match["word"], 0) & w.AUX and words.bits.get(match["next"] or "", 0) & w.CUE
        ):
            yield match.start(), match.start("word"), False


def _add(found: list[Stretch], text: str, opened: tuple[int, int], end: int) -> None:
    begin = opened[1]
    while begin < end and text[begin] in _BLANK:
        begin += 1
    stop = end
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    if begin < stop:
        found.append(Stretch(opened[0], end, (begin, stop), text[opened[0]], closed=True))
