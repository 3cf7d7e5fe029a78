"""docs/tutorial.md, word for word: a new project in an empty folder, with the service's emulator in place of OpenAI."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from kombu import Connection, Exchange, Queue

import django_autocaption
from tests import services
from tests.docs.blocks import ROOT, Block, blocks
from tests.emulator.client import EmulatorClient, running

pytestmark = [pytest.mark.timeout(150)]
TUTORIAL = list(blocks(ROOT / "docs" / "tutorial.md"))
EAGER = "CELERY_TASK_ALWAYS_EAGER = True\n"


class Newcomer:
    """Does what the page says, in a folder."""

    def __init__(self, folder: Path, emulator: EmulatorClient, *, broker: str) -> None:
        self.folder, self.emulator, self.broker = folder, emulator, broker
        self.started: dict[str, subprocess.Popen[str]] = {}
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        own = {"OPENAI_API_KEY": "sk-test", "PYTHONPATH": str(Path(django_autocaption.__file__).parents[1])}
        own["PYTHONUNBUFFERED"] = "1"
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
            return
        if program == "celery" and not self.broker:
            return
        line = {"python": sys.executable, "celery": f"{sys.executable} -m celery"}.get(program, program) + f" {rest}"
        if program == "django-admin":
            line = f"{sys.executable} -m django {rest}"
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
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        self.said = done.stdout + done.stderr

    def log(self, arguments: str) -> Path:
        """What a command says that runs on."""
        return self.folder / f"{re.sub(r'[^a-z]+', '-', arguments)}.log"

    def until(self, what: Callable[[], bool], why: str) -> None:
        """Wait for what another process does."""
        deadline = time.monotonic() + 60
        while not what():
            assert time.monotonic() < deadline, why
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


@pytest.fixture(params=["redis", "no broker"])
def newcomer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Newcomer]:
    if request.param == "redis":
        services.needs("redis")
    with running() as emulator:
        folder = tmp_path / f"tutorial_{os.getpid()}_{request.param.replace(' ', '_')}"
        folder.mkdir()
        shutil.copy(ROOT / "example_project" / "photos" / "espresso.jpg", folder / "chair.jpg")
        one = Newcomer(folder, emulator, broker=services.url("redis") if request.param == "redis" else "")
        try:
            yield one
        finally:
            one.stop()


@pytest.mark.services
def test_the_tutorial_ends_with_published_words(newcomer: Newcomer) -> None:
    for block in TUTORIAL:
        newcomer.follow(block)
    newcomer.until(lambda: 'alt="' in newcomer.page(), "the site does not answer")
    newcomer.until(lambda: 'alt="Chair"' not in newcomer.page(), "no words were published")
    found = re.search(r'<img src="/media/products/chair\.jpg" alt="([^"]+)"', newcomer.page())
    assert found is not None
    assert len(found[1]) > 20
    if newcomer.broker:
        (worker,) = (newcomer.log(line) for line in newcomer.started if " worker " in line)
        assert "A message is done: 1 published" in worker.read_text("utf-8")
