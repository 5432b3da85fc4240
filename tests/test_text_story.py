"""The story of a flattened text: the table, the best way through it, and what the facts of a block are."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.chain import read_page
from newsparse.errors import DataError
from newsparse.labels import Dropped, Kept, Role
from newsparse.locales import load
from newsparse.prose_facts import STRANGE
from newsparse.text_story import (
    AFTER,
    BEFORE,
    BETWEEN,
    MOVES,
    STATES,
    STORY,
    StoryTable,
    Weights,
    best_way,
    read_story_table,
    story_table,
    with_neighbours,
)
from tests.filled import PROSE

PARAGRAPHS = PROSE["en"]["paragraphs"][:6]

weights = st.tuples(*[st.integers(-9, 9).map(float)] * 4)
moves = st.fixed_dictionaries({move: st.integers(-9, 9).map(float) for move in MOVES})


def worth_of(way: tuple[int, ...], values: list[Weights], table: StoryTable) -> float | None:
    """What a way through the states is worth; `None` where no text may go so."""
    steps = list(itertools.pairwise(way))
    if not way or way[0] not in (BEFORE, STORY) or way[-1] == BETWEEN or not set(steps) <= set(MOVES):
        return None
    return sum(value[state] for value, state in zip(values, way, strict=True)) + sum(
        table.moves[step] for step in steps
    )


@given(st.lists(weights, min_size=1, max_size=5), moves)
def test_no_other_way_is_better(values: list[Weights], moves: dict[tuple[int, int], float]) -> None:
    table = StoryTable({}, moves)
    found = worth_of(tuple(best_way(values, table)), values, table)
    every = (worth_of(way, values, table) for way in itertools.product(range(len(STATES)), repeat=len(values)))
    assert found == max(one for one in every if one is not None)


def test_a_text_without_blocks_has_no_way() -> None:
    assert best_way([], story_table()) == []


@pytest.mark.parametrize(
    "table",
    [
        {"fact": {}},
        {"moves": {"after to before": 1.0}},
        {"moves": {"story to after": "much"}},
        {"facts": {"free": [1.0, 2.0, 3.0]}},
        {"facts": {"free": [1.0, 2.0, 3.0, True]}},
        {"facts": {"free": 1.0}},
    ],
)
def test_a_broken_table_names_itself(table: dict[str, object]) -> None:
    with pytest.raises(DataError, match=r"text_story\.toml"):
        read_story_table(table)


def test_the_story_is_found_by_how_it_is_set() -> None:
    """Menus, a teaser list and comments stand elsewhere than the story's paragraphs."""
    paragraphs = PROSE["en"]["paragraphs"]
    menu = "\n".join(f"    * {name}" for name in ("Home", "News", "Harbour", "Weather", "Sport", "Letters"))
    story = "\n\n".join(f"      {paragraph}" for paragraph in paragraphs[:7])
    teasers = "\n".join(f"            {line}" for line in ("Bus fares rise", "School roof leaks", "Gull steals chips"))
    text = f"{menu}\n\n      {PROSE['en']['headline']}\n\n{story}\n\n{teasers}\n"
    article = newsparse.parse_text(text, language="en")
    assert [paragraph.text for paragraph in article.paragraphs] == paragraphs[:7]
    dropped = {label.block.text for label in article.labels if isinstance(label, Dropped)}
    assert {"Bus fares rise", "School roof leaks", "Gull steals chips", "Harbour"} <= dropped


def test_a_line_of_the_story_that_ends_no_sentence_is_kept() -> None:
    paragraphs = PROSE["en"]["paragraphs"][:6]
    article = newsparse.parse_text(
        "\n\n".join([*paragraphs[:3], "What the council said", *paragraphs[3:]]), language="en"
    )
    roles = {label.block.text: label.role for label in article.labels if isinstance(label, Kept)}
    assert roles["What the council said"] is Role.SUBHEADING


@pytest.mark.parametrize(
    "lines",
    [
        [PARAGRAPHS[0], "Ina Moss was there.", "Doubts about the pier", "The boat sails."],
        [PARAGRAPHS[0], "The old pier in winter. Photo: Ina Moss", PARAGRAPHS[1]],
        [PARAGRAPHS[0], "What will change", PARAGRAPHS[1], "Who pays", "Doubts", PARAGRAPHS[2]],
        [PARAGRAPHS[0], PARAGRAPHS[1], "Share this article", "Copy link", "Who pays", PARAGRAPHS[2], "Terms of use"],
        [PARAGRAPHS[0]],
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_small_text_keeps_its_long_paragraphs(lines: list[str], gap: str) -> None:
    """Its few lines show no habits, so nothing speaks against a paragraph near the story."""
    article = newsparse.parse_text(gap.join([PROSE["en"]["headline"], *lines]), language="en")
    texts = [paragraph.text for paragraph in article.paragraphs]
    assert [line for line in lines if line in PARAGRAPHS and line not in texts] == []


def test_neighbours_are_taken_in_only_near_the_story_and_where_they_share_its_words() -> None:
    parser = newsparse.Parser()
    document = parser.read_text("\n".join([PARAGRAPHS[0], *["Ferry"] * 9, PARAGRAPHS[1]]), language="en")
    page, _ = read_page(document, "en", load("en"), parser.markup)
    none: list[None] = [None] * len(document.blocks)
    first = [STORY, *[AFTER] * 10]

    assert with_neighbours(page, none, [[]] * 11, first) == first  # ten blocks away
    near = [BEFORE] * 3 + [STORY] * 5 + [AFTER] * 3
    assert with_neighbours(page, none, [[]] * 11, near) == [STORY] * 11
    strange = [[next(iter(STRANGE))]] * 11
    assert with_neighbours(page, none, strange, near) == near
