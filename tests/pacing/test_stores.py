"""Both shared stores, and the one that is left when they are down."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.test import override_settings

from django_autocaption import pacing
from django_autocaption.models import Pace
from django_autocaption.pacing import database, redis
from django_autocaption.pacing import store as stores
from django_autocaption.pacing.database import DatabaseStore
from django_autocaption.pacing.redis import RedisStore
from django_autocaption.pacing.state import State
from django_autocaption.pacing.store import TRIES, LocalStore, Store, StoreUnavailableError, let_others_go_first
from tests import services
from tests.faults.servers import Redis
from tests.pacing.contract import StoreContract
from tests.site.live import ROOT
from tests.site.plugin import MakeSite


class TestLocalStore(StoreContract):
    @pytest.fixture
    def store(self) -> Store:
        return LocalStore()

    def test_goes_on_from_what_was_seen_elsewhere_once(self) -> None:
        store = LocalStore()
        for failures in (3, 4):
            store.begin_with("alias", State(failures=failures))
        assert store.read(["alias"])["alias"].state.failures == 3


def test_who_was_not_fast_enough_waits_longer_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(stores, "uniform", lambda *bounds: bounds)
    monkeypatch.setattr(stores.time, "sleep", waits.append)
    for tried in (0, 3, 5, TRIES):
        let_others_go_first(tried)
    assert waits == [(0, 0.001), (0, 0.008), (0, 0.032), (0, 0.05)]


@pytest.mark.django_db(transaction=True)
class TestDatabaseStore(StoreContract):
    @pytest.fixture
    def store(self) -> Store:
        return DatabaseStore()

    @pytest.fixture(autouse=True)
    def shared(self) -> None:
        """SQLite in memory locks whole tables for threads at once, without waiting: a file does not."""
        if connection.vendor == "sqlite":
            self.threads = 1

    def test_reads_once_and_writes_only_what_changed(
        self, store: Store, django_assert_num_queries: Callable[[int], Any]
    ) -> None:
        with django_assert_num_queries(1):
            self.admit(store, 5)
        assert not Pace.objects.exists()
        self.admit(store, concurrency=9, holder="a")
        with django_assert_num_queries(2):
            self.admit(store, concurrency=9, holder="b")

    def test_a_table_that_is_missing_stops_nobody(self, store: Store) -> None:
        with connection.schema_editor() as editor:
            editor.delete_model(Pace)
        try:
            for use in (lambda: self.admit(store), lambda: store.read(["a"])):
                with pytest.raises(StoreUnavailableError):
                    use()
        finally:
            with connection.schema_editor() as editor:
                editor.create_model(Pace)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_connection_that_broke_stops_nobody(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    """MySQL's clients and psycopg2 tell it with an InterfaceError, which is no DatabaseError."""
    monkeypatch.setattr(database, "_find", mock.Mock(side_effect=error("gone")))
    for use in (lambda: DatabaseStore().read(["a"]), lambda: DatabaseStore().update("a", lambda state, now: None)):
        with pytest.raises(StoreUnavailableError):
            use()


@pytest.mark.django_db
def test_a_database_error_within_a_transaction_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_find", mock.Mock(side_effect=DatabaseError("gone")))
    with pytest.raises(DatabaseError):
        DatabaseStore().read(["a"])


@pytest.mark.services
class TestRedisStore(StoreContract):
    @pytest.fixture
    def store(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
        services.needs("redis")
        monkeypatch.setattr(redis, "PREFIX", f"test:{uuid.uuid4().hex}:")
        store = RedisStore(services.url("redis"))
        yield store
        for alias in ("a", "b"):
            store._client.delete(f"{redis.PREFIX}{alias}")
        store._client.close()

    def test_forgets_what_nobody_touched_for_days(self, store: RedisStore) -> None:
        store.update("a", lambda state, now: setattr(state, "failures", 1))
        assert 24 * 3600 < store._client.ttl(f"{redis.PREFIX}a") <= 48 * 3600


def test_without_its_client_redis_is_told_by_the_system_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "REDIS_STORE", "django_autocaption.pacing.not_installed.RedisStore")
    pacing._store.cache_clear()
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "REDIS_URL": "redis://localhost/1"}):
        assert pacing.problem() == "the package redis is not installed"


@pytest.mark.services
def test_a_server_that_went_away_is_told_at_once_and_without_its_address(redis_server: Redis) -> None:
    store = RedisStore(redis_server.url)
    store.update("a", lambda state, now: setattr(state, "failures", 1))
    redis_server.kill()
    with pytest.raises(StoreUnavailableError) as told:
        store.read(["a"])
    assert str(redis_server.port) not in repr(told.value)
    with pytest.raises(StoreUnavailableError):
        store.update("a", lambda state, now: None)
    redis_server.start()
    assert store.read(["a"])["a"].state == State(), "it kept nothing"
    store._client.close()


@pytest.mark.services
@pytest.mark.parametrize("kind", ["redis", "postgres", "sqlite"])
def test_processes_that_hammer_one_quota_never_get_more_than_it(
    site: MakeSite, redis_server: Redis, kind: str, tmp_path: Path
) -> None:
    url = redis_server.url if kind == "redis" else ""
    file = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "site.sqlite3")}
    slot = site(database=None if kind == "postgres" else file, REDIS_URL=url)
    command = [sys.executable, "-m", "tests.pacing.hammer"]
    workers = [
        subprocess.Popen(command, cwd=ROOT, env=slot.environment, stdout=subprocess.PIPE, text=True) for _n in range(3)
    ]
    said = [json.loads(worker.communicate(timeout=60)[0]) for worker in workers]
    assert [answer["alone"] for answer in said] == [False] * 3
    assert sum(answer["got"] for answer in said) == 60
