"""Hold what is spent below the site's budgets: reserved before a request is sent, settled when its end is known.

A request whose outcome stays unknown keeps its reservation, since it may have been billed. What the next request will
cost is taken from the dearest of the last ones; of a service that has never answered yet one request at a time is sent,
with all that is left reserved for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import router, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from django_autocaption.figures import isolated
from django_autocaption.models import Attempt, Batch, Outcome, Spending, clock
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.admission import first_price, holds
from django_autocaption.pipeline.admission.budgets import Budget, Coverage, budgets, coverage
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.runtime import databases
from django_autocaption.signals import budget_warning

#: Decimal places of money in a sentence; averages have more than anybody reads.
PLACES = 6
#: Seconds after which a row looks again at a budget that is spent, as its limit may have been raised.
LOOK_AGAIN = 3600.0
#: The same where requests on their way hold what is left: after so many seconds at first, and after this share of the
#: youngest one's age, since a service may take an hour for a job, and thousands of rows may wait.
LOOK_FOR_PRICE, GROWTH = 3.0, 0.5
#: The same where the rest is held for earlier bulk requests; at the latest where requests on their way hold it.
LOOK_AT_HELD = 600.0
#: Answers whose dearest is what a request is expected to cost.
SAMPLE = 50
WARN_AT = Decimal("0.8")
#: Share of a limit that stays reserved for a request of unknown outcome whose price nobody knew: were it all that was
#: left, one timeout would end the period.
UNPRICED = Decimal("0.1")
NOTHING = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A request that no budget is left for."""

    job: Job
    message: str
    delay: float
    """Seconds after which to look again."""


@dataclass(kw_only=True)
class Account:
    """A budget and what was spent of it in the present period."""

    budget: Budget
    row: Spending
    held: Decimal = NOTHING
    """Held for bulk requests, as far as ``accounts`` looked: what they have yet to ask for, the limit at most."""

    @property
    def left(self) -> Decimal:
        """What may still be reserved; below 0 where the limit was lowered."""
        return self.budget.LIMIT - self.row.spent - self.row.reserved

    @property
    def coverage(self) -> Coverage:
        """What the budget counts."""
        return coverage(self.budget)


def reserve(requests: Sequence[list[Job]]) -> tuple[list[list[Job]], list[Refused]]:
    """Reserve what these leased requests are expected to cost. Returns (those to send, jobs that have to wait).

    A request has one job for each image or language; the attempt of a further language is ``part_of`` the one that
    pays. The attempts remember what was reserved for them. Raises ConfigurationError.
    """
    caps = budgets()
    if not caps or not requests:
        return list(requests), []
    fresh = [job.attempt for request in requests for job in request if job.attempt and not job.attempt.reserved]

    def at_once() -> tuple[list[list[Job]], list[Refused]]:
        for attempt in fresh:
            attempt.reserved = {}  # what a try before this one noted was rolled back
        with transaction.atomic(using=_home()):
            return _reserve(requests, caps)

    return databases.patiently(at_once, using=_home())


def _reserve(requests: Sequence[list[Job]], caps: Sequence[Budget]) -> tuple[list[list[Job]], list[Refused]]:
    affordable: list[list[Job]] = []
    refused: list[Refused] = []
    held = _Accounts(caps, requests)
    for request in requests:
        paid = [job for job in request if held.pays(job)]
        if not all(map(_pays_for, request)) and request[0] not in paid:  # who pays for the other languages cannot
            paid = []
        refused += [held.refusal(job, request) for job in request if job not in paid]
        if paid:
            affordable.append(paid)
    held.close()
    return affordable, refused


@contextmanager
def booked_with(using: str) -> Iterator[None]:
    """A transaction of this database and of the one that money is counted in, so that what is done again is booked
    once. The other one ends last: an accident between the two leaves money reserved, and none uncounted."""
    with ExitStack() as both:
        for alias in dict.fromkeys((_home(), using)):
            both.enter_context(transaction.atomic(using=alias))
        yield


