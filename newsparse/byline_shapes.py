"""The shapes of what stands in a byline: roles, desks, organisations, and words that were run together."""

import re
from collections.abc import Sequence

from newsparse.byline_words import BylineWords, agencies, plain
from newsparse.persons import is_name, is_wide

_DIGIT = re.compile(r"\d")
_GLUED_DATE = re.compile(r"(?<=[^\W\d_]{3})(?=\d)")
_LABEL_HUMP = re.compile("(?<=[^\\W\\d_])(?=[A-Z][a-z])")
_DOMAIN = re.compile(r"[\w-]{1,40}(?:\.[\w-]{1,40}){0,2}\.[A-Za-z]{2,10}\Z")
_TWO_NAMES = re.compile("[A-Z][a-z]{2,15} [A-Z][a-z]{2,15}")
_LONGEST_TIME_WORD = 3
_LONGEST_ROLE = 8
_SIDE = 2
_MOST_IN_OUTFIT, _SHORT = 7, 4
_MOST_MIXED = 3
_SHORTEST_JOINED = 3
LONGEST_CODE = 5
"""The longest short form of an outlet, in letters."""
_OPENING, _CLOSING = "\"“„‘'", "\"”“’'"


def unglued(tokens: Sequence[str], words: BylineWords, outlets: frozenset[str]) -> list[str]:
    """The words, cut where two were run together: `byJane`, `RoeSenior Editor`, `Roe2 hours ago`, `وريما` (and Rima)."""
    result: list[str] = []
    for at, token in enumerate(tokens):
        if words.glued_and and 1 < at < len(tokens) - 1 and token.startswith(words.glued_and):
            result += _parted(token, words)
            continue
        if token.isascii() and token.isalpha() and (token.islower() or token[1:].islower()):
            result.append(token)
        else:
            result += _parts(token, tokens[at + 1 :], at, words, outlets)
    return result


def _parted(token: str, words: BylineWords) -> list[str]:
    """A joiner that is written as the beginning of a name, and the name; the word as it is where it is a name itself."""
    joiner = next(joiner for joiner in words.glued_and if token.startswith(joiner))
    whole = len(token) < len(joiner) + _SHORTEST_JOINED or plain(token) in words.begin_so
    return [token] if whole else [joiner, token[len(joiner) :]]


def _parts(token: str, after: Sequence[str], at: int, words: BylineWords, outlets: frozenset[str]) -> list[str]:
    """The pieces of one word."""
    if token.endswith(":"):
        for cut in _LABEL_HUMP.finditer(token):
            if plain(token[cut.start() :]) in words.openers:
                return [token[: cut.start()], token[cut.start() :]]
    humps = [number for number in range(1, len(token)) if token[number].isupper() and token[number - 1].islower()]
    for number, hump in enumerate(humps):
        left, right = token[:hump], token[hump:]
        opens = left in words.openers or (left.casefold() in words.openers and left.casefold() not in words.particles)
        if at == 0 and number == 0 and opens and len(left) > 1 and left.casefold() not in words.heads:
            return [left, *_parts(right, after, 1, words, outlets)]
        if len(left) < _LONGEST_TIME_WORD or left.casefold() in words.inner_capitals:
            continue
        first = right[: humps[number + 1] - hump] if number + 1 < len(humps) else right
        follows = [first, *([] if first != right else after[:4])]
        if _starts_something(follows, words, outlets) or (at > 0 and len(left) > 3 and _starts_name(right, after)):
            return [left + ",", *_parts(right, after, at + 1, words, outlets)]
    if not token.isalpha() and (date := _GLUED_DATE.search(token)):
        left, right = token[: date.start()], token[date.start() :]
        timed = plain(left) in words.months or any(plain(word) in words.times for word in after[:2])
        if left[:1].isupper() and not left.isupper() and timed:
            return [left, right]
    return [token]


def _starts_something(tokens: Sequence[str], words: BylineWords, outlets: frozenset[str]) -> bool:
    """Whether what comes now is a role, an outlet, a label or a date."""
    keys = [plain(token) for token in tokens]
    if keys[0] in words.junk or (keys[0] in words.months and len(tokens) > 1 and _DIGIT.match(tokens[1])):
        return True
    for length in range(1, len(keys) + 1):
        joined = " ".join(keys[:length])
        if joined in outlets or is_role(tokens[:length], words):
            return True
    return False


