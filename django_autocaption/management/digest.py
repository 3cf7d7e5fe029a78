"""``manage.py autocaption digest``: what the dashboard tells, by mail, for a cron job each morning."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption import conf, figures
from django_autocaption.audit import overview
from django_autocaption.models import Awaits, Caption, Rating, State, clock
from django_autocaption.pipeline.runtime import addresses, databases
from django_autocaption.pipeline.upkeep.status import Status, status
from django_autocaption.registry import registry

NAME = "digest"
HELP = "Mail what waits for people, what is covered, what this month cost, and what does not run."

#: Captions of each kind that are counted.
MOST = 10_000


def add_arguments(parser: ArgumentParser) -> None:
    """``--to``, ``--if-any``."""
    parser.add_argument(
        "--to", action="append", metavar="ADDRESS", help="default: the site's MANAGERS; may be repeated"
    )
    parser.add_argument("--if-any", action="store_true", help="send nothing where nothing waits and all runs")


def run(command: BaseCommand, *, to: list[str] | None, if_any: bool, **options: Any) -> None:
    """Look and send."""
    recipients = to or [manager if isinstance(manager, str) else manager[1] for manager in settings.MANAGERS]
    if not recipients:
        raise CommandError("Nobody to send it to: give --to ADDRESS, or set MANAGERS.")
    try:
        found, to_moderate = status(most=MOST + 1), _to_moderate()
        # An image that waits for both is one.
        waiting = sum(found.awaiting.values()) + _to_moderate(review=Awaits.NOTHING)
        troubles = list(_troubles(found))
        if if_any and not (waiting or found.states[State.FAILED] or troubles):
            return
        body = "\n".join(_lines(found, to_moderate, troubles))
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from None
    subject = ngettext("%(number)s caption waits", "%(number)s captions wait", waiting)
    subject %= {"number": figures.capped(waiting, MOST)}
    name = conf.current().SITE_NAME
    try:
        send_mail(f"{name}: {subject}" if name else subject, body, None, recipients)
    except OSError as error:  # SMTPException is one
        raise CommandError(f"The mail could not be sent: {error}. See Django's EMAIL_ settings.") from error


def _to_moderate(**columns: Any) -> int:
    rows = (Caption.objects.using(using).filter(rating=Rating.REVIEW, **columns) for using in databases.with_captions())
    return sum(one.order_by()[: MOST + 1].count() for one in rows)


def _lines(found: Status, to_moderate: int, troubles: list[str]) -> Iterator[str]:
    yield from troubles
    yield from [""] * bool(troubles)
    yield _("What waits")
    kinds: list[tuple[Any, int]] = [(reason.label, number) for reason, number in found.awaiting.items()]
    kinds.append((_("Captions of images that a moderator has to look at"), to_moderate))
    kinds.append((State.FAILED.label, found.states[State.FAILED]))
    waits = [f"- {kind}: {figures.capped(number, MOST)}" for kind, number in kinds if number]
    yield from waits or [_("Nothing waits.")]
    covered = overview.coverage_of(registry.all())
    if covered.as_of is not None:
        yield from ("", f"{_('Coverage')}, {_as_of(covered.as_of)}")
        for line in covered.lines:
            if line.images:
                yield _("- %(field)s (%(language)s): %(percent)d %% of %(number)s images") % {
                    "field": line.field.label,
                    "language": line.language,
                    "percent": line.percent,
                    "number": number_format(line.images, force_grouping=True),
                }
    money = overview.spent_this_month()
    if money.as_of is not None and money.lines:
        yield from ("", f"{_('Spent this month')}, {_as_of(money.as_of)}")
        for spent in money.lines:
            cost = figures.isolated(f"{spent.amount.normalize():f} {spent.unit}") if spent.unit else _("told no cost")
            yield f"- {spent.provider}: {cost}"
    if found.accounts:
        yield from ("", _("Budgets"))
        for account in found.accounts:
            user = f" ({account.row.user})" if account.row.user else ""
            amount = figures.isolated(f"{account.row.spent.normalize():f} {account.budget.UNIT}")
            yield _("- %(budget)s: %(spent)s spent") % {"budget": f"{account.budget}{user}", "spent": amount}
    if address := _dashboard():
        yield from ("", address)


def _troubles(found: Status) -> Iterator[str]:
    if found.nobody_works:
        yield _("No worker seems to run: images wait, and nobody takes them.")
    if found.nobody_sweeps:
        yield _("No sweep seems to run: lost messages are not sent again, and nothing is counted.")
    if found.before:
        yield _("The sweep asks for none of many images from before: a service bills them. Coverage tells the price.")
    for failure in found.upkeep:
        yield _("A step of the sweep fails: %(step)s.") % {"step": failure}
    for pause in found.pauses:
        yield _("Requests to %(provider)s are paused.") % {"provider": pause.row}
    for provider in found.providers:
        if provider.silent_since is not None:
            since = {"provider": provider.alias, "since": _moment(provider.silent_since)}
            yield _("%(provider)s has given no answers since %(since)s.") % since


def _as_of(moment: datetime) -> str:
    return _("as of %(moment)s") % {"moment": _moment(moment)}


def _moment(moment: datetime) -> str:
    """In the site's time zone."""
    return date_format(clock.local(moment), "SHORT_DATETIME_FORMAT")


def _dashboard() -> str:
    """Address of the dashboard; "" where SITE_URL, or Django's own admin site, is missing."""
    try:
        return addresses.page(reverse("admin:autocaption_caption_dashboard"))
    except NoReverseMatch:
        return ""
