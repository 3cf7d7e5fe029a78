"""Images from before: a service that bills is not asked about many of them until a person says so."""

from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from django_autocaption.models import Caption, Cursor
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.intake import stock
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep import sweep
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db

LABEL = "testapp.Photo.image"
EMBEDDED = {"BACKEND": "django_autocaption.providers.embedded.EmbeddedProvider"}
CHAT = "django_autocaption.providers.openai.OpenAICompatibleProvider"
MOONDREAM = "django_autocaption.providers.moondream.MoondreamProvider"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three are few; no message leaves; nobody has looked yet, for the tests' own tables were made before any image."""
    Cursor.objects.filter(name__startswith="stock of").delete()
    monkeypatch.setattr(stock, "FEW", 3)
    monkeypatch.setattr(queue, "_send_one", lambda *message: True)


def site(settings: Any, **changes: Any) -> Any:
    own = {"FIELDS": {LABEL: {}}, "LANGUAGES": ["en"], **changes}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **own})


def photos(number: int) -> list[Photo]:
    """So many that no hook saw."""
    return Photo.objects.bulk_create([Photo(image=f"photos/{n}.jpg") for n in range(number)])


def swept(settings: Any, **changes: Any) -> int:
    """Captions that a sweep asks for."""
    with site(settings, **changes):
        return sweep.sweep().unannounced


