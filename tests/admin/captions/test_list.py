"""The list of captions: what it shows, what it finds, and what it costs."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import conditional_escape

from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.admin.captions.admin import CaptionAdmin
from django_autocaption.admin.captions.filters import NewestFilter
from django_autocaption.models import Caption, Origin, Rating, Reason, State, Version
from django_autocaption.pipeline.words import reviews, undoing
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.conftest import LIST
from tests.admin.rows import caption, content_type, draft
from tests.rows import REVIEW, fresh, version
from tests.testapp.models import Photo, Product

pytestmark = pytest.mark.django_db


def shown(client: Client, **query: Any) -> list[int]:
    """Keys of the captions that the list shows."""
    return [c.pk for c in client.get(LIST, query).context["cl"].result_list]


def html(client: Client, **query: Any) -> str:
    return client.get(LIST, query).content.decode()


def test_newest_captions_come_first(editor: Client) -> None:
    first, second = caption(), caption()
    assert shown(editor) == [second.pk, first.pk]


def test_a_row_tells_words_state_and_who_wrote_them(editor: Client) -> None:
    draft(alt_text="A red boat.", language="de")
    page = html(editor)
    assert '<span lang="de" dir="auto">A red boat.</span>' in page
    assert "A draft to be read" in page
    assert "A captioning service" in page
    assert "default (Scripted)" in page


def test_a_row_tells_what_waits_for_a_moderator(editor: Client) -> None:
    caption(rating=Rating.CLEAR)
    assert "autocaption-rated" not in html(editor)
    caption(rating=Rating.REVIEW)
    caption(rating=Rating.BLOCKED)
    page = html(editor)
    assert '<span class="autocaption-badge autocaption-rated-review">Needs a moderator</span>' in page
    assert '<span class="autocaption-badge autocaption-rated-blocked">Blocked</span>' in page


def test_a_row_tells_of_a_draft_beside_published_words(editor: Client) -> None:
    version(caption(alt_text="A red boat."), "A blue ship.", standing=REVIEW)
    page = html(editor)
    assert '<span class="autocaption-badge autocaption-published">Published</span>' in page
    assert '<span class="autocaption-badge autocaption-review">A draft to be read</span>' in page


def test_a_thumbnail_is_a_lazy_image_of_fixed_size_with_the_words_as_alt_text(editor: Client) -> None:
    row = caption(image_name="photos/a b.jpg", alt_text="A red boat.")
    page = html(editor)
    assert f'src="{LIST}{row.pk}/thumbnail/?v=' in page and "/media/" not in page
    assert '" alt="A red boat." width="72" height="72" loading="lazy"' in page


def test_a_decorative_image_has_an_empty_alt_text(editor: Client) -> None:
    caption(alt_text="A red boat.", decorative=True)
    assert 'alt="" width="72"' in html(editor)


def test_no_file_is_opened(editor: Client, storage: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("the list opened a file")

    for name in ("_open", "open", "exists", "size"):
        monkeypatch.setattr(storage, name, refuse)
    caption()
    assert 'class="autocaption-thumb"' in html(editor)


def test_a_storage_without_an_address_is_no_matter(
    editor: Client, storage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str) -> str:
        raise ValueError("no address for you")

    monkeypatch.setattr(storage, "url", fail)
    caption()
    page = html(editor)
    assert "/thumbnail/?v=" in page
    assert "no address for you" not in page


def test_what_moderation_blocked_is_not_shown_in_the_list(editor: Client) -> None:
    caption(rating=Rating.BLOCKED, image_name="photos/blocked.jpg")
    assert "blocked.jpg" not in html(editor)


@pytest.mark.parametrize(
    "columns",
    [{"field_name": "gone"}, {"image_name": ""}, {"field_name": "title"}],
    ids=["no such field", "no image", "no file field"],
)
def test_a_row_without_a_picture_is_still_a_row(editor: Client, columns: dict[str, str]) -> None:
    c = caption(**columns)
    assert shown(editor) == [c.pk]


def test_captions_of_a_model_that_is_gone_are_listed(editor: Client) -> None:
    gone = ContentType.objects.create(app_label="gone", model="thing")
    c = caption(content_type=gone)
    assert shown(editor) == [c.pk]
    assert editor.get(f"{LIST}{c.pk}/change/").status_code == 200


def test_the_object_links_to_its_own_page(editor: Client) -> None:
    caption(object_id="7")
    assert '<a href="/admin/testapp/photo/7/change/">' in html(editor)


def test_a_row_is_named_after_its_object_with_field_and_language(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Product, "__str__", lambda product: product.name)
    product = Product.objects.create(name="A <b>red</b> lamp")
    c = caption(content_type=content_type(Product), object_id=str(product.pk), field_name="front", language="de")
    page = html(editor)
    name = conditional_escape(str(product))
    assert f'<a href="/admin/testapp/product/{product.pk}/change/"><bdi>{name}</bdi></a>' in page
    assert f"<bdi>product {product.pk}</bdi>: front · de" in page
    monkeypatch.undo()
    assert f"><bdi>product {c.object_id}</bdi></a>: front" in html(editor), "“Product object (…)” is no name"
    product.delete()
    assert f"><bdi>product {c.object_id}</bdi></a>: front" in html(editor), "by kind and key, where nobody knows more"


def test_a_name_that_cannot_be_told_spoils_no_list(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    product = Product.objects.create(name="lamp")
    caption(content_type=content_type(Product), object_id=str(product.pk), field_name="front")
    monkeypatch.setattr(Product, "__str__", lambda self: self.nothing)
    assert f"><bdi>product {product.pk}</bdi></a>: front" in html(editor)


def test_what_was_rejected_and_has_nothing_since_is_found(editor: Client) -> None:
    rejected, again, undone = draft(), draft(), draft()
    caption(state=State.FAILED)
    for row in (rejected, again, undone):
        review = reviews.reject(row, seen=Seen.of(row), by=By())
    undoing.undo(review, by=By())
    version(again, "A blue ship.", standing=REVIEW)
    assert shown(editor, words="rejected") == [rejected.pk]


def test_a_problem_is_told_in_short(editor: Client) -> None:
    caption(state=State.FAILED, error_message="The file is broken. " * 20)
    page = html(editor)
    assert "The file is broken." in page
    assert "The file is broken. " * 10 not in page


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ({"state__exact": "failed"}, {"state": State.FAILED}),
        ({"review": "draft"}, {"standing": REVIEW}),
        ({"review": "no_words"}, {"standing": REVIEW, "alt_text": ""}),
        ({"review": "anything"}, {"standing": REVIEW}),
        ({"review": "source_changed"}, {"review": "source_changed", "review_at": timezone.now()}),
        ({"origin__exact": "human"}, {"origin": Origin.HUMAN}),
        ({"words": "none"}, {"state": State.FAILED}),
        ({"words": "none"}, {"standing": REVIEW}),
        ({"human": "yes"}, {"origin": Origin.HUMAN}),
        ({"rating__exact": "blocked"}, {"rating": Rating.BLOCKED}),
        ({"provider": "other"}, {"provider": "other"}),
        ({"provider": "other"}, {"provider": "other", "standing": REVIEW}),
        ({"language": "de"}, {"language": "de"}),
        ({"field": "testapp.Photo.other"}, {"field_name": "other"}),
        ({"error_code": "svg"}, {"state": State.EXCLUDED, "error_code": "svg"}),
        ({"error_code": "budget_spent"}, {"error_code": "budget_spent", "state": State.PENDING}),
    ],
)
def test_filters(editor: Client, query: dict[str, str], columns: dict[str, Any]) -> None:
    caption()
    wanted = caption(**columns)
    assert shown(editor, **query) == [wanted.pk]


@pytest.mark.parametrize("standing", ["pending", "failed", "draft", "rejected"])
def test_words_of_an_earlier_image_are_none_on_pages(editor: Client, standing: str) -> None:
    caption(image_no=2)
    wanted = caption(image_name="before.jpg")
    state = State(standing) if standing in ("pending", "failed") else State.DONE
    Caption.objects.filter(pk=wanted.pk).update(image_no=2, state=state, due_at=timezone.now(), error_code="server")
    if state == State.DONE:
        version(fresh(wanted), "A new draft.", standing=REVIEW)
    if standing == "rejected":
        reviews.reject(fresh(wanted), seen=Seen.of(fresh(wanted)), by=By(), reason=Reason.WRONG)
    assert shown(editor, words="none") == [wanted.pk]
    assert shown(editor, words="rejected") == ([wanted.pk] if standing == "rejected" else [])


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"words": "none"}, "Of images that were replaced, only the newest 2 were looked at: there may be more."),
        ({"words": "rejected"}, "Only the newest 2 rejections were looked at: there may be more."),
        ({"remarks": "yes"}, "Only the newest 2 words with remarks were looked at: there may be more."),
    ],
)
def test_a_filter_that_looks_at_the_newest_alone_says_so(
    editor: Client, monkeypatch: pytest.MonkeyPatch, query: dict[str, str], told: str
) -> None:
    monkeypatch.setattr(NewestFilter, "MOST", 2)
    monkeypatch.setattr(CaptionAdmin, "has_export_permission", lambda self, request: True)
    for number in (1, 2):
        assert told not in html(editor, **query)
        row = draft(alt_text="A picture of a boat.")
        Version.objects.filter(pk=row.draft_id).update(remarked=True)
        if query.get("words") == "rejected":
            reviews.reject(row, seen=Seen.of(row), by=By())
        elif query.get("words") == "none":
            before = version(row, "Of another image.", standing="")
            Caption.objects.filter(pk=row.pk).update(published=before, image_no=2)
        assert len(shown(editor, **query)) == number
    assert told in html(editor, **query)
    assert told in editor.get(f"{LIST}export/", query).content.decode()


def test_the_field_filter_knows_models_of_the_same_field_name(editor: Client) -> None:
    photo = caption(field_name="front")
    product = caption(field_name="front", content_type=content_type(Product), object_id="x")
    assert shown(editor, field="testapp.Product.front") == [product.pk]
    assert shown(editor, field="testapp.Photo.front") == [photo.pk]


@pytest.mark.parametrize("value", ["", "nonsense", "a.b.c", "testapp.Nothing.image"])
def test_a_field_that_does_not_exist_finds_nothing(editor: Client, value: str) -> None:
    caption()
    assert shown(editor, field=value) == []


def test_a_reason_is_a_filter_only_where_it_was_chosen(editor: Client) -> None:
    failed = caption(state=State.FAILED, error_code="auth")
    assert "By reason" not in html(editor)
    assert "By reason" in html(editor, error_code="auth")
    assert shown(editor, error_code="auth", state__exact="failed") == [failed.pk]
    assert shown(editor, error_code="auth", state__exact="excluded") == []
    assert shown(editor, error_code="nonsense") == []


def test_search_in_words_and_file_names_and_for_the_exact_key(editor: Client) -> None:
    boat = caption(alt_text="A red boat.", object_id="1234", image_name="photos/aa.jpg")
    cat = caption(alt_text="A cat.", object_id="123", image_name="photos/bb.jpg")
    assert shown(editor, q="red boat") == [boat.pk]
    assert shown(editor, q="bb.jpg") == [cat.pk]
    assert shown(editor, q="123") == [cat.pk]


def test_search_finds_drafts_and_what_is_published_beside_them(editor: Client) -> None:
    row = caption(alt_text="A red boat.")
    version(row, "A blue ship.", standing=REVIEW)
    caption(alt_text="A cat.")
    assert shown(editor, q="red boat") == shown(editor, q="blue ship") == [row.pk]
    assert "A blue ship." in html(editor)


@pytest.mark.parametrize(
    "lookup",
    [
        "decision__nsfw=1",
        "decision__age_min__lte=17",
        "decision__reason__icontains=minor",
        "decisions__raw_label__contains=13",
        "history__raw__ageGroup=13-20",
        "decision=1",
        "moderated_hash=aa",
        "published__attempt__raw__ageGroup=13-20",
    ],
)
@pytest.mark.parametrize("who", ["editor", "admin_client"])
def test_no_look_up_tells_what_moderation_found(request: pytest.FixtureRequest, who: str, lookup: str) -> None:
    caption(rating=Rating.REVIEW, nsfw=True, age_min=13)
    client: Client = request.getfixturevalue(who)
    assert client.get(f"{LIST}?{lookup}").status_code == 400


def test_the_number_of_queries_does_not_grow_with_the_rows(editor: Client) -> None:
    def queries() -> int:
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            editor.get(LIST)
        return len(captured)

    for model in (Photo, Product):
        caption(content_type=content_type(model))
    queries()  # which remembers that nothing is paused
    before = queries()
    for number in range(30):
        caption(content_type=content_type((Photo, Product)[number % 2]))
    assert queries() == before


def test_nothing_counts_or_scans_the_whole_table(editor: Client) -> None:
    for _number in range(101):
        caption()
    with CaptureQueriesContext(connection) as captured:
        editor.get(LIST)
    on_captions = [q["sql"] for q in captured if '"autocaption_caption"' in q["sql"]]
    assert on_captions
    assert all("LIMIT" in sql or '"id" IN (' in sql for sql in on_captions)
    assert not any("DISTINCT" in sql for sql in on_captions)


def test_a_long_list_stops_counting_and_says_so(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CappedPaginator, "most_rows", 200)
    for _number in range(202):
        caption()
    page = html(editor)
    assert "200 captions" in page
    assert "There are more" in page
    assert "Select all, more than 200" in page
    assert len(shown(editor, p=2)) == 100


def test_a_short_list_counts_exactly(editor: Client) -> None:
    caption()
    page = html(editor)
    assert "1 caption" in page
    assert "There are more" not in page


def test_wrong_settings_do_not_break_the_list(editor: Client, settings: Any) -> None:
    settings.AUTOCAPTION = {"PROVIDRES": {}}
    c = caption()
    assert shown(editor) == [c.pk]


def test_captions_cannot_be_added(admin_client: Client) -> None:
    assert admin_client.get(f"{LIST}add/").status_code == 403


def test_without_permission_there_is_no_list(client: Client, django_user_model: Any) -> None:
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    assert client.get(LIST).status_code == 403
