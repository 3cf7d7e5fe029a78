"""What parts an object from its captions although everybody did what they should: a connection that breaks between the
two statements, and a database that is locked. The save stands, and the sweep finds the rest."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings

from django_autocaption.checks import check_settings
from django_autocaption.models import Caption
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep import sweep
from tests import services
from tests.pictures import upload
from tests.rows import caption
from tests.testapp.models import Photo

ALIAS = "file"


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_send_one", lambda *_: True)


def before_ours(using: str, act: Callable[[], object]) -> Any:
    """``act`` happens once: before the first statement about captions, after the object's own."""
    acted: list[bool] = []

    def execute(run: Any, sql: str, *args: Any) -> Any:
        if "autocaption_caption" in sql and not acted:
            acted.append(True)
            act()
        return run(sql, *args)

    return connections[using].execute_wrapper(execute)


@pytest.mark.services
@pytest.mark.skipif(connection.vendor != "postgresql", reason="connections are killed on PostgreSQL")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", ["replaced", "created", "cleared"])
def test_a_connection_killed_between_the_two_statements(change: str, caplog: pytest.LogCaptureFixture) -> None:
    import psycopg

    photo = Photo(image=upload())
    if change != "created":
        photo.save()
        caption(photo, "Words.")
        photo.image = upload("red", "other.jpg") if change == "replaced" else ""
    connection.ensure_connection()
    address = services.postgres_dsn().rpartition("/")[0] + f"/{connection.settings_dict['NAME']}"
    pid = connection.connection.info.backend_pid

    def kill() -> None:
        with psycopg.connect(address, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

    with before_ours("default", kill):
        photo.save()
    assert "a sweep finds it" in caplog.text
    connection.close()
    assert Photo.objects.get(pk=photo.pk).image.name == photo.image.name
    found = sweep.sweep()
    assert (found.unannounced, found.mended) == ((1, 0) if change == "created" else (0, 1))
    row = Caption.objects.get()
    assert (row.image_name, row.state) == (photo.image.name or "", "excluded" if change == "cleared" else "pending")


@pytest.fixture
def file(tmp_path: Path, django_db_blocker: Any) -> Iterator[Path]:
    """A database in a file, with Django's default transaction mode and little patience."""
    path = tmp_path / "site.sqlite3"
    default = connections.databases["default"]
    chosen = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": {"timeout": 2}}
    connections.databases[ALIAS] = {**default, "HOST": "", "PORT": "", "USER": "", "PASSWORD": "", **chosen}
    site = override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "DATABASES": [ALIAS]})
    try:
        with django_db_blocker.unblock(), site:
            call_command("migrate", database=ALIAS, run_syncdb=True, verbosity=0)
            yield path
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.databases[ALIAS]


@contextmanager
def somebody_else(path: Path) -> Iterator[sqlite3.Connection]:
    other = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        yield other
    finally:
        other.close()


def captioned() -> Photo:
    photo = Photo(image="a.jpg")
    Photo.objects.using(ALIAS).bulk_create([photo])
    sweep.sweep()
    return Photo.objects.using(ALIAS).get()


class TestSQLite:
    def test_whoever_is_writing_is_waited_for(self, file: Path, caplog: pytest.LogCaptureFixture) -> None:
        photo = captioned()
        with somebody_else(file) as other, ThreadPoolExecutor() as threads:

            def write() -> None:
                other.execute("BEGIN IMMEDIATE")
                other.execute("UPDATE testapp_plain SET image = ''")
                threads.submit(finish)

            def finish() -> None:
                time.sleep(0.1)
                other.execute("PRAGMA busy_timeout = 5000")
                other.execute("COMMIT")

            with before_ours(ALIAS, write):
                photo.image = "b.jpg"
                photo.save()
        assert Caption.objects.using(ALIAS).get().image_name == "b.jpg"
        assert "No words could be asked for" not in caplog.text

    def test_whoever_writes_after_our_look_is_kept_waiting(self, file: Path, caplog: pytest.LogCaptureFixture) -> None:
        """With a write-ahead log, a transaction that has read may write no more once somebody else has written."""
        photo = captioned()
        refused = []
        with somebody_else(file) as other:
            other.execute("PRAGMA journal_mode = WAL")

            def write(run: Any, sql: str, *args: Any) -> Any:
                found = run(sql, *args)
                if sql.startswith("SELECT") and "autocaption_caption" in sql:
                    try:
                        other.execute("UPDATE testapp_plain SET image = ''")
                    except sqlite3.OperationalError as error:
                        refused.append(str(error))
                return found

            with connections[ALIAS].execute_wrapper(write):
                photo.image = "b.jpg"
                photo.save()
        assert Caption.objects.using(ALIAS).get().image_name == "b.jpg"
        assert "No words could be asked for" not in caplog.text
        assert set(refused) == {"database is locked"}

    def test_one_that_stays_locked_is_found_by_the_sweep(self, file: Path, caplog: pytest.LogCaptureFixture) -> None:
        photo = captioned()
        with somebody_else(file) as other:
            with before_ours(ALIAS, lambda: other.execute("BEGIN IMMEDIATE")):
                photo.image = "b.jpg"
                photo.save()
            other.execute("ROLLBACK")
        assert "database is locked" in caplog.text
        assert Photo.objects.using(ALIAS).get().image.name == "b.jpg"
        assert Caption.objects.using(ALIAS).get().image_name == "a.jpg"
        assert sweep.sweep().mended == 1
        assert Caption.objects.using(ALIAS).get().image_name == "b.jpg"

    def test_a_check_recommends_the_mode(self, file: Path) -> None:
        def ids() -> list[str | None]:
            return [found.id for found in check_settings()]

        assert "autocaption.W011" in ids()
        connections[ALIAS].settings_dict["OPTIONS"]["transaction_mode"] = "IMMEDIATE"
        assert "autocaption.W011" not in ids()
