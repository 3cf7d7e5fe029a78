"""The end of the way: what became of jobs is stored, on the rows that still ask for it.

A group is one transaction: the rows are locked, versions inserted, rows and attempts updated, money booked. Rows that
somebody else holds just now are stored alone, after all others, so that they keep none waiting (``runtime.locks``).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from copy import copy
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import quote

from django.db import DatabaseError, IntegrityError, connections, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from django_autocaption.models import Attempt, Awaits, Caption, Decision, ErrorCode, Outcome, Rating, State, Version
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.models.decision import WORDS
from django_autocaption.models.transitions import Columns, awaiting
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.moderate import assessment, ratings
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.outcome.unasked import unasked
from django_autocaption.pipeline.records import bulk_update, ledger
from django_autocaption.pipeline.records.decisions import hash_of
from django_autocaption.pipeline.runtime import databases, events, locks, next_look, queue
from django_autocaption.pipeline.words import versions
from django_autocaption.pipeline.words.versions import NewVersion
from django_autocaption.signals import caption_finalised

logger = logging.getLogger(__name__)

#: ``error_code`` of rows that show no image, or whose check somebody called off.
UNMODERATED = (ErrorCode.NO_IMAGE, ErrorCode.NOT_REGISTERED, ErrorCode.CANCELLED, ErrorCode.OBJECT_GONE)
#: Columns that have to be as they were, for a result to be wanted; and while the row is claimed.
ASKED_FOR = ("request", "image_no")
CLAIMED = (*ASKED_FOR, "claim", "claimed_at")
#: How a database, or its driver, refuses a value; a provider of the site's own may bring anything.
REFUSALS = (DatabaseError, ArithmeticError, TypeError, ValueError)
#: Outcomes of attempts whose end is not known yet.
UNANSWERED = (Outcome.ASKED, Outcome.UNKNOWN)
#: Rows written in one transaction at most.
GROUP = 50
#: Milliseconds that one try waits for a row that somebody holds.
LONGEST_WAIT = 5_000
#: Seconds until the first look at a job that a service works on.
FIRST_LOOK = 1.0


def finalise(endings: Sequence[Ending], *, using: str, held: list[Ending] | None = None) -> list[Ending]:
    """Store these endings in groups, and send what they leave to do: rows that are due again soon, and a look at the
    jobs that services work on. Returns those that were still wanted. ``held`` as of ``store``."""
    stored = store(endings, using=using, held=held)
    by_delay: dict[float, list[int]] = {}
    for e in stored:
        if e.retry_in is not None and not e.caption.background:  # runtime.backlog sends those when they are due
            by_delay.setdefault(e.retry_in, []).append(e.caption.pk)
    for delay, ids in by_delay.items():
        queue.send_later(ids, using=using, delay=delay)
    if any(e.move.get("state") == State.WAITING for e in stored):
        next_look.want(using=using, seconds=FIRST_LOOK)
    return stored


def store(endings: Sequence[Ending], *, using: str, held: list[Ending] | None = None) -> list[Ending]:
    """Write endings in groups; returns those that were still wanted. One that the database refuses does not take others
    along.

    ``held`` takes those whose rows somebody else holds, for the caller to store later or to leave alone; None = they
    are stored when the others are, each as soon as its row is free.
    """
    stored: list[Ending] = []
    busy: list[Ending] = []
    endings = sorted(endings, key=lambda e: e.caption.pk)  # whoever writes rows takes them in the same order
    for start in range(0, len(endings), GROUP):
        stored += _store_or_split(endings[start : start + GROUP], using, busy)
    if held is None:
        return stored + [e for single in busy for e in _store_when_free(single, using)]
    held += busy
    return stored


def _store_when_free(ending: Ending, using: str) -> list[Ending]:
    """Where the row stays held, what its request brought is kept all the same: the end of the claim sends the row to
    another worker, who finds the answer."""
    try:
        return _store_alone(ending, using, refused=None, busy=None)
    except DatabaseError as error:
        if connections[using].in_atomic_block or not locks.tells_contention(error):
            raise
    logger.error("Caption %s is locked for long; its answer waits until it is free.", ending.caption.pk)
    if ending.attempt is not None and ending.attempt_changes:
        book(ending.attempt, ending.attempt_changes, using=using)
    return []


def _store_or_split(endings: Sequence[Ending], using: str, busy: list[Ending]) -> list[Ending]:
    try:
        return _store_group(endings, using, busy)
    except REFUSALS as error:
        if databases.tells_outage(error, using) or locks.tells_contention(error):  # not for what is in it
            raise
        another_try = isinstance(error, IntegrityError)  # what a version was based on was pruned at this moment
        logger.exception("A group of %d results could not be stored at once; they are stored one by one.", len(endings))
        refused = error if len(endings) == 1 and not another_try else None  # that very one
    return [e for single in endings for e in _store_alone(single, using, refused=refused, busy=busy)]


def book(attempt: Attempt, changes: dict[str, Any], *, using: str) -> None:
    """Store how a request ended whose row is gone, or asks for something else by now: it was paid for all the same.

    ``changes``: columns of the attempt. A second answer to the same request changes nothing.
    """

    def write() -> None:
        with reservations.booked_with(using):
            row = bulk_update.lock(Attempt.objects.using(using), [attempt.pk]).get(attempt.pk)
            if row is not None and row.outcome in UNANSWERED:
                Attempt.objects.using(using).filter(pk=row.pk).update(**changes)
                reservations.book([(row, changes)])

    databases.patiently(write, using=using)


@dataclass(kw_only=True)
class _Written:
    """What one transaction did."""

    stored: list[Ending] = field(default_factory=list)
    after: dict[int, Caption] = field(default_factory=dict)
    """The rows as they are now, by id."""
    made: dict[int, Version] = field(default_factory=dict)
    """The new versions, by id of their captions."""
    changed: list[int] = field(default_factory=list)
    """Ids of captions whose words or rating changed in a way that the site's own fields or files follow."""
    busy: list[Ending] = field(default_factory=list)
    """Endings whose rows somebody else holds."""
    copies: list[tuple[Decision, int]] = field(default_factory=list)
    """Decisions, and ids of captions that they hold for too, but which somebody else holds."""


