import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Parser
from newsparse.authors import choose_authors
from newsparse.document import Block, Claim, Document, Field, Metadata, Source
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.locales import available, load
from newsparse.parts import Author, AuthorKind
from tests.effort import grows_with

PROSE = "".join(
    f"<p>The council of Fernhollow voted on {day} to close the old bridge, which had been open to carts, cars and "
    f"walkers for more than a hundred years, until the town has found the money to repair it.</p>"
    for day in ("Monday", "Tuesday", "Wednesday")
)


def page(head: str = "", byline: str = "", end: str = "", top: str = "") -> str:
    return f"""<html lang="en"><head><meta property="og:site_name" content="The Fern Herald">{head}</head><body>{top}
<article><h1>Fernhollow shuts its old bridge to all traffic</h1>{byline}{PROSE}{end}</article></body></html>"""


def linked(*authors: object) -> str:
    data = {"@type": "NewsArticle", "headline": "Fernhollow shuts its old bridge to all traffic", "author": authors}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def authors_of(html: str) -> list[Author]:
    parser = Parser()
    document = parser.read_html(html, "https://fernherald.example/bridge")
    return list(choose_authors(document, parser.label(document), load("en"), "The Fern Herald"))


def names_of(html: str) -> list[str]:
    return [author.name for author in authors_of(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (page(linked(person("Mara Lindqvist"), person("Tom Okafor"))), ["Mara Lindqvist", "Tom Okafor"]),
        (page(linked("Mara Lindqvist and Tom Okafor")), ["Mara Lindqvist", "Tom Okafor"]),
        (page(linked(person("MARA LINDQVIST"))), ["Mara Lindqvist"]),
        (page(linked(person("Mara Lindqvist"), person("mara lindqvist"))), ["Mara Lindqvist"]),
        (page(linked(person("The Fern Herald"), person("Mara Lindqvist"))), ["Mara Lindqvist"]),
        (page(linked(person("Mara Lindqvist, Senior Reporter"))), ["Mara Lindqvist"]),
        (
            page(linked(person("mara@fernherald.example")) + '<meta name="author" content="Mara Lindqvist">'),
            ["Mara Lindqvist"],
        ),
        (page(byline="<meta itemprop=author content='Fernhollow shuts its old bridge to all traffic'>"), []),
        (page('<meta property="article:author" content="https://social.example/fernherald">'), []),
        (page('<meta name="parsely-author" content="mara-lindqvist">'), []),
        (page('<meta name="author" content="admin">', "<p class=byline>By Mara Lindqvist</p>"), ["Mara Lindqvist"]),
        (page('<meta name="author" content="Fern Herald Staff">', "<p class=byline>By Tom Okafor</p>"), ["Tom Okafor"]),
        (page(byline="<p>By Mara Lindqvist</p>"), ["Mara Lindqvist"]),
        (page(byline="<div>By</div><div><a href=/m>Mara Lindqvist</a></div>"), ["Mara Lindqvist"]),
        (page(byline="<div>Mara Lindqvist, April 19, 2020</div>"), ["Mara Lindqvist"]),
        (page(byline='<div class="story-author">Mara Lindqvist</div>'), ["Mara Lindqvist"]),
        (
            page(byline="<p class=byline>Mara Lindqvist</p><p class=byline>Tom Okafor</p>"),
            ["Mara Lindqvist", "Tom Okafor"],
        ),
        (page(byline="<p><a rel=author href=/m>Mara Lindqvist</a> wrote this</p>"), ["Mara Lindqvist"]),
        (page(end="<p>Mara Lindqvist</p>"), ["Mara Lindqvist"]),
        (page(byline="<p>Follow us on Twitter</p>"), []),
        (page(end="<footer><span>Posted by Mara Lindqvist</span></footer>"), ["Mara Lindqvist"]),
        (page(end="<footer><div>Mara Lindqvist | 29.07.2024 at 14:26</div></footer>"), ["Mara Lindqvist"]),
        (page(end="<footer><a href=/x>Spring Bridge Festival 29.07.2024</a></footer>"), []),
        (page(top="<div>12 Jan 2023 | 5h27 By Mara Lindqvist</div>"), ["Mara Lindqvist"]),
        (page(top="<div>Late Report 12 Jan 2023</div>"), []),
        (
            page(byline="<p class=pubdate>By MARA VALE-DeVOE, TOM OKAFOR Dec. 10, 2018</p>"),
            ["Mara VALE-DeVOE", "Tom Okafor"],
        ),
        (page(), []),
    ],
)
def test_who_signs(html: str, expected: list[str]) -> None:
    assert names_of(html) == expected


