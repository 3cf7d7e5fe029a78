"""Children that decode, as many as are asked at once; the memory that large images need together is bounded."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, TypeVar

from PIL import Image

from django_autocaption.exceptions import ImageError
from django_autocaption.images.children import wire
from django_autocaption.images.decoding import too_costly
from django_autocaption.images.embedding import Change
from django_autocaption.images.limits import ImageLimits
from django_autocaption.images.shrinking import Shrunk
from django_autocaption.images.spool import Blob
from django_autocaption.types import ImageMetadata

#: Whether this system has what children need; Windows has no limits that a process can set itself.
POSSIBLE = os.name == "posix"
#: Seconds of processor time for one image, both tries together; of the five that a file may take in all, the rest is
#: for beginning another child, and for reading the file, which takes so many more for each byte.
CPU_SECONDS = 4.2
SECONDS_A_BYTE = 0.01 / 1024**2
#: A second try takes at least so many.
LEAST_SECONDS = 0.5
#: Seconds without an answer and without a moment of processor time, after which a child hangs: a busy machine gives it
#: little, and none that goes on gives it nothing for as long. And seconds for an answer, whatever the child does.
HANGS, DEADLINE = 60, 600
#: Images that a child decodes before another one takes its place: beginning one costs as much processor time as some
#: hundred small images, and none grew in four thousand.
IMAGES = 2_000
#: Variables that a child gets of its parent's: none that could hold a secret.
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
#: Threads of decoders take address space, which is counted.
_SET = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "1048576",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "VIPS_CONCURRENCY": "1",
}
_PROGRAM = "django_autocaption.images.children.child"

T = TypeVar("T")
_Header = Mapping[str, Any]


class _DiedError(Exception):
    """The child is gone; ``signal``: which one ended it, 0 = none is known; ``seconds``: processor time that the image
    has taken."""

    def __init__(self, number: int, seconds: float) -> None:
        super().__init__(number)
        self.number, self.seconds = number, seconds


class Children:
    """Works on images in children, from any number of threads. ``memory``: bytes that all images may take at once; one
    that needs more goes alone. ``python``: the interpreter, "" = that of this process.

    An image whose child dies is tried once more, alone, and then is ``unreadable``.
    """

    def __init__(self, *, memory: int, python: str = "") -> None:
        self.python = python or sys.executable
        self._idle: list[_Child] = []
        self._lock = threading.Lock()
        self._room = _Room(memory)

    def shrink(self, blob: Blob, *, name: str, limits: ImageLimits) -> Shrunk:
        """As ``shrinking.shrink``."""
        bounds = {**asdict(limits), "max_pixels": _pixels(limits)}
        return self._twice({"task": "shrink", "name": name, "limits": bounds}, blob, _shrunk)

    def embed(
        self, blob: Blob, alternatives: Mapping[str, str], *, machines: Collection[str], before: str, name: str
    ) -> Change | None:
        """As ``embedding.change_for``."""
        question = {"alternatives": dict(alternatives), "machines": list(machines), "before": before}
        return self._twice({"task": "embed", "name": name, **question}, blob, _change)

    def _twice(self, question: Mapping[str, Any], blob: Blob, read: Callable[[_Header, list[bytes]], T]) -> T:
        """Ask a child, and another one where that dies. ``read``: makes the value of an answer. Raises ImageError."""
        name, seconds = question["name"], CPU_SECONDS - SECONDS_A_BYTE * len(blob)
        for alone in (False, True):
            try:
                return self._ask({**question, "seconds": seconds}, blob, read, alone=alone)
            except _DiedError as died:
                seconds -= died.seconds
                if died.number == signal.SIGPROF or seconds < LEAST_SECONDS:  # a limit that it would meet again
                    raise too_costly(name) from None
        raise ImageError(
            f"{name} ended the process that decodes it, twice. Open it in an image editor, save it again, and "
            "upload that.",
            code="unreadable",
        )

    def close(self) -> None:
        """End the idle ones."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def forget(self) -> None:
        """After a fork: they are the parent's; this process only lets go of their pipes."""
        self._lock = threading.Lock()
        for child in self._idle:
            child.drop()
            child.process.returncode = 0  # nobody else waits for it here
        self._idle = []

    def _ask(self, question: _Header, blob: Blob, read: Callable[[_Header, list[bytes]], T], *, alone: bool) -> T:
        with self._one() as child:
            child.say(question, blob)
            header, blobs = child.hear()
            while "needs" in header:
                with self._room.for_bytes(int(header["needs"]), alone=alone):
                    child.say({})
                    header, blobs = child.hear()
            return child.read(header, blobs, name=question["name"], value=read)

    @contextmanager
    def _one(self) -> Iterator[_Child]:
        with self._lock:
            child = self._idle.pop() if self._idle else None
        if child is not None and not child.is_alive():
            child.drop()
            child = None
        if child is None:
            child = self._new()
        try:
            yield child
        except ImageError:
            self._give_back(child)
            raise
        except BaseException:
            child.end()
            raise
        self._give_back(child)

    def _new(self) -> _Child:
        try:
            return _Child(self.python)
        except OSError as error:
            raise ImageError(
                f"The process that decodes images could not be begun ({type(error).__name__}). "
                "Check the interpreter in DECODING_PYTHON, and how many processes the system allows.",
                code="settings",
                retryable=True,
            ) from error

    def _give_back(self, child: _Child) -> None:
        child.images += 1
        if child.images >= IMAGES or child.is_spent:
            child.end()
            return
        with self._lock:
            self._idle.append(child)


