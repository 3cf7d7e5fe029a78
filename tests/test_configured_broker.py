"""What a site is told of its Celery and its broker before it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from celery import Celery, _state
from django.core.checks import run_checks

from tests.configured import messages, site


@pytest.mark.parametrize(
    ("seconds", "says"), [(None, ""), (3600, ""), (600, ""), (598, "those after 299 s"), (60, "those after 30 s")]
)
def test_a_broker_that_delivers_again_too_soon_is_told(seconds: int | None, says: str) -> None:
    patience = {"visibility_timeout": seconds} if seconds else None
    with current(Celery("odd", broker="memory://", set_as_current=False)) as app:
        app.conf.broker_transport_options = patience
        found = messages().get("autocaption.W013", "")
    assert says in found
    assert bool(found) == bool(says)


class TestWithoutCelery:
    @pytest.mark.parametrize(("delivery", "told"), [("celery", True), ("command", False), ("off", False)])
    def test_a_site_without_a_celery_app_is_told_unless_it_needs_none(self, delivery: str, told: bool) -> None:
        with site(DELIVERY=delivery), isolated_app():
            assert ("autocaption.W003" in [message.id for message in run_checks()]) is told


@pytest.mark.parametrize(("namespace", "told"), [("CELERY", False), ("", True), ("CELRY", True)])
def test_an_app_that_does_not_read_the_sites_broker_is_told(namespace: str, told: bool) -> None:
    app = Celery("shop", set_as_current=False)
    app.config_from_object("django.conf:settings", namespace=namespace)
    with current(app):
        found = messages().get("autocaption.W020", "")
    assert ("'shop' does not know the setting CELERY_BROKER_URL" in found) is told


@pytest.mark.parametrize(("broker", "problem"), [("rabbit", "No such transport: rabbit"), ("redis", "")])
def test_a_broker_without_a_client_is_told_before_an_image_is_saved(broker: str, problem: str) -> None:
    with current(Celery("odd", broker=f"{broker}://user:s3cret@localhost/", set_as_current=False)):
        told = messages().get("autocaption.W019", "")
    assert bool(told) is bool(problem)
    assert problem in told and "s3cret" not in told


@pytest.mark.parametrize("broker", ["localhost:6379/0", "user:s3cret@10.0.0.7:6379", "localhost/0"])
def test_an_address_that_does_not_say_the_kind_of_broker_is_told(broker: str) -> None:
    with current(Celery("odd", broker=broker, set_as_current=False)):
        told = messages().get("autocaption.W019", "")
    assert "does not begin with what kind of broker it is" in told
    assert broker.rpartition("@")[2] in told and "s3cret" not in told


def test_a_host_alone_is_one_with_amqp() -> None:
    with current(Celery("odd", broker="localhost", set_as_current=False)):
        assert "autocaption.W019" not in messages()


@contextmanager
def isolated_app() -> Iterator[None]:
    """Celery's fallback is the current app, configured by whoever has asked it for a connection."""
    fallback = Celery("default", set_as_current=False)
    fallback.connection_for_write()
    with current(fallback):
        yield


@contextmanager
def current(app: Celery) -> Iterator[Celery]:
    """It is the site's meanwhile."""
    before = _state.get_current_app()
    app.set_current()
    try:
        yield app
    finally:
        before.set_current()
