"""Wagtail with its images captioned: by requests, or, with AUTOCAPTION_TEST_STORY=clicks, in a browser."""

from __future__ import annotations

import json
import os
import sys

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in its thread

import django
from django.core.management import call_command


def main() -> None:
    django.setup()
    from importlib import import_module

    import tests.celery  # noqa: F401 - the current app: tasks run at once

    call_command("migrate", run_syncdb=True, verbosity=0)
    chosen = import_module(f"tests.sites.wagtail.{os.environ.get('AUTOCAPTION_TEST_STORY', 'requests')}")
    json.dump(chosen.story(), sys.stdout)


if __name__ == "__main__":
    main()
