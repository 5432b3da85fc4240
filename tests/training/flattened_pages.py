"""Flattened pages with what each of their blocks is, from corpora that know the body of each article.

A corpus is a folder with `gold.jsonl`, one page a line: `id`, `url`, and under `gold` the `body_refs` (one or more lists of
paragraphs, each of which is a right body), and `summary` where it has standfirsts. The page flattened by some tool stands in
`flat/<tool>/<id>.txt.gz`, the page itself in `html/<id>.html.gz`. Of pages without a body in their gold, newsparse's own reading
of the HTML is the teacher, and the text is flattened here.
"""

import gzip
import json
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import attrs
from bs4 import BeautifulSoup

from newsparse import Outcome, Parser
from newsparse.chain import LOCAL
from newsparse.document import Block
from newsparse.language import language_of
from newsparse.locales import available, load
from newsparse.line_facts import facts
from newsparse.survey import survey
from newsparse.text_story import AFTER, BEFORE, BETWEEN, STORY

_WORD = re.compile(r"\w+")
_GRAM = 4
_SURE, _SHORT, _NEAR = 60, 40, 4
# A reading of HTML teaches only where it found so much of an article, and the flattened text shows so much of that.
_LEAST_TAUGHT, _LEAST_SHOWN = 800, 0.8
_MOST_BLOCKS = 800
# A text renderer's picture of the page, its whole text, and what an extractor leaves of it.
_TOOLS = (
    ("layout", "inscriptis", "get_text"),
    ("plain", "resiliparse.extract.html2text", "extract_plain_text"),
    ("extracted", "trafilatura", "extract"),
)
_SUFFIXES = ("co", "com", "org", "gov", "net", "or", "ac")

Gram = tuple[str, ...]


@attrs.frozen
class Page:
    """One flattened page."""

    corpus: str
    kind: str
    """The tool that flattened it."""
    publisher: str
    blocks: tuple[Block, ...]
    facts: list[list[str]]
    allowed: list[frozenset[int]]
    """The states that are right for each block."""
    bodies: list[list[str]]
    """Each right body, as paragraphs."""


def read_pages(root: Path, taught: Sequence[str] = ()) -> Iterator[Page]:
    """The pages of all corpora under `root` that know bodies, then those of the corpora `taught` by newsparse itself."""
    for gold in sorted(root.glob("*/gold.jsonl")):
        for record in map(json.loads, gold.read_text("utf-8").splitlines()):
            name = gold.parent.name
            if "body_refs" in record["gold"]:
                for file in sorted(gold.parent.glob(f"flat/*/{record['id']}.txt.gz")):
                    text = gzip.decompress(file.read_bytes()).decode()
                    yield from _page(name, file.parent.name, record["url"], text, record["gold"])
            elif name in taught:
                yield from _taught(name, record, (gold.parent / "html" / f"{record['id']}.html.gz"))


def _taught(corpus: str, record: dict[str, Any], file: Path) -> Iterator[Page]:
    raw = gzip.decompress(file.read_bytes())
    article = Parser().parse_html(raw, record["url"])
    if article.outcome not in (Outcome.ARTICLE, Outcome.PARTIAL) or len(article.text) < _LEAST_TAUGHT:
        return
    body = [part.span.text for part in article.body if part.span.text]
    for kind, text in flattened(raw).items():
        for page in _page(corpus, kind, record["url"], text, {"body_refs": [body], "summary": article.standfirst}):
            shown = sum(
                len(block.text) for block, states in zip(page.blocks, page.allowed, strict=True) if states == {STORY}
            )
            if shown >= _LEAST_SHOWN * len(article.text) and len(page.blocks) <= _MOST_BLOCKS:
                yield page


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


