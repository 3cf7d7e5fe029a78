"""``manage.py autocaption pause``: stop all requests of the site, or those to one service, for a while."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from django_autocaption.management.imports import user_named
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.upkeep import pausing

NAME = "pause"
HELP = "Stop new requests to all services, or to one. Images wait, and nothing is lost; “resume” lets them go on."


def add_arguments(parser: ArgumentParser) -> None:
    """PROVIDER, ``--user``."""
    parser.add_argument("provider", metavar="PROVIDER", nargs="?", default=pauses.SITE, help="its alias (default: all)")
    parser.add_argument("--user", default="", metavar="NAME", help="who is shown as having paused (default: nobody)")


def run(command: BaseCommand, *, provider: str, user: str, **options: Any) -> None:
    """Stop them."""
    try:
        made = pausing.pause(provider, by=user_named(user))
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from None
    said = "are paused" if made else "were paused already"
    command.stdout.write(f"Requests to {name_of(provider)} {said}. {pausing.waiting(provider)} images wait.")


def name_of(alias: str) -> str:
    """What the command calls a service, or all of them."""
    return alias or "all services"
