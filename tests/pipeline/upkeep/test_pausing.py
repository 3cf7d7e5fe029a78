"""An operator stops requests: nothing new is asked, nothing is lost, nothing spins; and all goes on at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, connections
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Attempt, Batch, Caption, Decision, Pause, Spending, State
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.runtime import backlog, queue
from django_autocaption.pipeline.upkeep import pausing, status, sweep
from django_autocaption.pipeline.work import claims, deferred, production
from tests import rows
from tests.effects.world import result
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.rows import all_stand
from tests.testapp.models import Photo, PressPhoto
from tests.testapp.providers import AgeProvider, ScriptedProvider

pytestmark = pytest.mark.django_db
TESTAPP = "tests.testapp.providers"
FIELD = "testapp.Photo.image"


def site(chain: Any = "default", more_fields: dict[str, Any] | None = None, **keys: Any) -> Any:
    """Services one and two beside the default one; photos ask ``chain``."""
    backend = {"BACKEND": f"{TESTAPP}.ScriptedProvider"}
    providers = dict.fromkeys(("default", "one", "two"), backend)
    providers["ages"] = {"BACKEND": f"{TESTAPP}.AgeProvider"}
    fields = {FIELD: {"provider": chain}, **(more_fields or {})}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": providers, "FIELDS": fields, **keys})


@pytest.fixture(autouse=True)
def messages(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """Ids of each message that was sent."""
    sent: list[list[int]] = []

    def take(task: str, args: tuple[Any, ...], using: str, countdown: float | None) -> bool:
        sent.append(list(args[0]) if args else [])
        return True

    monkeypatch.setattr(queue, "_send_one", take)
    return sent


@pytest.fixture
def photos(messages: list[list[int]]) -> Iterator[list[Photo]]:
    """Three images that were saved, whose messages were sent."""
    yield [Photo.objects.create(image=upload((30 * number, 0, 0))) for number in range(3)]


def untouched() -> list[tuple[Any, ...]]:
    return list(Caption.objects.order_by("pk").values_list("state", "attempts", "abandoned", "outages", "error_code"))


@pytest.mark.parametrize("store", ["", "redis://127.0.0.1:1/9"], ids=["database", "a Redis that is away"])
class TestThePausedSite:
    @pytest.fixture(autouse=True)
    def _store(self, store: str) -> Iterator[None]:
        with site(REDIS_URL=store):
            yield

    def test_asks_nothing_and_leaves_rows_as_they_are(
        self,
        photos: list[Photo],
        scripted: type[ScriptedProvider],
        messages: list[list[int]],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        before = untouched()
        del messages[:]
        pausing.pause()
        monkeypatch.setattr(production, "find_images", lambda *_, **__: pytest.fail("A row was claimed."))
        for _message in range(3):
            produce()
        assert scripted.asked == []
        assert untouched() == before == [(State.PENDING, 0, 0, 0, "")] * 3
        assert messages == [], "no message is sent for what could only be put off again"
        assert not Attempt.objects.exists()

    def test_goes_on_at_once_when_it_is_resumed(
        self, photos: list[Photo], scripted: type[ScriptedProvider], messages: list[list[int]]
    ) -> None:
        pausing.pause()
        produce()
        del messages[:]
        assert pausing.resume()
        assert [sorted(ids) for ids in messages] == [sorted(Caption.objects.values_list("pk", flat=True))]
        produce()
        assert all_stand() == ["published"] * 3

    def test_does_not_spin(
        self, photos: list[Photo], messages: list[list[int]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(queue, "is_eager", lambda: False)
        Caption.objects.filter(pk=Caption.objects.latest("pk").pk).update(background=True, queued_at=None)
        pausing.pause()
        produce()
        del messages[:]
        for _minute in range(3):
            sweep.sweep()
            backlog.feed(using="default")
        assert messages == [], "no message is sent that could only be put off"


class TestWhatIsNotStopped:
    def test_saving_and_rows(self, scripted: type[ScriptedProvider]) -> None:
        pausing.pause()
        Photo.objects.create(image=upload())
        assert all_stand() == ["pending"]

    def test_looks_at_jobs_that_are_paid_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        later = {"default": {"BACKEND": f"{TESTAPP}.LaterProvider"}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": later}):
            Photo.objects.create(image=upload())
            produce()
            assert all_stand() == ["waiting"]
            pausing.pause()
            Caption.objects.update(due_at="2000-01-01T00:00Z")
            assert deferred.poll_jobs(using="default") == 1

    def test_the_other_service(self, scripted: type[ScriptedProvider]) -> None:
        with site("one", {"testapp.PressPhoto.contact_sheet": {"provider": "two"}}):
            Photo.objects.create(image=upload())
            PressPhoto.objects.create(image=upload("red"), contact_sheet=upload("blue"))
            pausing.pause("one")
            produce()
            found = {c.field_name: c.state for c in Caption.objects.all()}
            assert found == {"image": State.PENDING, "contact_sheet": State.DONE}
            pausing.resume("one")
            produce()
            assert set(all_stand()) == {"published"}


class TestOneService:
    def test_holds_its_images_and_sends_them_to_no_later_one_of_the_chain(
        self, photos: list[Photo], scripted: type[ScriptedProvider]
    ) -> None:
        with site(["one", "two"]):
            pausing.pause("one")
            produce()
            assert scripted.asked == []

    @pytest.mark.parametrize(("link", "asked"), [(0, 1), (1, 0), (2, 0)])
    def test_holds_images_whose_turn_it_is_in_the_chain(
        self, link: int, asked: int, scripted: type[ScriptedProvider]
    ) -> None:
        """A chain may have been longer when the row went on to its link."""
        with site(["one", "two"]):
            Photo.objects.create(image=upload())
            Caption.objects.update(link=link)
            pausing.pause("two")
            produce()
        assert len(scripted.asked) == asked

    @pytest.mark.parametrize(("chosen", "asked"), [("one", 0), ("two", 1), ("", 1)])
    def test_holds_what_a_bulk_request_wants_of_it(
        self, chosen: str, asked: int, scripted: type[ScriptedProvider]
    ) -> None:
        with site("default"):
            Photo.objects.create(image=upload())
            Caption.objects.update(batch=Batch.objects.create(provider=chosen))
            pausing.pause("one")
            produce()
        assert len(scripted.asked) == asked

    @pytest.mark.parametrize(("rating", "asked"), [("unchecked", 0), ("clear", 1)])
    def test_holds_images_that_it_has_to_rate_first(
        self, rating: str, asked: int, scripted: type[ScriptedProvider], messages: list[list[int]]
    ) -> None:
        with site("default", MODERATION={"PROVIDER": "ages"}):
            Photo.objects.create(image=upload())
            produce()
            AgeProvider.asked.clear()
            scripted.asked.clear()
            hashes = {} if rating == "unchecked" else {"moderated_hash": Caption.objects.get().content_hash}
            Attempt.objects.all().delete()
            Decision.objects.update(rating=rating)
            Caption.objects.update(
                **{**rows.in_state(State.PENDING), "rating": rating, **hashes, "published": None, "queued_at": None}
            )
            pausing.pause("ages")
            del messages[:]
            sweep.sweep()
            assert len(messages) == asked
            produce()
        assert AgeProvider.asked == []
        assert len(scripted.asked) == asked

    def test_an_alias_that_the_settings_do_not_know_is_refused(self) -> None:
        with site(), pytest.raises(ConfigurationError, match="Did you mean 'one'"):
            pausing.pause("onne")


class TestAPauseInTheMiddle:
    def test_of_a_wave_holds_what_is_not_sent_and_counts_no_try(
        self,
        photos: list[Photo],
        scripted: type[ScriptedProvider],
        messages: list[list[int]],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """The rows are claimed, their images read, when the button is pressed."""
        prepare = production.prepare

        def pressed(jobs: Any) -> Any:
            pausing.pause("default")
            return prepare(jobs)

        del messages[:]
        monkeypatch.setattr(production, "prepare", pressed)
        caps = [{"LIMIT": 10, "UNIT": "requests"}]
        with site(BUDGETS=caps):
            produce()
            assert scripted.asked == []
            assert untouched() == [(State.PENDING, 0, 0, 0, "")] * 3
            assert not Spending.objects.filter(reserved__gt=0).exists()
            assert messages == [], "no message is sent for what could only be put off again"
            monkeypatch.setattr(production, "prepare", prepare)
            pausing.resume("default")
            produce()
        assert all_stand() == ["published"] * 3

    def test_stops_requests_that_wait_for_their_slot_and_keeps_what_was_asked(
        self, photos: list[Photo], scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """One request at a time: the others are ready to leave."""

        async def slow(_request: Any) -> Any:
            await asyncio.sleep(1.2)
            return result()

        scripted.script += [slow] * 3
        really = pauses.paused
        Pause.objects.create(alias="default", since=timezone.now())
        # Somebody presses the button while the first request is on its way.
        monkeypatch.setattr(pauses, "paused", lambda: really() if scripted.asked else frozenset())
        paced = {"default": {"BACKEND": f"{TESTAPP}.PacedProvider", "OPTIONS": {"concurrency": 1}}}
        caps = [{"LIMIT": 10, "UNIT": "requests"}]
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": paced, "BUDGETS": caps}):
            produce()
        asked = len(scripted.asked)
        assert asked == 1
        assert sorted(all_stand()) == sorted(["published"] * asked + ["pending"] * (3 - asked))
        spending = Spending.objects.get()
        assert (spending.spent, spending.reserved) == (asked, 0)
        assert set(Caption.objects.values_list("attempts", flat=True)) <= {0, 1}


class TestTheSwitch:
    def test_is_looked_up_once_a_second_while_nothing_is_paused(self) -> None:
        pauses.paused()
        with CaptureQueriesContext(connection) as queries:
            for _image in range(50):
                pauses.paused()
        assert len(queries) == 0
        pauses._Seen.nothing = {key: time.monotonic() - 1.01 for key in pauses._Seen.nothing}
        Pause.objects.create(alias="", since=timezone.now())  # by another process
        assert pauses.paused() == {""}

    def test_is_one_for_each_tenant(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """django-tenants: one connection, whose schema is another one each time."""
        monkeypatch.setattr(connections["default"], "schema_name", "a", raising=False)
        assert pauses.paused() == frozenset()
        Pause.objects.create(alias="", since=timezone.now())
        monkeypatch.setattr(connections["default"], "schema_name", "b", raising=False)
        assert pauses.paused() == {""}, "what was seen of the other tenant says nothing"

    def test_keeps_who_was_first(self, editor: User) -> None:
        assert pausing.pause(by=editor)
        assert not pausing.pause()
        assert [(one.by, one.waiting) for one in pausing.paused()] == [("editor", 0)]
        assert pausing.resume()
        assert not pausing.resume()


def test_status_tells_since_when_who_and_what_waits(photos: list[Photo], editor: User) -> None:
    with site("one"):
        pausing.pause("one", by=editor)
        told = status.as_json(status.status())
    (one,) = told["paused"]
    assert (one["provider"], one["by"], one["waiting"]) == ("one", "editor", 3)
    assert one["since"].startswith(str(Pause.objects.get().since.year))
    assert told["oldest_due"]["caption"] in Caption.objects.values_list("pk", flat=True)
    assert told["oldest_due"]["seconds"] == told["oldest_due_seconds"]
    assert told["following_seconds"] is None
    Caption.objects.filter(pk=Caption.objects.latest("pk").pk).update(follow_at="2020-01-01T00:00Z")
    with site("one"):
        assert status.as_json(status.status())["following_seconds"] > 3600


def test_nothing_paused_is_taken_along(photos: list[Photo]) -> None:
    """A worker with room takes other due rows along."""
    with site("one"):
        pausing.pause("one")
        assert claims.claim_others(10, background=False, using="default") == []
        pausing.resume("one")
        assert len(claims.claim_others(10, background=False, using="default")) == 3
