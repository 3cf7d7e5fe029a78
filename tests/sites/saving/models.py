"""Products with a history."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords


class Item(models.Model):
    name = models.CharField(max_length=100)
    image = models.ImageField(upload_to="items")
    alt = models.CharField(max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        app_label = "saving"
