"""Bounds: what is beyond is told of, and no text of a block is lost."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from bs4 import BeautifulSoup

import newsparse
from newsparse.errors import InputError
from newsparse.limits import Limits

PAGE = "<html><body>" + "".join(f"<p>Line {number}</p>" for number in range(9)) + "</body></html>"


def test_blocks_beyond_the_limit_are_lines_of_the_last() -> None:
    parser = newsparse.Parser(limits=Limits(blocks=3))
    lines = [f"Line {number}" for number in range(9)]
    for document in (
        parser.read_html(PAGE),
        parser.read_html(BeautifulSoup(PAGE, "html.parser")),
        parser.read_text("\n\n".join(lines)),
    ):
        assert [block.text for block in document.blocks] == [*lines[:2], "\n".join(lines[2:])]
        assert document.cut == ("block 3 is the last; 6 more were joined to it, each on a line of its own",)


def test_source_beyond_the_limit_is_not_read() -> None:
    parser = newsparse.Parser(limits=Limits(characters=10))
    for document in (
        parser.read_html("<p>one</p><p>two</p>"),
        parser.read_html("<p>öne</p><p>two</p>".encode()),
    ):
        assert [block.text[1:] for block in document.blocks] == ["ne"]
        assert document.cut == ("the source was read up to 10 characters; 10 more were left out",)
    assert parser.read_text("twelve signs").cut == ("the source was read up to 10 characters; 2 more were left out",)
    soup = BeautifulSoup("<p>sixsix</p><p>seven77</p>", "html.parser")
    assert [block.text for block in parser.read_html(soup).blocks] == ["sixsix", "seve"]


def test_a_block_beyond_the_limit_does_not_end_the_page() -> None:
    parser = newsparse.Parser(limits=Limits(block=10))
    for document in (
        parser.read_html("<p>one</p><p>two and three and four</p><p>five</p>"),
        parser.read_text("one\n\ntwo and three and four\n\nfive"),
    ):
        assert [block.text for block in document.blocks] == ["one", "two and th", "five"]
        assert document.cut == ("a block is read up to 10 characters; 12 more were left out",)


def test_bytes_beyond_the_limit_are_not_decoded() -> None:
    parser = newsparse.Parser(limits=Limits(source_bytes=len(b"<p>one</p>")))
    page = b"<p>one</p><p>two</p>"
    sources: list[Any] = [page, bytearray(page), memoryview(page), memoryview(page).cast("H")]
    for source in sources:
        document = parser.read_html(source)
        assert [block.text for block in document.blocks] == ["one"]
        assert document.cut == ("the source was decoded up to 10 bytes; 10 more were left out",)
    assert parser.parse_html(page).evidence[-1] == "the source was decoded up to 10 bytes; 10 more were left out"
    assert parser.read_html(page.decode()).cut == ()


def test_pictures_beyond_the_limit_are_told_of() -> None:
    document = newsparse.Parser(limits=Limits(blocks=2)).read_html("<img src=a.jpg><img src=b.jpg><img src=c.jpg>")

    assert [image.url for image in document.images] == ["a.jpg", "b.jpg"]
    assert document.cut == ("picture 2 is the last; 1 more were left out",)


def test_attributes_beyond_the_limit_cost_no_text() -> None:
    names = " ".join(f"attribute{number}=1" for number in range(900))
    parser = newsparse.Parser(limits=Limits(attributes=100))
    document = parser.read_html(f"<div {names}><p>{'A paragraph of the story. ' * 20}</p></div>")

    assert len(document.blocks) == 1
    assert document.cut == ()
    assert document.metadata.cut == ("780 attributes beyond 100 of a tag were left out",)
    assert parser.parse(document).evidence[-1] == document.metadata.cut[0]


def test_scripts_beyond_the_limit_are_not_searched() -> None:
    sentence = "The council voted for the bridge on Tuesday, and nobody spoke against it."
    state = json.dumps({"story": [f"{number}. {sentence}" for number in range(20)]})
    page = f"<html><body><script>window.state = {state}</script></body></html>"

    assert newsparse.parse_html(page).text.count(sentence) == 20
    article = newsparse.Parser(limits=Limits(scripts=1000)).parse_html(page)
    assert article.text == ""
    assert article.evidence[-1].endswith("more than 1,000, were not searched for the text")


def test_quotations_beyond_the_limit_are_not_read() -> None:
    text = "\n\n".join(f"“We are number {number} of many here,” said Una Garrick of the island." for number in range(9))

    assert len(newsparse.parse_text(text).quotes) == 9
    article = newsparse.Parser(limits=Limits(quotes=4)).parse_text(text)
    assert len(article.quotes) == 4
    assert article.evidence[-1] == "the first 4 quotations were read"
    assert article.quotes == newsparse.parse_text(text).quotes[:4]


def test_every_limit_is_documented() -> None:
    page = Path("docs/pages/hostile.md").read_text("utf-8")

    for field in attrs.fields(Limits):
        assert f"| `{field.name}` | {field.default:,} |" in page


def test_nothing_is_said_where_no_limit_is_reached() -> None:
    assert newsparse.Parser(limits=Limits(blocks=9, characters=len(PAGE))).read_html(PAGE).cut == ()


@pytest.mark.parametrize(
    "wrong", [{"blocks": 0}, {"characters": -1}, {"blocks": 1.5}, {"blocks": True}, {"characters": "9"}]
)
def test_a_limit_is_a_number(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=r"Limits\.\w+ is a whole number of at least 1, not"):
        Limits(**wrong)


def test_limits_are_a_limits() -> None:
    limits: Any = 100
    with pytest.raises(InputError, match="limits is a Limits, not int"):
        newsparse.Parser(limits=limits)
