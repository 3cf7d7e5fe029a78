"""The first page of each desk: what to look at, in which order."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextInputWidget
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from django_autocaption.admin.base import configured, services
from django_autocaption.admin.base.page import LaidOutForm
from django_autocaption.desk.queue import REASONS, Filter
from django_autocaption.models import Awaits, ErrorCode

OLDEST, DOUBT = "oldest", "doubt"


class FilterForm(LaidOutForm):
    """All of it, without a choice."""

    order = forms.ChoiceField(
        label=pgettext_lazy("list", "Order"),
        required=False,
        choices=[(OLDEST, _("What has waited longest first")), (DOUBT, _("What is most doubtful first"))],
    )
    reason = forms.ChoiceField(label=_("Why it waits"), required=False)
    field = forms.ChoiceField(label=_("Image field"), required=False)
    object_id = forms.CharField(
        label=_("Object"),
        required=False,
        max_length=255,
        widget=AdminTextInputWidget,
        help_text=_("The whole id of one object; choose its image field as well."),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    provider = forms.ChoiceField(label=_("Provider"), required=False)
    batch = forms.IntegerField(
        label=_("Bulk request"),
        required=False,
        min_value=1,
        widget=AdminIntegerFieldWidget,
        help_text=_("Its number: what it asked for last."),
    )
    fieldsets = ((None, {"fields": ("order", "reason", "field", "language", "provider", "object_id", "batch")}),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[str, Any]]] = {
            "reason": [(reason.value, reason.label) for reason in REASONS],
            "field": configured.field_choices(),
            "language": [(tag, tag) for tag in configured.languages()],
            "provider": [(alias, services.name_of(alias)) for alias in services.aliases()],
            "error_code": [(code, label) for code, label in ErrorCode.choices],
        }
        for name in choices.keys() & self.fields.keys():
            known, field = choices[name], self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            field.choices = [("", pgettext_lazy("filter", "All")), *known]

    def clean(self) -> dict[str, Any]:
        """Keys of objects of several models may be alike."""
        data = dict(super().clean() or self.cleaned_data)
        if data.get("object_id") and not data.get("field"):
            self.add_error("field", _("Choose the image field of the object."))
        return data

    @property
    def filter(self) -> Filter:
        """What was chosen. Only of a valid form."""
        data = self.cleaned_data
        chosen = {field.name: data[field.name] for field in fields(Filter) if field.name in data}
        return Filter(**chosen, by_doubt=data.get("order") == DOUBT)


class ModerationFilterForm(FilterForm):
    """Of images that a moderator has to look at."""

    order = None  # type: ignore[assignment]  # Django's way to leave out a field of the parent
    reason = None  # type: ignore[assignment]  # as above
    language = None  # type: ignore[assignment]  # as above
    provider = None  # type: ignore[assignment]  # as above
    batch = None  # type: ignore[assignment]  # as above
    fieldsets = ((None, {"fields": ("field", "object_id")}),)


class FailureFilterForm(FilterForm):
    """Of captions that failed."""

    order = None  # type: ignore[assignment]  # as above
    reason = None  # type: ignore[assignment]  # as above
    provider = None  # type: ignore[assignment]  # as above
    error_code = forms.ChoiceField(label=_("What happened"), required=False)
    fieldsets = ((None, {"fields": ("error_code", "field", "language", "object_id", "batch")}),)


def described(chosen: Filter) -> str:
    """What a sitting is about, in a few words."""
    told = [
        str(Awaits(chosen.reason).label) if chosen.reason else "",
        dict(configured.field_choices()).get(chosen.field, chosen.field),
        chosen.object_id,
        chosen.language,
        services.name_of(chosen.provider) if chosen.provider else "",
        str(_("Bulk request %(id)s") % {"id": chosen.batch}) if chosen.batch is not None else "",
        str(ErrorCode(chosen.error_code).label) if chosen.error_code else "",
    ]
    return ", ".join(part for part in told if part) or str(_("Everything"))
