"""A command among other programs: streams that are closed, full or in another encoding, signals, refusals."""

from __future__ import annotations

import codecs
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.db import Error

from django_autocaption.pipeline.runtime.errors import lacks_tables

#: What a shell says of a program that a signal ended: https://www.gnu.org/software/bash/manual/bash.html#Exit-Status
INTERRUPTED, PIPE_CLOSED, TERMINATED = (128 + number for number in (2, 13, 15))
#: Signs that encodings of before Unicode lack, as typewriters have them.
_PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "…": "...", "→": "->", "×": "x", "≤": "<=", "≥": ">="}


class OutputLostError(Exception):
    """A stream takes no more of what the command says. ``pipe_closed``: its reader has gone, as ``head`` does."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror or str(error))
        self.pipe_closed = isinstance(error, BrokenPipeError)


class Terminated(SystemExit):
    """The process was told to stop (SIGTERM): what is under way is left as a killed process would, but tidily."""

    def __init__(self) -> None:
        super().__init__(TERMINATED)


@contextmanager
def among_programs(command: BaseCommand) -> Iterator[None]:
    """Run a command inside, and have it end as its neighbours in a pipe do.

    Whoever reads no further ends it in silence; a stream that is full or closed, and a database that refuses, are told
    in a sentence (``--traceback`` shows where); SIGTERM unwinds it, as Ctrl-C does. Raises CommandError and SystemExit.
    """
    if _raw(command.stdout) is None:  # closed before Python began
        raise CommandError("Standard output is closed. To see nothing, write: > /dev/null")
    with ExitStack() as stack:
        raw = _raw(command.stdout)
        if _raw(command.stderr) is None:
            sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the process runs
            command.stderr = OutputWrapper(sys.stderr)
        for stream in (raw, _raw(command.stderr)):
            stack.enter_context(_any_character(stream))
        stack.enter_context(_terminated_by_signal())
        stack.enter_context(_watched(command))
        try:
            try:
                yield
            finally:
                command.stdout.flush()
        except OutputLostError as lost:
            _discard(raw)
            if lost.pipe_closed:
                raise SystemExit(PIPE_CLOSED) from None
            raise CommandError(f"The output cannot be written: {lost}.") from None
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None
        except Error as error:
            said = str(error).strip()
            todo = " Run: manage.py migrate" if lacks_tables(error) else ""
            raise CommandError(f"The database refused: {said}{'' if said[-1:] in '.?' else '.'}{todo}") from error


@contextmanager
def telling(command: BaseCommand, so_far: Callable[[], str]) -> Iterator[None]:
    """Where a signal ends what runs inside, say on standard error how far it was."""
    try:
        yield
    except (KeyboardInterrupt, Terminated):
        command.stderr.write(so_far())
        raise


@contextmanager
def writing() -> Iterator[None]:
    """Raise OutputLostError where a stream does not take what is written to it inside."""
    try:
        yield
    except OSError as error:
        raise OutputLostError(error) from None


def write_data(command: BaseCommand, pieces: Iterable[str]) -> None:
    """Write what programs read to standard output: as UTF-8, whatever the locale, with the line ends that it has."""
    raw = _raw(command.stdout)
    buffer = getattr(raw, "buffer", None)
    for piece in pieces:
        with writing():
            if buffer is None:
                raw.write(piece)
            else:
                raw.flush()
                buffer.write(piece.encode())


def _raw(stream: OutputWrapper) -> Any:
    """What is behind one of Django's wrappers; None where it was closed before Python began."""
    return stream._out


class _Output(OutputWrapper):
    """A stream of a command that tells its own failures from those of what the command does."""

    def __init__(self, wrapped: OutputWrapper) -> None:
        super().__init__(_raw(wrapped))
        self._style_func: Any = wrapped.style_func

    def write(  # type: ignore[override]  # of Django's own, which is no stream's either
        self, msg: str = "", style_func: Any = None, ending: str | None = None
    ) -> None:
        with writing():
            super().write(msg, style_func, ending)

    def flush(self) -> None:
        with writing():
            super().flush()


@contextmanager
def _watched(command: BaseCommand) -> Iterator[None]:
    """Have the command's streams tell when they are lost; outside, Django writes to its own."""
    before = command.stdout, command.stderr
    command.stdout, command.stderr = map(_Output, before)
    try:
        yield
    finally:
        command.stdout, command.stderr = before


@contextmanager
def _any_character(stream: object) -> Iterator[None]:
    """Have a stream write what its encoding lacks in other signs, instead of failing at it."""
    if not isinstance(stream, io.TextIOWrapper):
        yield
        return
    before = stream.errors
    stream.reconfigure(errors=_PLAINLY)
    try:
        yield
    finally:
        with suppress(OSError, ValueError):  # what it could not be rid of was told
            stream.reconfigure(errors=before)


@contextmanager
def _terminated_by_signal() -> Iterator[None]:
    """Let SIGTERM unwind the command, so that no half file stays, where nobody else minds it."""
    may = threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    if not may:
        yield
        return
    signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated


def _discard(stream: Any) -> None:
    """Nothing more goes there: Python would fail once more at what is left in the stream's buffer."""
    if stream is sys.stdout:
        with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(_PLAIN.get(sign) or sign.encode("ascii", "backslashreplace").decode() for sign in text), error.end


_PLAINLY = "django_autocaption.plainly"
codecs.register_error(_PLAINLY, _plainly)
