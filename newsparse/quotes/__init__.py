"""Who said what: quotations with their speakers, from the prose of an article or any other."""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence

from newsparse.errors import InputError
from newsparse.parts import Quote
from newsparse.quotes.blocks import block_found
from newsparse.quotes.reading import find, quotes_of, read
from newsparse.quotes.word_tables import language_code, words_of
from newsparse.text import Span

__all__ = ["article_quotes", "find_quotes"]

_PARAGRAPH = re.compile(r"\S[^\n]*")


def find_quotes(text: str, language: str | None = "und") -> tuple[Quote, ...]:
    """The quotations in any prose, in order; every span points into `text`, in code points.

    Line feeds part paragraphs. `language` is a language tag ("en", "pt-BR"). For a language without a table, and for none,
    there are spans and kinds, and speakers only where a label or a signature names them.

    Errors: `InputError` where `text` or `language` is no string.
    """
    _check(text, language)
    return tuple(read(text, [match.span() for match in _PARAGRAPH.finditer(text)], words_of(language_code(language))))


def article_quotes(
    text: str,
    paragraphs: Sequence[Span],
    blocks: Sequence[Span] = (),
    language: str | None = None,
    most: int = sys.maxsize,
) -> tuple[Quote, ...]:
    """The quotations of an article, in order: those inside its paragraphs, and its block quotations as one each.

    Of either no more than `most` are read.
    All spans point into `text`, which holds the paragraphs and the blocks.

    Errors: `InputError` where `text` or `language` is no string.
    """
    _check(text, language)
    words = words_of(language_code(language))
    places = [(span.start, span.end) for span in paragraphs if span.end > span.start]
    found = find(text, places, words, most)
    if not blocks:
        return tuple(quotes_of(text, found, words)) if found else ()
    starts = [block.start for block in blocks]
    inside = [one for one in found if not _is_within(blocks, starts, one.stretch.start)]
    apart = [block_found(text, block.start, block.end, places, words) for block in blocks[:most] if block.text.strip()]
    ordered = sorted((*inside, *apart), key=lambda one: one.stretch.start)
    number = {id(one): place for place, one in enumerate(ordered)}
    for one in inside:
        one.continues = number.get(id(found[one.continues])) if one.continues is not None else None
    return tuple(quotes_of(text, ordered, words))


def _is_within(blocks: Sequence[Span], starts: Sequence[int], at: int) -> bool:
    """Whether the place `at` is in one of the blocks, which stand in order."""
    number = bisect_right(starts, at)
    return number > 0 and at < blocks[number - 1].end


def _check(text: object, language: object) -> None:
    if not isinstance(text, str):
        raise InputError(f"text must be a string, not {type(text).__name__}")
    if language is not None and not isinstance(language, str):
        raise InputError(f"language must be a language tag such as 'en' or None, not {type(language).__name__}")
