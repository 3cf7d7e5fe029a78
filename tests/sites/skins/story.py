"""A browser opens every page of the app in an admin that wears another skin, and has an image captioned anew.

Prints what each page was like, and what became of the caption. AUTOCAPTION_SCREENSHOTS: a folder for pictures, each in
light and dark.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread

import django
from django.core.management import call_command

#: What a badge is told by.
COLOUR = "element => getComputedStyle(element).backgroundColor"
#: Buttons that are smaller than what they say.
CRUSHED = """[...document.querySelectorAll('button.button, a.closelink')].filter(each => each.offsetParent
    && each.innerText.trim() && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
    ).map(each => each.outerHTML)"""
#: A theme, as Unfold and Jazzmin know it; Django goes by the media query.
WEARS = """theme => {
    document.documentElement.classList.toggle('dark', theme === 'dark');
    document.documentElement.setAttribute('data-bs-theme', theme);
}"""
#: Headings that tell what a page of ours is.
TITLES = "[...document.querySelectorAll('h1')].filter(each => each.offsetParent).map(each => each.innerText)"
CONTRAST = "color-contrast"
#: What is ours on a page, in the markup of what axe-core complains of.
OURS = ("autocaption-", "desk-", "compare-", "prompt-")


def main() -> None:
    django.setup()
    from django.contrib.auth.models import User
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test import Client
    from django.test.testcases import LiveServerThread

    import tests.celery  # noqa: F401 - the current app: tasks run at once
    from django_autocaption.models import Attempt, Caption
    from tests.chromium import chromium
    from tests.sites.skins import pages

    call_command("migrate", run_syncdb=True, verbosity=0)
    client, editor = (
        Client(raise_request_exception=False, SERVER_NAME="127.0.0.1"),
        User.objects.create_superuser("editor"),
    )
    client.force_login(editor)
    pages.prepare(editor)
    caption = Caption.objects.order_by("pk")[0]
    before = Attempt.objects.filter(caption=caption, comparison=None).count()
    server = LiveServerThread("127.0.0.1", StaticFilesHandler, port=0)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    told: dict[str, Any] = {"pages": {}, "errors": [], "axe": [], "crushed": []}
    with chromium() as browser:
        address = f"http://127.0.0.1:{server.port}"
        context = browser.new_context(base_url=address, viewport={"width": 1360, "height": 900})
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: told["errors"].append(f"{page.url}: {error}"))
        for each in pages.addresses():
            answer = client.get(f"/admin/{each}", follow=True)
            told["pages"][each] = answer.status_code
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                page.goto(f"/admin/{each}")
                picture(page, each)
                told["axe"] += [[each, *complaint] for complaint in complaints(page)]
                told["crushed"] += page.evaluate(CRUSHED)
        told["uploaded"] = uploaded(page)
        page.goto("/admin/autocaption/caption/")
        told["badge"] = page.locator(".autocaption-badge").first.evaluate(COLOUR)
        page.locator(f"input[name=_selected_action][value='{caption.pk}']").check(force=True)
        page.locator("select[name=action]").first.select_option("recaption", force=True)
        page.evaluate("document.querySelector('select[name=action]').form.requestSubmit()")
        page.locator("#recaption-form").wait_for()
        picture(page, "recaption")
        told["crushed"] += page.evaluate(CRUSHED)
        told["titles"] = page.evaluate(TITLES)
        told["recaption"] = page.locator("#recaption-form [name=provider]").is_visible()
        page.locator("#recaption-form [name=replace_human]").check(force=True)
        page.locator("#recaption-form [name=confirm]").click()
        page.wait_for_url("**/admin/autocaption/caption/**")
        told["told"] = page.get_by_text("Asked for the words of 1 caption.").first.is_visible()
        picture(page, "asked")
    server.terminate()
    told["requests"] = Attempt.objects.filter(caption=caption, comparison=None).count() - before
    json.dump(told, sys.stdout)


def uploaded(page: Any) -> bool:
    """A photograph comes by the skin's own form, whose page says its words then."""
    from django_autocaption.models import Caption
    from tests.pictures import jpeg
    from tests.testapp.models import Photo

    page.goto("/admin/testapp/photo/add/")
    file = {"name": "green.jpg", "mimeType": "image/jpeg", "buffer": jpeg("green")}
    page.locator("input[type=file][name=image]").set_input_files(file)
    page.evaluate("(save => save.form.requestSubmit(save))(document.querySelector('[name=_save]'))")
    page.wait_for_url("**/admin/testapp/photo/")
    photo = Photo.objects.latest("pk")
    page.goto(f"/admin/testapp/photo/{photo.pk}/change/")
    picture(page, "uploaded")
    caption = Caption.objects.get(object_id=str(photo.pk), field_name="image")
    return any(each.is_visible() for each in page.get_by_text(caption.published.alt_text).all())


def complaints(page: Any) -> list[list[str]]:
    """What axe-core finds in what is ours: rule, and where. Colours are the skin's, but not those of our buttons."""
    from tests.browser.axe import AXE

    if not AXE.exists():
        return []
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa']})")
    nodes = [(rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]]
    buttons = [
        [rule, html] for rule, html in nodes if rule == CONTRAST and re.match(r'<button[^>]* class="button', html)
    ]
    nodes = [(rule, html) for rule, html in nodes if rule != CONTRAST and html[:5] != "<html"]
    return [*buttons, *([rule, html] for rule, html in nodes if any(mark in html for mark in OURS))]


def picture(page: Any, name: str) -> None:
    if folder := os.environ.get("AUTOCAPTION_SCREENSHOTS"):
        skin = os.environ["AUTOCAPTION_TEST_SKIN"] or "django"
        Path(folder).mkdir(parents=True, exist_ok=True)
        for theme in ("dark", "light"):
            page.emulate_media(color_scheme=theme)
            page.evaluate(WEARS, theme)
            page.screenshot(path=f"{folder}/{skin}-{theme}-{name.strip('/').replace('/', '-')}.png", full_page=True)


if __name__ == "__main__":
    main()
