"""Caption lines: which part is the caption and which the credit. One grammar for HTML and for text."""

import functools
import re

import attrs

from newsparse.locales import Locale

_LONGEST_CREDIT = 120
_OPENED = {")": "(", "]": "[", "）": "（"}
_DASHES = "-–—"
_EDGES = " |/•·" + _DASHES
# "Jane Roe / The Outlet": two names and nothing else.
_PERSON_AND_OUTLET = re.compile(r"[^\W\d_a-z][^/.,;:]{2,40} ?/ ?[^\W\d_a-z][^/.,;:]{1,40}\Z")
# From here on come the scripts of East Asia, which put a label behind the name.
_FIRST_KANA = "\u3040"
# Up to six words of a name, each with a capital or (particles) of up to three letters; or a few signs of a script without case.
_NAMES = re.compile(r"[^\W\d_a-z][^\s,;:!?]*(?: (?:[^\W\d_a-z][^\s,;:!?]*|\w{1,3})){0,5}\Z")
_SENTENCE = re.compile("[.!?…。]['\"”’»)]?\\s")


@attrs.frozen
class CaptionLine:
    """A caption line, taken apart."""

    caption: str | None
    """What the picture shows; `None` where the line is only a credit."""
    credit: str | None
    """Who made it, without the label; `None` where the line does not say."""


def read_caption(line: str, locale: Locale) -> CaptionLine:
    """The parts of a caption line, such as `TOPSHOT - Fishers at dawn. | Photo Credit: AFP`."""
    line = _without_prefix(line.replace("\n", " "), locale)
    if _is_placeholder(line, locale):
        return CaptionLine(None, None)
    found = (
        _labelled(line, locale) or _bracketed(line, locale) or _trailing_agency(line, locale) or _unmarked(line, locale)
    )
    return found or CaptionLine(line or None, None)


def read_credit(line: str, locale: Locale) -> CaptionLine:
    """The parts of a line that mark-up calls a credit: names need no label there; a sentence is a caption all the same."""
    found = read_caption(line, locale)
    if found.credit or not found.caption or len(found.caption) > _LONGEST_CREDIT:
        return found
    name = found.caption.strip(_EDGES + "".join(_OPENED) + "".join(_OPENED.values()))
    if name.rstrip(":").casefold() in locale.credit_labels:
        return CaptionLine(None, None)  # the name stands in a line of its own
    return CaptionLine(None, name) if _NAMES.fullmatch(name) or _PERSON_AND_OUTLET.fullmatch(name) else found


def _is_placeholder(line: str, locale: Locale) -> bool:
    """Whether a line is what a flattener puts where a picture was: "[Image: a ferry at the pier]"."""
    match = _label_pattern(locale.credit_labels).match(line, 1)
    return match is not None and line.startswith("[") and line.endswith("]")


def is_caption(line: str, locale: Locale) -> bool:
    """Whether a line without mark-up is a caption: it says in so many words who made a picture, or bears an agency's mark."""
    line = line.replace("\n", " ")
    return _without_prefix(line, locale) != line or _labelled(line, locale) is not None


def _without_prefix(line: str, locale: Locale) -> str:
    """Agencies' marks ("TOPSHOT - ") are for editors."""
    if not line.startswith(locale.noise_prefixes):
        return line
    for prefix in locale.noise_prefixes:
        rest = line.removeprefix(prefix).lstrip()
        if len(rest) < len(line) and rest[:1] in (*_DASHES, ":"):
            return rest.lstrip(_DASHES + ": ")
    return line


def _labelled(line: str, locale: Locale) -> CaptionLine | None:
    """`caption | Photo Credit: name`, `caption Foto: name`, `caption © name`; the last label counts."""
    if _LABEL_MARKS.isdisjoint(line):
        return None
    labels = list(_label_pattern(locale.credit_labels).finditer(line))
    return _split(line, labels[-1].start(), labels[-1].end(), locale) if labels else None


