"""Words about people that alt text leaves out, a file for each family of languages."""

from __future__ import annotations

from django_autocaption.text.tables.people import asian, germanic, nordic, others, romance, semitic, slavic, slavic_more
from django_autocaption.text.tables.people.base import People

#: By the code of the language's table.
PEOPLE: dict[str, People] = {
    "en": germanic.ENGLISH,
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
    "hi": asian.HINDI,
    "zh": asian.CHINESE,
    "ja": asian.JAPANESE,
    "ko": asian.KOREAN,
    "th": asian.THAI,
    "nb": nordic.NORWEGIAN,
    "sv": nordic.SWEDISH,
    "da": nordic.DANISH,
    "fi": nordic.FINNISH,
    "tr": others.TURKISH,
    "hu": others.HUNGARIAN,
    "el": others.GREEK,
    "id": asian.INDONESIAN,
    "vi": asian.VIETNAMESE,
    "uk": slavic_more.UKRAINIAN,
    "cs": slavic_more.CZECH,
    "sk": slavic_more.SLOVAK,
    "hr": slavic_more.CROATIAN,
    "bg": slavic_more.BULGARIAN,
    "ro": romance.ROMANIAN,
    "ca": romance.CATALAN,
}
