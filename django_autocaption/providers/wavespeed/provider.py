"""WaveSpeed's image captioner: https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner

An image is submitted once; the answer comes with the submit (sync mode), is fetched by the prediction's id, or is
posted, signed, to a webhook. A submit has no idempotency key: one whose outcome is unknown is not repeated by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError, WebhookRejected
from django_autocaption.providers import http
from django_autocaption.providers.hosted import Complaint, HostedProvider, mask_json, merge, read_complaint
from django_autocaption.providers.wavespeed.options import WaveSpeedOptions
from django_autocaption.providers.wavespeed.reply import (
    COMPLETED,
    ENDED,
    RUNNING,
    first_text,
    id_of,
    nsfw,
    number,
    prediction,
    status_of,
    sync_timed_out,
    words,
)
from django_autocaption.providers.wavespeed.signature import check_headers, signing_key, verify
from django_autocaption.types import CaptionRequest, CaptionResult, DeferredAnswer, PendingJob

#: What of a prediction is worth keeping: neither the image nor the webhook's address, which webhooks repeat.
_KEPT = ("id", "model", "status", "code", "outputs", "error", "has_nsfw_contents", "created_at", "timings")


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
        keys = (signing_key(secret) for secret in self.options.webhook_secrets)
        return (*super().secrets, *self.options.webhook_secrets, *keys)

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """Submit the image. Raises ProviderError; after any 5xx the prediction may have been made and billed."""
        try:
            return await super().caption(request)
        except ProviderError as error:
            error.outcome_unknown = error.outcome_unknown or (error.status or 0) >= 500
            raise

    def build(self, request: CaptionRequest) -> http.Call:
        """The submit (https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner).

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

    def holds_job(self, payload: Any, job: PendingJob) -> bool:
        """A prediction with an id that is running, or that only sync mode gave up waiting for."""
        data = prediction(payload)
        return bool(id_of(data)) and (status_of(data) in RUNNING or sync_timed_out(payload))

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error of the prediction, else that of the envelope, whose ``code`` counts also on HTTP 200."""
        if not isinstance(payload, Mapping) or sync_timed_out(payload):
            return None
        data = prediction(payload)
        said = first_text(data.get("error"), payload.get("message"))
        if status_of(data) in ENDED:
            return Complaint(code=status_of(data), text=said)
        code = number(payload.get("code"))
        if code is not None and not 200 <= code < 300:
            return Complaint(code=str(code), text=first_text(payload.get("message"), data.get("error")))
        return None if words(data.get("outputs")) else read_complaint(data) or read_complaint(payload)

    def job_failure(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error of this very prediction, where its status says that it is over."""
        data = prediction(payload)
        return self.complaint(payload, job) if id_of(data) == job.job_id and status_of(data) in ENDED else None

    def failure(
        self, complaint: Complaint, http_status: int = 200, headers: Mapping[str, str] | None = None
    ) -> ProviderError:
        """The error for what WaveSpeed said. The envelope's ``code`` is a status that may come on HTTP 200.

        A prediction that ended without words was taken and may be billed: another one is ordered by itself only where
        the model failed and the site set ``retry_unknown``.
        """
        code = number(complaint.code)
        status = code if http_status < 300 and code is not None and 400 <= code < 600 else http_status
        error = super().failure(complaint, status, headers)
        if status < 300:
            failed = error.kind is ErrorKind.PROVIDER and complaint.code == "failed"
            error.retryable = failed and self.options.retry_unknown
        return error

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Words, or PendingJob while there are none
        (https://wavespeed.ai/docs/docs-api/wavespeed-ai/image-captioner).

        Contradicts the page, which calls ``outputs`` addresses: ``outputs[0]`` is the caption, or holds it.
        """
        data = prediction(payload)
        job_id, status = id_of(data) or job.job_id, status_of(data)
        if not (id_of(data) or (status and job.job_id)) or (job.job_id and job_id != job.job_id):
            raise ProviderError(
                _("%(service)s answered without the prediction that was asked for.") % {"service": self.service},
                kind=ErrorKind.PROTOCOL,
                outcome_unknown=True,
            )
        raw = mask_json({name: data[name] for name in _KEPT if name in data}, self.secrets)
        text = words(raw.get("outputs"))
        if status in RUNNING or (status != COMPLETED and not text):
            return PendingJob(uuid=job.uuid, job_id=job_id, model=job.model, raw=raw)
        if not text:
            raise ProviderError(
                _("%(service)s had nothing to say about the image.") % {"service": self.service},
                kind=ErrorKind.PROTOCOL,
                code=NOTHING_TO_SAY,
            )
        flag = nsfw(raw.get("has_nsfw_contents"))
        return CaptionResult(text=text, nsfw=flag, model=job.model, external_id=job_id, raw=raw)

    def check_webhook(self, headers: Mapping[str, str]) -> None:
        """There is a secret, and the call names a signature and a moment within the last 300 seconds."""
        if not self.options.webhook_secrets:
            message = _("%(service)s cannot be believed without its secret; write it into %(setting)s.")
            raise WebhookRejected(message % {"service": self.service, "setting": self._setting("webhook_secrets")})
        check_headers(headers)

    def read_webhook(self, body: bytes, headers: Mapping[str, str]) -> Sequence[DeferredAnswer]:
        """One prediction, bare or in its envelope (https://wavespeed.ai/docs/how-to-use-webhooks).

        Raises WebhookRejected unless a configured secret signed it within the last 300 seconds.
        """
        self.check_webhook(headers)
        verify(self.options.webhook_secrets, body, headers)
        try:
            payload = http.Reply(host=self.service, status=200, headers={}, body=body, ms=0).json()
        except ProviderError as error:
            raise WebhookRejected(error.message) from None
        data = prediction(payload)
        if not id_of(data):
            raise WebhookRejected(_("%(service)s posted something without a prediction.") % {"service": self.service})
        job = PendingJob(uuid="", job_id=id_of(data), model=first_text(data.get("model"), self.model))
        return [DeferredAnswer(job_id=job.job_id, answer=self.read_posted(payload, job))]
