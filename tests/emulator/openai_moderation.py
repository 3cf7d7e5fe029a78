"""OpenAI's moderation of images: https://platform.openai.com/docs/api-reference/moderations"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.emulator import vision
from tests.emulator.wire import Answer, Entry, Ledger, Received

CATEGORIES = ("sexual", "sexual/minors", "harassment", "hate", "illicit", "self-harm", "violence", "violence/graphic")


def moderated(received: Received, ledger: Ledger, fault: Mapping[str, Any], service: str) -> Answer:
    """Own faults, after the work: scores (``scores``: category → score), body (``body`` instead of the answer)."""
    try:
        request = received.json()
        (item,) = request["input"]
        if not str(request.get("model", "")).startswith("omni-") or item["type"] != "image_url":
            raise ValueError("neither model nor input take an image")
        image = vision.decode(item["image_url"]["url"])
    except (KeyError, TypeError, ValueError) as error:
        said = {"message": f"Invalid: {error}.", "type": "invalid_request_error", "param": None, "code": None}
        return Answer(status=400, body={"error": said})
    entry = Entry(service=service, task="moderation", model=request["model"])
    entry.user_agent = received.headers.get("user-agent", "")
    ledger.bill(entry, 0, "USD")
    ledger.enter(entry, image)
    if fault.get("kind") == "body":
        return Answer(body=fault["body"])
    scores = dict.fromkeys(CATEGORIES, 0.001) | fault.get("scores", {})
    flags = {name: score > 0.5 for name, score in scores.items()}
    result = {"flagged": any(flags.values()), "categories": flags, "category_scores": scores}
    return Answer(body={"id": "modr-1", "model": request["model"], "results": [result]})
