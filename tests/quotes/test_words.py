"""The word tables are read strictly."""

import pytest

from newsparse.errors import DataError
from newsparse.quotes import words as w
from newsparse.quotes.word_tables import available, language_code, read_words, words_of


def test_every_table_is_whole() -> None:
    for code in available():
        assert words_of(code).code == code


@pytest.mark.parametrize(
    "form", ["snapped", "begging", "concurred", "preferred", "sought", "shrugged", "sworn", "cast"]
)
def test_english_verbs_are_spelled_as_english_spells_them(form: str) -> None:
    assert words_of("en").bits[form] & (w.CUE | w.PIECE | w.PARTICIPLE)


def test_a_language_tag_finds_its_table_or_none() -> None:
    assert language_code("en-GB") == "en"
    assert language_code("PT_br") == "pt"
    assert language_code("fi") == "und"
    assert language_code(None) == "und"


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"verbs": {}}, "verbs"),
        ({"cues": {"verb": []}}, "cues.verb"),
        ({"cues": {"verbs": "said"}}, "cues.verbs"),
        ({"words": {"adverbs": ["", "x"]}}, "words.adverbs"),
        ({"order": {"spaces": "no"}}, "order.spaces"),
        ({"cues": ["said"]}, "cues"),
    ],
)
def test_a_wrong_table_is_refused_with_its_key(table: dict[str, object], key: str) -> None:
    with pytest.raises(DataError) as error:
        read_words("xx.toml", table)

    assert error.value.key == key
