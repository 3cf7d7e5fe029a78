"""The title of a page about an image: the first thing that its words say, ended where a phrase ends.

Chinese and Japanese end at their marks, and never on a particle; other languages as ``endings`` says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import regex

from django_autocaption.text.analysis import sentences
from django_autocaption.text.endings import breaks_a_phrase, phrase_ends, without_dangling
from django_autocaption.text.lint import is_file_name, is_placeholder
from django_autocaption.text.tables.grammar import GRAMMARS, PLACES
from django_autocaption.text.tables.languages import Language
from django_autocaption.text.widths import width, within

#: Width units: a narrow character counts 1, an East Asian wide one 2.
TITLE_WIDTH = 60
#: Characters in which a first sentence ends that may be a title.
_LOOKED_AT = 1_000
#: Below this a phrase says too little beside a longer one.
_TELLING = 20
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-]\s|[，；：،؛]")
_IDEOGRAPHIC_CLAUSE = re.compile(r"[、，；：]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*")
#: A noun phrase is what stands before these Japanese particles; other endings wait for a verb.
_CASE = re.compile(r"[がはをとや]$")
_COPULA = re.compile(r"(?:です|である)$")
_UNFINISHED = re.compile(r"(?:[にでへもからまてり]|ており|おり|して|した状態で|的|着|和|与|在|当|跟|把|被|对|从|向)$")


def title_of(
    given: str, text: str, description: str, language: Language, *, taken: Collection[str] = (), src: str = ""
) -> str:
    """At most TITLE_WIDTH units without a full stop; none of ``taken``, and never a file name.

    ``given``: an editor's or the service's own title, "" = none; ``text``: the alt text; ``description``: the longer
    words, of which the first sentence serves where it is short and the alt text is not.
    """
    used = {other.casefold() for other in taken}
    candidates = [given.strip()] if _is_title(given, src) else []
    candidates += _phrases_of(text, description, language)
    for candidate in candidates:
        fitted = without_stop(within(without_stop(candidate), TITLE_WIDTH, language))
        if fitted and fitted.casefold() not in used and not is_file_name(fitted, src):
            return fitted
    return _numbered(candidates[0] if candidates else "", language, used)


def without_stop(text: str) -> str:
    """The text without its full stop; "U.S." and an ellipsis keep theirs."""
    stripped = text.strip()
    return stripped if re.search(r"\b(?:\w\.){2,}$|\.{3}$", stripped) else stripped.rstrip(".。।։።။។ ")


def _is_title(given: str, src: str) -> bool:
    return bool(given.strip()) and not is_file_name(given, src) and not is_placeholder(given)


def _numbered(title: str, language: Language, used: Collection[str]) -> str:
    """The title with the first free number."""
    short = without_stop(within(without_stop(title), TITLE_WIDTH - 6, language))
    number = 2
    while f"{short} ({number})".casefold() in used:
        number += 1
    return f"{short} ({number})" if short else ""


def _phrases_of(text: str, description: str, language: Language) -> Iterator[str]:
    """Titles that the words give, the best one first; the last resort is the text itself, to be cut at a word."""
    first, longer = (_first_sentence(words, language) for words in (text, description))
    first = _without_place(first, language)
    if first and width(first) <= TITLE_WIDTH:
        yield first
    yield from _short_enough(_first_clause(first, language), language)
    if _TELLING <= width(longer) <= TITLE_WIDTH:
        yield longer
    yield from _short_enough(_later_clauses(first, language), language)
    yield from _short_enough(phrase_ends(first, language, longest=TITLE_WIDTH, shortest=_TELLING), language)
    yield from (words for words in (first, text, longer) if words)


def _first_sentence(text: str, language: Language) -> str:
    sentence = without_stop(sentences.split(text[:_LOOKED_AT])[0]) if text.strip() else ""
    return _COPULA.sub("", sentence) if language.code == "ja" else sentence


def _without_place(sentence: str, language: Language) -> str:
    """A sentence that is too long says what is to be seen, not where in the picture: "In the foreground, …"."""
    grammar = GRAMMARS.get(language.code)
    found = _CLAUSE.search(sentence) if grammar and width(sentence) > TITLE_WIDTH else None
    if grammar is None or found is None:
        return sentence
    place = [word.lower() for word in _WORD.findall(sentence[: found.start()])]
    if len(place) > 4 or not place or place[0] not in grammar.openers or place[-1] not in PLACES:
        return sentence
    rest = sentence[found.end() :].lstrip()
    return rest[:1].upper() + rest[1:]


def _short_enough(candidates: Iterator[str], language: Language) -> Iterator[str]:
    return (one for one in candidates if _words_in(one, language) and width(one) <= TITLE_WIDTH)


def _words_in(text: str, language: Language) -> bool:
    """It says something: two words that are no function words, or a few characters where there are no spaces."""
    if not language.spaced:
        return width(text) >= _TELLING * 0.8
    return len([word for word in _WORD.findall(text) if word.lower() not in language.function_words]) >= 2


# -- at a mark --------------------------------------------------------------------------------------------------------


def _first_clause(sentence: str, language: Language) -> Iterator[str]:
    """The first clause: no item of a list, and no mere place ("In the centre, …")."""
    if not language.spaced:
        clause = _IDEOGRAPHIC_CLAUSE.split(sentence, maxsplit=1)[0]
        if clause != sentence and not _UNFINISHED.search(noun := _CASE.sub("", clause)):
            yield noun
        return
    grammar = GRAMMARS.get(language.code)
    found = _CLAUSE.search(sentence)
    if found is None or breaks_a_phrase(sentence, found.start(), language):
        return
    clause = without_dangling(sentence[: found.start()], language)
    begins = _WORD.match(clause.lower())
    if grammar is None or begins is None or begins[0] not in grammar.openers or width(clause) > TITLE_WIDTH / 2:
        yield clause


def _later_clauses(sentence: str, language: Language) -> Iterator[str]:
    """Chinese and Japanese say the matter last: the clauses from the second one on."""
    if language.spaced:
        return
    clauses = _IDEOGRAPHIC_CLAUSE.split(sentence)
    for start in range(1, len(clauses)):
        yield "、".join(clauses[start:]) if language.code == "ja" else "，".join(clauses[start:])
