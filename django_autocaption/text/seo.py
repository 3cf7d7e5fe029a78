"""The text of a page's SEO outputs, made from an image's words; markup is another room's."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django_autocaption.text.fit import fitted as cut
from django_autocaption.text.fit import length
from django_autocaption.text.keywords import filtered
from django_autocaption.text.phrases import names_of_things
from django_autocaption.text.slugs import slug
from django_autocaption.text.steps.finish import finished, punctuated
from django_autocaption.text.tables.languages import Language, language_for
from django_autocaption.text.titles import title_of, without_stop
from django_autocaption.text.widths import width, within

#: Width units: a narrow character counts 1, an East Asian wide one 2.
META_DESCRIPTION_WIDTH = 155
#: Lengths in graphemes.
CAPTION, DESCRIPTION = 300, 2_000
OG_TITLE, OG_DESCRIPTION = 70, 200
#: X cuts twitter:image:alt at 420 characters (https://developer.x.com/en/docs/x-for-websites/cards/overview/markup).
TWITTER_ALT = 420

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
    best_title = title_of(title[:_LOOKED_AT], alt or full, full, table, taken=taken_titles, src=src)
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


def _graphemes(text: str, limit: int, language: Language) -> str:
    return finished(text, limit=limit, language=language) if length(text) > limit else text


def _meta_description(candidates: Iterable[str], title: str, language: Language) -> str:
    for text in candidates:
        fitted = punctuated(within(text, META_DESCRIPTION_WIDTH - 1, language), language) if text else ""
        if width(fitted) > META_DESCRIPTION_WIDTH:
            continue
        if fitted and without_stop(fitted).casefold() != title.casefold():
            return fitted
    return ""


def _keywords(given: Iterable[str], text: str, language: Language) -> tuple[str, ...]:
    """The given keywords, then the names of things in the text."""
    return filtered([*given, *names_of_things(text, language)], language=language.code)
