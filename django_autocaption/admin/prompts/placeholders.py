"""Prompts that people write into a form for one request, or before they are saved."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from django_autocaption.models import Prompt


def problems_of(text: str) -> list[str]:
    """What is wrong with its placeholders, as the page of a named prompt says it; [] = nothing."""
    if not text:
        return []
    try:
        Prompt(text=text).clean()
    except ValidationError as error:
        return error.message_dict["text"]
    return []
