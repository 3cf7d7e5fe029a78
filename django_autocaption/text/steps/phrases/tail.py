"""The tails of CLIP interrogators, and answers that are only tags."""

from __future__ import annotations

import re

from django_autocaption.text import keywords
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.tables.languages import ENGLISH, Language, tables_for
from django_autocaption.text.tables.tails import BOORU, LIKELY, SURE

_COMMA = re.compile(r"\s*[,;]\s*(?=\D|\d(?!\d\d\b))")
_TAG_SEPARATOR = re.compile(r"\s*[,;|•·、，；\n]+\s*")
_MAY_CONTAIN = re.compile(
    r"(?:no\s+photo\s+description\s+available|(?:image|photo|picture)\s+may\s+contain|may\s+be\s+(?:an?\s+)?(?:image|illustration|cartoon|meme|art|"
    r"twitter\s+screenshot|closeup|close-up|black-and-white\s+image|selfie|graphic|doodle|anime|infographic)?\s*(?:of|that\s+says)|"
    r"(?:tags|keywords|labels|objects|detected\s+objects|detected|categories|classes)\s*:|bild\s+könnte\s+enthalten|peut\s+être\s+une\s+image\s+de|"
    r"an?\s+(?:picture|image|photo)\s+containing\s+(?!(?:an?|the|two|three|some|several)\b)|ein\s+bild,\s+das\s+(?=[^.]*enthält)|"
    r"(?:une\s+)?image\s+contenant\s+(?!une?\b|des\b|deux\b|l[ae]s?\b)|imagen\s+que\s+contiene\s+(?!una?\b|dos\b|el\b|la\b)|"
    r"immagine\s+che\s+contiene\s+(?!un\w?\b|due\b|il\b|la\b)|(?:uma\s+)?imagem\s+contendo\s+(?!uma?\b|duas\b|dois\b|[oa]\b)|"
    r"afbeelding\s+met\s+(?!een\b|de\b|het\b|twee\b|drie\b)(?=[^.]*,)|puede\s+ser\s+una?\s+imagen\s+de|potrebbe\s+essere\s+un['’]immagine)\s*:?\s*",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?:and|or|und|oder|et|ou|y|e|o|en|i|oraz|и|или|和|و|או|और|&)\b", re.IGNORECASE)
#: "a sink and a window" ends a list of things.
_LAST_OF_LIST = re.compile(r"^(?:an?|one|two|three)\s[^,]*\sand\s+(?:an?|one|two|three)\s", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|stands?|sits?|lies|runs|walks|holds|wears|looks)\b", re.IGNORECASE
)
#: A label with its confidence: "dog: 0.98", "beach (87%)", or the confidence alone.
_SCORED = re.compile(r"(?:[\w' -]{1,40}[:(=]\s*)?(?:0?\.\d+|1\.0+|\d{1,3}(?:\.\d+)?\s?%)\)?")
_CJK_TAG = re.compile(r"[^\s。！？]{1,5}$")


def tail(draft: Draft) -> None:
    """``caption, flavor, flavor, by ARTIST, 8k``: the caption is kept; the rest is no observation and is dropped."""
    segments = [segment.strip() for segment in _COMMA.split(draft.text)]
    if len(segments) < 2:
        return
    length = _head_length(segments)
    rest = [segment.rstrip(".") for segment in segments[length:] if segment]
    if not rest or not (draft.clip_tail or _is_tail(draft.text, rest)):
        return
    head = ", ".join(segments[:length])
    if not _describes(head, draft.language):
        return
    draft.keywords.extend(keywords.from_tail(rest, head))
    draft.replace(head, "clip_tail")


def tag_list(draft: Draft) -> None:
    """ "Image may contain:" and bare lists of tags → reject; the tags are kept as keywords."""
    text = draft.text
    if match := _MAY_CONTAIN.match(text):
        draft.keywords.extend(keywords.from_tags(re.split(r"[,;]|\band\b|\bund\b|\bet\b|\by\b", text[match.end() :])))
        draft.reject("tag_list")
    if is_tag_list(text, draft.language):
        draft.keywords.extend(keywords.from_tags(_TAG_SEPARATOR.split(text)))
        draft.reject("tag_list")


def is_tag_list(text: str, language: Language) -> bool:
    """Whether the text is only tags: three or more short segments without a function word among them."""
    if _MAY_CONTAIN.match(text):
        return True
    segments = [segment for segment in _TAG_SEPARATOR.split(text.strip().rstrip(".。")) if segment]
    scored = [segment for segment in segments if _SCORED.fullmatch(segment)]
    if scored and all(segment in scored or len(segment.split()) <= 3 for segment in segments):
        return True
    if len(segments) < 3:
        return False
    known = {word for table in tables_for(language) for word in table.function_words}
    first = segments[0].lower().split()
    if sum(bool(BOORU.match(segment)) for segment in segments) >= max(2, len(segments) // 4):
        return len(first) < 4 or not known & set(first)
    if not language.spaced:
        tags = all(_CJK_TAG.match(segment) and not any(word in segment for word in known) for segment in segments)
        return tags and text[-1:] not in "。！？"
    if any(mark in text.rstrip(".") for mark in '.!?"“”«»।') or _CLOSING.match(segments[-1]):
        return False
    plain = [segment for segment in segments if not SURE.fullmatch(segment)]  # "trending on …" has a function word
    return all(len(segment.split()) <= 3 and not known & set(segment.lower().split()) for segment in plain)


def _head_length(segments: list[str]) -> int:
    """How many segments the caption has; several in "a red, white and blue flag" and "apples, pears, and figs"."""
    for index, segment in enumerate(segments[1:4], start=1):
        if (
            _CLOSING.match(segment)
            or (_LAST_OF_LIST.search(segment) and not LIKELY.match(segment))
            or (len(segments[0].split()) < 4 and re.search(r"\w\s+and\s+\w", segment) and not LIKELY.match(segment))
        ):
            return index + 1
    return 1


def _is_tail(text: str, rest: list[str]) -> bool:
    """Whether the segments after the first show by their own marks that a CLIP interrogator wrote them."""
    if any(SURE.fullmatch(segment) and len(segment.split()) <= 6 for segment in rest):
        return True
    if len(rest) < 2 or text.rstrip()[-1:] in ".!?" or _CLOSING.match(rest[-1]):
        return False
    if len(rest) >= 3 and any(re.match(r"inspired\s+by\s+\w", segment, re.IGNORECASE) for segment in rest):
        return True
    if any(len(segment.split()) > 6 or _FINITE.search(segment) for segment in rest):
        return False
    likely = sum(bool(LIKELY.fullmatch(segment)) for segment in rest)
    artist = any(re.match(r"(?:by|inspired\s+by)\s+\w", segment, re.IGNORECASE) for segment in rest)
    return likely >= 3 or (likely >= 2 and (artist or len(rest) <= 4)) or (artist and len(rest) >= 3)


def _describes(head: str, language: Language) -> bool:
    """Whether the first segment says something: three words, or two with an article."""
    found = head.split()
    known = ENGLISH.function_words | language.function_words
    return (
        len(found) >= 3 or (len(found) == 2 and bool(known & {word.lower() for word in found})) or not language.spaced
    )
