"""Prepares each file of a folder, in a process of its own: ``python -m tests.images.measured FOLDER DECODER MAX_EDGE``.

Prints for each a line of JSON: its name, the outcome, the growth of the memory peak in MiB and the processor seconds.
Ends with an error if anything tried to start a program or to open a connection.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import warnings
from pathlib import Path

from django.core.files.base import File

from django_autocaption.exceptions import ImageError
from django_autocaption.images import ImageLimits, prepare, vips
from django_autocaption.providers.embedded.metadata.author import read_author_words
from tests.images.pictures import Stored, quarters, saved

FORBIDDEN = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "socket.connect",
    "socket.getaddrinfo",
)


def peak() -> float:
    """MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024**2


def guard(event: str, arguments: object) -> None:
    if event.startswith(FORBIDDEN):
        raise SystemExit(f"{event} {arguments}")


def main(folder: Path, decoder: str, max_edge: int) -> None:
    warnings.simplefilter("ignore")
    limits = ImageLimits(max_edge=max_edge)
    if decoder == "Pillow":
        vips._library = lambda: None
    for kind in ("JPEG", "PNG", "GIF", "WEBP", "TIFF"):  # whatever is loaded at the first use
        prepare(Stored(saved(quarters(), kind)), name="x", limits=ImageLimits(max_edge=16))
    sys.addaudithook(guard)
    for path in sorted(folder.iterdir()):
        before, began = peak(), time.process_time()
        try:
            with path.open("rb") as file:
                prepared = prepare(File(file), name=path.name, limits=limits)
            read_author_words(prepared.metadata, "en")
            outcome = prepared.media_type
        except ImageError as error:
            outcome = error.code
        seconds = time.process_time() - began
        print(json.dumps({"name": path.name, "outcome": outcome, "mib": peak() - before, "seconds": seconds}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
