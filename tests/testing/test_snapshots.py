"""Saved pages are held against their snapshots, and what changed is told block by block."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.errors import InputError
from newsparse.testing import (
    Snapshot,
    SnapshotChanged,
    changes,
    check_snapshot,
    parse_file,
    saved_pages,
    stray_snapshots,
)
from newsparse.testing.snapshots import SUFFIX, Line
from tests.laws.sources import RICH
from tests.strategies import articles

ROOT = Path(__file__).resolve().parent.parent.parent
LINES = (
    Line("dropped:navigation", "Home"),
    Line("headline", "Ferry to run all winter"),
    Line("paragraph", "The ferry that links the island with the mainland will sail through the winter."),
    Line("paragraph", "Nobody spoke against it."),
)


def snapshot(*lines: Line, headline: str | None = "Ferry to run all winter") -> Snapshot:
    return Snapshot((("headline", headline),), lines)


# -- differences


def test_nothing_changed() -> None:
    assert changes(snapshot(*LINES), snapshot(*LINES)) == ()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (LINES[1:], ["gone: dropped:navigation: Home"]),
        ((*LINES, Line("note", "Corrected.")), ["new: note: Corrected."]),
        (
            (*LINES[:3], Line("dropped:promo", LINES[3].text)),
            ["role changed: paragraph -> dropped:promo\n    Nobody spoke against it."],
        ),
        (
            (*LINES[:2], Line("paragraph", LINES[2].text.replace("winter", "summer")), LINES[3]),
            ["text changed: paragraph\n  - … sail through the winter.\n  + … sail through the summer."],
        ),
        (
            (*LINES[:2], Line("standfirst", LINES[2].text.replace("The ferry", "A ferry")), LINES[3]),
            [
                (
                    "text changed: paragraph -> standfirst\n"
                    "  - The ferry that links the island with the mainland will sail through the winter.\n"
                    "  + A ferry that links the island with the mainland will sail through the winter."
                )
            ],
        ),
        (
            (*LINES[:3], Line("paragraph", "Two ships.")),
            [f"gone: paragraph: {LINES[3].text}", "new: paragraph: Two ships."],
        ),
        ((), [f"gone: {line}" for line in LINES]),
    ],
    ids=["gone", "new", "another role", "another text", "both", "another block", "everything"],
)
def test_what_became_of_a_block(after: tuple[Line, ...], expected: list[str]) -> None:
    assert list(changes(snapshot(*LINES), snapshot(*after))) == expected


def test_facts() -> None:
    assert changes(snapshot(), snapshot(headline=None)) == (
        "headline changed\n  - Ferry to run all winter\n  + (none)",
    )
    assert changes(snapshot(), Snapshot((), ())) == ("headline changed\n  - Ferry to run all winter\n  + (none)",)


_lines = st.lists(
    st.builds(Line, st.sampled_from(["paragraph", "dropped:promo"]), st.text("ab \n", min_size=1, max_size=9)),
    max_size=6,
)


@given(_lines, _lines)
def test_every_difference_is_told_and_nothing_else(before: list[Line], after: list[Line]) -> None:
    found = changes(snapshot(*before), snapshot(*after))

    assert (found == ()) == (before == after)


@given(articles())
def test_a_snapshot_is_read_as_it_was_written(article: newsparse.Article) -> None:
    made = Snapshot.of(article)

    assert Snapshot.from_json(made.to_json()) == made


def test_a_line_for_each_block() -> None:
    written = Snapshot.of(newsparse.parse_html(RICH)).to_json().splitlines()

    assert '    ["kicker", "Harbour"],' in written
    assert '    "headline": "Ferry to run all winter",' in written
    assert '    ["dropped:promo", "Sign up for our newsletter"],' in written


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"form": 1, "facts": [], "blocks": []}', '{"form": 1, "facts": {}, "blocks": [["a"]]}'],
)
def test_what_is_no_snapshot(text: str) -> None:
    with pytest.raises(InputError, match=r"not a snapshot of newsparse: .*--newsparse-update"):
        Snapshot.from_json(text)


def test_a_snapshot_of_another_form() -> None:
    with pytest.raises(InputError, match="form 9"):
        Snapshot.from_json('{"form": 9}')


# -- files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "ferry.html").write_text(RICH, "utf-8")
    (tmp_path / "inner" / "Ferry.HTM").write_bytes(RICH.encode("utf-16"))
    (tmp_path / "flat.txt").write_text("Ferry to run all winter\n\nNobody spoke.\n", "utf-8")
    (tmp_path / "notes.md").write_text("No page", "utf-8")
    return tmp_path


def test_pages_of_a_folder(folder: Path) -> None:
    pages = saved_pages(folder)

    assert [str(path.relative_to(folder)) for path in pages] == [
        "ferry.html",
        "flat.txt",
        str(Path("inner", "Ferry.HTM")),
    ]
    assert [parse_file(path).labels != () for path in pages] == [True] * 3
    assert parse_file(pages[0]).text == parse_file(pages[2]).text != ""
    assert parse_file(pages[1]) == newsparse.parse_text(pages[1].read_text("utf-8"))


def test_a_folder_without_pages(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(InputError, match="no pages in"):
            saved_pages(path)


def test_a_page_and_its_snapshot(folder: Path) -> None:
    page = folder / "ferry.html"
    with pytest.raises(SnapshotChanged, match="has no snapshot; write it with --newsparse-update"):
        check_snapshot(page)
    check_snapshot(page, update=True)
    check_snapshot(page)

    page.write_text(
        RICH.replace("Sign up for our", "Sign up today for our").replace("By Jane Roe", "By June Roe"), "utf-8"
    )
    with pytest.raises(SnapshotChanged) as raised:
        check_snapshot(page)

    message = str(raised.value)
    assert "is read otherwise than before: 3 changes" in message
    assert "authors changed\n  - Jane Roe\n  + June Roe" in message
    assert "text changed: byline\n  - By Jane Roe\n  + By June Roe" in message
    assert (
        "text changed: dropped:promo\n  - Sign up for our newsletter\n  + Sign up today for our newsletter" in message
    )
    assert message.endswith("If it is right now: --newsparse-update")

    check_snapshot(page, update=True)
    check_snapshot(page)


def test_an_article_that_was_read_in_another_way(folder: Path) -> None:
    page = folder / "ferry.html"
    check_snapshot(page, update=True)

    check_snapshot(page, newsparse.parse_html(RICH))
    with pytest.raises(SnapshotChanged, match="headline changed"):
        check_snapshot(page, newsparse.parse_html("<h1>Another</h1>"))


def test_what_is_right_is_not_written_again(folder: Path) -> None:
    page = folder / "ferry.html"
    check_snapshot(page, update=True)
    written = page.with_name(page.name + SUFFIX)
    os.utime(written, (0, 0))
    check_snapshot(page, update=True)

    assert written.stat().st_mtime == 0


def test_snapshots_whose_page_is_gone(folder: Path) -> None:
    for page in saved_pages(folder):
        check_snapshot(page, update=True)
    assert stray_snapshots(folder) == []
    (folder / "ferry.html").unlink()

    assert stray_snapshots(folder) == [folder / f"ferry.html{SUFFIX}"]


# -- in pytest

TESTS = """
import pytest
from pathlib import Path

