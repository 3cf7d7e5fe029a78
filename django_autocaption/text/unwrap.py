"""Step 2: the words out of code fences, JSON and thinking aloud."""

from __future__ import annotations

import json
import re
from typing import Any

from .blocks import prose_before
from .draft import Draft

#: Names under which the words come, best first, without case, blanks and underscores.
WORD_KEYS = (
    "alt", "alttext", "alternativetext", "caption", "shortcaption", "description", "imagedescription",
    "shortdescription", "text", "answer", "summary", "content", "detailedcaption", "longdescription", "title",
)  # fmt: skip
_ENVELOPES = (
    "data",
    "result",
    "results",
    "output",
    "outputs",
    "response",
    "captions",
    "image",
    "images",
    "message",
    "choices",
)
_KEYWORD_KEYS = ("keywords", "tags")
_ERROR_KEYS = frozenset({"error", "errors", "detail", "fault", "exception", "traceback"})

_FENCE = re.compile(r"(?:```|~~~)[ \t]*([\w+-]*)[ \t]*\n?")
_LOOSE = re.compile(
    r"[\"'](alt[ _]?text|alt|alternative[ _]text|caption|description|text)[\"']\s*:\s*([\"'])((?:[^\"'\\]|\\.|"
    r"(?!\2)[\"']|\2(?=\w))*+)(\2?)",
    re.IGNORECASE,
)
_THINKING = ("think", "thinking", "thought", "reasoning", "analysis", "scratchpad", "reflection")
_THINK_TAG = re.compile(rf"(?:<|◁)\s*(/?)\s*(?:{'|'.join(_THINKING)})\s*(?:>|▷)", re.IGNORECASE)


def thinking(draft: Draft) -> None:
    """Drop ``<think>…</think>``; thinking that was never closed leaves no answer."""
    kept: list[str] = []
    depth = position = 0
    for match in _THINK_TAG.finditer(draft.text):
        if match[1]:
            if depth == 0:
                kept.clear()
            depth = max(0, depth - 1)
        else:
            if depth == 0:
                kept.append(draft.text[position : match.start()])
            depth += 1
        position = match.end()
    if depth == 0:
        kept.append(draft.text[position:])
    draft.replace("".join(kept).strip(), "thinking")


def fences(draft: Draft) -> None:
    """The content of the first code fence instead of everything around it; a stray fence mark is dropped."""
    marks = list(_FENCE.finditer(draft.text))
    if not marks:
        return
    if len(marks) > 1:
        inside = draft.text[marks[0].end() : marks[1].start()].strip()
        outside = (draft.text[: marks[0].start()] + "\n" + draft.text[marks[1].end() :]).strip()
        before = "" if inside[:1] in "{[" else prose_before(draft.text[: marks[0].start()])
        text = before or inside or outside
    else:
        text = (draft.text[: marks[0].start()] + draft.text[marks[0].end() :]).strip()
    draft.replace(text, "fence")


def json_value(draft: Draft) -> None:
    """The words out of JSON, whole or cut short, wherever it begins in the text; an error object → reject."""
    text = draft.text.strip()
    start = 0 if text[:1] in '{["' else text.find("{")
    if start < 0 or (start and '"' not in text[start : start + 40] and "'" not in text[start : start + 40]):
        return
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text[start:])
    except (ValueError, RecursionError):
        _loose_json(draft, text[start:])
        return
    if isinstance(value, str):
        if not text[start + end :].strip():
            draft.replace(value.strip(), "json")
        return
    if isinstance(value, list) and text[start + end :].strip(" .\n"):
        return
    _keywords(draft, value)
    words = _find(value)
    if words:
        draft.replace(words, "json")
    elif isinstance(value, dict) and _ERROR_KEYS & {key.lower() for key in value}:
        draft.reject("error_body")
    elif start == 0 and isinstance(value, dict | list):
        draft.reject("no_words_in_json")


def _loose_json(draft: Draft, text: str) -> None:
    """Words out of JSON that is cut short or written with single quotes."""
    if text[:1] not in "{[":
        return
    found: dict[str, tuple[str, bool]] = {}
    for match in _LOOSE.finditer(text):
        found.setdefault(_plain(match[1]), (match[3], bool(match[4])))
    for key in WORD_KEYS:
        if key in found and found[key][0].strip():
            words, closed = found[key]
            if not closed:
                draft.flag("truncated")
                draft.finish_reason = "length"
            draft.replace(words.replace('\\"', '"').replace("\\'", "'").replace("\\n", "\n").strip(), "json")
            return
    if re.match(r"\{\s*[\"']\w+[\"']\s*:", text):
        draft.reject(
            "error_body" if re.search(r"[\"'](?:error|errors|detail)[\"']", text[:400]) else "no_words_in_json"
        )


def _plain(key: str) -> str:
    return re.sub(r"[\s_-]", "", key).lower()


def _find(value: Any, depth: int = 0) -> str:
    """The best words in a JSON value, or an empty string."""
    if depth > 5:
        return ""
    if isinstance(value, str):
        return value.strip() if depth else ""
    if isinstance(value, list):
        if len(value) > 2 and all(isinstance(item, str) and len(item.split()) <= 2 for item in value):
            return ", ".join(value[:50])
        return next((words for item in value[:20] if (words := _find(item, depth + 1))), "")
    if not isinstance(value, dict):
        return ""
    by_name = {_plain(str(key)): item for key, item in value.items()}
    for name in WORD_KEYS:
        item = by_name.get(name)
        if isinstance(item, str) and item.strip():
            return item.strip()
    if by_name.keys() & _ERROR_KEYS and any(by_name[key] for key in by_name.keys() & _ERROR_KEYS):
        return ""
    nested = [by_name[name] for name in (*WORD_KEYS, *_ENVELOPES) if name in by_name]
    return next((words for item in nested if (words := _find(item, depth + 1))), "")


def _keywords(draft: Draft, value: Any) -> None:
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        if _plain(str(key)) in _KEYWORD_KEYS:
            items = item.split(",") if isinstance(item, str) else item if isinstance(item, list) else []
            draft.keywords.extend(str(word) for word in items[:50] if isinstance(word, str))
