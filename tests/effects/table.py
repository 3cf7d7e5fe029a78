"""A table of settings: for each, how to look, and what is seen with each of its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from tests.effects.world import World

#: Setting → (look, [(value, what is seen with it), …]). ``look(world, value)`` sets it and gives what is seen.
Table = Mapping[str, tuple[Callable[[World, Any], Any], Sequence[tuple[Any, Any]]]]


def cases(table: Table) -> list[Any]:
    """One test for each value of each setting."""
    found: list[Any] = []
    for name, (look, values) in table.items():
        seen = [seen for _value, seen in values]
        assert any(one != seen[0] for one in seen[1:]), f"{name} makes no difference here"
        for value, expected in values:
            said = getattr(value, "__name__", str(value))
            found.append(pytest.param(look, value, expected, id=f"{name}={said[:40]}"))
    return found
