"""How far requests to a service may go just now, the same for all workers: for sites without Redis."""

from __future__ import annotations

from django.db import models


class Pace(models.Model):
    """One row per provider. Read and written by ``django_autocaption.pacing`` only, with a condition on ``version``."""

    alias = models.CharField(max_length=100, primary_key=True)
    """Key in AUTOCAPTION["PROVIDERS"]."""
    version = models.PositiveBigIntegerField(default=0)
    """Grows with every change, so that of two workers who saw the same state only one can change it."""
    state = models.TextField(default="{}")
    """``pacing.schedule.State`` as JSON."""

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.alias
