"""An open element as the writer of blocks holds it: how it takes part in the text, what it is called, what it stands in."""

from collections.abc import Mapping
from typing import Any

from newsparse.names import Markup

# How an element takes part in the text; the tables of tags are data. The first three run on in a line.
INLINE, LINK, BOLD, BLOCK, ROOT, BREAK, IMAGE, SOURCE, ASIDE, SKIPPED, CLAIM = range(11)
# An open element is a list and not an object: a page opens a thousand of them, and this is the innermost loop.
# `ELEMENT` is its index in the outline, -1 while no block stands in it; `HOME` the innermost block-level element.
TAG, ATTRIBUTES, NUMBER, ELEMENT, CHILDREN, KIND, PARENT, HOME = range(8)

_SPECIAL = {
    **dict.fromkeys(("address", "article", "aside", "blockquote", "body", "button", "caption", "center"), BLOCK),
    **dict.fromkeys(("dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"), BLOCK),
    **dict.fromkeys(("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr"), BLOCK),
    **dict.fromkeys(("legend", "li", "main", "menu", "nav", "object", "ol", "optgroup", "option", "p", "pre"), BLOCK),
    **dict.fromkeys(("search", "section", "select", "summary", "table", "tbody", "td", "textarea"), BLOCK),
    **dict.fromkeys(("tfoot", "th", "thead", "tr", "ul"), BLOCK),
    **dict.fromkeys(("b", "strong"), BOLD),
    **dict.fromkeys(("img", "amp-img"), IMAGE),
    # What stands inside is shown only where something else cannot be.
    **dict.fromkeys(("audio", "canvas", "datalist", "noscript", "video"), ASIDE),
    **dict.fromkeys(("base", "link", "meta"), CLAIM),
    "a": LINK,
    "br": BREAK,
    "html": ROOT,
    "source": SOURCE,
}
# So many elements up an item of microdata or a `<picture>` is looked for: a look without end would be quadratic in depth.
_FAR, _NEAR = 60, 6
_NAMING = dict.fromkeys(("class", "id", "role", "itemprop", "data-testid", "data-component"))  # in this order
_NAMING_OF_HEADINGS = tuple(key for key in _NAMING if key != "id")
_NAMES_LIMIT = 400
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# An unknown element inside one of these can only be part of a line.
PHRASING_ONLY = _HEADINGS | {"p"}
CAPTIONED = frozenset(("figcaption", "figure"))

Frame = list[Any]


def kinds_of(markup: Markup) -> dict[str, int]:
    """How elements take part in the text, by tag; a tag that is not there is not known."""
    return {
        **dict.fromkeys(markup.inline, INLINE),
        **dict.fromkeys(markup.ignored, SKIPPED),
        **_SPECIAL,
    }


def picture_of(frame: Frame | None) -> Frame | None:
    """The `<picture>` that an element stands in. What parsers make of its sources differs: siblings, or nested ones."""
    for _ in range(_NEAR):
        frame = frame[PARENT] if frame else None
        if not frame or frame[TAG] != "source":
            break
    return frame if frame and frame[TAG] == "picture" else None


def link_of(frame: Frame | None) -> str | None:
    """The address of the link that an element stands in, as written; `None` where none is near."""
    for _ in range(_NEAR):
        frame = frame[PARENT] if frame else None
        if frame is None or frame[KIND] == LINK:
            break
    return frame[ATTRIBUTES].get("href") if frame else None


def item_type(frame: Frame | None) -> str:
    """The `itemtype` of the innermost item at or around an element; empty where there is none near, or it has no type."""
    for _ in range(_FAR):
        if frame is None:
            break
        attributes: Mapping[str, str] = frame[ATTRIBUTES]
        if "itemscope" in attributes:
            return attributes.get("itemtype", "")
        frame = frame[PARENT]
    return ""


def names_of(tag: str, attributes: Mapping[str, str]) -> str:
    """What the author called an element: its class, id, role and so on, parted by spaces, bounded in length.

    An element of the page's own invention (`<x-byline>`) is called by its tag, too.
    """
    if "-" in tag:
        return " ".join([tag, *[attributes[key] for key in _NAMING if key in attributes]])[:_NAMES_LIMIT]
    if len(attributes) == 1:  # most often it is the class
        ((key, value),) = attributes.items()
        return value[:_NAMES_LIMIT] if key in _NAMING and (key != "id" or tag not in _HEADINGS) else ""
    # The id of a heading is an anchor made of its own words: it says nothing of what the element is for.
    naming = _NAMING_OF_HEADINGS if tag in _HEADINGS else _NAMING
    keys = [key for key in attributes if key in naming]
    if len(keys) == 1:
        return attributes[keys[0]][:_NAMES_LIMIT]
    return " ".join([attributes[key] for key in naming if key in attributes])[:_NAMES_LIMIT] if keys else ""


def pixels(value: str | None) -> int | None:
    """A width or height in pixels; `None` for anything that is no plain number of them."""
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else None
