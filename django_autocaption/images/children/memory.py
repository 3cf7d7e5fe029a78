"""How much memory an image may take: the allowance, and the limit that a child sets itself."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from contextlib import suppress

from django_autocaption.images.children import wire
from django_autocaption.images.spool import IN_MEMORY

try:
    import resource
except ImportError:  # Windows, where no children are begun
    resource = None  # type: ignore[assignment]  # that module's absence is what is tested below

#: Bytes beside the pixels, for each pixel, and at most in all: of the child itself, and of the file, which its parent
#: holds in part.
BASE, PER_PIXEL, MOST = 150 * 1024**2, 10, 1024**3
#: Bytes of a file for which that is meant; one that a site lets be larger needs more.
ORDINARY_FILE = 50 * 1024**2
#: Bytes of libraries that are mapped when the child begins, and become memory only when they are first used.
_LATER = 4 * 1024**2
#: Bytes that may stay behind when an image is done.
_REMAINDER = 32 * 1024**2


def allowance(pixels: int) -> int:
    """Bytes that an image of so many pixels may take."""
    return min(BASE + PER_PIXEL * pixels, MOST)


class Memory:
    """Of this process. What is limited is address space, of which a part is no memory: that is measured at first, when
    nothing is decoded, and does not count."""

    def __init__(self) -> None:
        self.space, resident = _taken()
        self.own = max(0, self.space - resident - _LATER)
        self.most = self.own + MOST + wire.MOST_BODY
        self._trim = _trimmer()

    def allow(self, pixels: int, *, file: int = 0) -> None:
        """From now on, memory for an image of so many pixels in a file of so many bytes."""
        if self.space:
            of_parent, more = min(file, IN_MEMORY), max(0, file - ORDINARY_FILE)
            self._limit(self.own + allowance(pixels) - of_parent + more)

    def release(self) -> bool:
        """An image is done: give what it took back to the system, and let the next file come in. False where too much
        stays behind: it would be missing for the next image."""
        if not self.space:
            return True
        self._limit(self.most)
        if _taken()[0] > self.space + _REMAINDER:
            self._trim(0)
        return _taken()[0] <= self.space + _REMAINDER

    def _limit(self, size: int) -> None:
        if resource is not None:
            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            most = self.most if hard == resource.RLIM_INFINITY else min(self.most, hard)
            resource.setrlimit(resource.RLIMIT_AS, (min(size, most), most))


def _taken() -> tuple[int, int]:
    """Bytes of address space, and of memory; nothing where the system does not tell (macOS), which has no limit on it
    either."""
    try:
        with open("/proc/self/statm", "rb") as file:
            space, resident = file.read().split()[:2]
            page = os.sysconf("SC_PAGE_SIZE")
            return int(space) * page, int(resident) * page
    except (OSError, ValueError):
        return 0, 0


def _trimmer() -> Callable[[int], object]:
    """glibc's own; elsewhere there is none."""
    with suppress(OSError, AttributeError):
        trim: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
        return trim
    return lambda _pad: None
