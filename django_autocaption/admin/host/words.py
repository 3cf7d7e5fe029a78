"""What is said of the images of a site's own objects: under each image field of a form, and in a column of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.contrib.contenttypes.models import ContentType
from django.db import router
from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display
from django_autocaption.admin.base.editor import by, editor, may_approve, may_read, may_request
from django_autocaption.admin.host.withheld import captioned_fields, withheld_names
from django_autocaption.admin.recaption.selection import captions_of
from django_autocaption.desk import remarks
from django_autocaption.exceptions import NoWordsError, OwnWordsError
from django_autocaption.models import Caption, Review, Surface
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.registry import CaptionedField

#: The button under an image: its value is a caption and what was seen of it.
APPROVE = "_autocaption_approve"
#: Where an object in memory keeps its captions, by image field.
_WORDS = "autocaption_words"
#: Where it keeps what is shown of them, likewise.
_UNDER = "autocaption_under"


def load(objects: Sequence[Model], fields: Iterable[CaptionedField]) -> None:
    """The captions of many objects of one class, for the functions below. A query for each field."""
    found: dict[int, dict[str, list[Caption]]] = {id(obj): {} for obj in objects}
    for field in fields if objects else ():
        using = captions_of(objects[0]).db
        of_key = {field.key_of(obj): found[id(obj)] for obj in objects if obj.pk is not None}
        rows = Caption.objects.using(using).with_words().select_related("content_type")
        content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
        rows = rows.filter(content_type=content_type, field_name=field.name, object_id__in=of_key)
        for row in rows.order_by("language"):
            if row.object_id in of_key:
                of_key[row.object_id].setdefault(field.name, []).append(row)
    for obj in objects:
        obj.__dict__[_WORDS] = found[id(obj)]


def of(obj: Model, field: CaptionedField) -> list[Caption]:
    """Those of one image, a row for each language; looked up once."""
    if _WORDS not in obj.__dict__:
        load([obj], captioned_fields(type(obj)))
    found: list[Caption] = obj.__dict__[_WORDS].get(field.name, [])
    return found


@dataclass(frozen=True, kw_only=True)
class Buttons:
    """What the form around an image takes."""

    approve: bool = False
    recaption: bool = False
    """Re-caption of the object; without it each of its words leads to a page that asks for them."""


def under(request: HttpRequest, site: AdminSite, obj: Model, field: CaptionedField, buttons: Buttons) -> SafeString:
    """Words, state and remarks for each language, and those of the ``buttons`` that the person may press; "" where
    there are none, or the person may not see them. Made once for an object."""
    made: dict[str, SafeString] = obj.__dict__.setdefault(_UNDER, {})
    if field.name not in made:
        made[field.name] = _under(request, site, obj, field, buttons)
    return made[field.name]


def read_only(request: HttpRequest, site: AdminSite, field: CaptionedField, *, hidden: bool) -> Any:
    """What stands in place of an image field that is only shown: the same as Django's link, or with ``hidden`` that
    the file is withheld, and its words below."""

    @admin.display(description=capfirst(field.field.verbose_name))
    def shown(obj: Any) -> Any:
        file = getattr(obj, field.name)
        if hidden and field.name in withheld_names(obj):
            told: Any = display.withheld_note()
        else:
            told = format_html('<a href="{}">{}</a>', file.url, file) if file else "-"
        return format_html("{}{}", told, under(request, site, obj, field, Buttons()))

    shown.__name__ = field.name
    return shown


def _under(request: HttpRequest, site: AdminSite, obj: Model, field: CaptionedField, buttons: Buttons) -> SafeString:
    rows = hosts.passing(request, site, of(obj, field)) if may_read(request) else []
    if not rows:
        return SafeString()
    changeable = {row.pk for row in hosts.passing(request, site, rows, change=True)}
    asked = changeable if may_request(request) else set()
    looked = remarks.look_at_all(rows, using=str(rows[0]._state.db))
    lines = [
        {
            "caption": row,
            "words": display.words(row),
            "standing": display.state_with_problem(row, limit=80),
            "sentences": looked[row.pk].sentences,
            "url": _page_of(row, site),
            "recaption_url": "" if buttons.recaption or row.pk not in asked else _recaption_of(row, site),
            "seen": f"{row.pk} {Seen.of(row)}" if row.pk in changeable and _to_approve(request, row) else "",
        }
        for row in rows
    ]
    asks = buttons.recaption and bool(asked)
    context = {
        "lines": lines,
        "approve": APPROVE if buttons.approve and any(line["seen"] for line in lines) else "",
        "key": obj.pk if asks else None,
        "list_url": _list_of(obj, site) if asks else "",
    }
    return render_to_string("admin/autocaption/host_words.html", context)


def _to_approve(request: HttpRequest, caption: Caption) -> bool:
    own = caption.draft is not None and reviews.is_own(caption.draft, By(user=editor(request)))
    may = may_approve(request) and not display.withheld_from(request, caption)
    return may and reviews.can_be_approved(caption) and not own


def approve(request: HttpRequest, site: AdminSite) -> Review | None:
    """Publish the draft that the pressed button names, as it was seen. None = there is none that the person may
    publish. Raises ChangedMeanwhileError."""
    key, _space, token = str(request.POST.get(APPROVE, "")).partition(" ")
    rows = Caption.objects.using(router.db_for_write(Caption)).with_words().select_related("content_type")
    caption = rows.filter(pk=int(key)).first() if key.isdecimal() else None
    if caption is None or not may_approve(request) or not hosts.may_change(request, site, caption):
        return None
    if display.withheld_from(request, caption):
        return None
    try:
        return reviews.approve(caption, seen=Seen.parse(token), by=by(request, Surface.FORM, on_screen=1))
    except (NoWordsError, OwnWordsError, ValueError):
        return None


def below(field: forms.Field, shown: SafeString) -> forms.Field:
    """A copy of a form's field with that below its widget, whatever a skin made of it."""
    copied = copy(field)
    copied.widget = copy(field.widget)
    kind = type(copied.widget)

    def render(self: Any, *args: Any, **kwargs: Any) -> SafeString:
        return format_html("{}{}", kind.render(self, *args, **kwargs), shown)

    copied.widget.__class__ = type(kind.__name__, (kind,), {"render": render})
    return copied


def column(request: HttpRequest, site: AdminSite, obj: Model, fields: Sequence[CaptionedField]) -> SafeString:
    """The words of an object's images and how they stand, in a list that ``load`` was called for."""
    rows = [row for field in fields for row in of(obj, field)] if may_read(request) else []
    told = [(_linked(row, site), display.state_with_problem(row, limit=40)) for row in rows]
    lines = format_html_join("", '<div class="autocaption-of-object">{} {}</div>', told)
    return lines or SafeString("-")


def _linked(caption: Caption, site: AdminSite) -> SafeString:
    url = _page_of(caption, site)
    words = display.words(caption)
    return format_html('<a href="{}">{}</a>', url, words) if url else words


def _page_of(caption: Caption, site: AdminSite, name: str = "change") -> str:
    try:
        return reverse(f"{site.name}:autocaption_caption_{name}", args=[caption.pk])
    except NoReverseMatch:
        return ""


def _recaption_of(caption: Caption, site: AdminSite) -> str:
    """Where no button of the form asks for all that was ticked: a page about this one."""
    askable = bool(caption.image_name) and not display.withheld(caption)
    return _page_of(caption, site, "recaption") if askable else ""


def _list_of(obj: Model, site: AdminSite) -> str:
    meta = type(obj)._meta
    return reverse(f"{site.name}:{meta.app_label}_{meta.model_name}_changelist")
