"""Comparisons in the admin: chosen, priced, asked, voted on; and words that are nobody's until somebody takes them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client

from django_autocaption.models import (
    Batch,
    CandidateAnswer,
    Caption,
    Comparison,
    Prompt,
    Rating,
    Review,
    Surface,
    Verb,
    Vote,
)
from django_autocaption.pipeline.bulk import compare
from django_autocaption.pipeline.words.seen import Seen
from django_autocaption.types import CaptionResult, Cost
from tests.admin.conftest import LIST
from tests.admin.rows import action, confirmed, staff
from tests.pictures import upload
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db
Commit = Callable[[], AbstractContextManager[Any]]
Messages = Callable[[HttpResponse], list[str]]
TWO = {"provider_1": "default", "provider_2": "default", "model_2": "big-1"}


@pytest.fixture(autouse=True)
def site(settings: Any) -> None:
    providers = {
        "default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"},
        "mute": {"BACKEND": "tests.testapp.providers.PromptlessProvider"},
    }
    settings.AUTOCAPTION = {"PROVIDERS": providers, "FIELDS": {"testapp.Photo.image": {"prompt": "short"}}}
    Prompt.objects.create(name="short", text="Be short.")


@pytest.fixture
def photos(commit: Commit) -> list[Caption]:
    """Three photographs with published words."""
    with commit():
        for number in range(3):
            Photo.objects.create(image=upload((10 * number, 200, 90), f"{number}.jpg"))
    ScriptedProvider.asked.clear()
    return list(Caption.objects.order_by("pk"))


def started(client: Client, captions: list[Caption], commit: Commit, **how: Any) -> Comparison:
    """Both steps, and the worker's."""
    page = client.post(LIST, confirmed("compare", captions, **TWO, **how))
    assert not Comparison.objects.exists(), "the price is shown first"
    with commit():
        client.post(LIST, confirmed("compare", captions, **TWO, **how, priced=page.context["priced"]))
    return Comparison.objects.get()


def address(comparison: Comparison, name: str = "change") -> str:
    return f"/admin/autocaption/comparison/{comparison.pk}/{name}/"


def say(*texts: str) -> None:
    ScriptedProvider.script.extend(
        CaptionResult(text=text, model="scripted-1", cost=Cost(amount="0.01", unit="USD"), raw={}) for text in texts
    )


def choices(page: HttpResponse) -> list[list[dict[str, Any]]]:
    return [card["choices"] for card in page.context["cards"]]


def test_a_comparison_from_the_list_to_the_winner(
    editor: Client, photos: list[Caption], commit: Commit, messages: Messages
) -> None:
    published = [caption.published_id for caption in photos]
    assert b"Compare services" in editor.post(LIST, action("compare", photos)).content
    say(*(f"A large boat number {n} on a lake." for n in range(3)))
    comparison = started(editor, photos, commit, blind="on")
    # The first combination is what the field asks anyway: known, and so nobody is asked again.
    assert [request.model for request in ScriptedProvider.asked] == ["big-1"] * 3
    asked = CandidateAnswer.objects.exclude(candidate__provider="")
    assert (asked.filter(reused=True).count(), asked.filter(reused=False, ended=True).count()) == (3, 3)
    assert [caption.published_id for caption in Caption.objects.order_by("pk")] == published

    page = editor.get(address(comparison))
    # The field's own answer is what stands published: one choice of two.
    assert [len(one) for one in choices(page)] == [2, 2, 2]
    assert b"default" not in page.content.split(b'id="autocaption-compare"')[1], "blind"
    assert choices(page) == choices(editor.get(address(comparison))), "the order holds"
    for caption, card in zip(photos, page.context["cards"], strict=True):
        best = next(c["number"] for c in card["choices"] if "large boat" in c["words"]["alt_text"])
        assert editor.get(address(comparison, "results")).status_code == 302, "not before all are voted on"
        answer = editor.post(address(comparison), {"vote": f"{caption.pk}:{best}"})
        assert answer.status_code == 302
    page = editor.get(address(comparison))
    assert "big-1" in page.content.decode()
    assert set(Vote.objects.values_list("verdict", flat=True)) == {"best"}

    results = editor.get(address(comparison, "results"))
    lines = {line["name"]: line for line in results.context["lines"]}
    assert lines["default (Scripted), big-1"]["standing"].best == 3
    assert (results.context["winner"], lines["default (Scripted), big-1"]["low"]) == ("", "44\N{NO-BREAK SPACE}%")
    assert "No winner yet: the intervals overlap." in results.content.decode()
    texts = [text["text"] for one in results.context["settings"] for text in one["texts"]]
    assert any('["OPTIONS"]["model"] = "big-1"' in text for text in texts)


