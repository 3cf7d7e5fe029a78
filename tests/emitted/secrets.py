"""What a secret looks like: keys of the tests, webhook secrets and tokens, signed addresses, image data, headers."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Every key, token and secret that a test configures holds one of these, so that it is known wherever it turns up.
MARKERS = ("very-secret", "emulated-key", "emulated-secret")


@dataclass(frozen=True)
class Rule:
    """One kind of secret."""

    name: str
    hints: tuple[str, ...]
    """A text without any of these holds none: looking for them is quick, the pattern is not."""
    pattern: re.Pattern[str]


def in_base64(text: str) -> tuple[str, ...]:
    """What is always left of ``text`` in the base64 of a longer one, at each of its three alignments."""
    encoded = []
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + text.encode()).decode()
        encoded.append(whole[(before * 8 + 5) // 6 : (before + len(text)) * 8 // 6])
    return tuple(encoded)


def _any_of(*texts: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, texts)))


_ENCODED = tuple(form for marker in MARKERS for form in in_base64(marker))
#: How a JPEG, PNG, GIF and WebP begin in base64…
_HEADS = ("/9j/", "iVBORw0KGgo", "R0lGOD", "UklGR")
#: … in the repr of bytes, and where they are read as text.
_BYTES = (r"\xff\xd8\xff", r"\x89PNG\r\n", "b'GIF87a", "b'GIF89a", r"JFIF\x00", r"WEBPVP8")
_AS_TEXT = ("\xff\xd8\xff", "\x89PNG\r\n", "PNG\r\n\x1a\n", "JFIF\x00", "WEBPVP8")

RULES = (
    Rule("key", MARKERS, _any_of(*MARKERS)),
    Rule("key in base64", _ENCODED, _any_of(*_ENCODED)),
    Rule("webhook secret", ("whsec_",), re.compile(r"whsec_\w")),
    Rule(
        "signed address",
        ("oken=", "oken%3D", "oken%3d", "ignature=", "redential=", "sig=", "api_key=", "apikey="),
        re.compile(
            r"(?:[?&;]|%3F|%26)(?:[\w-]*(?:token|signature|credential)|sig|api_?key)(?:=|%3D)[^\s&\"'<>]", re.IGNORECASE
        ),
    ),
    Rule("signed token", (":",), re.compile(r":[0-9A-Za-z]{6}:[\w-]{43}(?![\w-])")),
    Rule(
        "Authorization header",
        ("earer ", "asic ", "uthorization", "UTHORIZATION", "oondream-auth", "oondream-Auth"),
        re.compile(
            r"\bBearer [\w+/=.~-]{6}|\bBasic (?=[A-Za-z]*[0-9+/=])[A-Za-z0-9+/]{8}"
            r"|(?i:\b(?:authorization|x-moondream-auth)\b['\"]?\s*[:=]\s*b?['\"]?)(?!REDACTED\b)[\w+/-]{6}"
        ),
    ),
    Rule("image in a data URI", (";base64,",), re.compile(r"data:image/[\w.+-]+;base64,[A-Za-z0-9+/]{16}")),
    Rule("image in base64", _HEADS, re.compile(rf"(?:{'|'.join(_HEADS)})[A-Za-z0-9+/]{{16}}")),
    Rule("bytes of an image", (*_BYTES, *_AS_TEXT), _any_of(*_BYTES, *_AS_TEXT)),
)


def is_recognised(key: str) -> bool:
    """The search would know this key wherever it turns up."""
    return any(rule.pattern.search(key) for rule in RULES[:2])


def found_in(text: str) -> Iterator[tuple[Rule, int]]:
    """Every kind of secret in ``text``, each once, and where it begins."""
    for rule in RULES:
        if any(hint in text for hint in rule.hints) and (match := rule.pattern.search(text)):
            yield rule, match.start()


def excerpt(text: str, at: int, *, around: int = 80) -> str:
    """What stands around a secret, without any: a report is an emission too."""
    before, after = text[max(at - around, 0) : at], text[at : at + 8]
    for rule in RULES:
        before = rule.pattern.sub("█", before)
    return f"{before}{after[:4]}█"
