"""By requests: private collections, replaced files, editors of one collection, and what pages say."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client, override_settings
from django.test.utils import setup_test_environment
from wagtail.images.blocks import ImageBlock
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.rich_text import expand_db_html

from django_autocaption.contrib.wagtail.checks import check_wagtail
from django_autocaption.models import Batch, Caption, Version
from django_autocaption.pipeline.words.seen import Seen
from django_autocaption.publishing.gate import alt_text
from django_autocaption.publishing.richtext import with_alt_texts
from django_autocaption.registry import registry
from tests.pictures import jpeg
from tests.sites.wagtail.models import Poster
from tests.sites.wagtail.site import Image, collection, editor, image, page, prepare
from tests.testapp.providers import ScriptedProvider


def story() -> dict[str, Any]:
    setup_test_environment()
    prepare()
    root = client_of(User.objects.create_superuser("root"))
    told: dict[str, Any] = {}
    press, archive = collection("Press"), collection("Archive", private=True)
    below = archive.add_child(name="Letters")
    bridge = image("bridge", "red", collection=press)
    told["description"] = stands(bridge)
    told["found"] = [found.title for found in Image.objects.search("photograph")]
    letter, map_ = image("letter", "blue", collection=archive), image("map", "green", collection=below)
    told["private"] = [stands(letter), stands(map_), len(ScriptedProvider.asked)]
    told["moved"] = moved(letter, press)
    CollectionViewRestriction.objects.all().delete()
    map_.save()
    told["opened"] = stands(map_)
    told["pages"] = shown(bridge)
    told["replaced"] = replaced(root, bridge)
    told["emptied"] = sent(root, bridge, description="")
    told["edited"] = sent(root, bridge, description="Nine bridges over the river in the evening.")
    told["people"] = people(press, bridge)
    told["revisions"] = revisions()
    told["checks"] = checked()
    Image.objects.filter(pk=letter.pk).update(description="")
    table = root.get("/admin/alt-texts/missing/?export=csv").getvalue().decode().splitlines()
    told["export"] = [table[0], table[1].split(",")[0], table[1].split(",")[-1], len(table)]
    return told


def revisions() -> list[list[str]]:
    """What tags and the poster's own field say: published, with another image in a draft, with that published, and
    after going back; of each also for how many images a service was asked."""
    poster = Poster.objects.create(image=ContentFile(jpeg("purple"), name="first.jpg"))
    first = Poster.objects.get().save_revision()
    first.publish()
    before = len(ScriptedProvider.asked)

    def said() -> list[str]:
        now = Poster.objects.get(pk=poster.pk)
        return [now.image.name, alt_text(now.image), now.alt, str(len(ScriptedProvider.asked) - before)]

    told = [said()]
    draft = Poster.objects.get()
    draft.image.save("second.jpg", ContentFile(jpeg("olive")), save=False)
    second = draft.save_revision()
    told.append(said())
    second.publish()
    told.append(said())
    first.publish()
    return [*told, said()]


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def stands(saved: Any) -> list[str]:
    """What the image's own field says, and where its caption stands."""
    caption = Caption.objects.get(object_id=str(saved.pk))
    return [Image.objects.get(pk=saved.pk).description, f"{caption.state} {caption.error_code}".strip()]


def moved(letter: Any, where: Collection) -> list[str]:
    """By Wagtail's own bulk action, which sends no signal; a sweep notices."""
    Image.objects.filter(pk=letter.pk).update(collection=where)
    call_command("autocaption", "sweep", verbosity=0, stdout=open("/dev/null", "w"))  # noqa: SIM115 - until this process ends
    return stands(letter)


def shown(photo: Any) -> dict[str, Any]:
    """The site's own page: by Wagtail's tag, by the app's for a rendition, and image blocks."""
    blocks = [
        {"image": photo.pk, "decorative": True, "alt_text": ""},
        {"image": photo.pk, "decorative": False, "alt_text": "The third of nine bridges."},
    ]
    made = page(photo, body=[("image", block_value(each)) for each in blocks])
    html = Client().get(made.url).content.decode()
    return {
        "alt": re.findall(r'alt="([^"]*)"', html),
        "rich": re.findall(r'alt="([^"]*)"', with_alt_texts(rich_text(photo))),
        "whole": re.search(r'<div id="whole">(.*?)</div>', html).group(1),  # type: ignore[union-attr]  # it is there
    }


