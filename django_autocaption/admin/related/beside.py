"""How the pictures of a list stand in other languages: looked up at once for all rows of a page."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.admin import AdminSite
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from django_autocaption.admin.base import configured, display
from django_autocaption.models import Caption

_BESIDE = "_autocaption_beside"
#: What ``display.in_short`` asks of a row.
_COLUMNS = ("language", "state", "review", "rating", "image_name", "image_no", "published", "published__image_no")


def load(rows: Sequence[Caption]) -> None:
    """For the rows of a list: one query; none where the site has one language, and while the settings are wrong."""
    languages = configured.languages()
    if not rows or len(languages) < 2:
        return
    # More than is shown where objects of two models have one key: each column by itself goes by one index.
    found = Caption.objects.using(str(rows[0]._state.db)).filter(
        content_type__in={row.content_type_id for row in rows},
        object_id__in={row.object_id for row in rows},
        field_name__in={row.field_name for row in rows},
        language__in=languages,
    )
    of_picture: dict[tuple[int, str, str], dict[str, Caption]] = {}
    for one in found.select_related("published").only("content_type", "object_id", "field_name", *_COLUMNS):
        of_picture.setdefault(_picture(one), {})[one.language] = one
    for row in rows:
        known = of_picture.get(_picture(row), {})
        for one in known.values():
            one.content_type = row.content_type
        row.__dict__[_BESIDE] = [(tag, known.get(tag)) for tag in languages if tag != row.language]


def told(caption: Caption, site: AdminSite) -> SafeString:
    """How the words stand in the other languages, with links to their pages; "" for a row that ``load`` was not called
    for. A line for those that stand alike, in the order of the settings."""
    beside: list[tuple[str, Caption | None]] = caption.__dict__.get(_BESIDE, [])
    if not beside:
        return SafeString()
    alike: dict[str, list[tuple[str, Caption | None]]] = {}
    for tag, one in beside:
        alike.setdefault(_("No words") if one is None else display.in_short(one)[1], []).append((tag, one))
    lines = format_html_join("", "<li>{}</li>", ((_line(state, ones, site),) for state, ones in alike.items()))
    return format_html('<ul class="autocaption-beside" aria-label="{}">{}</ul>', _("In other languages"), lines)


def _line(state: str, ones: Sequence[tuple[str, Caption | None]], site: AdminSite) -> SafeString:
    """Each link says in full where it leads; where several stand alike, to screen readers."""
    if len(ones) == 1:
        ((tag, one),) = ones
        told = format_html("{}: {}", tag, state)
        return told if one is None else format_html('<a href="{}">{}</a>', _url(one, site), told)
    links = (
        (tag,)
        if one is None
        else (format_html('<a href="{}" aria-label="{}: {}">{}</a>', _url(one, site), tag, state, tag),)
        for tag, one in ones
    )
    return format_html("{}: {}", format_html_join(", ", "{}", links), state)


def _url(caption: Caption, site: AdminSite) -> str:
    return reverse(f"{site.name}:autocaption_caption_change", args=[caption.pk])


def _picture(caption: Caption) -> tuple[int, str, str]:
    return caption.content_type_id, caption.object_id, caption.field_name
