"""Who may have services asked about one image, from whatever page."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base.editor import may_request
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.models import Caption


def to_ask_about(model_admin: AdminMixin, request: HttpRequest, pk: int) -> tuple[QuerySet[Caption], str]:
    """That caption as a selection of one, and the address of its page. Raises Http404 for what the person does not get
    to see, PermissionDenied for what they may not ask about."""
    chosen = model_admin.get_queryset(request).filter(pk=pk)
    caption = chosen.first()
    if caption is None:
        raise Http404
    if not may_request(request) or not hosts.may_change(request, model_admin.admin_site, caption):
        raise PermissionDenied
    return chosen, reverse(f"{model_admin.admin_site.name}:autocaption_caption_change", args=[pk])
