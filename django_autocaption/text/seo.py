"""The text of a page's SEO outputs, made from an image's words; markup is another room's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import regex

from django_autocaption.text.analysis import sentences
from django_autocaption.text.fit import fitted as cut
from django_autocaption.text.fit import graphemes, length
from django_autocaption.text.keywords import filtered
from django_autocaption.text.lint import is_file_name, is_placeholder
from django_autocaption.text.steps.finish import finished, punctuated
from django_autocaption.text.tables.languages import Language, language_for, tables_for

#: Widths in units: a narrow character counts 1, an East Asian wide one 2 (UAX #11, https://unicode.org/reports/tr11/).
TITLE_WIDTH, META_DESCRIPTION_WIDTH = 60, 155
#: Lengths in graphemes.
CAPTION, DESCRIPTION = 300, 2_000
OG_TITLE, OG_DESCRIPTION = 70, 200
#: X cuts twitter:image:alt at 420 characters (https://developer.x.com/en/docs/x-for-websites/cards/overview/markup).
TWITTER_ALT = 420

_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-]\s|[，、；：،؛]")
_SLUG_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?")
_LETTER_OR_DIGIT = regex.compile(r"[\p{L}\p{N}]")
_TO_ASCII = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_SHORTEST_CLAUSE = 12
#: Characters of each text that are looked at.
_LOOKED_AT = 5_000


@dataclass(frozen=True, kw_only=True)
class SeoWords:
    """Plain text, not escaped. An empty string means: leave the tag out (except ``alt``, where it marks decoration)."""

    alt: str = ""
    title: str = ""
    """At most 60 width units, no final stop, never a file name."""
    meta_description: str = ""
    """At most 155 width units; empty if it would only repeat the title."""
    caption: str = ""
    """At most 300 graphemes."""
    description: str = ""
    """At most 2,000 graphemes."""
    keywords: tuple[str, ...] = ()
    """At most ten, lower case."""
    og_title: str = ""
    """At most 70 graphemes."""
    og_description: str = ""
    """At most 200 graphemes."""
    og_image_alt: str = ""
    twitter_title: str = ""
    twitter_description: str = ""
    twitter_image_alt: str = ""
    """At most 420 graphemes."""
    file_name: str = ""
    """A suggestion for new uploads, without extension: a slug of at most eight words."""


def seo(
    *,
    alt_text: str,
    title: str = "",
    caption: str = "",
    description: str = "",
    keywords: Iterable[str] = (),
    language: str = "en",
    decorative: bool = False,
    taken_titles: Collection[str] = (),
    src: str = "",
) -> SeoWords:
    """The words for a page about one image.

    ``alt_text`` and the optional longer words are fit to publish already (``clean``). ``title``: an editor's or
    the service's, ignored if it is a file name. ``taken_titles``: titles of other pages; the result is none of them.
    ``src``: address or path of the image, for its file name. ``decorative``: everything is left out.
    Never raises.
    """
    if decorative or not (alt_text.strip() or description.strip() or caption.strip()):
        return SeoWords()
    table = language_for(language)
    alt, caption, description = (text.strip()[:_LOOKED_AT] for text in (alt_text, caption, description))
    full = description or caption or alt
    best_title = _title(title[:_LOOKED_AT], alt or full, table, taken_titles, src)
    og_title = cut(best_title, limit=OG_TITLE, language=table)
    og_description = _graphemes(full, OG_DESCRIPTION, table)
    return SeoWords(
        alt=alt,
        title=best_title,
        meta_description=_meta_description((full, caption, alt), best_title, table),
        caption=_graphemes(caption or full, CAPTION, table),
        description=_graphemes(full, DESCRIPTION, table),
        keywords=_keywords(keywords, alt or full, table),
        og_title=og_title,
        og_description=og_description,
        og_image_alt=_graphemes(alt, TWITTER_ALT, table),
        twitter_title=og_title,
        twitter_description=og_description,
        twitter_image_alt=_graphemes(alt, TWITTER_ALT, table),
        file_name=slug(alt or full, language=language),
    )


def width(text: str) -> int:
    """Width units of a text: combining marks 0, East Asian wide and fullwidth characters 2, others 1."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def slug(text: str, *, language: str = "en") -> str:
    """Three to eight words of a text, lower case, joined by hyphens, without Latin accents; 80 characters at most.

    Function words are left out where at least three words remain. A text of fewer words gives as many as it has.
    """
    table = language_for(language)
    plain = (
        regex.sub(r"(?<=\p{Latin})\p{Mn}+", "", unicodedata.normalize("NFKD", text[:_LOOKED_AT]))
        .lower()
        .translate(_TO_ASCII)
    )
    found = [re.sub(r"['’]", "", word) for word in _SLUG_WORD.findall(unicodedata.normalize("NFC", plain))]
    telling = [word for word in found if word not in table.function_words]
    chosen = (telling if len(telling) >= 3 else found)[:8]
    while len("-".join(chosen)) > 80 and len(chosen) > 1:
        chosen.pop()
    return unicodedata.normalize("NFC", "-".join(chosen)[:80])


