"""Forms whose words somebody else changed while they were being saved."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Version


class ShowsConflict(AdminMixin):
    """Adds to an admin class that whoever comes second is shown both texts, also where it is a matter of
    milliseconds."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Django's, which saves in a transaction."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (ChangedMeanwhileError, Version.DoesNotExist):
            # Rolled back; the form of the caption now finds what has changed, or that the object was deleted.
            return super().changeform_view(request, object_id, form_url, extra_context)
