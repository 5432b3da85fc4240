"""Inputs that once broke something, or that somebody made to: every file of `inputs`, whole and cut off."""

from pathlib import Path

import pytest

from newsparse.text import printable
from tests.fuzz.promises import read_html, read_text

INPUTS = sorted((Path(__file__).parent / "inputs").iterdir())


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_promises_are_kept(path: Path) -> None:
    source = path.read_bytes()

    read_html(source)
    read_html(source[: len(source) * 2 // 3])
    read_text(source.decode("utf-8", "surrogateescape"))


def test_the_story_survives_what_stands_beside_it() -> None:
    """A file whose name begins with `story` has a story in it that nothing around it may hide."""
    stories = [path for path in INPUTS if path.name.startswith("story")]

    assert len(stories) > 5
    for path in stories:
        text = read_html(path.read_bytes()).text
        assert "The harbour board voted for the longer pier on Thursday night" in text, path.name
        assert "Fishers from the old quay said they would not move their boats" in text, path.name


def test_inputs_are_hostile() -> None:
    """At least some hold what no editor writes; a tool that tidied them would leave nothing to test."""
    raw = [path.read_bytes() for path in INPUTS]

    assert any(b"\x00" in source for source in raw)
    assert any(b"\xed\xa0\x80" in source for source in raw)
    assert any(printable(source.decode("latin-1"))[1] for source in raw)
