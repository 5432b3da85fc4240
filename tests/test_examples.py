"""The pages and texts of `examples/`, against what a reader of the page would write down.

`tests/pages/<slug>/expected.json` holds the truth for `examples/pages/<slug>.html` or `examples/texts/<slug>.txt`,
written by hand from the page. Long texts are given as "start … end". A reason is a list of those that would be right.
What a file does not name is not compared.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.article import Article
from newsparse.parts import BlockQuote, BodyBlock, Figure, ListBlock, Note, Paragraph, Quote, Subheading
from newsparse.text import Span

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
EXPECTED: dict[str, dict[str, Any]] = {
    path.parent.name: json.loads(path.read_text("utf-8")) for path in sorted(ROOT.glob("tests/pages/*/expected.json"))
}
KINDS: dict[type[BodyBlock], str] = {
    Paragraph: "paragraph",
    Subheading: "subheading",
    BlockQuote: "block_quote",
    Note: "note",
}


@cache
def article(slug: str) -> Article:
    page = EXAMPLES / "pages" / f"{slug}.html"
    if page.exists():
        return newsparse.parse_html(page.read_bytes())
    return newsparse.parse_text((EXAMPLES / "texts" / f"{slug}.txt").read_text("utf-8"))


def abridged(text: str, pattern: str) -> str:
    """`text` as `pattern` writes it where it begins and ends so; else the text itself."""
    start, dots, end = pattern.partition("…")
    if not dots:
        return text
    fits = text.startswith(start.strip()) and text.endswith(end.strip()) and len(text) >= len(start) + len(end)
    return pattern if fits else text


def plain(block: BodyBlock) -> dict[str, Any]:
    """A body block in the form of the expectations."""
    if isinstance(block, Figure):
        return {"figure": block.caption, "credit": block.credit}
    if isinstance(block, ListBlock):
        return {"list": list(block.items)}
    return {KINDS.get(type(block), type(block).__name__): block.text}


def shortened(value: object, pattern: object) -> object:
    """`value` with every text abridged where the same place of `pattern` is."""
    if isinstance(value, str) and isinstance(pattern, str):
        return abridged(value, pattern)
    if isinstance(value, list) and isinstance(pattern, list) and len(value) == len(pattern):
        return [shortened(v, p) for v, p in zip(value, pattern, strict=True)]
    if isinstance(value, dict) and isinstance(pattern, dict):
        return {key: shortened(v, pattern.get(key)) for key, v in value.items()}
    return value


def quote(found: Quote) -> dict[str, Any]:
    return {
        "content": found.content.text,
        "kind": found.kind.value,
        "speaker": found.speaker.name if found.speaker else None,
    }


def seen(found: Article, field: str) -> object:
    """What the article says for a field of the expectations."""
    match field:
        case "outcome":
            return found.outcome.value
        case "access":
            return found.access.status.value
        case "encoding":
            return found.encoding.name if found.encoding else None
        case "dateline":
            return found.dateline.place if found.dateline else None
        case "published" | "updated":
            stamp = found.published if field == "published" else found.updated
            return stamp.value.isoformat() if stamp else None
        case "authors":
            return [author.name for author in found.authors]
        case "standfirst" | "tags":
            return list(getattr(found, field))
        case "body":
            return [plain(block) for block in found.body]
        case "quotes":
            return [quote(each) for each in found.quotes]
        case "headline" | "kicker" | "language" | "site_name" | "section":
            return getattr(found, field)
        case _:
            raise AssertionError(f"{field}: no such field of the expectations")


# What is known to come out wrong, and why: the truth stays written down, and the test fails once it comes out right.
WRONG_YET: dict[tuple[str, str], str] = {}
FIELDS = [
    pytest.param(slug, field, marks=pytest.mark.xfail(strict=True, reason=WRONG_YET[slug, field]))
    if (slug, field) in WRONG_YET
    else (slug, field)
    for slug, expected in EXPECTED.items()
    for field in expected
    if field != "dropped"
]
DROPPED = [(slug, entry) for slug, expected in EXPECTED.items() for entry in expected["dropped"]]


@pytest.mark.parametrize(("slug", "field"), FIELDS)
def test_field(slug: str, field: str) -> None:
    expected = EXPECTED[slug][field]

    assert shortened(seen(article(slug), field), expected) == expected


@pytest.mark.parametrize(
    ("slug", "entry"), DROPPED, ids=lambda value: value if isinstance(value, str) else value["text"]
)
def test_dropped(slug: str, entry: dict[str, Any]) -> None:
    text = entry["text"]
    dropped = article(slug).dropped
    blocks = [label for label in dropped if label.block.text == text] or [
        label for label in dropped if text in label.block.text
    ]
    hits = [(label.reason.value, label.rule) for label in blocks]

    assert hits, "not in the ledger's dropped blocks"
    assert all(reason in entry["reason"] for reason, _ in hits), hits


@pytest.mark.parametrize("slug", EXPECTED)
def test_the_ledger_has_one_label_for_every_block(slug: str) -> None:
    labels = article(slug).labels

    assert [label.block.index for label in labels] == list(range(len(labels)))


def spans(found: Article) -> Iterator[Span]:
    yield from (block.span for block in found.body)
    if found.dateline:
        yield found.dateline.span
    for each in found.quotes:
        yield each.content
        if each.cue:
            yield each.cue
        if each.speaker and each.speaker.mention:
            yield each.speaker.mention


@pytest.mark.parametrize("slug", EXPECTED)
def test_spans_are_true_also_after_a_trip_through_json(slug: str) -> None:
    found = article(slug)
    back = Article.from_json(found.to_json())

    assert back == found
    assert all(back.text[span.start : span.end] == span.text for span in spans(back))


def test_every_example_has_its_expectations_and_every_expectation_its_example() -> None:
    files = {path.stem for folder in ("pages", "texts") for path in (EXAMPLES / folder).iterdir()}

    assert set(EXPECTED) == files


SCRIPTS = {
    "read_page.py": "Island ferry to run all winter",
    "pages_to_jsonl.py": "Stadt gibt Altstadt wieder frei",
    "explain_page.py": "Harbour dredging to start in May",
    "add_a_rule.py": "station_promo",
    "flattened_text.py": "Villages without bread",
}


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_script(script: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, encoding="utf-8", check=False, env=environment
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert SCRIPTS[script.name] in done.stdout
