"""Claims of head, JSON-LD and microdata. Most of it is in cases/head.md."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.document import Claim, Field, Metadata, Source
from newsparse.errors import DataError
from newsparse.head import HeadElement, read_head
from newsparse.head_table import head_table, read_table
from newsparse.json_ld import read_json_ld
from newsparse.limits import Limits
from tests.cases import CASES, Case, read_cases

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20)
NAMES = st.sampled_from(
    ["@type", "@graph", "@id", "name", "headline", "author", "mainEntity", "hasPart", "keywords", "url", "image"]
)
TYPES = st.sampled_from(["NewsArticle", "WebPage", "WebSite", "https://schema.org/Report", "Person"])
JSON_VALUES = st.recursive(
    SCALARS | TYPES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=5)
        | st.builds(lambda type_, rest: {"@type": type_, **rest}, TYPES, st.dictionaries(NAMES, inner, max_size=5))
    ),
    max_leaves=30,
)


def block(text: str) -> HeadElement:
    return HeadElement("script", {"type": "application/ld+json"}, text)


def shown(metadata: Metadata) -> list[str]:
    claims = [
        f"{claim.field.value} [{claim.key}{f', {claim.detail}' if claim.detail else ''}] {claim.raw}".replace("\n", "⏎")
        for claim in metadata.claims
    ]
    # What the JSON module says behind "no JSON" is Python's, and differs between versions.
    return claims + [f"problem {problem}".partition(": Unterminated")[0] for problem in metadata.problems]


@pytest.mark.parametrize("case", read_cases(CASES / "head.md"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    assert shown(newsparse.read_html(case.input).metadata) == case.expected.splitlines()


def test_a_case_that_is_not_whole_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.md"
    for text in ("", "## a\n\n```html\nx\n```\n", "## a\n```html\nx\n```\n```expected\ny", "```expected\n```\n"):
        broken.write_text(text, "utf-8")
        with pytest.raises(ValueError, match=r"broken\.md"):
            read_cases(broken)


def test_the_item_of_a_property_decides_what_it_says() -> None:
    elements = [
        HeadElement("span", {"itemprop": "name"}, "Ferry line closes", "https://schema.org/NewsArticle"),
        HeadElement("p", {"itemprop": "description"}, "The last boat left.", "https://schema.org/NewsArticle"),
        HeadElement("p", {"itemprop": "description"}, "A boat.", "https://schema.org/ImageObject"),
        HeadElement("span", {"itemprop": "author"}, "A reader", "https://schema.org/Comment"),
        HeadElement("p", {"itemprop": "description"}, "Of what, nobody knows."),
        HeadElement("span", {"itemprop": "author"}, "Mara Lindqvist"),
    ]

    assert [claim.raw for claim in read_head(elements).claims] == [
        "Ferry line closes",
        "The last boat left.",
        "Mara Lindqvist",
    ]


def test_sources_are_told_apart() -> None:
    page = """<html lang=en><title>a</title><link rel=canonical href=/b><meta name=author content=c><meta property=og:title content=d>
    <script type="application/ld+json">{"@type": "Article", "headline": "e"}</script><i itemprop=headline>f</i>"""

    claims = newsparse.read_html(page).metadata.claims

    assert {claim.raw: claim.source for claim in claims if claim.raw != "Article"} == {
        "en": Source.HTML,
        "a": Source.TITLE,
        "/b": Source.LINK,
        "c": Source.META,
        "d": Source.OPEN_GRAPH,
        "e": Source.JSON_LD,
        "f": Source.MICRODATA,
    }


def test_values_are_bounded_and_encodable() -> None:
    article = {"@type": "Article", "headline": "word " * 100_000, "articleBody": "b\n" * 1000, "author": "x\ud800\x00y"}

    claims = read_head([block(json.dumps(article))]).claims

    assert claims[0].raw == ("word " * 200).strip()
    assert claims[1].raw == "\n".join("b" * 1000)
    assert claims[2].raw == "x\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}y"


def test_a_page_may_not_claim_without_end() -> None:
    metas = [HeadElement("meta", {"name": "author", "content": f"Author {number}"}, "") for number in range(1000)]

    metadata = read_head(metas)

    assert len(metadata.claims) == 200
    assert metadata.cut == ("of 1,000 values of author from meta, 200 were read",)
    assert len(read_head(metas, Limits(claims=3)).claims) == 3


def test_a_long_block_is_not_read() -> None:
    whole = block('{"@type": "Article", "headline": "h"}')

    assert read_head([whole], Limits(json_ld=len(whole.text))).cut == ()
    metadata = read_head([whole], Limits(json_ld=len(whole.text) - 1))
    assert (metadata.claims, metadata.problems) == ((), ())
    assert metadata.cut == (f"JSON-LD block 1 has more than {len(whole.text) - 1} characters: it was not read",)


@pytest.mark.parametrize(("field", "name", "times"), [("headline", "og:title", 1), ("description", "description", 5)])
def test_a_long_value_is_cut_and_told_of(field: str, name: str, times: int) -> None:
    metas = [
        HeadElement("meta", {"property": name, "content": "x" * size}, "") for size in (50 * times, 50 * times + 1)
    ]

    assert read_head(metas[:1], Limits(claim=50)).cut == ()
    metadata = read_head(metas[1:], Limits(claim=50))
    assert [claim.raw for claim in metadata.claims] == ["x" * 50 * times]
    assert metadata.cut == (f"1 values of {field} were cut at {50 * times} characters",)


def test_what_is_said_twice_is_claimed_once() -> None:
    element = HeadElement("meta", {"name": "author", "content": "Mara Lindqvist"}, "")

    assert read_head([element, element]).claims == (Claim(Field.AUTHOR, "Mara Lindqvist", Source.META, "author"),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('{"@graph":[' * 50_000 + "]}" * 50_000, "nested too deeply"),
        ("Not found", "no JSON: "),
    ],
    ids=["deep", "deep graph", "text"],
)
def test_a_hopeless_block_is_a_problem(text: str, problem: str) -> None:
    metadata = read_head([block(text), block('{"@type": "Article", "headline": "h"}')])

    assert [claim.raw for claim in metadata.claims] == ["h", "Article"]
    assert len(metadata.problems) == 1
    assert metadata.problems[0].startswith(f"JSON-LD block 1: {problem}")


def test_a_number_of_any_length_is_its_digits() -> None:
    assert read_json_ld("[" + "9" * 10_000 + ", 1e999, NaN]") == ((["9" * 10_000, "1e999", None],), None)


@given(JSON_VALUES)
def test_any_json_value_gives_claims_that_are_text(value: Any) -> None:
    for claim in read_head([block(json.dumps(value))]).claims:
        assert claim.raw
        assert claim.raw.strip() == claim.raw
        assert (claim.raw + claim.key + (claim.detail or "")).encode()


@given(JSON_VALUES, st.sampled_from(["<!--%s-->", "//<![CDATA[\n%s\n//]]>", "/* c */ %s ;", "%s // c", "\ufeff%s,"]))
def test_wrapping_changes_nothing(value: Any, wrapper: str) -> None:
    plain = json.dumps({"@type": "Article", "keywords": value})

    assert read_json_ld(wrapper % plain) == read_json_ld(plain)


@given(st.text(st.sampled_from('{}[]:,"\\/*\n a1&;'), max_size=60))
def test_any_text_is_read_or_a_problem(text: str) -> None:
    values, problem = read_json_ld(text)

    assert values or problem or not text.strip()


@pytest.mark.parametrize(
    "unit",
    ["[{", '"', '"\\"', '" ', ", ", "/*", "//\n", "\\", '{"a":', '","headline":"', "{} ", "<!--", "&quot;"],
)
def test_a_long_broken_block_comes_to_an_end(unit: str) -> None:
    # Quadratic time would be hours.
    values, problem = read_json_ld('{"x":"' + unit * (1_000_000 // len(unit)))

    assert values or problem


@pytest.mark.parametrize("unit", ["<b ", "<!--", "&amp", "<br>", "&#x", "< ", "\u200b"])
def test_a_long_odd_value_comes_to_an_end(unit: str) -> None:
    metadata = read_head([block(json.dumps({"@type": "Article", "articleBody": unit * (1_000_000 // len(unit))}))])

    assert not metadata.problems


def test_the_table_is_strict() -> None:
    good: dict[str, Any] = {
        "types": {
            "article": ["Article"],
            "page": ["Page"],
            "site": ["WebSite"],
            "other": ["Comment"],
            "film": ["Clip"],
        },
        "json_ld": {"headline": ["headline"]},
        "json_ld_site": {},
        "json_ld_inside": {"default": ["name"]},
        "open_graph": {},
        "meta": {"author": ["Author"]},
        "http_equiv": {},
        "microdata": {},
        "microdata_in_article": {},
        "time_names": {"published": ["publi"], "updated": ["updat"]},
    }
    assert read_table(good).meta == {"author": (Field.AUTHOR, Source.META)}
    for wrong, key in (
        ({"metas": {}}, "metas"),
        ({"meta": {"autor": ["author"]}}, r"meta\.autor"),
        ({"meta": {"author": "author"}}, r"meta\.author"),
        ({"meta": {"author": ["a"], "headline": ["A"]}}, r"meta\.headline"),
        ({"types": {"article": ["Article"]}}, r"types\.page"),
        ({"json_ld": []}, "json_ld"),
        ({"time_names": {"published": ["publi"]}}, r"time_names\.updated"),
    ):
        with pytest.raises(DataError, match=rf"head\.toml: {key}: "):
            read_table(good | wrong)


def test_every_name_of_the_table_is_read() -> None:
    table = head_table()
    elements = [HeadElement("meta", {"name": name, "content": name}, "") for name in table.meta]
    fields = {claim.key: claim.field for claim in read_head(elements).claims}

    assert fields == {name: field for name, (field, _) in table.meta.items()}
