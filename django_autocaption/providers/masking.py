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
_MIN_SHOWN = 2
"""So many signs from one of a key's ends, beside dots or stars, or after "ending in", are a part of it."""
_MIN_INSIDE = 3
"""So many before dots or stars are, even inside a word."""
_MIN_APART = 4
"""So many signs of its end are, with a space between stars and them."""
_MIN_PART = 8
"""So many signs from one of a key's ends are a part of it wherever they stand."""
_MAX_PART = 64
_MOST_LAST = 12
"""So many signs of its end are looked for beside dots; with more, they are masked as such a part."""
#: Each tried once, where it begins, and as a whole: what is long must not be read again and again.
_DOTS = r"(?:(?<!…)…++|(?<!\.)\.{2,}+)"
_STARS = r"(?:(?<![*•●·…#])[*•●·…#]++|(?<![xX])[xX]{3,}+)"
_HIDDEN = rf"(?:{_STARS}|{_DOTS})"
_TOLD_FIRST = (
    r"(?:(?:start|begin)(?:s|ning|ing)?[\s_-]{1,3}with|prefix(?:e[sd])?(?:\s{1,3}with)?"
    r"|first[\s_-]{0,3}(?:two|three|four|five|six|eight|\d))"
)
_TOLD_LAST = (
    r"(?:end(?:s|ing)?[\s_-]{1,3}(?:in|with)|suffix(?:e[sd])?(?:\s{1,3}with)?"
    r"|last[\s_-]{0,3}(?:two|three|four|five|six|eight|\d))"
)
_BETWEEN = (
    r"(?:[\s:=_\"'`-]{1,3}(?:characters?|chars?|digits?|letters?|signs?|symbols?|of|the|your|api|key|is|are|was)){0,6}"
    r"[\s:=\"'`“”‘’«»(\[<]{1,4}"
)
#: After "begins with", or before three dots, they are words, however some key begins.
_NO_WORD = (
    r"(?!(?i:a[mnst]|all|and|any|are|be|but|by|do|for|go|he|her|his|i[fnst]|its|me|my|no|o[fnr]|one|our|out|red|she|so"
    r"|the|to|two|up|us|was|we|who|you)(?!\w))"
)
_MAX_DEPTH = 50
_PASSWORD = re.compile(r"(\w://)[^\s/?#@\"'<>]*@")
_QUERY = re.compile(r"(https?://[^\s?#\"'<>]+)[?#][^\s\"'<>]*")


def mask(text: str, secrets: Sequence[str]) -> str:
    """``text`` fit to store and show: no key, image data, user, password or query of an address, NUL or lone
    surrogate."""
    for secret in secrets:
        if len(secret) >= _MIN_SECRET:
            text = _shown_in_part(secret).sub("…", text.replace(secret, "…"))
            text = _told_in_part(secret).sub(r"\g<told>…", text)
    text = _PASSWORD.sub(r"\1…@", _QUERY.sub(r"\1", _IMAGE_DATA.sub("…", text)))
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=64)
def _shown_in_part(secret: str) -> re.Pattern[str]:
    """Finds what services show of a key that they refuse: ``sk-ab***yz12``, ``sk…12``, ``***yz12``, its first signs."""
    first = rf"(?:{_first(secret, _MIN_INSIDE)}|(?<!\w){_first(secret, _MIN_SHOWN)})"
    last, apart = (_last(secret, shortest, _MOST_LAST) for shortest in (_MIN_SHOWN, _MIN_APART))
    return re.compile(
        rf"(?:{first}{_STARS}|{_NO_WORD}{first}{_DOTS})(?:{last}|[\w-]{{1,8}}(?!\w))?"
        rf"|{_STARS}(?:{last}| {apart})|{_DOTS}{_NO_WORD}{last}"
        rf"|(?<!\w){_first(secret, _MIN_PART)}|{_last(secret, _MIN_PART, _MAX_PART)}"
    )


@lru_cache(maxsize=64)
def _told_in_part(secret: str) -> re.Pattern[str]:
    """Finds what is told of it in words, ``told``: "ending in yz12", "its last four characters are yz12"."""
    first = rf"{_NO_WORD}{_first(secret, _MIN_SHOWN)}(?!\w)"
    last = rf"{_NO_WORD}{_last(secret, _MIN_SHOWN, _MOST_LAST)}"
    return re.compile(
        rf"(?P<told>(?i:{_TOLD_FIRST}{_BETWEEN})(?={first})|(?i:{_TOLD_LAST}{_BETWEEN})(?={last}))(?:{first}|{last})"
    )


def _first(secret: str, shortest: int) -> str:
    """A pattern for so many signs of the key's beginning, and as many more as follow."""
    shown = secret[: min(len(secret) - 1, _MAX_PART)]
    more = [f"(?:{re.escape(sign)}" for sign in shown[shortest:]]
    return re.escape(shown[:shortest]) + "".join(more) + ")?" * len(more)


def _last(secret: str, shortest: int, longest: int) -> str:
    """A pattern for so many signs of its end, the longest first, where a word ends."""
    lengths = range(min(len(secret) - 1, longest), shortest - 1, -1)
    return rf"(?:{'|'.join(re.escape(secret[-n:]) for n in lengths) or '(?!)'})(?!\w)"


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
        return {mask(key, secrets): _mask_value(key, value, secrets, depth - 1) for key, value in data.items()}
    return data


def _mask_value(name: str, value: Any, secrets: Sequence[str], depth: int) -> Any:
    """The value of a name, which may tell that it is a part of a key: ``{"last4": "yz12"}``."""
    if isinstance(value, str) and len(value) <= _MAX_PART:
        before, told = mask(f"{name}: ", secrets), mask(f"{name}: {value}", secrets)
        if told.startswith(before):
            return told.removeprefix(before)
    return mask_json(value, secrets, depth)