def test_words_are_nobodys_until_somebody_takes_them(editor: Client, photos: list[Caption], commit: Commit) -> None:
    say("A large boat on a lake.")
    comparison = started(editor, photos[:1], commit)
    caption = Caption.objects.get(pk=photos[0].pk)
    page = editor.get(address(comparison))
    (card,) = choices(page)
    number = next(c["number"] for c in card if "large boat" in c["words"]["alt_text"])
    taken = f"{caption.pk}:{number}:{Seen.of(caption)}"
    editor.post(address(comparison), {"take": taken})
    caption.refresh_from_db()
    version, review = caption.published, Review.objects.get()
    assert version is not None
    assert (version.alt_text, version.provider, version.model) == ("A large boat on a lake.", "default", "scripted-1")
    assert (version.origin, version.human_fields) == ("provider", [])
    assert version.attempt == CandidateAnswer.objects.get(words__alt_text=version.alt_text).attempt
    assert (review.verb, review.surface, review.result, review.provider) == (
        Verb.APPROVE,
        Surface.COMPARISON,
        version,
        "default",
    )
    # Who comes second is told, and nothing changes.
    editor.post(address(comparison), {"take": taken})
    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "__all__"),
        ({"model_1": "x"}, "provider_1"),
        ({"provider_1": "mute", "text_1": "Shout."}, "text_1"),
        ({"provider_1": "default", "text_1": "Name {titel}."}, "text_1"),
        ({"provider_1": "mute", "model_1": "x"}, "model_1"),
        ({"provider_1": "default", "provider_3": "default"}, "provider_3"),
    ],
)
def test_what_makes_no_sense_is_told(editor: Client, photos: list[Caption], given: dict[str, str], field: str) -> None:
    page = editor.post(LIST, confirmed("compare", photos, **given))
    assert field in page.context["errors"]
    assert not Batch.objects.exists()


def test_a_combination_that_was_not_priced_is_priced_first(editor: Client, photos: list[Caption]) -> None:
    page = editor.post(LIST, confirmed("compare", photos, provider_1="default"))
    editor.post(LIST, confirmed("compare", photos, provider_1="mute", priced=page.context["priced"]))
    assert not Batch.objects.exists()


def test_what_moderation_withholds_is_not_compared_nor_shown(
    editor: Client, photos: list[Caption], commit: Commit
) -> None:
    Caption.objects.filter(pk=photos[0].pk).update(rating=Rating.BLOCKED)
    comparison = started(editor, photos, commit)
    assert set(CandidateAnswer.objects.values_list("caption", flat=True)) == {c.pk for c in photos[1:]}
    Caption.objects.filter(pk=photos[1].pk).update(rating=Rating.BLOCKED)
    page = editor.get(address(comparison))
    assert ([card["key"] for card in page.context["cards"]], page.context["withheld"]) == ([photos[2].pk], 1)
    editor.post(address(comparison), {"vote": f"{photos[1].pk}:1"})
    assert not Vote.objects.exists()


