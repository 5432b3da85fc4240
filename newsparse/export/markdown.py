"""An article as Markdown (CommonMark with tables), its metadata as YAML front matter.

Text is escaped where Markdown would read it as mark-up, so that what a reader sees are the article's own words.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsparse.export import iso_date, web_address
from newsparse.parts import (
    BlockQuote,
    BodyBlock,
    Embed,
    Figure,
    ListBlock,
    LiveEntry,
    Note,
    Paragraph,
    PullQuote,
    SpeakerQuotes,
    Subheading,
    Table,
)

if TYPE_CHECKING:
    from newsparse.article import Article

# Marks that mean something anywhere in a line. "_" does so only where it does not stand inside a word, "&" only where a
# character reference follows.
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_INLINE = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|" + _ENTITY.pattern)
# Marks that mean something where a line begins: headings, quotations, lists, rules, the lines under headings and those
# under the heads of tables.
_LINE_START = re.compile(r"\d{1,9}(?=[.)](?:\s|$))|(?=[#>]|[-+=:](?![^\W_]))")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=\s))(?=#+$)")
# YAML takes JSON strings, but these characters only as escapes.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Two lists in a row would be read as one, were their markers the same.
_BULLETS = ("-", "*")
_AFTER_NUMBER = (".", ")")
_LIVE_ENTRY_LEVEL = 3
_QUOTATIONS_LEVEL = 2


def to_markdown(article: "Article", *, quotes: bool = False) -> str:
    """`article` as Markdown: YAML front matter, headline, standfirst in italics, body. Ends in a line feed.

    With `quotes` a section "Quotations" follows: the named speakers as headings, what they say as quotations.
    What is not known is left out. Addresses are written as links only where they are `http` or `https`.
    """
    strips = [_front_matter(article)]
    if article.headline:
        strips.append(_heading(1, article.headline))
    strips += map(_italics, article.standfirst)
    strips += _body(article.body, article.url)
    if quotes:
        strips += _quotations(article.speakers)
    return "\n\n".join(filter(None, strips)) + "\n"


def _front_matter(article: "Article") -> str:
    fields: dict[str, str | Iterable[str] | None] = {
        "headline": article.headline,
        "kicker": article.kicker,
        "authors": [author.name for author in article.authors],
        "published": iso_date(article.published) if article.published else None,
        "updated": iso_date(article.updated) if article.updated else None,
        "language": article.language,
        "url": article.url,
        "site_name": article.site_name,
        "section": article.section,
        "tags": article.tags,
        "outcome": article.outcome.value,
    }
    lines = ["---"]
    for key, value in fields.items():
        if isinstance(value, str):
            lines.append(f"{key}: {_yaml(value)}")
        elif value:
            lines += [f"{key}:", *(f"  - {_yaml(item)}" for item in value)]
    return "\n".join([*lines, "---"])


def _yaml(text: str) -> str:
    """A YAML string: quoted, so that nothing in it can be read as anything else."""
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _body(blocks: Iterable[BodyBlock], base: str | None) -> Iterator[str]:
    lists_in_a_row = 0
    for block in blocks:
        strip = _block(block, base, lists_in_a_row % 2)
        if strip:
            yield strip
            lists_in_a_row = lists_in_a_row + 1 if isinstance(block, ListBlock) else 0


def _quotations(speakers: Iterable[SpeakerQuotes]) -> Iterator[str]:
    heading = _heading(_QUOTATIONS_LEVEL, "Quotations")
    for speaker in speakers:
        yield heading
        heading = ""
        yield _heading(_QUOTATIONS_LEVEL + 1, speaker.name)
        yield from (_quoted(quote.content.text) for quote in speaker.quotes)


def _quoted(text: str) -> str:
    return "\n>\n".join(f"> {line}" for line in _escaped_lines(text))


def _block(block: BodyBlock, base: str | None, turn: int) -> str:
    match block:
        case Paragraph():
            return _prose(block.text)
        case Subheading():
            return _heading(min(max(block.level, 2), 6), block.text)
        case ListBlock():
            return _list(block, turn)
        case BlockQuote() | PullQuote():
            return _quoted(block.text)
        case Table():
            return _table(block.rows)
        case Figure():
            return _figure(block, base)
        case Embed():
            return _link(block.text, _address(block.url, base))
        case Note():
            return _italics(block.text)
        case LiveEntry():
            return _heading(_LIVE_ENTRY_LEVEL, block.text)


def _heading(level: int, text: str) -> str:
    line = _CLOSING_HASHES.sub(r"\\", _inline(text))
    return f"{'#' * level} {line}" if line else ""


def _prose(text: str, indent: str = "") -> str:
    """A paragraph; its line breaks stay where they are."""
    return f"\\\n{indent}".join(_escaped_lines(text))


def _italics(text: str) -> str:
    prose = _prose(text)
    return f"*{prose}*" if prose else ""


def _list(block: ListBlock, turn: int) -> str:
    items = []
    for number, item in enumerate(filter(None, map(str.strip, block.items)), 1):
        marker = f"{number}{_AFTER_NUMBER[turn]} " if block.ordered else f"{_BULLETS[turn]} "
        items.append(marker + _prose(item, " " * len(marker)))
    return "\n".join(items)


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    """The first row is the head: Markdown has no table without. It is as wide as the widest; others may be shorter."""
    cells = [[_inline(cell) for cell in row] for row in rows if row]
    if not cells:
        return ""
    width = max(map(len, cells))
    cells[0] += [""] * (width - len(cells[0]))
    cells.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _figure(figure: Figure, base: str | None) -> str:
    """The picture, and under it the caption in italics with the credit in brackets; either may be missing."""
    address = _address(figure.url, base)
    caption, credit = _inline(figure.caption or ""), _inline(figure.credit or "")
    picture = f"![{_inline(figure.alt or figure.caption or '')}]({address})" if address else ""
    line = " ".join(filter(None, [caption and f"*{caption}*", credit and f"({credit})"]))
    return "\n".join(filter(None, [picture, line]))


def _link(text: str, address: str | None) -> str:
    if address is None:
        return _prose(text)
    return f"[{_inline(text) or _inline(address)}]({address})"


def _address(url: str | None, base: str | None) -> str | None:
    address = web_address(url, base)
    return _ENTITY.sub(r"\\&", address) if address else None


def _escaped_lines(text: str) -> list[str]:
    """The lines of `text` that hold something, each escaped as one that begins a line."""
    return [_escaped_start(line) for line in map(_inline, text.split("\n")) if line]


def _escaped_start(line: str) -> str:
    match = _LINE_START.match(line)
    return f"{match[0]}\\{line[match.end() :]}" if match else line


def _inline(text: str) -> str:
    """`text` on one line, with everything escaped that Markdown would read as mark-up inside a line."""
    return _INLINE.sub(r"\\\g<0>", " ".join(text.split()))
