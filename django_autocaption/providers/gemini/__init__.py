"""How Google's Gemini models are asked: https://ai.google.dev/api/generate-content"""

from __future__ import annotations

from django_autocaption.providers.gemini.options import GeminiOptions
from django_autocaption.providers.gemini.provider import GeminiProvider

__all__ = ["GeminiOptions", "GeminiProvider"]
