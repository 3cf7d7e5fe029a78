"""What a person typed on cards of contact sheets and has not decided about, in their session: it stands in its field
when the image comes again, on a sheet or alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpRequest

from django_autocaption.models import Caption

#: Where the session keeps it.
_KEPT = "autocaption_sheet"


def of(request: HttpRequest, caption: Caption) -> str | None:
    """The alt text that was typed about the present picture of a caption; None = none was."""
    found: str | None = request.session.get(_KEPT, {}).get(_name(caption))
    return found


def change(request: HttpRequest, typed: Mapping[Caption, str | None]) -> None:
    """Keep these alt texts; None = nothing of that caption."""
    before = request.session.get(_KEPT, {})
    left = {name: text for name, text in before.items() if name not in {_name(row) for row in typed}}
    kept = left | {_name(row): text for row, text in typed.items() if text is not None}
    if kept != before:
        request.session[_KEPT] = kept


def take(request: HttpRequest, captions: Iterable[Caption]) -> dict[int, dict[str, str]]:
    """What was typed about these, by id of the caption and name of the field, for a page that keeps it from now on."""
    typed = {row: text for row in captions if (text := of(request, row)) is not None}
    change(request, dict.fromkeys(typed))
    return {row.pk: {"alt_text": text} for row, text in typed.items()}


def _name(caption: Caption) -> str:
    return f"{caption.pk} {caption.image_no}"
