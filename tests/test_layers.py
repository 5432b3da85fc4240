"""Imports go one way. The list below is the order; `ast` checks every import statement against it.

A module imports only from lines above its own, and files of one line do not import one another. A package (`export`)
is one entry and may import within itself. Imports under `if TYPE_CHECKING` name types and load nothing, so they are
free. Imports inside functions are checked like all others.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsparse

PACKAGE = Path(newsparse.__file__).parent

LAYERS: tuple[tuple[str, ...], ...] = (
    # what goes wrong; strings and addresses; plain data
    ("binary", "errors", "stems", "text", "urls"),
    ("codec", "limits"),
    # the value types
    ("document", "parts"),
    ("labels",),
    ("export",),  # sees articles as types only, because the article's own methods call it
    ("article",),
    ("schema",),
    # the word tables
    ("tables",),
    ("phrase_index",),
    ("line_table", "locales", "names"),
    ("embeds", "kinds", "language"),
    # front ends: a source to a Document
    ("decode", "elements", "head_table", "json_ld", "seams"),
    ("flattext", "head"),
    ("markup",),
    ("soup",),
    # readers: a line or a text to its parts
    ("byline_words", "countries", "figures", "pictures", "quotes", "title_names"),
    ("dateline_parts", "date_words", "outlets", "persons", "signers", "titles", "wide_datelines"),
    ("byline_shapes", "clocks", "date_formats", "datelines", "wide_bylines"),
    ("bylines", "dates"),
    ("author_lines", "date_lines"),
    ("signing_lines", "timestamps"),
    ("authors",),
    # rules: blocks to labels
    ("prose_facts", "survey"),
    ("edges", "head_facts", "line_facts"),
    ("text_byline", "text_headline", "text_story"),
    ("boilerplate", "context", "entries", "headline", "payload", "story"),
    ("opening",),
    ("roles",),
    ("chain",),
    ("scores",),
    # labels to an Article
    ("lead_picture", "metadata"),
    ("groups", "line_breaks", "run_in"),
    ("body",),
    ("live", "outcome"),
    ("compose",),
    # wiring
    ("parser",),
    ("__init__",),
    ("cli", "interop", "testing"),
    ("pytest_plugin",),
    ("__main__",),
)

LAYER_OF = {module: number for number, layer in enumerate(LAYERS) for module in layer}


def entry(path: Path) -> str:
    """The name by which a file stands in the list: its own, or that of the package it is in."""
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def is_type_checking(node: ast.If) -> bool:
    return "TYPE_CHECKING" in ast.unparse(node.test)


def statements(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Every import statement below `node`, at any depth, without those that only type checkers see."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        elif isinstance(child, ast.If) and is_type_checking(child):
            for other in child.orelse:
                yield from statements(ast.Module([other], []))
        else:
            yield from statements(child)


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and entry of every import from newsparse. `from newsparse import x` means the module x, if there is one."""
    for node in statements(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif node.level:
            yield node.lineno, "a relative import"
            continue
        elif node.module == "newsparse":
            names = [f"newsparse.{alias.name}" for alias in node.names]
        else:
            names = [node.module or ""]
        for name in names:
            if name == "newsparse":
                yield node.lineno, "__init__"
            elif name.startswith("newsparse."):
                module = name.split(".")[1]
                yield node.lineno, module if module in LAYER_OF or is_module(module) else "__init__"


def is_module(name: str) -> bool:
    return (PACKAGE / f"{name}.py").exists() or (PACKAGE / name / "__init__.py").exists()


def allowed(importer: str, target: str) -> bool:
    if importer == target:
        return True
    return target in LAYER_OF and LAYER_OF[target] < LAYER_OF[importer]


FILES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_lower_layers(path: Path) -> None:
    importer = entry(path)
    assert importer in LAYER_OF, f"{importer} has no place in LAYERS: give it one"

    tree = ast.parse(path.read_text("utf-8"), filename=str(path))
    wrong = [f"line {line}: {target}" for line, target in imported(tree) if not allowed(importer, target)]

    assert not wrong, f"{importer} may not import these"


def test_every_entry_of_the_list_is_a_module() -> None:
    assert [module for module in LAYER_OF if module != "__init__" and not is_module(module)] == []


def test_the_check_sees_what_it_forbids() -> None:
    source = """
import newsparse.parser
from newsparse.compose import compose
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from newsparse.article import Article
def late():
    from newsparse import parser
    from . import chain
"""
    found = [target for _, target in imported(ast.parse(source))]

    assert found[1:2] == ["compose"]
    assert found[-1] == "a relative import"
    assert "article" not in found
    assert len(found) == 4
    assert not allowed("document", "compose")
    assert not allowed("document", "a relative import")
    assert allowed("compose", "document")
