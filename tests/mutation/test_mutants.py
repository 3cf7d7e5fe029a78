"""The command that breaks things: what it breaks, how, and that its list of survivors is true."""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest

from tests.mutation import processes
from tests.mutation.areas import AREAS
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.planting import plant
from tests.mutation.processes import in_processes
from tests.mutation.session import Forking
from tests.mutation.survivors import accepted, as_entry
from tests.mutation.trial import Baseline, _forget

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def mutated(tmp_path: Path) -> Callable[[str], set[str]]:
    """What becomes of some lines of code."""

    def mutated(code: str) -> set[str]:
        (tmp_path / "code.py").write_text(dedent(code))
        return {mutant.now for mutant in mutants_of(tmp_path, "code.py")}

    return mutated


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("LEAST = 30", {"LEAST = 60", "LEAST = 15"}),
        ("LEAST = 0.5", {"LEAST = 1.0", "LEAST = 0.25"}),
        ("LEAST = 1", {"LEAST = 0", "LEAST = 2"}),
        ("SURE = True", {"SURE = False"}),
        ('WARN = Decimal("0.8")', {'WARN = Decimal("1.6")', 'WARN = Decimal("0.4")'}),
        ("a < b", {"a <= b", "a >= b"}),
        ("a == b", {"a != b"}),
        ("a not in b", {"a in b"}),
        ("a is not b", {"a is b"}),
        ("(a) and (b)", {"(a) or (b)"}),
        ("not a", {"(a)"}),
        ("a * b", {"a / b"}),
        ("f(a, k=b)", {"f(a)", "pass"}),
        ("min(a, b)", {"(a)", "(b)", "pass"}),
        ("rows.filter(a)", {"rows", "pass"}),
        ("x = [a for a in b if c]", {"x = [a for a in b if True]", "x = [a for a in b if False]"}),
        ("x = {a: b, c: d}", {"x = {c: d}", "x = {a: b}"}),
        ("x = a if b else c", {"x = a if True else c", "x = a if False else c"}),
        ("x += a", {"pass"}),
        ("def f():\n    self.a = b", {"pass"}),
        ("def f():\n    return a", {"return None"}),
        ("def f():\n    raise a", {"pass"}),
        ("x: int = 4", {"x: int = 8", "x: int = 2"}),
    ],
)
def test_each_place_is_changed_in_each_way(code: str, found: set[str], mutated: Callable[[str], set[str]]) -> None:
    assert mutated(code) == found


@pytest.mark.parametrize(
    "code",
    [
        '"""Says 30."""',
        'logger.error("%d lost", 30)',
        '_("%d left")',
        'x: Literal[1] = "a"',
        'f"{a:30}"',
        "import a",
        "if TYPE_CHECKING:\n    a = 1",
    ],
)
def test_words_and_annotations_are_left_alone(code: str, mutated: Callable[[str], set[str]]) -> None:
    assert mutated(code) <= {"pass"}


def test_a_mutant_is_named_by_its_function_and_its_lines(tmp_path: Path) -> None:
    code = "class A:\n    def f(self):\n        g(\n            a=1,\n        )\n"
    (tmp_path / "code.py").write_text(code)
    left_out = next(mutant for mutant in mutants_of(tmp_path, "code.py") if mutant.now == "pass")
    assert (left_out.scope, left_out.lines, left_out.was) == ("A.f", range(3, 6), "g( a=1, )")
    assert "in = 'A.f'\nwas = 'g( a=1, )'\nnow = 'pass'" in as_entry(left_out)


# -- planting ---------------------------------------------------------------------------------------------------------

CODE = """\
from functools import cached_property, lru_cache
LIMIT = 3
@lru_cache
def cached():
    return 5
class A:
    @property
    def wide(self):
        return 5
    @cached_property
    def deep(self):
        return 5
    @staticmethod
    def high(limit=5):
        return limit
"""


@pytest.fixture
def module(tmp_path: Path) -> Iterator[ModuleType]:
    (tmp_path / "planted.py").write_text(CODE)
    spec = importlib.util.spec_from_file_location("planted", tmp_path / "planted.py")
    assert spec is not None
    assert spec.loader is not None
    sys.modules["planted"] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["planted"]


