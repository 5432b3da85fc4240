"""The dateline grammar: where, when and by which agency a story was filed, from the head of its first paragraph.

The head is cut into parts at its marks; each is a place, a date or an agency, and a mark must end the last one. What could
be an ordinary first word is refused: without an agency or a date a place must stand in capitals or bold, or be known.
"""

import re
from collections.abc import Sequence

import attrs

from newsparse.byline_words import BylineWords, agencies, plain, words_for
from newsparse.dateline_parts import segments
from newsparse.locales import Locale
from newsparse.parts import Dateline
from newsparse.persons import is_wide
from newsparse.text import Span
from newsparse.wide_datelines import Filed, read_wide_dateline

_MOST_PLACES, _SPELLED, _YEAR = 3, 2, 4
_LONGEST, _MOST_PARTS, _MOST_WORDS = 140, 8, 6
# Shorter than this, a word in capitals is an acronym as likely as a town.
_SHORTEST_TOWN, _MOST_IN_TOWN = 5, 2
_NUMERIC = re.compile(r"\d{4}-\d{1,2}-\d{1,2}\Z|\d{1,2}[./]\d{1,2}[./]\d{2,4}\Z|\d{1,2}\.\d{1,2}\.\Z")
_OUTLET = re.compile(r"[\w-]{2,30}\.[A-Za-z]{2,4}\Z")


@attrs.define
class _Parts(Filed):
    """What the head said so far, and how it said it; lives for one paragraph."""

    bracketed: bool = False  # whether the agency stands in brackets
    unknown: str | None = None  # in brackets, where agencies stand, and known to nobody
    mark: str = ""


