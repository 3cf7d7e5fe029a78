"""Upload, caption, correct in German; prints what the product says in each language, as JSON."""

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
    product = Product.objects.create(photo=upload())
    caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")
    told = {"captioned": _said(product.pk)}
    with override("de"):
        again = Product.objects.get(pk=product.pk)
        again.photo_alt = "Die Brücke am Abend."
        again.save()
    told["corrected"] = _said(product.pk)
    told["origins"] = dict(Caption.objects.values_list("language", "origin"))
    json.dump(told, sys.stdout)


def _said(pk: int) -> dict[str, str]:
    from tests.translated.models import Product

    said = {}
    for language in ("en", "de", "pt-br"):
        with override(language):
            said[language] = Product.objects.get(pk=pk).photo_alt
    return said


if __name__ == "__main__":
    main()