@pytest.mark.parametrize(
    ("end", "names"), [("<p>Jane Roe</p>", ["Jane Roe"]), ("<h3>Toll Bridges</h3><ul><li>One</ul>", [])]
)
def test_who_signs_at_the_end_stands_in_no_heading(end: str, names: list[str]) -> None:
    assert [author.name for author in authors_of(page(end=end))] == names


@pytest.mark.parametrize(
    "html",
    [
        page(end="<div>Further Reading</div><div><a href=/b>The bridge of Saltmarsh opens again</a></div>"),
        page(end="<div>Episode Notes:</div>"),
        page(end="<figcaption>Old Mill © Mara Lindqvist / Picture House</figcaption>"),
        page(end="<div>Town Hall, Room 7, D040</div>"),
        page(byline="<p>From all of our Must Haves of the year 2018 I chose these for you, as always.</p>"),
        page(byline="<h2>Site News - Sample Chapter 14 / Page 121</h2><p>24 March 2014</p>"),
        page(byline="<div><a href=/t>Bridges</a> <a href=/u>Oldtown</a></div><p>24 March 2014</p>"),
        page(byline="<div>© Mara Lindqvist / Picture House</div><p>24 March 2014</p>"),
    ],
)
def test_titles_of_lists_tags_and_credits_sign_nothing(html: str) -> None:
    assert names_of(html) == []


def test_the_lines_of_a_page_without_a_story_sign_nothing() -> None:
    menu = "".join(f"<li><a href=/{at}>Part {at}</a></li>" for at in range(8))
    html = f"<h1>The Fern Herald</h1><ul>{menu}</ul><ul><li><a href=/h>Author Hub</a></li></ul><p>Mara Lindqvist</p>"

    assert names_of(html) == []


def test_a_byline_that_names_more_wins_over_the_claim() -> None:
    html = page(linked(person("Tom Okafor")), "<p class=byline>By Mara Lindqvist and Tom Okafor</p>")

    assert names_of(html) == ["Mara Lindqvist", "Tom Okafor"]


def test_a_byline_of_somebody_else_does_not_undo_the_claim() -> None:
    teaser = '<aside class="teaser"><p class=byline>By Priya Nandan</p></aside>'

    assert names_of(page(linked(person("Tom Okafor")), end=teaser)) == ["Tom Okafor"]


def test_the_byline_gives_a_claimed_author_role_and_outlet() -> None:
    html = page(
        linked(person("Mara Lindqvist")), "<p class=byline>By Mara Lindqvist, Senior Reporter | Harbour Wire</p>"
    )

    assert authors_of(html) == [Author("Mara Lindqvist", AuthorKind.PERSON, "Senior Reporter", "Harbour Wire")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Reuters", AuthorKind.AGENCY),
        ("The Associated Press", AuthorKind.AGENCY),
        ("Fernhollow Police", AuthorKind.ORGANIZATION),
        ("The Fern Herald", AuthorKind.ORGANIZATION),
        ("Mara Lindqvist", AuthorKind.PERSON),
    ],
)
def test_the_kind_of_author_is_told_by_the_name(name: str, kind: AuthorKind) -> None:
    assert authors_of(page(linked(person(name)))) == [Author(name, kind)]


def test_an_organization_by_its_mark_up_is_no_person() -> None:
    claimed = {"@type": "Organization", "name": "Quiet Rivers"}

    assert authors_of(page(linked(claimed))) == [Author("Quiet Rivers", AuthorKind.ORGANIZATION)]


