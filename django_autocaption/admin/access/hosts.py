"""What the site's own admin classes let a person do with the objects that captions describe.

An object is open to whom any admin class of its model, its proxies or its children lets see it. Where there is none,
nobody is asked: the permissions for captions are all that it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.fields.files import FileField
from django.http import HttpRequest

from django_autocaption.admin.base.generics import AdminMixin, ModelAdmin
from django_autocaption.models import Caption
from django_autocaption.pipeline.records.fields import KEY
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField, FieldOptions, registry

#: An admin class that overrides one of these may answer differently for each object.
_OVERRIDDEN = ("has_view_permission", "has_change_permission", "has_view_or_change_permission")
CHUNK = 500


class HasCaptions(AdminMixin):
    """For admin classes of objects with captions."""

    def has_change_captions_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may write, and ask for, the words of an object's images, of those who have the permissions for captions.
        By default whoever may change the object; override it for people who write words and nothing else."""
        return self.has_change_permission(request, obj)


@dataclass(frozen=True)
class Host:
    """An admin class through which a person may come to objects that carry an image field."""

    field: CaptionedField
    """One of the owner's image fields; registered or not."""
    admin: ModelAdmin

    def lets(self, request: HttpRequest, obj: Any = None, *, change: bool) -> bool:
        """Whoever asks may see the objects, or that one; ``change``: and write its captions."""
        if not self.admin.has_view_or_change_permission(request, obj):
            return False
        if not change:
            return True
        if isinstance(self.admin, HasCaptions):
            return bool(self.admin.has_change_captions_permission(request, obj))
        return bool(self.admin.has_change_permission(request, obj))

    @property
    def asks_each(self) -> bool:
        """Its answers may differ from object to object."""
        return asks_each(self.admin)

    def holds_all(self, request: HttpRequest) -> bool:
        """Its queryset leaves no object out."""
        objects = self.admin.get_queryset(request)
        query: Any = objects.query
        narrowed = query.where or query.is_sliced or query.combinator or query.distinct_fields
        return not narrowed and objects.model._meta.concrete_model is self.field.model

    def lets_all(self, request: HttpRequest, *, change: bool) -> bool:
        """Every object, without a look at any."""
        return not self.asks_each and self.lets(request, change=change) and self.holds_all(request)

    def keys(self, request: HttpRequest, using: str) -> QuerySet[Any] | list[str]:
        """Keys of the objects in its queryset, as captions in the database ``using`` know them."""
        objects = self.admin.get_queryset(request)
        named = objects.annotate(**{KEY: databases.key_as_text(self.field, objects.db)}).values(KEY)
        free = objects._db is None and databases.holds(objects.model, using)  # type: ignore[attr-defined] # ``db`` would give the routers' choice
        return named if free or objects.db == using else [row[KEY] for row in named]

    def passing(self, request: HttpRequest, keys: Sequence[str], *, change: bool) -> set[str]:
        """Those of these keys whose objects it lets the person see, or change. Objects that are gone are as the model
        is."""
        generally = self.lets(request, change=change)
        if not generally and not self.asks_each:
            return set()
        found: set[str] = set()
        passed: set[str] = set()
        for obj in self._objects(request, keys):
            found.add(self.field.key_of(obj))
            if not self.asks_each or self.lets(request, obj, change=change):
                passed.add(self.field.key_of(obj))
        gone = set(keys) - found if generally and self.holds_all(request) else set()
        return passed | gone

    def _objects(self, request: HttpRequest, keys: Sequence[str]) -> Iterator[models.Model]:
        values = []
        for key in keys:
            with suppress(ValidationError):
                values.append(self.field.key_value(key))
        name = f"{self.field.model._meta.pk.attname}__in"
        for start in range(0, len(values), CHUNK):
            yield from self.admin.get_queryset(request).filter(**{name: values[start : start + CHUNK]})


def asks_each(host: ModelAdmin) -> bool:
    """This admin class may answer differently for each object."""
    kind, own = type(host), HasCaptions.has_change_captions_permission
    return getattr(kind, own.__name__, own) is not own or any(
        getattr(kind, name) is not getattr(admin.ModelAdmin, name) for name in _OVERRIDDEN
    )


def of(model: type[models.Model], site: AdminSite) -> list[Host]:
    """The admin classes of a model with an image field, and of its proxies and children; where there are none, and it
    inherits the image from a parent with a table of its own, the parent's, which list its objects as well."""
    field = next((f for f in model._meta.concrete_fields if isinstance(f, FileField)), None)
    if field is None or model._meta.proxy:
        return []
    captioned = CaptionedField(model=model, name=field.name, options=FieldOptions())
    own = [Host(captioned, by) for kind, by in site._registry.items() if issubclass(kind, model)]
    return own if own or field.model is model else of(field.model, site)


