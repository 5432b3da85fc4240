"""Which language a document is in: what the caller says, what its words are, what the page claims."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newsparse.document import Block, Document, Field, Source
from newsparse.locales import Locale, available, load

# Prose is told by its longest blocks; menus in another language and lists of names tell nothing.
_SAMPLE_BLOCK = 80
_SAMPLE = 1500
_FEWEST_WORDS = 20
# In scripts that put no spaces between words, what stands between spaces is a clause, and the few Latin words tell nothing.
_LONGEST_MEAN = 12
# About half of all words of news prose are among a language's sixty commonest; a near relative shares up to an eighth.
_CLEAR_SHARE = 0.25
_CLEAR_LEAD = 1.5
_SUBTAG = re.compile("[A-Za-z]{2,3}(?![A-Za-z0-9])")


def choose(document: Document) -> Locale:
    """The locale for a document: that of its language, or `und` where the language is unknown or has no file."""
    code = language_of(document)
    return load(code if code in available() else "und")


def language_of(document: Document) -> str | None:
    """The language of a document as BCP 47 primary subtag; `None` where neither the page nor its words tell.

    The caller's word counts most. What the page says of itself counts unless its words are clearly another language's.
    """
    if document.language:
        subtag = _subtag(document.language)
        if subtag:
            return subtag
    claimed = _claimed(document)
    words = _sample(document.blocks).casefold().split()
    if claimed in available() and _share(words, claimed) >= _CLEAR_SHARE:
        return claimed
    return _guess(words) or claimed


def guess_language(text: str) -> str | None:
    """The language of prose, by its commonest words, among the available locales; `None` where that is not clear."""
    return _guess(text.casefold().split())


def _guess(words: Sequence[str]) -> str | None:
    if len(words) < _FEWEST_WORDS or sum(map(len, words)) > _LONGEST_MEAN * len(words):
        return None
    languages = _languages_of_words()
    counts = Counter(code for word in words for code in languages.get(word, ()))
    if not counts:
        return None
    (code, best), *others = counts.most_common(2)
    clear = best >= _CLEAR_SHARE * len(words) and (not others or best >= _CLEAR_LEAD * others[0][1])
    return code if clear else None


def _share(words: Sequence[str], code: str) -> float:
    """How many of the words are among the commonest of a language."""
    common = load(code).function_words
    return sum([word in common for word in words]) / len(words) if words else 0.0


@functools.cache
def _languages_of_words() -> Mapping[str, tuple[str, ...]]:
    """Which of the available languages each function word belongs to."""
    languages: dict[str, tuple[str, ...]] = {}
    for code in available():
        for word in load(code).function_words:
            languages[word] = (*languages.get(word, ()), code)
    return languages


def _claimed(document: Document) -> str | None:
    """The first usable claim; the `lang` of `<html>` before all others."""
    claims = document.metadata.of(Field.LANGUAGE)
    for claim in (*(c for c in claims if c.source is Source.HTML), *claims):
        subtag = _subtag(claim.raw)
        if subtag:
            return subtag
    return None


def _subtag(tag: str) -> str | None:
    found = _SUBTAG.match(tag.strip()[:20])
    return found[0].lower() if found and found[0].lower() != "und" else None


def _sample(blocks: Iterable[Block]) -> str:
    """Some thousand code points of the blocks that are long enough to be prose."""
    pieces: list[str] = []
    length = 0
    for block in blocks:
        if len(block.text) >= _SAMPLE_BLOCK:
            pieces.append(block.text[: _SAMPLE - length])
            length += len(pieces[-1])
            if length >= _SAMPLE:
                break
    return " ".join(pieces)
