"""Images are decided about in the database that their captions are in."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType

from django_autocaption.models import Caption, Decision, Rating, State
from django_autocaption.models.decision import PERSON
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.pipeline.moderate.rulings import ReasonNeededError, Seen
from django_autocaption.pipeline.records.decisions import findings_of
from tests.pipeline.moderate.images import HASH, machine
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db(databases=["default", "other"]), pytest.mark.usefixtures("no_worker")]


def there(object_id: str = "1", rating: str = Rating.UNCHECKED) -> Caption:
    """A caption in the other database."""
    return Caption.objects.using("other").create(
        content_type=ContentType.objects.db_manager("other").get_for_model(Photo),
        object_id=object_id,
        field_name="image",
        language="en",
        image_name="a.jpg",
        content_hash=HASH,
        state=State.DONE,
        rating=rating,
    )


def test_a_decision_is_stored_there(moderator: User) -> None:
    there()
    assert rulings.newest_decision(using="other") == 0
    assert rulings.block(Caption.objects.using("other").all(), user=moderator, reason="No.").changed == 1
    assert Caption.objects.using("other").get().rating == Rating.BLOCKED
    assert (Decision.objects.count(), Decision.objects.using("other").count()) == (0, 1)
    assert rulings.newest_decision(using="other") == Decision.objects.using("other").get().pk


def test_nothing_of_a_decision_is_left_that_somebody_else_stands_against(moderator: User) -> None:
    row = there()
    there("2", Rating.BLOCKED)
    chosen = Caption.objects.using("other").filter(pk=row.pk)
    with pytest.raises(ReasonNeededError, match="meanwhile"):
        rulings.clear(chosen, user=moderator, seen={row.pk: Seen.of(row)})
    assert not Decision.objects.using("other").exists()


def test_what_a_machine_saw_is_found_there(moderator: User) -> None:
    there()
    seen = machine(Rating.REVIEW)
    seen.save(using="other")
    rulings.clear(Caption.objects.using("other").all(), user=moderator, reason="Fine.")
    row = Caption.objects.using("other").get()
    assert row.decision is not None and row.decision.source == PERSON
    assert findings_of(row) == seen
