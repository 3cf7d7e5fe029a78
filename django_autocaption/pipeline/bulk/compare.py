"""A comparison before it is asked, and after: a sample of images, its price, its start; what a person takes of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet

from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import (
    Batch,
    Candidate,
    CandidateAnswer,
    Caption,
    Comparison,
    Kind,
    Origin,
    PromptVersion,
    Purpose,
    Review,
    gate,
)
from django_autocaption.pipeline.admission import holds
from django_autocaption.pipeline.bulk import writer
from django_autocaption.pipeline.bulk.estimate import Estimate, estimate
from django_autocaption.pipeline.runtime.on_commit import after_commit
from django_autocaption.pipeline.words import choosing
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.words.versions import Offer
from django_autocaption.providers import providers

#: Images of a sample, and combinations that are asked about each.
MOST_IMAGES, MOST_COMBINATIONS = 20, 4
#: Captions of a selection, the newest, of which a sample is drawn.
DRAWN_FROM = 10_000


@dataclass(frozen=True, kw_only=True)
class Combination:
    """Who is asked how."""

    provider: str
    """Alias."""
    model: str = ""
    prompt: str = ""
    """Text; "" = each field's own."""

    def estimate(self, images: int, *, using: str) -> Estimate:
        """What asking about so many images may cost; answers that are known cost nothing."""
        return estimate(self.provider, images, using=using, model=self.priced_model(using=using))

    def priced_model(self, *, using: str) -> str:
        """The model that prices are known of; "" = of this one none is, so that the service's others tell."""
        known = self.model and holds.average_prices(
            self.provider, using=using, model=self.model, purpose=Purpose.CAPTION
        )
        return self.model if known else ""


def comparable(captions: QuerySet[Caption]) -> QuerySet[Caption]:
    """Those whose image may be shown, and so be sent to a service."""
    return captions.filter(gate.images_shown()).exclude(image_name="")


def sample(captions: QuerySet[Caption]) -> list[Caption]:
    """At most MOST_IMAGES of these that are ``comparable``, drawn at random, with their published words."""
    rows = comparable(captions).order_by("-pk")
    ids = list(rows.values_list("pk", flat=True)[:DRAWN_FROM])
    drawn = random.sample(ids, min(len(ids), MOST_IMAGES))
    return list(Caption.objects.using(rows.db).filter(pk__in=drawn).select_related("published").order_by("pk"))


def hold(combinations: Sequence[Combination], images: int, *, using: str) -> dict[str, Any]:
    """Columns of the bulk request by which budgets hold the price of asking each combination about so many images."""
    each = [
        holds.columns({(c.provider,): images}, using=using, model=c.priced_model(using=using)) for c in combinations
    ]
    prices: dict[str, dict[str, Decimal]] = {}
    for columns in each:
        for alias, costs in columns["prices"].items():
            sums = prices.setdefault(alias, {})
            for unit, amount in costs.items():
                sums[unit] = sums.get(unit, Decimal(0)) + Decimal(amount) / len(combinations)
    as_text = {alias: {unit: str(amount) for unit, amount in costs.items()} for alias, costs in prices.items()}
    return {"planned": images * len(combinations), "prices": as_text, "holds": bool(prices)}


def start(
    captions: Sequence[Caption],
    combinations: Sequence[Combination],
    *,
    blind: bool,
    user: AbstractBaseUser,
    using: str,
) -> Comparison:
    """Have workers ask each combination about each image; their price is held from now on.

    The published words are one candidate more. Raises ConfigurationError for an alias that is not known, ValueError for
    too many or no images or combinations.
    """
    if not 0 < len(captions) <= MOST_IMAGES or not 0 < len(combinations) <= MOST_COMBINATIONS:
        raise ValueError(f"{len(captions)} images, {len(combinations)} combinations")
    for combination in combinations:
        providers[combination.provider]  # raises
    with transaction.atomic(using=using):
        batch = Batch.objects.using(using).create(
            kind=Kind.COMPARE,
            requested_by_id=user.pk,
            filters={"captions": len(captions)},
            unwritten=True,
            **hold(combinations, len(captions), using=using),
        )
        comparison = Comparison.objects.using(using).create(batch=batch, blind=blind)
        for combination in combinations:
            version = PromptVersion.saying(combination.prompt, using=using)
            candidate = comparison.candidates.create(**vars(combination), prompt_version=version)
            _insert(CandidateAnswer(candidate=candidate, caption=c, image_no=c.image_no) for c in captions)
        published = [c for c in captions if c.current is not None]
        if published:
            candidate = comparison.candidates.create()
            _insert(_published(candidate, caption) for caption in published)
        after_commit(partial(writer.send, batch, using=using), using=using)
    return comparison


def take(answer: CandidateAnswer, *, seen: Seen, by: By) -> Review:
    """Publish what this candidate said: the service's words, which a person approved.

    ``seen``: what stood at the caption when they chose. Raises ChangedMeanwhileError, ValueError where there are no
    words to take.
    """
    caption, candidate, attempt = answer.caption, answer.candidate, answer.attempt
    if not answer.words or not candidate.is_asked:
        raise ValueError("There are no words to take.")
    if answer.image_no != caption.image_no:
        raise ChangedMeanwhileError(caption)
    offer = Offer(
        words=answer.words,
        origin=Origin.PROVIDER,
        provider=candidate.provider,
        model=candidate.model if attempt is None else attempt.model,
        prompt_id=candidate.prompt_version_id if attempt is None else attempt.prompt_version_id,
        attempt=attempt,
    )
    return choosing.choose(caption, offer, seen=seen, by=by)


def _published(candidate: Candidate, caption: Caption) -> CandidateAnswer:
    words = caption.current.words if caption.current is not None else {}
    return CandidateAnswer(candidate=candidate, caption=caption, image_no=caption.image_no, ended=True, words=words)


def _insert(answers: Any) -> None:
    rows = list(answers)
    CandidateAnswer.objects.using(rows[0].candidate._state.db).bulk_create(rows)
