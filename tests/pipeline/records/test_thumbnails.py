"""Small images of the admin's lists: an original is read once, and by nobody who may not see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.files.base import ContentFile
from django.test import Client

from django_autocaption.admin.access import hosts
from django_autocaption.models import Caption, Rating
from django_autocaption.pipeline.records import thumbnails
from tests.admin.conftest import LIST
from tests.admin.rows import caption_of, staff
from tests.pictures import upload
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
LOCMEM = "django.core.cache.backends.locmem.LocMemCache"


@pytest.fixture(autouse=True)
def cache() -> Iterator[None]:
    """An empty one, before and after."""
    caches["default"].clear()
    yield
    caches["default"].clear()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Files that were opened, by name."""
    storage = Photo._meta.get_field("image").storage  # type: ignore[union-attr] # an image field
    counted: Counter[str] = Counter()
    real = storage.open

    def opened(name: str, *args: Any, **kwargs: Any) -> Any:
        counted[name] += 1
        return real(name, *args, **kwargs)

    monkeypatch.setattr(storage, "open", opened)
    return counted


@pytest.fixture
def row() -> Caption:
    photo = Photo.objects.create(image=upload())
    Caption.objects.all().delete()
    return caption_of(photo, Photo, "image", alt_text="A boat.")


@pytest.fixture
def looker(client: Client) -> Client:
    client.force_login(staff("autocaption.view_caption"))
    return client


def url_of(client: Client) -> str:
    page = client.get(LIST).content.decode()
    return page.partition('class="autocaption-thumb" src="')[2].partition('"')[0]


def test_a_list_reads_no_original_and_an_image_is_read_once(looker: Client, row: Caption, reads: Counter[str]) -> None:
    url = url_of(looker)
    assert url.startswith(f"{LIST}{row.pk}/thumbnail/?v=") and not reads
    first = looker.get(url)
    assert reads == {row.image_name: 1}
    assert first["Content-Type"].startswith("image/") and first["Cache-Control"].startswith("private")
    assert looker.get(url).content == first.content and reads == {row.image_name: 1}
    assert len(first.content) < 32 * 1024


def test_another_image_is_another_thumbnail(looker: Client, row: Caption, reads: Counter[str]) -> None:
    before = url_of(looker)
    looker.get(before)
    Caption.objects.filter(pk=row.pk).update(image_no=2)
    after = url_of(looker)
    assert after != before
    looker.get(after)
    assert reads[row.image_name] == 2


def test_what_is_no_image_is_tried_once(looker: Client, row: Caption, reads: Counter[str]) -> None:
    storage = Photo._meta.get_field("image").storage  # type: ignore[union-attr] # an image field
    name = storage.save("photos/no.jpg", ContentFile(b"no image"))
    Caption.objects.filter(pk=row.pk).update(image_name=name)
    assert [looker.get(url_of(looker))["Content-Type"] for _time in range(2)] == ["image/svg+xml"] * 2
    assert reads == {name: 1}


def test_nobody_gets_one_of_what_they_may_not_see(
    looker: Client, row: Caption, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = url_of(looker)
    looker.get(url)
    assert Client().get(url).status_code == 302, "to sign in"
    Caption.objects.filter(pk=row.pk).update(rating=Rating.BLOCKED)
    assert looker.get(url).status_code == 404 and url_of(looker) == ""
    Caption.objects.filter(pk=row.pk).update(rating=Rating.CLEAR)
    assert looker.get(url).status_code == 200
    for host in hosts.of(Photo, admin.site):
        for verb in ("view", "change"):
            monkeypatch.setattr(type(host.admin), f"has_{verb}_permission", lambda self, request, obj=None: False)
    assert looker.get(url).status_code == 404
    other = Client()
    other.force_login(staff())
    assert other.get(url).status_code == 404


def test_a_cache_of_its_own_serves_where_there_is_one(looker: Client, row: Caption, settings: Any) -> None:
    settings.CACHES = {alias: {"BACKEND": LOCMEM, "LOCATION": alias} for alias in ("default", "autocaption")}
    looker.get(url_of(looker))
    assert caches["autocaption"]._cache and not caches["default"]._cache  # type: ignore[attr-defined] # of LocMemCache
    settings.CACHES = {"default": {"BACKEND": f"{__name__}.Away"}}
    assert looker.get(url_of(looker)).status_code == 200, "a cache that is away costs time alone"


class Away(BaseCache):
    """It cannot be reached."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, *args: Any, **kwargs: Any) -> Any:
        raise OSError("away")

    set = get


def made(file: Any, edge: int) -> str:
    """What THUMBNAILS names."""
    return f"/small/{edge}/{file.name}"


def broken(file: Any, edge: int) -> str:
    raise OSError("signed address")


def test_another_may_make_them(looker: Client, row: Caption, settings: Any, reads: Counter[str]) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "THUMBNAILS": f"{__name__}.made"}
    assert looker.get(url_of(looker))["Location"] == f"/small/{thumbnails.EDGE}/{row.image_name}"
    assert not reads
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "THUMBNAILS": f"{__name__}.broken"}
    assert looker.get(url_of(looker)).status_code == 200, "then this app's own"
