"""Import a table of posters by import-export's own pages, export it, and bring it back with other words.

Prints what the table says each time.
"""

from __future__ import annotations

import csv
import json
import sys
from io import StringIO
from typing import Any

import django
from django.core.management import call_command

COLUMNS = ("id", "title", "image", "alt")


def main() -> None:
    django.setup()
    from django.contrib.auth.models import User
    from django.core.files.storage import default_storage
    from django.test import Client
    from django.test.utils import setup_test_environment

    import tests.celery  # noqa: F401 - the current app: tasks run at once
    from django_autocaption.models import Caption
    from tests.pictures import upload

    setup_test_environment()
    call_command("migrate", run_syncdb=True, verbosity=0)
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    names = [default_storage.save(f"posters/{colour}.jpg", upload(colour)) for colour in ("red", "blue")]
    rows = [("", "Spring", names[0], ""), ("", "Fair", names[1], "A poster of the fair."), ("", "Bare", "", "")]
    bring(client, rows)
    told: dict[str, Any] = {"exported": exported(client)}
    told["people"] = sorted(Caption.objects.values_list("object_id", "human"))
    spring, *others = told["exported"]
    bring(client, [[*spring[:3], "A poster of spring, in red."], *others])
    told["again"] = exported(client)
    told["captions"] = Caption.objects.count()
    told["list"] = client.get("/admin/autocaption/caption/").content.decode().count("A poster of spring, in red.")
    json.dump(told, sys.stdout)


def bring(client: Any, rows: Any) -> None:
    """Both steps of the import."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    table = StringIO()
    csv.writer(table).writerows([COLUMNS, *rows])
    file = SimpleUploadedFile("posters.csv", table.getvalue().encode(), content_type="text/csv")
    address = "/admin/importing/poster/import/"
    form = client.get(address).context["form"]
    formats = form.fields["format"].choices
    chosen = next(value for value, label in formats if label == "csv")
    page = client.post(address, {"import_file": file, "format": chosen, "resource": "0"})
    confirm = page.context["confirm_form"]
    answer = client.post("/admin/importing/poster/process_import/", confirm.initial)
    assert answer.status_code == 302, answer.content


def exported(client: Any) -> list[list[str]]:
    """What the export's page gives."""
    address = "/admin/importing/poster/export/"
    form = client.get(address).context["form"]
    chosen = next(value for value, label in form.fields["format"].choices if label == "csv")
    fields = {name: "on" for name in form.fields if name.startswith("posterresource_")}
    answer = client.post(address, {"format": chosen, "resource": "0", **fields})
    table = list(csv.reader(StringIO(answer.content.decode())))
    order = [table[0].index(name) for name in COLUMNS]
    return sorted([row[at] for at in order] for row in table[1:])


if __name__ == "__main__":
    main()
