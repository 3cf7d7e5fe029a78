"""What services say in place of a description, a file for each family of languages."""

from __future__ import annotations

import re
from functools import cache

from django_autocaption.text.tables.base import NEVER
from django_autocaption.text.tables.excuses import (
    asian,
    asian_more,
    germanic,
    nordic,
    others,
    romance,
    romance_more,
    semitic,
    slavic,
    slavic_more,
)
from django_autocaption.text.tables.excuses.base import Excuses

#: By the code of the language's table; English has its own among its refusals.
EXCUSES: dict[str, Excuses] = {
    "de": germanic.GERMAN,
    "nl": germanic.DUTCH,
    "fr": romance.FRENCH,
    "es": romance.SPANISH,
    "it": romance.ITALIAN,
    "pt": romance.PORTUGUESE,
    "pl": slavic.POLISH,
    "ru": slavic.RUSSIAN,
    "ar": semitic.ARABIC,
    "he": semitic.HEBREW,
    "hi": asian_more.HINDI,
    "zh": asian.CHINESE,
    "ja": asian.JAPANESE,
    "ko": asian.KOREAN,
    "th": asian_more.THAI,
    "nb": nordic.NORWEGIAN,
    "sv": nordic.SWEDISH,
    "da": nordic.DANISH,
    "fi": nordic.FINNISH,
    "tr": others.TURKISH,
    "hu": others.HUNGARIAN,
    "el": others.GREEK,
    "id": asian_more.INDONESIAN,
    "vi": asian_more.VIETNAMESE,
    "uk": slavic.UKRAINIAN,
    "cs": slavic_more.CZECH,
    "sk": slavic_more.SLOVAK,
    "hr": slavic_more.CROATIAN,
    "bg": slavic_more.BULGARIAN,
    "ro": romance_more.ROMANIAN,
    "ca": romance_more.CATALAN,
}


@cache
def excuse(code: str) -> re.Pattern[str]:
    """The pattern of one language; one that never matches where there is none. An answer in another language than the
    wanted one is found as such."""
    return re.compile(EXCUSES[code].pattern, re.IGNORECASE) if code in EXCUSES else NEVER


__all__ = ["EXCUSES", "Excuses", "excuse"]
