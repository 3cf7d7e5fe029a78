"""From a service's answer to columns of a row: text.clean, then text.seo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django_autocaption import prompts, text
from django_autocaption.models import Awaits
from django_autocaption.pipeline.job.question import Question
from django_autocaption.types import CaptionResult

#: What the cleaner may say of words that are fit to publish, but that an editor should see before: attributes of
#: people, text in the answer or the image that tries to give orders or to hide, and words of two scripts.
_REVIEWED_FLAGS = frozenset({"people", "instruction", "hidden_text", "mixed_scripts"})


#: What adds to the doubt about a draft: that it is but a label, each flag, each change that the cleaner made.
LABEL, FLAG, CHANGE = 40, 30, 5


@dataclass(frozen=True, kw_only=True)
class Words:
    """What an answer is worth. ``columns`` None = nothing fit to store, and ``reasons`` say why."""

    columns: dict[str, Any] | None
    reasons: tuple[str, ...] = ()
    needs_review: bool = False
    """Fit to store, but an editor should look: the cleaner flagged something, or could not read it."""
    awaits: Awaits = Awaits.DRAFT
    """Why, where it is to be reviewed."""
    doubt: int = 0
    """0-100: what an editor should look at first."""


def words_of(result: CaptionResult, question: Question) -> Words:
    """Clean a service's answer; nothing passes that the linter refuses.

    An image that the service judged decorative needs no text. A draft (labels) is held for an editor anyway, so a
    label that is too short for alt text is kept for that editor.
    """
    if prompts.says_decorative(question.prompt, result.text):
        result = replace(result, text="", decorative=True)
    language = question.language
    untold = not (result.by_author or question.provider.follows_language(question.model))
    claimed = result.language or ("en" if untold else language)
    other_language = _base(claimed) != _base(language)
    if other_language and not result.by_author:
        return Words(columns=None, reasons=("wrong_language",))
    if other_language:  # the author's own words are better than none, for an editor to translate
        language = claimed
    shape = "sentences" if result.by_author else question.provider.answer_shape(question.model)
    if shape == "tags" and not result.decorative:
        return Words(columns=None, reasons=("tag_list",))
    asked = "" if result.by_author else question.provider.whole_question(question.prompt, language, question.model)
    cleaned = text.clean(
        result.text,
        language=language,
        prompt=asked,
        clip_tail=shape == "interrogation",
        finish_reason=result.finish_reason or None,
    )
    if cleaned.verdict == "reject" and not result.decorative:
        return Words(columns=None, reasons=cleaned.reasons)
    seo = text.seo(
        alt_text=cleaned.alt_text,
        title=_clean(result.title, language, asked),
        caption=cleaned.caption,
        description=_clean(result.description, language, asked) or cleaned.description,
        keywords=(*result.keywords, *cleaned.keywords),
        language=language,
        decorative=result.decorative,
    )
    columns = {
        "alt_text": seo.alt,
        "title": seo.title,
        "description": seo.description,
        "meta_description": seo.meta_description,
        "keywords": list(seo.keywords),
        "decorative": result.decorative,
    }
    flagged = _REVIEWED_FLAGS.intersection(cleaned.flags)
    unread = not (result.by_author or result.decorative or text.has_table(language))
    return Words(
        columns=columns,
        reasons=(*cleaned.reasons, *(("unread_language",) if unread else ())),
        needs_review=other_language or unread or bool(flagged),
        awaits=Awaits.UNREAD if unread else Awaits.DRAFT,
        doubt=min(
            LABEL * result.draft + FLAG * (len(flagged) + other_language + unread) + CHANGE * len(cleaned.reasons), 100
        ),
    )


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _clean(raw: str, language: str, asked: str) -> str:
    """A longer text that came beside the caption, cleaned alike; "" if nothing of it is fit to publish."""
    cleaned = text.clean(raw, language=language, prompt=asked)
    return "" if cleaned.verdict == "reject" else cleaned.description
