"""The page before a check: how many words the linter is to look at."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption.admin.base.editor import editor
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.base.page import LaidOutForm, action_page
from django_autocaption.admin.recaption import counted, typed
from django_autocaption.admin.recaption.page import linked
from django_autocaption.models import Caption
from django_autocaption.pipeline.bulk.checking import start as checks


class CheckForm(LaidOutForm):
    """The number, where it is large."""

    number = typed.number_field()
    fieldsets = [(None, {"fields": ["number"]})]

    class Media:
        js = (counted.SCRIPT,)

    def __init__(self, *args: Any, checked: int, **kwargs: Any) -> None:
        """``checked``: captions that the linter would look at."""
        super().__init__(*args, **kwargs)
        self.checked = checked
        if checked <= typed.ABOVE:
            del self.fields["number"]
            self.fieldsets = []

    def clean(self) -> dict[str, Any]:
        """Nothing is started for nothing."""
        data = dict(super().clean() or self.cleaned_data)
        if not self.checked:
            self.add_error(None, _("None of the selected captions has words."))
        elif wrong := typed.problem(self.checked, data.get("number")):
            self.add_error("number", wrong)
        return data


def check(
    model_admin: ModelAdmin, request: HttpRequest, chosen: QuerySet[Caption], *, newest: int, action: str
) -> TemplateResponse | None:
    """Both steps of the action: the page, or None once a worker is to look (the list is shown again)."""
    is_counted = counted.EXACTLY in request.POST or not counted.is_large(chosen)
    told = counted.told(request)
    number, left = (told or checks.count(chosen, newest=newest)) if is_counted else (0, 0)
    data, _initial = counted.given(request, is_counted=is_counted)
    form = CheckForm(data, checked=number)
    if form.is_bound and form.is_valid():
        batch = checks.captions(chosen, newest=newest, user=editor(request), number=number)
        text = ngettext(
            "A worker now checks the words of %(number)d caption.",
            "A worker now checks the words of %(number)d captions.",
            number,
        )
        told = linked(model_admin, request, text % {"number": number}, batch)
        model_admin.message_user(request, told, messages.SUCCESS)
        return None
    if is_counted and told is None:
        counted.remember(request, [number, left])
    return action_page(
        model_admin,
        request,
        "check.html",
        action=action,
        title=_("Check words"),
        form=form,
        number=number,
        left=left,
        **counted.context(request, is_counted=is_counted),
    )
