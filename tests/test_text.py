"""White space and marks that nobody sees."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.text import REPLACEMENT, Span, fold, fold_lines, printable, printable_utf8

TEXTS = st.text(st.sampled_from("ab \n\t\xa0\xad\u200b\u200d\u2060\ufeff\u2028") | st.characters(codec="utf-8"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("a \xad b", "a b"),
        ("\xad \xad", ""),
        ("re\xadad", "read"),
        ("\ufeff a\u2060 \u2060b \u200b", "a b"),
        ("a\u200cb", "a\u200cb"),
        ("\u200ba\u200cb", "a\u200cb"),
        ("a\u200cb\u200e", "a\u200cb"),
        ("\u200b", ""),
        ("é", "é"),
    ],
)
def test_marks_go_without_a_trace(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)

    assert fold(once) == once
    assert once.split() == once.split(" ") or not once
    assert fold_lines(fold_lines(text)) == fold_lines(text)


def test_lines_are_folded_one_by_one_and_empty_ones_go() -> None:
    assert fold_lines(" a  b\n\n \t\n\xadc\td \n") == "a b\nc d"
    assert fold_lines("a \t b") == "a b"


def test_a_span_is_a_piece_of_its_text() -> None:
    assert Span.of("The quay", 4, 8) == Span(4, 8, "quay")


# -- what cannot be shown


def can_be_shown(sign: str) -> bool:
    """By Unicode's own tables, as XML has it; the control characters that are white space may stay."""
    kind, number = unicodedata.category(sign), ord(sign)
    control = kind == "Cc" and sign not in "\t\n\f\r\x85"
    return not (control or kind == "Cs" or 0xFDD0 <= number <= 0xFDEF or number in {0xFFFE, 0xFFFF})


def shown(text: str) -> tuple[str, int]:
    found = "".join(sign if can_be_shown(sign) else REPLACEMENT for sign in text)
    return found, sum(not can_be_shown(sign) for sign in text)


# Short texts are read in one way, long ones in another, long ones with many signs of one lead byte in a third.
SURROUNDINGS = ["", "x" * 1000, "©" * 200 + "x" * 1000, "©" * 301 + "x" * 1000, "\ufb01" * 301 + "x" * 1000]


@pytest.mark.parametrize("around", SURROUNDINGS, ids=["short", "ascii", "few", "many", "many of three bytes"])
def test_every_sign_that_cannot_be_shown_is_replaced_and_no_other(around: str) -> None:
    signs = [*map(chr, range(0x180)), *map(chr, range(0xD7F0, 0xE010, 7)), *map(chr, range(0xFD00, 0x10010))]

    for sign in signs:
        if around and sign.isascii() and can_be_shown(sign):
            continue
        expected = (sign, 0) if can_be_shown(sign) else (REPLACEMENT, 1)
        assert printable(around + sign) == (around + expected[0], expected[1])
        assert printable(sign + around) == (expected[0] + around, expected[1])


@given(TEXTS, st.sampled_from(SURROUNDINGS))
def test_a_text_of_any_length_is_shown_alike(text: str, around: str) -> None:
    assert printable(text + around) == shown(text + around)


@given(st.text(st.sampled_from(" a\t\n\f\r\x85©éﬁ漢😀") | st.characters(codec="utf-8"), max_size=20))
def test_bytes_are_looked_at_as_the_text_is(text: str) -> None:
    for around in ("", "©" * 301):
        assert printable_utf8((around + text).encode()) is (shown(text)[1] == 0)
