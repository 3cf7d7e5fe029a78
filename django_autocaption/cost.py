"""What a request cost: a number from outside, bounded where it enters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal
from typing import ClassVar

#: A number as JSON writes it, in a string.
_DECIMAL = re.compile(r"-?\d{1,30}(\.\d{1,30})?([eE][+-]?\d{1,3})?", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one request cost, in the service's own unit; amounts of different units are never added.

    The one place where a price from outside is bounded: ``Cost.said`` reads whatever a service says. A Cost that is
    made otherwise raises ValueError unless its amount is such a number.
    """

    MOST: ClassVar[Decimal] = Decimal(10_000_000)
    """More than any request costs, in any unit; a larger number is no price."""
    SMALLEST: ClassVar[Decimal] = Decimal("0.00000001")
    """Amounts are rounded up to a multiple of this: nothing that is billed counts as free."""

    amount: Decimal
    unit: str
    """``USD``, ``credits``, ``CU``, ``tokens``, or a service's own of at most 10 characters."""

    def __post_init__(self) -> None:
        amount = _price(self.amount)
        if amount is None or not self.unit or len(self.unit) > 10:
            raise ValueError(f"{self.amount!r} {self.unit!r} is no price. Read what a service says with Cost.said().")
        object.__setattr__(self, "amount", amount)

    @classmethod
    def said(cls, amount: object, unit: str) -> Cost | None:
        """The price that a service says, a number or one in a string; None for everything that is no price: not there,
        below 0, not finite, absurdly high, true, words."""
        known = _price(amount)
        return None if known is None else cls(amount=known, unit=unit)

    def shares(self, count: int) -> list[Cost]:
        """The price of one request for so many images, image by image; adds up to it exactly."""
        share = (self.amount / count).quantize(self.SMALLEST, ROUND_DOWN)
        first = replace(self, amount=self.amount - share * (count - 1))
        return [first, *[replace(self, amount=share)] * (count - 1)]


def _price(said: object) -> Decimal | None:
    if isinstance(said, bool) or not isinstance(said, int | float | Decimal | str):
        return None
    if isinstance(said, str) and not _DECIMAL.fullmatch(said):
        return None
    amount = Decimal(repr(said)) if isinstance(said, float) else Decimal(said)
    if not amount.is_finite() or not 0 <= amount <= Cost.MOST:
        return None
    rounded = amount.quantize(Cost.SMALLEST, ROUND_CEILING).normalize()
    return Decimal(f"{abs(rounded):f}")  # neither 1E+3 nor -0
