"""The image that is on the desk: its captions in all languages, with a form for each, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.forms import BoundField
from django.http import HttpRequest
from django.utils.safestring import SafeString

from django_autocaption import conf
from django_autocaption.admin.base import display
from django_autocaption.admin.base.editor import by, may_approve
from django_autocaption.admin.captions.difference import compare
from django_autocaption.admin.desk.forms import DeskForm
from django_autocaption.admin.desk.why import sentence
from django_autocaption.admin.related import along
from django_autocaption.admin.related.along import Places
from django_autocaption.desk import remarks
from django_autocaption.desk.leases import Image
from django_autocaption.desk.queue import waits
from django_autocaption.desk.remarks import Looked
from django_autocaption.models import Caption, Queue, Surface, Version
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By


@dataclass(frozen=True, kw_only=True)
class Item:
    """One image."""

    key: int
    """What its sitting calls it: a caption of it."""
    captions: Sequence[Caption]
    """Each language, in the order of the settings, with its versions."""
    queue: str = Queue.WORDS
    """That it waits in."""

    @property
    def image(self) -> Image:
        """What is leased."""
        return Image.of(self.first)

    @property
    def first(self) -> Caption:
        """The caption that the page is about before others: the first that waits."""
        return next((row for row in self.captions if waits(row, self.queue)), self.captions[0])


def load(
    queue: str,
    key: int,
    may_see: Callable[[Sequence[Caption]], Sequence[Caption]],
    *,
    using: str,
    image: Image | None = None,
) -> Item | None:
    """The image of that caption; None where there is none, or some of its captions are not among those that the person
    ``may_see``. ``image``: where it is known. One query, or two, and what the site's own admin asks."""
    rows = Caption.objects.using(using)
    if image is None:
        one = rows.filter(pk=key).only("content_type", "object_id", "field_name").first()
        if one is None:
            return None
        image = Image.of(one)
    languages = list(conf.current().languages)
    found = rows.filter(**image._asdict(), language__in=languages).with_words()
    captions = sorted(found.select_related("content_type", "decision"), key=lambda row: languages.index(row.language))
    if not captions or not all(row.image_name for row in captions) or len(may_see(captions)) < len(captions):
        return None
    return Item(key=key, captions=captions, queue=queue)


def forms_of(
    request: HttpRequest, item: Item, *, data: Any = None, typed: Mapping[int, Mapping[str, Any]] | None = None
) -> list[DeskForm]:
    """A form for each language, those first that wait or that a service is asked about: their place does not change
    when its answer comes. ``typed``: by caption, words that a person had written before."""
    forms = []
    for caption in sorted(item.captions, key=lambda row: not (waits(row, item.queue) or row.is_open)):
        form = DeskForm(
            data,
            instance=caption,
            alone=len(item.captions) == 1,
            waits=waits(caption, item.queue),
            initial=dict((typed or {}).get(caption.pk, {})),
        )
        form.may_approve = may_approve(request)
        form.by = decider(request)
        forms.append(form)
    return forms


def decider(request: HttpRequest, *, seconds: int | None = None) -> By:
    """Who decides, with one image before them. ``seconds``: how long they looked."""
    return by(request, Surface.DESK, on_screen=1, seconds=seconds)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One language on the page."""

    form: DeskForm
    caption: Caption
    draft: Version | None
    published: Version | None
    """On the page now."""
    difference: SafeString | None
    """From the published words to the draft."""
    looked: Looked
    """What the linter says of the text in the field."""
    beside: Sequence[tuple[BoundField, Sequence[str]]]
    """The other fields, with what it says of them."""
    why: str
    """The sentence that says why it is here; "" = it is not, but for the other languages."""
    wrote: SafeString | None
    """Who wrote what is in the field."""
    places: Places
    """Where else the picture is."""

    @property
    def is_remarked_beside(self) -> bool:
        """Something is said of another field than the alt text."""
        return any(sentences for _field, sentences in self.beside)


def shown(
    request: HttpRequest,
    site: AdminSite,
    forms: Sequence[DeskForm],
    *,
    why: Callable[[Caption, HttpRequest], str] = sentence,
) -> Iterator[Shown]:
    """The languages, for the template. ``why``: says of a caption why it is here; "" = it is not."""
    typed = {form.instance: str(form["alt_text"].value() or "") for form in forms}
    looked = remarks.look_at_each(typed)
    for form in forms:
        caption = form.instance
        draft, published = caption.draft, caption.current
        yield Shown(
            form=form,
            caption=caption,
            draft=draft,
            published=published,
            difference=compare(published.alt_text, typed[caption])
            if published is not None and draft is not None
            else None,
            looked=looked[caption.pk],
            beside=_beside(form),
            why=why(caption, request),
            wrote=display.wrote(caption.offered) if caption.offered is not None else None,
            places=along.places_of(request, site, caption),
        )


def _beside(form: DeskForm) -> list[tuple[BoundField, Sequence[str]]]:
    fields = [form[name] for name in WORD_FIELDS if name != "alt_text"]
    said = remarks.look_beside(form.instance, {field.name: field.value() for field in fields})
    return [(field, said.get(field.name, ())) for field in fields]


def may_be_approved(forms: Sequence[DeskForm]) -> bool:
    """There is something that can be published as it is, by whoever looks."""
    return any(form.waits and reviews.can_be_approved(form.instance) and not form.approves_own for form in forms)
