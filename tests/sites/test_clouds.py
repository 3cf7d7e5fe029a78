"""Images in the clouds' storages, through django-storages and against their emulators: each is read once."""

from __future__ import annotations

import base64
import gc
import logging
import os
import secrets
import socket
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import requests
from django.core.files.storage import Storage

from django_autocaption import autocaption
from django_autocaption.models import Caption, State
from django_autocaption.pipeline.work.production import caption_images
from tests.pictures import upload
from tests.rows import PUBLISHED, says, stands
from tests.site.live import free_port
from tests.sites.running import ROOT
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
AZURITE = Path(os.environ.get("AUTOCAPTION_NODE") or ROOT / ".venv") / "node_modules" / ".bin" / "azurite-blob"
ACCOUNT, BUCKET = "photos", "photos"
#: Seconds in which an emulator has to answer.
PATIENCE = 60


@contextmanager
def running(*command: str, port: int, **environment: str) -> Iterator[str]:
    """The address of a server of its own."""
    with subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                assert server.poll() is None, f"{command[0]} ended with {server.returncode}"
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@contextmanager
def azure(folder: Path) -> Iterator[Storage]:
    blob = pytest.importorskip("azure.storage.blob", reason="azure-storage-blob is not installed: tox -e sites")
    if not AZURITE.exists():
        pytest.skip("azurite is not installed: npm install azurite")
    from storages.backends.azure_storage import AzureStorage

    logging.getLogger("azure").setLevel(logging.WARNING)  # it logs the headers of each request, the key as REDACTED
    port, key = free_port(), base64.b64encode(secrets.token_bytes(64)).decode()
    command = (str(AZURITE), "--blobPort", str(port), "--location", str(folder), "--skipApiVersionCheck", "--silent")
    with running(*command, port=port, AZURITE_ACCOUNTS=f"{ACCOUNT}:{key}") as address:
        said = f"AccountName={ACCOUNT};AccountKey={key};BlobEndpoint={address}/{ACCOUNT};DefaultEndpointsProtocol=http"
        blob.BlobServiceClient.from_connection_string(said).create_container(BUCKET)
        yield AzureStorage(connection_string=said, azure_container=BUCKET, overwrite_files=True)


@contextmanager
def google(folder: Path) -> Iterator[Storage]:
    cloud = pytest.importorskip("google.cloud.storage", reason="google-cloud-storage is not installed: tox -e sites")
    pytest.importorskip("gcp_storage_emulator", reason="gcp-storage-emulator is not installed: tox -e sites")
    from google.auth.credentials import AnonymousCredentials
    from storages.backends.gcloud import GoogleCloudStorage

    port = free_port()
    start = "from gcp_storage_emulator.__main__ import main; main()"
    options = ("start", "--host", "127.0.0.1", "--port", str(port), "--in-memory")
    command = (sys.executable, "-c", start, *options)
    with running(*command, port=port) as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("STORAGE_EMULATOR_HOST", address)
        client = cloud.Client(project="photos", credentials=AnonymousCredentials())
        client.create_bucket(BUCKET)
        storage = GoogleCloudStorage(bucket_name=BUCKET, project_id="photos", file_overwrite=True)
        storage._client = client
        yield storage


CLOUDS = {"azure": azure, "google": google}


@pytest.fixture(params=CLOUDS)
def storage(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Storage]:
    """Photo.image in that cloud."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with CLOUDS[request.param](tmp_path) as made:
        monkeypatch.setattr(Photo._meta.get_field("image"), "storage", made)
        yield made
        with warnings.catch_warnings():
            # django-storages leaves open what it made for a file that is not there.
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Requests by method; both libraries send theirs by ``requests``."""
    seen: Counter[str] = Counter()
    send = requests.adapters.HTTPAdapter.send

    def count(self: Any, request: Any, **options: Any) -> Any:
        # Google's protocol asks for what others have HEAD for by GET.
        is_look = "/storage/v1/" in request.url and "alt=media" not in request.url
        seen["HEAD" if request.method == "GET" and is_look else request.method] += 1
        return send(self, request, **options)

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", count)
    return seen


def produce() -> Caption:
    caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")
    return Caption.objects.get()


def test_an_image_is_read_once_and_again_when_it_is_overwritten(storage: Storage, calls: Counter[str]) -> None:
    photo = Photo.objects.create(image=upload())
    calls.clear()
    caption = produce()
    assert (stands(caption), caption.error_message) == (PUBLISHED, "")
    assert calls.pop("GET") == 1
    assert calls.total() <= 1  # a look at its size
    name, words = photo.image.name, says(caption)
    photo.image = upload("red")
    photo.save()
    assert photo.image.name == name
    assert says(produce()) != words
    storage.delete(name)
    photo.image = name
    photo.save()
    autocaption.request(photo, recaption=True)
    caption = produce()
    assert (stands(caption), caption.error_code) == (State.FAILED, "missing")
