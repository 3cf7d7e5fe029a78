"""Captions in languages that a site has no more: kept, on no page, and asked for no more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django_autocaption import conf
from django_autocaption.languages import base_of
from django_autocaption.models import Caption

#: Captions that are looked at, the oldest ones: nothing tells the languages of all but reading them.
MOST = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Unused:
    """A language of captions that is not in LANGUAGES."""

    language: str
    captions: int
    """Among the MOST oldest."""

    @property
    def command(self) -> str:
        """What to type where it has another tag now: "en" for "en-us"."""
        known = conf.current().languages
        base = base_of(self.language)
        near = next((tag for tag in known if base_of(tag) == base), known[0])
        return f"manage.py autocaption move --languages {self.language} {near}"


def unused(*, using: str) -> list[Unused]:
    """Those of the oldest captions in this database, the most frequent first. Raises ConfigurationError."""
    known = conf.current().languages
    oldest = Caption.objects.using(using).order_by("pk").values_list("language", flat=True)[:MOST]
    counted = Counter(language for language in oldest if language not in known)
    return [Unused(language=language, captions=number) for language, number in counted.most_common()]
