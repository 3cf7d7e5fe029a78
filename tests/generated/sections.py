"""What the generated sections say, and where they stand."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

import django_autocaption
from django_autocaption.models import ErrorCode
from tests.generated import checks, commands, growth
from tests.generated.features import features
from tests.generated.markdown import table
from tests.generated.presets import presets
from tests.test_architecture import FLOORS, PIPELINE
from tests.text.people import measured as people

PACKAGE = Path(django_autocaption.__file__).parent
ROOT = PACKAGE.parent
#: Folders whose own folders are in the map as well.
TWO_LEVELS = ("pipeline", "text", "providers", "admin")
#: Modules that a site may import from, as far as their ``__all__`` says.
PUBLIC = (
    "autocaption",
    "models",
    "signals",
    "exceptions",
    "admin",
    "contrib.admin_site",
    "publishing.gate",
    "publishing.caption",
    "publishing.prefetch",
    "publishing.asynchronous",
    "publishing.sources",
    "publishing.richtext",
    "publishing.markup",
    "publishing.previews",
    "publishing.structured",
    "publishing.sitemaps",
    "migrating",
    "types",
    "providers",
    "providers.base",
    "providers.hosted",
    "providers.http",
    "providers.nearby",
)
#: What lies beside the package, which has no docstring to be read.
BESIDE = {
    "tests/": (
        "Mirrors the package, but for rooms that are tested by what calls them: `pipeline/intake/` in "
        "`tests/test_receivers.py` and `tests/pipeline/`, `text/steps/` and `text/tables/` in `tests/text/` by its "
        "`cases/`, `templatetags/` in `tests/publishing/`. Beside that, `tests/testapp/` has the models "
        "and providers, `tests/translated/` is a site with django-modeltranslation, `tests/example/` tries demo and "
        "README, `tests/release/` looks at wheel, sdist and extras, and migrates what releases left, "
        "`tests/docs/` tries the tutorial and what documents show as code, "
        "`tests/emulator/` stands in for the services, `tests/site/` runs real workers, "
        "`tests/effects/` shows what each setting does, `tests/mutation/` breaks the package to see which test "
        "notices, "
        "`tests/ledger/` holds what was booked against what a counting service billed, "
        "`tests/faults/` breaks what they stand on, `tests/emitted/` searches all that the suite emits for secrets, "
        "`tests/translations/` keeps the catalogues, "
        "`tests/benchmarks/` measures, `tests/generated/` writes this table and computes `docs/growing.md`."
    ),
    "example_project/": "The photo site: settings in `photosite/`, the site and its demo in `album/`.",
}


def error_codes() -> Iterator[str]:
    """The table of what a row says."""
    yield from table(
        ("Code", "What it says", "Asks again by itself", "What you do"),
        ((f"`{c.value}`", str(c.label), str(c.asks_again.value), str(c.advice)) for c in ErrorCode),
    )


def map_of_the_house() -> Iterator[str]:
    """The table of folders and files, from their docstrings."""
    yield from table(("Where", "What"), [*_rows(PACKAGE), *((f"`{name}`", what) for name, what in BESIDE.items())])


def _rows(folder: Path) -> Iterator[tuple[str, str]]:
    """The rooms of a folder in the order of the plan, from the roof; others by name."""
    plans = {"": [room for rooms in FLOORS.values() for room in rooms], "pipeline": list(PIPELINE)}
    planned = plans.get("" if folder == PACKAGE else folder.name, [])
    for path in sorted(folder.iterdir(), key=lambda p: (planned.index(p.stem) if p.stem in planned else 99, p.stem)):
        name = path.relative_to(PACKAGE).as_posix()
        if (path / "__init__.py").is_file() and path.name != "migrations":
            yield f"`{name}/`", first_sentence(path / "__init__.py")
            if name in TWO_LEVELS:
                yield from _rows(path)
        elif path.suffix == ".py" and path.name != "__init__.py" and folder == PACKAGE:
            yield f"`{name}`", first_sentence(path)


def first_sentence(path: Path) -> str:
    """The first sentence of a module's docstring, on one line. Raises ValueError where it has none."""
    try:
        return sentence_of(ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "")
    except ValueError as error:
        raise ValueError(f"{path.relative_to(ROOT)}: {error}") from None


def sentence_of(text: str) -> str:
    """The first sentence of a docstring, for a table of Markdown. Raises ValueError where it begins with none."""
    said = " ".join(text.split("\n\n")[0].split())
    found = re.match(r".+?\.(?=\s|$)", said)
    if found is None and not re.fullmatch(r".+: https?://\S+", said):
        raise ValueError(f"no sentence: {said!r}")
    sentence = found[0] if found else said
    return sentence.replace("``", "`").replace("|", "\\|")


def api() -> Iterator[str]:
    """A table for each module that a site may import from, of its ``__all__``."""
    for name in PUBLIC:
        module = import_module(f"{PACKAGE.name}.{name}")
        yield f"## `{module.__name__}`"
        yield ""
        yield first_sentence(Path(str(module.__file__)))
        yield ""
        yield from table(("Name", "What"), ((f"`{n}`", what_is(module, n)) for n in sorted(module.__all__)))
        yield ""


def what_is(module: ModuleType, name: str) -> str:
    """First sentence about a public name: its docstring, or the comment above or string below its assignment."""
    value = getattr(module, name)
    home = inspect.getmodule(value) if isinstance(value, type) or inspect.isroutine(value) else None
    if home is not None and value.__doc__:
        return sentence_of(value.__doc__)
    text = Path(str(module.__file__)).read_text("utf-8")
    for node in ast.parse(text).body:
        if isinstance(node, ast.ImportFrom) and name in (alias.name for alias in node.names):
            return what_is(import_module(str(node.module)), name)
    lines = text.splitlines()
    at = next(i for i, line in enumerate(lines) if re.match(rf"{name}\b.* = ", line))
    if lines[at + 1 : at + 2] and lines[at + 1].startswith('"""'):
        return sentence_of(lines[at + 1].strip('"'))
    comment: list[str] = []
    while lines[at - 1].startswith("#:"):
        at -= 1
        comment.insert(0, lines[at].removeprefix("#:"))
    return sentence_of(" ".join(comment))


#: Name of each section: the document that has it, and what makes it.
SECTIONS: dict[str, tuple[str, Callable[[], Iterator[str]]]] = {
    "error codes": ("docs/troubleshooting.md", error_codes),
    "map": ("CONTRIBUTING.md", map_of_the_house),
    "api": ("docs/api.md", api),
    "checks": ("docs/checks.md", checks.checks),
    "commands": ("docs/commands.md", commands.commands),
    "features": ("docs/providers.md", features),
    "presets": ("docs/providers/openai.md", presets),
    "people": ("docs/moderation.md", people.rates),
    **{f"growing: {name}": ("docs/growing.md", partial(make, growth.Site())) for name, make in growth.TABLES.items()},
}


def renewed(name: str, document: str) -> str:
    """The document with that section as it has to be. Raises ValueError where it has no such section."""
    start, end = f"<!-- generated: {name} -->\n", f"\n<!-- end of {name} -->"
    before, marked, rest = document.partition(start)
    _old, ended, after = rest.partition(end)
    if not marked or not ended:
        raise ValueError(f"No section is marked {start.strip()}.")
    lines = "\n".join(SECTIONS[name][1]())
    return f"{before}{start}{lines}{end}{after}"