def any_asks_each(site: AdminSite) -> bool:
    """Some model's admin classes have to be asked about each object."""
    return any(host.asks_each for model in apps.get_models() for host in of(model, site))


def restriction(request: HttpRequest, site: AdminSite, *, using: str, prefix: str = "") -> Q | None:
    """What captions (or rows that lead to one by ``prefix``) have to meet so that the person may open their objects;
    None = nothing, which is so wherever the site's admin classes restrict nothing."""
    types = ContentType.objects.db_manager(using)
    found: Q | None = None
    for model in apps.get_models():
        hosts = of(model, site)
        letting = [host for host in hosts if host.lets(request, change=False)]
        if not hosts or any(host.holds_all(request) for host in letting):
            continue
        open_ones = ~Q(**{f"{prefix}content_type": types.get_for_model(model).pk})
        for host in letting:
            open_ones |= Q(**{f"{prefix}object_id__in": host.keys(request, using)})
        found = open_ones if found is None else found & open_ones
    return found


def passing(request: HttpRequest, site: AdminSite, rows: Iterable[Caption], *, change: bool = False) -> list[Caption]:
    """Those of these captions whose objects the person may open; ``change``: whose words they may write."""
    listed = list(rows)
    asked: dict[int, dict[str, bool]] = {}
    for row in listed:
        asked.setdefault(row.content_type_id, {})[row.object_id] = True
    for type_id, keys in asked.items():
        model = ContentType.objects.db_manager(listed[0]._state.db).get_for_id(type_id).model_class()
        hosts = of(model, site) if model is not None else []
        if hosts and not any(host.lets_all(request, change=change) for host in hosts):
            let = set().union(*(host.passing(request, list(keys), change=change) for host in hosts))
            keys.update((key, key in let) for key in list(keys))
    return [row for row in listed if asked[row.content_type_id][row.object_id]]


def may_open(request: HttpRequest, site: AdminSite, caption: Caption) -> bool:
    """The person may see the object that the caption describes."""
    return bool(passing(request, site, [caption]))


def may_change(request: HttpRequest, site: AdminSite, caption: Caption) -> bool:
    """The person may write the words of the object's captions."""
    return bool(passing(request, site, [caption], change=True))


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """Captions that a person may see or change, of those they chose."""

    captions: QuerySet[Any]
    refused: int
    """How many they may not."""
    is_cut: bool
    """More were chosen than are looked at one by one; the older ones are left out."""


def narrowed(
    request: HttpRequest, site: AdminSite, captions: QuerySet[Any], *, change: bool, most: int | None = None
) -> Narrowed:
    """Those of the captions that ``passing`` lets through. ``most``: of a model whose admin class has to be asked about
    each object, look at the newest so many alone."""
    refused: list[int] = []
    is_cut = False
    for model in apps.get_models():
        hosts = of(model, site)
        if not hosts or any(host.lets_all(request, change=change) for host in hosts):
            continue
        type_id = ContentType.objects.db_manager(captions.db).get_for_model(model).pk
        newest = captions.filter(content_type=type_id).select_related(None).order_by("-pk")
        rows = list(newest.only("content_type", "object_id")[: None if most is None else most + 1])
        if most is not None and len(rows) > most:
            rows, is_cut = rows[:most], True
            captions = captions.filter(~Q(content_type=type_id) | Q(pk__gte=rows[-1].pk))
        let = {row.pk for row in passing(request, site, rows, change=change)}
        refused += [row.pk for row in rows if row.pk not in let]
    chosen = captions.exclude(pk__in=refused) if refused else captions
    return Narrowed(captions=chosen, refused=len(refused), is_cut=is_cut)


def lets_all(request: HttpRequest, site: AdminSite, model: type[models.Model], *, change: bool = False) -> bool:
    """The person may see, or change, whatever object of that model there is or will be."""
    hosts = of(model, site)
    return not hosts or any(host.lets_all(request, change=change) for host in hosts)


def sees_all(request: HttpRequest, site: AdminSite) -> bool:
    """The same for every captioned model; nobody does while the settings are wrong."""
    try:
        return all(lets_all(request, site, model) for model in {field.model for field in registry.all()})
    except ImproperlyConfigured:
        return False
