"""What an editor decides in Wagtail's admin, under the condition that picture and words are those that they saw."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from django_autocaption.contrib.wagtail import access
from django_autocaption.contrib.wagtail.forms import WordsForm
from django_autocaption.exceptions import AutocaptionError
from django_autocaption.models import Surface, Verb, Version
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By

#: Names the button that was pressed: ``save``, ``decorative``, ``publish:12`` or ``recaption``.
BUTTON = "autocaption"


def carry_out(form: WordsForm, button: str, *, user: Any, surface: Surface) -> str | None:
    """Do what the button says, and say what was done; None = it was not, and the form says why. Raises
    PermissionDenied."""
    if not access.may_write(user) or (button != "save" and not access.may_approve(user)):
        raise PermissionDenied
    if not form.is_valid():
        return None
    try:
        return _decide(form, button, user, By(user=user, surface=surface))
    except (AutocaptionError, ValueError) as error:
        form.row.refresh_from_db()
        form.add_error(None, str(error))
        return None


def _decide(form: WordsForm, button: str, user: Any, by: By) -> str:
    row, seen, words = form.row, form.cleaned_data["seen_as"], form.changed_words
    if button == "decorative":
        reviews.mark_decorative(row, seen=seen, by=by)
        return _("The image is marked decorative: screen readers skip it.")
    if button.startswith("publish:"):
        reviews.publish_version(row, _version(row.pk, button, str(row._state.db)), seen=seen, by=by)
        return _("That version is published.")
    if words:
        made = reviews.edit(row, words, seen=seen, by=by, publish=access.may_approve(user))
        if made is not None and made.verb == Verb.SUGGEST:
            return _("The words are saved as a draft. Somebody who may approve captions can publish it.")
        return _("The words are saved and published.")
    if not access.may_approve(user):
        return _("Nothing was changed.")
    reviews.approve(row, seen=seen, by=by)
    return _("The words are approved and published.")


def _version(caption: int, button: str, using: str) -> Version:
    key = button.partition(":")[2]
    found = Version.objects.using(using).filter(caption=caption, pk=int(key)).first() if key.isdecimal() else None
    if found is None:
        raise ValueError(_("There is no such version of this caption."))
    return found
