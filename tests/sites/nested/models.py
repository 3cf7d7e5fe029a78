"""Galleries, whose pictures and curators have images."""

from __future__ import annotations

from django.db import models


class Curator(models.Model):
    portrait = models.ImageField(upload_to="portraits")

    class Meta:
        app_label = "nested"


class Gallery(models.Model):
    cover = models.ImageField(upload_to="covers")
    curator = models.ForeignKey(Curator, on_delete=models.CASCADE)

    class Meta:
        app_label = "nested"


class Picture(models.Model):
    gallery = models.ForeignKey(Gallery, on_delete=models.CASCADE, related_name="pictures")
    image = models.ImageField(upload_to="pictures")

    class Meta:
        app_label = "nested"
