"""What an editor selected for Re-caption: rows in the captions' own list, or objects in a site's list."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import models, router
from django.db.models import Q, QuerySet

from django_autocaption import conf
from django_autocaption.models import Batch, Caption
from django_autocaption.pipeline.admission import holds
from django_autocaption.pipeline.bulk import recaption, translate
from django_autocaption.pipeline.bulk.recaption import Request
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.intake.rows import rows_of
from django_autocaption.pipeline.records.fields import field_at
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.words import many
from django_autocaption.registry import CaptionedField, registry

CHUNK = 500
#: What each field says itself.
_AS_SET = Request(provider="", model="", prompt="", replace_human=False)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many captions a Re-caption concerns; the parts add up to all that were selected."""

    machine: int
    """Will be asked for."""
    human: int
    """People wrote the words: asked for only where these may be replaced."""
    without_image: int
    """The image field is empty."""
    without_source: int = 0
    """Nobody stands behind words in another language, where these are to be translated."""


class Selection(ABC):
    """Selected rows of a change list, as the Re-caption page needs them."""

    using: str
    """Database of the captions."""
    newest: int
    """Id of the newest version when the page was made."""
    meanwhile = 0
    """Captions of the selection that are left alone, as they changed after the page was made."""

    @cached_property
    @abstractmethod
    def counts(self) -> Counts:
        """Counted when first asked for."""

    @abstractmethod
    def own_providers(self) -> set[str]:
        """Aliases of the providers that the selected images' fields name."""

    @property
    @abstractmethod
    def hold(self) -> dict[str, Any]:
        """Columns of a bulk request for what ``machine`` counts, from the fields' own providers: for budgets."""

    @abstractmethod
    def ask(self, request: Request, *, user: AbstractBaseUser) -> tuple[int, Batch | None]:
        """Ask for the words. Returns how many captions are asked for, and the bulk request where it is known; a worker
        has yet to do it where that is ``unwritten``."""


class CaptionSelection(Selection):
    """Selected captions."""

    def __init__(self, captions: QuerySet[Caption], *, newest: int) -> None:
        """``newest``: id of the newest version when the page was made."""
        self.using = databases.written_to(captions)
        self.newest = newest
        newer = requests.has_newer(newest)
        self.meanwhile = captions.filter(newer).count()
        self.captions = captions.exclude(newer) if self.meanwhile else captions

    @cached_property
    def counts(self) -> Counts:
        machine, both = _repeatable(self.captions, self.newest)
        return Counts(machine=machine, human=both - machine, without_image=self.captions.count() - both)

    def own_providers(self) -> set[str]:
        rows = requests.repeatable(self.captions, replace_human=True, newest=None).order_by()
        aliases: set[str] = set()
        for type_id, name in rows.values_list("content_type", "field_name").distinct():
            field = field_at(type_id, name, using=self.captions.db)
            if field is not None:
                aliases.update(field.options.chain)
        return aliases

    @property
    def hold(self) -> dict[str, Any]:
        rows = requests.repeatable(self.captions, replace_human=False, newest=self.newest)
        return recaption.hold(rows, _AS_SET)

    def ask(self, request: Request, *, user: AbstractBaseUser) -> tuple[int, Batch | None]:
        return recaption.captions(self.captions, request, user=user)


class TranslationSelection(CaptionSelection):
    """Selected captions, to be asked for after words that people stand behind in another language."""

    @cached_property
    def counts(self) -> Counts:
        there = requests.repeatable(self.captions, replace_human=True, newest=self.newest).count()
        machine = translate.translatable(self.captions, newest=self.newest).count()
        empty = self.captions.count() - there
        return Counts(machine=machine, human=0, without_image=empty, without_source=there - machine)

    @property
    def hold(self) -> dict[str, Any]:
        return recaption.hold(translate.translatable(self.captions, newest=self.newest), _AS_SET)

    def ask(self, request: Request, *, user: AbstractBaseUser) -> tuple[int, Batch | None]:
        return translate.captions(self.captions, request, user=user)


class ObjectSelection(Selection):
    """Selected objects of a model that carries registered image fields; images without captions count as well."""

    def __init__(self, objects: QuerySet[Any], *, newest: int | None) -> None:
        """``newest``: as above; None = the page is being made."""
        self.objects = objects
        self.fields = registry.fields_of(objects.model)
        self.using = databases.beside(databases.written_to(objects))
        self.newest = many.newest_version(using=self.using) if newest is None else newest

    @cached_property
    def counts(self) -> Counts:
        languages = conf.current().languages
        machine = human = empty = 0
        for field in self.fields:
            for keys, blank in self._keys(field):
                empty += blank * len(languages)
                rows = rows_of(field, keys, self.using)
                known = set(rows.values_list("object_id", "language"))
                untouched, both = _repeatable(rows, self.newest)
                newer = rows.filter(requests.has_newer(self.newest)).count()
                self.meanwhile += newer
                human += both - untouched
                # A row that knows of no image, of an object that has one, is asked for like a new one.
                machine += len(known) - newer - (both - untouched)
                machine += sum((key, language) not in known for key in keys for language in languages)
        return Counts(machine=machine, human=human, without_image=empty)

    def own_providers(self) -> set[str]:
        return {alias for field in self.fields for alias in field.options.chain}

    @property
    def hold(self) -> dict[str, Any]:
        share = self.counts.machine // max(len(self.fields), 1)
        chains: Counter[Sequence[str]] = Counter()
        for field in self.fields:
            chains[field.options.chain] += share
        return holds.columns(chains, using=self.using)

    def ask(self, request: Request, *, user: AbstractBaseUser) -> tuple[int, Batch | None]:
        asked, batch = recaption.objects(self.objects, request, user=user)
        if batch is not None:
            asked = self.counts.machine + (self.counts.human if request.replace_human else 0)
        return asked, batch

    def _keys(self, field: CaptionedField) -> Iterator[tuple[list[str], int]]:
        """Chunks of (keys of objects that have an image, number of those that have none)."""
        rows = self.objects.order_by().values_list(field.model._meta.pk.attname, field.name)
        keys: list[str] = []
        blank = 0
        for key, name in rows.iterator(chunk_size=CHUNK):
            if name:
                keys.append(field.as_key(key))
            else:
                blank += 1
            if len(keys) == CHUNK:
                yield keys, blank
                keys, blank = [], 0
        yield keys, blank


def captions_of(instance: models.Model) -> QuerySet[Caption]:
    """The captions of every registered image field that an object carries, inherited fields too; none if it is new."""
    using = databases.beside(instance._state.db or router.db_for_write(type(instance)))
    fields = registry.fields_of(type(instance))
    if instance._state.adding or not fields:
        return Caption.objects.using(using).none()
    chosen = Q()
    for field in fields:
        content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
        chosen |= Q(content_type=content_type, field_name=field.name, object_id=field.key_of(instance))
    rows = Caption.objects.using(using).filter(chosen)
    return rows.select_related("content_type").order_by("field_name", "language")


def _repeatable(rows: QuerySet[Caption], newest: int) -> tuple[int, int]:
    """Number of captions that are asked for: without those that people wrote, and with them."""
    return (
        requests.repeatable(rows, replace_human=False, newest=newest).count(),
        requests.repeatable(rows, replace_human=True, newest=newest).count(),
    )
