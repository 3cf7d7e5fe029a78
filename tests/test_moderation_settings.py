"""AUTOCAPTION["MODERATION"]: what may be set, and what a site is told before it runs."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.test import override_settings

from django_autocaption import conf
from django_autocaption.conf import ModerationSettings
from django_autocaption.moderation import Policy
from django_autocaption.providers.embedded import safety
from django_autocaption.registry import registry

AGES = {"BACKEND": "tests.testapp.providers.AgeProvider"}
RUNWARE = {"BACKEND": "django_autocaption.providers.runware.RunwareProvider"}


def site(moderation: dict[str, Any], /, **field: Any) -> Any:
    providers = {
        **settings.AUTOCAPTION["PROVIDERS"],
        "ages": AGES,
        "runware": RUNWARE | {"OPTIONS": {"api_key": "k"}},
        "runware-age": RUNWARE | {"OPTIONS": {"api_key": "k", "model": "runware:154@1"}},
        "nudity": {"BACKEND": "tests.testapp.providers.NudityProvider"},
        "rekognition": {
            "BACKEND": "django_autocaption.providers.rekognition.RekognitionProvider",
            "OPTIONS": {"region": "eu-west-1"},
        },
        "gpt": {
            "BACKEND": "django_autocaption.providers.openai.OpenAICompatibleProvider",
            "OPTIONS": {"api_key": "k", "model": "gpt"},
        },
    }
    changed = {"PROVIDERS": providers, "MODERATION": moderation, "FIELDS": {"testapp.Photo.image": field}}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **changed})


def told(moderation: dict[str, Any], /, **field: Any) -> dict[str, str]:
    with site(moderation, **field):
        return {m.id or "": f"{m.msg} {m.hint or ''}" for m in run_checks(tags=["autocaption"])}


@pytest.mark.parametrize(
    ("given", "mode"),
    [
        ({}, "off"),
        ({"PROVIDER": "ages"}, "hold"),
        ({"NSFW": "local"}, "hold"),
        ({"PROVIDER": "ages", "MODE": "flag"}, "flag"),
        ({"PROVIDER": "ages", "MODE": "off"}, "off"),
        ({"MODE": "hold"}, "hold"),
    ],
)
def test_the_mode_is_hold_where_something_looks_and_off_else(given: dict[str, Any], mode: str) -> None:
    with site(given):
        assert conf.current().moderation.mode == mode
        assert registry.all()[0].options.moderation_mode == mode
    with site(given, moderation="flag"):
        assert registry.all()[0].options.moderation_mode == "flag"


def test_thresholds_are_those_of_the_policy() -> None:
    ours = {f.name.lower(): f.default for f in fields(ModerationSettings)}
    assert {f.name: f.default for f in fields(Policy)}.items() <= ours.items()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"PROVIDR": "ages"}, "Did you mean 'PROVIDER'?"),
        ({"PROVIDER": ["ages"]}, "'PROVIDER'"),
        ({"MODE": "block"}, "'hold'"),
        ({"NSFW": True}, "'NSFW'"),
        ({"NSFW": ["local", 7]}, "'local'"),
        ({"RETENTION": -1}, "'RETENTION'"),
        ({"RETENTION": 1.5}, "'RETENTION'"),
        ({"MINOR_UPPER_LIMIT": 20}, "from 0 to 1"),
        ({"MINOR_BAND_FLOOR": True}, "from 0 to 1"),
        ({"NSFW_THRESHOLD": 0}, "above 0"),
        ({"NEAR_ADULT_BELOW": "25"}, "whole number"),
        ({"STRADDLING": "adult"}, "'STRADDLING'"),
        ({"NSFW_UNCHECKED": "no"}, "'NSFW_UNCHECKED'"),
        ("hold", "must be a dict"),
    ],
)
def test_what_makes_no_sense_is_an_error(given: Any, says: str) -> None:
    found = told(given)
    assert set(found) == {"autocaption.E001"}
    assert says in found["autocaption.E001"]
    assert "AUTOCAPTION['MODERATION']" in found["autocaption.E001"]


def test_a_field_has_one_of_the_modes() -> None:
    assert "must be one of off, flag, hold" in told({}, moderation="on")["autocaption.E003"]


@pytest.mark.parametrize(
    ("given", "field", "ids"),
    [
        ({"PROVIDER": "ages", "NSFW": "local"}, {}, set()),
        ({"PROVIDER": "runware-age", "NSFW_UNCHECKED": "clear"}, {}, set()),
        ({"PROVIDER": "runware-age"}, {}, {"W051"}),
        ({"PROVIDER": "runware-age"}, {"moderation": "off"}, set()),
        ({"PROVIDER": "agess", "NSFW": "local"}, {}, {"E050"}),
        ({"PROVIDER": "runware", "NSFW": "local"}, {}, {"E051"}),
        ({"PROVIDER": "default", "NSFW": "local"}, {}, {"E051"}),
        ({"PROVIDER": "ages", "NSFW": "nudity"}, {}, set()),
        ({"PROVIDER": "ages", "NSFW": ["local", "nudity"]}, {}, set()),
        ({"PROVIDER": "ages", "NSFW": "nuditie"}, {}, {"E050"}),
        ({"PROVIDER": "ages", "NSFW": ["local", "ages"]}, {}, set()),
        ({"PROVIDER": "ages", "NSFW": ["default"]}, {}, {"E053"}),
        ({"PROVIDER": "rekognition"}, {}, set()),
        ({"NSFW": "rekognition"}, {}, {"W050"}),
        ({"NSFW": "local"}, {}, {"W050"}),
        ({"MODE": "flag"}, {}, {"W050"}),
        ({}, {"moderation": "hold"}, {"W050"}),
        ({"MODE": "hold"}, {"provider": "gpt"}, set()),
    ],
)
def test_the_checks_tell_what_cannot_work(given: dict[str, Any], field: dict[str, Any], ids: set[str]) -> None:
    found = told(given, **field)
    assert {id_.partition(".")[2] for id_ in found} == ids
    assert all("MODERATION" in message for message in found.values())


def test_who_writes_no_words_is_asked_for_none() -> None:
    assert "rekognition (Amazon Rekognition)" in told({}, provider=["default", "rekognition"])["autocaption.E015"]


def test_the_local_model_has_to_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "nsfw", None)
    found = told({"PROVIDER": "ages", "NSFW": "local"})
    assert set(found) == {"autocaption.E052"}
    assert "pip install" in found["autocaption.E052"]
