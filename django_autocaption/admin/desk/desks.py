"""The desks: what is different about each queue that people go through in sittings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from django_autocaption.admin.base.editor import may_moderate, may_write
from django_autocaption.admin.desk.begin import FailureFilterForm, FilterForm, ModerationFilterForm
from django_autocaption.admin.desk.failures import Failures
from django_autocaption.admin.desk.sitter import Sitter
from django_autocaption.admin.desk.table import Table
from django_autocaption.admin.moderation.sitting import Moderation
from django_autocaption.models import ModeratedImage, Queue


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What is different about the desk of one queue."""

    sitter: type[Sitter]
    form: type[FilterForm]
    may: Callable[[HttpRequest], bool]
    """Whoever may sit there."""
    about: Promise
    """What one does there, in a sentence."""
    begins: str
    """Name of the address where sittings begin."""
    listed: str
    """Name of the address of the list of the same images."""
    list_name: Promise
    has_sheet: bool = False
    frame: Mapping[str, Any] = field(default_factory=dict)
    """For the page around it."""


DESKS: Mapping[str, Desk] = {
    Queue.WORDS: Desk(
        sitter=Table,
        form=FilterForm,
        may=may_write,
        about=gettext_lazy(
            "One image after the other, with all that is to be known of it. Nobody else is given the image that you "
            "look at."
        ),
        begins="changelist",
        listed="autocaption_caption_changelist",
        list_name=gettext_lazy("List of captions"),
        has_sheet=True,
    ),
    Queue.MODERATION: Desk(
        sitter=Moderation,
        form=ModerationFilterForm,
        may=may_moderate,
        about=gettext_lazy(
            "One image after the other, blurred until you ask for it, with what was found in it. Nobody else is given "
            "the image that you look at."
        ),
        begins="moderation",
        listed="autocaption_moderatedimage_changelist",
        list_name=gettext_lazy("Moderation queue"),
        frame={"opts": ModeratedImage._meta},
    ),
    Queue.FAILED: Desk(
        sitter=Failures,
        form=FailureFilterForm,
        may=may_write,
        about=gettext_lazy(
            "One image after the other, with what happened: try again, ask another service, or write the words."
        ),
        begins="failures",
        listed="autocaption_caption_changelist",
        list_name=gettext_lazy("List of captions"),
    ),
}
