"""Upload, caption, correct in German; prints what product and poster say in each language, as JSON."""

from __future__ import annotations

import json
import sys

import django
from django.core.management import call_command
from django.utils.translation import override


def main() -> None:
    django.setup()
    from django_autocaption.models import Caption
    from django_autocaption.pipeline.work.production import caption_images
    from tests.pictures import upload
    from tests.translated.models import Product

    call_command("migrate", run_syncdb=True, verbosity=0)
    product = Product.objects.create(photo=upload(size=(48, 48)))
    caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")
    told = {"captioned": _said(product.pk)}
    with override("de"):
        again = Product.objects.get(pk=product.pk)
        again.photo_alt = "Die Brücke am Abend."
        again.save()
    told["corrected"] = _said(product.pk)
    told["origins"] = dict(Caption.objects.values_list("language", "origin"))
    told["poster"] = _poster()
    json.dump(told, sys.stdout)


def _said(pk: int) -> dict[str, str]:
    from tests.translated.models import Product

    said = {}
    for language in ("en", "de", "pt-br"):
        with override(language):
            said[language] = Product.objects.get(pk=pk).photo_alt
    return said


def _poster() -> dict[str, dict[str, list[str]]]:
    """What tags and the poster's own field say: with a picture in English, with a German one beside it, and after that
    was changed on a German page."""
    from django_autocaption.models import Caption, State
    from django_autocaption.pipeline.work.production import caption_images
    from django_autocaption.publishing.gate import alt_text
    from django_autocaption.publishing.prefetch import prefetch_captions
    from tests.pictures import upload
    from tests.translated.models import Poster

    poster = Poster.objects.create(image_en=upload("red", size=(48, 48)))

    def said() -> dict[str, list[str]]:
        due = Caption.objects.filter(state=State.PENDING)
        caption_images(list(due.values_list("pk", flat=True)), using="default")
        told = {}
        for language in ("en", "de", "pt-br"):
            with override(language):
                shown = prefetch_captions(Poster.objects.all())[0]
                told[language] = [alt_text(shown.image), alt_text(Poster.objects.get()), shown.alt]
        return told

    told = {"english": said()}
    poster.image_de = upload("blue", size=(96, 48))
    poster.save()
    told["german"] = said()
    with override("de"):
        again = Poster.objects.get()
        again.image = upload("green", size=(48, 48))
        again.save()
    told["changed"] = said()
    return told


if __name__ == "__main__":
    main()
