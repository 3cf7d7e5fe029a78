"""Who may be seen in an image, as far as a model and a caption tell: age groups, words for minors, and a rating.

It is a pointer for a person's review. It is not age verification: models guess, and captions leave things out.
Ages found here belong in the admin only, never in a public text or tag.
"""

from __future__ import annotations

from django_autocaption.moderation.ages import parse_age_label
from django_autocaption.moderation.bands import AgeBand
from django_autocaption.moderation.combining import most_cautious
from django_autocaption.moderation.decision import assess
from django_autocaption.moderation.minors import mentions_minor
from django_autocaption.moderation.policy import RATINGS, RULES, Assessment, Policy
from django_autocaption.moderation.reasons import Reason

__all__ = [
    "RATINGS",
    "RULES",
    "AgeBand",
    "Assessment",
    "Policy",
    "Reason",
    "assess",
    "mentions_minor",
    "most_cautious",
    "parse_age_label",
]
