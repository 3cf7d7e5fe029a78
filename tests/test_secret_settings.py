"""Keys and passwords in settings: no check, repr or debug page of Django's shows one."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.checks import run_checks
from django.test import override_settings
from django.utils.html import escape
from django.views.debug import ExceptionReporter

from django_autocaption import conf
from django_autocaption.providers import providers
from tests.configured import site

KEY = "a-very-secret-key"
SCRIPTED = "tests.testapp.providers.ScriptedProvider"


def test_a_providers_key_shows_in_no_repr() -> None:
    backend = {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": {"api_key": KEY}}
    with site(PROVIDERS={"default": backend}):
        shown = f"{conf.current()!r} {providers['default']!r} {providers['default'].options!r}"
    assert KEY not in shown


@pytest.mark.parametrize(
    "key",
    [
        "sk-proj-very-secret-0815-Ab3wxYZ",
        "r8_Ab3wxYZab3WXyzAb3wx",
        "b6e1f0c24a7d4f0e9c55aa01b2c3d4e5",
        "hHvWqkPzTLmRyNcJdbXs",
        "very-secretkeywithoutanyseparator",
        "Bearer very-secret",
        b"very-secret",
        ("very-secret",),
        "api_key=very-secret-0815",
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        lambda key: {"PROVIDERS": {"default": {"BACKEND": SCRIPTED, "OPTIONS": {key: ""}}}},
        lambda key: {"PROVIDERS": {"default": {"BACKEND": SCRIPTED, key: ""}}},
        lambda key: {"PROVIDERS": {"default": {"BACKEND": SCRIPTED}}, key: ""},
    ],
)
def test_a_key_that_was_pasted_as_a_name_is_not_printed(key: Any, place: Any) -> None:
    with override_settings(AUTOCAPTION=place(key)):
        said = " ".join(message.msg for message in run_checks(tags=["autocaption"]))
    assert "unknown key (not shown: it does not look like one)" in said
    shown = key.decode() if isinstance(key, bytes) else "".join(key)
    assert not any(shown[start : start + 6] in said for start in range(len(shown) - 5))


@pytest.mark.parametrize("name", ["apikey", "API_KEY", "apiKey", "modle", "Timeout", "max_tokens_2", "_model"])
def test_a_name_that_is_wrong_is_printed(name: str) -> None:
    with override_settings(AUTOCAPTION={"PROVIDERS": {"default": {"BACKEND": SCRIPTED, "OPTIONS": {name: ""}}}}):
        said = " ".join(message.msg for message in run_checks(tags=["autocaption"]))
    assert f"unknown key {name!r}" in said


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("redis://:very-secret@redis.example:6379/1", "redis://…@redis.example:6379/1"),
        (
            "rediss://user:very-secret@redis.example/1?password=very-secret&db=2",
            "rediss://…@redis.example/1?password=…&db=2",
        ),
        ("unix:///run/redis.sock?db=1&password=very-secret", "unix:///run/redis.sock?db=1&password=…"),
        ("redis://redis.example:6379/1", "redis://redis.example:6379/1"),
    ],
)
def test_djangos_debug_page_shows_no_password_and_no_key(address: str, shown: str, rf: Any) -> None:
    given = {
        "PROVIDERS": {"default": {"BACKEND": SCRIPTED, "OPTIONS": {"api_key": "very-secret"}}},
        "REDIS_URL": address,
    }
    with override_settings(AUTOCAPTION=given):
        page = ExceptionReporter(rf.get("/"), None, None, None).get_traceback_html()
        assert settings.AUTOCAPTION["REDIS_URL"] == address
        assert "very-secret" not in repr(settings.AUTOCAPTION["REDIS_URL"])
    assert escape(shown) in page
    assert "very-secret" not in page


def test_a_setting_that_was_not_overridden_shows_no_password_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.AUTOCAPTION, "REDIS_URL", "redis://:very-secret@redis.example/1")
    apps.get_app_config("autocaption").ready()
    assert "very-secret" not in repr(settings.AUTOCAPTION)
