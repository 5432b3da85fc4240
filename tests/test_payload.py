"""The article's text in a page's scripts."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.payload import Payload, read_payload

PARAGRAPHS = (
    "The harbour board of Quillport voted on Monday to rebuild the east mole, which a storm breached in January.",
    "Work is to begin in April and to take two summers, the board’s chair, Ilse Marrant, told the meeting.",
    "“We have patched it for thirty years,” she said. “The sea has noticed.” Nobody voted against.",
    "The cost, put at nine million, will be shared by the town, the county and the ferry company.",
)
MARKUP = "".join(f'<p class="x">{text}</p>' for text in PARAGRAPHS)


def test_next_data_as_plain_blocks() -> None:
    """A list of paragraph objects gives the paragraphs in order, and nothing of what else the state holds."""
    blocks = [{"type": "p", "id": f"b{n}", "text": text} for n, text in enumerate(PARAGRAPHS)]
    state = json.dumps({"props": {"url": "https://example.org/a", "menu": ["News", "Sport"], "blocks": blocks}})

    assert read_payload(("var a = 1;", state)) == Payload(paragraphs=PARAGRAPHS)


def test_a_literal_that_is_none_in_json_is_passed_over() -> None:
    """Scripts may write `\\x41` and JSON may not."""
    odd = '"' + "\\x41 line that JSON cannot read. " * 5 + '"'
    state = json.dumps([{"type": "p", "text": text} for text in PARAGRAPHS])

    assert read_payload((f"var a = {odd}; var b = {state};",)) == Payload(paragraphs=PARAGRAPHS)


def test_apollo_state_with_markup() -> None:
    """A literal of HTML wins over single lines."""
    state = "window.__APOLLO_STATE__=" + json.dumps({"Article:1": {"body": MARKUP, "teaser": PARAGRAPHS[0]}}) + ";"

    assert read_payload((state,)) == Payload(markup=MARKUP)


def test_flight_data_with_escaped_markup() -> None:
    """React's flight data escapes angle brackets and is pushed in pieces."""
    piece = json.dumps(MARKUP).replace("<", "\\u003c").replace(">", "\\u003e")

    assert read_payload((f"self.__next_f.push([1,{piece}])",)) == Payload(markup=MARKUP)


def test_json_in_a_string_of_json() -> None:
    """State that was serialised twice is read twice."""
    inner = json.dumps({"paragraphs": PARAGRAPHS})

    assert read_payload((f"window.state = {json.dumps(inner)};",)) == Payload(paragraphs=PARAGRAPHS)


@pytest.mark.parametrize(
    "script",
    [
        "",
        "var x = 'nothing here';",
        json.dumps({"title": PARAGRAPHS[0]}),
        json.dumps({"urls": [f"https://example.org/{n}/a/long/path/to/somewhere/else" for n in range(50)]}),
    ],
)
def test_no_article(script: str) -> None:
    """Little prose, addresses and code are no article."""
    assert read_payload((script,)) is None


@given(st.lists(st.text(max_size=400), max_size=4))
def test_any_text(scripts: list[str]) -> None:
    """No text raises, and what comes out can be encoded."""
    payload = read_payload(scripts)

    if payload is not None:
        "".join((payload.markup or "", *payload.paragraphs)).encode()
