"""The cards of a contact sheet: an image each, with a form for every language of it that waits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from django_autocaption import conf
from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display
from django_autocaption.admin.base.addresses import preview_url
from django_autocaption.admin.captions.objects import load_names, name_of
from django_autocaption.admin.editing.alt_form import AltForm
from django_autocaption.desk import remarks
from django_autocaption.desk.leases import Image
from django_autocaption.desk.queue import Filter
from django_autocaption.desk.remarks import Looked
from django_autocaption.models import Awaits, Caption, Sitting, Version
from django_autocaption.pipeline.records import previews
from django_autocaption.pipeline.records.previews import Size

#: Fields that one sheet has at most, unless its first image alone has more languages.
MOST_FIELDS = 48


@dataclass(kw_only=True)
class Card:
    """One image."""

    key: int
    """What its sitting calls it: a caption of it."""
    captions: Sequence[Caption]
    """In all languages, in the order of the settings, with their versions."""
    forms: list[AltForm] = field(default_factory=list)
    """Of the languages that are shown."""
    ticked: bool = False

    @property
    def first(self) -> Caption:
        """The caption that stands for the image."""
        return self.captions[0]

    @property
    def image(self) -> Image:
        """What is leased."""
        return Image.of(self.first)


def load(request: HttpRequest, site: AdminSite, keys: Sequence[int], *, using: str) -> list[Card]:
    """The images of these captions, in this order: those whose words the person may write, and that moderation does not
    withhold. Two queries, and what the site's own admin asks."""
    rows = Caption.objects.using(using)
    may = hosts.passing(request, site, rows.filter(pk__in=keys).select_related("content_type"), change=True)
    images = {Image.of(row): row.pk for row in may}
    languages = list(conf.current().languages)
    about = {
        "content_type__in": {image.content_type_id for image in images},
        "object_id__in": {image.object_id for image in images},
        "language__in": languages,
    }
    found: dict[int, list[Caption]] = {}
    for row in rows.filter(**about).with_words().select_related("content_type"):
        if Image.of(row) in images:
            found.setdefault(images[Image.of(row)], []).append(row)
    cards = [
        Card(key=key, captions=sorted(found[key], key=lambda row: languages.index(row.language)))
        for key in keys
        if key in found
    ]
    return [card for card in cards if not any(not row.image_name or display.withheld(row) for row in card.captions)]


def waiting(card: Card, sitting: Sitting) -> Iterator[Caption]:
    """The languages of an image that are on its card: those that wait, of the one that was chosen."""
    chosen = Filter.load(sitting.filter).language
    for row in card.captions:
        if row.review != Awaits.NOTHING and chosen in ("", row.language):
            yield row


def fitting(cards: Sequence[Card]) -> list[Card]:
    """So many of them that their fields fit one sheet; one at least."""
    found: list[Card] = []
    number = 0
    for card in cards:
        number += len(card.forms)
        if found and number > MOST_FIELDS:
            break
        found.append(card)
    return found


@dataclass(frozen=True, kw_only=True)
class Field:
    """One language on a card."""

    form: AltForm
    caption: Caption
    alone: bool
    """The image has no other language, on the card or elsewhere."""
    published: Version | None
    """On the page now, where a draft waits beside it."""
    looked: Looked
    wrote: SafeString | None


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A card, for the template."""

    key: int
    name: str
    heading: SafeString
    preview_url: str
    ticked: bool
    fields: Sequence[Field]


def shown(site: AdminSite, cards: Collection[Card], *, using: str) -> list[Shown]:
    """The cards with what is said of their words. Three queries."""
    captions = [form.instance for card in cards for form in card.forms]
    load_names([card.first for card in cards])
    previews.ask_ahead([card.first for card in cards], Size.LARGE)
    looked = remarks.look_at_all(captions, using=using)
    return [
        Shown(
            key=card.key,
            name=f"{display.isolated_text(name_of(card.first))}: {card.first.field_name}",
            heading=format_html("{}: {}", display.isolated(name_of(card.first)), card.first.field_name),
            preview_url=preview_url(card.first, site),
            ticked=card.ticked,
            fields=[_field(form, looked, alone=len(card.captions) == 1) for form in card.forms],
        )
        for card in cards
    ]


def _field(form: AltForm, looked: Mapping[int, Looked], *, alone: bool) -> Field:
    caption, typed = form.instance, str(form["alt_text"].value() or "")
    said = caption.offered
    as_offered = typed == (said.alt_text if said is not None else "")
    return Field(
        form=form,
        caption=caption,
        alone=alone,
        published=caption.current if caption.draft is not None else None,
        looked=looked[caption.pk] if as_offered else remarks.look(caption, typed),
        wrote=display.wrote(said) if said is not None else None,
    )