def rich_text(photo: Any) -> str:
    """As editors leave it: an image whose alt text they typed, and one without."""
    embed = f'<embed embedtype="image" id="{photo.pk}" format="left" alt="%s"/>'
    return expand_db_html(embed % "Mine" + embed % "")


def block_value(raw: dict[str, Any]) -> Any:
    return ImageBlock().to_python(raw)


def form_of(client: Client, photo: Any) -> dict[str, Any]:
    """What Wagtail's form for that image sends back."""
    answer = client.get(f"/admin/images/{photo.pk}/")
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields if name not in ("file", "tags")}
    return {name: "" if value is None else value for name, value in values.items()} | {"tags": ""}


def sent(client: Client, photo: Any, **changes: Any) -> list[str]:
    """Wagtail's own form, saved with these changes."""
    answer = client.post(f"/admin/images/{photo.pk}/", form_of(client, photo) | changes)
    assert answer.status_code == 302, answer.context["form"].errors
    return stands(photo)


def replaced(client: Client, photo: Any) -> list[str]:
    """Another file in Wagtail's own form."""
    return sent(client, photo, file=SimpleUploadedFile("other.jpg", jpeg("orange"), content_type="image/jpeg"))


def checked() -> list[list[str]]:
    """What is told where words go nowhere, where the image model is not captioned, and where all is well."""
    well = registry.get(Image, "file").options
    registry.unregister(Image)
    found = [[str(message.id) for message in check_wagtail()]]
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {}}):
        found.append([str(message.id) for message in check_wagtail()])
    registry.register(Image, "file", **vars(well))
    return [*found, [str(message.id) for message in check_wagtail()]]


def people(press: Collection, bridge: Any) -> dict[str, Any]:
    """An editor of one collection, without and with permissions; drafts wait."""
    told: dict[str, Any] = {}
    elsewhere = collection("Elsewhere")
    hidden = image("hidden", "black", collection=elsewhere)
    bare, writer = client_of(editor("bare", press)), client_of(editor("writer", press, "change_caption"))
    chief = client_of(editor("chief", press, "change_caption", "approve_caption", "request_caption"))
    address = f"/admin/images/{bridge.pk}/"
    told["panel"] = [b"autocaption-panel" in each.get(address).content for each in (bare, writer, chief)]
    lists = ("/admin/alt-texts/", "/admin/alt-texts/missing/")
    told["lists"] = [[each.get(name).status_code for name in lists] for each in (bare, writer, chief)]
    told["elsewhere"] = chief.get(f"/admin/images/{hidden.pk}/").status_code
    caption = Caption.objects.get(object_id=str(bridge.pk))
    seen = {"caption": caption.pk, "seen_as": str(Seen.of(caption))}
    suggestion = {**seen, "autocaption": "save", "alt_text": "Nine old bridges."}
    told["suggested"] = writer.post(address, suggestion).status_code
    caption.refresh_from_db()
    told["draft"] = caption.draft.alt_text
    before = Version.objects.count(), Batch.objects.count()
    told["refused"] = [
        writer.post(address, {**seen, "autocaption": "decorative", "alt_text": ""}).status_code,
        writer.post(address, {"autocaption": "recaption", "newest": 0}).status_code,
        bare.post(address, {**seen, "autocaption": "save", "alt_text": "No."}).status_code,
    ]
    told["nothing_done"] = before == (Version.objects.count(), Batch.objects.count())
    other = Caption.objects.get(object_id=str(hidden.pk))
    told["not_theirs"] = chief.post(
        "/admin/alt-texts/", {"caption": other.pk, "seen_as": "1..", "autocaption": "save", "alt_text": "No."}
    ).status_code
    stale = chief.post(address, {**seen, "autocaption": "save", "alt_text": "Somebody was faster."})
    told["stale"] = [stale.status_code, b"Somebody was faster." in stale.content]
    told["listed"] = [bridge.title in chief.get("/admin/alt-texts/").content.decode(), Image.objects.count()]
    return told
