"""Sentences about watermarks, absences and moods are no description."""

from __future__ import annotations

from django_autocaption.text.analysis import quotes, sentences
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.steps.phrases.refusal import is_refusal
from django_autocaption.text.tables.empty import EMPTY
from django_autocaption.text.tables.image import ABOUT_IMAGE
from django_autocaption.text.tables.languages import Language, tables_for


def counted_parts(draft: Draft) -> None:
    """Sentences that count the parts of an image are dropped, where others say what the parts are."""
    all_sentences = sentences.split(draft.text)
    kept = [sentence for sentence in all_sentences if not EMPTY.fullmatch(sentence.rstrip(" .。:："))]
    if 0 < len(kept) < len(all_sentences):
        draft.replace(sentences.join(kept), "filler")


def fillers(draft: Draft) -> None:
    """Sentences about what is not there are dropped, and after the first those of mere mood.

    A first sentence goes only if it is about the image or its text: "There is no one on the beach." says what is seen.
    """
    all_sentences = sentences.split(draft.text)
    kept: list[str] = []
    for index, sentence in enumerate(all_sentences):
        if index == 0 and not ABOUT_IMAGE.search(sentence):
            kept.append(_without_trailing(sentence, draft.language))
            continue
        if _is_absence(sentence, draft.language) or (
            is_refusal(sentence, draft.language.code) and len(all_sentences) > 1
        ):
            continue
        if kept and _is_mood(sentence, draft.language):
            continue
        kept.append(_without_trailing(sentence, draft.language))
    text = sentences.join(kept)
    if text != draft.text and not (len(kept) == len(all_sentences) and text.split() == draft.text.split()):
        draft.replace(text, "filler")


def _is_absence(sentence: str, language: Language) -> bool:
    own = quotes.blanked(sentence).lstrip("(（[ ")
    return any(table.absence.match(own) for table in tables_for(language))


def _is_mood(sentence: str, language: Language) -> bool:
    return any(table.mood.match(sentence) for table in tables_for(language))


def _without_trailing(sentence: str, language: Language) -> str:
    for table in tables_for(language):
        match = table.trailing_clause.search(sentence)
        if match and match.start() >= 15:
            return sentence[: match.start()] + sentence[match.end() :]
    return sentence
