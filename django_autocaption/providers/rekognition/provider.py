"""Amazon Rekognition: https://docs.aws.amazon.com/rekognition/latest/APIReference/Welcome.html

It writes no words: it tells ages of faces, and what makes an image unsafe.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers import http
from django_autocaption.providers.hosted import Complaint, HostedProvider, mask_json, merge
from django_autocaption.providers.hosted.values import string
from django_autocaption.providers.rekognition import signing
from django_autocaption.providers.rekognition.options import RekognitionOptions
from django_autocaption.types import AgeGuess, CaptionRequest, CaptionResult, PendingJob

#: Faces whose ages are told to moderators, the youngest first.
_MOST_FACES = 10


class RekognitionProvider(HostedProvider[RekognitionOptions]):
    """Two requests for an image, ``DetectModerationLabels`` and ``DetectFaces``, and one answer out of both."""

    service = "Amazon Rekognition"
    writes = False
    options_class = RekognitionOptions
    max_image_bytes = 5_242_880
    #: https://docs.aws.amazon.com/rekognition/latest/dg/limits.html
    min_image_edge = 50
    #: https://docs.aws.amazon.com/rekognition/latest/dg/error-handling.html; most come as HTTP 400.
    code_kinds = (
        ("*throttling*", ErrorKind.RATE_LIMIT),
        ("*throughputexceeded*", ErrorKind.RATE_LIMIT),
        ("limitexceeded*", ErrorKind.RATE_LIMIT),
        ("accessdenied*", ErrorKind.AUTH),
        ("unrecognizedclient*", ErrorKind.AUTH),
        ("invalidsignature*", ErrorKind.AUTH),
        ("invalidclienttoken*", ErrorKind.AUTH),
        ("incompletesignature*", ErrorKind.AUTH),
        ("missingauthentication*", ErrorKind.AUTH),
        ("expiredtoken*", ErrorKind.AUTH),
        ("subscriptionrequired*", ErrorKind.QUOTA),
        ("resourcenotfound*", ErrorKind.NOT_FOUND),
        ("internalserver*", ErrorKind.SERVER),
        ("serviceunavailable*", ErrorKind.SERVER),
        ("image*", ErrorKind.VALIDATION),
        ("invalid*", ErrorKind.VALIDATION),
        ("validation*", ErrorKind.VALIDATION),
    )

    @property
    def tells_age(self) -> bool:
        """Of every face."""
        return True

    @property
    def tells_nsfw(self) -> bool:
        """By the names in the option ``unsafe``."""
        return True

    @property
    def needs_key(self) -> bool:
        """Where none is set, boto3 looks for one when it is needed."""
        return False

    @property
    def secrets(self) -> tuple[str, ...]:
        own = (self.options.api_key, self.options.api_secret, self.options.session_token)
        return tuple(secret for secret in own if secret)

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """What both operations say, within the option ``timeout`` together. Raises ProviderError."""
        self.check_request(request)
        job = self.job_of(request)
        keys = await asyncio.to_thread(signing.find_keys, self.options)
        if keys is None:
            raise ProviderError(
                _("%(service)s needs a key; write it into %(setting)s.")
                % {"service": self.service, "setting": self._setting("api_key")},
                kind=ErrorKind.AUTH,
            )
        found: dict[str, Any] = {}
        deadline = time.monotonic() + self.options.timeout
        for call in (self.build(request), self.faces(request)):
            call = signing.signed(call, keys, self.options.region)
            payload = self.payload(await self.ask(call, job, within=max(0.0, deadline - time.monotonic())))
            found |= payload if isinstance(payload, Mapping) else {}
        return self.read(found, job)

    def build(self, request: CaptionRequest) -> http.Call:
        """https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectModerationLabels.html, not signed."""
        body = {"MinConfidence": self.options.unsafe_confidence}
        return self._call("DetectModerationLabels", request, merge(body, self.options.extra))

    def faces(self, request: CaptionRequest) -> http.Call:
        """https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectFaces.html, not signed."""
        return self._call("DetectFaces", request, {"Attributes": ["AGE_RANGE"]})

    def _call(self, operation: str, request: CaptionRequest, body: Mapping[str, Any]) -> http.Call:
        whole = {"Image": {"Bytes": request.image.base64()}, **body}
        return http.Call(
            method="POST",
            url=f"{self.options.base_url}/",
            headers={
                "content-type": "application/x-amz-json-1.1",
                "x-amz-target": f"RekognitionService.{operation}",
            },
            content=json.dumps(whole).encode(),
        )

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """``{"__type": "…#ThrottlingException", "message": "…"}``."""
        kind = payload.get("__type") if isinstance(payload, Mapping) else None
        if not isinstance(kind, str):
            return None
        text = payload.get("message") or payload.get("Message")
        return Complaint(code=kind.rpartition("#")[2], text=string(text))

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Ages out of ``FaceDetails``, none of which is nobody; unsafe by ``ModerationLabels``.

        Raises ProviderError (protocol) where one of them is missing.
        """
        faces, labels = (_items(payload, name) for name in ("FaceDetails", "ModerationLabels"))
        ages = None if faces is None else list(_ages(faces))
        if faces is None or labels is None or ages is None or len(ages) < len(faces):
            sentence = _("%(service)s did not say what it saw.")
            raise ProviderError(sentence % {"service": self.service}, kind=ErrorKind.PROTOCOL, outcome_unknown=True)
        seen = {str(label.get("Name")) for label in labels if self._counts(label)}
        return CaptionResult(
            age=self._age(ages),
            nobody=not ages,
            nsfw=bool(seen & set(self.options.unsafe)),
            structured={"ages": [f"{low}-{high}" for low, high in ages], "labels": sorted(seen)},
            model=str(payload.get("ModerationModelVersion") or "")[:50],
            raw=mask_json(payload, self.secrets),
        )

    def _counts(self, label: Mapping[str, Any]) -> bool:
        """Of the first two levels, and sure enough; what is told in no number counts."""
        level, confidence = label.get("TaxonomyLevel", 1), label.get("Confidence")
        sure = not isinstance(confidence, int | float) or confidence >= self.options.unsafe_confidence
        return sure and not (isinstance(level, int) and level > 2)

    def _age(self, ages: Sequence[tuple[int, int]]) -> AgeGuess | None:
        """One label for all faces, the youngest first: moderation goes by that."""
        if not ages:
            return None
        label = ", ".join(f"{low}-{high}" for low, high in sorted(ages)[:_MOST_FACES])
        return AgeGuess(label=label, confidence=self.options.age_confidence)


def _items(payload: Any, name: str) -> list[Mapping[str, Any]] | None:
    items = payload.get(name) if isinstance(payload, Mapping) else None
    if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
        return None
    return items


def _ages(faces: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    for face in faces:
        years = face.get("AgeRange")
        low, high = (years.get("Low"), years.get("High")) if isinstance(years, Mapping) else (None, None)
        if type(low) is int and type(high) is int and 0 <= low <= high <= 200:
            yield low, high
