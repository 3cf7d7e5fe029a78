"""In a browser: two photographs by Wagtail's page for several, the panel on one's form, the list, and the report.

AUTOCAPTION_SCREENSHOTS: a folder for pictures.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.contrib.auth.models import User
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from django.test.testcases import LiveServerThread

from django_autocaption.models import Caption, Prompt
from tests.browser.axe import AXE, in_both_themes
from tests.chromium import chromium
from tests.pictures import jpeg
from tests.sites.wagtail.site import Image, prepare
from tests.testapp.providers import ScriptedProvider

#: What is ours on Wagtail's pages.
OURS = ".autocaption-panel, .autocaption-words, .autocaption-picture"


def story() -> dict[str, Any]:
    prepare()
    client = Client()
    client.force_login(User.objects.create_superuser("chief"))
    Prompt.objects.create(name="short", text="Say it in ten words.")
    server = LiveServerThread("127.0.0.1", StaticFilesHandler, port=0)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    told: dict[str, Any] = {"errors": [], "axe": []}
    with chromium() as browser:
        address = f"http://127.0.0.1:{server.port}"
        context = browser.new_context(base_url=address, viewport={"width": 1360, "height": 900})
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: told["errors"].append(f"{page.url}: {error}"))
        told["uploaded"] = uploaded(page)
        first, second = Image.objects.order_by("pk")
        told["panel"] = panel(page, first, told)
        told["list"] = listed(page, second, told)
        told["report"] = report(page, told)
    server.terminate()
    return told


def uploaded(page: Any) -> list[str]:
    """Wagtail's page for several images, and its form for each, which was drawn before the words came."""
    folder = Path(mkdtemp())
    for name, colour in (("bridge", "red"), ("harbour", "blue")):
        folder.joinpath(f"{name}.jpg").write_bytes(jpeg(colour, (640, 480)))
    page.goto("/admin/images/multiple/add/")
    page.locator("#fileupload").set_input_files(sorted(folder.iterdir()))
    page.locator("#upload-list form").nth(1).wait_for()
    picture(page, "uploaded")
    page.locator("#upload-list form button[type=submit]").first.click()
    page.locator("#upload-list .upload-complete, #upload-list .update-success").first.wait_for()
    return [image.description for image in Image.objects.order_by("pk")]


def panel(page: Any, image: Any, told: dict[str, Any]) -> list[Any]:
    """Approve a draft, ask anew with a service and a prompt of one's own, and go back to the earlier words."""
    page.goto(f"/admin/images/{image.pk}/")
    part = page.locator(".autocaption-part")
    look(page, "panel", told)
    found: list[Any] = [part.locator(".w-status").all_inner_texts()]
    part.get_by_role("button", name="Approve").click()
    page.get_by_text("The words are approved and published.").first.wait_for()
    found.append(page.locator("#id_description").input_value())
    page.get_by_text("Re-caption…").click()
    page.locator("[name=provider]").select_option("plain")
    page.locator("[name=prompt]").select_option(label="short")
    page.get_by_role("button", name="Ask for words").click()
    page.get_by_text("takes no prompt").first.wait_for()
    look(page, "recaption", told)
    ScriptedProvider.script.append("A red wall beside a slope from black to white.")
    page.locator("[name=provider]").select_option("default")
    page.get_by_role("button", name="Ask for words").click()
    page.get_by_text("Asked for the words of 1 caption.").first.wait_for()
    found += [ScriptedProvider.asked[-1].prompt[:20], part.locator("textarea").input_value()]
    part.locator("summary").click()
    look(page, "asked-anew", told)
    part.get_by_role("button", name="Approve").click()
    page.get_by_text("The words are approved and published.").first.wait_for()
    part.locator("summary").click()
    part.get_by_role("button", name="Publish this version").last.click()
    page.get_by_text("That version is published.").first.wait_for()
    found.append(page.locator("#id_description").input_value())
    return found


def listed(page: Any, image: Any, told: dict[str, Any]) -> list[Any]:
    """Correct and approve a draft where it is listed."""
    page.goto("/admin/")
    page.get_by_role("link", name="Alt texts").click()
    page.locator(".autocaption-words").wait_for()
    look(page, "list", told)
    page.locator(".autocaption-words textarea").fill("A blue wall in the harbour.")
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("No alt text waits for you.").wait_for()
    picture(page, "list-empty")
    return [Image.objects.get(pk=image.pk).description, Caption.objects.get(object_id=str(image.pk)).human]


def report(page: Any, told: dict[str, Any]) -> list[str]:
    """Under Reports, by Wagtail's menu."""
    page.goto("/admin/")
    empty = Image.objects.order_by("pk").last()
    Caption.objects.filter(object_id=str(empty.pk)).delete()
    Image.objects.filter(pk=empty.pk).update(description="")
    page.get_by_role("button", name="Reports").click()
    page.get_by_role("link", name="Images without description").click()
    page.locator("table.listing").wait_for()
    look(page, "report", told)
    titles: list[str] = page.locator("table.listing .title a").all_inner_texts()
    return titles


def look(page: Any, name: str, told: dict[str, Any]) -> None:
    """Take pictures in both themes and at 390 pixels, and ask axe-core about what is ours."""
    for scheme in in_both_themes(page):
        picture(page, f"{name}-{scheme}")
        if AXE.exists():
            page.evaluate(AXE.read_text("utf-8"))
            about = f"axe.run({{include: [[{OURS!r}]]}}, {{preload: false}})"
            found = page.evaluate(about)["violations"] if page.locator(OURS).count() else []
            told["axe"] += [[name, scheme, rule["id"], rule["nodes"][0]["html"]] for rule in found]
    page.set_viewport_size({"width": 390, "height": 844})
    picture(page, f"{name}-390")
    told.setdefault("wide", []).append(
        page.evaluate("[...document.querySelectorAll('.autocaption-part')].every(e => e.scrollWidth <= e.clientWidth)")
    )
    page.set_viewport_size({"width": 1360, "height": 900})


def picture(page: Any, name: str) -> None:
    if folder := os.environ.get("AUTOCAPTION_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/wagtail-{name}.png")
