"""Models with image fields of every kind that the hook has to understand."""

from __future__ import annotations

import uuid

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models


class Photo(models.Model):
    """The plain case."""

    title = models.CharField(max_length=100, blank=True)
    image = models.ImageField(upload_to="photos", blank=True)


class ProxyPhoto(Photo):
    """A proxy of a captioned model."""

    class Meta:
        proxy = True


class PressPhoto(Photo):
    """A child of a captioned model, with an image of its own."""

    agency = models.CharField(max_length=100, blank=True)
    contact_sheet = models.ImageField(upload_to="sheets", blank=True)


class Measured(models.Model):
    """Width and height fields make Django touch the file while an instance is made."""

    image = models.ImageField(upload_to="measured", width_field="width", height_field="height", null=True, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)


class Product(models.Model):
    """A UUID key and two images."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=100, blank=True)
    front = models.ImageField(upload_to="products", blank=True)
    back = models.ImageField(upload_to="products", blank=True)


class Country(models.Model):
    """A string key, and captions that Django deletes with their object."""

    code = models.CharField(max_length=20, primary_key=True)
    flag = models.ImageField(upload_to="flags", blank=True)
    captions = GenericRelation("autocaption.Caption")


class Plain(models.Model):
    """Not captioned: must notice nothing of this app."""

    image = models.ImageField(upload_to="plain", blank=True)


class Article(models.Model):
    """Texts of its own beside the image, in German as well, named as django-modeltranslation names them."""

    headline = models.CharField(max_length=100, blank=True)
    photo = models.ImageField(upload_to="articles", blank=True)
    photo_alt = models.CharField(max_length=60, blank=True)
    photo_alt_de = models.TextField(null=True, blank=True)  # noqa: DJ001 - as modeltranslation makes it
    photo_title = models.CharField(max_length=30, blank=True)
    photo_text = models.TextField(blank=True)
    second = models.ImageField(upload_to="articles", blank=True)
    slug = models.SlugField(blank=True)


class Leaf(models.Model):
    """A key of two columns, which no caption can name."""

    pk = models.CompositePrimaryKey("book", "number")
    book = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    scan = models.ImageField(upload_to="leaves", blank=True)


class Shelf(models.Model):
    """A decimal number as its key, as a library numbers its shelves."""

    mark = models.DecimalField(max_digits=6, decimal_places=2, primary_key=True)
    image = models.ImageField(upload_to="shelves", blank=True)


class Digest(models.Model):
    """Bytes as its key; not every database can have that, so tests make the table."""

    sha = models.BinaryField(max_length=32, primary_key=True)
    image = models.ImageField(upload_to="digests", blank=True)

    class Meta:
        managed = False
