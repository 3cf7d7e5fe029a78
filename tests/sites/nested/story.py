"""Galleries are serialized with their pictures; prints what the answer says, and what it asked of captions."""

from __future__ import annotations

import json
import sys
from typing import Any

import django
from django.core.management import call_command

COLOURS = ("red", "blue", "green", "orange", "purple", "brown")


def main() -> None:
    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from rest_framework import serializers

    import tests.celery  # noqa: F401 - the current app: tasks run at once
    from django_autocaption.contrib.rest_framework import AltTextField, CaptionedListSerializer
    from tests.pictures import upload
    from tests.sites.nested.models import Curator, Gallery, Picture

    call_command("migrate", run_syncdb=True, verbosity=0)
    for number in range(3):
        curator = Curator.objects.create(portrait=upload(COLOURS[number]))
        gallery = Gallery.objects.create(cover=upload(COLOURS[number]), curator=curator)
        for colour in COLOURS:
            Picture.objects.create(gallery=gallery, image=upload(colour))

    class CuratorSerializer(serializers.ModelSerializer):  # type: ignore[misc]  # untyped
        alt = AltTextField(source="portrait")

        class Meta:
            model = Curator
            fields = ("alt",)

    class PictureSerializer(serializers.ModelSerializer):  # type: ignore[misc]  # untyped
        alt = AltTextField(source="image")

        class Meta:
            model = Picture
            fields = ("alt",)
            list_serializer_class = CaptionedListSerializer

    class GallerySerializer(serializers.ModelSerializer):  # type: ignore[misc]  # untyped
        alt = AltTextField(source="cover")
        curator = CuratorSerializer()
        pictures = PictureSerializer(many=True)

        class Meta:
            model = Gallery
            fields = ("alt", "curator", "pictures")
            list_serializer_class = CaptionedListSerializer

    def asked(of: Any, **options: Any) -> list[Any]:
        with CaptureQueriesContext(connection) as queries:
            data: Any = GallerySerializer(of, **options).data
        words = [each for row in (data if options else [data]) for each in alts(row)]
        return [len([q for q in queries if "autocaption_caption" in q["sql"]]), len(words), all(words)]

    together = Gallery.objects.select_related("curator").prefetch_related("pictures")
    told = {
        "list": asked(together, many=True),
        "one": asked(together.first()),
        "apart": asked(Gallery.objects.all(), many=True),
    }
    json.dump(told, sys.stdout)


def alts(row: Any) -> list[str]:
    return [row["alt"], row["curator"]["alt"], *(picture["alt"] for picture in row["pictures"])]


if __name__ == "__main__":
    main()
