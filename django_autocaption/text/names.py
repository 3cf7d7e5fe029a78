"""Names of people in a text, as far as capitals and a small list tell: for an editor to look at, never to be sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from django_autocaption.text.tables import names as tables
from django_autocaption.text.tables.base import words

#: Words around a run of capitalised ones that are looked at.
_BEFORE = 4
_TOKEN = regex.compile(r"(?:\p{Lu}\.)+|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}]+")
_CAPITALISED = regex.compile(r"\p{Lu}[\p{Ll}\p{M}]+(?:['’-]\p{L}[\p{L}\p{M}]*)*|(?:\p{Lu}\.)+")
_SENTENCE_END = regex.compile(r"[.!?:;…\"“”«»(]")
_PARTICLES = words("de da di del della dos das du van von der den la le al bin ibn ter")
_WORD = regex.compile(r"[\p{L}\p{M}]{3,}")
#: Share of capitalised words from which a text is taken for a title, where capitals tell nothing.
_TITLE_CASE = 0.6


@dataclass(frozen=True)
class _Run:
    """Capitalised words in a row."""

    words: tuple[str, ...]
    starts_sentence: bool
    before: tuple[str, ...]
    """The words before it in its sentence, the last one last."""
    after: str
    """The word behind it; "" = none."""


def names(text: str, language: str, *, given: str = "") -> tuple[str, ...]:
    """What may be names of people in ``text``, in their order, each once; none in languages without capitals.

    ``language``: code of the language's table. ``given``: what the site said of the image itself, such as the prompt,
    the object's fields and the file's metadata: a name that stands there, or in part, is no guess. Never raises.
    """
    if language not in tables.LANGUAGES:
        return ()
    tokens = _TOKEN.findall(text)
    lettered = [token for token in tokens if token[0].isalpha()]
    capitals = sum(1 for token in lettered if token[0].isupper())
    in_title_case = len(lettered) > 3 and capitals > _TITLE_CASE * len(lettered)
    in_title_case = in_title_case and language not in tables.CAPITALISED_NOUNS
    known = {word.casefold() for word in _WORD.findall(given)}
    found = (name for run in _runs(tokens) for name in _named(run, language, in_title_case=in_title_case))
    return tuple(dict.fromkeys(name for name in found if not known & {w.casefold() for w in _WORD.findall(name)}))


def _runs(tokens: Sequence[str]) -> Iterator[_Run]:
    at = start_of_sentence = 0
    while at < len(tokens):
        if not _CAPITALISED.fullmatch(tokens[at]):
            if _SENTENCE_END.search(tokens[at]) and not (at and _abbreviates(tokens[at - 1], tokens[at])):
                start_of_sentence = at + 1
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and (_CAPITALISED.fullmatch(tokens[end]) or _joins(tokens, end)):
            end += 1
        yield _Run(
            words=tuple(token for token in tokens[at:end] if token[0].isalpha()),
            starts_sentence=at == start_of_sentence,
            before=tuple(tokens[max(start_of_sentence, at - _BEFORE) : at]),
            after=tokens[end] if end < len(tokens) else "",
        )
        at = end


def _abbreviates(word: str, mark: str) -> bool:
    """ "Dr.", "St." """
    return mark == "." and word.casefold() in ("dr", "mr", "mrs", "ms", "st", "prof", "mt", "sr", "sra")


def _joins(tokens: Sequence[str], at: int) -> bool:
    """A particle, or the full stop of "Dr.", within a name."""
    if at + 1 >= len(tokens) or not _CAPITALISED.fullmatch(tokens[at + 1]):
        return False
    return tokens[at] in _PARTICLES or _abbreviates(tokens[at - 1], tokens[at])


def _named(run: _Run, language: str, *, in_title_case: bool) -> Iterator[str]:
    if run.starts_sentence and len(run.words) > 1 and run.words[0].casefold() in tables.ARTICLES:
        run = replace(run, words=run.words[1:], before=run.words[:1])  # "Der Schauspieler …"
    own = [word.casefold() for word in run.words]
    around = {word.removesuffix("'s") for word in own} | {token.casefold() for token in run.before[-1:]}
    if language == "en":  # elsewhere the kind of place stands before its name
        around.add(run.after.casefold())
    if around & tables.NO_PERSON or set(own) & tables.BRANDS:
        return
    led = [word.casefold() for word in run.before[-1:] if word.casefold() in tables.TITLES]
    titled = led + own
    titles = next((at for at, word in enumerate(titled) if word.rstrip(".") not in tables.TITLES), len(titled))
    skipped = max(0, titles - len(led))
    rest = own[skipped:]
    if not rest:
        return
    name = " ".join(run.words[skipped:])
    listed = rest[0].removesuffix("'s") in tables.GIVEN
    ambiguous = rest[0].removesuffix("'s") in tables.AMBIGUOUS
    many = len(rest) > 1
    if (many and (listed or ambiguous)) or (listed and not ambiguous and not in_title_case):
        yield name
        return
    if in_title_case:
        return
    if created := _created_by(run):
        yield created
        return
    if language in tables.CAPITALISED_NOUNS and not (titles and (listed or many)):
        return
    is_titled = titles and not (run.starts_sentence and skipped == 0)
    is_acting = many and run.after.casefold() in tables.DOES and _may_be_named(run)
    if is_titled or _is_introduced(run) or is_acting:
        yield name


def _is_introduced(run: _Run) -> bool:
    """ "a chef named …" """
    return bool(run.before) and run.before[-1].casefold() in tables.NAMED and not _of_a_thing(run)


def _created_by(run: _Run) -> str:
    """Of "a painting by …", "in the style of …": who; "" = nobody. In German the painting is in the run itself."""
    said = (*run.before, *run.words)
    for at in range(len(run.before), len(said) - 1):
        before = [word.casefold() for word in said[max(0, at - 2) : at]]
        if before[-1:] and {before[-1], " ".join(before)} & tables.CREATED:
            return " ".join(said[at:])
    return ""


def _of_a_thing(run: _Run) -> bool:
    return bool({token.casefold() for token in run.before} & tables.NO_PERSON)


def _may_be_named(run: _Run) -> bool:
    """Nobody has an article, "a Golden Retriever eats"; and the first word of a sentence has a capital anyway, "Two
    Germans wave"."""
    return not {word.casefold() for word in (*run.before[-1:], run.words[0])} & _OPENING


_OPENING = words(
    """the a an two three four five several many some one no this that these those his her their young old new great
    big le la les un une des deux el los las una unos dos il lo gli i due o a os as um uma dois de het een twee
    der die das ein eine zwei"""
)
