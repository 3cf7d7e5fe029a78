"""How services say what they cannot do before they describe: "While I can't name anyone, the photo shows…"."""

from __future__ import annotations

import re
from functools import cache

from django_autocaption.text.tables.base import NEVER

#: What such a sentence begins with, and the word of its first part that says no; a space stands for blanks.
_CONCESSIONS = {
    "en": (r"while|although|though|even though|even if|whilst", r"not|cannot|unable|\w+n['’]t|no|without"),
    "de": (r"obwohl|obgleich|auch wenn|während|zwar", r"nicht|niemand\w*|keine?\w?|unmöglich"),
    "fr": (r"bien que|bien qu['’]\w+|même si|quoique", r"ne|n['’]\w+|pas|impossible"),
    "es": (r"aunque|si bien|a pesar de que", r"no|imposible"),
    "it": (r"anche se|sebbene|benché|nonostante", r"non|impossibile"),
    "pt": (r"embora|ainda que|apesar de", r"não|impossível"),
    "nl": (r"hoewel|ook al|alhoewel", r"niet|geen|onmogelijk"),
    "pl": (r"chociaż|choć|mimo że|pomimo że", r"nie"),
    "ru": (r"хотя|несмотря на то,? что", r"не|нельзя|невозможно"),
    "uk": (r"хоча|незважаючи на те,? що", r"не|неможливо"),
    "cs": (r"ačkoli|ačkoliv|i když|přestože", r"ne\w+"),
    "sv": (r"även om|trots att|fastän", r"inte|ingen|omöjligt"),
    "da": (r"selvom|selv om|skønt", r"ikke|ingen|umuligt"),
    "nb": (r"selv om|selvom|skjønt", r"ikke|ingen|umulig"),
    "zh": (r"虽然|雖然|尽管|儘管", r"无法|無法|不能|不会"),
}
_UNSPACED = frozenset({"zh"})
#: What may lead on in the second part of one, before an opening as of any answer.
LEADING_ON = re.compile(r"(?:(?:dennoch|toutefois|pero|so|maar|to)\s+|但是?|不过|可以)", re.IGNORECASE)


@cache
def concession(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What begins a concession in the language of this table, and what says no within it."""
    begin, no = _CONCESSIONS.get(code, ("", ""))
    if not begin:
        return NEVER, NEVER
    before, behind = ("", "") if code in _UNSPACED else (r"(?<!\w)", r"(?!\w)")
    patterns = (f"(?:{begin}){behind}", f"{before}(?:{no}){behind}")
    first, second = (re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE) for pattern in patterns)
    return first, second
