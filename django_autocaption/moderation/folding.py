"""One spelling for text that is only compared, never shown."""

from __future__ import annotations

import unicodedata

_DASHES = "‐‒–—―−⁃"
_SAME = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys("’ʼ", "'"),
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ё": "е",
        "Ё": "Е",
        "ـ": "",
    }
)
_FIRST_POINT, _LAST_POINT = "\u0591", "\u06ed"
"""Hebrew and Arabic points lie between these two; they are optional in writing."""


def fold(text: str) -> str:
    """``text`` in NFKC with ASCII digits, hyphens and apostrophes, without invisible characters and optional points.

    Case stays: German tells the noun ``Junge`` from the adjective ``junge`` by it. Never raises.
    """
    if text.isascii():
        return text
    return "".join(map(_plain, unicodedata.normalize("NFKC", text))).translate(_SAME)


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Cf" or (category == "Mn" and _FIRST_POINT <= char <= _LAST_POINT):
        return ""
    return char
