"""Words anew after those that people stand behind in another language.

The service is told these by the placeholder ``{reviewed_text}`` of the prompt, and sees the image as ever. What it
answers is a draft: no words of anybody are replaced before a person approves it.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from django_autocaption import prompts
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Batch, Caption, Kind
from django_autocaption.pipeline.bulk import recaption
from django_autocaption.pipeline.bulk.recaption import Request
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.job import reviewed


def request_of(*, provider: str = "", model: str = "", prompt: str = "", newest: int | None = None) -> Request:
    """What is asked. ``prompt``: the text of one that names the reviewed words; "" = the app's own.

    Raises ConfigurationError for a prompt that does not name them.
    """
    prompt = prompt or prompts.TRANSLATION
    if not names_reviewed(prompt):
        raise ConfigurationError(_("The prompt has to name {reviewed_text}, the words to translate."))
    return Request(provider=provider, model=model, prompt=prompt, replace_human=True, newest=newest)


def names_reviewed(prompt: str) -> bool:
    """The prompt tells the service what people stand behind in another language."""
    return f"{{{prompts.REVIEWED}}}" in prompt


def translatable(chosen: QuerySet[Caption], *, newest: int | None = None) -> QuerySet[Caption]:
    """Those of the captions that can be asked for so: people stand behind words in another language. ``newest``: as of
    ``requests.repeatable``."""
    return reviewed.with_text(requests.repeatable(chosen, replace_human=True, newest=newest))


def captions(
    chosen: QuerySet[Caption],
    request: Request,
    *,
    user: AbstractBaseUser,
    most: int | None = None,
    counted: Mapping[tuple[int, str], int] | None = None,
) -> tuple[int, Batch]:
    """Ask for these; others are left alone. ``most``, ``counted`` and what it returns: of ``recaption.captions``."""
    rows = chosen if counted is not None else translatable(chosen, newest=request.newest)
    return recaption.captions(rows, request, user=user, held=True, kind=Kind.TRANSLATE, most=most, counted=counted)
