"""The words of a Chinese text, as an option: rjieba tells them where the extra ``[languages]`` is installed
(https://github.com/messense/rjieba-py)."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

#: Tags of common nouns and of names of things; those of people and places have their own.
_THINGS = frozenset({"n", "nz"})


def chinese_nouns(text: str) -> list[str]:
    """Names of things of two characters or more, in the order of the text; none without the segmenter."""
    segmenter = _loaded()
    tagged = segmenter.tag(text) if segmenter is not None else []
    return [word for word, tag in tagged if tag in _THINGS and len(word) > 1]


@cache
def _loaded() -> Any:
    """Once, and only where it is needed."""
    try:
        return import_module("rjieba")
    except ImportError:
        return None