def book(ended: Iterable[tuple[Attempt, Mapping[str, Any]]]) -> None:
    """Book what ended attempts really cost. ``ended``: attempts with the columns that their end has changed, each once.

    To be called in the transaction that wrote these columns (``booked_with``), with the rows as that had locked them:
    what an attempt keeps reserved may have been set right since its worker read it.
    """
    spent: dict[int, Decimal] = {}
    released: dict[int, Decimal] = {}
    for attempt, changes in ended:
        if changes.get("outcome") == Outcome.UNKNOWN:
            for pk, amount in _release_most(attempt).items():
                released[pk] = released.get(pk, NOTHING) + amount
            continue
        if changes.get("outcome") is None:
            continue
        for pk, note in attempt.reserved.items():
            released[int(pk)] = released.get(int(pk), NOTHING) + Decimal(note["amount"])
            spent[int(pk)] = spent.get(int(pk), NOTHING) + _cost(changes, note)
        less = first_price.correct(attempt, changes)
        for totals, corrected, sign in ((spent, less.spent, -1), (released, less.reserved, 1)):
            for account, amount in corrected.items():
                totals[int(account)] = totals.get(int(account), NOTHING) + sign * amount
    using = _home()
    for pk in sorted(released):
        Spending.objects.using(using).filter(pk=pk).update(
            spent=F("spent") + spent.get(pk, NOTHING), reserved=F("reserved") - released[pk]
        )
    _warn(sorted(released), using)


def accounts() -> list[Account]:
    """Every budget of the site with what was spent of it in this period, and is held. Raises ConfigurationError."""
    found: list[Account] = []
    for budget in budgets():
        rows = Spending.objects.using(_home()).filter(budget=budget.key, period_start=budget.period_start())
        found += [Account(budget=budget, row=row) for row in rows.order_by("user")]
        if not found or found[-1].budget is not budget:
            row = Spending(budget=budget.key, period_start=budget.period_start())
            found.append(Account(budget=budget, row=row))
    batches = holds.open_batches() if found else []
    for account in found:
        limit = account.budget.LIMIT
        account.held = min(holds.held(batches, account.budget, account.row.user, most=limit), limit)
    return found


def shortfalls(hold: Mapping[str, Any], *, by: object = None) -> list[str]:
    """Which budgets a bulk request that is to be confirmed does not fit into now, in a sentence each. ``hold``: its
    columns. ``by``: primary key of who asks, None = nobody. Raises ConfigurationError."""
    wanted = Batch(**hold)
    found: list[str] = []
    for account in accounts():
        needed = holds.price_of(wanted, account.budget) * wanted.planned
        is_theirs = not account.budget.PER_USER or account.row.user == str(by)
        if not is_theirs or needed <= account.left - account.held:
            continue
        left = {"left": max(account.left, NOTHING), "held": account.held}
        unit = account.budget.UNIT
        told = {name: isolated(f"{round(amount, PLACES).normalize():f} {unit}") for name, amount in left.items()}
        message = _(
            "Of the budget of %(budget)s %(left)s is left, and %(held)s held for earlier bulk requests: the rest waits."
        )
        found.append(message % {"budget": account.budget, **told})
    return found


