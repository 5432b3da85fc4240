"""Live blogs: entries with time, headline and author, from mark-up of several habits and from the page's data.

What `tests/pages/outcomes/live-*.html` must give stands beside it as JSON.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import newsparse
from newsparse.chain import DEFAULT
from newsparse.document import Block
from newsparse.entries import CLOCK, behind_time
from newsparse.labels import Reason, Role
from newsparse.parts import LiveEntry, Outcome, Paragraph, Subheading
from newsparse.survey import Page

PAGES = sorted((Path(__file__).parent / "pages" / "outcomes").glob("live-*.html"))
TEXT = "The harbour master has closed the pier after waves broke over the end of it, and two walkers were brought back."
OTHER = (
    "About six hundred homes are without power, and the operator says that repairs will take until late in the evening."
)
THIRD = "Schools on the island stay closed on Thursday, and the council has opened a hall for people who cannot heat."


def entries(source: str | bytes, language: str = "en") -> list[LiveEntry]:
    body = newsparse.parse_html(source, language=language).body
    return [part for part in body if isinstance(part, LiveEntry)]


def page(body: str, head: str = "") -> str:
    title = "Storm Una: what we know so far"
    return (
        f"<html lang=en><head><title>{title}</title>{head}</head><body><h1>{title}</h1><article>{body}</article></body>"
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_entries_of_a_page(path: Path) -> None:
    found = [
        {
            "time": entry.time.value.isoformat() if entry.time else None,
            "headline": entry.headline,
            "author": entry.author,
        }
        for entry in entries(path.read_bytes())
    ]

    assert found == json.loads(path.with_suffix(".json").read_text("utf-8"))


HABITS = {
    "headings with the time in them": "".join(
        f"<h3>{time} {what}</h3><p>{text}</p>"
        for time, what, text in (
            ("14:35", "Pier closed", TEXT),
            ("13.10 Uhr:", "Power cuts", OTHER),
            ("9h05 -", "Schools shut", THIRD),
        )
    ),
    "times alone, then headings": "".join(
        f"<div>{time}</div><h3>{what}</h3><p>{text}</p>"
        for time, what, text in (
            ("14:35", "Pier closed", TEXT),
            ("13:10", "Power cuts", OTHER),
            ("2.05pm", "Schools shut", THIRD),
        )
    ),
    "items of a list": "<ul>"
    + "".join(
        f"<li class='entry'><span class='clock'>{time}</span> <strong>{what}</strong><p>{text}</p></li>"
        for time, what, text in (
            ("14:35", "Pier closed", TEXT),
            ("13:10", "Power cuts", OTHER),
            ("09:05", "Schools shut", THIRD),
        )
    )
    + "</ul>",
    "the headline above the time": "".join(
        f"<section class='post'><h2>{what}</h2><time>{time}</time><p>{text}</p></section>"
        for time, what, text in (
            ("14:35", "Pier closed", TEXT),
            ("13:10", "Power cuts", OTHER),
            ("09:05", "Schools shut", THIRD),
        )
    ),
}


@pytest.mark.parametrize("body", HABITS.values(), ids=list(HABITS))
def test_a_habit_of_mark_up(body: str) -> None:
    article = newsparse.parse_html(page(body))
    found = [part.headline for part in article.body if isinstance(part, LiveEntry)]

    assert article.outcome is Outcome.LIVE
    assert [headline.strip(":- ") if headline else None for headline in found] == [
        "Pier closed",
        "Power cuts",
        "Schools shut",
    ]
    assert [part.text for part in article.paragraphs] == [TEXT, OTHER, THIRD]
    # A time alone on its line is furniture elsewhere.
    assert [label.rule for label in article.labels if label.block.text[0].isdigit()] == ["live_entry"] * 3


def test_times_in_bold_type_begin_the_paragraphs() -> None:
    body = "".join(
        f"<p><b>{time}</b> {text}</p>" for time, text in (("14:35", TEXT), ("13:10", OTHER), ("9:05", THIRD))
    )
    article = newsparse.parse_html(page(body))
    kinds = [type(part) for part in article.body]

    assert kinds == [LiveEntry, Paragraph] * 3
    assert [part.text for part in article.body if isinstance(part, LiveEntry)] == ["14:35", "13:10", "9:05"]


def test_the_author_stands_behind_the_time() -> None:
    body = "".join(
        f"<div class='entry'><div>{time}Ivo Tansley</div><h3>{what}</h3><p>{text}</p></div>"
        for time, what, text in (
            ("14:35", "Pier closed", TEXT),
            ("13:10", "Power cuts", OTHER),
            ("9:05", "Shut", THIRD),
        )
    )
    found = entries(page(body))

    assert [(entry.headline, entry.author) for entry in found] == [
        ("Pier closed", "Ivo Tansley"),
        ("Power cuts", "Ivo Tansley"),
        ("Shut", "Ivo Tansley"),
    ]


DAY = '<meta property="article:published_time" content="2026-03-04T06:00:00Z">'


@pytest.mark.parametrize(
    ("head", "printed", "expected"),
    [
        (DAY, ("2:35pm", "11.05am", "12:10 a.m."), ("14:35", "11:05", "00:10")),
        (DAY, ("14:35, 4 March", "13:05, 4 March", "9:10, 4 March"), ("14:35", "13:05", "09:10")),
        ("", ("4 March 2026, 14:35", "4 March 2026, 13:05", "4 March 2026, 9:10"), ("14:35", "13:05", "09:10")),
        ("", ("14:35 4 March 2026", "13:05 4 March 2026", "9:10 4 March 2026"), ("14:35", "13:05", "09:10")),
    ],
    ids=["halves of the day", "days without a year", "whole dates", "dates behind times"],
)
def test_the_day_of_an_entry_is_printed_or_the_pages(
    head: str, printed: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    body = "".join(
        f"<div class=entry><p class=time>{time}</p><h3>{what}</h3><p>{text}</p></div>"
        for time, what, text in zip(
            printed, ("Pier closed", "Power cuts", "Schools shut"), (TEXT, OTHER, THIRD), strict=True
        )
    )
    found = entries(page(body, head))

    assert [f"{entry.time.value:%Y-%m-%d %H:%M}" if entry.time else None for entry in found] == [
        f"2026-03-04 {clock}" for clock in expected
    ]
    assert [entry.headline for entry in found] == ["Pier closed", "Power cuts", "Schools shut"]


def test_a_time_of_day_on_a_page_without_a_day_is_kept_as_it_stands() -> None:
    lines = zip(("14:35", "13:10", "9h05"), (TEXT, OTHER, THIRD), strict=True)
    article = newsparse.parse_html(
        page("".join(f"<div class=entry><p>{time}</p><p>{text}</p></div>" for time, text in lines))
    )

    found = [part for part in article.body if isinstance(part, LiveEntry)]
    assert article.published is None
    assert [(entry.text, entry.time) for entry in found] == [("14:35", None), ("13:10", None), ("9h05", None)]
    assert [part.text for part in article.paragraphs] == [TEXT, OTHER, THIRD]


def test_a_rule_of_the_caller_may_call_a_line_an_entry_or_drop_the_lines_of_one() -> None:
    first = DEFAULT.neighbour[0].__name__

    def calls(block: Block, page: Page) -> Role | None:
        return Role.LIVE_ENTRY if block.text == OTHER else None

    def drops(block: Block, page: Page) -> Reason | None:
        return Reason.PROMO if block.text in {"14:35", "Pier closed"} else None

    called = newsparse.Parser(chain=DEFAULT.before(first, calls)).parse_html(
        page(f"<p>{TEXT}</p><p>{OTHER}</p><p>{THIRD}</p>")
    )
    assert [type(part) for part in called.body] == [Paragraph, LiveEntry, Paragraph]
    assert called.text == f"{TEXT}\n\n{THIRD}"

    dropped = newsparse.Parser(chain=DEFAULT.before(first, drops)).parse_html(
        page(HABITS["times alone, then headings"])
    )
    assert [part.text for part in dropped.paragraphs] == [TEXT, OTHER, THIRD]
    assert [part.headline for part in dropped.body if isinstance(part, LiveEntry)] == ["Power cuts", "Schools shut"]


def test_a_headline_of_its_own_is_a_subheading_too() -> None:
    article = newsparse.parse_html(page(HABITS["times alone, then headings"]))

    assert [part.text for part in article.body if isinstance(part, Subheading)] == [
        "Pier closed",
        "Power cuts",
        "Schools shut",
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{TEXT}</p><h3>At 14:35 the pier closed</h3><p>{OTHER}</p><p>{THIRD}</p>",
        f"<h3>1954</h3><p>{TEXT}</p><h3>1971</h3><p>{OTHER}</p><h3>2004</h3><p>{THIRD}</p>",
        (
            f"<p>{TEXT}</p><p>{OTHER}</p><table><tr><td>14:35</td><td>a</td></tr><tr><td>15:35</td><td>b</td></tr>"
            f"<tr><td>16:35</td><td>c</td></tr></table><p>{THIRD}</p>"
        ),
        f"<p>{TEXT}</p><ul><li>14:35 Kiel</li><li>15:35 Brack</li><li>16:35 Tarn</li></ul><p>{OTHER}</p>",
    ],
    ids=["one time", "a chronicle of years", "a table of times", "a list of times"],
)
def test_an_article_with_times_in_it_is_no_live_blog(body: str) -> None:
    assert entries(page(body)) == []


def test_entries_that_stand_only_in_the_data() -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": "Pier closed",
            "datePublished": "2026-03-04T10:42:00Z",
            "articleBody": TEXT,
        },
        {"@type": "BlogPosting", "author": {"@type": "Person", "name": "Ivo Tansley"}, "articleBody": OTHER},
        {"@type": "BlogPosting", "headline": "Nothing but a headline"},
        "no entry",
    ]
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Storm",
        "liveBlogUpdate": updates,
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    article = newsparse.parse_html(f"<html lang=en><head>{head}</head><body><div id=root></div></body></html>")
    first, second = [part for part in article.body if isinstance(part, LiveEntry)]

    assert article.outcome is Outcome.LIVE
    assert article.text == f"{TEXT}\n\n{OTHER}"
    assert first.time is not None
    assert (first.headline, first.time.value) == ("Pier closed", datetime(2026, 3, 4, 10, 42, tzinfo=UTC))
    assert (second.headline, second.author, second.time) == (None, "Ivo Tansley", None)


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("14:35", "14:35"),
        ("9.20 Uhr", "9.20"),
        ("16h52", "16h52"),
        ("2.35pm", "2.35pm"),
        ("9 a.m.", "9 a.m"),
        ("14時35分", "14時35"),
        ("24:19", None),
        ("3.5 %", None),
        ("12.03.2024", None),
        ("1:0", None),
        ("10-12", None),
    ],
)
def test_a_time_of_day(line: str, clock: str | None) -> None:
    match = CLOCK.search(line)

    assert (match[0].strip() if match else None) == clock


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("14.35 Uhr: Troops leave the dam", "Troops leave the dam"),
        ("14:35 – Troops leave", "Troops leave"),
        ("14:35 Troops leave", "Troops leave"),
        ("14:35", None),
        ("14:35 Uhr", None),
    ],
)
def test_what_stands_behind_the_time(line: str, headline: str | None) -> None:
    assert behind_time(line) == headline
