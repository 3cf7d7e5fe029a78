"""Slips ("cat cat") are mended, loops are rejected."""

from __future__ import annotations

import re
from functools import lru_cache

from django_autocaption.text.analysis import quotes, sentences
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.tables.languages import Language

_MAX_PERIOD = 24
_SHARED = re.compile(r"([^\s]{2,24}?)\1{3,}")
_LETTERS = re.compile(r"([^\W\d_])\1{5,}", re.IGNORECASE)
_MARKS = re.compile(r"([!?])[!?]+|([,;:])(?:\s*[,;:])+|(?<!\.)\.\.(?!\.)|([。，、！？])\3+|([-–—])(?:\s*[-–—]){2,}")
#: Equal to no word.
_QUOTED_WORD = re.compile(r".*[\"“”'‘].*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def repetition(draft: Draft) -> None:
    """Repeated words, phrases and sentences are said once; a text that runs in a loop → reject."""
    if is_loop(draft.text):
        draft.reject("repetition")
    text = _without_repeated_sentences(draft.text)
    text = _without_doubled_words(text, draft.language)
    text = _without_doubled_phrases(text)
    draft.replace(_MARKS.sub(lambda match: match[1] or match[2] or match[3] or match[4] or ".", text), "repetition")


@lru_cache(maxsize=64)  # the cleaner and the linter ask about the same words
def is_loop(text: str) -> bool:
    """Whether a word, phrase, sentence or character runs in a loop, outside quotation marks."""
    text = quotes.blanked(text)
    if _LETTERS.search(text) or any(
        len(match[0]) >= 12 for match in _SHARED.finditer(text) if re.search(r"[^\W_]", match[1])
    ):
        return True
    found = [word.casefold() for word in _WORD.findall(text)]
    if _periodic(found):
        return True
    said = [sentence.casefold() for sentence in sentences.split(text)]
    if len(said) >= 4 and len(set(said)) <= len(said) - 3:
        return True
    return len(found) >= 40 and len(set(found)) / len(found) < 0.2


def is_doubled(text: str, language: Language) -> bool:
    """Whether a word stands twice in a row by mistake."""
    return _without_doubled_words(text, language) != text


def _periodic(found: list[str]) -> bool:
    """Four times the same word, or three times the same phrase, in a row."""
    for period in range(1, min(_MAX_PERIOD, len(found) // 3) + 1):
        run, needed = 0, 3 if period == 1 else 2 * period
        for index in range(period, len(found)):
            run = run + 1 if found[index] == found[index - period] else 0
            if run >= needed:
                return True
    return False


def _without_repeated_sentences(text: str) -> str:
    all_sentences = sentences.split(text)
    once: dict[str, str] = {}
    for sentence in all_sentences:
        once.setdefault(sentence.casefold().rstrip(sentences.TERMINAL), sentence)
    return sentences.join(list(once.values())) if len(once) < len(all_sentences) else text


def _without_doubled_words(text: str, language: Language) -> str:
    if not language.doubling:
        return text
    inside = quotes.spans(text)
    parts, last, end, begins = [], "", 0, False
    for match in _WORD.finditer(text):
        word = match[0]
        gap = text[end : match.start()]
        doubled = (
            word.casefold() == last.casefold()
            and gap.isspace()
            and word.isalpha()
            and word.casefold() not in language.doubled
            and not (last[:1].isupper() and len(word) > 1 and (word[:1].isupper() or begins))
            and not any(start < match.start() < stop for start, stop in inside)
        )
        if not doubled:
            parts.append(gap + word)
            last, begins = word, match.start() > 0
        end = match.end()
    return "".join(parts) + text[end:]


def _without_doubled_phrases(text: str) -> str:
    """The text in which a phrase of three to sixteen words that is said twice in a row is said once."""
    found = [(word, _QUOTED_WORD.sub("\0", word).casefold(), word.strip(".,;").casefold()) for word in text.split(" ")]
    for length in range(16, 2, -1):
        index = 0
        while index + 2 * length <= len(found):
            if found[index][1] == found[index + length][2] and _is_said_twice(found, index, length):
                found[index : index + length] = []
            else:
                index += 1
    return " ".join(word for word, _, _ in found)


def _is_said_twice(found: list[tuple[str, str, str]], index: int, length: int) -> bool:
    """Whether the words from ``index`` on come again behind them, whatever mark ends each; quoted ones never do."""
    return all(found[offset][1] == found[offset + length][2] for offset in range(index, index + length))
