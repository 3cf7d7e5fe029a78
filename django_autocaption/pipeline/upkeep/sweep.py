"""The safety net: rows whose message, worker or request was lost, and images that nobody announced."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import product
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, router
from django.db.models import Exists, OuterRef, Q

from django_autocaption import conf
from django_autocaption.models import Caption, Cursor, Step
from django_autocaption.models.clock import DatabaseNow, ago
from django_autocaption.pipeline.admission import recovery
from django_autocaption.pipeline.bulk import writer
from django_autocaption.pipeline.follow import outbox
from django_autocaption.pipeline.intake import media_folders, requests, stock
from django_autocaption.pipeline.intake.rows import without_rows
from django_autocaption.pipeline.moderate import missed
from django_autocaption.pipeline.outcome import lost_claims
from django_autocaption.pipeline.records import unregistered, uploads
from django_autocaption.pipeline.records.fields import KEY
from django_autocaption.pipeline.records.unregistered import Gone
from django_autocaption.pipeline.rollups import costs, coverage
from django_autocaption.pipeline.runtime import backlog, databases, events, next_look, queue
from django_autocaption.pipeline.scores import counting, drawing
from django_autocaption.pipeline.upkeep import history, retention, unrated
from django_autocaption.pipeline.upkeep.reconcile import Drift, reconcile
from django_autocaption.pipeline.upkeep.share import Share
from django_autocaption.pipeline.upkeep.steps import Steps
from django_autocaption.pipeline.work import deferred
from django_autocaption.registry import CaptionedField, registry

logger = logging.getLogger(__name__)

#: Rows of each kind that one sweep takes care of; the next sweep goes on.
MOST = 10_000
#: Objects of one field whose requests fail are looked for one by one, up to so many.
MOST_ERRORS = 10
#: Name of the ``Cursor`` whose ``looked_at`` is when a message last brought a sweep, and seconds from one to the next.
MESSAGE, APART = "sweep", 1.0
#: (database, field, former name) of what this process has said to be held back.
_held_back: set[tuple[str, str, str]] = set()


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one sweep found, in captions."""

    unannounced: int
    """Images without a row: bulk_create, fixtures, a field registered later, a language added."""
    mended: int
    """Disagreed with their objects: ``update()``, fixtures, raw SQL, a save whose connection broke."""
    removed: int
    """Their objects have been gone for a week, and no person wrote their words."""
    abandoned: int
    """Claimed by a worker that did not come back."""
    looked_at: int
    """Jobs that services work on and that were due for a look."""
    resent: int
    """Due rows whose message was never sent or seems lost, abandoned ones among them."""
    resumed: int
    """Bulk requests, not captions, whose rows nobody was writing any more."""
    followed: int
    """Words that the site's own fields and files had not followed yet."""
    failed: int
    """Steps, not captions, that failed; Status says which."""


def sweep(*, patience: float | None = None, whole_round: bool = False, remove_gone: bool = False) -> Found:
    """Find what was lost in every database with captions, and send it to the workers. Where a step fails, or one image
    field in it, the others go on, and Status says so.

    ``patience``: seconds after which an unclaimed row's message and a claimed row's worker count as lost; None = the
    settings RESEND_AFTER and CLAIM_TIMEOUT. 0 is for an operator who knows that no worker is running.
    ``whole_round``: all captions are held against their objects, not a share of them. ``remove_gone``: however many
    captions go whose objects have been gone for a week.
    """
    chosen = _Chosen(patience=patience, whole_round=whole_round, remove_gone=remove_gone)
    totals = [found for using in _databases() if (found := _sweep_or_log(using, chosen)) is not None]
    found = Found(
        unannounced=sum(t.unannounced for t in totals),
        mended=sum(t.mended for t in totals),
        removed=sum(t.removed for t in totals),
        abandoned=sum(t.abandoned for t in totals),
        looked_at=sum(t.looked_at for t in totals),
        resent=sum(t.resent for t in totals),
        resumed=sum(t.resumed for t in totals),
        followed=sum(t.followed for t in totals),
        failed=sum(t.failed for t in totals),
    )
    events.emit("sweep_done", **asdict(found))
    return found


