"""A story to plain text, in the three ways in which pages lose their mark-up. Pure functions of what was drawn."""

from collections.abc import Iterable, Sequence

import attrs

from newsparse.article import Article
from newsparse.parts import BlockQuote, BodyBlock, Figure, HeadingHow, ListBlock, Subheading
from newsparse.testing.rendering import date_line
from newsparse.testing.truth import ABOVE, Flattened, Noise, Way

_INDENT = "    "


def flatten(story: Article, *, way: Way = Way.LINES, noise: Iterable[Noise] = ()) -> Flattened:
    """`story` as plain text, and the truth about that text.

    The lines of a page begin with its title. An extractor leaves out what stands above and below the story, pictures, and
    the lines about it.
    """
    placed = sorted(noise, key=lambda piece: min(piece.place, len(story.body) + 1))
    if way is Way.EXTRACTED:
        placed = [piece for piece in placed if ABOVE < piece.place <= len(story.body)]
    told = as_flattened(story, way)
    return Flattened(_text(told, story, way, placed), told, way, tuple(placed), story)


def as_flattened(story: Article, way: Way) -> Article:
    """The story as a text made in this way tells it."""
    shown = way is not Way.EXTRACTED
    printed = {stamp.kind: stamp for stamp in story.timestamps} if shown else {}
    body = tuple(_flat(block) for block in story.body if shown or not isinstance(block, Figure))
    return attrs.evolve(
        story,
        kicker=story.kicker if shown else None,
        standfirst=story.standfirst if shown else (),
        byline=story.byline if shown else None,
        authors=story.authors if shown else (),
        published=printed.get(story.published.kind) if story.published else None,
        updated=printed.get(story.updated.kind) if story.updated else None,
        timestamps=story.timestamps if shown else (),
        url=None,
        site_name=None,
        section=None,
        body=body,
    )


def _flat(block: BodyBlock) -> BodyBlock:
    if isinstance(block, Subheading):
        return attrs.evolve(block, level=2, how=HeadingHow.SHAPE)
    if isinstance(block, Figure):
        return attrs.evolve(block, alt=None, url=None)
    return block


def _text(told: Article, story: Article, way: Way, noise: Sequence[Noise]) -> str:
    head = [told.kicker, told.headline, *told.standfirst]
    title = [f"{story.headline} - {story.site_name}" if story.site_name else story.headline]
    if way is not Way.EXTRACTED:
        head += [told.byline.raw if told.byline else None, date_line(story)]
    blocks = [[line] for line in title if line and way is Way.LINES]
    blocks += [list(piece.lines) for piece in noise if piece.place <= ABOVE]
    blocks += [[line] for line in head if line]
    for number, block in enumerate(story.body):
        blocks += [list(piece.lines) for piece in noise if piece.place == number]
        if way is not Way.EXTRACTED or not isinstance(block, Figure):
            blocks.append(_lines(block, way))
    blocks += [list(piece.lines) for piece in noise if piece.place >= len(story.body)]
    if way is Way.LAYOUT:
        return "\n\n".join("\n".join(_INDENT + line for line in lines) for lines in blocks) + "\n"
    return "\n".join(line for lines in blocks for line in lines) + "\n"


def _lines(block: BodyBlock, way: Way) -> list[str]:
    if isinstance(block, Figure):
        return [block.raw or block.text]
    if isinstance(block, ListBlock) and way is not Way.LINES:
        mark = "  * " if way is Way.LAYOUT else "- "
        if block.ordered and way is Way.LAYOUT:
            return [f"  {number}. {item}" for number, item in enumerate(block.items, 1)]
        return [mark + item for item in block.items]
    if isinstance(block, BlockQuote) and way is Way.LAYOUT:
        return [_INDENT + line for line in block.text.split("\n")]
    return block.text.split("\n")
