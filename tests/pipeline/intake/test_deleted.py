"""The site's own ``delete()``: it never fails or waits because of this app, and no words are left of what is gone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from django_autocaption.models import Attempt, Caption, Version
from django_autocaption.pipeline.intake import deleted
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.words import removal
from tests.pictures import upload
from tests.pipeline.beside import held, needs_row_locks
from tests.pipeline.drive import with_field
from tests.rows import version
from tests.testapp.models import Country, Photo
from tests.watch import Watch

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_worker")]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ids of captions that are left to a worker."""
    ids: list[int] = []
    monkeypatch.setattr(queue, "send_removal", lambda left, *, objects_in, using: ids.extend(left))
    return ids


def photo() -> Photo:
    """With words that are published."""
    made = Photo.objects.create(image=upload())
    version(Caption.objects.get(object_id=str(made.pk)), "A boat.")
    return made


def test_nothing_of_ours_is_in_the_sites_transaction() -> None:
    made = photo()
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            made.delete()
        assert not [q for q in captured if "autocaption" in q["sql"]]
        assert Caption.objects.count() == 1
    assert (Caption.objects.count(), Version.objects.count()) == (0, 0)


@pytest.mark.parametrize("options", [{"provider": ["default"]}, {"exclude": ["*.tif"]}])
def test_captions_of_a_field_with_lists_among_its_options_go_as_well(options: dict[str, Any]) -> None:
    with with_field(**options):
        photo().delete()
    assert Caption.objects.count() == 0


def test_what_is_rolled_back_is_not_deleted() -> None:
    made = photo()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        made.delete()
        raise ZeroDivisionError
    with transaction.atomic(), pytest.raises(ZeroDivisionError), transaction.atomic():
        Photo.objects.get().delete()
        raise ZeroDivisionError
    assert Caption.objects.count() == 1


def test_many_go_with_as_many_statements_as_one() -> None:
    def statements(number: int) -> int:
        for _count in range(number):
            photo()
        with CaptureQueriesContext(connection) as captured, transaction.atomic():
            Photo.objects.all().delete()
        assert not Caption.objects.exists()
        return len([q for q in captured if "autocaption" in q["sql"]])

    assert statements(9) == statements(1)


def test_a_key_that_is_in_use_again_keeps_its_captions() -> None:
    made = photo()
    with transaction.atomic():
        key = made.pk
        made.delete()
        Photo.objects.bulk_create([Photo(pk=key, image="other.jpg")])
    assert Caption.objects.count() == 1


def test_no_error_of_ours_reaches_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **more: Any) -> None:
        raise ValueError("A defect of ours.")

    made = photo()
    monkeypatch.setattr(removal, "remove", fail)
    made.delete()
    assert not Photo.objects.exists()


def test_a_relation_of_the_sites_own_deletes_at_once() -> None:
    """Django deletes what a GenericRelation names in the site's transaction, whatever we do."""
    country = Country.objects.create(code="nz", flag=upload())
    row = Caption.objects.get()
    Attempt.objects.create(
        caption=row, request=1, provider="default", asked_at=row.created_at, words={"alt_text": "A flag."}
    )
    with transaction.atomic():
        country.delete()
        assert (Caption.objects.count(), Attempt.objects.get().words) == (0, {})


@needs_row_locks
class TestWhileSomebodyHolds:
    @pytest.fixture(params=["the caption", "its attempt"])
    def row(self, request: pytest.FixtureRequest) -> Any:
        made = photo()
        own = Caption.objects.get(object_id=str(made.pk))
        attempt = Attempt.objects.create(caption=own, request=1, provider="default", asked_at=own.created_at)
        return own if request.param == "the caption" else attempt

    @pytest.mark.timed
    def test_the_site_waits_for_nobody(self, row: Any, later: list[int]) -> None:
        ids = list(Caption.objects.values_list("pk", flat=True))
        photo()
        watch = Watch()
        with held(row):
            with transaction.atomic():
                Photo.objects.all().delete()
            assert watch.spent < 3
        assert not Photo.objects.exists()
        assert set(ids) <= set(later)
        deleted.remove_gone(later, objects_in="default", using="default")
        assert (Caption.objects.count(), Version.objects.count()) == (0, 0)

    def test_a_worker_leaves_what_is_there_again(self, row: Any, later: list[int]) -> None:
        made = Photo.objects.get()
        key = made.pk
        with held(row):
            made.delete()
        Photo.objects.bulk_create([Photo(pk=key, image=made.image.name)])
        deleted.remove_gone(later, objects_in="default", using="default")
        assert len(later) == Caption.objects.count() == 1


def test_a_worker_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[str, Any, str]] = []

    def take(task: str, args: Any, using: str, countdown: float | None) -> bool:
        sent.append((task, args, using))
        return True

    monkeypatch.setattr(queue, "_send_one", take)
    assert queue.send_removal([1, 2], objects_in="other", using="default") is not queue.is_eager()
    assert sent == ([] if queue.is_eager() else [("django_autocaption.tasks.remove", ([1, 2], "other"), "default")])
