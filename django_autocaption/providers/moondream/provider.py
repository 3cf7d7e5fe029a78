"""Moondream, in the cloud (https://docs.moondream.ai/skills/caption) or as Station on a machine of one's own
(https://github.com/m87-labs/moondream-station).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.providers import http
from django_autocaption.providers.hosted import Complaint, HostedProvider, mask_json, merge, read_complaint
from django_autocaption.providers.hosted.values import string
from django_autocaption.providers.moondream.options import MoondreamOptions
from django_autocaption.providers.moondream.stream import is_stream, read_stream
from django_autocaption.providers.rates import Rate, read_rate
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob

#: Bytes of the image, by the page; it does not say whether before or after base64.
MAX_IMAGE_BYTES = 10_000_000


class MoondreamProvider(HostedProvider[MoondreamOptions]):
    """``/caption``, or ``/query`` where a prompt is given. Stateless: a request that is repeated is billed again."""

    service = "Moondream"
    options_class = MoondreamOptions
    supports_prompt = True
    supports_model = True
    #: 10 MB on the page, which does not say whether of the image or of its base64 form, a third longer.
    max_image_bytes = 7_000_000
    #: The page shows the shape of an error but lists no codes. The first two are Station's whole sentences.
    code_kinds = (
        ("queue is full*", ErrorKind.RATE_LIMIT),
        ("request timeout*", ErrorKind.TIMEOUT),
        ("*timeout*", ErrorKind.TIMEOUT),
        ("*rate_limit*", ErrorKind.RATE_LIMIT),
        ("*quota*", ErrorKind.QUOTA),
        ("*credit*", ErrorKind.QUOTA),
        ("*billing*", ErrorKind.QUOTA),
        ("*auth*", ErrorKind.AUTH),
        ("*api_key*", ErrorKind.AUTH),
        ("*safety*", ErrorKind.SAFETY),
        ("*content_policy*", ErrorKind.SAFETY),
        ("*not_found*", ErrorKind.NOT_FOUND),
        ("*too_large*", ErrorKind.VALIDATION),
        ("*invalid*", ErrorKind.VALIDATION),
        ("*server*", ErrorKind.SERVER),
        ("*internal*", ErrorKind.SERVER),
    )

    @property
    def model(self) -> str:
        """The option ``model``."""
        return self.options.model

    @property
    def needs_key(self) -> bool:
        """The cloud does, Station does not."""
        return self._is_cloud

    @property
    def cost_units(self) -> Sequence[str]:
        """Tokens, or USD where the site says what they cost. Station, which asks for no key, bills nothing."""
        billed = self._is_cloud or self.options.api_key or self.options.price_input is not None
        return (self.options.unit,) if billed else ()

    @property
    def is_free(self) -> bool:
        """Station, or both prices are 0."""
        return not self.cost_units or self.options.is_free

    @property
    def rate(self) -> Rate | None:
        """The option ``rate``, or what its None means here."""
        return read_rate("2/second") if self.options.rate is None and self._is_cloud else super().rate

    @property
    def _is_cloud(self) -> bool:
        host = urlsplit(self.options.base_url).hostname or ""
        return host == "moondream.ai" or host.endswith(".moondream.ai")

    def build(self, request: CaptionRequest) -> http.Call:
        """``/caption`` without a prompt, ``/query`` with one, which then is the question.

        Contradicts the page, which shows no header: the vendor's client sends the key as ``X-Moondream-Auth``.
        ``length`` is always sent, although the page gives it a default. Raises ProviderError (validation) for an image
        of more than 10 MB; prepared images are far below that unless MAX_EDGE is raised.
        """
        if len(request.image.data) > MAX_IMAGE_BYTES:
            raise ProviderError(
                _("%(service)s takes images of up to 10 MB, and this one is larger; lower MAX_EDGE.")
                % {"service": self.service},
                kind=ErrorKind.VALIDATION,
                code="image_too_large",
            )
        task = {"question": request.prompt} if request.prompt else {"length": self.options.length}
        body: dict[str, Any] = {"image_url": request.image.data_uri(), **task, "stream": self.options.stream}
        if model := request.model or self.options.model:
            body["model"] = model
        if self.options.settings:
            body["settings"] = dict(self.options.settings)
        return http.Call(
            method="POST",
            url=f"{self.options.base_url}/{'query' if request.prompt else 'caption'}",
            headers={"x-moondream-auth": self.options.api_key} if self.options.api_key else {},
            json=merge(body, self.options.extra),
        )

    def payload(self, reply: http.Reply) -> Any:
        """JSON, or a stream of events put together. Raises ProviderError (protocol) if either is broken or cut off."""
        if not is_stream(reply.body, reply.headers.get("content-type", "")):
            return reply.json()
        answer = read_stream(reply.body)
        if answer is None:
            raise ProviderError(
                _("The stream of %(service)s is broken, or ended before the caption did.") % {"service": self.service},
                kind=ErrorKind.PROTOCOL,
                status=reply.status,
                outcome_unknown=True,
            )
        return answer

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """``{"error": {message, type, param, code}}``; Station's is a sentence on HTTP 200 (not on the page).

        A sentence of Station's that is known serves as its code.
        """
        found = read_complaint(payload)
        if found is None or found.code:
            return found
        said = found.text.strip()
        known = any(fnmatchcase(said.lower(), pattern) for pattern, _kind in self.code_kinds[:2])
        return Complaint(code=said, text=said) if known else found

    def cost(self, payload: Any, job: PendingJob) -> Cost | None:
        """Tokens in and out (``metrics`` is not on the page); None where neither is counted, as with Station."""
        metrics = payload.get("metrics") if isinstance(payload, Mapping) else None
        if not isinstance(metrics, Mapping):
            return None
        return self.options.cost_of(metrics.get("input_tokens"), metrics.get("output_tokens"))

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """``caption``, or ``answer`` of ``/query`` (not on the page: https://docs.moondream.ai/skills/query)."""
        raw = mask_json(payload, self.secrets)
        words = (
            next((raw[name] for name in ("caption", "answer") if name in raw), None) if isinstance(raw, dict) else None
        )
        if not isinstance(words, str):
            raise ProviderError(
                _("%(service)s answered without a caption in it.") % {"service": self.service},
                kind=ErrorKind.PROTOCOL,
                outcome_unknown=self.cost(payload, job) is None,
            )
        if not words.strip():
            raise ProviderError(
                _("%(service)s had nothing to say about the image.") % {"service": self.service},
                kind=ErrorKind.PROTOCOL,
                code=NOTHING_TO_SAY,
            )
        return CaptionResult(
            text=words,
            model=job.model,
            external_id=string(raw.get("request_id")),
            finish_reason=string(raw.get("finish_reason")),
            raw=raw,
        )
