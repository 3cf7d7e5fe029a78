"""From 1.0 on, the database of each release becomes today's by migrations; so does one that this very commit leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from django_autocaption.models import Version
from tests import services
from tests.release import databases
from tests.release.archives import ROOT
from tests.release.databases import ALIAS, KEPT, WORDS

TODAY = "today"
RELEASES = sorted({path.name.rsplit(".", 2)[0] for path in KEPT.glob("*.sql")})


@pytest.fixture(autouse=True)
def _own_database(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield
    ContentType.objects.clear_cache()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.services)])
def kind(request: pytest.FixtureRequest) -> str:
    if request.param == "postgres":
        services.needs("postgres")
    return str(request.param)


def wanted(kind: str) -> dict[str, set[tuple[object, ...]]]:
    """The tables of a site that begins today."""
    with databases.empty(kind):
        databases.migrate()
        return databases.tables()


@pytest.mark.parametrize("release", [*RELEASES, TODAY])
def test_a_database_of_that_release_is_brought_to_today(kind: str, release: str) -> None:
    left = databases.made_today(kind) if release == TODAY else databases.path_of(release, kind).read_text("utf-8")
    new = wanted(kind)
    with databases.empty(kind):
        databases.load(left)
        before = databases.rows()
        assert all(before.values()), "each table has a row"
        databases.migrate()
        assert databases.tables() == new
        after = databases.rows()
        assert {name: after.get(name) for name in before} == before
        assert WORDS in Version.objects.using(ALIAS).values_list("alt_text", flat=True)


def test_what_migrations_forget_is_noticed() -> None:
    """Such as a column that was written into an old migration."""
    left, new = databases.made_today("sqlite"), wanted("sqlite")
    with databases.empty("sqlite"):
        databases.load(left)
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("ALTER TABLE autocaption_caption DROP COLUMN note")
        databases.migrate()
        assert databases.tables() != new


def test_each_release_has_left_its_database() -> None:
    """Those that the changelog dates: ``python -m tests.release.databases`` is one of the steps of a release."""
    released = re.findall(r"^## (\d+\.\d+\.\d+) \(\d{4}-", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    lacking = [v for v in released if not all(databases.path_of(v, kind).exists() for kind in databases.KINDS)]
    assert lacking == []
