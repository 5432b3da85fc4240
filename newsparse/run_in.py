"""Run-in heads: subheadings set in bold type at the start of their own paragraph ("**What happened?** The mayor left ...").

By far the most paragraphs that begin in bold type begin with something else: a speaker, a place, a date, a label, the words that
a story wants to stress. So a head must end as a sentence does, or a new sentence must begin after it, and it must be a habit.
"""

from collections.abc import Mapping, Sequence

from newsparse.byline_words import words_for
from newsparse.datelines import read_dateline
from newsparse.document import Block
from newsparse.labels import Kept, Label, Role
from newsparse.locales import Locale
from newsparse.persons import is_full_name
from newsparse.text import weight

_LEAST = 2  # heads of a story that has them
_LONGEST, _MOST_WORDS, _SHORTEST_REST = 90, 14, 40.0
# One word may be a question; a statement of one word is a label.
_FEWEST_WORDS = 2
_ASKS = ("?", "!", "？", "！", "؟")
_STATES = (".", "…", "。")
_LONGEST_ABBREVIATION = 4
_QUOTATION_MARKS = "\"'“”„«»‘’‚‹›「『"


def run_in_heads(labels: Sequence[Label], locale: Locale) -> Mapping[int, int]:
    """Where the head of each paragraph that has one ends in its text, by the block's index; none where they are no habit."""
    bold = [
        label.block
        for label in labels
        if label.block.bold_lead and isinstance(label, Kept) and label.role is Role.PARAGRAPH
    ]
    if len(bold) < _LEAST or any(map(_goes_on, bold)):
        return {}
    heads: dict[str, list[int]] = {}
    for block in bold:
        if _has_head(block, locale):
            heads.setdefault(block.text[: block.bold_lead].casefold(), []).append(block.index)
    # What stands before several paragraphs is a label: a speaker, "Question".
    single = [found[0] for found in heads.values() if len(found) == 1]
    ends = {block.index: block.bold_lead for block in bold}
    return {index: ends[index] for index in single} if len(single) >= _LEAST else {}


def _goes_on(block: Block) -> bool:
    """Whether the sentence goes on behind the words in bold type: a story that stresses how its paragraphs begin has no heads."""
    return " " in block.text[: block.bold_lead] and block.text[block.bold_lead :].lstrip()[:1].islower()


def _has_head(block: Block, locale: Locale) -> bool:
    head, rest = block.text[: block.bold_lead].strip(), block.text[block.bold_lead :].strip()
    if not 1 < len(head) <= _LONGEST or weight(rest) < _SHORTEST_REST or head[0] in _QUOTATION_MARKS or "\n" in head:
        return False
    if not (rest[0].isalnum() or rest[0] in _QUOTATION_MARKS) or rest[0].islower():
        return False
    words = head.split()
    if len(words) > _MOST_WORDS or is_full_name(head.rstrip("".join(_STATES)).split(), words_for(locale)):
        return False
    if not _ends(head, words) and not _begins_sentence(rest, words, locale):
        return False
    return read_dateline(block.text, locale, block.bold_lead) is None


def _ends(head: str, words: Sequence[str]) -> bool:
    """Whether the head ends as a sentence does, and not as an abbreviation or a label of one word."""
    if head.endswith(_ASKS):
        return True
    last = words[-1].rstrip(".")
    return head.endswith(_STATES) and len(words) >= _FEWEST_WORDS and len(last) >= _LONGEST_ABBREVIATION


def _begins_sentence(rest: str, words: Sequence[str], locale: Locale) -> bool:
    """Whether a sentence begins behind a head without a mark: with a capital on a word that has none inside a sentence."""
    first = rest.split(None, 1)[0]
    return (
        len(words) >= _FEWEST_WORDS
        and words[-1][-1].isalnum()
        and first[0].isupper()
        and first.casefold() in locale.function_words
    )
