"""Replies and headers as values."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.http import Reply, retry_after


def answer(body: bytes, status: int = 200) -> Reply:
    return Reply(host="api.example.com", status=status, headers={}, body=body, ms=1.0)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<!DOCTYPE html><p>key-in-page", "web page"),
        (b'{"data": [', "cut short"),
        (b"[" * 100_000, "cut short"),
        ("{'é'}".encode("latin-1"), "UTF-8"),
    ],
)
@pytest.mark.parametrize("status", [200, 502])
def test_a_body_that_is_no_json_is_named_in_one_clean_sentence(body: bytes, words: str, status: int) -> None:
    with pytest.raises(ProviderError, match=words) as caught:
        answer(body, status).json()
    error = caught.value
    assert (error.kind, error.status, error.outcome_unknown) == (ErrorKind.PROTOCOL, status, status == 200)
    assert "api.example.com" in error.message
    assert "key-in-page" not in error.message
    assert error.__context__ is None


@given(st.binary())
def test_any_bytes_are_json_or_a_provider_error(body: bytes) -> None:
    try:
        json.dumps(answer(body).json(), allow_nan=False)
    except ProviderError as error:
        assert error.kind is ErrorKind.PROTOCOL


def test_numbers_that_no_database_takes_become_none() -> None:
    assert answer(b'\xef\xbb\xbf{"a": [NaN, -Infinity, 1e999, 1.5]}').json() == {"a": [None, None, None, 1.5]}


# -- Retry-After ------------------------------------------------------------------------------------------------------

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": "-3"}, 0),
        ({"retry-after": "Sun, 01 Mar 2026 12:00:30 GMT"}, 30),
        ({"retry-after": "Sunday, 01-Mar-26 12:00:30 GMT"}, 30),
        ({"retry-after": "Sun, 01 Mar 2026 11:00:00 GMT"}, 0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": ""}, None),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "x", "retry-after": "9"}, 9),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_milliseconds_win(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, now=NOW) == seconds


@given(st.text())
def test_any_retry_after_is_a_wait_or_none(text: str) -> None:
    wait = retry_after({"retry-after": text, "retry-after-ms": text})
    assert wait is None or wait >= 0


@given(st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(UTC)))
def test_any_http_date_is_read(until: datetime) -> None:
    wait = retry_after({"retry-after": format_datetime(until, usegmt=True)}, now=NOW)
    assert wait == max(0, (until.replace(microsecond=0) - NOW).total_seconds())
