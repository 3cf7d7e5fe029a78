"""Two tenants upload images of the same names, which one command and then one worker caption; prints what each has."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import django
from django.core.management import call_command


def main() -> None:
    django.setup()
    from celery.contrib.testing.worker import start_worker
    from django.conf import settings
    from django.core.signals import setting_changed
    from django.db import connection
    from django_tenants.utils import get_tenant_model, schema_context
    from tenant_schemas_celery.app import CeleryApp

    from django_autocaption.models import Caption
    from tests.pictures import upload
    from tests.sites.tenants.hosts import AddressedProvider
    from tests.testapp.models import Photo

    call_command("migrate_schemas", shared=True, run_syncdb=True, verbosity=0)
    told: dict[str, Any] = {}
    for name, colour in (("one", "red"), ("two", "blue")):
        tenant = get_tenant_model()(schema_name=name, name=name)
        tenant.save(verbosity=0)
        tenant.domains.create(domain=f"{name}.example", is_primary=True)
        with schema_context(name):
            with connection.schema_editor() as editor:  # its app has no migrations
                editor.create_model(Photo)
            Photo.objects.create(image=upload(colour))
    for name in ("one", "two"):
        call_command("tenant_command", "autocaption", "work", schema_name=name)
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "DELIVERY": "celery"}
    setting_changed.send(None, setting="AUTOCAPTION", value=settings.AUTOCAPTION, enter=True)
    app = CeleryApp("tenants", broker="memory://", set_as_current=True)
    app.autodiscover_tasks(["django_autocaption"], force=True)
    with start_worker(app, pool="solo", perform_ping_check=False):
        for name, colour in (("one", "green"), ("two", "yellow")):
            with schema_context(name):
                Photo.objects.create(image=upload(colour, name="second.jpg"))
        until = time.monotonic() + 30
        while any(_waits(name) for name in ("one", "two")) and time.monotonic() < until:
            time.sleep(0.2)
    for name in ("one", "two"):
        with schema_context(name):
            rows = Caption.objects.order_by("pk")
            told[name] = [[row.image_name, row.state, row.error_code, row.content_hash] for row in rows]
    told["addresses"] = [[each.callback_url.partition("?")[0], each.image_url] for each in AddressedProvider.asked]
    json.dump(told, sys.stdout)


def _waits(tenant: str) -> bool:
    from django_tenants.utils import schema_context

    from django_autocaption.models import Caption, State

    with schema_context(tenant):
        return Caption.objects.filter(state__in=(State.PENDING, State.WORKING)).exists()


if __name__ == "__main__":
    main()
