"""Laws 1 and 2: exactly one label for each block, in the order of the page, and nothing changes its argument."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.article import Article
from newsparse.document import Document
from newsparse.labels import Dropped, Kept, Reason, Role
from newsparse.parts import Paragraph
from tests.html_pages import news, pages
from tests.laws.sources import CORPORA, EXAMPLE_PAGES, EXAMPLE_TEXTS, RICH, parse, read, some_real_pages
from tests.test_flattext import raw_texts

# What belongs to an article and stands outside its body.
BESIDE = {Role.KICKER, Role.HEADLINE, Role.STANDFIRST, Role.BYLINE, Role.TIMESTAMP, Role.SIDEBAR}


def check(document: Document) -> None:
    """One label for each block, the same block, the same order; each says what and why."""
    labels = newsparse.label(document)

    assert [label.block for label in labels] == list(document.blocks)
    assert [label.block.index for label in labels] == list(range(len(labels)))
    for label in labels:
        assert label.rule
        assert isinstance(label.role, Role) if isinstance(label, Kept) else isinstance(label.reason, Reason)


@given(pages)
def test_labels_of_any_page(page: str) -> None:
    check(newsparse.read_html(page))


@given(news())
def test_labels_of_a_page_with_a_story(page: str) -> None:
    check(newsparse.read_html(page))


@given(raw_texts)
def test_labels_of_flattened_text(text: str) -> None:
    check(newsparse.read_text(text))


@pytest.mark.parametrize("corpus", CORPORA)
def test_labels_of_real_pages(corpora: Path, corpus: str) -> None:
    paths = some_real_pages(corpora, corpus, 4)

    assert paths
    for path in paths:
        check(newsparse.read_html(read(path)))


def blocks_of_the_body(article: Article) -> Iterator[int]:
    for part in article.body:
        yield from part.origin.blocks


def check_body(article: Article) -> None:
    """What is kept for the body is in the body, once and in order, and nothing else is.

    The parts that one block makes follow each other and are its text, piece by piece.
    """
    kept = [label for label in article.labels if isinstance(label, Kept) and label.role not in BESIDE]
    used = [index for index, _ in itertools.groupby(blocks_of_the_body(article))]
    own = [part for part in article.body if isinstance(part, Paragraph) and len(part.origin.blocks) == 1]

    assert sorted(used) == [label.block.index for label in kept]
    for index in {part.origin.blocks for part in own}:
        parts = [part.text for part in article.body if part.origin.blocks == index and part.text]
        assert "".join("".join(parts).split()) == "".join(article.labels[index[0]].block.text.split())
    assert len(article.dropped) == sum(isinstance(label, Dropped) for label in article.labels)


@given(news() | pages)
def test_the_body_is_what_is_kept(page: str) -> None:
    check_body(newsparse.parse_html(page))


@pytest.mark.parametrize("path", [*EXAMPLE_PAGES, *EXAMPLE_TEXTS], ids=lambda path: path.stem)
def test_the_body_of_an_example_is_what_is_kept(path: Path) -> None:
    check_body(parse(path))


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_body_of_real_pages_is_what_is_kept(corpora: Path, corpus: str) -> None:
    for path in some_real_pages(corpora, corpus, 4):
        check_body(parse(path))


@given(pages, st.sampled_from(["en", "de", "fi", "xx"]))
def test_a_document_stays_as_it_was(page: str, language: str) -> None:
    document = newsparse.read_html(page, language=language)
    again = newsparse.read_html(page, language=language)
    newsparse.Parser().parse(document)

    assert document == again


def test_paths_lead_to_the_blocks() -> None:
    """`[n]` counts all element children, so a path can be walked."""
    from lxml import etree

    root = etree.fromstring(RICH.encode(), etree.HTMLParser(encoding="utf-8"))
    for label in newsparse.parse_html(RICH).labels:
        node = root
        for step in label.block.path.split("/")[2:]:
            tag, _, number = step.rstrip("]").partition("[")
            node = node[int(number) - 1]
            assert node.tag == tag
        assert label.block.text.split()[0] in "".join(map(str, node.itertext()))
