"""For a site's own admin classes: the captions of an object on its form, and Re-caption in its list.

@admin.register(Product)
class ProductAdmin(AutocaptionAdminMixin, admin.ModelAdmin): ...
"""

from __future__ import annotations

from copy import copy
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.base import display
from django_autocaption.admin.base.conflict import ShowsConflict
from django_autocaption.admin.base.editor import MODERATE, editor
from django_autocaption.admin.base.seen import newest_told
from django_autocaption.admin.host.inline import CaptionFormSet, CaptionInline
from django_autocaption.admin.recaption.page import recaption
from django_autocaption.admin.recaption.selection import ObjectSelection, captions_of
from django_autocaption.registry import registry

ACTION = "recaption_images"


class WithheldFileWidget(AdminFileWidget):
    """Takes another file, and tells nothing of the present one."""

    def is_initial(self, value: Any) -> bool:
        """As if there were none."""
        return False


class AutocaptionAdminMixin(ShowsConflict):
    """Put before ModelAdmin in the admin class of a model that carries registered image fields."""

    def __init__(self, model: Any, admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        # Added to what the class lists itself; None = the class switched actions off.
        actions: Any = getattr(self, "actions", None)
        if actions is not None and ACTION not in actions:
            self.actions = [*actions, ACTION]

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """The class's own inlines, and the captions; not on the add page, where there are none yet."""
        inlines = list(super().get_inlines(request, obj))
        listed = any(issubclass(inline, CaptionInline) for inline in inlines)
        if obj is not None and not listed and _is_captioned(type(obj)):
            inlines.append(CaptionInline)
        return inlines

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The class's own form, without links to images that moderation withholds, but for moderators."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        if obj is None or not _is_captioned(type(obj)) or editor(request).has_perm(MODERATE):
            return form
        for name in {caption.field_name for caption in captions_of(obj) if display.withheld(caption)}:
            if name in form.base_fields:
                form.base_fields[name] = without_link(form.base_fields[name])
        return form

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """The captions learn what was changed together with them."""
        if isinstance(formset, CaptionFormSet):
            formset.changed_with = form.changed_data
        super().save_formset(request, form, formset, change)

    def has_recaption_images_permission(self, request: HttpRequest) -> bool:
        """May change both the objects and their captions."""
        may_caption = editor(request).has_perm("autocaption.change_caption")
        return _is_captioned(self.model) and may_caption and self.has_change_permission(request)

    @admin.action(description=_("Re-caption images…"), permissions=[ACTION])
    def recaption_images(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Choose provider, model and prompt on a page of its own, and ask for the words of the selected objects."""
        return recaption(self, request, ObjectSelection(queryset, newest=newest_told(request)), action=ACTION)


def _is_captioned(model: Any) -> bool:
    """It carries a registered field; False while the settings are wrong, which the system checks report."""
    try:
        return bool(registry.fields_of(model))
    except ImproperlyConfigured:
        return False


def without_link(field: forms.Field) -> forms.Field:
    """A copy of a file field that does not link to the present file."""
    copied = copy(field)
    copied.widget = WithheldFileWidget(attrs=field.widget.attrs)
    copied.help_text = _("Moderation withholds the present image.")
    return copied
