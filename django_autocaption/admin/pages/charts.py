"""Numbers as pages write and draw them: in percent of a drawing, since no page has styles or scripts of its own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.formats import number_format

#: Between a number and its unit, where no line ends.
BLANK = "\N{NO-BREAK SPACE}"
#: As columns of money hold it.
PLACES = 8


def capped(number: int, most: int) -> str:
    """``10,000+`` for what was counted no further."""
    return f"{number_format(min(number, most), force_grouping=True)}{'+' if number > most else ''}"


def amount(value: Decimal, unit: str) -> str:
    """Money as people read it, without idle zeros at its end."""
    places = max(0, -int(value.normalize().as_tuple().exponent)) if value else 0
    text = str(number_format(round(value, min(places, PLACES)), min(places, PLACES), force_grouping=True))
    return f"{text}{BLANK}{unit}" if unit else text


def bar(*parts: Decimal | int, whole: Decimal | int) -> list[tuple[str, str]]:
    """(where it begins, how wide it is) for each part of a bar, in percent as an SVG takes them."""
    found, start = [], Decimal(0)
    for part in parts:
        width = 100 * Decimal(part) / whole if whole else Decimal(0)
        found.append((f"{start:.2f}%", f"{width:.2f}%"))
        start += width
    return found


def columns(values: Sequence[Decimal]) -> list[dict[str, str]]:
    """Columns of a chart in which the largest value is as high as the chart, in percent."""
    most, width = max(values), Decimal(100) / len(values)
    return [
        {
            "x": f"{width * number + width / 10:.2f}%",
            "width": f"{width * 8 / 10:.2f}%",
            "y": f"{100 - 100 * value / most:.2f}%",
            "height": f"{100 * value / most:.2f}%",
        }
        for number, value in enumerate(values)
    ]