def test_what_elements_are_marked_as_counts_where_it_stands_by_the_headline() -> None:
    marked = "".join(f"<li><a rel=author href=/a>{name}</a></li>" for name in ("Priya Nandan", "Ann Lee"))
    html = page(byline="<p><a rel=author href=/m>Mara Lindqvist</a></p>", end=f"<ul>{marked}</ul>")

    assert names_of(html) == ["Mara Lindqvist"]


# --- properties ----------------------------------------------------------------------------------------------------------

texts = st.text(min_size=1, max_size=30) | st.sampled_from(
    ["By", "By Mara Lindqvist", "记者 李明远", "AP", "5 March 2024"]
)
labels = st.lists(
    st.tuples(texts, st.sampled_from([Role.HEADLINE, Role.BYLINE, Role.PARAGRAPH, Role.SUBHEADING])), max_size=8
)
claims = st.lists(st.tuples(texts, st.sampled_from([Source.JSON_LD, Source.META, Source.HTML])), max_size=5)


@given(labels, claims, st.sampled_from(available()))
def test_no_page_is_too_odd(rows: list[tuple[str, Role]], raws: list[tuple[str, Source]], code: str) -> None:
    blocks = tuple(Block(index, text) for index, (text, _) in enumerate(rows))
    kept: list[Label] = [Kept(block, role, "test") for block, (_, role) in zip(blocks, rows, strict=True)]
    metadata = Metadata(tuple(Claim(Field.AUTHOR, raw, source, "NewsArticle.author") for raw, source in raws))
    found = choose_authors(Document(blocks, metadata=metadata), kept, load(code))

    assert len({author.name for author in found}) == len(found)
    assert all(author.name == author.name.strip() != "" for author in found)


def test_the_work_grows_with_blocks_and_claims() -> None:
    def work(size: int) -> None:
        blocks = tuple(Block(index, "By Mara Lindqvist and Tom Okafor") for index in range(size))
        kept: list[Label] = [Kept(block, Role.BYLINE, "test") for block in blocks]
        claims = tuple(Claim(Field.AUTHOR, f"Ann {index} Lee", Source.META, "author") for index in range(size))
        assert choose_authors(Document(blocks, metadata=Metadata(claims)), kept, load("en"))

    assert grows_with(work, 4000)


def test_a_byline_far_below_is_of_the_staff_where_another_line_stands_at_the_headline() -> None:
    lines = ["By KATE LINDQVIST", *[f"{PROSE} {number}" for number in range(20)]]
    blocks = [Block(0, "Ferry line closes"), *(Block(at, line) for at, line in enumerate(lines, 1))]
    labels: list[Label] = [Kept(blocks[0], Role.HEADLINE, "headline"), Dropped(blocks[1], Reason.NAVIGATION, "outside")]
    labels += [Kept(block, Role.PARAGRAPH, "paragraph") for block in blocks[2:]]
    staff = Block(len(blocks), "Tom Okafor @tokafor")
    labels.append(Kept(staff, Role.BYLINE, "byline"))

    authors = choose_authors(Document(blocks=(*blocks, staff)), labels, load("en"))

    assert [author.name for author in authors] == ["Kate Lindqvist"]


@pytest.mark.parametrize(
    ("line", "tag", "names"),
    [
        ("Tom Okafor", "p", ["Tom Okafor"]),
        ("Tom Okafor", "h4", []),
        ("Related Articles", "h4", []),
        ("Ferry Timetables", "p", []),
        ("(Tom Okafor)", "li", ["Tom Okafor"]),
    ],
)
def test_a_name_under_the_story_signs_it_where_it_is_no_heading_and_not_of_the_title(
    line: str, tag: str, names: list[str]
) -> None:
    blocks = (Block(0, "Ferry line closes"), Block(1, PROSE), Block(2, line, tag=tag))
    labels = (
        Kept(blocks[0], Role.HEADLINE, "headline"),
        Kept(blocks[1], Role.PARAGRAPH, "paragraph"),
        Dropped(blocks[2], Reason.UNCLEAR, "outside"),
    )

    assert [author.name for author in choose_authors(Document(blocks=blocks), labels, load("en"))] == names
