"""``manage.py autocaption check``: what writes the words, what could, and what is wrong."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, SystemCheckError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings

from django_autocaption.management import check
from django_autocaption.providers import providers
from django_autocaption.providers.nearby import Nearby

pytestmark = pytest.mark.django_db
OLLAMA = Nearby(
    name="ollama", service="Ollama", base_url="http://localhost:11434/v1", models=("qwen2.5vl:7b", "gemma3")
)
STATION = Nearby(name="station", service="Moondream Station", base_url="http://localhost:2020/v1")


@pytest.fixture(autouse=True)
def around(monkeypatch: pytest.MonkeyPatch) -> list[Nearby]:
    """What runs on this machine."""
    found: list[Nearby] = []
    monkeypatch.setattr(check, "look_around", lambda: found)
    return found


def said(capsys: pytest.CaptureFixture[str], **keys: Any) -> str:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **keys}):
        call_command("autocaption", "check")
    return capsys.readouterr().out


def test_a_right_site_hears_who_writes_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    output = said(capsys)
    assert f"default: {providers['default'].service}" in output
    assert "no issues" in output
    assert "this machine" not in output


def test_a_server_that_could_write_sentences_is_offered_as_settings(
    around: list[Nearby], capsys: pytest.CaptureFixture[str]
) -> None:
    around += [OLLAMA, STATION]
    output = said(capsys)
    assert "Ollama runs on this machine, with a model that sees images: qwen2.5vl:7b, gemma3." in output
    assert "Moondream Station runs on this machine, with a model that sees images." in output
    offered = [ast.literal_eval(f"{{{line}}}") for line in output.splitlines() if line.startswith('    "default"')]
    assert offered == [{"default": OLLAMA.entry()}, {"default": STATION.entry()}]
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": offered[0]}):
        assert providers["default"].service == "Ollama"


@pytest.mark.parametrize("base_url", ["http://localhost:11434/v1", "http://127.0.0.1:11434/v1"])
def test_one_that_is_used_is_not_offered(
    around: list[Nearby], capsys: pytest.CaptureFixture[str], base_url: str
) -> None:
    around.append(OLLAMA)
    entry = OLLAMA.entry()
    entry["OPTIONS"]["base_url"] = base_url
    output = said(capsys, PROVIDERS={**settings.AUTOCAPTION["PROVIDERS"], "own": entry})
    assert "own: Ollama, qwen2.5vl:7b" in output
    assert "runs on this machine" not in output


@pytest.mark.parametrize("keys", [{"REVIEWS": "auto"}, {"PROVIDERS": {"default": {"BACKEND": "openai"}}}])
def test_what_is_wrong_ends_it_with_a_status(capsys: pytest.CaptureFixture[str], keys: Any) -> None:
    with pytest.raises(SystemCheckError, match=r"autocaption\.E00"):
        said(capsys, **keys)


def test_warnings_may_end_it_too() -> None:
    without_key = {"BACKEND": "django_autocaption.providers.gemini.GeminiProvider", "OPTIONS": {"model": "m"}}
    chosen = {**settings.AUTOCAPTION["PROVIDERS"], "other": without_key}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": chosen}):
        call_command("autocaption", "check")
        with pytest.raises(SystemCheckError, match=r"autocaption\.W010"):
            call_command("autocaption", "check", "--fail-level", "WARNING")


def test_migrations_that_have_yet_to_run_are_told() -> None:
    MigrationRecorder(connection).record_unapplied("autocaption", "0002_default_prompts")
    with pytest.raises(CommandError, match=r"The database 'default' is behind this release\. Run: manage\.py migrate"):
        call_command("autocaption", "check")
