"""Undo at the desk: in order, as deep as one likes, and never through what somebody built upon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import override_settings
from django.utils import timezone

from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Awaits, Caption, Review, Surface, Verb
from django_autocaption.pipeline.follow import outbox
from django_autocaption.pipeline.words import reviews, undoing
from django_autocaption.pipeline.words.deciding import UNDO_TIME
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.rows import draft
from tests.rows import REVIEW, awaits, caption, fresh, version
from tests.testapp.models import Article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
USING = "default"


@pytest.fixture
def by() -> By:
    return By(user=User.objects.create_user("ada"), surface=Surface.DESK, on_screen=1)


def approve(row: Caption, by: By) -> Review:
    return reviews.approve(row, seen=Seen.of(row), by=by)


def undo(by: By) -> list[Review]:
    step, _left = undoing.next_step(undoing.steps(by.user, using=USING))
    assert step is not None
    return undoing.take_back(step, by=by, using=USING)


def test_it_goes_back_past_any_number_of_decisions_that_were_taken_back(
    by: By, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "LOOKED_AT", 1)  # so that ten of a person's decisions are looked at first
    rows = [draft() for _ in range(12)]
    for row in rows:
        approve(row, by)
    for row in reversed(rows):
        (undone,) = undo(by)
        assert undone.undoes is not None and undone.undoes.caption == row
    assert undoing.steps(by.user, using=USING) == []


def test_twenty_five_decisions_are_taken_back_in_their_order(by: By, django_assert_num_queries: Any) -> None:
    rows = [draft() for _ in range(25)]
    drafts = {row: row.draft_id for row in rows}
    for row in rows:
        approve(row, by)
    with django_assert_num_queries(3):
        undoing.steps(by.user, using=USING)
    for row in reversed(rows):
        (undone,) = undo(by)
        assert undone.undoes is not None and undone.undoes.caption == row
        assert (fresh(row).published_id, fresh(row).draft_id, fresh(row).review) == (None, drafts[row], Awaits.DRAFT)
    assert undoing.steps(by.user, using=USING) == []


def test_one_persons_decisions_at_the_desk_and_no_others(by: By) -> None:
    rows = [draft() for _ in range(3)]
    approve(rows[0], By(user=User.objects.create_user("bob"), surface=Surface.DESK))
    approve(rows[1], By(user=by.user, surface=Surface.LIST))
    mine = approve(rows[2], by)
    assert [step.key for step in undoing.steps(by.user, using=USING)] == [mine.pk]


def test_the_languages_of_a_page_are_one_step(by: By, monkeypatch: pytest.MonkeyPatch) -> None:
    group = uuid4()
    pages = [[draft(language=language) for language in ("en", "de")] for _ in range(3)]
    for page in pages:
        group = uuid4()
        for row in page:
            approve(row, By(user=by.user, surface=by.surface, group=group))
    assert [len(step.reviews) for step in undoing.steps(by.user, using=USING)] == [2, 2, 2]
    monkeypatch.setattr(undoing, "LOOKED_AT", 3)
    assert [len(step.reviews) for step in undoing.steps(by.user, using=USING)] == [2, 2], "none is cut"
    assert {review.undoes.caption for review in undo(by) if review.undoes} == set(pages[-1])
    # All of it, or nothing.
    later = fresh(pages[1][0])
    reviews.edit(later, {"alt_text": "Theirs."}, seen=Seen.of(later), by=By())
    step = undoing.steps(by.user, using=USING)[0]
    assert step.built_upon
    with pytest.raises(ChangedMeanwhileError):
        undoing.take_back(step, by=by, using=USING)
    assert fresh(pages[1][1]).published is not None


@pytest.mark.parametrize("since", ["decided", "drafted", "left", "replaced", "spot check"])
def test_what_was_built_upon_is_left_alone(by: By, since: str) -> None:
    first, row = draft(), draft()
    approve(first, by)
    approve(row, by)
    now = fresh(row)
    if since == "decided":
        reviews.edit(now, {"alt_text": "Theirs."}, seen=Seen.of(now), by=By())
    elif since == "drafted":
        version(now, "A machine's.", standing=REVIEW)
    elif since == "left":
        reviews.leave(now, seen=Seen.of(now), by=By(), note="Look again.")
    elif since == "replaced":
        Caption.objects.filter(pk=row.pk).update(image_no=2)
    else:
        Caption.objects.filter(pk=row.pk).update(review=Awaits.SPOT_CHECK, review_at=timezone.now())
    before = Caption.objects.values().get(pk=row.pk)
    step, left = undoing.next_step(undoing.steps(by.user, using=USING))
    assert step is not None and step.caption == first
    assert [one.caption for one in left] == [row]
    with pytest.raises(ChangedMeanwhileError):
        undoing.take_back(left[0], by=by, using=USING)
    assert Caption.objects.values().get(pk=row.pk) == before


def test_a_step_is_taken_back_once(by: By) -> None:
    approve(draft(), by)
    (step,) = undoing.steps(by.user, using=USING)
    undoing.take_back(step, by=by, using=USING)
    with pytest.raises(ChangedMeanwhileError):
        undoing.take_back(step, by=by, using=USING)
    assert Review.objects.filter(verb=Verb.UNDO).count() == 1


def test_decisions_about_captions_that_are_gone_stay(by: By) -> None:
    row = draft()
    approve(row, by)
    Review.objects.update(caption=None)
    (step,) = undoing.steps(by.user, using=USING)
    assert step.built_upon and step.caption is None


def test_what_was_typed_is_given_back(by: By) -> None:
    row, other = draft(), draft()
    edited = reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=by)
    approved = approve(other, by)
    assert edited is not None
    typed = dict(undoing.typed([edited, approved]))
    assert (list(typed), typed[row.pk]["alt_text"]) == ([row.pk], "Mine.")


VERBS: dict[str, Callable[[Caption, By], Any]] = {
    "approve": approve,
    "edit": lambda row, by: reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=by),
    "decorative": lambda row, by: reviews.mark_decorative(row, seen=Seen.of(row), by=by),
    "reject": lambda row, by: reviews.reject(row, seen=Seen.of(row), by=by),
    "later": lambda row, by: reviews.leave(row, seen=Seen.of(row), by=by, note="Ask."),
}


@pytest.mark.parametrize("drafted", [True, False])
@pytest.mark.parametrize("verb", VERBS)
def test_of_each_verb_the_sites_field_is_taken_back_and_nothing_else_had_followed(
    verb: str, drafted: bool, by: By, commit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What follows later than the alt text has a minute, so that what is undone within it never happened. ``drafted``:
    beside published words there is a draft; else those wait for a spot check."""
    monkeypatch.setattr(outbox.queue, "is_eager", lambda: False)
    monkeypatch.setattr(outbox.queue, "send_follow", lambda **kwargs: None)
    options = {"alt_field": "photo_alt", "title_field": "photo_title", "embed": True}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {"testapp.Article.photo": options}}):
        article = Article.objects.create(photo="boat.jpg")
        row = caption(article, "A boat.", field_name="photo", words={"title": "A boat"})
        outbox.writeback.write([row.pk], using=USING)
        row = fresh(row)
        if drafted:
            version(row, "A red boat.", standing=REVIEW, title="A red boat")
        else:
            awaits(row, Awaits.SPOT_CHECK)
        row = fresh(row)
        before = _columns(row)
        with commit():
            VERBS[verb](row, by)
        article.refresh_from_db()
        said = {"approve": "A red boat." if drafted else "A boat.", "edit": "Mine.", "decorative": ""}
        left = "" if verb == "reject" and not drafted else "A boat."
        assert (article.photo_alt, article.photo_title) == (said.get(verb, left), "A boat"), "at once, and it alone"
        due = fresh(row).follow_at
        assert due is None or due - timezone.now() > timedelta(seconds=UNDO_TIME / 2)
        with commit():
            undo(by)
        article.refresh_from_db()
        assert (article.photo_alt, article.photo_title) == ("A boat.", "A boat")
        assert _columns(fresh(row)) == before


def _columns(row: Caption) -> tuple[Any, ...]:
    return row.published_id, row.draft_id, row.review, row.note, row.state, row.human, row.origin, row.provider
