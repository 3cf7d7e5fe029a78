"""``python -m tests.faults.locks --database postgres [--rows 5000] [--seconds 120]``: everybody at the same rows.

Two workers, three sweeps without a pause, backfills, requests for words anew, five editors in the admin, and a site
that replaces and deletes, all as processes of their own, on a new database of this machine's server (``postgres`` or
``mariadb``). Ends with 1 unless nobody's action failed, no caption FAILED, every row ends, nothing is shown for an
object that is gone, and the ledger is the service's bill.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests import services
from tests.emulator.client import EmulatorClient, running
from tests.faults import servers
from tests.site.live import Site, wait_until
from tests.site.plugin import configuration

#: Who acts, and how many of them.
ACTORS = {"sweep": 3, "backfill": 1, "request": 2, "edit": 5, "save": 1, "delete": 1}
POOL = ("--pool", "threads", "-c", "4", "-l", "INFO")
WORKERS = 2
SETTINGS = {"CONCURRENCY": 32, "CLAIM_TIMEOUT": 60, "RESEND_AFTER": 30, "RETRY_DELAY": 1}
#: What must be zero, by query.
WRONG = {
    "FAILED": "SELECT count(*) FROM autocaption_caption WHERE state = 'failed'",
    "shown for an object that is gone": (
        "SELECT count(*) FROM autocaption_caption c WHERE c.published_id IS NOT NULL AND c.state <> 'excluded'"
        " AND NOT EXISTS (SELECT 1 FROM testapp_photo p WHERE p.id = CAST(c.object_id AS {integer}))"
    ),
    "objects without a row": (
        "SELECT count(*) FROM testapp_photo p WHERE p.image <> ''"
        " AND NOT EXISTS (SELECT 1 FROM autocaption_caption c WHERE c.object_id = CAST(p.id AS {text}))"
    ),
}
OPEN = "SELECT state, count(*) FROM autocaption_caption WHERE state IN ('pending', 'working', 'waiting') GROUP BY state"
SPENT = "SELECT coalesce(sum(cost_amount), 0) FROM autocaption_attempt WHERE cost_unit = 'USD'"
#: What is told for one who never came back from an action.
LATE: Mapping[str, Any] = {"acted": 0, "longest": float("inf"), "wrong": {"an action that never ended": 1}}
UNKNOWN = "SELECT count(*) FROM autocaption_attempt WHERE outcome IN ('asked', 'unknown')"


class Crowd:
    """One run."""

    def __init__(self, options: argparse.Namespace, stack: ExitStack) -> None:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="autocaption-locks-")))
        (folder / "logs").mkdir()
        self.options, self.stack = options, stack
        self.emulator: EmulatorClient = stack.enter_context(running())
        self.emulator.wait(0.05)
        redis = stack.enter_context(servers.redis())
        redis.start()
        provider = {
            "BACKEND": "django_autocaption.providers.runware.RunwareProvider",
            "OPTIONS": {
                "api_key": "very-secret-key",
                "base_url": self.emulator.base_url("runware"),
                "model": "runware:152@2",
                "rate": "1000/second",
                "concurrency": 200,
            },
        }
        config = configuration(
            stack.enter_context(database(options.database)),
            broker=redis.url,
            queue="locks",
            media_root=str(folder / "media"),
            autocaption={**SETTINGS, "PROVIDERS": {"default": provider}},
        )
        self.site = Site(config, folder / "logs")
        stack.callback(self.site.stop)
        self.site.migrate()
        self.started = time.monotonic()

    def run(self) -> int:
        """Returns the exit code of the process."""
        self.site.manage("fill", str(self.options.rows), "--together", within=120 + self.options.rows / 5)
        workers = [self.site.start_worker(*POOL) for _number in range(WORKERS)]
        actors = {(kind, number): self.act(kind, number) for kind, most in ACTORS.items() for number in range(most)}
        until = time.monotonic() + self.options.seconds + self.options.patience
        late = [key for key, process in actors.items() if not ended(process, until)]
        drained = time.monotonic()
        left = self.drain()
        for worker in workers:
            assert worker.poll() is None, self.site.log()[-3000:]
        told = {key: dict(LATE) if key in late else self.told(*key) for key in actors}
        return self.report(told, left, time.monotonic() - drained)

    def act(self, kind: str, number: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "django", "contend", kind, str(self.options.seconds), str(number)]
        with self.path(kind, number).open("wb") as out, self.path(kind, number, "err").open("wb") as err:
            process = subprocess.Popen(command, env=self.site.environment, stdout=out, stderr=err)
        self.stack.callback(kill, process)
        return process

    def path(self, kind: str, number: int, end: str = "out") -> Path:
        return self.site.logs / f"{kind}{number}.{end}"

    def told(self, kind: str, number: int) -> dict[str, Any]:
        lines = self.path(kind, number).read_text().splitlines()
        assert lines, self.path(kind, number, "err").read_text()[-3000:]
        found: dict[str, Any] = json.loads(lines[-1])
        return found

    def drain(self) -> dict[str, int]:
        """Sweeps as Celery beat has them, until every row is final. Returns those that are not, after long."""

        def is_over() -> bool:
            self.site.send("sweep")
            time.sleep(2)
            return not self.ask(OPEN)

        with suppress(AssertionError):
            wait_until(is_over, seconds=self.options.patience, what="every row is final")
        return dict(self.ask(OPEN))

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        code = (
            "import json, sys; import django; django.setup(); from django.db import connection;"
            "c = connection.cursor(); c.execute(sys.argv[1]); print(json.dumps(c.fetchall(), default=str))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, query], env=self.site.environment, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return [tuple(row) for row in json.loads(done.stdout)]

    def report(self, told: dict[tuple[str, int], dict[str, Any]], left: dict[str, int], drained: float) -> int:
        mysql = self.options.database == "mariadb"
        types = {"integer": "signed" if mysql else "bigint", "text": "char" if mysql else "varchar"}
        wrong: Counter[str] = Counter()
        for (kind, _number), found in sorted(told.items()):
            wrong.update({f"{kind}: {name}": count for name, count in found["wrong"].items()})
        for name, query in WRONG.items():
            wrong[name] += int(self.ask(query.format(**types))[0][0])
        wrong["rows that never end"] += sum(left.values())
        billed, spent = self.emulator.bill("runware").get("USD", Decimal(0)), Decimal(self.ask(SPENT)[0][0])
        wrong["ledger and bill differ"] += billed != spent
        states = dict(self.ask("SELECT state, count(*) FROM autocaption_caption GROUP BY state"))
        for kind in ACTORS:
            own = [found for (of, _number), found in told.items() if of == kind]
            print(
                f"{kind:34} {sum(f['acted'] for f in own):>8} actions, longest {max(f['longest'] for f in own):.1f} s"
            )
        print(f"{'captions':34} {states}")
        print(f"{'requests that were billed':34} {len(self.emulator.ledger(billed=True)):>8}")
        print(f"{'billed, booked':34} {billed} {spent} USD; outcome not known: {self.ask(UNKNOWN)[0][0]}")
        print(f"{'repeated transactions':34} {self.site.log().count('lost to another one'):>8}")
        print(f"{'seconds until all rows were final':34} {drained:8.0f}")
        print(f"{'errors in the workers logs':34} {self.site.log().count('ERROR'):>8}")
        for name, count in wrong.items():
            print(f"{name:34} {count:>8}")
        if any(wrong.values()) or self.options.logs:
            self.keep_logs()
        return 1 if any(wrong.values()) else 0

    def keep_logs(self) -> None:
        kept = Path(tempfile.mkdtemp(prefix="autocaption-locks-logs-"))
        for path in self.site.logs.iterdir():
            (kept / path.name).write_bytes(path.read_bytes())
        print(f"logs: {kept}")


def ended(process: subprocess.Popen[bytes], until: float) -> bool:
    """The process ended by itself before that moment; else it is killed."""
    try:
        process.wait(max(until - time.monotonic(), 1))
    except subprocess.TimeoutExpired:
        kill(process)
        return False
    return True


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(10)


@contextmanager
def database(kind: str) -> Iterator[dict[str, Any]]:
    """An entry for DATABASES: a new database on this machine's server, dropped in the end."""
    name = f"autocaption_{uuid.uuid4().hex[:12]}"
    if kind == "postgres":
        run = ["psql", services.postgres_dsn(), "-qc"]
        drop = f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"
    else:
        where = services.database_settings(name, "mariadb")
        run = ["mariadb", "-h", where["HOST"], "-P", where["PORT"], "-u", where["USER"], "-e"]
        drop = f"DROP DATABASE IF EXISTS {name}"
    subprocess.run([*run, f"CREATE DATABASE {name}"], check=True, timeout=30)
    try:
        yield services.database_settings(name, kind)
    finally:
        subprocess.run([*run, drop], check=True, timeout=60)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.locks", description=__doc__)
    parser.add_argument("--database", choices=("postgres", "mariadb"), required=True)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=120, help="for how long everybody acts")
    parser.add_argument("--patience", type=float, default=600, help="seconds after which an action or a row never ends")
    parser.add_argument("--logs", action="store_true", help="keep the logs in any case")
    with ExitStack() as stack:
        return Crowd(parser.parse_args(), stack).run()


if __name__ == "__main__":
    sys.exit(main())
