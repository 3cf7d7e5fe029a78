"""Posters, whose alt text stands in a field of their own."""

from __future__ import annotations

from django.db import models


class Poster(models.Model):
    title = models.CharField(max_length=100)
    image = models.ImageField(upload_to="posters", blank=True)
    alt = models.CharField(max_length=200, blank=True)

    class Meta:
        app_label = "importing"
