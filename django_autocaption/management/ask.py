"""``manage.py autocaption ask IMAGE``: ask one service about one image."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from django_autocaption import conf
from django_autocaption.exceptions import ErrorKind, ImageError, ProviderError
from django_autocaption.management.terminal.streams import write_data
from django_autocaption.pipeline.records import ledger
from django_autocaption.pipeline.work.smoke_test import Asked, ask, estimate
from django_autocaption.types import CaptionResult, Cost

NAME = "ask"
HELP = "Ask one provider about one image, and show what it answers: the smoke test for a key. Nothing is stored."


def add_arguments(parser: ArgumentParser) -> None:
    """IMAGE, ``--provider``, ``--prompt``, ``--model``, ``--language`` and flags."""
    # What the checks would stop the command for, such as a missing key, is what this one is there to tell.
    parser.set_defaults(skip_checks=True)
    parser.add_argument("image", metavar="IMAGE", help="a file, or an http(s) address")
    parser.add_argument("--provider", default="default", help="alias in AUTOCAPTION['PROVIDERS'] (default: default)")
    parser.add_argument("--prompt", default="", help="text, for providers that take one")
    parser.add_argument("--model", default="", help="the service's name of a model")
    parser.add_argument("--language", default="", help="language of the words (default: the site's)")
    parser.add_argument("--estimate", action="store_true", help="only say what it would cost, where the service tells")
    parser.add_argument(
        "--allow-private", action="store_true", help="the address may be on this machine or in a private network"
    )
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object; exit status 1 if there are no words"
    )


def run(command: BaseCommand, *, image: str, **options: Any) -> None:
    """Ask and print. Exits with status 1 where the service gave no words."""
    try:
        if options["estimate"]:
            _print_estimate(command, image, options)
            return
        asked = ask(
            image,
            provider=options["provider"],
            prompt=options["prompt"],
            model=options["model"],
            language=options["language"] or conf.current().languages[0],
            private=options["allow_private"],
        )
    except (ImproperlyConfigured, ImageError) as error:
        if not options["json"]:
            raise CommandError(str(error)) from None
        code = error.code if isinstance(error, ImageError) else "settings"
        asked = Asked(error=ProviderError(str(error), kind=ErrorKind.VALIDATION, code=code))
    except ProviderError as error:  # of the estimate
        if not options["json"]:
            raise CommandError(str(error)) from None
        asked = Asked(error=error)
    problem = _problem(asked)
    if options["json"]:
        write_data(command, _as_json(asked, problem))
    else:
        _print(command, asked)
    if problem is not None:
        sys.exit(1)


def _print_estimate(command: BaseCommand, image: str, options: Mapping[str, Any]) -> None:
    cost = estimate(image, provider=options["provider"], model=options["model"], private=options["allow_private"])
    if options["json"]:
        asked = Asked(result=CaptionResult(cost=cost))
        write_data(command, _as_json(asked, None))
    else:
        unknown = "This service does not tell its price beforehand."
        command.stdout.write(f"{cost.amount} {cost.unit}" if cost else unknown)


def _problem(asked: Asked) -> dict[str, Any] | None:
    """Why there is neither alt text nor complete structured data; None if there is."""
    error = asked.error
    if isinstance(error, ProviderError):
        return {
            "kind": str(error.kind),
            "code": error.code,
            "message": error.message,
            "retryable": error.retryable,
            "retry_after": error.retry_after,
        }
    if asked.alt_text or (asked.decorative or (asked.result and asked.result.structured)):
        return None
    message = f"The answer holds nothing fit to publish: {', '.join(asked.reasons)}."
    return {
        "kind": "protocol",
        "code": "not_fit_to_publish",
        "message": message,
        "retryable": False,
        "retry_after": None,
    }


def _cost(asked: Asked) -> Cost | None:
    """What it cost, also where no words came."""
    if asked.result is not None:
        return asked.result.cost
    return asked.error.cost if asked.error is not None else None


def _as_json(asked: Asked, problem: dict[str, Any] | None) -> list[str]:
    result, cost = asked.result, _cost(asked)
    whole = json.dumps(
        {
            "alt_text": asked.alt_text or None,
            "raw": ledger.storable_json(result.raw) if result else None,
            "structured": ledger.storable_json(result.structured) if result and result.structured else None,
            "cost": float(cost.amount) if cost else None,
            "unit": cost.unit if cost else None,
            "ms": asked.ms,
            "error": problem,
        },
        ensure_ascii=False,
    )
    return [whole, "\n"]


def _print(command: BaseCommand, asked: Asked) -> None:
    result, cost = asked.result, _cost(asked)
    rows: list[tuple[str, str]] = []
    if result is not None:
        none = "none: decorative" if asked.decorative else f"none fit to publish ({', '.join(asked.reasons)})"
        rows.append(("alt text", asked.alt_text or none))
        rows.append(("raw answer", result.text or "–"))
        if result.structured:
            rows.append(("structured", json.dumps(ledger.storable_json(result.structured), ensure_ascii=False)))
        rows.append(("model", result.model or "–"))
    if result is not None or cost is not None:
        rows.append(("cost", f"{cost.amount} {cost.unit}" if cost else "not told"))
    if asked.error is not None:
        rows.append(("error", f"{asked.error.message} ({asked.error.kind})"))
    rows.append(("time", f"{asked.ms} ms"))
    for name, value in rows:
        command.stdout.write(f"{name + ':':12}{value}")
