"""An image model of the site's own: a photograph comes by Wagtail's form, and its words go to a field of the site's,
those of private collections too, as the site says so."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import setup_test_environment

from django_autocaption.contrib.wagtail.checks import check_wagtail
from tests.pictures import jpeg
from tests.sites.wagtail.site import Image, collection, image, page, prepare


def story() -> dict[str, Any]:
    setup_test_environment()
    prepare()
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    file = SimpleUploadedFile("bridge.jpg", jpeg("red"), content_type="image/jpeg")
    answer = client.post(
        "/admin/images/add/", {"title": "bridge", "file": file, "tags": "", "description": "", "alt": ""}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    photo = Image.objects.get()
    form = client.get(f"/admin/images/{photo.pk}/").content.decode()
    letter = image("letter", "blue", collection=collection("Archive", private=True))
    empty = Image.objects.create(title="harbour", file=photo.file.name)
    Image.objects.filter(pk=empty.pk).update(alt="")
    return {
        "model": f"{Image._meta.label}",
        "alt": photo.alt,
        "private": Image.objects.get(pk=letter.pk).alt,
        "description": photo.description,
        "form": [photo.alt in form, "autocaption-panel" in form],
        "page": re.findall(r'alt="([^"]*)"', Client().get(page(photo).url).content.decode()),
        "missing": [image.title for image in client.get("/admin/alt-texts/missing/").context["object_list"]],
        "checks": [str(message.id) for message in check_wagtail()],
    }
