"""Several assessments of one image become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from django_autocaption.moderation.policy import RATINGS, RULES, Assessment


def most_cautious(assessments: Iterable[Assessment]) -> Assessment:
    """One assessment out of those of several sources; it is never milder than any of them.

    The strictest rating decides, of equals the upper rule of the table (see ``assess``): rating, rule and thresholds
    are its own. The age group with its ends, raw label and confidence are those of the youngest band seen, so that
    they belong together. ``minor_upper`` is the highest of all; reasons, the deciding ones first, and flags are those
    of all, each once. Raises ValueError where there is nothing to combine.

    It adds up worries, not evidence: an age model that did not check for NSFW and a check that knows no ages both say
    ``review``. What they found together belongs in one call of ``assess``.
    """
    given = tuple(assessments)
    if not given:
        raise ValueError("There is no assessment to combine.")
    decided = min(given, key=_strictest_first)
    ordered = (decided, *given)
    band = min(given, key=lambda one: (_youngest_first(one), _strictest_first(one)))
    return replace(
        decided,
        age_group=band.age_group,
        age_min=band.age_min,
        age_max=band.age_max,
        confidence=band.confidence,
        raw_label=band.raw_label,
        minor_upper=max(one.minor_upper for one in given),
        reasons=tuple(dict.fromkeys(chain.from_iterable(one.reasons for one in ordered))),
        flags=tuple(dict.fromkeys(chain.from_iterable(one.flags for one in ordered))),
    )


def _strictest_first(one: Assessment) -> tuple[int, int, float]:
    return -RATINGS.index(one.rating), RULES.index(one.rule), -one.minor_upper


def _youngest_first(one: Assessment) -> tuple[bool, int, bool, int]:
    """The lowest start, the widest of equals; no band at all last, where a label tells more than none."""
    if one.age_min is None:
        return True, not one.raw_label, False, 0
    return False, one.age_min, one.age_max is not None, -(one.age_max or 0)
