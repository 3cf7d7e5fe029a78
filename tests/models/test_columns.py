"""What a database has to say about the columns that this app brings."""

from __future__ import annotations

from django.apps import apps
from django.db import models


def test_mysql_takes_each_unique_text() -> None:
    """Else Django warns on MariaDB and MySQL (``mysql.W003``), and ``check --fail-level WARNING --database default``,
    which the documents recommend, fails on a site that does nothing wrong."""
    too_long = [
        str(field)
        for model in apps.get_app_config("autocaption").get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.CharField) and field.unique and (field.max_length or 0) > 255
    ]
    assert too_long == []
