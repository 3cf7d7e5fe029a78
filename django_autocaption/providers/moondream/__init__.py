"""How Moondream, or Moondream Station on a machine of one's own, is asked: https://docs.moondream.ai/skills/caption"""

from __future__ import annotations

from django_autocaption.providers.moondream.options import MoondreamOptions
from django_autocaption.providers.moondream.provider import MoondreamProvider

__all__ = ["MoondreamOptions", "MoondreamProvider"]
