"""The number that somebody types before very much is asked for, so that nobody does it by a slip."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: Captions of which more are asked for only by whoever has typed their number.
ABOVE = 300
#: So many times the captions that there are by now may have been typed: a large site captions on meanwhile.
LEEWAY = 1.1


def number_field() -> forms.IntegerField:
    """The field ``number``."""
    return forms.IntegerField(
        label=gettext_lazy("How many captions"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("There are so many that you type the number, as it stands above, to ask for them."),
    )


def problem(number: int, typed: Any) -> str:
    """What is wrong with what was typed where so many would be asked for; "" = nothing. Never are more asked for than
    were typed."""
    if number <= ABOVE or number <= (typed or 0) <= LEEWAY * number:
        return ""
    return _("%(number)d captions would be asked for: type this number.") % {"number": number}
