"""Two services that say different things of one picture: one of them may be wrong, and people look at that first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption

if TYPE_CHECKING:
    import regex
else:
    regex = on_first_use("regex")

#: What it adds to the doubt about a draft.
CONTRADICTED = 30
_WITHOUT_SPACES = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
#: Words that say something, as a rule: those of four letters or more; of scripts without spaces each letter.
_TELLING = rf"(?V1){_WITHOUT_SPACES}|[[\p{{L}}\p{{M}}]--{_WITHOUT_SPACES}]{{4,}}"
#: Letters of a word that are compared: its end changes with the sentence.
_STEM = 4


def is_contradicted(caption: Caption, provider: str, words: Mapping[str, Any]) -> bool:
    """What another service said of the caption's present picture, and is a draft or published, has nothing in common
    with these words. ``caption``: with its versions."""
    beside = [version for version in (caption.draft, caption.current) if version is not None]
    return any(
        version.provider not in ("", provider)
        and version.image_no == caption.image_no
        and not version.human_fields
        and disagree(version.words, words)
        for version in beside
    )


def disagree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """One says that the picture needs no words, or no telling word of the one is in the other. Two such words in each
    are needed to tell."""
    if one["decorative"] or other["decorative"]:
        return bool(one["decorative"]) is not bool(other["decorative"])
    said, also = _telling(one["alt_text"]), _telling(other["alt_text"])
    return min(len(said), len(also)) > 1 and said.isdisjoint(also)


def _telling(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in regex.findall(_TELLING, text.casefold()))
