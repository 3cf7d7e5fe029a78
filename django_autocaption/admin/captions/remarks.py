"""Buttons under what the linter says: a remark is none, says a person; or it is one after all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption.models import Caption
from django_autocaption.pipeline.words import dismissals
from django_autocaption.pipeline.words.seen import By, Seen

DISMISS, STANDS = "_dismiss", "_stands"


def pressed(data: Mapping[str, Any]) -> str:
    """Name of the button that was pressed; "" = none of these."""
    return next((name for name in (DISMISS, STANDS) if name in data), "")


def about(data: Mapping[str, Any]) -> tuple[int, str]:
    """(caption, code) that the pressed button names: its value is ``12 long``. (0, "") = none can be read."""
    key, _space, code = str(data.get(pressed(data), "")).partition(" ")
    return (int(key), code) if key.isdecimal() else (0, "")


def problem(caption: Caption, data: Mapping[str, Any]) -> str:
    """Why the button does nothing; "" = it does. ``caption``: with its versions."""
    key, code = about(data)
    found = dismissals.remarks([caption], using=str(caption._state.db))[caption.pk]
    remark = next((one for one in found if one.finding.code == code), None)
    if key != caption.pk or remark is None:
        return _("There is no such remark about these words.")
    if not remark.may_be_dismissed:
        return _("This remark cannot be dismissed: change the words.")
    return ""


def carry_out(caption: Caption, data: Mapping[str, Any], *, seen: Seen, by: By) -> str:
    """Do it, and say what was done. Raises ChangedMeanwhileError, and ValueError where there is a ``problem``."""
    _key, code = about(data)
    if pressed(data) == STANDS:
        dismissals.dismiss_no_more(caption, code, seen=seen)
        return _("The remark stands again.")
    dismissals.dismiss(caption, code, seen=seen, by=by)
    return _("The remark is dismissed, for these words about this image.")
