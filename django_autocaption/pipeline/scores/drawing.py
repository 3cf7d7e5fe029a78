"""Of the words that published themselves, some are drawn at random for people to look at: without that, nobody knows
how good ``"REVIEW": "auto"`` is. They stay on their pages.

Each version is looked at once, by key. What decides is a number made of its key: as good as random, and the same
whoever looks. Where a number a week is wanted, the chance is made of how many there were in the week before; in the
first week the first ones are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from django_autocaption.conf import SpotChecks
from django_autocaption.models import Awaits, Caption, Cursor, Drawn, Origin, Version, clock
from django_autocaption.models.transitions import awaiting
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.records.fields import field_at
from django_autocaption.pipeline.runtime import locks, shutdown
from django_autocaption.registry import CaptionedField

#: Name of the ``Cursor``: its value is the last version that was looked at.
NAME = "spot checks"
#: Versions of one transaction, and of one sweep.
PAGE, MOST = 500, 10_000
#: Seconds that a version waits: one with a lower key may not be committed yet, and moderation may have to look.
LAG = 60.0
WEEK = timedelta(days=7)


class Group(NamedTuple):
    """What is drawn from by itself: columns of ``Drawn``."""

    content_type_id: int
    field_name: str
    provider: str
    prompt: int
    week: date


@dataclass(kw_only=True)
class _Lot:
    """One group, as far as it is known, and what one page adds."""

    checks: SpotChecks
    before: int
    """How many published themselves in the week before."""
    drawn_before: int
    eligible: int = 0
    drawn: list[int] = field(default_factory=list)
    """Captions."""

    def look(self, caption: Caption) -> None:
        """Draw the caption's words, or do not."""
        self.eligible += 1
        chance = self.checks.share
        if self.checks.weekly:
            left = self.checks.weekly - self.drawn_before - len(self.drawn)
            chance = self.checks.weekly / max(self.before, 1) if left > 0 else 0.0
        if random_number(caption.published_id or 0) < chance:
            self.drawn.append(caption.pk)


def random_number(version: int) -> float:
    """0 or more, below 1; of the key of a version."""
    return int.from_bytes(blake2b(b"%d" % version, digest_size=7).digest(), "big") / 2**56


def draw(fields: Sequence[CaptionedField], *, using: str, most: int = MOST) -> int:
    """The sweep's part, from where the last one stopped. ``fields``: those of the site; none = not known just now.
    Returns how many words were drawn."""
    cursors = Cursor.objects.using(using)
    if not any(_checks(field) for field in fields):
        if fields:
            cursors.filter(pk=NAME).delete()  # whoever switches it on means what comes from then on
        return 0
    if not cursors.filter(pk=NAME).exists():
        newest = Version.objects.using(using).aggregate(newest=Max("pk"))["newest"] or 0
        cursors.get_or_create(name=NAME, defaults={"value": str(newest)})
    drawn = looked_at = 0
    while looked_at < most and not shutdown.is_under_way():
        page, found = locks.retried(partial(_draw_page, using), using=using)
        looked_at += page
        drawn += found
        if page < PAGE:
            break
    return drawn


def _checks(captioned: CaptionedField | None) -> SpotChecks | None:
    """What is drawn of that field; None where nothing is."""
    if captioned is None or captioned.options.always_reviewed:
        return None
    return captioned.options.checked_by_people or None


def _draw_page(using: str) -> tuple[int, int]:
    """(versions that were looked at, how many were drawn)"""
    with transaction.atomic(using=using):
        # Held, so that of two sweeps the second one goes on where the first stopped.
        place = bulk_update.lock(Cursor.objects.using(using), [NAME])[NAME]
        until = clock.read(using) - timedelta(seconds=LAG)
        newer = Version.objects.using(using).filter(pk__gt=int(place.value or 0)).order_by("pk")
        page: list[Version] = []
        for version in newer.defer("description", "meta_description", "keywords")[:PAGE]:
            if version.created_at > until:
                break
            page.append(version)
        if not page:
            return 0, 0
        lots = _lots([version for version in page if _by_itself(version)], using)
        for group, lot in lots.items():
            _remember(group, lot, using)
        drawn = [pk for lot in lots.values() for pk in lot.drawn]
        Caption.objects.using(using).filter(pk__in=drawn).update(**awaiting(Awaits.SPOT_CHECK))
        place.value, place.looked_at = str(page[-1].pk), until
        place.save(using=using, update_fields=["value", "looked_at"])
    return len(page), len(drawn)


def _by_itself(version: Version) -> bool:
    """New words of a machine that were to be published as they are."""
    by_machine = version.origin in (Origin.PROVIDER, Origin.AUTHOR) and not version.human_fields
    return by_machine and bool(version.provider) and not version.as_draft and version.based_on_id is None


def _lots(versions: Sequence[Version], using: str) -> dict[Group, _Lot]:
    """What pages show of these versions, and nobody waits for; of rows that somebody else holds just now, nothing."""
    by_key = {version.pk: version for version in versions}
    shown = Caption.objects.using(using).publishable().filter(published__in=by_key).values_list("pk", flat=True)
    rows = bulk_update.lock(Caption.objects.using(using), list(shown), patient=False)
    lots: dict[Group, _Lot] = {}
    for row in rows.values():
        version = by_key.get(row.published_id or 0)
        if version is None or row.review != Awaits.NOTHING:
            continue
        checks = _checks(field_at(row.content_type_id, row.field_name, using=using))
        if checks is None:
            continue
        group = Group(row.content_type_id, row.field_name, version.provider, version.prompt_id or 0, _week(version))
        if group not in lots:
            before, drawn = _known(group._replace(week=group.week - WEEK), using), _known(group, using)
            lots[group] = _Lot(checks=checks, before=before[0], drawn_before=drawn[1])
        lots[group].look(row)
    return lots


def _known(group: Group, using: str) -> tuple[int, int]:
    """(eligible, drawn) so far."""
    found = Drawn.objects.using(using).filter(**group._asdict()).values_list("eligible", "drawn").first()
    return found or (0, 0)


def _remember(group: Group, lot: _Lot, using: str) -> None:
    row, _made = Drawn.objects.using(using).get_or_create(**group._asdict())
    more = {"eligible": F("eligible") + lot.eligible, "drawn": F("drawn") + len(lot.drawn)}
    Drawn.objects.using(using).filter(pk=row.pk).update(**more)


def _week(version: Version) -> date:
    """The Monday of the week in which it came, in the site's time zone."""
    moment = version.created_at
    if timezone.is_aware(moment):
        moment = timezone.localtime(moment, timezone.get_default_timezone())
    return moment.date() - timedelta(days=moment.weekday())
