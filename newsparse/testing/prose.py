"""Strategies for what stands in paragraphs: sentences, and quotations with their speakers."""

from collections.abc import Iterable

import attrs
from hypothesis import strategies as st

from newsparse.parts import QuoteKind
from newsparse.testing.drawing import any_words, below, chosen, one_of
from newsparse.testing.people import Languages, cast
from newsparse.testing.rendering import fill
from newsparse.testing.truth import Name, QuotedParagraph, QuotedPart, Utterance
from newsparse.testing.vocabulary import Vocabulary
from newsparse.text import Span


def utterances(*, languages: Languages = None) -> st.SearchStrategy[Utterance]:
    """What people say, a sentence without its full stop."""
    codes = chosen(languages)

    def utterance(draw: st.DrawFn) -> Utterance:
        words = any_words(draw, codes)
        return Utterance(one_of(draw, words.quotes.utterances), words.code)

    return st.composite(utterance)()


def quoted_paragraphs(*, languages: Languages = None) -> st.SearchStrategy[QuotedParagraph]:
    """Paragraphs in which somebody is quoted and named."""
    codes = chosen(languages)

    def paragraph(draw: st.DrawFn) -> QuotedParagraph:
        words = any_words(draw, codes)
        (speaker,) = cast(draw, words, 1)
        return quoted(draw, Prose(words, one_of(draw, words.quotes.marks)), speaker)

    return st.composite(paragraph)()


@attrs.define
class Prose:
    """What one article has said so far: no sentence is said twice. Lives as long as one draw."""

    words: Vocabulary
    marks: str
    used: set[int] = attrs.Factory(set)
    said: set[str] = attrs.Factory(set)
    named: set[str] = attrs.Factory(set)
    """Speakers who may be called by their family name alone."""

    def sentence(self, code: int) -> str:
        """The sentence with this number, or the next that was not used yet."""
        story = self.words.story
        total = self.sentences
        code %= total
        while code in self.used and len(self.used) < total:
            code = (code + 1) % total
        self.used.add(code)
        if code < len(story.facts):
            return story.facts[code]
        # Each number is another sentence, and the numbers beside it differ from it in all three parts.
        code -= len(story.facts)
        first, rest = code % len(story.subjects), code // len(story.subjects)
        second, third = rest % len(story.predicates), rest // len(story.predicates)
        parts = {
            "subject": story.subjects[first],
            "predicate": story.predicates[(first + second) % len(story.predicates)],
            "detail": story.details[(first + third) % len(story.details)],
        }
        return fill(story.sentence, parts) + self.words.stop

    @property
    def sentences(self) -> int:
        """How many sentences the grammar has."""
        story = self.words.story
        return len(story.facts) + len(story.subjects) * len(story.predicates) * len(story.details)

    @property
    def unsaid(self) -> list[str]:
        """What nobody has said yet."""
        return [line for line in self.words.quotes.utterances if line not in self.said]

    def utterance(self, draw: st.DrawFn) -> str:
        """Something to say that was not said yet. There must be such."""
        text = one_of(draw, self.unsaid)
        self.said.add(text)
        return text


def lede(draw: st.DrawFn, prose: Prose) -> str:
    """One or two sentences; the first is a long one, as it opens a story."""
    facts = len(prose.words.story.facts)
    code, count = facts + below(draw, prose.sentences - facts), 1 + below(draw, 2)
    return prose.words.joint.join(prose.sentence(code + 11 * step) for step in range(count))


def paragraph(draw: st.DrawFn, prose: Prose) -> str:
    """One to three sentences."""
    code, count = below(draw, prose.sentences), 1 + below(draw, 3)
    return prose.words.joint.join(prose.sentence(code + 11 * step) for step in range(count))


def quoted(draw: st.DrawFn, prose: Prose, speaker: Name) -> QuotedParagraph:
    """A paragraph in which `speaker` speaks, once or twice, perhaps with a sentence of the reporter's before or after it."""
    quotes, words = prose.words.quotes, prose.words
    known = speaker.text in prose.named and quotes.again
    frame = one_of(draw, quotes.again if known else (*quotes.full, *quotes.mixed))
    kind = QuoteKind.MIXED if frame in quotes.mixed else QuoteKind.DIRECT
    prose.named.add(speaker.text)
    cues = quotes.cues_of_women if speaker.woman else quotes.cues_of_men
    jobs = words.people.jobs_of_women if speaker.woman else words.people.jobs_of_men
    code = below(draw, len(cues) * len(jobs))
    parts = {
        "open": prose.marks[0],
        "close": prose.marks[-1],
        "text": prose.utterance(draw),
        "cue": cues[code % len(cues)],
        "name": speaker.text,
        "family": speaker.family,
        "job": jobs[code // len(cues)],
    }
    text, spans = framed(frame, parts)
    shape = below(draw, 4)
    before = prose.sentence(below(draw, prose.sentences)) + words.joint if shape == 1 else ""
    first = QuotedPart(
        content=_between(text, spans["open"], spans["close"]).pop(),
        kind=kind,
        cue=_first(spans, "cue"),
        mention=_first(spans, "name", "family"),
        name=speaker.text,
    )
    parts_of = [first]
    if shape == 2 and quotes.more and kind is QuoteKind.DIRECT:
        parts["text"] = prose.utterance(draw)
        more, spans = framed(quotes.more, parts)
        content = _between(more, spans["open"], spans["close"]).pop()
        parts_of.append(attrs.evolve(first, content=_moved(content, len(text)), cue=None, continues=0))
        text += more
    elif shape == 3:
        text += words.joint + prose.sentence(below(draw, prose.sentences))
    return QuotedParagraph(before + text, tuple(moved(part, len(before)) for part in parts_of), words.code)


def framed(pattern: str, parts: dict[str, str]) -> tuple[str, dict[str, list[Span]]]:
    """`pattern` with its parts in place, and where each of them stands."""
    text, spans = "", dict[str, list[Span]]()
    rest = pattern
    while rest:
        before, _, rest = rest.partition("{")
        text += before
        if not rest:
            break
        name, _, rest = rest.partition("}")
        start = len(text)
        text += parts[name]
        spans.setdefault(name, []).append(Span(start, len(text), parts[name]))
    return text, spans


def moved(part: QuotedPart, by: int) -> QuotedPart:
    """The part with its spans moved to the right."""
    return attrs.evolve(
        part,
        content=_moved(part.content, by),
        cue=None if part.cue is None else _moved(part.cue, by),
        mention=None if part.mention is None else _moved(part.mention, by),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.text)


def _between(text: str, opens: Iterable[Span], closes: Iterable[Span]) -> list[Span]:
    """What stands between the marks, without the spaces that some languages put inside them."""
    found = []
    for opening, closing in zip(opens, closes, strict=True):
        inner = text[opening.end : closing.start]
        start = opening.end + len(inner) - len(inner.lstrip())
        found.append(Span.of(text, start, opening.end + len(inner.rstrip())))
    return found


def _first(spans: dict[str, list[Span]], *names: str) -> Span | None:
    return next((spans[name][0] for name in names if name in spans), None)
