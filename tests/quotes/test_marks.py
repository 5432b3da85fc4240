"""Quotation marks alone: what stands between them, in the habits of many countries and of careless typing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.quotes.marks import Stretch, stretches

ELISIONS = frozenset({"twas", "em", "n"})
OPEN = "…"
"""Stands behind a stretch that nothing closes."""


def read(text: str, most: int = 100) -> list[str]:
    return [
        text[slice(*stretch.inner)] + ("" if stretch.closed else OPEN)
        for stretch in stretches(text, 0, len(text), ELISIONS, most)
    ]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        # habits of countries
        ("„so“ und „so”", ["so", "so"]),
        ("»so« und »anders«", ["so", "anders"]),
        ("» Ja «, sagte sie", ["Ja"]),
        ("‚so‘ sagte er", ["so"]),
        ("‹ja› sagte sie", ["ja"]),
        ("»Bron är säker», sade hon.", ["Bron är säker"]),
        ("»ett» och »två»", ["ett", "två"]),
        ("”Bron”, sade hon, ”är säker”", ["Bron", "är säker"]),
        ("« Oui », dit-il", ["Oui"]),
        ("「はい」と『いいえ』", ["はい", "いいえ"]),
        # two characters for one mark
        ("''Never,'' he said", ["Never,"]),
        ("``yes'' he said", ["yes"]),
        ("''yes\" he said", ["yes"]),
        ("''Never '' he said", ["Never"]),
        ("''Never ''again''", ["Never" + OPEN, "again"]),
        # a wrong mark, one too many, one too few
        ("“this way about“ he said", ["this way about"]),
        ("“this way about“, he said", ["this way about"]),
        ("“one “two” three", ["one" + OPEN, "two"]),
        ('"one "two" three', ["one" + OPEN, "two"]),
        ('"Never ", he said', ["Never"]),
        ('"a ("b") c"', ["a (" + OPEN, "b"]),
        ("“a” b” c", ["a"]),
        ("“one\n“two”", ["one" + OPEN, "two"]),
        ('"a" b "c', ["a", "c" + OPEN]),
        ("“ ”", []),
        ("“", []),
        # marks that quote nothing
        ('a 5" pipe and a 6" pipe', []),
        ('key="value" said', []),
        ("'Twas said, and 'twas done", []),
        ("the '90s and '99 cars", []),
        ("rock 'n' roll", []),
        ("He's 6'2\" tall", []),
        ('<a href="x">“Never”</a> <b title="y">“again”</b>', ["Never", "again"]),
        ('“a <i class="x">b</i> c”', ['a <i class="x">b</i> c']),
        # single marks and apostrophes
        ("'a' 'b' 'c'", ["a", "b", "c"]),
        ("‘We go on", ["We go on" + OPEN]),
        ("x ‘we go on", []),
        ('He said \'never a "word" here', ["word"]),
        ('\'never a "word" here', ["word"]),
        ("‘a ’b’ c", ["a ’b"]),
        ("'the workers' rights matter,' she said", ["the workers' rights matter,"]),
        ("'the workers' rights matter, she said", ["the workers"]),
        ("the dogs' 'home' is", ["home"]),
        ("“It’s the dogs’ home,” he said", ["It’s the dogs’ home,"]),
        # brackets
        ('He said ("yes") today', ["yes"]),
    ],
)
def test_what_stands_between_marks(text: str, inner: list[str]) -> None:
    assert read(text) == inner


@pytest.mark.parametrize("text", ["“a” “b” “c”", '\'x "a" "b" "c"'])
def test_no_more_are_looked_for_than_asked(text: str) -> None:
    assert [read(text, most) for most in range(5)] == [["a", "b", "c"][:most] for most in range(5)]


def test_a_paragraph_is_a_fence() -> None:
    text = "“one” “two” “three”"

    (found,) = stretches(text, 6, 11)

    assert found == Stretch(6, 11, (7, 10), "“", closed=True)
    assert stretches(text, 6, 10) == [Stretch(6, 10, (7, 10), "“", closed=False)]
    assert stretches(text, 7, 11) == []


@given(st.text("“”\"'‘’„«»`<>/= ab.,s\n", max_size=60))
def test_stretches_stand_in_order_apart_and_within_their_marks(text: str) -> None:
    found = stretches(text, 0, len(text), ELISIONS)

    for stretch in found:
        inner = text[slice(*stretch.inner)]
        assert inner == inner.strip() != ""
        assert text.startswith(stretch.mark, stretch.start)
        assert stretch.start + len(stretch.mark) <= stretch.inner[0] < stretch.inner[1] <= stretch.end
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
