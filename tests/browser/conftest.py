"""A real browser on a live server, whose worker runs in the request. AUTOCAPTION_SCREENSHOTS: a folder for pictures."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
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
from tests.testapp.models import Photo

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "only for tests"
#: In place of the small images of lists.
SMALL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="#8ab" d="M0 0h3v2H0z"/>'
    '<path fill="#354" d="M0 2l1-1 1 1z"/></svg>'
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium. Without it the tests are skipped, or fail where AUTOCAPTION_REQUIRE names ``browser``."""
    lacking = "playwright" if sync_playwright is None else "" if CHROMIUM.exists() else str(CHROMIUM)
    if lacking:
        verdict = pytest.fail if "browser" in os.environ.get("AUTOCAPTION_REQUIRE", "") else pytest.skip
        verdict(f"{lacking} is not installed: apt-get install chromium; pip install playwright")
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread, which Django would refuse to use the database beside.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
            yield browser
            browser.close()


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


@pytest.fixture(autouse=True)
def one_request_at_a_time(monkeypatch: pytest.MonkeyPatch) -> Lock:
    """Threads of the live server share one connection to a database in memory: two that use it at once may wait for
    each other for good, one with the interpreter and one with SQLite."""
    answer, turn = WSGIHandler.__call__, Lock()

    def in_turn(*arguments: Any) -> Any:
        with turn:
            return answer(*arguments)

    monkeypatch.setattr(WSGIHandler, "__call__", in_turn)
    return turn


@pytest.fixture
def open_page(chromium: Browser, live_server: LiveServer, one_request_at_a_time: Lock) -> Iterator[Callable[..., Page]]:
    """``open_page("dark")``: the list of captions in a browser where a superuser has signed in, under a strict
    Content-Security-Policy.

    Fails the test if a page raised an error or broke the policy.
    """
    user = User.objects.create_superuser("editor", password=PASSWORD)
    complaints: list[str] = []
    contexts = []

    def with_policy(route: Route) -> None:
        response = route.fetch(max_redirects=0)
        headers = response.headers | {"content-security-policy": "default-src 'self'; img-src 'self' data:"}
        route.fulfill(response=response, headers=headers)

    def make(scheme: str = "light", width: int = 1360, sharpness: float = 1) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            device_scale_factor=sharpness,
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.route(f"{live_server.url}/admin/**", with_policy)
        # No worker makes any here, and the originals of tests are small.
        for small in ("**/thumbnail/**", "**/preview/**"):
            context.route(small, lambda route: route.fulfill(content_type="image/svg+xml", body=SMALL))
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if "Security Policy" in line.text else None)
        client = Client()
        client.force_login(user)
        (session,) = client.cookies.values()
        context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
        page.goto("/admin/autocaption/caption/")
        return page

    yield make
    for context in contexts:
        context.unroute_all(behavior="ignoreErrors")
        # Whoever closes the desk's page gives images back: nothing of it is to come while the tables are emptied.
        context.set_offline(True)
        context.close()
    if one_request_at_a_time.acquire(timeout=15):  # what was under way is answered
        one_request_at_a_time.release()
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
