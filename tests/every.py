"""Long tables of rows that are tested alike: one test for all, since a test of its own costs more than a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def every(rows: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """``@every(ROWS)``, in the place of ``parametrize``: the test goes through all rows, and names each that fails.

    A row that is no tuple is the only argument.
    """
    table = [row if isinstance(row, tuple) else (row,) for row in rows]
    assert table, "no rows"

    def decorate(check: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            failed = [told for row in table if (told := _what_fails(check, row))]
            if failed:
                pytest.fail(f"{len(failed)} of {len(table)} rows fail.\n" + "\n".join(failed), pytrace=False)

        test.__name__, test.__qualname__, test.__doc__ = check.__name__, check.__qualname__, check.__doc__
        test.__module__ = check.__module__
        return test

    return decorate


def _what_fails(check: Callable[..., None], row: tuple[Any, ...]) -> str:
    """The row and what is wrong with it; "" = nothing."""
    try:
        check(*row)
    except AssertionError as error:
        return f"{row!r}\n    {str(error).strip()}"
    except Exception as error:  # what no row should raise is no reason to leave the others out
        return f"{row!r}\n    {type(error).__name__}: {error}"
    return ""
