"""What moderation lets pass, by the mode that each image field has now: settings decide, so a changed one needs no row
to be touched."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q

from django_autocaption import conf
from django_autocaption.models.choices import Rating
from django_autocaption.registry import CaptionedField, registry

#: Mode → ratings of images whose words may be shown. Where moderation was switched off, what it had flagged before
#: still waits for a person.
WORDS_SHOWN: Mapping[str, tuple[Rating, ...]] = {
    "off": (Rating.UNCHECKED, Rating.CLEAR),
    "flag": (Rating.UNCHECKED, Rating.CLEAR, Rating.REVIEW),
    "hold": (Rating.CLEAR,),
}
#: Mode → ratings of images that may be shown themselves.
IMAGES_SHOWN: Mapping[str, tuple[Rating, ...]] = {
    "off": (Rating.UNCHECKED, Rating.CLEAR, Rating.REVIEW),
    "flag": (Rating.UNCHECKED, Rating.CLEAR, Rating.REVIEW),
    "hold": (Rating.CLEAR,),
}
#: Mode → ratings with which an image is sent to no (further) service.
PARKED: Mapping[str, tuple[Rating, ...]] = {
    "off": (Rating.BLOCKED,),
    "flag": (Rating.BLOCKED,),
    "hold": (Rating.BLOCKED, Rating.REVIEW),
}

#: From the mildest to the strictest.
STRICTNESS = (Rating.UNCHECKED, Rating.CLEAR, Rating.REVIEW, Rating.BLOCKED)
_BY_NAME: Mapping[str, Rating] = {str(rating): rating for rating in Rating}


def strictest(*ratings: str) -> Rating:
    """The one of these that decides; UNCHECKED if there is none."""
    return max((_BY_NAME[rating] for rating in ratings), key=STRICTNESS.index, default=Rating.UNCHECKED)


def mode_of(model: type[Model] | None, field_name: str) -> str:
    """``off``, ``flag`` or ``hold``; the site's mode for a field that is not captioned (any more)."""
    captioned = registry.get(model, field_name) if model is not None else None
    return captioned.options.moderation_mode if captioned else conf.current().moderation.mode


def mode_at(content_type_id: int, field_name: str, *, using: str) -> str:
    """The same for a row, by the id of its content type, which Django keeps."""
    return mode_of(ContentType.objects.db_manager(using).get_for_id(content_type_id).model_class(), field_name)


def shown() -> Q:
    """Captions whose words moderation lets be shown."""
    return _passing(WORDS_SHOWN)


def images_shown() -> Q:
    """Captions whose images moderation lets be shown, or that have none."""
    return Q(image_name="") | _passing(IMAGES_SHOWN)


def _passing(ratings: Mapping[str, tuple[Rating, ...]]) -> Q:
    site = conf.current().moderation.mode
    passing = Q(rating__in=ratings[site])
    for field in registry.all():
        mode = field.options.moderation_mode
        if mode != site:
            passing = (passing & ~of_field(field)) | (of_field(field) & Q(rating__in=ratings[mode]))
    return passing


def of_field(field: CaptionedField) -> Q:
    """Captions of this image field, in whichever database."""
    meta = field.model._meta
    return Q(content_type__app_label=meta.app_label, content_type__model=meta.model_name, field_name=field.name)
