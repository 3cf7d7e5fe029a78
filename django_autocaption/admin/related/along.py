"""The same picture at other places: listed beside its words, and taken along by whoever wants it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display, log
from django_autocaption.admin.base.editor import editor
from django_autocaption.models import Caption, Review, Verb
from django_autocaption.models.choices import APPROVING
from django_autocaption.pipeline.words import places
from django_autocaption.pipeline.words.seen import By, Seen

#: Ends of the names of two fields: take them along, and a place with what was seen there.
ALONG, PLACE = "along", "place"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Another caption of the same picture."""

    name: SafeString
    says: str
    token: str
    """Its key, and what is seen of it."""


@dataclass(frozen=True, kw_only=True)
class Places:
    """Where else the picture is, as far as the person may write the words there."""

    listed: Sequence[Place]
    more: bool
    """There are others, which are not listed."""


def places_of(request: HttpRequest, site: AdminSite, caption: Caption) -> Places:
    """The other places of a caption's picture."""
    found = places.also_at(caption)
    listed = [
        Place(
            name=format_html("{}: {}", display.isolated(display.object_in_words(row)), row.field_name),
            says=row.offered.alt_text if row.offered is not None else "",
            token=f"{row.pk} {Seen.of(row)}",
        )
        for row in _open(request, site, found.captions)
    ]
    return Places(listed=listed, more=found.more)


def take(request: HttpRequest, site: AdminSite, made: Sequence[Review], by: By, *, using: str) -> None:
    """Decide at the places that were listed what was decided here, where that was ticked; the person is told. Nobody
    looked at those: the scoreboard does not count them."""
    for review in made:
        caption = review.caption
        if caption is None or not (review.verb in APPROVING or review.verb == Verb.REJECT):
            continue
        if f"{caption.language}-{ALONG}" not in request.POST:
            continue
        seen = _seen(request.POST.getlist(f"{caption.language}-{PLACE}"))
        rows = Caption.objects.using(using).filter(pk__in=list(seen)[: places.MOST]).select_related("content_type")
        chosen = {row.pk: seen[row.pk] for row in _open(request, site, rows)}
        decided = places.take_along(review, chosen, by=replace(by, on_screen=None, group=None))
        log.many(decided.ids, log.sentence(Verb(review.verb)), user=editor(request), using=using)
        text = ngettext("The same at %(number)d other place.", "The same at %(number)d other places.", decided.changed)
        if decided.changed:
            messages.success(request, text % {"number": decided.changed})
        if decided.own:
            messages.warning(request, display.own_left(decided.own))
        if left := len(seen) - decided.changed - decided.own:
            told = _("Left alone at other places, as something else is there: %(number)d.")
            messages.warning(request, told % {"number": left})


def _open(request: HttpRequest, site: AdminSite, rows: Iterable[Caption]) -> list[Caption]:
    may = hosts.passing(request, site, rows, change=True)
    return [row for row in may if row.image_name and not display.withheld(row)]


def _seen(tokens: Sequence[str]) -> dict[int, Seen]:
    found: dict[int, Seen] = {}
    for token in tokens:
        key, _space, seen = token.partition(" ")
        try:
            found[int(key)] = Seen.parse(seen)
        except ValueError:
            continue
    return found
