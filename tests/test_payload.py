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


ABOUT = "Quillport to rebuild its east mole"
MESSAGES = (
    "Please check your connection and try the whole thing again in a little while.",
    "Your choice was saved, and you can change it at any time in your settings.",
    "This recording has been removed from all of your lists on this device.",
    "Something went wrong while we were loading the remarks of other viewers.",
    "You can manage what you have subscribed to in the settings of your account.",
)


def test_messages_of_the_interface_are_no_article() -> None:
    """However much prose they are: they share no word with what the page says it is about."""
    script = json.dumps({f"MESSAGE_{n}": text for n, text in enumerate(MESSAGES)})

    assert read_payload((script,)) == Payload(paragraphs=MESSAGES)
    assert read_payload((script,), ABOUT) is None


def test_the_run_that_is_about_the_headline() -> None:
    """Another text may be longer, and stands elsewhere in the same script."""
    state = json.dumps({"strings": MESSAGES, "pad": ["x" * 12] * 100, "paragraphs": PARAGRAPHS})

    assert read_payload((state,), ABOUT) == Payload(paragraphs=PARAGRAPHS)


def test_markup_about_the_headline_before_longer_plain_text() -> None:
    weather = [
        f"Partly cloudy skies on day {n}, with winds from the west at five to ten miles an hour." for n in range(40)
    ]
    state = json.dumps({"body": MARKUP, "pad": ["x" * 12] * 100, "forecast": weather})

    assert read_payload((state,), ABOUT) == Payload(markup=MARKUP)


def test_paragraphs_with_quotation_marks_inside() -> None:
    """They are not taken apart for strings of JSON."""
    lines = tuple(text.replace("“", '"').replace("”", '"') for text in PARAGRAPHS)

    assert read_payload((json.dumps({"paragraphs": lines}),)) == Payload(paragraphs=lines)


def test_a_script_without_spaces_between_words() -> None:
    lines = (
        "港湾委员会星期一投票决定重建东防波堤，该防波堤在一月的风暴中被冲毁，工程将持续两个夏天。",
        "委员会主席表示，修补工作已经持续了三十年，如今必须彻底重建，费用由镇、县和渡轮公司分担。",
        "没有人投反对票，施工将在四月开始，预计耗资九百万，居民可在市政厅查阅全部图纸和预算文件。",
        "渡轮公司说，航班在整个施工期间不会中断，但夜间班次将改由旧码头出发，详情将在春天公布。",
    )

    assert read_payload((json.dumps(lines),), "东防波堤将重建") == Payload(paragraphs=lines)
    assert read_payload((json.dumps(lines),), "球队赢得决赛") is None


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
