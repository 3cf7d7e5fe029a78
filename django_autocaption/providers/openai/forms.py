"""How firmly a server that speaks OpenAI's protocol is told the shape of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from django_autocaption.providers.chat import schema

Form = Literal["json_schema", "json_object", "text"]
"""By a schema, as any JSON, or by the prompt alone."""
#: Firmest first: a server that refuses one form is asked in the next.
FORMS: tuple[Form, ...] = ("json_schema", "json_object", "text")


def response_format(form: str, other_languages: Sequence[str] = ()) -> dict[str, Any] | None:
    """The parameter ``response_format``; None = leave it out, which is plain text to every server.

    A strict schema requires every property and allows no other
    (https://platform.openai.com/docs/guides/structured-outputs#supported-schemas).
    """
    if form == "text":
        return None
    if form == "json_object":
        return {"type": "json_object"}
    named = {"name": "image_words", "strict": True, "schema": schema(other_languages)}
    return {"type": "json_schema", "json_schema": named}
