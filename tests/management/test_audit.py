"""``manage.py autocaption audit``: three formats, exit status, and nothing that commands a terminal."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.admin.rows import caption_of
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def photos(settings: Any) -> None:
    """Three good ones of four."""
    settings.AUTOCAPTION = {"FIELDS": {"testapp.Photo.image": {}}}
    for photo in Photo.objects.bulk_create([Photo(image=f"photos/{number}.jpg") for number in range(4)]):
        bad = photo.image == "photos/3.jpg"
        caption_of(photo, Photo, "image", alt_text="IMG_0003.jpg" if bad else "A red boat.")


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text('<img src="a.jpg">\n<img src="b.jpg" alt="A blue\x1b[31m door.">\n<img src="c.jpg" alt="">')
    return str(path)


def status(*arguments: str) -> int:
    try:
        call_command("autocaption", "audit", *arguments)
    except SystemExit as leaving:
        return int(str(leaving.code))
    return 0


def test_the_table_tells_numbers_and_examples(capsys: Capture) -> None:
    assert status() == 0
    out = capsys.readouterr().out
    (line,) = [line for line in out.splitlines() if line.startswith("testapp.Photo.image  ")]
    assert line.split() == ["testapp.Photo.image", "en", "4", "100.0", "%", "75.0", "%", "3", "1"]
    assert f"file name, for example: {Photo.objects.get(image='photos/3.jpg').pk}" in out


def test_a_long_one_tells_how_far_it_is(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert status() == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("django_autocaption.management.terminal.progress.LINE_EVERY", 0)
    assert status() == 0
    assert "Looking: 4 images, " in capsys.readouterr().err


def test_json(capsys: Capture, page: str) -> None:
    assert status("--format", "json", "--html", page) == 0
    told = json.loads(capsys.readouterr().out)
    (field,) = told["fields"]
    assert (field["field"], field["language"], field["images"]) == ("testapp.Photo.image", "en", 4)
    assert (field["coverage"], field["quality"], field["classes"]["file_name"]) == (100.0, 75.0, 1)
    (found,) = told["pages"]
    assert (found["page"], found["images"], found["problem"]) == (page, 3, None)
    assert [(f["line"], f["class"], f["codes"]) for f in found["findings"]] == [
        (1, "missing", ["missing"]),
        (2, "unfit", ["invisible"]),
    ]
    assert told["total"]["pages"]["quality"] == 33.3


def test_csv_has_a_line_for_each_field_and_page(capsys: Capture, page: str) -> None:
    assert status("--format", "csv", "--html", page) == 0
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(line["what"], line["images"], line["quality"]) for line in lines] == [
        ("field", "4", "75.0"),
        ("page", "3", "33.3"),
    ]


@pytest.mark.parametrize(("percent", "expected"), [("75", 0), ("75.1", 1), ("100", 1), ("0", 0)])
def test_fail_under(percent: str, expected: int, capsys: Capture) -> None:
    assert status("--fail-under", percent) == expected
    assert ("below" in capsys.readouterr().err) == bool(expected)


def test_pages_fail_for_themselves(page: str, capsys: Capture) -> None:
    assert status("--fail-under", "50", "--html", page) == 1
    err = capsys.readouterr().err
    assert "pages is 33.3 %, below 50 %" in err
    assert "fields" not in err


def test_a_page_that_cannot_be_read_fails(tmp_path: Path, page: str, capsys: Capture) -> None:
    assert status("--html", page, str(tmp_path / "none.html"), "--url", "ftp://me:secret@host/") == 1
    told = capsys.readouterr()
    assert "none.html cannot be read: No such file or directory." in told.err
    assert "ftp://host/ is no address of a web page" in told.err
    assert "secret" not in told.out + told.err


def test_no_control_character_reaches_the_terminal(page: str, capsys: Capture) -> None:
    status("--html", page)
    out = capsys.readouterr().out
    assert f"{page}:2: img b.jpg: “A blue [31m door.”" in out
    assert "\x1b" not in out


def test_one_field(capsys: Capture) -> None:
    assert status("testapp.Photo.image") == 0
    with pytest.raises(CommandError, match="not captioned"):
        status("testapp.Photo.images")


@pytest.mark.parametrize("percent", ["x", "-1", "101", "nan"])
def test_a_percentage_has_to_be_one(percent: str) -> None:
    with pytest.raises(CommandError, match="no percentage"):
        status("--fail-under", percent)


def test_wrong_settings_are_told(settings: Any) -> None:
    settings.AUTOCAPTION = {"FIELDS": {"testapp.Photo.imag": {}}}
    with pytest.raises(CommandError, match="has no field 'imag'"):
        status()
