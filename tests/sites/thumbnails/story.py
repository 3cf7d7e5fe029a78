"""Show thumbnails of a captioned image by three packages, on pages and in the admin's lists; prints what came of it."""

from __future__ import annotations

import json
import sys
import tempfile

import django
from django.core.management import call_command

from tests.sites.thumbnails import lists


def main() -> None:
    django.setup()
    from django.template import Context, Template
    from easy_thumbnails.files import get_thumbnailer
    from imagekit import ImageSpec
    from imagekit.cachefiles import ImageCacheFile
    from imagekit.processors import ResizeToFit
    from sorl.thumbnail import get_thumbnail
    from sorl.thumbnail.base import ThumbnailBackend

    import tests.celery  # noqa: F401 - the current app: tasks run at once
    from django_autocaption.models import Caption
    from django_autocaption.publishing.richtext import with_alt_texts
    from tests.pictures import upload
    from tests.testapp.models import Photo

    class Small(ImageSpec):
        processors = [ResizeToFit(32, 32)]
        format = "JPEG"

    call_command("migrate", run_syncdb=True, verbosity=0)
    photo = Photo.objects.create(image=upload())
    given = {
        "easy": get_thumbnailer(photo.image).get_thumbnail({"size": (32, 32)}),
        "imagekit": ImageCacheFile(Small(source=photo.image)),
        "sorl": get_thumbnail(photo.image, "32x32"),
        "sorl alone": ThumbnailBackend().get_thumbnail(photo.image, "32x32"),
    }

    def shown(template: str, image: object) -> str:
        context = Context({"photo": photo, "made": image, "url": image.url})  # type: ignore[attr-defined]  # easy-thumbnails' own
        return Template("{% load autocaption %}" + template).render(context)

    told = {
        "words": Caption.objects.get().published.alt_text,
        "alt": {name: shown("{% alt made default='A photo' %}", image) for name, image in given.items()},
        "src": {name: shown("{% captioned_img photo.image src=url %}", image) for name, image in given.items()},
        "rich": with_alt_texts(f'<p><img src="{given["easy"].url}" alt=""></p>'),
        "whole": {name: shown("{% captioned_img made %}", image) for name, image in given.items()},
        "urls": {name: image.url for name, image in given.items()},
    }
    Caption.objects.update(rating="blocked")
    told["blocked"] = {name: shown("{% captioned_img made %}", image) for name, image in given.items()}
    Caption.objects.update(rating="unchecked")
    with tempfile.TemporaryDirectory() as folder:
        told["lists"] = {by: lists.told(by, folder) for by in ("", "easy_thumbnails", "sorl", "imagekit")}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
