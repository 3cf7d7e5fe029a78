"""Make what a service said fit to store and show: no key, image data or signed address in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_IMAGE_DATA = re.compile(r"data:[\w.+-]+/[\w.+-]+[^\s\"'<>]*|[A-Za-z0-9+/]{40,}={0,2}")
_MIN_SECRET = 6
"""Shorter ones are placeholders for servers without keys ("none", "x"); masking them would eat words."""
_MAX_DEPTH = 50
_QUERY = re.compile(r"(https?://[^\s?#\"'<>]+)[?#][^\s\"'<>]*")


def mask(text: str, secrets: Sequence[str]) -> str:
    """``text`` fit to store and show: no key, image data, query of an address, NUL or lone surrogate."""
    for secret in secrets:
        if len(secret) >= _MIN_SECRET:
            text = text.replace(secret, "…")
    text = _QUERY.sub(r"\1", _IMAGE_DATA.sub("…", text))
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def mask_line(text: str, secrets: Sequence[str], limit: int) -> str:
    """``mask`` as one line of at most ``limit`` printable characters: it goes to logs and terminals, too, where a line
    break forges a record, and an escape sequence or a change of direction shows something else."""
    return "".join(sign for sign in " ".join(mask(text, secrets).split()) if sign.isprintable())[:limit]


def mask_json(data: Any, secrets: Sequence[str], depth: int = _MAX_DEPTH) -> Any:
    """JSON data with every string in it masked, names too; what is nested deeper than ``depth`` is left out."""
    if isinstance(data, str):
        return mask(data, secrets)
    if isinstance(data, list | dict) and depth == 0:
        return "…"
    if isinstance(data, list):
        return [mask_json(value, secrets, depth - 1) for value in data]
    if isinstance(data, dict):
        return {mask(key, secrets): mask_json(value, secrets, depth - 1) for key, value in data.items()}
    return data
