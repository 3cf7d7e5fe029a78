"""The documents say what the code says."""

from __future__ import annotations

import pytest

from tests.generated.sections import ROOT, SECTIONS, renewed


@pytest.mark.parametrize("name", SECTIONS)
def test_a_generated_section_is_up_to_date(name: str) -> None:
    document = (ROOT / SECTIONS[name][0]).read_text("utf-8")
    assert document == renewed(name, document), "Run: python -m tests.generated"


def test_a_document_without_the_section_is_noticed() -> None:
    with pytest.raises(ValueError, match="generated: map"):
        renewed("map", "no marks here")
