"""What may stand at the end of a text that goes on: no article, no half of a list, no word that waits for the next.

No parser is asked. What ends a phrase are the words at which the next one begins (``tables.grammar``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from django_autocaption.text.analysis import sentences
from django_autocaption.text.tables.grammar import GRAMMARS, PLACES, Grammar
from django_autocaption.text.tables.languages import Language
from django_autocaption.text.tables.languages.germanic.english.vocabulary import ING_NOUNS

_TRAILING = " \t\n,;:，、；：،؛–—-…/&+("
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*")
_COMMA = re.compile(r",(?=\s)")
#: Words that an item of a list may have, where no "and" tells that it is one.
_ITEM = 4
#: Characters of an item that is looked at.
_LONGEST_ITEM = 45
#: Words after "that" or "while" within which a clause has no end: "that asks | for".
_CLAUSE_BEGINS = 3
#: Commas that are looked at.
_MOST_ITEMS = 12


def without_dangling(text: str, language: Language, *, was_cut: bool = True) -> str:
    """The text without articles, prepositions and conjunctions left hanging at its end."""
    closed = False
    while True:
        before = text
        if was_cut and not closed:
            text, closed = _closed(text), True
        text = text.rstrip(_TRAILING) if was_cut else text.rstrip()
        if language.spaced:
            head, _, last = text.rpartition(" ")
            if head and (last in language.dangling or (was_cut and last.strip("'’") in language.dangling_when_cut)):
                text, was_cut = head, True
        else:
            ending = next(
                (word for word in sorted(language.dangling, key=len, reverse=True) if text.endswith(word)), ""
            )
            if ending and len(text) > len(ending) + 1 and (was_cut or text[-len(ending) - 1] in "，、"):
                text, was_cut = text[: -len(ending)], True
        if text == before:
            return text


def dangles(text: str, language: Language) -> bool:
    """Whether a text, its full stop aside, ends on a word that never ends a sentence."""
    bare = text.rstrip().rstrip(sentences.TERMINAL).rstrip()
    if bare.endswith((",", ";", ":", "，", "、", "؛", "،", "(", "–", "—")):
        return True
    if not language.spaced:
        return False
    head, _, last = bare.rpartition(" ")
    return bool(head) and last in language.dangling - language.particles


def _closed(text: str) -> str:
    """The text without quotations and brackets that the cut left open."""
    before = ""
    while text != before:
        before, text = text, _closed_once(text)
    return text


def _closed_once(text: str) -> str:
    for opening, closing in (("(", ")"), ("“", "”"), ("«", "»"), ("「", "」"), ("（", "）"), ("『", "』"), ("[", "]")):
        if text.count(opening) > text.count(closing):
            text = text[: _last_balanced(text, opening, closing)]
    if text.count('"') % 2:
        text = text[: text.rfind('"')]
    return text


def _last_balanced(text: str, opening: str, closing: str) -> int:
    """The last opening mark before which every earlier one is closed."""
    opened = closed = end = 0
    for position, character in enumerate(text):
        if character == opening:
            if opened <= closed:
                end = position
            opened += 1
        elif character == closing:
            closed += 1
    return end


def breaks_a_phrase(sentence: str, comma: int, language: Language) -> bool:
    """Whether this comma stands inside a list ("apples, pears and plums") or between adjectives ("a tall, narrow
    house"): what stands before it would say something else alone. False where the language's grammar is not known."""
    grammar = GRAMMARS.get(language.code)
    return (
        grammar is not None
        and sentence[comma : comma + 1] == ","
        and (_is_of_a_list(sentence[comma + 1 :], grammar) or _is_of_adjectives(sentence, comma, grammar))
    )


def phrase_ends(sentence: str, language: Language, *, longest: int, shortest: int) -> Iterator[str]:
    """Beginnings of a sentence that can stand alone, of at most ``longest`` characters: the longest one first, then
    those of the second choice, then those below ``shortest``. None where the language's grammar is not known."""
    grammar = GRAMMARS.get(language.code)
    if grammar is None:
        return
    kinds: tuple[list[str], list[str], list[str]] = ([], [], [])
    whole = _before_list(sentence, grammar)
    before: list[regex.Match[str]] = []
    begun = _CLAUSE_BEGINS
    for match in _WORD.finditer(whole):
        if match.start() > longest + 1:
            break
        parts = _parts(match[0])
        begun += 1
        kind = _kind(parts, grammar) if begun > _CLAUSE_BEGINS or parts[0] in grammar.clauses else None
        if kind is not None and (head := _head(sentence, _complete(before, parts, grammar), grammar, language)):
            kinds[kind].append(head)
        if parts[0] in grammar.clauses:
            begun = 0
        before.append(match)
    for heads in kinds:
        yield from (head for head in reversed(heads) if shortest <= len(head) <= longest)
    for heads in kinds:
        yield from (head for head in reversed(heads) if len(head) < shortest)


def _is_of_a_list(rest: str, grammar: Grammar) -> bool:
    """Items follow a comma: short ones, or one behind "and"."""
    items = re.split(r"[,;]\s", rest.lstrip(), maxsplit=_MOST_ITEMS)
    for number, item in enumerate(items):
        words = _WORD.findall(item[: _LONGEST_ITEM * 2])
        if words and (words[0] in grammar.openers | grammar.clauses | grammar.links or _is_relative(words, grammar)):
            return False
        if any(word in grammar.conjunctions for word in words[: _ITEM + 1]):
            return True
        if len(words) > _ITEM or len(item) > _LONGEST_ITEM:
            return number > 1
    return len(items) > 1


def _is_relative(words: Sequence[str], grammar: Grammar) -> bool:
    """German: an article that no noun follows is a pronoun, "die sich überschneiden"."""
    begins = grammar.nouns_are_capitalised and words[0] in grammar.articles
    return begins and not any(word[0].isupper() for word in words[1:3])


def _is_of_adjectives(sentence: str, comma: int, grammar: Grammar) -> bool:
    """One lower-case word stands between an article or preposition and the comma, and the next goes on like it."""
    before = _WORD.findall(sentence[max(0, comma - _LONGEST_ITEM) : comma])
    after = _WORD.match(sentence[comma + 1 :].lstrip())
    if len(before) < 2 or after is None or grammar.adjectives_follow:
        return False
    if not (before[-1][0].islower() and after[0][0].islower()) or before[-2] not in grammar.articles | grammar.openers:
        return False
    known = grammar.articles | grammar.openers | grammar.links | grammar.clauses | grammar.conjunctions
    return _parts(after[0])[0] not in known and not _ends(after[0], grammar.pending + grammar.participles)


def _before_list(sentence: str, grammar: Grammar) -> str:
    """The sentence up to the word at which the phrase of a list begins."""
    comma = _COMMA.search(sentence)
    if comma is None or not _is_of_a_list(sentence[comma.end() :], grammar):
        return sentence
    words = _WORD.finditer(sentence, 0, comma.start())
    opener = max((word.end() for word in words if _kind(_parts(word[0]), grammar) == 0), default=len(sentence))
    return sentence[:opener]


def _complete(before: Sequence[regex.Match[str]], parts: Sequence[str], grammar: Grammar) -> Sequence[regex.Match[str]]:
    """Without the participle that waits for "by"."""
    waits = bool(before) and parts[0] in grammar.agents and _ends(before[-1][0], grammar.participles)
    return before[:-1] if waits else before


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
    if words and _ends(words[-1][0], grammar.pending):
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
