"""What a budget has left: one row per budget, period and, where it is each user's own, user."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class Spending(models.Model):
    """Counted by ``pipeline.admission.reservations`` alone, in the transaction that writes the attempt in question."""

    budget = models.CharField(_("budget"), max_length=250)
    """``Budget.key``: the limit itself stays in the settings, where it can be raised."""
    period_start = models.DateField(_("since"))
    user = models.CharField(_("user"), max_length=255, blank=True)
    """Primary key of the user as text; "" = the budget is the site's."""
    spent = models.DecimalField(_("spent"), max_digits=20, decimal_places=8, default=Decimal(0))
    """What answered requests cost, in the budget's unit."""
    reserved = models.DecimalField(_("reserved"), max_digits=20, decimal_places=8, default=Decimal(0))
    """What requests are expected to cost that have not ended, or that nobody knows to have ended."""
    warned_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("spending")
        verbose_name_plural = _("spendings")
        constraints = (
            models.UniqueConstraint(fields=("budget", "period_start", "user"), name="autocaption_one_spending"),
        )

    def __str__(self) -> str:
        return f"{self.budget} {self.period_start}"
