"""Upload into filer's clipboard a photograph and a PDF, and privately another photograph; make that one public.

Prints what the images say, and what the admin shows.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import django
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.test import Client
    from django.test.utils import setup_test_environment
    from filer.models import File, Image

    import tests.celery  # noqa: F401 - the current app: tasks run at once
    from django_autocaption.models import Caption
    from tests.pictures import jpeg

    setup_test_environment()
    call_command("migrate", run_syncdb=True, verbosity=0)
    client = Client()
    client.force_login(User.objects.create_superuser("root"))

    def upload(name: str, data: bytes, kind: str) -> None:
        file = SimpleUploadedFile(name, data, content_type=kind)
        answer = client.post("/admin/filer/clipboard/operations/upload/no_folder/", {"file": file})
        assert answer.status_code == 200, answer.content

    upload("bridge.jpg", jpeg("red"), "image/jpeg")
    upload("terms.pdf", b"%PDF-1.7 %%EOF", "application/pdf")
    private = add_private()
    told: dict[str, Any] = {"files": File.objects.count(), "captions": stands(Caption)}
    told["alt"] = [image.default_alt_text for image in Image.objects.order_by("pk")]
    told["pages"] = [client.get(f"/admin/filer/image/{image.pk}/change/").status_code for image in Image.objects.all()]
    described = Image.objects.exclude(default_alt_text__isnull=True).exclude(default_alt_text="")
    told["shown"] = [
        image.default_alt_text in client.get(f"/admin/filer/image/{image.pk}/change/").content.decode()
        for image in described
    ]
    own = f"/admin/autocaption/caption/{Caption.objects.order_by('pk').last().pk}/"
    told["private"] = {
        "shown": [client.get(f"{own}{small}/")["Content-Type"] for small in ("thumbnail", "preview")],
        "strangers": [Client().get(f"{own}{small}/").status_code for small in ("thumbnail", "preview")],
    }
    private = Image.objects.get(pk=private.pk)
    private.is_public = True
    private.save()
    told["made_public"] = {"captions": stands(Caption), "alt": Image.objects.get(pk=private.pk).default_alt_text}
    told["asked"] = asked_in_folder(client) if settings.AUTOCAPTION_FILER else None
    told["form"] = on_the_form(client) if settings.AUTOCAPTION_FILER else None
    json.dump(told, sys.stdout)


def add_private() -> Any:
    from django.core.files.base import ContentFile
    from filer.models import Image

    from tests.pictures import jpeg

    file = ContentFile(jpeg("blue"), name="p.jpg")
    return Image.objects.create(is_public=False, original_filename="p.jpg", file=file)


def on_the_form(client: Any) -> list[Any]:
    """Where the words of an image stand on filer's form of it, and what comes of the button that approves a draft."""
    from filer.models import Image

    from django_autocaption.models import Caption
    from django_autocaption.pipeline.words import reviews
    from django_autocaption.pipeline.words.seen import By, Seen

    image = Image.objects.order_by("pk").first()
    caption = Caption.objects.get(object_id=str(image.pk))
    text = "Our own bridge in red."
    reviews.edit(caption, {"alt_text": text}, seen=Seen.of(caption), by=By(user=None), publish=False)
    address = f"/admin/filer/image/{image.pk}/change/"
    before = client.get(address)
    html = before.content.decode()
    places = [html.index(each) for each in ("id_default_alt_text", "autocaption-host", "id_default_caption")]
    form, formsets = before.context["adminform"].form, before.context["inline_admin_formsets"]
    every = [form, *(each.formset.management_form for each in formsets)]
    every += [one for each in formsets for one in each.formset.forms]
    data = {one.add_prefix(name): one[name].value() for one in every for name in one.fields if name != "file"}
    seen = html.partition('name="_autocaption_approve" value="')[2].partition('"')[0]
    given = {name: value for name, value in data.items() if value is not None}
    answer = client.post(address, given | {"_autocaption_approve": seen}, follow=True)
    told = [str(message) for message in answer.context["messages"]]
    picture(client, address)
    caption = Caption.objects.with_words().get(pk=caption.pk)
    return [
        places == sorted(places),
        text in html,
        told,
        caption.published.alt_text == text,
        answer.redirect_chain[-1][0] == address,
    ]


def picture(client: Any, address: str) -> None:
    """AUTOCAPTION_SCREENSHOTS: a folder for it."""
    if not (folder := os.environ.get("AUTOCAPTION_SCREENSHOTS")):
        return
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread

    from tests.chromium import chromium

    server = LiveServerThread("127.0.0.1", StaticFilesHandler, port=0)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    with chromium() as browser:
        here = f"http://127.0.0.1:{server.port}"
        context = browser.new_context(base_url=here, viewport={"width": 1360, "height": 900})
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": here}])
        page = context.new_page()
        page.goto(address)
        page.screenshot(path=f"{folder}/filer-image.png", full_page=True)
    server.terminate()


def asked_in_folder(client: Any) -> list[Any]:
    """Filer's list of files without a folder: the action, and its page between."""
    from filer.models import File

    from django_autocaption.models import Attempt

    add_private()
    listing = "/admin/filer/folder/unfiled_images/"
    before = Attempt.objects.count()
    data = {"_selected_action": [f"file-{file.pk}" for file in File.objects.all()], "action": "caption_images"}
    offered = 'value="caption_images"' in client.get(listing).content.decode()
    page = client.post(listing, data | {"index": "0"})
    answer = client.post(listing, data | {"post": "yes", "newest": page.context["newest"]}, follow=True)
    told = [str(message) for message in answer.context["messages"]]
    return [offered, page.context["number"], told, Attempt.objects.count() - before]


def stands(captions: Any) -> list[str]:
    """Of every caption, and what is wrong with it."""
    return [f"{c.content_type.model} {c.state} {c.error_code}".strip() for c in captions.objects.order_by("pk")]


if __name__ == "__main__":
    main()
