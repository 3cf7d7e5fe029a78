"""The page of a bulk request: how far it is, also for the script that looks again, and what its buttons do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from django_autocaption.admin.records import progress as page_of_progress
from django_autocaption.models import Attempt, Batch, Caption, Comparison, ErrorCode, Kind, Outcome, State
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.bulk import batches, progress
from tests.admin.access import site
from tests.admin.rows import caption, staff
from tests.rows import paid
from tests.testapp.admin import PhotoAdmin, ProductAdmin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
STEERING = ("autocaption.change_batch", "autocaption.request_caption", "autocaption.view_caption")


@pytest.fixture
def batch() -> Batch:
    """One done, two waiting, two failed."""
    made = Batch.objects.create(requested_count=5, planned=5)
    caption(batch=made, finalised_at=timezone.now())
    for code in (ErrorCode.AUTH, ErrorCode.SERVER):
        caption(batch=made, state=State.FAILED, error_code=code, finalised_at=timezone.now() - timedelta(hours=1))
    for _number in range(2):
        caption(batch=made, state=State.PENDING, background=True)
    return made


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(staff(*STEERING))
    return client


def address(batch: Batch, page: str) -> str:
    return f"/admin/autocaption/batch/{batch.pk}/{page}/"


def html(client: Client, batch: Batch) -> str:
    return " ".join(client.get(address(batch, "change")).content.decode().split())


def test_numbers_rate_and_errors_lead_to_their_captions(chief: Client, batch: Batch) -> None:
    page = html(chief, batch)
    assert "60 % have ended." in page
    assert "0 a minute of late. About 10 minutes are left." in page
    listed = f"/admin/autocaption/caption/?batch={batch.pk}&amp;state__exact="
    assert f'<a href="{listed}pending">Waiting for words</a></th><td class="autocaption-number">2</td>' in page
    refused = f'<a href="{listed}failed&amp;error_code=auth">The service refuses the key.</a>'
    assert f'{refused}</th><td class="autocaption-number">1</td>' in page
    assert "Spent" not in page
    assert "errornote" not in page
    found = chief.get(f"/admin/autocaption/caption/?batch={batch.pk}&state__exact=failed&error_code=auth")
    assert found.context_data["cl"].result_count == 1  # type: ignore[attr-defined]  # as templates give it


def test_what_selected_the_images_is_told_in_words_and_only_where_something_did(chief: Client, batch: Batch) -> None:
    def told() -> str:
        found = re.search(r'field-selected_by".*?class="readonly">(.*?)</div> </div>', html(chief, batch))
        return found[1] if found else ""

    assert told() == ""
    Batch.objects.update(filters={"captions": 5})  # were ticked, and their number stands beside
    assert told() == ""
    of_backfill = {
        "fields": {"testapp.Photo.image": 7, "testapp.Article.photo": None},
        "where": ["title=<b>"],
        "limit": None,
        "images": 1500,
        "captions": 3000,
        "sample_size": 20,
    }
    Batch.objects.update(filters=of_backfill)
    assert told().startswith(
        "<div>Image field: testapp.Photo.image, testapp.Article.photo</div><div>Only where: title=&lt;b&gt;</div>"
        "<div>Images: 1500</div><div>Captions: 3000</div>"
    )
    Batch.objects.update(filters={"model": "testapp.photo", "fields": ["image"], "database": "default"})
    assert told().startswith("<div>Image field: testapp.photo.image</div>")


def test_the_script_is_given_the_same_until_it_ends(chief: Client, batch: Batch) -> None:
    page = html(chief, batch)
    assert f'data-autocaption-progress="{address(batch, "progress")}"' in page
    told = chief.get(address(batch, "progress")).json()
    assert told["runs"] is True
    assert " ".join(told["html"].split()) in page
    Caption.objects.filter(state=State.PENDING).delete()
    assert chief.get(address(batch, "progress")).json()["runs"] is False
    assert "data-autocaption-progress" not in html(chief, batch)


def test_money_is_for_who_may_see_requests(client: Client, batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    client.force_login(staff(*STEERING, "autocaption.view_attempt"))
    assert "no cost was told" in html(client, batch)
    done = Caption.objects.get(state=State.DONE)
    for when in (timezone.now(), batch.requested_at - timedelta(days=1)):
        paid("default", "0.25", caption=done)
        Attempt.objects.filter(pk=Attempt.objects.latest("pk").pk).update(asked_at=when)
    assert (
        'Spent</th><td class="autocaption-number">0.25\N{NO-BREAK SPACE}USD'
        in client.get(address(batch, "change")).content.decode()
    )
    paid("good", "900", unit="tokens", caption=done)
    comparison = Comparison.objects.create(batch=Batch.objects.create(kind=Kind.COMPARE))
    Attempt.objects.filter(cost_unit="tokens").update(asked_at=timezone.now(), comparison=comparison)
    assert "tokens" not in html(client, batch), "which a comparison has paid since"
    monkeypatch.setattr(progress, "SAMPLE", 1)
    Caption.objects.filter(pk=done.pk).update(finalised_at=timezone.now() - timedelta(hours=2))
    paid("default", "0.5", caption=Caption.objects.filter(state=State.FAILED).latest("pk"), outcome=Outcome.SILENT)
    Attempt.objects.filter(pk=Attempt.objects.latest("pk").pk).update(asked_at=timezone.now())
    found = progress.progress(batch)
    assert (str(found.spent["USD"]), found.is_exact) == ("1.50", False), "of three, judged by the latest"


@pytest.mark.parametrize("sample", [1, 100])
def test_what_was_taken_back_is_neither_done_nor_paid_for(
    client: Client, batch: Batch, sample: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SAMPLE", sample)
    client.force_login(staff(*STEERING, "autocaption.view_attempt"))
    for caption_of_batch in Caption.objects.exclude(state=State.PENDING):
        paid("default", "0.25", caption=caption_of_batch, outcome=Outcome.ANSWERED)
    Attempt.objects.update(asked_at=timezone.now())
    caption(batch=batch, state=State.PENDING, background=True, alt_text="")
    batches.cancel(batch)
    found = progress.progress(batch)
    assert found.states == {State.DONE: 1, State.FAILED: 2}
    assert (found.recalled, found.left, found.percent) == (3, 0, 50)
    assert str(found.spent["USD"]) == "0.75"
    assert 'Cancelled</th><td class="autocaption-number">3</td>' in html(client, batch)


def test_captions_of_a_later_request_are_told_apart(client: Client, batch: Batch) -> None:
    client.force_login(staff(*STEERING, "autocaption.view_attempt"))
    later = Batch.objects.create(requested_count=5, planned=5)
    Caption.objects.filter(state=State.FAILED).update(batch=later)
    line = 'Asked for anew since, or gone</th><td class="autocaption-number">'
    assert progress.progress(batch).moved == 2
    page = html(client, batch)
    assert f"{line}2</td>" in page and "33 % have ended." in page and "Spent" in page
    Caption.objects.update(batch=later)
    page = html(client, batch)
    assert f"{line}5</td>" in page
    assert "have ended" not in page and "Spent" not in page, "nothing is left of it to tell that of"
    assert "gone" not in html(client, later)


def test_reasons_are_those_of_the_latest_that_failed(
    chief: Client, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Why they failed" in html(chief, batch)
    for module in (progress, page_of_progress):
        monkeypatch.setattr(module, "FAILURES", 1)
    Caption.objects.filter(error_code=ErrorCode.SERVER).update(finalised_at=timezone.now())
    assert "Why the latest 1 failed" in html(chief, batch)
    assert progress.progress(batch).errors == [(ErrorCode.SERVER, 1)]


def test_states_of_a_larger_request_are_counted_no_further(batch: Batch) -> None:
    assert batches.counts(batch, most=1) == {State.PENDING: 1, State.DONE: 1, State.FAILED: 1}
    assert batches.counts(batch, most=5) == {State.PENDING: 2, State.DONE: 1, State.FAILED: 2}


def test_of_a_comparison_it_leads_to_where_its_answers_are_counted(chief: Client) -> None:
    made = Batch.objects.create(kind=Kind.COMPARE, planned=80, unwritten=True)
    comparison = Comparison.objects.create(batch=made)
    page = html(chief, made)
    assert f'<a href="/admin/autocaption/comparison/{comparison.pk}/change/">Comparison {comparison.pk}</a></p>' in page
    assert "have ended" not in page and "no cost was told" not in page
    assert address(made, "pause") in page and address(made, "cancel") in page
    chief.post(address(made, "pause"))
    assert "Paused: nothing more is asked." in html(chief, made)


def test_a_million_rows_are_not_counted_to_the_end(
    chief: Client, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "MOST", 1)
    monkeypatch.setattr("django_autocaption.admin.records.progress.MOST", 1)
    assert "0+</td>" in html(chief, batch)


def test_what_is_yet_to_be_written_is_left(batch: Batch) -> None:
    Batch.objects.update(unwritten=True, planned=100)
    batch.refresh_from_db()
    assert (progress.progress(batch).left, progress.progress(batch).whole) == (97, 100)


def test_pause_holds_back_what_waits_and_go_on_sends_it(
    chief: Client, batch: Batch, messages: Callable[[HttpResponse], list[str]]
) -> None:
    other = caption(state=State.PENDING)
    due = Caption.objects.due()
    assert pauses.let_through(due).count() == 3
    assert "is paused" in messages(chief.post(address(batch, "pause")))[0]
    assert list(pauses.let_through(due)) == [other]
    assert pauses.held_back(due).count() == 2
    page = html(chief, batch)
    assert "Paused: nothing more is asked." in page
    assert address(batch, "pause") not in page
    assert "goes on" in messages(chief.post(address(batch, "resume")))[0]
    assert pauses.let_through(due).count() == 3
    assert pauses.held_back(due).count() == 0


def test_a_cancelled_request_is_not_paused(batch: Batch) -> None:
    batches.stop(batch)
    batches.pause(batch)
    assert batch.paused_at is None


def test_only_what_failed_is_tried_once_more(
    chief: Client, batch: Batch, messages: Callable[[HttpResponse], list[str]]
) -> None:
    before = dict(Caption.objects.values_list("pk", "request"))
    failed = set(Caption.objects.filter(state=State.FAILED).values_list("pk", flat=True))
    assert "Asked once more for 2 captions that had failed." in messages(chief.post(address(batch, "retry")))[0]
    assert {pk for pk, request in Caption.objects.values_list("pk", "request") if request > before[pk]} == failed
    rows = Caption.objects.filter(pk__in=failed)
    assert {(row.state, row.batch_id, row.background, row.error_code) for row in rows} == {
        (State.PENDING, batch.pk, True, "")
    }
    assert address(batch, "retry") not in html(chief, batch)
    assert "for 0 captions" in messages(chief.post(address(batch, "retry")))[0]


def test_nothing_is_tried_again_of_what_a_person_may_not_change(
    client: Client, monkeypatch: pytest.MonkeyPatch, messages: Callable[[HttpResponse], list[str]]
) -> None:
    site.restrict(monkeypatch, PhotoAdmin, ProductAdmin)
    user = staff("testapp.view_photo", "testapp.change_photo", *STEERING)
    client.force_login(user)
    rows = [site.rows(site.photo(title), "image", by=user) for title in (site.MINE, "theirs")]
    batch = rows[0].batch
    failed = {"state": State.FAILED, "error_code": ErrorCode.SERVER, "batch": batch, "rating": "clear"}
    Caption.objects.update(**failed, draft=None, review="", review_at=None)
    said = messages(client.post(address(batch, "retry")))[0]
    assert said.endswith("Left alone, as you may not change what they describe: 1.")
    assert Caption.objects.get(state=State.PENDING).pk == rows[0].caption.pk


@pytest.mark.parametrize("course", ["pause", "resume", "retry", "cancel"])
def test_who_may_only_look_steers_nothing(client: Client, batch: Batch, course: str) -> None:
    client.force_login(staff("autocaption.view_batch"))
    assert "formaction" not in html(client, batch)
    assert client.get(address(batch, "progress")).status_code == 200
    assert client.post(address(batch, course)).status_code == 403
    assert client.get(address(batch, course)).status_code == 405
    unchanged: dict[str, Any] = Batch.objects.values("paused_at", "cancelled_at").get()
    assert set(unchanged.values()) == {None}


def test_the_rate_is_that_of_seconds_where_much_ends_and_what_ended_last_tells_the_price(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "ENOUGH", 0)
    assert progress.progress(batch).per_minute == 3, "one within twenty seconds"
    Caption.objects.filter(batch=batch).update(finalised_at=timezone.now() - timedelta(seconds=60))
    assert progress.progress(batch).per_minute == 3 * 60 / 300
    last = Caption.objects.filter(batch=batch, state=State.DONE).get()
    Caption.objects.filter(pk=last.pk).update(finalised_at=timezone.now())
    monkeypatch.setattr(progress, "SAMPLE", 1)
    paid("default", "0.50", caption=last)
    assert progress.progress(batch).spent == {"USD": 1.5}


def test_a_long_time_is_told_in_hours(chief: Client, batch: Batch) -> None:
    Batch.objects.update(planned=batch.planned + 58, unwritten=True)  # thirty times what ten minutes take
    assert "0 a minute of late. About 5 hours are left." in html(chief, batch)


def test_what_has_ended_is_neither_paused_nor_cancelled(chief: Client, batch: Batch) -> None:
    assert "Cancel this request" in html(chief, batch) and 'value="Pause"' in html(chief, batch)
    batch.captions.filter(state=State.PENDING).delete()
    page = html(chief, batch)
    assert "Try the failed once more" in page
    assert "Cancel this request" not in page and 'value="Pause"' not in page
    batch.captions.filter(state=State.FAILED).delete()
    assert "Try the failed once more" not in html(chief, batch)


def test_where_nothing_ends_the_page_says_what_holds_it_back(chief: Client, batch: Batch) -> None:
    pauses.pause(pauses.SITE)
    assert "Requests to all services are paused since" not in html(chief, batch), "some have ended of late"
    batch.captions.exclude(state=State.PENDING).delete()
    page = html(chief, batch)
    assert "None has ended of late." in page and "Requests to all services are paused since" in page
    batches.pause(batch)
    assert "Requests to all services are paused since" not in html(chief, batch), "it is paused itself"