def sweep_on_message() -> None:
    """A message for a sweep has come. Those that pile up while no worker runs come all at once then, before captions
    that were asked for meanwhile: one of them is enough."""
    if _is_first():
        sweep()


def _is_first() -> bool:
    using = _databases()[0]
    cursors = Cursor.objects.using(using)
    earlier = Q(looked_at=None) | Q(looked_at__lte=ago(APART))
    try:
        with databases.contained(using):
            cursors.get_or_create(name=MESSAGE)
            return bool(cursors.filter(earlier, pk=MESSAGE).update(looked_at=DatabaseNow()))
    except Error:
        return True  # the sweep says what is the matter


@dataclass(frozen=True, kw_only=True)
class _Chosen:
    """What the caller wants, see ``sweep``."""

    patience: float | None
    whole_round: bool
    remove_gone: bool


def _databases() -> tuple[str, ...]:
    """Those with captions; while an entry in the settings is wrong, the one that the routers name."""
    try:
        return databases.with_captions()
    except ImproperlyConfigured:  # noted by _fields
        return (router.db_for_write(Caption),)


def _sweep_or_log(using: str, chosen: _Chosen) -> Found | None:
    """None: the database is away, or takes no writes. Where there is no other one, whoever sweeps is to know."""
    try:
        with databases.contained(using):
            databases.write_nothing(using)
        return _sweep_one(using, chosen)
    except Error:
        if len(_databases()) == 1:
            raise
        logger.exception("The database %r could not be swept; the others are.", using)
        return None


def _sweep_one(using: str, chosen: _Chosen) -> Found:
    steps, patience = Steps(using), chosen.patience
    held_too_long = conf.current().CLAIM_TIMEOUT if patience is None else patience
    unheard_too_long = conf.current().RESEND_AFTER if patience is None else patience
    fields = _fields(steps)
    steps.run(Step.MEDIA, lambda: media_folders.look(using=using))
    announced = () if conf.current().SWEEP_IMAGES is False else fields
    unannounced = sum(steps.run(Step.IMAGES, partial(_announce, f, using, steps), field=f.label) for f in announced)
    drift = Drift()
    for f in fields:
        steps.run(Step.RECONCILE, partial(_reconcile, f, using, drift, chosen), field=f.label)
    steps.run(Step.RATINGS, lambda: unrated.ask_for_ratings(using=using, most=MOST))
    steps.run(Step.RATINGS, lambda: missed.catch_up(using=using))
    steps.run(Step.RETENTION, lambda: retention.forget_if_due(using=using))
    steps.run(Step.HISTORY, lambda: history.prune_if_due(using=using))
    steps.run(Step.HISTORY, lambda: uploads.forget_old(using=using))
    followed = steps.run(Step.FOLLOW, lambda: outbox.follow_due(using=using, most=MOST))
    resumed = steps.run(Step.BULK, lambda: writer.resume(using=using, patience=held_too_long))
    abandoned = steps.run(Step.CLAIMS, lambda: lost_claims.expired(using, patience=held_too_long, most=MOST))
    looked_at = steps.run(Step.JOBS, lambda: _look(using, patience))
    steps.run(Step.STRAYS, lambda: deferred.poll_strays(using=using))
    steps.run(Step.MESSAGES, lambda: recovery.wake_if_all_are_up(using=using, most=MOST))
    resent = steps.run(Step.MESSAGES, lambda: queue.resend(using=using, most=MOST, patience=unheard_too_long))
    resent += steps.run(Step.BACKLOG, lambda: backlog.revive(using=using, patience=unheard_too_long))
    steps.run(Step.SPOT_CHECKS, lambda: drawing.draw(fields, using=using))
    steps.run(Step.SCORES, lambda: counting.count(using=using))
    steps.run(Step.NUMBERS, lambda: costs.count_if_due(using=using))
    steps.run(Step.NUMBERS, lambda: coverage.count_if_due(using=using))
    steps.remember()
    return Found(
        unannounced=unannounced,
        mended=drift.mended,
        removed=drift.removed,
        abandoned=abandoned,
        looked_at=looked_at,
        resent=resent,
        resumed=resumed,
        followed=followed,
        failed=len(steps.failed),
    )


