"""The plan of the house, held against its imports. A room imports only rooms on lower floors.

Rooms of one line stand side by side: a door never imports another door; on the other floors the rooms of one line may
use each other, as long as no two files form a circle.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django_autocaption

PACKAGE = Path(django_autocaption.__file__).parent
NAME = PACKAGE.name

#: From the roof to the ground. The rooms of a line whose name is in SEPARATE do not know each other.
FLOORS: dict[str, tuple[str, ...]] = {
    "roof": ("apps", "urls", "autocaption"),
    "contrib": ("contrib",),  # what a site would write for another package, out of the doors' public classes
    "doors": (
        "receivers",
        "tasks",
        "webhooks",
        "admin",
        "templatetags",
        "management",
        "checks",
        "migrating",
    ),
    "publishing": ("publishing", "audit", "exchange", "desk"),
    "pipeline": ("pipeline",),
    "materials": ("models", "pacing", "registry", "providers", "images", "text", "moderation", "prompts"),
    "ground": (
        "conf",
        "house_style",
        "languages",
        "options",
        "types",
        "exceptions",
        "cost",
        "figures",
        "signals",
        "loading",
    ),
}
#: The rooms of the pipeline, from its roof; each imports only rooms below it.
PIPELINE = (
    "drain",
    "upkeep",
    "rollups",
    "scores",
    "bulk",
    "follow",
    "intake",
    "work",
    "outcome",
    "moderate",
    "words",
    "admission",
    "records",
    "job",
    "runtime",
)
#: The one file that moves a caption's state, and the rooms that write versions and the pointers to them.
STATES = f"{NAME}.models.transitions"
POINTERS = {f"{NAME}.pipeline.words", STATES}
SEPARATE = {"doors"}
#: Libraries that only these rooms may import.
ONLY_IN = {
    "redis": {f"{NAME}.pacing.redis"},
    "httpx": {f"{NAME}.providers.http.{module}" for module in ("clients", "exchange", "failures", "origins")},
    "celery": {
        f"{NAME}.tasks",
        f"{NAME}.checks",
        *(f"{NAME}.pipeline.runtime.{module}" for module in ("broker", "process", "queue")),
    },
}
#: Files that import something only when it is first used, and what: workers' code and libraries that take long to load.
LATER = {
    f"{NAME}.tasks": {
        "celery.worker.state",
        f"{NAME}.pipeline.bulk.backfill",
        f"{NAME}.pipeline.bulk.batches",
        f"{NAME}.pipeline.bulk.comparing",
        f"{NAME}.pipeline.bulk.recaption",
        f"{NAME}.pipeline.bulk.writer",
        f"{NAME}.pipeline.follow.outbox",
        f"{NAME}.pipeline.upkeep.history",
        f"{NAME}.pipeline.upkeep.sweep",
        f"{NAME}.pipeline.work.deferred",
        f"{NAME}.pipeline.work.previews",
        f"{NAME}.pipeline.work.production",
    },
    f"{NAME}.webhooks": {f"{NAME}.pipeline.work.deferred"},
    f"{NAME}.contrib.admin_site": {f"{NAME}.models"},
    f"{NAME}.contrib.opentelemetry.apps": {f"{NAME}.contrib.opentelemetry.instruments"},
    f"{NAME}.checks": {f"{NAME}.providers.embedded.safety"},
    f"{NAME}.admin.captions.difference": {"regex"},
    f"{NAME}.admin.captions.form": {f"{NAME}.text"},
    f"{NAME}.admin.captions.tidied": {f"{NAME}.text"},
    f"{NAME}.admin.compare.admin": {f"{NAME}.pipeline.bulk.answers"},
    f"{NAME}.admin.exchange.exporting": {f"{NAME}.exchange.xliff"},
    f"{NAME}.admin.moderation.findings": {f"{NAME}.moderation"},
    f"{NAME}.admin.pages.coverage": {f"{NAME}.audit.fields"},
    f"{NAME}.admin.pages.outages": {f"{NAME}.pipeline.admission.rate_limit"},
    f"{NAME}.admin.pages.standstill": {f"{NAME}.pipeline.admission.rate_limit"},
    f"{NAME}.audit.quality": {f"{NAME}.text"},
    f"{NAME}.desk.remarks": {f"{NAME}.text"},
    f"{NAME}.exchange.files": {f"{NAME}.exchange.xliff"},
    f"{NAME}.exchange.incoming": {f"{NAME}.text"},
    f"{NAME}.pipeline.job.job": {
        f"{NAME}.providers.embedded.metadata.author",
        f"{NAME}.providers.embedded.metadata.xmp",
    },
    f"{NAME}.pipeline.moderate.assessment": {f"{NAME}.moderation"},
    f"{NAME}.pipeline.words.remarks": {f"{NAME}.text"},
    f"{NAME}.pipeline.follow.outbox": {f"{NAME}.pipeline.follow.embedding"},
    f"{NAME}.pipeline.words.dismissals": {f"{NAME}.text"},
    f"{NAME}.pipeline.words.doubt": {"regex"},
    f"{NAME}.pipeline.words.site": {f"{NAME}.text"},
    f"{NAME}.pipeline.words.versions": {f"{NAME}.text"},
    f"{NAME}.publishing.files": {"PIL.Image"},
    f"{NAME}.publishing.gate": {f"{NAME}.text"},
    f"{NAME}.publishing.previews": {f"{NAME}.text"},
    f"{NAME}.providers.embedded.vision.models": {
        f"{NAME}.providers.embedded.vision.labels",
        f"{NAME}.providers.embedded.vision.nsfw",
    },
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
#: The same for the package's own, where Django and Celery look for files by their names.
MOST_FILES_ON_TOP = 19
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


@cache
def trees() -> dict[str, ast.Module]:
    """What each of them says: in one process of the suite only, which has these tests."""
    return {name: ast.parse(path.read_text("utf-8")) for name, path in FILES.items()}


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


def pipeline_room_of(module: str) -> str:
    """``django_autocaption.pipeline.runtime.queue`` is in ``runtime``; "" outside the pipeline."""
    parts = module.split(".")
    return parts[2] if parts[1:2] == ["pipeline"] and len(parts) > 2 and parts[2] in PIPELINE else ""


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
    for module, tree in trees().items():
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


def test_no_import_runs_up_in_the_pipeline() -> None:
    wrong = []
    for module, tree in trees().items():
        here = pipeline_room_of(module)
        for target in {t for t in imports_of(tree, module) if pipeline_room_of(t)} if here else set():
            there = pipeline_room_of(target)
            if PIPELINE.index(there) < PIPELINE.index(here):
                wrong.append(f"{module} imports {target}")
    assert wrong == []


def test_every_room_of_the_pipeline_is_in_the_plan() -> None:
    assert {pipeline_room_of(module) for module in FILES} - {""} == set(PIPELINE)
    assert [module for module in FILES if module.startswith(f"{NAME}.pipeline.") and not pipeline_room_of(module)] == []


def written_columns(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Columns that a file writes, with the line: keywords of ``update``, ``create`` and models, keys of dicts that are
    all names of columns, attributes that are assigned."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("update", "create", "get_or_create", "update_or_create", "Caption"):
                yield from ((keyword.arg, node.lineno) for keyword in node.keywords if keyword.arg)
        elif isinstance(node, ast.Dict):
            yield from (
                (k.value, k.lineno) for k in node.keys if isinstance(k, ast.Constant) and isinstance(k.value, str)
            )
        elif isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((t.attr, t.lineno) for t in targets if isinstance(t, ast.Attribute))


def test_one_file_moves_the_state_of_captions() -> None:
    writes_state = {
        f"{module}:{line}"
        for module, tree in trees().items()
        if module != STATES and room_of(module) != "pacing"  # whose state is that of a service
        for column, line in written_columns(tree)
        if column == "state"
    }
    assert writes_state == set()


def test_one_room_moves_the_pointers_to_versions() -> None:
    wrong = {
        f"{module}:{line} {column}"
        for module, tree in trees().items()
        if room_of(module) not in ("audit", "exchange")  # which count, and tell, what is published
        and not any(module == room or module.startswith(f"{room}.") for room in POINTERS)
        for column, line in written_columns(tree)
        if column in ("published", "published_id", "draft", "draft_id", "human")
    }
    assert wrong == set()


def test_one_room_inserts_versions_and_reviews() -> None:
    wrong = {
        f"{module}:{node.lineno}"
        for module, tree in trees().items()
        if not module.startswith(f"{NAME}.pipeline.words.")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Version", "Review")
    }
    assert wrong == set()


def test_no_circle() -> None:
    graph = {
        module: {t for t in imports_of(tree, module) if inside(t) and t != module} for module, tree in trees().items()
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
        for module, tree in trees().items()
        for library, allowed in ONLY_IN.items()
        if module not in allowed and any(t.split(".")[0] == library for t in imports_of(tree, module))
    ]
    assert wrong == []


def test_materials_stay_pure() -> None:
    wrong = [
        f"{module} imports {target}"
        for module, tree in trees().items()
        for target in imports_of(tree, module)
        for forbidden in NEVER.get(room_of(module), ())
        if target == forbidden or target.startswith(f"{forbidden}.")
    ]
    assert wrong == []


def test_rooms_without_django_stand_on_rooms_without_django() -> None:
    wrong = [
        f"{module} imports {target}"
        for module, tree in trees().items()
        if room_of(module) in DJANGO_FREE
        for target in imports_of(tree, module)
        if inside(target) and room_of(target) not in DJANGO_FREE
    ]
    assert wrong == []


def test_imports_are_at_the_top_of_their_file() -> None:
    wrong = [
        f"{module}:{function.name}"
        for module, tree in trees().items()
        if module != f"{NAME}.apps"
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        if any(inside(target) for target in imports_of(function, module))
    ]
    assert wrong == []


def is_type_checking(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"


def is_for_later(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "on_first_use"


def named_for_later(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Names that an assignment of ``on_first_use`` gives, and the module of each."""
    for child in ast.walk(node):
        if isinstance(child, ast.Assign) and is_for_later(child.value):
            path = child.value.args[0].value
            yield from ((target.id, path) for target in child.targets if isinstance(target, ast.Name))


