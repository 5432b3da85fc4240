"""The picture at the head of a story: the one on the page that the page also names for itself (`og:image`, JSON-LD `image`).

It often stands outside the element that holds the story, so where it stands does not tell; that two sources name it does.
"""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from newsparse.document import Document, Field, Image
from newsparse.labels import Kept, Label, Role

# So many blocks above the headline, and below the story's first block, the picture may stand.
_ABOVE, _BELOW = 4, 2
# Shorter names of files are those of many pictures: `image`, `1`, `lead`.
_SHORTEST_NAME = 6
_LONGEST_ADDRESS = 2000
# What image servers add to the name of a file for another size: `-1024x683`, `_w800`, `@2x`.
_SIZE = re.compile(r"(?:[-_](?:\d{2,4}x\d{2,4}|[wh]?\d{3,4}|scaled)|@\dx)+\Z")


def lead_pictures(document: Document, labels: Sequence[Label], first: int) -> list[Image]:
    """The pictures that the page claims and shows at its head, each once; `first` is the story's first block."""
    claimed = {picture_name(claim.raw) for claim in document.metadata.of(Field.IMAGE)} - {""}
    if not claimed or not document.images:
        return []
    headline = next(
        (label.block.index for label in labels if type(label) is Kept and label.role is Role.HEADLINE), first
    )
    found: dict[str, Image] = {}
    for image in document.images:
        if min(headline, first) - _ABOVE <= image.before <= first + _BELOW:
            name = picture_name(image.url)
            if name in claimed:
                found.setdefault(name, image)
    return list(found.values())


def picture_name(url: str) -> str:
    """The name of the picture's file, without its size and kind; empty where it is too short to tell one from another.

    >>> picture_name("https://courier.example/img/skerrow-maid-1024x683.jpg?w=800")
    'skerrow-maid'
    """
    path = unquote(url[:_LONGEST_ADDRESS]).partition("?")[0].partition("#")[0].rstrip("/")
    stem = path.rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    name = _SIZE.sub("", stem).casefold()
    return name if len(name) >= _SHORTEST_NAME else ""
