"""The front end for HTML: which lines a page falls into, and what is known of each."""

import warnings

import attrs
import pytest
from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.document import Block, Document, Encoding, Field, Image, Source
from tests.cases import CASES, Case, read_cases
from tests.filled import fill
from tests.html_pages import bodies, news_page, soups
from tests.laws.sources import RICH

BUILDERS = ("html.parser", "lxml")
PAGES = {case.title: fill(case.input) for case in read_cases(CASES / "labels.md")} | {"nearly everything": RICH}


def show(block: Block) -> str:
    return f"{'(hidden) ' * block.hidden}{block.tag}| {block.text}".replace("\n", " / ")


def only(page: str) -> Block:
    (block,) = newsparse.read_html(page).blocks
    return block


@pytest.mark.parametrize("case", read_cases(CASES / "markup.md"), ids=lambda case: case.title)
def test_a_case(case: Case) -> None:
    assert [show(block) for block in newsparse.read_html(case.input).blocks] == case.expected.split("\n")


@given(bodies | soups)
def test_what_holds_for_all_documents(page: str) -> None:
    document = newsparse.read_html(page)
    outline = document.outline

    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
    assert len(outline.parents) == len(outline.tags) == len(outline.names) == len(outline.paths)
    assert (outline.parents[0], outline.tags[0], outline.paths[0]) == (0, "", "")
    assert all(parent < element for element, parent in enumerate(outline.parents) if element)
    for block in document.blocks:
        assert block.text.split("\n") == [" ".join(line.split(" ")) for line in block.text.split("\n")]
        assert block.text == block.text.strip()
        assert (block.tag, block.path) == (outline.tags[block.element], outline.paths[block.element])
        assert block.source is None
        size = len(block.text)
        assert 0 <= block.link_chars <= size
        assert 0 <= block.bold_chars <= size
        assert 0 <= block.bold_lead <= size
    assert all(0 <= image.before <= len(document.blocks) for image in document.images)
    assert all(0 < image.element < len(outline.tags) for image in document.images)


# -- what is known of a block


@pytest.mark.parametrize(
    ("page", "links", "bold"),
    [
        ("<p>The ferry sails.</p>", 0, 0),
        ("<p><a href=/a>Ferry</a></p>", 5, 0),
        ("<a href=/a><p>Ferry</p></a>", 5, 0),
        ("<p>The <a href=/a>ferry</a> and the <a href=/b>port</a></p>", 9, 0),
        ("<p><b>Ferry</b> sails</p>", 0, 5),
        ("<p><strong><a href=/a>Ferry</a></strong></p>", 5, 5),
        ("<p><b>Fer<b>ry</b></b></p>", 0, 5),
        ("<p>The <a href=/a>   </a>ferry</p>", 0, 0),
    ],
)
def test_how_much_of_it_is_linked_and_bold(page: str, links: int, bold: int) -> None:
    block = only(page)

    assert (block.link_chars, block.bold_chars) == (links, bold)


@pytest.mark.parametrize(
    ("page", "lead"),
    [
        ("<p><b>What happened?</b> The ferry sails.</p>", "What happened?"),
        ("<p> <span><strong>What <b>hap</b>pened? </strong></span>The ferry sails.</p>", "What happened?"),
        ("<p><b>What</b> hap<b>pened</b></p>", "What"),
        ("<p>The <b>ferry</b> sails.</p>", ""),
        ("<p><b><a href=/a>The ferry</a></b> sails.</p>", ""),
        ("<p><a href=/a><b>The ferry</b></a> sails.</p>", ""),
        ("<p><b></b>The <b>ferry</b> sails.</p>", ""),
    ],
)
def test_the_words_in_bold_type_that_it_begins_with(page: str, lead: str) -> None:
    block = only(page)

    assert block.text[: block.bold_lead] == lead


