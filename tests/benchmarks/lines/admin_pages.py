"""What editors wait for: lists, filters, search and forms of the app's admin, at a million rows and at a thousand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.result import Result, Scale, seconds

NEEDS_ROWS = True
LIMIT = 2
LANGUAGES = ("en", "de")
DESK = "admin:autocaption_sitting_changelist"
SEARCHES = {
    "caption": ("zeppelin", "nowhere to be found", "4711", "photos/2026/11/4711.jpg", "bridge"),
    "attempt": ("job-4711", "nothing"),
    "moderatedimage": ("4711.jpg", "4711"),
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a browser asks for."""

    address: str
    data: dict[str, Any] = field(default_factory=dict)
    posts: bool = False
    languages: tuple[str, ...] = LANGUAGES


def measure(scale: Scale) -> Iterator[Result]:
    """The median of several loads of each page, the two databases in turn. A page of a list with few rows is quick at a
    thousand rows because it is nearly empty: no list is compared with less than its fullest page there."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from tests.benchmarks.site import use

    clients = {}
    for size in ("small", "large"):
        with use(size):
            clients[size] = Client()
            clients[size].force_login(User.objects.get(username="admin"))
            begun = clients[size].post(reverse(DESK), {"order": "oldest"})
            assert begun.status_code == 302, "nothing waits"  # each database has its first sitting now
    with use("large"):
        pages = dict(_pages(clients["large"]))
    rows: dict[str, int | None] = {}
    for size, client in clients.items():
        with use(size):
            for name, page in pages.items():  # first loads compile templates
                rows[name] = _load(client, page, size)
            if size == "small":
                fullest = {name: _fullest(name, rows) for name in pages}
    rounds = scale.of(3, 1)
    times: dict[str, dict[str, float]] = {}
    for name, page in pages.items():
        loads: dict[str, list[float]] = {"small": [], "large": []}
        with _speaking(page.languages):
            for _round in range(rounds):
                for size, found in loads.items():
                    with use(size):
                        found.append(seconds(lambda page=page, size=size: _load(clients[size], page, size)))
        times[name] = {size: sorted(found)[len(found) // 2] for size, found in loads.items()}
    ratios = {n: t["large"] / max(t["small"], times[fullest[n]]["small"]) for n, t in times.items()}
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


def _load(client: Any, page: Page, size: str) -> int | None:
    """Returns the number of rows that it lists; None for a page that is no list."""
    data = page.data
    if size == "small" and "p" in data:  # there is no such page
        data = {}
    response = client.post(page.address, data, follow=True) if page.posts else client.get(page.address, data)
    assert response.status_code == 200, (page, response.status_code)
    response.content  # noqa: B018 - rendered by now
    changelist = (getattr(response, "context_data", None) or {}).get("cl")
    return None if changelist is None else len(changelist.result_list)


def _fullest(name: str, rows: dict[str, int | None]) -> str:
    """The page with the most rows of the same list; a page that is no list is held to itself."""
    if rows[name] is None:
        return name
    same = [other for other in rows if other.partition(" ")[0] == name.partition(" ")[0]]
    return max(same, key=lambda other: rows[other] or 0)


@contextmanager
def _speaking(languages: tuple[str, ...]) -> Iterator[None]:
    """A site in these languages."""
    from django.conf import settings
    from django.test import override_settings

    with override_settings(AUTOCAPTION=settings.AUTOCAPTION | {"LANGUAGES": list(languages)}):
        yield


def _pages(client: Any) -> Iterator[tuple[str, Page]]:
    """Every page by a name that begins with its list's."""
    from urllib.parse import parse_qsl

    from django.contrib import admin
    from django.urls import reverse

    for model in admin.site._registry:
        if model._meta.app_label != "autocaption" or model._meta.model_name == "sitting":
            continue
        name = model._meta.model_name
        address = reverse(f"admin:autocaption_{name}_changelist")
        yield name, Page(address=address)
        response = client.get(address)
        if (changelist := (getattr(response, "context_data", None) or {}).get("cl")) is None:
            continue
        if changelist.paginator.num_pages > 50:
            yield f"{name} p=50", Page(address=address, data={"p": "50"})
        for spec in changelist.filter_specs:
            for choice in spec.choices(changelist):
                if query := dict(parse_qsl(str(choice["query_string"]).lstrip("?"), keep_blank_values=True)):
                    yield f"{name} {' '.join(f'{k}={v}' for k, v in query.items())}", Page(address=address, data=query)
        for words in SEARCHES.get(str(name), ()):
            yield f"{name} search “{words}”", Page(address=address, data={"q": words})
        found = model._default_manager.order_by("pk").values_list("pk", flat=True)
        if (pk := found[:1].first()) is not None:
            yield f"{name} form", Page(address=reverse(f"admin:autocaption_{name}_change", args=[pk]))
            yield f"{name} log", Page(address=reverse(f"admin:autocaption_{name}_history", args=[pk]))
    for name in ("dashboard", "coverage", "scoreboard", "status"):
        yield name, Page(address=reverse(f"admin:autocaption_caption_{name}"))
    yield "bulk progress", Page(address=reverse("admin:autocaption_batch_progress", args=[1]))
    yield from _asking_first()
    for name in ("change", "sheet", "end"):  # before others begin: a person's earliest sittings are forgotten
        yield f"desk {name}", Page(address=reverse(f"admin:autocaption_sitting_{name}", args=[1]))
    yield "desk begins", Page(address=reverse(DESK), data={"order": "oldest"}, posts=True)
    yield "desk begins, the most doubtful first", Page(address=reverse(DESK), data={"order": "doubt"}, posts=True)
    backfill, chosen = reverse("admin:autocaption_caption_backfill"), {"field": "testapp.Photo.image"}
    yield "backfill", Page(address=backfill)
    yield "backfill priced, nothing lacks", Page(address=backfill, data=chosen, posts=True)
    yield "backfill priced, all lack one", Page(address=backfill, data=chosen, posts=True, languages=(*LANGUAGES, "fr"))


def _asking_first() -> Iterator[tuple[str, Page]]:
    """Those between an action's two steps, about all that a list finds."""
    from django.urls import reverse

    # What is ticked goes for nothing, and must be there; whatever was said before the page was made was seen.
    posted = {"select_across": "1", "_selected_action": "1", "index": "0", "_newest": str(10**9)}
    captions, photos = (reverse(f"admin:{name}_changelist") for name in ("autocaption_caption", "testapp_photo"))
    for action in ("recaption", "translate", "check_words", "compare", "reject"):
        yield f"{action} of all", Page(address=captions, data=posted | {"action": action}, posts=True)
    done = f"{captions}?state__exact=done"
    yield "recaption of a filter", Page(address=done, data=posted | {"action": "recaption"}, posts=True)
    yield "recaption of all objects", Page(address=photos, data=posted | {"action": "recaption_images"}, posts=True)
    queue, withheld = reverse("admin:autocaption_moderatedimage_changelist"), posted | {"action": "clear"}
    yield "moderation of all", Page(address=f"{queue}?rating=all", data=withheld, posts=True)
