"""What README and docs show is what the code prints.

Two kinds of fenced block are run: `pycon` sessions, and the output of the command in an `<!-- out: COMMAND -->` line
above a block. `NEWSPARSE_UPDATE_DOCS=1 python -m pytest tests/test_docs.py` writes what is printed now into the files;
read the difference before committing it.
"""

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsparse.labels import Reason, Role
from newsparse.parts import Outcome

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "pages"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
UPDATE = bool(os.environ.get("NEWSPARSE_UPDATE_DOCS"))

SESSION = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)
OUTPUT = re.compile(r"^<!-- out: (.+?) -->\n```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def names(path: Path) -> str:
    return str(path.relative_to(ROOT))


def printed(command: str, environment: dict[str, str]) -> str:
    """What a command of the docs prints, with this Python and this newsparse."""
    functions = 'newsparse() { "$PYTHON" -m newsparse "$@"; }; python() { "$PYTHON" "$@"; }; '
    done = subprocess.run(
        ["bash", "-c", functions + command],
        capture_output=True,
        check=False,
        env={**environment, "PYTHON": sys.executable},
        cwd=ROOT,
    )
    assert done.stderr == b"", done.stderr.decode()
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.decode("utf-8").splitlines())


class Session:
    """The sessions of one page, in order: names of one block are known in the next."""

    def __init__(self) -> None:
        self.known: dict[str, object] = {}

    def replay(self, session: str) -> str:
        """`session` with what its statements print now. An exception is left to stop the test: none is shown in the docs."""
        lines: list[str] = []
        for example in doctest.DocTestParser().get_examples(session):
            first, *rest = example.source.rstrip("\n").split("\n")
            lines += [f">>> {first}", *(f"... {line}".rstrip() for line in rest)]
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(example.source, "<docs>", "single"), self.known)  # noqa: S102 the docs are our own
            lines += [line.rstrip() for line in out.getvalue().splitlines()]
        return "".join(f"{line}\n" for line in lines)


def check(path: Path, pattern: re.Pattern[str], now: Callable[[re.Match[str]], str]) -> None:
    """Every match's last group is what `now` gives for it; or is made so, where the docs are being updated."""
    text = path.read_text("utf-8")
    last = pattern.groups

    def renewed(match: re.Match[str]) -> str:
        start, end = match.start(last) - match.start(), match.end(last) - match.start()
        return match[0][:start] + now(match) + match[0][end:]

    fresh = pattern.sub(renewed, text)
    if UPDATE:
        path.write_text(fresh, "utf-8")
    else:
        assert fresh == text


def having(pattern: re.Pattern[str]) -> list[Path]:
    return [path for path in PAGES if pattern.search(path.read_text("utf-8"))]


@pytest.mark.parametrize("path", having(SESSION), ids=names)
def test_sessions(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    session = Session()

    check(path, SESSION, lambda match: session.replay(match[1]))


@pytest.mark.parametrize("path", having(OUTPUT), ids=names)
def test_outputs(path: Path, environment: dict[str, str]) -> None:
    check(path, OUTPUT, lambda match: printed(match[1], environment))


@pytest.mark.parametrize("label", [*Role, *Reason], ids=str)
def test_the_ledger_page_explains_every_role_and_reason(label: Role | Reason) -> None:
    assert f"| `{label.name}` |" in (DOCS / "ledger.md").read_text("utf-8")


@pytest.mark.parametrize("outcome", Outcome, ids=str)
def test_the_output_page_explains_every_outcome(outcome: Outcome) -> None:
    assert f"| `{outcome.name}` |" in (DOCS / "output.md").read_text("utf-8")


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{names(page)}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]

    assert broken == []
