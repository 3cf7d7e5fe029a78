"""How Anthropic's models are asked: https://docs.anthropic.com/en/api/messages"""

from __future__ import annotations

from django_autocaption.providers.anthropic.options import AnthropicOptions
from django_autocaption.providers.anthropic.provider import AnthropicProvider

__all__ = ["AnthropicOptions", "AnthropicProvider"]
