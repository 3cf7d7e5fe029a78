"""Read the text fields of an EXIF block. Tags: Exif 3.0 (CIPA DC-008), and Windows' own XP tags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import ExifTags, Image

from django_autocaption.providers.embedded.metadata.charsets import decode, decode_latin1, decode_utf16

Base = ExifTags.Base
#: UserComment begins with eight bytes that name its charset.
CHARSET_SIZE = 8


@dataclass(frozen=True, kw_only=True)
class ExifWords:
    """What the block says; empty where it says nothing."""

    captions: tuple[tuple[str, str], ...] = ()
    """Name of the tag and its text, the most telling tag first."""
    title: str = ""
    keywords: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    """Make, model and software that made the file: such words are no caption."""


def read_exif(data: bytes, language: str = "") -> ExifWords:
    """Words of the EXIF block ``data``, with or without its prefix; a broken one gives none. Never raises.

    ``language``: BCP 47 tag; it decides between charsets, which EXIF does not name.
    """
    if not data:
        return ExifWords()
    exif = Image.Exif()
    try:
        exif.load(data)
        details = exif.get_ifd(ExifTags.IFD.Exif)
    except Exception:  # Pillow meets broken blocks with almost any exception
        return ExifWords()
    fields = _Fields(exif, language)
    captions = (
        ("ImageDescription", fields.ascii(Base.ImageDescription)),
        ("XPComment", fields.utf16(Base.XPComment)),
        ("XPSubject", fields.utf16(Base.XPSubject)),
        ("XPTitle", fields.utf16(Base.XPTitle)),
        ("UserComment", _user_comment(_get(details, Base.UserComment), language, big_endian=exif.endian == ">")),
    )
    make, model, software = (fields.ascii(tag) for tag in (Base.Make, Base.Model, Base.Software))
    return ExifWords(
        captions=tuple((name, text) for name, text in captions if text),
        title=fields.utf16(Base.XPTitle),
        keywords=tuple(word for part in fields.utf16(Base.XPKeywords).split(";") if (word := part.strip())),
        devices=tuple(text for text in (make, model, f"{make} {model}".strip(), software) if text),
    )


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, tuple) and all(isinstance(item, int) and 0 <= item <= 255 for item in value):
        return bytes(value)
    return b""


def _get(block: Mapping[int, Any], tag: int) -> Any:
    try:
        return block.get(tag)
    except Exception:  # values are decoded only now: one broken tag does not spoil the others
        return None


class _Fields:
    """The main directory, tag by tag."""

    def __init__(self, block: Mapping[int, Any], language: str) -> None:
        self.block, self.language = block, language

    def ascii(self, tag: int) -> str:
        """A tag that is declared ASCII: Pillow reads it as Latin-1, writers put anything in it."""
        value = _get(self.block, tag)
        return decode_latin1(value, self.language) if isinstance(value, str) else decode(_bytes(value), self.language)

    def utf16(self, tag: int) -> str:
        """One of Microsoft's tags: bytes of UTF-16LE."""
        return decode_utf16(_bytes(_get(self.block, tag)))


def _user_comment(value: Any, language: str, *, big_endian: bool) -> str:
    data = value.encode("latin-1", "ignore") if isinstance(value, str) else _bytes(value)
    charset, text = data[:CHARSET_SIZE], data[CHARSET_SIZE:]
    match charset:
        case b"UNICODE\0":
            return decode_utf16(text, big_endian=_is_big_endian(text, big_endian))
        case b"JIS\0\0\0\0\0":
            return text.decode("iso2022_jp", "ignore").strip("\0 \t\r\n")
        case b"ASCII\0\0\0" | b"\0\0\0\0\0\0\0\0":
            return decode(text, language)
        case _:  # no prefix at all
            return decode(data, language)


def _is_big_endian(text: bytes, declared: bool) -> bool:
    """The block's byte order should hold, but many writers stick to their own: spaces and Latin letters show which."""
    high, low = text[0::2].count(0), text[1::2].count(0)
    return declared if high == low else high > low
