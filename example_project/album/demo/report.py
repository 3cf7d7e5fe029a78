"""What came of each photograph, as a table for the terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from album.models import Photo
from django_autocaption.models import Awaits, Caption, Origin

HEAD = ("photo", "words", "origin", "standing", "ms")
NARROWEST = 24


def table(photos: Sequence[Photo], captions: Iterable[Caption]) -> str:
    """One row a photograph, in album order; words wrapped to the terminal, and in their place what went wrong."""
    by_key = {caption.object_id: caption for caption in captions}
    rows = [_row(photo, by_key.get(str(photo.pk))) for photo in photos]
    widths = [max(len(row[column]) for row in [HEAD, *rows]) for column in range(len(HEAD))]
    others = sum(widths) - widths[1] + 2 * (len(HEAD) - 1)
    widths[1] = min(widths[1], max(NARROWEST, shutil.get_terminal_size((120, 24)).columns - others))
    rule = tuple("─" * width for width in widths)
    return "\n".join(line for row in [HEAD, rule, *rows] for line in _lines(row, widths))


def summary(photos: Sequence[Photo], captions: Sequence[Caption]) -> str:
    """How many requests it took, and what was saved."""
    requests = sum(len(caption.history.all()) for caption in captions)
    reused = sum(caption.origin == Origin.REUSED for caption in captions)
    return f"{requests} requests for {len(photos)} photographs; {reused} reused the words of an identical file."


def unfinished(photos: Sequence[Photo], captions: Iterable[Caption]) -> list[str]:
    """Titles of the photographs for which something is still under way."""
    ended = {caption.object_id for caption in captions if not caption.is_open}
    return [photo.title for photo in photos if str(photo.pk) not in ended]


def _row(photo: Photo, caption: Caption | None) -> tuple[str, ...]:
    name = PurePath(str(photo.image)).name
    if caption is None:
        return (name, "No caption was asked for.", "–", "–", "–")
    attempt = next(iter(caption.history.all()), None)
    latency = "–" if attempt is None or attempt.latency_ms is None else str(attempt.latency_ms)
    words = caption.offered.alt_text if caption.offered is not None else caption.error_message
    return (name, words or "–", caption.origin.upper() or "–", _standing(caption).upper(), latency)


def _standing(caption: Caption) -> str:
    """What came of it: words on the page, something for an editor to decide, or why there is neither."""
    if caption.review != Awaits.NOTHING:
        return "review"
    return caption.state if caption.current is None else "published"


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    photo, words, *rest = row
    wrapped = textwrap.wrap(words, widths[1]) or [""]
    for number, line in enumerate(wrapped):
        cells = [photo, line, *rest] if number == 0 else ["", line, *("" for _ in rest)]
        aligned = [cell.ljust(width) for cell, width in zip(cells[:-1], widths, strict=False)]
        yield "  ".join([*aligned, cells[-1].rjust(widths[-1])]).rstrip()
