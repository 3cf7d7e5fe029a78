"""The page "Backfill" and the page of a bulk request: number and price first, a POST to begin, a POST to stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from django_autocaption.models import Batch, Caption, Kind, State
from django_autocaption.pipeline.bulk import planning
from django_autocaption.pipeline.runtime import queue
from tests.admin.rows import action, caption, content_type, staff
from tests.celery import app
from tests.pipeline.drive import without_table
from tests.rows import paid
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
LIST = "/admin/autocaption/caption/"
PAGE = f"{LIST}backfill/"
Messages = Callable[[HttpResponse], list[str]]
ALL = ("autocaption.view_caption", "autocaption.request_caption", "autocaption.add_batch", "autocaption.view_batch")


@pytest.fixture(autouse=True)
def photos(settings: Any) -> None:
    """Three images that nobody asked about."""
    settings.AUTOCAPTION = {
        "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}},
        "FIELDS": {"testapp.Photo.image": {}},
    }
    Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(3)])


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the tasks that the broker was given; nobody works on them."""
    names: list[str] = []

    def take(task: str, *args: Any) -> bool:
        names.append(task.rpartition(".")[2])
        return True

    monkeypatch.setattr(queue, "_send_one", take)
    return names


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(staff(*ALL))
    return client


def chosen(**data: Any) -> dict[str, Any]:
    return {"field": "testapp.Photo.image", "provider": "", "limit": "", **data}


def test_the_coverage_page_links_to_it(chief: Client) -> None:
    assert f'href="{PAGE}"' in chief.get(f"{LIST}coverage/").content.decode()


def under_a_former_name(photo: Photo) -> None:
    """The photo's caption is of the time when the field was called ``picture``."""
    row = caption(alt_text="The old bridge.", object_id=str(photo.pk), image_name=photo.image.name)
    Caption.objects.filter(pk=row.pk).update(field_name="picture")


def test_images_with_captions_under_a_former_name_are_not_asked_about(chief: Client, sent: list[str]) -> None:
    under_a_former_name(Photo.objects.earliest("pk"))
    html = chief.post(PAGE, chosen(count="Count")).content.decode()
    assert "<strong>2</strong> images lack words." in html
    assert "manage.py autocaption move testapp.Photo.picture testapp.Photo.image" in html


def test_where_all_have_them_nothing_can_be_asked(chief: Client, sent: list[str]) -> None:
    for photo in Photo.objects.all():
        under_a_former_name(photo)
    html = chief.post(PAGE, chosen(confirm="1")).content.decode()
    assert "manage.py autocaption move testapp.Photo.picture testapp.Photo.image" in html
    assert (Batch.objects.exists(), sent) == (False, [])


def test_the_page_counts_and_prices_before_anything_is_asked(chief: Client) -> None:
    paid("default", "0.5", "CU")
    page = chief.get(PAGE)
    assert 'value="Count"' in page.content.decode()
    html = chief.post(PAGE, chosen(count="Count")).content.decode()
    assert "<strong>3</strong> images lack words." in html
    assert "default: 3 captions, about 1.50 CU" in html
    assert 'name="confirm"' in html
    assert not Batch.objects.exists()


def test_confirmed_a_worker_writes_the_rows(chief: Client, sent: list[str], messages: Messages) -> None:
    response = chief.post(PAGE, chosen(limit="2", confirm="1"))
    batch = Batch.objects.get()
    assert response.headers["Location"] == f"/admin/autocaption/batch/{batch.pk}/change/"
    assert messages(response) == ["A worker now asks for the words of 2 images."]
    assert (batch.kind, batch.requested_by, sent) == (Kind.BACKFILL, response.wsgi_request.user, ["backfill"])
    assert not Caption.objects.exists()
    app.tasks["django_autocaption.tasks.backfill"](batch.pk)
    assert Caption.objects.filter(batch=batch, state=State.PENDING).count() == 2


def test_where_the_broker_is_down_nothing_is_left_behind(
    chief: Client, monkeypatch: pytest.MonkeyPatch, messages: Messages
) -> None:
    monkeypatch.setattr(queue, "_send_one", lambda *args: False)
    response = chief.post(PAGE, chosen(confirm="1"))
    assert messages(response) == ["Nothing was asked: the workers cannot be reached just now."]
    assert not Batch.objects.exists()


@pytest.mark.parametrize(
    "data", [{"field": "testapp.Photo.title"}, {"provider": "nobody"}, {"limit": "0"}, {"limit": "-3"}, {"limit": "x"}]
)
def test_what_is_wrong_is_shown_and_nothing_is_asked(chief: Client, data: dict[str, str]) -> None:
    response = chief.post(PAGE, chosen(**data, confirm="1"))
    assert set(response.context["errors"]) == set(data)
    assert not Batch.objects.exists()


def test_nothing_missing_is_said(chief: Client) -> None:
    Photo.objects.all().delete()
    response = chief.post(PAGE, chosen(confirm="1"))
    assert "No image of this field lacks a caption." in response.content.decode()


