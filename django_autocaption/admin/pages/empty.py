"""Lists without a row: why, in a sentence, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from django_autocaption.admin.base.generics import AdminMixin


@dataclass(frozen=True, kw_only=True)
class Nothing:
    """What an empty list says."""

    sentence: str
    steps: Sequence[tuple[str, str]] = ()
    """(what to do, address)."""
    held_back: Sequence[str] = ()
    """A sentence for each thing that holds new rows back."""


class SaysWhyEmpty(AdminMixin):
    """Adds to an admin class that its list says so. With a template that shows ``nothing`` (``empty.html``)."""

    change_list_template = "admin/autocaption/list.html"

    def nothing(self, request: HttpRequest) -> Nothing:
        """Where nothing was chosen, and there is no row all the same."""
        raise NotImplementedError

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Django's, and the sentence."""
        response = super().changelist_view(request, extra_context)
        context = getattr(response, "context_data", None) or {}
        if "cl" in context and not context["cl"].result_list:
            context["nothing"] = self._why_empty(request, context["cl"])
        return response

    def _why_empty(self, request: HttpRequest, changelist: Any) -> Nothing:
        if changelist.has_active_filters or changelist.query:
            return Nothing(
                sentence=_("Nothing matches what you chose."), steps=[(pgettext("link", "Show all"), request.path)]
            )
        return self.nothing(request)

    def address(self, name: str) -> str:
        """Of one of this app's pages."""
        return reverse(f"{self.admin_site.name}:autocaption_{name}")
