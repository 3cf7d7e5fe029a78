"""``python -m tests.faults.hostile [--quick] [--busy] [--only WORD …]``: what hostile files cost a worker, as Markdown.

Beside each a good image is uploaded. Ends with 1 where a file takes over 5 s of processor time, over 150 MB and 10
bytes a pixel of memory (1 GB at most), or does not end as a row should; and where the image beside it takes much longer
than such images do. Linux only.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from itertools import count
from statistics import median
from typing import NamedTuple

from django_autocaption.images.children.memory import allowance
from tests.faults.hostile import usage
from tests.faults.hostile.site import Foreign, running
from tests.images.hostile import HOSTILE
from tests.images.hostile.parts import Hostile
from tests.pictures import jpeg

SECONDS = 5.0
#: How much longer than usual a good image may take, where the machine has a core for it.
LONGER = 3.0
#: How a row about a hostile file ends: with words, or with one of these.
CODES = {
    "unreadable",
    "truncated",
    "empty",
    "too_many_pixels",
    "too_small",
    "too_narrow",
    "unsupported",
    "not_an_image",
    "svg",
}
#: What a row with words, or one that needs none, may say: nothing, by rule one colour, or that an editor has to look.
SAID = {"", "one_colour", "not_fit_to_publish"}
_MB = 1024**2
_numbers = count(1)


@dataclass(frozen=True)
class Cost:
    """Of one hostile file, and of the good image beside it."""

    seconds: float
    worker: int
    """Bytes by which the worker grew."""
    child: int
    """Bytes that the child had at most."""
    ending: str
    code: str
    beside: str
    """How the good image ended."""
    took: float
    """Seconds from its upload to its end."""

    def faults(self, file: Hostile, usual: float, *, busy: bool) -> str:
        """What is over a limit. ``busy``: the machine has other work, so that times tell nothing."""
        found = {
            "processor time": self.seconds > SECONDS and not busy,
            "memory": self.worker + self.child > allowance(file.pixels),
            "ending": self.code not in (CODES if self.ending != "done" else SAID),
            "the image beside it": self.beside != "done" or (self.took > usual + LONGER and not busy),
        }
        return ", ".join(name for name, wrong in found.items() if wrong)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.hostile", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="those that are quickly made")
    parser.add_argument("--busy", action="store_true", help="the machine does other things: times are not judged")
    parser.add_argument("--only", nargs="+", default=[""], help="those whose names hold one of these words")
    options = parser.parse_args()
    chosen = {
        name: file
        for name, file in HOSTILE.items()
        if (file.quick or not options.quick) and any(word in name for word in options.only)
    }
    worst = 0
    with running() as site:
        usual = _Usual(*(median(values) for values in zip(*[_good(site) for _n in range(6)][1:], strict=True)))
        print("| file | MB | CPU, s | worker, MB | child, MB | may take, MB | ended | image beside, s | |")
        print("|---|---|---|---|---|---|---|---|---|", flush=True)
        for name, file in chosen.items():
            data = file.make()
            cost = _cost(site, name, data, usual)
            faults = cost.faults(file, usual.took, busy=options.busy)
            worst += bool(faults)
            memory = " | ".join(f"{size / _MB:.0f}" for size in (cost.worker, cost.child, allowance(file.pixels)))
            ending = f"{cost.ending} {cost.code}".strip()
            measured = f"{len(data) / _MB:.1f} | {cost.seconds:.1f} | {memory} | {ending} | {cost.took:.1f}"
            print(f"| {name} | {measured} | {faults} |", flush=True)
    print(
        f"\n{len(chosen)} files, {worst} over a limit; a good image alone takes {usual.took:.1f} s, "
        f"{usual.seconds:.2f} s of the processor, and {usual.worker / _MB:.0f} MB of the worker."
    )
    return bool(worst)


class _Usual(NamedTuple):
    """What a good image alone costs."""

    took: float
    seconds: float
    worker: float


def _good(site: Foreign) -> _Usual:
    spent, held, began = usage.seconds(site.worker), usage.resident(site.worker), time.monotonic()
    with usage.Peaks(site.worker) as peaks:
        caption = site.upload("good.jpg", _photograph())
        took = site.finish(caption)[caption.pk] - began
        usage.wait_for_rest(site.worker)
    return _Usual(took, usage.seconds(site.worker) - spent, max(0, peaks.worker - held))


def _photograph() -> bytes:
    """Other bytes each time."""
    return jpeg((next(_numbers) % 256, 90, 40), (640, 480)) + next(_numbers).to_bytes(4, "big")


def _cost(site: Foreign, name: str, data: bytes, usual: _Usual) -> Cost:
    """Beside what the good image costs."""
    spent, held = usage.seconds(site.worker), usage.resident(site.worker)
    with usage.Peaks(site.worker) as peaks:
        hostile = site.upload(f"{name.replace('/', ' ')}.jpg", data)
        began = time.monotonic()
        good = site.upload("good.jpg", _photograph())
        ended = site.finish(hostile, good)
        usage.wait_for_rest(site.worker)
    return Cost(
        seconds=max(0.0, usage.seconds(site.worker) - spent - usual.seconds),
        worker=max(0, int(peaks.worker - held - usual.worker)),
        child=peaks.child,
        ending=hostile.state,
        code=hostile.error_code,
        beside=good.state,
        took=ended[good.pk] - began,
    )


if __name__ == "__main__":
    sys.exit(main())
