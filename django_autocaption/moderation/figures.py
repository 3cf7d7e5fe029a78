"""Numbers as models, JSON and number libraries give them."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from numbers import Real
from typing import Final, Literal

Scale = Literal["fraction", "percent"]

_FULL_SCALE: Final = {"fraction": 1, "percent": 100}
_SPELT = re.compile(r"\s*([0-9]{1,3}(?:\.[0-9]{1,20})?)\s*(%?)\s*", re.ASCII)


def finite(value: object) -> float | None:
    """``value`` as a float, or None where it is no number, not finite, or a truth value. Never raises."""
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        return None
    try:
        number = float(value)
    except (ArithmeticError, ValueError):
        return None
    return number if math.isfinite(number) else None


def fraction(value: object, scale: object) -> float | None:
    """``value``, a number or one in plain digits, on 0–1, or None where it is no sound confidence on ``scale``.

    The scale is declared, never guessed: 79.65 is nothing on ``fraction``, and "79.65%" speaks for itself on
    ``percent`` only.
    """
    top = _FULL_SCALE.get(scale) if isinstance(scale, str) else None
    if isinstance(value, str):
        spelt = _SPELT.fullmatch(value)
        number = float(spelt[1]) if spelt and (scale == "percent" or not spelt[2]) else None
    else:
        number = finite(value)
    return None if top is None or number is None or not 0 <= number <= top else number / top
