"""The published words of an image: the one gate between rows and pages."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models.fields.files import FieldFile
from django.utils.translation import get_language

from django_autocaption import conf
from django_autocaption.models import Caption
from django_autocaption.pipeline import databases
from django_autocaption.registry import registry


def published_caption(image: FieldFile, *, language: str | None = None) -> Caption | None:
    """The caption that a page may show for this image, or None.

    ``image``: what a registered image field gives, ``photo.image``. ``language``: None = the active one; where there
    are no words in it, those of its base language, then of the site's first caption language.
    A caption that was made for another file than the one shown is none.
    """
    instance = image.instance
    field = registry.get(type(instance), image.field.name) if image and instance.pk is not None else None
    if field is None:
        return None
    using = databases.beside(instance._state.db or "default")
    content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
    rows = Caption.objects.using(using).publishable()
    found = {
        caption.language: caption
        for caption in rows.filter(
            content_type=content_type,
            object_id=field.key_of(instance),
            field_name=field.name,
            image_name=image.name,
        )
    }
    return next((found[tag] for tag in preferred_languages(language) if tag in found), None)


def alt_text(image: FieldFile, *, default: str = "", language: str | None = None) -> str:
    """Text for the ``alt`` attribute, unescaped: the published words, "" where the image is decorative, and
    ``default`` where nothing is published (yet)."""
    caption = published_caption(image, language=language)
    if caption is None:
        return default
    return "" if caption.decorative else caption.alt_text


def preferred_languages(language: str | None = None) -> list[str]:
    """Caption languages from the best to the last resort."""
    wanted = language or get_language() or ""
    return [wanted, wanted.partition("-")[0], *conf.current().languages]
