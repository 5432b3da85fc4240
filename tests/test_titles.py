"""Headlines out of all that a page gives as one. Cases: tests/cases/titles.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.document import Block, Claim, Document, Field, Metadata, Outline, Source
from newsparse.parser import Parser
from newsparse.text import fold
from newsparse.titles import Titles, displayed_headline, read_titles
from tests.cases import CASES, Case, read_cases

PARSER = Parser()
OUTLINE = Outline((0, 0), ("", "h1"), ("", ""), ("", "/h1[1]"))
KEYS = {
    Source.JSON_LD: "NewsArticle.headline",
    Source.OPEN_GRAPH: "og:title",
    Source.META: "twitter:title",
    Source.MICRODATA: "[itemprop=headline]",
    Source.TITLE: "title",
}


def line_of(document: Document) -> Block | None:
    for tags in (("h1",), ("h2", "h3")):
        for block in document.blocks:
            if block.tag in tags:
                return block
    return None


def written(titles: Titles) -> str:
    lines = [f"headline: {titles.headline}"] if titles.headline else []
    lines += [f"kicker: {titles.kicker}"] if titles.kicker else []
    lines += [f"also: {text}" for text in titles.alternatives]
    lines += [f"site: {titles.site_name}"] if titles.site_name else []
    return "\n".join(lines)


@pytest.mark.parametrize("case", read_cases(CASES / "titles.md"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    document = PARSER.read_html(case.input)

    assert written(read_titles(document, line_of(document))) == case.expected


def page(line: str | None, claims: dict[Source, str]) -> Document:
    blocks = (Block(0, line, 1, "h1", "/h1[1]"),) if line else ()
    made = tuple(Claim(Field.HEADLINE, raw, source, KEYS[source]) for source, raw in claims.items())
    return Document(blocks, OUTLINE, metadata=Metadata(made))


WORDS = st.lists(
    st.sampled_from(["harbour", "storm", "ferry", "ends", "und", "Über", "港", "2031"]), min_size=3, max_size=9
).map(" ".join)
MARKS = st.sampled_from([" | ", " – ", " - ", " · ", ": ", " "])
TITLES = (
    st.builds("{}{}{}".format, WORDS, MARKS, WORDS) | WORDS | st.text(min_size=1, max_size=40).map(fold).filter(bool)
)
CLAIMS = st.dictionaries(st.sampled_from(list(KEYS)), TITLES, max_size=5)


@given(st.none() | TITLES, CLAIMS)
def test_the_headline_is_a_piece_of_what_the_page_gives(line: str | None, claims: dict[Source, str]) -> None:
    document = page(line, claims)
    titles = read_titles(document, document.blocks[0] if line else None)
    given_texts = [" ".join(text.split()) for text in (*([line] if line else []), *claims.values())]

    if titles.headline is not None:
        assert any(" ".join(titles.headline.split()) in text for text in given_texts) or line is not None
    assert titles.headline not in titles.alternatives
    assert len(set(titles.alternatives)) == len(titles.alternatives)
    assert titles == read_titles(document, document.blocks[0] if line else None)


@given(WORDS, st.sampled_from([" | ", " - ", " – ", " · ", " :: "]), st.sampled_from(list(KEYS)))
def test_a_site_that_is_named_is_never_in_the_headline(headline: str, mark: str, source: Source) -> None:
    name = "The Example Courier"
    claims = (
        Claim(Field.HEADLINE, f"{headline}{mark}{name}", source, KEYS[source]),
        Claim(Field.SITE_NAME, name, Source.OPEN_GRAPH, "og:site_name"),
    )

    assert read_titles(Document(metadata=Metadata(claims)), None).headline == headline


@given(WORDS, CLAIMS)
def test_the_line_wins_where_only_one_source_is_against_it(line: str, claims: dict[Source, str]) -> None:
    agreeing = dict.fromkeys(KEYS, line) | dict(list(claims.items())[:1])
    document = page(line, agreeing)

    headline = read_titles(document, document.blocks[0]).headline

    assert headline is not None
    assert headline in line


def test_what_is_displayed_is_found_once() -> None:
    html = '<meta property="og:title" content="The harbour gets its tunnel"><h1>Tunnel Seaham</h1><h2>The harbour gets its tunnel</h2>'
    document = PARSER.read_html(html)
    above, below = document.blocks

    assert displayed_headline(document, above) is below
    assert displayed_headline(document, below) is below
    assert read_titles(document, above) == read_titles(document, below)


def test_long_titles_come_to_an_end() -> None:
    claims = dict.fromkeys(KEYS, "a | b - c: " * 100_000)
    document = page("x - " * 100_000, claims)

    assert read_titles(document, document.blocks[0]).headline
