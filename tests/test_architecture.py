"""The plan of the house, held against its imports. A room imports only rooms on lower floors.

Rooms of one line stand side by side: a door never imports another door; on the other floors the rooms of one line may
use each other, as long as no two files form a circle.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import django_autocaption

PACKAGE = Path(django_autocaption.__file__).parent
NAME = PACKAGE.name

#: From the roof to the ground. The rooms of a line whose name is in SEPARATE do not know each other.
FLOORS: dict[str, tuple[str, ...]] = {
    "roof": ("apps", "urls", "autocaption"),
    "doors": ("receivers", "tasks", "webhooks", "admin", "templatetags", "management", "checks", "contrib"),
    "publishing": ("publishing", "audit", "exchange"),
    "pipeline": ("pipeline",),
    "materials": ("models", "pacing", "registry", "providers", "images", "text", "moderation", "prompts"),
    "ground": ("conf", "options", "types", "exceptions", "signals"),
}
SEPARATE = {"doors"}
#: Libraries that only these rooms may import.
ONLY_IN = {
    "redis": {f"{NAME}.pacing.redis"},
    "httpx": {f"{NAME}.providers.http.{module}" for module in ("clients", "exchange", "origins")},
    "celery": {f"{NAME}.tasks", f"{NAME}.pipeline.runtime.queue", f"{NAME}.checks"},
}
#: What these rooms may not import.
NEVER = {
    "providers": ("django.db", "django.http", "celery"),
    "text": ("django",),
    "moderation": ("django",),
    "images": ("django",),
    "prompts": ("django",),
}
#: Python files that a folder may have, ``__init__`` aside.
MOST_FILES = 14
#: Folders that may have more for now.
UNDONE = {"admin"}  # being taken apart
#: The ground that a room without Django may stand on: modules of the package that import no Django either.
DJANGO_FREE = {"text", "moderation", "prompts"}


def files() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if "migrations" not in parts:
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


FILES = files()
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in FILES.items()}


def imports_of(node: ast.AST, module: str) -> Iterator[str]:
    """Dotted names that the import statements of ``module`` below a node name; of the package always the file."""
    package = module if FILES[module].name == "__init__.py" else module.rpartition(".")[0]
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) + 1 - child.level] if child.level else []
            source = ".".join([*base, *([child.module] if child.module else [])])
            for alias in child.names:
                full = f"{source}.{alias.name}"
                yield full if full in FILES else source


def room_of(module: str) -> str:
    """First name below the package: ``django_autocaption.pipeline.runtime.queue`` is in ``pipeline``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def floor_of(room: str) -> int:
    """Number of the floor, 0 = the roof."""
    return next(number for number, rooms in enumerate(FLOORS.values()) if room in rooms)


def inside(module: str) -> bool:
    return module == NAME or module.startswith(f"{NAME}.")


def test_every_room_is_in_the_plan() -> None:
    planned = {room for rooms in FLOORS.values() for room in rooms}
    assert {room_of(name) for name in FILES if room_of(name)} <= planned


def test_no_import_runs_up_or_into_a_door_beside() -> None:
    wrong = []
    names = list(FLOORS)
    for module, tree in TREES.items():
        here = room_of(module)
        for target in {t for t in imports_of(tree, module) if inside(t) and room_of(t)} if here else set():
            there = room_of(target)
            if there == here:
                continue
            if floor_of(there) < floor_of(here) or (
                floor_of(there) == floor_of(here) and names[floor_of(here)] in SEPARATE
            ):
                wrong.append(f"{module} imports {target}")
    assert wrong == []


def test_no_circle() -> None:
    graph = {
        module: {t for t in imports_of(tree, module) if inside(t) and t != module} for module, tree in TREES.items()
    }
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path[path.index(module) :], module))
        if module not in done:
            for target in graph.get(module, ()):
                # A package's face re-exports what is inside it; its own files import each other, not the face.
                visit(target, (*path, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def test_libraries_stay_in_their_rooms() -> None:
    wrong = [
        f"{module} imports {library}"
        for module, tree in TREES.items()
        for library, allowed in ONLY_IN.items()
        if module not in allowed and any(t.split(".")[0] == library for t in imports_of(tree, module))
    ]
    assert wrong == []


def test_materials_stay_pure() -> None:
    wrong = [
        f"{module} imports {target}"
        for module, tree in TREES.items()
        for target in imports_of(tree, module)
        for forbidden in NEVER.get(room_of(module), ())
        if target == forbidden or target.startswith(f"{forbidden}.")
    ]
    assert wrong == []


def test_rooms_without_django_stand_on_rooms_without_django() -> None:
    wrong = [
        f"{module} imports {target}"
        for module, tree in TREES.items()
        if room_of(module) in DJANGO_FREE
        for target in imports_of(tree, module)
        if inside(target) and room_of(target) not in DJANGO_FREE
    ]
    assert wrong == []


def test_imports_are_at_the_top_of_their_file() -> None:
    wrong = [
        f"{module}:{function.name}"
        for module, tree in TREES.items()
        if module != f"{NAME}.apps"
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        if any(inside(target) for target in imports_of(function, module))
    ]
    assert wrong == []


def test_files_are_small() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in FILES.items()}
    assert {name: n for name, n in lengths.items() if n > 400} == {}
    ordered = sorted(lengths.values())
    assert ordered[len(ordered) // 2] <= 160


def test_folders_are_small() -> None:
    count = Counter(path.parent.relative_to(PACKAGE) for path in FILES.values() if path.name != "__init__.py")
    assert {str(folder): n for folder, n in count.items() if n > MOST_FILES and str(folder) not in UNDONE} == {}


def test_every_folder_tells_its_story() -> None:
    assert [
        name for name, path in FILES.items() if path.name == "__init__.py" and not ast.get_docstring(TREES[name])
    ] == []
