"""The scorers that stand beside the corpora, held to the floors in `floors.toml`. Skipped where they are absent."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FLOORS: dict[str, dict[str, dict[str, float]]] = tomllib.loads(
    Path(__file__).with_name("floors.toml").read_text("utf-8")
)


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Run a scorer with the newsparse that these tests import."""
    # What only the corpora reach is not tested where they are absent, and measuring it takes minutes.
    unmeasured = {key: value for key, value in environment.items() if not key.startswith("COVERAGE")}

    def run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        if not script.exists():
            pytest.skip(f"no scorer at {script}")
        command = [sys.executable, str(script), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=unmeasured)

    return run


def scored(run: Run, saved: Path, script: Path, *arguments: str) -> Any:
    """What a scorer saved."""
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
def test_structure(form: str, corpora: Path, run: Run, tmp_path: Path) -> None:
    floors = FLOORS["structure"][form]
    names = sorted({path.split(".")[0] for path in floors})
    text = () if form == "html" else ("--text", form)

    scores = scored(
        run, tmp_path / "scores.json", corpora.parent / "bench/structure/score.py", "--datasets", ",".join(names), *text
    )

    assert below(scores, floors) == {}


@pytest.mark.parametrize("gold", sorted(FLOORS["quotes"]))
def test_quotes(gold: str, corpora: Path, run: Run, tmp_path: Path) -> None:
    scores = scored(run, tmp_path / "scores.json", corpora.parent / "bench/quotes/score.py", "--gold", gold)

    assert below(scores, FLOORS["quotes"][gold]) == {}


def test_the_article_the_project_began_with(corpora: Path, run: Run) -> None:
    done = run(corpora.parent / "seed/check.py")

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_figure_under_its_floor_is_seen() -> None:
    assert below({"aeb": {"shingle": {"f1": 0.5}}}, {"aeb.shingle.f1": 0.6}) == {"aeb.shingle.f1": (0.5, 0.6)}
    assert below({"aeb": {"shingle": {"f1": 0.7}}}, {"aeb.shingle.f1": 0.6}) == {}