def _starts_name(right: str, after: Sequence[str]) -> bool:
    """Whether a second full name begins: `WisemanFatima Hussein`."""
    return len(after) > 0 and after[0][:1].isupper() and right[1:].islower() and len(right) > _LONGEST_TIME_WORD


def is_plain_name(line: str, words: BylineWords, outlets: frozenset[str]) -> bool:
    """Whether a line is a first name and a family name and nothing else: neither word means anything in bylines.

    By far the most claims are: what this says is what the whole grammar would, sooner.
    """
    if not _TWO_NAMES.fullmatch(line):
        return False
    key = line.casefold()
    if key in outlets or agencies().find(line):
        return False
    return all(
        name.casefold() not in words.meant and name.casefold() not in outlets and not agencies().find(name)
        for name in line.split(" ")
    )


def is_role(tokens: Sequence[str], words: BylineWords) -> bool:
    """Whether the words are what an author is: all of them words of roles, one of them the head."""
    keys = [plain(token) for token in tokens]
    if " ".join(keys) in words.roles:
        return True
    if not any(key in words.heads for key in keys):
        return any(part in words.heads for key in keys for part in key.split("-")) and _all_role_words(keys, words)
    return _all_role_words(keys, words)


def _all_role_words(keys: Sequence[str], words: BylineWords) -> bool:
    """Whether every word may stand in a role, as may those of several with a hyphen between."""
    return all(
        key in words.role_words or all(part in words.role_words for part in key.split("-")) for key in keys if key
    )


def is_desk(key: str, words: BylineWords) -> bool:
    """Whether a line, as `plain` gives it, stands for an author and names nobody: `the newsroom`."""
    first, _, rest = key.partition(" ")
    if key in words.desks or (first in words.articles and rest in words.desks):
        return True
    return bool(rest) and all(word in words.desks for word in key.split())


def is_branch(tokens: Sequence[str]) -> bool:
    """Whether two words are a part of an agency: `AFP Deutschland`, `dpa Sport`."""
    first, second = tokens
    shaped = second[:1].isupper() and len(second) > _LONGEST_TIME_WORD and not second.isupper()
    return shaped and agencies().find(first) is not None and (first.isupper() or first.islower() or len(first) > 6)


def is_outfit(tokens: Sequence[str], keys: Sequence[str], words: BylineWords) -> bool:
    """Whether the words, whose plain forms are `keys`, name an organisation: `Fern Herald`, `harbour.example`."""
    if len(tokens) > _MOST_IN_OUTFIT or any(token.islower() and len(token) > _SHORT for token in tokens[1:]):
        return False
    if len(tokens) > 1 and any(key in words.outfits for key in keys):
        return any(token[:1] != token[:1].lower() or is_wide(token) for token in tokens)
    if (
        len(tokens) > 1
        and keys[0] in words.articles
        and tokens[0][:1].isupper()
        and tokens[1][:1].isupper()
        and keys[0] not in words.particles
    ):
        return True
    if any(_DOMAIN.match(token) and token[1:2] != "." for token in tokens):
        return True
    parts = {part for key in keys for part in key.split("-")[1:]}
    return not parts.isdisjoint(words.outfits) or not parts.isdisjoint(words.desks)


def without_nickname(tokens: list[str]) -> tuple[list[str], str | None]:
    """A name without the nickname that stands in it in quotation marks, and the nickname as printed: Ana "La Rana" Ruiz."""
    start = next((at for at, token in enumerate(tokens) if at and token[0] in _OPENING), None)
    if start is None:
        return tokens, None
    end = next((at for at in range(start, min(start + _SIDE + 1, len(tokens) - 1)) if tokens[at][-1] in _CLOSING), None)
    if end is None:
        return tokens, None
    return [*tokens[:start], *tokens[end + 1 :]], " ".join(tokens[start : end + 1])


def with_nickname(name: str, nickname: str | None) -> str:
    """A name with a nickname after its first word."""
    first, _, rest = name.partition(" ")
    return f"{first} {nickname} {rest}" if nickname and rest else name


