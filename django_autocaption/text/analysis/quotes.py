"""What stands in quotation marks: words of the image (a sign, a title), not of the model."""

from __future__ import annotations

import re
from functools import lru_cache

#: A quotation of at most 200 characters. An apostrophe inside a word is none.
QUOTED = re.compile(
    r"\"[^\"\n]{1,200}\"|“[^“”\n]{1,200}”|«[^«»\n]{1,200}»|„[^„“”\n]{1,200}[“”]|「[^「」\n]{1,200}」|『[^『』\n]{1,200}』|"
    r"(?<!\w)”[^“”\n]{1,200}”|(?<!\w)‘(?:[^‘’\n]|(?<=\w)’(?=\w)){1,200}’(?!\w)|(?<![\w'])'(?:[^'\n]|(?<=\w)'(?=\w)){1,200}'(?![\w'])"
)
#: Words of the image without quotation marks: "Sorry, we're closed, says a sign".
_ATTRIBUTED = re.compile(
    r"[,،?!…\"”]\s+(?:says|reads|warns|claims|asks|sings|jokes|announces|recalls|urges|proclaims|declares|"
    r"sagt|steht|liest\s+man|verkündet|mahnt|dit|lit-on|annonce|prévient|dice|dicen|se\s+lee|anuncia|si\s+legge|recita|diz|lê-se|avisa|"
    r"staat|zegt|głosi|mówi|informuje|гласит|написано|говорит|demande|promet|rappelle|נכתב|כתוב|تقول|كتب)\s+(?=\w)",
    re.IGNORECASE,
)
_TRIPLED = re.compile(r"([\"'`])\1{1,2}(?!\1)(.*[^\"'`])\1{2,3}[.。]?", re.DOTALL)
_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'", "「": "」", "『": "』", "`": "`"}


def spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every quotation, marks included, in order."""
    return [match.span() for match in QUOTED.finditer(text)]


@lru_cache(maxsize=64)  # many steps ask about the same words
def blanked(text: str) -> str:
    """The text with every quotation turned into as many middle dots: patterns then see only the model's own words."""
    return QUOTED.sub(lambda match: "·" * len(match[0]), text)


def is_attributed(sentence: str) -> bool:
    """Whether a sentence tells who or what in the image says its words."""
    return bool(_ATTRIBUTED.search(sentence))


def stripped(text: str) -> str:
    """The text without quotation marks around all of it; ``"Stop" and "Go"`` stays."""
    if tripled := _TRIPLED.fullmatch(text):
        text = tripled[2].strip()
    while len(text) > 2 and text[0] in _PAIRS:
        body, end = text[1:], ""
        if body[-1] in ".。" and body[-2:-1] and body[-2] in _PAIRS[text[0]]:
            body, end = body[:-1], body[-1]
        if body[-1] not in _PAIRS[text[0]] or _reopens(body[:-1], text[0]):
            return text
        inner = body[:-1].strip()
        if not inner:
            return text
        text = inner if inner[-1] in ".。!?！？" else inner + end
    return text


def without_half(text: str) -> str:
    """The text without a mark at its end or start whose other one is missing; inches stay."""
    if len(re.findall(r"[\"“”„«»]", text)) != 1:
        return text
    bare = text.rstrip(".。")
    if text[:1] in '"“”':
        return text[1:].lstrip()
    if bare[-1:] in '"“”' and not bare[-2:-1].isdigit():
        return bare[:-1] + text[len(bare) :] if bare[-2:-1] not in ".!?" else bare[:-1]
    return text


def _reopens(inner: str, mark: str) -> bool:
    """Whether the quotation ends before the end of the text."""
    closers = _PAIRS[mark]
    if mark in "'‘":
        return bool(re.search(rf"[{closers}](?!\w)", inner))
    return any(closer in inner for closer in closers)
