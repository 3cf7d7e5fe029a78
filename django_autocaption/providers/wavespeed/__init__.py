"""How WaveSpeed's image captioner is asked: https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner"""

from __future__ import annotations

from django_autocaption.providers.wavespeed.options import WaveSpeedOptions
from django_autocaption.providers.wavespeed.provider import WaveSpeedProvider

__all__ = ["WaveSpeedOptions", "WaveSpeedProvider"]
