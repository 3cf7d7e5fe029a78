"""Editors decide, and their words win."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from django_autocaption.models import Caption, Origin, State
from django_autocaption.pipeline.words import editing
from tests.pictures import upload
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create(username="editor")


def caption_with(**columns: object) -> Caption:
    photo = Photo.objects.create(image=upload())
    Caption.objects.filter(object_id=photo.pk).update(**columns)
    return Caption.objects.get(object_id=photo.pk)


def test_approving_publishes_what_has_words_and_leaves_the_rest(editor: User) -> None:
    good = caption_with(state=State.REVIEW, alt_text="Words.", origin=Origin.PROVIDER)
    empty = caption_with(state=State.REVIEW)
    failed = caption_with(state=State.FAILED, alt_text="Old words.")
    assert editing.approve(Caption.objects.all(), user=editor) == 1
    good.refresh_from_db()
    assert (good.state, good.edited_by, good.origin) == (State.PUBLISHED, editor, Origin.PROVIDER)
    assert Caption.objects.get(pk=empty.pk).state == State.REVIEW
    assert Caption.objects.get(pk=failed.pk).state == State.FAILED


def test_a_decorative_image_is_a_human_decision(editor: User) -> None:
    caption = caption_with(state=State.REVIEW, error_code="nothing_to_say", error_message="Nothing.")
    assert editing.mark_decorative(Caption.objects.all(), user=editor) == 1
    caption.refresh_from_db()
    assert (caption.decorative, caption.state, caption.origin) == (True, State.PUBLISHED, Origin.HUMAN)
    assert caption.error_message == ""


def test_edited_words_are_human_and_published(editor: User) -> None:
    caption = caption_with(state=State.PENDING, alt_text="Machine.", origin=Origin.PROVIDER)
    editing.edit(caption, {"alt_text": "Mine."}, user=editor)
    assert (caption.alt_text, caption.origin, caption.state) == ("Mine.", Origin.HUMAN, State.PUBLISHED)
    assert (caption.revision, caption.edited_by) == (2, editor)


def test_emptied_words_go_back_to_review(editor: User) -> None:
    caption = caption_with(state=State.PUBLISHED, alt_text="Machine.")
    editing.edit(caption, {"alt_text": "  "}, user=editor)
    assert caption.state == State.REVIEW


def test_unlocked_words_may_be_replaced_by_a_machine() -> None:
    caption = caption_with(state=State.PUBLISHED, alt_text="Mine.", origin=Origin.HUMAN)
    assert editing.unlock(Caption.objects.all()) == 1
    caption.refresh_from_db()
    assert (caption.alt_text, caption.origin, caption.state) == ("Mine.", Origin.PROVIDER, State.PUBLISHED)


def test_only_words_can_be_edited(editor: User) -> None:
    with pytest.raises(ValueError, match="state"):
        editing.edit(caption_with(), {"state": "published"}, user=editor)
