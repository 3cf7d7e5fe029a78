"""The title of a page about an image: the first thing that its words say, ended where a phrase ends.

No parser is asked. What ends a phrase are the words at which the next one begins (``tables.grammar``); Chinese and
Japanese end at their marks, and never on a particle.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import regex

from django_autocaption.text.analysis import sentences
from django_autocaption.text.fit import without_dangling
from django_autocaption.text.lint import is_file_name, is_placeholder
from django_autocaption.text.tables.grammar import GRAMMARS, PLACES, Grammar
from django_autocaption.text.tables.languages import Language
from django_autocaption.text.tables.languages.germanic.english.vocabulary import ING_NOUNS
from django_autocaption.text.widths import width, within

#: Width units: a narrow character counts 1, an East Asian wide one 2.
TITLE_WIDTH = 60
#: Below this a phrase says too little beside a longer one.
_TELLING = 20
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-]\s|[，；：،؛]")
_IDEOGRAPHIC_CLAUSE = re.compile(r"[、，；：]")
#: A comma of a list: short items follow, and an "and" before the last one.
_LONGEST_ITEM = 45
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
    yield from _short_enough(_cut_at_phrases(first, language), language)
    yield from (words for words in (first, text, longer) if words)


def _first_sentence(text: str, language: Language) -> str:
    sentence = without_stop(sentences.split(text)[0]) if text.strip() else ""
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
    if found is None or (grammar and _is_of_a_list(sentence, found, grammar)):
        return
    clause = without_dangling(sentence[: found.start()], language)
    begins = _WORD.match(clause.lower())
    if grammar is None or begins is None or begins[0] not in grammar.openers or width(clause) > TITLE_WIDTH / 2:
        yield clause


def _is_of_a_list(sentence: str, comma: re.Match[str], grammar: Grammar) -> bool:
    """Items follow, the last one behind "and"."""
    if comma[0].strip() != ",":
        return False
    rest = sentence[comma.end() :]
    items = re.split(r"[,;]\s", rest)
    for item in items:
        first = _WORD.match(item.strip().lower())
        if first is not None and first[0] in grammar.openers | grammar.clauses | grammar.links:
            return False
        words = [word.lower() for word in _WORD.findall(item)]
        if any(word in grammar.conjunctions for word in words[:5]):
            return True
        if width(item) > _LONGEST_ITEM:
            return False
    return False


def _later_clauses(sentence: str, language: Language) -> Iterator[str]:
    """Chinese and Japanese say the matter last: the clauses from the second one on."""
    if language.spaced:
        return
    clauses = _IDEOGRAPHIC_CLAUSE.split(sentence)
    for start in range(1, len(clauses)):
        yield "、".join(clauses[start:]) if language.code == "ja" else "，".join(clauses[start:])


# -- at a word --------------------------------------------------------------------------------------------------------


def _cut_at_phrases(sentence: str, language: Language) -> Iterator[str]:
    """The sentence up to where its phrases end: the longest one first, those of the second choice behind."""
    grammar = GRAMMARS.get(language.code)
    if grammar is None:
        return
    kinds: tuple[list[str], list[str], list[str]] = ([], [], [])
    found = list(_WORD.finditer(_before_list(sentence, grammar)))
    for number, match in enumerate(found):
        parts = _parts(match[0])
        if width(sentence[: match.start()]) > TITLE_WIDTH + 1:
            break
        kind = _kind(parts, grammar)
        before = found[:number]
        if parts[0] in grammar.agents and before and _ends(before[-1][0], grammar.participles):
            before = before[:-1]
        if kind is not None and before and (head := _head(sentence, before, grammar, language)):
            kinds[kind].append(head)
        if parts[0] in grammar.clauses:
            break
    for heads in kinds:
        yield from (head for head in reversed(heads) if width(head) >= _TELLING)
    for heads in kinds:
        yield from reversed(heads)


def _before_list(sentence: str, grammar: Grammar) -> str:
    """The sentence up to the word at which the phrase of a list begins: one item of it says something else."""
    comma = _CLAUSE.search(sentence)
    if comma is None or not _is_of_a_list(sentence, comma, grammar):
        return sentence
    words = _WORD.finditer(sentence, 0, comma.start())
    opener = max((word.end() for word in words if _kind(_parts(word[0]), grammar) == 0), default=len(sentence))
    return sentence[:opener]


def _parts(word: str) -> list[str]:
    """``qu'une`` is two words, and so is ``au-dessus``."""
    return [part for part in re.split(r"['’-]", word.lower()) if part] or [word.lower()]


def _kind(parts: Sequence[str], grammar: Grammar) -> int | None:
    """How well a phrase may end before this word: 0 well, 1 and 2 where nothing better is; None = not at all."""
    opens = parts[0] in grammar.openers or (len(parts) > 1 and parts[-1] in grammar.openers)
    if opens or parts[0] in grammar.clauses:
        return 0
    if parts[0] in grammar.conjunctions:
        return 1
    return 2 if parts[0] in grammar.links else None


def _head(sentence: str, words: Sequence[regex.Match[str]], grammar: Grammar, language: Language) -> str:
    """What stands before the phrase, if it can stand alone; "" else."""
    if _ends(words[-1][0], grammar.pending):
        words = words[:-1]
    if not words:
        return ""
    head = without_dangling(sentence[: words[-1].end()], language).rstrip(",;: ")
    ends = head.rpartition(" ")[2]
    if grammar.nouns_are_capitalised and not (ends[:1].isupper() or ends[:1].isdigit()):
        return ""
    known = grammar.articles | grammar.openers | grammar.links | grammar.conjunctions | grammar.before_nouns | PLACES
    return "" if ends.lower() in known | language.function_words or _ends(ends, grammar.pending) else head


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    lower = word.lower()
    return bool(endings) and lower.endswith(endings) and len(lower) >= 5 and "-" not in lower and lower not in ING_NOUNS
