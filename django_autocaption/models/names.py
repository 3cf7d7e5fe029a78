"""Captions by the name of their file, however long it is."""

from __future__ import annotations

from hashlib import md5

from django.db.models import CharField, F, GeneratedField
from django.db.models.functions import MD5, Left

#: Hexadecimal digits, 64 bits. Who looks up by them compares the names themselves afterwards.
LENGTH = 16


def name_key(name: str) -> str:
    """What ``Caption.name_key`` is for this name of a file."""
    return md5(name.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:LENGTH]


def name_key_field(column: str) -> GeneratedField:
    """A column that the database keeps: the key of the name in the column of that name, whoever writes it.

    Names of a thousand characters fit into no index of MariaDB, and into PostgreSQL's only as long as they are short.
    """
    return GeneratedField(
        expression=Left(MD5(F(column)), LENGTH), output_field=CharField(max_length=LENGTH), db_persist=True
    )
