"""What a person typed about images that they left undecided, in their session: it stands in its fields when the image
comes again, on a sheet or alone. At the desk the script keeps it in the browser instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpRequest

from django_autocaption.models import Caption

#: What was typed beside the words of an image, among these.
NOTE = "note"
#: Where the session keeps it.
_KEPT = "autocaption_typed"


def of(request: HttpRequest, caption: Caption) -> dict[str, str]:
    """What was typed about the present picture of a caption, by the name of the field."""
    return dict(request.session.get(_KEPT, {}).get(_name(caption), {}))


def change(request: HttpRequest, typed: Mapping[Caption, Mapping[str, str]]) -> None:
    """Keep this of these captions; of some without a field, nothing."""
    before = request.session.get(_KEPT, {})
    left = {name: words for name, words in before.items() if name not in {_name(row) for row in typed}}
    kept = left | {_name(row): dict(words) for row, words in typed.items() if words}
    if kept != before:
        request.session[_KEPT] = kept


def take(request: HttpRequest, captions: Iterable[Caption]) -> dict[int, dict[str, str]]:
    """What was typed about these, by id of the caption, for a page that keeps it from now on."""
    typed = {row: words for row in captions if (words := of(request, row))}
    change(request, {row: {} for row in typed})
    return {row.pk: words for row, words in typed.items()}


def words_of(typed: Mapping[str, str]) -> dict[str, str]:
    """Of what was typed about a caption, its words."""
    return {name: text for name, text in typed.items() if name != NOTE}


def _name(caption: Caption) -> str:
    return f"{caption.pk} {caption.image_no}"
