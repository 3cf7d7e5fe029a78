"""How often a service lets itself be asked: ``10/minute``."""

from __future__ import annotations

import re
from dataclasses import dataclass

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_RATE = re.compile(r"\s*(\d{1,9})\s*/\s*(\d{0,5})\s*(second|minute|hour|day)s?\s*", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Rate:
    """At most ``count`` requests in any stretch of ``seconds``."""

    count: int
    seconds: float

    @property
    def interval(self) -> float:
        """Seconds from one request to the next where they are spread evenly."""
        return self.seconds / self.count


def read_rate(text: object) -> Rate | None:
    """The rate that ``text`` says: ``2/second``, ``10/minute``, ``50/10 seconds``, ``500/hour``, ``1000/day``; "" = no
    limit, None.

    Raises ValueError for anything else.
    """
    if text == "":
        return None
    found = _RATE.fullmatch(text) if isinstance(text, str) else None
    if found is None or not int(found[1]) or not int(found[2] or 1):
        raise ValueError(f"'rate' must be like '2/second' or '10/minute' (or '' for no limit), not {text!r}.")
    return Rate(count=int(found[1]), seconds=int(found[2] or 1) * SECONDS[found[3]])
