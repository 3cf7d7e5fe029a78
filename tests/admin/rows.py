"""Captions in every state, written straight into the table: what the admin shows does not need a worker."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import models

from django_autocaption.models import Caption, Origin, State
from tests.testapp.models import Photo

_numbers = count(1)


def caption(**columns: Any) -> Caption:
    """A published caption of a service for a photo that need not exist."""
    number = next(_numbers)
    defaults = {
        "content_type": content_type(Photo),
        "object_id": str(number),
        "field_name": "image",
        "language": "en",
        "image_name": f"photos/{number}.jpg",
        "state": State.PUBLISHED,
        "origin": Origin.PROVIDER,
        "provider": "default",
        "alt_text": f"A red boat number {number} on a lake.",
    }
    return Caption.objects.create(**(defaults | columns))


def caption_of(instance: models.Model, owner: type[models.Model], field_name: str, **columns: Any) -> Caption:
    """A caption of an existing object; ``owner`` is the model whose table holds the image."""
    key = str(getattr(instance, owner._meta.pk.attname))
    name = str(getattr(instance, field_name))
    return caption(content_type=content_type(owner), object_id=key, field_name=field_name, image_name=name, **columns)


def content_type(model: type[models.Model]) -> ContentType:
    """The content type of the concrete model."""
    return ContentType.objects.get_for_model(model)


def staff(*permissions: str) -> User:
    """A member of staff with these permissions: ``autocaption.change_caption``…"""
    user = User.objects.create_user(f"editor{next(_numbers)}", is_staff=True)
    for permission in permissions:
        app_label, codename = permission.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
    return user


def action(name: str, captions: Sequence[models.Model], **data: Any) -> dict[str, Any]:
    """What the list's action form posts."""
    return {"action": name, "index": "0", "select_across": "0", "_selected_action": [c.pk for c in captions], **data}


def confirmed(name: str, captions: Sequence[models.Model], **data: Any) -> dict[str, Any]:
    """What the Re-caption page posts back."""
    posted = action(name, captions, provider="", model="", prompt="", prompt_text="", confirm="1")
    del posted["index"]
    return posted | data
