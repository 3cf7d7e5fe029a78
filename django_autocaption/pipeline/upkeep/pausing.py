"""An operator stops the requests of the site, or those to one service, and lets them go on.

Saving and reading go on meanwhile, answers that were asked for come and are stored, jobs that services work on are
looked at: they are paid for already. Rows wait as they are; no try is counted, and no new money is reserved.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Caption, Pause
from django_autocaption.options import did_you_mean
from django_autocaption.pacing import pauses
from django_autocaption.pacing.pauses import SITE
from django_autocaption.pipeline.runtime import backlog, databases, queue

logger = logging.getLogger(__name__)

#: Rows that are sent when requests go on; the sweep sends the others.
MOST = 10_000


@dataclass(frozen=True, kw_only=True)
class Paused:
    """What is stopped, since when and by whom, and what waits for it."""

    row: Pause
    waiting: int
    """Due captions that are held back; at most as many as were to be counted."""

    @property
    def by(self) -> str:
        """Name of the user; "" = somebody at the shell, or a former user."""
        return str(self.row.by or "")


def pause(alias: str = SITE, *, by: AbstractBaseUser | None = None) -> bool:
    """Stop new requests to this service, SITE = to all; workers know within a second. False: they were stopped already.

    Raises ConfigurationError for an alias that the settings do not know.
    """
    known = list(conf.current().PROVIDERS)
    if alias != SITE and alias not in known:
        hint = did_you_mean(alias, known)
        raise ConfigurationError(f"AUTOCAPTION['PROVIDERS'] has no alias {alias!r}.{hint}")
    made = pauses.pause(alias, by=by)
    if made:
        logger.warning("Requests to %s are paused.", _name(alias))
    return made


def resume(alias: str = SITE) -> bool:
    """Let them go on, and send what is due to the workers. False: they were not stopped under this name."""
    if not pauses.resume(alias):
        return False
    logger.warning("Requests to %s go on.", _name(alias))
    for using in databases.with_captions():
        queue.resend(using=using, patience=conf.current().RESEND_AFTER, most=MOST)
        backlog.feed(using=using)
    return True


def paused(*, most: int | None = None) -> Sequence[Paused]:
    """Everything that is stopped, the site first. ``most``: count no further than this."""
    return [Paused(row=row, waiting=waiting(row.alias, most=most)) for row in pauses.pauses()]


def waiting(alias: str = SITE, *, most: int | None = None) -> int:
    """Captions that are due, and whose next request would go to this service; SITE = all."""
    total = 0
    for using in databases.with_captions():
        rows = pauses.held_back(Caption.objects.using(using).due(), {alias}).order_by()
        total += rows.count() if most is None else rows[:most].count()
    return total


def _name(alias: str) -> str:
    return repr(alias) if alias else "all services"
