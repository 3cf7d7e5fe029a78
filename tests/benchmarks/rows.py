"""Rows as a busy site has them: a few thousand are made, and the database multiplies them."""

from __future__ import annotations

import random
import uuid
from copy import copy
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone

from django_autocaption.models import (
    Attempt,
    Awaits,
    Batch,
    Caption,
    Origin,
    Outcome,
    Rating,
    Review,
    State,
    Surface,
    Verb,
    Version,
)
from django_autocaption.pipeline.runtime import databases
from tests.testapp.models import Photo

#: Rows that are made in Python, at most; a value that one of them has is on a hundred of a million.
MADE = 10_000
LANGUAGES = ("en", "de")
_NOUNS = [
    "dog",
    "cat",
    "bridge",
    "harbour",
    "child",
    "bicycle",
    "mountain",
    "market",
    "violin",
    "kitchen",
    "tower",
    "garden",
    "bottle",
    "horse",
    "train",
]
_VERBS = ["beside", "behind", "above", "below", "near", "facing"]
_COLOURS = ["red", "blue", "green", "white", "black", "yellow", "grey", "brown"]
_STATES = {
    State.DONE: 9400, State.FAILED: 200, State.EXCLUDED: 147, State.PENDING: 200,
    State.WAITING: 40, State.WORKING: 13,
}  # fmt: skip
_ORIGINS = {Origin.PROVIDER: 8600, Origin.AUTHOR: 800, Origin.REUSED: 595, Origin.HUMAN: 5}
_RATINGS = {Rating.UNCHECKED: 6000, Rating.CLEAR: 3900, Rating.REVIEW: 98, Rating.BLOCKED: 2}
_PROVIDERS = {"default": 9000, "second": 997, "third": 3}
_OUTCOMES = {Outcome.ANSWERED: 9700, Outcome.SILENT: 200, Outcome.FAILED: 97, Outcome.UNKNOWN: 3}


#: One in so many captions is of a bulk request: a hundred thousand of a million.
BATCH = 10
_ENDED = (State.DONE, State.FAILED, State.EXCLUDED)
#: One in so many captions waits, where a bulk request is under way.
WAITING = 5


