"""The pages of one caption are headed with the name of the object that it describes.

Whoever may not open the object does not come to them (``admin.access.hosts``).
"""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as djangos  # by no name that has its strings taken into our catalogues

from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.captions.objects import heading


class HeadedByObject(AdminMixin):
    """For admin classes of captions and of their images."""

    object_history_template = "admin/autocaption/history.html"

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Django's own says ``image 819 (fr)``."""
        context["subtitle"] = heading(context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The same."""
        caption = self.get_object(request, unquote(object_id))
        told = {}
        if caption is not None:
            name = heading(caption)
            told = {"subtitle": name, "title": djangos("Change history: %s") % name, "here": djangos("History")}
        return super().history_view(request, object_id, {**told, **(extra_context or {})})
