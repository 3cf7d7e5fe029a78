"""For a site's own admin classes: the captions of an object on its form, and Re-caption in its list.

@admin.register(Product)
class ProductAdmin(AutocaptionAdminMixin, admin.ModelAdmin): ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.admin import GenericStackedInline
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin import display
from django_autocaption.admin.captions import CaptionColumns
from django_autocaption.admin.editor import MODERATE, editor
from django_autocaption.admin.forms import WordsForm, without_link
from django_autocaption.admin.recaption import recaption
from django_autocaption.admin.selection import ObjectSelection, captions_of
from django_autocaption.models import Caption
from django_autocaption.pipeline.words import editing
from django_autocaption.registry import registry

if TYPE_CHECKING:
    _HostAdmin = admin.ModelAdmin[Any]
else:
    _HostAdmin = object

ACTION = "recaption_images"


class CaptionFormSet(BaseGenericInlineFormSet):  # type: ignore[type-arg] # generic in its stubs only
    """The captions of one object, those of its parent models' fields too: they hang on the row that owns the field."""

    user: AbstractBaseUser
    """Who edits; set by CaptionInline for each request."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance is not None:
            self.queryset = captions_of(self.instance)

    def save_existing(self, form: Any, obj: Caption, commit: bool = True) -> Caption:
        """An edit, if words were changed."""
        words = form.changed_words()
        if words:
            editing.edit(obj, words, user=self.user)
        return obj


class CaptionInline(CaptionColumns, GenericStackedInline):
    """The captions of an object of a registered model, on its form. Only their words can be changed."""

    model = Caption
    form = WordsForm
    formset = CaptionFormSet  # type: ignore[assignment] # the stubs know no generic formset
    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True
    fieldsets = (
        (None, {"fields": ("preview", ("field_name", "language"), ("state_with_problem", "shown_origin"))}),
        (None, {"fields": ("alt_text", "decorative")}),
        (
            _("More words"),
            {"classes": ("collapse",), "fields": ("title", "description", "meta_description", "keywords")},
        ),
    )
    readonly_fields = ("preview", "field_name", "language", "state_with_problem", "shown_origin")

    class Media:
        css = {"all": ("autocaption/admin.css",)}

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The formset's class, for this request's user."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.user = editor(request)
        return formset

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Captions come with images."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Captions go with images."""
        return False


class AutocaptionAdminMixin(_HostAdmin):
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

    def has_recaption_images_permission(self, request: HttpRequest) -> bool:
        """May change both the objects and their captions."""
        may_caption = editor(request).has_perm("autocaption.change_caption")
        return _is_captioned(self.model) and may_caption and self.has_change_permission(request)

    @admin.action(description=_("Re-caption images…"), permissions=[ACTION])
    def recaption_images(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Choose provider, model and prompt on a page of its own, and ask for the words of the selected objects."""
        return recaption(self, request, ObjectSelection(queryset), action=ACTION)


def _is_captioned(model: Any) -> bool:
    """It carries a registered field; False while the settings are wrong, which the system checks report."""
    try:
        return bool(registry.fields_of(model))
    except ImproperlyConfigured:
        return False
