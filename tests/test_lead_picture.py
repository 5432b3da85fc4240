"""Which picture at the head of a page is the story's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.lead_picture import picture_name
from newsparse.parser import Parser

PROSE = "The ferry that links Skerrow with the mainland will sail through the winter for the first time. " * 3


def figures(head: str, lead: str, url: str | None = "https://courier.example/1") -> list[str | None]:
    html = (
        f"<html><head><title>Island ferry to run all winter</title>{head}</head><body><header>{lead}"
        f"<h1>Island ferry to run all winter</h1></header><div><article><p>{PROSE}</p><p>{PROSE}</p></article></div>"
        f"<aside><h2>More</h2><a href='/2'><img src='/img/harbour-crane-2.jpg'>The crane</a></aside></body></html>"
    )
    return [figure.url for figure in Parser().parse_html(html, url=url).figures]


def claim(url: str) -> str:
    return f'<meta property="og:image" content="{url}">'


@pytest.mark.parametrize(
    ("claimed", "shown"),
    [
        ("https://courier.example/img/skerrow-maid.jpg", "/img/skerrow-maid.jpg"),
        ("https://cdn.example/1200x630/skerrow-maid-1200x630.jpg?q=80", "/img/skerrow-maid-600x400.jpg"),
        ("https://cdn.example/skerrow-maid.jpg", "/resize?u=1"),
    ],
)
def test_a_picture_that_the_page_claims_and_shows_at_its_head(claimed: str, shown: str) -> None:
    found = figures(claim(claimed), f"<img src='{shown}'>")

    assert found == ([f"https://courier.example{shown}"] if picture_name(shown) == picture_name(claimed) else [])


def test_a_picture_that_is_only_claimed_stands_nowhere() -> None:
    assert figures(claim("https://courier.example/img/skerrow-maid.jpg"), "") == []


def test_the_same_picture_in_two_sizes_is_one() -> None:
    twice = "<div><img src='/img/skerrow-maid-300x200.jpg'></div><div><img src='/img/skerrow-maid-800x600.jpg'></div>"

    assert figures(claim("/img/skerrow-maid.jpg"), twice) == ["https://courier.example/img/skerrow-maid-300x200.jpg"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://courier.example/img/skerrow-maid-1024x683.jpg?w=800", "skerrow-maid"),
        ("/img/Skerrow-Maid_w800.webp#x", "skerrow-maid"),
        ("https://img.example/?u=https%3A%2F%2Fa.example%2Fskerrow-maid.jpg", ""),
        ("https://img.example/f/https%3A%2F%2Fa.example%2Fskerrow-maid.jpg", "skerrow-maid"),
        ("/img/1.jpg", ""),
        ("", ""),
    ],
)
def test_the_name_of_a_picture(url: str, name: str) -> None:
    assert picture_name(url) == name


@given(st.text(max_size=80))
def test_any_address_has_a_name_or_none(url: str) -> None:
    assert picture_name(url) == picture_name(url).casefold()
