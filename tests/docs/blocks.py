"""Fenced blocks of the documents: their language, their text, and the sentence that leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One fenced block."""

    language: str
    text: str
    lead: str
    """The paragraph before it."""


def blocks(page: Path) -> Iterator[Block]:
    """Those of a page, in order."""
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
        lead = text[: found.start()].rstrip().rpartition("\n\n")[2]
        yield Block(found[1], found[2], " ".join(lead.split()))
