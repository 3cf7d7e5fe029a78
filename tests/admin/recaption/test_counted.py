"""Of more rows than a page counts at once, none is asked for before all are counted and somebody typed their number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from django_autocaption.admin.access import obeying
from django_autocaption.admin.recaption import counted, selection, typed
from django_autocaption.models import Attempt, Batch, Caption, Origin, Outcome, Portion, Review, State, Verb
from django_autocaption.pipeline.bulk import recaption
from django_autocaption.pipeline.bulk.checking import start
from tests.admin.access.site import restrict
from tests.admin.conftest import LIST
from tests.admin.rows import action, caption, confirmed, content_type, draft, staff
from tests.rows import fresh, version
from tests.testapp.admin import PhotoAdmin, ProductAdmin
from tests.testapp.models import Photo, Product

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]
ACTIONS = ["recaption", "translate", "check_words"]
COUNT = '<input type="submit" class="default" name="exactly" value="Count all of them">'


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """Two are counted at once, and one is many."""
    monkeypatch.setattr(counted, "MOST", 2)
    monkeypatch.setattr(typed, "ABOVE", 1)
    settings.AUTOCAPTION = settings.AUTOCAPTION | {"LANGUAGES": ["en", "de"]}


def rows() -> list[Caption]:
    """Three captions, of which each action concerns two."""
    made = [caption(), caption(), caption(state=State.FAILED, image_name="")]
    for row in made:
        said = caption(object_id=row.object_id, image_name=row.image_name, language="de", human=True)
        Review.objects.create(caption=said, verb=Verb.APPROVE, result=said.published)
    return made


def shown(response: HttpResponse) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", ACTIONS)
def test_of_many_nothing_is_told_and_nothing_can_be_sent(editor: Client, name: str) -> None:
    chosen = rows()
    page = shown(editor.post(LIST, action(name, chosen)))
    assert "<strong>More than 2 are chosen.</strong>" in page
    assert COUNT in page and 'data-counts="exactly"' in page
    assert 'name="confirm"' not in page and 'name="number"' not in page
    for number in ("", "2", "3", "1000000"):
        page = shown(editor.post(LIST, confirmed(name, chosen, number=number)))
        assert "More than 2 are chosen." in page and "errornote" not in page
    assert not Batch.objects.exists()
    few = shown(editor.post(LIST, action(name, chosen[:2])))
    assert 'name="confirm"' in few and COUNT not in few and "data-counts" not in few


@pytest.mark.parametrize("name", ACTIONS)
def test_counted_the_page_tells_the_number_which_has_to_be_typed(
    editor: Client, name: str, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recaption, "AT_ONCE", 0)
    chosen = rows()
    page = shown(editor.post(LIST, action(name, chosen, exactly="1")))
    assert "<strong>2</strong> captions" in page and "<strong>1</strong> is left alone" in page
    assert 'name="confirm"' in page and 'name="number"' in page and COUNT not in page
    assert '<input type="hidden" name="exactly" value="1">' in page, "an error leads to the same page"
    for number in ("", "1", "3"):
        page = shown(editor.post(LIST, confirmed(name, chosen, exactly="1", number=number)))
        assert "2 captions would be asked for: type this number." in page
        assert 'name="confirm"' in page
    assert not Batch.objects.exists()
    assert "2 captions" in messages(editor.post(LIST, confirmed(name, chosen, exactly="1", number="2")))[0]
    assert [portion.keys for portion in Portion.objects.all()] == [[row.pk for row in chosen]]
    assert Batch.objects.get().planned == 2


@pytest.mark.parametrize("name", ACTIONS)
def test_a_page_that_does_not_count_asks_as_few_queries_for_many(
    editor: Client, name: str, django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "MOST", 50)
    chosen = rows()
    sent = action(name, chosen, select_across="1", _newest=10**6)
    for _number in range(60):
        caption()
    with django_assert_max_num_queries(20):
        assert "More than 50 are chosen." in shown(editor.post(LIST, sent))


def test_the_price_of_the_first_is_told_and_what_others_add(editor: Client) -> None:
    chosen = rows()
    for _number in range(2):
        Attempt.objects.create(
            caption=chosen[0],
            request=1,
            provider="default",
            outcome=Outcome.ANSWERED,
            cost_amount="2",
            cost_unit="USD",
            asked_at=chosen[0].created_at,
        )
    page = shown(editor.post(LIST, action("recaption", chosen)))
    assert "default: 2 captions, about 4.00 USD" in page
    assert "Each further 1,000 captions cost a tenth of that." in page


def test_what_was_chosen_before_all_were_counted_stays(editor: Client) -> None:
    given = action("recaption", rows(), exactly="1", provider="default", prompt_text="Shout.", replace_human="on")
    form = editor.post(LIST, given).context["adminform"].form
    assert not form.is_bound, "nobody has confirmed anything"
    assert (form["provider"].value(), form["prompt_text"].value()) == ("default", "Shout.")
    assert form["replace_human"].value()
    assert editor.post(LIST, action("translate", rows())).context["adminform"].form["prompt_text"].value()


def test_a_site_that_captions_on_is_asked_for_no_more_than_were_typed(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recaption, "AT_ONCE", 0)
    chosen = [caption() for _number in range(11)]
    sent = confirmed("recaption", chosen, exactly="1", number="11")
    Caption.objects.filter(pk=chosen[0].pk).update(image_name="")
    editor.post(LIST, sent)
    assert Batch.objects.get().planned == 10, "one less than were typed"
    more = confirmed("recaption", [*chosen, caption()], exactly="1", number="10")
    assert "11 captions would be asked for" in shown(editor.post(LIST, more))
    assert Batch.objects.count() == 1


def test_no_more_are_taken_than_were_agreed_upon_if_others_come_that_moment(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recaption, "AT_ONCE", 0)
    chosen = rows()
    late = recaption.captions

    def captions(*args: Any, **kwargs: Any) -> Any:
        Caption.objects.filter(pk=chosen[2].pk).update(image_name="now.jpg")
        return late(*args, **kwargs)

    monkeypatch.setattr(recaption, "captions", captions)
    editor.post(LIST, confirmed("recaption", chosen, exactly="1", number="2"))
    assert Batch.objects.get().planned == 2


@pytest.mark.parametrize("name", ["recaption", "translate"])
def test_what_was_counted_is_not_counted_again_when_it_is_sent(
    editor: Client, name: str, messages: Messages, monkeypatch: pytest.MonkeyPatch, commit: Any
) -> None:
    """Of a million that takes seconds: the worker looks instead which of the rows can be asked for."""
    chosen = [*rows(), caption()]
    counted_page = editor.post(LIST, action(name, chosen, exactly="1"))
    asked = counted_page.context["counts"].machine
    monkeypatch.setattr(selection, "draw", None)
    again = shown(editor.post(LIST, confirmed(name, chosen, exactly="1", number="1")))
    assert f"{asked} captions would be asked for: type this number." in again
    sent = confirmed(name, chosen, exactly="1", number=str(asked))
    Caption.objects.filter(image_name="").update(image_name="now.jpg")  # one more could be asked for by now
    response = editor.post(LIST, sent)
    assert f"A worker now asks for the words of {asked} captions." in messages(response)[0]
    batch = Batch.objects.get()
    assert (batch.planned, batch.unwritten, batch.requested_count) == (asked, True, 0)
    assert [portion.keys for portion in Portion.objects.all()] == [[row.pk for row in chosen]]
    recaption.write_rows(batch.pk, using="default")
    assert list(Caption.objects.filter(batch=batch).order_by("pk")) == chosen[:asked]
    assert Batch.objects.get().requested_count == asked


def test_what_was_counted_is_checked_without_being_counted_again(
    editor: Client, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [*rows(), caption(), caption(image_name="")]
    page = shown(editor.post(LIST, action("check_words", chosen, exactly="1")))
    assert "the words of <strong>3</strong> captions" in page and "<strong>2</strong> are left alone" in page
    monkeypatch.setattr(start, "count", None)
    again = shown(editor.post(LIST, confirmed("check_words", chosen, exactly="1", number="1")))
    assert "3 captions would be asked for: type this number." in again
    assert "<strong>2</strong> are left alone" in again
    sent = confirmed("check_words", chosen, exactly="1", number="3")
    version(fresh(chosen[2]), "Words that the page did not show.")
    Caption.objects.filter(image_name="").update(image_name="now.jpg")  # one more could be checked by now
    response = editor.post(LIST, sent)
    assert "A worker now checks the words of 3 captions." in messages(response)[0]
    batch = Batch.objects.get()
    assert (batch.planned, batch.unwritten, batch.requested_count) == (3, True, 0)
    recaption.write_rows(batch.pk, using="default")
    batch.refresh_from_db()
    assert (batch.requested_count, batch.unwritten) == (3, False)


@pytest.mark.parametrize("other", ["person", "rows", "filter", "action", "hour", "look"])
def test_what_was_counted_holds_for_nothing_else(editor: Client, other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen, client = rows(), editor
    counted_as = "check_words" if other == "action" else "recaption"
    editor.post(LIST, action(counted_as, chosen, exactly="1"))
    address, name, ticked = LIST, "recaption", [*chosen, caption()]
    if other != "rows":
        ticked = chosen
        Caption.objects.filter(image_name="").update(image_name="now.jpg")
    if other == "person":
        client = Client()
        client.force_login(staff("autocaption.view_caption", "autocaption.request_caption"))
    elif other == "filter":
        address += "?language=en"
    elif other == "hour":
        monkeypatch.setattr(counted, "HOLDS", 0)
    if other == "look":
        page = client.post(address, action(name, ticked, exactly="1"))
        assert "<strong>3</strong> captions will be asked for." in shown(page)
    else:
        page = client.post(address, confirmed(name, ticked, exactly="1", number="1"))
        assert "3 captions would be asked for: type this number." in shown(page)
    assert not Batch.objects.exists()


def test_words_of_people_are_counted_beside_and_asked_for_by_their_number(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recaption, "AT_ONCE", 0)
    chosen = [caption(), caption(), caption(origin=Origin.HUMAN)]
    page = shown(editor.post(LIST, action("recaption", chosen, exactly="1")))
    assert "<strong>2</strong> captions will be asked for." in page
    assert "<strong>1</strong> is left alone because a person wrote its words" in page
    ticked = {"replace_human": "on", "exactly": "1"}
    assert "3 captions would be asked for" in shown(
        editor.post(LIST, confirmed("recaption", chosen, number="2", **ticked))
    )
    editor.post(LIST, confirmed("recaption", chosen, number="3", **ticked))
    assert Batch.objects.get().planned == 3


def test_objects_in_a_sites_own_list_are_counted_the_same_way(admin_client: Client, messages: Messages) -> None:
    photos = Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(3)])
    address = "/admin/testapp/photo/"
    page = shown(admin_client.post(address, action("recaption_images", photos)))
    assert "More than 2 are chosen." in page and COUNT in page and 'name="confirm"' not in page
    shown(admin_client.post(address, confirmed("recaption_images", photos, number="6")))
    page = shown(admin_client.post(address, action("recaption_images", photos, exactly="1")))
    assert "<strong>6</strong> captions will be asked for." in page
    response = admin_client.post(address, confirmed("recaption_images", photos, exactly="1", number="6"))
    assert "6 captions" in messages(response)[0]
    assert f'href="/admin/autocaption/batch/{Batch.objects.get().pk}/change/"' in messages(response)[0]
    assert Batch.objects.get().requested_count == 6


def test_where_each_object_has_to_be_asked_about_so_many_are_taken(
    admin_client: Client, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    restrict(monkeypatch, PhotoAdmin, ProductAdmin)
    monkeypatch.setattr(obeying, "MOST", 2)
    monkeypatch.setattr("django_autocaption.admin.host.mixin.MOST", 2)
    told = "No more than 2 are taken at once: whether you may change an object is asked about each of them."
    products = Product.objects.bulk_create([Product(name="mine", front=f"{number}.jpg") for number in range(4)])
    about = {"content_type": content_type(Product), "field_name": "front"}
    chosen = [draft(object_id=str(product.pk), **about) for product in products]
    response = admin_client.post(LIST, action("approve", chosen))
    assert told in messages(response)
    assert Caption.objects.filter(pk__in=[row.pk for row in chosen], draft=None).count() == 2
    response = admin_client.post("/admin/testapp/product/", action("recaption_images", products, exactly="1"))
    assert told in shown(response)
    counts = response.context["counts"]
    assert counts.machine + counts.without_image == 8, "front and back of two products, in two languages"
