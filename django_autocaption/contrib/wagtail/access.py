"""Who may do what with captions in Wagtail's admin: it takes the app's permissions, and Wagtail's for the image in its
collection."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from django_autocaption.models import Awaits, Caption, ErrorCode, gate
from django_autocaption.models.caption import CaptionQuerySet
from django_autocaption.pipeline.records.fields import KEY
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField, registry

#: Permissions of the app that Wagtail's page for groups offers.
OFFERED = ("view_caption", "change_caption", "approve_caption", "request_caption")


def image_field() -> CaptionedField | None:
    """The captioned field of Wagtail's images; None as well while the settings are wrong, which the checks report."""
    try:
        return registry.get(get_image_model(), "file")
    except ImproperlyConfigured:
        return None


def may_see(user: Any) -> bool:
    """They may see captions."""
    return bool(user.has_perm("autocaption.view_caption") or user.has_perm("autocaption.change_caption"))


def may_write(user: Any) -> bool:
    """They may write words; without ``may_approve`` these are drafts."""
    return bool(user.has_perm("autocaption.change_caption"))


def may_approve(user: Any) -> bool:
    """They may publish words."""
    return bool(user.has_perms(["autocaption.change_caption", "autocaption.approve_caption"]))


def may_request(user: Any) -> bool:
    """They may have services asked."""
    return bool(user.has_perm("autocaption.request_caption"))


def images_of(user: Any) -> QuerySet[Any]:
    """Images that they may change."""
    images: QuerySet[Any] = policy_registry.get_by_type(get_image_model()).instances_user_has_permission_for(
        user, "change"
    )
    return images


def may_change_images(user: Any) -> bool:
    """There may be any."""
    return bool(policy_registry.get_by_type(get_image_model()).user_has_permission(user, "change"))


def captions_of(user: Any) -> CaptionQuerySet:
    """Captions of the images that they may change."""
    field, images = image_field(), images_of(user).order_by()
    using = databases.beside(databases.written_to(images))
    if field is None:
        return Caption.objects.using(using).none()
    rows = Caption.objects.using(using).filter(gate.of_field(field)).exclude(error_code=ErrorCode.OBJECT_GONE)
    if user.is_superuser:
        return rows
    keys = images.annotate(**{KEY: databases.key_as_text(field, images.db)}).values(KEY)
    return rows.filter(object_id__in=keys if images.db == using else [row[KEY] for row in keys])


def waiting(user: Any) -> CaptionQuerySet:
    """Those of them that wait for a person, the longest first; images that moderation withholds are not among them."""
    rows = captions_of(user)
    if image_field() is None:
        return rows
    rows = rows.exclude(image_name="").exclude(review=Awaits.NOTHING).filter(gate.images_shown())
    return rows.order_by("review_at", "pk")
