"""Decode text whose charset nobody wrote down, or wrote down wrongly."""

from __future__ import annotations

import codecs

#: Between letters these are part of a word; any other sign there speaks against the charset.
_JOINERS = frozenset("’'‘-–—·.…&/ªº°")


def decode(data: bytes) -> str:
    """Text of UTF-8 or, failing that, of the Western single-byte charset in which it reads better. Never raises.

    Cut at the first NUL, as C strings are; outer blanks go.
    """
    data = data.split(b"\0", 1)[0].removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = min((data.decode(name, "replace") for name in ("cp1252", "mac_roman")), key=_oddness)
    return text.strip()


def decode_latin1(text: str) -> str:
    """Repair a string that was read as Latin-1 although its bytes were something else (in EXIF: mostly UTF-8)."""
    try:
        return decode(text.encode("latin-1"))
    except UnicodeEncodeError:
        return text.strip("\0 \t\r\n")


def decode_utf16(data: bytes, *, big_endian: bool = False) -> str:
    """Text of UTF-16 without a byte order mark, or with one, which then counts. Never raises; ends at a NUL."""
    name = "utf-16-be" if big_endian else "utf-16-le"
    for mark, marked in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            data, name = data[2:], marked
    return data[: len(data) & ~1].decode(name, "replace").split("\0", 1)[0].strip()


def _oddness(text: str) -> int:
    """How many signs stand where no Western language puts them: the wrong charset makes éÈ of é and ‰ of ä."""
    odd = text.count("�") + text.count("ƒ")
    for before, sign, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if sign.isascii() or not before.isalpha():
            continue
        if sign.isupper():
            odd += before.islower() or after.islower()
        elif not sign.isalpha():
            odd += after.isalpha() and sign not in _JOINERS
    return odd