def _store_group(endings: Sequence[Ending], using: str, busy: list[Ending] | None) -> list[Ending]:
    """``busy`` takes those whose rows somebody else holds; None = wait for them."""
    written = databases.patiently(partial(_write, endings, using, busy is None), using=using)
    for e in written.stored:  # not before the commit: what is rolled back may be tried again
        e.caption.__dict__.update(written.after[e.caption.pk].__dict__)
        _emit(e)
        if e.is_final:
            transaction.on_commit(partial(caption_finalised.send_robust, Caption, caption=e.caption), using=using)
    for decision, pk in written.copies:
        written.changed += databases.patiently(partial(ratings.hold_for, decision, pk, using=using), using=using)
    versions.emit_change(written.changed, using=using, in_worker=not any(e.posted for e in endings))
    if busy is not None:
        busy += written.busy
    return written.stored


def _write(endings: Sequence[Ending], using: str, patient: bool) -> _Written:
    written = _Written()
    with reservations.booked_with(using), locks.short_waits(using, LONGEST_WAIT) if patient else nullcontext():
        # By the keys alone: a condition would have MariaDB lock the entries of another index before the rows.
        found = bulk_update.lock(Caption.objects.using(using), [e.caption.pk for e in endings], patient=patient)
        rows = {pk: row for pk, row in found.items() if row.is_open}
        written.busy = _held_by_others([e for e in endings if e.caption.pk not in found], using)
        others = [e for e in endings if e not in written.busy]
        attempts = _lock_attempts(others, using)
        wanted = [
            e for e in others if e.caption.pk in rows and _as_seen(e, rows[e.caption.pk]) and not _is_told(e, attempts)
        ]
        written.after, written.made = _store_rows(wanted, rows, using)
        written.stored = wanted
        ending = _end_attempts(others, wanted, attempts, using)
        reservations.book((row, e.attempt_changes) for e, row in ending)
        ended = [e for e, _row in ending]
        following = _record_decisions([e for e in others if e in ended or e in wanted], written, using)
        followed = [pk for pk, row in written.after.items() if row.follow_at is not None]
        written.changed = list(dict.fromkeys([*followed, *following]))
    for e in others:
        if e not in wanted:
            logger.info("A late answer for caption %s was dropped: it asks for something else by now.", e.caption.pk)
    return written


def _open(using: str) -> QuerySet[Caption]:
    return Caption.objects.using(using).filter(state__in=OPEN_STATES)


