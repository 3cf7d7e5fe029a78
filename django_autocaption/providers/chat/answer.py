"""What a chat model answered: words out of its text, whatever shape the service and the model gave it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from django_autocaption.providers.chat.question import FIELDS, NO_PERSON, TRANSLATED, TRANSLATIONS
from django_autocaption.providers.hosted.values import string
from django_autocaption.types import AgeGuess

#: Names under which models give the alt text where no schema holds them, best first; without case and underscores.
_ALT_KEYS = ("alttext", "alt", "alternativetext", "caption", "description", "text")
_KNOWN_KEYS = frozenset((*_ALT_KEYS, *(name.replace("_", "") for name in FIELDS)))
#: Beyond every scale on which models say how sure they are.
_MOST_SURE = 10**12
_SAID_NOBODY = frozenset({NO_PERSON, "no person", "nobody"})
_NOBODY = frozenset({"", "null", "n/a", "na", *_SAID_NOBODY})
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_THOUGHT_END = re.compile(r"</(?:think|thinking|reasoning)>", re.IGNORECASE)
_FENCE_START = re.compile(r"```\w*\s*")
_OBJECT_START = re.compile(r'\{\s*"')
#: Forgives line breaks inside strings; NaN and Infinity, which no database takes, become None.
_DECODER = json.JSONDecoder(strict=False, parse_constant=lambda name: None)
#: A string up to its closing quote, or to the end of the text: so that no text is searched twice.
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+(?:(")|\\?\Z)', re.DOTALL)
_CLOSED_ALT_TEXT = re.compile(r'"alt_?text"\s*:\s*("(?:[^"\\]|\\.)*+")', re.DOTALL | re.IGNORECASE)


def read_object(content: str) -> dict[str, Any] | None:
    """The JSON object in ``content``: bare, in a code fence, after thoughts or politeness; None if there is none whole.

    An object that only wraps another (``{"image": {…}}``) is taken off.
    """
    start = _OBJECT_START.search(_without_thoughts(content))
    if start is None:
        return None
    try:
        found, _end = _DECODER.raw_decode(start.string, start.start())
    except (ValueError, RecursionError):
        return None
    if len(found) == 1 and not _is_answer(found):
        found = next(iter(found.values()))
    return found if isinstance(found, dict) and _is_answer(found) else None


def is_cut_json(content: str) -> bool:
    """Whether ``content`` begins as JSON and ends before the JSON does."""
    text = _without_thoughts(content).strip()
    fence = _FENCE_START.match(text)
    text = text[fence.end() :].removesuffix("```").rstrip() if fence else text
    bare = _STRING.sub(lambda string: "" if string[1] else '"', text)
    is_open = '"' in bare or sum(map(bare.count, "{[")) > sum(map(bare.count, "}]"))
    return text[:1] in ("{", "[") and is_open


def salvage(content: str) -> str:
    """The alt text out of JSON that was cut short, if it is complete itself; else ""."""
    closed = _CLOSED_ALT_TEXT.search(content)
    try:
        return str(json.loads(closed[1], strict=False)).strip() if closed else ""
    except ValueError:
        return ""


def fields_of(found: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of CaptionResult out of an answer's JSON object; what has another type than it should says nothing."""
    by_name = {_plain(name): value for name, value in found.items()}
    decorative = _flag(by_name.get("decorative")) is True
    return {
        # A decorative image has a description at most, which must not become its alt text.
        "text": "" if decorative else next((text for name in _ALT_KEYS if (text := _text(by_name.get(name)))), ""),
        "title": _text(by_name.get("title")),
        "description": _text(by_name.get("description")),
        "keywords": _keywords(by_name.get("keywords")),
        "language": _language(by_name.get("language")),
        "decorative": decorative,
        "structured": found,
        "nobody": _text(by_name.get("agegroup")).lower() in _SAID_NOBODY,
        "age": _age(by_name.get("agegroup"), by_name.get("ageconfidence")),
        "nsfw": _flag(by_name.get("nsfw")),
    }


def translations_of(found: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Fields of CaptionResult by tag of each further language; what holds no words is left out."""
    by_tag = found.get(TRANSLATIONS)
    if not isinstance(by_tag, Mapping):
        return {}
    judged = {name: value for name, value in found.items() if name not in (*TRANSLATED, TRANSLATIONS, "language")}
    own = {str(tag): fields_of({**judged, **words}) for tag, words in by_tag.items() if isinstance(words, Mapping)}
    return {tag: {**words, "language": tag} for tag, words in own.items() if words["text"] or words["decorative"]}


def _without_thoughts(content: str) -> str:
    return _THOUGHT_END.split(content)[-1]


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).lower()


def _is_answer(found: Mapping[str, Any]) -> bool:
    return any(_plain(name) in _KNOWN_KEYS for name in found)


def _text(value: Any) -> str:
    return string(value).strip()


def _keywords(value: Any) -> tuple[str, ...]:
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(text for word in words if (text := _text(word)))


def _language(value: Any) -> str:
    tag = _text(value).replace("_", "-")
    return tag if _LANGUAGE_TAG.fullmatch(tag) else ""


def _flag(value: Any) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "yes": True, "false": False, "no": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def _age(label: Any, confidence: Any) -> AgeGuess | None:
    label = AgeGuess.label_of(label)
    if label.lower() in _NOBODY:
        return None
    is_number = isinstance(confidence, int | float) and not isinstance(confidence, bool)
    sure = float(confidence) if is_number and 0 <= confidence <= _MOST_SURE else None
    return AgeGuess(label=label, confidence=sure, scale="fraction")
