"""A model is saved with a file that is no picture that is read here: its row says which, and what to do."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from django_autocaption.models import Attempt, Caption, State
from tests.images.pictures import quarters, saved
from tests.images.tiffs import tiff
from tests.pipeline.drive import produce
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db

PNG = saved(quarters(), "PNG")
FILES = {
    "damaged.png": (
        PNG.replace(b"\n", b"\r\n"),
        State.FAILED,
        "unreadable",
        "took it for text",
        "Upload the image again.",
    ),
    "zeros.jpg": (bytes(2_000), State.FAILED, "unreadable", "zero bytes", "Upload the image again."),
    "poster.psd": (b"8BPS\0\1" + bytes(50), State.EXCLUDED, "unsupported", "Photoshop", "Export it as PNG or JPEG"),
    "raw.dng": (
        tiff((64, 32), bytes(2_048), tags={50706: (1, [1, 4, 0, 0])}),
        State.EXCLUDED,
        "unsupported",
        "raw file",
        "raw converter",
    ),
    "deep.tif": (
        tiff((64, 32), bytes(2_048), compression=34712),
        State.EXCLUDED,
        "unsupported",
        "rare kind",
        "ordinary JPEG or PNG",
    ),
    "flyer.pdf": (b"%PDF-1.7\n", State.FAILED, "not_an_image", "PDF", "Export the page as PNG or JPEG"),
    "login.jpg": (
        b"<!doctype html><title>Log in</title>",
        State.FAILED,
        "not_an_image",
        "HTML page",
        "get the image anew",
    ),
    "icon.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', State.EXCLUDED, "svg", "SVG", ""),
}


def test_each_row_says_what_its_file_is() -> None:
    for name, (data, *_told) in FILES.items():
        Photo.objects.create(title=name, image=ContentFile(data, name=name))
    produce()
    titles = dict(Photo.objects.values_list("pk", "title"))
    found = {titles[int(row.object_id)]: row for row in Caption.objects.all()}
    assert found.keys() == FILES.keys()
    for name, (_data, state, code, what, advice) in FILES.items():
        row = found[name]
        assert (row.state, row.error_code) == (state, code), name
        assert what in row.error_message and advice in row.error_message, (name, row.error_message)
    assert not Attempt.objects.exists()
