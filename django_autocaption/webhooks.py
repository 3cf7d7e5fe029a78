"""The address to which services post their answers: verified before any row is touched.

A service that signs proves itself by its signature; one that does not, by the signed and expiring token that was part
of the address it was given. 400 = rejected; 200 = taken, known already, or about nothing we remember.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from django_autocaption.exceptions import WebhookRejected
from django_autocaption.loading import on_first_use
from django_autocaption.pipeline.runtime import callbacks, databases, events
from django_autocaption.providers import providers

if TYPE_CHECKING:
    from django_autocaption.pipeline.work import deferred
else:
    deferred = on_first_use("django_autocaption.pipeline.work.deferred")

logger = logging.getLogger(__name__)

LARGEST_BODY = 1024 * 1024


@csrf_exempt  # callers are services, which carry no cookie; they prove themselves by signature or token
@require_POST
def receive(request: HttpRequest, alias: str) -> HttpResponse:
    """Take one call for the provider ``alias``; ``?token=`` as ``callbacks.address`` wrote it."""
    try:
        provider = providers[alias]
    except ImproperlyConfigured:
        raise Http404 from None
    try:
        signed = request.GET.get("token", "")
        token = callbacks.read_token(signed, alias) if signed or not provider.signs_webhooks else None
        headers = {name.lower(): value for name, value in request.headers.items()}
        answers = provider.read_webhook(_body_of(request), headers)
    except WebhookRejected as rejection:
        logger.warning("A webhook call for the provider %s was rejected: %s", alias, rejection)
        events.emit("webhook_rejected", provider=alias)
        return HttpResponseBadRequest("Rejected.")
    events.emit("webhook_received", provider=alias, answers=len(answers))
    homes = [token.using] if token else databases.with_captions()
    for posted in answers:
        for using in homes:
            attempt = deferred.attempt_of(posted.job_id, alias=alias, using=using, uuid=token.uuid if token else None)
            if attempt is not None:
                deferred.answer_came(attempt, posted.answer, using=using)
                break
    return HttpResponse(status=200)


def _body_of(request: HttpRequest) -> bytes:
    """The raw body; one that says that it is large is not read, one that does not say it no further than to the limit.

    Raises WebhookRejected.
    """
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = LARGEST_BODY + 1
    body = b""
    if length <= LARGEST_BODY:
        try:
            body = request.read(LARGEST_BODY + 1)
        except UnreadablePostError:
            raise WebhookRejected("The body breaks off.") from None
    if length > LARGEST_BODY or len(body) > LARGEST_BODY:
        raise WebhookRejected("The body is larger than any answer.")
    return body
