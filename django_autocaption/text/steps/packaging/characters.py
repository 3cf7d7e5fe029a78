"""Unicode: one form, nothing invisible, no mojibake."""

from __future__ import annotations

import re
import unicodedata

import ftfy

from django_autocaption.text.analysis import invisible
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.tables.languages import Language

#: The first byte of a UTF-8 character read as Latin-1, Windows-1252 or -1251, and a continuation byte after it.
_MOJIBAKE = re.compile(r"[ÂÃÄÅÆÇÈÉÎÏÐÑ×ØÙàáâãäåæçèéêëìíîïðРС][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€ѓЃ]")
#: Letters that only look like others: mathematical alphabets and ligatures; full-width forms where words have spaces.
_STYLED = re.compile("[\U0001d400-\U0001d7ff\ufb00-\ufb06]")
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]")


def normalise(draft: Draft) -> None:
    """NFC without controls, bidi marks, zero-width characters and stacked accents; mojibake repaired."""
    draft.replace(repaired(draft.text), "mojibake")
    if invisible.hides_text(draft.text):
        draft.flag("hidden_text")
    text = _plain_letters(invisible.visible(draft.text), draft.language)
    draft.replace(unicodedata.normalize("NFC", text), "invisible")


def repaired(text: str) -> str:
    """The text with its letters as they were written, where it was read in a wrong charset and is shorter in the right
    one."""
    if not _MOJIBAKE.search(text):
        return text
    return min(text, ftfy.fix_encoding(text), key=len)


def _plain_letters(text: str, language: Language) -> str:
    if text.isascii():
        return text
    text = _STYLED.sub(_compatible, text)
    return _FULL_WIDTH.sub(_compatible, text) if language.spaced and language.scripts else text


def _compatible(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])
