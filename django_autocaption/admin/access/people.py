"""Who is named to whom: people to those who may see users, and everybody to themselves."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from django_autocaption.admin.base.editor import editor, sees_users
from django_autocaption.admin.base.generics import AdminMixin


def named(request: HttpRequest, relation: str) -> Prefetch[Any]:
    """The users whom rows lead to by this relation, for ``prefetch_related``: those whose names the person who looks
    may know. Of others a row says that there is nobody. Users may live in another database, which a join would not
    reach."""
    users = get_user_model()._base_manager.all()
    return Prefetch(relation, users if sees_users(request) else users.filter(pk=editor(request).pk))


class NamesPeople(AdminMixin):
    """Adds to an admin class that the page “History” obeys this, too."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's, which names everybody."""
        response = super().history_view(request, object_id, extra_context)
        if not sees_users(request):
            nobody = get_user_model()()
            setattr(nobody, nobody.USERNAME_FIELD, _("Somebody"))
            for entry in (getattr(response, "context_data", None) or {}).get("action_list", ()):
                if entry.user_id != editor(request).pk:
                    entry.user = nobody
        return response
