"""The command: formats, exit statuses, and one line for each thing that goes wrong."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import newsparse
from newsparse import cli
from newsparse.__main__ import main
from newsparse.article import Article
from newsparse.parts import Outcome

SENTENCE = "The harbour of Port Amel opened again on day {} and the mayor thanked all who had worked on it for so long."
PARAGRAPHS = [SENTENCE.format(number) for number in ("one", "two", "three", "four", "five")]
PAGE = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Harbour opens again after ten years</title></head>"
    "<body><nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav>"
    "<main><article><h1>Harbour opens again after ten years</h1>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    + "<p>Zürich, “Łódź” and 漢字 sent ships too, and their captains were given keys to the city by the children.</p>"
    "</article></main></body></html>"
)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return str(path)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in this process: exit status, standard output, standard error."""

    def command(*args: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main(args)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return command


def test_json_is_what_is_printed_where_nobody_looks(run: Run, page: str) -> None:
    status, out, err = run(page)

    assert (status, err) == (0, "")
    assert out.count("\n") == 1
    assert Article.from_json(out) == newsparse.parse_html(PAGE.encode())
    assert run("--json", page) == (status, out, err)


def test_the_page_may_come_from_standard_input(run: Run, page: str) -> None:
    assert run(stdin=PAGE.encode()) == run("-", stdin=PAGE.encode()) == run(page)


def test_url_and_language_are_handed_on(run: Run, page: str) -> None:
    status, out, _ = run(page, "--url", "https://news.example/a", "--language", "de")

    assert status == 0
    assert Article.from_json(out) == newsparse.parse_html(PAGE.encode(), "https://news.example/a", "de")


def test_flattened_text(run: Run) -> None:
    text = "Harbour opens again\n\n" + "\n\n".join(PARAGRAPHS)

    _, out, err = run("--text", stdin=text.encode("utf-16"))

    assert err == ""
    assert Article.from_json(out) == newsparse.parse_text(text)


def test_markdown_and_jsonld(run: Run, page: str) -> None:
    article = newsparse.parse_html(PAGE.encode())

    assert run("--markdown", page) == (0, article.to_markdown(), "")
    status, out, _ = run("--jsonld", page)
    assert status == 0
    assert json.loads(out) == article.to_jsonld()


def test_the_view_shows_the_article_and_what_became_of_the_page(run: Run, page: str) -> None:
    status, out, err = run("--view", page)
    shown = " ".join(out.split())

    assert (status, err) == (0, "")
    assert all(text in shown for text in PARAGRAPHS)
    assert "Home" not in shown
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 100
    assert not [line for line in out.splitlines() if line != line.rstrip()]
    assert out.splitlines()[-1].startswith("article")
    assert "navigation 2" in shown


def test_explain_has_a_line_for_each_block(run: Run, page: str) -> None:
    labels = newsparse.parse_html(PAGE.encode()).labels

    status, out, _ = run("--explain", page)

    assert status == 0
    assert [line.split()[:4:3] for line in out.splitlines()] == [[str(i), label.rule] for i, label in enumerate(labels)]
    assert out.splitlines()[0].split()[1:3] == ["-", "navigation"]
    assert out.splitlines()[-1].split()[1:3] == ["+", "paragraph"]


def test_explain_of_flattened_text_says_why(run: Run) -> None:
    text = "\n\n".join(["Harbour opens again", *PARAGRAPHS])

    status, out, _ = run("--text", "--explain", stdin=text.encode())
    _, lines, _ = run("--text", "--explain", "--json", stdin=text.encode())
    rows = [json.loads(line) for line in lines.splitlines()]

    assert status == 0
    why = [line.split() for line in out.splitlines() if line.startswith("       ")]
    assert [words[0] for words in why if words[0] != "headline"] == [row["state"] for row in rows]
    for row in rows:
        assert row["worth"]["story"] == pytest.approx(
            sum(weights["story"] for weights in row["facts"].values()), abs=0.1
        )
    head = rows[0]["as_headline"]
    assert rows[0]["role"] == "headline"
    assert head["worth"] == pytest.approx(sum(head["facts"].values()), abs=0.01)
    assert isinstance(head["least"], float)
    assert rows[-1]["as_headline"] is None


def test_explain_as_json_lines(run: Run, page: str) -> None:
    labels = newsparse.parse_html(PAGE.encode()).labels

    status, out, _ = run("--explain", "--json", page)
    rows = [json.loads(line) for line in out.splitlines()]

    assert status == 0
    assert [row["text"] for row in rows] == [label.block.text for label in labels]
    assert rows[0] == {
        "index": 0,
        "kept": False,
        "role": None,
        "reason": "navigation",
        "rule": labels[0].rule,
        "text": "Home",
        "worth": -4.0,
        "as": "dropped",
    }
    assert (rows[-1]["kept"], rows[-1]["role"], rows[-1]["reason"]) == (True, "paragraph", None)


SPEECH = "<p>“We waited for ten years,” said Ada Moreau, the harbour master. Some called it “a disgrace”.</p></article>"


def test_quotations_as_a_table(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "quotes.html"
    path.write_text(PAGE.replace("“Łódź”", "Łódź").replace("</article>", SPEECH), "utf-8")

    status, out, err = run("quotes", str(path))

    assert (status, err) == (0, "")
    assert [re.split("  +", line) for line in out.splitlines()] == [
        ["speaker", "kind", "cue", "quotation"],
        ["Ada Moreau", "direct", "said", "We waited for ten years,"],
        ["Some", "mixed", "called", "a disgrace"],
    ]


def test_quotations_as_json_lines(run: Run) -> None:
    text = "\n\n".join(["Harbour opens again", *PARAGRAPHS]) + " “We waited for ten years,” said Ada Moreau."
    quotes = newsparse.parse_text(text).quotes

    status, out, err = run("quotes", "--json", "--text", "-", stdin=text.encode())

    assert (status, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "speaker": "Ada Moreau",
            "mention": "Ada Moreau",
            "kind": "direct",
            "cue": "said",
            "quotation": "We waited for ten years,",
            "start": quotes[0].content.start,
            "end": quotes[0].content.end,
            "continues": None,
        }
    ]


def test_no_quotations_are_no_rows(run: Run) -> None:
    assert run("quotes", "--json") == (1, "", "")
    assert run("quotes")[1].splitlines() == ["speaker  kind  cue  quotation"]
    assert run("quotes", "--help")[1].startswith("Usage: newsparse quotes [OPTIONS] [FILE]\n")


def test_the_schema_is_the_one_that_the_output_holds_to(run: Run, page: str) -> None:
    schema = json.loads(run("--schema")[1])

    assert schema == newsparse.json_schema()
    jsonschema.validate(json.loads(run("--json", page)[1]), schema)


def test_version_and_help(run: Run) -> None:
    status, out, err = run("--version")
    assert (status, err) == (0, "")
    assert out.startswith("newsparse ")
    assert out.endswith(f" (schema {newsparse.SCHEMA_VERSION}, rules {newsparse.RULES_VERSION})\n")

    status, out, err = run("--help")
    assert (status, err) == (0, "")
    assert "Exit status" in out


@pytest.mark.parametrize("outcome", Outcome, ids=str)
def test_the_exit_status_says_whether_there_is_an_article(
    run: Run, monkeypatch: pytest.MonkeyPatch, outcome: Outcome
) -> None:
    monkeypatch.setattr(newsparse, "parse_html", lambda *_: Article(outcome))
    monkeypatch.setattr(newsparse.Parser, "parse", lambda *_: Article(outcome))
    articles = {Outcome.ARTICLE, Outcome.PARTIAL, Outcome.PAYWALLED, Outcome.LIVE}

    for options in ([], ["--view"], ["--explain"], ["--markdown"]):
        assert run(*options)[0] == (0 if outcome in articles else 1)


def test_an_empty_page_is_no_article(run: Run) -> None:
    status, out, err = run("--view")

    assert (status, err) == (1, "")
    assert out.startswith("empty")


WRONG = {
    "an unknown option": (["--foo"], "No such option"),
    "an option without its value": (["--url"], "--url"),
    "two formats": (["--json", "--markdown"], "--json and --markdown do not go together"),
    "three formats": (["--json", "--explain", "--view"], "--explain and --json and --view do not go together"),
    "two files": (["a", "b"], "unexpected extra argument"),
    "no such file": (["no/such/file"], "cannot read no/such/file: No such file or directory"),
    "a folder": (["."], "cannot read .: Is a directory"),
    "no name": (["a\0b"], "cannot read 'a\\x00b': "),
}


@pytest.mark.parametrize(("args", "problem"), WRONG.values(), ids=WRONG.keys())
def test_wrong_use_is_one_line(run: Run, args: list[str], problem: str) -> None:
    status, out, err = run(*args)

    assert (status, out) == (2, "")
    assert err.startswith("newsparse: ")
    assert problem in err
    assert err.count("\n") == 1


def test_without_the_extra_the_command_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for missing in ("click", "rich"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, missing, None)
            status, out, err = run("--version")

        assert (status, out) == (2, "")
        assert err == "newsparse: the command needs the extra: pip install 'newsparse[cli]'\n"


def test_an_interrupt_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Article:
        raise KeyboardInterrupt

    monkeypatch.setattr(newsparse, "parse_html", interrupted)

    assert run() == (130, "", "")


def test_a_full_disk_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    def full(_text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cli, "_print", full)

    assert run(page) == (2, "", "newsparse: cannot write the output: No space left on device\n")


def test_what_the_library_refuses_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> Article:
        raise newsparse.InputError("no such thing")

    monkeypatch.setattr(newsparse, "parse_html", refuses)

    assert run() == (2, "", "newsparse: no such thing\n")


def test_input_that_cannot_be_read_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Broken()))
    assert main(["-"]) == 2
    assert capsys.readouterr().err == "newsparse: cannot read standard input: Input/output error\n"

    monkeypatch.setattr(sys, "stdin", None)  # as under pythonw
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("newsparse: nothing to read")


