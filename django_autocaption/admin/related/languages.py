"""The words of the same picture in other languages: listed on the page of a caption, and asked for anew after what
people said in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption import conf
from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import services
from django_autocaption.admin.base.editor import editor, may_request
from django_autocaption.models import Awaits, Caption
from django_autocaption.pipeline.bulk import translate
from django_autocaption.pipeline.records.fields import field_of

#: Name of the button; its value is the key of the caption that is to be asked for.
BUTTON = "_translate"


@dataclass(frozen=True, kw_only=True)
class Language:
    """One of the languages."""

    caption: Caption
    url: str
    says: str
    waits: str
    """Why a person has to look; "" = nobody has."""
    may_be_asked: bool
    """People stand behind words in another language, and who looks may have services asked."""


def languages_of(request: HttpRequest, site: AdminSite, caption: Caption) -> list[Language]:
    """Those of the caption's picture, in the order of the settings, its own first. [] = it has no other."""
    rows = _of_picture(caption)
    if len(rows) < 2:
        return []
    asked = set(translatable(rows)) if may_request(request) else set()
    page = f"{site.name}:autocaption_caption_change"
    return [
        Language(
            caption=row,
            url=reverse(page, args=[row.pk]),
            says=row.offered.alt_text if row.offered is not None else "",
            waits=str(row.get_review_display()) if row.review != Awaits.NOTHING else "",
            may_be_asked=row.pk in asked,
        )
        for row in sorted(rows, key=lambda row: row.pk != caption.pk)
    ]


def translatable(rows: Sequence[Caption]) -> list[int]:
    """Keys of those of these captions of a picture that can be asked for after words in another language. One query, or
    none."""
    if len(rows) < 2:
        return []
    chosen = Caption.objects.using(str(rows[0]._state.db)).filter(pk__in=[row.pk for row in rows])
    return list(translate.translatable(chosen).values_list("pk", flat=True))


def ask(request: HttpRequest, site: AdminSite, rows: Sequence[Caption]) -> None:
    """Have services asked about those of these captions whose words the person may write; they are told. Raises
    PermissionDenied for who may not have services asked."""
    if not may_request(request):
        raise PermissionDenied
    may = hosts.passing(request, site, rows, change=True)
    if not may:
        raise PermissionDenied
    if refusal := _refusal(may[0]):
        messages.error(request, refusal)
        return
    chosen = Caption.objects.using(str(may[0]._state.db)).filter(pk__in=[row.pk for row in may])
    number = translate.translatable(chosen).count()
    if not number:
        messages.warning(request, _("Nothing was asked: nobody wrote or approved words in another language."))
        return
    translate.captions(chosen, translate.request_of(), user=editor(request))
    text = ngettext(
        "Asked for the words of %(number)d caption, after those in another language. They come as a draft.",
        "Asked for the words of %(number)d captions, after those in another language. They come as drafts.",
        number,
    )
    messages.success(request, text % {"number": number})


def pressed(request: HttpRequest, caption: Caption) -> list[Caption]:
    """The captions of this picture that the pressed button names."""
    return [row for row in _of_picture(caption) if str(row.pk) in request.POST.getlist(BUTTON)]


def _of_picture(caption: Caption) -> list[Caption]:
    known = list(conf.current().languages)
    rows = Caption.objects.using(str(caption._state.db)).filter(
        content_type=caption.content_type_id,
        object_id=caption.object_id,
        field_name=caption.field_name,
        language__in=known,
    )
    found = rows.with_words().select_related("content_type")
    return sorted(found, key=lambda row: known.index(row.language))


def _refusal(caption: Caption) -> str:
    """Why no service of the image field can be told words."""
    field = field_of(caption)
    chain = field.options.chain if field is not None else ()
    if any((service := services.service(alias)) is not None and service.takes_prompt() for alias in chain):
        return ""
    return _("No service of this image field takes a prompt: choose one by “Translate…” in the list of captions.")
