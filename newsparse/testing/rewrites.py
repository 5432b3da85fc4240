"""Changes to the HTML of a page that no reader would notice: wrappers, attributes, their order, white space, comments.

Each takes the page's source and gives another source for the same page. Which of several ways it takes is chosen by
`choice`, a number; the same number gives the same page. Meant for pages that are well formed, as those of `pages()` are
and most saved ones.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable
from html import escape
from html.parser import HTMLParser

import attrs

Attributes = tuple[tuple[str, str | None], ...]

_NO_MARKUP = frozenset({"script", "style", "template", "textarea", "title", "pre"})
"""Elements in which white space counts, or a comment would be text."""
_UNSEEN = frozenset({"script", "style", "template", "title"})


@attrs.frozen
class Token:
    """A piece of a page's source."""

    raw: str
    """As it stands."""
    start: str = ""
    """The tag's name, where it is a start tag."""
    end: str = ""
    """The tag's name, where it is an end tag."""
    attributes: Attributes = ()
    """Those of a start tag, in order, with references resolved."""
    text: bool = False
    """Whether it is text (and not a comment, a doctype, ...)."""
    inside: frozenset[str] = frozenset()
    """The names of the elements that it stands in; a tag stands in its own."""


class _Tokenizer(HTMLParser):
    """Notes where each token begins: the source up to the next one is its own, whatever the parser makes of it."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *(match.end() for match in re.finditer("\n", source))]
        self.found: list[tuple[int, Token]] = []
        self.open: list[str] = []

    def add(self, *, start: str = "", end: str = "", attributes: Attributes = (), text: bool = False) -> None:
        line, column = self.getpos()
        self.found.append(
            (self._lines[line - 1] + column, Token("", start, end, attributes, text, frozenset(self.open)))
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)
        self.add(start=tag, attributes=tuple(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.add(start=tag, attributes=tuple(attrs))

    def handle_endtag(self, tag: str) -> None:
        self.add(end=tag)
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def _seen(self, _text: str) -> None:
        self.add(text=True)

    def _unseen(self, _text: str) -> None:
        self.add()

    handle_data = handle_entityref = handle_charref = _seen  # type: ignore[assignment] # called by position
    handle_comment = handle_decl = handle_pi = unknown_decl = _unseen  # type: ignore[assignment] # called by position


_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


def tokens(source: str) -> tuple[Token, ...]:
    """The tags, texts and comments of a page, in order."""
    reader = _Tokenizer(source)
    reader.feed(source)
    reader.close()
    starts = [start for start, _ in reader.found] + [len(source)]
    return tuple(
        attrs.evolve(token, raw=source[start:end]) for (start, token), end in zip(reader.found, starts[1:], strict=True)
    )


def visible_text(source: str) -> str:
    """All text of a page's body, a space where there is a tag: what a ledger may hold at most."""
    from html import unescape

    seen = (token for token in tokens(source) if not token.inside & (_UNSEEN | {"head"}))
    return "".join(unescape(token.raw) if token.text else " " for token in seen)


def _written(tag: str, attributes: Iterable[tuple[str, str | None]], closing: str = "") -> str:
    shown = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes)
    return f"<{tag}{shown}{closing}>"


def _closing(token: Token) -> str:
    return " /" if token.raw.endswith("/>") else ""


def _each(source: str, change: Callable[[Token], str]) -> str:
    return "".join(change(token) for token in tokens(source))


def _in_body(token: Token) -> bool:
    return "body" in token.inside and not token.inside & _UNSEEN


WRAPPED = ("body", "article", "main", "p", "h1", "figure")
"""The elements that `wrap` puts wrappers into (the first three) or around."""


def wrap(source: str, choice: int) -> str:
    """The page with one to three plain `<div>` elements around or in each element of one kind that it has.

    Elements whose end tags the page leaves out are left alone.
    """
    found = tokens(source)
    opened, closed = Counter(token.start for token in found), Counter(token.end for token in found)
    present = [tag for tag in WRAPPED if 0 < opened[tag] == closed[tag]]
    if not present:
        return source
    tag, depth = present[choice % len(present)], 1 + choice % 3
    before, after = "<div>" * depth, "</div>" * depth
    inside = tag in {"body", "article", "main"}

    def change(token: Token) -> str:
        if token.start == tag:
            return token.raw + before if inside else before + token.raw
        if token.end == tag:
            return after + token.raw if inside else token.raw + after
        return token.raw

    return "".join(map(change, found))


