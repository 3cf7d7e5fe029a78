"""Decode text whose charset nobody wrote down, or wrote down wrongly."""

from __future__ import annotations

import codecs
import unicodedata
from itertools import pairwise

#: Between letters these are part of a word; any other sign there speaks against the charset.
_JOINERS = frozenset("’'‘-–—·.…&/ªº°")
#: What stands before no letter, not even at a word's beginning.
_LONERS = frozenset("¶¯±¦¬¤¨´¸³²¹¼½¾†‡")
#: In Spanish no word has these inside; on a Macintosh they were í and ñ.
_NOT_IN_SPANISH = frozenset("’–")
#: Letters of which half of every Cyrillic text is made; by nothing else are capitals of one charset told from small
#: letters of another.
_FREQUENT = frozenset("оеаинтсрвлОЕАИНТСРВЛ")
#: Where GB 2312 and Big5 put the signs that are common: their first bytes.
_COMMON = (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7)))
#: Bytes by which charsets are judged: sign by sign, for each of them.
_SAMPLE = 4096
_WESTERN = ("cp1252", "mac_roman")
#: Where https://encoding.spec.whatwg.org/#names-and-labels and its implementors put a language by default; Windows'
#: charset before the older ones.
_CHARSETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("pl cs sk hu sl hr bs ro sq", ("cp1250", "iso8859_2")),
    ("ru uk bg be sr mk kk", ("cp1251", "koi8_u", "mac_cyrillic")),
    ("el", ("cp1253",)),
    ("tr az", ("cp1254",)),
    ("he", ("cp1255",)),
    ("ar fa ur", ("cp1256",)),
    ("et lv lt", ("cp1257",)),
    ("vi", ("cp1258",)),
    ("th", ("cp874",)),
    ("ja", ("cp932", "euc_jp")),
    ("ko", ("cp949",)),
    ("zh", ("gb18030", "big5")),
)
#: Scripts of two letters of one word that nobody mixes: what they are called begins with one of these.
_LETTERS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "THAI")


def decode(data: bytes, language: str = "") -> str:
    """Text of UTF-8 or, failing that, of the charset in which it reads best. Never raises.

    ``language``: BCP 47 tag of the words that are looked for; the charsets in which it was written before Unicode are
    tried first, then the Western ones. Cut at the first NUL, as C strings are; outer blanks go.
    """
    data = data.split(b"\0", 1)[0].removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        names = dict.fromkeys((*_of_language(language), *_WESTERN))
        loose = _JOINERS - _NOT_IN_SPANISH if language.lower().startswith("es") else _JOINERS
        text = data.decode(min(names, key=lambda name: _rank(data[:_SAMPLE].decode(name, "replace"), loose)), "replace")
    return text.strip()


def decode_latin1(text: str, language: str = "") -> str:
    """Repair a string that was read as Latin-1 although its bytes were something else (in EXIF: mostly UTF-8)."""
    try:
        return decode(text.encode("latin-1"), language)
    except UnicodeEncodeError:
        return text.strip("\0 \t\r\n")


def decode_utf16(data: bytes, *, big_endian: bool = False) -> str:
    """Text of UTF-16 without a byte order mark, or with one, which then counts. Never raises; ends at a NUL."""
    name = "utf-16-be" if big_endian else "utf-16-le"
    for mark, marked in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            data, name = data[2:], marked
    return data[: len(data) & ~1].decode(name, "replace").split("\0", 1)[0].strip()


def _of_language(language: str) -> tuple[str, ...]:
    base = language.replace("_", "-").split("-")[0].lower()
    names = next((names for languages, names in _CHARSETS if base in languages.split()), ())
    # Taiwan and Hong Kong write traditional signs.
    return names[::-1] if base == "zh" and language.lower().endswith(("tw", "hk", "mo", "hant")) else names


def _script(sign: str) -> str:
    return next((name for name in _LETTERS if unicodedata.name(sign, "").startswith(name)), "")


def _rank(text: str, joiners: frozenset[str]) -> tuple[int, int]:
    """The lower, the better it reads."""
    return _oddness(text, joiners), -sum(sign in _FREQUENT for sign in text)


def _is_common(sign: str) -> bool:
    """Whether a Chinese sign is one of those that both charsets put first."""
    for name, first in _COMMON:
        encoded = sign.encode(name, "ignore")
        if encoded and encoded[0] in first:
            return True
    return False


def _oddness(text: str, joiners: frozenset[str]) -> int:
    """How many signs stand where no language puts them: the wrong charset makes éÈ of é, ‰ of ä, and Йtй of Été."""
    odd = text.count("�") + text.count("ƒ")
    odd += sum(1 for a, b in pairwise(text) if a.isalpha() and b.isalpha() and _script(a) != _script(b))
    odd += sum(unicodedata.category(sign) == "Co" or ("一" <= sign <= "鿿" and not _is_common(sign)) for sign in text)
    for before, sign, after, next_but_one in zip(" " + text, text, text[1:] + " ", text[2:] + "  ", strict=False):
        if sign in _LONERS:
            odd += after.isalpha()
        if sign.isascii():
            continue
        if not before.isalpha():
            odd += sign.isupper() and after.isupper() and next_but_one.islower()  # ÁFeliz
            continue
        if sign.isupper():
            odd += before.islower() or after.islower()
        elif not sign.isalpha():
            odd += after.isalpha() and sign not in joiners
    return odd