def _as_seen(e: Ending, row: Caption) -> bool:
    names = CLAIMED if e.while_claimed else ASKED_FOR
    return all(getattr(row, name) == getattr(e.caption, name) for name in names)


def _held_by_others(missing: Sequence[Ending], using: str) -> list[Ending]:
    """Those of the endings whose rows were not locked, and still ask for them."""
    rows = _open(using).in_bulk([e.caption.pk for e in missing])
    return [e for e in missing if e.caption.pk in rows and _as_seen(e, rows[e.caption.pk])]


def _store_rows(
    endings: Sequence[Ending], rows: dict[int, Caption], using: str
) -> tuple[dict[int, Caption], dict[int, Version]]:
    """Returns the rows as they are now, and the new versions; both by the caption's id."""
    own = {e.caption.pk: rows[e.caption.pk] for e in endings}
    versions.attach(own.values(), using=using)
    with_words = [e for e in endings if e.offer is not None or e.stands is not None]
    standing = [e.stands.pk for e in with_words if e.stands is not None]
    published = [own[e.caption.pk].published_id for e in with_words if own[e.caption.pk].current is not None]
    approved = versions.approved_by_people([*standing, *published], using=using)
    made: dict[int, NewVersion] = {}
    for e in with_words:
        # The version is about the file that was read.
        row = bulk_update.changed(own[e.caption.pk], e.picture)
        if e.offer is not None:
            made[e.caption.pk] = versions.merge(row, e.offer, approved=approved)
        elif e.stands is not None:
            made[e.caption.pk] = versions.restore(row, e.stands, approved=approved)
    versions.insert([new.version for new in made.values()], using=using)
    _fill_in_hashes(endings, own, using)
    wanted = [(own[e.caption.pk], _columns(e, own[e.caption.pk], made.get(e.caption.pk))) for e in endings]
    bulk_update.write(Caption, wanted, using=using)
    after = {row.pk: bulk_update.changed(row, columns) for row, columns in wanted}
    return after, {pk: new.version for pk, new in made.items()}


def _columns(e: Ending, row: Caption, made: NewVersion | None) -> Columns:
    columns = {"image_name": e.caption.image_name, **telling_no_name(e.move, e.caption.image_name), **e.picture}
    if made is not None:
        return columns | made.pointers(row)
    if e.awaits != Awaits.NOTHING and row.current is None and row.draft is None:
        return columns | awaiting(e.awaits)
    return columns


def telling_no_name(columns: Columns, image_name: str) -> Columns:
    """The columns with an error that does not tell the stored path: people read it whom moderation keeps from the
    image, and the site's own code, or a service, may have named it."""
    message = str(columns.get("error_message") or "")
    for name in (image_name, quote(image_name)) if message else ():
        message = message.replace(name, _("the file")) if name else message
    return {**columns, "error_message": message} if message else columns


def _fill_in_hashes(endings: Iterable[Ending], own: dict[int, Caption], using: str) -> None:
    """Words that came before any worker had read the file are about the file that was read now."""
    for e in endings:
        row, found = own[e.caption.pk], e.picture.get("content_hash")
        unread = [v.pk for v in (row.current, row.draft) if v is not None and not v.content_hash]
        if found and unread:
            Version.objects.using(using).filter(pk__in=unread).update(content_hash=found)


def _lock_attempts(endings: Sequence[Ending], using: str) -> dict[int, Attempt]:
    """The attempts that end with these, by key."""
    keys = [e.attempt.pk for e in endings if e.attempt is not None and e.attempt_changes]
    return bulk_update.lock(Attempt.objects.using(using), keys)


def _is_told(e: Ending, attempts: dict[int, Attempt]) -> bool:
    """Another answer to the same request was stored already, by a look or a webhook: this one changes nothing, though
    the row may ask for the same still."""
    row = attempts.get(e.attempt.pk) if e.attempt is not None and e.attempt_changes else None
    return row is not None and row.outcome not in UNANSWERED


