"""Which captioned images a page has shown, for editors who look at it: their keys, and nothing of what anybody wrote.

What an editor may know of them is the admin's to say, which they are asked by these keys.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from django_autocaption.publishing.prefetch import rows_of_files
from django_autocaption.publishing.sources import name_alone, originals_of, source_of
from django_autocaption.registry import CaptionedField, registry

#: Images of one page that are marked.
MOST = 200
_SHOWN = "_autocaption_shown"
#: Field and key of the object whose image it is, and the address of that image; "" = not known.
_Place = tuple[CaptionedField, str, str]


@dataclass(kw_only=True)
class Shown:
    """One image of a page."""

    key: str
    """``shop.product.photo/41``: what its captions are about, alike in every process."""
    name: str
    """For people: ``product 41``."""
    urls: list[str] = field(default_factory=list)
    """Addresses under which the page has it."""


def note(request: Any, image: Any, *, src: Any = None) -> None:
    """A page shows that image, in its rendition at ``src``. No query, and nothing but a list entry."""
    if isinstance(request, HttpRequest) and len(noted := request.__dict__.setdefault(_SHOWN, [])) < MOST:
        noted.append((image, src))


def shown(request: HttpRequest, more: Iterable[Any] = ()) -> list[Shown]:
    """The images that were noted for this request, and ``more``: images, or objects with some; each once. No query
    but for thumbnails that know no more than their names."""
    given = [*request.__dict__.get(_SHOWN, ()), *((image, None) for image in _images(more))]
    places = [(image, src, _place_of(image)) for image, src in given if image]
    made_from = _places_of({name_alone(image) for image, _src, place in places if place is None})
    found: dict[str, Shown] = {}
    for image, src, known in places:
        place = known or made_from.get(name_alone(image))
        if place is None:
            continue
        captioned, object_id, url = place
        key = f"{captioned.model._meta.label_lower}.{captioned.name}/{object_id}"
        if key not in found and len(found) == MOST:
            break
        one = found.setdefault(key, Shown(key=key, name=f"{captioned.model._meta.verbose_name} {object_id}"))
        for address in (str(src or ""), url or str(image.url)):
            if address and address not in one.urls:
                one.urls.append(address)
    return list(found.values())


def _place_of(image: Any) -> _Place | None:
    source = source_of(image)
    instance = getattr(source, "instance", None)
    captioned = registry.get(type(instance), source.field.name) if source and instance is not None else None
    if not source or captioned is None or instance is None or instance.pk is None:
        return None
    return captioned, captioned.key_of(instance), str(source.url)


def _places_of(names: set[str]) -> dict[str, _Place]:
    """Of files that know no more than their names; two queries for all thumbnails among them, else none."""
    made_from = originals_of(names - {""}) if names - {""} else {}
    rows = rows_of_files((field, name) for field in registry.all() for name in made_from.values())
    objects = {row.image_name: (captioned, row.object_id, "") for captioned, _using, row in rows}
    return {made: objects[name] for made, name in made_from.items() if name in objects}


def _images(given: Iterable[Any]) -> Iterable[Any]:
    for one in given:
        if isinstance(one, Model):
            yield from (getattr(one, field.name) for field in registry.fields_of(type(one)))
        elif isinstance(one, Iterable) and not isinstance(one, str | bytes) and not hasattr(one, "url"):
            yield from _images(one)
        else:
            yield one
