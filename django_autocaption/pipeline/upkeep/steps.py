"""The steps of a sweep, each on its own: one that fails is logged and shown in Status, and the others go on."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django_autocaption.models import Step, UpkeepFailure
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.runtime.errors import message_of, traceback_of

logger = logging.getLogger(__name__)


class Steps:
    """One sweep of one database."""

    def __init__(self, using: str) -> None:
        self.using = using
        self.failed: dict[tuple[Step, str], str] = {}
        """(step, label of the field or "") → what the error says."""

    def run(self, step: Step, work: Callable[[], int | None], *, field: str = "") -> int:
        """Do ``work``, which says how many captions it took care of. 0 where it fails. Raises only where the database
        is away, since no other step could do better."""
        try:
            with databases.contained(self.using):
                return work() or 0
        except Exception as error:
            if databases.tells_outage(error, self.using):
                raise
            self.note(step, error, field=field)
            return 0

    def note(self, step: Step, error: Exception, *, field: str = "") -> None:
        """Remember that a step, or a part of it, failed."""
        name = f"{step.value} of {field}" if field else step.value
        logger.error(
            "The sweep of the database %r failed at %r; what else it has to do is done.\n%s",
            self.using,
            name,
            traceback_of(error),
        )
        self.failed[step, field] = message_of(error)

    def remember(self) -> None:
        """Have Status show what failed this time, and nothing that did not. A sweep beside this one may say otherwise:
        the later one is right."""
        rows = UpkeepFailure.objects.using(self.using)
        try:
            with databases.contained(self.using):
                known = {(row.step, row.field): row.pk for row in rows.all()}
                if over := [pk for key, pk in known.items() if key not in self.failed]:
                    rows.filter(pk__in=over).delete()
                for (step, field), message in self.failed.items():
                    now = {"message": message, "at": DatabaseNow()}
                    rows.update_or_create(
                        step=step, field=field, defaults=now, create_defaults={**now, "since": DatabaseNow()}
                    )
        except Exception as error:
            if databases.tells_outage(error, self.using):
                raise
            logger.exception("What failed in the sweep of the database %r could not be stored.", self.using)
