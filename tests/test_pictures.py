"""Where the links of pictures lead."""

import pytest

import newsparse
from newsparse.document import Document, Image
from newsparse.pictures import leads_elsewhere
from tests.html_pages import news_page, story

PAGE = "https://quay.example/harbour/ferry-12/"
PICTURE = "https://pictures.example/2024/ferry.jpg?w=300"


def elsewhere(link: str | None, url: str | None = PAGE) -> bool:
    return leads_elsewhere(Image(0, 0, PICTURE, link=link), Document(blocks=(), url=url))


@pytest.mark.parametrize(
    "link",
    [
        None,
        "",
        "#gallery",
        "javascript:void(0)",
        "/uploads/ferry-big.JPG",
        "https://cdn.example/ferry.webp?download=1",
        "https://quay.example/harbour/ferry-12/photo/3",
        "/harbour/ferry-12/#lightbox",
        "https://viewer.example/show?file=ferry.jpg",
    ],
)
def test_links_that_stay(link: str | None) -> None:
    assert not elsewhere(link)


@pytest.mark.parametrize(
    "link",
    ["/harbour/crane-13/", "https://quay.example/", "mailto:desk@quay.example", "https://social.example/share?u=x"],
)
def test_links_that_leave(link: str) -> None:
    assert elsewhere(link)


def test_a_page_without_an_address() -> None:
    assert not elsewhere("/ferry.png", url=None)
    assert elsewhere("/crane", url=None)


@pytest.mark.parametrize(("link", "count"), [("/crane", 0), ("/ferry.jpg", 1)])
def test_a_picture_of_the_story_and_one_that_leads_away(link: str, count: int) -> None:
    body = [*story(6)]
    body.insert(3, f'<p><a href="{link}"><picture><img src="/ferry.jpg" width=600 height=400></picture></a></p>')
    article = newsparse.parse_html(news_page(f"<h1>Ferry to run</h1>{''.join(body)}"), url=PAGE)

    assert len([figure for figure in article.figures if figure.url == "https://quay.example/ferry.jpg"]) == count
