"""Which language a document is in: what the caller says, what its words are, what the page claims."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newsparse.document import Block, Document, Field, Source
from newsparse.locales import available, function_words

# Prose is told by its longest blocks; menus in another language and lists of names tell nothing.
_SAMPLE_BLOCK = 80
_SAMPLE = 1500
_FEWEST_WORDS = 20
# In scripts that put no spaces between words, what stands between spaces is a clause, and the few Latin words tell nothing.
_LONGEST_MEAN = 12
# About half of all words of news prose are among a language's sixty commonest. A near relative may share most of those; of
# the words that only one of the two has, nearly all are its own.
_CLEAR_SHARE = 0.25
_CLEAR_LEAD = 1.5
# Headlines and clipped prose have fewer of them: this share is clear where no other language has half as many.
_LOW_SHARE, _FAR_LEAD = 0.18, 1.8
# Scripts that one language of the press writes; kana first, because Japanese has Han beside them. Half the letters or more,
# or for kana a tenth, are clear: names and quotations stand in Latin letters.
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30fa]"), 0.1),
    ("zh", re.compile("[\u3400-\u9fff]"), 0.5),
    ("ko", re.compile("[\uac00-\ud7a3]"), 0.5),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), 0.5),
    ("th", re.compile("[\u0e01-\u0e4e]"), 0.5),
)
# Scripts that several languages write: the language is the one that has some of its commonest words there, which are fewer
# than elsewhere because articles and prepositions are joined to what follows.
_SHARED_SCRIPTS = (
    ("ar", re.compile("[\u0620-\u06ff]"), 0.5),
    ("he", re.compile("[\u05d0-\u05ea]"), 0.5),
    ("hi", re.compile("[\u0900-\u0963]"), 0.5),
)
_CLEAR_SHARE_OF_SCRIPT = 0.08
# Letters that of the languages in Cyrillic with a locale one alone has, and those that none of them has beside these.
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_TELLING_LETTERS = (
    ("ru", re.compile("[ыэ]"), re.compile("[іїєґўәғқңөұүһ]")),
    ("uk", re.compile("[їє]"), re.compile("[ыэў]")),
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u03ff\u05d0-\u05ea\u0620-\u06ff\u0900-\u0963\u0e01-\u0e4e\u3041-\u9fff\uac00-\ud7a3]"
)
_FEWEST_LETTERS = 40
_SUBTAG = re.compile("[A-Za-z]{2,3}(?![A-Za-z0-9])")


def language_of(document: Document) -> str | None:
    """The language of a document as BCP 47 primary subtag; `None` where neither the page nor its words tell.

    The caller's word counts most. What the page says of itself counts unless its words are clearly another language's.
    """
    if document.language:
        subtag = _subtag(document.language)
        if subtag:
            return subtag
    claimed = _claimed(document)
    sample = _sample(document.blocks).casefold()
    words = sample.split()
    if claimed in available() and _share(words, claimed) >= _CLEAR_SHARE:
        return claimed
    guess = _told(sample, words)
    return guess or (None if claimed is not None and _is_in_another_script(sample, claimed) else claimed)


def _told(text: str, words: Sequence[str]) -> str | None:
    """The language of a folded text and its words."""
    cyrillic = len(_CYRILLIC.findall(text)) if _CYRILLIC.search(text) else 0
    if cyrillic >= max(_FEWEST_LETTERS, sum(map(str.isalpha, text)) / 2):
        return _of_cyrillic(text, words)  # Bulgarian has most of the common words of Russian
    return _of_script(text, words) or _guess(words)


def _of_script(text: str, words: Sequence[str]) -> str | None:
    """The language that the letters of a text are of; `None` for alphabets that many languages write."""
    if not _OTHER_SCRIPT.search(text):
        return None
    letters = sum(map(str.isalpha, text))
    if letters < _FEWEST_LETTERS:
        return None
    for code, script, share in _SCRIPTS:
        if len(script.findall(text)) >= share * letters:
            return code
    for code, script, share in _SHARED_SCRIPTS:
        if len(script.findall(text)) >= share * letters and _share(words, code) >= _CLEAR_SHARE_OF_SCRIPT:
            return code
    return None


def _of_cyrillic(text: str, words: Sequence[str]) -> str | None:
    for code, own, others in _TELLING_LETTERS:
        if own.search(text) and not others.search(text) and _share(words, code) >= _CLEAR_SHARE_OF_SCRIPT:
            return code
    return None


def _is_in_another_script(text: str, claimed: str) -> bool:
    """Whether a text whose language is said to be written in Latin letters is in others."""
    letters = sum(map(str.isalpha, text))
    if letters < _FEWEST_LETTERS or claimed not in available():
        return False
    return len(_LATIN.findall(text)) < letters / 2 and all(_LATIN.match(word) for word in function_words(claimed))


def _guess(words: Sequence[str]) -> str | None:
    if len(words) < _FEWEST_WORDS or sum(map(len, words)) > _LONGEST_MEAN * len(words):
        return None
    languages = _languages_of_words()
    counts = Counter(code for word in words for code in languages.get(word, ()))
    first, second = ([count for _, count in counts.most_common(2)] + [0, 0])[:2]
    clear = _LOW_SHARE if first >= _FAR_LEAD * second else _CLEAR_SHARE
    fewest = max(clear * len(words), first / _CLEAR_LEAD)
    near = [code for code, count in counts.items() if count >= fewest]
    return next((code for code in near if all(_leads(words, code, other) for other in near if other != code)), None)


def _leads(words: Sequence[str], code: str, other: str) -> bool:
    """Whether the words that only one of two languages has are clearly those of the first: Danish `af`, Norwegian `av`."""
    ours, theirs = function_words(code), function_words(other)
    mine = sum([word in ours and word not in theirs for word in words])
    return mine >= max(1.0, _CLEAR_LEAD * sum([word in theirs and word not in ours for word in words]))


def _share(words: Sequence[str], code: str) -> float:
    """How many of the words are among the commonest of a language."""
    common = function_words(code)
    return sum([word in common for word in words]) / len(words) if words else 0.0


@functools.cache
def _languages_of_words() -> Mapping[str, tuple[str, ...]]:
    """Which of the available languages each function word belongs to."""
    languages: dict[str, tuple[str, ...]] = {}
    for code in available():
        for word in function_words(code):
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
