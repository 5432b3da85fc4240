"""Where a line goes on with the one before, and how two pieces are put together. Whole texts: `cases/flattext.md`."""

import pytest

from newsparse.seams import LONG, PROSE, goes_on, join

LONG_LINE = "The ferry that links the island with the mainland will sail through"


@pytest.mark.parametrize(
    ("before", "line", "expected"),
    [
        ("Photo:", "Mara Lindqvist", True),
        ("Photo:", "“We will miss it”", False),
        ("What the board of the harbour has to say:", "Mara Lindqvist", False),
        ("He had a new", "– small – boat", True),
        ("He had a new", "– A boat", False),
        (LONG_LINE, "–Mara said so", True),
        (LONG_LINE, "– 5 of them", False),
        ("W", "hile the rain fell on the town, the boat left", True),
        ("W", "eek", False),
        ("W", "Week", False),
    ],
)
def test_a_line_goes_on_with_the_one_before(before: str, line: str, expected: bool) -> None:
    assert goes_on(before, len(before), line, "", item=False) is expected


def test_what_counts_as_long_is_long() -> None:
    assert PROSE < LONG < len(LONG_LINE)


@pytest.mark.parametrize(
    ("pieces", "vocabulary", "expected"),
    [
        (["W", "hile it rained"], {"while"}, "While it rained"),
        (["A", "boat left"], {"a", "boat"}, "A boat left"),
        (["A", "bout a boat"], {"a", "about"}, "About a boat"),
        (["W", "hile it rained"], {"w"}, "W hile it rained"),
        (["A", "7 boats"], {"boats"}, "A 7 boats"),
        (["A", "Boat left"], set(), "A Boat left"),
        (["well-", "known"], set(), "well-known"),
        (["well", "-known"], set(), "well-known"),
        (["a boat", "- new"], set(), "a boat - new"),
        (["the boat -", "new"], set(), "the boat - new"),
        (["1914-", "18"], set(), "1914-18"),
        (["l’", "île"], set(), "l’île"),
        (["il s’", "agit"], set(), "il s’agit"),
        (["dell’", "isola"], set(), "dell’isola"),
        (["the dogs’", "home"], set(), "the dogs’ home"),
        (["(", "AP", ")"], set(), "(AP)"),
        (["the boat", ", a ferry,", "left"], set(), "the boat, a ferry, left"),
        (["漢", "字"], set(), "漢字"),
    ],
)
def test_pieces_meet_with_a_space_where_words_do(pieces: list[str], vocabulary: set[str], expected: str) -> None:
    assert join(pieces, frozenset(vocabulary)) == expected
