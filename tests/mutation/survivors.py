"""The list of accepted survivors: mutants that no test can notice, each with the reason why it changes nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from tests.mutation.mutants import Mutant

PATH = Path(__file__).with_name("survivors.toml")
Key = tuple[str, str, str, str]


def accepted() -> Mapping[Key, str]:
    """``Mutant.key`` → why it changes nothing."""
    listed = tomllib.loads(PATH.read_text()).get("survivor", [])
    return {(entry["file"], entry["in"], entry["was"], entry["now"]): entry["why"] for entry in listed}


def as_entry(mutant: Mutant) -> str:
    """What to add to the list, but for the reason."""
    values = zip(("file", "in", "was", "now", "why"), (*mutant.key, ""), strict=True)
    return "\n".join(["[[survivor]]", *(f"{name} = {_quoted(value)}" for name, value in values)])


def _quoted(value: str) -> str:
    return f"'{value}'" if "'" not in value else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
