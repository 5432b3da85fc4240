"""Quotations set apart from the prose: whose words they are stands in their last line, or before them."""

from bisect import bisect_left
from collections.abc import Sequence

from newsparse.parts import QuoteKind
from newsparse.quotes.cues import speaker_of_sentence
from newsparse.quotes.found import Found, in_text
from newsparse.quotes.lines import line_of
from newsparse.quotes.marks import Stretch
from newsparse.quotes.words import Words

_DASHES = "—–―-"
_LONGEST_SIGNATURE = 120


def block_found(text: str, start: int, end: int, paragraphs: Sequence[tuple[int, int]], words: Words) -> Found:
    """The block quotation `text[start:end]`; `paragraphs` are the article's others in order, to see what stands before it."""
    signature = _signature(text, start, end)
    stop = signature[0] if signature is not None else end
    inner = _without_marks(text, start, stop)
    number = bisect_left(paragraphs, (start,))
    one = Found(Stretch(start, end, inner, "", closed=True), number, -1, QuoteKind.BLOCK)
    if signature is not None:
        one.mention, one.how = (signature[1], signature[2]), "signature"
    elif number and text.endswith((":", "："), 0, paragraphs[number - 1][1]):
        line = line_of(text, *paragraphs[number - 1], (), words)
        attribution = speaker_of_sentence(line, *line.sentences[-1], words) if line.sentences else None
        if attribution is not None:
            one.cue, one.mention, one.how = (
                in_text(line, attribution.cue),
                in_text(line, attribution.mention),
                attribution.how,
            )
    return one


def _signature(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where the last line begins, and from where to where it names somebody; `None` where it is no attribution."""
    begin = text.rfind("\n", start, end) + 1
    at = begin
    while at < end and text[at] in _DASHES + " \u00a0":
        at += 1
    line = text[at:end].rstrip(" .")
    dashed = at > begin and text[begin] in _DASHES
    if begin <= start or not line or len(line) > _LONGEST_SIGNATURE or not (dashed or _is_name(line, text[at:end])):
        return None
    stop = min(found for found in (line.find(","), line.find("("), len(line)) if found > 0)
    return begin, at, at + len(line[:stop].rstrip())


def _is_name(line: str, whole: str) -> bool:
    """Whether a line without a dash is a name, a title perhaps behind it: no sentence, no mark."""
    words = line.split(",", maxsplit=1)[0].split()
    return whole[-1].isalnum() and 2 <= len(words) <= 5 and all(word[0].isupper() for word in words)


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The block without blanks, and without the marks if a pair of them holds all of it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 2 and text[start] in '“"„«»「' and text[end - 1] in '”"“»«」':
        return start + 1, end - 1
    return start, end