def _page(corpus: str, kind: str, url: str, text: str, gold: dict[str, Any]) -> Iterator[Page]:
    parser = Parser()
    document = parser.read_text(text, url)
    if not document.blocks:
        return
    language = language_of(document)
    locale = load(language if language in available() else "und")
    page = survey(document, language, locale, parser.markup)
    verdicts = [
        next((said for rule in LOCAL if (said := rule(block, page)) is not None), None) for block in document.blocks
    ]
    allowed = _allowed(*_matches(document.blocks, gold["body_refs"], gold.get("summary", ())))
    yield Page(corpus, kind, publisher(url), document.blocks, facts(page, verdicts), allowed, gold["body_refs"])


def publisher(url: str) -> str:
    """The part of a host that is the outlet's: `example` of `www.example.co.uk`."""
    parts = [part for part in (urlsplit(url).hostname or "").split(".") if part != "www"]
    at = 3 if len(parts) > 2 and parts[-2] in _SUFFIXES else 2
    return parts[max(0, len(parts) - at)] if parts else ""


def grams(text: str) -> list[Gram]:
    """All runs of four words; all words where there are fewer."""
    words = _WORD.findall(text)
    return list(zip(*(words[at:] for at in range(_GRAM)), strict=False)) or ([tuple(words)] if words else [])


def _matches(
    blocks: Sequence[Block], bodies: Sequence[Sequence[str]], summary: Sequence[str]
) -> tuple[list[bool], list[bool]]:
    """Which blocks are of the body, and which are the standfirst, which a right body may have or not."""
    held: set[Gram] = set()
    lines: set[Gram] = set()
    for body in bodies:
        held.update(grams(" ".join(body)))
        lines.update(tuple(_WORD.findall(line)) for paragraph in body for line in paragraph.split("\n"))
    every = set.intersection(*({tuple(_WORD.findall(paragraph)) for paragraph in body} for body in bodies))
    free = {words for line in summary if (words := tuple(_WORD.findall(line))) not in every}
    keys = [tuple(_WORD.findall(block.text)) for block in blocks]
    apart = [key in free for key in keys]
    of_body = [
        not own and bool(key) and (key in lines or (len(key) >= _GRAM and _mostly(grams(block.text), held)))
        for block, key, own in zip(blocks, keys, apart, strict=True)
    ]
    return _once(blocks, keys, of_body), apart


def _mostly(own: Sequence[Gram], held: set[Gram]) -> bool:
    return 2 * sum(gram in held for gram in own) >= len(own)


def _once(blocks: Sequence[Block], keys: Sequence[Gram], of_body: list[bool]) -> list[bool]:
    """Of words that stand on the page twice only those nearest to sure paragraphs; short ones only among them."""
    places: dict[Gram, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if of_body[index]:
            places[key].append(index)
    sure = sorted(at[0] for at in places.values() if len(at) == 1 and len(blocks[at[0]].text) > _SURE)
    if not sure:
        return of_body
    for at in places.values():
        best = min(at, key=lambda index: min(abs(index - other) for other in sure))
        lost = len(blocks[best].text) < _SHORT and not sure[0] - _NEAR <= best <= sure[-1] + _NEAR
        for index in at:
            of_body[index] = index == best and not lost
    return of_body


def _allowed(of_body: Sequence[bool], apart: Sequence[bool]) -> list[frozenset[int]]:
    inside = [index for index, own in enumerate(of_body) if own]
    if not inside:
        return [frozenset((BEFORE,))] * len(of_body)
    first, last = inside[0], inside[-1]
    head = min((index for index, own in enumerate(apart) if own), default=first)
    states = []
    for index, own in enumerate(of_body):
        if own:
            states.append(frozenset((STORY,)))
        elif index > last:
            states.append(frozenset((AFTER,)))
        elif index > first:
            states.append(frozenset((STORY, BETWEEN)) if apart[index] else frozenset((BETWEEN,)))
        elif apart[index]:
            states.append(frozenset((BEFORE, STORY, BETWEEN)))
        else:
            states.append(frozenset((BEFORE, BETWEEN)) if index > head else frozenset((BEFORE,)))
    return states
