"""A product is uploaded and captioned, and then its words are corrected; prints what is found, and its history."""

from __future__ import annotations

import json
import sys
from typing import Any

import django
from django.core.management import call_command


def main() -> None:
    django.setup()
    from haystack.query import SearchQuerySet

    from django_autocaption.models import Caption
    from tests.pictures import upload
    from tests.sites.saving.models import Item

    call_command("migrate", run_syncdb=True, verbosity=0)
    item = Item.objects.create(name="Kettle", image=upload())
    call_command("autocaption", "work")
    item.refresh_from_db()
    told: dict[str, Any] = {"alt": item.alt}
    told["found"] = [int(found.pk) for found in SearchQuerySet().filter(content="photograph")]
    told["history"] = list(item.history.order_by("history_id").values_list("history_type", "alt"))
    item.alt = "A kettle on a stove."
    item.save()
    call_command("autocaption", "work")
    item.refresh_from_db()
    told["person"] = [item.alt, Caption.objects.get().human]
    told["found_then"] = [len(SearchQuerySet().filter(content=word)) for word in ("stove", "photograph")]
    told["history_then"] = item.history.count()
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
