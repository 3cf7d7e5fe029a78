"""Make what a service said fit to store and show: no key, image data or signed address in it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django_autocaption.providers.http import Call

_IMAGE_DATA = re.compile(r"data:[\w.+-]+/[\w.+-]+[^\s\"'<>]*|[A-Za-z0-9+/]{40,}={0,2}")
_MIN_SECRET = 6
"""Shorter ones are placeholders for servers without keys ("none", "x"); masking them would eat words."""
_MIN_SHOWN = 3
"""So many signs of a key beside dots or stars are a part of it."""
_MIN_PART = 8
"""So many signs from one of a key's ends are a part of it wherever they stand."""
_MAX_PART = 64
_HIDDEN = r"(?:[*•●·…#]+|\.{2,}|[xX]{3,})"
_MAX_DEPTH = 50
_PASSWORD = re.compile(r"(\w://)[^\s/?#@\"'<>]*@")
_QUERY = re.compile(r"(https?://[^\s?#\"'<>]+)[?#][^\s\"'<>]*")


def mask(text: str, secrets: Sequence[str]) -> str:
    """``text`` fit to store and show: no key, image data, user, password or query of an address, NUL or lone
    surrogate."""
    for secret in secrets:
        if len(secret) >= _MIN_SECRET:
            text = _shown_in_part(secret).sub("…", text.replace(secret, "…"))
    text = _PASSWORD.sub(r"\1…@", _QUERY.sub(r"\1", _IMAGE_DATA.sub("…", text)))
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=64)
def _shown_in_part(secret: str) -> re.Pattern[str]:
    """Finds what services show of a key that they refuse: ``sk-ab***yz12``, ``***yz12``, its first signs alone."""

    def ends(shortest: int, *, first: bool) -> str:
        lengths = range(min(len(secret) - 1, _MAX_PART), shortest - 1, -1)
        return "|".join(re.escape(secret[:n] if first else secret[-n:]) for n in lengths) or "(?!)"

    head, tail = (ends(_MIN_SHOWN, first=first) for first in (True, False))
    long_head, long_tail = (ends(_MIN_PART, first=first) for first in (True, False))
    return re.compile(
        rf"(?:{head}){_HIDDEN}(?:[\w-]{{1,8}}(?!\w))?|{_HIDDEN}(?:{tail})(?!\w)"
        rf"|(?<!\w)(?:{long_head})|(?:{long_tail})(?!\w)"
    )


def without_images(call: Call | None) -> str:
    """The JSON that was sent, as text, without its images."""
    return "" if call is None or call.json is None else _IMAGE_DATA.sub("…", json.dumps(call.json, ensure_ascii=False))


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
