"""The base class of services across the network: build → send → raise for an error → parse."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, ClassVar, TypeVar

from django.core import checks
from django.core.checks import CheckMessage
from django.utils.translation import gettext as _

from django_autocaption.exceptions import PROMPT_NOT_SUPPORTED, ErrorKind, ProviderError, WebhookRejected
from django_autocaption.providers import http
from django_autocaption.providers.base import BaseProvider
from django_autocaption.providers.hosted.errors import GATEWAY_STATUSES, SENTENCES, Complaint, kind_of, read_complaint
from django_autocaption.providers.hosted.options import HostedOptions
from django_autocaption.providers.masking import mask_line, without_images
from django_autocaption.providers.rates import Rate, read_rate
from django_autocaption.types import Answer, CaptionRequest, CaptionResult, Cost, PendingJob

_MAX_SAID = 200

HostedOptionsT = TypeVar("HostedOptionsT", bound=HostedOptions)


class HostedProvider(BaseProvider[HostedOptionsT]):
    """A service across the network. ``caption()`` is build → send → raise for an error → parse.

    A subclass sets ``service`` and ``options_class``, writes ``build`` and ``parse``, and adapts ``code_kinds``,
    ``complaint`` or ``needs_key`` where the service differs from the usual.
    """

    options_class = HostedOptions
    code_kinds: ClassVar[Sequence[tuple[str, ErrorKind]]] = ()
    """(pattern of the service's error code in lower case with ``*``, kind); the first match counts."""
    key_options: ClassVar[Sequence[str]] = ("api_key",)
    """Names of the options without which the service answers nobody."""

    @abstractmethod
    def build(self, request: CaptionRequest) -> http.Call:
        """The HTTP request that asks for words. Its address starts with the own ``base_url``, always."""

    @abstractmethod
    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Read an answer to ``job`` in which ``complaint`` found no error, however it came: reply, poll or webhook.

        Raises ProviderError if there are no words in it. A PendingJob that is returned has the service's ``job_id``.
        """

    def cost(self, payload: Any, job: PendingJob) -> Cost | None:
        """What an answer says that ``job`` cost, be there words in it or an error; None = it does not say.

        ``payload``: whatever came, None where it was no JSON.
        """
        return None

    def build_poll(self, job: PendingJob) -> http.Call:
        """The HTTP request that looks for the answer to an earlier one, where ``answers_later``."""
        raise NotImplementedError(f"{self.service} answers at once.")

    def job_failure(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error with which ``job`` ended, where the service's own JSON names this very job and says that it is
        over; None = it does not say so. An error of the look alone is none, whatever its status and code."""
        return None

    def holds_job(self, payload: Any, job: PendingJob) -> bool:
        """Whether the service's own JSON names a job for ``job`` that goes on. Then no error beside it, and no status,
        is an end: the order was taken, and its job can be looked at."""
        return False

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """Ask for words about one image. Raises ProviderError, never anything else on purpose."""
        self.check_request(request)
        job = self.job_of(request)
        return self.read(self.payload(await self.ask(self.build(request), job)), job)

    async def poll(self, job: PendingJob) -> Answer:
        """Look how an earlier request stands. Raises ProviderError where the look failed; the job goes on then."""
        return self.read_look(await self.exchange(self.build_poll(job)), job)

    def read_look(self, reply: http.Reply, job: PendingJob) -> Answer:
        """What the service itself says of ``job``, an error only where that is over. Raises ProviderError where it does
        not speak of it: whatever the status says, it is about the look."""
        with suppress(ProviderError):  # no JSON, so no word of the service's own
            payload = reply.json()
            end = self.job_failure(payload, job)
            if end is not None:
                return self.charged(self.failure(end), payload, job)
        self.raise_for_reply(reply, job)
        try:
            return self.read(self.payload(reply), job)
        except ProviderError as error:
            if error.outcome_unknown:  # it is not about this job
                raise
            return error

    def read(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """``parse``, with what the answer cost: beside its words, or on the error where it holds none."""
        try:
            answer = self.parse(payload, job)
        except ProviderError as error:
            error.billed = error.billed or not error.outcome_unknown  # it is about an answer that came
            raise self.charged(error, payload, job) from None
        if isinstance(answer, CaptionResult) and answer.cost is None:
            return replace(answer, cost=self.cost(payload, job))
        return answer

    def read_posted(self, payload: Any, job: PendingJob) -> Answer:
        """The same of what was posted to the webhook address; an error is returned, not raised."""
        try:
            return self.error_in(payload, job) or self.read(payload, job)
        except ProviderError as error:
            return error

    def check_request(self, request: CaptionRequest) -> None:
        """Raise ProviderError (validation), before anything is sent, for a prompt that the service cannot follow."""
        if request.prompt and not self.takes_prompt(request.model):
            raise ProviderError(
                _("%(service)s takes no prompt. Ask again without one, or choose another provider.")
                % {"service": self.service},
                kind=ErrorKind.VALIDATION,
                code=PROMPT_NOT_SUPPORTED,
            )

    def job_of(self, request: CaptionRequest) -> PendingJob:
        """What the answer to ``request`` is matched against."""
        return PendingJob(uuid=str(request.uuid), model=request.model or self.model)

    async def ask(self, call: http.Call, job: PendingJob, *, within: float | None = None) -> http.Reply:
        """Send ``call`` on behalf of ``job``, within so many seconds (else the option ``timeout``).

        Raises ProviderError: what ``exchange`` raises, and what the service answered.
        """
        reply = await self.exchange(call, within=within)
        self.raise_for_reply(reply, job)
        return reply

    async def exchange(self, call: http.Call, *, within: float | None = None) -> http.Reply:
        """Send ``call`` and bring back whatever the service answers.

        Raises ProviderError: AUTH before anything is sent if there is no key, and what ``http.send`` raises.
        """
        for missing in self._missing_keys():
            raise ProviderError(
                _("%(service)s needs a key; write it into %(setting)s.")
                % {"service": self.service, "setting": self._setting(missing)},
                kind=ErrorKind.AUTH,
            )
        total = self.options.timeout if within is None else min(within, self.options.timeout)
        connect = min(self.options.connect_timeout, total)
        return await http.send(call, http.Timeouts(connect=connect, pool=connect, read=total, write=total, total=total))

    def payload(self, reply: http.Reply) -> Any:
        """The data of a reply: its JSON, unless the service speaks something else. Raises ProviderError (protocol)."""
        return reply.json()

    def webhook_json(self, body: bytes) -> Any:
        """The JSON of what was posted to the webhook address. Raises WebhookRejected."""
        try:
            return http.read_json(body)
        except ValueError:
            pass  # its text may hold the body
        raise WebhookRejected(_("What was posted is no JSON."))

    def raise_for_reply(self, reply: http.Reply, job: PendingJob) -> None:
        """Raise ProviderError if the status or the body says that there are no words."""
        payload: Any = None
        try:
            payload = self.payload(reply) if reply.ok else reply.json()
        except ProviderError:
            if reply.ok:
                raise  # else the status says enough
        error = self.error_in(payload, job, reply.status, reply.headers, call=reply.call)
        if error is not None:
            raise error

    def error_in(
        self,
        payload: Any,
        job: PendingJob,
        http_status: int = 200,
        headers: Mapping[str, str] | None = None,
        *,
        call: http.Call | None = None,
    ) -> ProviderError | None:
        """The error that an answer is about ``job``, with what it cost all the same; None = it is none.

        ``call``: what was sent, which the service may quote (``Complaint.asked``).
        """
        if self.holds_job(payload, job):
            return None
        complaint = None if payload is None else self.complaint(payload, job)
        if complaint is None and 200 <= http_status < 300:
            return None
        complaint = replace(complaint or Complaint(), asked=without_images(call))
        return self.charged(self.failure(complaint, http_status, headers), payload, job)

    def charged(self, error: ProviderError, payload: Any, job: PendingJob) -> ProviderError:
        """The error, with what the answer that it was read from says that it cost."""
        error.cost = error.cost or self.cost(payload, job)
        return error

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error in a JSON body that concerns ``job``; None if there is none."""
        return read_complaint(payload)

    def failure(
        self, complaint: Complaint, http_status: int = 200, headers: Mapping[str, str] | None = None
    ) -> ProviderError:
        """The error for what a service said: the status decides, then the code, then the text."""
        kind = self._kind(http_status, complaint)
        status = f"HTTP {http_status}, {complaint.code}" if complaint.code else f"HTTP {http_status}"
        sentence = str(SENTENCES[kind]) % {
            "service": self.service,
            "status": mask_line(status, self.secrets, _MAX_SAID),
            "setting": self._setting("api_key"),
        }
        said = mask_line(complaint.text, self.secrets, _MAX_SAID)
        wait = http.retry_after(headers or {})
        return ProviderError(
            f"{sentence.removesuffix('.')}: “{said}”" if said else sentence,
            kind=kind,
            code=mask_line(complaint.code, self.secrets, _MAX_SAID),
            retry_after=complaint.retry_after if wait is None else wait,
            status=http_status,
            outcome_unknown=http_status in GATEWAY_STATUSES,
        )

    def _kind(self, status: int, complaint: Complaint) -> ErrorKind:
        return kind_of(status, complaint, self.code_kinds)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Strings that must show up nowhere."""
        return (self.options.api_key,) if self.options.api_key else ()

    @property
    def needs_key(self) -> bool:
        """Whether the service as configured answers nobody without a key."""
        return True

    @property
    def retry_unknown(self) -> bool:
        return self.options.retry_unknown

    @property
    def rate(self) -> Rate | None:
        return read_rate(self.options.rate or "")

    @property
    def concurrency(self) -> int:
        return self.options.concurrency

    @property
    def longest_request(self) -> float:
        return self.options.timeout

    def check(self) -> Sequence[CheckMessage]:
        """W010: no key. No error, which would stop every command where no key is needed: ``migrate`` and
        ``collectstatic`` on a machine that builds. Whoever does need it is told by ``exchange``."""
        return [
            checks.Warning(
                f"{self.service} needs a key, but {self._setting(missing)} is empty.",
                hint=f"Create a key at {self.service} and read it from the environment or a secret store.",
                id="autocaption.W010",
            )
            for missing in self._missing_keys()
        ]

    def _missing_keys(self) -> Sequence[str]:
        return [name for name in self.key_options if not getattr(self.options, name)] if self.needs_key else []

    def _setting(self, option: str) -> str:
        return f"AUTOCAPTION['PROVIDERS'][{self.alias!r}]['OPTIONS'][{option!r}]"
