"""What every captioning service across the network has to do alike, over real sockets: one subclass for each provider.

    class TestAcmeContract(ProviderContract):
        provider_class = AcmeProvider
        emulator_name = "acme"
        error_cases = ((400, "bad_image", ErrorKind.VALIDATION), …)

        def answer(self, job, text): return {"id": job.uuid, "caption": text}
        def empty_answers(self, job): return [{"id": job.uuid, "caption": ""}]
        def error_body(self, code, message): return {"error": {"code": code, "message": message}}

A service that answers later, posts its answers, or takes several images sets the attributes for that too. What only one
service does is tested in its own file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, ClassVar
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from django_autocaption import __version__
from django_autocaption.exceptions import ErrorKind, ProviderError, WebhookRejected
from django_autocaption.providers.hosted import HostedProvider
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, LateAnswer, PendingJob, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run, picture

KEY = "contract-very-secret-key-4711"
CALLBACK_TOKEN = "contract-signed-token:1vXyZ:AbCdEfGhIjKlMnOpQrStUvWxYz"
CALLBACK = f"https://site.example/autocaption/webhooks/default/?token={CALLBACK_TOKEN}"
SECRETS = ("whsec_contract-webhook-secret-new", "whsec_contract-webhook-secret-old")
Provider = HostedProvider[Any]
Headers = Mapping[str, str]


class ProviderContract:
    """Hooks first, then the lines of the contract."""

    provider_class: ClassVar[type[Provider]]
    emulator_name: ClassVar[str]
    """Name of the service in the emulator; its entries in the ledger carry ``prompt``, ``image`` and ``billed``."""
    options: ClassVar[Mapping[str, Any]] = {}
    """OPTIONS with which ``caption`` gives the words at once, in one exchange."""
    error_cases: ClassVar[Sequence[tuple[int, str, ErrorKind]]]
    """(HTTP status, code, kind): at least one for every kind of error that the service documents."""
    late_options: ClassVar[Mapping[str, Any] | None] = None
    """OPTIONS with which ``caption`` gives a PendingJob; None = the service never answers later."""
    batch_options: ClassVar[Mapping[str, Any] | None] = None
    """OPTIONS with which one request carries three images; None = it carries one."""
    names_requests: ClassVar[bool] = False
    """Its reply names the request, so that the reply to another one is noticed at once."""
    hidden: ClassVar[Sequence[str]] = (KEY, *SECRETS)
    """What must show up nowhere, besides image data and callback tokens."""

    def answer(self, job: PendingJob, text: str) -> Any:
        """JSON body of the service's answer to ``job`` when it is done, with these words."""
        raise NotImplementedError

    def empty_answers(self, job: PendingJob) -> Sequence[Any]:
        """JSON bodies of well-formed answers without words."""
        raise NotImplementedError

    def error_body(self, code: str, message: str) -> Any:
        """JSON body of an error."""
        raise NotImplementedError

    def hidden_errors(self, job: PendingJob) -> Sequence[tuple[Any, ErrorKind]]:
        """(JSON body, kind) of errors that come on HTTP 200."""
        code = next((code for _status, code, kind in self.error_cases if kind is ErrorKind.VALIDATION), "")
        return [(self.error_body(code, "Emulated failure."), ErrorKind.VALIDATION)]

    def webhook_options(self, secrets: Sequence[str]) -> Mapping[str, Any] | None:
        """OPTIONS with which the service posts its answers; ``secrets`` where it signs. None = it posts none."""
        return None

    def webhook(self, job: PendingJob, text: str, *, secret: str, at: float) -> tuple[bytes, dict[str, str]]:
        """Body and headers (names in lower case) as the service posts them at ``at``, signed where it signs."""
        raise NotImplementedError

    # -- helpers ------------------------------------------------------------------------------------------------------

    def make(self, emulator: EmulatorClient | None = None, **options: Any) -> Provider:
        """A provider that speaks to the emulator."""
        given_options = {"api_key": KEY, "timeout": 10, **self.options, **options}
        if emulator is not None:
            given_options.setdefault("base_url", emulator.base_url(self.emulator_name))
        return self.provider_class("default", given_options)

    def expect_error(self, run: Run[Any], provider: Provider, question: CaptionRequest) -> ProviderError:
        with pytest.raises(ProviderError) as caught:
            run(provider.caption(question))
        error = caught.value
        assert error.__context__ is None
        assert error.__cause__ is None
        assert error.message
        return error

    @pytest.fixture
    def question(self, image: PreparedImage) -> CaptionRequest:
        return CaptionRequest(uuid=uuid4(), image=image, callback_url=CALLBACK)

    @pytest.fixture
    def ask(self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest) -> Callable[..., CaptionResult]:
        def ask(request: CaptionRequest | None = None, **options: Any) -> CaptionResult:
            result = run(self.make(emulator, **options).caption(request or question))
            assert isinstance(result, CaptionResult)
            return result

        return ask

    @pytest.fixture
    def refuse(self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest) -> Callable[..., ProviderError]:
        def refuse(request: CaptionRequest | None = None, **options: Any) -> ProviderError:
            return self.expect_error(run, self.make(emulator, **options), request or question)

        return refuse

    @pytest.fixture
    def reply(self, emulator: EmulatorClient) -> Callable[..., None]:
        """Have the next exchange answered with this status and JSON body, before any work is done."""

        def reply(status: int, body: Any, **headers: str) -> None:
            emulator.fail({"kind": "status", "status": status, "body": body, "headers": headers})

        return reply

    # -- words --------------------------------------------------------------------------------------------------------

    def test_an_image_gets_words(
        self, ask: Callable[..., CaptionResult], emulator: EmulatorClient, image: PreparedImage
    ) -> None:
        result = ask()
        assert "320 by 240 pixels" in result.text
        assert result.cost is None or (isinstance(result.cost, Cost) and result.cost.unit)
        json.dumps(result.raw, allow_nan=False)
        (entry,) = emulator.ledger(billed=True)
        assert entry["image"] == hashlib.sha256(image.data).hexdigest()
        assert entry["user_agent"] == f"django-autocaption/{__version__}"

    def test_other_images_get_other_words(self, ask: Callable[..., CaptionResult], question: CaptionRequest) -> None:
        other = replace(question, uuid=uuid4(), image=picture((240, 240, 240), (10, 60, 10)))
        assert ask(question).text != ask(other).text

    def test_a_prompt_is_followed_or_refused_but_never_dropped(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest
    ) -> None:
        provider = self.make(emulator)
        prompted = replace(question, prompt="Sag auf Deutsch, was man sieht.")
        if provider.supports_prompt:
            assert run(provider.caption(prompted)).text
            assert "Sag auf Deutsch, was man sieht." in emulator.ledger(billed=True)[0]["prompt"]
        else:
            error = self.expect_error(run, provider, prompted)
            assert (error.kind, error.retryable) == (ErrorKind.VALIDATION, False)
            assert "prompt" in error.message
            assert emulator.ledger() == []

    def test_a_batch_gets_each_image_its_own_words(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest, ask: Callable[..., CaptionResult]
    ) -> None:
        colours = [((0, 0, 0), (9, 9, 9)), ((250, 0, 0), (0, 0, 250)), ((250, 250, 250), (0, 250, 0))]
        requests = [replace(question, uuid=uuid4(), image=picture(*pair)) for pair in colours]
        provider = self.make(emulator, **(self.batch_options or {}))
        answers = run(provider.caption_batch(requests))
        assert [answer.text for answer in answers] == [ask(replace(r, uuid=uuid4())).text for r in requests]
        assert len({answer.text for answer in answers}) == 3
        if self.batch_options is not None:
            assert provider.batch_size >= 3

    # -- answers without words ----------------------------------------------------------------------------------------

    def test_an_empty_answer_is_a_non_answer(
        self, refuse: Callable[..., ProviderError], reply: Callable[..., None], question: CaptionRequest
    ) -> None:
        for body in self.empty_answers(self.make().job_of(question)):
            reply(200, body)
            error = refuse()
            assert error.silent, body
            assert not error.retryable, body

    def test_every_documented_error_has_its_kind(
        self, refuse: Callable[..., ProviderError], reply: Callable[..., None], emulator: EmulatorClient
    ) -> None:
        for status, code, kind in self.error_cases:
            reply(status, self.error_body(code, "Emulated failure."))
            error = refuse()
            assert (error.kind, error.status) == (kind, status), (status, code)
            assert not error.outcome_unknown
            assert self.provider_class.service in error.message
        assert emulator.ledger(billed=True) == []

    def test_an_error_on_http_200_is_an_error(
        self, refuse: Callable[..., ProviderError], reply: Callable[..., None], question: CaptionRequest
    ) -> None:
        for body, kind in self.hidden_errors(self.make().job_of(question)):
            reply(200, body)
            assert refuse().kind is kind, body

    @pytest.mark.parametrize(
        ("status", "kind", "retryable"),
        [
            (401, ErrorKind.AUTH, False),
            (402, ErrorKind.QUOTA, False),
            (404, ErrorKind.NOT_FOUND, False),
            (413, ErrorKind.VALIDATION, False),
            (429, ErrorKind.RATE_LIMIT, True),
            (500, ErrorKind.SERVER, True),
            (502, ErrorKind.SERVER, True),
            (503, ErrorKind.SERVER, True),
            (504, ErrorKind.SERVER, True),
        ],
    )
    @pytest.mark.parametrize("page", [False, True], ids=["error body", "web page"])
    def test_the_status_tells_the_kind(
        self,
        refuse: Callable[..., ProviderError],
        reply: Callable[..., None],
        emulator: EmulatorClient,
        status: int,
        kind: ErrorKind,
        retryable: bool,
        page: bool,
    ) -> None:
        if page:
            emulator.fail({"kind": "html", "status": status})
        else:
            reply(status, self.error_body("", "Emulated failure."))
        error = refuse()
        assert (error.kind, error.retryable, error.status) == (kind, retryable, status)
        assert error.outcome_unknown is (status in (502, 504))
        assert "<" not in error.message

    @pytest.mark.parametrize(
        ("headers", "seconds"), [({}, None), ({"retry-after": "7"}, 7), ({"retry-after-ms": "90"}, 0.09)]
    )
    def test_too_many_requests_say_how_long_to_wait(
        self,
        refuse: Callable[..., ProviderError],
        reply: Callable[..., None],
        headers: dict[str, str],
        seconds: float | None,
    ) -> None:
        reply(429, self.error_body("", "Slow down."), **headers)
        error = refuse()
        assert (error.kind, error.retryable, error.retry_after) == (ErrorKind.RATE_LIMIT, True, seconds)

    @pytest.mark.parametrize("kind", ["html", "cut_json", "empty", "non_utf8", "huge", "bomb"])
    def test_an_answer_that_cannot_be_read_is_a_protocol_error(
        self, refuse: Callable[..., ProviderError], emulator: EmulatorClient, kind: str
    ) -> None:
        emulator.fail(kind)
        error = refuse()
        assert (error.kind, error.status, error.outcome_unknown) == (ErrorKind.PROTOCOL, 200, True)

    def test_a_redirect_is_not_followed(self, refuse: Callable[..., ProviderError], emulator: EmulatorClient) -> None:
        emulator.fail({"kind": "redirect", "location": emulator.base_url(self.emulator_name)})
        assert refuse().kind is ErrorKind.PROTOCOL
        assert emulator.ledger() == []

    def test_an_answer_to_another_request_is_noticed(
        self, refuse: Callable[..., ProviderError], reply: Callable[..., None]
    ) -> None:
        if self.names_requests:
            reply(200, self.answer(PendingJob(uuid=str(uuid4()), job_id="another"), "Theirs."))
            assert refuse().kind is ErrorKind.PROTOCOL

    # -- no answer ----------------------------------------------------------------------------------------------------

    def test_a_service_that_is_not_there_got_nothing(self, refuse: Callable[..., ProviderError]) -> None:
        error = refuse(base_url="http://127.0.0.1:1/v1")
        assert (error.kind, error.retryable, error.outcome_unknown) == (ErrorKind.SERVER, True, False)

    def test_a_timeout_before_sending_got_nothing(self, refuse: Callable[..., ProviderError]) -> None:
        with full_server() as url:
            error = refuse(base_url=url, connect_timeout=0.2)
        assert (error.kind, error.retryable, error.outcome_unknown) == (ErrorKind.TIMEOUT, True, False)

    @pytest.mark.parametrize(
        ("fault", "kind"),
        [
            ("reset", ErrorKind.SERVER),
            ("drop_after_work", ErrorKind.SERVER),
            ("truncated", ErrorKind.SERVER),
            ({"kind": "slow", "seconds": 2}, ErrorKind.TIMEOUT),
            ("drip", ErrorKind.TIMEOUT),
        ],
    )
    def test_an_answer_that_is_lost_leaves_the_outcome_unknown(
        self, refuse: Callable[..., ProviderError], emulator: EmulatorClient, fault: Any, kind: ErrorKind
    ) -> None:
        emulator.fail(fault)
        error = refuse(timeout=0.4)
        assert (error.kind, error.retryable, error.outcome_unknown, error.status) == (kind, True, True, None)

    # -- later --------------------------------------------------------------------------------------------------------

    def test_a_job_that_is_answered_later_is_looked_at_until_it_is_done(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest
    ) -> None:
        if self.late_options is None:
            assert not self.provider_class.answers_later
            return
        emulator.wait(0.3)
        provider = self.make(emulator, **self.late_options)
        assert provider.answers_later
        began = time.monotonic()
        job = run(provider.caption(question))
        assert isinstance(job, PendingJob)
        assert (job.uuid, job.model) == (str(question.uuid), provider.model)
        assert job.job_id
        # Another process looks, and knows only what a row of the database holds.
        stored = PendingJob(uuid=job.uuid, job_id=job.job_id, model=job.model)
        while isinstance(looked := run(self.make(emulator, **self.late_options).poll(stored)), PendingJob):
            assert time.monotonic() - began < 5
            assert (looked.uuid, looked.job_id) == (job.uuid, job.job_id)
        assert "320 by 240 pixels" in looked.text
        assert run(provider.poll(stored)).text == looked.text
        assert len(emulator.ledger(billed=True)) == 1

    @pytest.mark.parametrize("fault", ["reset", "html", "cut_json", "non_utf8", "huge"])
    def test_a_look_that_fails_is_an_error_and_may_be_repeated(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest, fault: str
    ) -> None:
        if self.late_options is None:
            return
        provider = self.make(emulator, **self.late_options)
        job = run(provider.caption(question))
        emulator.fail(fault)
        with pytest.raises(ProviderError):
            run(provider.poll(job))
        assert "320 by 240 pixels" in run(provider.poll(job)).text

    def test_an_answer_about_another_job_is_not_taken_for_ours(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest, reply: Callable[..., None]
    ) -> None:
        if self.late_options is None:
            return
        provider = self.make(emulator, **self.late_options)
        job = run(provider.caption(question))
        reply(200, self.answer(PendingJob(uuid=str(uuid4()), job_id="another"), "Theirs."))
        try:
            assert isinstance(run(provider.poll(job)), PendingJob)
        except ProviderError as error:
            assert error.kind is ErrorKind.PROTOCOL

    # -- webhooks -----------------------------------------------------------------------------------------------------

    def posted(self, *, secret: str = SECRETS[0], age: float = 0) -> tuple[PendingJob, bytes, dict[str, str]]:
        job = PendingJob(uuid=str(uuid4()), job_id=str(uuid4()))
        return job, *self.webhook(job, "A cat on a mat.", secret=secret, at=time.time() - age)

    def read(self, body: bytes, headers: Headers, secrets: Sequence[str] = SECRETS) -> Sequence[LateAnswer]:
        return self.make(**(self.webhook_options(secrets) or {})).read_webhook(body, headers)

    def test_a_posted_answer_is_read_however_late_and_however_often(self) -> None:
        if self.webhook_options(SECRETS) is None:
            assert not self.make().takes_webhooks
            with pytest.raises(WebhookRejected):
                self.make().read_webhook(b"{}", {})
            return
        assert self.make(**self.webhook_options(SECRETS) or {}).takes_webhooks
        for secret in SECRETS:
            job, body, headers = self.posted(secret=secret)
            (first,), (second,) = self.read(body, headers), self.read(body, headers)
            assert first == second
            assert isinstance(first.answer, CaptionResult)
            assert first.answer.text == "A cat on a mat."
            assert first.job_id in (job.uuid, job.job_id)

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b"7", b"null", b"\xff\xfe", b"<html>", b"[" * 100_000])
    def test_a_posted_body_that_is_no_answer_is_rejected(self, body: bytes) -> None:
        if self.webhook_options(SECRETS) is not None:
            with pytest.raises(WebhookRejected):
                self.read(body, self.posted()[2])

    def test_a_posted_answer_without_a_recent_signature_of_ours_is_rejected(self) -> None:
        if not self.provider_class.signs_webhooks:
            return
        _job, body, headers = self.posted()
        forged = [
            (body + b" ", headers),
            (body, {}),
            *((body, {name: value for name, value in headers.items() if name != left_out}) for left_out in headers),
            *((body, {**headers, name: value + "0"}) for name, value in headers.items() if name != "content-type"),
            self.posted(secret="whsec_a-stranger's")[1:],
            self.posted(secret="")[1:],
            self.posted(age=3600)[1:],
            self.posted(age=-3600)[1:],
        ]
        for wrong_body, wrong_headers in forged:
            if "content-type" in headers and wrong_headers == {k: v for k, v in headers.items() if k != "content-type"}:
                continue
            with pytest.raises(WebhookRejected) as caught:
                self.read(wrong_body, wrong_headers)
            assert not any(secret in str(caught.value) for secret in SECRETS)

    def test_without_a_secret_no_posted_answer_is_believed(self) -> None:
        if self.provider_class.signs_webhooks:
            for secret in ("", SECRETS[0]):
                with pytest.raises(WebhookRejected):
                    self.read(*self.posted(secret=secret)[1:], secrets=())

    # -- settings -----------------------------------------------------------------------------------------------------

    @pytest.mark.parametrize("key", ["", None, "  \n"])
    def test_without_a_key_nothing_is_sent_and_the_setting_is_named(
        self, emulator: EmulatorClient, run: Run[Any], question: CaptionRequest, key: Any
    ) -> None:
        provider = self.make(emulator, api_key=key)
        if provider.needs_key:
            error = self.expect_error(run, provider, question)
            setting = "AUTOCAPTION['PROVIDERS']['default']['OPTIONS']['api_key']"
            assert (error.kind, error.retryable) == (ErrorKind.AUTH, False)
            assert setting in error.message
            assert emulator.ledger() == []
            assert [(m.id, setting in m.msg) for m in provider.check()] == [("autocaption.E010", True)]

    # -- secrets ------------------------------------------------------------------------------------------------------

    def test_no_key_token_or_image_shows_in_anything_that_is_kept(
        self,
        emulator: EmulatorClient,
        run: Run[Any],
        question: CaptionRequest,
        reply: Callable[..., None],
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        caplog.set_level(logging.DEBUG)
        encoded = base64.b64encode(question.image.data).decode()
        echo = f"A cat, {' '.join(self.hidden)} {question.image.data_uri()} {encoded} {CALLBACK}"
        options = {**(self.webhook_options(SECRETS) or {})}
        provider = self.make(emulator, **options)
        kept = [repr(provider), repr(provider.options), repr(question), repr(self.make(**options).job_of(question))]
        kept.append(repr(provider.build(question)))

        async def keep(**options: Any) -> None:
            try:
                result = await self.make(emulator, **options).caption(replace(question, uuid=uuid4()))
                kept.append(repr(result) + json.dumps(getattr(result, "raw", None), ensure_ascii=False))
            except ProviderError as error:
                kept.append(repr(error) + str(error) + repr(vars(error)))

        own = self.make().job_of(question)
        for status in (200, 400, 401, 429, 500):
            reply(status, self.error_body(echo, echo))
            run(keep(**options))
        for fault in ("pass", "reset", "html", "cut_json", "huge"):
            emulator.fail(fault)
            run(keep(**options))
        run(keep(api_key=f"wrong-{KEY}"))
        body = self.answer(own, echo)
        reply(200, {**body, "echo": [{echo: echo}]} if isinstance(body, dict) else body)
        try:
            kept.append(repr(answered := run(provider.caption(question))) + json.dumps(answered.raw))
        except ProviderError as error:
            kept.append(repr(vars(error)))
        kept.append(caplog.text)
        for text in kept:
            for secret in (*self.hidden, encoded[:40], CALLBACK_TOKEN):
                assert secret not in text

    # -- whatever comes -----------------------------------------------------------------------------------------------

    @settings(max_examples=60, suppress_health_check=[HealthCheck.differing_executors])
    @given(data=st.data())
    def test_whatever_stands_in_an_answer_is_words_a_job_or_an_error(self, data: st.DataObject) -> None:
        provider = self.make()
        job = PendingJob(uuid=str(uuid4()), job_id="job_1")
        bodies = [self.answer(job, "A cat."), self.error_body("code", "message"), *self.empty_answers(job)]
        body = data.draw(st.sampled_from(bodies).flatmap(disturbed))
        try:
            complaint = provider.complaint(body, job)
            answer = provider.failure(complaint) if complaint else provider.parse(body, job)
        except ProviderError as error:
            answer = error
        assert isinstance(answer, CaptionResult | PendingJob | ProviderError)
        if isinstance(answer, CaptionResult):
            assert answer.text.strip() or answer.structured
            json.dumps(answer.raw, allow_nan=False)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def disturbed(body: Any) -> st.SearchStrategy[Any]:
    """JSON data like ``body`` in which one value, at any depth, is anything."""
    ways = [ANYTHING]
    if isinstance(body, dict):
        ways += [disturbed(value).map(lambda new, key=key: {**body, key: new}) for key, value in body.items()]
    if isinstance(body, list):
        ways += [
            disturbed(value).map(lambda new, at=at: [*body[:at], new, *body[at + 1 :]]) for at, value in enumerate(body)
        ]
    return st.one_of(ways)


@contextmanager
def full_server() -> Iterator[str]:
    """A port that accepts no further connection."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        try:
            yield f"http://127.0.0.1:{full.getsockname()[1]}"
        finally:
            for one in waiting:
                one.close()
