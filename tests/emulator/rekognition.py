"""Amazon Rekognition, checked strictly, signatures among it: https://docs.aws.amazon.com/rekognition/

An image shows nobody, and nothing unsafe, unless a fault says so.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from functools import reduce
from typing import Any, ClassVar

from tests.emulator import vision
from tests.emulator.wire import Answer, Entry, Ledger, Received

SECRET = "emulated-very-secret-half"
FIELDS = {
    "DetectModerationLabels": {"Image", "MinConfidence", "HumanLoopConfig", "ProjectVersion"},
    "DetectFaces": {"Image", "Attributes"},
}
MOST = 5_242_880
#: USD for each of the first million images a month, in many regions.
PRICE = 0.001
_SCOPE = re.compile(
    r"AWS4-HMAC-SHA256 Credential=([^/]+)/((\d{8})/([^/]+)/rekognition/aws4_request), "
    r"SignedHeaders=([^,]+), Signature=([0-9a-f]{64})"
)


class RejectedError(Exception):
    """The request is refused, with HTTP 400 for nearly everything."""

    def __init__(self, kind: str, message: str, status: int = 400) -> None:
        super().__init__(message)
        body = {"__type": f"com.amazonaws.rekognition#{kind}", "message": message}
        self.answer = Answer(status=status, body=body)


class Rekognition:
    """Accepts every access key but those that begin with ``wrong``, signed with ``SECRET``."""

    name: ClassVar[str] = "rekognition"
    base_path: ClassVar[str] = ""

    def reset(self) -> None:
        """Nothing is remembered."""

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        """Own faults, after the work: seen (``faces``: [(low, high)], ``labels``: [(name, level, confidence)]), body
        (``body`` instead of the answer)."""
        try:
            self._authorise(received)
            operation = received.headers.get("x-amz-target", "").removeprefix("RekognitionService.")
            image = _check(operation, received)
        except RejectedError as rejected:
            return rejected.answer
        entry = Entry(service=self.name, task=operation, user_agent=received.headers.get("user-agent", ""))
        ledger.bill(entry, PRICE, "USD")
        ledger.enter(entry, image)
        if fault.get("kind") == "body":
            return Answer(body=fault["body"])
        if operation == "DetectFaces":
            ages = [{"Low": low, "High": high} for low, high in fault.get("faces", ())]
            return Answer(body={"FaceDetails": [{"AgeRange": age, "Confidence": 99.9} for age in ages]})
        labels = [
            {"Name": name, "TaxonomyLevel": level, "ParentName": "", "Confidence": confidence}
            for name, level, confidence in fault.get("labels", ())
        ]
        return Answer(body={"ModerationLabels": labels, "ModerationModelVersion": "7.0", "ContentTypes": []})

    def _authorise(self, received: Received) -> None:
        given = received.headers.get("authorization", "")
        scope = _SCOPE.fullmatch(given)
        if scope is None:
            raise RejectedError("MissingAuthenticationTokenException", "Missing Authentication Token")
        if scope[1].startswith("wrong"):
            raise RejectedError("UnrecognizedClientException", "The security token included in the request is invalid.")
        if not hmac.compare_digest(scope[6], _signature(received, scope)):
            raise RejectedError("InvalidSignatureException", "The request signature we calculated does not match.")


def _signature(received: Received, scope: re.Match[str]) -> str:
    """What the signature of this request has to be.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    """
    names = scope[5].split(";")
    headers = "".join(f"{name}:{received.headers.get(name, '').strip()}\n" for name in names)
    body = hashlib.sha256(received.body).hexdigest()
    canonical = "\n".join((received.method, received.path, received.query, headers, scope[5], body))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = "\n".join(("AWS4-HMAC-SHA256", received.headers.get("x-amz-date", ""), scope[2], digest))
    steps = (scope[3], scope[4], "rekognition", "aws4_request", text)
    return reduce(lambda key, step: hmac.digest(key, step.encode(), "sha256"), steps, f"AWS4{SECRET}".encode()).hex()


def _check(operation: str, received: Received) -> bytes:
    if received.method != "POST" or received.path != "/rekognition/" or operation not in FIELDS:
        raise RejectedError("UnknownOperationException", "Unknown operation.", 404)
    if received.headers.get("content-type") != "application/x-amz-json-1.1":
        raise RejectedError("SerializationException", "Wrong content type.")
    request = received.json()
    for name in request.keys() - FIELDS[operation]:
        raise RejectedError("ValidationException", f"Unknown member {name}.")
    if not set(request.get("Attributes", ())) <= {"DEFAULT", "ALL", "AGE_RANGE"}:
        raise RejectedError("InvalidParameterException", "Invalid attributes.")
    if not 0 <= request.get("MinConfidence", 50) <= 100:
        raise RejectedError("InvalidParameterException", "Invalid confidence.")
    try:
        image = vision.decode(request["Image"]["Bytes"])
    except (KeyError, ValueError):
        raise RejectedError("InvalidImageFormatException", "Request has invalid image format") from None
    if len(image) > MOST:
        raise RejectedError("ImageTooLargeException", "The image is too large.")
    return image
