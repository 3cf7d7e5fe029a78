"""Characters that nobody sees: controls, overrides of direction, and text that hides in a text."""

from __future__ import annotations

import re

import regex

#: Controls, bidi marks, zero-width and other invisible characters, private use and unassigned noise.
_INVISIBLE = regex.compile(
    r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\uFFFD--[\t\n\u200C\u200D]]+", regex.V1
)
#: ESC and what it tells a terminal: colours, and a window's title.
_TERMINAL = re.compile(r"\x1b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b]{0,400}(?:\x07|\x1b\\))")
#: A joiner counts between letters of scripts that join: Arabic, Devanagari, Sinhala…; and between emoji.
_STRAY_JOINER = regex.compile(
    r"(?<=[\p{Extended_Pictographic}\uFE0F\U0001F3FB-\U0001F3FF])\u200D(?=\p{Extended_Pictographic})(*SKIP)(*FAIL)|"
    r"[\u200C\u200D]+(?![\p{L}\p{M}--[\p{Latin}\p{Greek}\p{Cyrillic}\p{Han}]])|"
    r"(?<![\p{L}\p{M}--[\p{Latin}\p{Greek}\p{Cyrillic}\p{Han}]])[\u200C\u200D]+|(?<=[\u200C\u200D])[\u200C\u200D]+",
    regex.V1,
)
#: A variation selector counts once, behind what has variants: emoji, keys of a telephone, Han and Mongolian letters,
#: mathematical signs (https://www.unicode.org/reports/tr37/, https://unicode.org/reports/tr51/).
_VARIANT = "\ufe00-\ufe0f\u180b-\u180d\u180f\U000e0100-\U000e01ef"
_STRAY_VARIANT = regex.compile(
    r"(?:(?<=[\p{Emoji}--[0-9#*]])[\uFE0E\uFE0F]|(?<=[0-9#*])\uFE0F(?=\u20E3)|(?<=\p{Han})[\uFE00-\uFE02\U000E0100-\U000E01EF]|"
    rf"(?<=\p{{Mongolian}})[\u180B-\u180D\u180F]|(?<=\p{{Sm}})\uFE00)(*SKIP)(*FAIL)|[{_VARIANT}]",
    regex.V1,
)
_LINE_BREAK = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_MARKS = regex.compile(r"(\p{M}{4})\p{M}+")
#: Text that nobody sees: in tags, or in a row of variation selectors, as C2PA puts a manifest into plain text.
_HIDDEN = re.compile(f"[\U000e0000-\U000e007f]|[{_VARIANT}]{{3}}")


def visible(text: str) -> str:
    """The text without invisible characters; line breaks are ``\\n``. The one rule for words, whoever wrote them."""
    text = _LINE_BREAK.sub("\n", text)
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    text = _TERMINAL.sub("", text) if "\x1b" in text else text
    text = _STRAY_VARIANT.sub("", _STRAY_JOINER.sub("", _INVISIBLE.sub("", text)))
    return _MARKS.sub(r"\1", text)


def is_visible(text: str) -> bool:
    """Whether the text has no control, bidi or other invisible character."""
    return visible(text) == text and not re.search(r"[\n\t]", text)


def hides_text(text: str) -> bool:
    """Whether there is text in the text that nobody sees."""
    return bool(_HIDDEN.search(text))
