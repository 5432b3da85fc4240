"""Datelines in Chinese, Japanese and Korean, which stand in brackets or before the sign for a wire: 新华社北京3月4日电."""

import functools
import re

import attrs

from newsparse.byline_words import BylineWords, agencies, common_words

_HEAD = re.compile(r"[【［\[(（〔]([^【】［］\[\]()（）〔〕]{2,40})[】］\])）〕]\s?")
_DATE = re.compile(r"(?:[0-9０-９]{1,2}月)?[0-9０-９]{1,2}日")
_EQUALS = re.compile(r"[=＝]")
_AFTER = re.compile(r"[^=＝\n]{0,24}[=＝]\s?|[—－-]{1,2}\s?")
_SPACES = " 　"
# How many signs at the end of a reporter's name and place are the place's.
_PLACE = 2


@attrs.define
class Filed:
    """Where, when and by whom a story was filed; lives for one paragraph."""

    places: list[str] = attrs.field(factory=list)
    agency: str | None = None
    dates: list[tuple[int, int]] = attrs.field(factory=list)
    """Where its pieces start and end in the head."""
    end: int = 0
    """Where the story's own first word stands."""


def read_wide_dateline(head: str, words: BylineWords) -> Filed | None:
    """The dateline of such a text: 【ロンドン共同】, (서울=연합뉴스), 新华社北京3月4日电; `None` where it has none."""
    bracket = _HEAD.match(head)
    if bracket:
        inside = bracket[1].rstrip("".join(common_words()["wire_signs"]))
        found = _inside(inside, bracket.start(1))
        # 【マルコム＝田中】 stands in a newspaper's own brackets; in others a known place must stand before the sign =.
        if found and (found.agency or head[0] == "【" or found.places[0] in words.places):
            after = _AFTER.match(head, bracket.end())
            found.end = after.end() if after else bracket.end()
            return found
    plain_head = _plain().match(head)
    if plain_head is None:
        return None
    found = _inside(plain_head[1], plain_head.start(1))
    if found is None or (found.agency is None and plain_head[2] is None):
        return None
    if plain_head[2]:
        found.dates.append(plain_head.span(2))
    end = plain_head.end()
    note = _HEAD.match(head, end)
    end = note.end() if note else end
    found.end = end + len(head[end:]) - len(head[end:].lstrip(_SPACES + ")）,，:："))
    return found


def _inside(inside: str, offset: int) -> Filed | None:
    """Agency, place and date in a head without its marks; `None` where it has neither an agency nor the sign =."""
    found = Filed()
    date = _DATE.search(inside)
    if date:
        found.dates.append((offset + date.start(), offset + date.end()))
        inside = f"{inside[: date.start()]} {inside[date.end() :]}"
    equals = _EQUALS.search(inside)
    left, right = (inside[: equals.start()], inside[equals.end() :].strip()) if equals else (inside, "")
    place, agency = _agency(left.strip(_SPACES))
    found.agency = agency or (right if agencies().find(right) else None)
    own = next((name for name in common_words()["own_papers"] if place.startswith(name)), "")
    if found.agency is None and equals is None and not own:
        return None
    place = place.removeprefix(own)
    if place:
        found.places.append(place)
    return found if found.places or found.agency else None


def _agency(text: str) -> tuple[str, str | None]:
    """The place in `text` and the agency written at its start or end."""
    for form in _forms():
        if text == form:
            return "", form
        if text.startswith(form) or text.endswith(form):
            rest = text.removeprefix(form) if text.startswith(form) else text.removesuffix(form)
            return _without_reporter(rest.strip(_SPACES)), form
    return text, None


def _without_reporter(text: str) -> str:
    """`記者王小明台北` names who and where: the last two signs are the place's."""
    return text[-_PLACE:] if text.startswith(common_words()["reporters"]) else text


@functools.cache
def _forms() -> tuple[str, ...]:
    return agencies().forms


@functools.cache
def _plain() -> re.Pattern[str]:
    """A head that ends in the sign for a wire, with the day before it."""
    signs, compiled = "".join(common_words()["wire_signs"]), "|".join(map(re.escape, common_words()["compiled"]))
    return re.compile(
        rf"[(（]?([^\d\s,，。()（）]{{2,24}}?)((?:\d{{1,2}}月)?\d{{1,2}}日)?(?:{compiled})?[{signs}](?=[\s(（)）,，:：]|\Z|.)"
    )
