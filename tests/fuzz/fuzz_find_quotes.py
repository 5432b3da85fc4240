"""Any prose, in any language that has a table of words."""

import sys

import atheris

with atheris.instrument_imports(include=["newsparse", "tests"]):
    import newsparse
    from newsparse.text import Span
    from tests.fuzz.promises import values

LANGUAGES = ("und", "en", "de", "fr", "es", "ru", "zh", "ja", "ar", "sv")


def one_input(data: bytes) -> None:
    """The first byte chooses the language."""
    language = LANGUAGES[data[0] % len(LANGUAGES)] if data else "und"
    text = data[1:].decode("utf-8", "replace")
    quotes = newsparse.find_quotes(text, language)
    for value in values(quotes):
        if isinstance(value, Span):
            assert text[value.start : value.end] == value.text, "a span is a piece of the text"
    starts = [quote.content.start for quote in quotes]
    assert starts == sorted(starts), "quotations stand in order"


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
