"""The command line: one page in, one article out, in the format asked for."""

import io
import json
import os
import re
import sys
import typing
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

import attrs
import click

import newsparse
from newsparse.article import RULES_VERSION, SCHEMA_VERSION, Article
from newsparse.binary import BINARY
from newsparse.decode import decode
from newsparse.errors import NewsparseError
from newsparse.export import terminal
from newsparse.labels import Kept, Label
from newsparse.parts import Quote
from newsparse.scores import BlockScore, LineScore
from newsparse.text import fold, printable

READ: Final = 0
"""Exit status: an article was read, whole or in part."""
NO_ARTICLE: Final = 1
"""Exit status: the input was read, but is no article."""
WRONG_USE: Final = 2
"""Exit status: a wrong option, a file that cannot be read, an output that cannot be written."""
_INTERRUPTED: Final = 130  # 128 + SIGINT, as shells have it

_WIDEST = 100  # columns: longer lines are hard to read
# Marks that turn what stands behind them about: on a terminal, nothing would say where that ends.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")

_Command = TypeVar("_Command", bound=Callable[..., object])
Format = Literal[
    "view", "json", "markdown", "jsonld", "explain", "explain-json", "quotes", "quotes-json", "schema", "version"
]


@attrs.frozen
class _Request:
    """What the command line asks for."""

    format: Format
    file: str | None
    flattened: bool
    url: str | None
    language: str | None


def run(args: Sequence[str] | None = None) -> int:
    """Do what `args` ask for (`sys.argv` where none are given) and return the exit status. An error is one line."""
    _prepare_output()
    try:
        request = _requested(list(sys.argv[1:] if args is None else args))
        status = _answer(request) if isinstance(request, _Request) else READ  # --help has answered by itself
        sys.stdout.flush()
    except click.ClickException as error:
        return _complain(error.format_message())
    except NewsparseError as error:
        return _complain(str(error))
    except (BrokenPipeError, SystemExit):
        # Who reads has seen enough; click and rich put it as SystemExit, and raise that for nothing else. What is left in
        # the buffer must not raise again when Python closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READ
    except OSError as error:
        return _complain(f"cannot write the output: {error.strerror}")
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    return status


def _requested(args: list[str]) -> object:
    """What click makes of the arguments; no request where it has answered by itself (`--help`)."""
    if args[:1] == ["quotes"]:
        return _quotes_command.main(args[1:], "newsparse quotes", standalone_mode=False)
    return _command.main(args, "newsparse", standalone_mode=False)


def _prepare_output() -> None:
    """What a terminal cannot show is shown as "?"; files and pipes get UTF-8, as JSON asks for."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")


def _complain(problem: str) -> int:
    print("newsparse:", fold(problem), file=sys.stderr)
    return WRONG_USE


_EPILOG = """\b
Another command:
  newsparse quotes FILE  who says what in the article, as a table

\b
Exit status:
  0  an article was read, whole or in part
  1  the input was read, but is no article
  2  wrong use: an unknown option, a file that cannot be read
