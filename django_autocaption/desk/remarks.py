"""What the linter says of words while they are typed, by the same rules and in the same sentences as after saving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption
from django_autocaption.models.version import TEXT_FIELDS
from django_autocaption.pipeline.words import dismissals
from django_autocaption.pipeline.words.remarks import remarks_on_words, sentence_of

if TYPE_CHECKING:
    from django_autocaption import text
else:
    text = on_first_use("django_autocaption.text")

#: Characters that are looked at.
LONGEST = 5_000
#: Fields that are typed beside the alt text.
BESIDE = (*(name for name in TEXT_FIELDS if name != "alt_text"), "keywords")


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing that is to be said. ``code`` as in ``text.lint``."""

    code: str
    sentence: str
    dismissed: bool = False
    may_be_dismissed: bool = False
    """The words are stored, and the remark can be wrong."""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What is to be said of a text."""

    length: int
    """In characters as people count them."""
    remarks: Sequence[Remark]

    @property
    def sentences(self) -> list[str]:
        """Of those that nobody dismissed."""
        return [remark.sentence for remark in self.remarks if not remark.dismissed]

    @property
    def disputable(self) -> list[Remark]:
        """Those that a person may dismiss, or has dismissed."""
        return [remark for remark in self.remarks if remark.may_be_dismissed]


def look(caption: Caption, alt_text: str) -> Looked:
    """At an alt text as it is typed. ``caption``: with its versions. No query, unless it is what the caption offers."""
    return look_at_each({caption: alt_text})[caption.pk]


def look_at_each(typed: Mapping[Caption, str]) -> dict[int, Looked]:
    """By id of the caption, at an alt text of each; otherwise the same. Three queries at most."""
    said = {row: " ".join(alt_text.split())[:LONGEST] for row, alt_text in typed.items()}
    as_offered = [row for row in said if row.offered is not None and row.offered.alt_text == said[row]]
    found = look_at_all(as_offered, using=str(as_offered[0]._state.db)) if as_offered else {}
    for row, alt_text in said.items():
        if row.pk not in found:
            made = remarks_on_words(row, {"alt_text": alt_text})
            told = [Remark(code=remark.code, sentence=remark.sentence) for remark in made]
            found[row.pk] = Looked(length=text.length(alt_text), remarks=told)
    return found


def look_beside(caption: Caption, words: Mapping[str, Any]) -> dict[str, list[str]]:
    """The sentences about what else is typed, by field. ``words``: lines of text, of those in ``BESIDE``. No query."""
    typed = {name: str(words[name] or "").replace("\r\n", "\n")[:LONGEST] for name in BESIDE if name in words}
    found: dict[str, list[str]] = {name: [] for name in typed}
    for remark in remarks_on_words(caption, typed):
        found[remark.field].append(remark.sentence)
    return found


def look_at_all(captions: Sequence[Caption], *, using: str) -> dict[int, Looked]:
    """By id of the caption, at what it offers. ``captions``: with their versions. Three queries."""
    found = dismissals.remarks(captions, using=using)
    looked = {}
    for row in captions:
        said = row.offered.alt_text if row.offered is not None else ""
        looked[row.pk] = Looked(length=text.length(said), remarks=list(_told(row, found[row.pk])))
    return looked


def _told(caption: Caption, found: Sequence[dismissals.Remark]) -> Iterator[Remark]:
    for remark in found:
        yield Remark(
            code=remark.finding.code,
            sentence=sentence_of(remark.finding),
            dismissed=remark.dismissed,
            may_be_dismissed=remark.may_be_dismissed,
        )
    if (said := caption.offered) is not None:
        codes = {remark.finding.code for remark in found}
        for one in remarks_on_words(caption, {"alt_text": said.alt_text}, said=said):
            if one.code not in codes:  # what is told and held against nobody
                yield Remark(code=one.code, sentence=one.sentence)
