"""What an error says, fit to be stored and shown to people: the site's own code and its drivers may say anything."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, ProgrammingError

from django_autocaption import conf
from django_autocaption.providers.masking import mask

#: Characters of a message that are kept.
LONGEST = 1_000
#: Names of settings and options that hold secrets, as Django's own debug page knows them.
_SECRET = re.compile("api|token|key|secret|pass|signature|credential", re.IGNORECASE)

#: No such table, no such column: as PostgreSQL and MariaDB number them, and in SQLite's words.
_UNKNOWN = frozenset({"42P01", "42703", 1146, 1054})
_UNKNOWN_WORDS = re.compile("no such table|no such column|has no column named")


def message_of(error: Exception) -> str:
    """Type and message, without keys and passwords of this site, image data, and what is private of addresses. Where
    migrations have yet to run, it says so."""
    todo = ". Run: manage.py migrate" if lacks_tables(error) else ""
    return f"{type(error).__name__}: {mask(str(error), [*_secrets()]).strip()}"[: LONGEST - len(todo)] + todo


def traceback_of(error: Exception) -> str:
    """Where it was raised, for a log; masked alike. Of a missing table only the message, since no code is at fault."""
    if lacks_tables(error):
        return message_of(error)
    return mask("".join(traceback.format_exception(error)), [*_secrets()])


def lacks_tables(error: Exception) -> bool:
    """The database says that it has no such table or column: migrations have yet to run, or a router forgot one."""
    if not isinstance(error, OperationalError | ProgrammingError):
        return False
    state = getattr(error.__cause__, "sqlstate", None) or getattr(error.__cause__, "pgcode", None)
    return not _UNKNOWN.isdisjoint((state, *error.args[:1])) or bool(_UNKNOWN_WORDS.search(str(error)))


def _secrets() -> Iterator[str]:
    yield str(settings.SECRET_KEY)
    yield from _within(settings.DATABASES)
    try:
        own = conf.current()
    except ImproperlyConfigured:
        return
    yield from _within(own.PROVIDERS)
    yield urlsplit(own.REDIS_URL).password or ""


def _within(data: Mapping[Any, Any]) -> Iterator[str]:
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield from _within(value)
        elif isinstance(value, str) and _SECRET.search(str(name)):
            yield value
