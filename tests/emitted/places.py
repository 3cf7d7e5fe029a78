"""Where the product emits: one function for each place, that lets a collector see what goes there.

Nothing is changed for the product or the tests: levels of loggers, handlers, results and errors stay what they are.
"""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any
from unittest import mock

import pytest
from django.core.handlers.base import BaseHandler
from django.core.management.base import OutputWrapper
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from django_autocaption.exceptions import AutocaptionError, ConfigurationError
from django_autocaption.providers.base import BaseProvider
from django_autocaption.providers.http import Call, Reply
from django_autocaption.types import CaptionRequest, CaptionResult, DeferredAnswer, PendingJob, PreparedImage
from tests.emitted.collector import Collector, Finding, shown_error, shown_values
from tests.emitted.secrets import is_recognised

#: With which the emulator is tried.
VENDORS_CLIENTS = (
    "anthropic",
    "google_genai",
    "httpcore2",
    "httpx2",
    "moondream",
    "openai",
    "runware",
    "scenario_sdk",
    "wavespeed",
)
#: They log, for whoever sends through them, headers and signed addresses at DEBUG: the storage of the test, not us.
OTHERS_LOGGERS = ("botocore", "boto3", "s3transfer", "urllib3", "werkzeug", "moto", *VENDORS_CLIENTS)
#: Written by Django itself, encoded and signed.
OTHERS_TABLES = ("django_session",)
#: Place, time, device, words: how EXIF, XMP and IPTC begin in a JPEG, PNG or WebP.
TOLD_BY_FILES = (b"Exif\0\0", b"eXIf", b"EXIF", b"http://ns.adobe.com/xap/1.0/", b"<x:xmpmeta", b"Photoshop 3.0\0")
SHORTEST_KEY = 6
"""Shorter ones are placeholders ("none", "x") for servers without keys."""


@contextmanager
def watched(collector: Collector) -> Iterator[None]:
    """Within, ``collector`` sees everything that this process emits."""
    with ExitStack() as stack:
        for place in (logs, errors, values, rows, pages, output):
            stack.enter_context(place(collector))
        yield


def _then(owner: type, name: str, see: Callable[..., None]) -> Any:
    """A patch of a method, after which ``see(result, *arguments)`` is called."""
    method = getattr(owner, name)

    @wraps(method)
    def seen(*arguments: Any, **options: Any) -> Any:
        result = method(*arguments, **options)
        see(result, *arguments)
        return result

    return mock.patch.object(owner, name, seen)


@contextmanager
def logs(collector: Collector) -> Iterator[None]:
    """Every record at every level that passes the filters of its logger, whether a handler wants it or not."""
    wanted, hand_on = logging.Logger.isEnabledFor, logging.Logger.callHandlers
    formatter = logging.Formatter()

    def everything(logger: logging.Logger, level: int) -> bool:
        return True

    def see(logger: logging.Logger, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] not in OTHERS_LOGGERS:
            told = [record.getMessage(), repr(record.args) if record.args else ""]
            if record.exc_info:
                told.append(formatter.formatException(record.exc_info))
            collector.text(
                f"a log record of {record.name} ({record.levelname})", "\n".join([*told, record.exc_text or ""])
            )
        if wanted(logger, record.levelno):
            hand_on(logger, record)

    with (
        mock.patch.object(logging.Logger, "isEnabledFor", everything),
        mock.patch.object(logging.Logger, "callHandlers", see),
    ):
        yield


@contextmanager
def errors(collector: Collector) -> Iterator[None]:
    """Every error of this app, with what it came from, as it is when the test is over."""

    def see(result: None, error: Exception, *arguments: Any) -> None:
        collector.thing(f"{type(error).__name__}", lambda: shown_error(error))

    with _then(AutocaptionError, "__init__", see), _then(ConfigurationError, "__init__", see):
        yield


