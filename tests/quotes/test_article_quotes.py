"""Quotations of an article's paragraphs and blocks, by speaker; and wrong use."""

import pytest

from newsparse.errors import InputError
from newsparse.parts import QuoteKind, speakers_of
from newsparse.quotes import article_quotes, find_quotes
from newsparse.text import Span

FIRST = "“The bridge is safe,” said Marta Lind."
BLOCK = "We looked at every bolt and every beam.\n— Ruth Okafor, engineer"
LAST = "“Ask anybody,” Lind said."
TEXT = f"{FIRST}\n\n{BLOCK}\n\n{LAST}"


def span(piece: str) -> Span:
    start = TEXT.index(piece)
    return Span.of(TEXT, start, start + len(piece))


def test_a_block_quotation_stands_among_the_others_with_its_signature() -> None:
    quotes = article_quotes(TEXT, [span(FIRST), span(LAST)], [span(BLOCK)], "en")

    assert [quote.kind for quote in quotes] == [QuoteKind.DIRECT, QuoteKind.BLOCK, QuoteKind.DIRECT]
    assert quotes[1].content.text == "We looked at every bolt and every beam."
    assert quotes[1].speaker is not None
    assert quotes[1].speaker.name == "Ruth Okafor"


def test_a_block_without_a_signature_belongs_to_who_is_announced_before_it() -> None:
    announced = "In her letter Marta Lind wrote:"
    block = "The bridge is safe and will stay so."
    text = f"{announced}\n\n{block}"

    (quote,) = article_quotes(
        text, [Span.of(text, 0, len(announced))], [Span.of(text, len(announced) + 2, len(text))], "en"
    )

    assert quote.kind is QuoteKind.BLOCK
    assert quote.cue is not None
    assert quote.cue.text == "wrote"
    assert quote.speaker is not None
    assert quote.speaker.name == "Marta Lind"


def test_only_the_given_paragraphs_are_read() -> None:
    (quote,) = article_quotes(TEXT, [span(LAST)], (), "en")

    assert quote.content.text == "Ask anybody,"


def test_every_named_speaker_stands_once_with_all_they_say() -> None:
    speakers = speakers_of(article_quotes(TEXT, [span(FIRST), span(LAST)], [span(BLOCK)], "en"))

    assert [(speaker.name, len(speaker.quotes)) for speaker in speakers] == [("Marta Lind", 2), ("Ruth Okafor", 1)]


def test_a_language_without_words_still_has_spans_kinds_and_labels() -> None:
    first, second = find_quotes("Marta Lind: “Silta on turvallinen.”\nHän sanoi “ehkä”.", "fi")

    assert first.speaker is not None
    assert first.speaker.name == "Marta Lind"
    assert second.kind is QuoteKind.MIXED


def test_wrong_use_says_what_would_be_right() -> None:
    with pytest.raises(InputError, match="text must be a string, not bytes"):
        find_quotes(b"x")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="language tag"):
        find_quotes("x", 7)  # type: ignore[arg-type]
