"""How the servers behind OpenAI's protocol say that something went wrong: one meaning, many dialects."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from django_autocaption.providers.hosted import Complaint
from django_autocaption.providers.hosted.values import word

_DURATION = re.compile(
    r"(?:(?P<d>\d+)d)?(?:(?P<h>\d+)h)?(?:(?P<m>\d+)m(?!s))?(?:(?P<s>\d+(?:\.\d+)?)s)?(?:(?P<ms>\d+)ms)?"
)
_SECONDS = {"d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}


def read_complaint(payload: Any, *, known: Sequence[str] = ()) -> Complaint | None:
    """The error in a body, None if there is none. ``known``: patterns of codes that say what kind of error it is.

    - OpenAI: ``{"error": {message, type, param, code}}`` (https://platform.openai.com/docs/guides/error-codes)
    - LM Studio, llama.cpp's proxies: ``{"error": "…"}``
    - FastAPI: ``{"detail": "…"}`` or ``{"detail": [{loc, msg, type}]}``
      (https://fastapi.tiangolo.com/tutorial/handling-errors/)
    - vLLM before 0.10, Mistral: ``{"object": "error", message, type, param, code}`` at the top
    - OpenRouter: ``error`` of a choice (https://openrouter.ai/docs/api-reference/errors)
    - Gemini: any of these in a list

    The parameter that is at fault, where it is named apart, is put before the message.
    """
    if isinstance(payload, list) and payload:
        payload = payload[0]
    if not isinstance(payload, Mapping):
        return None
    found = next((error for error in _errors(payload) if error), None)
    if isinstance(found, list) and found:
        found = found[0]
    if isinstance(found, str):
        return Complaint(code=word(payload.get("code")), text=found)
    if not isinstance(found, Mapping):
        return None
    parameter, text = _parameter(found), next((w for name in ("message", "msg") if (w := word(found.get(name)))), "")
    return Complaint(
        code=_code(word(found.get("code")), word(found.get("type")), known),
        text=f"{parameter}: {text}" if parameter and parameter not in text else text,
    )


def _errors(payload: Mapping[str, Any]) -> list[Any]:
    """Wherever an error may stand, most telling place first."""
    choices = payload.get("choices")
    in_choice = (
        choices[0].get("error") if isinstance(choices, list) and choices and isinstance(choices[0], Mapping) else None
    )
    flat = (
        payload
        if payload.get("object") == "error" or (not choices and isinstance(payload.get("message"), str))
        else None
    )
    return [payload.get("error"), payload.get("detail"), in_choice, flat]


def _parameter(error: Mapping[str, Any]) -> str:
    """``param``, or FastAPI's ``loc`` without the part that says "in the body"."""
    location = error.get("loc")
    if isinstance(location, list):
        return ".".join(str(step) for step in location if step != "body")
    return word(error.get("param"))


def _code(code: str, error_type: str, known: Sequence[str]) -> str:
    """``code``, unless it is empty or only a status while ``type`` says more."""
    if code and not code.isdigit():
        return code
    return error_type if not code or any(fnmatchcase(error_type.lower(), pattern) for pattern in known) else code


def reset_after(headers: Mapping[str, str]) -> float | None:
    """Seconds until the limits that are used up are free again, by ``x-ratelimit-reset-*``; None if not said.

    Times are like ``120ms``, ``1m2s`` or plain seconds
    (https://platform.openai.com/docs/guides/rate-limits#rate-limits-in-headers). A limit is used up if its
    ``x-ratelimit-remaining-*`` is 0; if none is, the longest time counts.
    """
    waits: dict[str, float] = {}
    for name, value in headers.items():
        wait = _duration(value) if name.startswith("x-ratelimit-reset-") else None
        if wait is not None:
            waits[name.removeprefix("x-ratelimit-reset-")] = wait
    used_up = [
        wait for limit, wait in waits.items() if headers.get(f"x-ratelimit-remaining-{limit}", "").strip() == "0"
    ]
    return max(used_up or waits.values(), default=None)


def _duration(text: str) -> float | None:
    """Seconds out of ``1h2m3.5s``, ``120ms`` or ``7.5``."""
    text = text.strip()
    found = _DURATION.fullmatch(text if text[-1:].isalpha() else f"{text}s")
    if found is None or not text:
        return None
    return sum(float(amount) * _SECONDS[unit] for unit, amount in found.groupdict().items() if amount)
