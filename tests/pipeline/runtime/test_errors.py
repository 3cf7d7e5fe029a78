"""What an error of a database tells people."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, OperationalError, ProgrammingError

from django_autocaption.pipeline.runtime.errors import LONGEST, message_of, traceback_of


class _PostgresError(Exception):
    def __init__(self, sqlstate: str) -> None:
        super().__init__("localised")
        self.sqlstate = sqlstate


def raised(error: DatabaseError, cause: Exception | None = None) -> DatabaseError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("no such table: shop_product"),
        OperationalError("no such column: shop_product.photo"),
        OperationalError("table shop_product has no column named photo"),
        OperationalError(1054, "Unknown column 'photo'"),
        ProgrammingError(1146, "Table 'shop_product' doesn't exist"),
        raised(ProgrammingError("Relation »shop_product« existiert nicht"), _PostgresError("42P01")),
        raised(ProgrammingError("Spalte »photo« existiert nicht"), _PostgresError("42703")),
    ],
    ids=str,
)
def test_a_table_that_is_not_there_is_told_with_what_makes_it(error: DatabaseError) -> None:
    assert message_of(error).endswith(". Run: manage.py migrate")
    assert traceback_of(error) == message_of(error)


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database is locked"),
        ProgrammingError(1064, "You have an error in your SQL syntax"),
        raised(ProgrammingError("syntax error"), _PostgresError("42601")),
        ValueError("no such table"),
    ],
    ids=str,
)
def test_others_are_told_as_they_are(error: Exception) -> None:
    assert "migrate" not in message_of(error)
    assert traceback_of(error) != message_of(error)


def test_what_is_to_be_done_is_not_cut_off() -> None:
    told = message_of(OperationalError("no such table: " + "no " * LONGEST))
    assert len(told) == LONGEST
    assert told.endswith("Run: manage.py migrate")
