"""Who does what ``docs/tutorial.md`` says, word for word, with the service's emulator in place of OpenAI."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from kombu import Connection, Exchange, Queue

import django_autocaption
from tests.docs.blocks import ROOT, Block, blocks
from tests.emulator.client import EmulatorClient
from tests.watch import Watch

TUTORIAL = list(blocks(ROOT / "docs" / "tutorial.md"))
EAGER = "CELERY_TASK_ALWAYS_EAGER = True\n"
PHOTO = ROOT / "example_project" / "photos" / "espresso.jpg"


class Newcomer:
    """Does what the page says, in a folder."""

    def __init__(
        self, folder: Path, emulator: EmulatorClient, *, broker: str = "", python: str = sys.executable, wheel: str = ""
    ) -> None:
        """``broker``: a URL, or "" for the way without one. ``wheel``: what is installed into ``python``'s environment;
        "" = that has all it needs, and the package is the one of this process."""
        self.folder, self.emulator, self.broker = folder, emulator, broker
        self.python, self.wheel = python, wheel
        self.started: dict[str, subprocess.Popen[str]] = {}
        #: What each command said that has ended.
        self.said: dict[str, str] = {}
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        own = {"OPENAI_API_KEY": "sk-test", "PYTHONUNBUFFERED": "1"}
        if not wheel:
            own["PYTHONPATH"] = str(Path(django_autocaption.__file__).parents[1])
        self.environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"} | own

    def follow(self, block: Block) -> None:
        """One block: a file to write or to add to, or commands."""
        name = re.search(r"(Write|Add to) `([\w./]+)`[^`]*$", block.lead)
        if name is not None:
            path = self.folder / name[2]
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text("utf-8") if name[1] == "Add to" else ""
            path.write_text(before + self._for_this_machine(block.text), "utf-8")
        elif block.language == "console":
            for line in block.text.splitlines():
                self._run(line, apart="terminal" in block.lead or "another one" in block.lead)
        elif not self.broker:
            assert block.text == EAGER
            with (self.folder / "mysite" / "settings.py").open("a", encoding="utf-8") as settings:
                settings.write(block.text)

    def _for_this_machine(self, text: str) -> str:
        text = text.replace("redis://127.0.0.1:6379/0", self.broker or "memory://")
        if "AUTOCAPTION = {" in text:
            text += (
                f"AUTOCAPTION['PROVIDERS']['default']['OPTIONS']['base_url'] = {self.emulator.base_url('openai')!r}\n"
            )
            text += f"CELERY_TASK_DEFAULT_QUEUE = {self.folder.name!r}\n"
        return text

    def _run(self, line: str, *, apart: bool) -> None:
        program, _, rest = line.partition(" ")
        if line.startswith("python -m pip"):
            if not self.wheel:
                return
            rest = rest.replace("django-autocaption", self.wheel).replace("install", "install -q")
        if program == "celery" and not self.broker:
            return
        line = {"python": self.python, "celery": f"{self.python} -m celery"}.get(program, program) + f" {rest}"
        if program == "django-admin":
            line = f"{self.python} -m django {rest}"
        if "runserver" in rest:
            line += f" --noreload {self.address}"
        if apart:
            with self.log(rest).open("w", encoding="utf-8") as log:
                self.started[rest] = subprocess.Popen(
                    ["exec " + line],
                    shell=True,
                    cwd=self.folder,
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                    text=True,
                )
            return
        done = subprocess.run(
            line,
            shell=True,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300 if self.wheel else 60,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        self.said[rest] = done.stdout + done.stderr

    def log(self, arguments: str) -> Path:
        """What a command says that runs on."""
        return self.folder / f"{re.sub(r'[^a-z]+', '-', arguments)}.log"

    def read(self) -> str:
        """Follow the whole page; the alt text that the site's page says in the end."""
        for block in TUTORIAL:
            self.follow(block)
        self.until(lambda: 'alt="' in self.page(), "the site does not answer")
        self.until(lambda: 'alt="Chair"' not in self.page(), "no words were published")
        found = re.search(r'<img src="/media/products/chair\.jpg" alt="([^"]+)"', self.page())
        return found[1] if found is not None else ""

    def until(self, what: Callable[[], bool], why: str) -> None:
        """Wait for what another process does."""
        watch = Watch()
        while not what():
            assert watch.spent < 60, why
            time.sleep(0.1)

    def page(self) -> str:
        """The site's page, once it answers."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/", timeout=5) as reply:
                return str(reply.read().decode())
        except OSError:
            return ""

    def stop(self) -> None:
        """End what was started, and forget its queue."""
        for process in self.started.values():
            process.send_signal(signal.SIGTERM)
        for process in self.started.values():
            process.wait(20)
        if self.broker:
            with Connection(self.broker) as connection, connection.channel() as channel:
                name = self.folder.name
                queue = Queue(name, Exchange(name), routing_key=name, channel=channel)
                queue.declare()
                queue.delete()
                queue.exchange.delete()
