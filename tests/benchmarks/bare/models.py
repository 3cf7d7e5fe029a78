"""One model with an image."""

from __future__ import annotations

from django.db import models


class Picture(models.Model):
    """What is captioned."""

    title = models.CharField(max_length=100)
    image = models.ImageField(upload_to="pictures")
