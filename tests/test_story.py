"""Where the story is. Promises only: what it costs to be short or linked is for the module to know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.survey import Page
from tests.filled import PROSE, fill
from tests.html_pages import news, news_page, pages, story
from tests.seen import page_of
from tests.test_flattext import raw_texts

LINES = story(6)
TEXTS = [line[3:-4] for line in LINES]
MENU = "".join(
    f"<li><a href=/{name}>{name.title()}</a></li>" for name in ("news", "sport", "weather", "coast", "tides")
)


def located(html: str) -> tuple[Page, list[str]]:
    page = page_of(newsparse.read_html(html))
    return page, [block.text for block in page.document.blocks if block.index in page.story]


def found(body: str) -> list[str]:
    return located(news_page(f"<h1>Ferry to run all winter</h1>{body}"))[1]


AROUND = {
    "nothing": "{}",
    "a div": "<div>{}</div>",
    "ten divs": "<div>" * 10 + "{}" + "</div>" * 10,
    "an article": "<article>{}</article>",
    "a table for layout": "<table><tr><td>" + MENU + "</td><td>{}</td></tr></table>",
    "a form": "<form>{}</form>",
    "a body by its name": '<div class="entry-content">{}</div>',
    "a name of something else": '<div class="related">{}</div>',
    "a hashed name": '<div class="css-1x2y3z">{}</div>',
    "a menu before and after": f"<ul>{MENU}</ul><div>{{}}</div><ul>{MENU}</ul>",
    "an aside": "<aside>{}</aside>",
    "a section of a main": "<main><section>{}</section></main>",
}


@pytest.mark.parametrize("around", AROUND)
def test_the_story_is_found_whole_wherever_it_stands(around: str) -> None:
    assert found(AROUND[around].format("".join(LINES))) == TEXTS


@pytest.mark.parametrize("tag", ["p", "div", "section", "span><br><br", "li", "td", "font><br><br"])
def test_the_tag_of_paragraphs_makes_no_difference(tag: str) -> None:
    opened, _, breaks = tag.partition(">")
    lines = [f"<{opened}>{text}</{opened}>{breaks and f'{breaks}>'}" for text in TEXTS]
    inside = "".join(lines)
    body = {"li": f"<ul>{inside}</ul>", "td": f"<table><tr>{inside.replace('<td>', '<tr><td>')}</tr></table>"}.get(
        tag, f"<div>{inside}</div>"
    )

    assert found(body) == TEXTS


@pytest.mark.parametrize("pieces", [1, 2, 3])
def test_a_body_in_pieces(pieces: int) -> None:
    size = 6 // pieces
    chunks = ["".join(LINES[at : at + size]) for at in range(0, 6, size)]
    body = '<div class="ad">Advertisement</div>'.join(f"<div>{chunk}</div>" for chunk in chunks)

    assert [text for text in found(f"<main>{body}</main>") if text != "Advertisement"] == TEXTS


@pytest.mark.parametrize("code", sorted(PROSE))
def test_a_story_in_any_language(code: str) -> None:
    body = f"<nav><ul>{MENU}</ul></nav><div>{{{{headline:{code}}}}}<div>{{{{story:{code}}}}}</div></div><footer>The Quay</footer>"

    assert located(fill(body))[1] == PROSE[code]["paragraphs"][:3]


@pytest.mark.parametrize("body", ["", "<p>Home</p>", f"<ul>{MENU}</ul>", "<h1>Ferry to run</h1><p>Soon.</p>"])
def test_a_page_without_prose_has_no_story(body: str) -> None:
    page, inside = located(news_page(body + "<p>The end</p>"))

    assert inside == []
    assert page.story.last < page.story.first
    assert newsparse.parse_html(news_page(body)).body == ()


def test_further_articles_beside_the_headline_s_are_others() -> None:
    card = "<article><p>Another outlet's harbour has a new crane, and its master is glad of it, for ships grew heavy.</p></article>"
    own = f"<article><h1>Ferry to run all winter</h1>{''.join(LINES)}</article>"

    assert located(news_page(f"<main>{own}<section>{card * 30}</section></main>"))[1] == TEXTS


def test_a_named_body_of_little_prose_is_whole_and_the_longer_sidebar_is_not_it() -> None:
    results = ["1st leg: 10 March, Osthaven", "2nd leg: 8 April, Quay", "3rd leg: 5 May, Tern Island"]
    last = "The committee of the race may change any of these dates, and says so on its board."
    body = f"<div class=articleBody>{''.join(f'<p>{line}</p>' for line in (*results, last))}</div>"

    assert found(f"{body}<aside class=sidebar><div>{''.join(LINES[:2])}</div></aside>") == [*results, last]


def test_a_short_paragraph_after_a_list_is_of_the_story_as_after_a_paragraph() -> None:
    last = "Nobody spoke against it."
    before = f"{''.join(LINES[:3])}<ul><li>{TEXTS[3]}</li><li>{TEXTS[4]}</li></ul>"

    assert found(f"<article>{before}<p>{last}</p></article>") == [*TEXTS[:5], last]


PICTURE = "<img src=/ferry.jpg alt=''>"


@pytest.mark.parametrize(
    "between",
    [
        f"<figure>{PICTURE}<figcaption>The ferry at dawn.</figcaption></figure>",
        f"<figure><div>{PICTURE}</div><div><figcaption>The ferry at dawn</figcaption></div></figure>",
        "<blockquote><p>We will keep sailing.</p></blockquote>",
        "<h2>What it costs</h2>",
        "",
    ],
    ids=["a figure", "a figure of boxes", "a quotation", "a heading", "nothing"],
)
@pytest.mark.parametrize(
    "box", ["{}", "<div>{}</div>", "<div><div>{}</div></div>"], ids=["bare", "boxed", "boxed twice"]
)
def test_a_short_paragraph_at_the_end_is_of_the_story_whatever_stands_before_it(between: str, box: str) -> None:
    last = box.format("<p>Nobody spoke against it.</p>")
    body = "".join(map(box.format, LINES[:4]))

    assert found(f"<article>{body}{between}{last}</article>")[-1] == "Nobody spoke against it."


@pytest.mark.parametrize(
    "last", ["<div class=a>{}</div>", "<ul><li>{}</li></ul>", "{}<br><br>"], ids=["div", "item", "line"]
)
@pytest.mark.parametrize("line", ["<div class=a>{}</div>", "{}<br><br>"], ids=["divs", "lines"])
def test_a_short_line_at_the_end_is_of_the_story_whatever_it_is_in(line: str, last: str) -> None:
    list_ = f"<ul><li>{TEXTS[4]}</li></ul>"
    body = "".join(map(line.format, TEXTS[:4]))

    assert found(f"<div>{body}{list_}{last.format('Nobody spoke against it.')}</div>")[-1] == "Nobody spoke against it."


def test_a_story_goes_on_in_the_next_box_of_the_same_name() -> None:
    boxes = "".join(f"<div class=chunk>{''.join(LINES[at : at + 2])}</div><div class=slot></div>" for at in (0, 2))
    last = "<div class={}><p>Nobody spoke against it.</p></div>"

    assert found(f"<main><div>{boxes}{last.format('chunk')}</div></main>")[-1] == "Nobody spoke against it."
    assert found(f"<main><div>{boxes}{last.format('other')}</div></main>") == TEXTS[:4]


def test_a_picture_at_the_end_is_no_part_of_the_run_by_itself() -> None:
    figure = f"<figure>{PICTURE}<figcaption>The ferry at dawn.</figcaption></figure>"

    assert found(f"<article>{''.join(LINES[:4])}{figure}</article>") == TEXTS[:4]


def test_lines_written_twice_in_one_place_are_text_and_captions_shown_twice_are_not() -> None:
    step = "Stir the soup until the leeks are soft, then add the milk, the herbs and a spoon of flour."
    line = f"<p>{step}</p>"
    figure = (
        f"<figure><img src=/soup.jpg><figcaption>{TEXTS[0]}</figcaption><figcaption>{TEXTS[0]}</figcaption></figure>"
    )
    body = "".join((line, *LINES[1:3], figure, line, *LINES[3:]))
    article = newsparse.parse_html(news_page(f"<h1>Soup</h1><div>{body}</div>"))

    assert article.text.count(step) == 2
    assert [figure.caption for figure in article.figures] == [TEXTS[0]]


def test_more_prose_is_more_of_a_story() -> None:
    scores = [located(news_page(f"<article>{''.join(LINES[:count])}</article>"))[0].story.score for count in (1, 3, 6)]

    assert scores == sorted(set(scores))


def test_the_smallest_element_that_holds_it() -> None:
    page, _ = located(
        news_page(f"<main><ul>{MENU}</ul><div><section id=here>{''.join(LINES)}</section></div><p>The end</p></main>")
    )

    assert page.document.outline.names[page.story.element] == "here"


@given(news() | pages)
def test_the_run_is_a_run_of_blocks(html: str) -> None:
    document = newsparse.read_html(html + "<p>The end</p>")
    if not document.blocks:
        return
    story_ = page_of(document).story

    assert story_.first >= 0
    assert story_.last < len(document.blocks)
    assert 0 <= story_.element < len(document.outline.tags)


@given(st.integers(0, 6))
def test_a_bare_text_s_story_is_found_among_its_menus(after: int) -> None:
    lines = [
        "Home",
        "Sport",
        "Weather",
        "Ferry to run all winter",
        "By Jane Roe",
        *TEXTS,
        *["Most read", "Contact"][:after],
    ]
    article = newsparse.parse_text("\n\n".join(lines))

    assert article.text == "\n\n".join(TEXTS)


@given(raw_texts)
def test_any_bare_text(text: str) -> None:
    document = newsparse.read_text(text)
    if document.blocks:
        assert page_of(document).story.last < len(document.blocks)
