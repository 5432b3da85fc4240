"""Hypothesis strategies for HTML pages: well nested, badly nested, and those of news with a story in them."""

from hypothesis import strategies as st

_WORDS = ["quay", "the harbour", "Osthaven", "Ferry ", " and", "water.", "“no”", "漢字", "é", "x", "7"]
_GAPS = [" ", "\n  ", "\t", "&nbsp;", "&#8203;", "&#x2028;"]
_SIGNS = [
    "&amp;",
    "&lt;b&gt;",
    "&shy;",
    "\xad",
    "&#8288;",
    "&unknown;",
    "&#1;",
    "&",
    "<!-- no word -->",
    "<?no word?>",
    "<wbr>",
]
texts: st.SearchStrategy[str] = st.lists(st.sampled_from(_WORDS * 2 + _GAPS + _SIGNS), max_size=6).map("".join)
"""Running text as it is written in mark-up."""

_BLOCKS = [
    "div",
    "p",
    "section",
    "article",
    "h1",
    "h2",
    "blockquote",
    "figure",
    "figcaption",
    "aside",
    "nav",
    "footer",
    "form",
    "main",
]
_INLINE = ["a", "b", "em", "span", "strong", "i", "sup", "time", "u"]
_UNKNOWN = ["x-card", "amp-ad", "o:p", "font-face"]
_INSTEAD = ["noscript", "video", "audio", "canvas"]
_UNSEEN = ["script", "style", "iframe", "svg", "template", "object", "textarea", "select", "button"]
_ATTRIBUTES = [
    "",
    ' class="a b"',
    " hidden",
    ' style="color:red; display : none"',
    ' class="sr-only"',
    ' class="share"',
    ' class="article-body"',
    ' class="byline"',
    ' class="image-credit"',
    ' itemprop="headline"',
    ' rel="author"',
    ' datetime="2024-03-05T10:00:00Z" itemprop="datePublished"',
    ' href="/a?b=1&c=2"',
    " id=bare",
]
_attributes = st.sampled_from([""] * 12 + _ATTRIBUTES)
_VOID = [
    "<br>",
    "<br/>",
    "<br><br>",
    "<hr>",
    '<img src="/p.jpg" alt="A picture">',
    "<input value=v>",
    "<meta name=a content=b>",
]


def _element(tags: list[str], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.tuples(st.sampled_from(tags), _attributes, inside)
    return parts.map(lambda p: f"<{p[0]}{p[1]}>{p[2]}</{p[0]}>")


def _table(cell: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    row = st.lists(cell.map(lambda text: f"<td>{text}</td>"), max_size=3).map(
        lambda cells: f"<tr>{''.join(cells)}</tr>"
    )
    return st.lists(row, max_size=3).map(lambda rows: f"<table>{''.join(rows)}</table>")


def _list(item: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(item.map(lambda text: f"<li>{text}</li>"), max_size=3).map(
        lambda items: f"<ul>{''.join(items)}</ul>"
    )


def _joined(piece: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(piece, max_size=4).map("".join)


def _wrapped(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = _joined(inside)
    kinds = (_BLOCKS, _INLINE, _UNKNOWN, _INSTEAD)
    return st.one_of(*(_element(tags, content) for tags in kinds), _table(content), _list(content))


_leaves = st.one_of(texts, texts, st.sampled_from(_VOID), _element(_UNSEEN, texts))
bodies: st.SearchStrategy[str] = _joined(st.recursive(_leaves, _wrapped, max_leaves=14))
"""What stands in `<body>`: elements in elements, each closed by its own end tag (which HTML may read otherwise)."""

_TAGS = [
    *_BLOCKS,
    *_INLINE,
    *_UNKNOWN,
    *_INSTEAD,
    *_UNSEEN,
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "html",
    "head",
    "body",
    "title",
]
_tokens = st.one_of(
    texts,
    texts,
    st.sampled_from(_VOID),
    st.tuples(st.sampled_from(_TAGS), _attributes).map(lambda p: f"<{p[0]}{p[1]}>"),
    st.sampled_from(_TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(
        ["<", "</", "<!--", "-->", "<!", "<p ", '<a href="', "<![CDATA[", "]]>", "\x00", "<?xml version='1.0'?>"]
    ),
)
soups: st.SearchStrategy[str] = st.lists(_tokens, max_size=25).map("".join)
"""Tags in any order, open or closed or neither."""

HEAD = '<meta charset="utf-8"><title>Ferry to run all winter | The Quay</title>'
pages: st.SearchStrategy[str] = st.one_of(
    bodies,
    bodies.map(lambda body: f"<!DOCTYPE html><html lang=en><head>{HEAD}</head><body>{body}</body></html>"),
    soups,
)
"""Whole pages and pieces of them."""

SENTENCES = (
    "The council of Osthaven voted on Tuesday to keep the island ferry running through the winter, after months of protest.",
    "Fishers who depend on the crossing had warned that the harbour would be cut off from the mainland for weeks at a time.",
    "The money comes from a reserve that was set aside for a new quay, which will now be built two years later than planned.",
    "Operators expect some four hundred passengers a day, most of them pupils and nurses who work at the mainland hospital.",
    "A spokeswoman for the port said that the older of the two ships would be overhauled before the first storms arrive.",
    "Opponents of the plan, who hold three of the eleven seats, called it a present to people who chose to live on an island.",
)
"""Prose enough to be a story."""


def story(count: int = 6) -> list[str]:
    """Paragraphs of a story, as elements."""
    return [f"<p>{SENTENCES[at % len(SENTENCES)]} {SENTENCES[(at + 1) % len(SENTENCES)]}</p>" for at in range(count)]


def news_page(body: str, head: str = "") -> str:
    """A page around `body`, with the head that most pages have."""
    return f"<!DOCTYPE html>\n<html lang='en'><head>{HEAD}{head}</head>\n<body>{body}</body></html>"


@st.composite
def news(draw: st.DrawFn) -> str:
    """Pages with a story, and anything between its paragraphs."""
    parts = story(draw(st.integers(1, 6)))
    between = [draw(bodies) for _ in parts]
    inner = "".join(part for pair in zip(parts, between, strict=True) for part in pair)
    return news_page(
        f"<nav><a href=/>Home</a></nav><h1>Ferry to run all winter</h1><article>{inner}</article><footer>The Quay</footer>"
    )
