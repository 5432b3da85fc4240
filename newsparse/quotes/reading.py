"""The sieve in order: marks, sentences, cues, kinds, links between quotations, names."""

import re
import sys
from collections.abc import Sequence

from newsparse.parts import Quote, QuoteKind, Speaker
from newsparse.quotes.cues import attributions
from newsparse.quotes.dialogue import speech_between_dashes, speech_within
from newsparse.quotes.found import Found, in_text
from newsparse.quotes.kinds import kind_of
from newsparse.quotes.lines import Line, line_of
from newsparse.quotes.links import link
from newsparse.quotes.marks import stretches
from newsparse.quotes.mentions import person_of
from newsparse.quotes.people import People, Person
from newsparse.quotes.words import Words
from newsparse.text import Span

_HAS_MARK = re.compile("[\"“”„«»‹›‘’'‚「『《]|``")


# More quotations than these in one sentence have no speaker there.
_MOST_IN_SENTENCE = 40


def read(text: str, paragraphs: Sequence[tuple[int, int]], words: Words) -> list[Quote]:
    """The quotations of the paragraphs, in order."""
    found = find(text, paragraphs, words)
    return quotes_of(text, found, words) if found else []


def find(text: str, paragraphs: Sequence[tuple[int, int]], words: Words, most: int = sys.maxsize) -> list[Found]:
    """The quotations with the words that name their speakers, before anybody is looked up; no more than `most`."""
    found: list[Found] = []
    lines: dict[int, Line] = {}
    for number, (start, end) in enumerate(paragraphs):
        room = most - len(found)
        if text[start] in words.dialogue:
            pieces = speech_between_dashes(text, start, end, words)[:room]
        elif _HAS_MARK.search(text, start, end) is not None:
            pieces = stretches(text, start, end, words.elisions, room)
            if words.dialogue:
                pieces = [piece for one in pieces for piece in speech_within(text, one, words)][:room]
        else:
            continue
        if pieces:
            lines[number] = line_of(text, start, end, pieces, words)
            _read_line(lines[number], number, found, words)
    link(text, paragraphs, lines, found, words)
    return found


def _read_line(line: Line, number: int, found: list[Found], words: Words) -> None:
    for low, high in line.sentences:
        tokens = line.quotations_in(low, high)
        if not tokens:
            continue
        # Nobody writes such a sentence: it is a list of terms, or made to take long.
        known = attributions(line, low, high, words) if len(tokens) <= _MOST_IN_SENTENCE else {}
        for i in tokens:
            stretch = line.stretches[i]
            if stretch is None:
                continue
            attribution = known.get(i)
            one = Found(stretch, number, i, kind_of(line, i, low, high, attribution))
            if one.kind is QuoteKind.SCARE and _goes_on(line, found, one):
                one.kind = QuoteKind.DIRECT
            if attribution is not None and one.kind is not QuoteKind.SCARE:
                one.cue, one.mention = in_text(line, attribution.cue), in_text(line, attribution.mention)
                one.how = attribution.how
            found.append(one)


def _goes_on(line: Line, found: Sequence[Found], one: Found) -> bool:
    """Whether a quotation opens the paragraph behind one whose quotation is still open."""
    if one.token or not found or found[-1].stretch.closed:
        return False
    return found[-1].paragraph == one.paragraph - 1 and found[-1].kind is not QuoteKind.SCARE


def quotes_of(text: str, found: Sequence[Found], words: Words) -> list[Quote]:
    """The quotations as values, their speakers looked up among the people of the text."""
    people: People | None = None
    speakers: list[tuple[int, Person]] = []
    quotes: list[Quote] = []
    for one in found:
        speaker = None
        if one.mention is not None:
            before = None if one.continues is None else quotes[one.continues].speaker
            person = None
            if before is not None and before.mention is not None and before.mention.start == one.mention[0]:
                speaker = before
            else:
                # Who is who is asked only where somebody speaks: many a text has no more than terms in marks.
                people = people or People(text, words, [(each.stretch.start, each.stretch.end) for each in found])
                person = person_of(text, one.mention, people, speakers, words)
                speaker = Speaker(person.name if person is not None else None, Span.of(text, *one.mention))
            if person is not None:
                speakers.append((one.mention[0], person))
        # A part that goes on from another has no cue but the one between the two halves of a sentence.
        cue = Span.of(text, *one.cue) if one.cue is not None and one.how != "continues" else None
        content = Span.of(text, *one.stretch.inner)
        quotes.append(Quote(content, one.kind, cue, speaker, one.continues, one.stretch.closed))
    return quotes
