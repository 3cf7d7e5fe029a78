"""What a site can get wrong about its databases, and what their rows tell of it, as Django system checks."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.core import checks
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, ProgrammingError, connections, router, transaction
from django.db.models import Model

from django_autocaption import conf
from django_autocaption.models import Caption, Prompt
from django_autocaption.options import did_you_mean
from django_autocaption.pipeline.records import languages
from django_autocaption.pipeline.records.unregistered import Unregistered, unregistered
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.upkeep import consistency
from django_autocaption.registry import registry


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
        hint=f"Set DATABASES[{alias!r}]['OPTIONS'] to {{'transaction_mode': 'IMMEDIATE'}}.",
        id="autocaption.W011",
    )


def check_prompts(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Every prompt that a field names is in these databases, as far as they have prompts (``check --database``)."""
    try:
        wanted = {f.options.prompt: f.label for f in registry.all() if f.options.prompt}
    except ImproperlyConfigured:  # told by check_settings
        return []
    found: list[CheckMessage] = []
    for using in databases or () if wanted else ():
        if not _has_table(Prompt, using):
            continue
        known = list(Prompt.objects.using(using).values_list("name", flat=True))
        found += [
            checks.Warning(
                f"{label} names the prompt {name!r}, which is not in the database {using!r}: its images will fail."
                f"{did_you_mean(name, known)}",
                hint="Add it under Prompts in the admin.",
                id="autocaption.W006",
            )
            for name, label in wanted.items()
            if name not in known
        ]
    return found


def check_unregistered(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Every caption in these databases belongs to a registered image field (``check --database``)."""
    try:
        return [
            _unregistered(one, using)
            for using in databases or ()
            if _has_table(Caption, using)
            for one in unregistered(using=using)
        ]
    except ImproperlyConfigured:  # told by check_settings
        return []


def _unregistered(one: Unregistered, using: str) -> CheckMessage:
    if one.exists:
        return checks.Info(
            f"{one.label} is not captioned any more; its {one.number} captions in the database {using!r} are kept.",
            id="autocaption.I002",
        )
    return checks.Warning(
        f"{one.number} captions in the database {using!r} belong to {one.label}, which does not exist any more: no "
        f"page shows them (one is of the object {one.object_id!r}).",
        hint=f"If it was renamed: {one.command}. If it is not wanted any more: "
        f"manage.py autocaption move {one.label} --forget.",
        id="autocaption.W007",
    )


def _has_table(model: type[Model], using: str) -> bool:
    table = model._meta.db_table
    return router.allow_migrate_model(using, model) and table in connections[using].introspection.table_names()


def check_languages(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The captions in these databases are in the site's languages (``check --database``)."""
    try:
        return [
            checks.Warning(
                f"Captions in the database {using!r} are in {one.language!r} ({one.captions} of the first "
                f"{languages.MOST}), which is not in AUTOCAPTION['LANGUAGES']: no page shows them.",
                hint=f"If the language has another tag now: {one.command}. Else put it back, or leave them.",
                id="autocaption.W015",
            )
            for using in databases or ()
            if _has_table(Caption, using)
            for one in languages.unused(using=using)
        ]
    except ImproperlyConfigured:  # told by check_settings
        return []


def check_consistency(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """No row in these databases contradicts another one (``check --database``)."""
    found: list[CheckMessage] = []
    for using in databases or ():
        if not router.allow_migrate_model(using, Caption):
            continue
        # Before the migrations have run there is no table, or another one: they are told by Django.
        with suppress(OperationalError, ProgrammingError), transaction.atomic(using=using):
            found += [
                checks.Warning(
                    f"{_number(kind.number)} in the database {using!r}, such as number {kind.example}: {kind.what}",
                    hint=kind.hint,
                    id="autocaption.W008",
                )
                for kind in consistency.contradictions(using=using)
            ]
    return found


def _number(number: int) -> str:
    if number > consistency.MOST:
        return f"More than {consistency.MOST} captions"
    return "1 caption" if number == 1 else f"{number} captions"


#: What ``check --database`` runs.
OF_ROWS = (check_prompts, check_unregistered, check_languages, check_consistency)
