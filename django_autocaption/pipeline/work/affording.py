"""The last step before leased jobs are asked about: what the site's budgets do not allow waits, as if never leased."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.outcome import unasked
from django_autocaption.pipeline.outcome.store import settle
from django_autocaption.pipeline.records import leases
from django_autocaption.pipeline.work import asking


def affordable(jobs: Sequence[Job], *, using: str) -> list[list[Job]]:
    """The requests about these jobs that the budgets allow, and that are reserved for. The others are put off, or told
    that the settings are wrong; their attempts were never made."""
    try:
        requests, refused = reservations.reserve(asking.requests_for(jobs))
    except ImproperlyConfigured as error:
        leases.withdraw(jobs, using=using)
        settle([unasked.unasked(job.caption, "settings", str(error)) for job in jobs], using=using)
        return []
    leases.withdraw([r.job for r in refused], using=using)
    settle(
        [unasked.put_off(r.job.caption, r.delay, reservations.BUDGET_SPENT, r.message) for r in refused], using=using
    )
    return requests
