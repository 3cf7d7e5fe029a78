"""Registered fields: what counts as covered, what as good, and at what cost that is found out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from django_autocaption.audit import fields as audited
from django_autocaption.audit.fields import fields_named, measure
from django_autocaption.audit.quality import Missing, Quality, Tally
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Caption, ErrorCode, MediaFile, Rating, State
from django_autocaption.publishing import gate
from tests.admin.rows import caption_of
from tests.pipeline.drive import without_table
from tests.rows import REVIEW, in_state, version
from tests.testapp.models import Country, Photo, PressPhoto, Product

pytestmark = pytest.mark.django_db
GOOD = "A red boat on a calm lake."
LONG = (
    "The old harbour lies quiet in the morning sun while three wooden boats leave for the open sea, past a white "
    "lighthouse on a rocky island where gulls rest, and two fishermen in yellow coats mend their green nets beside "
    "a stack of blue crates near the market hall with its red roof."
)


def photo(name: str = "photos/first.jpg") -> Photo:
    """A photograph that no signal announced."""
    return Photo.objects.bulk_create([Photo(image=name)])[0]


def captioned(name: str = "photos/first.jpg", **given: Any) -> Caption:
    """The caption of a new photograph."""
    return caption_of(photo(name), Photo, "image", **({"alt_text": GOOD} | given))


def tally(label: str = "testapp.Photo.image", **options: Any) -> Tally:
    """The numbers of one field in the site's one language."""
    (report,) = measure(fields_named([label]), **options)
    return report.tally


@pytest.mark.parametrize(
    ("columns", "quality", "published"),
    [
        ({}, Quality.GOOD, True),
        ({"decorative": True, "alt_text": ""}, Quality.DECORATIVE, True),
        ({"alt_text": "IMG_2041.jpg"}, Quality.FILE_NAME, True),
        ({"alt_text": "image"}, Quality.FILE_NAME, True),
        ({"alt_text": "A picture of a red boat."}, Quality.REDUNDANT, True),
        ({"alt_text": "A"}, Quality.TOO_SHORT, True),
        ({"alt_text": LONG}, Quality.TOO_LONG, True),
        ({"alt_text": "See https://example.com for more."}, Quality.UNFIT, True),
        ({"alt_text": "A red boat 🚤."}, Quality.UNFIT, True),
        ({"alt_text": "Лодка на озере у леса."}, Quality.UNFIT, True),
        ({"state": State.PENDING}, Quality.GOOD, True),
        ({"state": State.FAILED}, Quality.GOOD, True),
        ({"alt_text": ""}, Quality.MISSING, False),
    ],
)
def test_the_class_of_an_image(columns: dict[str, Any], quality: Quality, published: bool) -> None:
    captioned(**columns)
    found = tally()
    assert found.published == published
    assert found.classes == {quality: 1}


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"state": State.PENDING, "alt_text": ""}, Missing.WAITING),
        (in_state(State.WORKING) | {"alt_text": ""}, Missing.WAITING),
        ({"state": State.WAITING, "alt_text": ""}, Missing.WAITING),
        ({"standing": REVIEW}, Missing.REVIEW),
        ({"standing": REVIEW, "state": State.PENDING}, Missing.REVIEW),
        ({"standing": REVIEW, "state": State.FAILED}, Missing.REVIEW),
        ({"standing": REVIEW, "alt_text": ""}, Missing.REVIEW),
        ({"alt_text": ""}, Missing.REJECTED),
        ({"alt_text": "", "error_code": ErrorCode.HELD}, Missing.HELD),
        ({"state": State.FAILED, "alt_text": ""}, Missing.FAILED),
        ({"state": State.EXCLUDED, "alt_text": ""}, Missing.EXCLUDED),
        ({"rating": Rating.BLOCKED}, Missing.HELD),
        ({"rating": Rating.REVIEW}, Missing.HELD),
    ],
)
def test_why_words_are_missing(columns: dict[str, Any], why: Missing) -> None:
    captioned(**columns)
    found = tally()
    assert (found.published, found.classes, found.missing) == (0, {Quality.MISSING: 1}, {why: 1})


