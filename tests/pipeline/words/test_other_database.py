"""Decisions about captions that live beside their objects in another database than the default one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connections
from django.test import override_settings

from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Awaits, Caption, Review, State, Version
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.words import many, reviews, versions
from django_autocaption.pipeline.words.many import Shown
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.signals import words_changed
from tests.rows import REVIEW, version
from tests.testapp.models import Photo

pytestmark = [
    pytest.mark.django_db(databases=["default", "other"]),
    pytest.mark.usefixtures("no_worker"),
]


@pytest.fixture
def row() -> Caption:
    made = Caption.objects.using("other").create(
        content_type=ContentType.objects.db_manager("other").get_for_model(Photo),
        object_id="1",
        field_name="image",
        language="en",
        image_name="a.jpg",
        state=State.DONE,
    )
    version(made, "Draft.", standing=REVIEW)
    return Caption.objects.using("other").with_words().get()


@pytest.fixture
def told() -> Iterator[list[str]]:
    """Databases in which words changed."""
    databases: list[str] = []

    def listen(sender: Any, using: str, **facts: Any) -> None:
        databases.append(using)

    words_changed.connect(listen)
    yield databases
    words_changed.disconnect(listen)


@pytest.fixture
def _followed() -> Iterator[None]:
    fields = {"testapp.Photo.image": {"alt_field": "title"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        yield


def counts(using: str) -> tuple[int, int]:
    """Versions and reviews."""
    return Version.objects.using(using).count(), Review.objects.using(using).count()


def test_one_is_decided_there(row: Caption) -> None:
    reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=By())
    assert row.current is not None
    assert (row.current.alt_text, row._state.db) == ("Mine.", "other")
    assert (counts("default"), counts("other")) == ((0, 0), (2, 1))


def test_many_are_decided_there(row: Caption) -> None:
    shown = Shown(newest=many.newest_version(using="other"))
    assert many.newest_version(using="default") == 0
    assert many.approve(Caption.objects.using("other").all(), shown=shown, by=By()).changed == 1
    found = Caption.objects.using("other").get()
    assert (found.review, found.state) == (Awaits.NOTHING, State.DONE)
    assert (counts("default"), counts("other")) == ((0, 0), (1, 1))


@pytest.mark.usefixtures("_followed")
@pytest.mark.parametrize("together", [False, True])
def test_what_follows_is_told_after_that_databases_commit(
    row: Caption, told: list[str], together: bool, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(using="other", execute=True):
        if together:
            shown = Shown(newest=many.newest_version(using="other"))
            many.approve(Caption.objects.using("other").all(), shown=shown, by=By())
        else:
            reviews.approve(row, seen=Seen.of(row), by=By())
        assert told == []
    assert told == ["other"]


def test_what_comes_too_late_is_undone_there(row: Caption) -> None:
    seen = Seen.of(row)
    version(row, "Newer.", standing=REVIEW)
    with pytest.raises(ChangedMeanwhileError):
        reviews.edit(row, dict(NO_WORDS) | {"alt_text": "Mine."}, seen=seen, by=By())
    assert counts("other") == (2, 0)
    assert connections["other"].is_usable()


def test_many_are_decided_whole_or_not_at_all(row: Caption, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: Any, **_more: Any) -> None:
        raise DatabaseError("out of range")

    monkeypatch.setattr(versions, "emit_change", fail)
    shown = Shown(newest=many.newest_version(using="other"))
    with pytest.raises(DatabaseError):
        many.approve(Caption.objects.using("other").all(), shown=shown, by=By())
    assert (Caption.objects.using("other").get().published, counts("other")) == (None, (1, 0))
