"""Before anybody is asked: has this caption words about these very bytes, or did people write what is needed?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from django_autocaption import conf
from django_autocaption.models import Attempt, Caption, ErrorCode, Origin, Outcome, State, Version
from django_autocaption.models.caption import CaptionQuerySet
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.models.files import name_key
from django_autocaption.models.transitions import replaced
from django_autocaption.pipeline.job import author
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.outcome import answered
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.records.fields import field_at, is_followed
from django_autocaption.pipeline.records.files import is_owned, keep_same_files
from django_autocaption.pipeline.runtime import databases, locks, queue
from django_autocaption.pipeline.words import versions
from django_autocaption.pipeline.work.lookup import note_exchange
from django_autocaption.registry import CaptionedField

#: Captions of one file that are told at once that it was overwritten; who reads it for them tells the next ones, and
#: those that somebody held.
MOST_TOLD = 1000


def same_pictures(jobs: Sequence[Job], *, using: str) -> list[Job]:
    """Bytes that were exchanged under the same name are another picture: what was said and judged is not about them.
    Returns the jobs that are still wanted."""
    return [
        job
        for job in jobs
        if not job.caption.content_hash
        or job.caption.content_hash in job.hashes
        or note_exchange(job.caption, job.caption.image_name, using=using)
    ]


def tell_others(jobs: Sequence[Job], *, using: str) -> None:
    """Have captions of other objects whose file was overwritten, as these jobs read it, asked for anew: a storage that
    overwrites gives two uploads of one name the same file. One query where nothing was. An answer about the bytes
    before that is still to come is not waited for.

    Files that this app writes words into have other bytes and the same picture, and tell what they were before.
    Captions of their own field know the new bytes soon after; those of other fields do not, and are left out.
    """
    news = [job for job in jobs if not job.caption.content_hash]
    if not news:
        return
    rows = Caption.objects.using(using).filter(
        name_key__in={name_key(job.caption.image_name) for job in news}, language__in=conf.current().languages
    )
    about_others = rows.filter(_is_about_others({known for job in news for known in job.hashes}))
    others = about_others.exclude(error_code=ErrorCode.OBJECT_GONE).exclude(pk__in=[job.caption.pk for job in jobs])
    files = {(job.caption.image_name, job.captioned) for job in news}
    told: dict[tuple[CaptionedField, str], list[int]] = {}
    values = others.order_by("pk").values_list("pk", "image_name", "content_type", "field_name")
    for pk, name, content_type_id, field_name in values[:MOST_TOLD]:
        other = field_at(content_type_id, field_name, using=using)
        if other is not None and any(name == read and _keep_same_bytes(field, other) for read, field in files):
            told.setdefault((other, name), []).append(pk)
    for (other, name), ids in told.items():
        databases.patiently(partial(_is_another, other, others.filter(pk__in=ids), name), using=using)


def _is_about_others(hashes: set[str]) -> Q:
    """Captions about other bytes than these, or that a service is asked about other bytes for."""
    asked = Attempt.objects.filter(
        caption=OuterRef("pk"), request=OuterRef("request"), image_no=OuterRef("image_no"), outcome=Outcome.ASKED
    ).exclude(content_hash__in=["", *hashes])
    in_flight = Q(content_hash="", state__in=(State.WORKING, State.WAITING)) & Q(Exists(asked))
    return ~Q(content_hash__in=["", *hashes]) | in_flight


def _keep_same_bytes(one: CaptionedField, other: CaptionedField) -> bool:
    if one.options.embed or other.options.embed:
        return one == other and not is_owned(one.field)
    return keep_same_files(one.field, other.field)


def _is_another(field: CaptionedField, rows: CaptionQuerySet, name: str) -> None:
    follow = {"follow_at": DatabaseNow()} if is_followed(field) else {}
    ids = list(rows.values_list("pk", flat=True))
    with transaction.atomic(using=rows.db):
        locks.change(rows, ids, replaced(name) | follow, patient=False)
        queue.send_on_commit(ids, using=rows.db)
        if follow:
            versions.emit_change(ids, using=rows.db, in_worker=True)


def recognised(jobs: Sequence[Job], *, using: str) -> tuple[list[Job], list[Ending]]:
    """Returns (jobs to ask about, endings of those whose words need no service).

    A picture that was under the field before (A, then B, then A again) has its words back, with the standing that they
    had.
    """
    earlier = _earlier_words([job for job in jobs if not job.caption.content_hash], using)
    asked: list[Job] = []
    endings: list[Ending] = []
    for job in jobs:
        caption, batch = job.caption, job.caption.batch
        anew = batch is not None and batch.asks_anew
        version = earlier.get(caption.pk)
        if not anew and version is not None and caption.current is None:
            endings.append(answered.same_bytes(job, version))
        elif (not anew and caption.offered is not None) or _by_people(caption):
            endings.append(answered.same_bytes(job, None))
        else:
            asked.append(job)
    return asked, endings


def written_by_authors(jobs: Sequence[Job], *, using: str) -> tuple[list[Job], list[Ending]]:
    """Returns (jobs to ask about, endings of those whose file holds words of its author in the caption's language).

    Words that this app wrote into the file are not its author's, and what a person rejected is not said again.
    """
    found = {job.caption.pk: words for job in jobs if (words := author.words_for(job)) is not None}
    refused = _not_wanted({pk: words.columns["alt_text"] for pk, words in found.items() if words.columns}, using)
    asked: list[Job] = []
    endings: list[Ending] = []
    for job in jobs:
        words = found.get(job.caption.pk)
        if words is None or words.columns is None or job.caption.pk in refused:
            asked.append(job)
        else:
            endings.append(answered.by_author(job, words, words.columns))
    return asked, endings


def _not_wanted(written: Mapping[int, str], using: str) -> set[int]:
    """Of these captions, whose files hold these words, those that have said the same before, as a machine's or an
    editor's words or to be rejected."""
    if not written:
        return set()
    earlier = Version.objects.using(using).filter(caption__in=written, alt_text__in=set(written.values()))
    same = [version for version in earlier.exclude(alt_text="") if version.alt_text == written[version.caption_id]]
    rejected = versions.rejected_by_people([version.pk for version in same], using=using)
    authors = {version.caption_id for version in same if version.origin == Origin.AUTHOR}
    refused = {version.caption_id for version in same if version.pk in rejected}
    return refused | {version.caption_id for version in same if version.caption_id not in authors}


def _by_people(caption: Caption) -> bool:
    """A person wrote what stands in the ``alt`` attribute, and nobody may replace it: no service is paid for it."""
    current, batch = caption.current, caption.batch
    if current is None or (batch is not None and batch.replace_human):
        return False
    return not current.by_people.isdisjoint(("alt_text", "decorative"))


def _earlier_words(jobs: Sequence[Job], using: str) -> dict[int, Version]:
    """By caption id: what was said of these bytes when they were under the field before; nothing that was rejected."""
    wanted = {job.caption.pk: job.content_hash for job in jobs if job.caption.image_no > 1}
    found = Version.objects.using(using).filter(caption__in=wanted, content_hash__in=set(wanted.values()))
    about = [version for version in found.order_by("pk") if wanted[version.caption_id] == version.content_hash]
    rejected = versions.rejected_by_people([version.pk for version in about], using=using)
    approved = versions.approved_by_people([version.pk for version in about], using=using)
    best: dict[int, tuple[bool, Version]] = {}
    for version in about:
        was_published = not version.as_draft or version.pk in approved
        if version.pk not in rejected and (was_published or not best.get(version.caption_id, (False, None))[0]):
            best[version.caption_id] = (was_published, version)
    return {pk: version for pk, (_was_published, version) in best.items()}
