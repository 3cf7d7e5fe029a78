"""What a site can get wrong about its databases, as Django system checks."""

from __future__ import annotations

from django.core import checks
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, router

from django_autocaption import conf
from django_autocaption.options import did_you_mean
from django_autocaption.pipeline.runtime import databases


def check() -> list[CheckMessage]:
    """The databases that the sweep visits are there, are all that it should visit, and take writers in turn."""
    known = list(connections)
    if unknown := [alias for alias in conf.current().DATABASES if alias not in known]:
        return [_unknown(alias, known) for alias in unknown]
    try:
        visited = databases.with_captions()
    except ImproperlyConfigured:  # told with the fields
        return []
    return [
        *(_unvisited(alias) for alias in _asked_about(known) if alias not in visited),
        *(_late(alias) for alias in visited if databases.locks_late(alias)),
    ]


def _unknown(alias: str, known: list[str]) -> CheckMessage:
    return checks.Error(
        f"AUTOCAPTION['DATABASES'] names {alias!r}, which is not in DATABASES.{did_you_mean(str(alias), known)}",
        hint="Every sweep would fail. Name aliases of your DATABASES.",
        id="autocaption.E014",
    )


def _asked_about(known: list[str]) -> list[str]:
    """Databases of which nobody said whether they hold captions. A replica, as tests know it, has none of its own."""
    if conf.current().DATABASES or router.routers:
        return []
    return [alias for alias in known if not connections.settings[alias]["TEST"]["MIRROR"]]


def _unvisited(alias: str) -> CheckMessage:
    return checks.Warning(
        f"No router says whether captions live in the database {alias!r}. Images of objects saved there are captioned, "
        "but the sweep does not visit it: what is lost there stays lost.",
        hint="Set AUTOCAPTION['DATABASES'] to those aliases of your DATABASES that hold captioned images.",
        id="autocaption.W014",
    )


def _late(alias: str) -> CheckMessage:
    """A transaction that reads before it writes finds SQLite locked by whoever wrote meanwhile, at once."""
    return checks.Warning(
        f"The database {alias!r} is SQLite with transactions that take their lock late: with workers beside the "
        "web server, saves may fail with “database is locked”.",
        hint="Set DATABASES[…]['OPTIONS'] to {'transaction_mode': 'IMMEDIATE'}.",
        id="autocaption.W011",
    )
