"""Pages as plain text and as bytes: what is drawn is rendered exactly."""

import codecs
from collections import Counter

import pytest
from hypothesis import given

from newsparse.errors import InputError
from newsparse.parts import Figure, Paragraph
from newsparse.testing import Declared, Encoded, Flattened, Way, articles, encode, encoded, flatten, pages, texts
from newsparse.text import fold
from tests.testing.drawn import smallest


@given(texts())
def test_all_that_the_truth_says_is_in_the_text(flat: Flattened) -> None:
    article = flat.article
    lines = [article.kicker, article.headline, *article.standfirst, article.byline.raw if article.byline else None]
    for block in article.body:
        lines += block.text.split("\n")
    for line in lines:
        assert line is None or line in flat.text


@given(texts())
def test_the_text_is_the_story_and_the_noise_and_nothing_else(flat: Flattened) -> None:
    bare = flat.render(noise=())
    lines, story = (
        Counter(fold(line) for line in text.splitlines() if line.strip()) for text in (flat.text, bare.text)
    )

    assert lines - story == Counter(line for piece in flat.noise for line in piece.lines)
    assert bare.article == flat.article


@given(texts(ways=[Way.LAYOUT]))
def test_layout_parts_blocks_with_blank_lines(flat: Flattened) -> None:
    paragraphs = [block for block in flat.article.body if isinstance(block, Paragraph)]

    assert all(f"\n\n    {block.text}\n" in flat.text for block in paragraphs)


@given(texts(ways=[Way.EXTRACTED]))
def test_an_extractor_leaves_the_story_alone(flat: Flattened) -> None:
    assert not any(isinstance(block, Figure) for block in flat.article.body)
    assert flat.article.byline is None
    assert flat.article.published is None
    assert all(0 <= piece.place <= len(flat.story.body) for piece in flat.noise)


@given(texts())
def test_a_text_is_made_again(flat: Flattened) -> None:
    assert flat.render() == flat
    assert flatten(flat.story, way=flat.way, noise=flat.noise) == flat


def test_the_smallest_text_is_small() -> None:
    flat = smallest(texts(), lambda flat: flat.article.language == "en")

    assert flat.noise == ()
    assert len(flat.text.splitlines()) <= 7


@given(encoded())
def test_bytes_are_the_page_in_their_encoding(given_bytes: Encoded) -> None:
    data = given_bytes.data
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if given_bytes.declared is Declared.BOM:
            data = data.removeprefix(mark)
    text = data.decode(given_bytes.encoding)

    assert (data != given_bytes.data) == (given_bytes.declared is Declared.BOM)
    assert text.partition("<title>")[2] == given_bytes.page.source.partition("<title>")[2]
    assert ("<meta charset=" in text) == (given_bytes.declared in {Declared.META, Declared.WRONG})
    assert (f'<meta charset="{given_bytes.encoding}">' in text) == (given_bytes.declared is Declared.META)


def test_an_encoding_that_cannot_carry_the_page_is_an_error() -> None:
    page = smallest(pages(languages=["ja"]), lambda page: not page.noise)

    with pytest.raises(InputError, match="iso-8859-1 has not all characters of this page"):
        encode(page, "iso-8859-1", Declared.META)


def test_wrong_use_is_an_error() -> None:
    with pytest.raises(InputError, match="ways must be a sequence"):
        texts(ways=[])
    with pytest.raises(InputError, match="languages is for pages that are drawn"):
        encoded(pages(), languages=["en"])
    with pytest.raises(InputError, match="languages is for stories that are drawn"):
        texts(articles(), languages=["en"])
