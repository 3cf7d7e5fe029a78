"""Answers that are no description, and captions that come close to one: all languages with a table but English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def _lines() -> Iterator[tuple[str, str, str]]:
    """(sign, language, text) of all sets."""
    language = ""
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("["):
                language = line.strip("[]")
            elif line[:2] in ("- ", "+ "):
                yield line[0], language, line[2:]


NO_DESCRIPTIONS = [(language, text) for sign, language, text in _lines() if sign == "-"]
GOOD_CAPTIONS = [(language, text) for sign, language, text in _lines() if sign == "+"]
