"""``python -m tests.faults.hostile.large``: four images of 88 megapixels at once, and what memory they take together.

Ends with 1 where worker and children take more than 1.2 GB at any moment, or one of them is not captioned. Linux only.
"""

from __future__ import annotations

import sys
import time

from tests.faults.hostile import usage
from tests.faults.hostile.site import running
from tests.images.hostile import HOSTILE

MOST = 1_200_000_000
NAMES = (
    *["JPEG, progressive CMYK, of 88 megapixels"] * 2,
    "TIFF, JPEG, of 88 megapixels",
    "JPEG, progressive, of 88 megapixels",
)


def main() -> int:
    made = {name: HOSTILE[name].make() for name in set(NAMES)}
    with running() as site:
        began = time.monotonic()
        with usage.Peaks(site.worker) as peaks:
            captions = [site.upload(f"{n}.jpg", made[name] + bytes((n,))) for n, name in enumerate(NAMES)]
            site.finish(*captions)
        took = time.monotonic() - began
    for name, caption in zip(NAMES, captions, strict=True):
        print(f"{name}: {caption.state} {caption.error_code}")
    worker, child, together = (round(size / 1e6) for size in (peaks.worker, peaks.child, peaks.together))
    print(f"{took:.1f} s; at most {together} MB together, {child} MB one child, {worker} MB the worker")
    return int(peaks.together > MOST or any(caption.state != "done" for caption in captions))


if __name__ == "__main__":
    sys.exit(main())