def _graphemes(text: str, limit: int, language: Language) -> str:
    return finished(text, limit=limit, language=language) if length(text) > limit else text


def _units(text: str, limit: int, language: Language) -> str:
    """The text in at most ``limit`` width units."""
    used = 0
    for count, grapheme in enumerate(graphemes(text[: limit * 40])):
        used += width(grapheme)
        if used > limit:
            return cut(text, limit=max(1, count), language=language)
    return text


def _title(title: str, text: str, language: Language, taken: Collection[str], src: str) -> str:
    first = sentences.split(text)[0] if text else ""
    candidates = []
    if title.strip() and not is_file_name(title, src) and not is_placeholder(title):
        candidates.append(title.strip())
    clause = _CLAUSE.search(first, min(len(first), _SHORTEST_CLAUSE if language.spaced else 4))
    candidates += [first[: clause.start()]] if clause else []
    candidates += [first, text]
    used = {other.casefold() for other in taken}
    for candidate in candidates:
        fitted = _without_stop(_units(_without_stop(candidate), TITLE_WIDTH, language))
        if fitted and fitted.casefold() not in used and not is_file_name(fitted, src):
            return fitted
    return _numbered(candidates[0] if candidates else "", language, used)


def _numbered(title: str, language: Language, used: Collection[str]) -> str:
    """The title with the first free number."""
    short = _without_stop(_units(_without_stop(title), TITLE_WIDTH - 6, language))
    number = 2
    while f"{short} ({number})".casefold() in used:
        number += 1
    return f"{short} ({number})" if short else ""


def _without_stop(text: str) -> str:
    return text.strip().rstrip(".。।։።။។ ") if not re.search(r"\b(?:\w\.){2,}$|\.{3}$", text.strip()) else text.strip()


def _meta_description(candidates: Iterable[str], title: str, language: Language) -> str:
    for text in candidates:
        fitted = punctuated(_units(text, META_DESCRIPTION_WIDTH - 1, language), language) if text else ""
        if width(fitted) > META_DESCRIPTION_WIDTH:
            continue
        if fitted and _without_stop(fitted).casefold() != title.casefold():
            return fitted
    return ""


def _keywords(given: Iterable[str], text: str, language: Language) -> tuple[str, ...]:
    """The given keywords, then phrases of the text: runs of at most three words without function words."""
    return filtered([*given, *_phrases(text, language)], language=language.code)


def _phrases(text: str, language: Language) -> list[str]:
    if not language.spaced or not language.function_words:
        return []
    known = {word for table in tables_for(language) for word in table.function_words | table.dangling_when_cut}
    phrases: list[str] = []
    run: list[str] = []
    for token in [*regex.findall(r"[\p{L}\p{M}\p{N}'’-]+|[^\s\p{L}\p{M}\p{N}]", text), "."]:
        if _LETTER_OR_DIGIT.match(token) and token.lower() not in known and not token.lower().endswith("ing"):
            run.append(token)
            continue
        if 0 < len(run) <= 3 and len("".join(run)) > 2:
            phrases.append(" ".join(run))
        run = []
    return phrases
