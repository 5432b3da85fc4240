"""What stands above a headline and is its kicker, and what is not."""

import pytest

from newsparse.parser import Parser

PROSE = "The ferry that links Skerrow with the mainland will sail through the winter for the first time. " * 3


@pytest.mark.parametrize(
    ("line", "kicker"),
    [
        ("<p>Transport</p>", "Transport"),
        ("<p>Ferry dispute</p>", "Ferry dispute"),
        ("<p>News | Transport</p>", None),
        ("<p>News › Transport</p>", None),
        ("<p>4 March 2026</p>", None),
        ("<p>04.03.26, 13:05</p>", None),
        ("<p>By Morag Ellery</p>", None),
        ("<p>A A</p>", None),
        ("<p>Jun 17</p>", None),
        ("<p>Updated</p>", None),
        ("<p>May</p>", "May"),
        ("<p>Transport 2031</p>", None),
        ("<p>Plan 9</p>", "Plan 9"),
        ("<p>3304 views 13 mins 0 comments</p>", None),
        ("<p>Source: Harbour Office</p>", None),
        ("<figure><figcaption>Harbour Office</figcaption></figure>", None),
    ],
)
def test_a_kicker_is_about_what_and_not_who_when_or_where_on_the_site(line: str, kicker: str | None) -> None:
    html = f'<html lang="en"><body><article>{line}<h1>Island ferry to run all winter</h1><p>{PROSE}</p><p>{PROSE}</p></article></body></html>'

    assert Parser().parse_html(html).kicker == kicker


def page_with(head: str) -> str:
    return f'<html lang="en"><body><article><h1>Island ferry to run all winter</h1>{head}<p>{PROSE}</p><p>{PROSE}</p></article></body></html>'


@pytest.mark.parametrize("names", ["", ' class="subtitle"'])
def test_a_line_of_who_where_and_when_is_no_standfirst(names: str) -> None:
    article = Parser().parse_html(page_with(f"<p{names}>Mara Lindqvist | Nether Fern | 08/13/2014</p>"))

    assert article.standfirst == ()
    assert article.byline is not None
    assert [author.name for author in article.authors] == ["Mara Lindqvist"]
    assert article.published is not None
    assert article.published.value.date().isoformat() == "2014-08-13"


def test_the_title_of_a_film_is_no_standfirst() -> None:
    film = "<div>See how the new ferry left its harbour on Sunday</div><div class=video-credit>3:10 • Source: FNN</div>"

    assert Parser().parse_html(page_with(f"<div>{film}</div>")).standfirst == ()
    assert Parser().parse_html(page_with(f"<div>{film.partition('</div>')[0]}</div></div>")).standfirst != ()
