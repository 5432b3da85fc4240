"""Which block is the headline, and what the headline reads where no block is.

Blocks are weighed by tag, names and agreement with what the page claims; the choice is the later layers' anchor.
"""

import re
from collections.abc import Iterable

from newsparse.document import Block, Document, Field, Metadata, Source
from newsparse.labels import Role
from newsparse.locales import Named

_WORD = re.compile(r"\w+")
_LONGEST = 300
_SHORTEST_CLAIM = 8
_BY_TAG = {"h1": 4.0, "h2": 1.0, "h3": 0.5}
_SAME, _PART = 5.0, 3.0
_BY_NAME = 2.0
_LEAST = 3.0
# Between two that weigh the same, the one that stands earlier.
_EARLIER = 0.001


def words(text: str) -> str:
    """`text` as headlines are compared: words only, no case."""
    return " ".join(_WORD.findall(text.casefold()))


def claimed(metadata: Metadata) -> tuple[str, ...]:
    """What the page says its headline is, as `words`, the more reliable first; no empty ones, none twice."""
    order = (Source.JSON_LD, Source.OPEN_GRAPH, Source.META, Source.MICRODATA, Source.TITLE)
    found = (words(claim.raw) for source in order for claim in metadata.of(Field.HEADLINE, source))
    return tuple(dict.fromkeys(claim for claim in found if claim))


def find_headline(document: Document, named: Iterable[Named]) -> int | None:
    """The index of the block that is the headline; `None` where no block is likely to be."""
    claims = claimed(document.metadata)
    by_name = [facts.role is Role.HEADLINE for facts in named]
    best, most = None, _LEAST
    for block in document.blocks:
        if block.hidden or len(block.text) > _LONGEST:
            continue
        score = _BY_TAG.get(block.tag, 0.0) + _agreement(block, claims)
        if score:
            score += _BY_NAME * by_name[block.element] - _EARLIER * block.index
        if score > most:
            best, most = block.index, score
    return best


def _agreement(block: Block, claims: tuple[str, ...]) -> float:
    text = ""
    for claim in claims:
        # Comparing lengths first spares most blocks the work.
        if len(block.text) + 4 < len(claim) // 3:
            continue
        text = text or words(block.text)
        if text == claim:
            return _SAME
        if len(text) >= _SHORTEST_CLAIM and (claim.startswith(text) or text.startswith(claim)):
            return _PART
    return 0.0
