"""`import newsparse` stays light, and all its names are there nevertheless."""

import os
import subprocess
import sys

import pytest

import newsparse

HEAVY = (
    "bs4",
    "cattrs",
    "dateparser",
    "hypothesis",
    "lxml",
    "tomllib",
    "newsparse.chain",
    "newsparse.compose",
    "newsparse.markup",
)


def test_every_public_name_is_there() -> None:
    assert [name for name in newsparse.__all__ if not hasattr(newsparse, name)] == []
    assert set(newsparse.__all__) <= set(dir(newsparse))


def test_a_wrong_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="module 'newsparse' has no attribute 'parse_pdf'"):
        _ = newsparse.parse_pdf  # type: ignore[attr-defined]


def test_what_only_some_need_is_imported_late() -> None:
    code = f"import newsparse, sys; print([name for name in {HEAVY!r} if name in sys.modules])"

    # Whoever measures coverage imports some of them.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=plain)
    assert done.stdout == "[]\n"
