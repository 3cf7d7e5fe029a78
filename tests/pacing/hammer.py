"""``python -m tests.pacing.hammer``: one worker among several that all want slots; prints how many it got, as JSON."""

from __future__ import annotations

import json

import django

django.setup()

from django_autocaption import pacing  # noqa: E402 - needs the settings
from django_autocaption.providers.rates import Rate  # noqa: E402 - likewise


def main() -> None:
    """30 wishes for 3 slots each, and as many notes of how it went."""
    got = 0
    for _count in range(30):
        admission = pacing.reserve("default", pacing.Wish(wanted=3, rate=Rate(count=60, seconds=3600)))
        got += len(admission.slots)
        pacing.note("default", None, holders={"me": 1})
    print(json.dumps({"got": got, "alone": pacing._Shared.is_told}))


if __name__ == "__main__":
    main()
