"""The address to which services post their answers: verified before any row is touched.

A service that signs proves itself by its signature; one that does not, by the signed and expiring token that was part
of the address it was given. 400 = rejected; 200 = taken, known already, or about nothing we remember; 503 = not now,
post it again: neither a caller that is slow nor a row that is locked may hold the web server's threads.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from django_autocaption.exceptions import WebhookRejected
from django_autocaption.loading import on_first_use
from django_autocaption.pipeline.runtime import addresses, databases, events, webhook_body
from django_autocaption.providers import providers
from django_autocaption.providers.base import BaseProvider
from django_autocaption.types import DeferredAnswer

if TYPE_CHECKING:
    from django_autocaption.pipeline.work import deferred
else:
    deferred = on_first_use("django_autocaption.pipeline.work.deferred")

logger = logging.getLogger(__name__)

#: Seconds for which a caller waits for a row that somebody has locked, and after which it is asked to post again.
LOCK_WAIT, AGAIN = 1, 5


@csrf_exempt  # callers are services, which carry no cookie; they prove themselves by signature or token
@require_POST
def receive(request: HttpRequest, alias: str) -> HttpResponse:
    """Take one call for the provider ``alias``; ``?token=`` as ``addresses.address`` wrote it."""
    try:
        provider = providers[alias]
    except ImproperlyConfigured:
        raise Http404 from None
    try:
        signed = request.GET.get("token", "")
        token = addresses.read_token(signed, alias) if signed or not provider.signs_webhooks else None
        headers = {name.lower(): value for name, value in request.headers.items()}
        provider.check_webhook(headers)
        answers = provider.read_webhook(webhook_body.read(request), headers)
    except WebhookRejected as rejection:
        logger.warning("A webhook call for the provider %s was rejected: %s", alias, rejection)
        events.emit("webhook_rejected", provider=alias)
        return HttpResponseBadRequest("Rejected.")
    except webhook_body.UnreadError as unread:
        logger.warning("The body of a webhook call for the provider %s was not read: %s", alias, unread)
        return _not_now(unread.status)
    events.emit("webhook_received", provider=alias, answers=len(answers))
    try:
        is_taken = [_take(provider, posted, token) for posted in answers]
    except (OperationalError, InterfaceError) as error:
        logger.warning("A webhook call for the provider %s has to come again: %s", alias, type(error).__name__)
        return _not_now(503)
    return HttpResponse(status=200) if all(is_taken) else _not_now(503)


def _take(provider: BaseProvider[Any], posted: DeferredAnswer, token: addresses.Token | None) -> bool:
    """Store an answer where it belongs, if anywhere. False: that is not known yet. Raises OperationalError where its
    row is locked, or its database is away."""
    for using in [token.using] if token else databases.with_captions():
        uuid = token.uuid if token else None
        attempt = deferred.attempt_of(posted.job_id, alias=provider.alias, using=using, uuid=uuid)
        if attempt is not None:
            deferred.lock(attempt, using=using, patience=LOCK_WAIT)
            deferred.answer_came(attempt, posted.answer, using=using, posted=True)
            return True
    if token is None or provider.jobs_have_our_uuid:
        return True
    return not deferred.awaits_job_id(token.uuid, alias=provider.alias, using=token.using)


def _not_now(status: int) -> HttpResponse:
    return HttpResponse(status=status, headers={"Retry-After": str(AGAIN)})
