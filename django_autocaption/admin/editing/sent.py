"""Words that were sent: a script keeps what was typed until the site says that it arrived, since the site may have
asked to sign in instead."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from django_autocaption.admin.base.generics import AdminMixin

#: Where a session keeps what scripts call the pages of words that arrived last, the newest at the end.
_SENT = "autocaption_words_sent"
#: So many, of all tabs.
_MOST = 20
#: The field that brings such a name, with which a site's own forms hardly have one.
NAME = "autocaption_sent"


def arrives(request: HttpRequest) -> None:
    """Remember what the script calls the page of words that it sent."""
    name = request.POST.get(NAME, "")[:100]
    if name and name not in (known := _names(request)):
        request.session[_SENT] = [*known, name][-_MOST:]


def arrived(request: HttpRequest) -> str:
    """The names of what arrived last, for every page of words: else a browser would forget what was typed and then sent
    without a session, or bring back what is stored."""
    return ",".join(_names(request))


def script(request: HttpRequest) -> forms.Media:
    """Keeps the words of a page's forms, and brings back, or tells, what did not arrive."""
    told = {
        "data-sent": arrived(request),
        "data-restored": _("What you had typed here is back in the field."),
        "data-untaken": _("What you sent did not arrive, and nothing was done. Press the button again."),
    }
    asset: Any = forms.Script("autocaption/typed.js", **told)  # the stubs take strings alone
    return forms.Media(js=[asset])


class KeepsTyped(AdminMixin):
    """Adds that to the form of an admin class: what is typed about captions outlives a lost session."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What may not be saved has not arrived."""
        response = super().changeform_view(request, *args, **kwargs)
        arrives(request)
        return response

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With the script; a form that comes back has arrived."""
        arrives(request)
        context["media"] += script(request)
        return super().render_change_form(request, context, *args, **kwargs)


def _names(request: HttpRequest) -> list[str]:
    return list(request.session.get(_SENT, ()))
