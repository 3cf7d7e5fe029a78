"""``python -m tests.benchmarks [--only LINE …] [--rows 1000000] [--most 10000000] [--quick]``: the table of targets, as
Markdown.

Needs PostgreSQL, Redis (``tests/services.py``), 25 GB of disk, Linux, and about an hour; without the line ``growth``
5 GB and ten minutes less.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack

from tests.benchmarks import database, machine
from tests.benchmarks.result import Result
from tests.benchmarks.site import SMALL, SMALL_ROWS
from tests.emulator.client import ROOT

#: Modules of ``lines``, each in a process of its own.
LINES = (
    *("saving", "broker_down", "web_process", "uploads", "recovery", "throughput", "preparation", "quota", "outage"),
    *("polling", "looks", "locked_row", "memory", "backfill", "bulk_request"),
    "desk",
)
#: Those that need the database of a million rows, on each kind of database.
LINES_WITH_ROWS = ("admin_pages", "tags", "sweep")
#: Those that need one with many more, on PostgreSQL, and its sister with a hundredth of that.
LINES_WITH_MOST = ("growth",)
MOST = 10_000_000
ALL = LINES + LINES_WITH_ROWS + LINES_WITH_MOST


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=ALL, default=ALL)
    parser.add_argument("--rows", type=int, default=database.ROWS, help="of the large database")
    parser.add_argument("--most", type=int, default=MOST, help="of the database that growth is measured on")
    parser.add_argument("--quick", action="store_true", help="see that all of it works; the figures mean little")
    options = parser.parse_args()
    if options.quick:
        options.rows, options.most = min(options.rows, 20_000), min(options.most, 200_000)
    started, results, broken = time.monotonic(), [], []
    print("| what | target | measured | verdict |\n|---|---|---|---|")
    for line, kind in _steps(options):
        more = ["--quick"] * options.quick + (["--database", kind] if kind else [])
        rows = options.most if line in LINES_WITH_MOST else options.rows
        print(f"{time.monotonic() - started:5.0f} s  {line} {kind}", file=sys.stderr, flush=True)
        found, is_whole = _run("tests.benchmarks.run", line, "--rows", str(rows), *more)
        broken += [] if is_whole else [f"{line} {kind}"]
        for result in found:
            print(f"| {result.name} | {result.target} | {result.measured} | {result.verdict} |", flush=True)
        results += found
    print(f"\n{machine.describe()} {time.monotonic() - started:.0f} s in all.\n")
    for result in results:
        if result.note:
            print(f"- {result.name}: {result.note}.")
    if broken:
        print(f"\nThese broke off: {', '.join(broken)}.")
    return 1 if broken else 0


def _steps(options: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Lines with the kind of database that stands ready for them, "" = none."""
    for line in LINES:
        if line in options.only:
            yield line, ""
    for kind in database.KINDS:
        yield from _with_rows(options, LINES_WITH_ROWS, kind, (options.rows, SMALL_ROWS))
    sizes = (options.most, options.most // 100)
    yield from _with_rows(options, LINES_WITH_MOST, "postgres", sizes, "--versions", "1", "--backlog")


def _with_rows(
    options: argparse.Namespace, lines: tuple[str, ...], kind: str, sizes: tuple[int, int], *how: str
) -> Iterator[tuple[str, str]]:
    """Those of the lines that were chosen, while the large and the small database are there."""
    chosen = [line for line in lines if line in options.only]
    if not chosen:
        return
    with ExitStack() as stack:
        for name, rows in zip((database.NAME, SMALL), sizes, strict=True):
            stack.enter_context(database.empty(kind, name))
            command = [sys.executable, "-m", "tests.benchmarks.database", kind, str(rows), "--name", name, "--keep"]
            subprocess.run([*command, *how], cwd=ROOT, check=True, stdout=sys.stderr)
        for line in chosen:
            yield line, kind


def _run(module: str, *arguments: str) -> tuple[list[Result], bool]:
    """What it measured, and whether it came to its end: an hour's other lines are not lost with it."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith('{"name"')]
    return [Result(**json.loads(line)) for line in lines], done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
