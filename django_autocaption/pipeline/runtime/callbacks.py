"""The address that a service may post its answer to: one for the site, with a signed token for each attempt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.core import signing
from django.db import connections
from django.urls import NoReverseMatch, reverse

from django_autocaption import conf
from django_autocaption.exceptions import WebhookRejected
from django_autocaption.models import Attempt

SALT = "django_autocaption.webhook"
VIEW = "autocaption:webhook"


@dataclass(frozen=True)
class Token:
    """What the address of a callback proves: which attempt it is about, where its row is, and whom it was given to."""

    using: str
    uuid: UUID
    alias: str


def prefix(alias: str) -> str:
    """Address for the answers of a provider, without a token; "" where the site has no SITE_URL or lacks our URLs."""
    site = conf.current().SITE_URL.rstrip("/")
    try:
        return f"{site}{reverse(VIEW, args=[alias])}" if site else ""
    except NoReverseMatch:
        return ""


def address(attempt: Attempt, *, alias: str) -> str:
    """Where the answer to this attempt may be posted, with its token; "" as ``prefix``."""
    plain = prefix(alias)
    token = signing.TimestampSigner(salt=SALT).sign(f"{attempt._state.db}:{attempt.uuid.hex}:{alias}")
    return f"{plain}?{urlencode({'token': token})}" if plain else ""


def read_token(signed: str, alias: str) -> Token:
    """What a token proves. SECRET_KEY_FALLBACKS are honoured, so that the key can be rotated.

    Raises WebhookRejected if it is forged, older than two JOB_TIMEOUTs, was given to another provider, or names a
    database that is gone.
    """
    try:
        value = signing.TimestampSigner(salt=SALT).unsign(
            signed, max_age=timedelta(seconds=2 * conf.current().JOB_TIMEOUT)
        )
        using, uuid, owner = value.split(":", 2)
        token = Token(using, UUID(hex=uuid), owner)
    except (signing.BadSignature, ValueError):
        raise WebhookRejected("The token in the address is forged or expired.") from None
    if token.alias != alias:
        raise WebhookRejected("The token in the address belongs to another provider.")
    if token.using not in connections:
        raise WebhookRejected("The token in the address names a database that the site has no more.")
    return token
