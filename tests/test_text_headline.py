"""The headline of a flattened text: which line it is, and the table that says so."""

import pytest

import newsparse
from newsparse.errors import DataError
from newsparse.labels import Dropped, Kept, Role
from newsparse.line_table import read_line_table
from newsparse.text_headline import FILE, headline_table
from tests.filled import PROSE

HEADLINE = "Island ferry to run all winter for the first time in 40 years"
STORY = PROSE["en"]["paragraphs"][:6]
MENU = ["Home", "News", "Harbour", "Weather", "Sport", "Letters to the editor"]
OTHERS = ["Bus fares rise again in Pendry", "School roof leaks for third winter", "Gull steals chips from mayor"]
STANDFIRST = "The crossing will keep going from November to March after the county agreed to pay for a second crew"
BYLINE, DATE = "By Morag Ellery", "4 March 2026, 6:12am"


@pytest.mark.parametrize(
    "head",
    [
        [HEADLINE],
        [HEADLINE, BYLINE, DATE],
        [*MENU, HEADLINE, BYLINE, DATE],
        [*MENU, DATE, HEADLINE, BYLINE],
        # The page's title stands first, and the outlet's name behind it.
        [f"{HEADLINE} | Calder Bay Courier", *MENU, HEADLINE, BYLINE, DATE],
        [f"Calder Bay Courier - {HEADLINE}", *MENU, HEADLINE, BYLINE, DATE],
        # A list of other articles stands between menu and story, and nothing but the headline ends it.
        [*MENU, "Most read", *OTHERS, HEADLINE, BYLINE, DATE],
        [f"{HEADLINE} | Calder Bay Courier", *MENU, "Most read", *OTHERS, HEADLINE, BYLINE, DATE],
        # What stands under it is longer.
        [*MENU, HEADLINE, STANDFIRST, BYLINE, DATE],
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_headline(head: list[str], gap: str) -> None:
    article = newsparse.parse_text(gap.join([*head, *STORY]), language="en")
    assert article.headline == HEADLINE
    assert [paragraph.text for paragraph in article.paragraphs] == STORY


def test_who_and_when_under_a_list_of_other_articles() -> None:
    """The headline ends the list: the lines under it are no longer of it."""
    text = "\n".join([*MENU, "Most read", *OTHERS, HEADLINE, BYLINE, DATE, *STORY])
    article = newsparse.parse_text(text, language="en")
    assert [author.name for author in article.authors] == ["Morag Ellery"]
    assert article.published is not None
    assert article.published.value.isoformat() == "2026-03-04T06:12:00"
    dropped = {label.block.text for label in article.labels if isinstance(label, Dropped)}
    assert {"Most read", *OTHERS} <= dropped


@pytest.mark.parametrize(
    ("title", "line"),
    [
        (f"{HEADLINE} | Calder Bay Courier", "Sign in"),
        (f"{HEADLINE} - Calder Bay Courier", "Calder Bay Courier"),
        (f"{HEADLINE} – Calder Bay Courier", "© 2026 Calder Bay Courier Ltd"),
        (f"Calder Bay Courier: {HEADLINE}", "Sign in"),
    ],
)
def test_the_title_is_the_headline_where_no_line_is(title: str, line: str) -> None:
    """Without the outlet's name, if the page shows that it is one."""
    article = newsparse.parse_text("\n".join([title, *MENU, BYLINE, *STORY, line]), language="en")
    assert article.headline == (title if ":" in title else HEADLINE)


def test_a_dash_in_a_headline_stays() -> None:
    headline = "Ferry to run all winter – mayor resigns after the vote"
    assert newsparse.parse_text("\n".join([headline, BYLINE, *STORY]), language="en").headline == headline


def test_a_line_alone_above_the_text_is_its_headline_however_short() -> None:
    assert newsparse.parse_text("\n\n".join(["Harbour opens", *STORY]), language="en").headline == "Harbour opens"
    assert newsparse.parse_text("\n\n".join([DATE, *STORY]), language="en").headline is None


@pytest.mark.parametrize("text", ["", "Home\nNews\nSport", "\n\n".join(STORY)])
def test_a_text_may_have_none(text: str) -> None:
    article = newsparse.parse_text(text, language="en")
    assert article.headline is None
    assert not [label for label in article.labels if isinstance(label, Kept) and label.role is Role.HEADLINE]


def test_the_table_weighs_facts_that_there_are() -> None:
    assert headline_table().worth(["title begins so"]) > 0
    assert headline_table().worth(["no such fact"]) == 0


@pytest.mark.parametrize(
    "table",
    [
        {"fact": {}},
        {"least": "much"},
        {"facts": {"is line": [1.0]}},
        {"facts": {"is line": True}},
        {"facts": 1},
    ],
)
def test_a_broken_table_names_itself(table: dict[str, object]) -> None:
    with pytest.raises(DataError, match=r"text_headline\.toml"):
        read_line_table(table, FILE)


@pytest.mark.parametrize(
    ("above", "kicker"),
    [
        (["Sport"], "Sport"),
        ([f"{HEADLINE} | Calder Bay Courier", "Sport"], "Sport"),
        # The last line of a menu is none.
        ([*MENU, "Sport"], None),
        (["Gull steals chips"], None),
    ],
)
def test_a_section_s_name_right_above_the_headline_is_the_kicker(above: list[str], kicker: str | None) -> None:
    article = newsparse.parse_text("\n".join([*above, HEADLINE, BYLINE, DATE, *STORY]), language="en")

    assert (article.headline, article.kicker) == (HEADLINE, kicker)
