"""From what a service answered to words fit to publish: the steps, in their order."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django_autocaption.moderation.minors import mentions_minor
from django_autocaption.text import keywords
from django_autocaption.text.analysis import sentences
from django_autocaption.text.lint import MAXIMUM, Context, errors
from django_autocaption.text.names import names
from django_autocaption.text.people import attributes
from django_autocaption.text.steps import finish
from django_autocaption.text.steps.draft import Draft, RejectedError
from django_autocaption.text.steps.packaging import (
    blocks,
    characters,
    chat,
    containers,
    markup,
    thinking,
    translations,
    whole,
    wrappers,
)
from django_autocaption.text.steps.phrases import (
    artefacts,
    filler,
    noise,
    openers,
    refusal,
    repetition,
    tail,
    wrong_language,
)
from django_autocaption.text.tables.languages import language_for

#: Graphemes of the longer outputs.
CAPTION, DESCRIPTION = 300, 2_000
#: Times the limit: a sentence of so many graphemes may stay whole.
WHOLE = 2
#: Prose beyond this is not looked at: twice what the description holds.
_PROSE = 5_000
#: A text is cleaned again until nothing changes; one that needs more rounds is no text.
_ROUNDS = 4

Step = Callable[[Draft], None]

_TO_PROSE: tuple[Step, ...] = (
    whole.cap,
    containers.thinking,
    containers.fences,
    containers.tagged,
    whole.whole_value,
    containers.json_value,
    whole.whole_value,
    chat.tokens,
    characters.normalise,
    chat.prompt_echo,
    thinking.aloud,
    markup.strip_markup,
    translations.of_the_language,
    blocks.unwrap_lines,
)
_TO_WORDS: tuple[Step, ...] = (
    wrappers.lead,
    chat.prompt_echo,
    refusal.refusal,
    wrappers.closing,
    whole.whole_value,
    noise.instructions,
    noise.addresses,
    noise.contacts,
    noise.emoji,
    finish.spacing,
    artefacts.artefacts,
    tail.tag_list,
    noise.hashtags,
    filler.counted_parts,
    openers.openers,
    wrappers.lead,
    refusal.refusal,
    tail.tail,
    tail.tag_list,
    repetition.repetition,
    filler.fillers,
    wrong_language.wrong_language,
    finish.cut_off,
    openers.openers,
    finish.spacing,
)


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """The words of one answer."""

    verdict: Literal["accept", "clean", "reject"]
    """``accept``: the words as they came, in NFC and trimmed; ``clean``: mended words; ``reject``: none."""
    alt_text: str = ""
    """At most ``limit`` graphemes, or one sentence of at most twice as many where nothing shorter says it; with a full
    stop; empty if rejected."""
    caption: str = ""
    """At most 300 graphemes."""
    description: str = ""
    """At most 2,000 graphemes."""
    keywords: tuple[str, ...] = ()
    """At most ten, lower case; a rejected tag list keeps them."""
    reasons: tuple[str, ...] = ()
    """Codes of what was mended, or why the answer was rejected (last)."""
    flags: tuple[str, ...] = ()
    """Codes of what an editor or moderation should know: ``instruction``, ``truncated``, ``minors``, ``people``,
    ``names``…"""


def clean(
    raw: object,
    *,
    language: str = "en",
    prompt: str = "",
    clip_tail: bool = False,
    finish_reason: str | None = None,
    limit: int = 125,
    given: str = "",
) -> Cleaned:
    """The words in a captioning service's answer, fit to publish, or a rejection. Never raises.

    ``raw``: the answer as it came; anything but a string is rejected. ``language``: BCP 47 tag of the wanted language.
    ``prompt``: what the service was asked, for echoes. ``clip_tail``: the source is a CLIP interrogator, whose captions
    end in a list of style words. ``finish_reason``: why the model stopped; ``length`` drops the unfinished end.
    ``limit``: graphemes of the alt text. ``given``: what the site itself said of the image: a person's name that stands
    there is not flagged.

    Deterministic, pure, idempotent; every word comes from the answer; nothing that ``lint`` calls an error is returned.
    """
    draft = Draft(
        text=raw if isinstance(raw, str) else "",
        language=language_for(language),
        prompt=prompt[:4_000],
        clip_tail=clip_tail,
        finish_reason=(finish_reason or "").lower(),
    )
    try:
        alt_text = _stable_alt_text(draft, limit)
    except RejectedError as rejection:
        return Cleaned(
            verdict="reject",
            keywords=keywords.filtered(draft.keywords, language=draft.language.code),
            reasons=(*draft.reasons, rejection.reason),
            flags=tuple(draft.flags),
        )
    flag_people(draft, given)
    came = unicodedata.normalize("NFC", str(raw)).strip()
    if alt_text[:-1] == came and alt_text[-1] in sentences.TERMINAL:
        draft.reasons[:] = ["punctuated"]
    return Cleaned(
        verdict="accept" if alt_text == came else "clean",
        alt_text=alt_text,
        caption=_longer(draft, CAPTION) or alt_text,
        description=_longer(draft, DESCRIPTION) or alt_text,
        keywords=keywords.filtered(draft.keywords, language=draft.language.code),
        reasons=() if alt_text == came else tuple(draft.reasons),
        flags=tuple(draft.flags),
    )


def _stable_alt_text(draft: Draft, limit: int) -> str:
    """The alt text of a draft that is left with its full prose; cleaning the alt text again does not change it."""
    came = draft.text
    _run(draft)
    alt_text = finish.finished(draft.text, limit=limit, language=draft.language, whole=limit * WHOLE)
    if alt_text != finish.punctuated(draft.text, draft.language):
        draft.note("fitted")
    for _ in range(_ROUNDS):
        if alt_text == came:  # just cleaned, under stricter conditions
            break
        second = Draft(text=alt_text, language=draft.language, prompt=draft.prompt, finish_reason="")
        _run(second)
        cleaned = finish.finished(second.text, limit=limit, language=draft.language, whole=limit * WHOLE)
        if cleaned == alt_text:
            break
        alt_text = cleaned
    else:
        draft.reject("unstable")
    context = Context(prompt=draft.prompt, target=limit, maximum=max(limit * WHOLE, MAXIMUM))
    found = errors(alt_text, language=draft.language, context=context)
    if not alt_text or found:
        draft.reject(f"lint:{found[0]}" if found else "empty")
    return alt_text


def _longer(draft: Draft, limit: int) -> str:
    """As much of the full prose as fits; "" where markup came out of it that only the alt text was freed from."""
    words = finish.finished(draft.text, limit=limit, language=draft.language)
    return "" if markup.has_markup(words) else words


def _run(draft: Draft) -> None:
    seen: dict[Step, str] = {}
    for step in _TO_PROSE:
        _take(step, draft, seen)
    if len(draft.text) > _PROSE:
        draft.text = draft.text[:_PROSE]
        draft.finish_reason = "length"
    for step in _TO_WORDS:
        _take(step, draft, seen)


def _take(step: Step, draft: Draft, seen: dict[Step, str]) -> None:
    """Do one step. ``seen``: texts that steps left as they are; they find nothing in them the second time either."""
    before = draft.text
    if seen.get(step) == before:
        return
    step(draft)
    if draft.text == before:
        seen[step] = before


def flag_people(draft: Draft, given: str = "") -> None:
    """Note what the text says about people that an editor or moderation should know. ``given``: texts whose names may
    be said."""
    language = draft.language.code
    if mentions_minor(draft.text, language):
        draft.flag("minors")
    if attributes(draft.text, language):
        draft.flag("people")
    if names(draft.text, language, given=f"{draft.prompt} {given}"):
        draft.flag("names")
