"""Images come by whatever door, and every link of both admin sites is followed; prints what came of it."""

from __future__ import annotations

import json
import sys
from collections import deque
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

import django
from django.core.management import call_command

PREFIX = "/shop"
#: Nothing is to be seen behind them.
NOT_FOLLOWED = ("logout", "password_change", "jsi18n")
MOST = 250


class Links(HTMLParser):
    """Addresses of a page: links, pictures, scripts, and where forms go."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action") or name.endswith("-url"):
                self.found.append((f"{tag} {name}", value or ""))


def main() -> None:
    django.setup()
    from django.contrib.auth import get_user_model
    from django.contrib.contenttypes.models import ContentType
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client
    from django.test.utils import setup_test_environment

    from django_autocaption.models import Caption
    from tests.pictures import jpeg
    from tests.sites.skins import pages
    from tests.sites.unusual.models import Thing

    call_command("check", fail_level="WARNING")
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    setup_test_environment()
    person = get_user_model().objects.create_superuser("ed@shop.test")
    client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    client.force_login(person)
    told: dict[str, Any] = {}

    def add(site: str, model: str, colour: str) -> int:
        file = SimpleUploadedFile(f"{colour}.jpg", jpeg(colour), content_type="image/jpeg")
        data = {"image": file, "alt": "", "uid": str(uuid4())}
        return client.post(f"/en/{site}/unusual/{model}/add/", data).status_code

    told["added"] = [
        add("staff", "thing", "red"),
        add("admin", "offer", "blue"),
        add("staff", "museum", "green"),
        client.post("/en/staff/unusual/thing/add/", {"uid": str(uuid4()), "alt": ""}).status_code,
    ]
    Thing.objects.bulk_create([Thing(image=upload_of("orange")), Thing(image=upload_of("green"))])
    pages.prepare(person)
    call_command("autocaption", "work", stdout=sys.stderr)
    told["captions"] = sorted(
        f"{c.content_type.model} {c.language} {c.state} {c.review} {c.error_code}".strip()
        for c in Caption.objects.exclude(content_type=ContentType.objects.get(model="pressphoto"))
    )
    told["alt"] = [thing.alt for thing in Thing.objects.order_by("alt")]
    told["page"] = client.get("/de/things/").content.decode()
    told["links"] = followed(client)
    told["dumped"] = dumped()
    json.dump(told, sys.stdout)


def dumped() -> list[Any]:
    """How many captions there are, and what differs in a database that the whole site was dumped for, as
    ``docs/operations.md`` has it."""
    from django.conf import settings

    from django_autocaption.models import Caption, Prompt

    Prompt.objects.get(name="product").delete()
    Prompt.objects.create(name="product", text="What is sold here?")
    file = f"{settings.FOLDER}/site.json"
    left_out = ["contenttypes", "auth.permission", "testapp"]  # one of its tables is nowhere
    call_command("dumpdata", natural_foreign=True, exclude=left_out, output=file, verbosity=0)
    call_command("migrate", database="copy", run_syncdb=True, verbosity=0)
    call_command("flush", database="copy", interactive=False, verbosity=0)
    call_command("loaddata", file, database="copy", verbosity=0)
    columns = ("content_type__model", "object_id", "language", "state", "published__alt_text", "draft__alt_text")
    before, after = (set(Caption.objects.using(using).values_list(*columns)) for using in ("default", "copy"))
    return [bool(before), sorted(map(str, before ^ after))]


def upload_of(colour: str) -> Any:
    from tests.pictures import upload

    return upload(colour)


def site_of(address: str) -> str:
    return "".join(address.split("/")[3:4])


def followed(client: Any) -> dict[str, Any]:
    """What every link of both sites answers, but those that lead out; links of one site into the other."""
    waiting = deque(f"{PREFIX}/en/{site}/" for site in ("staff", "admin"))
    waiting.append(f"{PREFIX}/de/staff/autocaption/caption/")
    known, bad, crossing = set(waiting), [], set()
    number = 0
    while waiting and number < MOST:
        here = waiting.popleft()
        number += 1
        answer = client.get(here.removeprefix(PREFIX))
        if answer.status_code in (301, 302):
            pairs = [("redirect", answer["Location"])]
        elif answer.status_code >= 400 and answer.status_code not in (403, 405):
            bad.append(f"{here}: {answer.status_code}")
            continue
        elif answer.get("Content-Type", "").startswith("text/html") and not answer.streaming:
            pairs = Links(answer.content.decode()).found
        else:
            continue
        for what, value in pairs:
            if value.startswith(("#", "mailto:", "https://", "data:", "javascript:")) or not value:
                continue
            parts = urlsplit(urljoin(here, value))
            address = f"{parts.path}?{parts.query}" if parts.query else parts.path
            if address.startswith((f"{PREFIX}/static/", f"{PREFIX}/photos/", f"{PREFIX}/media/")):
                continue
            if not f"{address}/".startswith(f"{PREFIX}/"):
                bad.append(f"{here}: {what} {value}")
                continue
            if "/autocaption/" in here and {site_of(here), site_of(address)} == {"staff", "admin"}:
                crossing.add(f"{here}: {what} {value}")
            plain = address.split("?")[0]
            if address == PREFIX or any(name in address for name in NOT_FOLLOWED) or address in known:
                continue
            if sum(1 for each in known if each.split("?")[0] == plain) > 2:
                continue
            known.add(address)
            waiting.append(address)
    return {"number": number, "bad": bad, "crossing": sorted(crossing)}


if __name__ == "__main__":
    main()
