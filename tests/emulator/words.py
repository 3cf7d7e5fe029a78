"""What the emulated chat models say about an image: all that the question asks for."""

from __future__ import annotations

import re
from typing import Any

from tests.emulator import vision

#: How the question names the languages of ``translations``.
_OTHERS = re.compile(r'translations \(object\), has the keys ((?:"[\w-]+"(?:, )?)+)')


def words_for(image: bytes, question: str, over: dict[str, Any]) -> dict[str, Any]:
    """The JSON that the question describes; ``over``: other values for some of its keys."""
    sentence = vision.describe(image)
    words: dict[str, Any] = {
        "alt_text": sentence,
        "decorative": False,
        "title": sentence.partition(",")[0],
        "description": f"{sentence} Nothing else is told apart in it.",
        "keywords": ["photograph", sentence.split()[1]],
        "language": "en",
        "age_group": "none",
        "age_confidence": 0.0,
        "nsfw": False,
    } | over
    if others := _OTHERS.search(question):
        words["translations"] = {tag: _translated(words, tag) for tag in re.findall(r'"([\w-]+)"', others[1])}
    return words


def _translated(words: dict[str, Any], tag: str) -> dict[str, Any]:
    """The same words, marked with the language: the emulator speaks English only."""
    texts = {name: f"{words[name].removesuffix('.')} ({tag})." for name in ("alt_text", "title", "description")}
    return {**texts, "keywords": [*words["keywords"], tag]}