def test_a_path_counts_all_element_children() -> None:
    page = "<html><head></head><body><div><p>One</p><br><p>Two</p></div>Three</body></html>"

    assert [block.path for block in newsparse.read_html(page).blocks] == [
        "/html[1]/body[2]/div[1]/p[1]",
        "/html[1]/body[2]/div[1]/p[3]",
        "/html[1]/body[2]",
    ]


def test_an_element_is_known_by_all_that_its_author_called_it() -> None:
    page = '<div class="a b" id=c role=d itemprop=e data-testid=f data-component=g title=h><p>One</p></div>'
    document = newsparse.read_html(page)
    (block,) = document.blocks

    assert document.outline.names[document.outline.parents[block.element]].split() == list("abcdefg")


def test_only_elements_with_something_in_them_are_in_the_outline() -> None:
    outline = newsparse.read_html("<div><div></div><p>One</p><section><br></section></div>").outline

    assert outline.tags == ("", "html", "body", "div", "p")


# -- pictures


@pytest.mark.parametrize(
    ("mark_up", "expected"),
    [
        ('<img src="/a.jpg">', ("/a.jpg", None, None, None)),
        ('<img src="/a.jpg" alt=" A  ferry ">', ("/a.jpg", "A ferry", None, None)),
        ('<img src="/a.jpg" alt="" width=600 height="400px">', ("/a.jpg", None, 600, 400)),
        ('<img src="/a.jpg" width="100%" height=auto>', ("/a.jpg", None, None, None)),
        ('<img src="/a.jpg" width="٣" height="²">', ("/a.jpg", None, None, None)),
        ('<img src="data:image/gif;base64,R0" data-src="/a.jpg">', ("/a.jpg", None, None, None)),
        ('<img src="/blank.gif" data-lazy-src="/a.jpg">', ("/a.jpg", None, None, None)),
        ('<img srcset="/s.jpg 300w, /l.jpg 900w">', ("/l.jpg", None, None, None)),
        ('<amp-img src="/a.jpg"></amp-img>', ("/a.jpg", None, None, None)),
        ('<picture><source srcset="/a.webp"><img src="/b.jpg"></picture>', ("/b.jpg", None, None, None)),
        ('<picture><source srcset="/s.webp 3w, /l.webp 9w"><img alt=A></picture>', ("/l.webp", "A", None, None)),
        ('<picture><source srcset="/a.webp"><source srcset="/b.jpg"><img></picture>', ("/a.webp", None, None, None)),
        ('<picture><source><source srcset="/b.jpg"><img></picture>', ("/b.jpg", None, None, None)),
    ],
)
def test_a_picture(mark_up: str, expected: tuple[str, str | None, int | None, int | None]) -> None:
    (image,) = newsparse.read_html(f"<p>{mark_up}</p>").images

    assert (image.url, image.alt, image.width, image.height) == expected


@pytest.mark.parametrize(
    "mark_up",
    [
        "<img>",
        "<img src=''>",
        "<img alt=a>",
        "<img src='data:image/gif;base64,R0'>",
        "<source srcset=/a.webp><img>",
        "<picture><source srcset=/a.webp></picture><picture><img></picture>",
        "<video><source src=/a.mp4></video><img>",
    ],
)
def test_a_picture_without_an_address_is_none(mark_up: str) -> None:
    assert newsparse.read_html(f"<p>One {mark_up}</p>").images == ()


def test_where_a_picture_stands() -> None:
    document = newsparse.read_html(
        "<p>One</p><figure><img src=/a.jpg><figcaption>Two</figcaption></figure><img src=/b.jpg>"
    )
    first, second = document.images

    assert isinstance(first, Image)
    assert (first.before, document.outline.tags[first.element]) == (1, "figure")
    assert (second.before, document.outline.tags[second.element]) == (2, "body")


@pytest.mark.parametrize(("depth", "linked"), [(0, True), (4, True), (20, False)])
def test_a_picture_knows_the_link_that_it_stands_near_in(depth: int, linked: bool) -> None:
    (image,) = newsparse.read_html(f"<p><a href=/x>{'<span>' * depth}<img src=/a.jpg>").images

    assert image.link == ("/x" if linked else None)


