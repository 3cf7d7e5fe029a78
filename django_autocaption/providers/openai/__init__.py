"""How servers that speak OpenAI's chat completions are asked: https://platform.openai.com/docs/api-reference/chat/create"""

from __future__ import annotations

from django_autocaption.providers.openai.options import OpenAICompatibleOptions
from django_autocaption.providers.openai.provider import OpenAICompatibleProvider

__all__ = ["OpenAICompatibleOptions", "OpenAICompatibleProvider"]