@contextmanager
def values(collector: Collector) -> Iterator[None]:
    """The repr of every provider, its options, and of what goes into it and comes out of it."""

    def see(result: None, value: Any, *arguments: Any) -> None:
        collector.thing(f"the repr of {type(value).__name__}", lambda: repr(value))

    def see_provider(result: None, provider: BaseProvider[Any], *arguments: Any) -> None:
        place = f"the repr of {type(provider).__name__} or its options"
        collector.thing(place, lambda: shown_values(repr(provider), repr(provider.options)))
        if not all(map(is_recognised, _keys(provider))):
            collector.found(
                Finding(type(provider).__name__, "a key that holds no marker (tests/emitted/secrets.py)", "")
            )

    with ExitStack() as stack:
        for kind in (PreparedImage, CaptionRequest, CaptionResult, PendingJob, DeferredAnswer, Call, Reply):
            stack.enter_context(_then(kind, "__init__", see))
        stack.enter_context(_then(BaseProvider, "__init__", see_provider))
        yield


def _keys(provider: BaseProvider[Any]) -> list[str]:
    options = provider.options
    keys = [getattr(options, name, "") for name in ("api_key", "api_secret")] + [
        *getattr(options, "webhook_secrets", ())
    ]
    return [key for key in keys if len(key) >= SHORTEST_KEY]


@contextmanager
def rows(collector: Collector) -> Iterator[None]:
    """Every value that is written to a database, through whichever connection and thread."""

    def see(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Mapping[str, Any]) -> Any:
        if params and sql.startswith(("INSERT", "UPDATE")) and not any(table in sql for table in OTHERS_TABLES):
            table = sql.split('"', 2)[1] if '"' in sql else "a table"
            given: Sequence[Any] = [value for row in params for value in row] if many else params
            collector.text(f"a row of {table}", shown_values(*given))
        return execute(sql, params, many, context)

    def watch(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
        if see not in connection.execute_wrappers:
            connection.execute_wrappers.append(see)

    for connection in connections.all(initialized_only=True):
        watch(connection)
    connection_created.connect(watch)
    try:
        yield
    finally:
        connection_created.disconnect(watch)
        for connection in connections.all(initialized_only=True):
            connection.execute_wrappers[:] = [one for one in connection.execute_wrappers if one is not see]


@contextmanager
def pages(collector: Collector) -> Iterator[None]:
    """Every answer of the site, admin pages first of all: its headers, and its body.

    A small image is for whom may see it, and so may be one; but it is made anew, with nothing of what its file tells.
    """

    def see(response: Any, handler: BaseHandler, request: Any) -> None:
        place = f"the page {request.path} ({response.status_code})"
        collector.text(f"the headers of {place}", "\n".join(f"{name}: {value}" for name, value in response.items()))
        if response.streaming:
            return
        if response.get("Content-Type", "").startswith("image/"):
            told = next((mark for mark in TOLD_BY_FILES if mark in response.content), b"")
            if told:
                collector.found(Finding(place, f"what a file tells of itself ({told.decode()!r})", ""))
            return
        collector.text(place, response.content.decode("utf-8", "replace"))

    with _then(BaseHandler, "get_response", see):
        yield


@contextmanager
def output(collector: Collector) -> Iterator[None]:
    """What commands print, what tests read of stdout and stderr, and what processes that they run print."""

    def see_command(result: Any, wrapper: OutputWrapper, message: str = "", *arguments: Any) -> None:
        collector.text("the output of a command", str(message))

    def see_read(result: Any, fixture: Any) -> None:
        collector.text("stdout or stderr", shown_values(*result))

    def see_process(result: tuple[Any, Any], process: subprocess.Popen[Any], *arguments: Any) -> None:
        for text in result:
            if text:
                said = text if isinstance(text, str) else text.decode("utf-8", "replace")
                collector.text("the output of a process", said)

    with (
        _then(OutputWrapper, "write", see_command),
        _then(pytest.CaptureFixture, "readouterr", see_read),
        _then(subprocess.Popen, "communicate", see_process),
    ):
        yield
