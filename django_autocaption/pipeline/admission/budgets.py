"""The caps that a site sets on what it spends: AUTOCAPTION["BUDGETS"]."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.figures import isolated
from django_autocaption.options import did_you_mean, read_options
from django_autocaption.providers import providers

#: Units in which the services that the app brings tell their cost; a provider of the site's own may bring its own.
UNITS = ("USD", "CU", "credits", "tokens")
PERIODS = {"day": gettext_lazy("a day"), "month": gettext_lazy("a month")}
#: The unit that counts requests, for services that do not tell what they cost.
REQUESTS = "requests"
#: A larger limit is a slip, and more decimal places than these are counted by no column.
MOST, PLACES = Decimal(1_000_000_000), 8


@dataclass(frozen=True, kw_only=True)
class Budget:
    """One cap. Keys are written in capitals, as in the settings. Raises ValueError for a value that makes no sense."""

    LIMIT: Decimal
    """Most that may be spent in a period; write it as a string or a whole number."""
    UNIT: str = ""
    """Needed. The provider's own: ``USD``, ``credits``, ``CU``, ``tokens``; or ``requests``, which counts them."""
    PERIOD: str = "month"
    """``day`` or ``month``, in the site's time zone."""
    PROVIDER: str = ""
    """Alias of the provider that it is for; "" = all that bill in this unit."""
    PER_USER: bool = False
    """Each user has the limit, for what they ask for in bulk; uploads are nobody's."""
    PRICE: Decimal | None = None
    """What a request counts that does not tell its cost in this unit; None = nothing."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "LIMIT", _amount("LIMIT", self.LIMIT))
        if self.PRICE is not None:
            object.__setattr__(self, "PRICE", _amount("PRICE", self.PRICE))
        if self.UNIT == REQUESTS:
            object.__setattr__(self, "PRICE", Decimal(1))
        for name in ("UNIT", "PROVIDER"):
            if not isinstance(getattr(self, name), str):
                raise ValueError(f"{name!r} must be a string, not {getattr(self, name)!r}.")
        if not self.UNIT:
            raise ValueError("'UNIT' must name a unit: 'USD', 'credits', 'CU', 'tokens' or 'requests'.")
        if self.PERIOD not in PERIODS:
            raise ValueError(f"'PERIOD' must be one of {', '.join(map(repr, PERIODS))}, not {self.PERIOD!r}.")
        if not isinstance(self.PER_USER, bool):
            raise ValueError(f"'PER_USER' must be True or False, not {self.PER_USER!r}.")

    @property
    def key(self) -> str:
        """What tells it from other budgets, whatever its limit."""
        return f"{self.PROVIDER or '*'} {self.UNIT} {self.PERIOD}{' user' if self.PER_USER else ''}"

    def period_start(self, now: datetime | None = None) -> date:
        """First day of the present period; ``now``: by another clock than this machine's."""
        today = _today(now)
        return today.replace(day=1) if self.PERIOD == "month" else today

    def period_end(self) -> datetime:
        """The moment at which the next period begins."""
        start = self.period_start()
        next_month = (start + timedelta(days=32)).replace(day=1)
        following = next_month if self.PERIOD == "month" else start + timedelta(days=1)
        midnight = datetime.combine(following, time.min)
        return timezone.make_aware(midnight, timezone.get_default_timezone()) if settings.USE_TZ else midnight

    def __str__(self) -> str:
        limit = isolated(f"{self.LIMIT.normalize():f} {self.UNIT}")
        names = {"limit": limit, "period": PERIODS[self.PERIOD], "provider": self.PROVIDER}
        if self.PER_USER:
            whole = _("%(limit)s %(period)s for each user")
        elif self.PROVIDER:
            whole = _("%(limit)s %(period)s for “%(provider)s”")
        else:
            whole = _("%(limit)s %(period)s")
        return whole % names


