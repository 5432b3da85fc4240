"""Cases of pages, filled with prose: see `tests/cases/labels.md` for the markers."""

import re
import tomllib
from collections.abc import Iterator
from html import escape
from typing import Any

import newsparse
from newsparse.article import Article
from newsparse.labels import Kept, Label, Role
from tests.cases import CASES

PROSE: dict[str, dict[str, Any]] = tomllib.loads((CASES / "prose.toml").read_text("utf-8"))
_MARKER = re.compile(r"\{\{(headline|text|story|p)(?::(\w\w))?\}\}")
_SHOWN = 40


def language(body: str) -> str:
    """The language of the filling."""
    return next((match[2] for match in _MARKER.finditer(body) if match[2]), "en")


def fill(body: str) -> str:
    """A whole page around the inside of a `<body>`, its markers replaced."""
    code = language(body)
    title = PROSE[code]["headline"]
    paragraphs: Iterator[str] = iter(PROSE[code]["paragraphs"])

    def replaced(match: re.Match[str]) -> str:
        match match[1]:
            case "headline":
                return f"<h1>{escape(title)}</h1>"
            case "text":
                return escape(title)
            case "p":
                return escape(next(paragraphs))
            case _:
                return "\n".join(f"<p>{escape(next(paragraphs))}</p>" for _ in range(3))

    inside = _MARKER.sub(replaced, body)
    head = f"<meta charset='utf-8'><title>{escape(title)} | The Quay</title>"
    return f"<!DOCTYPE html>\n<html lang='{code}'><head>{head}</head>\n<body>{inside}</body></html>"


def parse(body: str) -> Article:
    return newsparse.parse_html(fill(body))


def shown(labels: tuple[Label, ...], code: str) -> list[str]:
    """A line for each block, as the cases write them."""
    lines: list[str] = []
    for label in labels:
        name = (label.role if isinstance(label, Kept) else label.reason).name
        text = label.block.text.replace("\n", " / ")
        if label.block.text in PROSE[code]["paragraphs"] and name == Role.PARAGRAPH.name:
            text = "{{story}}"
            if lines and lines[-1] == f"{name} | {text}":
                continue
        elif label.block.text == PROSE[code]["headline"] and name == Role.HEADLINE.name:
            text = "{{headline}}"
        lines.append(f"{name} | {text[:_SHOWN] + '…' if len(text) > _SHOWN else text}")
    return lines


def settled(found: list[str], expected: list[str]) -> list[str]:
    """`expected` with one of each line's alternatives: the one found, where it is among them."""
    lines = []
    for at, line in enumerate(expected):
        names, _, text = line.partition(" | ")
        right = [f"{name} | {text}" for name in names.split("/")]
        lines.append(found[at] if at < len(found) and found[at] in right else right[0])
    return lines
