"""What is to be said of words while they are typed at the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from django_autocaption.models import Awaits, Caption, Lease, Rating
from tests.admin.desk.drive import Desk, queued
from tests.rows import PUBLISHED, awaits, fresh, version

pytestmark = pytest.mark.django_db


def test_remarks_come_while_it_is_typed(desk: Desk) -> None:
    (a,) = queued(1)
    version(fresh(a), "A boat.", standing=PUBLISHED)
    Caption.objects.filter(pk=a.pk).update(draft=a.draft)
    awaits(fresh(a), Awaits.DRAFT)
    desk.begin()
    url = reverse("admin:autocaption_sitting_remarks")
    Lease.objects.all().delete()
    told = desk.client.post(url, {"caption": a.pk, "text": "Image of a <b>boat</b>."}).json()
    assert told["length"] == "23 characters"
    assert "Screen readers say that it is an image: begin with what it shows." in told["remarks"]
    assert "<ins>" in told["difference"] and "<b>" not in told["difference"]
    assert Lease.objects.get().user == desk.user, "whoever types keeps the image"
    assert desk.client.post(url, {"caption": "0", "text": ""}).status_code == 403
    Caption.objects.filter(pk=a.pk).update(rating=Rating.BLOCKED)
    assert desk.client.post(url, {"caption": a.pk, "text": ""}).status_code == 403


def test_remarks_are_about_every_field_that_is_typed_in(desk: Desk) -> None:
    (a,) = queued(1)
    markup = "Remove the HTML or Markdown: it would be read aloud."
    page = desk.begin()
    assert markup not in page and '<details class="desk-more">' in page
    typed = {
        "title": "<b>Boats</b>",
        "description": "One line.\r\nAnother.",
        "keywords": "sea, <i>boat</i>",
        "seen_as": "x",
    }
    told = desk.client.post(reverse("admin:autocaption_sitting_remarks"), {"caption": a.pk, "text": "A boat.", **typed})
    assert told.json()["beside"] == {"title": [markup], "description": [], "keywords": [markup]}
    draft = a.draft
    draft.title = "<b>Boats</b>"
    draft.save()
    page = desk.reload()
    assert markup in page and '<details class="desk-more" open>' in page
