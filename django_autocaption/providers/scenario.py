"""Scenario's captions: https://docs.scenario.com/api/resources/generate/methods/caption

One request carries several images and is answered with as many captions in the same order, at once or from a job. The
images travel as data URLs, or are uploaded as assets first.
"""

from __future__ import annotations

import asyncio
import base64
import math
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import ROUND_DOWN, Decimal, InvalidOperation
from typing import Any, Literal, get_args
from urllib.parse import quote

from django.utils.translation import gettext as _

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
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
from django_autocaption.types import Answer, CaptionRequest, CaptionResult, Cost, PendingJob

DetailsLevel = Literal["", "action", "action+style"]

SUCCESS = "success"
FAILED = frozenset({"failure", "canceled", "cancelled"})
MAX_BATCH = 100
#: The ledger's last decimal place, and the amount that no longer fits into it.
SMALLEST_COST, TOO_MUCH = Decimal("0.00000001"), Decimal(10**8)

#: Where the captions of a finished job may stand; the page does not say.
_HOLDERS = ("job", "metadata", "result", "results", "output", "outputs")
#: A 429 that no wait of seconds clears…
_PLAN_LIMIT = re.compile(
    r"\bplan\b|plan.?limit|subscription|upgrade|quota|creative.?units?|\bcredits?\b", re.IGNORECASE
)
#: …unless it speaks of how many at a time.
_PACE = re.compile(r"rate.?limit|per (second|minute)|concurren|parallel|simultaneous", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class ScenarioOptions(HostedOptions):
    """OPTIONS of ScenarioProvider; what is None or "" is not sent, so that the service's own default holds.

    https://docs.scenario.com/api/resources/generate/methods/caption
    """

    base_url: str = "https://api.cloud.scenario.com/v1"
    api_secret: str = field(default="", repr=False)
    """The second half of the key, shown once when the key is made."""
    project_id: str = ""
    ensure_ip_cleared: bool | None = None
    """Keep protected names and characters out of the words, as far as the service can."""
    seed: float | None = None
    """The same seed and parameters give the same words, as far as the service can."""
    unwanted_sequences: Sequence[str] = ()
    """Sequences of words that must not be in the captions."""
    model_id: str = ""
    """A model of the account whose examples the captions follow; ``details_level`` is ignored then."""
    temperature: float | None = None
    """0 to 2; change this or ``top_p``, not both."""
    top_p: float | None = None
    """0 to 1."""
    details_level: DetailsLevel = ""
    asset_ids: bool = False
    """Name uploaded assets in ``assetIds``, which the service deprecates in favour of ``images``."""
    batch_size: int = 4
    """Images in one request at most."""
    upload_assets: int = 4
    """A request with more images than this has them uploaded as assets first; 0 = always. Assets stay in the project."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if ":" in self.api_key:
            raise ValueError("'api_key' cannot hold a colon; what follows it belongs into 'api_secret'.")
        object.__setattr__(self, "api_secret", clean_key("api_secret", self.api_secret))
        one_of("details_level", self.details_level, get_args(DetailsLevel))
        for name in ("project_id", "model_id"):
            if not isinstance(getattr(self, name), str):
                raise ValueError(f"{name!r} must be a string, not {getattr(self, name)!r}.")
        if self.ensure_ip_cleared not in (None, True, False):
            raise ValueError(f"'ensure_ip_cleared' must be True or False, not {self.ensure_ip_cleared!r}.")
        if not isinstance(self.asset_ids, bool):
            raise ValueError(
                f"'asset_ids' must be True or False, not {self.asset_ids!r}: which assets is decided for each image."
            )
        words = self.unwanted_sequences
        if not isinstance(words, list | tuple) or not all(isinstance(word, str) and word for word in words):
            raise ValueError(f"'unwanted_sequences' must be a list of strings, not {words!r}.")
        for name, least, most in (("seed", -math.inf, math.inf), ("temperature", 0, 2), ("top_p", 0, 1)):
            value = getattr(self, name)
            if value is not None and not (_is_number(value) and least <= value <= most):
                bounds = "" if least == -math.inf else f" from {least} to {most}"
                raise ValueError(f"{name!r} must be a number{bounds}, not {value!r}.")
        for name, fewest in (("batch_size", 1), ("upload_assets", 0)):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or not fewest <= value <= MAX_BATCH:
                raise ValueError(f"{name!r} must be a whole number from {fewest} to {MAX_BATCH}, not {value!r}.")
        if self.asset_ids and self.upload_assets:
            raise ValueError(
                "'asset_ids' needs 'upload_assets': 0, because 'assetIds' takes no image that is no asset."
            )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


class ScenarioProvider(HostedProvider[ScenarioOptions]):
    """Scenario's captions. The service takes neither a prompt nor a language."""

    service = "Scenario"
    options_class = ScenarioOptions
    key_options = ("api_key", "api_secret")
    supports_model = True
    answers_later = True
    code_kinds = (("cancel*", ErrorKind.PROVIDER), (FAILURE := "failure", ErrorKind.PROVIDER))

    @property
    def model(self) -> str:
        """The option ``model_id``."""
        return self.options.model_id

    @property
    def batch_size(self) -> int:
        """The option ``batch_size``."""
        return self.options.batch_size

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

        An image that cannot be uploaded is left out. Where the service rejects the batch, which costs nothing, each
        image is asked about alone, so that a bad one does not take the others along.
        """
        references = await self._references(requests)
        asked = [(request, ref) for request, ref in zip(requests, references, strict=True) if isinstance(ref, str)]
        answers: Sequence[Answer] = []
        if asked:
            try:
                answers = await self._answers(asked)
            except ProviderError as error:
                if len(asked) == 1 or error.kind not in (ErrorKind.VALIDATION, ErrorKind.SAFETY):
                    raise
                answers = await asyncio.gather(*(self._answer_alone(one) for one in asked))
        following = iter(answers)
        return [ref if isinstance(ref, ProviderError) else next(following) for ref in references]

    async def estimate(self, request: CaptionRequest) -> Cost | None:
        """What this image would cost, in creative units: ``dryRun`` is answered with HTTP 269 and nothing is done."""
        call = self.build(request)
        call = replace(call, params={**call.params, "dryRun": "true"})
        units = _units(self.payload(await self.ask(call, self.job_of(request))))
        return None if units is None else Cost(amount=units, unit="CU")

    def build(self, request: CaptionRequest) -> http.Call:
        """The request for one image, as a data URL."""
        return self._captioning([request.image.data_uri()], request.model)

    def build_poll(self, job: PendingJob) -> http.Call:
        """One look at the job (https://docs.scenario.com/api/resources/jobs/methods/retrieve)."""
        return self._call("GET", f"jobs/{quote(_Place.read(job.job_id).job, safe='')}")

    async def _references(self, requests: Sequence[CaptionRequest]) -> Sequence[str | ProviderError]:
        if len(requests) <= self.options.upload_assets:
            return [request.image.data_uri() for request in requests]
        return await asyncio.gather(*(self._upload(request) for request in requests))

    async def _upload(self, request: CaptionRequest) -> str | ProviderError:
        """The id of a new asset (https://docs.scenario.com/api/resources/assets/methods/upload)."""
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
        places = [_Place(index=index, count=len(asked)) for index in range(len(asked))]
        jobs = [
            replace(self.job_of(request), job_id=place.id) for (request, _ref), place in zip(asked, places, strict=True)
        ]
        call = self._captioning([reference for _request, reference in asked], asked[0][0].model)
        payload = self.payload(await self.ask(call, jobs[0]))
        answers = [self._parse_or_error(payload, job) for job in jobs]
        return _pay_for_silence(answers, _units(payload))

    async def _answer_alone(self, one: tuple[CaptionRequest, str]) -> Answer:
        try:
            return (await self._answers([one]))[0]
        except ProviderError as error:
            return error

    def _captioning(self, references: Sequence[str], model: str) -> http.Call:
        """https://docs.scenario.com/api/resources/generate/methods/caption

        The page of 2025 leaves three of the fields without their names: ``ensureIPCleared``, ``seed``, ``modelId``.
        """
        options = self.options
        fields = {
            "ensureIPCleared": options.ensure_ip_cleared,
            "seed": options.seed,
            "unwantedSequences": list(options.unwanted_sequences) or None,
            "modelId": model or options.model_id or None,
            "temperature": options.temperature,
            "topP": options.top_p,
            "detailsLevel": options.details_level or None,
        }
        body = merge({name: value for name, value in fields.items() if value is not None}, options.extra)
        return self._call("POST", "generate/caption", {**body, self._images_field: list(references)})

    @property
    def _images_field(self) -> str:
        return "assetIds" if self.options.asset_ids else "images"

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
                error.retry_after = _remaining_seconds(reply)
            raise

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error of the job, or of the request. Error bodies are not documented: a reason or message, or plain text."""
        if isinstance(payload, str):
            return Complaint(text=payload)
        if not isinstance(payload, Mapping):
            return None
        task = _job(payload)
        if _status(task) in FAILED:
            metadata = task.get("metadata")
            error = task.get("error") or (metadata.get("error") if isinstance(metadata, Mapping) else None)
            said = read_complaint({"error": error}) or Complaint()
            return Complaint(code=_status(task), text=said.text)
        found = read_complaint(payload)
        if found or task or "captions" in payload:
            return found
        said = read_complaint({"error": {**payload, "message": payload.get("reason") or payload.get("message")}})
        return said if said and said.text else None

    def failure(
        self, complaint: Complaint, http_status: int = 200, headers: Mapping[str, str] | None = None
    ) -> ProviderError:
        """The error for what Scenario said; a job that somebody canceled is not started again."""
        error = super().failure(complaint, http_status, headers)
        error.retryable = error.retryable and not complaint.code.startswith("cancel")
        return error

    def _kind(self, status: int, complaint: Complaint) -> ErrorKind:
        """429 may be a limit of the plan, which no short wait clears; 409 passes, as 408 does."""
        said = f"{complaint.code} {complaint.text}"
        if status == 429 and _PLAN_LIMIT.search(said) and not _PACE.search(said):
            return ErrorKind.QUOTA
        return ErrorKind.SERVER if status == 409 else super()._kind(status, complaint)

    # -- answers -------------------------------------------------------------------------------------------------------

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """The caption at the job's place, or PendingJob while there are fewer captions than images.

        Fewer captions do not tell which images they belong to, so none is taken before all are there.
        """
        place, task = _Place.read(job.job_id), _job(payload)
        found = str(task.get("jobId") or task.get("id") or "")
        if not isinstance(payload, Mapping) or (place.job and found and place.job != found):
            raise self._protocol(_("%(service)s answered without the captions that were asked for."))
        raw = mask_json(payload, self.secrets)
        captions = _captions(raw)
        if captions is None and not task:
            raise self._protocol(_("%(service)s answered without the captions that were asked for."))
        captions = captions or []
        text = _text(captions[place.index]) if len(captions) >= place.count else ""
        total = _units(payload)
        units = place.units if place.units is not None or total is None else _shares(total, place.count)[place.index]
        if text:
            cost = None if units is None else Cost(amount=units, unit="CU")
            return CaptionResult(text=text, model=job.model, cost=cost, external_id=found or place.job, raw=raw)
        if (found or place.job) and _status(task) != SUCCESS:
            waiting = replace(place, job=found or place.job, units=units)
            return PendingJob(uuid=job.uuid, job_id=waiting.id, model=job.model, raw=raw)
        if any(map(_text, captions)) and len(captions) < place.count:
            raise self._protocol(_("%(service)s gave fewer captions than images; which belong to which is unknown."))
        raise ProviderError(
            _("%(service)s had nothing to say about the image.") % {"service": self.service},
            kind=ErrorKind.PROTOCOL,
            code=NOTHING_TO_SAY,
        )

    def _parse_or_error(self, payload: Any, job: PendingJob) -> Answer:
        try:
            return self.parse(payload, job)
        except ProviderError as error:
            return error

    def _protocol(self, message: str) -> ProviderError:
        return ProviderError(message % {"service": self.service}, kind=ErrorKind.PROTOCOL, outcome_unknown=True)


@dataclass(frozen=True, kw_only=True)
class _Place:
    """Where one image of a request stands in the job, and its share of the price, which only the first reply tells."""

    job: str = ""
    index: int = 0
    count: int = 1
    units: Decimal | None = None

    _FORM = re.compile(r"(.*?)(?:#(\d+)/(\d+)(?:=(\d+(?:\.\d+)?))?)?", re.ASCII)

    @property
    def id(self) -> str:
        """``job_x``, ``job_x#2/5`` or ``job_x#2/5=0.25``: the third of five images, for 0.25 creative units."""
        if self.count == 1 and self.units is None:
            return self.job
        price = "" if self.units is None else f"={self.units:f}"
        return f"{self.job}#{self.index}/{self.count}{price}"

    @classmethod
    def read(cls, job_id: str) -> _Place:
        """The reverse of ``id``."""
        match = cls._FORM.fullmatch(job_id)
        job, index, count, units = match.groups() if match else (job_id, None, None, None)
        if index is None or not int(index) < int(count):
            return cls(job=job_id)
        return cls(job=job, index=int(index), count=int(count), units=Decimal(units) if units else None)


def _job(payload: Any) -> Mapping[str, Any]:
    found = payload.get("job") if isinstance(payload, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _status(task: Mapping[str, Any]) -> str:
    return str(task.get("status") or "").lower()


def _captions(node: Any) -> list[Any] | None:
    """The first list of captions, at the top or in the job; the longest of empty ones is []; None = nowhere."""
    if not isinstance(node, Mapping):
        return None
    found = node.get("captions")
    below = [found] if isinstance(found, list) else []
    for name in _HOLDERS:
        inner = node.get(name)
        deeper = inner if isinstance(inner, list) and name in ("result", "results") else _captions(inner)
        below += [deeper] if deeper is not None else []
    return max(below, key=len, default=None)


def _text(caption: Any) -> str:
    if isinstance(caption, Mapping):
        caption = caption.get("caption") or caption.get("text")
    return caption if isinstance(caption, str) and caption.strip() else ""


def _units(payload: Any) -> Decimal | None:
    """Creative units of the whole request: beside the captions, or in the job's bill; via str, to stay decimal."""
    task = _job(payload)
    bill = task.get("billing")
    holders = ((payload, "creativeUnitsCost"), (task, "creativeUnitsCost"), (bill, "cuCost"))
    given = (holder.get(name) for holder, name in holders if isinstance(holder, Mapping))
    amount = next((value for value in given if value is not None), None)
    try:
        value = Decimal(str(amount))
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value < TOO_MUCH else None


def _shares(total: Decimal, count: int) -> list[Decimal]:
    """``total`` in ``count`` parts that add up to it exactly."""
    share = (total / count).quantize(SMALLEST_COST, ROUND_DOWN).normalize()
    return [total - share * (count - 1), *[share] * (count - 1)]


def _pay_for_silence(answers: list[Answer], total: Decimal | None) -> list[Answer]:
    """Where a caption came back empty, the others carry its share, so that the ledger holds the whole price."""
    spoken = [answer for answer in answers if isinstance(answer, CaptionResult)]
    waiting = any(isinstance(answer, PendingJob) for answer in answers)
    if total is None or waiting or not spoken:
        return answers
    shares = iter(_shares(total, len(spoken)))
    return [
        replace(answer, cost=Cost(amount=next(shares), unit="CU")) if isinstance(answer, CaptionResult) else answer
        for answer in answers
    ]


def _remaining_seconds(reply: http.Reply) -> float | None:
    with suppress(ProviderError):  # a body that is no JSON says nothing
        payload = reply.json()
        seconds = payload.get("remainingSeconds") if isinstance(payload, Mapping) else None
        return max(0.0, float(seconds)) if isinstance(seconds, int | float) else None
    return None