class _Room:
    """Bytes that images may take together."""

    def __init__(self, memory: int) -> None:
        self.free = memory
        self.inside = 0
        self.condition = threading.Condition()

    @contextmanager
    def for_bytes(self, needs: int, *, alone: bool) -> Iterator[None]:
        with self.condition:
            # What needs more than there is goes in when nothing else is.
            self.condition.wait_for(lambda: not self.inside or (self.free >= needs and not alone))
            self.free -= needs
            self.inside += 1
        try:
            yield
        finally:
            with self.condition:
                self.free += needs
                self.inside -= 1
                self.condition.notify_all()


class _Child:
    """One child and the pipes to it, which do not block."""

    def __init__(self, python: str) -> None:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self.process = subprocess.Popen(  # noqa: S603 - this program, by the site's own interpreter
            [python, "-m", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment, **_SET, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            start_new_session=True,
            bufsize=0,
        )
        assert self.process.stdin is not None  # noqa: S101 - for the type checker
        assert self.process.stdout is not None  # noqa: S101 - for the type checker
        self.questions, self.answers = self.process.stdin, self.process.stdout
        for pipe in (self.questions, self.answers):
            os.set_blocking(pipe.fileno(), False)
        self._writable, self._readable = select.poll(), select.poll()
        self._writable.register(self.questions, select.POLLOUT)
        self._readable.register(self.answers, select.POLLIN)
        self.images, self.seconds, self.is_spent = 0, 0.0, False
        """What it has worked on, its processor time then, and whether it holds on to memory."""

    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def say(self, header: Mapping[str, Any], *blobs: Blob) -> None:
        """Ask. Raises _DiedError."""
        patience = _Patience(self.process.pid)
        for piece in wire.message(header, *blobs):
            rest = memoryview(piece)
            while rest:
                try:
                    rest = rest[os.write(self.questions.fileno(), rest) :]
                except BlockingIOError:
                    self._wait(self._writable, patience)
                except OSError:
                    raise self._died() from None

    def hear(self) -> tuple[dict[str, Any], list[bytes]]:
        """Its answer. Raises _DiedError, also where it does not answer in time, or says what is no answer."""
        patience = _Patience(self.process.pid)

        def exactly(size: int) -> bytes:
            pieces: list[bytes] = []
            while size:
                try:
                    piece = os.read(self.answers.fileno(), min(size, 1024 * 1024))
                except BlockingIOError:
                    self._wait(self._readable, patience)
                    continue
                if not piece:
                    raise EOFError
                pieces.append(piece)
                size -= len(piece)
            return b"".join(pieces)

        try:
            return wire.receive(exactly)
        except (EOFError, OSError, wire.WireError):
            raise self._died() from None

    def read(self, header: _Header, blobs: list[bytes], *, name: str, value: Callable[[_Header, list[bytes]], T]) -> T:
        """The value of an answer, which is as foreign as the image. Raises ImageError, _DiedError for what makes no
        sense."""
        try:
            self.seconds, self.is_spent = float(header["used"]), bool(header["spent"])
            if "exhausted" in header:
                raise too_costly(name)
            if "error" in header:
                told = header["error"]
                raise ImageError(
                    str(told["message"]),
                    code=str(told["code"]),
                    excluded=bool(told["excluded"]),
                    retryable=bool(told["retryable"]),
                )
            return value(header, blobs)
        except (KeyError, TypeError, ValueError):
            raise _DiedError(0, CPU_SECONDS) from None

    def end(self) -> None:
        """Kill it and whatever it began."""
        self.drop()
        if self.process.returncode is None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                self.process.kill()
            self.process.wait()

    def drop(self) -> None:
        """Close the pipes."""
        for pipe in (self.questions, self.answers):
            pipe.close()

    def _wait(self, poll: select.poll, patience: _Patience) -> None:
        while not poll.poll(1000):
            if patience.is_over():
                raise self._died()

    def _died(self) -> _DiedError:
        """Why; waits a moment for the system to know. One that hangs has died, too."""
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline:
            try:
                number, status, used = os.wait4(self.process.pid, os.WNOHANG)
            except ChildProcessError:  # this process has the system wait for its children
                break
            if number:
                self.process.returncode = os.waitstatus_to_exitcode(status)
                seconds = used.ru_utime + used.ru_stime - self.seconds
                return _DiedError(max(0, -self.process.returncode), seconds)
            time.sleep(0.005)
        return _DiedError(0, 0.0)


class _Patience:
    """With one answer of a child, in seconds that this process lived through: where all stand still, none passes."""

    def __init__(self, process: int) -> None:
        self.process, self.used = process, -1
        self.waited = self.idle = 0

    def is_over(self) -> bool:
        """After another second without an answer; the first one shows no more than what the child has used by then."""
        used = _processor_time(self.process)
        self.idle = 0 if used > self.used else self.idle + 1
        self.waited, self.used = self.waited + 1, used
        return self.idle >= HANGS or self.waited >= DEADLINE


def _processor_time(process: int) -> int:
    """Of a process so far, in parts of a second; 0 where the system does not tell (macOS)."""
    try:
        with open(f"/proc/{process}/stat", "rb") as file:
            return sum(map(int, file.read().rpartition(b")")[2].split()[11:13]))
    except OSError:
        return 0


def _pixels(limits: ImageLimits) -> int:
    """At most, with the limit that the site gave Pillow in this process."""
    return min(limits.max_pixels, Image.MAX_IMAGE_PIXELS or limits.max_pixels)


def _change(header: _Header, blobs: list[bytes]) -> Change | None:
    return Change(int(header["start"]), int(header["end"]), blobs[0]) if blobs else None


def _shrunk(header: _Header, blobs: list[bytes]) -> Shrunk:
    data, small, xmp, exif, iptc = blobs
    share = header["share"]
    return Shrunk(
        data=data,
        media_type=str(header["media_type"]),
        width=int(header["width"]),
        height=int(header["height"]),
        metadata=ImageMetadata(xmp=xmp, exif=exif, iptc=iptc),
        share=None if share is None else float(share),
        one_colour=bool(header["one_colour"]),
        small=small,
    )
