"""WaveSpeed's image captioner: https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner

An image is submitted once; the answer comes with the submit (sync mode), is fetched by the prediction's id, or is
posted, signed, to a webhook. A submit has no idempotency key: one whose outcome is unknown is not repeated by itself.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal, get_args
from urllib.parse import quote

from django.utils.translation import gettext as _

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError, WebhookRejected
from django_autocaption.providers import http
from django_autocaption.providers.hosted import (
    Complaint,
    HostedOptions,
    HostedProvider,
    clean_key,
    mask_json,
    merge,
    one_of,
    read_complaint,
)
from django_autocaption.types import Answer, CaptionRequest, CaptionResult, LateAnswer, PendingJob

DetailLevel = Literal["low", "medium", "high"]

RUNNING = frozenset({"created", "processing"})
COMPLETED = "completed"
#: Statuses that end a prediction without words. The page names ``failed`` alone.
ENDED = frozenset({"failed", "cancelled", "canceled", "timeout", "deleted"})
#: ``data.code`` of a prediction that sync mode gave up waiting for; it goes on all the same.
SYNC_TIMED_OUT = 5004
#: Seconds by which a webhook's timestamp may differ from our clock (https://wavespeed.ai/docs/verify-webhooks).
MAX_AGE = 300

#: What of a prediction is worth keeping: neither the image nor the webhook's address, which webhooks repeat.
_KEPT = ("id", "model", "status", "code", "outputs", "error", "has_nsfw_contents", "created_at", "timings")
_MODEL = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)+", re.ASCII)
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, kw_only=True)
class WaveSpeedOptions(HostedOptions):
    """OPTIONS of WaveSpeedProvider (https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner#parameters)."""

    base_url: str = "https://api.wavespeed.ai/api/v3"
    model: str = "wavespeed-ai/image-captioner"
    """Path of the captioner; its siblings take the same image."""
    detail_level: DetailLevel = "medium"
    focus: str = ""
    """What the caption should dwell on; "" = the whole image. The service takes no other prompt."""
    enable_sync_mode: bool = False
    """Wait for the words in the exchange that submits the image, within ``timeout``
    (https://wavespeed.ai/docs/sync-mode)."""
    webhook_secrets: Sequence[str] = field(default=(), repr=False)
    """``whsec_…``, as ``GET /webhook/secret`` gives it; several while one is replaced. Without one, no webhook is asked
    for and none is believed."""
    retry_unknown: bool = False
    """Submit once more where no answer came, or where a prediction failed, although WaveSpeed may bill twice."""

    def __post_init__(self) -> None:
        super().__post_init__()
        one_of("detail_level", self.detail_level, get_args(DetailLevel))
        if not isinstance(self.model, str) or not _MODEL.fullmatch(self.model):
            raise ValueError(f"'model' must be a path such as 'wavespeed-ai/image-captioner', not {self.model!r}.")
        if not isinstance(self.focus, str):
            raise ValueError(f"'focus' must be a string, not {self.focus!r}.")
        if not isinstance(self.enable_sync_mode, bool):
            raise ValueError(f"'enable_sync_mode' must be True or False, not {self.enable_sync_mode!r}.")
        if not isinstance(self.webhook_secrets, list | tuple):
            raise ValueError("'webhook_secrets' must be a list of strings.")
        secrets = (clean_key("webhook_secrets", secret) for secret in self.webhook_secrets)
        object.__setattr__(self, "webhook_secrets", tuple(secret for secret in secrets if secret))


class WaveSpeedProvider(HostedProvider[WaveSpeedOptions]):
    """WaveSpeed's image captioner."""

    service = "WaveSpeed"
    options_class = WaveSpeedOptions
    answers_later = True
    signs_webhooks = True
    code_kinds = (
        ("timeout", ErrorKind.TIMEOUT),
        ("deleted", ErrorKind.NOT_FOUND),
        ("cancel*", ErrorKind.PROVIDER),
    )

    @property
    def model(self) -> str:
        """The option ``model``."""
        return self.options.model

    @property
    def takes_webhooks(self) -> bool:
        """A secret is configured, and the answer does not come with the submit anyway."""
        return bool(self.options.webhook_secrets) and not self.options.enable_sync_mode

    @property
    def secrets(self) -> tuple[str, ...]:
        """The key, and the secrets of webhooks with and without their prefix."""
        keys = (_signing_key(secret) for secret in self.options.webhook_secrets)
        return (*super().secrets, *self.options.webhook_secrets, *keys)

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """Submit the image. Raises ProviderError; after any 5xx the prediction may have been made and billed."""
        try:
            return await super().caption(request)
        except ProviderError as error:
            error.outcome_unknown = error.outcome_unknown or (error.status or 0) >= 500
            raise

    def build(self, request: CaptionRequest) -> http.Call:
        """The submit (https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner#task-submission-parameters).

        Contradicts the page, which calls ``image`` optional and leaves it out of its example: it is needed.
        The webhook's address goes into the query (https://wavespeed.ai/docs/how-to-use-webhooks).
        """
        body: dict[str, Any] = {
            "detail_level": self.options.detail_level,
            "enable_sync_mode": self.options.enable_sync_mode,
        }
        if self.options.focus:
            body["focus"] = self.options.focus
        return http.Call(
            method="POST",
            url=f"{self.options.base_url}/{self.options.model}",
            headers=self._headers(),
            params={"webhook": request.callback_url} if request.callback_url and self.takes_webhooks else {},
            json={**merge(body, self.options.extra), "image": request.image.data_uri()},
        )

    def build_poll(self, job: PendingJob) -> http.Call:
        """One look at the result, at the own ``base_url``: ``data.urls.get`` of a reply is not followed."""
        return http.Call(
            method="GET",
            url=f"{self.options.base_url}/predictions/{quote(job.job_id, safe='')}/result",
            headers=self._headers(),
        )

    def _headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.options.api_key}"}

    def raise_for_reply(self, reply: http.Reply, job: PendingJob) -> None:
        """Raise ProviderError, unless the error is only that sync mode gave up waiting: the prediction goes on."""
        if not reply.ok:
            with suppress(ProviderError):  # no JSON: the status says enough
                if _sync_timed_out(reply.json()):
                    return
        super().raise_for_reply(reply, job)

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error of the prediction, else that of the envelope, whose ``code`` counts also on HTTP 200."""
        if not isinstance(payload, Mapping) or _sync_timed_out(payload):
            return None
        data = _prediction(payload)
        said = _first_text(data.get("error"), payload.get("message"))
        if _status(data) in ENDED:
            return Complaint(code=_status(data), text=_ADDRESS.sub("…", said))
        code = _number(payload.get("code"))
        if code is not None and not 200 <= code < 300:
            said = _first_text(payload.get("message"), data.get("error"))
            return Complaint(code=str(code), text=_ADDRESS.sub("…", said))
        found = read_complaint(data) or read_complaint(payload)
        if found is None or _words(data.get("outputs")):
            return None
        return Complaint(code=found.code, text=_ADDRESS.sub("…", found.text))

    def failure(
        self, complaint: Complaint, http_status: int = 200, headers: Mapping[str, str] | None = None
    ) -> ProviderError:
        """The error for what WaveSpeed said. The envelope's ``code`` is a status that may come on HTTP 200.

        A prediction that failed was taken and may be billed: another one is ordered only with ``retry_unknown``, and
        never where somebody cancelled or deleted it.
        """
        code = _number(complaint.code)
        status = code if http_status < 300 and code is not None and 400 <= code < 600 else http_status
        error = super().failure(complaint, status, headers)
        if status < 300:
            error.retryable = error.retryable and self.options.retry_unknown and complaint.code in ("failed", "timeout")
        return error

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Words, or PendingJob while there are none
        (https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner#response-parameters).

        Contradicts the page, which calls ``outputs`` addresses: ``outputs[0]`` is the caption, or holds it.
        """
        data = _prediction(payload)
        job_id, status = _id(data) or job.job_id, _status(data)
        if not (_id(data) or (status and job.job_id)) or (job.job_id and job_id != job.job_id):
            raise ProviderError(
                _("%(service)s answered without the prediction that was asked for.") % {"service": self.service},
                kind=ErrorKind.PROTOCOL,
                outcome_unknown=True,
            )
        raw = mask_json({name: data[name] for name in _KEPT if name in data}, self.secrets)
        text = _words(raw.get("outputs"))
        if status in RUNNING or (status != COMPLETED and not text):
            return PendingJob(uuid=job.uuid, job_id=job_id, model=job.model, raw=raw)
        if not text:
            raise ProviderError(
                _("%(service)s had nothing to say about the image.") % {"service": self.service},
                kind=ErrorKind.PROTOCOL,
                code=NOTHING_TO_SAY,
            )
        nsfw = _nsfw(raw.get("has_nsfw_contents"))
        return CaptionResult(text=text, nsfw=nsfw, model=job.model, external_id=job_id, raw=raw)

    def read_webhook(self, body: bytes, headers: Mapping[str, str]) -> Sequence[LateAnswer]:
        """One prediction, bare or in its envelope (https://wavespeed.ai/docs/how-to-use-webhooks).

        Raises WebhookRejected unless a configured secret signed it within the last 300 seconds.
        """
        self._verify(body, headers)
        try:
            payload = http.Reply(host=self.service, status=200, headers={}, body=body, ms=0).json()
        except ProviderError as error:
            raise WebhookRejected(error.message) from None
        data = _prediction(payload)
        if not _id(data):
            raise WebhookRejected(_("%(service)s posted something without a prediction.") % {"service": self.service})
        job = PendingJob(uuid="", job_id=_id(data), model=_first_text(data.get("model"), self.model))
        return [LateAnswer(job_id=job.job_id, answer=self._late(payload, job))]

    def _late(self, payload: Any, job: PendingJob) -> Answer:
        complaint = self.complaint(payload, job)
        if complaint is not None:
            return self.failure(complaint)
        try:
            return self.parse(payload, job)
        except ProviderError as error:
            return error

    def _verify(self, body: bytes, headers: Mapping[str, str]) -> None:
        """HMAC-SHA256 over ``{id}.{timestamp}.{body}`` (https://wavespeed.ai/docs/verify-webhooks)."""
        if not self.options.webhook_secrets:
            message = _("%(service)s cannot be believed without its secret; write it into %(setting)s.")
            raise WebhookRejected(message % {"service": self.service, "setting": self._setting("webhook_secrets")})
        signed = [headers.get(name, "") for name in ("webhook-id", "webhook-timestamp")]
        offered = headers.get("webhook-signature", "")
        if not all((*signed, offered)) or not "".join((*signed, offered)).isascii():
            raise WebhookRejected(_("The call carries no signature of %(service)s.") % {"service": self.service})
        timestamp = _number(signed[1])
        if timestamp is None or abs(time.time() - timestamp) > MAX_AGE:
            message = _("The call of %(service)s is older than %(seconds)d seconds, or this server's clock is wrong.")
            raise WebhookRejected(message % {"service": self.service, "seconds": MAX_AGE})
        content = ".".join(signed).encode() + b"." + body
        right = [
            "v3," + hmac.new(_signing_key(secret).encode(), content, hashlib.sha256).hexdigest()
            for secret in self.options.webhook_secrets
        ]
        if not any(hmac.compare_digest(one, given) for one in right for given in offered.split()):
            message = _("The call is not signed with the secret of %(service)s; compare %(setting)s with the account.")
            raise WebhookRejected(message % {"service": self.service, "setting": self._setting("webhook_secrets")})


