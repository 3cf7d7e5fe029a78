"""Scenario's captions: https://docs.scenario.com/api/resources/generate/methods/caption

One request carries several images and is answered with as many captions in the same order, at once or from a job. The
images travel as data URLs, or are uploaded as assets first.
"""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.providers import http
from django_autocaption.providers.hosted import Complaint, HostedProvider, mask_json, merge, read_complaint
from django_autocaption.providers.scenario.options import ScenarioOptions
from django_autocaption.providers.scenario.reply import (
    Place,
    captions_in,
    id_of,
    job_of_reply,
    remaining_seconds,
    status_of,
    text_of,
    units_in,
)
from django_autocaption.types import Answer, CaptionRequest, CaptionResult, Cost, PendingJob

SUCCESS = "success"
FAILED = frozenset({"failure", "canceled", "cancelled"})

#: A 429 that no wait of seconds clears…
_PLAN_LIMIT = re.compile(
    r"\bplan\b|plan.?limit|subscription|upgrade|quota|creative.?units?|\bcredits?\b", re.IGNORECASE
)
#: …unless it speaks of how many at a time.
_PACE = re.compile(r"rate.?limit|per (second|minute)|concurren|parallel|simultaneous", re.IGNORECASE)


class ScenarioProvider(HostedProvider[ScenarioOptions]):
    """Scenario's captions. The service takes neither a prompt nor a language."""

    service = "Scenario"
    options_class = ScenarioOptions
    key_options = ("api_key", "api_secret")
    supports_model = True
    answers_later = True
    code_kinds = (("cancel*", ErrorKind.PROVIDER),)

    @property
    def model(self) -> str:
        """The option ``model_id``."""
        return self.options.model_id

    @property
    def batch_size(self) -> int:
        """The option ``batch_size``."""
        return self.options.batch_size

    @property
    def cost_units(self) -> Sequence[str]:
        """Creative units."""
        return ("CU",)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Both halves of the key, and what the header makes of them."""
        if not self.options.api_secret:
            return super().secrets
        return (*super().secrets, self.options.api_secret, self._basic())

    # -- asking --------------------------------------------------------------------------------------------------------

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """A batch of one. Raises ProviderError."""
        (answer,) = await self.caption_batch([request])
        if isinstance(answer, ProviderError):
            raise answer
        return answer

    async def caption_batch(self, requests: Sequence[CaptionRequest]) -> Sequence[Answer]:
        """One request for all images. Raises ProviderError where the batch as a whole failed.

        An image that cannot be uploaded is left out. Where the service rejects the batch, each image is asked about
        alone, so that a bad one does not take the others along.
        """
        for request in requests:
            self.check_request(request)
        references = await self._references(requests)
        asked = [(request, ref) for request, ref in zip(requests, references, strict=True) if isinstance(ref, str)]
        answers: Sequence[Answer] = []
        if asked:
            try:
                answers = await self._answers(asked)
            except ProviderError as error:
                rejected = error.kind in (ErrorKind.VALIDATION, ErrorKind.SAFETY) and (error.status or 0) >= 400
                if len(asked) == 1 or not rejected:
                    raise
                answers = await asyncio.gather(*(self._answer_alone(one) for one in asked))
        following = iter(answers)
        return [ref if isinstance(ref, ProviderError) else next(following) for ref in references]

    async def estimate(self, request: CaptionRequest) -> Cost | None:
        """What this image would cost, in creative units: ``dryRun`` is answered with HTTP 269 and nothing is done."""
        call = self.build(request)
        call = replace(call, params={**call.params, "dryRun": "true"})
        return units_in(self.payload(await self.ask(call, self.job_of(request))))

    def build(self, request: CaptionRequest) -> http.Call:
        """The request for one image, as a data URL."""
        return self._captioning([request.image.data_uri()], request.model or self.model)

    def build_poll(self, job: PendingJob) -> http.Call:
        """One look at the job (https://docs.scenario.com/sdk-helpers/jobs)."""
        return self._call("GET", f"jobs/{quote(Place.read(job.job_id).job, safe='')}")

    async def _references(self, requests: Sequence[CaptionRequest]) -> Sequence[str | ProviderError]:
        if len(requests) <= self.options.upload_assets and not self.options.asset_ids:
            return [request.image.data_uri() for request in requests]
        return await asyncio.gather(*(self._upload(request) for request in requests))

    async def _upload(self, request: CaptionRequest) -> str | ProviderError:
        """The id of a new asset; the page prefers assets where a request has several images."""
        body = {"name": str(request.uuid), "image": request.image.data_uri()}
        try:
            payload = self.payload(await self.ask(self._call("POST", "assets", body), self.job_of(request)))
        except ProviderError as error:
            error.outcome_unknown = False  # no caption was asked for yet
            return error
        asset = payload.get("asset") if isinstance(payload, Mapping) else None
        found = asset.get("id") if isinstance(asset, Mapping) else None
        if isinstance(found, str) and found:
            return found
        message = _("%(service)s took the image but gave no asset for it.") % {"service": self.service}
        return ProviderError(message, kind=ErrorKind.PROTOCOL)

    async def _answers(self, asked: Sequence[tuple[CaptionRequest, str]]) -> list[Answer]:
        """Ask about images that go by these references. Raises ProviderError for the request as a whole."""
        jobs = [
            replace(self.job_of(request), job_id=Place(index=index, count=len(asked)).id)
            for index, (request, _reference) in enumerate(asked)
        ]
        where = "assetIds" if self.options.asset_ids else "images"
        call = self._captioning([reference for _request, reference in asked], jobs[0].model, where)
        # An error of the request as a whole has its whole price.
        payload = self.payload(await self.ask(call, self.job_of(asked[0][0])))
        return [self.read_posted(payload, job) for job in jobs]

    async def _answer_alone(self, one: tuple[CaptionRequest, str]) -> Answer:
        try:
            return (await self._answers([one]))[0]
        except ProviderError as error:
            return error

    def _captioning(self, references: Sequence[str], model: str, where: str = "images") -> http.Call:
        """https://docs.scenario.com/api/resources/generate/methods/caption

        The page of 2025 leaves three of the fields without their names: ``ensureIPCleared``, ``seed``, ``modelId``.
        """
        options = self.options
        fields = {
            "ensureIPCleared": options.ensure_ip_cleared,
            "seed": options.seed,
            "unwantedSequences": list(options.unwanted_sequences) or None,
            "modelId": model or None,
            "temperature": options.temperature,
            "topP": options.top_p,
            "detailsLevel": options.details_level or None,
        }
        body = merge({name: value for name, value in fields.items() if value is not None}, options.extra)
        return self._call("POST", "generate/caption", {**body, where: list(references)})

    def _call(self, method: str, path: str, body: Any = None) -> http.Call:
        return http.Call(
            method=method,
            url=f"{self.options.base_url}/{path}",
            headers={"authorization": f"Basic {self._basic()}"},
            params={"projectId": self.options.project_id} if self.options.project_id else {},
            json=body,
        )

    def _basic(self) -> str:
        return base64.b64encode(f"{self.options.api_key}:{self.options.api_secret}".encode()).decode("ascii")

    # -- errors --------------------------------------------------------------------------------------------------------

    def raise_for_reply(self, reply: http.Reply, job: PendingJob) -> None:
        """Raise ProviderError; a wait that stands in the body (``remainingSeconds``) counts like Retry-After."""
        try:
            super().raise_for_reply(reply, job)
        except ProviderError as error:
            if error.retry_after is None and error.retryable:
                error.retry_after = remaining_seconds(reply)
            raise

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error of the job, or of the request, whose body is not documented: a reason or message, or plain text."""
        if isinstance(payload, str):
            return Complaint(text=payload)
        if not isinstance(payload, Mapping):
            return None
        task = job_of_reply(payload)
        if status_of(task) in FAILED:
            metadata = task.get("metadata")
            error = task.get("error") or (metadata.get("error") if isinstance(metadata, Mapping) else None)
            said = read_complaint({"error": error}) or Complaint()
            return Complaint(code=status_of(task), text=said.text)
        found = read_complaint(payload)
        if found or task or "captions" in payload:
            return found
        plain = read_complaint({"error": {**payload, "message": payload.get("reason") or payload.get("message")}})
        return plain if plain and plain.text else None

    def job_failure(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error of this very job, where its status says that it is over."""
        task = job_of_reply(payload)
        over = id_of(task) == Place.read(job.job_id).job and status_of(task) in FAILED
        return self.complaint(payload, job) if over else None

    def holds_job(self, payload: Any, job: PendingJob) -> bool:
        """A job with an id that has not ended."""
        task = job_of_reply(payload)
        return bool(id_of(task)) and status_of(task) not in (SUCCESS, *FAILED)

    def failure(
        self, complaint: Complaint, http_status: int = 200, headers: Mapping[str, str] | None = None
    ) -> ProviderError:
        """The error for what Scenario said. A job that just failed may be repeated, one that was canceled not."""
        error = super().failure(complaint, http_status, headers)
        if complaint.code in FAILED:
            error.retryable = error.kind is ErrorKind.PROVIDER and complaint.code == "failure"
        return error

    def _kind(self, status: int, complaint: Complaint) -> ErrorKind:
        """429 may be a limit of the plan, which no short wait clears; 409 passes, as 408 does."""
        said = f"{complaint.code} {complaint.text}"
        if status == 429 and _PLAN_LIMIT.search(said) and not _PACE.search(said):
            return ErrorKind.QUOTA
        return ErrorKind.SERVER if status == 409 else super()._kind(status, complaint)

    # -- answers -------------------------------------------------------------------------------------------------------

    def cost(self, payload: Any, job: PendingJob) -> Cost | None:
        """The share of the job's image in the price of its request, which an earlier reply may have told."""
        place, total = Place.read(job.job_id), units_in(payload)
        return Cost.said(place.units, "CU") if total is None else total.shares(place.count)[place.index]

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """The caption at the job's place, or PendingJob while there are fewer captions than images.

        Fewer captions do not tell which images they belong to, so none is taken before all are there.
        """
        place, task = Place.read(job.job_id), job_of_reply(payload)
        found = id_of(task)
        if not isinstance(payload, Mapping) or (place.job and found and place.job != found):
            raise self._protocol(_("%(service)s answered without the captions that were asked for."))
        raw = mask_json(payload, self.secrets)
        captions = captions_in(raw)
        if captions is None and not task:
            raise self._protocol(_("%(service)s answered without the captions that were asked for."))
        captions = captions or []
        text = text_of(captions[place.index]) if len(captions) >= place.count else ""
        if text:
            return CaptionResult(text=text, model=job.model, external_id=found or place.job, raw=raw)
        if (found or place.job) and status_of(task) != SUCCESS:
            cost = self.cost(payload, job)
            waiting = replace(place, job=found or place.job, units=None if cost is None else cost.amount)
            return PendingJob(uuid=job.uuid, job_id=waiting.id, model=job.model, raw=raw)
        if place.job and not found:  # without captions and without a name: it may be about anything
            raise self._protocol(_("%(service)s answered without the captions that were asked for."))
        if any(map(text_of, captions)) and len(captions) < place.count:
            message = _("%(service)s gave fewer captions than images; which belong to which is unknown.")
            raise self._protocol(message, outcome_unknown=False)
        raise ProviderError(
            _("%(service)s had nothing to say about the image.") % {"service": self.service},
            kind=ErrorKind.PROTOCOL,
            code=NOTHING_TO_SAY,
        )

    def _protocol(self, message: str, *, outcome_unknown: bool = True) -> ProviderError:
        message %= {"service": self.service}
        return ProviderError(message, kind=ErrorKind.PROTOCOL, outcome_unknown=outcome_unknown)
