"""English, the language in which models answer by default."""

from __future__ import annotations

from django_autocaption.text.tables.base import Language, words
from django_autocaption.text.tables.languages.germanic.english import (
    fillers,
    openers,
    refusals,
    vocabulary,
    wrappers,
)

ENGLISH = Language(
    code="en",
    scripts=words("Latin"),
    full_stop=".",
    doubling=True,
    doubled=vocabulary.DOUBLED,
    function_words=vocabulary.FUNCTION_WORDS,
    dangling=vocabulary.DANGLING,
    particles=words("as at from into with"),
    dangling_when_cut=vocabulary.DANGLING_WHEN_CUT,
    hanging=vocabulary.PARTICIPLE,
    strong_openers=openers.STRONG,
    weak_openers=openers.WEAK,
    interjections=wrappers.INTERJECTIONS,
    lead_ins=wrappers.LEAD_INS,
    labels=wrappers.LABELS,
    closings=wrappers.CLOSINGS,
    refusals=refusals.REFUSALS,
    pivots=refusals.PIVOTS,
    preambles=refusals.PREAMBLES,
    continuations=(rf"{openers.DETERMINER}", r"(?:he|she|they|it|this|these)\b"),
    non_answers=refusals.NON_ANSWERS,
    absences=fillers.ABSENCES,
    moods=fillers.MOODS,
    trailing=fillers.TRAILING,
    placeholders=vocabulary.PLACEHOLDERS,
)
