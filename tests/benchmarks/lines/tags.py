"""What a page of a hundred images pays for their alt texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.benchmarks.result import Result, Scale, alternate, seconds

NEEDS_ROWS = True
IMAGES = 100


def measure(scale: Scale) -> Iterator[Result]:
    """``{% alt %}`` for each image of a loop: prefetched, and with the query an image that a page without it makes."""
    from django.db import connection
    from django.template import Context, Template
    from django.test.utils import CaptureQueriesContext

    from django_autocaption.models import Caption
    from django_autocaption.publishing.prefetch import prefetch_captions
    from tests.testapp.models import Photo

    page = Template("{% load autocaption %}{% for photo in photos %}<img alt='{% alt photo.image %}'>{% endfor %}")
    naive = Template("{% for photo, caption in pairs %}<img alt='{{ caption.published.alt_text }}'>{% endfor %}")
    middle = scale.rows // 4
    chosen = Photo.objects.filter(pk__gt=middle).order_by("pk")[:IMAGES]

    def ours(photos: list[Any]) -> str:
        return page.render(Context({"photos": prefetch_captions(photos)}))

    def each() -> str:
        """As people write it first: the caption of one object, once for each."""
        photos = list(chosen.all())
        published = Caption.objects.select_related("published").filter(field_name="image", language="en")
        pairs = (
            (photo, published.filter(object_id=str(photo.pk), content_type=content_type).first()) for photo in photos
        )
        return naive.render(Context({"pairs": pairs}))

    from django.contrib.contenttypes.models import ContentType

    content_type = ContentType.objects.get_for_model(Photo)
    photos = list(chosen.all())
    shown = ours(photos)
    assert shown.count("alt='A ") > IMAGES // 2, shown
    with CaptureQueriesContext(connection) as queries:
        ours(list(chosen.all()))

    def loading() -> float:
        return seconds(lambda: list(chosen.all()))

    fast, slow, unprefetched, load = alternate(
        lambda: seconds(lambda: ours(list(chosen.all()))),
        lambda: seconds(each),
        lambda: seconds(lambda: page.render(Context({"photos": list(chosen.all())}))),
        loading,
        rounds=scale.of(51, 3),
    )
    extra, ratio = len(queries) - 1, (slow - load) / (fast - load)
    yield Result(
        name=f"{IMAGES} alt tags on a page, among 1M captions ({connection.vendor})",
        target="1 extra query; ≥ 15× faster than N+1",
        measured=f"{extra} extra query, {ratio:.1f}×",
        met=extra == 1 and ratio >= 15,
        note=f"{(fast - load) * 10:.3f} ms an image, in two languages of which one is shown; N+1 is a query each,"
        f" written by hand, for that one: {(slow - load) * 10:.3f} ms; by the tag without prefetching"
        f" {(unprefetched - load) * 10:.3f} ms ({(unprefetched - load) / (fast - load):.0f}×)",
    )
