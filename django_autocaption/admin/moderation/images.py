"""Images, which have a caption in each language: moderators decide about each once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.admin.base.search import SearchedList
from django_autocaption.admin.captions.objects import load_names
from django_autocaption.admin.moderation.findings import find_all
from django_autocaption.models import Caption, ModeratedImage

#: Images of a list that are counted, turned over and searched: each costs a look at its other captions.
MOST_IMAGES = 2_000
#: What all captions of an image have in common.
_IMAGE = ("content_type", "object_id", "field_name", "image_name")


def one_each(captions: QuerySet[Any]) -> QuerySet[Any]:
    """The first of the captions that say the same of the same image: a list may be filtered by rating and decision, and
    rows that differ in these are not the same to a moderator. A look into an index for each row."""
    alike = Caption.objects.filter(**_same(*_IMAGE, "rating"), pk__lt=OuterRef("pk"))
    first = alike.alias(by=Coalesce("decision_id", 0)).filter(by=Coalesce(OuterRef("decision_id"), 0))
    return captions.exclude(image_name="").filter(~Exists(first))


def captions_of(images: QuerySet[Any]) -> QuerySet[Caption]:
    """The captions of these images in every language."""
    chosen = ModeratedImage.objects.filter(pk__in=images.order_by().values("pk"))
    return Caption.objects.using(images.db).filter(Exists(chosen.filter(**_same(*_IMAGE))))


def languages_of(images: Sequence[Caption]) -> list[list[str]]:
    """The languages of each image's captions. One query."""
    columns = ("content_type_id", "object_id", "field_name", "image_name")
    keys = [tuple(getattr(image, column) for column in columns) for image in images]
    found: dict[tuple[Any, ...], list[str]] = {key: [] for key in keys}
    if keys:
        types, ids, fields, _names = zip(*keys, strict=True)
        rows = Caption.objects.using(images[0]._state.db).filter(
            content_type_id__in=set(types), object_id__in=set(ids), field_name__in=set(fields)
        )
        for *key, language in rows.order_by("language").values_list(*columns, "language"):
            if tuple(key) in found:
                found[tuple(key)].append(language)
    return [found[key] for key in keys]


class ImagePaginator(CappedPaginator):
    """Of a list of images."""

    most_rows = MOST_IMAGES


class ImageList(SearchedList):
    """A list of captions with one line for each image, which knows its languages."""

    most_searched = MOST_IMAGES

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        """After the filters, so that none of them hides an image."""
        return one_each(super().get_queryset(request, exclude_parameters))

    def get_results(self, request: HttpRequest) -> None:
        """The images of this page."""
        super().get_results(request)
        images = list(self.result_list)
        for image, languages in zip(images, languages_of(images), strict=True):
            image.languages = languages
        find_all(images)
        load_names(images)
        self.result_list = images


def _same(*columns: str) -> dict[str, OuterRef]:
    return {column: OuterRef(column) for column in columns}
