"""What comes from outside is taken up to a bound and not beyond: each bound from both sides, as a number."""

from __future__ import annotations

import asyncio
import io
import json
import time
from decimal import Decimal
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.core.handlers.asgi import ASGIRequest
from django.core.signing import b62_decode
from django.test import Client

from django_autocaption import prompts
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.pipeline.admission.budgets import Budget
from django_autocaption.providers import http
from django_autocaption.providers.wavespeed import WaveSpeedProvider
from django_autocaption.types import Cost
from django_autocaption.webhooks import receive
from tests.effects import rows
from tests.effects.stub import Stub
from tests.effects.world import WORDS, World, result
from tests.emulator.scripted import canned, reply, served
from tests.emulator.wavespeed import signed_headers
from tests.testapp.models import Photo
from tests.testapp.providers import LaterProvider, PolyglotProvider

pytestmark = pytest.mark.django_db
MIB = 1024 * 1024
SECRET = "whsec_very-secret-" + "n" * 20


# -- webhooks ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def told(world: World) -> str:
    """The address that a service was given for its answer, with path and token."""
    world.set_provider("LaterProvider")
    world.set(SITE_URL="https://photos.example", JOB_TIMEOUT=100)
    world.captioned()
    address = urlsplit(LaterProvider.asked[0].callback_url)
    return f"{address.path}?{address.query}"


def answer(size: int = 0) -> bytes:
    """What the service posts, filled up to so many bytes."""
    return json.dumps({"id": "job-1", "text": WORDS}).encode().ljust(size)


def posted(told: str, body: bytes) -> tuple[int, str]:
    """Status of the reply, and how the image stands then."""
    status = Client().post(told, body, content_type="application/json").status_code
    return status, rows.standing(Photo.objects.get())


@pytest.mark.parametrize(
    ("age", "seen"),
    [(199, (200, "published")), (200, (200, "published")), (202, (400, "with a service"))],
)
def test_a_token_is_good_for_twice_the_time_of_a_job(
    told: str, monkeypatch: pytest.MonkeyPatch, age: int, seen: Any
) -> None:
    signed_at = b62_decode(unquote(told).split(":")[-2])
    monkeypatch.setattr(time, "time", lambda: float(signed_at + age))
    assert posted(told, answer()) == seen


@pytest.mark.parametrize(("size", "seen"), [(MIB, (200, "published")), (MIB + 1, (400, "with a service"))])
def test_a_body_has_a_mebibyte_at_most(told: str, size: int, seen: Any) -> None:
    assert posted(told, answer(size)) == seen


@pytest.mark.parametrize(("size", "seen"), [(MIB, (200, "published")), (MIB + 1, (400, "with a service"))])
@pytest.mark.parametrize("says", [[], [(b"content-length", b"10")]])
def test_also_where_it_does_not_say_how_large_it_is(told: str, says: Any, size: int, seen: Any) -> None:
    path, _mark, query = told.partition("?")
    scope = {"type": "http", "method": "POST", "path": path, "query_string": query.encode(), "headers": says}
    status = receive(ASGIRequest(scope, io.BytesIO(answer(size))), "default").status_code
    assert (status, rows.standing(Photo.objects.get())) == seen


def test_a_body_that_says_that_it_is_too_large_is_not_touched(told: str) -> None:
    path, _mark, query = told.partition("?")
    headers = [(b"content-length", b"%d" % (MIB + 1))]
    scope = {"type": "http", "method": "POST", "path": path, "query_string": query.encode(), "headers": headers}
    body = io.BytesIO(answer())
    assert receive(ASGIRequest(scope, body), "default").status_code == 400
    assert body.tell() == 0


@pytest.mark.parametrize(("age", "believed"), [(300, True), (301, False), (-300, True), (-301, False)])
def test_a_signature_is_good_for_five_minutes(monkeypatch: pytest.MonkeyPatch, age: int, believed: bool) -> None:
    now = int(time.time())
    monkeypatch.setattr(time, "time", lambda: float(now))
    body = json.dumps({"id": "job-1", "status": "completed", "outputs": [WORDS]}).encode()
    headers = {k.lower(): v for k, v in signed_headers(body, secret=SECRET, at=now - age).items()}
    provider = WaveSpeedProvider("wavespeed", {"api_key": "k", "webhook_secrets": [SECRET]})
    try:
        assert provider.read_webhook(body, headers)[0].answer.text == WORDS
    except Exception as rejection:
        assert not believed, rejection
    else:
        assert believed


