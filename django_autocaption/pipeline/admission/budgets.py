"""The caps that a site sets on what it spends: AUTOCAPTION["BUDGETS"]."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.options import did_you_mean, read_options

PERIODS = {"day": gettext_lazy("a day"), "month": gettext_lazy("a month")}
#: The unit that counts requests, for services that do not tell what they cost.
REQUESTS = "requests"


@dataclass(frozen=True, kw_only=True)
class Budget:
    """One cap. Keys are written in capitals, as in the settings. Raises ValueError for a value that makes no sense."""

    LIMIT: Decimal
    """Most that may be spent in a period; write it as a string or a whole number."""
    UNIT: str
    """The provider's own: ``USD``, ``credits``, ``CU``, ``tokens``; or ``requests``, which counts them."""
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

    def period_start(self) -> date:
        """First day of the present period."""
        today = _today()
        return today.replace(day=1) if self.PERIOD == "month" else today

    def period_end(self) -> datetime:
        """The moment at which the next period begins."""
        start = self.period_start()
        next_month = (start + timedelta(days=32)).replace(day=1)
        following = next_month if self.PERIOD == "month" else start + timedelta(days=1)
        midnight = datetime.combine(following, time.min)
        return timezone.make_aware(midnight, timezone.get_default_timezone()) if settings.USE_TZ else midnight

    def __str__(self) -> str:
        names = {"limit": f"{self.LIMIT.normalize():f}", "unit": self.UNIT, "period": PERIODS[self.PERIOD]}
        names["provider"] = self.PROVIDER
        if self.PER_USER:
            whole = _("%(limit)s %(unit)s %(period)s for each user")
        elif self.PROVIDER:
            whole = _("%(limit)s %(unit)s %(period)s for “%(provider)s”")
        else:
            whole = _("%(limit)s %(unit)s %(period)s")
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
        if budget.key in {other.key for other in read}:
            raise ConfigurationError(f"{where} caps the same as another budget ({budget.key}).")
        read.append(budget)
    return read


def _today() -> date:
    """The site's day, whatever time zone is active for the user whose request this is."""
    if settings.USE_TZ:
        return timezone.localdate(timezone=timezone.get_default_timezone())
    return timezone.now().date()


def _amount(name: str, value: object) -> Decimal:
    try:
        amount = Decimal(str(value)) if isinstance(value, str | int | Decimal) and not isinstance(value, bool) else None
    except InvalidOperation:
        amount = None
    if amount is None or not amount.is_finite() or amount < 0:
        raise ValueError(f"{name!r} must be an amount such as '5.00', not {value!r}.")
    return amount
