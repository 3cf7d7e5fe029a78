"""What a person is told of words that are stored otherwise than they typed them: by which rules, and what they say now.

Nothing is changed that a reader would notice: what is wrong with words of people is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.loading import on_first_use

if TYPE_CHECKING:
    from django_autocaption import text as text_rules
else:
    text_rules = on_first_use("django_autocaption.text")

#: Blanks that become one, or another one.
_BLANKS = re.compile(r"[^\S\n]{2}|[^\S\n ]")


@dataclass(frozen=True, kw_only=True)
class Tidied:
    """One field."""

    label: str
    stored: str
    rules: Sequence[str]
    """What was done, in sentences."""


def rules_between(name: str, typed: str, stored: str) -> list[str]:
    """The rules that made the one from the other; [] = it is stored as it was typed. ``name``: of the field."""
    words = [word.strip() for word in typed.split(",") if word.strip()] if name == "keywords" else [typed]
    if ", ".join(words) == stored:
        return []
    seen = [text_rules.visible(word) for word in words]
    in_one_line = name != "description"
    found = [
        (_("Line breaks became blanks."), in_one_line and any("\n" in word for word in seen)),
        (_("Blanks beside blanks were taken out."), in_one_line and any(_BLANKS.search(word) for word in seen)),
        (_("Characters that nobody sees were taken out."), seen != words),
        (_("What was there twice was taken out."), len(set(words)) < len(words)),
    ]
    return [sentence for sentence, ran in found if ran]


def tell_tidied(model_admin: ModelAdmin, request: HttpRequest, form: Any) -> None:
    """A message for each such field. ``form``: a valid ``WordsForm``."""
    for told in told_of(form.tidied):
        model_admin.message_user(request, told, messages.INFO)


def told_of(tidied: Iterable[Tidied]) -> list[str]:
    """A line for each."""
    return [
        " ".join((_("%(field)s is stored as “%(text)s”.") % {"field": one.label, "text": one.stored}, *one.rules))
        for one in tidied
    ]
