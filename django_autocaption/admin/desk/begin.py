"""The first page of the desk: what to look at, in which order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextInputWidget
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from django_autocaption import conf
from django_autocaption.admin.base import services
from django_autocaption.admin.base.page import LaidOutForm
from django_autocaption.desk.queue import REASONS, Filter
from django_autocaption.models import Awaits
from django_autocaption.registry import registry

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
            "field": _fields(),
            "language": _languages(),
            "provider": [(alias, services.name_of(alias)) for alias in services.aliases()],
        }
        for name, known in choices.items():
            field = self.fields[name]
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
        return Filter(
            field=data["field"],
            object_id=data["object_id"],
            language=data["language"],
            provider=data["provider"],
            reason=data["reason"],
            batch=data["batch"],
            by_doubt=data["order"] == DOUBT,
        )


def described(chosen: Filter) -> str:
    """What a sitting is about, in a few words."""
    told = [
        str(Awaits(chosen.reason).label) if chosen.reason else "",
        dict(_fields()).get(chosen.field, chosen.field),
        chosen.object_id,
        chosen.language,
        services.name_of(chosen.provider) if chosen.provider else "",
        str(_("Bulk request %(id)s") % {"id": chosen.batch}) if chosen.batch is not None else "",
    ]
    return ", ".join(part for part in told if part) or str(_("Everything"))


def _fields() -> list[tuple[str, str]]:
    """None while the settings are wrong, which the system checks report."""
    try:
        fields = registry.all()
    except ImproperlyConfigured:
        return []
    return [(f.label, f"{f.model._meta.verbose_name}: {f.field.verbose_name}") for f in fields]


def _languages() -> list[tuple[str, str]]:
    try:
        return [(language, language) for language in conf.current().languages]
    except ImproperlyConfigured:
        return []
