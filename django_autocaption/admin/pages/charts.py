"""Numbers as pages draw them: in percent of a drawing, since no page has styles or scripts of its own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


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