class _Accounts:
    """The accounts that a wave of requests draws on, locked until the transaction ends."""

    def __init__(self, caps: Sequence[Budget], requests: Sequence[list[Job]]) -> None:
        self.caps = caps
        self.noted: list[Attempt] = []
        self.spent_of: dict[int, Account] = {}
        self.prices: dict[tuple[str, str], Decimal | None] = {}
        self.asked: dict[int, float | None] = {}
        self.held_from: set[int] = set()
        """Captions that would be affordable but for what is held for earlier bulk requests."""
        self.earlier: dict[tuple[str, int], list[Batch]] = {}
        self.held: dict[tuple[int, str, int], Decimal] = {}
        wanted = {key for request in requests for job in request for key in self._keys(job)}
        # Once, for midnight may come; and not by the worker's clock, by which it may be another period than for others.
        now = clock.read(str(requests[0][0].caption._state.db))
        starts = {cap.key: cap.period_start(now) for cap in caps}
        using = _home()
        for cap, user in sorted(wanted, key=lambda key: (key[0].key, key[1])):
            Spending.objects.using(using).get_or_create(budget=cap.key, period_start=starts[cap.key], user=user)
        rows = Spending.objects.using(using).filter(
            budget__in={cap.key for cap, _user in wanted}, period_start__in=set(starts.values())
        )
        for pk in sorted(rows.values_list("pk", flat=True)):  # as in ``book``: in another order they would deadlock
            rows.filter(pk=pk).update(reserved=F("reserved"))  # locks it, on every database
        by_key = {cap.key: cap for cap in caps}
        self.accounts = {
            (row.budget, row.user): Account(budget=by_key[row.budget], row=row)
            for row in rows
            if row.period_start == starts[row.budget]
        }

    def pays(self, job: Job) -> bool:
        """Reserve for this job, if it pays for itself and every budget has enough left."""
        if job.attempt is None or not _pays_for(job) or job.attempt.reserved:
            return True
        bills: list[tuple[Account, Decimal]] = []
        for account in self._accounts(job):
            held = self._held(account, job)
            price = self._price(account, job, held)
            if price > NOTHING and price > account.left - held:
                self.spent_of[job.caption.pk] = account
                if price <= account.left:
                    self.held_from.add(job.caption.pk)
                return False
            bills.append((account, price))
        for account, price in bills:
            account.row.reserved += price
            job.attempt.reserved[str(account.row.pk)] = {
                "amount": str(price),
                "unit": account.budget.UNIT,
                "price": str(self._price_if_untold(account, job, price)),
                "keeps": str(self._kept_if_unknown(account, job, price)),
            }
            if self._known_price(account, job) is None:
                job.attempt.reserved[str(account.row.pk)][first_price.GUESSED] = True
        if bills:
            self.noted.append(job.attempt)
        return True

    def refusal(self, job: Job, request: Sequence[Job]) -> Refused:
        """Why the job has to wait: its own budget, or that of the job whose request it is part of."""
        account = next(self.spent_of[j.caption.pk] for j in (job, *request) if j.caption.pk in self.spent_of)
        if not self.held_from.isdisjoint((job.caption.pk, request[0].caption.pk)):
            message = _("What is left of the budget of %(budget)s is held for earlier bulk requests.")
            return Refused(job=job, message=message % {"budget": account.budget}, delay=LOOK_AT_HELD)
        age = self._youngest(account)
        if age is not None:
            message = _("The budget of %(budget)s has nothing left beside what is being asked. Looked at again soon.")
            delay = min(max(age * GROWTH, LOOK_FOR_PRICE), LOOK_AT_HELD)
            return Refused(job=job, message=message % {"budget": account.budget}, delay=delay)
        end = account.budget.period_end()
        message = _(
            "The budget of %(budget)s is spent. It is filled again on %(day)s; or raise AUTOCAPTION['BUDGETS']."
        )
        message %= {"budget": account.budget, "day": date_format(end, "DATE_FORMAT")}
        delay = min(max((end - timezone.now()).total_seconds(), 1.0), LOOK_AGAIN)
        return Refused(job=job, message=message, delay=delay)

    def close(self) -> None:
        """Write what was reserved, on the accounts and on the attempts."""
        using = _home()
        for account in self.accounts.values():
            Spending.objects.using(using).filter(pk=account.row.pk).update(reserved=account.row.reserved)
        if self.noted:
            Attempt.objects.using(self.noted[0]._state.db).bulk_update(self.noted, ["reserved"])

    def _youngest(self, account: Account) -> float | None:
        """Seconds since the last of the requests on their way was sent that hold some of it, of this wave or of other
        workers: what they leave is known soon. None = there are none."""
        pk = account.row.pk
        if any(str(pk) in attempt.reserved for attempt in self.noted):
            return 0.0
        if pk not in self.asked:
            leased = Attempt.objects.filter(lease__isnull=False, reserved__has_key=str(pk)).order_by("-asked_at")
            moments = leased.annotate(now=DatabaseNow()).values_list("now", "asked_at")
            last = [found for alias in databases.with_captions() if (found := moments.using(alias).first())]
            self.asked[pk] = min(((now - asked_at).total_seconds() for now, asked_at in last), default=None)
        return self.asked[pk]

    def _held(self, account: Account, job: Job) -> Decimal:
        """What of it is held for bulk requests that were confirmed before the job's; uploads come first."""
        batch = job.caption.batch
        if batch is None:
            return NOTHING
        own = str(batch._state.db), batch.pk
        if own not in self.earlier:
            self.earlier[own] = holds.open_batches(before=batch)
        key = (account.row.pk, *own)
        if key not in self.held:
            left = max(account.left, NOTHING)
            self.held[key] = holds.held(self.earlier[own], account.budget, account.row.user, most=left)
        return self.held[key]

    def _price(self, account: Account, job: Job, held: Decimal = NOTHING) -> Decimal:
        """What the job is expected to cost; all that is left where nobody can know yet."""
        known = self._known_price(account, job)
        return max(account.left - held, Decimal("0.00000001")) if known is None else known

    def _kept_if_unknown(self, account: Account, job: Job, price: Decimal) -> Decimal:
        return min(price, UNPRICED * account.budget.LIMIT) if self._known_price(account, job) is None else price

    def _price_if_untold(self, account: Account, job: Job, price: Decimal) -> Decimal:
        """What it counts if its answer, with words or without, does not say what it cost in the budget's unit."""
        if account.budget.PRICE is not None:
            return account.budget.PRICE
        bills = account.budget.UNIT in job.question.provider.cost_units
        return self._kept_if_unknown(account, job, price) if bills else self._known_price(account, job) or NOTHING

    def _known_price(self, account: Account, job: Job) -> Decimal | None:
        alias, budget = job.question.alias, account.budget
        if (alias, budget.UNIT) not in self.prices:
            known = expected_price(alias, budget.UNIT, using=str(job.caption._state.db))
            bills = budget.UNIT in job.question.provider.cost_units
            self.prices[alias, budget.UNIT] = None if bills and not known else known
        known = self.prices[alias, budget.UNIT]
        return known or (known if budget.PRICE is None else budget.PRICE)

    def _accounts(self, job: Job) -> Iterator[Account]:
        return (self.accounts[cap.key, user] for cap, user in self._keys(job))

    def _keys(self, job: Job) -> Iterator[tuple[Budget, str]]:
        if job.question.provider.is_local:
            return
        batch = job.caption.batch
        user = str(batch.requested_by_id) if batch and batch.requested_by_id is not None else ""
        for cap in self.caps:
            if cap.PROVIDER in ("", job.question.alias) and (user or not cap.PER_USER):
                yield cap, user if cap.PER_USER else ""


