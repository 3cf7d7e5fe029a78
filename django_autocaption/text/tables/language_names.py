"""What languages are called where an answer is in several: in English, in the language itself, and by their tag."""

from __future__ import annotations

import re

#: Codes, each with the names of its language; ISO 639-1.
_NAMES = {
    "ar": "arabic العربية",
    "bg": "bulgarian български",
    "ca": "catalan català",
    "cs": "czech čeština česky",
    "da": "danish dansk",
    "de": "german deutsch",
    "el": "greek ελληνικά",
    "en": "english",
    "es": "spanish español castellano",
    "fi": "finnish suomi suomeksi",
    "fr": "french français",
    "he": "hebrew עברית",
    "hi": "hindi हिन्दी हिंदी",
    "hr": "croatian hrvatski",
    "hu": "hungarian magyar magyarul",
    "id": "indonesian indonesia",
    "it": "italian italiano",
    "ja": "japanese 日本語",
    "ko": "korean 한국어",
    "nb": "norwegian norsk bokmål",
    "nl": "dutch nederlands",
    "pl": "polish polski po-polsku",
    "pt": "portuguese português",
    "ro": "romanian română",
    "ru": "russian русский по-русски",
    "sk": "slovak slovenčina slovensky",
    "sv": "swedish svenska",
    "th": "thai ไทย ภาษาไทย",
    "tr": "turkish türkçe",
    "uk": "ukrainian українська",
    "vi": "vietnamese việt",
    "zh": "chinese mandarin 中文 汉语 漢語 简体中文 繁體中文",
}
_CODES = {name: code for code, names in _NAMES.items() for name in (code, *names.split())}
#: What stands beside a name: "Brazilian Portuguese", "English (UK)", "pt-BR".
_BESIDE = re.compile(
    r"[\s(_-]+(?:[a-z]{2}|[a-z]{4})\)?$|\([^()]*\)$|^(?:brazilian|european|british|american|simplified|tiếng)\s"
)


def language_named(name: str) -> str:
    """The code of the language that is called so; "" if none is."""
    bare = _BESIDE.sub("", name.strip().lower()).strip()
    return _CODES.get(name.strip().lower()) or _CODES.get(bare, "")