class TestAsked:
    def test_a_few_are_asked_about_at_once(self, settings: Any) -> None:
        photos(3)
        assert swept(settings) == 3

    def test_many_wait_for_a_person(self, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
        photos(4)
        assert [swept(settings), swept(settings)] == [0, 0]
        assert caplog.text.count("manage.py autocaption backfill --dry-run") == 1, "told once, not each minute"

    def test_the_setting_is_a_persons_word(self, settings: Any) -> None:
        photos(4)
        assert swept(settings) == 0
        assert swept(settings, SWEEP_IMAGES=False) == 0
        assert swept(settings, SWEEP_IMAGES=True) == 4

    def test_after_a_backfill_the_sweep_asks_for_whatever_is_lost(self, settings: Any) -> None:
        photos(4)
        assert swept(settings) == 0
        with site(settings):
            call_command("autocaption", "backfill", "--yes")
        assert swept(settings) == 0
        photos(9)
        assert swept(settings) == 9

    def test_a_part_that_was_backfilled_says_nothing_of_the_rest(self, settings: Any) -> None:
        photos(9)
        assert swept(settings) == 0
        with site(settings):
            call_command("autocaption", "backfill", "--yes", "--limit", "2")
        assert swept(settings) == 0

    def test_a_look_that_takes_long_is_taken_seldom(self, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        photos(4)
        ticks = itertools.count(step=16)
        monkeypatch.setattr(stock, "time", SimpleNamespace(monotonic=lambda: next(ticks)))
        assert swept(settings) == 0
        Photo.objects.all()[0].delete()  # three are few
        assert swept(settings) == 0
        Cursor.objects.filter(name__startswith="stock of").update(looked_at=ago(stock.REST * 16 - 60))
        assert swept(settings) == 0
        Cursor.objects.filter(name__startswith="stock of").update(looked_at=ago(stock.REST * 16 + 60))
        assert swept(settings) == 3

    def test_a_new_language_is_a_new_question(self, settings: Any) -> None:
        photos(3)
        assert swept(settings) == 3
        photos(1)
        assert swept(settings) == 1
        assert swept(settings, LANGUAGES=["en", "de"]) == 0
        Caption.objects.first().delete()  # type: ignore[union-attr]
        assert swept(settings, LANGUAGES=["en", "de"]) == 2, "a lost one, in both"

    def test_an_upload_is_asked_about_meanwhile(self, settings: Any) -> None:
        photos(4)
        assert swept(settings) == 0
        with site(settings):
            Photo.objects.create(image="photos/new.jpg")
        assert Caption.objects.count() == 1

    @pytest.mark.parametrize(
        ("provider", "asked"),
        [
            (EMBEDDED, 4),
            ({"BACKEND": CHAT, "OPTIONS": {"preset": "ollama", "model": "m"}}, 4),
            ({"BACKEND": CHAT, "OPTIONS": {"preset": "openai", "model": "m", "api_key": "k"}}, 0),
            ({"BACKEND": MOONDREAM, "OPTIONS": {"api_key": "k"}}, 0),
            ({"BACKEND": MOONDREAM, "OPTIONS": {"base_url": "http://127.0.0.1:2020/v1"}}, 4),
        ],
        ids=["embedded", "Ollama", "OpenAI", "Moondream", "Moondream Station"],
    )
    def test_what_costs_nothing_needs_nobodys_word(self, provider: Any, asked: int, settings: Any) -> None:
        photos(4)
        assert swept(settings, PROVIDERS={"default": provider}) == asked

    def test_a_later_provider_that_bills_is_enough(self, settings: Any) -> None:
        photos(4)
        paid = {"BACKEND": CHAT, "OPTIONS": {"preset": "openai", "model": "m", "api_key": "k"}}
        fields = {LABEL: {"provider": ["default", "paid"]}}
        assert swept(settings, PROVIDERS={"default": EMBEDDED, "paid": paid}, FIELDS=fields) == 0


class TestMigrating:
    """The tables are made before the first sweep, and tell what was there before from what came since."""

    @staticmethod
    def migrate(settings: Any, **changes: Any) -> None:
        with site(settings, **changes):
            call_command("migrate", verbosity=0)

    def test_what_is_there_when_the_tables_are_made_waits_for_a_person(
        self, settings: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        photos(4)
        self.migrate(settings)
        assert "manage.py autocaption backfill --dry-run" in caplog.text, "told where the person looks"
        assert swept(settings) == 0

    def test_whatever_comes_later_is_asked_about_however_many_and_unnoticed(self, settings: Any) -> None:
        self.migrate(settings)
        photos(9)
        assert swept(settings) == 9

    def test_nor_does_a_later_migration_hold_it_back(self, settings: Any) -> None:
        self.migrate(settings)
        photos(9)
        self.migrate(settings)
        assert swept(settings) == 9

    def test_a_field_that_cannot_be_asked_is_left_to_the_sweep(
        self, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        photos(4)
        with monkeypatch.context() as broken:
            broken.setattr(stock, "objects_with_image", lambda *args: Photo.objects.filter(nothing=1))
            self.migrate(settings)
        assert not Cursor.objects.filter(name__startswith="stock of").exists()
        assert swept(settings) == 0

    def test_wrong_settings_keep_nobody_from_migrating(self, settings: Any) -> None:
        self.migrate(settings, FIELDS={"testapp.Photo.nothing": {}})
        self.migrate(settings, DATABASES=["nowhere"])


class TestShown:
    @pytest.fixture(autouse=True)
    def _held(self, settings: Any) -> Any:
        photos(4)
        assert swept(settings) == 0
        with site(settings):
            yield

    def test_by_the_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("autocaption", "status")
        assert f"before:     {LABEL} has more than 3 images from before without words in en" in capsys.readouterr().out

    def test_in_the_admin_and_by_mail(self, admin_client: Client, mailoutbox: list[Any]) -> None:
        said = "The sweep asks for none of many images from before"
        for name in ("status", "dashboard"):
            assert said in admin_client.get(reverse(f"admin:autocaption_caption_{name}")).content.decode()
        call_command("autocaption", "digest", "--to", "owner@example.com")
        assert said in mailoutbox[0].body

    @pytest.mark.parametrize("wanted", [True, False])
    def test_until_a_person_has_said_so(self, wanted: bool, settings: Any) -> None:
        with site(settings, SWEEP_IMAGES=wanted):
            assert stock.held() == []

    def test_until_most_have_words(self, settings: Any) -> None:
        Photo.objects.order_by("pk")[0].delete()
        assert swept(settings) == 3
        assert stock.held() == []
        assert Cursor.objects.get(name__startswith="stock of").value == ""
