"""``python -m tests.faults.soak [--stack rabbitmq] [--images 20000] [--minutes 5]``: one stack, many faults, one table.

Everything runs on servers of its own: database, broker, an emulated service, and workers that a supervisor starts
again. Meanwhile people edit words, and images are replaced, every fourth of them behind the app's back: by
``update()``, ``bulk_update()``, SQL, and a save in a transaction that was rolled back and is repeated. Ends with 1
unless, ten minutes after the last fault, every image is final, none is lost or forgotten, none was paid for twice, no
words are on another image than theirs, and none of people's are lost.

``--budget 5000 [--service scenario]``: money for so many images, answers that are billed but hold no words or an absurd
price, looks that fail; ends with 1 as well where the budget is above its cap, or the ledger is not the bill, or where
rows that no money is left for do not come to rest.

``--stack mariadb`` needs a driver (PyMySQL is among what tests need) and MariaDB's programs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import django
from django.conf import settings

from tests.emulator.client import EmulatorClient, running
from tests.faults.servers import Process, Step
from tests.faults.soak.money import Money
from tests.faults.soak.rows import FINAL, Rows
from tests.faults.soak.stacks import STACKS, Stack
from tests.ledger.services import SERVICES
from tests.site import mariadb
from tests.site.live import Site
from tests.site.plugin import configuration

WORKERS = 2
#: Faults go on until a tenth of the images is left, or so few, yet no longer than so many times ``--minutes``.
FEW, LONGER = 500, 3
#: What goes wrong with single requests, about every second.
ANSWERS = (
    {"kind": "status", "status": 429, "headers": {"retry-after": "1"}},
    {"kind": "status", "status": 503},
    {"kind": "status", "status": 500},
    {"kind": "reset"},
    {"kind": "drop_after_work"},
    {"kind": "truncated"},
    {"kind": "html"},
    {"kind": "slow", "seconds": 8},
)
#: Besides those of the stack's servers.
DISASTERS = ("kill -9", "kill -9", "SIGTERM", "outage")
#: Share of the half seconds in which every answer is a good one, so that single probes get through.
PAUSES = 0.6
#: Share of the replaced images that are replaced behind the app's back.
UNSEEN = 0.25
#: For some seconds, every answer.
OUTAGE = {"kind": "status", "status": 503, "times": 10_000}
SETTINGS = {
    "CONCURRENCY": 32,
    "CLAIM_TIMEOUT": 20,
    "RESEND_AFTER": 60,
    "RETRY_DELAY": 1,
    "MAX_ATTEMPTS": 30,
    "SWEEP_IMAGES": True,  # no signal tells of any
}


class Soak:
    """One run."""

    def __init__(self, options: argparse.Namespace, stack: ExitStack) -> None:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="autocaption-soak-")))
        folder.chmod(0o755)
        (folder / "logs").mkdir()
        self.options = options
        self.random = random.Random(options.seed)
        self.stack: Stack = STACKS[options.stack](folder, stack, self.random)
        self.emulator: EmulatorClient = stack.enter_context(running())
        self.emulator.wait(0.2)
        self.money = Money(options.service, options.budget)
        config = configuration(
            self.stack.database,
            broker=self.stack.broker,
            transport=self.stack.transport,
            queue="soak",
            media_root=str(folder / "media"),
            autocaption={**SETTINGS, **self.money.settings(self.emulator)},
        )
        self.site = Site(config, folder / "logs")
        stack.callback(self.site.stop)
        self.site.migrate()
        settings.configure(DATABASES={"default": self.stack.database}, USE_TZ=True)  # for ``Rows``
        if options.stack == "mariadb":
            mariadb.use_driver()
        django.setup()
        self.edits = folder / "edits.jsonl"
        self.rows = Rows(folder / "media")
        self.dealt: Counter[str] = Counter()
        self.last_fault = 0.0
        self.mended_at = 0.0
        """End of the present outage; 0 = there is none."""
        self.started = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def run(self) -> int:
        """Returns the exit code of the process."""
        until, next_fault, next_sweep, next_line = self.options.minutes * 60, 10.0, 0.0, 0.0
        left: dict[str, int] = {}
        unseen = "0" if self.options.no_unseen else str(UNSEEN)
        people = self.site.run("people", str(until), str(self.edits), "--unseen", unseen)
        at_work = True
        while (self.seconds < until or at_work or left) and self.seconds < max(
            until, self.last_fault
        ) + self.options.patience * 60:
            self.supervise()
            # Images come in four fifths of the time, so that faults hit all of them.
            self.rows.fill(min(self.options.images, int(self.options.images * self.seconds / (until * 0.8)) + 1))
            self.end_outage()
            many = sum(left.values()) > max(self.options.images // 10, FEW) and self.seconds < until * LONGER
            if self.seconds < until or many:
                self.last_fault = self.seconds
                self.spoil_answers()
                if self.seconds > next_fault:
                    self.deal()
                    next_fault = self.seconds + self.random.uniform(5, 15)
            if self.seconds > next_sweep:  # as Celery beat does
                self.tolerate(lambda: self.site.send("sweep"))
                next_sweep = self.seconds + 5
            at_work = people.poll() is None  # asked first: what they do last counts as well
            left = self.rows.unfinished()
            if self.seconds > next_line:
                print(f"{self.seconds:5.0f} s  {self.rows.made} images, {left}  {dict(self.dealt)}", flush=True)
                next_line = self.seconds + 15
            time.sleep(0.5)
        if at_work:
            people.wait(60)
        if left:
            print(f"not finished: {left}\n{self.site.log()[-3000:]}")
            for line in self.rows.left():
                print(line)
        return self.report()

    def supervise(self) -> None:
        alive = [worker for worker in self.site.workers if worker.poll() is None]
        for _missing in range(WORKERS - len(alive)):
            self.site.start_worker(*self.stack.pool)

    def end_outage(self) -> None:
        if self.mended_at and self.seconds > self.mended_at:
            self.emulator.mend()
            self.mended_at = 0.0

    def spoil_answers(self) -> None:
        if self.mended_at:
            return
        self.emulator.mend()  # nobody has met it since: a heap of faults would meet every probe for hours
        if self.random.random() < PAUSES:
            return
        fault = dict(self.random.choice((*ANSWERS, *self.money.faults)), times=self.random.randint(1, 4))
        self.emulator.fail(fault)
        self.dealt[str(fault.get("status", fault["kind"]))] += fault["times"]

    def deal(self) -> None:
        """One fault of the larger kind."""
        name = self.random.choice((*DISASTERS, *self.stack.faults))
        self.dealt[name] += 1
        match name:
            case "kill -9" if worker := self.one_worker():
                self.site.kill(worker)
            case "SIGTERM" if worker := self.one_worker():
                self.site.tell(worker, signal.SIGTERM)
            case "kill -9" | "SIGTERM":
                self.dealt[name] -= 1
            case "outage":
                self.emulator.fail(OUTAGE)
                self.mended_at = self.seconds + self.random.uniform(1, 5)
            case _:
                self.stack.faults[name]()

    def one_worker(self) -> Process | None:
        """One that has begun to work: where the machine is busy, faults would else let none begin."""
        begun = [w for w in self.site.workers if w.poll() is None and self.site.has_begun(w)]
        return self.random.choice(begun) if begun else None

    def tolerate(self, step: Step) -> None:
        """The broker may be coming back just now."""
        try:
            step()
        except Exception as error:
            self.dealt[f"unsent sweep ({type(error).__name__})"] += 1

    def report(self) -> int:
        minutes = self.seconds / 60
        if self.options.budget:
            self.site.stop()  # else what was freed just now would be spent while it is counted
        money = self.money.table(self.emulator)
        billed = self.emulator.ledger(billed=True)
        paid = self.rows.paid([entry["uuid"] for entry in billed]) if self.options.service == "runware" else Counter()
        edits = [json.loads(line) for line in self.edits.read_text().splitlines()]
        misplaced, lost_words = self.rows.misplaced(), self.rows.lost_words(edits)
        states, out_of_money = self.rows.counts(), self.rows.out_of_money()
        forgotten = self.rows.forgotten()
        lost = self.options.images - sum(states.values())
        double = sum(count > 1 for count in paid.values())
        table = {
            "images": self.options.images,
            "final": sum(count for state, count in states.items() if state in FINAL) + out_of_money,
            **{f"  {state}": count for state, count in sorted(states.items())},
            "lost": lost,
            "forgotten": forgotten,
            "requests that were billed": len(billed),
            "paid for twice": double,
            "paid, but known to no caption": self.rows.strangers,
            "replacements noticed": self.rows.replaced(),
            **({name: f"{amount:f}" for name, amount in money.items()} if self.options.budget else {}),
            "edits of people": len(edits),
            "words on another picture": len(misplaced),
            "words of people lost": len(lost_words),
            "taken back from workers": self.rows.abandoned(),
            **{f"fault: {name}": count for name, count in sorted(self.dealt.items())},
            "workers started": len(self.site.workers),
            "minutes": f"{minutes:.1f}",
            "minutes after the last fault": f"{minutes - self.last_fault / 60:.1f}",
        }
        for name, value in table.items():
            print(f"{name:32} {value:>8}")
        for key in [key for key, count in paid.items() if count > 1][:10]:
            print(f"paid for twice: {self.rows.history(key)}")
        for caption in sorted({*misplaced, *lost_words})[:10]:
            print("words on another picture, or lost:", *self.rows.said(caption), sep="\n  ")
        problems = self.money.problems(money)
        for problem in problems:
            print(problem)
        for line in self.rows.booked() if problems else ():
            print("booked:", *line)
        wrong = (lost, forgotten, double, self.rows.strangers, *misplaced, *lost_words, len(problems))
        return 0 if table["final"] == self.options.images and not any(wrong) else 1


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak", description=__doc__)
    parser.add_argument("--stack", choices=sorted(STACKS), default="postgres-redis")
    parser.add_argument("--images", type=int, default=20_000)
    parser.add_argument("--minutes", type=float, default=5, help="for how long, at least, faults are dealt")
    parser.add_argument(
        "--patience", type=float, default=10, help="minutes after the last fault in which all has to end"
    )
    parser.add_argument("--service", choices=sorted(SERVICES), default="runware")
    parser.add_argument("--budget", type=int, default=0, help="images that there is money for; 0 = no budget")
    parser.add_argument("--no-unseen", action="store_true", help="replace no image behind the app's back")
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(2), "big"))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    signal.signal(signal.SIGTERM, lambda *_frame: sys.exit(143))  # else its servers would outlive it
    with ExitStack() as stack:
        return Soak(options, stack).run()


if __name__ == "__main__":
    sys.exit(main())
