"""Commands among other programs: pipes, full disks, other encodings, signals, narrow terminals, refusing databases."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from django_autocaption.management import imports
from django_autocaption.management.commands.autocaption import SUBCOMMANDS, Command
from django_autocaption.models import Origin
from tests.admin.rows import caption, words_of
from tests.pipeline.drive import without_table
from tests.testapp.models import Country

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]
FULL = Path("/dev/full")
SIGNALS = pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"]
)
ALT = "Ein Boot – „Möwe“."


def ended(*arguments: Any, **options: Any) -> object:
    """The exit status of ``autocaption …``."""
    try:
        call_command("autocaption", *map(str, arguments), **options)
    except SystemExit as leaving:
        return leaving.code
    return 0


@pytest.fixture
def nobody_reads() -> Iterator[io.TextIOWrapper]:
    """The end of a pipe whose reader has gone."""
    reader, writer = os.pipe()
    os.close(reader)
    stream = os.fdopen(writer, "w", encoding="utf-8")
    yield stream
    os.dup2(os.open(os.devnull, os.O_WRONLY), writer)
    stream.close()


class TestStandardOutput:
    @pytest.mark.parametrize(
        "arguments", [["export"], ["status"], ["status", "--json"], ["audit"], ["audit", "--format", "csv"]]
    )
    def test_whose_reader_has_gone_ends_the_command_in_silence(
        self, arguments: list[str], nobody_reads: io.TextIOWrapper, capsys: Capture
    ) -> None:
        assert ended(*arguments, stdout=nobody_reads) == 141
        assert capsys.readouterr().err in ("", "0 captions exported.\n")

    @pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("arguments", [["export"], ["status"], ["audit", "--format", "json"]])
    def test_that_is_full_is_told(self, arguments: list[str]) -> None:
        stream = FULL.open("w", encoding="utf-8")
        with pytest.raises(CommandError, match="cannot be written: No space left on device"):
            call_command("autocaption", *arguments, stdout=stream)
        with suppress(OSError):  # what is left in its buffer does not fit, either
            stream.close()

    def test_that_is_closed_stops_the_command_before_it_begins(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        with pytest.raises(CommandError, match="closed"):
            call_command("autocaption", "status")

    def test_may_have_no_standard_error_beside_it(self, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        monkeypatch.setattr(sys, "stderr", None)
        assert ended("export") == 0
        assert capsys.readouterr().out.startswith("model,")
        sys.stderr.close()

    def test_that_knows_ascii_only_gets_whole_exports_in_utf_8(self) -> None:
        caption(alt_text=ALT)
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding="ascii")
        assert ended("export", stdout=stream) == 0
        assert ALT in raw.getvalue().decode("utf-8")
        assert raw.getvalue().count(b"\r\n") == 2
        assert b"\r\r\n" not in raw.getvalue()

    def test_that_knows_ascii_only_is_spoken_to_in_ascii(self, tmp_path: Path) -> None:
        row = caption(alt_text=ALT)
        path = tmp_path / "words.csv"
        assert ended("export", "--output", path) == 0
        path.write_text(path.read_text("utf-8").replace(ALT, "Ein Schiff 🚢."), "utf-8")
        stream = io.TextIOWrapper(raw := io.BytesIO(), encoding="ascii")
        assert ended("import", path, "--dry-run", stdout=stream) == 0
        assert rb'alt_text: "Ein Boot - \u201eM\xf6we"." -> "Ein Schiff \U0001f6a2."' in raw.getvalue()
        assert stream.errors == "strict"
        assert words_of(row).alt_text == ALT


class TestSignals:
    @pytest.fixture(autouse=True)
    def _as_a_program_begins(self) -> Iterator[None]:
        before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
        # A shell has what it runs in the background ignore Ctrl-C.
        interrupted = signal.signal(signal.SIGINT, signal.default_int_handler)
        yield
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
        signal.signal(signal.SIGTERM, before)
        signal.signal(signal.SIGINT, interrupted)

    @staticmethod
    def send_after(where: str, calls: int, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have the process signalled once a function was called so many times."""
        module, _, name = f"django_autocaption.{where}".rpartition(".")
        real, left = getattr(sys.modules[module], name), [calls]

        def counted(*args: Any, **options: Any) -> Any:
            done = real(*args, **options)
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), number)
            return done

        monkeypatch.setattr(f"{module}.{name}", counted)

    @SIGNALS
    def test_leave_no_half_file(
        self, number: int, status: int, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.send_after("exchange.spreadsheet.texts", 2, number, monkeypatch)
        (tmp_path / "words.csv").write_text("old")
        for _number in range(3):
            caption()
        assert ended("export", "--output", tmp_path / "words.csv") == status
        assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]
        assert "words.csv is as it was" in capsys.readouterr().err

    @SIGNALS
    def test_tell_how_far_an_import_was(
        self, number: int, status: int, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rows = [caption(alt_text="A red boat.") for _number in range(3)]
        path = tmp_path / "words.csv"
        assert ended("export", "--output", path) == 0
        path.write_text(path.read_text("utf-8").replace("A red boat.", "A blue boat."), "utf-8")
        monkeypatch.setattr(imports, "CHUNK", 1)
        self.send_after("management.imports.store", 2, number, monkeypatch)
        assert ended("import", path) == status
        assert "Stopped: 1 changed" in capsys.readouterr().err
        assert sorted(words_of(row).origin for row in rows) == [Origin.HUMAN, Origin.HUMAN, Origin.PROVIDER]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PRAGMA query_only")
class TestADatabaseThatTakesNothing:
    @pytest.fixture(autouse=True)
    def _read_only(self, db: None) -> Iterator[None]:
        caption(alt_text="A red boat.")
        connection.ensure_connection()
        connection.connection.execute("PRAGMA query_only = ON")
        yield
        connection.connection.execute("PRAGMA query_only = OFF")

    @pytest.mark.parametrize("arguments", [["status"], ["audit"], ["export"], ["backfill", "--dry-run"]])
    def test_is_enough_to_look(self, arguments: list[str]) -> None:
        assert ended(*arguments) == 0

    @pytest.mark.parametrize("arguments", [["pause"], ["resume"], ["sweep"], ["work"]])
    def test_is_told_in_a_sentence(self, arguments: list[str], caplog: pytest.LogCaptureFixture) -> None:
        with pytest.raises(CommandError, match=r"^The database refused: attempt to write a readonly database\.$"):
            call_command("autocaption", *arguments)
        assert caplog.text == ""


@pytest.mark.parametrize("gone", ["TO elsewhere", "COLUMN alias TO elsewhere"], ids=["table", "column"])
def test_missing_tables_are_told_with_what_makes_them(gone: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE autocaption_pause RENAME {gone}")
    with pytest.raises(CommandError, match=r"Run: manage.py migrate$"):
        call_command("autocaption", "pause")


@pytest.mark.parametrize("arguments", [["backfill", "--dry-run"], ["audit"], ["sweep"]])
def test_what_goes_on_without_a_table_logs_no_traceback(arguments: list[str], caplog: pytest.LogCaptureFixture) -> None:
    with without_table(Country), pytest.raises((CommandError, SystemExit)):
        call_command("autocaption", *arguments)
    assert "testapp.Country.flag" in caplog.text
    assert "Run: manage.py migrate" in caplog.text
    assert "Traceback" not in caplog.text


class TestANarrowTerminal:
    @pytest.fixture(autouse=True)
    def _columns(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "20")

    @pytest.mark.parametrize("module", SUBCOMMANDS, ids=lambda module: module.NAME)
    def test_has_room_for_every_help(self, module: Any, capsys: Capture) -> None:
        assert ended(module.NAME, "--help") == 0
        assert "usage:" in capsys.readouterr().out

    def test_gets_a_line_for_each_number_of_an_audit(self) -> None:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        told = Terminal()
        assert ended("audit", stdout=told) == 0
        assert "testapp.Photo.image\n  language: en\n  images: 0\n  coverage: 100.0 %\n" in told.getvalue()


def test_every_option_has_a_help_text() -> None:
    parser = Command().create_parser("manage.py", "autocaption")
    (choices,) = (action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    silent = [f"{name} {action.dest}" for name, sub in choices.items() for action in sub._actions if not action.help]
    assert silent == []
