"""What was sent by somebody whose session had ended: the admin asks them to sign in, and drops it without a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern
from django.utils.translation import gettext as _

from django_autocaption.admin.base.generics import AdminMixin

View = Callable[..., HttpResponseBase]


class TellsSignedOut(AdminMixin):
    """For an admin class: the page on which they sign in says that nothing was done."""

    @property
    def urls(self) -> list[URLPattern]:
        """Each address that the class and its bases have."""
        found = self.get_urls()
        for one in found:
            one.callback = _telling(one.callback)
        return found


def _telling(view: View) -> View:
    @wraps(view)
    def telling(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        # Not of what was refused for another reason, such as its token.
        if request.method == "POST" and not request.user.is_authenticated and response.status_code == 302:
            messages.warning(
                request, _("You had been signed out: nothing was stored or done. Sign in, and do it again.")
            )
        return response

    return telling
