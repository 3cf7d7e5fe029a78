"""Who is believed at the webhook: calls that were forged, replayed, swapped or blown up, for a service of each kind."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.core import signing
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Outcome, State
from django_autocaption.pipeline.records import ledger
from django_autocaption.pipeline.runtime import addresses
from django_autocaption.pipeline.runtime.webhook_body import LARGEST
from django_autocaption.webhooks import receive
from tests.admin.rows import caption
from tests.emulator.wavespeed import signed_headers
from tests.rows import says

pytestmark = pytest.mark.django_db

WORDS = "A red bridge over a river in the fog."
SECRET, OLD_SECRET = "whsec_very-secret-" + "n" * 20, "whsec_very-secret-" + "o" * 20
KEY = "very-secret-key-of-a-webhook"
BACKENDS = "django_autocaption.providers"
RUNWARE = {"BACKEND": f"{BACKENDS}.runware.RunwareProvider", "OPTIONS": {"api_key": KEY, "webhook": True}}
AUTOCAPTION = {
    "PROVIDERS": {
        "default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"},
        "runware": RUNWARE,
        "other": RUNWARE,
        "wavespeed": {
            "BACKEND": f"{BACKENDS}.wavespeed.WaveSpeedProvider",
            "OPTIONS": {"api_key": KEY, "webhook_secrets": [SECRET, OLD_SECRET]},
        },
        "secretless": {"BACKEND": f"{BACKENDS}.wavespeed.WaveSpeedProvider", "OPTIONS": {"api_key": KEY}},
    },
    "FIELDS": {"testapp.Photo.image": {}},
    "SITE_URL": "https://photos.example",
    "JOB_TIMEOUT": 100,
}


@pytest.fixture(autouse=True)
def site() -> Iterator[None]:
    with override_settings(AUTOCAPTION=AUTOCAPTION):
        yield


def waiting(alias: str, job: str = "") -> Attempt:
    """An attempt whose service has not answered yet."""
    row = caption(state=State.WAITING, alt_text="", origin="", provider=alias)
    return Attempt.objects.create(
        caption=row, request=row.request, provider=alias, external_id=job, asked_at=timezone.now(), lease=f"{row.pk}"
    )


def said(attempt: Attempt, text: str = WORDS) -> bytes:
    """What Runware posts about it."""
    return json.dumps({"taskType": "caption", "taskUUID": str(attempt.uuid), "text": text}).encode()


def predicted(attempt: Attempt, text: str = WORDS) -> bytes:
    """What WaveSpeed posts about it."""
    return json.dumps({"id": attempt.external_id, "status": "completed", "outputs": [text]}).encode()


def token_of(attempt: Attempt) -> str:
    url = addresses.address(attempt, alias=attempt.provider)
    return parse_qs(urlsplit(url).query)["token"][0]


def post(alias: str, body: bytes, *, token: str = "", headers: dict[str, str] | None = None) -> int:
    query = {"token": token} if token else {}
    return (
        Client()
        .post(
            f"/autocaption/webhook/{alias}/",
            body,
            content_type="application/json",
            query_params=query,
            headers=headers,
        )
        .status_code
    )


def signed(body: bytes, *, secret: str = SECRET, age: float = 0) -> dict[str, str]:
    return signed_headers(body, secret=secret, at=time.time() - age)


def words(attempt: Attempt) -> str:
    return says(Caption.objects.get(pk=attempt.caption_id))


# -- by a token in the address ----------------------------------------------------------------------------------------


def test_the_token_of_an_attempt_is_believed_about_it_once() -> None:
    attempt = waiting("runware")
    assert post("runware", said(attempt), token=token_of(attempt)) == 200
    assert words(attempt) == WORDS
    assert post("runware", said(attempt, "A forged answer about nothing."), token=token_of(attempt)) == 200
    assert words(attempt) == WORDS


def test_the_token_of_one_attempt_says_nothing_about_another() -> None:
    mine, yours = waiting("runware"), waiting("runware")
    assert post("runware", said(yours), token=token_of(mine)) == 200
    both = b"[" + said(yours) + b"," + said(mine) + b"]"
    assert post("runware", both, token=token_of(mine)) == 200
    assert (words(mine), words(yours)) == (WORDS, "")


def test_an_answer_that_comes_to_another_tenant_changes_nothing_there() -> None:
    """Whose schema does not have that attempt."""
    own, theirs = waiting("runware"), waiting("runware")
    token, body = token_of(theirs), said(theirs)
    theirs.delete()
    assert post("runware", body, token=token) == 200
    assert words(own) == ""


@pytest.mark.parametrize("job", ["", "known"])
def test_a_token_is_believed_about_the_job_of_its_own_attempt_only(job: str) -> None:
    mine, yours = waiting("runware", job), waiting("runware")
    assert post("runware", said(yours), token=token_of(mine)) == 200, "a task has our uuid: it will never be mine"
    assert (words(mine), words(yours)) == ("", "")
    assert post("runware", said(mine), token=token_of(mine)) == 200
    assert (words(mine), words(yours)) == (WORDS, "")


def test_a_signed_answer_and_a_token_of_another_attempt_are_not_put_together() -> None:
    mine, yours = waiting("wavespeed"), waiting("wavespeed", "job_1")
    body = predicted(yours)
    assert post("wavespeed", body, token=token_of(mine), headers=signed(body)) == 503, "mine may become that job"
    Attempt.objects.filter(pk=mine.pk).update(external_id="job_2")
    assert post("wavespeed", body, token=token_of(mine), headers=signed(body)) == 200
    assert (words(mine), words(yours)) == ("", "")
    body = json.dumps({"id": "job_2", "status": "completed", "outputs": [WORDS]}).encode()
    assert post("wavespeed", body, token=token_of(mine), headers=signed(body)) == 200
    assert (words(mine), words(yours)) == (WORDS, "")


def test_an_attempt_that_has_ended_waits_for_no_job() -> None:
    attempt = waiting("wavespeed")
    Attempt.objects.update(outcome=Outcome.UNKNOWN)
    body = json.dumps({"id": "job_1", "status": "completed", "outputs": [WORDS]}).encode()
    assert post("wavespeed", body, token=token_of(attempt), headers=signed(body)) == 200
    assert words(attempt) == ""


FORGERIES: dict[str, Callable[[Attempt], str]] = {
    "none": lambda attempt: "",
    "not signed": lambda attempt: f"default:{attempt.uuid.hex}:runware",
    "signature left empty": lambda attempt: f"{token_of(attempt).rpartition(':')[0]}:",
    "signature cut": lambda attempt: token_of(attempt)[:-1],
    "attempt swapped": lambda attempt: token_of(attempt).replace(attempt.uuid.hex, waiting("runware").uuid.hex),
    "database swapped": lambda attempt: token_of(attempt).replace("default:", "other:", 1),
    "time renewed": lambda attempt: _renewed(token_of(attempt)),
    "signed for another purpose": lambda attempt: signing.TimestampSigner(salt="session").sign(_value(attempt)),
    "signed without a time": lambda attempt: signing.Signer(salt=addresses.SALT).sign(_value(attempt)),
    "signed with a weaker hash": lambda attempt: signing.TimestampSigner(salt=addresses.SALT, algorithm="md5").sign(
        _value(attempt)
    ),
    "signed with another key": lambda attempt: signing.TimestampSigner(key="guess", salt=addresses.SALT).sign(
        _value(attempt)
    ),
    "given to another provider": lambda attempt: token_of(waiting("other")),
    "of no attempt": lambda attempt: signing.TimestampSigner(salt=addresses.SALT).sign("default:zz:runware"),
    "of a database that is gone": lambda attempt: signing.TimestampSigner(salt=addresses.SALT).sign(
        f"gone:{attempt.uuid.hex}:runware"
    ),
    "huge": lambda attempt: token_of(attempt) + "A" * 60_000,
    "not text": lambda attempt: "\ud7ff\x00:\x00:",
}


def _value(attempt: Attempt) -> str:
    return f"default:{attempt.uuid.hex}:runware"


def _renewed(token: str) -> str:
    value, _time, signature = token.rsplit(":", 2)
    return f"{value}:{signing.b62_encode(int(time.time()) + 999)}:{signature}"


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_token_is_refused_before_any_row_is_read(
    forge: Callable[[Attempt], str], django_assert_num_queries: Any
) -> None:
    attempt = waiting("runware")
    token = forge(attempt)
    with django_assert_num_queries(0):
        assert post("runware", said(attempt), token=token) == 400
    assert words(attempt) == ""


def test_a_token_ends_and_a_rotated_key_still_counts(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = waiting("runware")
    token = token_of(attempt)
    settings.SECRET_KEY, old = "a new one", settings.SECRET_KEY
    assert post("runware", said(attempt), token=token) == 400
    settings.SECRET_KEY_FALLBACKS = [old]
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 2 * 100 + 5)
    assert post("runware", said(attempt), token=token) == 400
    monkeypatch.setattr(time, "time", lambda: now + 2 * 100 - 5)
    assert post("runware", said(attempt), token=token) == 200
    assert words(attempt) == WORDS


# -- by a signature ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", [SECRET, OLD_SECRET])
def test_a_signed_call_is_believed_once(secret: str) -> None:
    attempt = waiting("wavespeed", "job_1")
    body = predicted(attempt)
    headers = signed(body, secret=secret)
    assert [post("wavespeed", body, headers=headers) for _ in range(2)] == [200, 200]
    assert words(attempt) == WORDS


@pytest.mark.parametrize("job", ["\x00", "job_\ud800", "job_" + "x" * 300])
def test_an_id_that_no_database_takes_is_the_one_that_was_stored_or_none(job: str) -> None:
    attempt = waiting("wavespeed", ledger.external_id(job))
    body = json.dumps({"id": job, "status": "completed", "outputs": [WORDS]}).encode()
    assert post("wavespeed", body, headers=signed(body)) == 200
    assert words(attempt) == (WORDS if attempt.external_id else "")


SIGNATURES: dict[str, Callable[[bytes], dict[str, str]]] = {
    "none": lambda body: {},
    "of another body": lambda body: signed(body + b" "),
    "of another secret": lambda body: signed(body, secret="whsec_very-secret-" + "x" * 20),
    "of an empty secret": lambda body: signed(body, secret=""),
    "replayed later": lambda body: signed(body, age=301),
    "from the future": lambda body: signed(body, age=-301),
    "time renewed": lambda body: {**signed(body, age=301), "webhook-timestamp": str(int(time.time()))},
    "id swapped": lambda body: {**signed(body), "webhook-id": "msg_other"},
    "other version": lambda body: _changed(body, "v3,", "v1,"),
    "no version": lambda body: _changed(body, "v3,", ""),
    "cut": lambda body: {**signed(body), "webhook-signature": signed(body)["webhook-signature"][:-2]},
    "huge": lambda body: {**signed(body), "webhook-signature": "v3," + "0" * 500_000},
    "many": lambda body: {**signed(body), "webhook-signature": ("v3," + "0" * 64 + " ") * 5_000},
    "huge time": lambda body: {**signed(body), "webhook-timestamp": "9" * 5_000},
}


def _changed(body: bytes, old: str, new: str) -> dict[str, str]:
    headers = signed(body)
    return {**headers, "webhook-signature": headers["webhook-signature"].replace(old, new)}


@pytest.mark.parametrize("sign", SIGNATURES.values(), ids=SIGNATURES)
def test_a_forged_signature_is_refused_before_any_row_is_read(
    sign: Callable[[bytes], dict[str, str]], django_assert_num_queries: Any
) -> None:
    attempt = waiting("wavespeed", "job_1")
    body = predicted(attempt)
    began = time.process_time()
    with django_assert_num_queries(0):
        assert post("wavespeed", body, headers=sign(body)) == 400
    assert time.process_time() - began < 1
    assert words(attempt) == ""


def test_a_good_token_does_not_stand_in_for_a_signature() -> None:
    attempt = waiting("wavespeed", "job_1")
    assert post("wavespeed", predicted(attempt), token=token_of(attempt)) == 400


def test_a_bad_token_spoils_a_good_signature() -> None:
    attempt = waiting("wavespeed", "job_1")
    body = predicted(attempt)
    assert post("wavespeed", body, token="forged", headers=signed(body)) == 400


def test_a_call_that_was_signed_for_one_provider_is_refused_by_another() -> None:
    attempt = waiting("secretless", "job_1")
    body = predicted(attempt)
    assert post("secretless", body, headers=signed(body)) == 400
    assert post("secretless", body, headers=signed(body, secret="")) == 400
    assert post("runware", body, headers=signed(body)) == 400


# -- whatever the body is ---------------------------------------------------------------------------------------------

BODIES = {
    "empty": b"",
    "not JSON": b"<html>",
    "deep": b"[" * 500_000,
    "deep objects": b'{"data":' * 100_000,
    "number": b"1" * 10_000,
    "not UTF-8": b'"\xff"',
    "NULs": bytes(1000),
    "NaN": b"NaN",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_that_is_no_answer_is_refused(body: bytes) -> None:
    attempt = waiting("runware")
    assert post("runware", body, token=token_of(attempt)) == 400
    assert post("wavespeed", body, headers=signed(body)) == 400
    assert words(attempt) == ""


def test_a_body_that_says_that_it_is_huge_is_not_read() -> None:
    attempt = waiting("runware")
    assert post("runware", said(attempt) + b" " * LARGEST, token=token_of(attempt)) == 400
    assert words(attempt) == ""


@pytest.mark.parametrize("says", [[], [(b"content-length", b"10")], [(b"content-length", b"-1")]])
def test_a_huge_body_that_does_not_say_so_is_read_no_further_than_to_the_limit(says: list[Any]) -> None:
    attempt = waiting("runware")
    body = io.BytesIO(said(attempt) + b" " * (3 * LARGEST))
    query = urlencode({"token": token_of(attempt)}).encode()
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": query, "headers": says}
    response = receive(ASGIRequest(scope, body), "runware")
    assert response.status_code == 400
    assert body.tell() <= LARGEST + 1
    assert words(attempt) == ""


def test_a_body_that_breaks_off_is_refused() -> None:
    class Broken(io.BytesIO):
        def read(self, *_size: Any) -> bytes:
            raise OSError("reset by peer")

    attempt = waiting("runware")
    query = urlencode({"token": token_of(attempt)}).encode()
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": query, "headers": []}
    assert receive(ASGIRequest(scope, Broken()), "runware").status_code == 400


@pytest.mark.parametrize("headers", [{}, {"webhook-id": "msg", "webhook-timestamp": "1", "webhook-signature": "v3,0"}])
def test_a_call_whose_headers_show_no_recent_signature_is_refused_unread(headers: dict[str, str]) -> None:
    body = io.BytesIO(b"{}")
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": sent}
    assert receive(ASGIRequest(scope, body), "wavespeed").status_code == 400
    assert body.tell() == 0


def chunked(attempt: Attempt, **environ: Any) -> int:
    """The status for a body without a length, as a WSGI server hands it on."""
    request = RequestFactory().post(f"/?{urlencode({'token': token_of(attempt)})}", **environ)
    request.environ.update({"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"})
    request.environ["wsgi.input"] = io.BytesIO(said(attempt))
    return receive(WSGIRequest(request.environ), "runware").status_code


def test_a_chunked_body_is_read_where_the_server_tells_its_end_and_else_refused() -> None:
    attempt = waiting("runware")
    assert chunked(attempt) == 411
    assert words(attempt) == ""
    assert chunked(attempt, **{"wsgi.input_terminated": True}) == 200
    assert words(attempt) == WORDS
