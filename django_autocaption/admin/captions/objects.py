"""What the captions of a list are about: the names of their objects, read at once for all rows of a page."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.contrib.admin import AdminSite
from django.contrib.admin.utils import quote
from django.db import models
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from django_autocaption.admin.base import display
from django_autocaption.admin.base.search import SearchedList
from django_autocaption.models import Caption
from django_autocaption.pipeline.records.files import owners_of
from django_autocaption.pipeline.runtime import databases

logger = logging.getLogger(__name__)

_NAME = "_autocaption_object"
#: Characters of a name.
LONGEST = 60


class NamedList(SearchedList):
    """The list of captions with the names of what they describe."""

    def get_results(self, request: HttpRequest) -> None:
        """The rows of this page, which may be seen: so may the names."""
        super().get_results(request)
        load_names(self.result_list)


def load_names(captions: Iterable[Caption]) -> None:
    """For the rows of a list: one query for each model, beside what its ``__str__`` asks. Where that raises, or the
    model has none of its own, its rows are told by kind and key."""
    by_type: dict[int, list[Caption]] = {}
    for caption in captions:
        by_type.setdefault(caption.content_type_id, []).append(caption)
    for rows in by_type.values():
        names: dict[str, str] = {}
        try:
            with databases.contained(str(rows[0]._state.db)):
                names = {key: str(obj) for key, obj in owners_of(rows).items() if _has_name(obj)}
        except Exception as error:  # the site's own code; what it says may tell of the object
            logger.warning("Objects of %s have no names (%s).", rows[0].content_type, type(error).__name__)
        for row in rows:
            row.__dict__[_NAME] = names.get(row.object_id, "")


def name_of(caption: Caption) -> str:
    """What the object of a caption calls itself, in one short line; else its kind and key."""
    return _name(caption) or display.object_in_words(caption)


def in_message(caption: Caption) -> str:
    """The same where there is no markup: it turns nothing around."""
    return f"\u2068{name_of(caption)}\u2069"


def heading(caption: Caption) -> str:
    """Of a page about it: name of the object, image field and language."""
    return f"{display.isolated_text(name_of(caption))}: {caption.field_name} ({caption.language})"


def described(caption: Caption, site: AdminSite, *, languages: str = "") -> SafeString:
    """Name of the object with a link to its page, and below kind, key, image field and ``languages``, or that of the
    caption."""
    languages = languages or caption.language
    if not _name(caption):
        return display.with_note(display.described_object(caption, site), languages)
    kind = display.isolated(display.object_in_words(caption))
    note = format_html("{}: {} · {}", kind, caption.field_name, languages)
    return display.with_note(_link(caption, site), note)


def linked(caption: Caption, site: AdminSite) -> SafeString:
    """Name of the object with a link to its page, and the image field, in one line."""
    if not _name(caption):
        return display.described_object(caption, site)
    return format_html("{}: {}", _link(caption, site), caption.field_name)


def _link(caption: Caption, site: AdminSite) -> SafeString:
    name = display.isolated(_name(caption))
    model = caption.content_type.model_class()
    if model is None or not site.is_registered(model):
        return name
    page = f"{site.name}:{model._meta.app_label}_{model._meta.model_name}_change"
    try:
        url = reverse(page, args=[quote(caption.object_id)])
    except NoReverseMatch:
        return name
    return format_html('<a href="{}">{}</a>', url, name)


def _has_name(obj: models.Model) -> bool:
    """Django's own ``__str__`` says ``Photo object (12)``."""
    return type(obj).__str__ is not models.Model.__str__


def _name(caption: Caption) -> str:
    if _NAME not in caption.__dict__:
        load_names([caption])
    return Truncator(caption.__dict__.get(_NAME, "")).chars(LONGEST)
