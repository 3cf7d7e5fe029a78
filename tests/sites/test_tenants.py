"""django-tenants: images of the same name in two schemas, captioned by one command and by one worker, stay apart."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from importlib.util import find_spec

import psycopg
import pytest

from tests import services
from tests.sites.running import told_by

pytestmark = pytest.mark.services
PACKAGES = ("django_tenants", "tenant_schemas_celery")


@pytest.fixture
def database() -> Iterator[str]:
    """A new database in PostgreSQL."""
    if not all(map(find_spec, PACKAGES)):
        pytest.skip(f"{' and '.join(PACKAGES)} are not installed: tox -e sites")
    services.needs("postgres")
    name = f"autocaption_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(services.postgres_dsn(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield name
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_images_of_the_same_name_get_words_of_their_own_in_each_schema(database: str) -> None:
    told = told_by("tenants", *PACKAGES, AUTOCAPTION_TEST_TENANTS=database)
    for tenant in ("one", "two"):
        named = [(name, state, code) for name, state, code, _hash in told[tenant]]
        files = ["photos/photo.jpg", "photos/second.jpg", "photos/second.jpg"]
        assert named == [(file, "done", "") for file in files], "the last one was found by a sweep"
    hashes = {content_hash for tenant in ("one", "two") for *_, content_hash in told[tenant]}
    assert len(hashes) == 4, "each file was read from its own tenant's folder"
    assert sorted(told["addresses"]) == [
        [
            f"https://{tenant}.example/autocaption/webhook/default/",
            f"https://{tenant}.example/media/{tenant}/photos/{file}",
        ]
        for tenant in ("one", "two")
        for file in ("photo.jpg", "second.jpg")
    ]
    assert told["listed"] == {"one": 3, "two": 3}
    assert told["shown"] == {"one": [True, False], "two": [False, True]}, "each on its own host"
    assert told["posted"] == [[200, "waiting"], [200, "done"]]