def test_an_image_without_a_row_is_missing() -> None:
    photo()
    assert tally().missing == {Missing.NOT_ASKED: 1}


def test_published_words_stand_while_new_ones_are_asked_for() -> None:
    row = captioned(state=State.PENDING)
    version(row, "A worse draft.", standing=REVIEW)
    assert tally().classes == {Quality.GOOD: 1}


def test_words_of_an_earlier_image_are_out_of_date_and_on_no_page() -> None:
    row = captioned()
    Caption.objects.filter(pk=row.pk).update(image_no=2)
    found = tally()
    assert (found.published, found.classes) == (0, {Quality.STALE: 1})
    Caption.objects.filter(pk=row.pk).update(image_no=1, image_name="photos/older.jpg")
    found = tally()
    assert (found.published, found.classes) == (0, {Quality.STALE: 1})


def test_words_that_have_still_to_be_checked_are_waited_for(settings: Any) -> None:
    captioned()
    settings.AUTOCAPTION = {"FIELDS": {"testapp.Photo.image": {}}, "MODERATION": {"MODE": "hold"}}
    found = tally()
    assert (found.published, found.missing) == (0, {Missing.WAITING: 1})


def test_objects_without_an_image_do_not_count() -> None:
    photo(name="")
    found = tally()
    assert (found.images, found.coverage, found.quality) == (0, 100.0, 100.0)


def test_percentages() -> None:
    captioned()
    captioned("photos/b.jpg", decorative=True)
    captioned("photos/c.jpg", alt_text="c.jpg")
    photo("photos/d.jpg")
    found = tally()
    assert (found.coverage, found.quality) == (75.0, 50.0)
    assert found.reaches(50)
    assert not found.reaches(50.1)


def test_a_percentage_is_never_rounded_up() -> None:
    found = Tally()
    for number in range(10_000):
        found.add(Quality.GOOD if number else Quality.MISSING, published=bool(number))
    assert found.quality == 99.9
    assert not found.reaches(100)


def test_coverage_is_what_a_page_shows() -> None:
    cases: list[dict[str, Any]] = [
        {},
        {"standing": REVIEW},
        {"rating": Rating.BLOCKED},
        {"human_fields": ("alt_text",)},
        {"decorative": True},
    ]
    for number, columns in enumerate(cases):
        captioned(f"photos/{number}.jpg", **columns)
    Caption.objects.filter(pk=captioned("photos/moved.jpg").pk).update(image_name="photos/other.jpg")
    shown = [gate.published_caption(found.image) for found in Photo.objects.all()]
    assert tally().published == sum(caption is not None for caption in shown) == 3


def test_each_language_counts_for_itself(settings: Any) -> None:
    settings.AUTOCAPTION = {"FIELDS": {"testapp.Photo.image": {}}, "LANGUAGES": ["en", "de"]}
    captioned(language="en")
    english, german = measure(fields_named([]))
    assert (english.language, english.tally.coverage) == ("en", 100.0)
    assert (german.language, german.tally.coverage) == ("de", 0.0)


def test_uploads_of_editors_count_as_images_of_any_field(settings: Any, admin_client: Client) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "MEDIA_FOLDERS": ["articles"]}
    told, _untold = (MediaFile.objects.create(file=f"articles/{name}.jpg") for name in ("bridge", "harbour"))
    Caption.objects.all().delete()
    caption_of(told, MediaFile, "file", alt_text=GOOD)
    found = tally("autocaption.MediaFile.file")
    assert (found.images, found.published, found.coverage) == (2, 1, 50.0)
    page = admin_client.get(reverse("admin:autocaption_caption_coverage")).content.decode()
    assert "autocaption.mediafile.file" in page.lower()
    assert "50.0 %" in page