def without_ends(
    tokens: list[str], words: BylineWords, outlets: frozenset[str]
) -> tuple[list[str], str | None, str | None]:
    """An item without the role before or after the name and without the outlet after it."""
    organization = None
    for length in range(min(5, len(tokens) - 1), 0, -1):
        tail = " ".join(tokens[-length:])
        if len(tokens) - length >= _SIDE and (plain(tail) in outlets or _is_agency_tail(tail)):
            tokens, organization = tokens[:-length], tail
            break
    role = None
    for length in range(min(_LONGEST_ROLE, len(tokens) - 1), 0, -1):
        rest = len(tokens) - length
        if is_role(tokens[-length:], words) and (rest >= _SIDE or length > 1 or is_name(tokens[:1], words)):
            role, tokens = " ".join(tokens[-length:]), tokens[:-length]
            break
    else:
        for length in range(min(_LONGEST_ROLE, len(tokens) - 1), 0, -1):
            if is_role(tokens[:length], words) and is_name(tokens[length:], words):
                role, tokens = " ".join(tokens[:length]), tokens[length:]
                break
    return tokens, role, organization


def _is_agency_tail(tail: str) -> bool:
    return agencies().find(tail) is not None and (" " in tail or tail.isupper() or tail.islower() or len(tail) > 6)


def dateless(tokens: list[str], words: BylineWords) -> list[list[str]]:
    """What is left of an item of a byline without dates and times, piece by piece."""
    times = words.times
    if not any(map(_DIGIT.search, tokens)):
        return [tokens] if any(plain(token) not in times for token in tokens) else []
    groups: list[list[str]] = [[]]
    for token in tokens:
        if _DIGIT.search(token) and sum(map(str.isalpha, token)) < _LONGEST_TIME_WORD:
            groups.append([])
        else:
            groups[-1].append(token)
    last = len(groups) - 1
    kept = [_stripped(group, times, before=at > 0, after=at < last) for at, group in enumerate(groups)]
    return [group for group in kept if group]


def _stripped(group: list[str], times: frozenset[str], *, before: bool, after: bool) -> list[str]:
    """A group without the words of time that touch a number before or after it."""
    start, end = 0, len(group)
    while before and start < end and plain(group[start]) in times:
        start += 1
    while after and end > start and _is_time(group[end - 1], times):
        end -= 1
    return group[start:end]


def _is_time(token: str, times: frozenset[str]) -> bool:
    """Whether a word before a number speaks of time. Short weekdays are names as well: Amy Su, 5 March."""
    return plain(token) in times and (len(token) > 2 or token.islower() or token.isupper())


def longer_role(
    tokens: list[str], role: str, words: BylineWords, outlets: frozenset[str], *, cut: bool
) -> tuple[list[str], str]:
    """What is left of an item after a person, and its role, which begins where the first word of roles stands.

    "Jane Roe, AP Senior High Court Analyst": "High" is no word of roles, but stands between two. After a mark as many
    words as no name has are what somebody is reporter of.
    """
    at = next((at for at, token in enumerate(tokens) if plain(token) in words.role_words), len(tokens))
    known = at and (agencies().find(" ".join(tokens[:at])) or plain(" ".join(tokens[:at])) in outlets)
    single = at == 1 or (at == len(tokens) > _SIDE and not any(plain(token) in words.particles for token in tokens))
    if cut and single and not known:
        at = 0
    if at == len(tokens) or tokens[at].islower():
        return tokens, role
    return tokens[:at], " ".join((*tokens[at:], role))


def is_phrase(tokens: Sequence[str], words: BylineWords) -> bool:
    """Whether a claim is a sentence or a label: several words, some with a capital, and one small that is in no name."""
    small = [token for token in tokens if token.islower() and plain(token) not in words.particles]
    return bool(small) and len(small) < len(tokens) > _MOST_MIXED


def is_shouted(text: str) -> bool:
    """Whether nearly all letters are capitals: JOHN McALLISTER."""
    return text.isupper() or 5 * sum(map(str.isupper, text)) > 4 * sum(map(str.isalpha, text))


def is_code(tokens: Sequence[str], words: BylineWords) -> bool:
    """Whether the last word of a name is an outlet's short form: the only one in capitals, and no `III` or `MD`."""
    last = tokens[-1]
    shaped = last.isupper() and last.isalpha() and 2 < len(last) <= LONGEST_CODE
    return shaped and plain(last) not in words.suffixes and not any(token.isupper() for token in tokens[:2])
