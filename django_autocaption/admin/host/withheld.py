"""Files that moderation withholds, wherever a site's own admin class would show, link to, or search for them: for
moderators alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from functools import cache
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Case, CharField, Exists, F, Model, OuterRef, QuerySet, Value, When
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.base import display
from django_autocaption.admin.base.editor import may_moderate
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.recaption.selection import captions_of
from django_autocaption.models import Caption
from django_autocaption.pipeline.records.fields import KEY
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField, registry

#: Where an object in memory keeps the names of its image fields that are withheld.
_WITHHELD = "autocaption_withheld"
#: What an address may ask of an image field's column: whether there is a file.
_HARMLESS = ("isempty", "isnull")


class WithheldFileWidget(AdminFileWidget):
    """Takes another file, and tells nothing of the present one."""

    def is_initial(self, value: Any) -> bool:
        """As if there were none."""
        return False


class QuietList(ChangeList):
    """A list in which columns of our own stand for image fields."""

    hidden: dict[str, CaptionedField] = {}

    def __init__(self, request: HttpRequest, model: Any, columns: Any, links: Any, *args: Any, **kwargs: Any) -> None:
        links = links or ()
        shown = {name: column(field, name not in links) for name, field in self.hidden.items() if name in columns}
        self.stands_for_images = bool(shown)
        listed, linked = ([shown.get(name, name) for name in names] for names in (columns, links))
        super().__init__(request, model, listed, linked, *args, **kwargs)

    def get_results(self, request: HttpRequest) -> None:
        """The rows of this page; what is withheld of them is looked up for all at once."""
        super().get_results(request)
        if self.stands_for_images:
            look_up(list(self.result_list), captioned_fields(self.model))


class WithheldFiles(AdminMixin):
    """Adds this to an admin class."""

    def _hidden(self, request: HttpRequest) -> dict[str, CaptionedField]:
        """Image fields, by name, of which the person may not see every file."""
        return {} if may_moderate(request) else {field.name: field for field in captioned_fields(self.model)}

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The class's own form, without links to such files."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        for name in withheld_names(obj) & self._hidden(request).keys() if obj is not None else ():
            if name in form.base_fields:
                form.base_fields[name] = without_link(form.base_fields[name])
        return form

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        """The same for ``list_editable``."""
        form: Any = super().get_changelist_form(request, **kwargs)
        hidden = self._hidden(request)

        def init(self: Any, *args: Any, **kwargs: Any) -> None:
            super(quiet, self).__init__(*args, **kwargs)
            for name in hidden.keys() & self.fields.keys():
                if name in withheld_names(self.instance):
                    self.fields[name] = without_link(self.fields[name])

        quiet: Any = type(form.__name__, (form,), {"__init__": init})
        return quiet if hidden else form

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With a note in place of each such file that would be shown to be read only."""
        obj, shown = context.get("original"), context["adminform"]
        names = withheld_names(obj) & self._hidden(request).keys() if obj is not None else frozenset()
        read_only = {name: column(self._hidden(request)[name], True) for name in names if name in shown.readonly_fields}
        if read_only:
            shown.readonly_fields = [*shown.readonly_fields, *read_only.values()]
            shown.fieldsets = [
                (title, options | {"fields": replaced(options["fields"], read_only)})
                for title, options in shown.fieldsets
            ]
        return super().render_change_form(request, context, *args, **kwargs)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        """A list whose columns tell nothing of such files, and which is not sorted by their names."""
        base: Any = super().get_changelist(request, **kwargs)
        hidden = {name: f for name, f in self._hidden(request).items() if name not in self.list_editable}
        return type(base.__name__, (QuietList, base), {"hidden": hidden}) if hidden else base

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Without choices of files' names."""
        hidden = self._hidden(request)
        return [one for one in super().get_list_filter(request) if _tells_nothing(one, hidden)]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Not into files' names."""
        name, _sep, asked = lookup.partition(LOOKUP_SEP)
        if name in self._hidden(request) and asked not in _HARMLESS:
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_search_fields(self, request: HttpRequest) -> Any:
        """With the names of shown files in place of all."""
        hidden = self._hidden(request)
        return [_shown_name(name, hidden) for name in super().get_search_fields(request)]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Django's, in what the person may see."""
        for name, field in self._hidden(request).items() if search_term else ():
            if any(_alias(name) in searched for searched in self.get_search_fields(request)):
                queryset = _with_shown_names(queryset, field)
        return super().get_search_results(request, queryset, search_term)


