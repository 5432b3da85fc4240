"""The parts of the body, and the one text that they stand in."""

import pytest

import newsparse
from newsparse.article import Article
from newsparse.body import text_body
from newsparse.parts import (
    BlockQuote,
    BodyBlock,
    Embed,
    Figure,
    HeadingHow,
    ListBlock,
    Note,
    Paragraph,
    PullQuote,
    Subheading,
    Table,
)
from tests.html_pages import SENTENCES, news_page, story

BEFORE, AFTER = "".join(story(6)[:3]), "".join(story(6)[3:])


def parse(between: str) -> Article:
    """A page with a story, and something in the middle of it."""
    page = news_page(f"<article><h1>Ferry to run all winter</h1>{BEFORE}{between}{AFTER}</article>")
    return newsparse.parse_html(page, url="https://quay.example/2024/ferry.html")


def middle(between: str) -> tuple[BodyBlock, ...]:
    """The parts that are made of what stands in the middle."""
    body = parse(between).body
    assert [type(part) for part in (*body[:3], *body[-3:])] == [Paragraph] * 6
    return body[3:-3]


def only(between: str) -> BodyBlock:
    (part,) = middle(between)
    return part


# -- lists


def test_a_list_is_one_part() -> None:
    part = only("<ul><li>One ship<li>Two ships</ul>")

    assert isinstance(part, ListBlock)
    assert (part.items, part.ordered) == (("One ship", "Two ships"), False)
    assert part.text == part.span.text == "One ship\nTwo ships"


def test_a_numbered_list() -> None:
    part = only("<ol><li>One ship<li>Two<br>ships</ol>")

    assert isinstance(part, ListBlock)
    assert (part.items, part.ordered) == (("One ship", "Two ships"), True)


def test_a_list_in_a_list_is_part_of_it() -> None:
    part = only("<ol><li>One ship<ul><li>The old one</ul><li>Two ships</ol>")

    assert isinstance(part, ListBlock)
    assert (part.items, part.ordered) == (("One ship", "The old one", "Two ships"), True)


def test_two_lists_are_two_parts() -> None:
    parts = middle("<ul><li>One ship</ul><ul><li>Two ships</ul>")

    assert [part.text for part in parts] == ["One ship", "Two ships"]


# -- tables


def test_a_table_has_its_rows_and_is_not_in_the_text() -> None:
    part = only("<table><tr><th>Year<th>Trips<tr><td>2022<td>790<tr><td>2023</table>")

    assert isinstance(part, Table)
    assert part.rows == (("Year", "Trips"), ("2022", "790"), ("2023",))
    assert part.text == "Year\tTrips\n2022\t790\n2023"
    assert part.span.text == ""


def test_cells_with_paragraphs_stay_in_their_row() -> None:
    part = only("<table><tr><td>Year<td>Trips<tr><td>20<br>23<td>812</table>")

    assert isinstance(part, Table)
    assert part.rows == (("Year", "Trips"), ("20 23", "812"))


# -- quotations


def test_a_quotation_of_two_paragraphs_is_one_part() -> None:
    part = only("<blockquote><p>We will keep sailing.</p><p>Whatever comes.</p></blockquote>")

    assert isinstance(part, BlockQuote)
    assert part.text == "We will keep sailing.\nWhatever comes."


def test_a_pull_quote_is_not_in_the_text() -> None:
    part = only('<aside class="pullquote">An open question</aside>')

    assert isinstance(part, PullQuote)
    assert (part.text, part.span.text) == ("An open question", "")


def test_a_post_is_not_in_the_text() -> None:
    part = only('<div class="twitter-tweet">The boat stays!</div>')

    assert isinstance(part, Embed)
    assert (part.text, part.span.text) == ("The boat stays!", "")


def test_a_note_is_not_in_the_text() -> None:
    part = only('<p class="correction">An earlier version of this article gave a wrong number.</p>')

    assert isinstance(part, Note)
    assert (part.text, part.span.text) == ("An earlier version of this article gave a wrong number.", "")


def test_a_fact_box_belongs_to_the_article_but_not_to_its_body() -> None:
    between = "<aside class=factbox><h3>The ferry in figures</h3><ul><li>Two ships</li><li>Four hundred passengers</li></ul></aside>"
    article = parse(between)

    assert [label.block.text for label in article.sidebars] == [
        "The ferry in figures",
        "Two ships",
        "Four hundred passengers",
    ]
    assert article.text == parse("").text


# -- subheadings


@pytest.mark.parametrize(("tag", "level"), [("h2", 2), ("h3", 3), ("h4", 4), ("h6", 6), ("h1", 2)])
def test_a_subheading_has_the_level_of_its_tag(tag: str, level: int) -> None:
    part = only(f"<{tag}>What it costs</{tag}>")

    assert isinstance(part, Subheading)
    assert (part.text, part.level, part.how) == ("What it costs", level, HeadingHow.TAG)


def test_a_subheading_in_bold_type() -> None:
    part = only("<p><b>What it costs</b></p>")

    assert isinstance(part, Subheading)
    assert (part.level, part.how) == (2, HeadingHow.BOLD)


def test_a_subheading_by_its_shape() -> None:
    prose = [line[3:-4] for line in story(6)]
    article = newsparse.parse_text("\n\n".join(["Ferry to run all winter", *prose[:3], "What it costs", *prose[3:]]))
    (part,) = article.subheadings

    assert (part.text, part.level, part.how) == ("What it costs", 2, HeadingHow.SHAPE)


