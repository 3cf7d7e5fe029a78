"""Tell what a person would write from what programs write, by what words are and not by who wrote them.

Programs sign with names and versions, list settings as pairs, leave commands behind, and fill a field with one token.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from django_autocaption.providers.embedded.metadata.noise import FIELDS, PROGRAMS, UNFILLED, table

_DATA = regex.compile(r'[{<]|[$#%]\{|%[\w:.-]{1,40}%|\[\s*["{\[]|xr:')
#: ``key=value``, ``key: value``; at most so long that a search takes linear time.
_PAIR = regex.compile(r"(?<![\w.-])[\w.-]{1,40}(?:\s{0,3}=\s{0,3}|:\s{0,5})(?P<value>[^\s;,]{1,60})")
_VALUE = regex.compile(r"[-+]?[\d.:/x]+%?|\p{L}|none|null|nil|true|false|on|off|auto", regex.I)
#: ``Key: value`` between two commas.
_ENTRY = regex.compile(r"\s*(?P<key>[\w. -]{1,40})[:=]\s*\S.*", regex.DOTALL)
_LIST_OF_PAIRS = 3
_ASSIGNMENT = regex.compile(r"\w=\S")
_OPTION = regex.compile(r"(?<!\S)--[a-z]{1,20}(?:[ =](?P<value>[\d.:]+))?(?!\S)")
_COMMAND = regex.compile(r"(?<!\S)/[a-z]{2,20}(?!\S)")
#: ``curve: …``; people begin a sentence with a capital, unless they say where somebody stands.
_KEY = regex.compile(r"(?P<key>[a-z]\w{0,30}):\s")
_PLACES = table(
    """
    arriba abajo bas bottom center centre centro derecha destra droite front gauche haut hinten izquierda left links
    middle milieu mitte oben onder rechts right sinistra top unten vorne
    """
)
_VERSION = regex.compile(
    r"(?:\b(?:v|ver|version|release|build|rev|revision|firmware)\.?\s?[a-z]?\d{1,9}(?:[.,]\d{1,9}){0,5}|\b\d{1,9}(?:\.\d{1,9}){1,5})\w{0,3}\W{0,9}$",
    regex.I,
)
_VERSION_WORDS = frozenset({"v", "ver", "version", "release", "build", "rev", "revision", "firmware"})
#: Of whatever program: a capitalised name behind the verb, and no more than that.
_SIGNED = regex.compile(
    r"""
    (?:(?:file|image|photo|picture|video)\ )?
    (?:
        (?:compressed|created|designed|edited|exported|generated|made|optimi[sz]ed|processed|produced|rendered|saved
        |scanned|written)\ (?:by|using|via|with)
      | (?:captured|shot|taken)\ (?:using|via|with) | shot\ on
    )\s
    (?P<name>\p{Lu}[\w.-]*(?:\s\p{Lu}[\w.-]*|\s\d[\w.]*){0,4})(?:\ (?:camera|phone))?
    \W*(?:\(.*\)|\S+\.\S+)?
    """,
    regex.I | regex.X,
)
_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*")
_NO_VOWEL = regex.compile(r"[b-df-hj-np-tv-xz]{3,}", regex.I)
_CAMEL = regex.compile(r"\p{L}*\p{Ll}\p{Lu}\p{L}*")
#: Programs neither ask nor call.
_ASKED = regex.compile(r"[?!？！]\W*$")
_MODEL = regex.compile(r"(?=[\w-]*\p{Lu})(?=[\w-]*\d)[\p{Lu}\d][\w-]*", regex.I)
_DEVICE_WORDS = 4
#: Words; a longer text that is nothing but fields to be filled in does not come about.
_LABEL_WORDS = 5


def is_prose(text: str, *, trusted: bool = True) -> bool:
    """Whether ``text`` may be a sentence or a title that a person wrote: words, and not data, options or a name tag.

    ``trusted``: it stands where people write. In a block that cameras fill, what may name a device does.
    """
    text = text.strip()
    found = _WORD.findall(text)
    if not found or _is_data(text, found) or _is_signature(text, found) or _is_label(text, found):
        return False
    return trusted or not _names_device(text)


def _is_data(text: str, found: Sequence[str]) -> bool:
    if _DATA.match(text) or _COMMAND.search(text):
        return True
    options = list(_OPTION.finditer(text))
    if len(options) > 1 or any(option["value"] for option in options):
        return True
    pairs = list(_PAIR.finditer(text))
    beside = len(_WORD.findall(_PAIR.sub(" ", text)))
    values = sum(_VALUE.fullmatch(pair["value"]) is not None for pair in pairs)
    if pairs and beside < 3 and (_ASSIGNMENT.search(text) or values > 1):
        return True
    if values > 1 and len(pairs) > _LIST_OF_PAIRS:
        return True
    entries = [_ENTRY.fullmatch(entry) for entry in regex.split(r"[,;\n]", text.strip(" ,;"))]
    if len(entries) >= _LIST_OF_PAIRS and all(entry and entry["key"].lower() not in _PLACES for entry in entries):
        return True
    key = _KEY.match(text)
    return key is not None and key["key"] not in _PLACES


def _is_signature(text: str, found: Sequence[str]) -> bool:
    if signed := _SIGNED.fullmatch(text):
        return all(word[0].isupper() for word in _WORD.findall(signed["name"]))
    if len(found) > 1 and found[-1].lower() in PROGRAMS and all(word[0].isupper() for word in found):
        return True
    named = [word for word in found if word.lower() not in _VERSION_WORDS and not _VERSION.match(word)]
    return bool(_VERSION.search(text)) and all(word[0].isupper() for word in named)


def _is_label(text: str, found: Sequence[str]) -> bool:
    """One token that is no capitalised word, or a field that nobody filled in."""
    if len(found) == 1:
        (word,) = found
        if word.casefold() in UNFILLED:
            return True
        cased = any(sign.islower() or sign.isupper() for sign in word)
        return cased and not _ASKED.search(text) and not _is_capitalised(word)
    plain = [word.casefold() for word in found]
    if text.isupper() and plain[-1] == "camera" and len(found) <= _LABEL_WORDS:
        return True
    if len(found) <= _LABEL_WORDS and UNFILLED.intersection(plain) and all(word in FIELDS for word in plain):
        return True
    return 2 * sum(_NO_VOWEL.fullmatch(word) is not None for word in found) > len(found)


def _is_capitalised(word: str) -> bool:
    """As people write a title; programs shout in ASCII."""
    if word.isupper():
        return not word.isascii()
    return word[0].isupper() and _CAMEL.fullmatch(word) is None


def _names_device(text: str) -> bool:
    """A maker and a model: capitals, and a word of letters and digits."""
    found = text.split()
    return (
        1 < len(found) <= _DEVICE_WORDS
        and all(word[0].isupper() or word[0].isdigit() for word in found)
        and any(_MODEL.fullmatch(word) for word in found)
    )
