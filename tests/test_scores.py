"""What spoke for each block: facts and weights that add up to where the story was found."""

import itertools
from pathlib import Path

import pytest

import newsparse
from newsparse.export.terminal import ledger
from newsparse.labels import Kept, Role
from newsparse.text_headline import headline_table
from newsparse.text_story import STATES

TEXTS = sorted((Path(__file__).parent.parent / "examples" / "texts").glob("*.txt"))


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_the_weights_add_up(file: Path) -> None:
    parser = newsparse.Parser()
    document = parser.read_text(file.read_text("utf-8"))
    scores = parser.scores(document)

    assert [score.index for score in scores] == list(range(len(document.blocks)))
    for score in scores:
        sums = {state: sum(weights[state] for _, weights in score.facts) for state in STATES}
        assert score.worth == pytest.approx(sums, abs=0.05)
        other, lead, shares = score.lead()
        assert lead == pytest.approx(score.worth[score.state] - score.worth[other], abs=0.02)
        assert lead == pytest.approx(sum(share for _, share in shares), abs=0.05)
        assert all(abs(one) >= abs(two) for (_, one), (_, two) in itertools.pairwise(shares))


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_they_say_what_the_labels_say(file: Path) -> None:
    """Paragraphs stand in the story, and the headline is the line that is worth most as one."""
    parser = newsparse.Parser()
    document = parser.read_text(file.read_text("utf-8"))
    labels, scores = parser.label(document), parser.scores(document)

    for label, score in zip(labels, scores, strict=True):
        if isinstance(label, Kept) and label.role in (Role.PARAGRAPH, Role.SUBHEADING, Role.LIST_ITEM):
            assert score.state == "story"
    [title] = [label.block.index for label in labels if isinstance(label, Kept) and label.role is Role.HEADLINE]
    worths = {score.index: score.headline.worth for score in scores if score.headline is not None}
    assert worths[title] == max(worths.values()) > headline_table().least


PAGES = sorted((Path(__file__).parent.parent / "examples" / "pages").glob("*.html"))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_the_prose_of_a_page_speaks_for_its_story(file: Path) -> None:
    parser = newsparse.Parser()
    document = parser.read_html(file.read_bytes())
    labels, worths = parser.label(document), parser.worths(document)

    assert [score.index for score in worths] == list(range(len(document.blocks)))
    for label, score in zip(labels, worths, strict=True):
        assert (score.worth > 0) == (score.kind in ("prose", "doubtful"))
        assert score.kind != "dropped" or not isinstance(label, Kept)
    story = [label.block.index for label in labels if isinstance(label, Kept) and label.role is Role.PARAGRAPH]
    assert not story or sum(worths[at].worth for at in story) > 0


def test_the_ledger_of_a_page_has_them_in_a_column() -> None:
    parser = newsparse.Parser()
    document = parser.read_html(PAGES[0].read_bytes())
    labels, worths = parser.label(document), parser.worths(document)
    lines = ["".join(text for text, _ in line.pieces) for line in ledger(labels, worths=worths)]

    assert len(lines) == len(labels)
    assert all(f" {score.kind} " in line for line, score in zip(lines, worths, strict=True))


def test_flattened_text_has_no_worths_and_html_no_scores() -> None:
    parser = newsparse.Parser()
    document = parser.read_html("<h1>Harbour opens again</h1><p>The harbour of Osthaven opened again on Monday.</p>")
    assert document.blocks
    assert parser.scores(document) == ()
    assert parser.worths(parser.read_text("Harbour opens again")) == ()


def test_the_ledger_shows_them_under_each_line() -> None:
    parser = newsparse.Parser()
    document = parser.read_text(TEXTS[0].read_text("utf-8"))
    labels = parser.label(document)
    lines = ["".join(text for text, _ in line.pieces) for line in ledger(labels, parser.scores(document))]

    assert len(lines) == 2 * len(labels) + 1  # one more for the headline
    plain = ["".join(text for text, _ in line.pieces) for line in ledger(labels)]
    assert [line for line in lines if not line.startswith("       ")] == plain
    assert sum("headline " in line and "at least" in line for line in lines) == 1
