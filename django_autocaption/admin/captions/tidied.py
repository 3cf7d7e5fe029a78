"""What a person is told of words that are stored otherwise than they typed them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.captions.form import WordsForm


def tell_tidied(model_admin: ModelAdmin, request: HttpRequest, form: WordsForm) -> None:
    """A message for each such field. ``form``: a valid one."""
    for label, stored in form.tidied:
        text = _(
            "%(field)s is stored as “%(text)s”: line breaks, repetitions, and characters that nobody sees are taken out"
            " of what you typed."
        )
        model_admin.message_user(request, text % {"field": label, "text": stored}, messages.INFO)
