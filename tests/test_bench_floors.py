"""The scorers that stand beside the corpora, held to the floors in `floors.toml`. Skipped where they are absent."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsparse

FLOORS: dict[str, dict[str, dict[str, float]]] = tomllib.loads(
    Path(__file__).with_name("floors.toml").read_text("utf-8")
)


def run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a scorer with the newsparse that these tests import."""
    if not script.exists():
        pytest.skip(f"no scorer at {script}")
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(newsparse.__file__).parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [sys.executable, str(script), *arguments], capture_output=True, text=True, check=False, env=environment
    )


def scored(tmp_path: Path, script: Path, *arguments: str) -> Any:
    """What a scorer saved."""
    saved = tmp_path / "scores.json"
    done = run(script, *arguments, "--save", str(saved))
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(saved.read_text("utf-8"))


def figure(scores: Any, path: str) -> float:
    for key in path.split("."):
        scores = scores[key]
    return float(scores)


def below(scores: Any, floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The figures under their floor, as (figure, floor)."""
    return {path: (figure(scores, path), floor) for path, floor in floors.items() if figure(scores, path) < floor}


@pytest.mark.parametrize("form", sorted(FLOORS["structure"]))
def test_structure(form: str, corpora: Path, tmp_path: Path) -> None:
    floors = FLOORS["structure"][form]
    names = sorted({path.split(".")[0] for path in floors})
    text = () if form == "html" else ("--text", form)

    scores = scored(tmp_path, corpora.parent / "bench/structure/score.py", "--datasets", ",".join(names), *text)

    assert below(scores, floors) == {}


@pytest.mark.parametrize("gold", sorted(FLOORS["quotes"]))
def test_quotes(gold: str, corpora: Path, tmp_path: Path) -> None:
    scores = scored(tmp_path, corpora.parent / "bench/quotes/score.py", "--gold", gold)

    assert below(scores, FLOORS["quotes"][gold]) == {}


def test_the_article_the_project_began_with(corpora: Path) -> None:
    done = run(corpora.parent / "seed/check.py")

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_figure_under_its_floor_is_seen() -> None:
    assert below({"aeb": {"shingle": {"f1": 0.5}}}, {"aeb.shingle.f1": 0.6}) == {"aeb.shingle.f1": (0.5, 0.6)}
    assert below({"aeb": {"shingle": {"f1": 0.7}}}, {"aeb.shingle.f1": 0.6}) == {}
