"""Runware: https://runware.ai/docs/en/tools/caption

Every request is a JSON array of tasks, each with a UUID that Runware knows again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from django_autocaption.exceptions import (
    NOTHING_TO_SAY,
    PROMPT_NOT_SUPPORTED,
    ErrorKind,
    ProviderError,
    WebhookRejected,
)
from django_autocaption.providers import http
from django_autocaption.providers.hosted import Complaint, HostedProvider, mask_json, merge
from django_autocaption.providers.hosted.values import string
from django_autocaption.providers.runware.options import AGE_MODELS, INTERROGATORS, RunwareOptions
from django_autocaption.providers.runware.reply import (
    CODE_KINDS,
    CONFLICT,
    age_in,
    complaint_about,
    cost_of,
    failure_of,
    is_running,
    is_uuid,
    item_of,
    names_others_only,
    posted,
    status_of,
    uuids_in,
)
from django_autocaption.types import (
    Answer,
    AnswerShape,
    CaptionRequest,
    CaptionResult,
    Cost,
    DeferredAnswer,
    PendingJob,
)

#: How much longer, up to so many seconds, each next look at a running task should wait.
POLL_FACTOR, POLL_LONGEST = 1.5, 10.0


class RunwareProvider(HostedProvider[RunwareOptions]):
    """Runware's ``caption`` and ``imageCaption`` tasks, one or several in a request.

    A task that is still running, or that landed in an earlier exchange whose answer was lost (``conflictTaskUUID``), is
    a PendingJob in either delivery method. So the same request, with the same uuid, is billed once.
    """

    service = "Runware"
    options_class = RunwareOptions
    supports_prompt = True
    supports_model = True
    jobs_have_our_uuid = True
    knows_repeats = True
    answers_later = True
    code_kinds = CODE_KINDS

    def takes_prompt(self, model: str = "") -> bool:
        """The captioning models follow a prompt; the age models take none."""
        return (model or self.options.model) not in AGE_MODELS

    def answer_shape(self, model: str = "") -> AnswerShape:
        """``runware:151@1`` interrogates CLIP."""
        return "interrogation" if (model or self.options.model) in INTERROGATORS else "sentences"

    def whole_question(self, prompt: str, language: str, model: str = "") -> str:
        """The prompt, or the one in ``extra``, which takes its place."""
        return str(self.options.extra.get("prompt") or prompt)

    @property
    def default_prompt(self) -> str:
        """The one in ``extra``."""
        return str(self.options.extra.get("prompt") or "")

    @property
    def writes(self) -> bool:
        """All models but those that tell ages."""
        return not self.tells_age

    @property
    def tells_age(self) -> bool:
        """The age models, and they alone."""
        return self.options.model in AGE_MODELS

    @property
    def model(self) -> str:
        """The option ``model``."""
        return self.options.model

    @property
    def batch_size(self) -> int:
        """The option ``batch_size``."""
        return self.options.batch_size

    @property
    def cost_units(self) -> Sequence[str]:
        """USD, with the option ``include_cost``."""
        return ("USD",) if self.options.include_cost else ()

    @property
    def takes_webhooks(self) -> bool:
        """The option ``webhook``."""
        return self.options.webhook

    @property
    def wants_image_url(self) -> bool:
        """``image_format`` is ``url``."""
        return self.options.image_format == "url"

    # -- asking -------------------------------------------------------------------------------------------------------

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """The words, or the job to look for. Raises ProviderError."""
        (answer,) = await self.caption_batch([request])
        if isinstance(answer, ProviderError):
            raise answer
        return answer

    async def caption_batch(self, requests: Sequence[CaptionRequest]) -> Sequence[Answer]:
        """One task for each image in one request; answers in the order of the requests.

        Raises ProviderError where no answer came at all.
        """
        for request in requests:
            self.check_request(request)
        deadline = time.monotonic() + self.options.timeout
        images = await asyncio.gather(*(self._image_or_error(request, deadline) for request in requests))
        tasks = [self._task(r, image) for r, image in zip(requests, images, strict=True) if isinstance(image, str)]
        if not tasks:
            return [image for image in images if isinstance(image, ProviderError)]
        reply = await self.exchange(self._call(*tasks), within=_left(deadline))
        return [
            image if isinstance(image, ProviderError) else self._answer(reply, self.job_of(request))
            for request, image in zip(requests, images, strict=True)
        ]

    def check_request(self, request: CaptionRequest) -> None:
        """Refuse a prompt for an age model before it is sent; ``extra`` may hold one, too."""
        prompt = request.prompt or self.options.extra.get("prompt")
        model = request.model or self.options.model
        if prompt and model in AGE_MODELS:
            raise ProviderError(
                _("%(service)s's model %(model)s estimates ages and takes no prompt. Ask again without one.")
                % {"service": self.service, "model": model},
                kind=ErrorKind.VALIDATION,
                code=PROMPT_NOT_SUPPORTED,
            )

    async def _image_or_error(self, request: CaptionRequest, deadline: float) -> str | ProviderError:
        uploads = self.options.image_format == "uuid"
        try:
            return await self._upload(request, deadline) if uploads else self._image(request)
        except ProviderError as error:
            error.outcome_unknown = False  # nothing was asked yet, so nothing is billed
            return error

    def _image(self, request: CaptionRequest) -> str:
        match self.options.image_format:
            case "base64":
                return request.image.base64()
            case "url" if request.image_url:
                return request.image_url
            case "url":
                problem = _("%(service)s is to fetch the image, but it has no public address. Change %(setting)s.")
                problem %= {"service": self.service, "setting": self._setting("image_format")}
                raise ProviderError(problem, kind=ErrorKind.VALIDATION, code="no_image_url")
        return request.image.data_uri()

    async def _upload(self, request: CaptionRequest, deadline: float) -> str:
        """Upload the image and return its UUID; Runware keeps it for 30 days after its last use.

        https://runware.ai/docs/en/utilities/image-upload; newer pages show ``data`` as an object, the clients read a
        list: both are taken.
        """
        job = PendingJob(uuid=str(uuid4()))
        task = {"taskType": "imageUpload", "taskUUID": job.uuid, "image": request.image.data_uri()}
        payload = self.payload(await self.ask(self._call(task), job, within=_left(deadline)))
        uuid = (item_of(payload, job.uuid) or {}).get("imageUUID")
        if not is_uuid(uuid):
            raise self._unanswered()
        return str(uuid)

    def build(self, request: CaptionRequest) -> http.Call:
        """One task with the image in it, or its address (https://runware.ai/docs/en/tools/caption#request)."""
        return self._call(self._task(request, self._image(request)))

    def _task(self, request: CaptionRequest, image: str) -> dict[str, Any]:
        """``deliveryMethod`` is always sent, although the page calls ``sync`` the default."""
        options = self.options
        task: dict[str, Any] = {
            "taskType": options.task_type,
            "deliveryMethod": options.delivery_method,
            "includeCost": options.include_cost,
            "model": request.model or options.model,
            "prompt": request.prompt,
            "webhookURL": request.callback_url if options.webhook else "",
        }
        task = {name: value for name, value in task.items() if value != ""}
        match options.image_place:
            case "inputs.image":
                task["inputs"] = {"image": image}
            case "inputImages":
                task["inputImages"] = [image]
            case _:
                task["inputImage"] = image
        return {**merge(task, options.extra), "taskUUID": str(request.uuid)}

    def _call(self, *tasks: Mapping[str, Any]) -> http.Call:
        """https://runware.ai/docs/en/getting-started/how-to-connect"""
        key = self.options.api_key
        if self.options.authentication == "header":
            headers, body = {"authorization": f"Bearer {key}"}, list(tasks)
        else:
            headers, body = {}, [{"taskType": "authentication", "apiKey": key}, *tasks]
        return http.Call(method="POST", url=self.options.base_url, headers=headers, json=body)

    # -- later --------------------------------------------------------------------------------------------------------

    def build_poll(self, job: PendingJob) -> http.Call:
        """A ``getResponse`` task with the original uuid (https://runware.ai/docs/en/utilities/task-responses)."""
        return self._call({"taskType": "getResponse", "taskUUID": job.uuid})

    async def poll(self, job: PendingJob) -> Answer:
        """Look once how the task stands. Raises ProviderError where the look failed."""
        return await super().poll(_pending(replace(job, poll_after=min(job.poll_after * POLL_FACTOR, POLL_LONGEST))))

    def read_webhook(self, body: bytes, headers: Mapping[str, str]) -> Sequence[DeferredAnswer]:
        """The answers in what was posted; Runware signs nothing, so the token in the address has to be checked before.

        https://runware.ai/docs/platform/webhooks
        """
        payload = posted(self.webhook_json(body))
        uuids = uuids_in(payload)
        if not uuids:
            raise WebhookRejected(_("What was posted holds no result of a task."))
        return [DeferredAnswer(job_id=uuid, answer=self.read_posted(payload, PendingJob(uuid=uuid))) for uuid in uuids]

    # -- reading ------------------------------------------------------------------------------------------------------

    def _answer(self, reply: http.Reply, job: PendingJob) -> Answer:
        """What a reply to one or several tasks says about this one."""
        try:
            self.raise_for_reply(reply, job)
            return self.read(self.payload(reply), job)
        except ProviderError as error:
            if error.code.lower() == CONFLICT:
                return _pending(job)
            # A task that a refused request leaves out may have run: asked again, its uuid tells.
            return self._unanswered() if _left_out(reply, job) else error

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error of this task, or of the exchange as a whole, also on HTTP 200 (which is not on the page)."""
        return complaint_about(payload, job.uuid)

    def cost(self, payload: Any, job: PendingJob) -> Cost | None:
        """USD with ``includeCost`` (https://runware.ai/docs/en/tools/caption#response-cost), of an error, too."""
        return cost_of(payload, job.uuid)

    def job_failure(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error of this very task, where its status says that it is over."""
        return failure_of(payload, job.uuid)

    def holds_job(self, payload: Any, job: PendingJob) -> bool:
        """The task was acknowledged, or is running."""
        item = item_of(payload, job.uuid)
        return item is not None and not item.get("error") and status_of(item) != "error" and is_running(item)

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Words or an age group (https://runware.ai/docs/en/tools/caption#response); PendingJob while it is running.

        A look at a uuid that Runware does not know (yet) is answered like one at a running task: ``data: []``.
        """
        item = item_of(payload, job.uuid)
        if item is None and job.job_id and isinstance(payload, Mapping) and "data" in payload:
            return job
        if item is None:
            raise self._unanswered()
        raw = mask_json(item, self.secrets)
        if is_running(raw):
            return replace(_pending(job), raw=raw)
        # The age models give structuredData and no text; the page has it looked for first.
        text, age = raw.get("text"), age_in(raw.get("structuredData"))
        if age is None and not string(text).strip():
            raise ProviderError(
                _("%(service)s had nothing to say about the image.") % {"service": self.service},
                kind=ErrorKind.PROTOCOL,
                code=NOTHING_TO_SAY,
            )
        return CaptionResult(
            text=string(text),
            structured=raw.get("structuredData") if age else None,
            age=age,
            model=job.model,
            external_id=job.uuid,
            raw=raw,
        )

    def _unanswered(self) -> ProviderError:
        return ProviderError(
            _("%(service)s answered without the result that was asked for.") % {"service": self.service},
            kind=ErrorKind.PROTOCOL,
            outcome_unknown=True,
        )


def _pending(job: PendingJob) -> PendingJob:
    return replace(job, job_id=job.uuid)


def _left_out(reply: http.Reply, job: PendingJob) -> bool:
    try:
        return not reply.ok and names_others_only(reply.json(), job.uuid)
    except ProviderError:
        return False


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0.001)
