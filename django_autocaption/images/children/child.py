"""``python -m django_autocaption.images.children.child``: decodes images for the process that began it, one by one.

It loads Pillow and what belongs to it, knows no settings, and ends with its standard input. The limits on memory and
processor time are its own, set anew before each image: an image that asks for more ends this process and nothing else.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import Any, BinaryIO

from PIL import Image

from django_autocaption.exceptions import ImageError
from django_autocaption.images.children import wire
from django_autocaption.images.limits import ImageLimits
from django_autocaption.images.shrinking import Shrunk, shrink

try:
    import resource
except ImportError:  # Windows, where no children are begun
    resource = None  # type: ignore[assignment]  # that module's absence is what is tested below

#: Seconds of processor time for one image.
CPU_SECONDS = 5
#: Bytes beside the pixels; for each pixel; at most in all.
BASE, PER_PIXEL, MOST = 150 * 1024**2, 10, 1024**3
#: Pixels of an image that need not wait for others.
SMALL = 4_000_000


def allowance(pixels: int) -> int:
    """Bytes that an image of so many pixels may take."""
    return min(BASE + PER_PIXEL * pixels, MOST)


def main() -> None:
    """Answer until nobody asks any more."""
    # Of the terminal and of the service manager, which both reach the whole group: the parent decides when it is over.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_IGN)
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is no answer
    limits = _Limits()
    while True:
        try:
            header, blobs = wire.receive(lambda size: _exactly(questions, size))
        except EOFError:
            return
        limits.begin()
        _say(answers, *_answer(header, blobs, limits, questions, answers))


def _answer(
    header: dict[str, Any], blobs: list[bytes], limits: _Limits, questions: BinaryIO, answers: BinaryIO
) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    admitted = 0

    def admit(pixels: int) -> None:
        nonlocal admitted
        if pixels <= admitted:
            return
        if pixels > SMALL:
            _say(answers, {"needs": allowance(pixels)}, ())
            wire.receive(lambda size: _exactly(questions, size))  # may wait for other images
        admitted = pixels
        limits.allow(pixels)

    bounds = ImageLimits(**header["limits"])
    Image.MAX_IMAGE_PIXELS = bounds.max_pixels  # in which the parent counted its own
    try:
        small = shrink(blobs[0], name=header["name"], limits=bounds, admit=admit)
    except ImageError as error:
        return {
            "error": {
                "message": error.message,
                "code": error.code,
                "excluded": error.excluded,
                "retryable": error.retryable,
            }
        }, ()
    except MemoryError:  # elsewhere than in a decoder
        return {"exhausted": True}, ()
    return _told(small)


def _told(small: Shrunk) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    header = {
        "media_type": small.media_type,
        "width": small.width,
        "height": small.height,
        "one_colour": small.one_colour,
    }
    return header, (small.data, small.metadata.xmp, small.metadata.exif, small.metadata.iptc)


def _say(answers: BinaryIO, header: dict[str, Any], blobs: tuple[bytes, ...]) -> None:
    answers.writelines(wire.message(header, *blobs))
    answers.flush()


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


class _Limits:
    """Of this process. Address space counts from what it takes when nothing is decoded."""

    def __init__(self) -> None:
        self.idle = _address_space()
        if resource is not None and self.idle is not None:
            self.most = self.idle + MOST
            resource.setrlimit(resource.RLIMIT_AS, (self.most, self.most))

    def begin(self) -> None:
        """For the next image, of which nothing is known yet."""
        self.allow(0)
        if resource is not None:
            _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + CPU_SECONDS, hard))

    def allow(self, pixels: int) -> None:
        """Memory for an image of so many pixels."""
        if resource is not None and self.idle is not None:
            resource.setrlimit(resource.RLIMIT_AS, (min(self.idle + allowance(pixels), self.most), self.most))


def _address_space() -> int | None:
    """Bytes; None where the system does not tell (macOS), which has no limit on it either."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None


if __name__ == "__main__":
    main()