class TestManyImages:
    @pytest.fixture(autouse=True)
    def many(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """403, of which the page looks at some."""
        for name, number in {"MOST_COUNTED": 10, "SAMPLE": 100, "FEW": 10}.items():
            monkeypatch.setattr(planning, name, number)
        Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(400)])

    def test_the_page_says_about_how_many_and_offers_to_count_all(self, chief: Client) -> None:
        html = chief.post(PAGE, chosen(count="Count")).content.decode()
        assert "About <strong>400</strong> images lack words." in html
        assert "Judged by 100 images, drawn at random." in html
        assert 'name="confirm"' in html
        assert '<input type="submit" name="exactly"' in html

    def test_counted_all_it_is_exact_and_stays_so(self, chief: Client) -> None:
        html = chief.post(PAGE, chosen(exactly="1")).content.decode()
        assert "<strong>403</strong> images lack words." in html
        assert '<input type="hidden" name="exactly" value="1">' in html
        assert '<input type="submit" name="exactly"' not in html

    @pytest.mark.parametrize(("exactly", "told"), [({}, "about 400"), ({"exactly": "1"}, "403")])
    def test_confirmed_all_are_asked_for(
        self, chief: Client, sent: list[str], messages: Messages, exactly: dict[str, str], told: str
    ) -> None:
        number = {"number": told.rpartition(" ")[2]}
        response = chief.post(PAGE, chosen(confirm="1", **exactly, **number))
        assert messages(response) == [f"A worker now asks for the words of {told} images."]
        app.tasks["django_autocaption.tasks.backfill"](Batch.objects.get().pk)
        assert Caption.objects.count() == 403

    def test_nothing_is_sure_before_all_are_counted(self, chief: Client) -> None:
        captioned = Photo.objects.exclude(pk=Photo.objects.order_by("pk")[1].pk)  # it is not among those
        Caption.objects.bulk_create(
            Caption(
                content_type=content_type(Photo),
                object_id=str(photo.pk),
                field_name="image",
                language="en",
                due_at=timezone.now(),
            )
            for photo in captioned
        )
        html = chief.post(PAGE, chosen(count="Count")).content.decode()
        assert "None of 100 images that were looked at lacks a caption." in html
        assert '<input type="submit" name="exactly"' in html
        assert 'name="confirm"' not in html
        assert "<strong>1</strong> image lacks words." in chief.post(PAGE, chosen(exactly="1")).content.decode()

    def test_so_many_are_asked_for_by_who_types_their_number(self, chief: Client, sent: list[str]) -> None:
        html = chief.post(PAGE, chosen(exactly="1")).content.decode()
        assert 'name="number"' in html and 'name="shown" value="403"' in html
        for wrong in ({}, {"number": "300"}, {"number": "10", "shown": "10"}):
            response = chief.post(PAGE, chosen(exactly="1", confirm="1", **{"shown": "403"} | wrong))
            assert set(response.context["errors"]) == {"number"}
            assert "<strong>403</strong> captions will be asked for." in response.content.decode()
        assert not Batch.objects.exists()
        Photo.objects.first().delete()
        chief.post(PAGE, chosen(exactly="1", confirm="1", shown="403", number="403"))
        assert Batch.objects.get().planned == 402, "one more or less is no other question"


@pytest.mark.parametrize("lacking", ["autocaption.request_caption", "autocaption.add_batch"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_lacks_a_permission_is_refused(client: Client, lacking: str, method: str) -> None:
    client.force_login(staff(*(set(ALL) - {lacking})))
    assert getattr(client, method)(PAGE, chosen(confirm="1")).status_code == 403
    assert f'href="{PAGE}"' not in client.get(f"{LIST}coverage/").content.decode()
    assert not Batch.objects.exists()


@pytest.mark.parametrize("address", [PAGE, "/admin/autocaption/batch/1/cancel/"])
def test_a_form_of_another_site_is_refused(address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(staff(*ALL))
    Batch.objects.create(pk=1)
    assert strict.post(address, chosen(confirm="1")).status_code == 403
    assert Batch.objects.get().cancelled_at is None


class TestBatchPage:
    @pytest.fixture
    def batch(self) -> Batch:
        batch = Batch.objects.create(kind=Kind.BACKFILL, requested_count=3)
        caption(batch=batch)
        caption(batch=batch, state=State.PENDING)
        caption(batch=batch, state=State.PENDING)
        return batch

    def address(self, batch: Batch, page: str) -> str:
        return f"/admin/autocaption/batch/{batch.pk}/{page}/"

    def test_the_button_stops_it_at_once_and_a_worker_takes_the_rows_back(
        self, chief: Client, batch: Batch, sent: list[str], messages: Messages
    ) -> None:
        Batch.objects.update(requested_by=chief.session[SESSION_KEY])
        response = chief.post(self.address(batch, "cancel"))
        batch.refresh_from_db()
        assert batch.cancelled_at is not None
        assert (messages(response), sent) == ([f"Bulk request {batch.pk} is cancelled."], ["cancel"])
        app.tasks["django_autocaption.tasks.cancel"](batch.pk)
        assert Caption.objects.filter(batch=batch, state=State.EXCLUDED).count() == 2
        assert "formaction" not in chief.get(self.address(batch, "change")).content.decode()

    def test_looking_is_not_cancelling(self, chief: Client, batch: Batch) -> None:
        assert chief.get(self.address(batch, "cancel")).status_code == 405
        assert Batch.objects.get().cancelled_at is None

    def test_who_may_only_look_has_no_button(self, client: Client, batch: Batch) -> None:
        client.force_login(staff("autocaption.view_batch"))
        assert "formaction" not in client.get(self.address(batch, "change")).content.decode()
        assert client.post(self.address(batch, "cancel")).status_code == 403
        assert Batch.objects.get().cancelled_at is None


def test_re_caption_has_an_estimate_too(editor: Client) -> None:
    paid("default", "0.5", "CU")
    html = editor.post(LIST, action("recaption", [caption(), caption()])).content.decode()
    assert "default: 2 captions, about 1.00 CU" in html


def test_a_field_whose_table_is_not_there_is_told(chief: Client) -> None:
    with without_table(Photo):
        html = chief.post(PAGE, chosen()).content.decode()
    assert "The images of testapp.Photo.image could not be counted" in html
    assert not Batch.objects.exists()