def _signing_key(secret: str) -> str:
    """The secret as it signs: without its prefix, and not base64-decoded (https://wavespeed.ai/docs/verify-webhooks)."""
    return secret.removeprefix("whsec_")


def _prediction(payload: Any) -> Mapping[str, Any]:
    """``data`` of the envelope ``{code, message, data}``; webhooks come without one."""
    found = payload.get("data", payload) if isinstance(payload, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _sync_timed_out(payload: Any) -> bool:
    """Sync mode gave up waiting for a prediction that has an id: ``code`` 5004, or only words that say so."""
    if not isinstance(payload, Mapping):
        return False
    data = _prediction(payload)
    if not _id(data) or _status(data) == COMPLETED:
        return False
    said = f"{data.get('error')} {data.get('message')} {payload.get('message')}".lower()
    codes = (_number(data.get("code")), _number(payload.get("code")))
    return SYNC_TIMED_OUT in codes or "sync mode timed out" in said


def _id(data: Mapping[str, Any]) -> str:
    found = data.get("id")
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""


def _status(data: Mapping[str, Any]) -> str:
    return str(data.get("status") or "").lower()


def _number(value: object) -> int | None:
    """A whole number that may come as text."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        return int(value)
    except ValueError:
        return None


def _first_text(*values: object) -> str:
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def _words(output: Any) -> str:
    """The text of the first output: itself, or in an object as sibling models give it."""
    first = output[0] if isinstance(output, list) and output else output
    if isinstance(first, Mapping):
        return _first_text(first.get("caption"), first.get("text"), first.get("output"))
    return _first_text(first)


def _nsfw(flags: Any) -> bool | None:
    """One flag for each output; absent, null or empty = not checked."""
    known = [flag for flag in (flags if isinstance(flags, list) else [flags]) if isinstance(flag, bool)]
    return any(known) if known else None
