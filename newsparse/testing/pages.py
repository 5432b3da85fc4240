"""Strategies for pages, and for the same pages as plain text."""

from collections.abc import Sequence

from hypothesis import strategies as st

from newsparse.article import Article
from newsparse.errors import InputError
from newsparse.labels import Reason
from newsparse.testing.articles import articles
from newsparse.testing.drawing import below, one_of
from newsparse.testing.flatten import flatten
from newsparse.testing.noise import noise
from newsparse.testing.people import Languages
from newsparse.testing.rendering import render_page
from newsparse.testing.templates import templates
from newsparse.testing.truth import Flattened, Meta, Noise, Page, Template, Way
from newsparse.testing.vocabulary import vocabulary

_METAS = tuple(Meta)
_MOST_NOISE = 8
_ODDS = 5
"""One in so many times a page has no more pieces of noise."""
# What does not outlive a text browser or an extractor: it is not shown.
_UNSEEN = frozenset({Reason.HIDDEN})

Stories = Article | st.SearchStrategy[Article] | None


def pages(
    article: Stories = None,
    *,
    languages: Languages = None,
    templates: Sequence[Template] | None = None,
    max_noise: int = _MOST_NOISE,
) -> st.SearchStrategy[Page]:
    """News pages with an article on them: its mark-up, its metadata, and what else such pages show.

    `article` is the story to be on them, or a strategy for it; any story in one of `languages` where none is given.
    `templates` are the mark-up habits to choose from: all of `newsparse.testing.templates()` where none are given.
    A page has up to `max_noise` pieces of boilerplate.
    """
    stories = _stories(article, languages)
    known = _templates(templates)

    def page(draw: st.DrawFn) -> Page:
        story = draw(stories)
        template = one_of(draw, known)
        code = below(draw, 1 << len(_METAS))
        metadata = frozenset(meta for bit, meta in enumerate(_METAS) if code >> bit & 1)
        return render_page(story, template=template, metadata=metadata, noise=_noise(draw, story, max_noise))

    return st.composite(page)()


def texts(
    article: Stories = None,
    *,
    languages: Languages = None,
    ways: Sequence[Way] = tuple(Way),
    max_noise: int = _MOST_NOISE,
) -> st.SearchStrategy[Flattened]:
    """News pages as plain text, with the truth about what such a text still tells. Arguments are as for `pages`."""
    stories = _stories(article, languages)
    if not ways:
        raise InputError("ways must be a sequence of newsparse.testing.Way, not empty")

    def text(draw: st.DrawFn) -> Flattened:
        story = draw(stories)
        pieces = _noise(draw, story, max_noise)
        return flatten(story, way=one_of(draw, ways), noise=[piece for piece in pieces if piece.kind not in _UNSEEN])

    return st.composite(text)()


def _stories(article: Stories, languages: Languages) -> st.SearchStrategy[Article]:
    if article is None:
        return articles(languages=languages)
    if languages is not None:
        raise InputError("languages is for stories that are drawn; the article that is given has its own")
    return st.just(article) if isinstance(article, Article) else article


def _templates(given: Sequence[Template] | None) -> Sequence[Template]:
    known = tuple(templates().values()) if given is None else given
    if not known:
        raise InputError("templates must be a sequence of newsparse.testing.Template, not empty")
    return known


def _noise(draw: st.DrawFn, story: Article, most: int) -> list[Noise]:
    """Pieces that differ from one another and do not name the story itself."""
    words = vocabulary(story.language or "en")
    made: dict[str, Noise] = {}
    # Asked before each piece, and not once for all, so that shrinking can take any piece out.
    for _ in range(most):
        if not below(draw, _ODDS):
            break
        piece = noise(draw, words, length=len(story.body), but=story.headline)
        if not any(line in shown.lines for shown in made.values() for line in piece.lines):
            made[piece.text] = piece
    return list(made.values())
