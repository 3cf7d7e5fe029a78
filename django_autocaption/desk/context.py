"""What stands beside an image at the desk: its object, the page and the link that it is part of, and what was asked."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from django_autocaption.models import Attempt, Caption
from django_autocaption.pipeline.job.context import context_of
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.pipeline.runtime import databases
from django_autocaption.registry import CaptionedField

logger = logging.getLogger(__name__)
T = TypeVar("T")

#: What browsers leave out of an address before they read it.
_UNSEEN = re.compile(r"[\x00-\x20]+")


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """Of one image; "" and () for what is not known."""

    name: str
    """Of the object, as it calls itself."""
    page: str
    """Address of a page that shows the image; one that leads to no page is a title."""
    page_title: str
    link: str
    """Where the image leads, if it is the whole of a link."""
    link_title: str
    caption: str
    """The line that stands at the image."""
    facts: Sequence[tuple[str, str]]
    """(label, value) of the object's attributes that prompts may name."""
    question: str
    """What a service was told to write the draft, or else the published words."""
    problem: str = ""
    """Why the site's own function says nothing."""


def surroundings(caption: Caption) -> Surroundings | None:
    """What is known of the image of this caption, which has its versions; None = its object is gone. Two queries, and
    those of the site's own function."""
    field = field_of(caption)
    instance = object_of(caption, field) if field is not None else None
    if field is None or instance is None:
        return None
    problems: list[str] = []

    def ask(tell: Callable[[], T]) -> T | None:
        try:
            with databases.contained(str(caption._state.db)):
                return tell()
        except Exception as error:  # of the site's own code, and no reason not to look at the image
            logger.exception("The context of caption %s could not be told.", caption.pk)
            told = _("The site's own code could not say what surrounds the image (%(kind)s): see the log.")
            problems.append(told % {"kind": type(error).__name__})
            return None

    told = ask(lambda: context_of(field, instance)) or {}
    name = ask(lambda: str(instance)) or ""
    names = field.options.prompt_fields
    facts = ask(lambda: [(_label(field.model, name), str(getattr(instance, name, ""))) for name in names]) or []
    page, page_title = _followed(told.get("page", ""), told.get("page_title", ""))
    link, link_title = _followed(told.get("link", ""), told.get("link_title", ""))
    return Surroundings(
        name=name,
        page=page,
        page_title=page_title,
        link=link,
        link_title=link_title,
        caption=told.get("caption", ""),
        facts=facts,
        question=_question(caption),
        problem=" ".join(dict.fromkeys(problems)),
    )


def object_of(caption: Caption, field: CaptionedField) -> models.Model | None:
    """The object that the caption describes."""
    try:
        key = field.key_value(caption.object_id)
    except ValidationError:
        return None
    home = databases.home_of(field.model, str(caption._state.db))
    manager: models.Manager[Any] = field.model._base_manager
    found: models.Model | None = manager.using(home).filter(pk=key).first()
    return found


def _followed(address: str, title: str) -> tuple[str, str]:
    """Both; an address that leads to no page (``javascript:…``) is text alone."""
    try:
        scheme = urlsplit(_UNSEEN.sub("", address)).scheme.lower()
    except ValueError:
        scheme = "?"
    return (address, title) if scheme in ("", "http", "https") else ("", title or address)


def _question(caption: Caption) -> str:
    said = caption.offered
    if said is None or said.attempt_id is None:
        return ""
    asked = Attempt.objects.using(caption._state.db).filter(pk=said.attempt_id)
    return asked.values_list("prompt", flat=True).first() or ""


def _label(model: type[models.Model], name: str) -> str:
    known = {field.name: field for field in model._meta.concrete_fields}
    return str(known[name].verbose_name) if name in known else name
