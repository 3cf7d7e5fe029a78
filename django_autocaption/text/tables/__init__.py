"""Tables of patterns and words, one module a language, and the way from a language tag to its table."""

from __future__ import annotations

from functools import cache

from .ar import ARABIC
from .base import Language
from .de import GERMAN
from .english import ENGLISH
from .es import SPANISH
from .fr import FRENCH
from .he import HEBREW
from .hi import HINDI
from .it import ITALIAN
from .ja import JAPANESE
from .ko import KOREAN
from .nl import DUTCH
from .pl import POLISH
from .pt import PORTUGUESE
from .ru import RUSSIAN
from .th import THAI
from .zh import CHINESE

LANGUAGES = {
    language.code: language
    for language in (
        ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, POLISH,
        RUSSIAN, CHINESE, JAPANESE, KOREAN, ARABIC, HEBREW, HINDI, THAI,
    )
}  # fmt: skip

#: Languages without a table of their own whose script is certain.
SCRIPTS = {
    "Cyrillic": "uk bg be mk kk ky mn tg",
    "Greek": "el",
    "Armenian": "hy",
    "Georgian": "ka",
    "Arabic": "fa ur ps ckb ug sd",
    "Hebrew": "yi",
    "Devanagari": "mr ne sa",
    "Bengali": "bn as",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Lao": "lo",
    "Myanmar": "my",
    "Khmer": "km",
    "Ethiopic": "am ti",
    "Latin": "da sv nb nn no fi et lv lt cs sk sl hr hu ro tr vi id ms ca eu gl ga cy is af sq",
}
_SCRIPT_OF = {code: script for script, codes in SCRIPTS.items() for code in codes.split()}
_UNSPACED = frozenset({"lo", "my", "km"})
_FULL_STOPS = {"ur": "۔"}


@cache
def language_for(tag: str) -> Language:
    """The table of a BCP 47 tag: ``pt-BR`` and ``zh_Hans`` resolve to their base, unknown ones to neutral rules."""
    base = tag.strip().lower().replace("_", "-").partition("-")[0]
    if base in LANGUAGES:
        return LANGUAGES[base]
    script = _SCRIPT_OF.get(base)
    return Language(
        code=base,
        scripts=frozenset({script} if script else ()),
        spaced=base not in _UNSPACED,
        full_stop=_FULL_STOPS.get(base),
    )


def spoken(language: Language) -> tuple[Language, ...]:
    """The tables that may apply to an answer: the wanted language's, and English, which models fall back to."""
    return (language,) if language is ENGLISH else (language, ENGLISH)


__all__ = ["ENGLISH", "LANGUAGES", "Language", "language_for", "spoken"]
