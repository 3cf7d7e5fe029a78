"""Rows that contradict other rows: what no CHECK of one table can hold, looked at by ``check --database``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from django_autocaption.models import Attempt, Caption, Outcome, State

#: Rows that are counted of each kind; the count stops there.
MOST = 1_000


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Captions with the same fault."""

    what: str
    """A sentence about one of them."""
    hint: str
    number: int
    """MOST + 1 = more than MOST."""
    example: int
    """Id of one of them."""


def contradictions(*, using: str) -> Iterator[Contradiction]:
    """One query for each kind of fault; nothing is written."""
    captions = Caption.objects.using(using).order_by()
    for what, hint, faulty in _kinds(captions, using):
        ids = list(faulty.values_list("pk", flat=True)[: MOST + 1])
        if ids:
            yield Contradiction(what=what, hint=hint, number=len(ids), example=min(ids))


def _kinds(captions: QuerySet[Caption], using: str) -> Iterator[tuple[str, str, QuerySet[Caption]]]:
    restore = "Publish one of the caption's own versions in the admin, or reject these words."
    for pointer in ("published", "draft"):
        of_another = Q(**{f"{pointer}__caption__lt": F("pk")}) | Q(**{f"{pointer}__caption__gt": F("pk")})
        name = "published words belong" if pointer == "published" else "draft belongs"
        yield f"Its {name} to another caption.", restore, captions.filter(of_another)
    # An answer that was given up may be posted all the same, to the request that has the job's id.
    still_open = Q(outcome=Outcome.ASKED) | (Q(outcome=Outcome.UNKNOWN) & ~Q(external_id=""))
    job = Attempt.objects.using(using).filter(still_open, caption=OuterRef("pk"))
    yield (
        "It waits for a service, but no request to one is known.",
        "Ask again: select it in the admin and choose Re-caption.",
        captions.filter(~Exists(job), state=State.WAITING),
    )
    by_people = Q(published__isnull=False) & ~Q(published__human_fields=[])
    yield (
        "“Written by people” contradicts its published words.",
        "Publish its words once more in the admin (“Publish this version”).",
        captions.filter(Q(by_people, human__in=(False,)) | (Q(human__in=(True,)) & ~by_people)),
    )
