"""Rows for a million images that were there before, against ``bulk_create``; and killed in the middle, and resumed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any
from unittest import mock

from tests.benchmarks import database
from tests.benchmarks.result import Result, Scale, forget_peak, peak_mb, seconds
from tests.emulator.client import ROOT

NAME = f"{database.NAME}_backfill"
BASELINE_ROWS = 100_000


def measure(scale: Scale) -> Iterator[Result]:
    """On PostgreSQL and on SQLite: one process fills, is killed when a third is there, and another one goes on. Then,
    with all rows taken away again, a whole backfill is timed, and ``bulk_create`` into the full table after it."""
    for kind in database.KINDS:
        with database.empty(kind, NAME):
            _child(kind, scale.rows, "make")
            killed_at = _kill(kind, scale.rows)
            found = json.loads(_child(kind, scale.rows, "measure").splitlines()[-1])
        ratio = found["backfill"] / found["bulk_create"]
        good = not found["double"] and not found["missing"]
        yield Result(
            name=f"backfill of {scale.rows:,} rows against `bulk_create` ({kind})",
            target="≥ 4× rows/s, ≤ 100 MB; killed and resumed: 0 duplicates",
            measured=f"{ratio:.1f}×, {found['grown']:.0f} MB; {found['double']} duplicates, {found['missing']} missing",
            met=ratio >= 4 and found["grown"] <= 100 and good,
            note=f"{found['backfill']:,.0f} and {found['bulk_create']:,.0f} rows/s; the whole process"
            f" {found['process']:.0f} MB; killed at {killed_at:,} rows",
        )


def _command(kind: str, rows: int, step: str) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.lines.backfill", kind, str(rows), step]


def _child(kind: str, rows: int, step: str) -> str:
    return subprocess.run(_command(kind, rows, step), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def _kill(kind: str, rows: int) -> int:
    """``kill -9`` when a third of the rows is there. Returns how many were there then, by what the process told."""
    with subprocess.Popen(_command(kind, rows, "fill"), cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = 0
        for line in process.stdout:
            told += int(line)
            if told >= rows // 3:
                os.kill(process.pid, signal.SIGKILL)
                break
    return told


def _one(kind: str, rows: int, step: str) -> None:
    os.environ["AUTOCAPTION_BENCHMARK_DATABASE"] = json.dumps(database.entry(kind, NAME))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    import django

    django.setup()
    from django.conf import settings

    settings.AUTOCAPTION = settings.AUTOCAPTION | {"LANGUAGES": ["en"]}
    from django_autocaption import conf
    from django_autocaption.pipeline import queue

    conf.reset()
    with mock.patch.object(queue, "_send_one", lambda *message: True):
        {"make": _make, "fill": _fill, "measure": _measure}[step](rows)


def _make(rows: int) -> None:
    from django.core.management import call_command

    from tests.benchmarks.rows import numbers
    from tests.testapp.models import Photo

    call_command("migrate", run_syncdb=True, verbosity=0)
    numbers(Photo._meta.db_table, ["title", "image"], "'', 'photos/2026/11/' || n || '.jpg'", rows)


def _fill(rows: int) -> int:
    """Plans and fills as the command does; tells the number of each chunk."""
    from django_autocaption.pipeline import backfill, planning
    from django_autocaption.registry import registry

    fields = [field for field in registry.all() if field.label == "testapp.Photo.image"]
    batch = backfill.start(planning.plan(fields, using="default"))
    chunk = min(backfill.CHUNK, max(rows // 10, 1))
    with mock.patch.object(backfill, "CHUNK", chunk):
        return backfill.fill(batch.pk, using="default", progress=lambda number: print(number, flush=True))


def _measure(rows: int) -> None:
    """Goes on where the killed one was; then times a whole one."""
    from django.db.models import Count

    from django_autocaption.models import Caption
    from django_autocaption.pipeline import backfill, planning
    from django_autocaption.registry import registry

    _fill(rows)
    told: dict[str, Any] = {"missing": rows - Caption.objects.values("object_id").distinct().count()}
    doubled = (
        Caption.objects.order_by()
        .values("object_id", "field_name", "language")
        .annotate(number=Count("pk"))
        .filter(number__gt=1)
    )
    told["double"] = doubled.count()
    fields = [field for field in registry.all() if field.label == "testapp.Photo.image"]
    Caption.objects.all()._raw_delete("default")
    batch = backfill.start(planning.plan(fields, using="default"))
    forget_peak()
    before = peak_mb()
    told["backfill"] = rows / seconds(lambda: backfill.fill(batch.pk, using="default"))
    told["grown"], told["process"] = peak_mb() - before, peak_mb()
    baseline = min(BASELINE_ROWS, rows // 2)
    first = Caption.objects.order_by("-pk").values_list("pk", flat=True)[baseline]
    Caption.objects.filter(pk__gt=first)._raw_delete("default")
    told["bulk_create"] = baseline / seconds(lambda: _bulk_create(fields[0], rows - baseline, rows))
    print(json.dumps(told))


def _bulk_create(field: Any, start: int, stop: int) -> None:
    """As ``intake`` would insert them: objects read and rows made in Python, 500 at a time."""
    from django_autocaption.pipeline import intake

    photos = field.model.objects.order_by("pk").values_list("pk", "image")[start:stop].iterator(chunk_size=500)
    while chunk := list(islice(photos, 500)):
        intake._insert(field, [(str(pk), name, "en") for pk, name in chunk], "default", None, True)


if __name__ == "__main__":
    _one(sys.argv[1], int(sys.argv[2]), sys.argv[3])
