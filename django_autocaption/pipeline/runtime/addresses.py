"""Where services reach this site: its address, and the one for an answer, with a signed token for each attempt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode, urlsplit, urlunsplit
from uuid import UUID

from django.core import checks, signing
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.module_loading import import_string

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError, WebhookRejected
from django_autocaption.models import Attempt
from django_autocaption.providers import providers

SALT = "django_autocaption.webhook"
VIEW = "autocaption:webhook"
_SCHEMES = ("https://", "http://")


@dataclass(frozen=True)
class Token:
    """What the address of a callback proves: which attempt it is about, where its row is, and whom it was given to."""

    using: str
    uuid: UUID
    alias: str


def site() -> str:
    """``https://…`` without a slash at its end, by SITE_URL; "" = the site has none. A function is asked each time, in
    the thread, and so in the tenant's schema, of whoever asks.

    Raises ConfigurationError for a function that cannot be found or gives something else; and what it raises.
    """
    given = said = conf.current().SITE_URL
    if given and not given.startswith(_SCHEMES):
        try:
            said = import_string(given)()
        except ImportError as error:
            raise ConfigurationError(f"AUTOCAPTION['SITE_URL']: {error}") from error
        if not isinstance(said, str) or (said and not said.startswith(_SCHEMES)):
            raise ConfigurationError(f"{given} in AUTOCAPTION['SITE_URL'] must give 'https://…', not {said!r}.")
    return said.rstrip("/")


def page(path: str) -> str:
    """``https://…`` of a path that was reversed; "" where the site has no SITE_URL. The prefix below which the site is
    deployed, FORCE_SCRIPT_NAME, is in the path already, and may be in SITE_URL as well."""
    parts = urlsplit(site())
    below = parts.path.removesuffix(get_script_prefix().rstrip("/"))
    return urlunsplit(parts._replace(path=f"{below}{path}")) if parts.netloc else ""


def prefix(alias: str) -> str:
    """Address for the answers of a provider, without a token; "" where the site has no SITE_URL or lacks our URLs."""
    path = _path(alias)
    return page(path) if path else ""


def _path(alias: str) -> str:
    """On the host of the site; "" = it lacks our URLs."""
    try:
        return reverse(VIEW, args=[alias])
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


def check() -> list[CheckMessage]:
    """SITE_URL is an address or a function, and a provider that posts its answers has an address to post them to."""
    found = _check_site()
    for alias in conf.current().PROVIDERS:
        try:
            wanted = providers[alias].takes_webhooks
        except ImproperlyConfigured:
            continue
        if wanted and not (conf.current().SITE_URL and _path(alias)):
            found.append(
                checks.Warning(
                    f"The provider {alias!r} is to post its answers, but this site has no address for them.",
                    hint="Set AUTOCAPTION['SITE_URL'], and include django_autocaption.urls in your URLs. "
                    "Until then the answers are polled.",
                    id="autocaption.W004",
                )
            )
    return found


def _check_site() -> list[CheckMessage]:
    """Whether a function that SITE_URL names is there. It is not called: it may be about a tenant."""
    given = conf.current().SITE_URL
    try:
        if not given or given.startswith(_SCHEMES) or callable(import_string(given)):
            return []
    except ImportError:
        pass
    return [
        checks.Error(
            f"AUTOCAPTION['SITE_URL'] is {given!r}, neither an address nor the dotted path of a function.",
            hint="Write https:// before an address. A function takes nothing, and gives the address.",
            id="autocaption.E011",
        )
    ]
