from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage

from django_autocaption.exceptions import ImageError
from django_autocaption.images import ImageLimits, prepare
from tests.images.pictures import Stored, photo, quarters, saved


class Failing:
    """A storage that gives up after the first chunk."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def chunks(self) -> Iterator[bytes]:
        yield saved(quarters())[:50]
        raise self.error


def test_the_hash_is_of_the_whole_stored_file() -> None:
    data = saved(photo(200, 100), "JPEG") + b"something after the end"
    assert prepare(Stored(data), name="a.jpg").content_hash == hashlib.sha256(data).hexdigest()


def test_a_file_is_read_once() -> None:
    file = Stored(saved(photo(300, 200)))
    prepare(file, name="a.png")
    assert (file.openings, file.bytes_read) == (1, len(file.data))


def test_a_django_file_and_any_storage_will_do(tmp_path) -> None:
    data = saved(quarters())
    for storage in (FileSystemStorage(tmp_path), InMemoryStorage()):
        name = storage.save("photo.png", ContentFile(data))
        with storage.open(name) as file:
            assert prepare(file, name=name).width == 64


def test_reading_stops_as_soon_as_the_limit_is_passed() -> None:
    file = Stored(bytes(1_000_000), chunk_size=1000)
    with pytest.raises(ImageError, match=r"big\.jpg is larger than") as caught:
        prepare(file, name="big.jpg", limits=ImageLimits(max_file_size=10_000))
    assert (caught.value.code, caught.value.excluded, caught.value.retryable) == ("too_large", True, False)
    assert file.bytes_read == 11_000


def test_a_file_of_exactly_the_limit_is_read() -> None:
    data = saved(quarters())
    assert prepare(Stored(data), name="a.png", limits=ImageLimits(max_file_size=len(data))).width == 64


def test_an_empty_file() -> None:
    with pytest.raises(ImageError, match=r"a\.png is empty") as caught:
        prepare(Stored(b""), name="a.png")
    assert (caught.value.code, caught.value.excluded) == ("empty", False)


def test_a_missing_file_is_not_asked_for_again() -> None:
    with pytest.raises(ImageError, match=r"a\.png is not in the storage") as caught:
        prepare(Failing(FileNotFoundError("/media/a.png")), name="a.png")
    assert (caught.value.code, caught.value.retryable) == ("missing", False)


class VendorError(Exception):
    """As botocore's: not an OSError."""


@pytest.mark.parametrize(
    "error", [OSError("reset"), TimeoutError(), PermissionError(), VendorError("?signature=very-secret")]
)
def test_a_failing_storage_is_asked_again(error: Exception) -> None:
    with pytest.raises(ImageError, match=r"a\.png could not be read") as caught:
        prepare(Failing(error), name="a.png")
    assert (caught.value.code, caught.value.excluded, caught.value.retryable) == ("storage", False, True)
    assert "very-secret" not in caught.value.message
    assert caught.value.__cause__ is caught.value.__context__ is None
