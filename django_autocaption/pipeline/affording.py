"""The last step before leased jobs are asked about: what the site's budgets do not allow waits, as if never leased."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

from django_autocaption.pipeline import asking, limits, spending, unanswered
from django_autocaption.pipeline.job import Job
from django_autocaption.pipeline.settle import settle


def affordable(jobs: Sequence[Job], *, using: str) -> list[list[Job]]:
    """The requests about these jobs that the budgets allow, and that are reserved for. The others are put off, or told
    that the settings are wrong; their attempts were never made."""
    try:
        requests, refused = spending.reserve(asking.requests_for(jobs))
    except ImproperlyConfigured as error:
        limits.withdraw(jobs, using=using)
        settle([unanswered.unasked(job.caption, "settings", str(error)) for job in jobs], using=using)
        return []
    limits.withdraw([r.job for r in refused], using=using)
    settle([unanswered.put_off(r.job.caption, r.delay, spending.BUDGET_SPENT, r.message) for r in refused], using=using)
    return requests
