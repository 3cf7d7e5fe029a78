"""Decode text whose charset nobody wrote down, or wrote down wrongly."""

from __future__ import annotations

import codecs
import unicodedata
from itertools import pairwise
from typing import NamedTuple

#: Between letters these are part of a word; any other sign there speaks against the charset.
_JOINERS = frozenset("’'‘-–—·.…&/ªº°")
#: What stands before no letter, not even at a word's beginning.
_LONERS = frozenset("¶¯±¦¬¤¨´¸³²¹¼½¾†‡")
#: In Spanish no word has these inside; on a Macintosh they were í and ñ.
_NOT_IN_SPANISH = frozenset("’–")
#: Where GB 2312 and Big5 put the signs that are common: their first bytes.
_COMMON = (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7)))
#: Bytes by which charsets are judged: sign by sign, for each of them.
_SAMPLE = 4096
#: Of all languages, after their own.
_WESTERN = ("cp1252", "mac_roman")


class _Writing(NamedTuple):
    """How a language was written before Unicode."""

    charsets: str = ""
    """Windows' before the older ones, where https://encoding.spec.whatwg.org/#names-and-labels and its implementors put
    the language."""
    signs: str = ""
    """Those by which its texts are known, in small letters: its own, or the most frequent ones. By nothing else is a
    German ö told from the î of a Macintosh, and capitals in one Russian charset from small letters in another."""
    dos: str = "cp850"
    """DOS', which is tried last."""


_WRITINGS: tuple[tuple[str, _Writing], ...] = (
    ("de", _Writing(signs="äöüß")),
    ("fr", _Writing(signs="àâæçéèêëîïôœùû")),
    ("es", _Writing(signs="áéíñóúü¡¿")),
    ("it", _Writing(signs="àèéìòù")),
    ("pt", _Writing(signs="áâãàçéêíóôõú")),
    ("sv fi", _Writing(signs="åäö")),
    ("da nb nn no", _Writing(signs="æøå")),
    ("pl", _Writing("cp1250 iso8859_2", "ąćęłńóśźż", "cp852")),
    ("cs sk", _Writing("cp1250 iso8859_2", "áčďéěíňóřšťúůýžĺľôŕä", "cp852")),
    ("hu", _Writing("cp1250 iso8859_2", "áéíóöőúüű", "cp852")),
    ("sl hr bs", _Writing("cp1250 iso8859_2", "čćđšž", "cp852")),
    ("ro", _Writing("cp1250 iso8859_2", "ăâîşţ", "cp852")),
    ("sq", _Writing("cp1250 iso8859_2", "çë", "cp852")),
    ("ru uk bg be sr mk kk", _Writing("cp1251 koi8_u mac_cyrillic iso8859_5", "оеаинтсрвл", "cp866")),
    ("el", _Writing("cp1253 iso8859_7", "αειοητσνςάέίόήύώ", "cp737")),
    ("tr az", _Writing("cp1254", "çğıöşü", "cp857")),
    ("he", _Writing("cp1255", dos="cp862")),
    ("ar fa ur", _Writing("cp1256")),
    ("et lv lt", _Writing("cp1257")),
    ("vi", _Writing("cp1258")),
    ("th", _Writing("cp874")),
    ("ja", _Writing("cp932 euc_jp")),
    ("ko", _Writing("cp949")),
    ("zh", _Writing("gb18030 big5")),
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
        writing = _of_language(language)
        joiners = _JOINERS - _NOT_IN_SPANISH if language.lower().startswith("es") else _JOINERS

        names = (*writing.charsets.split(), *_WESTERN, writing.dos)
        rarity = {"mac_roman": 1, writing.dos: 2}

        def rank(name: str) -> tuple[int, int]:
            """The lower, the better it reads; one sign of the language is not enough for a rare charset."""
            sample = data[:_SAMPLE].decode(name, "replace")
            return _oddness(sample, joiners), rarity.get(name, 0) - sum(map(writing.signs.count, sample.lower()))

        text = data.decode(min(names, key=rank), "replace")
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


def _of_language(language: str) -> _Writing:
    base = language.replace("_", "-").split("-")[0].lower()
    writing = next((writing for languages, writing in _WRITINGS if base in languages.split()), _Writing())
    if base == "zh" and language.lower().endswith(("tw", "hk", "mo", "hant")):  # they write traditional signs
        return writing._replace(charsets="big5 gb18030")
    return writing


def _script(sign: str) -> str:
    return next((name for name in _LETTERS if unicodedata.name(sign, "").startswith(name)), "")


def _is_common(sign: str) -> bool:
    """Whether a Chinese sign is one of those that both charsets put first."""
    for name, first in _COMMON:
        encoded = sign.encode(name, "ignore")
        if encoded and encoded[0] in first:
            return True
    return False


def _oddness(text: str, joiners: frozenset[str]) -> int:
    """How many signs stand where no language puts them: the wrong charset makes éÈ of é, ‰ of ä, and Йtй of Été."""
    odd = sum(sign in "�ƒ" or "\x80" <= sign <= "\x9f" or "─" <= sign <= "▟" for sign in text)  # controls, boxes
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
