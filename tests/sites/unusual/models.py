"""People who sign in by address, and things whose images are kept as few sites do."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.files.storage import Storage, storages
from django.db import models


class People(BaseUserManager["Person"]):
    """Makes them."""

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Person:
        person = self.model(email=email, is_staff=True, is_superuser=True, **fields)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser, PermissionsMixin):
    """Has no ``username`` and no names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    email = models.EmailField(unique=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    objects = People()
    USERNAME_FIELD = "email"


def photos() -> Storage:
    return storages["photos"]


def place(thing: Any, name: str) -> str:
    return f"{type(thing).__name__.lower()}/{thing.pk}/{name}"


class Pictured(models.Model):
    """What has an image may have none."""

    image = models.ImageField(
        upload_to=place, storage=photos, unique=True, blank=True, null=True, db_column="pic", max_length=200
    )

    class Meta:
        abstract = True


class Thing(Pictured):
    uid = models.UUIDField(primary_key=True, default=uuid.uuid4, db_column="thing_uid")
    alt = models.CharField(max_length=60, blank=True, null=True, db_column="alternative")  # noqa: DJ001 - as sites do

    class Meta:
        app_label = "unusual"

    def __str__(self) -> str:
        return "A thing"


class Offer(Thing):
    """The same, with an admin class of its own."""

    class Meta:
        proxy = True
        app_label = "unusual"


class Place(Pictured):
    """A parent with a table of its own."""

    class Meta:
        app_label = "unusual"


class Museum(Place):
    class Meta:
        app_label = "unusual"
