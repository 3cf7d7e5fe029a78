"""Alt texts, and a picture, of which django-modeltranslation makes one for each language."""

from __future__ import annotations

from django.db import models


class Product(models.Model):
    photo = models.ImageField(upload_to="products")
    photo_alt = models.CharField(max_length=250, blank=True)

    class Meta:
        app_label = "translated"


class Poster(models.Model):
    """Its picture has lettering, so that there is one for each language."""

    image = models.ImageField(upload_to="posters")
    alt = models.CharField(max_length=250, blank=True)

    class Meta:
        app_label = "translated"
