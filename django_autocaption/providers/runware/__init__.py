"""How Runware is asked: https://runware.ai/docs/en/tools/caption"""

from __future__ import annotations

from django_autocaption.providers.runware.options import RunwareOptions
from django_autocaption.providers.runware.provider import RunwareProvider

__all__ = ["RunwareOptions", "RunwareProvider"]
