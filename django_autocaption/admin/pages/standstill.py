"""Why no new words come, where a page has nothing to show: by what Status looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from django_autocaption.admin.pages.outages import paused
from django_autocaption.loading import on_first_use
from django_autocaption.pipeline.upkeep.status import Status, status

if TYPE_CHECKING:
    from django_autocaption.pipeline.admission import rate_limit
else:
    rate_limit = on_first_use("django_autocaption.pipeline.admission.rate_limit")


def standstill() -> list[str]:
    """A sentence for each thing that holds images back; none while the settings are wrong."""
    try:
        found = status(most=1)
    except ImproperlyConfigured:
        return []
    told = paused()
    if found.nobody_works:
        told.append(_("No worker seems to run: images wait, and nobody takes them."))
    return [*told, *spent_budgets(found)]


def spent_budgets(found: Status) -> list[str]:
    """A sentence for each budget that has nothing left."""
    ends = [rate_limit.clock_time(one.budget.period_end()) for one in found.accounts if one.left <= 0]
    return [_("A budget is spent: what it pays for waits until %(until)s.") % {"until": until} for until in ends]