def test_what_rich_would_take_for_mark_up_is_shown_as_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("Zürich", "[bold]Zürich[/nothing] :smile:"), "utf-8")

    for option in ("--view", "--explain"):
        assert "[bold]Zürich[/nothing] :smile:" in run(option, str(path))[1]


COMMAND = [sys.executable, "-m", "newsparse"]


@pytest.mark.parametrize("args", [[], ["--view"], ["--explain", "--json"], ["--markdown"]], ids=" ".join)
def test_whoever_stops_reading_hears_nothing(tmp_path: Path, args: list[str]) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("</article>", f"<p>{'Ships came and went all day. ' * 20_000}</p></article>"), "utf-8")

    with subprocess.Popen([*COMMAND, *args, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()

        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_pipe_gets_utf_8_whatever_the_locale_says(page: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}

    done = subprocess.run([*COMMAND, page], capture_output=True, check=True, env=environment, timeout=60)

    assert "漢字" in done.stdout.decode("utf-8")


def on_a_terminal(args: list[str], **environment: str) -> tuple[int, bytes]:
    """Exit status and what a terminal 60 columns wide gets."""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    fresh = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    process = subprocess.Popen(
        [*COMMAND, *args],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**fresh, "TERM": "xterm", "COLUMNS": "60", **environment},
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    return process.wait(timeout=60), shown


def test_a_terminal_gets_the_view_in_colours_and_no_wider_than_it_is(page: str) -> None:
    status, shown = on_a_terminal([page])
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown.decode()).splitlines()

    assert status == 0
    assert b"\x1b[1mHarbour opens again after ten years\x1b[0m" in shown
    assert 50 < max(map(len, lines)) <= 60
    assert any(line.startswith("article") for line in lines[-3:])


def test_a_terminal_may_want_no_colours(page: str) -> None:
    assert b"\x1b" not in on_a_terminal([page], TERM="dumb")[1]
    assert b"\x1b[32m" in on_a_terminal(["--explain", page])[1]
    assert b"\x1b[32m" not in on_a_terminal(["--explain", page], NO_COLOR="1")[1]


@pytest.mark.parametrize("option", ["--view", "--explain", "--json", "--markdown"])
def test_a_terminal_gets_nothing_that_it_would_obey(tmp_path: Path, option: str) -> None:
    path = tmp_path / "page.html"
    text = "Ships \x1b[2J came \u202eand\u2066 went all day, and \x9b31m nobody counted them. " * 9
    path.write_text(f"<html><body><h1>Ships \u202e</h1><p>{text}</p></body></html>", "utf-8")

    shown = on_a_terminal([option, str(path)], NO_COLOR="1")[1].decode()

    assert "Ships" in shown
    assert not set(re.sub(r"\x1b\[\d*m", "", shown)) & set("\x1b\x9b\u202e\u2066")


def test_a_file_of_another_kind_is_no_article(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 9)

    for args in (["--view"], ["--view", "--text"]):
        status, out, _ = run(*args, str(path))
        assert status == 1
        assert out.startswith("not_article (the source is no text: PDF document)")


@pytest.mark.parametrize("option", ["--view", "--json", "--markdown"])
def test_a_windows_console_gets_a_question_mark_for_what_it_cannot_show(page: str, option: str) -> None:
    status, shown = on_a_terminal([option, page], PYTHONIOENCODING="cp1252", NO_COLOR="1")

    assert status == 0
    assert "Zürich, “?ód?” and ??" in shown.decode("cp1252")


def test_without_a_file_a_terminal_is_no_input() -> None:
    status, shown = on_a_terminal([])

    assert status == 2
    assert shown.startswith(b"newsparse: nothing to read: name a FILE, or pipe a page in")
    assert shown.count(b"\n") == 1


def test_a_terminal_does_not_obey_the_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("Zürich", "&#27;]0;owned&#7;&#155;2J&#x1b;[2J"), "utf-8")

    for option in ("--view", "--explain", "--json", "--markdown", "--jsonld"):
        shown = on_a_terminal([option, str(path)], NO_COLOR="1", TERM="dumb")[1].decode()
        assert not {"\x1b", "\x07", "\x9b"} & set(shown)
