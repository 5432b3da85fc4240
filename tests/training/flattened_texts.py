"""Flattened texts of news pages with what is known of each page: from corpora, and drawn by newsparse's own kit.

A corpus is a folder with `gold.jsonl`, one page a line: `id`, `url`, and under `gold` the `body_refs` (one or more lists of
paragraphs, each of which is a right body), `summary` where it has standfirsts, and `title`. The page flattened by some tool stands
in `flat/<tool>/<id>.txt.gz`, the page itself in `html/<id>.html.gz`. What the gold of a page does not tell, newsparse's own reading
of its HTML teaches; pages without a body in their gold are flattened here. Drawn pages are made by `newsparse.testing`: what a
clean page without an outlet's habits looks like.
"""

import gzip
import json
import warnings
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import attrs
import hypothesis
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, Phase

from newsparse import Outcome, Parser
from newsparse.testing import Flattened
from newsparse.testing import texts as drawn_texts

DRAWN = "drawn"
"""The corpus that drawn pages are."""
# A reading of HTML teaches only where it found so much of an article.
_LEAST_TAUGHT = 800
# A text renderer's picture of the page, its whole text, and what an extractor leaves of it.
_TOOLS = (
    ("layout", "inscriptis", "get_text"),
    ("plain", "resiliparse.extract.html2text", "extract_plain_text"),
    ("extracted", "trafilatura", "extract"),
)
_SUFFIXES = ("co", "com", "org", "gov", "net", "or", "ac")


@attrs.frozen
class Text:
    """One flattened page and what is known of it."""

    corpus: str
    kind: str
    """The tool that flattened it."""
    url: str
    text: str
    bodies: list[list[str]]
    """Each right body, as paragraphs."""
    summary: tuple[str, ...]
    """The standfirsts, which a right body may have or not."""
    title: str | None
    """The headline; `None` where nobody knows it."""
    authors: tuple[str, ...] = ()
    """Who wrote it; none where nobody knows."""
    taught: bool = False
    """Whether newsparse's reading of the HTML says what the body is."""

    @property
    def publisher(self) -> str:
        """The part of the host that is the outlet's: `example` of `www.example.co.uk`."""
        parts = [part for part in (urlsplit(self.url).hostname or "").split(".") if part != "www"]
        at = 3 if len(parts) > 2 and parts[-2] in _SUFFIXES else 2
        return parts[max(0, len(parts) - at)] if parts else ""


def ask_for_texts(parser: ArgumentParser, drawn: int) -> None:
    """Adds the arguments of a fitting script: which texts, so many of them `drawn`, and whether to write the table."""
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--taught", nargs="*", default=[], help="corpora that newsparse's reading of the HTML teaches")
    parser.add_argument("--drawn", type=int, default=drawn, help="pages drawn by newsparse.testing")
    parser.add_argument("--write", action="store_true", help="write the table that newsparse reads")


def read_texts(root: Path, taught: Sequence[str] = (), drawn: int = 0) -> Iterator[Text]:
    """The texts of all corpora under `root` that know bodies, those of the corpora `taught`, and so many `drawn` ones."""
    for gold in sorted(root.glob("*/gold.jsonl")):
        for record in map(json.loads, gold.read_text("utf-8").splitlines()):
            if "body_refs" in record["gold"]:
                yield from _known(gold.parent, record)
            elif gold.parent.name in taught:
                yield from _taught(gold.parent, record)
    yield from _drawn(drawn)


def _known(folder: Path, record: dict[str, Any]) -> Iterator[Text]:
    gold = record["gold"]
    files = sorted(folder.glob(f"flat/*/{record['id']}.txt.gz"))
    title, authors = gold.get("title"), tuple(gold.get("authors", ()))
    if title is None:
        article = Parser().parse_html(_page(folder, record), record["url"])
        title, authors = article.headline, tuple(author.name for author in article.authors)
    for file in files:
        text = gzip.decompress(file.read_bytes()).decode()
        summary = tuple(gold.get("summary", ()))
        yield Text(folder.name, file.parent.name, record["url"], text, gold["body_refs"], summary, title, authors)


def _taught(folder: Path, record: dict[str, Any]) -> Iterator[Text]:
    raw = _page(folder, record)
    article = Parser().parse_html(raw, record["url"])
    if article.outcome not in (Outcome.ARTICLE, Outcome.PARTIAL) or len(article.text) < _LEAST_TAUGHT:
        return
    body = [part.span.text for part in article.body if part.span.text]
    title = record["gold"].get("title") or article.headline
    authors = tuple(author.name for author in article.authors)
    for kind, text in flattened(raw).items():
        yield Text(folder.name, kind, record["url"], text, [body], article.standfirst, title, authors, taught=True)


def _page(folder: Path, record: dict[str, Any]) -> bytes:
    return gzip.decompress((folder / "html" / f"{record['id']}.html.gz").read_bytes())


def flattened(raw: bytes) -> dict[str, str]:
    """A page as common tools flatten it: every string a line, and what those other tools make of it that are installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(raw, "lxml")
    page = str(soup)
    for tag in soup(["script", "style", "noscript", "template"]):
        tag.decompose()
    found: dict[str, str] = {"lines": soup.get_text("\n", strip=True)}
    for kind, module, name in _TOOLS:
        with suppress(ImportError):
            found[kind] = getattr(import_module(module), name)(page) or ""
    return found


def _drawn(count: int) -> list[Text]:
    found: list[Text] = []

    @hypothesis.seed(1)
    @hypothesis.settings(
        max_examples=max(1, count),
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @hypothesis.given(drawn_texts())
    def keep(page: Flattened) -> None:
        story = page.article
        body = [block.text for block in story.body if block.span.text]
        url = f"https://{DRAWN}{len(found)}.example/"
        authors = tuple(author.name for author in story.authors)
        found.append(Text(DRAWN, page.way.value, url, page.text, [body], story.standfirst, story.headline, authors))

    if count:
        keep()
    return found
