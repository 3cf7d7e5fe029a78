"""Images whose words came before moderation did, or from people: they are rated after all."""

from __future__ import annotations

from django.db.models import Q

from django_autocaption import conf
from django_autocaption.models import Caption, Rating, State, gate
from django_autocaption.models.transitions import requested
from django_autocaption.pipeline.runtime import databases, locks
from django_autocaption.registry import registry


def ask_for_ratings(*, using: str, most: int) -> int:
    """Have a worker look at images that are not rated. Their words stand meanwhile, as far as the mode lets them, and
    no service is asked for others. Returns how many captions are due."""
    chosen = conf.current().moderation
    moderated = Q(pk__in=())
    for field in registry.all():
        if field.options.moderation_mode != "off":
            moderated |= gate.of_field(field)
    if not (chosen.PROVIDER or chosen.NSFW) or not moderated.children:
        return 0
    rows = Caption.objects.using(using).filter(moderated, rating=Rating.UNCHECKED, state=State.DONE)
    # What was looked at, and left unrated for the service's own answer, needs no second look.
    unseen = rows.exclude(image_name="").filter(Q(published__isnull=False) | Q(draft__isnull=False), decision=None)
    ids = list(unseen.order_by("pk").values_list("pk", flat=True)[:most])
    columns = requested(batch=None, background=True)
    return databases.patiently(lambda: locks.change(rows, ids, columns, patient=False), using=using)
