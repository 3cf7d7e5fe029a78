"""The soak's images and what became of them, in its own database, whichever that is."""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import Error, connection

from tests.pictures import picture

FINAL = ("done", "failed", "excluded")
CHUNK = 200
#: Seconds until a row is looked at again from which on it counts as at rest: those that wait for money which requests
#: on their way may leave are looked at within seconds.
REST = 60
#: What an editor writes (``people``): the picture that was seen, the caption, and which edit of all it is.
WRITTEN = re.compile(r"Picture (\d+) of (\d+), edit (\d+)\.")


class Rows:
    """Photographs as ``bulk_create`` makes them: without a signal, for the sweep to find."""

    def __init__(self, media: Path) -> None:
        self.media = media
        self.made = 0
        self.strangers = 0
        """Paid requests that no attempt knows."""
        (media / "soak").mkdir(parents=True)

    def fill(self, wanted: int) -> None:
        """Have so many images, as far as the database is there."""
        while self.made < wanted:
            numbers = range(self.made, min(wanted, self.made + CHUNK))
            for number in numbers:
                if not (file := self.media / f"soak/{number}.png").exists():  # else a worker may be reading it
                    file.write_bytes(_picture(number))
            values = [value for number in numbers for value in (number + 1, f"soak/{number}.png")]
            try:
                # One whose answer was lost with the connection may be there already.
                self.made = sql("SELECT coalesce(max(id), 0) FROM testapp_photo")[0][0]
                if self.made == numbers.start:
                    rows = ", ".join(["(%s, '', %s)"] * len(numbers))
                    execute(f"INSERT INTO testapp_photo (id, title, image) VALUES {rows}", values)
                    self.made = numbers.stop
            except Error:
                return  # it is being restarted

    def unfinished(self) -> dict[str, int]:
        """Captions that are not final by state, images without one among them; where there are none, those that are
        about another file than their object's. While the database is away: unknown.

        Those that no budget is left for are as they will be, once nobody looks at them again for long.
        """
        try:
            counts = self.counts()
            out_of_money = self.out_of_money()
            unannounced = self.made - sum(counts.values())
            left = {state: count for state, count in counts.items() if state not in FINAL}
            left |= {"pending": left.get("pending", 0) - out_of_money, "unannounced": unannounced}
            left = {state: count for state, count in left.items() if count}
            forgotten = 0 if left else self.forgotten()
        except Error:
            return {"unknown": 1}
        return left | ({"forgotten": forgotten} if forgotten else {})

    def counts(self) -> dict[str, int]:
        """State → captions in it."""
        return dict(sql("SELECT state, count(*) FROM autocaption_caption GROUP BY state"))

    def out_of_money(self) -> int:
        """Captions that no budget is left for, and that rest."""
        query = "SELECT count(*) FROM autocaption_caption WHERE state = 'pending' AND error_code = 'budget_spent'"
        at_rest = datetime.now(UTC).replace(tzinfo=None) + timedelta(seconds=REST)
        return int(sql(f"{query} AND due_at > %s", [at_rest])[0][0])

    def left(self, most: int = 20) -> list[str]:
        """What is not final, each caption with what it says and how the last request about it stands."""
        query = (
            "SELECT c.id, c.state, c.error_code, c.attempts, c.abandoned, c.claimed_at, c.due_at, a.outcome,"
            " a.external_id, a.error_message FROM autocaption_caption c LEFT JOIN autocaption_attempt a ON a.id ="
            " (SELECT max(id) FROM autocaption_attempt WHERE caption_id = c.id)"
            f" WHERE c.state NOT IN {FINAL} ORDER BY c.error_code, c.state, c.id"
        )
        names = ("state", "says", "tries", "stops", "claimed", "due", "asked", "job", "told")
        rows = [zip(names, values, strict=True) for _pk, *values in sql(query)[:most]]
        now = datetime.now(UTC)
        return [f"at {now:%H:%M:%S}: " + ", ".join(f"{name} {value}" for name, value in row if value) for row in rows]

    def forgotten(self) -> int:
        """Captions about another file than the one that their object has."""
        files = self.files()
        rows = sql("SELECT object_id, image_name FROM autocaption_caption")
        return sum(files.get(object_id) != name for object_id, name in rows)

    def files(self) -> dict[str, str]:
        """Object id → name of its file."""
        return {str(pk): name for pk, name in sql("SELECT id, image FROM testapp_photo")}

    def paid(self, uuids: list[str]) -> Counter[str]:
        """Question about the same bytes → paid requests of it."""
        known = {UUID(str(uuid)): key for uuid, key in sql("SELECT uuid, `key` FROM autocaption_attempt")}
        self.strangers = sum(UUID(uuid) not in known for uuid in uuids)
        return Counter(known[UUID(uuid)] for uuid in uuids if UUID(uuid) in known)

    def history(self, key: str) -> list[tuple[Any, ...]]:
        """How each request of one question ended."""
        query = "SELECT uuid, outcome, error_code, error_message FROM autocaption_attempt WHERE `key` = %s ORDER BY id"
        return sql(query, [key])

    def booked(self) -> list[tuple[Any, ...]]:
        """Outcome, error code, unit → attempts, and the cost that stands with them."""
        return sql(
            "SELECT outcome, error_code, cost_unit, count(*), sum(cost_amount) FROM autocaption_attempt"
            " GROUP BY outcome, error_code, cost_unit ORDER BY outcome, error_code, cost_unit"
        )

    def misplaced(self) -> list[int]:
        """Captions whose words on the page are about another picture: the file's bytes are not those that they were
        written for, or a person's words name another picture."""
        files, wrong = self.files(), []
        shown = sql(
            "SELECT c.id, c.object_id, c.image_name, c.image_no, v.content_hash, v.alt_text FROM autocaption_caption c"
            " JOIN autocaption_version v ON v.id = c.published_id AND v.image_no = c.image_no"
        )
        for pk, object_id, image_name, image_no, content_hash, text in shown:
            name = files.get(object_id)
            if name != image_name:
                continue  # no page shows them: the gate compares the names
            written = WRITTEN.match(text)
            other_bytes = content_hash and content_hash != hashlib.sha256((self.media / name).read_bytes()).hexdigest()
            if other_bytes or (written and int(written[1]) != image_no):
                wrong.append(pk)
        return wrong

    def lost_words(self, edits: list[dict[str, Any]]) -> list[int]:
        """Captions of the edits of people that no version has, or that a machine displaced on the picture they are
        about."""
        versions = {
            (caption, text): number
            for caption, text, number in sql("SELECT caption_id, alt_text, image_no FROM autocaption_version")
            if WRITTEN.match(text)
        }
        lost = [e["caption"] for e in edits if versions.get((e["caption"], e["text"])) != e["image_no"]]
        last = {(edit["caption"], edit["image_no"]): edit["text"] for edit in edits}
        shown = sql(
            "SELECT c.id, c.image_no, v.alt_text FROM autocaption_caption c"
            " LEFT JOIN autocaption_version v ON v.id = c.published_id AND v.image_no = c.image_no"
        )
        older = [pk for pk, no, text in shown if (pk, no) in last and _is_older(text, last[pk, no])]
        return lost + older

    def said(self, pk: int) -> list[str]:
        """All that became of one caption: where it stands, its versions, its decisions, its requests."""
        tables = {
            "caption": "id, object_id, state, image_no, image_name, content_hash, published_id, draft_id, request",
            "version": "id, image_no, image_name, content_hash, origin, based_on_id, created_at, alt_text",
            "review": "id, verb, seen_id, result_id, published_before, published_after, at",
            "attempt": "id, image_no, content_hash, outcome, error_code, asked_at",
        }
        found = []
        for table, columns in tables.items():
            key = "id" if table == "caption" else "caption_id"
            rows = sql(f"SELECT {columns} FROM autocaption_{table} WHERE {key} = %s ORDER BY id", [pk])
            found += [f"{table}: " + " | ".join(map(str, row)) for row in rows]
        return found

    def replaced(self) -> int:
        """How often another picture came under an image, as far as this app noticed."""
        return _sum("image_no - 1")

    def abandoned(self) -> int:
        """How often a worker did not come back from an image."""
        return _sum("abandoned")


def sql(query: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    """Ask the site's database; a broken connection is made anew by whoever asks next."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_quoted(query), values)
            return list(cursor.fetchall())
    except Error:
        connection.close()
        raise


def execute(statement: str, values: list[Any]) -> None:
    """Change something there, likewise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_quoted(statement), values)
    except Error:
        connection.close()
        raise


def _quoted(query: str) -> str:
    """A reserved word as a name: MariaDB's way is written here."""
    return query if connection.vendor == "mysql" else query.replace("`", '"')


def _sum(expression: str) -> int:
    ((total,),) = sql(f"SELECT coalesce(sum({expression}), 0) FROM autocaption_caption")
    return int(total)


def _is_older(shown: str | None, logged: str) -> bool:
    """What is shown is not this edit, nor one after it, whose answer may have been lost with the database."""
    written, noted = WRITTEN.match(shown or ""), WRITTEN.match(logged)
    return not written or not noted or int(written[3]) < int(noted[3])


def _picture(number: int) -> bytes:
    """A picture that no other number has."""
    stream = io.BytesIO()
    picture((number % 256, number // 256 % 256, number // 65536)).save(stream, "PNG")
    return stream.getvalue()
