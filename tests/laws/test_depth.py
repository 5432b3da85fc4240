"""Law 7 and its edges: depth and size lose nothing, and time grows with the page and no faster."""

import functools

import pytest

import newsparse
from newsparse.article import Article
from tests.effort import grows_with
from tests.html_pages import SENTENCES, news_page, story

NESTED = ["div", "section", "span", "b", "a", "li", "table", "blockquote", "h1", "p", "noscript", "x-unknown"]


@pytest.mark.parametrize("tag", NESTED)
@pytest.mark.parametrize("depth", [300, 3_000, 100_000])
def test_nesting_loses_nothing(tag: str, depth: int) -> None:
    page = f"<p>Before</p>{f'<{tag}>' * depth}deep down{f'</{tag}>' * depth}<p>After</p>"
    article = newsparse.parse_html(page)

    assert " ".join(label.block.text for label in article.labels) == "Before deep down After"


@pytest.mark.parametrize("tag", ["div", "span"])
def test_text_at_every_level_stays_in_order(tag: str) -> None:
    depth = 5_000
    opened = "".join(f"<{tag}>down{at} " for at in range(depth))
    closed = "".join(f"up{at} </{tag}>" for at in reversed(range(depth)))
    words = " ".join(label.block.text for label in newsparse.parse_html(opened + closed).labels).split()

    assert words == [f"down{at}" for at in range(depth)] + [f"up{at}" for at in reversed(range(depth))]


@pytest.mark.parametrize("depth", [300, 3_000, 100_000])
def test_a_story_is_found_at_any_depth(depth: int) -> None:
    page = news_page(f"<h1>Ferry to run all winter</h1>{'<div>' * depth}{''.join(story(4))}{'</div>' * depth}")
    article = newsparse.parse_html(page)

    assert article.headline == "Ferry to run all winter"
    assert [paragraph.text for paragraph in article.paragraphs] == [line[3:-4] for line in story(4)]


def test_ten_million_characters() -> None:
    """Behind so much text lxml ends a page unless told otherwise."""
    page = news_page(f"<p>{'word ' * 2_200_000}</p><p>{SENTENCES[0]}</p>")
    labels = newsparse.Parser(limits=newsparse.Limits(block=12_000_000)).parse_html(page).labels

    assert [len(labels[0].block.text), labels[1].block.text] == [5 * 2_200_000 - 1, SENTENCES[0]]


LARGE = {
    "paragraphs": f"<p>{SENTENCES[0]}</p>",
    "words": "word ",
    "links": "<a href=/a>One more story</a> ",
    "line breaks": "a line<br>",
    "breaks": "<br>",
    "spans": "<span>a</span> b ",
    "nested divs": "<div>a ",
    "nested spans": "<span>a ",
    "nested links": "<a href=/a><div>a",
    "hidden": "<span hidden>a</span>b ",
    "nested hidden": "<span hidden>a ",
    "list items": "<ul><li>An item of a list</li></ul>",
    "nested lists": "<ul><li>a",
    "table cells": "<table><tr><td>A cell</td></tr></table>",
    "headings": "<h2>What it costs</h2>",
    "captions": "<figure><img src=/a.jpg><figcaption>At dawn. (Jane Roe/Reuters)</figcaption></figure>",
    "pictures": "<img src=/a.jpg alt=a>",
    "comments": "<!-- a -->",
    "classes": '<div class="share related newsletter article-body">a</div>',
    "metas": '<meta property="og:title" content="Ferry to run">',
    "times": "<time datetime=2024-03-05>5 March</time> ",
    "nested items": "<div itemprop=author>a",
    "open brackets": "<p>A picture (",
    "most read": "<div><h2>Most read</h2><p>Something</p>",
    "ends of elements": "</p></div>",
    "less than": "<",
    "ampersands": "&amp &",
    "JSON-LD": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry to run"}</script>',
    "quotations": "<blockquote>",
    "repeated": f"<div>{SENTENCES[1]}</div>",
}


def _work(unit: str, size: int) -> None:
    page = f"<h1>Ferry to run all winter</h1>{unit * (size // len(unit))}<p>{SENTENCES[2]}</p>"
    assert isinstance(newsparse.parse_html(page), Article)


@pytest.mark.parametrize("name", LARGE)
def test_the_work_grows_with_the_page(name: str) -> None:
    assert grows_with(functools.partial(_work, LARGE[name]), 64_000)


def test_the_work_grows_with_nested_hidden_blocks() -> None:
    assert grows_with(functools.partial(_work, "<noscript>a<p>b"), 64_000)
