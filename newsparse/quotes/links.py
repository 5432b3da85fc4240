"""Quotations that no words of their own sentence attribute: which one they go on from, or whom the sentence before is about."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from newsparse.parts import QuoteKind
from newsparse.quotes import words as w
from newsparse.quotes.cues import can_speak, speaker_of_sentence
from newsparse.quotes.found import Found, in_text
from newsparse.quotes.lines import Line, line_of
from newsparse.quotes.words import Words

# Terms between a quotation and the one it goes on from; more than these are no aside.
_TERMS_BETWEEN = 3
_LONGEST_SIGNATURE = 80
_SENTENCES_BACK = 4
# A transcript in marks: the speaker's name in capitals, then a colon.
_LABEL = re.compile(r"([A-Z][A-Z.'’ -]{1,30}[A-Z]):")
# Patterns that stand right beside a quotation.
_BESIDE = frozenset({"after", "signature"})
_DASHES = "—–―-"


def link(
    text: str, paragraphs: Sequence[tuple[int, int]], lines: Mapping[int, Line], found: Sequence[Found], words: Words
) -> None:
    """Give a speaker to every quotation that has none yet and goes on from another, or follows who is spoken of."""
    for number, one in enumerate(found):
        if one.kind is QuoteKind.SCARE:
            continue
        previous = _previous(found, number)
        if one.how not in _BESIDE:
            label = _LABEL.match(text, *one.stretch.inner)
            if label is not None:
                one.cue, one.mention, one.how = (label.end() - 1, label.end()), label.span(1), "label"
        if one.mention is not None:
            if previous is not None and _is_second_half(found[previous], one, lines):
                one.continues = previous
            continue
        if _signed(text, one, paragraphs):
            continue
        here = previous is not None and found[previous].paragraph == one.paragraph
        if previous is not None and here and _follows(lines[one.paragraph], found[previous].token, one.token):
            _go_on(one, found[previous], previous)
        elif _introduced(text, one, paragraphs, lines, words, said=here):
            continue
        elif previous is not None and one.paragraph - found[previous].paragraph <= 1:
            _go_on(one, found[previous], previous)


def _previous(found: Sequence[Found], number: int) -> int | None:
    """The quotation before, terms left out, if somebody is known to say it."""
    for j in range(number - 1, max(-1, number - 1 - _TERMS_BETWEEN), -1):
        if found[j].kind is not QuoteKind.SCARE:
            return j if found[j].mention is not None else None
    return None


def _is_second_half(first: Found, second: Found, lines: Mapping[int, Line]) -> bool:
    """`"...," said X, "..."`: one cue between the two."""
    if first.paragraph != second.paragraph or first.cue is None or first.cue != second.cue:
        return False
    return (
        first.stretch.end <= first.cue[0]
        and first.cue[1] <= second.stretch.start
        and second.token in range(first.token, len(lines[first.paragraph].bits))
    )


def _go_on(one: Found, before: Found, number: int) -> None:
    one.mention, one.continues = before.mention, number
    one.how = one.how or "continues"


def _follows(line: Line, first: int, second: int) -> bool:
    """Whether the second quotation stands in the sentence of the first or the one behind it."""
    return _sentence_of(line, second) - _sentence_of(line, first) <= 1


def _sentence_of(line: Line, token: int) -> int:
    """The number of the sentence that a token stands in."""
    return bisect_right(line.sentences, token, key=lambda sentence: sentence[0]) - 1


def _signed(text: str, one: Found, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """A name behind a dash in a paragraph of its own, under a quotation that ends its paragraph."""
    if one.paragraph + 1 >= len(paragraphs):
        return False
    # The rest of a long paragraph is not copied for each of its quotations.
    at, stop = one.stretch.end, paragraphs[one.paragraph][1]
    while at < stop and text[at].isspace():
        at += 1
    if at < stop:
        return False
    start, end = paragraphs[one.paragraph + 1]
    while start < end and text[start] in _DASHES + " \u00a0":
        start += 1
    signature = text[start:end].rstrip(" .")
    if text[paragraphs[one.paragraph + 1][0]] not in _DASHES or not 0 < len(signature) <= _LONGEST_SIGNATURE:
        return False
    if signature[0].islower() or any(mark in signature for mark in '.!?:"“”«»'):
        return False
    stop = min(at for at in (signature.find(","), signature.find("("), len(signature)) if at > 0)
    one.cue, one.mention, one.how = None, (start, start + len(signature[:stop].rstrip())), "signature"
    return True


def _introduced(
    text: str, one: Found, paragraphs: Sequence[tuple[int, int]], lines: Mapping[int, Line], words: Words, *, said: bool
) -> bool:
    """Give the speaker of the sentence before, in this paragraph or the last one; with `said` only one who says something."""
    line = lines[one.paragraph]
    at = _sentence_of(line, one.token)
    if at == 0:
        number = one.paragraph - 1
        if number < 0:
            return False
        line = lines.get(number) or line_of(text, *paragraphs[number], (), words)
        at = len(line.sentences)
        if at == 0:
            return False
    attribution = None
    for low, high in reversed(line.sentences[max(0, at - _SENTENCES_BACK) : at]):
        if line.quotations_in(low, high):
            break
        attribution = speaker_of_sentence(line, low, high, words)
        if attribution is None or attribution.strong or not any(line.bits[i] & w.REPORTED for i in range(low, high)):
            break  # otherwise indirect speech goes on: whoever the sentence before that is about
    if attribution is None or attribution.mention is None or (said and not attribution.strong):
        return False
    if not attribution.strong and not can_speak(line, attribution.mention):
        return False
    one.cue, one.mention, one.how = in_text(line, attribution.cue), in_text(line, attribution.mention), attribution.how
    return True