def _end_attempts(
    endings: Sequence[Ending], stored: Sequence[Ending], attempts: dict[int, Attempt], using: str
) -> list[tuple[Ending, Attempt]]:
    """Those whose attempts end with them, and these as they were: what a request cost is known even where its row moved
    on. Of an object that was deleted meanwhile nothing that was said is kept."""
    ending = [e for e in endings if e.attempt_changes and (e in stored or not e.while_claimed)]
    found = [
        (e, attempts[e.attempt.pk])
        for e in ending
        if e.attempt is not None and e.attempt.pk in attempts and not _is_told(e, attempts)
    ]
    wanted = [(row, _columns_of_attempt(e, row)) for e, row in found]
    bulk_update.write(Attempt, wanted, using=using)
    return found


def _columns_of_attempt(e: Ending, row: Attempt) -> Columns:
    columns = telling_no_name(e.attempt_changes, e.caption.image_name)
    return columns if row.caption_id is not None else ledger.unsaid(columns)


def _record_decisions(endings: Sequence[Ending], written: _Written, using: str) -> list[int]:
    """What moderation decided, paid for even where the row moved on. Returns the ids of captions whose words follow.

    No row ends unrated where its field is moderated: a check that was not made is not a pass.
    """
    following: list[int] = []
    for e in endings:
        caption = written.after.get(e.caption.pk, e.caption)
        found = e.decision or _decision_missing(e, caption)
        if found is None:
            continue
        decision = copy(found)  # what is rolled back may be tried again
        if e.decision is not None and decision.source == WORDS:
            decision.version = written.made.get(e.caption.pk)
        held: list[int] = []
        following += ratings.record(decision, caption, using=using, held=held)
        written.copies += [(decision, pk) for pk in held]
    return following


def _decision_missing(e: Ending, caption: Caption) -> Decision | None:
    if not e.is_final or caption.rating != Rating.UNCHECKED:
        return None
    if e.move.get("error_code") in UNMODERATED or caption.moderation_mode == "off":
        return None
    reason = str(e.move.get("error_message", ""))
    return assessment.unchecked(caption, hash_of(caption), reason, source=WORDS)


def _store_alone(ending: Ending, using: str, *, refused: Exception | None, busy: list[Ending] | None) -> list[Ending]:
    """Store as much of a result as the database takes: all of it (unless that was ``refused`` already), its price
    without its words, or that it came. What is refused even then is left to the end of its worker's claim. ``busy`` as
    of ``_store_group``."""
    error = refused
    for part in (_without_words, _without_price) if refused else (_whole, _without_words, _without_price):
        try:
            return _store_group([part(ending, error)], using, busy)
        except REFUSALS as problem:
            if databases.tells_outage(problem, using) or locks.tells_contention(problem):
                raise
            error = problem
            logger.exception("The result for caption %s could not be stored (%s).", ending.caption.pk, part.__name__)
    return []


def _whole(ending: Ending, error: Exception | None) -> Ending:
    return ending


def _without_words(ending: Ending, error: Exception | None) -> Ending:
    return _unstorable(ending, error, partial(ledger.without_words, ending.attempt_changes))


def _without_price(ending: Ending, error: Exception | None) -> Ending:
    """Its reservation is kept, as that of a request of unknown outcome."""
    return _unstorable(ending, error, ledger.unstorable)


def _unstorable(ending: Ending, error: Exception | None, columns: Callable[[str], dict[str, Any]]) -> Ending:
    message = _("The answer could not be stored (%(error)s).") % {"error": type(error).__name__}
    unstored = unasked(ending.caption, ErrorCode.NOT_STORABLE, message)
    changes = columns(message) if ending.attempt_changes else {}
    return replace(unstored, attempt=ending.attempt, attempt_changes=changes)


def _emit(e: Ending) -> None:
    state, code = str(e.move.get("state", "")), str(e.move.get("error_code", ""))
    if e.is_final:
        provider = e.attempt.provider if e.attempt is not None else e.caption.provider
        rating = str(e.caption.rating)
        events.emit("caption_finalised", caption=e.caption.pk, state=state, code=code, provider=provider, rating=rating)
        events.count(_end_of(e.caption))
    elif e.retry_in is not None:
        events.emit("captions_put_off", caption=e.caption.pk, state=state, code=code, seconds=e.retry_in)
        events.count(f"put off ({code})" if code else "put off")


def _end_of(caption: Caption) -> str:
    """What became of a row, as a worker's log has it."""
    if caption.review:
        return f"for people ({caption.review})"
    if caption.state == State.DONE:
        return "published" if caption.published_id is not None else "without words"
    return f"{caption.state} ({caption.error_code})"
