"""A story to a page: pure functions of what was drawn. What the page does not say, its truth leaves out."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

import attrs

from newsparse.article import Article
from newsparse.labels import Reason
from newsparse.parts import BlockQuote, BodyBlock, Figure, HeadingHow, ListBlock, Paragraph, Subheading
from newsparse.testing import claims
from newsparse.testing.templates import templates
from newsparse.testing.truth import ABOVE, BELOW, Meta, Noise, Page, Template

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def render_page(
    story: Article,
    *,
    template: Template | None = None,
    metadata: Iterable[Meta] = (),
    noise: Iterable[Noise] = (),
    wrapper: str = "{}",
) -> Page:
    """A page with `story` on it, and the truth about that page.

    `template` is the plainest one where none is given. `wrapper` is HTML that goes around the body, with `{}` in the place
    of the body. Of a story's body, paragraphs, subheadings, lists, block quotations and figures are rendered.
    """
    template = next(iter(templates().values())) if template is None else template
    kinds = frozenset(kind for kind in metadata if kind is not Meta.MICRODATA or "{claims}" in template.page)
    placed = tuple(sorted(noise, key=lambda piece: min(piece.place, len(story.body) + 1)))
    told = as_told(story, template, kinds)
    source = _source(told, story=story, template=template, metadata=kinds, noise=placed, wrapper=wrapper)
    return Page(source, told, placed, template, kinds, wrapper, story)


def as_told(story: Article, template: Template, metadata: frozenset[Meta]) -> Article:
    """The story as a page with this template and these metadata tells it."""
    printed = {stamp.kind: stamp for stamp in story.timestamps}
    published, updated = story.published, story.updated
    if not metadata:
        shown = "{date}" in template.page
        published = printed.get(published.kind) if published is not None and shown else None
        updated = printed.get(updated.kind) if updated is not None and shown else None
    body = tuple(
        attrs.evolve(block, how=HeadingHow(template.how), level=template.level)
        if isinstance(block, Subheading)
        else block
        for block in story.body
    )
    page = template.page
    signed = "{byline}" in page
    return attrs.evolve(
        story,
        kicker=story.kicker if "{kicker}" in page else None,
        standfirst=story.standfirst if "{standfirst}" in page else (),
        byline=story.byline if signed else None,
        authors=story.authors if signed or metadata else (),
        published=published,
        updated=updated,
        url=story.url if metadata else None,
        site_name=story.site_name if metadata & {Meta.JSON_LD, Meta.OPEN_GRAPH, Meta.MICRODATA} else None,
        section=story.section if metadata & {Meta.JSON_LD, Meta.OPEN_GRAPH} else None,
        body=body,
    )


def _source(
    told: Article,
    *,
    story: Article,
    template: Template,
    metadata: frozenset[Meta],
    noise: Sequence[Noise],
    wrapper: str,
) -> str:
    body = list(told.body)
    lede = ""
    if "{lede}" in template.page and body and isinstance(body[0], Paragraph):
        lede = _put(template.lede, escape(body[0].text, quote=False))
    blocks = [_block(block, template) for block in body]
    inside: list[list[str]] = [[] for _ in range(len(body) + 1)]
    above, below = [], []
    for piece in noise:
        if piece.place <= ABOVE:
            above.append(piece.html)
        elif piece.place > len(body):
            below.append(piece.html)
        else:
            inside[piece.place].append(piece.html)
    if lede:
        blocks[0] = ""
    chunks = "\n".join(_put(template.body, chunk) for chunk in _chunks(blocks, inside, template.chunk))
    parts = {
        "language": story.language or "",
        "direction": ' dir="rtl"' if story.language in RIGHT_TO_LEFT else "",
        "head": claims.head(story, metadata),
        "scope": claims.scope(metadata),
        "claims": claims.items(story, metadata),
        "above": "\n".join(above),
        "below": "\n".join(below),
        "kicker": _line(template.kicker, told.kicker),
        "headline": _line(template.headline, told.headline),
        "standfirst": "\n".join(_line(template.standfirst, line) for line in told.standfirst),
        "byline": _line(template.byline, told.byline.raw if told.byline else None),
        "date": _line(template.date, date_line(story)),
        "lede": lede,
        "body": _put(wrapper, chunks),
    }
    # A part that this page has not leaves no empty line behind.
    lines = [line for line in template.page.strip("\n").split("\n") if parts.get(line[1:-1], line) or line[:1] != "{"]
    return fill("\n".join(lines), parts) + "\n"


def date_line(story: Article) -> str | None:
    """The line with the date as it is printed; `None` where there is none."""
    return next((stamp.raw for stamp in story.timestamps), None)


def fill(pattern: str, parts: dict[str, str]) -> str:
    """`pattern` with each `{name}` replaced; other braces stay as they are, and what is put in is not looked at again."""
    made, rest = [], pattern
    while rest:
        before, brace, rest = rest.partition("{")
        made.append(before)
        name, closing, after = rest.partition("}")
        if closing and name in parts:
            made.append(parts[name])
            rest = after
        else:
            made.append(brace)
    return "".join(made)


def _put(pattern: str, text: str) -> str:
    return pattern.replace("{}", text, 1)


def _line(pattern: str, text: str | None) -> str:
    return "" if text is None else _put(pattern, escape(text, quote=False))


def _chunks(blocks: Sequence[str], inside: Sequence[Sequence[str]], size: int) -> Iterator[str]:
    """The body's blocks with the noise between them, cut into chunks of `size` blocks."""
    chunk: list[str] = []
    for number, block in enumerate(blocks):
        if size and number and number % size == 0:
            yield "\n".join(chunk)
            chunk = []
        chunk.extend(inside[number])
        if block:
            chunk.append(block)
    chunk.extend(inside[len(blocks)])
    yield "\n".join(chunk)


def _block(block: BodyBlock, template: Template) -> str:
    text = escape(block.text, quote=False)
    if isinstance(block, Paragraph):
        return _put(template.paragraph, text)
    if isinstance(block, Subheading):
        return _put(template.subheading, text)
    if isinstance(block, ListBlock):
        items = "".join(_put(template.item, escape(item, quote=False)) for item in block.items)
        return _put(template.ordered if block.ordered else template.list, items)
    if isinstance(block, BlockQuote):
        return _put(template.block_quote, "".join(_put(template.quoted, line) for line in text.split("\n")))
    if isinstance(block, Figure):
        return _figure(block, template)
    return ""


def _figure(figure: Figure, template: Template) -> str:
    caption, line = figure.caption or "", figure.raw or ""
    parts = {
        "url": escape(figure.url or ""),
        "alt": escape(figure.alt or ""),
        "caption": escape(caption, quote=False),
        "credit": escape(line.removeprefix(caption).strip(), quote=False),
    }
    return fill(template.figure, parts)


def noise_of(kind: Reason, *lines: str, html: str | None = None, place: int = BELOW) -> Noise:
    """A piece of noise from its lines, in `<div>`s where no mark-up is given."""
    made = "".join(f"<div>{escape(line, quote=False)}</div>" for line in lines) if html is None else html
    return Noise(kind, "\n".join(lines), made, place)
