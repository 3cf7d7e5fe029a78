"""What people said of the same picture in another language, or approved: context for whoever is asked in this one."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from django_autocaption import conf
from django_autocaption.models import Caption, Review
from django_autocaption.models.choices import APPROVING

#: What captions of the same picture have in common.
_PICTURE = ("content_type", "object_id", "field_name", "image_name")


def text_for(caption: Caption) -> str:
    """The published alt text of the same picture that people wrote or approved in another language, the newest; "" =
    there is none. One query."""
    about = {name: getattr(caption, "content_type_id" if name == "content_type" else name) for name in _PICTURE}
    rows = _said(about, caption.language, using=str(caption._state.db)).order_by("-published_id")
    return rows.values_list("published__alt_text", flat=True).first() or ""


def with_text(captions: QuerySet[Caption]) -> QuerySet[Caption]:
    """Those of the captions for which there is one."""
    return captions.filter(has_text(captions.db))


def has_text(using: str) -> Exists:
    """The same as a condition."""
    about = {name: OuterRef(name) for name in _PICTURE}
    return Exists(_said(about, OuterRef("language"), using=using))


def _said(about: dict[str, Any], language: Any, *, using: str) -> QuerySet[Caption]:
    approved = Review.objects.using(using).filter(result=OuterRef("published"), verb__in=APPROVING, undone_by=None)
    rows = Caption.objects.using(using).filter(**about, language__in=conf.current().languages)
    current = rows.exclude(language=language).filter(published__image_no=F("image_no"))
    return current.filter(Q(human__in=(True,)) | Exists(approved), published__decorative__in=(False,))
