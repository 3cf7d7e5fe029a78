"""The end: cut-off ends, spacing, the first letter, the full stop."""

from __future__ import annotations

import re

from django_autocaption.text.analysis import script, sentences
from django_autocaption.text.endings import without_dangling
from django_autocaption.text.fit import fitted, length
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.tables.base import DOTTED
from django_autocaption.text.tables.languages import Language

_SPACE = re.compile(r"\s+")
_KEPT_SPACES = frozenset("\u00a0\u202f")
_BEFORE_MARK = re.compile(r"[ \t]+(?=[,.;!?](?:\s|$)|[，。、！？；])")
_BEFORE_MARK_FRENCH = re.compile(r"[ \t]+(?=[,.](?:\s|$))")
#: ".NET", ".22" and "-12 °C" begin with their mark.
_LOOSE_START = re.compile(
    r"^(?!\.(?:[A-Z]{2}|\d)|[+~-]\d)[\s,;:.!?،、。，)\]}»”’–—→➜►▶|/\\*~=+-]+(?=\w)|^(?:[\s,;:|*=]|~(?!\d))+"
)
_LOOSE_END = re.compile(r"[\s,;:，、；：،؛–—|\\/*~=_<({\[-]+$")
_ELLIPSIS = re.compile(r"\s*(?:\.{2,}|…+|。{2,}|⋯+|\[(?:\.{2,}|…)\]|\((?:\.{2,}|…)\))$")
_CUT_SHORT = frozenset({"length", "max_tokens", "max_output_tokens", "max_length"})
_CJK_GAP = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff，。、！？]) (?=[\u3040-\u30ff\u3400-\u9fff])")


def cut_off(draft: Draft) -> None:
    """An answer that ran into its length limit, or ends in an ellipsis, loses its unfinished end."""
    text = draft.text.rstrip()
    stopped = draft.finish_reason in _CUT_SHORT and not sentences.is_ended(text)
    trailing = _ELLIPSIS.search(text)
    if trailing:
        text = text[: trailing.start()]
    all_sentences = sentences.split(text)
    last = all_sentences[-1] if all_sentences else ""
    open_end = bool(last) and not sentences.is_ended(last)
    if len(all_sentences) > 1 and open_end and (stopped or trailing or _is_unfinished(last, draft.language)):
        draft.flag("truncated")
        draft.replace(sentences.join(all_sentences[:-1]), "truncated")
    elif stopped and open_end:
        draft.flag("truncated")
        draft.replace(_without_last_word(text, draft.language), "truncated")
    elif trailing or open_end:
        cut = without_dangling(text, draft.language, was_cut=bool(trailing))
        if cut != draft.text.rstrip():
            draft.flag("truncated")
        draft.replace(cut, "truncated")


def _is_unfinished(sentence: str, language: Language) -> bool:
    """Whether a last sentence without a full stop, after others, was cut off: by its shortness or by its end."""
    return (language.spaced and len(sentence.split()) <= 3) or without_dangling(sentence, language) != sentence


def spacing(draft: Draft) -> None:
    """One space between words, none before commas and stops, nothing loose at either end."""
    draft.replace(spaced(draft.text, draft.language), "spacing")


def spaced(text: str, language: Language) -> str:
    """The text with its spaces in order; no-break spaces that stand alone are kept."""
    text = _SPACE.sub(lambda match: match[0] if match[0] in _KEPT_SPACES else " ", text).strip()
    text = (_BEFORE_MARK_FRENCH if language.code == "fr" else _BEFORE_MARK).sub("", text)
    if not language.spaced and language.full_stop:
        text = _CJK_GAP.sub("", text)
    return _LOOSE_START.sub("", text).strip()


def punctuated(text: str, language: Language) -> str:
    """The text with a capital first and its script's full stop last."""
    text = _LOOSE_END.sub("", text)
    text = capitalised(text, language)
    stop = script.full_stop(text, language)
    if not text or not stop or sentences.is_ended(text):
        return text
    return text + stop


def capitalised(text: str, language: Language) -> str:
    """The text with a capital first letter, in Turkish İ for i; "iPhone" and "eBay" keep their own."""
    word = re.match(r"[\"“‘'«(¿¡]*(\w+)", text)
    if not word or not word[1][0].islower() or any(letter.isupper() for letter in word[1][1:3]):
        return text
    start = word.start(1)
    upper = (
        "İ" if text[start] == "i" and language.code in DOTTED else text[start].title()
    )  # not upper(): in Georgian that is for whole words
    return text[:start] + (upper if len(upper) == 1 else text[start]) + text[start + 1 :]


def finished(text: str, *, limit: int, language: Language, whole: int = 0) -> str:
    """The text fitted into ``limit`` graphemes, full stop included; one sentence may have ``whole``, where nothing
    shorter says it."""
    result = punctuated(fitted(text, limit=limit, language=language, whole=whole), language)
    if limit < length(result) <= whole and length(text) > limit:
        return result
    if length(result) > limit:
        result = punctuated(fitted(text, limit=max(1, limit - 1), language=language), language)
    return result


def _without_last_word(text: str, language: Language) -> str:
    """The text without its last word, which may be half a word."""
    if language.spaced:
        head, _, _ = text.rpartition(" ")
        text = without_dangling(head or text, language)
        head, _, last = text.rpartition(" ")
        text = head if head and language.hanging_word.fullmatch(last) else text
    return without_dangling(text, language)