def expected_price(alias: str, unit: str, *, using: str) -> Decimal | None:
    """The dearest of this provider's last answers in this unit, those without words among them; 0 = none of them told
    a price in it, None = no answer yet."""
    told = Q(outcome=Outcome.ANSWERED) | ~Q(cost_unit="")
    answered = Attempt.objects.using(using).filter(told, provider=alias, part_of=None)
    costs = list(answered.order_by("-pk").values_list("cost_amount", "cost_unit")[:SAMPLE])
    if not costs:
        return None
    return max((amount for amount, billed in costs if billed == unit and amount is not None), default=NOTHING)


def _cost(changes: Mapping[str, Any], note: Mapping[str, Any]) -> Decimal:
    """What ended counts: what it cost in the budget's unit, nothing if it was not done, else the price of one that does
    not tell."""
    amount, unit = changes.get("cost_amount"), changes.get("cost_unit")
    if amount is not None and unit in (note["unit"], ""):
        return Decimal(str(amount))
    return Decimal(note["price"])


def _release_most(attempt: Attempt) -> dict[int, Decimal]:
    """Keep what such a request keeps until the period ends. Returns what is released, by Spending."""
    kept = {pk: note | {"amount": note.get("keeps", note["amount"])} for pk, note in attempt.reserved.items()}
    if kept != attempt.reserved:
        Attempt.objects.using(attempt._state.db).filter(pk=attempt.pk).update(reserved=kept)
    return {int(pk): Decimal(note["amount"]) - Decimal(kept[pk]["amount"]) for pk, note in attempt.reserved.items()}


def _pays_for(job: Job) -> bool:
    """The request is paid with this job's attempt, not with that of another language."""
    return job.attempt is not None and job.attempt.part_of_id is None


def _warn(ids: Sequence[int], using: str) -> None:
    """Tell once in a period that a budget is nearly spent."""
    try:
        caps = {cap.key: cap for cap in budgets()}
    except ImproperlyConfigured:  # the system checks tell it, and what was paid for is settled all the same
        return
    for row in Spending.objects.using(using).filter(pk__in=ids, warned_at=None):
        cap = caps.get(row.budget)
        if cap is None or row.spent < WARN_AT * cap.LIMIT:
            continue
        if Spending.objects.using(using).filter(pk=row.pk, warned_at=None).update(warned_at=timezone.now()):
            tell = partial(budget_warning.send_robust, Spending, spending=row, budget=cap)
            transaction.on_commit(tell, using=using)


def _home() -> str:
    """Budgets are the site's, so they are counted in one database, whichever one the captions are in."""
    return router.db_for_write(Spending)
