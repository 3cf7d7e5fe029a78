"""What ``docs/growing.md`` is computed from: figures of one run of ``python -m tests.benchmarks``, and none else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    """Bytes that one row takes on PostgreSQL."""

    table: int
    indexes: int

    @property
    def total(self) -> int:
        return self.table + self.indexes


#: Line ``growth``, at 100,000 captions: after five updates of each, as many as it has on its way to its words, vacuumed
#: whenever a fifth of the table was dead. Freshly written, at ten million, it takes 276 and 519.
CAPTION = Row(table=324, indexes=981)
#: At ten million captions: one version of the words, as short as "A red dog beside a bridge."
VERSION = Row(table=421, indexes=223)
#: Likewise: one request, without the service's answer as it came.
ATTEMPT = Row(table=200, indexes=248)
#: Line ``throughput``: captions a second of one worker process with 128 requests in flight at half a second each.
CAPTIONS_PER_SECOND = 236
#: Line ``throughput``: processor milliseconds of a caption, without the image.
CAPTION_MS = 6.8
#: Line ``preparation``: processor milliseconds for a photograph of twelve megapixels and 3.2 MB.
PHOTOGRAPH_MS = 34
