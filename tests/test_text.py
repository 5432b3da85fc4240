"""White space and marks that nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.text import fold, fold_lines

TEXTS = st.text(st.sampled_from("ab \n\t\xa0\xad\u200b\u200d\u2060\ufeff\u2028") | st.characters(codec="utf-8"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("a \xad b", "a b"),
        ("\xad \xad", ""),
        ("re\xadad", "read"),
        ("\ufeff a\u2060 \u2060b \u200b", "a b"),
        ("a\u200cb", "a\u200cb"),
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
