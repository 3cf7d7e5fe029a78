"""What editors wait for: lists, filters, search and forms of the app's admin, at a million rows and at a thousand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.benchmarks.result import Result, Scale, seconds

NEEDS_ROWS = True
LIMIT = 2
SEARCHES = {
    "caption": ("zeppelin", "nowhere to be found", "4711", "photos/2026/11/4711.jpg", "bridge"),
    "attempt": ("job-4711", "nothing"),
}


def measure(scale: Scale) -> Iterator[Result]:
    """The median of several loads of each page, the two databases in turn. A page of a list with few rows is quick at a
    thousand rows because it is nearly empty: no list is compared with less than a full page of the same list there."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client

    from tests.benchmarks.site import use

    clients = {}
    for size in ("small", "large"):
        with use(size):
            clients[size] = Client()
            clients[size].force_login(User.objects.get(username="admin"))
    with use("large"):
        pages = dict(_pages(clients["large"]))
    rounds = scale.of(3, 1)
    times: dict[str, dict[str, float]] = {name: {} for name in pages}
    for size in clients:
        with use(size):
            for name, page in pages.items():  # first loads compile templates
                times[name][size] = seconds(lambda page=page, size=size: _load(clients[size], page, size))
    for name, page in pages.items():
        loads: dict[str, list[float]] = {"small": [], "large": []}
        for _round in range(rounds):
            for size, found in loads.items():
                with use(size):
                    found.append(seconds(lambda page=page, size=size: _load(clients[size], page, size)))
        times[name] = {size: sorted(found)[len(found) // 2] for size, found in loads.items()}
    ratios = {name: t["large"] / max(t["small"], times[name.partition(" ")[0]]["small"]) for name, t in times.items()}
    for group, chosen in {"pages": lambda n: "search" not in n, "search": lambda n: "search" in n}.items():
        names = sorted((n for n in ratios if chosen(n)), key=lambda n: -ratios[n])
        over = [n for n in names if ratios[n] > LIMIT]
        told = "; ".join(f"{n} {ratios[n]:.1f} ({times[n]['large'] * 1000:.0f} ms)" for n in (over or names[:1])[:12])
        yield Result(
            name=f"admin {group} at 1M rows / at 1k rows ({connection.vendor})",
            target=f"≤ {LIMIT}",
            measured=f"{ratios[names[0]]:.1f} at worst of {len(names)}, {len(over)} above {LIMIT}",
            met=not over,
            note=f"slowest: {told}",
        )


def _load(client: Any, page: tuple[str, dict[str, Any], bool], size: str) -> None:
    address, data, posts = page
    if size == "small" and "p" in data:  # there is no such page
        data = {}
    response = client.post(address, data) if posts else client.get(address, data)
    assert response.status_code == 200, (address, data, response.status_code)
    response.content  # noqa: B018 - rendered by now


def _pages(client: Any) -> Iterator[tuple[str, tuple[str, dict[str, Any], bool]]]:
    """Every page by a name that begins with its list's."""
    from urllib.parse import parse_qsl

    from django.contrib import admin
    from django.urls import reverse

    for model in admin.site._registry:
        if model._meta.app_label != "autocaption":
            continue
        name = model._meta.model_name
        address = reverse(f"admin:autocaption_{name}_changelist")
        yield name, (address, {}, False)
        response = client.get(address)
        if (changelist := (getattr(response, "context_data", None) or {}).get("cl")) is None:
            continue
        if changelist.paginator.num_pages > 50:
            yield f"{name} p=50", (address, {"p": "50"}, False)
        for spec in changelist.filter_specs:
            for choice in spec.choices(changelist):
                if query := dict(parse_qsl(str(choice["query_string"]).lstrip("?"), keep_blank_values=True)):
                    yield f"{name} {' '.join(f'{k}={v}' for k, v in query.items())}", (address, query, False)
        for words in SEARCHES.get(str(name), ()):
            yield f"{name} search “{words}”", (address, {"q": words}, False)
        found = model._default_manager.order_by("pk").values_list("pk", flat=True)
        if (pk := found[:1].first()) is not None:
            yield f"{name} form", (reverse(f"admin:autocaption_{name}_change", args=[pk]), {}, False)
    yield "coverage", (reverse("admin:autocaption_caption_coverage"), {}, False)
    backfill = reverse("admin:autocaption_caption_backfill")
    yield "backfill", (backfill, {}, False)
    yield "backfill priced", (backfill, {"field": "testapp.Photo.image"}, True)