def _bracketed(line: str, locale: Locale) -> CaptionLine | None:
    """`caption (name/agency)`, where the brackets stand last."""
    opened = _OPENED.get(line[-1:])
    start = line.rfind(opened) if opened else -1
    inner = line[start + 1 : -1]
    if start < 0 or len(inner) > _LONGEST_CREDIT:
        return None
    if "/" in inner or _names_agency(inner, locale):
        return _split(line, start, start + 1, locale)
    return _whole(line[:start], _without_label(inner, locale))


def _unmarked(line: str, locale: Locale) -> CaptionLine | None:
    """`Caption in a sentence. Photo by Jane Roe`: a label and a name follow the last sentence; `caption＝name撮影`."""
    ends = [match.end() for match in _SENTENCE.finditer(line)][-2:]  # "Fot. Jane Roe" looks like the end of another
    for start in (*ends, line.rfind("＝") + 1 or len(line)):
        name = _without_label(line[start:], locale)
        if name is not None and _NAMES.match(name):
            return _whole(line[:start], name)
    return None


def _without_label(text: str, locale: Locale) -> str | None:
    """What a label stands before, or in scripts without spaces behind; `None` where none does."""
    folded = text.casefold()
    before, behind = _label_edges(locale.credit_labels)
    if not (folded.startswith(before) or folded.endswith(behind)):
        return None
    for label in sorted(locale.credit_labels, key=len, reverse=True):
        end = len(label)
        if folded.startswith((f"{label} ", f"{label}. ")) or (label.endswith("・") and folded.startswith(label)):
            return text[end:].lstrip(". ")
        if label[0] >= _FIRST_KANA and folded.endswith(label):
            return text[:-end].strip()
    return None


def _whole(caption: str, credit: str | None) -> CaptionLine | None:
    if not credit or len(credit) > _LONGEST_CREDIT:
        return None
    return CaptionLine(caption.strip(_EDGES + "([（＝") or None, credit)


def _trailing_agency(line: str, locale: Locale) -> CaptionLine | None:
    """`Caption in a sentence. Jane Roe/AFP`: what follows the last sentence names an agency; or the line is nothing else."""
    ends = [match.end() for match in _SENTENCE.finditer(line)]
    start = ends[-1] if ends else 0
    rest = line[start:]
    if len(rest) > _LONGEST_CREDIT // 2 or rest.endswith("."):
        return None
    named = _names_agency(rest, locale) or (start > 0 and _PERSON_AND_OUTLET.match(rest) is not None)
    return _split(line, start, start, locale) if named else None


def _names_agency(text: str, locale: Locale) -> bool:
    return _agency_pattern(locale.agencies).search(text) is not None


def _split(line: str, end: int, start: int, locale: Locale) -> CaptionLine | None:
    """The caption up to `end`, the credit from `start`; `None` where that leaves no credit that could be one."""
    caption = line[:end].strip(_EDGES + "([（")
    credit = line[start:].strip(_EDGES + "()[]（）:").removesuffix(".")
    folded = credit.casefold()
    label = next((label for label in locale.credit_labels if folded.startswith(f"{label} ")), "")
    credit = credit[len(label) :].lstrip()
    if not credit or len(credit) > _LONGEST_CREDIT:
        return None
    return CaptionLine(caption or None, credit)


@functools.lru_cache(maxsize=64)
def _label_edges(labels: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """With what a line begins that a label stands before, and ends that one stands behind: hardly any line does either."""
    before = [label + mark for label in labels for mark in (" ", ". ", "")[: 3 if label.endswith("・") else 2]]
    return tuple(before), tuple(label for label in labels if label[0] >= _FIRST_KANA)


@functools.lru_cache(maxsize=64)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    """A label is followed by a mark that says so; the sign © needs none."""
    words = "|".join(re.escape(label) for label in labels if any(map(str.isalpha, label)))
    return re.compile(rf"(?:(?<!\w)(?:{words or '(?!)'})\s?[:：=]|©|ⓒ|\([cC]\))\s?", re.IGNORECASE)


# One of these stands behind every label.
_LABEL_MARKS = frozenset(":：=©ⓒ(")


@functools.lru_cache(maxsize=64)
def _agency_pattern(agencies: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(agency) for agency in agencies)
    return re.compile(rf"(?<!\w)(?:{names or '(?!)'})(?!\w)")
