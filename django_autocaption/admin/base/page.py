"""A page of our own in the frame of Django's admin, with or without a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, cast

from django import forms
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME, AdminForm
from django.http import HttpRequest
from django.template.response import TemplateResponse

from django_autocaption.admin.base.seen import carried

#: Posted by the page between an action's two steps.
CONFIRM = "confirm"


class LaidOutForm(forms.Form):
    """A form that says how its fields are laid out, as a ModelAdmin does."""

    fieldsets: Sequence[tuple[str | None, dict[str, Any]]] = ()


def saying(data: Mapping[str, Any], values: Mapping[str, str | bool]) -> Mapping[str, Any]:
    """A copy of a posted form's ``data`` that says something else when it is shown again. ``values``: by name of the
    input; True and False tick a box or not."""
    said = cast("dict[str, Any]", copy(data))  # of a QueryDict one that can be written to
    for name, value in values.items():
        if value is False:
            said.pop(name, None)
        else:
            said[name] = "on" if value is True else value
    return said


def page(
    model_admin: ModelAdmin[Any],
    request: HttpRequest,
    template: str,
    *,
    title: str,
    form: LaidOutForm | None = None,
    **context: Any,
) -> TemplateResponse:
    """Render ``admin/autocaption/<template>``, which extends the change form for its breadcrumbs and style sheets."""
    frame = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "subtitle": None,
        "original": title,
        "opts": model_admin.opts,
        "has_view_permission": True,
        "media": model_admin.media,
    }
    if form is not None:
        laid_out = AdminForm(form, form.fieldsets, {}, model_admin=model_admin)  # type: ignore[arg-type] # any form
        frame |= {"media": model_admin.media + form.media, "adminform": laid_out, "errors": form.errors}
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, f"admin/autocaption/{template}", frame | context)


def action_page(
    model_admin: ModelAdmin[Any],
    request: HttpRequest,
    template: str,
    *,
    action: str,
    title: str,
    newest: int | None = None,
    back_url: str = "",
    **context: Any,
) -> TemplateResponse:
    """A page between an action's two steps, which posts back to it: permissions and selection are checked again.

    ``newest``: what is newest now, where the list before it did not say. ``back_url``: where Cancel leads, if not to
    that list.
    """
    return page(
        model_admin,
        request,
        template,
        title=title,
        action=action,
        checkbox_name=ACTION_CHECKBOX_NAME,
        selected=request.POST.getlist(ACTION_CHECKBOX_NAME),
        select_across=request.POST.get("select_across", "0"),
        carried=carried(request, newest=newest),
        list_url=back_url or request.get_full_path(),
        confirm=CONFIRM,
        **context,
    )
