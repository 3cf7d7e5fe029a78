"""Language tags of captions: read as people write them in settings, and chosen for a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from django.conf.locale import LANG_INFO

T = TypeVar("T")

#: ISO 639-1 (https://www.loc.gov/standards/iso639-2/php/code_list.php), which most languages have a code of.
_TWO_LETTERS = frozenset(
    re.findall(
        r"\w\w",
        """
        aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
        eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja
        jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
        nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq
        sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """,
    )
)
#: Codes of countries, and longer ones of languages, that are taken for those of ISO 639-1.
_SLIPS = {
    **{"at": "de", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en", "gr": "el", "jp": "ja", "ua": "uk", "us": "en"},
    **{"vn": "vi", "ara": "ar", "ces": "cs", "chi": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl"},
    **{"ell": "el", "eng": "en", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "heb": "he", "hin": "hi"},
    **{"hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl", "nor": "no", "pol": "pl"},
    **{"por": "pt", "ron": "ro", "rum": "ro", "rus": "ru", "spa": "es", "swe": "sv", "tha": "th", "tur": "tr"},
    **{"ukr": "uk", "vie": "vi", "zho": "zh"},
}
#: RFC 5646, 2.1: a language, then a script, a region, variants.
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
#: Characters; the column of captions has as many.
LONGEST = 20


def tag_of(item: object, *, setting: str = "LANGUAGES") -> str:
    """The language tag that an item of a setting means, in lower case as Django writes tags.

    ``item``: a tag, ``"de"`` or ``"pt-BR"``, or a pair as in Django's own LANGUAGES, ``("de", "German")``.
    Raises ValueError with the right tag, where the item is the name of a language or a code for another thing.
    """
    if isinstance(item, list | tuple) and len(item) == 2 and not isinstance(item, str):
        item = item[0]
    if not isinstance(item, str):
        raise ValueError(f"{setting!r} must list language tags such as 'de', not {item!r}.")
    tag = item.strip().lower()
    base = tag.partition("-")[0]
    known = len(base) == 3 or base in _TWO_LETTERS
    if _TAG.fullmatch(tag) and known and base not in _SLIPS and len(tag) <= LONGEST:
        return tag
    right = _meant(tag)
    raise ValueError(
        f"{setting!r} has {item!r}, which is no language tag."
        + (f" Did you mean {right!r}?" if right else " Write tags such as 'de' or 'pt-br'.")
    )


def tags_of(items: Collection[object]) -> tuple[str, ...]:
    """All of them, in their order. Raises ValueError, for one that is there twice as well."""
    tags = tuple(map(tag_of, items))
    if twice := next((tag for number, tag in enumerate(tags) if tag in tags[:number]), None):
        raise ValueError(f"'LANGUAGES' has {twice!r} twice.")
    return tags


def base_of(tag: str) -> str:
    """The language itself: "de" of "de-AT" and "de_AT"."""
    return tag.lower().replace("_", "-").partition("-")[0]


def of_language(found: Mapping[str, T], language: str) -> T | None:
    """What a setting says for a language: for its own tag, else for its base ("de" for "de-at"), else for all ("");
    None = nothing."""
    tag = language.strip().lower().replace("_", "-")
    return next((found[name] for name in (tag, base_of(tag), "") if name in found), None)


def _meant(tag: str) -> str:
    """A tag for what somebody wrote instead of one; "" = nobody knows."""
    hyphened = re.sub(r"[_ ]+", "-", tag).partition(".")[0]
    base, _, rest = hyphened.partition("-")
    if base in _SLIPS:
        base = _SLIPS[base]
    if base in _TWO_LETTERS:
        return f"{base}-{rest}" if rest and _TAG.fullmatch(f"{base}-{rest}") else base
    names = {
        str(info[name]).lower(): code
        for code, info in LANG_INFO.items()
        for name in ("name", "name_local")
        if name in info
    }
    return names.get(tag, "")


def for_page(wanted: str, known: Collection[str], *, fall_back: bool) -> Iterator[str]:
    """Those of the ``known`` languages whose words a page in ``wanted`` may show, the best one first: its own, its base
    ("de" for "de-at"), and then, with ``fall_back``, the first that is known; never any other."""
    tag = wanted.lower()
    yield from (name for name in dict.fromkeys((tag, base_of(tag))) if name in known)
    if fall_back:
        yield from list(known)[:1]
