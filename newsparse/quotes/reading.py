"""The sieve in order: marks, sentences, cues, continuation, kinds, names."""

import re
from collections.abc import Sequence

import attrs

from newsparse.parts import Quote, QuoteKind, Speaker
from newsparse.quotes import words as w
from newsparse.quotes.cues import Attribution, attributions, speaker_of_sentence
from newsparse.quotes.marks import Stretch, stretches
from newsparse.quotes.people import People, Person, names_in
from newsparse.quotes.tokens import Line, line_of
from newsparse.quotes.words import Words
from newsparse.text import Span

_HAS_MARK = re.compile("[\"“”„«»‹›‘’'‚「『《]|``")


@attrs.define
class _Found:
    """A quotation while it is being read."""

    stretch: Stretch
    line: int
    token: int
    cue: tuple[int, int] | None = None
    mention: tuple[int, int] | None = None
    continues: int | None = None
    how: str = ""
    alone: bool = False
    scare: bool = False


def read(text: str, paragraphs: Sequence[tuple[int, int]], words: Words) -> list[Quote]:
    """The quotations of the paragraphs, in order."""
    found = find(text, paragraphs, words)
    if not found:
        return []
    people = People(text, words, [(one.stretch.start, one.stretch.end) for one in found])
    speakers: list[tuple[int, Person]] = []
    return [_quote(text, one, people, speakers, words) for one in found]


def find(text: str, paragraphs: Sequence[tuple[int, int]], words: Words) -> list[_Found]:
    """The quotations with the words that name their speakers, before anybody is looked up."""
    found: list[_Found] = []
    lines: dict[int, Line] = {}
    for number, (start, end) in enumerate(paragraphs):
        if _HAS_MARK.search(text, start, end) is None:
            continue
        pieces = stretches(text, start, end, words.elisions)
        if not pieces:
            continue
        line = line_of(text, start, end, pieces, words)
        lines[number] = line
        _paragraph(text, number, line, found, words)
    _continue(text, paragraphs, lines, found, words)
    return found


def _paragraph(text: str, number: int, line: Line, found: list[_Found], words: Words) -> None:
    for low, high in line.sentences:
        tokens = [i for i in range(low, high) if line.bits[i] & w.QUOTE]
        if not tokens:
            continue
        known = attributions(line, low, high, words)
        plain = all(line.bits[i] & (w.QUOTE | w.END | w.COMMA | w.DASH | w.CONJ) for i in range(low, high))
        for i in tokens:
            stretch = line.stretches[i]
            assert stretch is not None
            one = _Found(stretch, number, i, alone=plain)
            one.scare = _is_term(line, i, low, high, words) and not (i in known and _firm(line, i, known[i]))
            if words.strict_terms and not one.scare:
                one.scare = _is_bare(line, i, known.get(i))
            if not one.scare and i in known:
                attribution = known[i]
                one.how = attribution.how
                one.cue = _chars(line, attribution.cue)
                one.mention = _chars(line, attribution.mention)
            found.append(one)


def content_of(line: Line, i: int) -> str:
    """What the quotation at token `i` says."""
    stretch = line.stretches[i]
    assert stretch is not None
    return line.text[slice(*stretch.inner)]


def _is_bare(line: Line, i: int, attribution: Attribution | None) -> bool:
    """Whether a piece is nobody's words: a noun or two in marks, and no verb of saying that takes them."""
    content = content_of(line, i)
    size = content.count(" ") + 1
    said = attribution is not None and attribution.how in ("before", "after", "late", "label")
    if content[0].islower():
        return size <= 3 and not said
    if size <= 3 and said and attribution is not None and not _firm(line, i, attribution):
        return True
    return not said and size < 10 and not (size > 5 and content[-1] in ".!?…")


def _firm(line: Line, i: int, attribution: Attribution) -> bool:
    """Whether the cue stands right beside the quotation, so that it is an utterance whatever it looks like."""
    if attribution.how == "label":
        return True
    if attribution.cue is None or attribution.how not in ("before", "after"):
        return False
    first, last = attribution.cue
    if attribution.how == "before":
        between = line.bits[i - 1]
        if 0 < i - last <= 4 and not between & (w.PREP | w.OWNER) and all(not line.bits[j] & (w.QUOTE | w.COMMA) for j in range(last, i)):
            return True
        return last == i or (last < i and line.bits[i - 1] & (w.COLON | w.COMMA) and all(not line.bits[j] & w.QUOTE for j in range(last, i)))
    pauses = content_of(line, i).endswith((",", "!", "?")) or (i + 1 < len(line.bits) and bool(line.bits[i + 1] & (w.COMMA | w.CUE)))
    return pauses and first - i < 12


def _chars(line: Line, tokens: tuple[int, int] | None) -> tuple[int, int] | None:
    return (line.starts[tokens[0]], line.ends[tokens[1] - 1]) if tokens is not None else None


