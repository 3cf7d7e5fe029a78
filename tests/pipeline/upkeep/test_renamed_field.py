"""A field was renamed in a migration, and nobody has moved its captions yet: nothing is asked anew, all are told."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from django_autocaption.autocaption import request
from django_autocaption.models import Awaits, Caption
from django_autocaption.pipeline.bulk import planning
from django_autocaption.pipeline.records import unregistered
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep import moving, sweep
from django_autocaption.publishing.gate import published_caption
from django_autocaption.registry import registry
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.rows import awaits, caption, says
from tests.testapp.models import Photo, Product
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db

OLD, NEW = "testapp.Photo.picture", "testapp.Photo.image"
COMMAND = f"manage.py autocaption move {OLD} {NEW}"


@pytest.fixture(autouse=True)
def _fresh_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep, "_held_back", set())
    monkeypatch.setattr(queue, "_send_one", lambda *args: True)


def renamed(number: int = 1) -> list[Photo]:
    """Photos whose words a person wrote, just after a migration has renamed ``picture`` to ``image``."""
    photos = [Photo(image=upload()) for _each in range(number)]
    for photo in photos:
        photo.save()
        row = caption(photo, "The old bridge.", origin="human", human_fields=("alt_text",))
        Caption.objects.filter(pk=row.pk).update(field_name="picture")
    return photos


def told() -> list[Any]:
    return [m for m in run_checks(tags=["database"], databases=["default"]) if m.id == "autocaption.W007"]


def asked(sweeps: int = 1) -> int:
    return sum(sweep.sweep().unannounced for _each in range(sweeps))


class TestTheSweep:
    def test_asks_for_nothing_and_warns_once(self, caplog: pytest.LogCaptureFixture) -> None:
        renamed(3)
        with caplog.at_level(logging.WARNING, logger="django_autocaption"):
            assert asked(sweeps=2) == 0
        (message,) = [record.getMessage() for record in caplog.records]
        assert COMMAND in message
        assert f"manage.py autocaption move {OLD} --forget" in message
        assert set(Caption.objects.values_list("field_name", flat=True)) == {"picture"}, "it removes nothing of them"

    def test_words_are_back_and_protected_once_they_are_moved(self, scripted: type[ScriptedProvider]) -> None:
        """Before: all words left the pages, and the next sweep brought human ones back as "reused", unprotected."""
        (photo,) = renamed()
        asked()
        produce()
        assert published_caption(photo.image) is None
        call_command("autocaption", "move", OLD, NEW)
        found = published_caption(Photo.objects.get(pk=photo.pk).image)
        assert found is not None
        assert (found.alt_text, found.origin, found.human_fields) == ("The old bridge.", "human", {"alt_text"})
        assert Caption.objects.get().human
        assert (asked(), scripted.asked) == (0, [])

    def test_asks_for_images_that_have_no_caption_under_any_name(self) -> None:
        renamed()
        Photo.objects.bulk_create([Photo(image="b.jpg")])
        assert asked() == 1
        moving.move(OLD, NEW, using="default")
        assert asked() == 0

    def test_asks_for_an_image_that_replaced_the_captioned_one(self) -> None:
        (photo,) = renamed()
        Photo.objects.filter(pk=photo.pk).update(image="b.jpg")
        assert asked() == 1

    def test_asks_for_nothing_where_the_model_went_to_another_app(self) -> None:
        renamed()
        gone = ContentType.objects.create(app_label="shop", model="photo")
        Caption.objects.update(content_type=gone, field_name="image")
        assert asked() == 0

    def test_a_field_that_came_later_goes_on(self) -> None:
        product = Product.objects.bulk_create([Product(front="a.jpg", back="b.jpg")])[0]
        row = caption(product, "A box.", field_name="front")
        Caption.objects.filter(pk=row.pk).update(field_name="top")
        assert asked() == 1
        assert Caption.objects.get(state="pending").field_name == "back"

    def test_waits_until_all_are_moved(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(moving, "CHUNK", 2)
        renamed(5)
        chunk, found = moving._Mover.move, []

        def sweeping(*args: Any, **options: Any) -> None:
            chunk(*args, **options)
            found.append(asked())

        monkeypatch.setattr(moving._Mover, "move", sweeping)
        moving.move(OLD, NEW, using="default")
        assert found == [0, 0, 0]

    def test_new_images_are_asked_for_by_their_save_and_the_old_ones_wait_all_the_same(self) -> None:
        renamed(2)
        new = Photo.objects.create(image=upload("red"))
        assert Caption.objects.get(field_name="image").object_id == str(new.pk)
        assert asked() == 0

    def test_a_site_may_ask_for_them_itself(self) -> None:
        renamed()
        assert request(Photo.objects.all(), "image") == 1

    def test_other_fields_go_on(self) -> None:
        renamed()
        Product.objects.bulk_create([Product(front="a.jpg")])
        assert asked() == 1

    def test_a_field_that_was_captioned_at_the_same_time_goes_on(self) -> None:
        product = Product.objects.bulk_create([Product(front="a.jpg", back="b.jpg")])[0]
        caption(product, "A label.", field_name="back")
        row = caption(product, "A box.", field_name="front")
        Caption.objects.filter(pk=row.pk).update(field_name="top")
        Product.objects.bulk_create([Product(front="c.jpg", back="d.jpg")])
        asked()
        assert Caption.objects.filter(field_name="back").count() == 2
        assert not Caption.objects.filter(field_name="front", object_id=product.pk).exists()

    def test_a_field_that_is_only_not_registered_any_more_was_not_renamed(self) -> None:
        product = Product.objects.bulk_create([Product(front="a.jpg", back="b.jpg")])[0]
        caption(product, "A label.", field_name="back")
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {"testapp.Product.front": {}}}):
            assert asked() == 1
            assert told() == []
            (kept,) = [m for m in run_checks(tags=["database"], databases=["default"]) if m.id == "autocaption.I002"]
            assert kept.msg.startswith("testapp.Product.back is not captioned any more; its 1 captions")

    def test_asks_where_the_old_ones_are_not_wanted(self) -> None:
        renamed()
        call_command("autocaption", "move", OLD, "--forget", "--yes")
        assert (asked(), told()) == (1, [])


class TestBackfill:
    def test_plans_nothing_for_it_and_says_so(self, capsys: pytest.CaptureFixture[str]) -> None:
        renamed(2)
        Product.objects.bulk_create([Product(front="a.jpg")])
        plan = planning.plan(registry.all(), using="default")
        assert [part.field.label for part in plan.parts] == ["testapp.Product.front"]
        call_command("autocaption", "backfill", NEW, "--yes")
        shown = capsys.readouterr()
        assert (COMMAND in shown.err, "Nothing is missing" in shown.out) == (True, False)
        assert not Caption.objects.filter(field_name="image").exists()

    def test_plans_what_has_no_caption_under_any_name(self) -> None:
        renamed(2)
        Photo.objects.bulk_create([Photo(image="b.jpg")])
        plan = planning.plan(registry.all(), using="default")
        assert (plan.images, len(plan.held_back)) == (1, 1)

    def test_plans_the_rest_once_they_are_moved(self) -> None:
        renamed(2)
        Photo.objects.bulk_create([Photo(image="b.jpg")])
        moving.move(OLD, NEW, using="default")
        assert planning.plan(registry.all(), using="default").images == 1


class TestWhoTells:
    def test_the_check_names_the_command_to_type(self) -> None:
        photos = renamed(2)
        (message,) = told()
        assert message.msg.startswith(f"2 captions in the database 'default' belong to {OLD}, which does not exist")
        assert f"object '{photos[0].pk}'" in message.msg
        assert f"{COMMAND}." in message.hint
        call_command("autocaption", "move", OLD, NEW)
        assert told() == []

    def test_the_check_tells_of_models_that_are_gone(self) -> None:
        renamed()
        row = Caption.objects.get()
        type(row.content_type).objects.filter(pk=row.content_type_id).update(model="photograph")
        type(row.content_type).objects.clear_cache()
        (message,) = told()
        assert "testapp.photograph.picture" in message.msg

    def test_the_check_says_nothing_before_the_first_migration(self, monkeypatch: pytest.MonkeyPatch) -> None:
        renamed()
        monkeypatch.setattr(connection.introspection, "table_names", lambda: [])
        assert told() == []

    def test_the_status_says_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        (photo,) = renamed()
        call_command("autocaption", "status")
        assert f"no field:   1 captions of {OLD}, which is not registered; {COMMAND}" in capsys.readouterr().out
        call_command("autocaption", "status", "--json")
        found = json.loads(capsys.readouterr().out)["unregistered"]
        assert found == [{"field": OLD, "captions": 1, "object_id": str(photo.pk)}]

    def test_the_status_counts_captions_in_languages_that_are_not_asked_for(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (photo,) = Photo.objects.bulk_create([Photo(image="a.jpg")])
        caption(photo, "Eine Brücke.", language="de")
        call_command("autocaption", "status")
        assert "languages:  1 captions in languages that are not in LANGUAGES" in capsys.readouterr().out

    def test_many_are_counted_up_to_a_bound(self, monkeypatch: pytest.MonkeyPatch) -> None:
        renamed(3)
        monkeypatch.setattr(unregistered, "MOST", 2)
        (found,) = unregistered.unregistered(using="default")
        assert (found.captions, found.number) == (2, "more than 1")


class TestLooking:
    """A million captions: the index is read from one field to the next."""

    def test_takes_as_many_queries_for_many_captions_as_for_one(self) -> None:
        queries = []
        for number in (1, 20):
            for photo in renamed(number):
                awaits(caption(photo, "A bridge."), Awaits.REPLACED)
            with CaptureQueriesContext(
                connection,
            ) as captured:
                assert [one.label for one in unregistered.unregistered(using="default")] == [OLD]
            queries.append(len(captured))
        assert queries[0] == queries[1] < 50

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
    def test_reads_the_index_alone(self) -> None:
        renamed()
        with CaptureQueriesContext(connection) as captured:
            unregistered.unregistered(using="default")
            unregistered.gone(using="default")
        statements = [query["sql"] for query in captured if 'FROM "autocaption_caption"' in query["sql"]]
        searched = [s for s in statements if '"review"' in s]
        with connection.cursor() as cursor:
            for statement in searched:
                cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
                plan = [row[3] for row in cursor.fetchall()]
                assert any("autocaption_awaits_field" in step and "SEARCH" in step for step in plan), (statement, plan)
                assert not any("TEMP B-TREE" in step for step in plan), (statement, plan)
        assert len(searched) > len(Awaits.values)

    def test_nothing_more_is_looked_up_while_nothing_is_missing(self) -> None:
        Photo.objects.create(image=upload())
        assert says(Caption.objects.get()) == ""
        with CaptureQueriesContext(connection) as captured:
            sweep.sweep()
        assert not [q for q in captured if 'ORDER BY "autocaption_caption"."content_type_id"' in q["sql"]]
