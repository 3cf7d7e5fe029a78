"""The soak's images and what became of them, in its own database."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from PIL import Image

from tests.site.live import Site

FINAL = ("done", "failed", "excluded")
CHUNK = 200


class Rows:
    """Photographs as ``bulk_create`` makes them: without a signal, for the sweep to find."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.made = 0
        self.strangers = 0
        """Paid requests that no attempt knows."""
        self.folder = Path(site.config["media_root"]) / "soak"
        self.folder.mkdir(parents=True)

    def fill(self, wanted: int) -> None:
        """Have so many images, as far as the database is there."""
        while self.made < wanted:
            numbers = range(self.made, min(wanted, self.made + CHUNK))
            for number in numbers:
                (self.folder / f"{number}.png").write_bytes(_picture(number))
            try:
                with self.site.connect() as connection, connection.cursor() as cursor:
                    cursor.executemany(
                        "INSERT INTO testapp_photo (id, title, image) VALUES (%s, '', %s) ON CONFLICT DO NOTHING",
                        [(number + 1, f"soak/{number}.png") for number in numbers],
                    )
            except psycopg.OperationalError:
                return  # it is being restarted
            self.made = numbers.stop

    def unfinished(self) -> dict[str, int]:
        """Captions that are not final by state, images without one among them; while the database is away: unknown.

        Those that no budget is left for are as they will be.
        """
        try:
            counts = self.site.counts()
            ((out_of_money,),) = self.site.sql(
                "SELECT count(*) FROM autocaption_caption WHERE state = 'pending' AND error_code = 'budget_spent'"
            )
        except psycopg.OperationalError:
            return {"unknown": 1}
        unannounced = self.made - sum(counts.values())
        left = {state: count for state, count in counts.items() if state not in FINAL}
        left |= {"pending": left.get("pending", 0) - out_of_money, "unannounced": unannounced}
        return {state: count for state, count in left.items() if count}

    def paid(self, uuids: list[str]) -> Counter[str]:
        """Question about the same bytes → paid requests of it."""
        known = dict(self.site.sql("SELECT uuid, key FROM autocaption_attempt"))
        self.strangers = sum(UUID(uuid) not in known for uuid in uuids)
        return Counter(known[UUID(uuid)] for uuid in uuids if UUID(uuid) in known)

    def history(self, key: str) -> list[tuple[Any, ...]]:
        """How each request of one question ended."""
        return self.site.sql(
            "SELECT uuid::text, outcome, error_code, error_message FROM autocaption_attempt WHERE key = %s ORDER BY id",
            key,
        )

    def misplaced(self) -> int:
        """Captions that show words of another picture: the hash that the words were written for is not the file's, or
        a person's words name another one."""
        ((count,),) = self.site.sql(
            "SELECT count(*) FROM autocaption_caption c JOIN autocaption_version v ON v.id = c.published_id"
            " WHERE v.image_no = c.image_no AND ("
            "   (v.content_hash <> '' AND c.content_hash <> '' AND v.content_hash <> c.content_hash)"
            "   OR (v.alt_text LIKE 'Picture %%' AND v.alt_text NOT LIKE 'Picture ' || c.image_no || ' of %%'))"
        )
        return int(count)

    def lost_words(self, edits: list[dict[str, Any]]) -> int:
        """Edits of people that no version has, or that a machine displaced on the picture they are about."""
        versions = {
            (caption, text): number
            for caption, text, number in self.site.sql(
                "SELECT caption_id, alt_text, image_no FROM autocaption_version WHERE alt_text LIKE 'Picture %%'"
            )
        }
        lost = sum(versions.get((edit["caption"], edit["text"])) != edit["image_no"] for edit in edits)
        last = {(edit["caption"], edit["image_no"]): edit["text"] for edit in edits}
        shown = self.site.sql(
            "SELECT c.id, c.image_no, v.alt_text FROM autocaption_caption c"
            " LEFT JOIN autocaption_version v ON v.id = c.published_id AND v.image_no = c.image_no"
        )
        return lost + sum((pk, number) in last and last[pk, number] != text for pk, number, text in shown)

    def replaced(self) -> int:
        """How often another picture came under an image."""
        ((count,),) = self.site.sql("SELECT coalesce(sum(image_no - 1), 0) FROM autocaption_caption")
        return int(count)

    def abandoned(self) -> int:
        """How often a worker did not come back from an image."""
        ((count,),) = self.site.sql("SELECT coalesce(sum(abandoned), 0) FROM autocaption_caption")
        return int(count)


def _picture(number: int) -> bytes:
    """A picture that no other number has."""
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), (number % 256, number // 256 % 256, number // 65536)).save(stream, "PNG")
    return stream.getvalue()
