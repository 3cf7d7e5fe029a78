"""Try the mutants of one area: which tests reach them, and whether one of these fails."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import pytest

from tests.mutation.areas import Area
from tests.mutation.mutants import Mutant
from tests.mutation.planting import plant, plant_before_import
from tests.mutation.processes import in_processes
from tests.mutation.session import OPTIONS, Forking, Place, Tracer

#: Exit code of a process that could not plant its mutant after the import.
TOO_LATE = 77
#: Seconds of a processor for a mutant: so many times those of its tests, and so many more; the last with the start.
TIMES, SECONDS, WITH_START = 5.0, 4.0, 60.0


class BrokenTestsError(Exception):
    """The tests fail without any mutant."""


@dataclass(kw_only=True)
class Baseline:
    """What the tests do where nothing is changed."""

    names: list[str] = field(default_factory=list)
    """In the order in which pytest found them."""
    seconds: dict[str, float] = field(default_factory=dict)
    reached: dict[str, set[Place]] = field(default_factory=dict)
    before: set[Place] = field(default_factory=set)
    """What was reached while the package was imported and set up, before any test."""

    @classmethod
    def read(cls, text: str) -> Baseline:
        """From JSON as ``_trace`` writes it."""
        found = json.loads(text)
        baseline = cls(before={(file, line) for file, line in found["before"]})
        for name, seconds, places in found["tests"]:
            baseline.names.append(name)
            baseline.seconds[name] = seconds
            baseline.reached[name] = {(file, line) for file, line in places}
        return baseline

    def is_used_early(self, mutant: Mutant) -> bool:
        """The code was used before it could be changed, so that the tests may have seen what it made then."""
        return not self.before.isdisjoint((mutant.file, line) for line in mutant.lines)

    def that_reach(self, mutant: Mutant, kills: Mapping[str, int] = MappingProxyType({})) -> list[str]:
        """Names of tests, those first that cost least for each mutant they kill; ``kills``: so many so far."""
        places = {(mutant.file, line) for line in mutant.lines}
        names = [name for name in self.names if self.reached[name] & places]
        return sorted(names, key=lambda name: self.seconds[name] / (1 + kills.get(name, 0)))

    def that_touch(self, mutant: Mutant) -> list[str]:
        """Names of tests that reach its file wherever, those first that most likely notice; all if there is none."""
        nearest = set(self.that_reach(mutant))
        touching = [name for name in self.names if any(file == mutant.file for file, _line in self.reached[name])]
        return sorted(touching or self.names, key=lambda name: (name not in nearest, self.seconds[name]))

    def patience(self, name: str) -> float:
        """Seconds of a processor for this test, which may never end in a mutant."""
        return TIMES * self.seconds[name] + SECONDS

    def allowance(self, names: Sequence[str]) -> float:
        """Seconds of a processor for these tests."""
        return TIMES * sum(self.seconds[name] for name in names) + SECONDS


@dataclass(frozen=True, kw_only=True)
class Verdicts:
    """What became of mutants."""

    killed: Sequence[Mutant]
    survived: Sequence[Mutant]


def try_mutants(
    area: Area, mutants: Sequence[Mutant], *, root: Path, at_once: int, told: Callable[[Mutant, bool], None]
) -> Verdicts:
    """Try each mutant; ``told(mutant, killed)`` as it is known. Raises BrokenTestsError."""
    tests = [f"tests/{path}" for path in area.tests]
    killed: list[Mutant] = []
    doubted: list[Mutant] = []
    with TemporaryDirectory(prefix="autocaption-mutation-") as folder:
        found = Path(folder) / "found.jsonl"
        log = Path(folder) / "log.txt"
        for end in in_processes(
            [("", 7200.0)], lambda _job: _try_after_import(tests, mutants, root, at_once, found), at_once=1, log=log
        ):
            if end.code:
                raise BrokenTestsError(log.read_text(errors="replace"))
        lines = found.read_text().splitlines()
        baseline = Baseline.read(lines[0])
        verdicts = dict(json.loads(line) for line in lines[1:])
        survived: list[Mutant] = []
        for number, mutant in enumerate(mutants):
            code = verdicts.get(number)
            # Those outside of functions; and survivors whose code was used while it was imported.
            if code == TOO_LATE or (code == 0 and baseline.is_used_early(mutant)):
                doubted.append(mutant)
                continue
            (survived if code == 0 else killed).append(mutant)
            told(mutant, code != 0)
        kept = found.with_suffix(".databases")
        jobs = [(m, baseline.allowance(baseline.that_touch(m)) + WITH_START) for m in doubted]
        for ended in in_processes(jobs, lambda mutant: _try_with_import(mutant, baseline, kept), at_once=at_once):
            (killed if ended.code else survived).append(ended.job)
            told(ended.job, bool(ended.code))
    return Verdicts(killed=killed, survived=survived)


def _try_after_import(tests: Sequence[str], mutants: Sequence[Mutant], root: Path, at_once: int, found: Path) -> int:
    """In a process of its own: collect the tests, then fork for each mutant. Writes lines of JSON to ``found``."""

    def work(session: Forking) -> None:
        early.stop()
        before = _below(root, early.take())
        traced = found.with_suffix(".traced")
        for end in in_processes(
            [("", 1800.0)], lambda _job: _trace(session, files, root, before, traced), at_once=1, log=None
        ):
            if end.code:
                raise session.session.Failed("The tests fail without any mutant.")
        baseline = Baseline.read(traced.read_text())

        def try_one(number: int) -> int:
            if not plant(mutants[number]):
                return TOO_LATE
            ran: list[str] = []
            names = baseline.that_reach(mutants[number], Counter(killers.read_text().splitlines()))
            code = session.run(names, after=lambda name, _took: ran.append(name), within=baseline.patience)
            if code:
                with killers.open("a") as file:
                    print(ran[-1], file=file)
            return code

        killers = found.with_suffix(".killers")
        killers.touch()
        jobs = [(n, baseline.allowance(baseline.that_reach(mutant))) for n, mutant in enumerate(mutants)]
        with found.open("w") as file:
            print(traced.read_text(), file=file)
            for end in in_processes(jobs, try_one, at_once=at_once):
                print(json.dumps([end.job, end.code]), file=file, flush=True)

    files = [root / file for file in sorted({mutant.file for mutant in mutants})]
    with Tracer(files) as early:
        return int(pytest.main([*OPTIONS, *tests], plugins=[Forking(work, found.with_suffix(".databases"))]))


def _trace(session: Forking, files: Sequence[Path], root: Path, before: Sequence[Place], traced: Path) -> int:
    found: list[tuple[str, float, list[Place]]] = []
    with Tracer(files) as tracer:

        def note(name: str, took: float) -> None:
            found.append((name, took, _below(root, tracer.take())))
            _forget(files)

        code = session.run(session.names, note)
    traced.write_text(json.dumps({"before": before, "tests": found}))
    return code


def _forget(files: Sequence[Path]) -> None:
    """Empty the caches of functions in these files: a test that finds there what an earlier one had made relies on
    these functions, too, and would not be seen to reach them."""
    names = {str(file) for file in files}
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) in names:
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _below(root: Path, places: Iterable[Place]) -> list[Place]:
    """With paths from the repository's root, as mutants have them."""
    return [(str(Path(file).relative_to(root)), line) for file, line in places]


def _try_with_import(mutant: Mutant, baseline: Baseline, kept: Path) -> int:
    """In a process of its own that has not imported the package yet."""
    assert "django_autocaption" not in sys.modules
    plant_before_import(mutant)
    names = baseline.that_touch(mutant)
    files = list(dict.fromkeys(name.partition("::")[0] for name in names))
    result: list[int] = []
    forking = Forking(lambda session: result.append(session.run(names, within=baseline.patience)), kept)
    code = int(pytest.main([*OPTIONS, *files], plugins=[forking]))
    return code or result[0]