def budgets() -> Sequence[Budget]:
    """Every budget of the site. Raises ConfigurationError that names the wrong one."""
    site = conf.current()
    read: list[Budget] = []
    for number, given in enumerate(site.BUDGETS):
        where = f"AUTOCAPTION['BUDGETS'][{number}]"
        budget = read_options(Budget, given, where=where)
        if budget.PROVIDER and budget.PROVIDER not in site.PROVIDERS:
            hint = did_you_mean(budget.PROVIDER, list(site.PROVIDERS))
            raise ConfigurationError(f"{where}: AUTOCAPTION['PROVIDERS'] has no alias {budget.PROVIDER!r}.{hint}")
        _check_unit(budget, where)
        if budget.key in {other.key for other in read}:
            raise ConfigurationError(f"{where} caps the same as another budget ({budget.key}).")
        read.append(budget)
    return read


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Which services a budget counts; aliases. Those on this machine bill nothing and are in none of these."""

    told: tuple[str, ...] = ()
    """By what their answers say that they cost, in the budget's unit."""
    priced: tuple[str, ...] = ()
    """By the budget's PRICE for each request."""
    uncounted: tuple[str, ...] = ()
    """Not at all: their answers do not say a cost in that unit."""

    def __str__(self) -> str:
        told = _("what %(services)s says that it cost"), self.told
        priced = _("a price for each request of %(services)s"), self.priced
        uncounted = _("nothing of %(services)s"), self.uncounted
        counted = [what % {"services": ", ".join(names)} for what, names in (told, priced, uncounted) if names]
        return "; ".join(counted) or _("nothing: no service is billed")


def coverage(budget: Budget) -> Coverage:
    """Which of the services that the budget is for it counts, and by what."""
    units = _units_in_reach(budget)
    told = tuple(alias for alias, billed in units.items() if budget.UNIT in billed)
    others = tuple(alias for alias in units if alias not in told)
    if budget.PRICE is None:
        return Coverage(told=told, uncounted=others)
    return Coverage(told=told, priced=others)


def _units_in_reach(budget: Budget) -> Mapping[str, Sequence[str]]:
    """The units in which each service tells its cost that the budget is for; one whose settings are wrong is asked
    nothing."""
    found: dict[str, Sequence[str]] = {}
    for alias in [budget.PROVIDER] if budget.PROVIDER else list(conf.current().PROVIDERS):
        with suppress(ImproperlyConfigured):
            if not providers[alias].is_local:
                found[alias] = providers[alias].cost_units
    return found


def _check_unit(budget: Budget, where: str) -> None:
    """Raise ConfigurationError for a budget that counts nothing that may be billed."""
    units = _units_in_reach(budget)
    valid = {*UNITS, REQUESTS, *(unit for billed in units.values() for unit in billed)}
    if budget.UNIT not in valid:
        raise ConfigurationError(f"{where}: no provider bills in {budget.UNIT!r}.{did_you_mean(budget.UNIT, [*valid])}")
    counted = coverage(budget)
    if counted.uncounted and not counted.told:
        ways = (f"{alias!r} {_how_told(billed)}" for alias, billed in units.items())
        raise ConfigurationError(
            f"{where} counts nothing in {budget.UNIT!r}: {', '.join(ways)}. Write another 'UNIT', or a 'PRICE' for "
            "each request."
        )


def _how_told(units: Sequence[str]) -> str:
    return f"tells its cost in {' or '.join(map(repr, units))}" if units else "tells no cost"


def _today(now: datetime | None) -> date:
    """The site's day, whatever time zone is active for the user whose request this is."""
    if settings.USE_TZ:
        return timezone.localdate(now, timezone.get_default_timezone())
    return (now or timezone.now()).date()


def _amount(name: str, value: object) -> Decimal:
    try:
        amount = Decimal(str(value)) if isinstance(value, str | int | Decimal) and not isinstance(value, bool) else None
    except InvalidOperation:
        amount = None
    if amount is None or not amount.is_finite() or not 0 <= amount <= MOST or amount != round(amount, PLACES):
        raise ValueError(
            f"{name!r} must be an amount such as '5.00', at most {MOST}, with {PLACES} decimal places, not {value!r}."
        )
    return amount
