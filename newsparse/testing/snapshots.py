"""Saved pages held against what was read of them before, block by block, with a difference that a person can read.

A snapshot is a JSON file beside its page. Nothing here needs Hypothesis, or pytest.
"""

import difflib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import attrs

from newsparse.article import Article
from newsparse.errors import InputError
from newsparse.labels import Kept

SUFFIX = ".snapshot.json"
"""What a snapshot's name ends in: that of `pages/ferry.html` is `pages/ferry.html.snapshot.json`."""
FORM = 1
"""Counts changes of the files' form."""

_PAGES = (".html", ".htm", ".xhtml", ".txt")
_ALIKE = 0.6  # from which share of common letters on a text is the other one, changed
_COMPARED = 2_000  # letters of a text that are looked at for that
_WIDE = 100  # letters of a text that a difference shows


@attrs.frozen
class Line:
    """One block of a page as a snapshot keeps it."""

    label: str
    """Its role, such as `paragraph`; or `dropped:` and the reason, such as `dropped:promo`."""
    text: str

    def __str__(self) -> str:
        return f"{self.label}: {_cut(self.text)}"


@attrs.frozen
class Snapshot:
    """What was read of a page: some facts about the article, and every block with its role or reason."""

    facts: tuple[tuple[str, str | None], ...]
    """`outcome`, `headline`, `authors`, `published` ..., by name."""
    blocks: tuple[Line, ...]
    """In the order of the page."""

    @classmethod
    def of(cls, article: Article) -> "Snapshot":
        """The snapshot of an article."""
        facts = (
            ("outcome", article.outcome.value),
            ("language", article.language),
            ("headline", article.headline),
            ("kicker", article.kicker),
            ("standfirst", "\n".join(article.standfirst) or None),
            ("authors", ", ".join(author.name for author in article.authors) or None),
            ("published", article.published.value.isoformat() if article.published else None),
            ("updated", article.updated.value.isoformat() if article.updated else None),
        )
        lines = (
            Line(
                label.role.value if isinstance(label, Kept) else f"dropped:{label.reason.value}",
                label.block.text,
            )
            for label in article.labels
        )
        return cls(facts, tuple(lines))

    def to_json(self) -> str:
        """The snapshot as the text of a file: a line for each block, so that version control shows what changed."""
        facts = ",\n".join(f"    {_json(name)}: {_json(value)}" for name, value in self.facts)
        blocks = ",\n".join(f"    [{_json(line.label)}, {_json(line.text)}]" for line in self.blocks)
        return f'{{\n  "form": {FORM},\n  "facts": {{\n{facts}\n  }},\n  "blocks": [\n{blocks}\n  ]\n}}\n'

    @classmethod
    def from_json(cls, text: str) -> "Snapshot":
        """The snapshot that a file holds. Raises `InputError` where it holds none."""
        try:
            return cls._read(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise InputError(f"not a snapshot of newsparse: {error}; write it anew with --newsparse-update") from None

    @classmethod
    def _read(cls, data: Any) -> "Snapshot":
        if data["form"] != FORM:
            raise InputError(f"a snapshot of form {data['form']}, not {FORM}; write it anew with --newsparse-update")
        return cls(tuple(data["facts"].items()), tuple(Line(label, text) for label, text in data["blocks"]))


def _json(value: str | None) -> str:
    return json.dumps(value, ensure_ascii=False)


# -- what changed


def changes(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """What is another in `after` than in `before`, one entry for each fact and block; empty where nothing is.

    A block has changed its role, or its text; or it is gone, or new.
    """
    return (*_facts(dict(before.facts), dict(after.facts)), *_blocks(before.blocks, after.blocks))


def _facts(before: dict[str, str | None], after: dict[str, str | None]) -> Iterator[str]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if old != new:
            yield f"{name} changed\n  - {_cut(old)}\n  + {_cut(new)}"


def _blocks(before: Sequence[Line], after: Sequence[Line]) -> Iterator[str]:
    texts = [line.text for line in before], [line.text for line in after]
    for kind, a, b, c, d in difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind == "equal":
            for old, new in zip(before[a:b], after[c:d], strict=True):
                if old.label != new.label:
                    yield f"role changed: {old.label} -> {new.label}\n    {_cut(new.text)}"
        else:
            yield from _replaced(before[a:b], after[c:d])


def _replaced(before: Sequence[Line], after: Sequence[Line]) -> Iterator[str]:
    """The changes where a run of blocks stands for another run; like ones are paired, in order."""
    rest = list(after)
    for old in before:
        at = next((at for at, new in enumerate(rest) if _alike(old.text, new.text)), None)
        if at is None:
            yield f"gone: {old}"
            continue
        yield from (f"new: {new}" for new in rest[:at])
        new = rest[at]
        role = old.label if old.label == new.label else f"{old.label} -> {new.label}"
        yield f"text changed: {role}\n{_words(old.text, new.text)}"
        del rest[: at + 1]
    yield from (f"new: {new}" for new in rest)


def _alike(old: str, new: str) -> bool:
    matcher = difflib.SequenceMatcher(None, old[:_COMPARED].split(), new[:_COMPARED].split(), autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _words(old: str, new: str) -> str:
    """Two texts from a little before the first word in which they differ."""
    first, second = old.split(), new.split()
    same = next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    start = max(0, same - 3)
    lead = "… " if start else ""
    return f"  - {lead}{_cut(' '.join(first[start:]))}\n  + {lead}{_cut(' '.join(second[start:]))}"


def _cut(text: str | None) -> str:
    if text is None:
        return "(none)"
    shown = text.replace("\n", " / ")
    return shown if len(shown) <= _WIDE else f"{shown[:_WIDE]}…"


# -- files


class SnapshotCheck(Protocol):
    """What the fixture `newsparse_snapshot` is: called with a page, it raises `SnapshotChanged` where that is read otherwise."""

    def __call__(self, page: str | Path, article: Article | None = None) -> None:
        """As `check_snapshot`, without `update`, which the command line decides."""


class SnapshotChanged(AssertionError):  # noqa: N818 - a test says what changed, not that something went wrong
    """A page is not read as it was; the message has the difference."""


def saved_pages(folder: str | Path) -> list[Path]:
    """The pages in a folder and in those inside it, by name: files that end in .html, .htm, .xhtml or .txt.

    Raises `InputError` where there is no such folder or no page in it: a test of nothing would pass.
    """
    folder = Path(folder)
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _PAGES and path.is_file())
    if not found:
        raise InputError(f"no pages in {folder.resolve()}: expected files that end in {', '.join(_PAGES)}")
    return found


def parse_file(path: str | Path) -> Article:
    """The article of a saved page: a `.txt` file is flattened text in UTF-8, anything else is HTML in any encoding."""
    import newsparse

    path = Path(path)
    data = path.read_bytes()
    if path.suffix.lower() == ".txt":
        return newsparse.parse_text(data.decode("utf-8", "replace"))
    return newsparse.parse_html(data)


def check_snapshot(page: str | Path, article: Article | None = None, *, update: bool = False) -> None:
    """Holds a saved page against its snapshot; with `update` writes the snapshot anew, where it is another.

    `article` is what was read of the page: what `parse_file` reads where none is given.
    Raises `SnapshotChanged` with the difference, also where there is no snapshot yet; `InputError` where a file is broken.
    """
    page = Path(page)
    path = page.with_name(page.name + SUFFIX)
    now = Snapshot.of(parse_file(page) if article is None else article)
    written = path.read_text("utf-8") if path.exists() else None
    if update:
        if written != now.to_json():
            path.write_text(now.to_json(), "utf-8", newline="\n")
        return
    if written is None:
        raise SnapshotChanged(f"{page} has no snapshot; write it with --newsparse-update, and read it")
    found = changes(Snapshot.from_json(written), now)
    if found:
        raise SnapshotChanged(_message(page, found))


def _message(page: Path, found: Iterable[str]) -> str:
    entries = list(found)
    count = "1 change" if len(entries) == 1 else f"{len(entries)} changes"
    return "\n".join(
        [f"{page} is read otherwise than before: {count}", "", *entries, "", "If it is right now: --newsparse-update"]
    )


def stray_snapshots(folder: str | Path) -> list[Path]:
    """The snapshots in a folder, and in those inside it, whose page is gone."""
    found = sorted(Path(folder).rglob(f"*{SUFFIX}"))
    return [path for path in found if not path.with_name(path.name.removesuffix(SUFFIX)).exists()]