# -- what the page says of itself


def test_claims_of_head_and_body() -> None:
    page = """<html lang=en><head><title>Ferry | The Quay</title><meta property="og:title" content="Ferry to run">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry to run all winter"}</script></head>
        <body><h1 itemprop="headline">Ferry <i>to</i> run</h1><a rel=author href=/jane>Jane Roe</a></body></html>"""
    metadata = newsparse.read_html(page).metadata
    headlines = {(claim.source, claim.raw) for claim in metadata.of(Field.HEADLINE)}

    assert (Source.TITLE, "Ferry | The Quay") in headlines
    assert (Source.OPEN_GRAPH, "Ferry to run") in headlines
    assert (Source.JSON_LD, "Ferry to run all winter") in headlines
    assert "Jane Roe" in [claim.raw for claim in metadata.of(Field.AUTHOR)]
    assert [claim.raw for claim in metadata.of(Field.LANGUAGE, Source.HTML)] == ["en"]


def test_a_claim_in_the_body_is_still_a_line() -> None:
    page = '<div itemscope><span itemprop="author">Jane Roe</span><p itemprop="headline">Ferry<br>to run</p></div>'

    assert [block.text for block in newsparse.read_html(page).blocks] == ["Jane Roe", "Ferry\nto run"]


def test_what_the_caller_says_and_how_the_bytes_were_read() -> None:
    document = newsparse.read_html("<p>Fähre</p>".encode("latin-1"), url="https://quay.example/a", language="de")

    assert (document.url, document.language) == ("https://quay.example/a", "de")
    assert document.blocks[0].text == "Fähre"
    assert document.encoding == Encoding("windows-1252", "fallback")


# -- trees of BeautifulSoup


def soup(page: str, builder: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(page, builder)


def without_encoding(document: Document) -> Document:
    return attrs.evolve(document, encoding=None)


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("title", PAGES)
def test_a_soup_is_the_same_document_as_its_page(title: str, builder: str) -> None:
    tree = soup(PAGES[title], builder)
    before = str(tree)

    assert without_encoding(newsparse.read_html(tree)) == without_encoding(newsparse.read_html(PAGES[title]))
    assert str(tree) == before


@given(bodies)
def test_a_soup_built_by_lxml_has_the_same_lines(body: str) -> None:
    page = news_page(body)
    lines = [(block.text, block.hidden) for block in newsparse.read_html(soup(page, "lxml")).blocks]

    assert lines == [(block.text, block.hidden) for block in newsparse.read_html(str(soup(page, "lxml"))).blocks]


@given(soups, st.sampled_from(BUILDERS))
def test_any_soup_stays_as_it_was(page: str, builder: str) -> None:
    tree = soup(page.replace("<!", "<"), builder)
    before = str(tree)
    newsparse.parse_html(tree)

    assert str(tree) == before


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_tag_is_a_page(builder: str) -> None:
    article = soup(RICH, builder).article
    assert isinstance(article, Tag)
    whole = newsparse.parse_html(RICH)
    part = newsparse.parse_html(article, url="https://quay.example/a", language="en")

    assert part.text == whole.text
    assert part.url == "https://quay.example/a"
    assert part.labels[0].block.path == "/article[1]/p[1]"


def test_what_cannot_be_shown_is_counted_in_a_soup_too() -> None:
    tree = BeautifulSoup("<p>One</p>", "html.parser")
    assert tree.p is not None
    tree.p.append("a\x00b\ud800")
    document = newsparse.read_html(tree)

    assert [block.text for block in document.blocks] == ["Onea\ufffdb\ufffd"]
    assert document.encoding is not None
    assert document.encoding.replaced == 2


def test_a_deep_soup() -> None:
    tree = BeautifulSoup("", "html.parser")
    inner: Tag = tree
    for _ in range(4_000):
        outer, inner = inner, tree.new_tag("div")
        outer.append(inner)
    inner.append("deep down")

    assert [block.text for block in newsparse.read_html(tree).blocks] == ["deep down"]