def test_who_has_no_vote_sees_what_came_of_it(client: Client, photos: list[Caption], commit: Commit) -> None:
    payer = staff(*(f"autocaption.{name}" for name in ("view_caption", "request_caption", "view_attempt")))
    client.force_login(payer)
    say("A large boat on a lake.")
    comparison = started(client, photos[:1], commit, blind="on")
    CandidateAnswer.objects.filter(candidate__model="big-1").update(latency_ms=1234)
    page = client.get(address(comparison))
    (card,) = choices(page)
    facts = {whose["name"]: whose["facts"] for choice in card for whose in choice["by"]}
    assert facts["default (Scripted), big-1"] == "1234 ms, 0.01\N{NO-BREAK SPACE}USD"
    assert "Published before" in facts
    assert b'name="vote"' not in page.content and b"is told after your vote" not in page.content
    assert client.get(address(comparison, "results")).status_code == 200
    client.post(address(comparison), {"vote": f"{photos[0].pk}:1"})
    assert not Vote.objects.exists()


def test_cost_and_time_are_told_after_the_vote_and_money_to_who_may_see_it(
    editor: Client, photos: list[Caption], commit: Commit
) -> None:
    say("A large boat on a lake.")
    comparison = started(editor, photos[:1], commit, blind="on")
    CandidateAnswer.objects.filter(candidate__model="big-1").update(latency_ms=1234)
    assert b"1234" not in editor.get(address(comparison)).content
    editor.post(address(comparison), {"vote": f"{photos[0].pk}:none"})
    page = editor.get(address(comparison)).content
    assert b"1234 ms" in page and b"USD" not in page


