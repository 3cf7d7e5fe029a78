"""What stands beside an image: told by the site's own function, to prompts and to the desk alike."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.desk import remarks
from django_autocaption.desk.context import surroundings
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Attempt, Caption
from django_autocaption.pipeline.job.context import context_of
from django_autocaption.pipeline.words import dismissals
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.registry import registry
from tests.pipeline.drive import with_field
from tests.rows import REVIEW, caption, version
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db


def told(photo: Photo) -> dict[str, Any]:
    return {"page": f"/photos/{photo.pk}/", "page_title": photo.title, "link": None}


def broken(photo: Photo) -> dict[str, Any]:
    raise LookupError("no such page")


def row(**columns: Any) -> Caption:
    made = caption(Photo.objects.create(image="boat.jpg", title="Harbour"), "A boat.", standing=REVIEW, **columns)
    return Caption.objects.with_words().get(pk=made.pk)


def test_an_object_that_cannot_say_what_it_is_is_told_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Photo, "__str__", broken)
    with with_field(context=told, prompt_fields=["title"]):
        found = surroundings(row())
    assert found is not None and (found.name, found.page_title) == ("", "Harbour")
    assert "LookupError" in found.problem and found.facts == [("title", "Harbour")]


def test_the_sites_function_tells() -> None:
    with with_field(context=told, prompt_fields=["title", "pk"]):
        c = row()
        assert c.draft is not None
        asked = Attempt.objects.create(
            caption=c, request=1, provider="default", asked_at=c.created_at, prompt="Name the colours of Harbour."
        )
        version(c, "A red boat.", standing=REVIEW, attempt=asked)
        found = surroundings(Caption.objects.with_words().get(pk=c.pk))
    assert found is not None
    assert (found.page, found.page_title, found.link, found.problem) == (f"/photos/{c.object_id}/", "Harbour", "", "")
    assert found.facts == [("title", "Harbour"), ("pk", c.object_id)]
    assert found.question == "Name the colours of Harbour."


def test_all_that_the_sites_function_says_is_told() -> None:
    said = {"page": "/p/", "page_title": "Boats", "link": "/l/", "link_title": "To the boats", "caption": "Our boat."}
    with with_field(context=lambda photo: said):
        found = surroundings(row())
    assert found is not None and found.name == f"Photo object ({Photo.objects.get().pk})"
    assert {name: getattr(found, name) for name in said} == said
    assert (found.facts, found.question, found.problem) == ([], "", "")


def test_a_fact_has_the_name_that_its_field_has_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Photo._meta.get_field("title"), "verbose_name", "headline")
    with with_field(prompt_fields=["title", "pk"]):
        found = surroundings(row())
    assert found is not None and [label for label, _value in found.facts] == ["headline", "pk"]


def test_words_that_no_service_wrote_have_no_question() -> None:
    empty = caption(Photo.objects.create(image="boat.jpg"))
    Attempt.objects.create(caption=empty, request=1, provider="default", asked_at=empty.created_at, prompt="What?")
    for one in (empty, row()):
        found = surroundings(one)
        assert found is not None and found.question == ""


def test_a_field_that_is_captioned_no_more_has_no_surroundings() -> None:
    c = row()
    c.field_name = "gone"
    assert surroundings(c) is None


def test_an_objects_own_address_serves_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Photo, "get_absolute_url", lambda self: f"/own/{self.pk}/", raising=False)
    c = row()
    found = surroundings(c)
    assert found is not None and found.page == f"/own/{c.object_id}/"


@pytest.mark.parametrize(
    ("address", "is_followed"),
    [
        ("/cats/?a=1#b", True),
        ("https://example.org/", True),
        ("HTTP://example.org/", True),
        ("//example.org/", True),
        ("javascript:alert(1)", False),
        (" JavaScript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("mailto:a@example.org", False),
        ("http://[", False),
    ],
)
def test_what_leads_to_no_page_is_text(address: str, is_followed: bool) -> None:
    with with_field(context=lambda photo: {"page": address, "link": address, "link_title": "A title"}):
        found = surroundings(row())
    assert found is not None
    assert (found.page, found.page_title) == ((address, "") if is_followed else ("", address))
    assert (found.link, found.link_title) == (address if is_followed else "", "A title")


def test_a_function_that_fails_keeps_nobody_from_the_image() -> None:
    with with_field(context=broken):
        found = surroundings(row())
    assert found is not None and "LookupError" in found.problem


def test_an_object_that_is_gone_has_none() -> None:
    c = row()
    Photo.objects.all().delete()
    c.object_id = "0"
    assert surroundings(c) is None
    c.object_id = "no key"
    assert surroundings(c) is None


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (lambda photo: {"pages": "/"}, "Did you mean 'page'?"),
        (lambda photo: "/", "must return a dict"),
        ("tests.nowhere.told", "No module named"),
    ],
)
def test_what_a_function_may_not_say(given: Any, message: str) -> None:
    with with_field(context=given):
        field = registry.get(Photo, "image")
        assert field is not None
        with pytest.raises(ConfigurationError, match=message.replace("?", r"\?")):
            context_of(field, Photo(title="x"))


def test_remarks_are_the_linters_own_and_not_said_again_once_dismissed() -> None:
    c = row()
    looked = remarks.look(c, "  Image of a\n boat ")
    assert looked.length == 15
    assert any("begin with what it shows" in sentence for sentence in looked.sentences)
    assert remarks.look(c, "").sentences == []
    stop = "No full stop at the end: screen readers make no pause."
    c = Caption.objects.with_words().get(pk=caption(Photo.objects.create(image="b.jpg"), "A boat", standing=REVIEW).pk)
    assert remarks.look(c, "A boat").sentences == [stop]
    dismissals.dismiss(c, "no_full_stop", seen=Seen.of(c), by=By())
    assert remarks.look(c, "A boat").sentences == []
    assert remarks.look(c, "A red boat").sentences == [stop], "of other words it is said"


def test_five_thousand_characters_are_looked_at() -> None:
    c = row()
    assert [remarks.look(c, "x" * length).length for length in (4_999, 5_000, 5_001)] == [4_999, 5_000, 5_000]


def test_a_remark_says_whether_it_is_dismissed_and_may_be() -> None:
    c = caption(Photo.objects.create(image="b.jpg"), "A boat", standing=REVIEW)
    c = Caption.objects.with_words().get(pk=c.pk)
    (offered,), (typed,) = remarks.look(c, "A boat").remarks, remarks.look(c, "A red boat").remarks
    assert (offered.code, offered.dismissed, offered.may_be_dismissed) == ("no_full_stop", False, True)
    assert (typed.code, typed.dismissed, typed.may_be_dismissed) == ("no_full_stop", False, False)
    dismissals.dismiss(c, "no_full_stop", seen=Seen.of(c), by=By())
    looked = remarks.look(c, "A boat")
    assert [(one.dismissed, one.may_be_dismissed) for one in looked.remarks] == [(True, True)]
    assert (looked.sentences, looked.disputable, looked.length) == ([], list(looked.remarks), 6)
    other = remarks.look(c, "A red boat")
    assert (len(other.sentences), other.disputable) == (1, [])


def test_many_are_looked_at_together_at_what_each_offers() -> None:
    boat, silent = row(), caption(Photo.objects.create(image="b.jpg"))
    looked = remarks.look_at_all([boat, silent], using="default")
    assert {pk: one.length for pk, one in looked.items()} == {boat.pk: 7, silent.pk: 0}
    assert looked[silent.pk].remarks == []
