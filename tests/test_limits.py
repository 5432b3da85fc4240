"""Bounds: what is beyond is told of, and no text of a block is lost."""

from typing import Any

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
