"""A product is made in Oscar's dashboard, with a photograph; the shop's own page shows its words.

Prints what they were.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import django
from django.core.management import call_command

FORMSETS = ("category_formset", "image_formset", "recommended_formset", "stockrecord_formset")


def main() -> None:
    django.setup()
    from django.contrib.auth.models import User
    from django.test import Client
    from django.test.utils import setup_test_environment
    from oscar.apps.catalogue.models import Category, Product, ProductClass, ProductImage

    import tests.celery  # noqa: F401 - the current app: tasks run at once
    from django_autocaption.models import Caption

    setup_test_environment()
    call_command("migrate", run_syncdb=True, verbosity=0)
    client = Client()
    client.force_login(User.objects.create_superuser("root"), backend="django.contrib.auth.backends.ModelBackend")
    ProductClass.objects.create(name="Poster", slug="poster", track_stock=False, requires_shipping=False)
    Category.add_root(name="Walls", slug="walls")
    address = "/dashboard/catalogue/products/create/poster/"
    answer = client.post(address, filled(client.get(address).context))
    assert answer.status_code == 302, [answer.context[name].errors for name in ("form", *FORMSETS)]
    product = Product.objects.get()
    image = ProductImage.objects.get()
    page = client.get(product.get_absolute_url()).content.decode()
    told: dict[str, Any] = {
        "caption": image.caption,
        "alt": re.findall(r'<div class="shown"><img src="[^"]*" alt="([^"]*)"', page),
        "states": list(Caption.objects.values_list("state", flat=True)),
    }
    edit = f"/dashboard/catalogue/products/{product.pk}/"
    told["dashboard"] = image.caption in client.get(edit).content.decode()
    json.dump(told, sys.stdout)


def filled(context: Any) -> dict[str, Any]:
    """The dashboard's form for a product, with a photograph in the first row of its images."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.pictures import jpeg

    data: dict[str, Any] = {"upc": "", "title": "Nine bridges", "slug": "nine-bridges", "is_public": "on"}
    data["structure"] = "standalone"
    for name in FORMSETS[2:]:
        data |= {f"{context[name].prefix}-{each}": 0 for each in ("TOTAL_FORMS", "INITIAL_FORMS")}
    for name in FORMSETS[:2]:
        formset = context[name]
        for form in (formset.management_form, formset.forms[0]):
            data |= {form.add_prefix(each): form[each].value() for each in form.fields}
        data[f"{formset.prefix}-TOTAL_FORMS"] = 1
    category = context["category_formset"].forms[0]
    data[category.add_prefix("category")] = category.fields["category"].queryset.first().pk
    file = SimpleUploadedFile("bridges.jpg", jpeg("red"), content_type="image/jpeg")
    data[context["image_formset"].forms[0].add_prefix("original")] = file
    return {name: "" if value is None else value for name, value in data.items()}


if __name__ == "__main__":
    main()
