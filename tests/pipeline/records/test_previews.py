"""Small images for people: workers make them, each once, and nobody has one of what they may not see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from django_autocaption.admin.access import hosts
from django_autocaption.models import Caption, Rating
from django_autocaption.pipeline.records import previews
from django_autocaption.pipeline.records.previews import Size
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.work import previews as work
from tests.admin.conftest import LIST
from tests.admin.desk.drive import Desk, queued
from tests.admin.rows import caption_of, staff
from tests.pictures import upload
from tests.rows import fresh
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
FILES = "django.core.cache.backends.filebased.FileBasedCache"
NO_CACHE = "django.core.cache.backends.dummy.DummyCache"
QUEUE = "/admin/autocaption/moderatedimage/"


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


def size_of(answer: Any) -> tuple[int, int]:
    return Image.open(BytesIO(answer.content)).size


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


def test_what_a_worker_has_prepared_is_there_and_nobody_reads_it_again(
    looker: Client, reads: Counter[str], settings: Any, commit: Any
) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}
    with commit():
        Photo.objects.create(image=upload(size=(900, 600)))
    rows = list(Caption.objects.order_by("pk"))
    assert len(rows) == 2 and reads == {rows[0].image_name: 1}
    for row in rows:
        answer = looker.get(f"{LIST}{row.pk}/thumbnail/")
        assert answer["Content-Type"] == "image/jpeg" and size_of(answer) == (144, 96)
    assert reads == {rows[0].image_name: 1}


def test_what_comes_to_the_desk_is_there_as_its_service_was_shown_it(
    looker: Client, reads: Counter[str], settings: Any, commit: Any
) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "REVIEW": "always"}
    with commit():
        Photo.objects.create(image=upload(size=(2000, 1000)))
    row = Caption.objects.get()
    answer = looker.get(f"{LIST}{row.pk}/preview/")
    assert size_of(answer) == (1000, 500) and reads == {row.image_name: 1}


def test_a_large_one_brings_the_small_one_along(looker: Client, row: Caption, reads: Counter[str]) -> None:
    assert looker.get(f"{LIST}{row.pk}/preview/").status_code == 200
    assert looker.get(f"{LIST}{row.pk}/thumbnail/").status_code == 200 and reads == {row.image_name: 1}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> list[tuple[Any, ...]]:
    """Messages to workers, which are in another process, with a cache that they share."""
    sent: list[tuple[Any, ...]] = []
    monkeypatch.setattr(queue, "is_eager", lambda: False)
    monkeypatch.setattr(queue, "_send_one", lambda task, args, using, countdown: sent.append(args) or True)
    settings.CACHES = {"default": {"BACKEND": LOCMEM}, "autocaption": {"BACKEND": FILES, "LOCATION": str(tmp_path)}}
    return sent


def test_a_web_process_asks_a_worker_once_and_reads_nothing(
    looker: Client, row: Caption, reads: Counter[str], asked: list[tuple[Any, ...]]
) -> None:
    small, large = f"{LIST}{row.pk}/thumbnail/", f"{LIST}{row.pk}/preview/"
    for _time in range(2):
        assert looker.get(small)["Content-Type"] == "image/svg+xml"
        answer = looker.get(large)
        assert answer["Location"] == f"/media/{row.image_name}", "meanwhile the original"
        assert answer["Cache-Control"] == "private, no-store"
    assert asked == [([row.pk], False), ([row.pk], True)] and not reads
    for ids, is_large in asked:
        work.make(ids, Size.LARGE if is_large else Size.SMALL, using="default")
    assert reads == {row.image_name: 2}
    assert looker.get(small)["Content-Type"] == "image/jpeg" and looker.get(large)["Content-Type"] == "image/jpeg"
    work.make([row.pk], Size.SMALL, using="default")
    assert reads == {row.image_name: 2}, "it is there"


def test_the_desk_asks_for_those_that_come_next(
    client: Client, asked: list[tuple[Any, ...]], reads: Counter[str]
) -> None:
    rows = queued(12)
    page = Desk(client, staff(*Desk.PERMISSIONS)).begin()
    assert f'src="{LIST}{rows[0].pk}/preview/?v=' in page and f"{LIST}{rows[2].pk}/preview/?v=" in page
    assert asked == [([row.pk for row in rows], True)] and not reads


def test_without_a_cache_that_is_shared_none_are_made_and_that_is_told(
    looker: Client, row: Caption, reads: Counter[str], asked: list[tuple[Any, ...]], settings: Any
) -> None:
    settings.CACHES = {"default": {"BACKEND": LOCMEM}}
    assert [told.id for told in previews.check()] == ["autocaption.I004"]
    assert looker.get(url_of(looker))["Content-Type"] == "image/svg+xml"
    assert looker.get(f"{LIST}{row.pk}/preview/")["Location"] == f"/media/{row.image_name}"
    assert previews.edge() is None and not asked and not reads
    settings.CACHES = {"default": {"BACKEND": LOCMEM}, "autocaption": {"BACKEND": NO_CACHE}}
    assert previews.check() == [] and previews.store() is None, "none are wanted"
    settings.CACHES = {"default": {"BACKEND": LOCMEM}, "autocaption": {"BACKEND": "no.such.Cache"}}
    assert previews.check() == [] and previews.store() is None
    assert looker.get(url_of(looker)).status_code == 200


def test_one_that_cannot_be_opened_spoils_no_other(row: Caption, asked: list[tuple[Any, ...]]) -> None:
    for name in ("strange.jpg", "there.jpg"):
        Photo.objects.create(image=upload(name=name))
    strange, there = Caption.objects.exclude(pk=row.pk).order_by("pk")
    Caption.objects.filter(pk=row.pk).update(image_name="photos/gone.jpg")
    Caption.objects.filter(pk=strange.pk).update(field_name="no_more")
    work.make([row.pk, strange.pk, there.pk], Size.SMALL, using="default")
    found = [previews.get(fresh(one), Size.SMALL) for one in (row, strange, there)]
    assert [one is not None for one in found] == [False, False, True]


def test_moderators_have_them_of_what_is_withheld_and_others_have_not(client: Client, row: Caption) -> None:
    Caption.objects.filter(pk=row.pk).update(rating=Rating.BLOCKED)
    addresses = [f"{page}{row.pk}/{size}/" for page in (LIST, QUEUE) for size in ("thumbnail", "preview")]
    seen = {}
    for verb in ("view", "moderate"):
        client.force_login(staff(f"autocaption.{verb}_caption"))
        seen[verb] = [client.get(address).status_code for address in addresses]
    assert seen == {"view": [404, 404, 404, 404], "moderate": [404, 404, 200, 200]}
    page = client.get(f"{QUEUE}?rating=all").content.decode()
    assert f'class="autocaption-thumb" src="{QUEUE}{row.pk}/thumbnail/?v=' in page and "autocaption-veil" in page


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


def test_a_package_makes_them_where_workers_are(
    looker: Client, row: Caption, settings: Any, asked: list[tuple[Any, ...]]
) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "THUMBNAILS": f"{__name__}.made"}
    assert looker.get(url_of(looker))["Content-Type"] == "image/svg+xml" and previews.edge() is None
    work.make([row.pk], Size.SMALL, using="default")
    assert looker.get(url_of(looker))["Location"] == f"/small/{previews.EDGE}/{row.image_name}"


def test_another_may_make_them(looker: Client, row: Caption, settings: Any, reads: Counter[str]) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "THUMBNAILS": f"{__name__}.made"}
    assert looker.get(url_of(looker))["Location"] == f"/small/{previews.EDGE}/{row.image_name}"
    assert not reads
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "THUMBNAILS": f"{__name__}.broken"}
    assert looker.get(url_of(looker)).status_code == 200, "then this app's own"