MEANINGLESS = (
    ("data-v-7f3a21", ""),
    ("data-testid", "node-{}"),
    ("data-track", '{"slot": 4, "kind": "x"}'),
    ("class", "css-{}q9fz3x"),
    ("id", "r-{}"),
    ("style", "margin: 0"),
    ("tabindex", "-1"),
    ("dir", "auto"),
)
"""Attributes that say nothing about what an element is; `{}` is another number for each."""


def add_attributes(source: str, choice: int) -> str:
    """The page with one meaningless attribute more on every element of the body; a class is added to those it has."""
    name, pattern = MEANINGLESS[choice % len(MEANINGLESS)]
    numbers = itertools.count(17)

    def change(token: Token) -> str:
        if not token.start or not _in_body(token):
            return token.raw
        known, value = dict(token.attributes), pattern.replace("{}", str(next(numbers)))
        if name not in known:
            return _written(token.start, (*token.attributes, (name, value)), _closing(token))
        if name != "class":
            return token.raw
        joined = ((key, f"{old or ''} {value}".strip() if key == name else old) for key, old in token.attributes)
        return _written(token.start, joined, _closing(token))

    return _each(source, change)


def reorder_attributes(source: str, choice: int) -> str:
    """The page with the attributes of every element in another order: reversed, then turned by `choice`."""

    def change(token: Token) -> str:
        if len(token.attributes) < 2:
            return token.raw
        turned = token.attributes[::-1]
        at = choice % len(turned)
        return _written(token.start, turned[at:] + turned[:at], _closing(token))

    return _each(source, change)


GAPS = ("\n", "\n      ", "  ", "\t", "\r\n")
"""White space that means no more than one space does."""

_SPACE = re.compile("[ \t\n\r\f]+")


def respace(source: str, choice: int) -> str:
    """The page with other white space between its words, wherever white space counts as one space."""
    gap = GAPS[choice % len(GAPS)]

    def change(token: Token) -> str:
        return _SPACE.sub(gap, token.raw) if token.text and not token.inside & _NO_MARKUP else token.raw

    return _each(source, change)


def add_comments(source: str, choice: int) -> str:
    """The page with a comment after every tag of the body."""
    comment = ("<!-- -->", "<!-- react-text: 42 -->", "<!--[if IE]><p>No page</p><![endif]-->")[choice % 3]

    def change(token: Token) -> str:
        inside = _in_body(token) and not token.inside & _NO_MARKUP
        return token.raw + comment if inside and (token.start or token.end) and token.end != "body" else token.raw

    return _each(source, change)


def respell(source: str, choice: int) -> str:
    """The page with its tags in capitals (choice is odd) or its attributes in single quotation marks (even)."""

    def change(token: Token) -> str:
        if token.start and choice % 2:
            return _written(token.start.upper(), token.attributes, _closing(token))
        if token.start and token.attributes:
            return _single(token)
        return token.raw.upper() if token.end and choice % 2 else token.raw

    return _each(source, change)


def _single(token: Token) -> str:
    shown = (
        f" {name}" if value is None else f" {name}='{value.replace('&', '&amp;').replace(chr(39), '&#39;')}'"
        for name, value in token.attributes
    )
    return f"<{token.start}{''.join(shown)}{_closing(token)}>"


SPLITS = ("<wbr>", "&shy;", "<b></b>", "<span></span>", "<!-- -->", "&#8288;")
"""What may stand inside a word and is no part of it."""

_WORD = re.compile(r"[^\W\d_]{6,}")


def split_words(source: str, choice: int) -> str:
    """The page with something unseen in the middle of each longer word of its paragraphs."""
    mark = SPLITS[choice % len(SPLITS)]

    def halve(found: re.Match[str]) -> str:
        word = found[0]
        return word[: len(word) // 2] + mark + word[len(word) // 2 :]

    def change(token: Token) -> str:
        inside = token.text and "p" in token.inside and not token.inside & _NO_MARKUP
        return _WORD.sub(halve, token.raw) if inside and not token.raw.startswith("&") else token.raw

    return _each(source, change)


def emphasise_parts(source: str, choice: int) -> str:
    """The page with the first letters of each longer word of its paragraphs in an element of their own, as initials are."""
    tag = ("b", "span", "em", "font")[choice % 4]

    def mark(found: re.Match[str]) -> str:
        return f"<{tag}>{found[0][:1]}</{tag}>{found[0][1:]}"

    def change(token: Token) -> str:
        inside = token.text and "p" in token.inside and not token.inside & _NO_MARKUP
        return _WORD.sub(mark, token.raw) if inside and not token.raw.startswith("&") else token.raw

    return _each(source, change)
