"""What a service fills in to be held against the contract, and the fixtures that the lines of the contract share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar
from uuid import uuid4

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.hosted import HostedProvider
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run

KEY = "contract-very-secret-key-4711"
CALLBACK_TOKEN = "contract-very-secret-token:1vXyZ:AbCdEfGhIjKlMnOpQrStUvWxYz"
CALLBACK = f"https://site.example/autocaption/webhooks/default/?token={CALLBACK_TOKEN}"
SECRETS = ("whsec_contract-very-secret-new", "whsec_contract-very-secret-old")
Provider = HostedProvider[Any]


class ContractHooks:
    """Class attributes and methods for a service to set; the rest is for the lines of the contract."""

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
    unknown_statuses: ClassVar[Sequence[int]] = (502, 504)
    """HTTP statuses of a server that may have done the work."""
    names_requests: ClassVar[bool] = False
    """Its reply names the request, so that the reply to another one is noticed at once."""
    hidden: ClassVar[Sequence[str]] = (KEY,)
    """What must show up nowhere, besides webhook secrets, image data and callback tokens."""

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

    def priced(self, body: Any, job: PendingJob) -> tuple[Any, Cost] | None:
        """The same body as the service says a price in it, and that price; None = its answers say none."""
        return None

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
