"""How each bulk request of a list stands, and how much of it is left: looked up for the rows of one page, and counted
no further than a page can wait for."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from django_autocaption import figures
from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.models import Batch, Caption, State
from django_autocaption.models.choices import OPEN_STATES

#: Captions of a request that are counted.
MOST = CappedPaginator.most_rows


def looked_up(batches: QuerySet[Batch]) -> QuerySet[Batch]:
    """With what ``in_words`` reads: a look into the index of captions for each row that is shown."""
    captions = Caption.objects.using(batches.db).filter(batch=OuterRef("pk"))
    return batches.annotate(
        has_open=Exists(captions.filter(state__in=OPEN_STATES)), has_failed=Exists(captions.filter(state=State.FAILED))
    )


def in_words(batch: Batch) -> str:
    """``running, 1,204 left``. The request is ``looked_up``."""
    if batch.cancelled_at is not None:
        return pgettext("a bulk request", "cancelled")
    if batch.unwritten or batch.has_open:  # type: ignore[attr-defined]  # as above
        text = _("paused, %(number)s left") if batch.paused_at is not None else _("running, %(number)s left")
        return text % {"number": figures.capped(_left(batch), MOST)}
    if batch.error:
        return pgettext("a bulk request", "given up in part")
    if batch.has_failed:  # type: ignore[attr-defined]  # as above
        return pgettext("a bulk request", "done, some failed")
    return pgettext("a bulk request", "done")


def _left(batch: Batch) -> int:
    """MOST + 1 = more than MOST."""
    number = max(batch.planned - batch.requested_count, 0) if batch.unwritten else 0
    if batch.has_open and number <= MOST:  # type: ignore[attr-defined]  # as above
        rows = Caption.objects.using(batch._state.db).filter(batch=batch, state__in=OPEN_STATES).order_by()
        number += rows[: MOST + 1 - number].count()
    return min(number, MOST + 1)
