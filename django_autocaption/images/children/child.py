"""``python -m django_autocaption.images.children.child``: works on images for the process that began it, one by one.

It loads Pillow and what belongs to it, knows no settings, and ends with its standard input. The limits on memory and
processor time are its own, set anew for each image: an image that asks for more ends this process and nothing else.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

from PIL import AvifImagePlugin, Image

from django_autocaption.exceptions import ImageError
from django_autocaption.images import vips
from django_autocaption.images.children import wire
from django_autocaption.images.children.memory import Memory, allowance
from django_autocaption.images.embedding import change_for
from django_autocaption.images.limits import ImageLimits
from django_autocaption.images.shrinking import shrink

#: Pixels of an image that need not wait for others.
SMALL = 4_000_000

#: Those of decoders, of which each takes some megabytes of address space.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
with suppress(ImportError):
    importlib.import_module("pillow_heif").options.DECODE_THREADS = 1

Answer = tuple[dict[str, Any], tuple[bytes, ...]]


def main() -> None:
    """Answer until nobody asks any more."""
    # Of the terminal and of the service manager, which both reach the whole group: the parent decides when it is over.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_IGN)
    # The end of its time, which a parent may have told it to ignore.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGPROF})
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is no answer
    child = _Child(sys.stdin.buffer, answers)
    while child.serve():
        pass


class _Child:
    """Its pipes and its limits."""

    def __init__(self, questions: BinaryIO, answers: BinaryIO) -> None:
        self.questions, self.answers = questions, answers
        vips.warm_up()
        self.memory = Memory()
        self.tasks: dict[str, Callable[[dict[str, Any], bytes], Answer]] = {"shrink": self.shrink, "embed": self.embed}

    def serve(self) -> bool:
        """Answer one question; False = there is none any more."""
        try:
            question, blobs = self.hear()
        except EOFError:
            return False
        self.memory.allow(0, file=len(blobs[0]))
        signal.setitimer(signal.ITIMER_PROF, question["seconds"])
        header, parts = self.work(question, blobs[0])
        signal.setitimer(signal.ITIMER_PROF, 0)
        del blobs
        spent = not self.memory.release()
        self.say({**header, "used": time.process_time(), "spent": spent}, parts)
        return True

    def work(self, question: dict[str, Any], data: bytes) -> Answer:
        """What the task answers, or why it failed."""
        why: dict[str, Any] = {}
        try:
            return self.tasks[question["task"]](question, data)
        except ImageError as error:
            why = vars(error)
        except MemoryError:  # elsewhere than in a decoder, or what that held left no room for its error
            pass
        gc.collect()  # only now, when the error is gone, is what its traceback held
        return {"error": why} if why else {"exhausted": True}, ()

    def shrink(self, question: dict[str, Any], data: bytes) -> Answer:
        """As ``shrinking.shrink``."""
        admitted = 0

        def admit(pixels: int) -> None:
            nonlocal admitted
            if pixels <= admitted:
                return
            if pixels > SMALL:
                self.say({"needs": allowance(pixels)}, ())
                self.hear()  # may wait for other images
            admitted = pixels
            self.memory.allow(pixels, file=len(data))

        limits = ImageLimits(**question["limits"])
        Image.MAX_IMAGE_PIXELS = limits.max_pixels  # in which the parent counted its own
        small = shrink(data, name=question["name"], limits=limits, admit=admit)
        header = {
            "media_type": small.media_type,
            "width": small.width,
            "height": small.height,
            "share": small.share,
            "one_colour": small.one_colour,
        }
        return header, (small.data, small.small, small.metadata.xmp, small.metadata.exif, small.metadata.iptc)

    def embed(self, question: dict[str, Any], data: bytes) -> Answer:
        """As ``embedding.change_for``."""
        said = {key: question[key] for key in ("machines", "before", "name")}
        change = change_for(data, question["alternatives"], **said)
        return ({}, ()) if change is None else ({"start": change.start, "end": change.end}, (change.new,))

    def say(self, header: dict[str, Any], blobs: tuple[bytes, ...]) -> None:
        """One message."""
        self.answers.writelines(wire.message(header, *blobs))
        self.answers.flush()

    def hear(self) -> tuple[dict[str, Any], list[bytes]]:
        """One message. Raises EOFError."""
        return wire.receive(self._exactly)

    def _exactly(self, size: int) -> bytes:
        data = self.questions.read(size)
        if len(data) < size:
            raise EOFError
        return data


if __name__ == "__main__":
    main()
