"""For a site's own inlines of models that carry image fields: their words in each row, and no withheld file.

class PictureInline(AutocaptionInlineMixin, admin.TabularInline): ...
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from django_autocaption.admin.access.hosts import HasCaptions
from django_autocaption.admin.base.editor import may_moderate
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.host import words
from django_autocaption.admin.host.withheld import (
    captioned_fields,
    is_only_shown,
    look_up,
    replaced,
    withheld_names,
    without_link,
)


class AutocaptionInlineMixin(AdminMixin):
    """Put before StackedInline or TabularInline, also those of a skin. Its rows have Approve where the page that they
    are on is one of an admin class with ``AutocaptionAdminMixin``."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The class's own, whose rows look up their captions at once."""
        formset: Any = super().get_formset(request, obj, **kwargs)  # type: ignore[misc] # of an inline
        fields = captioned_fields(self.model)
        hidden = () if may_moderate(request) else {field.name for field in fields}
        parent = self.admin_site._registry.get(self.parent_model)  # type: ignore[attr-defined] # as above
        buttons = words.Buttons(approve=isinstance(parent, HasCaptions))
        site = self.admin_site

        def get_queryset(self: Any) -> Any:
            first = not hasattr(self, "_queryset")
            rows = formset.get_queryset(self)
            if first:
                words.load(list(rows), fields)
                look_up(list(rows), fields)
            return rows

        def init(self: Any, *args: Any, **kwargs: Any) -> None:
            super(form, self).__init__(*args, **kwargs)
            for field in fields if self.instance.pk is not None else ():
                shown = self.fields.get(field.name)
                if shown is not None and field.name in hidden and field.name in withheld_names(self.instance):
                    shown = without_link(shown)
                if shown is not None:
                    under = words.under(request, site, self.instance, field, buttons)
                    self.fields[field.name] = words.below(shown, under)

        form: Any = type(formset.form.__name__, (formset.form,), {"__init__": init})
        loaded: Any = type(formset.__name__, (formset,), {"get_queryset": get_queryset, "form": form})
        return loaded if fields else formset

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Images with their words below; all of them for people who may only look."""
        columns = self._columns(request)
        shown = replaced(super().get_readonly_fields(request, obj), columns)
        if is_only_shown(self, request, obj):
            shown += [column for column in columns.values() if column not in shown]
        return shown

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The same in their places."""
        shown = self.get_readonly_fields(request, obj)
        columns = {name: column for name, column in self._columns(request).items() if column in shown}
        found = super().get_fieldsets(request, obj)
        return [(title, options | {"fields": replaced(options["fields"], columns)}) for title, options in found]

    def _columns(self, request: HttpRequest) -> dict[str, Any]:
        kept: dict[str, Any] = request.__dict__.setdefault("_autocaption_columns", {})
        hidden = not may_moderate(request)
        for field in captioned_fields(self.model):
            if field.label not in kept:
                kept[field.label] = words.read_only(request, self.admin_site, field, hidden=hidden)
        return {field.name: kept[field.label] for field in captioned_fields(self.model)}
