"""What all services across the network share, shown on a sixth one, which costs one file: options, build, parse."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exceptions import ConfigurationError, ErrorKind, ProviderError, WebhookRejected
from django_autocaption.providers import http
from django_autocaption.providers.hosted import (
    Complaint,
    HostedOptions,
    HostedProvider,
    clean_key,
    mask,
    mask_json,
    mask_line,
    merge,
    number_within,
    read_complaint,
)
from django_autocaption.types import CaptionRequest, CaptionResult, PendingJob
from tests.emulator.scripted import canned, reply, served
from tests.providers.conftest import Run

KEY = "acme-very-secret-key"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@dataclass(frozen=True, kw_only=True)
class AcmeOptions(HostedOptions):
    base_url: str = "https://api.acme.example"


class AcmeProvider(HostedProvider[AcmeOptions]):
    service = "Acme"
    options_class = AcmeOptions
    code_kinds = (("broke", ErrorKind.QUOTA), ("*nude*", ErrorKind.SAFETY))

    def build(self, request: CaptionRequest) -> http.Call:
        body = merge({"image": request.image.data_uri(), "how": {"length": "short"}}, self.options.extra)
        return http.Call(method="POST", url=f"{self.options.base_url}/caption", json=body)

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult:
        return CaptionResult(text=payload["caption"], model=job.model, raw=mask_json(payload, self.secrets))


Answer = Callable[..., CaptionResult]


@pytest.fixture
def acme(run: Run[Any], request_: CaptionRequest) -> Answer:
    """Have Acme answer with these bytes and status; gives the result."""

    def acme(body: bytes, status: int = 200, **options: Any) -> CaptionResult:
        async def story() -> CaptionResult | PendingJob:
            async with served(canned(reply(body, status))) as url:
                return await AcmeProvider("acme", {"api_key": KEY, "base_url": url, **options}).caption(request_)

        result = run(story())
        assert isinstance(result, CaptionResult)
        return result

    return acme


# -- one exchange -----------------------------------------------------------------------------------------------------


def test_a_sixth_service_is_options_build_and_parse(acme: Answer) -> None:
    result = acme(f'{{"caption": "A cat.", "key": "{KEY}"}}'.encode())
    assert (result.text, result.raw) == ("A cat.", {"caption": "A cat.", "key": "…"})


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        (b'{"error": {"code": "broke", "message": "Pay first."}}', "broke", "Pay first."),
        (b'{"error": {"type": "broke", "msg": "Pay first."}}', "broke", "Pay first."),
        (b'{"error": "Pay first.", "code": "broke"}', "broke", "Pay first."),
        (b'{"errors": [{"code": "BROKE", "message": "Pay first."}]}', "BROKE", "Pay first."),
        (b'{"detail": [{"type": "broke", "msg": "Pay first."}]}', "broke", "Pay first."),
        (b'{"detail": "Out of credits."}', "", "Out of credits."),
    ],
)
@pytest.mark.parametrize("status", [200, 400])
def test_the_usual_error_bodies_are_understood(acme: Answer, status: int, body: bytes, code: str, said: str) -> None:
    with pytest.raises(ProviderError, match=said) as caught:
        acme(body, status)
    assert (caught.value.kind, caught.value.code) == (ErrorKind.QUOTA, code)


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "broke", ErrorKind.AUTH),
        (403, "nude_image", ErrorKind.SAFETY),
        (403, "other", ErrorKind.AUTH),
        (410, "", ErrorKind.NOT_FOUND),
        (429, "broke", ErrorKind.QUOTA),
        (429, "nude_image", ErrorKind.RATE_LIMIT),
        (451, "", ErrorKind.SAFETY),
        (300, "broke", ErrorKind.PROTOCOL),
        (500, "broke", ErrorKind.SERVER),
    ],
)
def test_the_code_decides_only_where_the_status_leaves_room(
    acme: Answer, status: int, code: str, kind: ErrorKind
) -> None:
    with pytest.raises(ProviderError) as caught:
        acme(f'{{"error": {{"code": "{code}", "message": "No."}}}}'.encode(), status)
    assert caught.value.kind is kind


@given(JSON)
def test_any_json_is_searched_for_a_complaint(payload: Any) -> None:
    found = read_complaint(payload)
    assert found is None or (isinstance(found.code, str) and isinstance(found.text, str))


def test_a_prompt_that_cannot_be_followed_is_refused_before_sending(request_: CaptionRequest, run: Run[Any]) -> None:
    provider = AcmeProvider("acme", {"api_key": KEY, "base_url": "http://127.0.0.1:1"})
    prompted = CaptionRequest(uuid=uuid4(), image=request_.image, prompt="Be brief.")
    with pytest.raises(ProviderError, match="Acme takes no prompt") as caught:
        run(provider.caption(prompted))
    assert caught.value.kind is ErrorKind.VALIDATION


def test_a_service_that_answers_at_once_is_not_looked_at_and_posts_nothing(run: Run[Any]) -> None:
    provider = AcmeProvider("acme", {"api_key": KEY})
    with pytest.raises(NotImplementedError):
        run(provider.poll(PendingJob(uuid="1")))
    with pytest.raises(WebhookRejected):
        provider.read_webhook(b"{}", {})


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_was_posted_is_json_or_rejected_without_a_trace(body: bytes) -> None:
    with pytest.raises(WebhookRejected) as caught:
        AcmeProvider("acme", {"api_key": KEY}).webhook_json(body)
    assert caught.value.__context__ is None


# -- options ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("timeuot", 1, "Did you mean 'timeout'?"),
        ("timeout", 0, "above 0"),
        ("timeout", float("nan"), "above 0"),
        ("timeout", 3601, "at most 3600"),
        ("connect_timeout", True, "above 0"),
        ("extra", [], "a dict"),
        ("api_key", 7, "a string"),
        ("api_key", "clé-secrète", "ASCII"),
        ("api_key", "two\nlines", "ASCII"),
        ("base_url", "api.acme.example", "http"),
        ("base_url", "https://me:secret@x.example", "user name"),
        ("base_url", "https://x.example?key=secret", "query"),
        ("base_url", "https://x.example#secret", "fragment"),
        ("base_url", "http://x.example:notaport", "http"),
        ("base_url", None, "http"),
    ],
)
def test_a_wrong_option_is_named_with_what_would_be_right(option: str, value: Any, hint: str) -> None:
    with pytest.raises(ConfigurationError, match=r"'acme'") as caught:
        AcmeProvider("acme", {"api_key": KEY, option: value})
    assert hint in str(caught.value)
    assert option in str(caught.value)
    assert not {"secr", KEY} & set(str(caught.value).split())


def test_the_key_is_never_shown_by_what_holds_it() -> None:
    provider = AcmeProvider("acme", {"api_key": f" {KEY}\n", "extra": {"token": KEY}})
    assert provider.options.api_key == KEY
    assert KEY not in repr(provider) + repr(provider.options)
    assert provider.check() == []


@pytest.mark.parametrize("empty", ["", None, " \n"])
def test_a_missing_key_is_told_by_the_check(empty: Any) -> None:
    (message,) = AcmeProvider("acme", {"api_key": empty}).check()
    assert (message.id, "['acme']['OPTIONS']['api_key']" in message.msg) == ("autocaption.W010", True)
    assert clean_key("api_key", empty) == ""


@pytest.mark.parametrize(("value", "whole"), [(None, True), (1, True), (5, True), (2.5, False)])
def test_a_number_within_its_bounds_is_fine(value: Any, whole: bool) -> None:
    number_within("count", value, 1, 5, whole=whole)


@pytest.mark.parametrize(("value", "whole"), [(0, True), (6, True), (2.5, True), (True, False), ("2", False)])
def test_a_number_out_of_bounds_is_refused(value: Any, whole: bool) -> None:
    with pytest.raises(ValueError, match=r"'count' must be a (whole )?number from 1 to 5"):
        number_within("count", value, 1, 5, whole=whole)


@given(st.dictionaries(st.text(), JSON, max_size=4), st.dictionaries(st.text(), JSON, max_size=4))
def test_what_is_merged_wins_and_nothing_else_is_lost(body: dict[str, Any], extra: dict[str, Any]) -> None:
    merged = merge(body, extra)
    assert merged.keys() == body.keys() | extra.keys()
    assert all(merged[name] == value for name, value in extra.items() if not isinstance(value, dict))
    assert all(merged[name] == body[name] for name in body.keys() - extra.keys())
    assert merge(merged, extra) == merged


# -- masking ----------------------------------------------------------------------------------------------------------


@given(st.text(), st.text(), st.binary(min_size=40))
def test_what_is_masked_can_be_stored_and_holds_no_secret(before: str, after: str, data: bytes) -> None:
    encoded = base64.b64encode(data).decode()
    text = mask(f"{before} {KEY} data:image/png;base64,{encoded} {encoded} \ud800\x00 {after}", [KEY])
    assert KEY not in text
    assert encoded not in text
    assert "\x00" not in text
    text.encode()


HOSTILE = "no\r\nINFO forged \x1b]0;owned\x07 \x9b31m \u202etxet\u2028 " + KEY


def test_what_a_service_says_of_an_error_is_one_line_that_shows_what_it_says() -> None:
    assert mask_line(HOSTILE, [KEY], 100) == "no INFO forged ]0;owned 31m txet …"
    error = AcmeProvider("acme", {"api_key": KEY}).failure(Complaint(code=HOSTILE, text=HOSTILE), 400)
    assert (error.message.isprintable(), error.code.isprintable()) == (True, True)


@given(st.text(alphabet="abc dé.,!?", max_size=200))
def test_plain_words_are_masked_by_nobody(words: str) -> None:
    assert mask(words, ["x", KEY]) == words


@given(JSON)
def test_json_keeps_its_shape_when_it_is_masked(payload: Any) -> None:
    masked = mask_json([payload, KEY, {KEY: KEY}], [KEY])
    assert masked[1:] == ["…", {"…": "…"}]
    assert type(masked[0]) is type(payload)
    assert mask_json(masked, [KEY]) == masked


def test_the_query_of_an_address_is_masked() -> None:
    text = "posted to https://site.example/hook/a?token=abc:def#x, see http://docs.example/page"
    assert mask(text, []) == "posted to https://site.example/hook/a see http://docs.example/page"


def test_what_is_nested_without_end_is_cut_off() -> None:
    nested: Any = "deep"
    for _ in range(200):
        nested = [nested]
    assert "deep" not in repr(mask_json(nested, []))
