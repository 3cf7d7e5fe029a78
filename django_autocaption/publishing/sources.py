"""Whose words something has that a page shows: an image, the object that holds it, or a file that was made from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.core.files.storage import Storage
from django.db.models import Model
from django.db.models.fields.files import FieldFile, FileField

from django_autocaption.registry import CaptionedField, registry

__all__ = [
    "register_place",
    "register_renditions",
    "register_source",
    "source_of",
]

Find = Callable[[Any], Any]
FindOriginals = Callable[[Collection[str]], Mapping[str, str]]
Say = Callable[[Any], str | None]
_finders: dict[Find, None] = {}
_finders_of_originals: dict[FindOriginals, None] = {}
_places: dict[Say, None] = {}


def register_source(find: Find) -> Find:
    """Teach tags and functions what something was made from, a rendition or a crop of your own; also as a decorator.

    ``find``: takes whatever they are given that is no image of a captioned field, of a file also its row; returns what
    that was made from, the image or the object that holds it, or None for what it does not know.
    """
    _finders[find] = None
    return find


def register_renditions(find: FindOriginals) -> FindOriginals:
    """Teach tags and ``with_alt_texts`` which files were made from which, by their names: thumbnails and crops that
    know nothing else, or stand in rich text by their own addresses; also as a decorator.

    ``find``: takes names of files in their storages, returns for those it knows the name of the image that they were
    made from.
    """
    _finders_of_originals[find] = None
    return find


def originals_of(names: Collection[str]) -> dict[str, str]:
    """Names of renditions → names of what they were made from, as ``register_renditions`` was told."""
    return {made: original for find in _finders_of_originals for made, original in find(names).items()}


def name_alone(given: Any) -> str:
    """Name of a stored file of no row, which only ``originals_of`` may know; "" for anything else."""
    name, of_row = getattr(given, "name", None), isinstance(getattr(given, "instance", None), Model)
    is_stored = isinstance(name, str) and isinstance(getattr(given, "storage", None), Storage)
    return str(name) if is_stored and not of_row else ""


def original_of(given: Any) -> str:
    """Name of the image that a stored file of no row was made from, where only its own name tells; "" = not known."""
    name = name_alone(given)
    return originals_of([name]).get(name, "") if name else ""


def register_place(say: Say) -> Say:
    """Teach tags and functions what an editor said of an image where it stands, which goes before its caption there;
    also as a decorator.

    ``say``: takes whatever they are given, of a file also its row; returns the alt text of that place, "" where the
    image is decorative there, or None where nobody said anything.
    """
    _places[say] = None
    return say


def said_there(given: Any) -> str | None:
    """What the place says of the image that a tag was given; None = nothing."""
    told = (say(each) for each in _with_row(given) for say in _places)
    return next((said for said in told if said is not None), None)


def source_of(given: Any) -> FieldFile | None:
    """The stored image whose words ``given`` has; None for what is no image, or of nobody knows what.

    ``given``: an image of a model's field; an object with one captioned image; a file that django-imagekit makes from
    an image; anything that ``register_source`` was told of. Of a thumbnail that knows no more than its name,
    ``original_of`` may know the image.
    """
    is_stored = isinstance(given, FieldFile) and isinstance(getattr(given, "instance", None), Model)
    if is_stored and registry.get(type(given.instance), given.field.name) is not None:
        return given  # type: ignore[no-any-return] # a FieldFile
    if (
        isinstance(given, Model)
        and len(names := {_name_in_code(field) for field in registry.fields_of(type(given))}) == 1
    ):
        return getattr(given, *names)  # type: ignore[no-any-return] # a FieldFile
    found = (find(each) for each in _with_row(given) for find in (_of_generator, *_finders))
    source = next((source for source in found if source is not None), None)
    if source is not None:
        return source_of(source)
    return given if is_stored else None


def _name_in_code(captioned: CaptionedField) -> str:
    """Of an image that django-modeltranslation has in each language, the name that stands for the one to be shown."""
    return str(getattr(captioned.field, "translated_field", captioned.field).name)


def _with_row(given: Any) -> tuple[Any, ...]:
    """Together with the row that holds it, where it is the file of one: what is known of that holds for its file."""
    row = getattr(given, "instance", None)
    return (given, row) if isinstance(given, FieldFile) and isinstance(row, Model) else (given,)


def shown_file(given: Any) -> Any:
    """What has the address of the image that a tag was given: that itself, or the file of an object, its own where it
    is a row for a rendition; None for what is no image."""
    if isinstance(given, FieldFile):
        return given
    source = source_of(given)
    if source is None or not isinstance(given, Model):
        return given if source is not None else None
    files = [field for field in given._meta.concrete_fields if isinstance(field, FileField)]
    made = len(files) == 1 and not registry.fields_of(type(given))
    return getattr(given, files[0].name) if made else source


def _of_generator(given: Any) -> Any:
    """django-imagekit's files know the generator that makes them, and that its source."""
    return getattr(getattr(given, "generator", None), "source", None)
