"""Names of devices and programs, by the way in which products are named: whoever made them."""

from __future__ import annotations

import regex

from django_autocaption.providers.embedded.metadata.noise.words import PROGRAMS, TELLING

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}+&._]*(?:['’-][\p{L}\p{M}\p{N}]+)*")
#: What begins names of people and has a capital behind it: McDonald, LeBron, LaGuardia.
OF_NAMES = regex.compile(r"^(?:Ma?c|De|Di|Du|El|Fitz|La|Le|Lo|St|Van|Von|[ODL]['’])(?=\p{Lu}\p{Ll})")
#: Capitals inside of a word, but for SchülerInnen and PhD.
_CAMEL = regex.compile(r"\p{L}*(?:\p{Ll}\p{Lu}\p{Ll}(?!nnen\b|n\b)|\p{Ll}{2}\p{Lu}{2,}\b)[\p{L}\p{N}]*")
_VERSION = regex.compile(r"v?\d{1,3}(?:\.\d{1,5}){1,4}\w?")
_YEAR = regex.compile(r"(?:1[5-9]|20)\d\d")
_MOST = 5


def is_product(text: str) -> bool:
    """Whether ``text`` is such a name and nothing else: no word of a sentence stands beside it."""
    found = _WORD.findall(text)
    if not 0 < len(found) <= _MOST or regex.search(r"[?!,;:]", text):
        return False
    names = [word for word in found if word[0].isupper() or word[0].isdigit() or is_camel(word)]
    maker = found[0].casefold() in TELLING
    last = found[-1]
    if maker and len(found) > 1 and any(sign.isdigit() for sign in last) and not _YEAR.fullmatch(last):
        return len(found) - len(names) <= 1
    if len(names) < len(found):
        return False
    words = [word.casefold() for word in found]
    if any(map(is_camel, found)):
        return True
    if len(found) > 1 and (words[-1] in PROGRAMS or words[-2:] == ["digital", "camera"]):
        return True
    if words[-1] in {"camera", "cameras"} and found[0].isupper() and len(found[0]) > 1:
        return True
    return len(found) > 2 and any(_VERSION.fullmatch(word) for word in found[1:])


def is_camel(word: str) -> bool:
    """Whether ``word`` has a capital inside, as products have and people have not."""
    return _CAMEL.fullmatch(OF_NAMES.sub("", word)) is not None
