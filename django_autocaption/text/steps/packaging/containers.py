"""The words out of code fences, JSON and thinking aloud."""

from __future__ import annotations

import json
import re
from typing import Any

from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.steps.packaging.blocks import prose_before

#: Names under which the words come, best first, without case and marks.
WORD_KEYS = (
    "alt", "alttext", "alternativetext", "caption", "shortcaption", "description", "imagedescription",
    "shortdescription", "text", "generatedtext", "answer", "summary", "content", "detailedcaption",
    "moredetailedcaption", "longdescription", "title",
)  # fmt: skip
#: Other names that tell words: "image_caption", "captionResult", "alt_texts".
_WORDY = re.compile(r"^alt|alt$|alttext|altern|caption|descri|(?<!con)texts?$")
_ENVELOPES = (
    "data", "result", "results", "output", "outputs", "response", "responses", "captions", "image", "images", "message",
    "choices", "candidates", "parts", "options", "suggestions", "predictions",
)  # fmt: skip
_KEYWORD_KEYS = ("keywords", "tags")
_ERROR_KEYS = frozenset({"error", "errors", "detail", "fault", "exception", "traceback"})

_FENCE = re.compile(r"(?:```|~~~)[ \t]*([\w+-]*)[ \t]*\n?")
#: A quotation mark closes the words only where JSON goes on: before a comma and a mark, a bracket, or the end.
_LOOSE = re.compile(
    r"(?:[\"']|(?<=[{,\s]))<?(alt[\s_-]?text|alt|alternative[\s_]text|(?:more_)?(?:detailed_)?caption|description|text)>?[\"']?\s*:\s*"
    r"([\"'])((?:[^\"'\\]|\\.|(?!\2)[\"']|\2(?!\s*(?:[}\]]|$|,\s*(?:[\"'}\]]|\w+\s*:|$))))*+)(\2?)",
    re.IGNORECASE,
)
#: The inside of an object, whose brackets are lost: ``"alt_text": "A dog"``.
_PAIR = re.compile(r"([\"'])(?:alt[\s_-]?text|alt|caption|description|text)\1\s*:\s*[\"']", re.IGNORECASE)
#: Words in a tag of their own: ``<alt_text>A dog</alt_text>``.
_TAGGED = re.compile(
    r"<(alt(?:ernative)?[\s_-]?text|alt|(?:fig)?caption|(?:short|image)[_-]?description|description|answer)\s*>([^<>]{1,2000})</\1\s*>",
    re.IGNORECASE,
)
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_FAILED = frozenset({"error", "failed", "failure", "fail", "false"})
_THINKING = ("think", "thinking", "thought", "reasoning", "analysis", "scratchpad", "reflection")
_THINK_TAG = re.compile(
    rf"(?:<|◁)\s*(/?)\s*(?:\w{{1,20}}:)?(?:{'|'.join(_THINKING)})\s*(?:>|▷)|\[(/?)think\]|"
    r"<\|(?:begin|start|(end))_(?:of_)?(?:thought|thinking)\|>",
    re.IGNORECASE,
)


def thinking(draft: Draft) -> None:
    """Drop ``<think>…</think>``; thinking that was never closed leaves no answer."""
    kept: list[str] = []
    depth = position = 0
    for match in _THINK_TAG.finditer(draft.text):
        if any(match.groups()):
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


def tagged(draft: Draft) -> None:
    """The words out of tags that are named for them, the best of several; what other tags hold is left away."""
    found = {_plain(match[1]).removeprefix("fig"): match[2].strip() for match in _TAGGED.finditer(draft.text)}
    words = next((found[key] for key in WORD_KEYS if found.get(key)), "")
    draft.replace(words or draft.text, "markup")


def json_value(draft: Draft) -> None:
    """The words out of JSON, whole or cut short, wherever it begins in the text; an error object → reject."""
    for _ in range(3):
        before = draft.text
        _json_once(draft)
        if draft.text == before or draft.text[:1] not in "{[":
            break


def _json_once(draft: Draft) -> None:
    text = draft.text.strip()
    if _PAIR.match(text):
        text = "{" + text
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
    words = _find(value, draft.language.code)
    if words:
        draft.replace(words, "json")
    elif isinstance(value, dict) and _is_failure({_plain(str(key)): item for key, item in value.items()}, named=True):
        draft.reject("error_body")
    elif start == 0 and isinstance(value, dict | list):
        draft.reject("no_words_in_json")


def _loose_json(draft: Draft, text: str) -> None:
    """Words out of JSON that is cut short or written with single quotes, without quotes or with quotes in them."""
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
    return re.sub(r"[\W_]", "", key).lower()


def _find(value: Any, language: str, depth: int = 0) -> str:
    """The best words in a JSON value, those of the language where it has several, or an empty string."""
    if depth > 5:
        return ""
    if isinstance(value, str):
        return value.strip() if depth else ""
    if isinstance(value, list):
        if len(value) > 2 and all(isinstance(item, str) and len(item.split()) <= 2 for item in value):
            return ", ".join(value[:50])
        return next((words for item in value[:20] if (words := _find(item, language, depth + 1))), "")
    if not isinstance(value, dict):
        return ""
    by_name = {_plain(str(key)): item for key, item in value.items()}
    for name in WORD_KEYS:
        item = by_name.get(name)
        if isinstance(item, str) and item.strip():
            return item.strip()
    if _is_failure(by_name, named=False):
        return ""
    wordy = [name for name in by_name if _WORDY.search(name)]
    nested = [by_name[name] for name in (*WORD_KEYS, *wordy, *_ENVELOPES) if name in by_name]
    nested = [item for item in nested if item is not by_name.get("message") or not isinstance(item, str)]
    nested += _translations(value, language)
    return next((words for item in nested if (words := _find(item, language, depth + 1))), "")


def _translations(value: dict[Any, Any], language: str) -> list[Any]:
    """The values of a mapping from language tags to words: the wanted language's first, then English."""
    if not value or not all(_LANGUAGE_TAG.fullmatch(str(key)) for key in value):
        return []
    bases = {re.split(r"[-_]", str(key).lower())[0]: item for key, item in value.items()}
    return [bases[base] for base in (language, "en") if base in bases]


def _is_failure(by_name: dict[str, Any], *, named: bool) -> bool:
    """Whether a JSON object reports an error: by its status, or by a filled (``named``: any) field for errors."""
    if any(str(by_name.get(name, "")).lower() in _FAILED for name in ("status", "success", "ok", "state")):
        return True
    found = by_name.keys() & _ERROR_KEYS
    return bool(found) if named else any(by_name[key] for key in found)


def _keywords(draft: Draft, value: Any) -> None:
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        if _plain(str(key)) in _KEYWORD_KEYS:
            items = item.split(",") if isinstance(item, str) else item if isinstance(item, list) else []
            draft.keywords.extend(str(word) for word in items[:50] if isinstance(word, str))
