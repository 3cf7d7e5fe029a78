"""Tests that emit a secret, one for each place; ``test_plugin`` runs them in a session of its own."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import dataclass, replace
from io import BytesIO
from threading import Thread
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.handlers.base import BaseHandler
from django.core.management.base import BaseCommand
from django.db import connection
from django.http import FileResponse, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from PIL import Image
from PIL.ExifTags import Base

from django_autocaption.exceptions import (
    AutocaptionError,
    ConfigurationError,
    ErrorKind,
    ImageError,
    ProviderError,
    WebhookRejected,
)
from django_autocaption.models import Attempt
from django_autocaption.providers.base import BaseProvider, ProviderOptions
from django_autocaption.types import CaptionRequest, CaptionResult, PreparedImage
from tests.emitted.collector import Collector

KEY = "a-very-secret-key"
REQUEST = CaptionRequest(
    uuid=uuid4(), image=PreparedImage(data=b"", media_type="image/jpeg", width=1, height=1, content_hash="0")
)
logger = logging.getLogger("some.logger")


def attempt(**values: str) -> Attempt:
    return Attempt(request=1, provider="default", asked_at=timezone.now(), **values)


def test_debug_record() -> None:
    logger.debug("asked with %s", KEY)


def test_record_arguments() -> None:
    logger.info("asked with %(model)s", {"model": "m", "key": KEY})


def test_traceback_in_a_record() -> None:
    try:
        raise ValueError(KEY)
    except ValueError:
        logger.exception("failed")


def test_quiet_logger() -> None:
    quiet = logging.getLogger("quiet.logger")
    quiet.propagate = False
    quiet.setLevel(logging.CRITICAL)
    quiet.debug(KEY)


def test_error_message() -> None:
    ProviderError(KEY, kind=ErrorKind.AUTH)


def test_error_attribute() -> None:
    ProviderError("The key is wrong.", kind=ErrorKind.AUTH, code=KEY)


def test_error_cause() -> None:
    with pytest.raises(AutocaptionError):
        raise ImageError("The storage failed.", code="storage") from OSError(f"/a.jpg?X-Amz-Signature={'0a' * 32}")


def test_error_context() -> None:
    try:
        raise ValueError(KEY)
    except ValueError:
        with pytest.raises(WebhookRejected):
            raise WebhookRejected("What was posted is no JSON.") from None


def test_wrong_setting() -> None:
    ConfigurationError(f"{KEY} is no key.")


@dataclass(frozen=True, kw_only=True)
class LeakyOptions(ProviderOptions):
    api_key: str = ""


class LeakyProvider(BaseProvider[LeakyOptions]):
    service = "Leaky"
    options_class = LeakyOptions

    async def caption(self, request: CaptionRequest) -> CaptionResult:
        return CaptionResult(text="A cat.")


def test_repr_of_options() -> None:
    LeakyProvider("default", {"api_key": KEY})


def test_unknown_key() -> None:
    LeakyProvider("default", {"api_key": "sk-12345678"})


def test_repr_of_a_request() -> None:
    replace(REQUEST, prompt=f"Describe data:image/jpeg;base64,{'/9j/4AAQSkZJRg' * 4}")


def test_repr_of_a_result() -> None:
    CaptionResult(text="/9j/4AAQSkZJRgABAQAAAQABAAD")


@pytest.mark.django_db
def test_row_created() -> None:
    attempt(error_message=KEY).save()


@pytest.mark.django_db
def test_rows_created_in_bulk() -> None:
    Attempt.objects.bulk_create([attempt(), attempt(error_message=f"Bearer {'0a' * 8}")])


@pytest.mark.django_db
def test_row_updated() -> None:
    attempt().save()
    Attempt.objects.update(raw={"image": "/9j/4AAQSkZJRgABAQAAAQABAAD"})


@pytest.mark.django_db(transaction=True)
def test_row_written_by_a_thread() -> None:
    def write() -> None:
        Attempt.objects.filter(provider="none").update(error_message=KEY)
        connection.close()

    thread = Thread(target=write)
    thread.start()
    thread.join()


@pytest.mark.django_db
def test_admin_page() -> None:
    User.objects.create_user(username="a")
    Client().get("/admin/login/", {"next": "/hook/?token=abc"})


def answer(response: HttpResponse) -> None:
    handler = BaseHandler()
    handler._middleware_chain = lambda request: response
    handler.get_response(RequestFactory().get("/somewhere/"))


def small_image(**tags: str) -> bytes:
    file = BytesIO()
    block = Image.Exif()
    for tag, value in tags.items():
        block[getattr(Base, tag)] = value
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=block.tobytes() if tags else b"")
    return file.getvalue()


def test_header_of_an_image() -> None:
    name = f'inline; filename="{KEY}.jpg"'
    answer(HttpResponse(small_image(), content_type="image/jpeg", headers={"Content-Disposition": name}))


def test_header_of_a_file() -> None:
    answer(FileResponse(BytesIO(b""), filename=f"{KEY}.jpg"))


def test_original_for_a_small_image() -> None:
    answer(HttpResponse(small_image(ImageDescription="A cat."), content_type="image/jpeg"))


def test_small_image() -> None:
    answer(HttpResponse(small_image(), content_type="image/jpeg"))


def test_image_that_is_called_a_page() -> None:
    answer(HttpResponse(small_image()))


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    BaseCommand().stdout.write(KEY)


def test_printed() -> None:
    print(KEY)


def test_printed_and_read(capsys: pytest.CaptureFixture[str]) -> None:
    print(KEY, file=sys.stderr)
    assert KEY in capsys.readouterr().err


def test_process() -> None:
    code = "print('a-very' + '-secret-key')"
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)


def test_log_file(emitted: Collector) -> None:
    emitted.text("a worker's log", KEY)


def test_nothing() -> None:
    logger.error("The service said no.")
    print("A cat.")
    ProviderError("The key is wrong.", kind=ErrorKind.AUTH)


def test_what_is_sent() -> None:
    """What only goes out to the service is no emission."""
    replace(REQUEST, callback_url="https://site.example/hook/?token=abc")
    assert REQUEST.image.data_uri()


def test_filtered_record() -> None:
    def never(record: logging.LogRecord) -> bool:
        return False

    logger.addFilter(never)
    logger.error(KEY)
    logger.removeFilter(never)
