"""Whether a service has to be asked at all: what the same question about the same bytes was answered before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from django_autocaption.models import Attempt, Caption, Outcome, Purpose, Version
from django_autocaption.pipeline.job.job import Job


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What an earlier request of the same key came to."""

    attempt: Attempt
    version: Version | None
    """What became of its words: those that people or machines made of them since. None = see ``attempt.words``."""
    is_published: bool = False
    """That version stands published, where it came from."""


def answers_to(jobs: Sequence[Job], *, using: str) -> dict[int, Answered]:
    """For each job (by caption id) whose question about the same bytes was answered, with words or without.

    A bulk request that asks anew poses a question of its own (``Question.anew``): only answers to it serve it.
    """
    described = _as_described(jobs, using)
    keys = {
        job.caption.pk: [job.question.key(each) for each in (job.content_hash, *described.get(job.content_hash, ()))]
        for job in jobs
    }
    if not keys:
        return {}
    found = Attempt.objects.using(using).filter(
        key__in={key for several in keys.values() for key in several},
        purpose=Purpose.CAPTION,
        outcome__in=(Outcome.ANSWERED, Outcome.SILENT),
    )
    last = {attempt.key: attempt for attempt in found.defer("raw").order_by("pk")}
    last = {key: attempt for key, attempt in last.items() if attempt.caption_id or attempt.outcome == Outcome.SILENT}
    if not last:
        return {}
    made = _made_of(list(last.values()), using)
    return {
        pk: Answered(attempt=last[key], version=made[key][0], is_published=made[key][1])
        for pk, several in keys.items()
        if (key := next((key for key in several if key in last), None)) is not None
    }


def _as_described(jobs: Sequence[Job], using: str) -> dict[str, set[str]]:
    """Of files that say that this app wrote words into them, and that captions know: sha256 → those of the same picture
    when the words were written. No query where none says so."""
    told = {job.content_hash for job in jobs if len(job.hashes) > 1}
    if not told:
        return {}
    stand = Version.objects.using(using).filter(caption__content_hash__in=told, caption__published=F("pk"))
    about = stand.filter(image_no=F("caption__image_no")).exclude(content_hash="")
    before: dict[str, set[str]] = {}
    for now, then in about.values_list("caption__content_hash", "content_hash").distinct():
        before.setdefault(now, set()).add(then)
    return before


def _made_of(attempts: Sequence[Attempt], using: str) -> dict[str, tuple[Version | None, bool]]:
    """By key: the version that says today what the answer became, and whether it is published."""
    captions = Caption.objects.using(using).with_words().in_bulk([a.caption_id for a in attempts if a.caption_id])
    own = {
        version.attempt_id: version
        for version in Version.objects.using(using).filter(attempt__in=[a.pk for a in attempts]).order_by("pk")
    }
    made: dict[str, tuple[Version | None, bool]] = {}
    for attempt in attempts:
        caption = captions.get(attempt.caption_id or 0)
        pointers = ((caption.published, True), (caption.draft, False)) if caption else ()
        made[attempt.key] = next(
            ((v, shown) for v, shown in pointers if v is not None and v.content_hash == attempt.content_hash),
            (own.get(attempt.pk), False),
        )
    return made