def test_string_and_uuid_keys_and_inherited_images() -> None:
    country = Country.objects.bulk_create([Country(code="a'b/ü", flag="flags/x.png")])[0]
    caption_of(country, Country, "flag", alt_text=GOOD)
    product = Product.objects.bulk_create([Product(front="f.jpg", back="b.jpg")])[0]
    caption_of(product, Product, "front", alt_text=GOOD)
    press = PressPhoto.objects.create(image="p.jpg", contact_sheet="s.jpg")
    version(Caption.objects.get(field_name="contact_sheet"), GOOD)
    found = {report.field.label: report.tally for report in measure(fields_named([]))}
    assert found["testapp.Country.flag"].quality == 100
    assert found["testapp.Product.front"].quality == 100
    assert found["testapp.Product.back"].examples == {Quality.MISSING: [str(product.pk)]}
    assert found["testapp.PressPhoto.contact_sheet"].quality == 100
    assert found["testapp.Photo.image"].examples == {Quality.MISSING: [str(press.pk)]}


def test_every_image_of_many_chunks_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audited, "CHUNK", 3)
    for number in range(7):
        Product.objects.bulk_create([Product(front=f"{number}.jpg")])
    assert tally("testapp.Product.front").images == 7


def test_queries_grow_with_chunks_not_with_images() -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            tally()
        return len([query for query in seen if "SAVEPOINT" not in query["sql"]])

    captioned()
    few = queries()
    for number in range(30):
        captioned(f"photos/{number}.jpg")
    assert queries() == few <= 5


def test_a_page_may_look_at_the_first_images_only() -> None:
    for number in range(5):
        captioned(f"photos/{number}.jpg")
    (report,) = measure(fields_named(["testapp.Photo.image"]), most=3)
    assert (report.tally.images, report.complete) == (3, False)
    (report,) = measure(fields_named(["testapp.Photo.image"]), most=5)
    assert (report.tally.images, report.complete) == (5, True)


def test_a_wrong_field_names_the_nearest() -> None:
    with pytest.raises(ConfigurationError, match=r"testapp\.Photo\.imag is not captioned.*testapp\.Photo\.image"):
        fields_named(["testapp.Photo.imag"])


class TestAFieldThatFails:
    """Its table is still to come; the others are measured."""

    def test_says_so_itself(self, caplog: pytest.LogCaptureFixture) -> None:
        captioned()
        with without_table(Country):
            reports = measure(fields_named(["testapp.Country.flag", "testapp.Photo.image"]))
        failed, measured = reports
        assert "testapp_country" in failed.problem
        assert "testapp.Country.flag could not be looked at" in caplog.text
        assert (measured.problem, measured.tally.images) == ("", 1)

    def test_by_the_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        captioned()
        with without_table(Country), pytest.raises(SystemExit, match="1"):
            call_command("autocaption", "audit", "--format", "json")
        said = capsys.readouterr()
        assert "testapp.Country.flag could not be looked at: " in said.err
        problems = {field["field"]: field["problem"] for field in json.loads(said.out)["fields"]}
        assert problems["testapp.Photo.image"] is None
        assert "testapp_country" in problems["testapp.Country.flag"]

    @pytest.mark.parametrize("given", ["table", "csv"])
    def test_is_no_line_that_praises_it(self, given: str, capsys: pytest.CaptureFixture[str]) -> None:
        with without_table(Country), pytest.raises(SystemExit, match="1"):
            call_command("autocaption", "audit", "testapp.Photo.image", "testapp.Country.flag", "--format", given)
        said = capsys.readouterr()
        assert "testapp.Photo.image" in said.out
        assert "testapp.Country.flag" not in said.out
        assert "testapp.Country.flag could not be looked at" in said.err

    def test_on_the_page(self, admin_client: Client) -> None:
        captioned()
        with without_table(Country):
            page = admin_client.get(reverse("admin:autocaption_caption_coverage")).content.decode()
        assert page.count("This field could not be looked at") == 1
        assert "100.0 %" in page
