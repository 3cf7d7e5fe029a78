"""``python -m tests.benchmarks.run LINE [--database postgres|sqlite] …``: one line in a process of its own, as JSON."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from importlib import import_module

from tests.benchmarks import database
from tests.benchmarks.result import Scale


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("line")
    parser.add_argument("--database", choices=database.KINDS)
    parser.add_argument("--rows", type=int, default=database.ROWS)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    if options.database:
        os.environ["AUTOCAPTION_BENCHMARK_DATABASE"] = json.dumps(database.entry(options.database))
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
        import django

        django.setup()
    line = import_module(f"tests.benchmarks.lines.{options.line}")
    for result in line.measure(Scale(rows=options.rows, quick=options.quick)):
        print(json.dumps(asdict(result)), flush=True)


if __name__ == "__main__":
    main()
