"""What goes wrong with a service's answers, by what it does to the bill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.emulator.openai import USAGE

Fault = Mapping[str, Any]

ABSURD = (2e8, -1, True, "NaN", 1e300, "dear")
#: The request is refused, and nothing is billed.
REFUSED: Sequence[Fault] = (
    {"kind": "status", "status": 429, "headers": {"retry-after": "0"}},
    {"kind": "status", "status": 503},
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 400, "code": "invalidRequest"},
    {"kind": "status", "status": 400, "code": "contentPolicyViolation"},
    {"kind": "html", "status": 403},
)
#: Looks at a job that go wrong; the job goes on.
LOOKS: Sequence[Fault] = tuple(
    {"on": "look", **fault}
    for fault in (
        {"kind": "status", "status": 429, "headers": {"retry-after": "0"}},
        {"kind": "status", "status": 503},
        {"kind": "status", "status": 500},
        *({"kind": "status", "status": status} for status in (400, 401, 402, 403, 404, 410)),
        {"kind": "html", "status": 403},
        {"kind": "reset"},
        {"kind": "cut_json"},
        {"kind": "html"},
    )
)
#: The work is done and billed, and the answer is lost.
LOST: Sequence[Fault] = ({"kind": "drop_after_work"}, {"kind": "truncated"})
#: The work is done and billed, and there are no words in the answer, or an absurd price.
BILLED: Mapping[str, Sequence[Fault]] = {
    "runware": (
        {"kind": "no_words"},
        {"kind": "item", "item": {"text": None, "status": "success"}},
        {"kind": "item", "item": {"status": "error", "error": {"code": "contentPolicyViolation"}}},
        *({"kind": "item", "item": {"cost": price}} for price in ABSURD),
    ),
    "wavespeed": (
        {"kind": "prediction", "data": {"status": "completed", "outputs": []}},
        {"kind": "prediction", "data": {"status": "completed", "outputs": [" "]}},
    ),
    "scenario": (
        {"kind": "body", "body": {"captions": [""]}},
        {"kind": "fewer", "count": 1, "status": "success"},
        {"kind": "job", "job": {"status": "failure", "error": "The model broke."}},
        *({"kind": "body", "body": {"creativeUnitsCost": price}} for price in ABSURD),
    ),
    "moondream": (
        {"kind": "no_words"},
        {"kind": "no_words", "text": " \n"},
        *({"kind": "item", "item": {"metrics": {"input_tokens": price}}} for price in ABSURD),
    ),
    "openai": (
        {"kind": "message", "message": {"content": None, "refusal": "I will not describe this."}},
        {"kind": "message", "message": {"content": ""}},
        {"kind": "choice", "choice": {"finish_reason": "content_filter"}},
        {"kind": "content", "content": '{"alt_text": "A red br', "finish_reason": "length"},
        {"kind": "body", "body": {"error": {"message": "It failed."}, "usage": USAGE}},
        {"kind": "body", "status": 500, "body": {"error": {"message": "It failed."}, "usage": USAGE}},
        {"kind": "body", "body": {"choices": [], "usage": USAGE}},
        *({"kind": "usage", "usage": {**USAGE, "cost": price}} for price in ABSURD),
        *({"kind": "usage", "usage": {**USAGE, "total_tokens": price}} for price in ABSURD),
    ),
}
