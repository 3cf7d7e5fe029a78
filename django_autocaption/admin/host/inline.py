"""The captions of an object on its own form."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.admin import GenericStackedInline
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.access.hosts import HasCaptions
from django_autocaption.admin.base import display
from django_autocaption.admin.base.editor import by, may_approve, may_moderate
from django_autocaption.admin.base.generics import GenericFormSet
from django_autocaption.admin.captions.columns import CaptionColumns
from django_autocaption.admin.captions.form import WordsForm
from django_autocaption.admin.host.withheld import is_only_shown
from django_autocaption.admin.recaption.selection import captions_of
from django_autocaption.models import Caption, Surface
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen


class InlineWordsForm(WordsForm):
    """Among other forms there is no room for a page of its own: both texts are told above the fields."""

    is_withheld = False
    """Moderation keeps the image from who looks; set by the formset."""

    def clean(self) -> dict[str, Any]:
        """Refuse words that were typed when the image was still shown."""
        data = super().clean()
        if self.is_withheld and self.changed_words:
            self.add_error(None, display.withheld_by_now())
        return data

    def _told(self) -> list[str]:
        texts = self.conflict.texts if self.conflict is not None else []
        told = [
            _("%(field)s: it says now “%(now)s”, you wrote “%(mine)s”.") % {"field": label, "now": now, "mine": mine}
            for label, now, mine in texts
        ]
        advice = _("Save again to put what you wrote on top, or load the page again to take what is there.")
        return [*super()._told(), *told, str(advice)]


class CaptionFormSet(GenericFormSet):
    """The captions of one object, those of its parent models' fields too: they hang on the row that owns the field."""

    by: By
    """Who edits; set by CaptionInline for each request."""
    may_approve: bool
    """Whoever may not publish leaves drafts; likewise."""
    moderates: bool
    """Moderators see what is withheld; likewise."""
    changed_with: Collection[str] = ()
    """Fields of the object that the same form has changed, and saved by now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance is not None:
            self.queryset = captions_of(self.instance).select_related("published", "draft")

    def add_fields(self, form: Any, index: Any) -> None:
        """Words of an image that the person does not get to see stand there, and cannot be changed."""
        super().add_fields(form, index)
        form.is_withheld = not self.moderates and display.withheld(form.instance)
        if form.is_withheld and form.add_prefix("seen_as") not in form.data:  # else the page had them as fields
            for name in (*WORD_FIELDS, "seen_as"):
                form.fields[name].disabled = True

    def save_existing(self, form: Any, obj: Caption, commit: bool = True) -> Caption:
        """An edit, if words were changed. Raises ChangedMeanwhileError."""
        words, seen = form.changed_words, form.seen
        if words:
            if self._changed_by_same_form(obj):
                obj.refresh_from_db()
                seen = Seen.of(obj)
            reviews.edit(obj, words, seen=seen, by=self.by, publish=self.may_approve)
        return obj

    def _changed_by_same_form(self, caption: Caption) -> bool:
        """Whoever exchanges the image and writes its words in one form means the new image."""
        field = field_of(caption)
        names = {caption.field_name, *(field.targets(caption.language).values() if field is not None else ())}
        return not names.isdisjoint(self.changed_with)


class CaptionInline(CaptionColumns, GenericStackedInline):
    """The captions of an object of a registered model, on its form. Only their words can be changed.

    For admin classes with ``AutocaptionAdminMixin``.
    """

    model = Caption
    form = InlineWordsForm
    formset = CaptionFormSet  # type: ignore[assignment] # the stubs know no generic formset
    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True
    fieldsets = (
        (None, {"fields": ("preview", ("field_name", "language"), ("state_with_problem", "shown_origin"))}),
        (None, {"fields": ("alt_text", "decorative", "seen_as")}),
        (
            _("More words"),
            {"classes": ("collapse",), "fields": ("title", "description", "meta_description", "keywords")},
        ),
    )
    readonly_fields = ("preview", "field_name", "language", "state_with_problem", "shown_origin", "words_in_full")

    class Media:
        css = {"all": ("autocaption/admin.css",)}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Words are text for people who may only look."""
        about, *words = super().get_fieldsets(request, obj)
        return [about, (None, _ONLY_WORDS)] if is_only_shown(self, request, obj) else [about, *words]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The formset's class, for this request's user."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.by = by(request, Surface.FORM)
        formset.may_approve = may_approve(request)
        formset.moderates = may_moderate(request)
        return formset

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Takes that of the object as well."""
        may = super().has_change_permission(request, obj)
        host = self.admin_site._registry.get(self.parent_model)
        if not may or obj is None or not isinstance(host, HasCaptions):
            return may
        return host.has_change_captions_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Captions come with images."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Captions go with images."""
        return False


_ONLY_WORDS = {"fields": ("words_in_full",)}
