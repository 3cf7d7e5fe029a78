"""One claimed image on its way through production."""

from __future__ import annotations

from dataclasses import dataclass, field

from django_autocaption.models import Attempt, Caption
from django_autocaption.pipeline.question import Question
from django_autocaption.registry import CaptionedField
from django_autocaption.types import PreparedImage


@dataclass(kw_only=True)
class Job:
    """A claimed caption and what production has learnt of it so far. Each step sets what the next one reads."""

    caption: Caption
    captioned: CaptionedField
    question: Question = field(init=False)
    image: PreparedImage = field(init=False)
    attempt: Attempt | None = None
