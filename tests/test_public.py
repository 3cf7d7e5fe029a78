"""What a site may import: ``__all__`` says it, docs/api.md shows it, and the documents' examples keep to it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.generated.sections import PACKAGE, PUBLIC, ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SITE = sorted((ROOT / "example_project").rglob("*.py"))


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_can_be_imported(name: str) -> None:
    module = import_module(f"{PACKAGE.name}.{name}")
    assert len(set(module.__all__)) == len(module.__all__)
    assert [public for public in module.__all__ if not hasattr(module, public)] == []


def imports_in(source: str) -> Iterator[tuple[str, str]]:
    """(module, name) of what is imported from the package."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == PACKAGE.name:
            yield from ((str(node.module), alias.name) for alias in node.names)


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        yield from imports_in(text)
        return
    for line in re.findall(r"^from django_autocaption\S* import .+$", text, flags=re.M):
        yield from imports_in(line)


def names_of_contrib(module: str) -> list[str]:
    """``__all__`` of a door to another package."""
    tree = ast.parse(ROOT.joinpath(*module.split("."), "__init__.py").read_text("utf-8"))
    given = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    return list(ast.literal_eval(given[0])) if given else []


@pytest.mark.parametrize("path", [*DOCUMENTS, *SITE], ids=lambda path: str(path.relative_to(ROOT)))
def test_examples_import_what_is_public(path: Path) -> None:
    wrong = []
    for module, name in imports_of(path):
        below = f"{module}.{name}".removeprefix(f"{PACKAGE.name}.")
        if below.startswith("contrib."):  # whose package may not be installed
            wrong += [] if name in names_of_contrib(module) else [f"{module}.{name}"]
            continue
        public = below in PUBLIC or name in getattr(import_module(module), "__all__", ())
        if not public or (module != PACKAGE.name and module.removeprefix(f"{PACKAGE.name}.") not in PUBLIC):
            wrong.append(f"{module}.{name}")
    assert wrong == []