# -- answers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "kind"), [(8 * MIB, None), (8 * MIB + 1, ErrorKind.PROTOCOL)])
def test_an_answer_has_eight_mebibytes_at_most(size: int, kind: ErrorKind | None) -> None:
    async def ask(url: str) -> int:
        try:
            return len((await http.send(http.Call(method="GET", url=url))).body)
        finally:
            await http.aclose()

    with Stub(body=b" " * size) as stub:
        if kind is None:
            assert asyncio.run(ask(stub.url)) == size
        else:
            with pytest.raises(ProviderError) as refused:
                asyncio.run(ask(stub.url))
            assert refused.value.kind is kind


@pytest.mark.parametrize(("size", "kept"), [(100_000, True), (100_001, False)])
def test_a_raw_answer_is_kept_up_to_a_hundred_thousand_characters(world: World, size: int, kept: bool) -> None:
    raw = {"said": "a b" * 30_000}
    raw["rest"] = " " * (size - len(json.dumps(raw | {"rest": ""})))
    world.say(result(raw=raw))
    world.captioned()
    assert rows.raw_answer() == (raw if kept else {"omitted": f"{size} characters of answer"})


@pytest.mark.parametrize(("number", "words"), [(5, b"fine"), (6, None)])
def test_five_redirects_are_followed(number: int, words: bytes | None) -> None:
    async def fetched() -> bytes:
        moved = [reply(b"", 302, Location="/next")] * number
        async with served(canned(*moved, reply(b"fine"))) as url:
            call = http.Call(method="GET", url=url)
            return (await http.fetch(call, http.Timeouts(total=10), networks=http.LOOPBACK)).body

    if words is None:
        with pytest.raises(ProviderError, match="redirects more than 5 times"):
            asyncio.run(fetched())
    else:
        assert asyncio.run(fetched()) == words


# -- counts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("images", "messages"), [(100, 1), (101, 2), (200, 2), (201, 3)])
def test_a_message_carries_a_hundred_images(world: World, commit: Any, images: int, messages: int) -> None:
    photos = [Photo(image=f"photos/{number}.jpg") for number in range(images)]
    with commit():
        for photo in photos:
            photo.save()
    assert len(world.messages) == messages


@pytest.mark.parametrize(("delay", "messages"), [(299, 1), (301, 0)])
def test_a_message_is_given_to_the_broker_five_minutes_before_its_time_at_most(
    world: World, delay: float, messages: int
) -> None:
    """The sweep sends those that are due later: a broker may deliver twice what it holds for long."""
    world.set(RETRY_DELAY=delay)
    world.say(ProviderError("The model failed.", kind=ErrorKind.PROVIDER))
    world.save()
    world.messages.clear()
    world.work()
    assert len(world.messages) == messages


@pytest.mark.parametrize(("languages", "requests"), [(12, 1), (13, 2)])
def test_a_request_asks_for_twelve_languages_at_most(world: World, languages: int, requests: int) -> None:
    tags = ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "fi", "cs", "hu"]
    world.set(LANGUAGES=tags[:languages])
    world.set_provider("PolyglotProvider")
    world.captioned()
    assert len(PolyglotProvider.asked) == requests


@pytest.mark.parametrize(("length", "filled"), [(200, 200), (201, 200)])
def test_a_placeholder_is_filled_with_two_hundred_characters_at_most(length: int, filled: int) -> None:
    assert len(prompts.fill("{title}", {"title": "x" * length})) == filled


# -- prices -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        (0, "0"),
        ("0.00000001", "0.00000001"),
        ("0.000000001", "0.00000001"),
        ("0.000000011", "0.00000002"),
        (10_000_000, "10000000"),
        ("10000000.00000001", None),
        (10_000_001, None),
        (-1, None),
        ("-0.00000001", None),
    ],
)
def test_a_price_is_at_most_ten_millions_and_rounded_up_to_eight_places(said: Any, counted: str | None) -> None:
    assert Cost.said(said, "USD") == (None if counted is None else Cost(amount=Decimal(counted), unit="USD"))


@pytest.mark.parametrize(("unit", "is_taken"), [("", False), ("t", True), ("ten-letter", True), ("ten-letters", False)])
def test_a_unit_has_ten_characters_at_most(unit: str, is_taken: bool) -> None:
    try:
        assert Cost(amount=Decimal(1), unit=unit).unit == unit
    except ValueError:
        assert not is_taken
    else:
        assert is_taken


@pytest.mark.parametrize(
    ("limit", "is_taken"),
    [
        (1_000_000_000, True),
        ("1000000000.00000001", False),
        ("0.00000001", True),
        ("0.000000001", False),
        (0, True),
        ("-0.00000001", False),
    ],
)
def test_a_limit_is_at_most_a_billion_with_eight_places(limit: Any, is_taken: bool) -> None:
    try:
        Budget(LIMIT=limit, UNIT="USD")
    except ValueError:
        assert not is_taken
    else:
        assert is_taken