def fill(rows: int, versions: int = 3, *, backlog: bool = False) -> dict[str, int]:
    """``rows`` captions and as many attempts, of half as many photographs in two languages; so many versions of the
    words of each image that has any. Returns the numbers.

    Nothing is left for a sweep to do. ``backlog``: but for one in WAITING captions, which wait for their turn in the
    background; and none is at work or tried again, since as many are at once as there are workers, however many rows
    there are. PostgreSQL only. A superuser ``admin`` is there.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # no foreign key is looked up a million times
            cursor.execute("SET session_replication_role = replica; SET synchronous_commit = off")
            cursor.execute("SET maintenance_work_mem = '512MB'")
    else:
        connection.disable_constraint_checking()
    User.objects.create_superuser("admin")
    batch = Batch.objects.create(provider="second", requested_count=rows // BATCH, planned=rows // BATCH)
    made = min(MADE, rows)
    dice = random.Random(1)
    numbers(Photo._meta.db_table, ["title", "image"], "'', 'photos/2026/11/' || n || '.jpg'", rows // 2)
    later = timezone.now() + timedelta(days=1)
    Caption.objects.bulk_create([_caption(i, dice, batch, later) for i in range(made)], batch_size=500)
    if backlog:
        _wait()
    written = _versions(list(Caption.objects.order_by("pk")), dice, versions)
    reviews = [_review(c, dice) for c in Caption.objects.filter(published__isnull=False).order_by("pk")]
    Review.objects.bulk_create(reviews, batch_size=500)
    undone = [_undo(review) for review in reviews[::100]]
    Review.objects.bulk_create(undone, batch_size=500)
    copies = -(-rows // made)
    attempts = [_attempt(c, dice) for c in Caption.objects.order_by("pk")]
    if backlog:  # in their order, and as many a day as on a small site, for a longer time
        for number, attempt in enumerate(attempts):
            attempt.asked_at = timezone.now() + timedelta(days=number / made - copies)
    Attempt.objects.bulk_create(attempts, batch_size=500)
    # Copy k of a caption is about the photograph that is k times ``step`` further on.
    key = f"(CAST(object_id AS INTEGER) + {{k}} * {made // len(LANGUAGES)})"
    own_hash = "CASE content_hash WHEN '' THEN '' ELSE content_hash || {k} END"
    own = {
        "object_id": f"CAST({key} AS VARCHAR(20))",
        "image_name": f"'photos/2026/11/' || {key} || '.jpg'",
        "content_hash": own_hash,
        "published_id": f"published_id + {{k}} * {written}",
        "draft_id": f"draft_id + {{k}} * {written}",
    }
    _multiply(Caption, own, copies)
    _multiply(Version, {"caption_id": f"caption_id + {{k}} * {made}", "content_hash": own_hash}, copies)
    own = {"caption_id": f"caption_id + {{k}} * {made}"}
    own |= {name: f"{name} + {{k}} * {written}" for name in ("seen_id", "result_id")}
    own["undoes_id"] = f"undoes_id + {{k}} * {len(reviews) + len(undone)}"
    _multiply(Review, own, copies)
    new_uuid = "gen_random_uuid()" if connection.vendor == "postgresql" else "lower(hex(randomblob(16)))"
    own = {"caption_id": f"caption_id + {{k}} * {made}", "uuid": new_uuid, "external_id": "external_id || '-' || {k}"}
    if backlog:
        own["asked_at"] = "asked_at + {k} * INTERVAL '1 day'"
    _multiply(Attempt, own, copies)
    databases.refresh_statistics("default")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("CHECKPOINT")  # or it writes for minutes, beside what is measured
    return {model.__name__: model._base_manager.count() for model in (Photo, Caption, Version, Review, Attempt)}


def _pick(dice: random.Random, weights: dict[Any, int]) -> Any:
    return dice.choices(list(weights), list(weights.values()))[0]


def _caption(number: int, dice: random.Random, batch: Batch, later: Any) -> Caption:
    state = _pick(dice, _STATES)
    spoken, key = state == State.DONE, number // len(LANGUAGES) + 1
    working = {"claim": uuid.UUID(int=number + 1), "claimed_at": later} if state == State.WORKING else {}
    rating = Rating.BLOCKED if number % 5000 == 11 else _pick(dice, _RATINGS)
    caption = Caption(
        content_type=ContentType.objects.get_for_model(Photo),
        object_id=str(key),
        field_name="image",
        language=LANGUAGES[number % len(LANGUAGES)],
        image_name=f"photos/2026/11/{key}.jpg",
        content_hash=f"{dice.getrandbits(200):050x}" if spoken else "",
        width=1024,
        height=768,
        state=state,
        **working,
        due_at=later,
        queued_at=timezone.now(),
        origin=_pick(dice, _ORIGINS) if spoken else "",
        provider=_pick(dice, _PROVIDERS),
        rating=rating,
        error_code={State.FAILED: "quota", State.EXCLUDED: "svg"}.get(state, ""),
        batch=batch if number % BATCH == 0 else None,
        finalised_at=timezone.now() - timedelta(seconds=dice.randrange(3600)) if state in _ENDED else None,
    )
    return caption


def _wait() -> None:
    """One in WAITING rows has its turn to come, those at work and those that were to be tried again among them."""
    since, rows = timezone.now() - timedelta(hours=1), Caption.objects.all()
    waits = {"state": State.PENDING, "background": True, "due_at": since, "queued_at": None}
    rows.filter(state__in=(State.WORKING, State.PENDING)).update(**waits, claim=None, claimed_at=None)
    chosen = list(rows.order_by("pk").values_list("pk", flat=True)[::WAITING])
    rows.filter(pk__in=chosen).update(**waits, content_hash="", origin="", error_code="")


def _versions(captions: list[Caption], dice: random.Random, each: int) -> int:
    """So many versions of the words of each: the last is published, or one in fifteen times a draft beside the one
    before, if there is one. Returns how many there are."""
    spoken = [caption for caption in captions if caption.state == State.DONE]
    made = [_version(caption, number, dice) for caption in spoken for number in range(each)]
    Version.objects.bulk_create(made, batch_size=500)
    for place, caption in enumerate(spoken):
        before, last = [None, *made[place * each : (place + 1) * each]][-2:]
        drafted = dice.randrange(15) == 0
        caption.published, caption.draft = (before, last) if drafted else (last, None)
        caption.human = caption.origin == Origin.HUMAN
        caption.review = Awaits.DRAFT if drafted else Awaits.NOTHING
        caption.review_at = timezone.now() - timedelta(seconds=place) if drafted else None
        caption.doubt = dice.randrange(100) if drafted else 0
    columns = ["published", "draft", "human", "review", "review_at", "doubt"]
    Caption.objects.bulk_update(spoken, columns, batch_size=500)
    return len(made)


def _version(caption: Caption, number: int, dice: random.Random) -> Version:
    colour, first, where, second = (dice.choice(words) for words in (_COLOURS, _NOUNS, _VERBS, _NOUNS))
    rare = ", and a zeppelin" if number == 2 and caption.pk % 5000 == 77 else ""
    words = f"A {colour} {first} {where} a {second}{rare}."
    return Version(
        caption=caption,
        image_no=1,
        image_name=caption.image_name,
        content_hash=caption.content_hash,
        alt_text=words,
        title=words[:40],
        description=words * 3,
        meta_description=words,
        keywords=words.split()[:4],
        decorative=caption.pk % 500 == 3,
        remarked=caption.pk % 50 == 5,
        origin=caption.origin,
        human_fields=["alt_text"] if caption.origin == Origin.HUMAN else [],
        provider=caption.provider,
        model="scripted-1",
    )


def _review(caption: Caption, dice: random.Random) -> Review:
    return Review(
        caption=caption,
        verb=_pick(dice, {Verb.APPROVE: 80, Verb.EDIT: 15, Verb.REVERT: 5}),
        seen_id=caption.published_id,
        result_id=caption.published_id,
        by_id=1,
        surface=_pick(dice, {Surface.DESK: 70, Surface.LIST: 20, Surface.FORM: 10}),
        on_screen=1,
        content_type_id=caption.content_type_id,
        field_name=caption.field_name,
        language=caption.language,
        provider=caption.provider,
        model="scripted-1",
        kept=dice.randrange(101),
    )


def _undo(review: Review) -> Review:
    """Somebody took it back."""
    undo = copy(review)
    undo.pk, undo.verb, undo.undoes = None, Verb.UNDO, review
    return undo


def _attempt(caption: Caption, dice: random.Random) -> Attempt:
    return Attempt(
        caption=caption,
        request=1,
        provider=_pick(dice, _PROVIDERS),
        model="scripted-1",
        asked_at=timezone.now() - timedelta(seconds=dice.randrange(10**6)),
        latency_ms=500,
        external_id=f"job-{caption.pk}",
        outcome=_pick(dice, _OUTCOMES),
        words={"alt_text": "A bridge."},
        cost_amount="0.0013",
        cost_unit="USD",
    )


def _multiply(model: type[models.Model], own: dict[str, str], copies: int) -> None:
    """Copy all rows of a table ``copies`` - 1 times. ``own``: what differs, as SQL with the copy's number {k}."""
    columns = [str(f.column) for f in model._meta.local_concrete_fields if not f.primary_key and not f.generated]
    table = model._meta.db_table
    quoted = ", ".join(f'"{column}"' for column in columns)
    selected = ", ".join(own.get(column, f'"{column}"') for column in columns)
    with connection.cursor() as cursor, transaction.atomic(), _Unindexed(table, cursor):
        # Read from a table of their own, since the growing one may be read as a whole for each copy.
        cursor.execute(f"CREATE TEMPORARY TABLE made AS SELECT * FROM {table}")
        for copy in range(1, copies):
            copied = selected.replace("{k}", str(copy))
            cursor.execute(f"INSERT INTO {table} ({quoted}) SELECT {copied} FROM made ORDER BY id")
        cursor.execute("DROP TABLE made")


