"""Words that people use about pictures: what is told from names of devices and programs, which use others."""

from __future__ import annotations

import regex

from django_autocaption.providers.embedded.metadata.vocabulary.english import ENGLISH
from django_autocaption.providers.embedded.metadata.vocabulary.european import COMPOUNDED, OTHERS
from django_autocaption.providers.embedded.metadata.vocabulary.everyday import EVERYDAY
from django_autocaption.providers.embedded.metadata.vocabulary.names import PEOPLE, PLACES
from django_autocaption.providers.embedded.metadata.vocabulary.nature import NATURE

KNOWN = ENGLISH | EVERYDAY | NATURE | COMPOUNDED | OTHERS | PEOPLE | PLACES
#: Letters of a noun that others are put before, and of what is put before it, whatever that is: Spree-wald.
_SHORTEST_NOUN, _SHORTEST_FIRST = 4, 3
#: What joins a known noun to one of three letters: Umzug-s-tag, Pause-n-hof.
_JOINTS = ("", "s", "n", "en", "es")
#: How places are called, in many countries.
_OF_PLACES = regex.compile(
    r"\p{L}{3,}(?:abad|berg|borough|burgh|bury|dijk|dorf|drecht|fjord|furt|grad|hafen|hampton|hausen|haven|heim|holm|ingen"
    r"|kirchen|minster|mouth|polis|shire|stadt|ville|wijk)"
)
_ENDINGS = ("'s", "’s", "s", "es", "n", "en", "er", "e", "ed", "ing")
_SHORTEST_STEM = 3
#: Letters; no word is longer.
_LONGEST = 60


def is_known(word: str) -> bool:
    """Whether ``word``, in small letters and without accents, is one of them, in any form, or put together of some."""
    if len(word) > _LONGEST:
        return False
    stems = (word.removesuffix(ending) for ending in _ENDINGS)
    if word in KNOWN or any(len(stem) >= _SHORTEST_STEM and stem in KNOWN for stem in stems):
        return True
    if _OF_PLACES.fullmatch(word) or (word.endswith("ies") and word[:-3] + "y" in KNOWN):
        return True
    first, last = word[:-3], word[-3:]
    if last in COMPOUNDED and any(first.removesuffix(joint) in COMPOUNDED for joint in _JOINTS):
        return True
    return any(word[at:] in COMPOUNDED for at in range(_SHORTEST_FIRST, len(word) - _SHORTEST_NOUN + 1))
