"""The case files: a text and the quotations that must come out, in every language."""

import pytest

from newsparse.parts import Quote
from newsparse.quotes import find_quotes
from tests.cases import CASES, Case, read_cases

FILES = ("quotes.md", "quotes_languages.md")


def languages(name: str) -> list[str]:
    """The language of each case: the name of its first fence."""
    fences = [
        line.removeprefix("```") for line in (CASES / name).read_text("utf-8").splitlines() if line.startswith("```")
    ]
    return [fence for fence in fences if fence and fence != "expected"]


ALL = [
    (case, language) for name in FILES for case, language in zip(read_cases(CASES / name), languages(name), strict=True)
]


def line(quote: Quote) -> str:
    speaker = quote.speaker
    mention = speaker.mention.text if speaker is not None and speaker.mention is not None else "-"
    name = speaker.name if speaker is not None and speaker.name is not None else "-"
    parts = [quote.kind.value, quote.content.text, quote.cue.text if quote.cue is not None else "-", mention, name]
    if quote.continues is not None:
        parts.append(f"from {quote.continues}")
    return " | ".join(parts)


@pytest.mark.parametrize(("case", "language"), ALL, ids=lambda value: value.title if isinstance(value, Case) else value)
def test_the_quotations_of_a_case(case: Case, language: str) -> None:
    quotes = find_quotes(case.input, language)

    assert ("\n".join(map(line, quotes)) or "nothing") == case.expected
    for quote in quotes:
        spans = [quote.content, quote.cue, quote.speaker.mention if quote.speaker is not None else None]
        assert all(span is None or case.input[span.start : span.end] == span.text for span in spans)


def test_there_are_cases_for_every_language_with_words() -> None:
    from newsparse.quotes.word_tables import available

    assert {language for _, language in ALL} == available()
    assert len(ALL) >= 150
