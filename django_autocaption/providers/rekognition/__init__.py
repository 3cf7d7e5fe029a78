"""How Amazon Rekognition is asked for ages and unsafe images: https://docs.aws.amazon.com/rekognition/"""

from __future__ import annotations

from django_autocaption.providers.rekognition.options import RekognitionOptions
from django_autocaption.providers.rekognition.provider import RekognitionProvider

__all__ = ["RekognitionOptions", "RekognitionProvider"]
