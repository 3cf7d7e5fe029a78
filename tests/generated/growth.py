"""What a number of images needs, computed: ``python -m tests.generated.growth --images 3000000 --price 0.002``.

The tables of ``docs/growing.md`` are what this prints for a hundred million. Everything measured is in ``measured.py``,
everything set in the package's own code.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tests.generated import measured
from tests.generated.markdown import table

GB, DAY, MONTH = 1e9, 86_400.0, 30
QUOTAS = (60, 600, 3_000, 20_000)
PRICES = (Decimal("0.0001"), Decimal("0.001"), Decimal("0.005"))
CORES = (2, 8, 32)
YEARS = (1, 3, 10)
#: Share of a core's time that is worked with, so that the rest of the machine has some.
BUSY = 0.7


@dataclass(frozen=True, kw_only=True)
class Site:
    """A site of that size."""

    images: int = 100_000_000
    languages: int = 1
    versions: int = 1
    """Of the words of each image and language that are kept."""
    attempts: int = 1
    """Requests for each image and language that are kept; languages may come from one request."""
    price: Decimal | None = None
    """Of one request; None = the table has several."""
    per_minute: int | None = None
    """Requests that the service allows; None = the table has several."""

    @property
    def captions(self) -> int:
        return self.images * self.languages


def disk(site: Site) -> Iterator[str]:
    """Rows and gigabytes of each table."""
    sizes = {
        "Caption": (site.captions, measured.CAPTION),
        "Version": (site.captions * site.versions, measured.VERSION),
        "Attempt": (site.captions * site.attempts, measured.ATTEMPT),
    }
    rows = [
        (f"`{name}`", f"{number:,}", f"{row.table} + {row.indexes}", f"{number * row.total / GB:,.0f} GB")
        for name, (number, row) in sizes.items()
    ]
    total = sum(number * row.total for number, row in sizes.values())
    rows.append(("together", f"{sum(number for number, _row in sizes.values()):,}", "", f"{total / GB:,.0f} GB"))
    yield from table(("Table", "Rows", "Bytes a row: itself + its indexes", "Disk"), rows)


def extra(site: Site) -> Iterator[str]:
    """What more of each kind takes."""
    words, answers = 100 * site.captions * site.versions, 1_000 * site.captions * site.attempts
    rows = [
        ("one language more", f"{site.images * _bytes(site) / GB:,.0f} GB"),
        ("one version more of the words of each", f"{site.captions * measured.VERSION.total / GB:,.0f} GB"),
        ("one request more for each, a re-caption of all", f"{site.captions * measured.ATTEMPT.total / GB:,.0f} GB"),
        ("a hundred characters more of words", f"{words / GB:,.0f} GB"),
        ("answers as they came, of a thousand bytes each", f"{answers / GB:,.0f} GB"),
    ]
    yield from table(("What", "Disk"), rows)


def history(site: Site) -> Iterator[str]:
    """Disk of versions and requests after some years, each with a re-caption of all."""
    yearly = site.captions * (measured.VERSION.total + measured.ATTEMPT.total) / GB
    rows = [(f"{years}", f"{yearly * years:,.0f} GB", f"{yearly:,.0f} GB") for years in YEARS]
    yield from table(("Years", "Versions and requests, all kept", "The newest of each"), rows)


def messages(site: Site) -> Iterator[str]:
    """What the broker is given, and how much of it at once."""
    from django_autocaption.conf import AutocaptionSettings
    from django_autocaption.pipeline.runtime import queue

    number, at_once = -(-site.captions // queue.ROWS_PER_MESSAGE), AutocaptionSettings().BACKGROUND_MESSAGES
    rows = [
        ("a backfill of all", f"{number:,}", f"{at_once} (`BACKGROUND_MESSAGES`)"),
        ("uploads one by one", f"{site.images:,}", "one for each that no worker has taken"),
    ]
    yield from table(("What", f"Messages, of at most {queue.ROWS_PER_MESSAGE} captions", "In the broker at once"), rows)


def workers(site: Site) -> Iterator[str]:
    """How long the processors take."""
    kinds = {
        "small images": measured.CAPTION_MS,
        "photographs of twelve megapixels": measured.CAPTION_MS + measured.PHOTOGRAPH_MS,
    }
    rows = [
        (kind, f"{ms:.1f} ms", *(_days(site.captions * ms / 1000 / (cores * BUSY)) for cores in CORES))
        for kind, ms in kinds.items()
    ]
    yield from table(("Image", "Processor", *(f"{cores} cores" for cores in CORES)), rows)


def quotas(site: Site) -> Iterator[str]:
    """How long the service lets it take, and with how many processes."""
    rows = []
    for quota in (site.per_minute,) if site.per_minute else QUOTAS:
        processes = max(1, -(-quota // (measured.CAPTIONS_PER_SECOND * 60)))
        rows.append((f"{quota:,}", _days(site.captions / quota * 60), f"{processes}"))
    yield from table(("Requests a minute", "Time for all", "Worker processes that keep up, with small images"), rows)


def money(site: Site) -> Iterator[str]:
    """What the service bills."""
    prices = (site.price,) if site.price is not None else PRICES
    yield from table(
        ("Price of a request", "All of them"), ((f"{price:f}", f"{price * site.captions:,.0f}") for price in prices)
    )


def upkeep(site: Site) -> Iterator[str]:
    """How long the sweep takes to come by every object, at one a minute."""
    from django_autocaption.pipeline.upkeep import share

    rows = [("images that nobody announced", f"{share.SHARE:,} objects", _days(site.images / share.SHARE * 60))]
    yield from table(("The sweep looks for", "Each time", "A round of all, at a sweep a minute"), rows)


#: Name of each table, as ``docs/growing.md`` marks it.
TABLES: dict[str, Callable[[Site], Iterator[str]]] = {
    "disk": disk,
    "extra": extra,
    "history": history,
    "messages": messages,
    "workers": workers,
    "quotas": quotas,
    "money": money,
    "upkeep": upkeep,
}


def _bytes(site: Site) -> int:
    """Of one image in one language."""
    of_requests = site.attempts * measured.ATTEMPT.total
    return measured.CAPTION.total + site.versions * measured.VERSION.total + of_requests


def _days(seconds: float) -> str:
    """In the unit that people would say it in."""
    days = seconds / DAY
    if days >= 2 * MONTH:
        return f"{days / MONTH:,.0f} months"
    return (
        f"{days:.0f} days"
        if days >= 2
        else f"{days * 24:.0f} hours"
        if days * 24 >= 2
        else f"{days * 1440:.0f} minutes"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.generated.growth", description=__doc__)
    parser.add_argument("--images", type=int, default=Site.images)
    parser.add_argument("--languages", type=int, default=1)
    parser.add_argument("--versions", type=int, default=1, help="kept for each image and language")
    parser.add_argument("--attempts", type=int, default=1, help="requests kept for each image and language")
    parser.add_argument("--price", type=Decimal, help="of a request")
    parser.add_argument("--per-minute", type=int, help="requests that the service allows")
    site = Site(**vars(parser.parse_args()))
    for make in TABLES.values():
        print("\n".join(make(site)) + "\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    main()
