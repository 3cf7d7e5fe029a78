"""Every page that the app has in an admin, from its URL configuration, and the rows that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User

from django_autocaption.desk import sittings
from django_autocaption.desk.queue import Filter
from django_autocaption.exchange import spreadsheet, uploads
from django_autocaption.models import Attempt, Batch, Caption, Comparison, Prompt, Review, Sitting, Upload
from django_autocaption.pipeline.bulk import compare
from django_autocaption.pipeline.bulk.compare import Combination
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.pictures import upload
from tests.testapp.models import PressPhoto

PREFIX = "autocaption/"
#: Pages of the site's own models that show something of the app, and what the list is with fields.
MORE = ("autocaption/caption/?edit=1", "testapp/photo/", "testapp/photo/{caption}/change/", "")


def prepare(person: User) -> None:
    """Two images with words, one with a draft, and whatever else a page may be about."""
    for colour in ("red", "blue"):
        PressPhoto.objects.create(title=colour, image=upload(colour), contact_sheet=upload(colour, "sheet.jpg"))
    first, second, *_others = rows = list(Caption.objects.order_by("pk"))
    reviews.edit(first, {"alt_text": "A red wall beside the river."}, seen=Seen.of(first), by=By(user=person))
    compare.start([second], [Combination(provider="default")], blind=False, user=person, using="default")
    compare.start(rows[:2], [Combination(provider="default")], blind=True, user=person, using="default")
    Prompt.objects.create(name="short", text="Say it in ten words.")
    sittings.begin(person, Filter(), [row.pk for row in rows], using="default")
    table = "".join(spreadsheet.write([rows])).replace("beside the river", "by the sea")
    uploads.keep(person, "words.csv", table.encode(), using="default")


def addresses() -> Iterator[str]:
    """Each page that can be opened, below the admin."""
    for route in sorted(_routes(admin.site.get_urls())):
        if route.startswith(PREFIX):
            yield re.sub(r"<[^>]+>", str(_keys()[route.split("/")[1]]), _of_its_own(route))
    for each in MORE:
        yield each.format(caption=Caption.objects.order_by("pk")[0].object_id)


def _routes(patterns: Any, before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        yield from _routes(pattern.url_patterns, route) if hasattr(pattern, "url_patterns") else (route,)


def _of_its_own(route: str) -> str:
    """With the key of what it is about, where that is of another kind than the model of the page."""
    if route.endswith("/overlay/"):
        return f"{route}?image=testapp.photo.image/1"
    own = {"import/<int:pk>": Upload, "tried/<int:pk>": Comparison}
    for part, model in own.items():
        route = route.replace(part, f"{part.split('/')[0]}/{model.objects.order_by('pk')[0].pk}")
    return route


def _keys() -> Mapping[str, int]:
    kinds: dict[str, Any] = {
        "attempt": Attempt,
        "batch": Batch,
        "caption": Caption,
        "comparison": Comparison,
        "moderatedimage": Caption,
        "prompt": Prompt,
        "review": Review,
        "sitting": Sitting,
    }
    return {name: kind.objects.order_by("pk").last().pk for name, kind in kinds.items()}