def _is_term(line: Line, i: int, low: int, high: int, words: Words) -> bool:
    stretch = line.stretches[i]
    assert stretch is not None
    content = line.text[stretch.inner[0] : stretch.inner[1]]
    if len(content) > 90:
        return False
    for phrase in words.terms:
        size = len(phrase)
        if i - size >= low and tuple(line.forms[i - size : i]) == phrase:
            return len(content.split()) <= 6
    if words.nouns_are_capitals:
        return False
    parts = content.strip(".,!?:;").split()
    capitals = [part for part in parts if part[0].isupper() or part[0].isdigit()]
    small = [part for part in parts if not part[0].isupper() and len(part) > 3]
    return len(parts) >= 2 and len(parts) <= 8 and not small and len(capitals) >= 2 and parts[0][0].isupper()


def _continue(text: str, paragraphs: Sequence[tuple[int, int]], lines: dict[int, Line], found: list[_Found], words: Words) -> None:
    """Quotations that no words around them attribute go on from one before, or belong to who the sentence before is about."""
    for number, one in enumerate(found):
        if one.scare or one.mention is not None:
            continue
        previous = _previous(found, number)
        if previous is not None and found[previous].line == one.line and _follows(lines[one.line], found[previous].token, one.token):
            _go_on(one, found[previous], previous)
            continue
        here = previous is not None and found[previous].line == one.line
        if _from_sentence_before(text, one, paragraphs, lines, words, said=here):
            continue
        if previous is not None and one.line - found[previous].line <= 1:
            _go_on(one, found[previous], previous)


def _previous(found: Sequence[_Found], number: int) -> int | None:
    """The quotation before, terms left out, if somebody is known to say it."""
    for j in range(number - 1, max(-1, number - 4), -1):
        if not found[j].scare:
            return j if found[j].mention is not None else None
    return None


def _go_on(one: _Found, before: _Found, number: int) -> None:
    one.mention, one.continues, one.how = before.mention, number, "continues"


def _follows(line: Line, first: int, second: int) -> bool:
    """Whether the second quotation stands in the sentence of the first or the one behind it."""
    numbers = [n for n, (low, high) in enumerate(line.sentences) if low <= first < high or low <= second < high]
    return numbers[-1] - numbers[0] <= 1


def _from_sentence_before(
    text: str, one: _Found, paragraphs: Sequence[tuple[int, int]], lines: dict[int, Line], words: Words, *, said: bool
) -> bool:
    line = lines[one.line]
    at = next(n for n, (low, high) in enumerate(line.sentences) if low <= one.token < high)
    if at == 0:
        if one.line == 0:
            return False
        number = one.line - 1
        line = lines.get(number) or line_of(text, *paragraphs[number], (), words)
        at = len(line.sentences)
        if at == 0:
            return False
    low, high = line.sentences[at - 1]
    if any(line.bits[i] & w.QUOTE for i in range(low, high)):
        return False
    attribution = speaker_of_sentence(line, low, high, words)
    if attribution is None or (said and not attribution.strong):
        return False
    one.cue, one.mention, one.how = _chars(line, attribution.cue), _chars(line, attribution.mention), attribution.how
    return True


def _quote(text: str, one: _Found, people: People, speakers: list[tuple[int, Person]], words: Words) -> Quote:
    content = Span.of(text, *one.stretch.inner)
    if one.scare:
        return Quote(content, QuoteKind.SCARE)
    kind = QuoteKind.DIRECT if one.alone or content.text[0].isupper() else QuoteKind.MIXED
    cue = Span.of(text, *one.cue) if one.cue and one.continues is None else None
    speaker = None
    if one.mention is not None:
        mention = Span.of(text, *one.mention)
        person = _person_of(text, one.mention, people, speakers, words)
        if person is not None:
            speakers.append((one.mention[0], person))
        speaker = Speaker(person.name if person is not None else None, mention)
    return Quote(content, kind, cue, speaker, one.continues)


def _person_of(
    text: str, mention: tuple[int, int], people: People, speakers: Sequence[tuple[int, Person]], words: Words
) -> Person | None:
    """Whoever a mention means; nobody for one that is headed by a common noun."""
    whole = text[mention[0] : mention[1]].lower().replace("’", "'")
    if words.bits.get(whole, 0) & w.PRON:
        return people.meant_by(whole, mention[0], speakers)
    for start, end in _heads(text, mention, words):
        names = list(names_in(text, start, end, words))
        if names and end - names[-1].end <= 1:
            person = people.find(names[-1])
            if person is not None:
                return person
    return None


def _heads(text: str, mention: tuple[int, int], words: Words) -> list[tuple[int, int]]:
    """The phrases of a mention that can name somebody: up to its first preposition, and what stands behind a comma."""
    heads: list[tuple[int, int]] = []
    start = mention[0]
    for piece in re.finditer("[^,(]+", text[mention[0] : mention[1]]):
        start, end = mention[0] + piece.start(), mention[0] + piece.end()
        for word in re.finditer(r"[^\W\d_]+", text[start:end]):
            if words.bits.get(word.group(), 0) & w.PREP and word.start() > 0:
                end = start + word.start()
                break
        heads.append((start, start + len(text[start:end].rstrip())))
    return heads
