"""axe-core in the browser. ``npm install --no-save --prefix .venv axe-core``; AUTOCAPTION_NODE: another folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tests import services
from tests.emulator.client import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(os.environ.get("AUTOCAPTION_NODE") or ROOT / ".venv") / "node_modules" / "axe-core" / "axe.min.js"
#: What axe-core complains of in Django's own templates: search field, breadcrumbs (5.2), headings of inline tables.
DJANGOS_OWN = [["#searchbar"], [".breadcrumbs"], ["#decisions-group thead th:empty"], ["#history-group thead th:empty"]]


def complaints(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds on the page."""
    if not AXE.exists():
        services.missing("browser", f"{AXE} is not there: npm install --no-save --prefix .venv axe-core")
    page.evaluate(AXE.read_text("utf-8"))
    # Without its copies of imported style sheets, which the page's policy forbids.
    result = page.evaluate(f"axe.run({{exclude: {DJANGOS_OWN}}}, {{preload: false}})")
    assert result["passes"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in result["violations"]]
