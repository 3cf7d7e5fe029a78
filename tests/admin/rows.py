"""Captions in every standing, written straight into the table: what the admin shows does not need a worker."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from django_autocaption.models import Awaits, Caption, Decision, ModeratedImage, Origin, State, Version
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.pipeline.words import many
from django_autocaption.pipeline.words.seen import Seen
from tests.rows import PUBLISHED, REVIEW, awaits, version
from tests.testapp.models import Photo

_numbers = count(1)
#: Columns of a decision of moderation; what is given of these makes one.
_JUDGED = (
    "rule",
    "source",
    "reason",
    "raw_label",
    "age_group",
    "age_min",
    "age_max",
    "confidence",
    "nsfw",
    "decided_by",
)


def caption(**given: Any) -> Caption:
    """A caption of a photo that need not exist, with published words of a service.

    ``given``: columns of the caption; words, of a version with the ``standing`` PUBLISHED or REVIEW (``""`` as alt text
    = no version), its ``origin``, ``model`` and ``human_fields``; columns of a decision that its rating comes from.
    """
    number = next(_numbers)
    judged = {name: given.pop(name) for name in _JUDGED if name in given}
    standing, origin = given.pop("standing", PUBLISHED), given.pop("origin", Origin.PROVIDER)
    human_fields = given.pop("human_fields", ("alt_text",) if origin == Origin.HUMAN else ())
    state = given.get("state", State.DONE)
    words = {name: given.pop(name) for name in (*WORD_FIELDS, "model", "prompt") if name in given}
    words.setdefault("alt_text", f"A red boat number {number} on a lake." if state == State.DONE else "")
    columns = {
        "content_type": content_type(Photo),
        "object_id": str(number),
        "field_name": "image",
        "language": "en",
        "image_name": f"photos/{number}.jpg",
        "state": state,
        "provider": "default",
    } | given
    if state in (State.PENDING, State.WAITING):
        columns.setdefault("due_at", timezone.now())
    if state in (State.FAILED, State.EXCLUDED):
        columns.setdefault("error_code", "server" if state == State.FAILED else "excluded")
    row = Caption.objects.create(**columns)
    if words["alt_text"] or words.get("decorative"):
        version(row, standing=standing, origin=origin, human_fields=human_fields, **words)
    elif standing == REVIEW:
        awaits(row, Awaits.NO_WORDS)
    if judged:
        decided(row, **judged)
    return row


def decided(row: Caption, **columns: Any) -> Decision:
    """The decision that a caption's rating comes from."""
    defaults = {"rule": "straddling", "source": "default scripted-1", "decided_at": timezone.now()}
    about = {"caption": row, "content_hash": row.moderated_hash, "rating": row.rating}
    decision = Decision.objects.create(**defaults | about | columns)
    row.decision = decision
    row.save()
    return decision


def draft(**given: Any) -> Caption:
    """The same with a draft instead."""
    return caption(standing=REVIEW, **given)


def words_of(row: Caption) -> Version:
    """What an editor is shown first, as it stands in the table."""
    found = Caption.objects.get(pk=row.pk).offered
    assert found is not None
    return found


def caption_of(instance: models.Model, owner: type[models.Model], field_name: str, **columns: Any) -> Caption:
    """A caption of an existing object; ``owner`` is the model whose table holds the image."""
    key = str(getattr(instance, owner._meta.pk.attname))
    name = str(getattr(instance, field_name))
    return caption(content_type=content_type(owner), object_id=key, field_name=field_name, image_name=name, **columns)


def content_type(model: type[models.Model]) -> ContentType:
    """The content type of the concrete model."""
    return ContentType.objects.get_for_model(model)


def staff(*permissions: str) -> User:
    """A member of staff with these permissions: ``autocaption.change_caption``… Whoever has some for captions, and none
    for the site's own models is named, may change all of the site's objects."""
    if any(name.startswith("autocaption.") for name in permissions) and not any(
        name.startswith("testapp.") for name in permissions
    ):
        own = Permission.objects.filter(content_type__app_label="testapp")
        permissions += tuple(f"testapp.{name}" for name in own.values_list("codename", flat=True))
    user = User.objects.create_user(f"editor{next(_numbers)}", is_staff=True)
    rows = {
        f"{row.content_type.app_label}.{row.codename}": row for row in Permission.objects.select_related("content_type")
    }
    user.user_permissions.set([rows[permission] for permission in permissions])
    return user


def action(name: str, rows: Sequence[models.Model], **data: Any) -> dict[str, Any]:
    """What the list's action form posts, with what the list shows of these rows just now."""
    return {
        "action": name,
        "index": "0",
        "select_across": "0",
        "_selected_action": [row.pk for row in rows],
        "_seen": [token for row in rows if (token := _token(row))],
        "_newest": _newest(rows),
        **data,
    }


def confirmed(name: str, rows: Sequence[models.Model], **data: Any) -> dict[str, Any]:
    """What the page between an action's two steps posts back."""
    posted = action(name, rows, provider="", model="", prompt="", prompt_text="", confirm="1")
    del posted["index"]
    return posted | data


def _token(row: models.Model) -> str:
    if not isinstance(row, Caption):
        return ""
    now = Caption.objects.get(pk=row.pk)
    return f"{row.pk} {rulings.Seen.of(now) if isinstance(row, ModeratedImage) else Seen.of(now)}"


def _newest(rows: Sequence[models.Model]) -> int:
    queue = any(isinstance(row, ModeratedImage) for row in rows)
    return rulings.newest_decision(using="default") if queue else many.newest_version(using="default")
