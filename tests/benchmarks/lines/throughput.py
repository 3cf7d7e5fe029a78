"""Captions a second of real workers whose service takes half a second for each."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from django_autocaption import images
from tests.benchmarks import service, workers
from tests.benchmarks.result import Result, Scale
from tests.benchmarks.workers import IN_FLIGHT, SMALL
from tests.emulator.client import ROOT
from tests.site.live import Site

LATENCY = 0.5
IDEAL = IN_FLIGHT / LATENCY
POOL = ("--pool", "threads", "-c", "4", "-l", "INFO", "--without-gossip", "--without-mingle")
NAIVE_POOL = ("--pool", "prefork", "-c", "32", "--without-gossip", "--without-mingle")


@dataclass
class Run:
    """What came of one."""

    rate: float
    cpu_ms: float
    mb: float
    load: float


def measure(scale: Scale) -> Iterator[Result]:
    """One worker process, two of them, and prefork with one image a task, each on the same images; and a bare loop."""
    count = scale.of(1500, 300)
    ones, twos = [], []
    for _round in range(scale.of(2, 1)):
        ones.append(_ours(count, 1))
        twos.append(_ours(2 * count, 2))
    one, two = (max(runs, key=lambda run: run.rate) for runs in (ones, twos))
    for run, number, target in ((one, 1, 0.75), (two, 2, 0.80)):
        share = run.rate / (IDEAL * number)
        yield Result(
            name=f"worker processes: {number}, with {IN_FLIGHT} in flight each, against Little's law",
            target=f"≥ {target:.2f}",
            measured=f"{share:.2f}",
            met=share >= target,
            note=f"{run.rate:.0f} of {IDEAL * number:.0f} captions/s in {run.mb:.0f} MB; the best of {len(ones)} runs;"
            f" {os.cpu_count()} cores also run the database, the broker and the service; load {run.load:.1f}",
        )
    naive = _naive(scale.of(400, 100))
    ratio = (one.rate / one.mb) / (naive.rate / naive.mb)
    yield Result(
        name="captions/s per MB against prefork, one image a task",
        target="≥ 8×",
        measured=f"{ratio:.0f}×",
        met=ratio >= 8,
        note=f"{one.rate:.0f}/s in {one.mb:.0f} MB; prefork of 32: {naive.rate:.0f}/s in {naive.mb:.0f} MB",
    )
    yield _processor(scale)
    yield _in_children(scale)


def _in_children(scale: Scale) -> Result:
    """What it costs that foreign bytes are decoded in processes of their own, of small photographs."""
    rounds = scale.of(1500, 100)
    children, alone = (
        max((_ours(rounds, 1, **way) for _round in range(scale.of(3, 1))), key=lambda run: run.rate)
        for way in ({}, {"DECODE_IN_CHILDREN": False})
    )
    ratio = children.rate / alone.rate
    return Result(
        name="captions/s with decoding in children / in the worker's own process",
        target="≥ 0.9",
        measured=f"{ratio:.2f}",
        met=ratio >= 0.9,
        note=f"{children.rate:.0f} and {alone.rate:.0f} captions/s of small images, {children.cpu_ms:.1f} and"
        f" {alone.cpu_ms:.1f} ms of a processor each, {children.mb:.0f} and {alone.mb:.0f} MB; load {alone.load:.1f}",
    )


def _processor(scale: Scale) -> Result:
    """Of a worker that is warm and its children, without the preparation, which is a line of its own."""
    picture, rounds = _image(), scale.of(1000, 100)
    run = min((_ours(rounds, 1, picture) for _round in range(scale.of(3, 1))), key=lambda run: run.cpu_ms)
    floor = min(_floor(picture, rounds) for _round in range(3))
    preparation = _preparation(picture)
    cpu = run.cpu_ms - preparation
    return Result(
        name="CPU a caption / hand-written serial floor",
        target="≤ 2.5",
        measured=f"{cpu / floor:.1f}",
        met=cpu / floor <= 2.5,
        note=f"{cpu:.2f} ms of the worker and its children, besides {preparation:.2f} ms to read and check"
        f" {len(picture) // 1024} KB; the bare loop {floor:.2f} ms; the best of three each; load {run.load:.1f}",
    )


def _ours(count: int, number: int, picture: bytes = SMALL, **autocaption: Any) -> Run:
    with (
        service.running(LATENCY) as asked,
        workers.site(count + IN_FLIGHT, asked.url, picture, **autocaption) as place,
    ):
        started = [place.start_worker(*POOL) for _worker in range(number)]
        place.ready(*started)
        workers.announce(place, stop=IN_FLIGHT)
        _finish(place, IN_FLIGHT)  # what a worker does once is no caption's cost
        before = [workers.usage(worker) for worker in started]
        workers.announce(place, start=IN_FLIGHT)
        _finish(place, count + IN_FLIGHT)
        after = [workers.usage(worker) for worker in started]
        cpu = sum(a.cpu for a in after) - sum(b.cpu for b in before)
        times = sorted(asked.answered())[IN_FLIGHT:]
        return Run(workers.rate(times), cpu / count * 1000, sum(a.mb for a in after), os.getloadavg()[0])


def _finish(place: Site, count: int) -> None:
    workers.finish(lambda: place.counts().get("done", 0), count, 300, lambda: f"{place.counts()} {place.log()[-2000:]}")


def _naive(count: int) -> Run:
    with service.running(LATENCY) as asked, workers.site(count, asked.url) as place:
        worker = place.start_worker(*NAIVE_POOL, "-I", "tests.benchmarks.naive")
        place.ready(worker)
        _send_all(place, asked.url)
        workers.finish(lambda: len(asked.answered()), count, 300, lambda: place.log()[-2000:])
        return Run(workers.rate(asked.answered()), 0, workers.usage(worker).mb, os.getloadavg()[0])


def _send_all(place: Site, url: str) -> None:
    workers.run(
        place,
        "from tests.benchmarks.naive import caption; from tests.testapp.models import Photo;"
        f" [caption.apply_async((pk, {url!r}), queue={place.config['queue']!r})"
        " for pk in Photo.objects.values_list('pk', flat=True)]",
    )


def _floor(picture: bytes, rounds: int) -> float:
    with service.running(0) as asked, workers.site(1, asked.url) as place:
        command = [sys.executable, "-m", "tests.benchmarks.naive", asked.url, str(rounds)]
        done = subprocess.run(command, cwd=ROOT, env=place.environment, input=picture, capture_output=True, check=True)
        return float(done.stdout)


def _image() -> bytes:
    """As many bytes as services get of a photograph, and few pixels, so that little is to be subtracted."""
    stream = BytesIO()
    Image.frombytes("RGB", (270, 270), random.Random(1).randbytes(3 * 270 * 270)).save(stream, "PNG")
    return stream.getvalue()


def _preparation(picture: bytes) -> float:
    """Processor milliseconds of what the worker does with this file before it asks."""
    rounds = 200
    started = time.process_time()
    for _round in range(rounds):
        images.prepare(ContentFile(picture), name="photo.png")
    return (time.process_time() - started) / rounds * 1000
