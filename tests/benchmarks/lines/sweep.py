"""The safety net over a million rows: how much of the minute between two sweeps it takes."""

from __future__ import annotations

from collections.abc import Iterator
from unittest import mock

from tests.benchmarks.result import Result, Scale, alternate, seconds

NEEDS_ROWS = True
EVERY = 60.0


def measure(scale: Scale) -> Iterator[Result]:
    """A sweep that finds nothing, as nearly all do; it has to look at every image to know."""
    from django.db import connection

    from django_autocaption.pipeline.runtime import queue
    from django_autocaption.pipeline.upkeep import sweep

    with mock.patch.object(queue, "_send_one", lambda *message: True):
        found = sweep.sweep()
        assert sweep.sweep().unannounced == 0, found
        (whole,) = alternate(lambda: seconds(sweep.sweep), rounds=scale.of(3, 1))
    yield Result(
        name=f"a sweep over 1M captions ({connection.vendor})",
        target="none was set; ≤ 0.1 of each minute",
        measured=f"{whole / EVERY:.3f} ({whole:.1f} s)",
        met=whole <= 0.1 * EVERY,
        note="finds nothing; nearly all of it is the search for images that nobody announced (SWEEP_IMAGES)",
    )
