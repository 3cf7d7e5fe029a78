"""What a site is told of its Celery and its broker before it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from celery import Celery, _state
from django.core.checks import run_checks

from django_autocaption.pipeline.runtime import queue
from tests.configured import messages, site


@pytest.mark.parametrize(
    ("seconds", "says"), [(None, ""), (3600, ""), (600, ""), (598, "those after 299 s"), (60, "those after 30 s")]
)
def test_a_broker_that_delivers_again_too_soon_is_told(
    seconds: int | None, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience = {"visibility_timeout": seconds} if seconds else None
    own = SimpleNamespace(broker_transport_options=patience, task_always_eager=True)
    monkeypatch.setattr(queue, "current_app", SimpleNamespace(conf=own))
    found = messages().get("autocaption.W013", "")
    assert says in found
    assert bool(found) == bool(says)


class TestWithoutCelery:
    @pytest.mark.parametrize(("delivery", "told"), [("celery", True), ("command", False), ("off", False)])
    def test_a_site_without_a_celery_app_is_told_unless_it_needs_none(self, delivery: str, told: bool) -> None:
        with site(DELIVERY=delivery), isolated_app():
            assert ("autocaption.W003" in [message.id for message in run_checks()]) is told


@pytest.mark.parametrize(("broker", "problem"), [("rabbit", "No such transport: rabbit"), ("redis", "")])
def test_a_broker_without_a_client_is_told_before_an_image_is_saved(broker: str, problem: str) -> None:
    before = _state.get_current_app()
    Celery("odd", broker=f"{broker}://user:s3cret@localhost/").set_current()
    try:
        told = messages().get("autocaption.W019", "")
    finally:
        before.set_current()
    assert bool(told) is bool(problem)
    assert problem in told and "s3cret" not in told


@contextmanager
def isolated_app() -> Iterator[None]:
    """Celery's fallback is the current app, configured by whoever has asked it for a connection."""
    fallback = Celery("default", set_as_current=False)
    fallback.connection_for_write()
    before = _state.get_current_app()
    fallback.set_current()
    try:
        yield
    finally:
        before.set_current()
