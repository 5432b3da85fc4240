"""The strategy for whole stories: the truth is drawn first, and everything else is made from it."""

import attrs
from hypothesis import strategies as st

from newsparse.article import Article
from newsparse.errors import InputError
from newsparse.parts import (
    BlockQuote,
    BodyBlock,
    Byline,
    Figure,
    HeadingHow,
    ListBlock,
    Origin,
    Outcome,
    Paragraph,
    Quote,
    QuoteKind,
    Speaker,
    Subheading,
    TimestampKind,
)
from newsparse.testing import people
from newsparse.testing.drawing import any_words, below, chosen, one_of
from newsparse.testing.people import Languages
from newsparse.testing.prose import Prose, lede, moved, paragraph, quoted
from newsparse.testing.truth import Name, QuotedPart
from newsparse.testing.vocabulary import Vocabulary
from newsparse.text import Span

_NOWHERE = Origin(())
_LONGEST = 40
_UTTERANCES = 2
"""So many at most are said in one part of a body."""


def articles(
    *, languages: Languages = None, min_paragraphs: int = 3, max_paragraphs: int = 8
) -> st.SearchStrategy[Article]:
    """News stories, as the truth about pages that have them.

    `languages` are codes such as `("en", "ar")`; all there are where none are given. A story has from `min_paragraphs` up to
    `max_paragraphs` paragraphs, among which stand subheadings, lists, block quotations and figures.
    All spans are true. Parts have no origin and the ledger is empty: those are of a page, not of a story.
    Raises `InputError` for a language without words or bounds that cannot be.
    """
    codes = chosen(languages)
    if not 1 <= min_paragraphs <= max_paragraphs <= _LONGEST:
        raise InputError(
            f"paragraphs must be 1 <= min_paragraphs <= max_paragraphs <= {_LONGEST}, not {min_paragraphs}, {max_paragraphs}"
        )
    return st.composite(lambda draw: _article(draw, any_words(draw, codes), min_paragraphs, max_paragraphs))()


def _article(draw: st.DrawFn, words: Vocabulary, least: int, most: int) -> Article:
    signing, other, *speaking = people.cast(draw, words, 5)
    shape = below(draw, 8)
    headline = one_of(draw, words.story.headlines)
    line = people.byline(draw, words, (signing, other))
    body = _Body(words, Prose(words, one_of(draw, words.quotes.marks)), (speaking[0], speaking[1]), speaking[2])
    dateline = None
    if shape & 1:
        opening = people.dateline(draw, words)
        body.opening, dateline = opening.text, opening.dateline
    body.fill(draw, least + below(draw, most - least + 1))
    published, updated = people.moments(draw)
    dated = people.date_line(draw, words, published, updated)
    exact = [people.exact(published, TimestampKind.PUBLISHED)]
    if updated is not None:
        exact.append(people.exact(updated, TimestampKind.UPDATED))
    site = one_of(draw, words.site.names)
    return Article(
        outcome=Outcome.ARTICLE,
        headline=headline,
        kicker=one_of(draw, words.story.sections) if shape & 2 else None,
        standfirst=(one_of(draw, words.story.standfirsts),) if shape & 4 else (),
        byline=Byline(line.text, line.authors),
        authors=line.authors,
        dateline=dateline,
        published=exact[0],
        updated=exact[1] if updated is not None else None,
        timestamps=tuple(stamp for stamp in (dated.published, dated.updated) if stamp is not None),
        language=words.code,
        url=f"https://{words.site.domain}/{published.year}/{published.month:02}/story-{below(draw, 1000)}",
        site_name=site,
        section=words.story.sections[0],
        text=body.text,
        body=tuple(body.blocks),
        quotes=tuple(body.quotes),
    )


