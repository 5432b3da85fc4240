"""Who said what: quotations with their speakers, from the prose of an article or any other."""

import re
from collections.abc import Sequence

from newsparse.parts import Quote
from newsparse.quotes.reading import read
from newsparse.quotes.words import language_code, words_of
from newsparse.text import Span

_PARAGRAPH = re.compile("[^\\n]*\\S[^\\n]*")


def find_quotes(text: str, language: str | None = "und") -> tuple[Quote, ...]:
    """The quotations in any prose, in order."""
    words = words_of(language_code(language))
    return tuple(read(text, [match.span() for match in _PARAGRAPH.finditer(text)], words))
