"""A table of rows in one test fails where a row does, and says which."""

from __future__ import annotations

import pytest

from tests.every import every


def test_each_row_is_tried_and_those_that_fail_are_named() -> None:
    tried: list[int] = []

    @every([(1,), 2, (3,)])
    def test_small(number: int) -> None:
        tried.append(number)
        assert number == 2, "no two"

    with pytest.raises(pytest.fail.Exception, match=r"(?s)2 of 3 rows fail\.\n\(1,\)\n    no two.*\n\(3,\)"):
        test_small()
    assert tried == [1, 2, 3]


def test_an_error_is_told_like_any_other_and_leaves_no_row_out() -> None:
    @every(["a", "1"])
    def test_number(text: str) -> None:
        assert int(text) == 1

    with pytest.raises(pytest.fail.Exception, match=r"(?s)1 of 2 rows fail\..*ValueError"):
        test_number()


def test_a_table_without_rows_tests_nothing() -> None:
    with pytest.raises(AssertionError, match="no rows"):
        every([])
