"""One step of the sweep, one image field and one object spoil only themselves."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError
from django.template import Context, Template
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from django_autocaption.models import Batch, Caption, State, Step, UpkeepFailure
from django_autocaption.pipeline.bulk import backfill, planning, recaption
from django_autocaption.pipeline.follow import outbox
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.records import fields
from django_autocaption.pipeline.runtime import databases, queue
from django_autocaption.pipeline.upkeep import retention, share, status, sweep, unrated
from django_autocaption.registry import registry
from tests.pictures import upload
from tests.pipeline.drive import without_table
from tests.rows import caption
from tests.testapp.models import Country, Leaf, Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent")]
#: The field that fails stands before one that does not.
FIELDS: dict[str, Any] = {"testapp.Country.flag": {}, "testapp.Photo.image": {}}


@pytest.fixture(autouse=True)
def _site() -> Any:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": FIELDS}):
        yield


@pytest.fixture
def photos() -> list[Photo]:
    return Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(2)])


@pytest.fixture
def unmigrated() -> Iterator[None]:
    """The table of countries is still to come."""
    with without_table(Country):
        yield


def failing() -> list[tuple[str, str]]:
    return list(UpkeepFailure.objects.order_by("pk").values_list("step", "field"))


class TestCompositeKeys:
    @pytest.fixture(autouse=True)
    def _registered(self) -> Any:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {"testapp.Leaf.scan": {}, **FIELDS}}):
            yield

    def test_the_sweep_goes_on(self, photos: list[Photo]) -> None:
        Leaf.objects.bulk_create([Leaf(book="a", number=1, scan="a.jpg")])
        found = sweep.sweep()
        assert (found.unannounced, found.failed) == (2, 0)
        assert not Caption.objects.filter(field_name="scan").exists()

    def test_saving_and_deleting_one_does_nothing(self) -> None:
        Leaf.objects.create(book="a", number=1, scan=upload()).delete()
        assert not Caption.objects.exists()

    def test_a_page_shows_it_as_an_image_without_words(self) -> None:
        leaf = Leaf.objects.create(book="a", number=1, scan=upload())
        page = Template("{% load autocaption %}[{% alt leaf.scan %}]").render(Context({"leaf": leaf}))
        assert page == "[]"

    def test_a_backfill_goes_on(self, photos: list[Photo], capsys: pytest.CaptureFixture[str]) -> None:
        Leaf.objects.bulk_create([Leaf(book="a", number=1, scan="a.jpg")])
        call_command("autocaption", "backfill", "--yes")
        assert "2 captions asked for" in capsys.readouterr().out

    def test_status_names_the_field(self, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("autocaption", "status")
        assert "refused:    testapp.Leaf.scan" in capsys.readouterr().out
        assert status.as_json(status.status())["refused"] == ["testapp.Leaf.scan"]

    def test_registered_in_code_it_is_refused_likewise(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(registry, "_registered", {})
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": FIELDS}):
            registry.register(Leaf, "scan")
            assert [f.label for f in registry.refused()] == ["testapp.Leaf.scan"]
            assert [f.label for f in registry.all()] == list(FIELDS)
        registry.forget()


class TestSweep:
    @pytest.mark.usefixtures("unmigrated")
    def test_a_field_that_cannot_be_queried_stops_nothing(
        self, photos: list[Photo], caplog: pytest.LogCaptureFixture
    ) -> None:
        found = sweep.sweep()
        assert (found.unannounced, found.failed) == (2, 1)
        assert failing() == [("images", "testapp.Country.flag")]
        (record,) = (r for r in caplog.records if r.levelno == logging.ERROR)
        assert "testapp.Country.flag" in record.getMessage()
        assert "Run: manage.py migrate" in record.getMessage()

    def test_a_failure_is_forgotten_when_it_is_over(self) -> None:
        with without_table(Country):
            sweep.sweep()
            first = UpkeepFailure.objects.get()
            sweep.sweep()
            second = UpkeepFailure.objects.get()
            assert (second.pk, second.since) == (first.pk, first.since)
            assert second.at >= first.at
        sweep.sweep()
        assert failing() == []

    @pytest.mark.parametrize(
        ("module", "name", "step"),
        [
            (unrated, "ask_for_ratings", Step.RATINGS),
            (retention, "forget_if_due", Step.RETENTION),
            (outbox, "follow_due", Step.FOLLOW),
            (sweep.writer, "resume", Step.BULK),
            (sweep.lost_claims, "expired", Step.CLAIMS),
            (sweep.deferred, "poll_jobs", Step.JOBS),
            (sweep.deferred, "poll_strays", Step.STRAYS),
            (queue, "resend", Step.MESSAGES),
            (sweep.backlog, "revive", Step.BACKLOG),
        ],
    )
    def test_each_step_fails_alone(
        self, module: Any, name: str, step: Step, photos: list[Photo], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        done: list[str] = []
        steps = [(sweep.writer, "resume"), (sweep.lost_claims, "expired"), (sweep.deferred, "poll_jobs")]
        for other, called in [*steps, (sweep.backlog, "revive")]:
            if (other, called) != (module, name):
                monkeypatch.setattr(other, called, lambda *args, called=called, **kwargs: done.append(called))

        def fail(*args: Any, **kwargs: Any) -> int:
            raise RuntimeError("broken")

        monkeypatch.setattr(module, name, fail)
        found = sweep.sweep()
        assert (found.unannounced, found.failed, failing()) == (2, 1, [(step, "")])
        assert set(done) == {"resume", "expired", "poll_jobs", "revive"} - {name}
        assert UpkeepFailure.objects.get().message == "RuntimeError: broken"

    def test_an_object_that_cannot_be_requested_holds_up_no_other(self, monkeypatch: pytest.MonkeyPatch) -> None:
        names = [f"{number}.jpg" for number in range(9)]
        photos = Photo.objects.bulk_create([Photo(image=name) for name in names])
        request = requests.insert

        def insert(field: Any, wanted: Any, *args: Any, **kwargs: Any) -> list[int]:
            if any(name == "4.jpg" for _key, name, _language in wanted):
                raise DatabaseError("too long")
            return request(field, wanted, *args, **kwargs)

        monkeypatch.setattr(requests, "insert", insert)
        assert sweep.sweep().failed == 1
        missing = {str(p.pk) for p in photos} - set(Caption.objects.values_list("object_id", flat=True))
        assert missing == {str(photos[4].pk)}

    def test_where_every_object_fails_not_each_is_tried(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(200)])
        tried: list[int] = []

        def insert(field: Any, wanted: Any, *args: Any, **kwargs: Any) -> list[int]:
            tried.append(len(wanted))
            raise DatabaseError("read-only")

        monkeypatch.setattr(requests, "insert", insert)
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "SWEEP_IMAGES": True}):
            assert sweep.sweep().failed == 1
        assert len(tried) < 50

    def test_a_database_that_is_away_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def gone(*args: Any, **kwargs: Any) -> None:
            raise OperationalError("the server closed the connection")

        monkeypatch.setattr(unrated, "ask_for_ratings", gone)
        monkeypatch.setattr(databases, "is_away", lambda using: True)
        with pytest.raises(OperationalError):
            sweep.sweep()

    @pytest.mark.django_db(databases=["default", "other"])
    def test_another_database_is_swept_all_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Photo.objects.using("other").bulk_create([Photo(image="a.jpg")])

        def gone(*, using: str, most: int) -> int:
            if using == "default":
                raise OperationalError("the server closed the connection")
            return 0

        monkeypatch.setattr(unrated, "ask_for_ratings", gone)
        monkeypatch.setattr(databases, "is_away", lambda using: using == "default")
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "DATABASES": ["default", "other"]}):
            assert sweep.sweep().unannounced == 1


@pytest.mark.usefixtures("unmigrated")
class TestShown:
    def test_by_the_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(CommandError, match="1 steps failed"):
            call_command("autocaption", "sweep")
        call_command("autocaption", "status")
        assert "sweep:      Images without a caption (testapp.Country.flag) fails since" in capsys.readouterr().out

    def test_as_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        sweep.sweep()
        call_command("autocaption", "status", "--json")
        (told,) = json.loads(capsys.readouterr().out)["upkeep"]
        assert (told["step"], told["field"], told["database"]) == ("images", "testapp.Country.flag", "default")
        assert "testapp_country" in told["message"]


def test_a_wrong_entry_in_the_settings_stops_no_other_step(sent: list[int]) -> None:
    row = caption(Photo.objects.create(image=upload()), state=State.PENDING)
    Caption.objects.filter(pk=row.pk).update(queued_at=None, due_at=timezone.now())
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {"testapp.Photo.picture": {}}}):
        found = sweep.sweep()
        assert found.resent == 1
        assert ("images", "") in failing()
        assert "picture" in UpkeepFailure.objects.get(step="images").message
    sweep.sweep()
    assert failing() == []


def test_what_a_failure_says_holds_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> int:
        raise RuntimeError(
            "https://bucket.example/a.jpg?X-Amz-Signature=signed, redis://user:hunter2@broker/0, key 0123-secret-4567"
        )

    monkeypatch.setattr(unrated, "ask_for_ratings", fail)
    own = {"BACKEND": "tests.testapp.providers.ScriptedProvider", "OPTIONS": {"api_key": "0123-secret-4567"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": {"default": own}}):
        sweep.sweep()
    message = UpkeepFailure.objects.get(step="ratings").message
    assert message == "RuntimeError: https://bucket.example/a.jpg redis://…@broker/0, key …"


class TestBackfill:
    @pytest.mark.usefixtures("unmigrated")
    def test_a_field_that_cannot_be_counted_is_left_out(
        self, photos: list[Photo], capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(CommandError, match="1 image fields were left out"):
            call_command("autocaption", "backfill", "--yes")
        said = capsys.readouterr()
        assert "2 captions asked for" in said.out
        assert "testapp.Country.flag could not be counted" in said.err

    @pytest.mark.django_db(transaction=True)  # as a worker writes them; PostgreSQL would not go on inside of one
    def test_a_field_that_breaks_while_rows_are_written_leaves_the_others(self, photos: list[Photo]) -> None:
        Country.objects.bulk_create([Country(code="CI", flag="ci.png")])
        batch = backfill.start(planning.plan(registry.all(), using="default"))
        with without_table(Country), pytest.raises(ExceptionGroup, match=r"testapp\.Country\.flag"):
            backfill.write_rows(batch.pk, using="default")
        assert Caption.objects.filter(state=State.PENDING).count() == 2
        batch.refresh_from_db()
        assert batch.unwritten
        Batch.objects.update(claim=None)  # as a sweep does
        assert backfill.write_rows(batch.pk, using="default") == 1

    @pytest.mark.django_db(transaction=True)
    def test_a_field_that_always_fails_is_given_up_and_the_request_says_so(
        self, photos: list[Photo], admin_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(queue, "_send_one", lambda *_: True)
        Country.objects.bulk_create([Country(code="CI", flag="ci.png")])
        batch = backfill.start(planning.plan(registry.all(), using="default"))
        with without_table(Country):
            for number in range(5):
                batch.refresh_from_db()
                assert (batch.unwritten, batch.error, batch.failures) == (True, "", number)
                Batch.objects.update(claimed_at=timezone.now() - timedelta(hours=1))
                assert sweep.sweep().resumed == 1
                with pytest.raises(ExceptionGroup):
                    backfill.write_rows(batch.pk, using="default")
            assert sweep.sweep().resumed == 0
        batch.refresh_from_db()
        assert (batch.unwritten, batch.claim) == (False, None)
        assert batch.error.startswith("Given up after 5 tries")
        assert "testapp.Country.flag: " in batch.error
        page = admin_client.get(reverse("admin:autocaption_batch_change", args=[batch.pk])).content.decode()
        assert "Given up after 5 tries" in page
        assert Caption.objects.filter(field_name="image").count() == 2

    @pytest.mark.django_db(transaction=True)
    def test_a_recaption_that_always_fails_is_given_up_as_well(
        self, photos: list[Photo], monkeypatch: pytest.MonkeyPatch, editor: User
    ) -> None:
        monkeypatch.setattr(queue, "_send_one", lambda *_: True)
        monkeypatch.setattr(recaption, "AT_ONCE", 0)
        request = recaption.Request(provider="", model="", prompt="", replace_human=False)
        Country.objects.bulk_create([Country(code="CI", flag="ci.png")])
        _number, batch = recaption.objects(Country.objects.all(), request, user=editor)
        assert batch is not None
        with without_table(Country):
            for _try in range(5):
                Batch.objects.update(claim=None)
                with pytest.raises(DatabaseError):
                    recaption.write_rows(batch.pk, using="default")
        batch.refresh_from_db()
        assert (batch.unwritten, batch.error.startswith("Given up after 5 tries")) == (False, True)


def test_a_manager_that_raises_is_a_field_that_fails(photos: list[Photo], monkeypatch: pytest.MonkeyPatch) -> None:
    objects_with_image = fields.objects_with_image

    def broken(field: Any, using: str) -> Any:
        if field.model is Country:
            raise LookupError("no tenant")
        return objects_with_image(field, using)

    monkeypatch.setattr(share, "objects_with_image", broken)
    assert (sweep.sweep().unannounced, failing()) == (2, [("images", "testapp.Country.flag")])
