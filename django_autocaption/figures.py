"""Figures as people read them, in the language of the page: numbers with their sign or unit."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import get_language_bidi

#: Between a number and its unit, where no line ends.
BLANK = "\N{NO-BREAK SPACE}"
#: As columns of money hold it.
PLACES = 8


def isolated(text: str) -> str:
    """What is read from left to right amid words that run from right to left: there its sign, or its unit, would come
    to stand on the other side."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if text and get_language_bidi() else text


def capped(number: int, most: int) -> str:
    """``10,000+`` for what was counted no further."""
    return isolated(f"{number_format(min(number, most), force_grouping=True)}{'+' if number > most else ''}")


def amount(value: Decimal, unit: str) -> str:
    """Money, without idle zeros at its end."""
    places = max(0, -int(value.normalize().as_tuple().exponent)) if value else 0
    text = str(number_format(round(value, min(places, PLACES)), min(places, PLACES), force_grouping=True))
    return isolated(f"{text}{BLANK}{unit}" if unit else text)


def percent(value: float, places: int | None = None) -> str:
    """``79.65 %``. ``places``: so many after the point, even if they are zeros; None = as many as there are."""
    number = int(value) if places is None and float(value).is_integer() else value
    return isolated(f"{number_format(number, places)}{BLANK}%")
