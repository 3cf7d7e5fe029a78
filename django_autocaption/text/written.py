"""A person's words, from a file or beside one: published as they were written, or left to an editor."""

from __future__ import annotations

import re
import unicodedata

from django_autocaption.text.analysis import invisible, sentences
from django_autocaption.text.clean import CAPTION, DESCRIPTION, Cleaned, flag_people
from django_autocaption.text.fit import fitted, length
from django_autocaption.text.lint import MAXIMUM, Context, errors
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.steps.packaging import characters
from django_autocaption.text.steps.packaging.whole import MAXIMUM as LOOKED_AT
from django_autocaption.text.steps.phrases.refusal import is_non_answer
from django_autocaption.text.tables.languages import Language, language_for

#: What the linter says of texts that describe nothing; anything else is words of a person, who may mend them.
_NO_WORDS = frozenset({"placeholder", "file_name", "too_short", "gibberish"})
#: Of letters that were mistaken more than once.
_ROUNDS = 4
_BLANKS = re.compile(r"[ \t\n]+")


def as_written(raw: str, *, language: str = "en") -> Cleaned:
    """The words of a person: nothing is changed but what nobody sees (NFC, controls, bidi marks, line breaks,
    blanks beside blanks) and what no person wrote (mojibake). Never raises.

    ``language``: BCP 47 tag of the wanted language. Beyond 250 graphemes the alt text has the first whole sentences of
    them, and the rest stands in the description. ``reasons`` that begin with ``lint:`` say why an editor has to look
    before the words are published; ``reject``: they describe nothing.
    """
    table = language_for(language)
    draft = Draft(text=raw[:LOOKED_AT], language=table)
    if invisible.hides_text(draft.text):
        draft.flag("hidden_text")
    draft.text = text = mended(draft.text)
    alt_text = _whole_sentences(text, MAXIMUM, table)
    whole = bool(alt_text)
    alt_text = alt_text or fitted(text, limit=MAXIMUM, language=table)
    found = errors(alt_text, language=table, context=Context()) if text else ["blank"]
    reasons = [f"lint:{code}" for code in found]
    if not text or _NO_WORDS.intersection(found) or is_non_answer(text):
        return Cleaned(verdict="reject", reasons=tuple(reasons), flags=tuple(draft.flags))
    flag_people(draft)
    return Cleaned(
        verdict="accept" if alt_text == raw else "clean",
        alt_text=alt_text,
        caption=_whole_sentences(text, CAPTION, table) or alt_text,
        description=_whole_sentences(text, DESCRIPTION, table) or alt_text,
        reasons=tuple(reasons if whole else [*reasons, "lint:too_long"]),
        flags=tuple(draft.flags),
    )


def mended(text: str) -> str:
    """``text`` without what no page shows, and with its letters as they were written where a program mistook them."""
    for _round in range(_ROUNDS):
        before = text
        text = invisible.visible(characters.repaired(text))
        text = unicodedata.normalize("NFC", _BLANKS.sub(" ", text).strip())
        if text == before:
            break
    return text


def _whole_sentences(text: str, limit: int, language: Language) -> str:
    """As many of the first sentences as fit, each of them whole; "" if not even the first one does."""
    if length(text) <= limit:
        return text
    kept = fitted(text, limit=limit, language=language)
    return kept if sentences.is_ended(kept) and text.startswith(kept) else ""
