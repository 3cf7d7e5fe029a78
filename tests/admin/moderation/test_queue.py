"""The moderation queue: who comes in, which images it lists, what it tells of them, and what its decisions do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from django_autocaption.admin.moderation import findings, images, queue
from django_autocaption.models import Caption, Decision, ModeratedImage, Rating
from django_autocaption.models.decision import PERSON
from django_autocaption.moderation import RULES
from django_autocaption.pipeline.moderate import rulings
from tests.admin.rows import action, caption, confirmed, content_type, staff
from tests.testapp.models import Photo, Product

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]

QUEUE = "/admin/autocaption/moderatedimage/"
FOUND = {
    "rule": "straddling",
    "source": "default scripted-1",
    "reason": "The age group 13-20 includes minors.",
    "raw_label": "Teenager 13–20",
    "age_group": "13-20",
    "age_min": 13,
    "age_max": 20,
    "confidence": 0.7965,
    "nsfw": False,
}


def flagged(**given: Any) -> Caption:
    """An image that an age model has flagged."""
    return as_image(caption(**{"rating": Rating.REVIEW} | FOUND | given))


def another_language(c: Caption, language: str = "de", **given: Any) -> Caption:
    """A caption of the same image; judged alike unless something else is given."""
    same = {name: getattr(c, name) for name in ("content_type", "object_id", "field_name", "image_name", "rating")}
    judged = FOUND if given.keys() & FOUND.keys() else {"decision": c.decision}
    return as_image(caption(**same | judged | {"language": language} | given))


def as_image(c: Caption) -> ModeratedImage:
    """As the queue knows it."""
    return ModeratedImage.objects.get(pk=c.pk)


def shown(client: Client, **query: Any) -> list[int]:
    """Keys of the images that the queue lists."""
    return [image.pk for image in client.get(QUEUE, query).context["cl"].result_list]


def html(client: Client, address: str = QUEUE, **query: Any) -> str:
    return client.get(address, query).content.decode()


def page_of(c: Caption) -> str:
    return f"{QUEUE}{c.pk}/change/"


def rating_of(c: Caption) -> str:
    return str(Caption.objects.values_list("rating", flat=True).get(pk=c.pk))


def press(client: Client, c: Caption, button: str, **data: Any) -> HttpResponse:
    form = {"reason": "", "judged": str(rulings.Seen.of(Caption.objects.get(pk=c.pk)))}
    form |= {"decisions-TOTAL_FORMS": "0", "decisions-INITIAL_FORMS": "0"}
    return client.post(page_of(c), form | {f"_{button}": button} | data)


class TestWhoComesIn:
    @pytest.mark.parametrize("address", ["", "{pk}/change/", "{pk}/history/"])
    def test_nobody_without_the_permission(self, client: Client, address: str) -> None:
        c = flagged()
        everything_else = staff()
        everything_else.user_permissions.set(Permission.objects.exclude(codename="moderate_caption"))
        client.force_login(everything_else)
        assert client.get(QUEUE + address.format(pk=c.pk)).status_code == 403
        for data in (confirmed("clear", [c]), {"_clear": "Allow"}):
            assert client.post(QUEUE + address.format(pk=c.pk), data).status_code == 403
        assert rating_of(c) == Rating.REVIEW
        assert "moderatedimage" not in client.get("/admin/").content.decode()

    def test_moderators_need_no_other_permission(self, moderator: Client) -> None:
        c = flagged()
        assert "Images to moderate" in html(moderator, "/admin/")
        assert c.image_name in html(moderator)
        assert c.image_name in html(moderator, page_of(c))
        assert moderator.get("/admin/autocaption/caption/").status_code == 403

    def test_superusers_do(self, admin_client: Client) -> None:
        c = flagged()
        assert shown(admin_client) == [c.pk]

    def test_the_permission_is_checked_again_when_a_decision_is_confirmed(self, moderator: Client) -> None:
        c = flagged()
        assert moderator.post(QUEUE, action("clear", [c])).status_code == 200
        Permission.objects.get(codename="moderate_caption").user_set.clear()
        assert moderator.post(QUEUE, confirmed("clear", [c])).status_code == 403
        assert rating_of(c) == Rating.REVIEW

    def test_nobody_adds_or_deletes(self, admin_client: Client) -> None:
        c = flagged()
        assert admin_client.get(f"{QUEUE}add/").status_code == 403
        assert admin_client.post(f"{QUEUE}{c.pk}/delete/", {"post": "yes"}).status_code == 403
        assert "delete_selected" not in html(admin_client)

    def test_it_has_no_permissions_of_its_own(self) -> None:
        assert not Permission.objects.filter(codename__endswith="moderatedimage").exists()


class TestTheList:
    def test_one_line_for_each_image_with_its_languages(self, moderator: Client) -> None:
        c = flagged()
        another_language(c, "de")
        another_language(c, "fr", alt_text="")
        other = flagged()
        assert shown(moderator) == [other.pk, c.pk]
        assert "de, en, fr" in html(moderator)

    def test_two_fields_of_an_object_are_two_images(self, moderator: Client) -> None:
        front = flagged(content_type=content_type(Product), field_name="front")
        back = flagged(content_type=content_type(Product), field_name="back", object_id=front.object_id)
        assert shown(moderator) == [back.pk, front.pk]

    def test_no_filter_hides_an_image_behind_another_language(self, moderator: Client) -> None:
        c = flagged(rating=Rating.CLEAR, rule="adult_clear")
        other = another_language(c, rating=Rating.REVIEW, rule="caption", source="caption")
        assert shown(moderator) == [other.pk]
        assert shown(moderator, rating="clear") == [c.pk]
        assert shown(moderator, rating="all", decision__rule="caption") == [other.pk]

    def test_empty_fields_are_no_images(self, moderator: Client) -> None:
        flagged(image_name="", rating=Rating.REVIEW)
        assert shown(moderator) == []

    @pytest.mark.parametrize(
        ("query", "columns"),
        [
            ({}, {"rating": Rating.REVIEW}),
            ({"rating": "blocked"}, {"rating": Rating.BLOCKED}),
            ({"rating": "clear"}, {"rating": Rating.CLEAR}),
            ({"rating": "unchecked"}, {"rating": Rating.UNCHECKED}),
            ({"decision__rule": "minor"}, {"rule": "minor"}),
            ({"decision__rule": "person"}, {"rule": PERSON}),
            ({"source": "local"}, {"source": "local"}),
            ({"source": "other"}, {"source": "other"}),
            ({"source": "other"}, {"source": "other model-1"}),
            ({"field": "testapp.Photo.other"}, {"field_name": "other"}),
            ({"q": "needle"}, {"image_name": "photos/a-needle.jpg"}),
            ({"q": "tower-7"}, {"object_id": "tower-7"}),
        ],
    )
    def test_filters(self, moderator: Client, query: dict[str, str], columns: dict[str, Any]) -> None:
        others = {"rating": Rating.REVIEW} if columns.get("rating", Rating.REVIEW) != Rating.REVIEW else {}
        flagged(**others) if query else flagged(rating=Rating.CLEAR)
        flagged(source="otherwise") if "source" in query else None
        wanted = flagged(**columns)
        assert shown(moderator, **query) == [wanted.pk]

    def test_everything_can_be_listed(self, moderator: Client) -> None:
        rows = [flagged(rating=rating) for rating in Rating]
        assert shown(moderator, rating="all") == [row.pk for row in reversed(rows)]
        assert shown(moderator, rating="nonsense") == []

    def test_a_line_tells_what_was_found_in_words(self, moderator: Client) -> None:
        flagged()
        page = html(moderator)
        for told in (
            "The age group includes minors",
            "Teenager 13–20",
            "13-20",
            "79.65\N{NO-BREAK SPACE}%",
            "default (Scripted)",
        ):
            assert told in page
        assert "Unsafe: </span>No</td>" in page

    @pytest.mark.parametrize(("nsfw", "told"), [(None, "Not checked"), (True, "Yes"), (False, "No")])
    def test_not_checked_is_not_no(self, moderator: Client, nsfw: bool | None, told: str) -> None:
        flagged(nsfw=nsfw)
        assert f"Unsafe: </span>{told}</td>" in html(moderator)

    def test_every_rule_has_words(self) -> None:
        assert set(findings.RULE_WORDS) == {*RULES, PERSON}

    def test_images_are_blurred_with_a_button_that_names_them(self, moderator: Client) -> None:
        c = flagged(object_id="12")
        page = html(moderator)
        assert f'<img class="autocaption-thumb" src="/admin/autocaption/moderatedimage/{c.pk}/thumbnail/?v=' in page
        assert 'aria-pressed="false" aria-label="Show the image of photo 12: image"' in page
        assert f'href="/media/{c.image_name}" target="_blank" rel="noopener noreferrer"' in page
        assert "<script>" not in page.replace("\n", "")

    def test_hostile_names_are_escaped(self, moderator: Client) -> None:
        hostile = '"><script>alert(1)</script>'
        flagged(image_name=f"photos/{hostile}.jpg", object_id=hostile, raw_label=hostile, reason=hostile)
        assert "<script>alert" not in html(moderator)

    def test_the_number_of_queries_does_not_grow_with_the_images(self, moderator: Client) -> None:
        people = [User.objects.create(username=f"someone{number}") for number in range(5)]

        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                moderator.get(QUEUE)
            return len(captured)

        flagged(decided_by=people[0])
        queries()
        before = queries()
        for number in range(30):
            another_language(flagged(decided_by=people[number % 5]))
        assert queries() == before

    def test_the_list_is_read_by_an_index(self) -> None:
        rows = images.one_each(ModeratedImage.objects.filter(rating=Rating.REVIEW))[:50]
        plan = rows.explain()
        assert "autocaption_rating_id" in plan or connection.vendor != "sqlite", plan
        assert "SCAN" not in plan


class TestDecisionsAboutMany:
    def test_the_first_step_decides_nothing(self, moderator: Client) -> None:
        c = flagged()
        another_language(c)
        other = flagged()
        response = moderator.post(QUEUE, action("clear", [c, other], reason="Known."))
        assert (response.context["number"], response.context["captions"]) == (2, 3)
        assert response.context["languages"] == ["de", "en"]
        page = response.content.decode()
        assert "<strong>2</strong> images" in page
        assert "with <strong>3</strong> captions in all languages (de, en)." in page
        assert not Decision.objects.filter(source=PERSON).exists()
        assert rating_of(c) == Rating.REVIEW

    def test_of_more_than_the_list_counts_no_more_is_told(
        self, moderator: Client, monkeypatch: pytest.MonkeyPatch, messages: Messages
    ) -> None:
        monkeypatch.setattr(queue, "MOST_IMAGES", 1)
        chosen = [flagged(), flagged()]
        page = moderator.post(QUEUE, action("clear", chosen)).content.decode()
        assert "More than 1 are chosen." in page and "</strong> images" not in page
        assert "More than" not in moderator.post(QUEUE, action("clear", chosen[:1])).content.decode()
        assert messages(moderator.post(QUEUE, confirmed("clear", chosen, reason="Known."))) == ["2 images allowed."]

    @pytest.mark.parametrize(
        ("name", "rating", "told"),
        [
            ("clear", Rating.CLEAR, "2 images allowed."),
            ("keep_flag", Rating.REVIEW, "2 images stay flagged."),
            ("block", Rating.BLOCKED, "2 images blocked."),
        ],
    )
    def test_a_confirmed_decision_is_kept_and_logged(
        self, moderator: Client, messages: Messages, name: str, rating: str, told: str
    ) -> None:
        chosen = [flagged(), flagged()]
        german = another_language(chosen[0])
        response = moderator.post(f"{QUEUE}?source=default", confirmed(name, chosen, reason=" I know them. "))
        assert response["Location"] == f"{QUEUE}?source=default"
        assert messages(response) == [told]
        assert {rating_of(c) for c in (*chosen, german)} == {rating}
        user = User.objects.get()
        for c in chosen:
            decision = Decision.objects.get(caption=c, source=PERSON)
            assert (decision.rating, decision.rule, decision.reason) == (rating, PERSON, "I know them.")
            assert decision.decided_by == user
            entry = LogEntry.objects.get(object_id=str(c.pk))
            assert entry.user == user
            assert entry.get_change_message().endswith(". Reason: I know them.")
        assert Decision.objects.filter(source=PERSON).count() == LogEntry.objects.count() == 2

    def test_to_block_takes_a_reason(self, moderator: Client) -> None:
        c = flagged()
        response = moderator.post(QUEUE, confirmed("block", [c], reason=" "))
        assert response.status_code == 200
        assert list(response.context["errors"]) == ["reason"]
        assert "Nothing was decided yet" in response.content.decode()
        assert rating_of(c) == Rating.REVIEW

    @pytest.mark.parametrize("name", ["clear", "keep_flag"])
    def test_to_lift_a_block_takes_a_reason(self, moderator: Client, name: str) -> None:
        chosen = [flagged(rating=Rating.BLOCKED), flagged()]
        address = f"{QUEUE}?rating=all"
        page = moderator.post(address, action(name, chosen)).content.decode()
        assert "<strong>1</strong> of them is blocked: the block is lifted." in page
        assert moderator.post(address, confirmed(name, chosen)).status_code == 200
        assert [rating_of(c) for c in chosen] == [Rating.BLOCKED, Rating.REVIEW]
        assert moderator.post(address, confirmed(name, chosen, reason="A statue.")).status_code == 302
        assert Rating.BLOCKED not in [rating_of(c) for c in chosen]

    def test_all_pages_can_be_decided_at_once(self, moderator: Client, messages: Messages) -> None:
        chosen = [flagged() for _number in range(3)]
        untouched = flagged(rule="minor")
        address = f"{QUEUE}?decision__rule=straddling"
        page = moderator.post(address, action("clear", chosen[:1], select_across="1"))
        assert page.context["number"] == 3
        response = moderator.post(address, confirmed("clear", chosen[:1], select_across="1"))
        assert messages(response) == ["3 images allowed."]
        assert rating_of(untouched) == Rating.REVIEW

    def test_what_somebody_else_decided_meanwhile_is_left_alone(
        self, moderator: Client, messages: Messages, admin_user: User
    ) -> None:
        c = flagged()
        rulings.block(Caption.objects.filter(pk=c.pk), user=admin_user, reason="No.")
        response = moderator.post(QUEUE, confirmed("clear", [c]))
        assert messages(response) == ["Nothing to decide: these images are no longer in this list."]
        assert rating_of(c) == Rating.BLOCKED


class TestDecisionsAboutOne:
    @pytest.mark.parametrize(
        ("button", "rating"), [("clear", Rating.CLEAR), ("keep_flag", Rating.REVIEW), ("block", Rating.BLOCKED)]
    )
    def test_a_button_decides_and_goes_back_to_the_list(
        self, moderator: Client, messages: Messages, button: str, rating: str
    ) -> None:
        c = flagged()
        filters = {"_changelist_filters": "decision__rule=straddling"}
        address = f"{page_of(c)}?_changelist_filters=decision__rule%3Dstraddling"
        assert f'name="_{button}"' in html(moderator, page_of(c), **filters)
        response = moderator.post(
            address,
            {
                f"_{button}": "1",
                "reason": "Seen.",
                "judged": str(rulings.Seen.of(c)),
                "decisions-TOTAL_FORMS": "0",
                "decisions-INITIAL_FORMS": "0",
            },
        )
        assert response["Location"] == f"{QUEUE}?decision__rule=straddling"
        assert len(messages(response)) == 1
        assert rating_of(c) == rating
        assert Decision.objects.get(source=PERSON).reason == "Seen."
        assert LogEntry.objects.get().object_id == str(c.pk)

    @pytest.mark.parametrize(
        ("button", "rating"), [("block", Rating.REVIEW), ("clear", Rating.BLOCKED), ("keep_flag", Rating.BLOCKED)]
    )
    def test_without_its_reason_nothing_is_decided(self, moderator: Client, button: str, rating: Rating) -> None:
        c = flagged(rating=rating)
        response = press(moderator, c, button)
        assert list(response.context["adminform"].errors) == ["reason"]
        assert (rating_of(c), Decision.objects.count(), LogEntry.objects.count()) == (rating, 1, 0)

    def test_a_form_without_a_button_decides_nothing(self, moderator: Client) -> None:
        c = flagged()
        response = press(moderator, c, "save")
        assert "Choose a decision" in response.content.decode()
        assert not Decision.objects.filter(source=PERSON).exists()

    def test_nothing_else_can_be_changed(self, moderator: Client) -> None:
        c = flagged()
        press(moderator, c, "clear", alt_text="Mine.", rating="blocked", raw_label="60", state="failed")
        after = Caption.objects.get(pk=c.pk)
        assert (after.published_id, after.rating, after.state) == (c.published_id, Rating.CLEAR, c.state)
        assert [decision.raw_label for decision in Decision.objects.all()] == ["", "Teenager 13–20"]

    def test_the_page_tells_everything_that_was_decided(self, moderator: Client, admin_user: User) -> None:
        c = flagged(content_hash="a" * 64, moderated_hash="a" * 64)
        copy = flagged(content_hash="a" * 64, moderated_hash="a" * 64)
        Decision.objects.create(
            caption=copy,
            content_hash="a" * 64,
            rating=Rating.REVIEW,
            rule="scores",
            source="default scripted-1",
            raw_label="20-29",
            confidence=0.61,
            decided_at=timezone.now(),
        )
        rulings.block(Caption.objects.filter(pk=copy.pk), user=admin_user, reason="Asked to by the person.")
        page = html(moderator, page_of(c))
        for told in (
            "Asked to by the person.",
            "admin",
            "does not rule out a minor",
            "61\N{NO-BREAK SPACE}%",
            "default (Scripted)",
        ):
            assert told in page
        assert f'href="{QUEUE}{c.pk}/history/"' in page

    def test_any_language_leads_to_the_image(self, moderator: Client) -> None:
        german = another_language(flagged())
        assert moderator.get(page_of(german)).status_code == 200

    def test_the_log_is_on_the_images_history_page(self, moderator: Client) -> None:
        c = flagged()
        press(moderator, c, "block", reason="Not for us.")
        assert "Block. Reason: Not for us." in html(moderator, f"{QUEUE}{c.pk}/history/")


def test_photos_of_another_model_are_told_apart(moderator: Client) -> None:
    photo = flagged(object_id="7", content_type=content_type(Photo))
    product = flagged(object_id="7", content_type=content_type(Product), image_name=photo.image_name)
    assert shown(moderator) == [product.pk, photo.pk]
