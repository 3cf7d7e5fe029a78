"""The admin's list, a model's own admin and marks on the site's own page where THUMBNAILS names each package, with a
worker elsewhere; counts how often who reads the original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

PHOTO = "/admin/testapp/photo/"


def told(by: str, folder: str) -> dict[str, Any]:
    """What a site with ``THUMBNAILS = by`` shows; ``folder``: of its cache."""
    from django.conf import settings
    from django.core.files.storage import default_storage
    from django.test import override_settings
    from PIL import Image

    from django_autocaption import tasks
    from tests.celery import app

    cache = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": folder}
    own = {**settings.AUTOCAPTION, "THUMBNAILS": by}
    app.conf.task_always_eager = True
    caches = {**settings.CACHES, "autocaption": cache}
    with override_settings(AUTOCAPTION=own, CACHES=caches, ALLOWED_HOSTS=["testserver"]):
        row = _row()
        app.conf.task_always_eager = False  # from here on workers are elsewhere
        client = _client()
        with _reads() as reads:
            page = client.get("/admin/autocaption/caption/").content.decode()
            assert client.get(PHOTO).status_code == client.get(f"{PHOTO}{row.object_id}/change/").status_code == 200
            marked = _marked(client, row)
            address = page.partition('class="autocaption-thumb" src="')[2].partition('"')[0]
            found: dict[str, Any] = {"before": client.get(address)["Content-Type"], "read by pages": dict(reads)}
            found["marked"] = marked
        with _reads() as reads:
            tasks.make_previews([row.pk], False)
            found["read by the worker"] = reads[row.image_name]
        with _reads() as reads:
            answer = client.get(address)
            found["read afterwards"] = dict(reads)
        content = answer.content
        if answer.status_code == 302:
            content = default_storage.open(answer["Location"].removeprefix(settings.MEDIA_URL)).read()
        return found | {"status": answer.status_code, "size": max(Image.open(BytesIO(content)).size)}


def _row() -> Any:
    """Of a photograph that a worker captioned before anybody made a small one of it."""
    from django_autocaption.models import Caption
    from django_autocaption.pipeline.records import previews
    from tests.pictures import upload
    from tests.testapp.models import Photo

    photo = Photo.objects.create(image=upload(size=(600, 400)))
    store = previews.store()
    assert store is not None
    store.clear()
    return Caption.objects.get(object_id=str(photo.pk))


def _client() -> Any:
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    client.force_login(User.objects.get_or_create(username="editor", is_staff=True, is_superuser=True)[0])
    return client


def _marked(client: Any, row: Any) -> list[str]:
    """What the marks of the site's own page tell of its image."""
    from django.contrib.auth.models import User
    from django.template import Context, Template
    from django.test import RequestFactory

    from tests.testapp.models import Photo

    request: Any = RequestFactory().get("/")
    request.user = User.objects.get(username="editor")
    shown = "{% load autocaption %}{% captioned_img photo.image %}{% autocaption_overlay %}"
    context = Context({"request": request, "photo": Photo.objects.get(pk=row.object_id)})
    key = Template(shown).render(context).partition('data-key="')[2].partition('"')[0]
    told = client.post("/admin/autocaption/caption/overlay/", {"image": key, "lang": "en"}).json()["images"]
    return [one["standing"] for one in told.values()]


@contextmanager
def _reads() -> Iterator[Counter[str]]:
    """Files that are opened meanwhile, by name."""
    from django.core.files.storage import FileSystemStorage

    counted: Counter[str] = Counter()
    real = FileSystemStorage._open

    def opened(self: Any, name: str, mode: str = "rb") -> Any:
        if "r" in mode:
            counted[name] += 1
        return real(self, name, mode)

    FileSystemStorage._open = opened  # type: ignore[method-assign] # for the time being
    try:
        yield counted
    finally:
        FileSystemStorage._open = real  # type: ignore[method-assign] # as it was