def test_sections() -> None:
    article = parse("<h2>What it costs</h2><p>Nobody knows for sure.</p><h3>And who pays</h3>")

    assert [section.heading.text if section.heading else None for section in article.sections] == [
        None,
        "What it costs",
        "And who pays",
    ]
    assert tuple(part for section in article.sections for part in section.blocks) == tuple(
        part for part in article.body if not isinstance(part, Subheading)
    )


# -- figures


def test_a_figure_has_picture_caption_and_credit() -> None:
    part = only(
        "<figure><img src=/f.jpg alt='A ferry'><figcaption>The ferry at dawn. Photo: Jane Roe</figcaption></figure>"
    )

    assert isinstance(part, Figure)
    assert (part.caption, part.credit, part.alt, part.url) == (
        "The ferry at dawn.",
        "Jane Roe",
        "A ferry",
        "https://quay.example/f.jpg",
    )
    assert part.raw == "The ferry at dawn. Photo: Jane Roe"
    assert (part.text, part.span.text) == ("The ferry at dawn.", "")


def test_a_figure_with_caption_and_credit_on_two_lines() -> None:
    part = only(
        "<figure><img src=/f.jpg><figcaption><p class=caption>The ferry at dawn.</p><p class=credit>Photo: Jane Roe</p></figcaption></figure>"
    )

    assert isinstance(part, Figure)
    assert (part.caption, part.credit) == ("The ferry at dawn.", "Jane Roe")
    assert part.raw == "The ferry at dawn.\nPhoto: Jane Roe"


def test_a_picture_without_a_caption() -> None:
    part = only("<img src=/f.jpg alt='A ferry' width=600 height=400>")

    assert isinstance(part, Figure)
    assert (part.caption, part.credit, part.raw, part.alt, part.url) == (
        None,
        None,
        None,
        "A ferry",
        "https://quay.example/f.jpg",
    )
    assert part.text == "A ferry"
    assert part.origin.blocks == ()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://[::1", "data:text/html,x"])
def test_an_address_that_leads_nowhere_is_none(url: str) -> None:
    for part in middle(f'<figure><img src="{url}"><figcaption>The ferry at dawn.</figcaption></figure>'):
        assert isinstance(part, Figure)
        assert (part.url, part.caption) == (None, "The ferry at dawn.")


@pytest.mark.parametrize("size", ["width=1 height=1", "width=32", "height=20px"])
def test_an_icon_is_no_figure(size: str) -> None:
    assert middle(f"<img src=/i.png {size}>") == ()


def test_two_figures_are_two_parts() -> None:
    figure = "<figure><img src=/{0}.jpg><figcaption>The {0} at dawn.</figcaption></figure>"
    parts = middle(figure.format("ferry") + figure.format("port"))

    assert [part.text for part in parts] == ["The ferry at dawn.", "The port at dawn."]


def test_pictures_outside_of_the_story_are_none_of_it() -> None:
    page = f"<div><img src=/logo.png></div><article><h1>Ferry to run</h1>{BEFORE}</article><div><img src=/teaser.jpg></div>"

    assert newsparse.parse_html(news_page(page)).figures == ()


def test_the_picture_of_a_teaser_is_no_figure_of_the_story() -> None:
    article = parse(
        "<div class=related><a href=/b><img src=/b.jpg width=300 height=200>Storm closes the port</a></div>"
    )

    assert article.figures == ()


def test_figures_of_the_article_include_the_lead_picture() -> None:
    lead = "<figure><img src=lead.jpg><figcaption>The ferry at dawn.</figcaption></figure>"
    article = newsparse.parse_html(
        news_page(f"<article><h1>Ferry to run</h1>{lead}{BEFORE}</article>"), "https://quay.example/a/"
    )

    assert [figure.url for figure in article.figures] == ["https://quay.example/a/lead.jpg"]
    assert isinstance(article.body[0], Figure)


# -- origins, and the text


def test_every_part_says_where_it_stands() -> None:
    article = parse("<ul><li>One ship<li>Two ships</ul>")
    part = article.body[3]

    assert [article.labels[at].block.text for at in part.origin.blocks] == ["One ship", "Two ships"]
    assert part.origin.path == article.labels[part.origin.blocks[0]].block.path
    assert part.origin.source is None


def test_silent_parts_stand_at_their_place() -> None:
    article = parse("<table><tr><td>2023<td>812</table>")
    before, table, after = article.body[2:5]

    assert before.span.end == table.span.start == table.span.end < after.span.start


def test_lede_and_paragraphs() -> None:
    article = parse("<h2>What it costs</h2>")

    assert article.lede is not None
    assert article.lede.text == f"{SENTENCES[0]} {SENTENCES[1]}"
    assert len(article.paragraphs) == 6
    assert str(article) == article.text


@pytest.mark.parametrize("texts", [[], ["One."], ["One.", "Two.\nThree.", "漢字"]])
def test_a_body_that_stands_nowhere_on_the_page(texts: list[str]) -> None:
    body = text_body(texts, "NewsArticle.articleBody")

    assert body.text == "\n\n".join(texts)
    assert [part.text for part in body.blocks] == texts
    assert all(body.text[part.span.start : part.span.end] == part.text for part in body.blocks)
