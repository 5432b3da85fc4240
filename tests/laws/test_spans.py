"""Law 4: every span is true, and stays so on the way through JSON."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import given

import newsparse
from newsparse.article import Article
from newsparse.parts import Paragraph, Quote, QuoteKind, Speaker
from newsparse.text import Span
from tests.html_pages import news, pages
from tests.laws.sources import CORPORA, EXAMPLE_PAGES, EXAMPLE_TEXTS, parse, some_real_pages
from tests.test_flattext import raw_texts


def spans(value: object) -> Iterator[Span]:
    """Every `Span` in a value, at any depth, by what the classes say of themselves."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)
    elif attrs.has(type(value)):
        for field in value.__attrs_attrs__:  # type: ignore[attr-defined]
            # The ledger's spans point into the source and not into the article's text.
            if field.name != "labels":
                yield from spans(getattr(value, field.name))


def wrong(article: Article) -> list[Span]:
    return [span for span in spans(article) if article.text[span.start : span.end] != span.text]


def check(article: Article) -> None:
    back = Article.from_json(article.to_json())

    assert wrong(article) == []
    assert back == article
    assert wrong(back) == []
    assert Article.from_dict(article.to_dict()) == article
    # Parts stand in the order of the text and do not overlap.
    bounds = [(part.span.start, part.span.end) for part in article.body]
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(bounds))
    assert "\n\n".join(part.span.text for part in article.body if part.span.text) == article.text


@given(news() | pages)
def test_spans_of_a_page(page: str) -> None:
    check(newsparse.parse_html(page))


@given(raw_texts)
def test_spans_of_flattened_text(text: str) -> None:
    check(newsparse.parse_text(text))


@pytest.mark.parametrize("path", [*EXAMPLE_PAGES, *EXAMPLE_TEXTS], ids=lambda path: path.stem)
def test_spans_of_an_example(path: Path) -> None:
    check(parse(path))


@pytest.mark.parametrize("corpus", CORPORA)
def test_spans_of_real_pages(corpora: Path, corpus: str) -> None:
    paths = some_real_pages(corpora, corpus, 3)

    assert paths
    for path in paths:
        check(parse(path))


@pytest.mark.parametrize("path", EXAMPLE_TEXTS, ids=lambda path: path.stem)
def test_origins_of_flattened_text_are_places_in_it(path: Path) -> None:
    source = path.read_text("utf-8")
    article = newsparse.parse_text(source)

    assert article.body
    for part in article.body:
        assert part.origin.source is not None
        start, end = part.origin.source
        assert source[start:end].split()[0] in " ".join(article.labels[at].block.text for at in part.origin.blocks)


def test_the_search_finds_spans_in_every_part() -> None:
    """So that a false one cannot hide in a part that the search does not look into."""
    article = Article.from_dict(newsparse.parse_html("<h1>A</h1>").to_dict())
    content, cue, mention = Span(0, 1, "a"), Span(1, 2, "b"), Span(2, 3, "c")
    quote = Quote(content, QuoteKind.DIRECT, cue, Speaker(None, mention))
    body = (Paragraph(Span(0, 3, "abc"), newsparse.Origin((0,))),)
    false = attrs.evolve(article, text="abx", body=body, quotes=(quote,))

    assert list(spans(false)) == [body[0].span, content, cue, mention]
    assert wrong(false) == [body[0].span, mention]
