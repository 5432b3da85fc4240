"""Bylines in Chinese, Japanese and Korean, whose words are not parted and whose names have no capitals."""

import re
from collections.abc import Iterator, Sequence

from newsparse.byline_words import BylineWords, agencies, plain
from newsparse.parts import Author, AuthorKind
from newsparse.persons import is_wide, is_wide_name

_CUTS = re.compile(r"[|•‣●;；\n／/│=＝]|\s[-–—]\s|(?<=[\u3040-\u9fff])[—－]+|[,，、]")
_LABEL = re.compile(r"\s?[:：]\s?")
_NUMBERS = re.compile(r"\d[\d年月日時时分点:.,/\-\s電电]*(?:日)?")
_SHORT = 3
_LONGEST_LABEL = 6
_LATIN_NAME = re.compile(r"[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){1,4}")


def read_wide(line: str, words: BylineWords) -> list[Author]:
    """The authors that such a line names, in its order."""
    authors: list[Author] = []
    doing = "author"
    role = None
    for piece in _CUTS.split(line):
        for part in _labelled(piece, words):
            text = part
            found = words.openers.get(plain(part.rstrip("・")))
            if found:
                doing, role = found, part if found == "helper" else None
                continue
            if doing != "other":
                authors += _people(text, words, role, tuple(authors))
    return authors


def _labelled(piece: str, words: BylineWords) -> Iterator[str]:
    """The labels in a piece (`記者`) and what stands between them."""
    *before, last = _LABEL.split(piece)
    for part in (*(cut for labelled in before for cut in _glued_label(labelled, words)), last):
        text = part.strip(" 　・")
        opener = _opening(text, words)
        while opener:
            yield opener
            text = text[len(opener) :].strip(" 　・")
            opener = _opening(text, words)
        tokens = text.split(" ")
        start = 0
        for at, token in enumerate(tokens):
            if (
                at
                and token in words.openers
                and (token not in words.heads or words.openers[token] == "other")
                and is_wide(token)
            ):
                yield " ".join(tokens[start:at])
                yield token
                start = at + 1
        if text and start < len(tokens):
            yield " ".join(tokens[start:])


def _glued_label(text: str, words: BylineWords) -> tuple[str, ...]:
    """What stands before a colon, with the label at its end apart: 新华网作者 is an agency and "author"."""
    for length in range(min(_LONGEST_LABEL, len(text) - 1), 1, -1):
        if text[-length:] in words.openers and text not in words.openers and is_wide(text[-length:]):
            return text[:-length], text[-length:]
    return (text,)


def _opening(text: str, words: BylineWords) -> str | None:
    """The label that `text` begins with: the longest one, with something after it that is not a part of the same word."""
    for length in range(min(8, len(text)), 0, -1):
        opener = text[:length]
        if opener.casefold() in words.openers and is_wide(opener):
            rest = text[length:]
            # 文 alone is a label, 文在寅 a man: a label of one sign needs a mark or a space.
            if not rest or length > 1 or not rest[:1].isalpha():
                return opener
    return None


def _people(text: str, words: BylineWords, role: str | None, before: Sequence[Author]) -> list[Author]:
    """The authors in a piece that holds no label."""
    text = " ".join(_NUMBERS.sub(" ", text).split())
    if not text or plain(text) in words.junk or plain(text) in words.desks or plain(text) in words.times:
        return []
    found = agencies().find(text)
    if found:
        return [Author(text, AuthorKind.AGENCY, role)]
    if not is_wide(text):
        return _latin(text, words, role, before)
    tokens = [token for token in text.split(" ") if plain(token) not in words.times]
    if len(tokens) > 1 and tokens[-1] in words.heads:
        if "\uac00" <= tokens[-1][:1] <= "\ud7af":
            return _person(tokens[-2:-1], words, tokens[-1])  # 광양 구현모 기자
        return _person(tokens[:-1], words, tokens[-1])
    if any(text.endswith(end) for end in words.desk_ends):
        return [] if before else [Author(text, AuthorKind.ORGANIZATION, role)]
    return _person(tokens, words, role)


def _latin(text: str, words: BylineWords, role: str | None, before: Sequence[Author]) -> list[Author]:
    """A name in Latin letters among wide ones; a single word is the outlet of the one before."""
    if _LATIN_NAME.fullmatch(text) and not any(plain(word) in words.outfits for word in text.split()):
        return [Author(text, AuthorKind.PERSON, role)]
    outfit = any(plain(word) in words.outfits for word in text.split())
    return [Author(text, AuthorKind.ORGANIZATION, role)] if outfit and not before else []


def _person(tokens: Sequence[str], words: BylineWords, role: str | None) -> list[Author]:
    """The people that words name: one whose family name stands apart, or several."""
    title = None
    kept: list[str] = []
    for token in tokens:
        name, found = _untitled(token, words)
        title = title or found
        if name and name not in words.places and plain(name) not in words.desks:
            kept.append(name)
    if _is_one(kept, words):
        kept = [" ".join(kept)] if words.language != "zh" or len(kept[0]) > 1 else ["".join(kept)]
    return [Author(name, AuthorKind.PERSON, role or title) for name in kept if is_wide_name(name)]


def _is_one(names: Sequence[str], words: BylineWords) -> bool:
    """Whether two words are family name and given name: always where one is a single sign; in Chinese else never."""
    if len(names) != 2 or not all(is_wide_name(name) or len(name) == 1 for name in names):
        return False
    if any(len(name) == 1 for name in names):
        return True
    return (
        words.language not in ("zh", "ko")
        and all(len(name) <= _SHORT for name in names)
        and sum(map(len, names)) < 2 * _SHORT
    )


def _untitled(token: str, words: BylineWords) -> tuple[str, str | None]:
    """A word without the titles and places written after the name: 王小明記者 or 台北報導."""
    title = None
    for _ in range(_SHORT):
        end = next((end for end in words.glued if token.endswith(end)), None)
        if end is None:
            break
        title, token = title or end, token[: -len(end)]
    place = next(
        (place for place in words.glued_places if len(token) > len(place) + 1 and token.endswith(place)),
        None,
    )
    return (token[: -len(place)] if place else token), title
