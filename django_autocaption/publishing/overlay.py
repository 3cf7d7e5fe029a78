"""Which captioned images a page has shown, for editors who look at it: their keys, and nothing of what anybody wrote.

What an editor may know of them is the admin's to say, which they are asked by these keys.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from django_autocaption.publishing.sources import source_of
from django_autocaption.registry import registry

#: Images of one page that are marked.
MOST = 200
_SHOWN = "_autocaption_shown"


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
    """The images that were noted for this request, and ``more``: images, or objects with some; each once."""
    found: dict[str, Shown] = {}
    for image, src in (*request.__dict__.get(_SHOWN, ()), *((one, None) for one in _images(more))):
        source = source_of(image) if image else None
        instance = getattr(source, "instance", None)
        captioned = registry.get(type(instance), source.field.name) if source and instance is not None else None
        if not source or captioned is None or instance is None or instance.pk is None:
            continue
        object_id = captioned.key_of(instance)
        key = f"{captioned.model._meta.label_lower}.{captioned.name}/{object_id}"
        if key not in found and len(found) == MOST:
            break
        one = found.setdefault(key, Shown(key=key, name=f"{captioned.model._meta.verbose_name} {object_id}"))
        for url in (str(src or ""), str(source.url)):
            if url and url not in one.urls:
                one.urls.append(url)
    return list(found.values())


def _images(given: Iterable[Any]) -> Iterable[Any]:
    for one in given:
        if isinstance(one, Model):
            yield from (getattr(one, field.name) for field in registry.fields_of(type(one)))
        elif isinstance(one, Iterable) and not isinstance(one, str | bytes) and not hasattr(one, "url"):
            yield from _images(one)
        else:
            yield one
