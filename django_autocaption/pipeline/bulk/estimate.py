"""What a bulk request may cost, from what the same services have cost so far; shown before anybody confirms one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.core.exceptions import ImproperlyConfigured
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption.figures import isolated
from django_autocaption.models import Purpose
from django_autocaption.pipeline.admission.holds import average_prices
from django_autocaption.providers import providers

#: From which on an amount is told without a fraction.
WHOLE = 1_000


@dataclass(frozen=True, kw_only=True)
class Total:
    """What many requests may cost together, in one unit."""

    amount: Decimal
    unit: str


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What one provider may be asked for, and at which price."""

    alias: str
    captions: int
    costs: tuple[Total, ...] = ()
    """One for each unit that it has billed in; () = not known, unless it is ``free``."""
    free: bool = False
    """Its provider bills nothing."""
    at_most: bool = False
    """A later provider of a chain: asked only where those before it had no words. Or moderation's, whose decisions hold
    for the same bytes everywhere."""
    purpose: str = Purpose.CAPTION
    """What it is asked for."""

    def __str__(self) -> str:
        """``runware: 900 captions, about 1.17 USD``."""
        number = _("at most %(number)d") if self.at_most else "%(number)d"
        if self.purpose == Purpose.MODERATION:
            asked = ngettext("%(number)s check by moderation", "%(number)s checks by moderation", self.captions)
        else:
            asked = ngettext("%(number)s caption", "%(number)s captions", self.captions)
        asked %= {"number": number % {"number": self.captions}}
        return f"{self.alias}: {asked}, {self.price}"

    def times(self, number: int) -> Estimate:
        """The same for so many times the captions."""
        costs = tuple(Total(amount=cost.amount * number, unit=cost.unit) for cost in self.costs)
        return replace(self, captions=self.captions * number, costs=costs)

    @property
    def price(self) -> str:
        """``about 1.17 USD``, in words where there is no number."""
        if self.free:
            return _("free of charge")
        if not self.costs:
            return _("price not known yet")
        about = _("at most about %(cost)s") if self.at_most else _("about %(cost)s")
        return about % {"cost": " + ".join(isolated(f"{_rounded(cost.amount)} {cost.unit}") for cost in self.costs)}


def estimate(alias: str, captions: int, *, using: str, model: str = "") -> Estimate:
    """What this many captions of the provider with that alias may cost.

    ``using``: database whose ledger is looked at. ``model``: only attempts that named this model count; "" = all. The
    price of one is the average of its latest attempts that were answered and have a price.
    """
    try:
        if providers[alias].is_free:
            return Estimate(alias=alias, captions=captions, free=True)
    except ImproperlyConfigured:
        pass  # told where the request is confirmed; what it cost so far is known all the same
    prices = average_prices(alias, using=using, model=model, purpose=Purpose.CAPTION)
    costs = tuple(Total(amount=price * captions, unit=unit) for unit, price in prices.items())
    return Estimate(alias=alias, captions=captions, costs=costs)


def estimate_checks(alias: str, images: int, *, using: str) -> Estimate:
    """What moderation may cost that has this provider look at so many images."""
    of_words = estimate(alias, images, using=using)
    prices = {} if of_words.free else average_prices(alias, using=using, purpose=Purpose.MODERATION)
    costs = tuple(Total(amount=price * images, unit=unit) for unit, price in prices.items())
    return replace(of_words, costs=costs, at_most=True, purpose=Purpose.MODERATION)


def estimate_chains(chains: Mapping[Sequence[str], int], *, using: str, model: str = "") -> list[Estimate]:
    """The same for each provider of these chains (aliases in the order in which they are asked → captions)."""
    first: dict[str, int] = {}
    later: dict[str, int] = {}
    for chain, captions in chains.items():
        for position, alias in enumerate(chain):
            numbers = later if position else first
            numbers[alias] = numbers.get(alias, 0) + captions
    found = []
    for alias in dict.fromkeys((*first, *later)):
        captions = first.get(alias, 0) + later.get(alias, 0)
        if captions:
            one = estimate(alias, captions, using=using, model=model)
            found.append(replace(one, at_most=True) if alias in later else one)
    return found


def _rounded(amount: Decimal) -> str:
    if amount >= WHOLE:
        return number_format(round(amount), force_grouping=True)
    return number_format(amount, 2) if amount >= 1 or not amount else number_format(Decimal(f"{amount:.2g}"))