@attrs.define
class _Body:
    """A body as it grows, with its text and quotations. Lives as long as one draw."""

    words: Vocabulary
    prose: Prose
    speakers: tuple[Name, Name]
    photographer: Name
    opening: str = ""
    """The dateline."""
    text: str = ""
    blocks: list[BodyBlock] = attrs.Factory(list)
    quotes: list[Quote] = attrs.Factory(list)
    taken: set[str] = attrs.Factory(set)
    """Lines that stand once."""

    def fill(self, draw: st.DrawFn, count: int) -> None:
        """So many paragraphs, and what stands between them."""
        for number in range(count):
            code = below(draw, 24)
            if number:
                self._between(draw, code // 2)
            elif code % 2:
                self._figure(draw)
            if number and code % 2 and len(self.prose.unsaid) >= _UTTERANCES:
                self._quoted(draw)
            else:
                text = paragraph(draw, self.prose) if number else self.opening + lede(draw, self.prose)
                self.blocks.append(Paragraph(self._span(text), _NOWHERE))

    def _between(self, draw: st.DrawFn, code: int) -> None:
        if code in {4, 5, 6}:
            text = self._fresh(draw, self.words.story.subheadings)
            if text is not None:
                self.blocks.append(Subheading(self._span(text), _NOWHERE, 2, HeadingHow.TAG))
        elif code in {7, 8}:
            self._list(draw)
        elif code == 9:
            self._block_quote(draw)
        elif code in {10, 11}:
            self._figure(draw)

    def _span(self, text: str) -> Span:
        """Puts a part's words at the end of the text."""
        start = len(self.text) + 2 * bool(self.text)
        self.text += "\n\n" * bool(self.text) + text
        return Span(start, len(self.text), text)

    def _fresh(self, draw: st.DrawFn, lines: tuple[str, ...]) -> str | None:
        fresh = [line for line in lines if line not in self.taken]
        if not fresh:
            return None
        line = one_of(draw, fresh)
        self.taken.add(line)
        return line

    def _quoted(self, draw: st.DrawFn) -> None:
        made = quoted(draw, self.prose, one_of(draw, self.speakers))
        span = self._span(made.text)
        self.blocks.append(Paragraph(span, _NOWHERE))
        first = len(self.quotes)
        self.quotes.extend(_quote(moved(part, span.start), first) for part in made.quotes)

    def _list(self, draw: st.DrawFn) -> None:
        items = self.words.story.items
        fresh = [item for item in items if item not in self.taken]
        if len(fresh) < 2:
            return
        code = below(draw, 2 * (len(fresh) - 1))
        drawn = tuple(fresh[: 2 + code // 2])
        self.taken.update(drawn)
        self.blocks.append(ListBlock(self._span("\n".join(drawn)), _NOWHERE, drawn, bool(code % 2)))

    def _block_quote(self, draw: st.DrawFn) -> None:
        if len(self.prose.unsaid) < _UTTERANCES:
            return
        lines = [self.prose.utterance(draw) + self.words.stop for _ in range(1 + below(draw, 2))]
        span = self._span("\n".join(lines))
        self.blocks.append(BlockQuote(span, _NOWHERE))
        self.quotes.append(Quote(span, QuoteKind.BLOCK))

    def _figure(self, draw: st.DrawFn) -> None:
        caption = self._fresh(draw, self.words.story.captions)
        if caption is None:
            return
        form = one_of(draw, ("", *self.words.story.credits))
        credit = self.photographer.text if form else None
        raw = f"{caption}{self.words.joint}{form.replace('{}', self.photographer.text)}".rstrip()
        url = f"https://{self.words.site.domain}/pictures/{len(self.blocks)}.jpg"
        at = len(self.text)
        self.blocks.append(Figure(Span(at, at, ""), _NOWHERE, caption, credit, None, url, raw))


def _quote(part: QuotedPart, first: int) -> Quote:
    speaker = None if part.name is None else Speaker(part.name, part.mention)
    continues = None if part.continues is None else first + part.continues
    return Quote(part.content, part.kind, part.cue, speaker, continues)
