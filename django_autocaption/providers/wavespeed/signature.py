"""Whether WaveSpeed posted something: https://wavespeed.ai/docs/verify-webhooks"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from django_autocaption.exceptions import WebhookRejected

#: Seconds by which a timestamp may differ from our clock.
MAX_AGE = 300


def signing_key(secret: str) -> str:
    """The secret as it signs: without its prefix, and not base64-decoded."""
    return secret.removeprefix("whsec_")


def signature(secret: str, message_id: str, timestamp: str, body: bytes) -> str:
    """``v3,`` and the hexadecimal HMAC-SHA256 over ``{id}.{timestamp}.{body}``."""
    content = f"{message_id}.{timestamp}.".encode() + body
    return "v3," + hmac.new(signing_key(secret).encode(), content, hashlib.sha256).hexdigest()


def check_headers(headers: Mapping[str, str]) -> None:
    """Raise WebhookRejected unless there is a signature, whosoever, and a time within the last 300 seconds.

    ``headers``: names in lower case.
    """
    message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    offered = headers.get("webhook-signature", "")
    if not (message_id and timestamp and offered) or not f"{message_id}{timestamp}{offered}".isascii():
        raise WebhookRejected(_("The call carries no signature of WaveSpeed."))
    try:
        age = time.time() - int(timestamp)
    except ValueError:
        raise WebhookRejected(_("The call of WaveSpeed says no time.")) from None
    if abs(age) > MAX_AGE:
        message = _("The call of WaveSpeed is not from the last %(seconds)d seconds; or check this server's clock.")
        raise WebhookRejected(message % {"seconds": MAX_AGE})


def verify(secrets: Sequence[str], body: bytes, headers: Mapping[str, str]) -> None:
    """Raise WebhookRejected unless one of ``secrets`` signed ``body``, at the time that the checked ``headers`` say."""
    message_id, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    offered = headers["webhook-signature"]
    right = [signature(secret, message_id, timestamp, body) for secret in secrets]
    if not any(hmac.compare_digest(one, given) for one in right for given in offered.split()):
        raise WebhookRejected(_("The call is not signed with a secret of WaveSpeed that this site knows."))