def numbers(table: str, columns: list[str], values: str, count: int) -> None:
    """Fill a table with ``count`` rows; ``values``: SQL with the row's number ``n``."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) WITH RECURSIVE numbers (n) AS"
            f" (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}) SELECT {values} FROM numbers"
        )


class _Unindexed:
    """Without a table's indexes, which are quicker made at once; on SQLite those of unique constraints stay."""

    def __init__(self, table: str, cursor: Any) -> None:
        self.table, self.cursor = table, cursor
        self.again: list[str] = []
        """Statements that make them anew."""

    def __enter__(self) -> None:
        if connection.vendor == "postgresql":
            self._drop(
                "SELECT conname, 'ALTER TABLE ' || quote_ident(%s) || ' ADD CONSTRAINT ' || quote_ident(conname) || ' '"
                " || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'u'",
                f"ALTER TABLE {self.table} DROP CONSTRAINT",
                [self.table, self.table],
            )
            self._drop(
                "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT IN"
                " (SELECT conname FROM pg_constraint)",
                "DROP INDEX",
                [self.table],
            )
        else:
            query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s"
            self._drop(query, "DROP INDEX", [self.table])

    def __exit__(self, *error: object) -> None:
        for statement in self.again:
            self.cursor.execute(statement)

    def _drop(self, query: str, drop: str, values: list[str]) -> None:
        self.cursor.execute(query, values)
        for name, make in self.cursor.fetchall():
            self.cursor.execute(f'{drop} "{name}"')
            self.again.append(make)
