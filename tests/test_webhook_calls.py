"""What becomes of a call that is believed or not: which database is looked into, what is told, how it is answered."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.handlers.asgi import ASGIRequest
from django.test import override_settings

from django_autocaption.models import Attempt, Caption
from django_autocaption.pipeline.runtime import addresses
from django_autocaption.signals import pipeline_step
from django_autocaption.webhooks import receive
from tests import test_webhooks as calls
from tests.rows import says
from tests.test_webhooks import WORDS, post, predicted, said, signed, token_of, waiting, words
from tests.testapp.providers import LaterProvider

pytestmark = pytest.mark.django_db(databases=["default", "other"])


@pytest.fixture(autouse=True)
def steps() -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """What is told about calls."""
    told: list[tuple[str, dict[str, Any]]] = []

    def listen(step: str, facts: dict[str, Any], **_more: Any) -> None:
        if step.startswith("webhook"):
            told.append((step, facts))

    pipeline_step.connect(listen)
    with override_settings(AUTOCAPTION=calls.AUTOCAPTION):
        yield told
    pipeline_step.disconnect(listen)


def in_other_database(alias: str, job: str = "") -> Attempt:
    """An attempt without an answer that is stored in another database than others."""
    attempt = waiting(alias, job)
    for row in (Caption.objects.get(pk=attempt.caption_id), attempt):
        row.save(using="other", force_insert=True)
    Attempt.objects.filter(pk=attempt.pk).delete()
    return Attempt.objects.using("other").get(pk=attempt.pk)


def test_a_call_is_told_with_its_provider_and_number_of_answers(steps: list[tuple[str, dict[str, Any]]]) -> None:
    attempt = waiting("runware")
    post("runware", said(attempt), token=token_of(attempt))
    post("runware", said(attempt), token="forged")
    assert steps == [
        ("webhook_received", {"provider": "runware", "answers": 1}),
        ("webhook_rejected", {"provider": "runware"}),
    ]


def test_a_token_names_the_database_that_is_looked_into() -> None:
    attempt = in_other_database("runware")
    assert post("runware", said(attempt), token=token_of(attempt)) == 200
    assert says(Caption.objects.using("other").get()) == WORDS


def test_a_signed_answer_is_looked_for_in_all_and_stored_once() -> None:
    far = in_other_database("wavespeed", "job_1")
    with override_settings(AUTOCAPTION=calls.AUTOCAPTION | {"DATABASES": ["default", "other"]}):
        assert post("wavespeed", predicted(far), headers=signed(predicted(far))) == 200
        assert says(Caption.objects.using("other").get(pk=far.caption_id)) == WORDS
        Caption.objects.using("other").all().delete()
        far, near = in_other_database("wavespeed", "job_2"), waiting("wavespeed", "job_2")
        assert post("wavespeed", predicted(near), headers=signed(predicted(near))) == 200
    assert words(near) == WORDS
    assert says(Caption.objects.using("other").get(pk=far.caption_id)) == "", "it was about one image only"


def test_a_body_that_breaks_off_is_no_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.BytesIO):
        def read(self, *_size: Any) -> bytes:
            raise OSError("reset by peer")

    monkeypatch.setattr(LaterProvider, "read_webhook", lambda *_arguments: [])
    later = {"default": {"BACKEND": "tests.testapp.providers.LaterProvider"}}
    with override_settings(AUTOCAPTION=calls.AUTOCAPTION | {"PROVIDERS": later}):
        query = urlencode({"token": token_of(waiting("default"))}).encode()
        scope = {"type": "http", "method": "POST", "path": "/", "query_string": query, "headers": []}
        assert receive(ASGIRequest(scope, io.BytesIO(b"")), "default").status_code == 200
        assert receive(ASGIRequest(scope, Broken()), "default").status_code == 400


@pytest.mark.parametrize(
    ("changed", "prefix"),
    [
        ({}, "https://photos.example/autocaption/webhook/runware/"),
        ({"AUTOCAPTION": calls.AUTOCAPTION | {"SITE_URL": ""}}, ""),
        ({"ROOT_URLCONF": "django_autocaption.urls"}, ""),
    ],
    ids=["has all", "has no SITE_URL", "has not our URLs where they are looked for"],
)
def test_a_service_gets_an_address_only_where_the_site_has_one(changed: dict[str, Any], prefix: str) -> None:
    with override_settings(**changed):
        assert addresses.prefix("runware") == prefix
        address = addresses.address(waiting("runware"), alias="runware")
    assert address.partition("?")[0] == prefix
    assert bool(address) == bool(prefix)


def test_an_alias_may_have_colons() -> None:
    attempt = waiting("runware:eu:1")
    assert addresses.read_token(token_of(attempt), "runware:eu:1").uuid == attempt.uuid


def test_a_call_without_a_length_is_read(steps: list[tuple[str, dict[str, Any]]]) -> None:
    attempt = waiting("runware")
    query = urlencode({"token": token_of(attempt)}).encode()
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": query, "headers": []}
    assert receive(ASGIRequest(scope, io.BytesIO(json.dumps(json.loads(said(attempt))).encode())), "runware")
    assert words(attempt) == WORDS
