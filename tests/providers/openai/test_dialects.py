"""What servers of one protocol say in dialects of their own: the text of a message, errors, and when to come again."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.providers.hosted import Complaint
from django_autocaption.providers.openai.errors import read_complaint, reset_after
from django_autocaption.providers.openai.message import content_of


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"content": " A cat. "}, "A cat."),
        ({"content": None}, ""),
        ({}, ""),
        ({"content": {"text": "A cat."}}, ""),
        ({"content": [{"type": "text", "text": "A "}, {"type": "image"}, {"type": "text", "text": "cat."}]}, "A cat."),
        ({"content": ["A ", "cat.", 7]}, "A cat."),
    ],
)
def test_content_is_text_parts_or_nothing(message: dict[str, Any], text: str) -> None:
    assert content_of(message) == text


@pytest.mark.parametrize(
    ("payload", "complaint"),
    [
        ({"error": {"message": "No.", "type": "t", "param": None, "code": "c"}}, Complaint(code="c", text="No.")),
        ({"error": {"message": "No.", "type": "t", "code": None}}, Complaint(code="t", text="No.")),
        ({"error": {"message": "No.", "param": "seed"}}, Complaint(text="seed: No.")),
        ({"error": {"message": "Bad seed.", "param": "seed"}}, Complaint(text="Bad seed.")),
        ({"error": {"message": "No.", "code": 429, "type": "quota"}}, Complaint(code="quota", text="No.")),
        ({"error": {"message": "No.", "code": 429, "type": "other"}}, Complaint(code="429", text="No.")),
        ({"error": "No."}, Complaint(text="No.")),
        ({"detail": "No."}, Complaint(text="No.")),
        ({"detail": [{"loc": ["body", "seed"], "msg": "No.", "type": "t"}]}, Complaint(code="t", text="seed: No.")),
        ({"object": "error", "message": "No.", "code": 404}, Complaint(code="404", text="No.")),
        ({"message": "No.", "request_id": "r"}, Complaint(text="No.")),
        ([{"error": {"message": "No.", "code": 400}}], Complaint(code="400", text="No.")),
        ({"choices": [{"error": {"message": "No.", "code": 502}}]}, Complaint(code="502", text="No.")),
        ({"error": None, "choices": [{"message": {}}]}, None),
        ({"choices": [], "message": 7}, None),
        ([], None),
        ("error", None),
    ],
)
def test_an_error_is_read_in_every_dialect(payload: Any, complaint: Complaint | None) -> None:
    assert read_complaint(payload, known=("quota",)) == complaint


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("120ms", 0.12), ("1m2s", 62), ("1h2m3.5s", 3723.5), ("6m0s", 360), ("7.66s", 7.66), ("2d", 172800), ("12", 12)],
)
def test_a_reset_is_a_duration(text: str, seconds: float) -> None:
    assert reset_after({"x-ratelimit-reset-requests": text}) == pytest.approx(seconds)


@pytest.mark.parametrize("text", ["", " ", "s", "-1s", "1y", "2026-01-01T00:00:00Z", "nan", "inf"])
def test_what_is_no_duration_says_nothing(text: str) -> None:
    assert reset_after({"x-ratelimit-reset-requests": text}) is None
