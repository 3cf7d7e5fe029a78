"""What the providers' pages say that becomes of a row is a state that rows have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from django_autocaption.models import State
from tests.docs.blocks import ROOT

PAGES = sorted((ROOT / "docs" / "providers").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_table_of_errors_names_states(page: Path) -> None:
    table = page.read_text("utf-8").partition("\n## Errors\n")[2].partition("\n## ")[0]
    assert table
    assert set(re.findall(r"\| ([A-Z]{4,})\b", table)) <= set(State.names)
