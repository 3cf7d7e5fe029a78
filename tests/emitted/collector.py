"""Keep what the product emitted until the test is over, then search it."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.emitted.secrets import excerpt, found_in

_MANY = 2000
"""Things kept at most; beyond, they are searched while the test still runs."""


class Finding(NamedTuple):
    """One secret where none may be."""

    place: str
    rule: str
    excerpt: str
    """What stands before it; the secret itself is not told again."""

    def __str__(self) -> str:
        return f"{self.rule} in {self.place}{self.excerpt and f': …{self.excerpt}…'}"


class Collector:
    """Takes from any thread what is emitted; ``findings`` searches it."""

    def __init__(self) -> None:
        self._kept: deque[tuple[str, Callable[[], str]]] = deque()
        self._found: list[Finding] = []

    def text(self, place: str, text: str) -> None:
        """``text`` went to ``place``."""
        self.thing(place, lambda: text)

    def thing(self, place: str, shown: Callable[[], str]) -> None:
        """Something was made that ``shown`` turns into text, once it has become what it will be."""
        self._kept.append((place, shown))
        if len(self._kept) >= _MANY:
            self._search()

    def found(self, finding: Finding) -> None:
        """The search is over for this one."""
        self._found.append(finding)

    def findings(self) -> list[Finding]:
        """Every secret in what was emitted since the last call, once for each place."""
        self._search()
        found, self._found = self._found, []
        return list(dict.fromkeys(found))

    def _search(self) -> None:
        emitted = []
        while self._kept:
            place, shown = self._kept.popleft()
            emitted.append((place, shown()))
        if not any(found_in("\0".join(text for _place, text in emitted))):
            return
        for place, text in emitted:
            self._found += [Finding(place, rule.name, excerpt(text, at)) for rule, at in found_in(text)]


def shown_error(error: BaseException) -> str:
    """All that an error says wherever it is printed: str, repr, args, attributes and the same of what it came from."""
    told, left = [], [error]
    seen: set[int] = set()
    while left:
        one = left.pop()
        if id(one) not in seen:
            seen.add(id(one))
            told += [str(one), repr(one), repr(one.args), repr(vars(one))]
            told += traceback.format_exception_only(one)
            left += [other for other in (one.__cause__, one.__context__) if other is not None]
    return "\n".join(told)


def shown_values(*values: Any) -> str:
    """Each value as it is written or printed."""
    return "\n".join(value if isinstance(value, str) else repr(value) for value in values)