def test_votes_as_a_file_that_no_spreadsheet_runs(client: Client, photos: list[Caption], commit: Commit) -> None:
    user = staff(*(f"autocaption.{verb}_caption" for verb in ("view", "change", "request", "export")))
    client.force_login(user)
    say("A large boat on a lake.")
    comparison = started(client, photos[:1], commit)
    CandidateAnswer.objects.filter(candidate__model="big-1").update(words={"alt_text": "=1+1", "decorative": False})
    client.post(address(comparison), {"vote": f"{photos[0].pk}:equal"})
    body = b"".join(client.get(address(comparison, "votes")).streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # of a download
    lines = list(csv.DictReader(io.StringIO(body)))
    assert {line["verdict"] for line in lines} == {"equal"}
    assert {line["person"] for line in lines} == {"1"}, "a name takes the permission to view users"
    assert next(line["alt_text"] for line in lines if line["asked_model"] == "big-1") == "'=1+1"


def test_a_prompt_row_takes_over_the_text_that_was_best(client: Client, photos: list[Caption], commit: Commit) -> None:
    verbs = ("view_caption", "change_caption", "request_caption", "change_prompt", "view_prompt")
    client.force_login(staff(*(f"autocaption.{verb}" for verb in verbs)))
    comparison = started(client, photos[:1], commit, text_2="Name the boat.")
    page = client.get(address(comparison, "results"))
    (one,) = [one for one in page.context["settings"] if one["texts"][0]["prompt"]]
    client.post(address(comparison, "results"), {"prompt": f"{one['key']}:{one['texts'][0]['label']}"})
    prompt = Prompt.objects.get(name="short")
    assert (prompt.text, prompt.versions.latest("pk").author) == (
        "Name the boat.",
        Comparison.objects.get().batch.requested_by,
    )
    page = client.get(address(comparison, "results"))
    assert [text["lacking"] for one in page.context["settings"] for text in one["texts"]] == ["", ""]


def test_a_text_that_nothing_fills_in_any_more_is_not_taken_over(
    client: Client, photos: list[Caption], commit: Commit, messages: Messages
) -> None:
    verbs = ("view_caption", "change_caption", "request_caption", "change_prompt", "view_prompt")
    client.force_login(staff(*(f"autocaption.{verb}" for verb in verbs)))
    comparison = started(client, photos[:1], commit, text_2="Name the boat.")
    comparison.candidates.filter(prompt="Name the boat.").update(prompt="Name {titel}.")
    key = comparison.candidates.get(prompt="Name {titel}.").pk
    answer = client.post(address(comparison, "results"), {"prompt": f"{key}:testapp.Photo.image"})
    assert "Did you mean {title}?" in messages(answer)[0]
    assert Prompt.objects.get(name="short").text == "Be short."


def test_a_text_without_a_name_is_shown_with_the_way_to_give_it_one(
    client: Client, photos: list[Caption], commit: Commit, settings: Any
) -> None:
    settings.AUTOCAPTION = settings.AUTOCAPTION | {"FIELDS": {"testapp.Photo.image": {}}}
    client.force_login(staff(*(f"autocaption.{verb}_caption" for verb in ("view", "change", "request"))))
    comparison = started(client, photos[:1], commit, text_2="Name the <boat>.")
    results = address(comparison, "results")
    page = client.get(results).content.decode()
    assert "Name the &lt;boat&gt;." in page and "“photo-image” has to say:" in page and "/prompt/add/" not in page
    user = Comparison.objects.get().batch.requested_by
    assert user is not None
    user.user_permissions.add(*Permission.objects.filter(codename__in=["add_prompt", "view_prompt"]))
    found = re.search(r'href="(/admin/autocaption/prompt/add/\?[^"]+)"', client.get(results).content.decode())
    assert found is not None
    initial = client.get(unescape(found[1])).context["adminform"].form.initial
    assert initial == {"name": "photo-image", "text": "Name the <boat>."}


def test_a_sample_of_very_many_is_of_the_newest_and_says_so(
    editor: Client, photos: list[Caption], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("django_autocaption.pipeline.bulk.compare", "django_autocaption.admin.compare.start"):
        monkeypatch.setattr(f"{module}.MOST_IMAGES", 1)
    of_all = editor.post(LIST, action("compare", photos)).content.decode()
    assert "They are drawn at random from 3." in of_all
    for module in ("django_autocaption.pipeline.bulk.compare", "django_autocaption.admin.compare.start"):
        monkeypatch.setattr(f"{module}.DRAWN_FROM", 2)
    assert (
        "They are drawn at random from the newest 2." in editor.post(LIST, action("compare", photos)).content.decode()
    )
    drawn = {compare.sample(Caption.objects.all())[0].pk for _number in range(30)}
    assert drawn <= {photo.pk for photo in photos[1:]}


def test_cancelled_nothing_more_is_asked(editor: Client, photos: list[Caption], commit: Commit) -> None:
    page = editor.post(LIST, confirmed("compare", photos, **TWO))
    editor.post(LIST, confirmed("compare", photos, **TWO, priced=page.context["priced"]))  # no worker comes
    comparison = Comparison.objects.get()
    editor.post(address(comparison, "cancel"))
    comparison.batch.refresh_from_db()
    assert comparison.batch.cancelled_at is not None
    page = editor.get(address(comparison))
    assert not page.context["runs"]
    assert [card["card"].is_ready for card in page.context["cards"]] == [True] * 3, "the published words are there"


def test_others_see_it_only_if_they_may_open_every_object(
    client: Client, photos: list[Caption], commit: Commit
) -> None:
    client.force_login(staff(*(f"autocaption.{verb}_caption" for verb in ("view", "change", "request"))))
    comparison = started(client, photos, commit)
    client.force_login(User.objects.create_superuser("other"))
    assert client.get(address(comparison)).status_code == 200
    client.force_login(staff("testapp.view_plain"))
    assert client.get(address(comparison)).status_code == 403


def test_the_page_says_how_many_of_the_chosen_are_left_out(editor: Client, photos: list[Caption]) -> None:
    Caption.objects.filter(pk=photos[0].pk).update(image_name="")
    page = editor.post(LIST, action("compare", photos)).content.decode()
    assert "<strong>2</strong> images." in page and "<strong>1</strong> is left out: its image is not there" in page


def test_of_an_image_that_nobody_had_words_for_it_says_at_once_why(
    editor: Client, photos: list[Caption], commit: Commit
) -> None:
    say("A large boat on a lake.")
    comparison = started(editor, photos[:1], commit, blind="on")
    answers = CandidateAnswer.objects.exclude(words={})
    CandidateAnswer.objects.filter(pk=answers.order_by("pk")[0].pk).update(words={}, error_message="Too dark.")
    assert "Too dark." not in editor.get(address(comparison)).content.decode(), "a vote is to come"
    answers.update(words={}, error_message="Too dark.")
    page = editor.get(address(comparison)).content.decode()
    assert "Nobody had words for this image." in page and "default (Scripted): Too dark." in unescape(page)
