"""Unicode: one form, nothing invisible, no mojibake."""

from __future__ import annotations

import re
import unicodedata

import ftfy
import regex

from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.tables.languages import Language

#: Controls, bidi marks, zero-width and other invisible characters, private use and unassigned noise.
_INVISIBLE = regex.compile(
    r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\uFFFD--[\t\n\u200C\u200D]]+", regex.V1
)
#: A joiner counts between letters of scripts that join: Arabic, Devanagari, Sinhala…
_STRAY_JOINER = regex.compile(
    r"[\u200C\u200D]+(?![\p{L}\p{M}--[\p{Latin}\p{Greek}\p{Cyrillic}\p{Han}]])|"
    r"(?<![\p{L}\p{M}--[\p{Latin}\p{Greek}\p{Cyrillic}\p{Han}]])[\u200C\u200D]+|(?<=[\u200C\u200D])[\u200C\u200D]+",
    regex.V1,
)
_LINE_BREAK = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_MARKS = regex.compile(r"(\p{M}{4})\p{M}+")
#: The first byte of a UTF-8 character read as Latin-1, Windows-1252 or -1251, and a continuation byte after it.
_MOJIBAKE = re.compile(r"[ÂÃÄÅÆÇÈÉÎÏÐÑ×ØÙàáâãäåæçèéêëìíîïðРС][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€ѓЃ]")
#: Letters that only look like others: mathematical alphabets and ligatures; full-width forms where words have spaces.
_STYLED = re.compile("[\U0001d400-\U0001d7ff\ufb00-\ufb06]")
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]")
_HIDDEN = re.compile("[\U000e0000-\U000e007f]")


def normalise(draft: Draft) -> None:
    """NFC without controls, bidi marks, zero-width characters and stacked accents; mojibake repaired."""
    draft.replace(repaired(draft.text), "mojibake")
    if hides_text(draft.text):
        draft.flag("hidden_text")
    text = _plain_letters(visible(draft.text), draft.language)
    draft.replace(unicodedata.normalize("NFC", text), "invisible")


def repaired(text: str) -> str:
    """The text with its letters as they were written, where it was read in a wrong charset and is shorter in the right
    one."""
    if not _MOJIBAKE.search(text):
        return text
    return min(ftfy.fix_encoding(text), text, key=len)


def hides_text(text: str) -> bool:
    """Whether letters stand in the text that only machines read."""
    return _HIDDEN.search(text) is not None


def _plain_letters(text: str, language: Language) -> str:
    if text.isascii():
        return text
    text = _STYLED.sub(_compatible, text)
    return _FULL_WIDTH.sub(_compatible, text) if language.spaced and language.scripts else text


def _compatible(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def visible(text: str) -> str:
    """The text without invisible characters; line breaks are ``\\n``."""
    text = _LINE_BREAK.sub("\n", text)
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    text = _STRAY_JOINER.sub("", _INVISIBLE.sub("", text))
    return _MARKS.sub(r"\1", text)


def is_visible(text: str) -> bool:
    """Whether the text has no control, bidi or other invisible character."""
    return visible(text) == text and not re.search(r"[\n\t]", text)