def mutant_of(tmp_path: Path, scope: str) -> Mutant:
    return next(m for m in mutants_of(tmp_path, "planted.py") if m.scope == scope and m.now.endswith("10"))


@pytest.mark.parametrize(
    ("scope", "look"),
    [
        ("cached", lambda module: module.cached()),
        ("A.wide", lambda module: module.A().wide),
        ("A.deep", lambda module: module.A().deep),
    ],
)
def test_a_function_is_changed_for_whoever_holds_it(
    scope: str, look: Callable[[ModuleType], int], module: ModuleType, tmp_path: Path
) -> None:
    assert plant(mutant_of(tmp_path, scope))
    assert look(module) == 10


def test_what_was_used_by_the_import_cannot_be_changed_after_it(module: ModuleType, tmp_path: Path) -> None:
    limits = [m for m in mutants_of(tmp_path, "planted.py") if m.scope in ("", "A.high") and m.now != "return None"]
    assert limits
    assert not any(map(plant, limits))


def test_what_a_cache_keeps_is_reached_by_each_test(module: ModuleType, tmp_path: Path) -> None:
    assert module.cached() == 5
    _forget([tmp_path / "another.py"])
    assert module.cached.cache_info().currsize == 1
    _forget([tmp_path / "planted.py"])
    assert module.cached.cache_info().currsize == 0


def test_what_the_import_used_is_tried_again_in_a_process_of_its_own(module: ModuleType, tmp_path: Path) -> None:
    cached, wide = mutant_of(tmp_path, "cached"), mutant_of(tmp_path, "A.wide")
    traced = {
        "before": [["planted.py", cached.lines.start]],
        "tests": [["test", 0.1, [["planted.py", wide.lines.start]]]],
    }
    baseline = Baseline.read(json.dumps(traced))
    assert (baseline.is_used_early(cached), baseline.is_used_early(wide)) == (True, False)
    assert (baseline.that_reach(cached), baseline.that_reach(wide)) == ([], ["test"])


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork()")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # that the suite has threads by now
@pytest.mark.filterwarnings("ignore:Using fork:DeprecationWarning")  # nor that eventlet was imported
@pytest.mark.parametrize(("job", "waiting"), [("endless", 10_000), ("asleep", 1)])
def test_a_mutant_that_never_ends_is_killed(job: str, waiting: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "WAITING", waiting)

    def work(job: str) -> int:
        while job == "endless":
            pass
        if job == "asleep":
            time.sleep(60)
        return len(job)

    jobs = [(job, 0.2), ("four", 60.0)]
    assert {end.job: end.code for end in in_processes(jobs, work, at_once=2)} == {job: None, "four": 4}


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork()")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:Using fork:DeprecationWarning")
def test_a_mutant_that_waits_for_a_busy_machine_is_not_killed_for_it() -> None:
    def work(job: str) -> int:
        time.sleep(0.5)
        return len(job)

    assert [end.code for end in in_processes([("four", 0.2)], work, at_once=1)] == [4]


def test_a_mutant_that_no_test_reaches_survives() -> None:
    forking = Forking(lambda _session: None, Path())
    forking.session = cast(pytest.Session, SimpleNamespace(items=[], testsfailed=0))
    assert forking.run([]) == 0


# -- lists ------------------------------------------------------------------------------------------------------------


def test_areas_name_files_and_tests_that_exist() -> None:
    for area in AREAS.values():
        assert all((ROOT / "django_autocaption" / file).is_file() for file in area.files)
        assert all((ROOT / "tests" / path).exists() for path in area.tests)


def test_each_accepted_survivor_is_a_mutant_still_and_says_why_it_changes_nothing() -> None:
    listed = accepted()
    files = {file for file, *_rest in listed}
    assert files <= {f"django_autocaption/{file}" for area in AREAS.values() for file in area.files}
    keys = {mutant.key for file in files for mutant in mutants_of(ROOT, file)}
    assert not [key for key in listed if key not in keys], "the code has changed: look at them anew"
    assert not [key for key, why in listed.items() if len(why) < 20]
