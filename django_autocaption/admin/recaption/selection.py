"""What an editor selected for Re-caption: rows in the captions' own list, or objects in a site's list."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import models, router
from django.db.models import Q, QuerySet

from django_autocaption import conf
from django_autocaption.admin.recaption import counted
from django_autocaption.models import Batch, Caption
from django_autocaption.pipeline.admission import holds
from django_autocaption.pipeline.bulk import recaption, translate
from django_autocaption.pipeline.bulk.recaption import Request
from django_autocaption.pipeline.intake.lots import Lot, Lots, draw
from django_autocaption.pipeline.intake.rows import rows_of
from django_autocaption.pipeline.records.fields import KEY, field_at, objects_with_image
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
    """Captions of the selection that are left alone, as they changed after the page was made. Known once ``counts``
    are."""
    told: Any = None
    """``numbers`` as a page has told them: nothing is counted then."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows

    @cached_property
    def is_large(self) -> bool:
        """There are more rows than a page counts that has to come at once."""
        return counted.is_large(self.rows)

    @cached_property
    @abstractmethod
    def counts(self) -> Counts:
        """Counted when first asked for, each row, however many there are."""

    @property
    @abstractmethod
    def numbers(self) -> Any:
        """What ``counts`` are made of, as JSON data."""

    @abstractmethod
    def own_providers(self) -> set[str]:
        """Aliases of the providers that the fields name of those who would be asked for."""

    @property
    @abstractmethod
    def hold(self) -> dict[str, Any]:
        """Columns of a bulk request for what ``machine`` counts, from the fields' own providers: for budgets."""

    @abstractmethod
    def ask(self, request: Request, *, user: AbstractBaseUser, most: int) -> tuple[int, Batch | None]:
        """Ask for the words. Returns how many captions are asked for, and the bulk request where it is known; a worker
        has yet to do it where that is ``unwritten``. ``most``: how many captions were agreed upon."""


class CaptionSelection(Selection):
    """Selected captions."""

    is_translation = False

    def __init__(self, captions: QuerySet[Caption], *, newest: int) -> None:
        """``newest``: id of the newest version when the page was made."""
        super().__init__(captions)
        self.using = databases.written_to(captions)
        self.newest = newest

    @cached_property
    def _lots(self) -> Lots:
        if self.told is not None:
            return Lots({(lot, type_id, name): number for lot, type_id, name, number in self.told})
        return draw(self.rows, newest=self.newest, translated=self.is_translation)

    @property
    def meanwhile(self) -> int:  # type: ignore[override]  # read by nobody but those who read counts
        return self._lots.number(Lot.NEWER)

    @cached_property
    def counts(self) -> Counts:
        return Counts(
            machine=self._lots.number(Lot.ASKED),
            human=self._lots.number(Lot.BY_PEOPLE),
            without_image=self._lots.number(Lot.WITHOUT_IMAGE),
            without_source=self._lots.number(Lot.WITHOUT_SOURCE),
        )

    @property
    def numbers(self) -> Any:
        return [[*lot_of_field, number] for lot_of_field, number in self._lots.found.items()]

    def own_providers(self) -> set[str]:
        aliases: set[str] = set()
        for type_id, name in self._lots.fields(Lot.ASKED, Lot.BY_PEOPLE):
            field = field_at(type_id, name, using=self.rows.db)
            if field is not None:
                aliases.update(field.options.chain)
        return aliases

    @property
    def hold(self) -> dict[str, Any]:
        return recaption.hold(self._lots.fields(Lot.ASKED), _AS_SET, using=self.rows.db)

    def ask(self, request: Request, *, user: AbstractBaseUser, most: int) -> tuple[int, Batch | None]:
        return recaption.captions(self.rows, request, user=user, most=most, counted=self._counted(request))

    def _counted(self, request: Request) -> Counter[tuple[int, str]] | None:
        """What is asked for of each image field, where that was told before."""
        asked = (Lot.ASKED, Lot.BY_PEOPLE) if request.replace_human else (Lot.ASKED,)
        return None if self.told is None else self._lots.fields(*asked)


class TranslationSelection(CaptionSelection):
    """Selected captions, to be asked for after words that people stand behind in another language."""

    is_translation = True

    def ask(self, request: Request, *, user: AbstractBaseUser, most: int) -> tuple[int, Batch | None]:
        return translate.captions(self.rows, request, user=user, most=most, counted=self._counted(request))


class ObjectSelection(Selection):
    """Selected objects of a model that carries registered image fields; images without captions count as well."""

    def __init__(self, objects: QuerySet[Any], *, newest: int | None) -> None:
        """``newest``: as above; None = the page is being made."""
        super().__init__(objects)
        self.fields = registry.fields_of(objects.model)
        self.using = databases.beside(databases.written_to(objects))
        self.newest = many.newest_version(using=self.using) if newest is None else newest

    @cached_property
    def counts(self) -> Counts:
        if self.told is not None:
            told = dict(self.told)
            self.meanwhile = told.pop("meanwhile")
            return Counts(**told)
        languages = conf.current().languages
        machine = human = empty = 0
        for field in self.fields:
            for keys, number, blank in self._parts(field):
                empty += blank * len(languages)
                rows = rows_of(field, keys, self.using)
                lots = draw(rows, newest=self.newest)
                people, newer = lots.number(Lot.BY_PEOPLE), lots.number(Lot.NEWER)
                self.meanwhile += newer
                human += people
                # A row that knows of no image, of an object that has one, is asked for like a new one.
                machine += lots.number(*Lot) - newer - people
                machine += number * len(languages) - rows.filter(language__in=languages).order_by().count()
        return Counts(machine=machine, human=human, without_image=empty)

    @property
    def numbers(self) -> Any:
        return {**asdict(self.counts), "meanwhile": self.meanwhile}

    def own_providers(self) -> set[str]:
        return {alias for field in self.fields for alias in field.options.chain}

    @property
    def hold(self) -> dict[str, Any]:
        share = self.counts.machine // max(len(self.fields), 1)
        chains: Counter[Sequence[str]] = Counter()
        for field in self.fields:
            chains[field.options.chain] += share
        return holds.columns(chains, using=self.using)

    def ask(self, request: Request, *, user: AbstractBaseUser, most: int) -> tuple[int, Batch | None]:
        asked, batch = recaption.objects(self.rows, request, user=user)
        return most if batch is not None and batch.unwritten else asked, batch

    def _parts(self, field: CaptionedField) -> Iterator[tuple[list[str] | QuerySet[Any], int, int]]:
        """(keys of objects that have an image, number of these, number of those that have none): all of them at once,
        as a query, or in chunks where the captions are in another database."""
        if databases.written_to(self.rows) == self.using:
            chosen = self.rows.using(self.using).order_by()
            there = objects_with_image(field, self.using).filter(pk__in=chosen.values("pk"))
            number = there.count()
            yield there.values(KEY), number, chosen.count() - number
            return
        rows = self.rows.order_by().values_list(field.model._meta.pk.attname, field.name)
        found = rows.iterator(chunk_size=CHUNK)
        while some := list(islice(found, CHUNK)):
            keys = [field.as_key(key) for key, name in some if name]
            yield keys, len(keys), len(some) - len(keys)


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
