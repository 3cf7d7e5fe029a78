"""Runware: https://runware.ai/docs/en/tools/caption

Every request is a JSON array of tasks; every answer may hold results and errors side by side, in any order, on any
status. Only ``taskUUID`` says what belongs to what: a ``caption`` task may be answered as ``imageCaption``.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args

from django.utils.translation import gettext as _

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.providers import http
from django_autocaption.providers.hosted import (
    Complaint,
    HostedOptions,
    HostedProvider,
    mask_json,
    merge,
    one_of,
    read_complaint,
)
from django_autocaption.types import AgeGuess, CaptionRequest, CaptionResult, Cost, PendingJob

ImageField = Literal["inputs.image", "inputImage"]
ImageFormat = Literal["data_uri", "base64"]

#: Runware's code for a UUID that it has seen: the first request with it landed.
CONFLICT = "conflicttaskuuid"
#: Seconds between looks at a running task: first, factor, longest.
POLL_FIRST, POLL_FACTOR, POLL_LONGEST = 1.0, 1.5, 10.0


@dataclass(frozen=True, kw_only=True)
class RunwareOptions(HostedOptions):
    """OPTIONS of RunwareProvider (https://runware.ai/docs/en/tools/caption#request)."""

    base_url: str = "https://api.runware.ai/v1"
    model: str = "runware:152@2"
    """AIR id of a captioning model; the default is Qwen2.5-VL-7B-Instruct."""
    include_cost: bool = True
    """Have the price in USD come with the words."""
    image_field: ImageField = "inputs.image"
    """Contradicts the page, which shows a top-level ``inputImage``: Runware's own clients send ``inputs.image``."""
    image_format: ImageFormat = "data_uri"
    """``base64`` leaves out the ``data:…;base64,`` prefix."""

    def __post_init__(self) -> None:
        super().__post_init__()
        one_of("image_field", self.image_field, get_args(ImageField))
        one_of("image_format", self.image_format, get_args(ImageFormat))
        if not isinstance(self.model, str) or not self.model.strip():
            raise ValueError(f"'model' must be an AIR id such as 'runware:152@2', not {self.model!r}.")
        if not isinstance(self.include_cost, bool):
            raise ValueError(f"'include_cost' must be True or False, not {self.include_cost!r}.")


class RunwareProvider(HostedProvider[RunwareOptions]):
    """Runware's ``caption`` task, answered in the same exchange (``deliveryMethod: "sync"``).

    A task that is still running after that, or that landed in an earlier exchange whose answer was lost, is looked at
    until the option ``timeout`` is over. So the same request, with the same uuid, is billed once.
    """

    service = "Runware"
    options_class = RunwareOptions
    supports_prompt = True
    supports_model = True
    knows_repeats = True
    #: Runware's codes are many and change, so they are matched by pattern, most telling first.
    code_kinds = (
        ("*apikey*", ErrorKind.AUTH),
        ("unauthorized*", ErrorKind.AUTH),
        ("*credit*", ErrorKind.QUOTA),
        ("*balance*", ErrorKind.QUOTA),
        ("quota*", ErrorKind.QUOTA),
        ("*ratelimit*", ErrorKind.RATE_LIMIT),
        ("*contentpolicy*", ErrorKind.SAFETY),
        ("*nsfw*", ErrorKind.SAFETY),
        ("*unsafe*", ErrorKind.SAFETY),
        ("*moderation*", ErrorKind.SAFETY),
        ("*timeout*", ErrorKind.TIMEOUT),
        ("*notfound*", ErrorKind.NOT_FOUND),
        ("provider*", ErrorKind.PROVIDER),
        ("inference*", ErrorKind.PROVIDER),
        ("processingfailed", ErrorKind.PROVIDER),
        ("noavailableserver", ErrorKind.PROVIDER),
        ("model*ready", ErrorKind.PROVIDER),
        ("modelunavailable", ErrorKind.PROVIDER),
        ("invalid*", ErrorKind.VALIDATION),
        ("missing*", ErrorKind.VALIDATION),
        ("unsupported*", ErrorKind.VALIDATION),
        ("max*", ErrorKind.VALIDATION),
        (CONFLICT, ErrorKind.VALIDATION),
    )

    @property
    def model(self) -> str:
        """The option ``model``."""
        return self.options.model

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """The words, after as many looks as it takes. Raises ProviderError.

        ``conflictTaskUUID`` is no failure: an earlier exchange with this uuid landed, and its result is fetched.
        """
        deadline = time.monotonic() + self.options.timeout
        try:
            answer = await super().caption(request)
        except ProviderError as error:
            if error.code.lower() != CONFLICT:
                raise
            answer = self.job_of(request)
        if isinstance(answer, PendingJob):
            return await self._wait(answer, deadline)
        return answer

    def build(self, request: CaptionRequest) -> http.Call:
        """One ``caption`` task (https://runware.ai/docs/en/tools/caption#request-tasktype).

        ``deliveryMethod`` is always sent, although the page calls ``sync`` the default.
        """
        task = merge(self._task(request), self.options.extra)
        return self._call({**task, "taskUUID": str(request.uuid)})

    def _task(self, request: CaptionRequest) -> dict[str, Any]:
        image = request.image.base64() if self.options.image_format == "base64" else request.image.data_uri()
        task: dict[str, Any] = {
            "taskType": "caption",
            "model": request.model or self.options.model,
            "deliveryMethod": "sync",
            "includeCost": self.options.include_cost,
        }
        if self.options.image_field == "inputs.image":
            task["inputs"] = {"image": image}
        else:
            task["inputImage"] = image
        if request.prompt:
            task["prompt"] = request.prompt
        return task

    def _call(self, task: Mapping[str, Any]) -> http.Call:
        return http.Call(
            method="POST",
            url=self.options.base_url,
            headers={"authorization": f"Bearer {self.options.api_key}"},
            json=[task],
        )

    def build_poll(self, job: PendingJob) -> http.Call:
        """A ``getResponse`` task with the original uuid (https://runware.ai/docs/en/utilities/task-responses)."""
        return self._call({"taskType": "getResponse", "taskUUID": job.uuid})

    async def _wait(self, job: PendingJob, deadline: float) -> CaptionResult:
        """Look at the task until it is done. An unknown uuid is answered like a running one, so only the deadline ends
        the wait."""
        delay = job.poll_after
        while time.monotonic() + delay < deadline:
            await asyncio.sleep(delay)
            delay = min(delay * POLL_FACTOR, POLL_LONGEST)
            try:
                payload = self.payload(await self.ask(self.build_poll(job), job, within=deadline - time.monotonic()))
            except ProviderError as error:
                # A look may be repeated freely; only the task's own failure, or a refusal, ends the wait.
                if error.kind not in (ErrorKind.SERVER, ErrorKind.TIMEOUT, ErrorKind.RATE_LIMIT):
                    raise
                delay = max(delay, error.retry_after or 0)
                continue
            if _item(payload, job) is not None:
                answer = self.parse(payload, job)
                if isinstance(answer, CaptionResult):
                    return answer
        raise ProviderError(
            _("%(service)s has taken the image but gave no words within %(timeout)g seconds.")
            % {"service": self.service, "timeout": self.options.timeout},
            kind=ErrorKind.TIMEOUT,
            outcome_unknown=True,
        )

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error of this task, or of the exchange as a whole.

        Errors stand in the item (``status: "error"``), in ``errors`` beside ``data``, or in a top-level ``error``, also
        on HTTP 200 (not on the page). Those of other tasks do not count.
        """
        if not isinstance(payload, Mapping):
            return None
        item = _item(payload, job)
        if item is not None:
            failed = item.get("error") or _status(item) == "error"
            return (read_complaint({"error": item.get("error") or item}) or Complaint()) if failed else None
        errors = payload.get("errors")
        for error in errors if isinstance(errors, list) else [errors]:
            if isinstance(error, Mapping) and _uuid(error) in ("", job.uuid):
                return read_complaint({"error": error})
        return read_complaint({"error": payload.get("error")})

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Words or an age group (https://runware.ai/docs/en/tools/caption#response); PendingJob while it is running."""
        item = _item(payload, job)
        if item is None:
            raise ProviderError(
                _("%(service)s answered without the result that was asked for.") % {"service": self.service},
                kind=ErrorKind.PROTOCOL,
                outcome_unknown=True,
            )
        raw = mask_json(item, self.secrets)
        text, age = raw.get("text"), _age(raw.get("structuredData"))
        if text is None and age is None and _status(item) not in ("", "success"):
            return PendingJob(uuid=job.uuid, job_id=job.uuid, poll_after=POLL_FIRST, model=job.model, raw=raw)
        # The age models give structuredData and no text; the page has it looked for first.
        if age is None and not (isinstance(text, str) and text.strip()):
            raise ProviderError(
                _("%(service)s had nothing to say about the image.") % {"service": self.service},
                kind=ErrorKind.PROTOCOL,
                code=NOTHING_TO_SAY,
            )
        return CaptionResult(
            text=text if isinstance(text, str) else "",
            structured=raw.get("structuredData") if age else None,
            age=age,
            model=job.model,
            cost=_cost(raw.get("cost")),
            external_id=job.uuid,
            raw=raw,
        )


def _uuid(item: Mapping[str, Any]) -> str:
    return str(item.get("taskUUID") or "").lower()


def _status(item: Mapping[str, Any]) -> str:
    return str(item.get("status") or "").lower()


def _item(payload: Any, job: PendingJob) -> dict[str, Any] | None:
    """The result of this task among the results, by its uuid alone; None if it is not there (yet)."""
    data = payload.get("data") if isinstance(payload, dict) else None
    items = data if isinstance(data, list) else [data]
    return next((item for item in items if isinstance(item, dict) and _uuid(item) == job.uuid), None)


def _age(structured: Any) -> AgeGuess | None:
    """``structuredData`` of the age models; ``confidence`` is a percentage, which only its example (79.65) shows.

    https://runware.ai/docs/en/tools/caption#response-structureddata
    """
    label = structured.get("ageGroup") if isinstance(structured, Mapping) else None
    if not isinstance(label, str) or not label.strip():
        return None
    try:
        confidence = float(structured["confidence"])
    except (KeyError, TypeError, ValueError, OverflowError):
        confidence = math.nan
    return AgeGuess(label=label, confidence=confidence if math.isfinite(confidence) else None, scale="percent")


def _cost(amount: Any) -> Cost | None:
    """USD with ``includeCost`` (https://runware.ai/docs/en/tools/caption#response-cost); via str, to stay decimal."""
    try:
        value = Decimal(str(amount))
    except InvalidOperation:
        return None
    return Cost(amount=value, unit="USD") if value.is_finite() and value >= 0 else None
