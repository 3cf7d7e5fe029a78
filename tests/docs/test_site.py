"""The documentation site has every page; what Sphinx finds wrong with them, CI tells."""

from __future__ import annotations

import re

from tests.docs.blocks import ROOT

DOCS = ROOT / "docs"


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    listed = {line for block in re.findall(r"```{toctree}\n(.*?)```", index, re.DOTALL) for line in block.splitlines()}
    pages = {page.relative_to(DOCS).with_suffix("").as_posix() for page in DOCS.rglob("*.md")} - {"index"}
    assert {page for page in pages if page not in listed and not page.startswith("providers/")} == set()
