"""A real browser on a live server, whose worker runs in the request. AUTOCAPTION_SCREENSHOTS: a folder for pictures."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import FileSystemStorage
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from tests.browser.axe import in_both_themes
from tests.celery import app
from tests.chromium import chromium
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
PASSWORD = "only for tests"
POLICY = "Content-Security-Policy", "default-src 'self'"
#: Where the admin has its small images from.
IMAGE = re.compile(r"/(\d+)/(thumbnail|preview)/")
#: In place of those images: no worker makes any here, and the originals of tests are small.
SMALL = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="#8ab" d="M0 0h3v2H0z"/>'
    b'<path fill="#354" d="M0 2l1-1 1 1z"/></svg>'
)
#: From the caption's number and the kind of the small image to its type and bytes.
ShowImage = Callable[[str, str], tuple[str, bytes]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of this folder run one after the other, where the first of them stood, so that a process opens the
    browser once: between two others it would be closed."""
    ours = [item for item in items if item.path.parent == HERE]
    if ours:
        start = items.index(ours[0])
        items[start:] = ours + [item for item in items[start:] if item.path.parent != HERE]


@pytest.fixture(scope="package", name="chromium")
def browser() -> Iterator[Browser]:
    """Chromium, opened once for the tests of this folder that a process runs."""
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread, which Django would refuse to use the database beside.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with chromium() as opened:
            yield opened


@pytest.fixture(autouse=True)
def storage(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> FileSystemStorage:
    """Files on disk, which the live server serves to the browser."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    stored = FileSystemStorage(location=settings.MEDIA_ROOT, base_url=settings.MEDIA_URL)
    monkeypatch.setattr(Photo._meta.get_field("image"), "storage", stored)
    return stored


@pytest.fixture(autouse=True)
def worker() -> None:
    """Tasks run at once, in the live server's threads too."""
    app.set_current()
    app.set_default()


@dataclass
class Front:
    """What stands before the live server's site: routes of Playwright would keep Chromium from caching anything."""

    turn: Lock = field(default_factory=Lock)
    show_image: ShowImage = lambda number, kind: ("image/svg+xml", SMALL)

    def answer(self, answer: Callable[..., Any], handler: WSGIHandler, environ: Any, start_response: Any) -> Any:
        """The admin under a strict Content-Security-Policy, and its small images without asking it."""
        path = environ["PATH_INFO"]
        if image := IMAGE.search(path):
            kind, body = self.show_image(*image.groups())
            start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
            return [body]

        def with_policy(status: str, headers: list[tuple[str, str]], *failed: Any) -> Any:
            return start_response(status, [*headers, POLICY] if path.startswith("/admin/") else headers, *failed)

        with self.turn:
            return answer(handler, environ, with_policy)


@pytest.fixture(autouse=True)
def front(monkeypatch: pytest.MonkeyPatch) -> Front:
    """One request at a time: threads of the live server share one connection to a database in memory, and two that use
    it at once may wait for each other for good, one with the interpreter and one with SQLite."""
    made, answer = Front(), WSGIHandler.__call__
    monkeypatch.setattr(WSGIHandler, "__call__", lambda handler, *told: made.answer(answer, handler, *told))
    return made


@pytest.fixture
def open_page(chromium: Browser, live_server: LiveServer, front: Front) -> Iterator[Callable[..., Page]]:
    """``open_page("dark")``: an empty page of a browser where a superuser has signed in to the admin, which is under a
    strict Content-Security-Policy.

    Fails the test if a page raised an error or broke the policy.
    """
    user = User.objects.create_superuser("editor", password=PASSWORD)
    complaints: list[str] = []
    contexts = []

    def make(scheme: str = "light", width: int = 1360, sharpness: float = 1) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            device_scale_factor=sharpness,
        )
        contexts.append(context)
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if "Security Policy" in line.text else None)
        client = Client()
        client.force_login(user)
        (session,) = client.cookies.values()
        context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
        return page

    yield make
    for context in contexts:
        context.unroute_all(behavior="ignoreErrors")
        # Whoever closes the desk's page gives images back: nothing of it is to come while the tables are emptied.
        context.set_offline(True)
        context.close()
    if front.turn.acquire(timeout=60):  # what was under way is answered
        front.turn.release()
    assert complaints == []


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """``picture(page, "list")`` keeps screenshots of the whole page, ``list-light.png`` and ``list-dark.png``, where
    somebody named a folder for them."""
    folder = Path(os.environ.get("AUTOCAPTION_SCREENSHOTS", ""))

    def keep(page: Page, name: str) -> None:
        for scheme in in_both_themes(page):
            page.screenshot(path=folder / f"{name}-{scheme}.png", full_page=True)

    if not os.environ.get("AUTOCAPTION_SCREENSHOTS"):
        return lambda page, name: None
    folder.mkdir(parents=True, exist_ok=True)
    return keep
