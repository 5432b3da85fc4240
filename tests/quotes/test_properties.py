"""What must hold for any text: a generated utterance in a generated frame comes back, and nothing else ever does."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.parts import speakers_of
from newsparse.quotes import find_quotes
from newsparse.testing import QuotedParagraph, quoted_paragraphs
from tests.effort import grows_with

FIRST = st.sampled_from(["Marta", "Ruth", "Jonas", "Olga", "Tomas", "Alma"])
LAST = st.sampled_from(["Lindqvist", "Okafor", "Brandt", "Petrov", "Hale", "Reyes"])
WORD = st.text(string.ascii_lowercase, min_size=2, max_size=9)
SENTENCE = st.lists(WORD, min_size=3, max_size=12).map(lambda words: " ".join(["The", *words]))
MARKS = st.sampled_from([("“", "”"), ('"', '"'), ("''", "''"), ("‘", "’"), ("«", "»")])
CUE = st.sampled_from(["said", "wrote", "explained", "warned", "replied"])
FRAMES = st.sampled_from(
    [
        "{open}{text},{close} {cue} {name}.",
        "{open}{text},{close} {name} {cue}.",
        "{name} {cue}: {open}{text}.{close}",
        "{name}, a farmer from Kestrel Bay, {cue}, {open}{text}.{close}",
        "On Monday, {name} {cue}, {open}{text}.{close}",
        "{name}: {open}{text}.{close}",
        "{open}{text}.{close}\n— {name}",
        "{name}, who had waited all day, {cue}: {open}{text}.{close}",
        "But, {cue} {name}, {open}{text}.{close}",
        "In a statement, {name} {cue}: {open}{text}.{close}",
        "When the rain came, {name} {cue}, {open}{text}.{close}",
        "{open}{text},{close} {cue} {name}, who had waited all day.",
        "{open}{text}?{close} {name} {cue}.",
        "{open}{text},{close} according to {name}.",
    ]
)


@given(st.tuples(FIRST, LAST).map(" ".join), SENTENCE, MARKS, CUE, FRAMES)
def test_an_utterance_in_a_frame_comes_back_with_its_speaker(
    name: str, sentence: str, marks: tuple[str, str], cue: str, frame: str
) -> None:
    text = frame.format(open=marks[0], close=marks[1], text=sentence, cue=cue, name=name)

    (quote,) = find_quotes(text, "en")

    assert quote.content.text.rstrip(".,?") == sentence
    assert quote.speaker is not None
    assert quote.speaker.name == name
    assert text[quote.content.start : quote.content.end] == quote.content.text


# Languages in which every quotation that the kit draws comes back with its speaker.
WHOLE = ("en", "de", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "ar")


@given(quoted_paragraphs(languages=WHOLE))
def test_a_drawn_quotation_comes_back_with_its_speaker(paragraph: QuotedParagraph) -> None:
    quotes = find_quotes(paragraph.text, paragraph.language)

    assert [(quote.content, quote.kind) for quote in quotes] == [(part.content, part.kind) for part in paragraph.quotes]
    assert [quote.speaker.name if quote.speaker else None for quote in quotes] == [
        part.name for part in paragraph.quotes
    ]
    assert [quote.continues for quote in quotes] == [part.continues for part in paragraph.quotes]


@given(st.tuples(FIRST, LAST).map(" ".join), SENTENCE, SENTENCE, MARKS, CUE)
def test_two_halves_of_an_utterance_have_one_speaker(
    name: str, first: str, second: str, marks: tuple[str, str], cue: str
) -> None:
    text = f"{marks[0]}{first},{marks[1]} {name} {cue}, {marks[0]}{second.lower()}.{marks[1]}"

    one, two = find_quotes(text, "en")

    assert (one.content.text, two.content.text) == (f"{first},", f"{second.lower()}.")
    assert one.speaker == two.speaker
    assert one.speaker is not None
    assert one.speaker.name == name
    assert two.continues == 0
    assert one.closed
    assert two.closed


@given(SENTENCE, st.sampled_from('“"„«'))
def test_a_quotation_that_nothing_closes_says_so(sentence: str, mark: str) -> None:
    (quote,) = find_quotes(f"Marta Lind said: {mark}{sentence}.\nThe rain went on.", "en")

    assert quote.content.text == f"{sentence}."
    assert not quote.closed


@given(FIRST, LAST, st.lists(SENTENCE, min_size=1, max_size=5), MARKS)
def test_parts_in_later_paragraphs_go_on_from_the_first(
    first: str, last: str, sentences: list[str], marks: tuple[str, str]
) -> None:
    head = f"{marks[0]}It begins here,{marks[1]} said {first} {last}."
    text = "\n".join([head, *(f"{marks[0]}{sentence}.{marks[1]}" for sentence in sentences)])

    quotes = find_quotes(text, "en")

    assert [quote.continues for quote in quotes] == [None, *range(len(sentences))]
    (speaker,) = speakers_of(quotes)
    assert speaker.name == f"{first} {last}"
    assert speaker.quotes == quotes


@given(
    st.text(st.characters(exclude_characters="\"“”„«»‹›‘’‚‟'`「」『』《》-–—―"), max_size=300),
    st.sampled_from(["en", "de", "es", "und"]),
)
def test_text_without_marks_has_no_quotations(text: str, language: str) -> None:
    assert find_quotes(text, language) == ()


@given(
    st.text("\"“”'‘’„«» —-.,:\nab said Lind", max_size=200),
    st.sampled_from(["en", "de", "fr", "ja", "zh", "tr", "und"]),
)
def test_every_span_is_true_and_nothing_raises(text: str, language: str) -> None:
    quotes = find_quotes(text, language)

    starts = [quote.content.start for quote in quotes]
    assert starts == sorted(starts)
    for number, quote in enumerate(quotes):
        assert quote.content.text.strip()
        assert quote.continues is None or quote.continues < number
        for span in (quote.content, quote.cue, quote.speaker.mention if quote.speaker is not None else None):
            assert span is None or text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "piece", ['"', "“", "‘", "'", "“a” ", "Lind, ", "“A,” said B ", "A: “b” ", "“a\n", "Anna Lind said “yes”. "]
)
def test_the_work_grows_with_the_length(piece: str) -> None:
    assert grows_with(lambda size: find_quotes(piece * (size // len(piece)), "en"), 80_000)