PAGES = sorted(Path(__file__).parent.glob("*.html"))

@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page, newsparse_snapshot):
    newsparse_snapshot(page)
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Runs pytest in a folder with the plugin, as where newsparse is installed."""

    def started(*arguments: str) -> "subprocess.CompletedProcess[str]":
        plugins = ["-p", "newsparse.pytest_plugin", "-p", "no:cacheprovider"]
        return subprocess.run(
            [sys.executable, "-m", "pytest", *plugins, "--rootdir", tmp_path, *arguments, tmp_path],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**environment, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        )

    return started


def test_the_fixture(tmp_path: Path, run: Run) -> None:
    (tmp_path / "test_pages.py").write_text(TESTS, "utf-8")
    (tmp_path / "ferry.html").write_text(RICH, "utf-8")

    assert "has no snapshot" in run().stdout
    assert run("--newsparse-update").returncode == 0
    assert (tmp_path / f"ferry.html{SUFFIX}").exists()
    assert run().returncode == 0
    (tmp_path / "ferry.html").write_text(RICH.replace("Harbour", "Harbor"), "utf-8")
    changed = run()
    assert changed.returncode == 1
    assert "+ Harbor" in changed.stdout


def test_the_plugin_imports_nothing_until_it_is_asked(tmp_path: Path, run: Run) -> None:
    (tmp_path / "test_modules.py").write_text(
        "import sys\ndef test_it():\n    assert {'lxml', 'hypothesis', 'newsparse.testing', 'bs4'}.isdisjoint(sys.modules)\n",
        "utf-8",
    )

    done = run()
    assert done.returncode == 0, done.stdout
    assert "--newsparse-update" in run("--help").stdout


def test_pytest_finds_the_plugin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["entry-points"]["pytest11"] == {"newsparse": "newsparse.pytest_plugin"}
