"""A page that the caller has parsed with BeautifulSoup, played to the writer of blocks as a parser would report it."""

from typing import TYPE_CHECKING, Any

from newsparse.document import Document, Encoding
from newsparse.limits import Limits
from newsparse.markup import BlockWriter
from newsparse.names import Markup
from newsparse.text import printable

if TYPE_CHECKING:
    from bs4 import Tag


def read_soup(soup: "Tag", markup: Markup, limits: Limits, url: str | None, language: str | None) -> Document:
    """The document of a tree that the caller has parsed with BeautifulSoup; the tree is left as it is.

    No source is there to count, so the limit of characters counts those of the tree's texts.
    """
    writer = BlockWriter(markup, limits)
    replaced, left = _play(soup, writer, limits.characters)
    writer.close()
    return writer.document(url, language, Encoding("str", "soup", replaced), limits.left(left))


def _play(root: "Tag", writer: BlockWriter, room: int) -> tuple[int, int]:
    """Walks the tree as a parser would report it; without recursion, since trees may be deep.

    `room` is how many characters may be written. Counts those that were unprintable, and those that had no room.
    """
    from bs4.element import NavigableString, PreformattedString, Tag

    replaced = left = 0
    pending: list[Any] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            writer.end(node[0])
        elif isinstance(node, Tag):
            if node.name != "[document]":
                writer.start(node.name, _attributes(node))
                pending.append((node.name,))
            pending.extend(reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            text, count = printable(node[:room])
            replaced += count
            left += len(node) - len(text)
            room -= len(text)
            writer.data(text)
    return replaced, left


def _attributes(node: "Tag") -> dict[str, str]:
    """Attributes as a parser gives them: BeautifulSoup splits classes into lists."""
    values = ((key, value if isinstance(value, str) else " ".join(value or ())) for key, value in node.attrs.items())
    return {key: printable(value)[0] for key, value in values}
