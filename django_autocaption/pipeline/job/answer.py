"""From a service's answer to columns of a row: text.clean, for a person's words text.as_written; then text.seo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django_autocaption import conf, prompts, text
from django_autocaption.languages import base_of
from django_autocaption.models import Awaits
from django_autocaption.models.version import TEXT_FIELDS
from django_autocaption.pipeline.job.question import Question
from django_autocaption.types import CaptionResult

#: What the cleaner may say of words that are fit to publish, but that an editor should see before: attributes of
#: people, names and numbers that nobody gave, text in the answer or the image that tries to give orders or to hide,
#: words of two scripts.
_REVIEWED_FLAGS = frozenset({"people", "names", "contact", "instruction", "hidden_text", "mixed_scripts"})
#: What the linter says of a person's alt text, and what is no fault of a description.
_BESIDE = frozenset({"lint:too_long"})

#: What the site's word list forbids: a machine's words are not published with it unread.
FORBIDDEN = "forbidden_words"

#: What adds to the doubt about a draft: that it is but a label, each flag, each change that the cleaner made.
LABEL, FLAG, CHANGE = 40, 30, 5


@dataclass(frozen=True, kw_only=True)
class Words:
    """What an answer is worth. ``columns`` None = nothing fit to store, and ``reasons`` say why."""

    columns: dict[str, Any] | None
    reasons: tuple[str, ...] = ()
    needs_review: bool = False
    """Fit to store, but an editor should look: the cleaner flagged something, could not read it, or ``unfit``."""
    awaits: Awaits = Awaits.DRAFT
    """Why, where it is to be reviewed."""
    unfit: tuple[str, ...] = ()
    """Why a person's words are not published as they stand; they are stored, for an editor to mend."""
    doubt: int = 0
    """0-100: what an editor should look at first."""


def warm_up(languages: Iterable[str]) -> None:
    """Compile the rules for these languages, which takes seconds that the first answers would wait for."""
    for language in languages:
        text.clean("A dog.", language=language)


def words_of(result: CaptionResult, question: Question) -> Words:
    """Clean a service's answer; nothing is published that the linter refuses. Words of a file's author are not edited.

    An image that the service judged decorative needs no text. A draft (labels) is held for an editor anyway, so a
    label that is too short for alt text is kept for that editor. What is told of the title or the description holds
    for all.
    """
    if prompts.says_decorative(question.prompt, result.text):
        result = replace(result, text="", decorative=True)
    language = question.language
    untold = not (result.by_author or question.provider.follows_language(question.model))
    claimed = result.language or ("en" if untold else language)
    other_language = base_of(claimed) != base_of(language)
    if other_language and not result.by_author:
        return Words(columns=None, reasons=("wrong_language",))
    if other_language:  # the author's own words are better than none, for an editor to translate
        language = claimed
    if not result.by_author and not result.decorative and question.provider.answer_shape(question.model) == "tags":
        return Words(columns=None, reasons=("tag_list",))
    read = _written if result.by_author else _cleaned
    cleaned, title, description = read(result, question, language)
    if cleaned.verdict == "reject" and not result.decorative:
        return Words(columns=None, reasons=cleaned.reasons)
    seo = text.seo(
        alt_text=cleaned.alt_text,
        title=_longest(title),
        caption=cleaned.caption,
        description=_longest(description) or cleaned.description,
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
    flagged = _REVIEWED_FLAGS.intersection((*cleaned.flags, *title.flags, *description.flags))
    if result.by_author:  # whoever took the picture knows who is in it
        flagged -= {"names"}
    against = against_house_style(columns, language)
    unread = not (result.by_author or result.decorative or text.has_table(language))
    unfit = cleaned.reasons if result.by_author else ()
    return Words(
        columns=columns,
        reasons=(*cleaned.reasons, *(("unread_language",) if unread else ())),
        needs_review=other_language or unread or bool(flagged) or bool(unfit) or FORBIDDEN in against,
        awaits=Awaits.UNREAD if unread else Awaits.DRAFT,
        unfit=unfit,
        doubt=min(
            LABEL * result.draft
            + FLAG * (len(flagged) + len(against) + other_language + unread)
            + CHANGE * len(cleaned.reasons),
            100,
        ),
    )


def against_house_style(words: Mapping[str, Any], language: str) -> frozenset[str]:
    """Codes of what these words, by field name, say against the site's word list."""
    avoided = conf.current().word_list(language).avoided
    said = [words[name] for name in TEXT_FIELDS] + list(words["keywords"])
    return frozenset(f.code for one in said for f in text.of_the_house(one, avoided, language))


def _cleaned(result: CaptionResult, question: Question, language: str) -> tuple[text.Cleaned, ...]:
    """Caption, title and description of a machine, cleaned alike."""
    asked = question.provider.whole_question(question.prompt, language, question.model)
    caption = text.clean(
        result.text,
        language=language,
        prompt=asked,
        clip_tail=question.provider.answer_shape(question.model) == "interrogation",
        finish_reason=result.finish_reason or None,
        given=question.given,
    )
    beside = (
        text.clean(raw, language=language, prompt=asked, given=question.given)
        for raw in (result.title, result.description)
    )
    return caption, *beside


def _written(result: CaptionResult, question: Question, language: str) -> tuple[text.Cleaned, ...]:
    """Caption, title and description that a person wrote; what is no title or description is none."""
    caption, *beside = (
        text.as_written(raw, language=language) for raw in (result.text, result.title, result.description)
    )
    none = text.Cleaned(verdict="reject")
    return caption, *(none if set(written.reasons) - _BESIDE else written for written in beside)


def _longest(cleaned: text.Cleaned) -> str:
    """A text that came beside the caption; "" if nothing of it is fit to publish."""
    return "" if cleaned.verdict == "reject" else cleaned.description
