"""``manage.py autocaption export`` and ``import``, as translators' middlemen use them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from django_autocaption.models import Caption, Origin, Rating, State, Version
from tests.admin.rows import caption, words_of
from tests.rows import PUBLISHED, REVIEW, says, stands, version

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]
NEW = "A red boat on a calm lake."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "words.csv"


def export(*arguments: Any) -> None:
    call_command("autocaption", "export", *map(str, arguments))


def take(*arguments: Any) -> None:
    call_command("autocaption", "import", *map(str, arguments))


def edit(path: Path, **cells: str) -> None:
    """Change cells of every line, as an editor would."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(lines[0]))
        writer.writeheader()
        writer.writerows(line | cells for line in lines)


def test_there_and_back(path: Path, capsys: Capture) -> None:
    row = caption(standing=REVIEW)
    User.objects.create_user("translator")
    export("--output", path, "--bom")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfmodel,")
    take(path)
    assert "0 changed, 1 unchanged" in capsys.readouterr().out
    edit(path, alt_text=NEW)
    take(path, "--user", "translator")
    assert "1 changed, 0 unchanged" in capsys.readouterr().out
    row.refresh_from_db()
    assert (says(row), stands(row), row.origin) == (NEW, PUBLISHED, Origin.HUMAN)
    author = words_of(row).author
    assert author and author.username == "translator"


def test_a_dry_run_shows_and_writes_nothing(path: Path, capsys: Capture) -> None:
    row = caption(alt_text="A \x1b[31m boat.")
    before = Caption.objects.values().get()
    export("--output", path)
    edit(path, alt_text="IMG_1234.jpg")
    take(path, "--dry-run")
    told = capsys.readouterr()
    assert f"line 2: testapp.Photo {row.object_id} image [en]: alt_text: “A  [31m boat.” → “IMG_1234.jpg”" in told.out
    assert "1 changed" in told.out
    assert "Nothing was written." in told.out
    assert "warning: A file name is no description" in told.err
    assert Caption.objects.values().get() == before


def test_one_broken_line_stops_the_whole_file(path: Path, capsys: Capture) -> None:
    first, second = caption(), caption()
    export("--output", path)
    edit(path, alt_text=NEW)
    text = path.read_text("utf-8-sig").replace(f"image,en,{second.image_name},v1.", "image,en,x,no.")
    path.write_text(text, "utf-8")
    with pytest.raises(CommandError, match="Nothing was written: 1 line cannot be read"):
        take(path)
    assert "line 3: malformed: “no." in capsys.readouterr().err
    assert not Version.objects.filter(alt_text=NEW).exists()
    take(path, "--skip-errors")
    assert Version.objects.get(alt_text=NEW).caption == first


def test_conflicts_and_unknown_keys_are_told(path: Path, capsys: Capture) -> None:
    row, gone = caption(), caption()
    export("--output", path)
    edit(path, alt_text=NEW)
    version(row, "Newer words.", origin=Origin.HUMAN, human_fields=("alt_text",))
    gone.delete()
    take(path)
    told = capsys.readouterr()
    assert "line 2: testapp.Photo" in told.err
    assert "conflict: A person edited the caption after the export" in told.err
    assert "unknown: There is no such caption." in told.err
    assert "0 changed, 0 unchanged, 1 conflict, 1 unknown, 0 malformed." in told.out
    assert words_of(row).alt_text == "Newer words."
    take(path, "--force")
    assert words_of(row).alt_text == NEW


def test_what_moderation_holds_is_counted_and_not_exported(capsys: Capture) -> None:
    caption(alt_text="A shown boat.")
    caption(alt_text="A held boat.", rating=Rating.REVIEW)
    caption(alt_text="A blocked boat.", rating=Rating.BLOCKED)
    export()
    told = capsys.readouterr()
    assert "A shown boat." in told.out
    assert "A held boat." not in told.out
    assert "A blocked boat." not in told.out
    assert "1 captions exported." in told.err
    assert "2 left out: moderation has not allowed their images." in told.err


def test_languages_and_states(capsys: Capture) -> None:
    caption(alt_text="Ein Boot.", language="de", standing=REVIEW)
    caption(alt_text="Ein Baum.", language="de")
    caption(alt_text="A boat.", standing=REVIEW)
    export("--language", "de", "--awaiting", "draft", "no_words")
    out = capsys.readouterr().out
    assert "Ein Boot." in out
    assert "Ein Baum." not in out
    assert "A boat." not in out


def test_translators_get_xliff(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "de.xlf"
    english = caption(alt_text="A red boat.")
    german = caption(object_id=english.object_id, language="de", alt_text="", state=State.FAILED)
    caption(language="de", alt_text="")
    export("--format", "xliff", "--language", "de", "--output", path)
    err = capsys.readouterr().err
    assert "1 captions exported." in err
    assert "1 left out: there is nothing to translate from." in err
    text = path.read_text("utf-8")
    path.write_text(text.replace('<target state="new"/>', "<target>Ein rotes Boot.</target>"), "utf-8")
    take(path)
    german.refresh_from_db()
    assert german.current is not None
    assert german.current.alt_text == "Ein rotes Boot."


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--format", "xliff"], "needs --language"),
        (["--format", "xliff", "--language", "en"], "translated into itself"),
        (["--output", "/no/such/folder/x.csv"], "No such file"),
        (["--state", "published"], "invalid choice"),
    ],
)
def test_exports_that_cannot_be(arguments: list[str], why: str) -> None:
    with pytest.raises(CommandError, match=why):
        export(*arguments)


def test_imports_that_cannot_be(path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        take(path)
    path.write_bytes(b"model;\xff\xfe\n")
    with pytest.raises(CommandError, match="UTF-8"):
        take(path)
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(CommandError, match=r"UTF-8|columns"):
        take(path)
    with pytest.raises(CommandError, match="no user 'nobody'"):
        take(path, "--user", "nobody")


def test_an_export_that_fails_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("old")
    caption()
    monkeypatch.setattr("django_autocaption.exchange.spreadsheet.texts", lambda caption: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export("--output", path)
    assert [file.name for file in path.parent.iterdir()] == ["words.csv"]
    assert path.read_text() == "old"


def test_excels_unicode_text_is_read(path: Path) -> None:
    row = caption()
    export("--output", path)
    edit(path, alt_text=NEW)
    path.write_text(path.read_text("utf-8-sig"), "utf-16")
    take(path)
    assert words_of(row).alt_text == NEW
