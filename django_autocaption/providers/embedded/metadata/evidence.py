"""Whether a text shows that a person wrote it, by the words in it: those of life, those of machines, and others."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from django_autocaption.providers.embedded.metadata.noise.apparatus import APPARATUS, HANDLED, MADE
from django_autocaption.providers.embedded.metadata.noise.fields import FIELDS, plain
from django_autocaption.providers.embedded.metadata.noise.products import is_camel
from django_autocaption.providers.embedded.metadata.noise.records import is_record
from django_autocaption.providers.embedded.metadata.noise.scripts import is_of_machines
from django_autocaption.providers.embedded.metadata.noise.slots import PICTURES, ROLES, small_words
from django_autocaption.providers.embedded.metadata.noise.technique import TERMS
from django_autocaption.providers.embedded.metadata.noise.words import FILLING, PROGRAMS, TELLING, table
from django_autocaption.providers.embedded.metadata.vocabulary import is_known
from django_autocaption.providers.embedded.metadata.vocabulary.english import ENGLISH, OF_PICTURES, PERSONAL, QUALITIES
from django_autocaption.providers.embedded.metadata.vocabulary.names import PEOPLE, PLACES

_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*")
_PART = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’](?=s\b)\p{L})?")
#: Words of which the names of products have no more.
_NAME_WORDS = 4
#: What is left of a credit has no more.
_NAMES = 3
#: Nobody names a product so.
_WRITTEN = regex.compile(r"[?!,:;&…“”„«»\"']|\w’\w")
#: Left by a program: "Hugin 2021.0.0" at the end, which is no date, "frame 117 of trim.MOV", and what files of one name
#: are numbered by: "woman in a park 48213377", "a fox_1".
_LEFT_BY_PROGRAM = regex.compile(
    r"""
    (?<![\d.]) (?! (?:[0-3]?\d\.[01]?\d\.(?:\d\d)?\d\d | (?:19|20)\d\d\.[01]?[1-9]\.[0-3]?\d) \W*$ )
    \d{1,4}(?:\.\d{1,5}){2,4}\W*$
    | (?<=\p{Ll})(?:[ ]\d{5,}|_\d+)$
    | \w\.(?i:avi|bmp|dng|gif|heic|jpe?g|mov|mp4|pdf|png|psd|svg|tiff?|webp)\b
    """,
    regex.X,
)
#: What a work of art is made of, and on: "Untitled, oil on canvas".
_OF_ART = regex.compile(
    r"\b(?:acr[iyí]li\p{L}+|charcoal|crayon|gouache|huile|ink|kohle|mixed media|oil|ol[ei][jo]|óleo|öl|pastel\p{L}?"
    r"|pencil"
    r"|tempera|tinte|tusche|watercolou?r|масло|холст)(?: (?:and|et|on|und|y) \p{L}+)?,? (?:auf|on|na|op|sobre|su|sur"
    r"|på|холст|масло)\s?\p{L}+"
    r"|[,;] (?:acrylic|aquarell\p{L}?|aquatint|bronze|charcoal|engraving|etching|fresco|gouache|linocut|lithograph"
    r"|oil|radierung"
    r"|holzschnitt|acuarela|acquerello|tempera|watercolou?r|woodcut|акварель|гравюра)(?!\p{L})",
    regex.I,
)
#: "Untitled (Black on Grey)": no number, and no state of a file.
_UNTITLED = regex.compile(
    r"(?:ohne titel|sans titre|sem título|senza titolo|sin título|untitled) \((?:\p{L}+[ ,]+)+\p{L}+\)", regex.I
)
#: "Composition VIII, 1923"
_OF_A_YEAR = regex.compile(r"\p{Lu}\p{Ll}+(?: (?:\p{Lu}\p{Ll}+|[IVX]+|\p{Ll}+)){0,5}, (?:1[4-9]\d\d|20[0-2]\d)")
#: Programs neither ask nor call.
_CALLED = regex.compile(r"\p{L}{3}\s?[?!？！]{1,5}[)\]\"'”»]?$")
_MACHINES = TELLING | PROGRAMS | TERMS | APPARATUS
#: Überwachungskamera, Filmscanner
_MACHINE_ENDINGS = ("datei", "drucker", "kamera", "scanner", "software")
_LIFE, _MACHINE, _NEUTRAL_WORD, _OTHER = "life", "machine", "neutral", "other"
#: Programs leave them out.
_ARTICLES = table("a an das de dem den der die een ein eine einem het il la las le les los the un una une")
#: Z6, 18th, XII
_NUMBERED = regex.compile(r"\d|^[IVX]+$")
#: DR900X
_MODEL = regex.compile(r"(?=\p{Lu}+\d)(?=\D*\d{2})[\p{Lu}\d]{4,}")
#: Behind other words they say what these are: "Colonoscopy image".
_NO_HEADS = table("edit edits image images picture pictures")
#: "Front camera, mirror off"
_SWITCHED = table("off on")
_NEUTRAL = FIELDS | PICTURES | ROLES | FILLING | QUALITIES | OF_PICTURES


def is_evident(text: str, *, trusted: bool = True, credited: bool = False) -> bool:
    """Whether it does. "Grandma" and "Lake Louise" do, "VLC snapshot" and "Warm Tones" do not.

    ``trusted``: it stands where people write, who also give names that nobody knows; elsewhere "Ben Vrackie" may be a
    program, too. ``credited``: it stood beside a credit, to which a name alone belongs. Nothing is known of scripts
    without capitals, in which nobody names products.
    """
    if is_record(text) or is_of_machines(text) or _LEFT_BY_PROGRAM.search(text) or (credited and _is_name(text)):
        return False
    if _OF_ART.search(text) or _UNTITLED.fullmatch(text):
        return True
    parts = [part for part in _PART.findall(text) if not part.isdigit()]
    kinds = [_kind(part, first=not number) for number, part in enumerate(parts)]
    life, machines, others = map(kinds.count, (_LIFE, _MACHINE, _OTHER))
    life += len(parts) > 1 and any(not part.isupper() and part.lower() in _ARTICLES for part in parts)
    if machines > life or (machines and parts[-1].lower() in _SWITCHED):
        return False
    if machines and 2 * machines >= len(parts) and not _is_about_life(parts, kinds):
        return False
    if _ends_in_code(parts) or (not trusted and not life and any(map(_MODEL.fullmatch, parts))):
        return False
    if len(parts) > _NAME_WORDS or (_CALLED.search(text) and not machines):
        return True
    if not machines and _OF_A_YEAR.fullmatch(text):
        return True
    if not life and (not others or _is_shouted(parts[0]) or plain(parts[-1]) in _NO_HEADS):
        return False
    if not _may_be_a_name(text):
        return True
    if machines and not _is_about_life(parts, kinds):
        return False
    return life >= max(others, 1) or (trusted and others > 1)


def _is_name(text: str) -> bool:
    """Some of people or companies, and nothing that is seen."""
    found = [plain(word) for word in _WORD.findall(text)]
    capitals = all(word[0].isupper() for word in _WORD.findall(text))
    return (
        capitals
        and len(found) <= _NAMES
        and not any(word in PLACES or (is_known(word) and word not in PEOPLE) for word in found)
    )


def _ends_in_code(parts: Sequence[str]) -> bool:
    """ "Chest PA", but not "Austin TX" and "Grandma UK": two words, and what the second stands for nobody tells."""
    if len(parts) != 2 or not regex.fullmatch("[A-Z]{2,3}", parts[1]) or parts[0].isupper():
        return False
    return plain(parts[1]) not in PLACES and plain(parts[0]) not in PLACES | PEOPLE


def _is_shouted(part: str) -> bool:
    """As acronyms are; a letter that is a word, as Η and В are, is not."""
    return len(part) > 1 and part.isupper()


def _kind(part: str, *, first: bool) -> str:
    if is_camel(part):
        return _MACHINE
    if (len(part) < 2 and part.isascii()) or (part.isascii() and _NUMBERED.search(part)):
        return _NEUTRAL_WORD
    part = plain(part)
    if part in PERSONAL or (not first and part in TELLING and part in PLACES):  # Mount Fuji
        return _LIFE
    if part in _MACHINES or part.endswith(_MACHINE_ENDINGS) or part.removesuffix("s") in _MACHINES:
        return _MACHINE
    if HANDLED.fullmatch(part) or MADE.fullmatch(part):
        return _MACHINE
    if part in _NEUTRAL or (part in small_words() and part not in ENGLISH and part not in PEOPLE):
        return _NEUTRAL_WORD
    return _LIFE if is_known(part) else _OTHER


def _is_about_life(parts: Sequence[str], kinds: Sequence[str]) -> bool:
    """The last word is the head of the others: "Layer cake", but not "Baby monitor", "Adobe Bridge", "CT HEAD"."""
    machine = parts[kinds.index(_MACHINE)]
    named = machine.isupper() or plain(machine) in TELLING
    return kinds[-1] in {_LIFE, _OTHER} and (parts[-1][0].islower() or (kinds[-1] == _LIFE and not named))


def _may_be_a_name(text: str) -> bool:
    """It has neither a word in small letters nor what no name of a product has."""
    found = _WORD.findall(text)
    capitals = all(word.isascii() and not word[0].islower() for word in found)
    return capitals and not _WRITTEN.search(text)
