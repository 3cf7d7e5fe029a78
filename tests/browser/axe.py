"""axe-core in the browser. ``npm install --no-save --prefix .venv axe-core``; AUTOCAPTION_NODE: another folder."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests import services
from tests.emulator.client import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

Scheme = Literal["dark", "light"]
AXE = Path(os.environ.get("AUTOCAPTION_NODE") or ROOT / ".venv") / "node_modules" / "axe-core" / "axe.min.js"
#: What axe-core complains of in Django's own templates: search field, breadcrumbs (5.2), headings of inline tables.
DJANGOS_OWN = [["#searchbar"], [".breadcrumbs"], ["#decisions-group thead th:empty"], ["#history-group thead th:empty"]]

#: What depends on the theme.
OF_COLOURS = ["color-contrast", "link-in-text-block"]


def in_both_themes(page: Page) -> Iterator[Scheme]:
    """The page in its light and its dark colours; light afterwards."""
    schemes: tuple[Scheme, ...] = ("dark", "light")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        # Colours that change step by step, as in Django's navigation, are looked at when they have arrived.
        page.evaluate("Promise.allSettled(document.getAnimations().map((each) => each.finished))")
        yield scheme


def complaints(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds on the page, in its dark and its light colours."""
    if not AXE.exists():
        services.missing("browser", f"{AXE} is not there: npm install --no-save --prefix .venv axe-core")
    page.evaluate(AXE.read_text("utf-8"))
    found = []
    for scheme in in_both_themes(page):
        found += _complaints(page, {} if scheme == "dark" else {"runOnly": {"type": "rule", "values": OF_COLOURS}})
    return found


def _complaints(page: Page, rules: dict[str, object]) -> list[tuple[str, list[str]]]:
    # Without its copies of imported style sheets, which the page's policy forbids.
    result = page.evaluate(f"axe.run({{exclude: {DJANGOS_OWN}}}, {json.dumps({'preload': False, **rules})})")
    assert result["passes"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in result["violations"]]
