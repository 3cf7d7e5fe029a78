"""For a site's own admin classes: the captions of an object on its form, and Re-caption in its list.

@admin.register(Product)
class ProductAdmin(AutocaptionAdminMixin, admin.ModelAdmin): ...
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from django_autocaption.admin.access.hosts import HasCaptions, asks_each
from django_autocaption.admin.access.obeying import MOST, left_out
from django_autocaption.admin.base.conflict import ShowsConflict
from django_autocaption.admin.base.editor import may_request
from django_autocaption.admin.base.seen import newest_told
from django_autocaption.admin.captions.tidied import tell_tidied
from django_autocaption.admin.editing.sent import KeepsTyped
from django_autocaption.admin.host import words
from django_autocaption.admin.host.inline import CaptionFormSet, CaptionInline
from django_autocaption.admin.host.withheld import WithheldFiles, captioned_fields, replaced
from django_autocaption.admin.recaption.page import recaption
from django_autocaption.admin.recaption.selection import ObjectSelection
from django_autocaption.exceptions import ChangedMeanwhileError

ACTION = "recaption_images"
COLUMN = "autocaption_words"
_COLUMN = "autocaption_column"


class WordsList(ChangeList):
    """A list with the column of words."""

    def get_results(self, request: HttpRequest) -> None:
        """The rows of this page. A query for each image field."""
        super().get_results(request)
        fields, rows = captioned_fields(self.model), list(self.result_list)
        words.load(rows, fields)
        for obj in rows:
            obj.__dict__[_COLUMN] = words.column(request, self.model_admin.admin_site, obj, fields)


class AutocaptionAdminMixin(WithheldFiles, HasCaptions, KeepsTyped, ShowsConflict):
    """Put before ModelAdmin in the admin class of a model that carries registered image fields."""

    words_under: Mapping[str, str] = MappingProxyType({})
    """Image field → the form's field below which its words stand; without an entry they stand below the image's own."""

    def __init__(self, model: Any, admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        # Added to what the class lists itself; None = the class switched actions off.
        actions: Any = getattr(self, "actions", None)
        if actions is not None and ACTION not in actions:
            self.actions = [*actions, ACTION]

    @property
    def media(self) -> forms.Media:
        """With the style of words."""
        return super().media + forms.Media(css={"all": ("autocaption/admin.css",)})

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """The class's own inlines, and the captions; not on the add page, where there are none yet."""
        inlines = list(super().get_inlines(request, obj))
        listed = any(issubclass(inline, CaptionInline) for inline in inlines)
        if obj is not None and not listed and captioned_fields(type(obj)):
            inlines.append(CaptionInline)
        return inlines

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The class's own form, with the words of each image below its field."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        for field in captioned_fields(self.model) if obj is not None and obj.pk is not None else ():
            place = self.words_under.get(field.name, field.name)
            if place in form.base_fields:
                buttons = words.Buttons(approve=True, recaption=ACTION in self.get_actions(request))
                under = words.under(request, self.admin_site, obj, field, buttons)
                form.base_fields[place] = words.below(form.base_fields[place], under)
        return form

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The same for images that are only shown."""
        obj, shown = context.get("original"), context["adminform"]
        columns = {
            field.name: words.read_only(request, self.admin_site, field, hidden=field.name in self._hidden(request))
            for field in (captioned_fields(self.model) if obj is not None else ())
            if field.name in shown.readonly_fields
        }
        if columns:
            shown.readonly_fields = replaced(shown.readonly_fields, columns)
            shown.fieldsets = [
                (title, options | {"fields": replaced(options["fields"], columns)})
                for title, options in shown.fieldsets
            ]
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """The words that a button under an image names are published with what the form saved."""
        if words.APPROVE not in request.POST:
            return super().response_change(request, obj)
        try:
            made = words.approve(request, self.admin_site)
        except ChangedMeanwhileError:
            text = _("The words were changed while you looked at the old ones. Nothing was approved.")
            self.message_user(request, text, messages.WARNING)
        else:
            if made is not None:
                self.message_user(request, _("The words are approved and published."), messages.SUCCESS)
            else:
                self.message_user(request, _("There is no draft to approve."), messages.WARNING)
        posted: Any = request.POST.copy()
        posted["_continue"] = "1"  # the same page once more
        request.POST = posted
        return super().response_change(request, obj)

    @admin.display(description=_("alt text"))
    def autocaption_words(self, obj: Any) -> Any:
        """A column for ``list_display``: the words of the object's images, with how they stand."""
        return obj.__dict__.get(_COLUMN, "-")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        """A list that looks up the words of a page at once."""
        base: Any = super().get_changelist(request, **kwargs)
        return type(base.__name__, (WordsList, base), {}) if COLUMN in self.get_list_display(request) else base

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """The captions learn what was changed together with them."""
        if isinstance(formset, CaptionFormSet):
            formset.changed_with = form.changed_data
        super().save_formset(request, form, formset, change)
        for one in formset.initial_forms if isinstance(formset, CaptionFormSet) else ():
            tell_tidied(self, request, one)

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
        newest = list(queryset.order_by("-pk")[: MOST + 1])
        if len(newest) > MOST:
            newest = newest[:MOST]
            queryset = queryset.filter(pk__gte=newest[-1].pk)
            self.message_user(request, left_out(), messages.WARNING)
        refused = [obj.pk for obj in newest if not self.has_change_captions_permission(request, obj)]
        if refused:
            text = ngettext(
                "%(number)d left alone: you may not change it.",
                "%(number)d left alone: you may not change them.",
                len(refused),
            )
            self.message_user(request, text % {"number": len(refused)}, messages.WARNING)
        return queryset.exclude(pk__in=refused)
