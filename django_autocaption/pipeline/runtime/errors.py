"""What an error says, fit to be stored and shown to people: the site's own code and its drivers may say anything."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from django_autocaption import conf
from django_autocaption.providers.masking import mask

#: Characters of a message that are kept.
LONGEST = 1_000
#: Names of settings and options that hold secrets, as Django's own debug page knows them.
_SECRET = re.compile("api|token|key|secret|pass|signature|credential", re.IGNORECASE)


def message_of(error: Exception) -> str:
    """Type and message, without keys and passwords of this site, image data, and what is private of addresses."""
    return f"{type(error).__name__}: {mask(str(error), [*_secrets()])}"[:LONGEST]


def traceback_of(error: Exception) -> str:
    """Where it was raised, for a log; masked alike."""
    return mask("".join(traceback.format_exception(error)), [*_secrets()])


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
