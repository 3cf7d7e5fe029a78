"""The message of a chat completion: its text, and whether the model declined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def content_of(message: Mapping[str, Any]) -> str:
    """The text of a message: ``content`` is a string, a list of parts, or null.

    https://platform.openai.com/docs/api-reference/chat/object#chat-object-choices-message-content
    """
    content = message.get("content")
    parts = content if isinstance(content, list) else [{"text": content}]
    texts = (part.get("text") if isinstance(part, Mapping) else part for part in parts)
    return "".join(text for text in texts if isinstance(text, str)).strip()


def refusal_of(message: Mapping[str, Any]) -> str:
    """Why the model declined, "" if it did not: ``refusal`` of the message or of one of its parts.

    https://platform.openai.com/docs/guides/structured-outputs#refusals
    """
    content = message.get("content")
    parts = (
        [message, *(part for part in content if isinstance(part, Mapping))] if isinstance(content, list) else [message]
    )
    return next((said.strip() for part in parts if isinstance(said := part.get("refusal"), str) and said.strip()), "")
