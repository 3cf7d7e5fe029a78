"""A process that works for several tenants: what one of them is never meets what another one is."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar, copy_context
from typing import Any

import pytest
from django.core.files.storage.memory import InMemoryStorage
from django.db import connection, connections

from django_autocaption.models import Caption, Worker
from django_autocaption.pipeline.outcome import finalisation
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.work import claims
from tests.effects.world import result
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.rows import all_stand
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
#: As a site's router or database wrapper may read it.
TENANT: ContextVar[str] = ContextVar("tenant", default="public")


@pytest.fixture
def schema(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """``schema("a")``: this thread's connection speaks for that tenant, as django-tenants has it."""
    wrapper = type(connections["default"])

    def set_tenant(self: Any, tenant: str) -> None:
        self.tenant, self.schema_name = tenant, tenant

    monkeypatch.setattr(wrapper, "set_tenant", set_tenant, raising=False)
    yield connections["default"].set_tenant  # type: ignore[attr-defined]  # made above
    for name in ("tenant", "schema_name"):
        connections["default"].__dict__.pop(name, None)


@pytest.fixture
def opened(storage: InMemoryStorage, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """For whom files were opened: by the context, and by the connection of the thread that did."""
    seen: list[tuple[str, Any]] = []
    really = storage.open

    def note(name: str, mode: str = "rb") -> Any:
        seen.append((TENANT.get(), getattr(connection, "tenant", None)))
        return really(name, mode)

    monkeypatch.setattr(storage, "open", note)
    return seen


def test_threads_and_loop_work_for_whoever_gave_the_work(
    schema: Any, opened: list[tuple[str, Any]], scripted: type[ScriptedProvider]
) -> None:
    asked: list[str] = []

    async def answer(_request: Any) -> Any:
        asked.append(TENANT.get())
        return result()

    for number, tenant in enumerate(("a", "b", "a")):
        scripted.script.append(answer)
        schema(tenant)
        Photo.objects.create(image=upload((number * 50, 0, 0)))
        caption = Caption.objects.latest("pk")
        TENANT.set(tenant)
        copy_context().run(produce, [caption])
    assert opened == [("a", "a"), ("b", "b"), ("a", "a")]
    assert asked == ["a", "b", "a"]


def test_a_group_that_is_written_is_one_tenants(schema: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their rows may have the same keys; nothing gathers endings beyond the task that brought them."""
    written: list[tuple[databases.Place, list[int]]] = []
    really = finalisation._write

    def note(endings: Any, using: str, *rest: Any) -> Any:
        written.append((databases.place(using), [e.caption.pk for e in endings]))
        return really(endings, using, *rest)

    monkeypatch.setattr(finalisation, "_write", note)
    of: dict[int, str] = {}
    for number, tenant in enumerate(("a", "b", "a")):
        schema(tenant)
        Photo.objects.create(image=upload((number * 50, 0, 0)))
        of[Caption.objects.latest("pk").pk] = tenant
    for tenant in ("a", "b"):
        schema(tenant)
        produce([c for c in Caption.objects.all() if of[c.pk] == tenant])
    assert all_stand() == ["published"] * 3
    assert {(place[1], of[pk]) for place, ids in written for pk in ids} == {("a", "a"), ("b", "b")}


def test_a_worker_says_to_each_tenant_that_it_lives(schema: Any) -> None:
    """Whose sweep would otherwise take its rows for lost while it works on them."""
    schema("a")
    claims.beat(using="default")
    assert Worker.objects.exists()
    Worker.objects.all().delete()  # schema b has a table of its own, which is empty
    schema("b")
    claims.beat(using="default")
    assert Worker.objects.exists()


def test_what_is_claimed_for_one_tenant_is_not_claimed_for_another(schema: Any) -> None:
    """Their rows may have the same keys."""
    Photo.objects.create(image=upload())
    schema("a")
    (caption,) = claims.claim(list(Caption.objects.values_list("pk", flat=True)), using="default")
    schema("b")
    claims.release([caption], using="default")
    assert list(claims._process.held) == [(("default", "a"), caption.pk)]
