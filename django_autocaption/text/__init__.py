"""Raw text to words fit to publish: pure functions over text, without Django.

``clean`` takes what a service answered, ``as_written`` a person's words; ``lint`` judges existing and human words,
``fit`` shortens, ``seo`` derives a page's texts, of which ``titles``, ``phrases`` and ``slugs`` make one each. Below
them lie the ``steps`` of ``clean``, the ``analysis`` that all read a text with, and the ``tables`` of what they know
about languages. Each imports only what stands after it here: ``written``, ``clean``, ``seo``, ``titles``,
``phrases``, ``slugs``, ``lint``, ``house_style``, ``steps``, ``widths``, ``fit``, ``endings``, ``keywords``,
``analysis``, ``tables``.
"""

from __future__ import annotations

from django_autocaption.text.analysis.invisible import visible
from django_autocaption.text.analysis.likely import likely_language
from django_autocaption.text.clean import Cleaned, clean
from django_autocaption.text.fit import fit, length
from django_autocaption.text.lint import HOUSE, SAME_WORDS, Context, Finding, Level, lint, of_the_house
from django_autocaption.text.seo import OG_DESCRIPTION, OG_TITLE, TWITTER_ALT, SeoWords, seo
from django_autocaption.text.slugs import slug
from django_autocaption.text.tables.languages import has_table
from django_autocaption.text.widths import width
from django_autocaption.text.written import as_written

__all__ = [
    "HOUSE",
    "OG_DESCRIPTION",
    "OG_TITLE",
    "SAME_WORDS",
    "TWITTER_ALT",
    "Cleaned",
    "Context",
    "Finding",
    "Level",
    "SeoWords",
    "as_written",
    "clean",
    "fit",
    "has_table",
    "length",
    "likely_language",
    "lint",
    "of_the_house",
    "seo",
    "slug",
    "visible",
    "width",
]
