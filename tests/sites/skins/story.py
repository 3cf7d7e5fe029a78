"""A browser opens every page of the app in an admin that wears another skin, and has an image captioned anew.

Prints what each page was like, and what became of the caption. AUTOCAPTION_SCREENSHOTS: a folder for pictures.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread

import django
from django.core.management import call_command

PAGES = (
    "caption/",
    "caption/{caption}/change/",
    "caption/status/",
    "caption/coverage/",
    "caption/backfill/",
    "caption/scoreboard/",
    "moderatedimage/",
    "moderatedimage/{caption}/change/",
    "batch/",
    "attempt/",
    "attempt/{attempt}/change/",
    "review/",
    "prompt/",
    "prompt/add/",
    "sitting/",
)
#: What a badge is told by.
COLOUR = "element => getComputedStyle(element).backgroundColor"


def main() -> None:
    django.setup()
    from django.contrib.auth.models import User
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test import Client
    from django.test.testcases import LiveServerThread
    from playwright.sync_api import sync_playwright

    import tests.celery  # noqa: F401 - the current app: tasks run at once
    from django_autocaption.models import Attempt, Caption
    from tests.browser.conftest import ARGUMENTS, CHROMIUM
    from tests.pictures import upload
    from tests.testapp.models import Photo

    call_command("migrate", run_syncdb=True, verbosity=0)
    client = Client()
    client.force_login(User.objects.create_superuser("editor"))
    for colour in ("red", "blue"):
        Photo.objects.create(title=colour, image=upload(colour))
    caption = Caption.objects.order_by("pk").first()
    keys = {"caption": caption.pk, "attempt": Attempt.objects.order_by("pk").first().pk}
    server = LiveServerThread("127.0.0.1", StaticFilesHandler, port=0)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    told: dict[str, Any] = {"pages": {}, "errors": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        address = f"http://127.0.0.1:{server.port}"
        context = browser.new_context(base_url=address, viewport={"width": 1360, "height": 900})
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: told["errors"].append(f"{page.url}: {error}"))
        for each in PAGES:
            answer = page.goto(f"/admin/autocaption/{each.format(**keys)}")
            told["pages"][each] = answer.status if answer else 0
            picture(page, each.format(**keys))
        page.goto("/admin/autocaption/caption/")
        told["badge"] = page.locator(".autocaption-badge").first.evaluate(COLOUR)
        told["host"] = page.goto(f"/admin/testapp/photo/{caption.object_id}/change/").status
        picture(page, "host")
        page.goto("/admin/autocaption/caption/")
        page.locator(f"input[name=_selected_action][value='{caption.pk}']").check(force=True)
        page.locator("select[name=action]").first.select_option("recaption", force=True)
        page.evaluate("document.querySelector('select[name=action]').form.requestSubmit()")
        page.locator("#recaption-form").wait_for()
        picture(page, "recaption")
        told["recaption"] = page.locator("#recaption-form [name=provider]").is_visible()
        page.locator("#recaption-form [name=confirm]").click()
        page.wait_for_url("**/admin/autocaption/caption/**")
        told["told"] = page.get_by_text("Asked for the words of 1 caption.").first.is_visible()
        picture(page, "asked")
        browser.close()
    server.terminate()
    told["requests"] = Attempt.objects.filter(caption=caption).count()
    json.dump(told, sys.stdout)


def picture(page: Any, name: str) -> None:
    if folder := os.environ.get("AUTOCAPTION_SCREENSHOTS"):
        skin = os.environ["AUTOCAPTION_TEST_SKIN"] or "django"
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{skin}-{name.strip('/').replace('/', '-')}.png", full_page=True)


if __name__ == "__main__":
    main()
