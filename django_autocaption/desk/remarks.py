"""What the linter says of words while they are typed, by the same rules and in the same sentences as after saving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption
from django_autocaption.pipeline.words import dismissals
from django_autocaption.pipeline.words.remarks import remarks_on_words

if TYPE_CHECKING:
    from django_autocaption import text
else:
    text = on_first_use("django_autocaption.text")

#: Characters that are looked at.
LONGEST = 5_000


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What is to be said of a text."""

    length: int
    """In characters as people count them."""
    sentences: Sequence[str]


def look(caption: Caption, alt_text: str) -> Looked:
    """At an alt text that is not stored yet. ``caption``: with its versions. What somebody dismissed about these very
    words is not said again. One query where there is anything to say."""
    said = " ".join(alt_text.split())[:LONGEST]
    found = remarks_on_words(caption, {"alt_text": said})
    offered = caption.offered
    if found and offered is not None and offered.alt_text == said:
        gone = dismissals.dismissed([offered], using=str(caption._state.db)).get(offered.pk, frozenset())
        found = [remark for remark in found if remark.code not in gone]
    return Looked(length=text.length(said), sentences=[remark.sentence for remark in found])
