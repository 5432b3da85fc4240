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
        ("<figure><figcaption>Harbour Office</figcaption></figure>", None),
    ],
)
def test_a_kicker_is_about_what_and_not_who_when_or_where_on_the_site(line: str, kicker: str | None) -> None:
    html = f'<html lang="en"><body><article>{line}<h1>Island ferry to run all winter</h1><p>{PROSE}</p><p>{PROSE}</p></article></body></html>'

    assert Parser().parse_html(html).kicker == kicker
