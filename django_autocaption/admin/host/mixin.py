"""For a site's own admin classes: the captions of an object on its form, and Re-caption in its list.

@admin.register(Product)
class ProductAdmin(AutocaptionAdminMixin, admin.ModelAdmin): ...
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from django_autocaption.admin.access.hosts import HasCaptions, asks_each
from django_autocaption.admin.base.conflict import ShowsConflict
from django_autocaption.admin.base.editor import may_request
from django_autocaption.admin.base.seen import newest_told
from django_autocaption.admin.captions.tidied import tell_tidied
from django_autocaption.admin.host.inline import CaptionFormSet, CaptionInline
from django_autocaption.admin.host.withheld import WithheldFiles, captioned_fields
from django_autocaption.admin.recaption.page import recaption
from django_autocaption.admin.recaption.selection import ObjectSelection

ACTION = "recaption_images"


class AutocaptionAdminMixin(WithheldFiles, HasCaptions, ShowsConflict):
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
        if obj is not None and not listed and captioned_fields(type(obj)):
            inlines.append(CaptionInline)
        return inlines

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """The captions learn what was changed together with them."""
        if isinstance(formset, CaptionFormSet):
            formset.changed_with = form.changed_data
        super().save_formset(request, form, formset, change)
        for words in formset.initial_forms if isinstance(formset, CaptionFormSet) else ():
            tell_tidied(self, request, words)

    def has_recaption_images_permission(self, request: HttpRequest) -> bool:
        """May have services asked, and change the objects."""
        if not captioned_fields(self.model) or not may_request(request):
            return False
        return self.has_change_captions_permission(request) or asks_each(self)

    @admin.action(description=_("Re-caption images…"), permissions=[ACTION])
    def recaption_images(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Choose provider, model and prompt on a page of its own, and ask for the words of the selected objects."""
        queryset = self._changeable(request, queryset)
        return recaption(self, request, ObjectSelection(queryset, newest=newest_told(request)), action=ACTION)

    def _changeable(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the objects that the person may change; they are told how many others there are."""
        if not asks_each(self):
            return queryset
        refused = [obj.pk for obj in queryset if not self.has_change_captions_permission(request, obj)]
        if refused:
            text = ngettext(
                "%(number)d left alone: you may not change it.",
                "%(number)d left alone: you may not change them.",
                len(refused),
            )
            self.message_user(request, text % {"number": len(refused)}, messages.WARNING)
        return queryset.exclude(pk__in=refused)