def captioned_fields(model: Any) -> Sequence[CaptionedField]:
    """Image fields that it carries; none while the settings are wrong, which the system checks report."""
    try:
        return registry.fields_of(model)
    except ImproperlyConfigured:
        return ()


def withheld_names(obj: Model) -> frozenset[str]:
    """Names of the object's image fields whose files are withheld; looked up once."""
    if _WITHHELD not in obj.__dict__:
        look_up([obj], captioned_fields(type(obj)))
    found: frozenset[str] = obj.__dict__[_WITHHELD]
    return found


def look_up(objects: Sequence[Model], fields: Iterable[CaptionedField]) -> None:
    """The same for many objects of one class. A query for each field."""
    names: dict[int, set[str]] = {id(obj): set() for obj in objects}
    for field in fields if objects else ():
        using = captions_of(objects[0]).db
        rows = Caption.objects.using(using).filter(
            content_type__app_label=field.model._meta.app_label,
            content_type__model=field.model._meta.model_name,
            field_name=field.name,
            object_id__in=[field.key_of(obj) for obj in objects],
        )
        withheld = set(rows.exclude(display.images_shown()).values_list("object_id", flat=True))
        for obj in objects:
            if field.key_of(obj) in withheld:
                names[id(obj)].add(field.name)
    for obj in objects:
        obj.__dict__[_WITHHELD] = frozenset(names[id(obj)])


def is_only_shown(inline: Any, request: HttpRequest, obj: Any) -> bool:
    """The rows of an inline cannot be changed: by this person, or by nobody who may only look at the object that the
    page is about, whatever the inline itself says."""
    page = inline.admin_site._registry.get(inline.parent_model)
    if obj is not None and page is not None and not page.has_change_permission(request, obj):
        return True
    return not inline.has_change_permission(request, obj)


def without_link(field: forms.Field) -> forms.Field:
    """A copy of a file field that does not link to the present file."""
    copied = copy(field)
    copied.widget = WithheldFileWidget(attrs=field.widget.attrs)
    copied.help_text = _("Moderation withholds the present image.")
    return copied


@cache
def column(field: CaptionedField, linked: bool) -> Any:
    """What lists and read-only fields show of an image field: the same as Django, or that it is withheld."""

    @admin.display(description=capfirst(field.field.verbose_name))
    def shown(obj: Any) -> Any:
        if field.name in withheld_names(obj):
            return display.withheld_note()
        file = getattr(obj, field.name)
        if not file:
            return "-"
        return format_html('<a href="{}">{}</a>', file.url, file) if linked else str(file)

    shown.__name__ = field.name
    return shown


def replaced(fields: Any, shown: dict[str, Any]) -> list[Any]:
    """Names of fields, or rows of them, with columns in the place of some."""
    rows = (replaced(name, shown) if isinstance(name, list | tuple) else shown.get(name, name) for name in fields)
    return list(rows)


def _tells_nothing(one: Any, hidden: dict[str, CaptionedField]) -> bool:
    name, kind = one if isinstance(one, list | tuple) else (one, None)
    return name not in hidden or kind is admin.EmptyFieldListFilter


def _alias(name: str) -> str:
    return f"autocaption_shown_{name}"


def _shown_name(searched: str, hidden: dict[str, CaptionedField]) -> str:
    """``^image`` is ``^autocaption_shown_image``."""
    sign, path = (searched[0], searched[1:]) if searched[:1] in ("^", "=", "@") else ("", searched)
    name = path.partition(LOOKUP_SEP)[0]
    return f"{sign}{_alias(name)}" if name in hidden else searched


def _with_shown_names(objects: QuerySet[Any], field: CaptionedField) -> QuerySet[Any]:
    """Objects with the names of their files, "" for those that are withheld, and for all where their captions are in
    another database."""
    empty = Value("", output_field=CharField())
    named: QuerySet[Any]
    if databases.beside(objects.db) != objects.db:
        named = objects.alias(**{_alias(field.name): empty})
        return named
    rows = Caption.objects.filter(
        content_type__app_label=field.model._meta.app_label,
        content_type__model=field.model._meta.model_name,
        field_name=field.name,
        object_id=OuterRef(KEY),
    )
    withheld = Exists(rows.exclude(display.images_shown()))
    told = Case(When(withheld, then=empty), default=F(field.name), output_field=CharField())
    named = objects.alias(**{KEY: databases.key_as_text(field, objects.db)}).alias(**{_alias(field.name): told})
    return named