"""


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": _WIDEST}
_INPUT_OPTIONS = (
    click.option("--text", "flattened", is_flag=True, help="The input is no HTML, but text that is already flattened."),
    click.option("--url", metavar="URL", help="Where the page came from. It is not fetched."),
    click.option("--language", metavar="TAG", help="The language of the page, such as en or de."),
)


def _input_options(command: _Command) -> _Command:
    """The options that say what the input is."""
    for option in reversed(_INPUT_OPTIONS):
        command = option(command)
    return command


@click.command(epilog=_EPILOG, context_settings=_SETTINGS)
@click.argument("file", required=False)
@_input_options
@click.option("--view", is_flag=True, help="Show the article to read. The default on a terminal.")
@click.option("--json", is_flag=True, help="Print the article as one line of JSON. The default elsewhere.")
@click.option("--markdown", is_flag=True, help="Print it as Markdown with YAML front matter.")
@click.option("--jsonld", is_flag=True, help="Print it as a schema.org NewsArticle.")
@click.option("--explain", is_flag=True, help="Print what became of each block, and why; with --json as JSON lines.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of what --json prints.")
@click.option("--version", is_flag=True, help="Print the version.")
def _command(file: str | None, flattened: bool, url: str | None, language: str | None, **formats: bool) -> _Request:
    """Read a news article from FILE, or from standard input where FILE is missing or "-"."""
    return _Request(_format({name for name, given in formats.items() if given}), file, flattened, url, language)


@click.command(context_settings=_SETTINGS)
@click.argument("file", required=False)
@_input_options
@click.option("--json", is_flag=True, help="Print a line of JSON for each quotation.")
def _quotes_command(file: str | None, flattened: bool, url: str | None, language: str | None, json: bool) -> _Request:
    """Print the quotations of the article in FILE, or in standard input where FILE is missing or "-", with their speakers."""
    return _Request("quotes-json" if json else "quotes", file, flattened, url, language)


def _format(given: set[str]) -> Format:
    if given == {"explain", "json"}:
        return "explain-json"
    if len(given) > 1:
        options = " and ".join(f"--{name}" for name in sorted(given))
        raise click.UsageError(f"{options} do not go together: choose one (only --explain goes with --json)")
    for name in given:
        return typing.cast("Format", name)
    return "view" if sys.stdout.isatty() else "json"


def _answer(request: _Request) -> int:
    match request.format:
        case "version":
            _print(f"newsparse {_version()} (schema {SCHEMA_VERSION}, rules {RULES_VERSION})")
            return READ
        case "schema":
            _print(json.dumps(newsparse.json_schema(), indent=2, ensure_ascii=False))
            return READ
        case "explain" | "explain-json":
            return _explain(request)
    article = _article(request)
    match request.format:
        case "json":
            _print(article.to_json())
        case "markdown":
            _print(article.to_markdown().rstrip("\n"))
        case "jsonld":
            _print(json.dumps(article.to_jsonld(), indent=2, ensure_ascii=False))
        case "view":
            _show(terminal.view(article), crop=False)
        case "quotes":
            _show(terminal.quotations(article.quotes), crop=False)
        case "quotes-json":
            for quote in article.quotes:
                _print(json.dumps(_quoted(quote), ensure_ascii=False))
    return _status(article)


def _article(request: _Request) -> Article:
    if not request.flattened:
        return newsparse.parse_html(_read(request.file), request.url, request.language)
    parser = newsparse.Parser()
    return parser.parse(_document(request, parser))


def _explain(request: _Request) -> int:
    """The ledger, with what spoke for each block of it."""
    parser = newsparse.Parser()
    document = _document(request, parser)
    article = parser.parse(document)
    scores, worths = parser.scores(document), parser.worths(document)
    if request.format == "explain":
        _show(terminal.ledger(article.labels, scores, worths), crop=True)
        return _status(article)
    told: Sequence[LineScore | BlockScore] = scores or worths
    scored = {score.index: score for score in told}
    for label in article.labels:
        _print(json.dumps(_explained(label, scored.get(label.block.index)), ensure_ascii=False))
    return _status(article)


def _status(article: Article) -> int:
    return READ if article.outcome in terminal.ARTICLES else NO_ARTICLE


def _document(request: _Request, parser: newsparse.Parser) -> newsparse.Document:
    source = _read(request.file)
    if not request.flattened:
        return parser.read_html(source, request.url, request.language)
    decoded = decode(source)
    if decoded.encoding.name == BINARY:
        return newsparse.Document(url=request.url, encoding=decoded.encoding)
    return parser.read_text(decoded.text, request.url, request.language)


def _version() -> str:
    try:
        return version("newsparse")
    except PackageNotFoundError:
        return "(not installed)"


def _read(file: str | None) -> bytes:
    if file is not None and file != "-":
        try:
            return Path(file).read_bytes()
        except OSError as error:
            raise click.ClickException(f"cannot read {file}: {error.strerror}") from None
        except ValueError as error:
            raise click.ClickException(f"cannot read {file!r}: {error}") from None
    if sys.stdin is None or (file is None and sys.stdin.isatty()):
        raise click.UsageError("nothing to read: name a FILE, or pipe a page in (newsparse < page.html)")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise click.ClickException(f"cannot read standard input: {error.strerror}") from None


def _print(text: str) -> None:
    print(_harmless(text))


def _harmless(text: str) -> str:
    """`text` without what a terminal would obey or show the other way about, where it goes to one."""
    return _DIRECTIONS.sub("", printable(text)[0]) if sys.stdout.isatty() else text


def _explained(label: Label, score: LineScore | BlockScore | None) -> dict[str, Any]:
    kept = isinstance(label, Kept)
    found = {
        "index": label.block.index,
        "kept": kept,
        "role": label.role.value if isinstance(label, Kept) else None,
        "reason": None if isinstance(label, Kept) else label.reason.value,
        "rule": label.rule,
        "text": label.block.text,
    }
    if score is None:
        return found
    if isinstance(score, BlockScore):
        return found | {"worth": score.worth, "as": score.kind}
    head = score.headline
    told = None if head is None else {"worth": head.worth, "least": head.least, "facts": dict(head.facts)}
    return found | {"state": score.state, "worth": score.worth, "facts": dict(score.facts), "as_headline": told}


def _quoted(quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker
    return {
        "speaker": speaker.name if speaker else None,
        "mention": speaker.mention.text if speaker and speaker.mention else None,
        "kind": quote.kind.value,
        "cue": quote.cue.text if quote.cue else None,
        "quotation": quote.content.text,
        "start": quote.content.start,
        "end": quote.content.end,
        "continues": quote.continues,
    }


def _show(lines: Iterable[terminal.Line], *, crop: bool) -> None:
    """Print `lines` in their styles, where there are colours, and wrapped, or cut where they would be wrapped."""
    # Takes a twentieth of a second to import, so only what shows something imports it.
    from rich.cells import cell_len
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST) if sys.stdout.isatty() else _WIDEST
    for line in lines:
        text = Text.assemble(*((_harmless(piece), style) for piece, style in line.pieces))
        if crop:
            console.print(text, no_wrap=True, overflow="ellipsis")
            continue
        before = line.first
        for row in text.wrap(console, max(console.width - cell_len(before), 1)) or [text]:
            row.rstrip()
            console.print(Text(before, "dim").append(row) if before else row, no_wrap=True)
            before = line.rest
