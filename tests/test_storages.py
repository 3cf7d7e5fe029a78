"""Images in S3: through django-storages, against a real S3 protocol server over HTTP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer
from storages.backends.s3 import S3Storage

from django_autocaption.models import Caption, State
from django_autocaption.publishing.gate import alt_text
from django_autocaption.publishing.richtext import with_alt_texts
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db
KEYS = {"access_key": "testing", "secret_key": "testing", "region_name": "us-east-1"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Address of an S3 server."""
    moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto.start()
    host, port = moto.get_host_and_port()
    yield f"http://{host}:{port}"
    moto.stop()


#: What a site chooses: addresses that are signed and end, as by default, or for everybody.
READERS = {"private": {}, "public": {"querystring_auth": False, "default_acl": "public-read"}}


@pytest.fixture(params=READERS)
def s3(request: pytest.FixtureRequest, server: str, monkeypatch: pytest.MonkeyPatch) -> S3Storage:
    """Photo.image in a bucket of its own, with django-storages' defaults: a file of the same name is overwritten."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    client = boto3.client(
        "s3",
        endpoint_url=server,
        aws_access_key_id=KEYS["access_key"],
        aws_secret_access_key=KEYS["secret_key"],
        region_name=KEYS["region_name"],
    )
    client.create_bucket(Bucket="photos")
    storage = S3Storage(bucket_name="photos", endpoint_url=server, **KEYS, **READERS[request.param])
    monkeypatch.setattr(Photo._meta.get_field("image"), "storage", storage)
    return storage


def calls_of(storage: S3Storage) -> Counter[str]:
    """Names of the S3 operations from now on."""
    seen: Counter[str] = Counter()

    def note(operation_name: str = "", **kwargs: Any) -> None:
        seen[kwargs["event_name"].rsplit(".", 1)[-1]] += 1

    storage.connection.meta.client.meta.events.register("before-send.s3", note)
    return seen


def test_an_image_in_s3_gets_its_words_and_is_read_once(s3: S3Storage) -> None:
    Photo.objects.create(image=upload())
    seen = calls_of(s3)
    produce()
    caption = Caption.objects.get()
    assert (stands(caption), caption.error_message) == (PUBLISHED, "")
    assert seen.pop("GetObject") == 1
    assert set(seen) <= {"HeadObject"}
    assert seen.total() <= 2, "django-storages looks when it opens the file, and boto3 once more before it reads"
    assert f'alt="{says(caption)}"' in with_alt_texts(f'<img src="{Photo.objects.get().image.url}">')


def test_an_image_overwritten_under_the_same_name_is_captioned_anew(
    s3: S3Storage, scripted: type[ScriptedProvider]
) -> None:
    photo = Photo.objects.create(image=upload())
    produce()
    name, words = photo.image.name, says(Caption.objects.get())
    photo = Photo.objects.get()
    photo.image = upload("red")
    photo.save()
    assert photo.image.name == name
    produce()
    assert len(scripted.asked) == 2
    assert says(Caption.objects.get()) != words


def test_an_upload_that_takes_the_place_of_another_objects_file_is_that_objects_picture_as_well(s3: S3Storage) -> None:
    first = Photo.objects.create(image=upload())
    produce()
    words = says(Caption.objects.get())
    second = Photo.objects.create(image=upload("red"))
    assert second.image.name == first.image.name
    produce()
    produce()
    assert {says(caption) for caption in Caption.objects.all()} & {words} == set()
    assert alt_text(first.image) == alt_text(second.image) != ""


def test_a_storage_that_overwrites_nothing_gives_names_of_their_own(s3: S3Storage) -> None:
    s3.file_overwrite = False
    first, second = Photo.objects.create(image=upload()), Photo.objects.create(image=upload("red"))
    produce()
    assert first.image.name != second.image.name
    assert alt_text(first.image) != alt_text(second.image)


def test_an_object_that_is_gone_is_told(s3: S3Storage) -> None:
    photo = Photo.objects.create(image=upload())
    s3.delete(photo.image.name)
    produce()
    caption = Caption.objects.get()
    assert (stands(caption), caption.error_code) == (State.FAILED, "missing")


def test_a_server_that_is_down_is_asked_again_later(s3: S3Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    Photo.objects.create(image=upload())
    down = S3Storage(bucket_name="photos", endpoint_url="http://127.0.0.1:9", **KEYS)
    monkeypatch.setattr(Photo._meta.get_field("image"), "storage", down)
    produce()
    caption = Caption.objects.get()
    assert (stands(caption), caption.error_code) == (State.PENDING, "storage")
    assert "testing" not in caption.error_message