def _look(using: str, patience: float | None) -> int:
    """Look at waiting jobs where the workers' own looks have ended."""
    return deferred.poll_overdue(using=using, late=next_look.LOST if patience is None else patience)


def _fields(steps: Steps) -> tuple[CaptionedField, ...]:
    """The captioned fields; none, and a failure that Status shows, while an entry in the settings is wrong."""
    try:
        return registry.all()
    except ImproperlyConfigured as error:
        steps.note(Step.IMAGES, error)
        return ()


def _reconcile(field: CaptionedField, using: str, drift: Drift, chosen: _Chosen) -> None:
    found = reconcile(field, using=using, whole=chosen.whole_round, remove_all=chosen.remove_gone)
    drift.mended += found.mended
    drift.removed += found.removed


def _announce(field: CaptionedField, using: str, steps: Steps) -> int:
    """Request words for objects that have an image but lack a row in some language, of this sweep's share. Objects
    whose requests fail are noted in ``steps``, and left to a later sweep."""
    homes = databases.homes_of(field.model, using)
    languages = stock.asked_for(field, using=using) if homes else ()
    asked = 0
    errors: list[Exception] = []
    for home in homes:
        announce = _announce_beside if home == using else partial(_announce_apart, home)
        asked += announce(field, languages, using, errors)
    if errors:
        steps.note(Step.IMAGES, errors[0], field=field.label)
    return asked


def _announce_beside(field: CaptionedField, languages: Sequence[str], using: str, errors: list[Exception]) -> int:
    content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
    share = Share(field, using, using)
    asked = 0
    for language, objects in product(languages, share.parts):
        rows = Caption.objects.using(using).filter(
            content_type=content_type,
            object_id=OuterRef(KEY),
            field_name=field.name,
            language=language,
        )
        missing = objects.filter(~Exists(rows)).order_by("pk")
        keys = list(missing.values_list("pk", flat=True))
        for old in unregistered.behind(field, missing, using=using) if keys else ():
            _warn_once(field, old, using)
            missing = missing.filter(~Exists(old.captions_in(field, using)))
            keys = list(missing.values_list("pk", flat=True))
        for start in range(0, len(keys), requests.CHUNK):
            asked += _request(field, keys[start : start + requests.CHUNK], using, errors)
    share.advance()
    return asked


def _announce_apart(
    home: str, field: CaptionedField, languages: Sequence[str], using: str, errors: list[Exception]
) -> int:
    """The same for objects in ``home``, a database that the site's routers keep captions out of."""
    share = Share(field, using, home)
    asked = 0
    for objects in share.parts if languages else ():
        keys = list(without_rows(field, objects.order_by("pk"), languages, using))
        for start in range(0, len(keys), requests.CHUNK):
            asked += _request(field, keys[start : start + requests.CHUNK], home, errors)
    share.advance()
    return asked


def _request(field: CaptionedField, keys: Sequence[Any], using: str, errors: list[Exception]) -> int:
    """Request words for these objects; where that fails, for each half, until who is at fault stands alone."""
    objects = field.model._base_manager.using(using).filter(pk__in=keys)
    try:
        with databases.contained(using):
            return requests.request(objects, field.name, background=True)
    except Exception as error:
        if len(errors) >= MOST_ERRORS or databases.tells_outage(error, using):
            raise
        if len(keys) == 1:
            errors.append(error)
            return 0
    middle = len(keys) // 2
    return _request(field, keys[:middle], using, errors) + _request(field, keys[middle:], using, errors)


def _warn_once(field: CaptionedField, old: Gone, using: str) -> None:
    if (using, field.label, old.label) not in _held_back:
        _held_back.add((using, field.label, old.label))
        logger.warning(unregistered.held_back(field, old))
