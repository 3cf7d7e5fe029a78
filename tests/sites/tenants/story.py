"""Two tenants upload images of the same names, each in the admin on its own host, which one command and then one worker
caption, and a sweep for each finds what nobody announced; prints what each has and shows, and what comes of an answer
that is posted to either."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import django
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

ADD = "/admin/testapp/photo/add/"


def main() -> None:
    django.setup()
    from celery.contrib.testing.worker import start_worker
    from django.db import connection
    from django.test.utils import setup_test_environment
    from django_tenants.utils import get_tenant_model, schema_context
    from tenant_schemas_celery.app import CeleryApp

    from django_autocaption import tasks
    from django_autocaption.models import Caption
    from tests.pictures import upload
    from tests.sites.tenants.hosts import AddressedProvider
    from tests.testapp.models import Photo

    setup_test_environment()
    call_command("migrate_schemas", shared=True, run_syncdb=True, verbosity=0)
    told: dict[str, Any] = {}
    for name in ("one", "two"):
        tenant = get_tenant_model()(schema_name=name, name=name)
        tenant.save(verbosity=0)
        tenant.domains.create(domain=f"{name}.example", is_primary=True)
        with schema_context(name), connection.schema_editor() as editor:  # its app has no migrations
            editor.create_model(Photo)
    for name, colour in (("one", "red"), ("two", "blue")):
        _upload(_client(name), colour)
    for name in ("one", "two"):
        call_command("tenant_command", "autocaption", "work", schema_name=name)
    _change({"DELIVERY": "celery"})
    app = CeleryApp("tenants", broker="memory://", set_as_current=True)
    app.autodiscover_tasks(["django_autocaption"], force=True)
    with start_worker(app, pool="solo", perform_ping_check=False):
        for name, colour in (("one", "green"), ("two", "yellow")):
            with schema_context(name):
                Photo.objects.create(image=upload(colour, name="second.jpg"))
        _worked_off()
        for name in ("one", "two"):
            with schema_context(name):  # as beat does it for each tenant
                Photo.objects.bulk_create([Photo(image=Photo.objects.latest("pk").image.name)])
                tasks.sweep.delay()
        _worked_off(rows=3)
    for name in ("one", "two"):
        with schema_context(name):
            rows = Caption.objects.order_by("pk")
            told[name] = [[row.image_name, row.state, row.error_code, row.content_hash] for row in rows]
    told["listed"] = {name: _listed(name) for name in ("one", "two")}
    told["shown"] = {name: _shown(name) for name in ("one", "two")}
    told["addresses"] = [[each.callback_url.partition("?")[0], each.image_url] for each in AddressedProvider.asked]
    told["posted"] = _posted_to_both()
    json.dump(told, sys.stdout)


def _client(tenant: str) -> Any:
    """Somebody who is signed in, on the tenant's own host."""
    from django.contrib.auth.models import User
    from django.test import Client
    from django_tenants.utils import schema_context

    client = Client(SERVER_NAME=f"{tenant}.example")
    with schema_context(tenant):
        person = User.objects.filter(username="editor").first() or User.objects.create_superuser("editor")
        client.force_login(person)
    return client


def _upload(client: Any, colour: str) -> None:
    """In the tenant's own admin."""
    from tests.pictures import jpeg

    data: dict[str, Any] = {"title": colour}
    for inline in client.get(ADD).context["inline_admin_formsets"]:
        data |= {f"{inline.formset.prefix}-{each}": 0 for each in ("TOTAL_FORMS", "INITIAL_FORMS")}
    file = SimpleUploadedFile("photo.jpg", jpeg(colour), content_type="image/jpeg")
    answer = client.post(ADD, {**data, "image": file})
    assert answer.status_code == 302, answer.context["errors"]


def _listed(tenant: str) -> int:
    """How many captions the tenant's admin has."""
    return int(_client(tenant).get("/admin/autocaption/caption/").context["cl"].result_count)


def _shown(tenant: str) -> list[bool]:
    """Whether its page of the image that it uploaded first says the words of the one tenant's, and of the other's."""
    from django_tenants.utils import schema_context

    from django_autocaption.models import Caption

    words = []
    for name in ("one", "two"):
        with schema_context(name):
            words.append(Caption.objects.order_by("pk")[0].published.alt_text)
    page = _client(tenant).get("/admin/testapp/photo/1/change/").content.decode()
    return [text in page for text in words]


def _posted_to_both() -> list[list[Any]]:
    """The answer about an image of the first tenant is posted to the second one's address, and then to its own: what
    each says, and how the caption stands then."""
    from django.test import Client
    from django_tenants.utils import schema_context

    from django_autocaption.models import Attempt, Caption
    from tests.pictures import upload
    from tests.testapp.models import Photo
    from tests.testapp.providers import LaterProvider

    _change({"PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.LaterProvider"}}, "DELIVERY": "command"})
    with schema_context("one"):
        Photo.objects.create(image=upload("white", name="third.jpg"))
    call_command("tenant_command", "autocaption", "work", schema_name="one")
    path = LaterProvider.asked[-1].callback_url.partition(".example")[2]
    told = []
    for tenant in ("two", "one"):
        with schema_context("one"):
            job = Attempt.objects.latest("pk").external_id
        host = Client(SERVER_NAME=f"{tenant}.example")
        answer = host.post(path, {"id": job, "text": "A white wall."}, content_type="application/json")
        with schema_context("one"):
            told.append([answer.status_code, Caption.objects.latest("pk").state])
    return told


def _change(keys: dict[str, Any]) -> None:
    from django.conf import settings
    from django.core.signals import setting_changed

    settings.AUTOCAPTION = {**settings.AUTOCAPTION, **keys}
    setting_changed.send(None, setting="AUTOCAPTION", value=settings.AUTOCAPTION, enter=True)


def _worked_off(*, rows: int = 0) -> None:
    """The worker is done, with so many captions of each tenant at least; or half a minute is over."""
    until = time.monotonic() + 30
    while any(_waits(name, rows) for name in ("one", "two")) and time.monotonic() < until:
        time.sleep(0.2)


def _waits(tenant: str, rows: int) -> bool:
    from django_tenants.utils import schema_context

    from django_autocaption.models import Caption, State

    with schema_context(tenant):
        under_way = Caption.objects.filter(state__in=(State.PENDING, State.WORKING))
        return under_way.exists() or Caption.objects.count() < rows


if __name__ == "__main__":
    main()
