"""The captions of many images in one query, kept on the objects that the images belong to.

They are kept as plain rows, as most pages show nothing but alt texts; making model instances of them would cost more
than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import starmap
from typing import Any, NamedTuple, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, router
from django.db.models import Exists, Model, OuterRef, Q, QuerySet, TextField
from django.db.models.fields.files import FieldFile
from django.db.models.functions import Cast
from django.utils.translation import get_language

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Caption, Origin, Rating, Review, gate
from django_autocaption.models.choices import APPROVING
from django_autocaption.models.files import name_key
from django_autocaption.models.version import has_text
from django_autocaption.options import did_you_mean
from django_autocaption.pipeline.records.blocked import blocked_files
from django_autocaption.pipeline.runtime import databases
from django_autocaption.publishing.sources import original_of, said_there, source_of
from django_autocaption.registry import CaptionedField, registry

__all__ = [
    "prefetch_captions",
]

M = TypeVar("M", bound=Model)
#: Django empties this dict in ``refresh_from_db()``.
_CACHE, _KEY = "_prefetched_objects_cache", "django_autocaption"


class Row(NamedTuple):
    """What pages ask of a caption and of its published version, as the database gives it."""

    content_type_id: int
    object_id: str
    field_name: str
    language: str
    image_name: str
    image_no: int
    width: int | None
    height: int | None
    rating: str
    review: str
    words_of: int | None
    """``image_no`` of the image that the published words are about: the present one, or they are not shown. None =
    nothing is published."""
    alt_text: str
    title: str
    description: str
    meta_description: str
    keywords: str
    """As JSON: few pages ask for them."""
    decorative: bool
    origin: str
    provider: str
    model: str
    human_fields: str
    """As JSON."""
    approved: bool | None = None
    """A person published these words, or confirmed them; None = not asked, PROVENANCE is off."""


_OWN = ("content_type_id", "object_id", "field_name", "language", "image_name", "image_no", "width", "height")
_OF_VERSION = ("alt_text", "title", "description", "meta_description", "keywords", "decorative", "origin", "provider")
_JSON = ("keywords", "human_fields")
_COLUMNS = (
    *_OWN,
    "rating",
    "review",
    "published__image_no",
    *(
        Cast(f"published__{name}", TextField()) if name in _JSON else f"published__{name}"
        for name in (*_OF_VERSION, "model", "human_fields")
    ),
)


@dataclass(kw_only=True)
class Standing:
    """What a page may show of one image. Captions for another file than the one that the image names are left out."""

    using: str
    """Database of the captions."""
    words: dict[str, Row] = field(default_factory=dict)
    """Publishable captions by language."""
    mode: str = "off"
    """Of moderation, as the image field is set now."""
    rating: Rating = Rating.UNCHECKED
    """The strictest in whichever language the image was judged."""
    awaits_editor: bool = False
    """Words in some language wait for an editor."""

    @property
    def withheld(self) -> bool:
        """Moderation blocks the image or has not cleared it: no words, preview or feed."""
        return self.rating not in gate.WORDS_SHOWN[self.mode]

    @property
    def hidden(self) -> bool:
        """Not even the image itself may be shown."""
        return self.rating not in gate.IMAGES_SHOWN[self.mode]


class ImageKey(NamedTuple):
    """Which image: a new file name is another image."""

    model: type[Model]
    field_name: str
    object_id: str
    image_name: str


class _Prefetched(dict[ImageKey, Standing]):
    """Not carried along by pickle or copy: words from a cache could be blocked by now."""

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), ()


def prefetch_captions(objects: Iterable[M], *fields: str) -> list[M]:
    """Look up the captions of all images of these objects with one query, and return the objects as a list.

    ``objects``: a queryset, a page of a paginator, a list; of one model or several. ``fields``: names of captioned
    image fields; none = all that each object has. Every language is fetched. The template tags and functions of this
    package then ask nothing more for these objects, until their image or they themselves are loaded anew
    (``refresh_from_db``). Objects of several databases cost one query each database.

    On Django 6.1, ``queryset.fetch_mode(models.FETCH_PEERS)`` makes this call unnecessary.
    Raises ConfigurationError for a name that is no captioned field of an object.
    """
    found = list(objects)
    of_model = {model: _fields_of(model, fields) for model in dict.fromkeys(map(type, found))}
    _prefetch((instance, of_model[type(instance)]) for instance in found)
    return found


def is_prefetched(instance: Model) -> bool:
    """The captions of its images were looked up together with others."""
    return _KEY in instance.__dict__.get(_CACHE, {})


def standing(image: FieldFile) -> Standing | None:
    """What a page may show of this image; None for a field that is not captioned or an empty one.

    No query where it was prefetched; else one, which serves all peers too where the object was fetched with
    ``FETCH_PEERS`` (https://docs.djangoproject.com/en/6.1/topics/db/fetch-modes/). Of a thumbnail that knows no more
    than its name, one more.
    """
    source = source_of(image) if image else None
    captioned = registry.get(type(source.instance), source.field.name) if source else None
    if not source or captioned is None:
        return _of_rendition(image) if image else None
    if source.instance.pk is None:
        known = _unsaved(captioned, str(source.name))
    else:
        known = _standing(source.instance, _key(captioned, source.instance, str(source.name)))
    said = said_there(image)
    return known if said is None else _saying(said, known, str(source.name))


def _standing(instance: Model, key: ImageKey) -> Standing:
    known = _prefetched(instance).get(key)
    if known is not None:
        return known
    peers = [peer for peer in (ref() for ref in getattr(instance._state, "peers", ())) if peer is not None]
    if len(peers) > 1:
        _prefetch((peer, registry.fields_of(type(peer))) for peer in peers)
    return _prefetched(instance).get(key) or _look_up(_beside(instance._state.db), [key])[key]


def _of_rendition(given: Any) -> Standing | None:
    name = original_of(given)
    found = standings_of_files((field, name) for field in registry.all()) if name else {}
    return next(iter(found.values()), None)


def _unsaved(captioned: CaptionedField, image_name: str) -> Standing:
    """Of an object without a key, which no caption can be about; its file may be one that is stored."""
    using = _beside(router.db_for_read(captioned.model))
    known = Standing(using=using, mode=captioned.options.moderation_mode)
    _hold(using, {ImageKey(captioned.model, captioned.name, "", image_name): known})
    return known


def _saying(said: str, known: Standing, image_name: str) -> Standing:
    """The same image where an editor said something of it: in the language of the page, whatever that is."""
    row = Row(
        content_type_id=0,
        object_id="",
        field_name="",
        language=get_language() or conf.current().languages[0],
        image_name=image_name,
        image_no=0,
        width=next((row.width for row in known.words.values()), None),
        height=next((row.height for row in known.words.values()), None),
        rating=known.rating,
        review="",
        words_of=0,
        alt_text=said,
        title="",
        description="",
        meta_description="",
        keywords="[]",
        decorative=not said,
        origin=Origin.HUMAN,
        provider="",
        model="",
        human_fields='["alt_text", "decorative"]',
        approved=True,
    )
    return replace(known, words=dict.fromkeys(conf.current().languages, row))


def _prefetch(wanted: Iterable[tuple[Model, Iterable[CaptionedField]]]) -> None:
    homes: dict[str | None, str] = {}
    by_database: dict[str, list[tuple[Model, list[ImageKey]]]] = {}
    for instance, fields in wanted:
        keys = [_key(f, instance, name) for f in fields if (name := _loaded_name(instance, f))]
        if keys and instance.pk is not None:
            own = instance._state.db
            if own not in homes:
                homes[own] = _beside(own)
            by_database.setdefault(homes[own], []).append((instance, keys))
    for using, pairs in by_database.items():
        found = _look_up(using, [key for _, keys in pairs for key in keys])
        for instance, keys in pairs:
            cache = instance.__dict__.setdefault(_CACHE, {})
            cache.setdefault(_KEY, _Prefetched()).update({key: found[key] for key in keys})


def _look_up(using: str, keys: Iterable[ImageKey]) -> dict[ImageKey, Standing]:
    """One query for all of these images, but for those that ``_hold`` looks at."""
    found: dict[ImageKey, Standing] = {}
    modes: dict[tuple[type[Model], str], str] = {}
    for key in keys:
        field_of = key.model, key.field_name
        if field_of not in modes:
            modes[field_of] = gate.mode_of(*field_of)
        found[key] = Standing(using=using, mode=modes[field_of])
    content_types = _content_types(using, {key.model for key in found})
    models = {content_type.pk: model for model, content_type in content_types.items()}
    wanted, unknown = Q(), set(found)
    for model, content_type in content_types.items():
        of_model = [key for key in found if key.model is model]
        wanted |= Q(
            content_type=content_type,
            object_id__in={key.object_id for key in of_model},
            field_name__in={key.field_name for key in of_model},
        )
    for row in starmap(Row, _all_rows(conf.current().PROVENANCE).using(using).filter(wanted)):
        key = ImageKey(models[row.content_type_id], row.field_name, row.object_id, row.image_name)
        if key in found:
            unknown.discard(key)
            _add(found[key], row)
    _hold(using, {key: found[key] for key in unknown})
    return found


def _hold(using: str, found: Mapping[ImageKey, Standing]) -> None:
    """Of images that no caption is about yet, as after ``QuerySet.update()``, do not show what is blocked under another
    object. One more query for each field with such images, in mode ``flag`` alone: ``hold`` shows none of them."""
    by_field: dict[CaptionedField, dict[str, list[Standing]]] = {}
    for key, known in found.items():
        captioned = registry.get(key.model, key.field_name)
        if captioned is not None:
            by_field.setdefault(captioned, {}).setdefault(key.image_name, []).append(known)
    for captioned, of_file in by_field.items():
        for name in blocked_files(captioned, of_file, using=using):
            for known in of_file[name]:
                known.rating = Rating.BLOCKED


def standings_of_files(wanted: Iterable[tuple[CaptionedField, str]]) -> dict[tuple[CaptionedField, str], Standing]:
    """What a page may show of files that it knows by their names alone: (field whose storage has it, name) each. One
    query for each database with captions. Of several objects with one file, words of people come first, and the
    strictest rating holds. What no caption is about is left out."""
    found: dict[tuple[CaptionedField, str], Standing] = {}
    for captioned, using, row in rows_of_files(wanted):
        mode = captioned.options.moderation_mode
        _add(found.setdefault((captioned, row.image_name), Standing(using=using, mode=mode)), row)
    return found


def rows_of_files(wanted: Iterable[tuple[CaptionedField, str]]) -> Iterator[tuple[CaptionedField, str, Row]]:
    """The captions of files by (field whose storage has it, name), each with its field and its database; words of
    people come last."""
    by_database: dict[str, dict[CaptionedField, set[str]]] = {}
    for captioned, name in wanted:
        using = _beside(router.db_for_read(captioned.model))
        by_database.setdefault(using, {}).setdefault(captioned, set()).add(name)
    for using, names in by_database.items():
        content_types = _content_types(using, {captioned.model for captioned in names})
        fields = {(content_types[captioned.model].pk, captioned.name): captioned for captioned in names}
        keys = {name_key(name) for of_field in names.values() for name in of_field}
        rows = _all_rows(conf.current().PROVENANCE).using(using).filter(name_key__in=keys).order_by("human", "-pk")
        for row in starmap(Row, rows):
            field_of = fields.get((row.content_type_id, row.field_name))
            if field_of is not None and row.image_name in names[field_of]:
                yield field_of, using, row


@cache
def _all_rows(with_approval: bool) -> QuerySet[Caption, tuple[Any, ...]]:
    """Never evaluated itself: naming so many columns of two tables costs Django as much as the database takes."""
    rows = Caption.objects.order_by()
    if not with_approval:
        return rows.values_list(*_COLUMNS)
    approvals = Review.objects.filter(result=OuterRef("published"), verb__in=APPROVING, undone_by=None)
    return rows.values_list(*_COLUMNS, Exists(approvals))


def _add(known: Standing, row: Row) -> None:
    may_be_shown = row.words_of == row.image_no and row.rating in gate.WORDS_SHOWN[known.mode]
    if may_be_shown and has_text({"alt_text": row.alt_text, "decorative": row.decorative}):
        known.words[row.language] = row
    if row.rating != known.rating:
        known.rating = gate.strictest(known.rating, row.rating)
    known.awaits_editor |= bool(row.review)


def _content_types(using: str, models: Iterable[type[Model]]) -> dict[type[Model], ContentType]:
    """Django keeps these; the first look for each model costs a query."""
    manager = ContentType.objects.db_manager(using)
    return {model: manager.get_for_model(model) for model in models}


def _fields_of(model: type[Model], names: Iterable[str]) -> tuple[CaptionedField, ...]:
    fields = {f.name: f for f in registry.fields_of(model)}
    names = tuple(names) or tuple(fields)
    for name in names:
        if name not in fields:
            hint = did_you_mean(name, list(fields)) if fields else " It has no captioned field."
            raise ConfigurationError(f"{model._meta.label}.{name} is not captioned.{hint}")
    return tuple(fields[name] for name in names)


def _key(captioned: CaptionedField, instance: Model, image_name: str) -> ImageKey:
    return ImageKey(captioned.model, captioned.name, captioned.key_of(instance), image_name)


def _loaded_name(instance: Model, captioned: CaptionedField) -> str:
    """Name of the image's file; "" where the field is empty or deferred: looking must not load it."""
    value = instance.__dict__.get(captioned.field.attname)
    return str(getattr(value, "name", value) or "")


def _prefetched(instance: Model) -> Mapping[ImageKey, Standing]:
    known: Mapping[ImageKey, Standing] = instance.__dict__.get(_CACHE, {}).get(_KEY, {})
    return known


def _beside(using: str | None) -> str:
    return databases.beside(using or DEFAULT_DB_ALIAS)
