"""What all chat models that see images share: the question, the shape of the answer, and words out of it.

One more such service is a subclass of ``ChatProvider``.
"""

from __future__ import annotations

from django_autocaption.providers.chat.options import ChatOptions
from django_autocaption.providers.chat.provider import ChatProvider
from django_autocaption.providers.chat.question import question, schema

__all__ = ["ChatOptions", "ChatProvider", "question", "schema"]
