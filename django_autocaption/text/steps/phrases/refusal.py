"""Refusals and non-answers; a refusal that goes on to describe is cut down to its description."""

from __future__ import annotations

import re
from functools import lru_cache

from django_autocaption.text.analysis import quotes, sentences
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.steps.phrases import noise
from django_autocaption.text.steps.phrases.talk import is_excuse, is_talk
from django_autocaption.text.tables.concessions import LEADING_ON, concession
from django_autocaption.text.tables.languages import ENGLISH, Language, all_of, in_any, language_for, tables_for

_LOOKED_AT = 1_200
_COMMA = re.compile(r"[,，]\s*")
#: What only asks describes nothing.
_QUESTION = ("?", "？", "؟")
_EDGE = re.compile(r"^[\s\"'“”‘’.!?*()\[\]{}<>-]+|[\s\"'“”‘’.!?*()\[\]{}<>。！？।-]+$")


def refusal(draft: Draft) -> None:
    """A refusal or non-answer at the start → reject; "I can't…, but the image shows X" goes on with X."""
    text = _without_concession(draft.text, draft.language)
    for _ in range(3):
        if is_non_answer(text):
            draft.reject("non_answer")
        if not is_refusal(text, draft.language.code):
            break
        text = _continuation(draft, text)
        if not text:
            draft.reject("refusal")
    draft.replace(_without_talk(draft, text), "refusal")


@lru_cache(maxsize=64)  # the cleaner and the linter ask about the same words
def is_refusal(text: str, language: str) -> bool:
    """Whether the text begins with a refusal, in any language, or with an excuse in its own; quoted words are the
    image's, not the model's. ``language``: code of a table."""
    first = next(iter(sentences.split(text[:300])), "")
    if not in_any("refusal").match(text) and not _is_excuse(text, first, language_for(language)):
        return False
    return not quotes.is_attributed(first)


def is_non_answer(text: str) -> bool:
    """Whether the whole text says nothing: "N/A", "unanswerable", "None"."""
    if len(text) > 80:
        return False
    bare = _EDGE.sub("", text).casefold()
    return not bare or bare in all_of("non_answers")


def _is_excuse(text: str, first: str, language: Language) -> bool:
    """Whether the first sentence is an excuse up to its "but", or all is one; English has its excuses among its
    refusals."""
    if language is ENGLISH:
        return False
    pivot = language.pivot.search(first)
    head = first[: pivot.start()] if pivot else first
    return is_excuse(head, language) or (len(first) < len(text) and is_excuse(text, language))


def _without_talk(draft: Draft, text: str) -> str:
    said = sentences.split(text)
    kept = [sentence for sentence in said if noise.is_instruction(sentence) or not is_talk(sentence, draft.language)]
    if all(quotes.blanked(sentence).rstrip().endswith(_QUESTION) for sentence in kept):
        draft.reject("non_answer")
    return sentences.join(kept) if len(kept) < len(said) else text


def _without_concession(text: str, language: Language) -> str:
    """What follows "While I can't name anyone, " where an answer begins there."""
    first = next(iter(sentences.split(text[:_LOOKED_AT])), "")
    for table in tables_for(language):
        begins, negates = concession(table.code)
        if not begins.match(first):
            continue
        for comma in _COMMA.finditer(first):
            on = LEADING_ON.match(text, comma.end())
            rest = text[on.end() if on else comma.end() :]
            if negates.search(first[: comma.start()]) and table.strong_opener.match(rest):
                return rest
    return text


def _continuation(draft: Draft, text: str) -> str:
    """The description after a refusal, or an empty string."""
    for language in tables_for(draft.language):
        for start in _candidates(language, text):
            rest, introduced = _without_preamble(language, text[start:])
            if is_refusal(rest, draft.language.code):
                continue
            if language.strong_opener.match(rest) or (
                (introduced or _after_pivot(language, text, start)) and language.continuation.match(rest)
            ):
                return rest
    return ""


def _candidates(language: Language, text: str) -> list[int]:
    """Places after a pivot ("but") and starts of sentences, in order."""
    starts = {match.end() for match in language.pivot.finditer(text[:_LOOKED_AT])}
    position = 0
    for sentence in sentences.split(text[:_LOOKED_AT])[:12]:
        position = text.find(sentence, position)
        if position > 0:
            starts.add(position)
        position += len(sentence)
    return sorted(starts)


def _after_pivot(language: Language, text: str, start: int) -> bool:
    return any(match.end() == start for match in language.pivot.finditer(text[:_LOOKED_AT]))


def _without_preamble(language: Language, text: str) -> tuple[str, bool]:
    """The text without "However," and "I can tell you that", and whether there was such a preamble."""
    pivot = language.pivot.match(text)
    text = text[pivot.end() :] if pivot else text
    match = language.preamble.match(text) or ENGLISH.preamble.match(text)
    return (text[match.end() :].lstrip(), True) if match else (text, bool(pivot))
