"""The one place of these tests that knows how a caption's state is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.models import Attempt, Caption, Decision, Outcome, Pace, Score, State, Verb, Version
from django_autocaption.pacing import state as pace_state
from django_autocaption.pipeline.upkeep import retention
from django_autocaption.pipeline.work.claims import claim
from tests.pacing.clocked import age
from tests.rows import DONE, PUBLISHED, REVIEW, stands, version
from tests.testapp.models import Photo

_STANDINGS = {
    State.PENDING: "waits",
    State.WORKING: "with a worker",
    State.WAITING: "with a service",
    State.FAILED: "failed",
    State.EXCLUDED: "left out",
    PUBLISHED: "published",
    REVIEW: "held",
    DONE: "without words",
}


def ids() -> list[int]:
    """All captions."""
    return list(Caption.objects.order_by("pk").values_list("pk", flat=True))


def standing(instance: models.Model) -> str:
    """How the words of an object's only image stand."""
    return _STANDINGS[stands(_of(instance))]


def tries(instance: models.Model) -> int:
    """Tries that count."""
    return _of(instance).attempts


def rating(instance: models.Model) -> str:
    """What moderation made of the object's image."""
    return str(_decision(instance).rating)


def rule(instance: models.Model) -> str:
    """The rule that decided so."""
    return str(_decision(instance).rule)


def raw_answers() -> int:
    """Raw answers that are kept."""
    return Attempt.objects.filter(raw__isnull=False).count()


def raw_answer() -> object:
    """The only one."""
    return Attempt.objects.get().raw


def claimed_by_a_worker_that_dies() -> None:
    """A worker took all captions, and was killed before it did anything."""
    claim(ids(), using="default")


def decided_by(user: Any) -> None:
    """That person approved words of a service, which are counted."""
    photos = ContentType.objects.get_for_model(Photo)
    about = {"content_type": photos, "field_name": "image", "provider": "default", "verb": Verb.APPROVE}
    Score.objects.create(**about, user=str(user.pk), spot_check=False, number=1)


def paced_in_database() -> bool:
    """The database remembers how often a service was asked."""
    return Pace.objects.exists()


def attempts_about_one_question(number: int) -> Callable[[], int]:
    """So many more requests that asked the same; gives how many are left."""
    for _number in range(number):
        Attempt.objects.create(
            key="a" * 64, provider="default", request=1, outcome=Outcome.ANSWERED, asked_at=timezone.now()
        )
    return Attempt.objects.count


def versions_of_one_caption(number: int) -> Callable[[], int]:
    """So many more that a machine made, none of them published; gives how many are left."""
    content_type = ContentType.objects.get_for_model(Caption)
    row, _made = Caption.objects.get_or_create(
        content_type=content_type, object_id="1", defaults={"state": State.DONE, "field_name": "image"}
    )
    for _number in range(number):
        version(row, "A bridge.", standing="")
    return Version.objects.count


def forget() -> None:
    """As if nobody had asked for words yet."""
    for model in (Attempt, Caption, Pace):
        model._base_manager.all().delete()


def time_passes(seconds: float) -> None:
    """All that is stored becomes so much older, whichever clock it is compared with."""
    for model in apps.get_app_config("autocaption").get_models():
        names = [f.attname for f in model._meta.concrete_fields if isinstance(f, models.DateTimeField)]
        older = {name: models.F(name) - timedelta(seconds=seconds) for name in names}
        if older and not model._meta.proxy:
            model._base_manager.update(**older)
    for pace in Pace.objects.all():
        state = pace_state.State.from_json(pace.state)
        age(state, seconds)
        Pace.objects.filter(pk=pace.pk).update(state=state.as_json())
    pacing.reset()
    retention._next_look.clear()


def _of(instance: models.Model) -> Caption:
    content_type = ContentType.objects.get_for_model(instance)
    return Caption.objects.get(content_type=content_type, object_id=str(instance.pk))


def _decision(instance: models.Model) -> Decision:
    return Decision.objects.filter(content_hash=_of(instance).content_hash).order_by("-pk")[0]
