"""``pages``: what the admin shows of this app to a superuser, as one text; and everything that its tables hold."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.test import Client

from django_autocaption.models import Attempt, Batch, Caption


class Command(BaseCommand):
    """Print the pages and the rows."""

    def handle(self, *args: Any, **options: Any) -> None:
        client = Client()
        client.force_login(User.objects.get_or_create(username="all", is_staff=True, is_superuser=True)[0])
        addresses = [f"/admin/autocaption/{model}/" for model in ("caption", "attempt", "batch", "prompt")]
        addresses += [f"/admin/autocaption/caption/{c.pk}/change/" for c in Caption.objects.all()]
        addresses += [f"/admin/autocaption/attempt/{a.pk}/change/" for a in Attempt.objects.all()]
        addresses += [f"/admin/autocaption/batch/{b.pk}/change/" for b in Batch.objects.all()]
        for address in addresses:
            response = client.get(address)
            assert response.status_code == 200, (address, response.status_code)
            self.stdout.write(response.content.decode())
        call_command("dumpdata", "autocaption", stdout=self.stdout)
