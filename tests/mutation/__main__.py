"""``python -m tests.mutation [AREA …]``: the table of mutants killed and survived, file by file."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from tests.mutation.areas import AREAS, Area
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.survivors import accepted, as_entry
from tests.mutation.trial import BrokenTestsError, Verdicts, try_mutants

ROOT = Path(__file__).resolve().parents[2]
LEAST_SHARE = 0.9
#: What each process would import else, and what reads no setting.
SHARED_IMPORTS = (
    *("pytest", "_pytest.fixtures", "celery", "celery.app.base", "kombu", "httpx", "PIL.Image", "PIL.JpegImagePlugin"),
    *("django.db.models", "django.test", "django.template", "django.core.management", "django.forms", "ftfy", "nh3"),
    *("regex", "defusedxml.ElementTree", "numpy", "psycopg", "redis", "xmlschema", "uvicorn", "moto.server"),
    *("hypothesis.strategies", "_hypothesis_pytestplugin", "pytest_django.plugin", "xdist.plugin", "pytest_timeout"),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("area", nargs="*", help=f"one or more of: {', '.join(AREAS)}; all without")
    parser.add_argument("--jobs", type=int, default=2, help="mutants tried at once (2)")
    parser.add_argument("--list", action="store_true", help="only say how many mutants there are")
    parser.add_argument("--again", action="store_true", help="only those that survived the last run of the area")
    parser.add_argument("--explained", action="store_true", help="also those that the list of survivors explains")
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth mutant of a file, as a sample")
    parser.add_argument("--match", default="", help="only mutants of files or functions with this in their name")
    options = parser.parse_args()
    if unknown := set(options.area) - set(AREAS):
        parser.error(f"no area {', '.join(sorted(unknown))}; there are {', '.join(AREAS)}")
    if not hasattr(__import__("os"), "fork"):
        parser.error("this needs fork(), which this system does not have")
    for name in SHARED_IMPORTS:
        with suppress(ImportError):
            importlib.import_module(name)
    # Else each process that imports the package compiles it and all tests, which takes longer than to run them. What
    # others wrote is compiled already: where it lies, not there.
    compiled = TemporaryDirectory(prefix="autocaption-mutation-compiled-")
    sys.pycache_prefix, sys.dont_write_bytecode = compiled.name, False
    failures: list[str] = []
    for name in options.area or AREAS:
        area = AREAS[name]
        mutants = [m for file in area.files for m in mutants_of(ROOT, f"django_autocaption/{file}")[:: options.every]]
        mutants = [m for m in mutants if options.match in f"{m.file} {m.scope}"]
        if options.again:
            mutants = _survivors_of_last(name, mutants)
        if options.list or not mutants:
            print(f"{name}: {len(mutants)} mutants")
            continue
        # What survives costs most, since all tests that reach it are run.
        listed = () if options.explained else accepted()
        known = [mutant for mutant in mutants if mutant.key in listed]
        tried = [mutant for mutant in mutants if mutant.key not in listed]
        began = time.monotonic()
        try:
            verdicts = try_mutants(area, tried, root=ROOT, at_once=options.jobs, told=_Progress(len(tried)))
        except BrokenTestsError as error:
            print(f"\n{name}: the tests fail without any mutant.\n{error}")
            return 2
        verdicts = Verdicts(killed=verdicts.killed, survived=[*known, *verdicts.survived])
        if not options.match:
            _remember(name, verdicts)
        whole = not (options.again or options.match)
        failures += _report(name, area, verdicts, time.monotonic() - began, whole=whole)
    print("\n".join(failures))
    return 1 if failures else 0


def _report(name: str, area: Area, verdicts: Verdicts, seconds: float, *, whole: bool) -> list[str]:
    """Print an area's table and its new survivors. Returns what is wrong; the share counts in ``whole`` areas only."""
    known = accepted()
    heads = ("mutants", 9), ("killed", 8), ("survived", 10), ("explained", 11), ("share", 7)
    print(f"\n{name} ({seconds:.0f} s)\n{'file':44}{''.join(f'{head:>{width}}' for head, width in heads)}")
    everything = [*verdicts.killed, *verdicts.survived]
    for file in area.files:
        path = f"django_autocaption/{file}"
        survived = [m for m in verdicts.survived if m.file == path]
        _print_row(file, sum(m.file == path for m in everything), survived, known)
    _print_row("all", len(everything), verdicts.survived, known)
    new = [m for m in verdicts.survived if m.key not in known]
    for mutant in new:
        print(f"\n# {mutant.file}:{mutant.lines.start}\n{as_entry(mutant)}")
    wrong = [f"{name}: {len(new)} survivors are not explained."] if new else []
    if whole and len(verdicts.killed) < LEAST_SHARE * len(everything):
        wrong.append(f"{name}: less than {LEAST_SHARE:.0%} are killed.")
    return wrong


def _print_row(title: str, mutants: int, survived: Sequence[Mutant], known: object) -> None:
    explained = sum(m.key in known for m in survived)
    share = f"{(mutants - len(survived)) / mutants:.0%}" if mutants else ""
    print(f"{title:44}{mutants:9}{mutants - len(survived):8}{len(survived):10}{explained:11}{share:>7}")


class _Progress:
    """A line on standard error that grows."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.survived = total, 0, 0

    def __call__(self, mutant: Mutant, killed: bool) -> None:
        self.done += 1
        self.survived += not killed
        end = "\n" if self.done == self.total else "\r"
        print(f"{self.done}/{self.total} tried, {self.survived} survive", end=end, file=sys.stderr, flush=True)


def _memory(area: str) -> Path:
    return Path(gettempdir()) / f"autocaption-mutation-{area.replace(' ', '-')}.json"


def _remember(area: str, verdicts: Verdicts) -> None:
    _memory(area).write_text(json.dumps([mutant.key for mutant in verdicts.survived]))


def _survivors_of_last(area: str, mutants: Sequence[Mutant]) -> list[Mutant]:
    with suppress(FileNotFoundError):
        keys = {tuple(key) for key in json.loads(_memory(area).read_text())}
        return [mutant for mutant in mutants if mutant.key in keys]
    return list(mutants)


if __name__ == "__main__":
    sys.exit(main())