def read_dateline(paragraph: str, locale: Locale, bold_chars: int = 0) -> Dateline | None:
    """The dateline that a paragraph begins with; `None` where it has none, or none that is sure.

    The span is from the paragraph's start to its first own word, marks and the space after them included. Place, agency and
    date are as printed. `bold_chars` is how many of its characters, white space not counted, are in bold type: a bold place
    is a dateline's.
    """
    head = paragraph[:_LONGEST]
    words = words_for(locale)
    if is_wide(head[: _LONGEST // 4]):
        found: Filed | None = read_wide_dateline(head, words)
    else:
        parts = _read_parts(head, words)
        found = parts if parts and _is_sure(parts, head, words, locale, bold_chars) else None
    if found is None or found.end >= len(paragraph):
        return None
    start, end = found.dates[0][0] if found.dates else 0, found.dates[-1][1] if found.dates else 0
    return Dateline(
        place=", ".join(found.places) or None,
        agency=found.agency,
        date=head[start:end].strip(" .,/") or None,
        span=Span.of(paragraph, 0, found.end),
    )


# --- scripts with spaces -----------------------------------------------------------------------------------------------


def _read_parts(head: str, words: BylineWords) -> _Parts | None:
    """The parts of a head up to the mark that ends them; `None` where something stands there that no dateline has."""
    parts = _Parts()
    last = 0
    for number, (start, end, bracketed, mark, after) in enumerate(segments(head, words)):
        text = head[start:end].strip()
        short = mark in ("-", "", ",") or head[after : after + 1] == "("
        if head[end : end + 1] == "." and short and (parts.places or "." in text):
            text += "."  # Mich., S.C.
        if number >= _MOST_PARTS or not _take(text, start, end, bracketed=bracketed, parts=parts, words=words):
            break
        parts.mark, parts.end, last = mark, after, number + 1
        if _ends(parts, mark, head[after : after + 1]):
            # "(ANSA) - ROMA, 4 MAR - Text": the place may follow the agency's mark.
            if parts.places or parts.dates:
                if not _goes_on(head, after, parts, words):
                    break
            elif not _goes_on(head, after, parts, words):
                break
    return parts if last else None


def _take(text: str, start: int, end: int, *, bracketed: bool, parts: _Parts, words: BylineWords) -> bool:
    """Puts a part where it belongs; `False` where it belongs nowhere."""
    agency = _agency(text)
    if agency and not (parts.agency and bracketed) and (bracketed or plain(text) not in words.places):
        parts.agency, parts.bracketed = parts.agency or agency, parts.bracketed or bracketed
        return True
    if _is_date(text, words) or (parts.dates and _goes_with_date(text, words)):
        parts.dates.append((start, end))
        return True
    if bracketed:
        known = plain(text) in words.places
        if parts.places and parts.agency is None and not known and text[:1].isupper() and len(text.split()) <= 2:
            parts.unknown = text
            return True
        if parts.places and parts.agency is None and known:
            parts.places.append(text)
            return True
        return False
    if parts.places and _OUTLET.match(text) and parts.agency is None:
        parts.agency = text
        return True
    if _is_place(text) and not parts.dates and len(parts.places) < _MOST_PLACES:
        parts.places.append(text)
        return True
    # "Praha 4. března": no mark parts the place from its date.
    number = next((at for at, sign in enumerate(text) if sign.isdigit()), 0)
    place = text[:number].rstrip()
    if number and not parts.places and _is_place(place) and _is_date(text[number:], words):
        parts.places.append(place)
        parts.dates.append((start + number, end))
        return True
    return False


def _agency(text: str) -> str | None:
    """The agency that `text` names, alone or before others: `dpa/lby`, `AP, AFP`."""
    table = agencies()
    text = text.strip(" .")
    if table.find(text):
        return text
    for sign in "/,-":
        first = text.partition(sign)[0].strip()
        if sign in text and table.find(first):
            return first
    return None


def _is_date(text: str, words: BylineWords) -> bool:
    """Whether all words of a part are numbers and words of dates, with a number among them; it may be spelled out."""
    tokens = text.split()
    if not tokens or len(tokens) > _MOST_WORDS:
        return False
    if not any(map(str.isdigit, text)):
        return len(tokens) == _SPELLED and plain(tokens[-1]) in words.months and not tokens[0][:1].isupper()
    named = False
    for token in tokens:
        word = plain(token.lstrip("0123456789"))
        if word in words.months or _NUMERIC.match(token):
            named = True
        elif not token.strip(".,").isdigit() and word not in words.times:
            return False
    return named


def _goes_with_date(text: str, words: BylineWords) -> bool:
    """Whether a part goes on from a date: a year, a weekday."""
    return all(plain(token) in words.times or (token.isdigit() and len(token) == _YEAR) for token in text.split())


def _is_place(text: str) -> bool:
    """Whether a part can be a place: few words, each with a capital, as far as the script has them; no numbers."""
    tokens = text.split()
    if (
        not tokens
        or len(tokens) > _MOST_WORDS
        or any(map(str.isdigit, text))
        or any(sign in '"“”„«»!?…;\n' for sign in text)
    ):
        return False
    first = tokens[0]
    if not first[:1].isupper() and first[:1] != first[:1].swapcase():
        return False
    return all(token[:1] == token[:1].upper() or len(token) <= 3 for token in tokens)


def _ends(parts: _Parts, mark: str, after: str) -> bool:
    """Whether the dateline may end with this mark."""
    if mark in ("-", ":"):
        return True
    if mark == ".":
        return parts.agency is not None or bool(parts.dates) or bool(parts.places)
    return mark == "" and parts.agency is not None and bool(after)


def _goes_on(head: str, after: int, parts: _Parts, words: BylineWords) -> bool:
    """Whether another agency, date or place of the same dateline follows a mark that could have ended it."""
    for start, end, bracketed, mark, _ in segments(head[after:], words):
        text = head[after + start : after + end].strip()
        if bracketed or mark in ("-", ":", ".", ","):
            if parts.agency is None and _agency(text) and (parts.mark != "" or bracketed):
                return True
            if _is_date(text, words) and not parts.dates:
                return True
            caps = text.isupper() or plain(text) in words.places
            return not parts.places and not bracketed and caps and _is_place(text)
        return False
    return False


def _is_sure(parts: _Parts, head: str, words: BylineWords, locale: Locale, bold_chars: int) -> bool:
    """Whether this is a dateline and not the first words of a sentence."""
    after = head[parts.end : parts.end + 1]
    if parts.mark == "," or not after:
        return False
    begins = not after.islower()
    if not parts.places:
        return (parts.agency is not None and parts.mark in ("-", ":", ".")) or bool(parts.dates and parts.agency)
    first = parts.places[0]
    known = [plain(place) in words.places for place in parts.places]
    capital = first.isupper() and len(first) > 1
    if parts.agency is not None and not parts.bracketed and not parts.dates:
        return parts.mark == "-" and (capital or known[0])
    if parts.agency is not None:
        return parts.mark in ("-", ":", ".") or (begins and (capital or known[0]))
    if parts.unknown is not None:
        return parts.mark == "-" and (capital or known[0])
    if parts.dates:
        return parts.mark != "" and (capital or known[0] or (begins and parts.mark == "-"))
    if _is_label(first, locale, words):
        return False
    letters = sum(not sign.isspace() for sign in head[: parts.end].rstrip(" -–—―:."))
    if bold_chars and 0 <= bold_chars - letters <= 2 and begins and parts.mark != ":":
        return all(not word[:1].islower() for word in first.split())
    if parts.mark == "-" and capital:
        town = sum(map(str.isalpha, first)) >= _SHORTEST_TOWN or len(parts.places) > 1
        return known[0] or (town and first.count(" ") < _MOST_IN_TOWN)
    if parts.mark == ":" and capital:
        return known[0]
    if parts.mark == "." and capital:
        return known[0] and len(first) >= _SHORTEST_TOWN
    # "Ohio: Jane Roe, ..." is an entry of a list; scripts without capitals have nothing else to show.
    if parts.mark == "-" or (parts.mark == ":" and first[:1] == first[:1].swapcase()):
        return (
            begins
            and known[0]
            and _parted(head, parts)
            and (len(known) == 1 or known[-1] or len(parts.places[-1]) <= 3)
        )
    return False


def _parted(head: str, parts: _Parts) -> bool:
    """Whether the mark is one between two clauses, and not a hyphen inside a compound."""
    return head[parts.end - 1 : parts.end] == " "


def _is_label(text: str, locale: Locale, words: BylineWords) -> bool:
    """Whether words in capitals say what kind of text follows: `OPINION`, `CORRECTION`."""
    key = plain(text)
    if key in words.junk or key in words.heads or key in words.desks or key in locale.section_names:
        return key not in words.places
    labels: Sequence[str] = (*locale.note_openers, *locale.credit_labels, *locale.caption_labels)
    return key in labels or any(key == prefix.casefold() for prefix in locale.noise_prefixes)
