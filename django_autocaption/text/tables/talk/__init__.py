"""What services say in place of a description: its words, a file for each family of languages."""

from __future__ import annotations

from django_autocaption.text.tables.talk import asian, english, germanic, others, romance, slavic
from django_autocaption.text.tables.talk.base import INTERNATIONAL, Talk

#: By the code of the language's table.
TALK: dict[str, Talk] = {
    "en": english.ENGLISH,
    "de": germanic.GERMAN,
    "nl": germanic.DUTCH,
    "nb": germanic.NORWEGIAN,
    "sv": germanic.SWEDISH,
    "da": germanic.DANISH,
    "fr": romance.FRENCH,
    "es": romance.SPANISH,
    "it": romance.ITALIAN,
    "pt": romance.PORTUGUESE,
    "ro": romance.ROMANIAN,
    "ca": romance.CATALAN,
    "pl": slavic.POLISH,
    "cs": slavic.CZECH,
    "sk": slavic.SLOVAK,
    "hr": slavic.CROATIAN,
    "ru": slavic.RUSSIAN,
    "uk": slavic.UKRAINIAN,
    "bg": slavic.BULGARIAN,
    "fi": others.FINNISH,
    "hu": others.HUNGARIAN,
    "tr": others.TURKISH,
    "el": others.GREEK,
    "ar": others.ARABIC,
    "he": others.HEBREW,
    "zh": asian.CHINESE,
    "ja": asian.JAPANESE,
    "ko": asian.KOREAN,
    "hi": asian.HINDI,
    "th": asian.THAI,
    "vi": asian.VIETNAMESE,
    "id": asian.INDONESIAN,
}

__all__ = ["INTERNATIONAL", "TALK", "Talk"]
