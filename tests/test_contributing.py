"""What CONTRIBUTING.md sends a maintainer to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.generated.sections import PACKAGE, ROOT

TASKS = 20
_TABLE = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("| I want to … |")[2].partition("\n\n")[0]
ROWS = [line.strip("| ").split(" | ") for line in _TABLE.splitlines()[2:]]


def path_of(name: str) -> Path:
    return (ROOT if name.startswith(("tests/", "docs/")) or name[0].isupper() else PACKAGE) / name


def test_the_table_has_its_tasks() -> None:
    assert len(ROWS) >= TASKS
    assert all(len(row) == 2 and row[1] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_files_and_names_of_a_task_are_there(row: list[str]) -> None:
    found = re.findall(r"`([^`]+\.(?:py|md))`(?: \(([^)]*)\))?", row[1])
    assert found
    for file, names in found:
        path = path_of(file)
        assert path.is_file(), file
        text = path.read_text("utf-8")
        for name in re.findall(r"`(\w+)`", names):
            assert re.search(rf"^ *(?:(?:async )?def|class) {name}\b|^ *{name}\b.*=|^ *{name}: ", text, re.M), (
                file,
                name,
            )
