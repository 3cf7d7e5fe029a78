"""A table a language, a file named by its tag in the folder of its family, and the way from a tag to its table.

A language that is added here leaves ``SCRIPTS``, and is not whole without its words about people (``tables.people``),
for minors (``moderation.words.minors``, out of ``more_minors``) and for ages (``moderation.words.translations``).
"""

from __future__ import annotations

import re
from functools import cache

from django_autocaption.text.tables.base import Language
from django_autocaption.text.tables.languages.asian.hi import HINDI
from django_autocaption.text.tables.languages.asian.id import INDONESIAN
from django_autocaption.text.tables.languages.asian.ja import JAPANESE
from django_autocaption.text.tables.languages.asian.ko import KOREAN
from django_autocaption.text.tables.languages.asian.th import THAI
from django_autocaption.text.tables.languages.asian.vi import VIETNAMESE
from django_autocaption.text.tables.languages.asian.zh import CHINESE
from django_autocaption.text.tables.languages.germanic.da import DANISH
from django_autocaption.text.tables.languages.germanic.de import GERMAN
from django_autocaption.text.tables.languages.germanic.english import ENGLISH
from django_autocaption.text.tables.languages.germanic.nb import NORWEGIAN
from django_autocaption.text.tables.languages.germanic.nl import DUTCH
from django_autocaption.text.tables.languages.germanic.sv import SWEDISH
from django_autocaption.text.tables.languages.hellenic.el import GREEK
from django_autocaption.text.tables.languages.romance.ca import CATALAN
from django_autocaption.text.tables.languages.romance.es import SPANISH
from django_autocaption.text.tables.languages.romance.fr import FRENCH
from django_autocaption.text.tables.languages.romance.it import ITALIAN
from django_autocaption.text.tables.languages.romance.pt import PORTUGUESE
from django_autocaption.text.tables.languages.romance.ro import ROMANIAN
from django_autocaption.text.tables.languages.semitic.ar import ARABIC
from django_autocaption.text.tables.languages.semitic.he import HEBREW
from django_autocaption.text.tables.languages.slavic.bg import BULGARIAN
from django_autocaption.text.tables.languages.slavic.cs import CZECH
from django_autocaption.text.tables.languages.slavic.hr import CROATIAN
from django_autocaption.text.tables.languages.slavic.pl import POLISH
from django_autocaption.text.tables.languages.slavic.ru import RUSSIAN
from django_autocaption.text.tables.languages.slavic.sk import SLOVAK
from django_autocaption.text.tables.languages.slavic.uk import UKRAINIAN
from django_autocaption.text.tables.languages.turkic.tr import TURKISH
from django_autocaption.text.tables.languages.uralic.fi import FINNISH
from django_autocaption.text.tables.languages.uralic.hu import HUNGARIAN

LANGUAGES = {
    language.code: language
    for language in (
        ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, POLISH,
        RUSSIAN, CHINESE, JAPANESE, KOREAN, ARABIC, HEBREW, HINDI, THAI,
        TURKISH, NORWEGIAN, SWEDISH, DANISH, VIETNAMESE, INDONESIAN, UKRAINIAN, FINNISH,
        HUNGARIAN, CZECH, GREEK, ROMANIAN, SLOVAK, BULGARIAN, CROATIAN, CATALAN,
    )
}  # fmt: skip

#: Languages without a table of their own whose script is certain.
SCRIPTS = {
    "Cyrillic": "be mk kk ky mn tg",
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
    "Latin": "et lv lt sl ms eu gl ga cy is af sq",
}
_SCRIPT_OF = {code: script for script, codes in SCRIPTS.items() for code in codes.split()}
#: Tags of languages that another's table serves.
_SERVED_BY = {"no": "nb", "nn": "nb"}
_UNSPACED = frozenset({"lo", "my", "km"})
_FULL_STOPS = {"ur": "۔"}


@cache
def language_for(tag: str) -> Language:
    """The table of a BCP 47 tag: ``pt-BR`` and ``zh_Hans`` resolve to their base, unknown ones to neutral rules."""
    base = tag.strip().lower().replace("_", "-").partition("-")[0]
    base = _SERVED_BY.get(base, base)
    if base in LANGUAGES:
        return LANGUAGES[base]
    script = _SCRIPT_OF.get(base)
    return Language(
        code=base,
        scripts=frozenset({script} if script else ()),
        spaced=base not in _UNSPACED,
        full_stop=_FULL_STOPS.get(base),
    )


def has_table(tag: str) -> bool:
    """Whether the words of this language are known: its refusals, labels and openings."""
    return language_for(tag).code in LANGUAGES


def tables_for(language: Language) -> tuple[Language, ...]:
    """The tables that may apply to an answer: the wanted language's, and English, which models fall back to."""
    return (language,) if language is ENGLISH else (language, ENGLISH)


@cache
def in_any(name: str) -> re.Pattern[str]:
    """A pattern of ``Language`` ("refusal"), of all languages at once: one look instead of one for each."""
    return re.compile("|".join(f"(?:{getattr(table, name).pattern})" for table in LANGUAGES.values()), re.IGNORECASE)


@cache
def all_of(name: str) -> frozenset[str]:
    """A list of ``Language`` ("placeholders"), of all languages together."""
    return frozenset().union(*(getattr(table, name) for table in LANGUAGES.values()))


__all__ = ["ENGLISH", "LANGUAGES", "Language", "all_of", "has_table", "in_any", "language_for", "tables_for"]