def test_what_is_imported_on_first_use_is_in_the_plan() -> None:
    found = {module: {path for _name, path in named_for_later(tree)} for module, tree in trees().items()}
    assert {module: paths for module, paths in found.items() if paths} == LATER
    calls = sum(is_for_later(node) for tree in trees().values() for node in ast.walk(tree))
    assert calls == sum(map(len, LATER.values()))


def test_what_is_imported_on_first_use_is_imported_for_types() -> None:
    """So that the tests above, which read imports, hold what is loaded later as well."""
    for module, paths in LATER.items():
        (block,) = [node for node in trees()[module].body if is_type_checking(node)]
        typed = {
            (alias.asname or alias.name, f"{getattr(statement, 'module', '')}.{alias.name}".lstrip("."))
            for statement in block.body
            if isinstance(statement, ast.Import | ast.ImportFrom)
            for alias in statement.names
        }
        assert typed == set(named_for_later(block))
        assert {path for _name, path in typed} == paths


def test_files_are_small() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in FILES.items()}
    assert {name: n for name, n in lengths.items() if n > 400} == {}
    ordered = sorted(lengths.values())
    assert ordered[len(ordered) // 2] <= 160


def test_folders_are_small() -> None:
    count = Counter(path.parent.relative_to(PACKAGE) for path in FILES.values() if path.name != "__init__.py")
    assert count.pop(Path()) <= MOST_FILES_ON_TOP
    assert {str(folder): n for folder, n in count.items() if n > MOST_FILES} == {}


def test_every_folder_tells_its_story() -> None:
    assert [
        name for name, path in FILES.items() if path.name == "__init__.py" and not ast.get_docstring(trees()[name])
    ] == []
