"""Quotations that their own sentence gives to nobody: signatures under them, and what they go on from."""

import pytest

from newsparse.parts import QuoteKind
from newsparse.quotes import find_quotes

Told = list[tuple[str, str | None, int | None]]


def told(text: str) -> Told:
    """What is quoted, the words that name the speaker, and the number of the quotation it goes on from."""
    return [
        (
            quote.content.text,
            quote.speaker.mention.text if quote.speaker is not None and quote.speaker.mention is not None else None,
            quote.continues,
        )
        for quote in find_quotes(text, "en")
    ]


RAIN = "The rain came."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"“{RAIN}”\n— Ruth Okafor", "Ruth Okafor"),
        (f"“{RAIN}” \n— Ruth Okafor, engineer", "Ruth Okafor"),
        (f"“{RAIN}”\n— Ruth Okafor (engineer).", "Ruth Okafor"),
        (f"“{RAIN}”\n–  Ruth Okafor", "Ruth Okafor"),
        (f"“{RAIN}” Then it went.\n— Ruth Okafor", None),
        (f"“{RAIN}”\nRuth Okafor", None),
        (f"“{RAIN}”\n— then it went", None),
        (f"“{RAIN}”\n— Who came? Nobody", None),
        (f"“{RAIN}”\n—", None),
        (f"“{RAIN}”\n— R{'uth Okafo' * 8}", "R" + "uth Okafo" * 8),
        (f"“{RAIN}”\n— R{'uth Okafo' * 9}", None),
    ],
)
def test_a_signature_is_a_name_behind_a_dash_under_the_end_of_a_paragraph(text: str, name: str | None) -> None:
    assert told(text) == [(RAIN, name, None)]


def test_a_signature_ends_nothing_for_those_that_follow() -> None:
    text = f"“{RAIN}”\n— Ruth Okafor\n“It went,” said Marta Lind. “Not for long.”"

    assert told(text) == [
        (RAIN, "Ruth Okafor", None),
        ("It went,", "Marta Lind", None),
        ("Not for long.", "Marta Lind", 1),
    ]


def test_a_sentence_about_somebody_is_no_speaker_while_another_speaks() -> None:
    walked = "“All is well,” said Ruth Okafor. The rain came. Marta Lind walked to the pier. “We go on.”"
    said = "“All is well,” said Ruth Okafor. The rain came. Marta Lind said she was wet. “We go on.”"

    assert told(walked) == [("All is well,", "Ruth Okafor", None), ("We go on.", "Ruth Okafor", 0)]
    assert told(said) == [("All is well,", "Ruth Okafor", None), ("We go on.", "Marta Lind", None)]


def test_where_nobody_speaks_yet_it_is_whom_the_sentence_before_is_about() -> None:
    for between in (" ", "\n"):
        text = f"Ruth Okafor said it rained. Marta Lind walked to the pier.{between}“We go on.” “Never.”"
        assert told(text) == [("We go on.", "Marta Lind", None), ("Never.", "Marta Lind", 0)]


def test_a_term_has_no_speaker_and_parts_no_quotations() -> None:
    text = "“All is well,” said Marta Lind. The so-called “deal” is off. “We go on.”"

    assert told(text) == [("All is well,", "Marta Lind", None), ("deal", None, None), ("We go on.", "Marta Lind", 0)]
    assert find_quotes(text, "en")[1].kind is QuoteKind.SCARE


def test_nothing_goes_on_over_a_paragraph_between() -> None:
    near, far = "“All is well,” said Ruth Okafor.\n“We go on.”", "“All is well,” said Ruth Okafor.\n…\n…\n“We go on.”"

    assert told(near)[1] == ("We go on.", "Ruth Okafor", 0)
    assert told(far)[1] == ("We go on.", None, None)


def test_halves_of_one_sentence_belong_together_and_two_sentences_with_one_speaker_each_do_not() -> None:
    halves = "“All is well,” said Ruth Okafor, “and will be.”"
    whole = "“All is well,” said Ruth Okafor. “It will be,” said Ruth Okafor."

    assert [continues for *_, continues in told(halves)] == [None, 0]
    assert [continues for *_, continues in told(whole)] == [None, None]
