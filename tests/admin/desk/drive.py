"""A person at the desk: pages are read, and forms are posted as they were drawn."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from django_autocaption.models import Caption, Sitting
from django_autocaption.pipeline.words.seen import Seen
from tests.admin.rows import draft

BEGIN = "/admin/autocaption/sitting/"


def queued(number: int, **given: Any) -> list[Caption]:
    """Drafts, the one that has waited longest first."""
    rows = [draft(**given) for _ in range(number)]
    for ago, row in enumerate(reversed(rows)):
        Caption.objects.filter(pk=row.pk).update(review_at=timezone.now() - timedelta(hours=ago))
    return rows


class Desk:
    """One person, one browser."""

    fetched = True
    """As the script does it; else a page each."""
    begins = BEGIN
    PERMISSIONS = tuple(f"autocaption.{verb}_caption" for verb in ("view", "change", "approve", "request"))

    def __init__(self, client: Client, user: User) -> None:
        client.force_login(user)
        self.client, self.user = client, user
        self.page = ""
        self.status = 200

    @property
    def sitting(self) -> Sitting:
        return Sitting.objects.filter(user=self.user).latest("pk")

    @property
    def url(self) -> str:
        return reverse("admin:autocaption_sitting_change", args=[self.sitting.pk])

    @property
    def undo_key(self) -> str | None:
        found = re.search(r'name="_undo" value="(\d+)"', self.page)
        return found[1] if found else None

    @staticmethod
    def permission(codename: str) -> Permission:
        return Permission.objects.get(codename=codename)

    def begin(self, chosen: dict[str, Any] | None = None) -> str:
        return self._read(self.client.post(self.begins, {"order": "oldest"} | (chosen or {}), follow=True))

    def reload(self, **query: Any) -> str:
        return self._read(self.client.get(self.url, query, follow=True))

    def form(self) -> dict[str, Any]:
        """As the browser would post it."""
        item = re.search(r'name="item" value="(\d+)"', self.page)
        assert item is not None, self.page
        one = Caption.objects.get(pk=item[1])
        about = {"content_type": one.content_type, "object_id": one.object_id, "field_name": one.field_name}
        data: dict[str, Any] = {"item": item[1], "note": "", "seconds": ""}
        for row in Caption.objects.filter(**about):
            for name in ("alt_text", "title", "description", "meta_description", "keywords", "seen_as"):
                data[f"{row.language}-{name}"] = self._value(f"{row.language}-{name}")
            if re.search(rf'name="{row.language}-taken"[^>]*checked', self.page):
                data[f"{row.language}-taken"] = "on"
            assert data[f"{row.language}-seen_as"] or Seen.of(row)
        return data

    def press(self, button: str, value: object = "1", **typed: Any) -> str:
        data = self.form() | {button: str(value)}
        for name, text in typed.items():
            data[name if name in data or "-" in name else f"en-{name}"] = text
        return self.post({name: text for name, text in data.items() if not (name.endswith("-taken") and not text)})

    def undo(self, key: object = None) -> str:
        return self.post({"_undo": str(key or self.undo_key)})

    def press_status(self, button: str) -> int:
        return self.client.post(self.url, self.form() | {button: "1"}).status_code

    def post(self, data: dict[str, Any]) -> str:
        more = {"fetched": "1"} if self.fetched else {}
        return self._read(self.client.post(self.url, data | more, follow=True))

    def leave(self) -> None:
        item = self.form()["item"]
        self.client.post(reverse("admin:autocaption_sitting_leave", args=[self.sitting.pk]), {"item": item})

    def _value(self, name: str) -> str:
        area = re.search(rf'<textarea name="{name}"[^>]*>(.*?)</textarea>', self.page, re.DOTALL)
        if area is not None:
            return unescape(area[1]).lstrip("\r\n")
        line = re.search(rf'<input[^>]*name="{name}"[^>]*>', self.page)
        value = re.search(r'value="([^"]*)"', line[0]) if line is not None else None
        return unescape(value[1]) if value is not None else ""

    def _read(self, response: HttpResponse) -> str:
        self.status = response.status_code
        content = response.content.decode()
        self.page = content[max(content.find("<main"), 0) :].partition("</main>")[0]
        return self.page
