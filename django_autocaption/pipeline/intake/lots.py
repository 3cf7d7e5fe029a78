"""What selected captions fall into before they are asked for anew, counted in one look, however many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When

from django_autocaption.models import Caption
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.job import reviewed


class Lot(StrEnum):
    """One for each caption."""

    ASKED = "asked"
    """A machine is asked for its words."""
    BY_PEOPLE = "by_people"
    """The same, but people wrote the words that there are."""
    NEWER = "newer"
    """It got words after those that whoever asks could see."""
    WITHOUT_IMAGE = "without_image"
    """There is none, or it is blocked."""
    WITHOUT_SOURCE = "without_source"
    """Nobody stands behind words in another language, where these are to be translated."""


@dataclass(frozen=True)
class Lots:
    """How many captions each lot has, by their image fields."""

    found: Mapping[tuple[str, int, str], int]
    """(``Lot``, key of the content type, name of the field) → number."""

    def number(self, *lots: Lot) -> int:
        """Of captions in these lots."""
        return sum(number for (lot, *_field), number in self.found.items() if lot in lots)

    def fields(self, *lots: Lot) -> Counter[tuple[int, str]]:
        """The same by image field, as ``recaption.hold`` takes it."""
        numbers: Counter[tuple[int, str]] = Counter()
        for (lot, type_id, name), number in self.found.items():
            if lot in lots:
                numbers[type_id, name] += number
        return numbers


def draw(captions: QuerySet[Caption], *, newest: int, translated: bool = False) -> Lots:
    """``newest``: id of the newest version that whoever asks has seen. ``translated``: words are asked for after those
    in another language."""
    using = captions.db
    lots: dict[Lot, Q] = {Lot.NEWER: requests.has_newer(newest), Lot.WITHOUT_IMAGE: requests.without_image()}
    if translated:
        lots[Lot.WITHOUT_SOURCE] = ~Q(reviewed.has_text(using))
    else:
        lots[Lot.BY_PEOPLE] = requests.written_by_people(using)
    whens = [When(condition, then=Value(lot.value)) for lot, condition in lots.items()]
    each = captions.order_by().annotate(lot=Case(*whens, default=Value(Lot.ASKED.value), output_field=CharField()))
    rows = each.values_list("lot", "content_type_id", "field_name").annotate(number=Count("pk"))
    return Lots({(lot, type_id, name): number for lot, type_id, name, number in rows})
