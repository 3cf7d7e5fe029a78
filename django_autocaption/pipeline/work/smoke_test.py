"""Ask one service about one image, outside the database: the smoke test for a key, a model or a prompt."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from django_autocaption import conf, images
from django_autocaption.exceptions import ErrorKind, ImageError, ProviderError
from django_autocaption.models import ErrorCode
from django_autocaption.pipeline.job.answer import words_of
from django_autocaption.pipeline.job.question import Question, default_prompt, house, name_of
from django_autocaption.pipeline.outcome.ending import may_be_billed
from django_autocaption.pipeline.runtime import decoding, process
from django_autocaption.pipeline.work.looks import look_at
from django_autocaption.prompts import fill
from django_autocaption.providers import http, providers
from django_autocaption.providers.base import BaseProvider
from django_autocaption.types import Answer, CaptionRequest, CaptionResult, Cost, PendingJob, PreparedImage

logger = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Asked:
    """What came of it."""

    alt_text: str = ""
    """The cleaned words; "" = none fit to publish, and ``reasons`` say why."""
    decorative: bool = False
    """The service says that the image needs no words."""
    reasons: tuple[str, ...] = ()
    result: CaptionResult | None = None
    error: ProviderError | None = None
    ms: int = 0
    """From the first request to the last answer, in milliseconds."""


def ask(
    source: str,
    *,
    provider: str,
    prompt: str = "",
    model: str = "",
    language: str = "en",
    private: bool = False,
) -> Asked:
    """Ask the provider with that alias about a file or an http(s) address.

    ``prompt``: text, in which ``{language}``, ``{site}``, ``{style}`` and ``{words}`` are filled in: there is no object
    to fill in from.

    ``private``: the host of that address may be in a private network, too; else it is on the public internet or in
    ALLOW_NETWORKS. Words are asked for once, whatever goes wrong; a job is looked at as the pipeline does.

    Raises ConfigurationError for an unknown alias and ImageError for a file that cannot be captioned; what the service
    says wrong is in ``error``.
    """
    chosen = providers[provider]
    text = prompt or (default_prompt(language, chosen) if chosen.takes_prompt(model) else "")
    try:
        text = fill(text, {"language": name_of(language), "site": conf.current().SITE_NAME}, own=house(language))
    except ValueError as error:
        return Asked(error=ProviderError(str(error), kind=ErrorKind.VALIDATION, code=ErrorCode.PROMPT_PLACEHOLDER))
    question = Question(alias=provider, model=model, prompt=text, language=language)
    if prompt and not chosen.takes_prompt(model):
        message = _("%(service)s takes no prompt.") % {"service": chosen.service}
        return Asked(error=ProviderError(message, kind=ErrorKind.VALIDATION, code=ErrorCode.PROMPT_NOT_SUPPORTED))
    asked = Asked()
    started = time.perf_counter()
    try:
        answer = process.submit(_ask(source, question, private=private)).result()
    except ProviderError as error:
        if error.outcome_unknown:
            error.message = may_be_billed(error.message)
        asked.error = error
    else:
        asked.result = answer
        words = words_of(answer, question)
        asked.reasons = words.reasons
        if words.columns:
            asked.alt_text, asked.decorative = words.columns["alt_text"], words.columns["decorative"]
    asked.ms = round((time.perf_counter() - started) * 1000)
    return asked


def estimate(
    source: str, *, provider: str, model: str = "", language: str = "en", private: bool = False
) -> Cost | None:
    """What asking about this image would cost, where the service tells beforehand; None = it does not.

    ``private``: as in ``ask``. Raises ConfigurationError, ImageError and ProviderError.
    """
    question = Question(alias=provider, model=model, prompt="", language=language)
    return process.submit(_estimate(source, question, private=private)).result()


async def _estimate(source: str, question: Question, *, private: bool) -> Cost | None:
    return await question.provider.estimate(_request(await _image(source, question, private=private), question))


def _request(image: PreparedImage, question: Question) -> CaptionRequest:
    return CaptionRequest(
        uuid=uuid.uuid4(), image=image, prompt=question.prompt, model=question.model, language=question.language
    )


async def _ask(source: str, question: Question, *, private: bool) -> CaptionResult:
    request = _request(await _image(source, question, private=private), question)
    answer = await _order(request, question.provider)
    began = time.monotonic()
    while isinstance(answer, PendingJob):
        await asyncio.sleep(answer.poll_after)
        look = await look_at(question.alias, answer)
        if look.failed:
            logger.warning("The job goes on; a look at it failed: %s", look.answer)
        answer = look.verdict(timedelta(seconds=time.monotonic() - began))
    if isinstance(answer, ProviderError):
        raise answer
    return answer


async def _order(request: CaptionRequest, provider: BaseProvider[Any]) -> Answer:
    """Ask once. Where the answer was lost, a service that knows repeats is asked for it under the same uuid: any other
    might bill a second order."""
    try:
        return await provider.caption(request)
    except ProviderError as error:
        if not (error.outcome_unknown and provider.knows_repeats):
            raise
    return await provider.caption(request)


async def _image(source: str, question: Question, *, private: bool) -> PreparedImage:
    is_address = source.startswith(("http://", "https://"))
    if not is_address and not Path(source).exists():
        raise ImageError(_("There is no file %(path)s here.") % {"path": source}, code=ErrorCode.MISSING)
    data: Any = await _download(source, private=private) if is_address else _Path(source)
    settings = conf.current()
    limits = images.ImageLimits(
        max_file_size=settings.MAX_FILE_SIZE,
        max_pixels=settings.MAX_PIXELS,
        max_edge=settings.MAX_EDGE,
        max_bytes=question.provider.max_image_bytes,
    )
    return await asyncio.to_thread(images.prepare, data, name=source, limits=limits, shrink=decoding.decoder())


async def _download(address: str, *, private: bool) -> File[bytes]:
    """The bytes behind an address that the person at the shell named. Raises ImageError."""
    settings = conf.current()
    named = http.PRIVATE if private else ()
    call = http.Call(method="GET", url=address)
    try:
        reply = await http.fetch(
            call, networks=settings.allowed_networks, named=named, max_bytes=settings.MAX_FILE_SIZE
        )
    except ProviderError as error:
        raise ImageError(error.message, code=error.code or "download") from None
    if not reply.ok:
        message = _("%(host)s answered %(status)d instead of an image.")
        raise ImageError(message % {"host": reply.host, "status": reply.status}, code="download")
    return File(BytesIO(reply.body), name=address)


class _Path:
    """A file on disk that is opened only when it is read, so that one that cannot be is told like an image's."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            while chunk := file.read(chunk_size or 64 * 1024):
                yield chunk
