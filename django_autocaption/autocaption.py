"""What a site calls: ``from django_autocaption import autocaption``.

``register`` stands in an app's own ``autocaption.py``; the rest may be called anywhere. docs/api.md has all that a site
may import.
"""

from django_autocaption.pipeline.intake.media_files import note_upload
from django_autocaption.pipeline.intake.requests import request
from django_autocaption.pipeline.moderate.rulings import ReasonNeededError
from django_autocaption.pipeline.moderate.rulings import Seen as SeenImage
from django_autocaption.pipeline.moderate.rulings import block as block_images
from django_autocaption.pipeline.moderate.rulings import clear as clear_images
from django_autocaption.pipeline.moderate.rulings import keep_flag as keep_images_flagged
from django_autocaption.pipeline.records.decisions import findings_of
from django_autocaption.registry import register, unregister

__all__ = [
    "ReasonNeededError",
    "SeenImage",
    "block_images",
    "clear_images",
    "findings_of",
    "keep_images_flagged",
    "note_upload",
    "register",
    "request",
    "unregister",
]
