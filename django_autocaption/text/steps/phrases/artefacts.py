"""Artefacts: "arafed" and its kin, words that only BLIP writes (and so only CLIP interrogators and BLIP captioners)."""

from __future__ import annotations

import re

from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.tables.base import words
from django_autocaption.text.tables.languages.germanic.english.vocabulary import ING_NOUNS

ARTEFACT = re.compile(r"\barr?aff?(?:e|ed|es|ey|y|ly|ied|eed|aed|aded|ing|eing|er|ered)s?\b", re.IGNORECASE)

_ARTICLED = re.compile(rf"(?:\b(an?)\s+)?{ARTEFACT.pattern}[\s-]*(\w*)", re.IGNORECASE)
#: After these the artefact was the subject itself: there is no noun to keep.
_NO_NOUN = words("""
    in on at with without and or of from into onto by for to near beside between behind under over above against
    through across along around is are was were be have had has that which who while as but wearing holding it its his
    her their this there like up down off out very a an the
""")


_SPACED_APOSTROPHE = re.compile(r"(?<=[^\W\d_])(?:\s+['’]\s*|['’]\s+)(?=(?:s|t|re|ve|ll|d|m)(?!['’\w]))")
_PLURAL_APOSTROPHE = re.compile(r"(?<=\w\ws)\s+['’]\s+(?=[^\W\d_])")


def artefacts(draft: Draft) -> None:
    """``arafed man`` → ``man``; ``araffe on a ladder`` → reject, for what it is can only be guessed."""
    draft.replace(_joined(draft.text), "artefact")
    matches = list(_ARTICLED.finditer(draft.text))
    if not matches:
        return
    for match in matches:
        if not _is_noun_next(match[2].lower()):
            draft.reject("artefact")
    draft.clip_tail = True
    draft.replace(_ARTICLED.sub(_without_artefact, draft.text).strip(), "artefact")


def _joined(text: str) -> str:
    """The text without BLIP's blanks around apostrophes: "a man ' s hand", "don ' t", "two dogs ' leashes"."""
    text = _SPACED_APOSTROPHE.sub("'", text)
    alone = text.count(" '") == 1  # with another it is a quotation
    return _PLURAL_APOSTROPHE.sub("' ", text) if alone else text


def _is_noun_next(word: str) -> bool:
    if not word or word in _NO_NOUN:
        return False
    return not word.endswith("ing") or word in ING_NOUNS


def _without_artefact(match: re.Match[str]) -> str:
    """The following word; its article stays only where it still agrees in sound."""
    article, word = match[1], match[2]
    if not article:
        return word
    wants_an = word[:1].lower() in "aeiou"
    return f"{article} {word}" if wants_an == (article.lower() == "an") else word
