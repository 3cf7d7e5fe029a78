"""Tell what a person would write from what programs write, by what words are and not by who wrote them.

Programs sign with names and versions, list settings as pairs, leave commands behind, and fill a field with one token.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from django_autocaption.providers.embedded.metadata.boilerplate import own_words
from django_autocaption.providers.embedded.metadata.noise import products, slots, technique
from django_autocaption.providers.embedded.metadata.noise.automatic import is_automatic
from django_autocaption.providers.embedded.metadata.noise.fields import FIELDS, MISSING, UNFILLED, plain
from django_autocaption.providers.embedded.metadata.noise.languages.forms import is_label
from django_autocaption.providers.embedded.metadata.noise.words import PROGRAMS, TELLING, table
from django_autocaption.providers.embedded.metadata.vocabulary import is_known
from django_autocaption.text.tables import tails

_DATA = regex.compile(
    r'[{<]|[$#%]\{|%[\w:.-]{1,40}%|\[\s*["{\[]|xr:|\([^():]{1,40}:\d(?:\.\d+)?\)|(?:[\w ]{0,30})\b(?i:prompt):'
)
#: ``key=value``, ``key: value``; at most so long that a search takes linear time.
_PAIR = regex.compile(r"(?<![\w.-])[\w.-]{1,40}(?:\s{0,3}=\s{0,3}|:\s{0,5})(?P<value>[^\s;,]{1,60})")
_VALUE = regex.compile(r"[-+]?[\d.:/x]+(?:%|\p{L}{1,3})?|\p{L}|none|null|nil|true|false|on|off|auto", regex.I)
#: ``Key: value`` between two commas.
_ENTRY = regex.compile(r"\s*(?P<key>[\w. -]{1,40})[:=]\s*\S.*", regex.DOTALL)
_LIST_OF_PAIRS = 3
#: What files say of themselves, and generators of an image.
_FIELD_NAMES = table(
    """
    altitude application artist author cfg comment created creator date denoise device encoder exposure filename filter
    format generator guidance height image iso keywords lens lora make method mode model negative orientation owner
    parameters photographer pressure producer program prompt quality rating resolution sampler scheduler seed serial
    settings size software source speed steps strength style subject temp temperature timestamp title tool type url user
    vae version width workflow
    """
)
#: ``cfg 7``, a part of a list.
_SETTING = regex.compile(r"(\p{L}+)\s+\d[\d.]*")
_FIELD_NAME = regex.compile(r"(?:^|[\s,;|])(\p{L}+)[:=]")
#: ``[0,100 46000x32914]``, ``Q=30``
_MEASURED = regex.compile(r"\d{3,}[x×]\d{3,}|\w=\d")
_SHORT = 3
#: ``Model hash: 6ce0161689``
_CODE = regex.compile(r"[\w ]{1,30}:\s*(?:(?=[\w-]*\d)[0-9a-f-]{8,}|\d{3,})", regex.I)
#: A number that nobody says, and what is counted by it.
_LONG_NUMBER = regex.compile(r"(?<![\d.,])\d{5,}(?![\d.,])")
_NUMBERED_WORDS = 2
_FEWEST_NUMBERS = 3
#: No word has these inside.
_IN_CODE = regex.compile(r"\w[/\\_=<>{}|:;#@&~^*+]\w")
#: Parts of a list that ask an image generator for a style.
_FEWEST_STYLES = 2
_LONGEST_STYLE = 60
_ASSIGNMENT = regex.compile(r"\w=\S")
_NO_VALUE = regex.compile(r"\w=\s*$")
_OPTION = regex.compile(r"(?<!\S)--[a-z]{1,20}(?:[ =](?P<value>[\d.:]+))?(?!\S)")
_OF_PROMPTS = regex.compile(r"--(?:ar|c|chaos|cref|iw|niji|no|q|quality|raw|s|seed|sref|style|stylize|tile|v|weird)\b")
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
_DATE = regex.compile(r"(?<![\d.])[0-3]?\d\.[01]?\d\.(?:(?:19|20)\d\d|\d\d)(?![\d.])")
_RELEASE = regex.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){2}")
_VERSION_WORDS = frozenset({"v", "ver", "version", "release", "build", "rev", "revision", "firmware"})
#: Of whatever program: a capitalised name behind the verb, and no more than that.
_SIGNED = regex.compile(
    r"""
    (?:(?:ai|file|image|photo|picture|video)[ -])?
    (?:
        (?:colou?ri[sz]ed|compressed|converted|denoised|animated|edited|enhanced|exported|filtered|generated|optimi[sz]ed|processed|rendered|retouched|saved
        |upscaled|vectori[sz]ed)
        \ (?:by|from|in|on|using|via|with)
      | (?:created|designed|made|produced|scanned|written)\ (?:by|using|via|with)
      | (?:captured|shot|taken)\ (?:using|via|with) | shot\ on
      | (?:posted|sent|shared|uploaded)\ (?:from|through|via|with)
    )\s
    (?P<name>\p{Lu}[\w.-]*(?:\s\p{Lu}[\w.-]*|\s\d[\w.]*){0,7})
    \W*(?:\(.*\)|\S+\.\S+)?
    """,
    regex.I | regex.X,
)
#: ``Screenshot by Lightshot``, ``Dreamstudio by Stability AI``, ``From my Galaxy``, ``DALL-E 3 generated image``
_OF_PROGRAM = regex.compile(
    r"""
      (?i:screen(?:shot|[ ]?grab|[ ]?capture))\s(?:by|from|saved\ (?:by|with)|taken\ (?:by|with)|using|via
        |with)\s\S+(?:\s\S+)?
    | \p{L}[\w.-]*\sby\s.{1,40}\s(?:AI|Corp\.?|GmbH|Inc\.?|Labs|LLC|Ltd\.?|Software)
    | [\p{Lu}\d]{3,}\s(?:with|using)\s(?:effect|filter|preset)\b.*
    | (?i:from)\smy\s\p{L}\w*
    | (?:[\p{Lu}\d][\w.-]*\s){0,4}(?:generated\s(?:art|content|image|picture)|generative\s(?:expand|fill))
    """,
    regex.X,
)
#: ``Plotted by MATLAB``: something done, and by what has capitals as no person's name has.
_DONE_BY = regex.compile(
    r"(?:\p{L}[\w-]*\s){0,2}(?i:\p{L}+(?:ed|wn))\s(?:by|in|through|using|via|with)\s(?P<name>\p{L}\w*)(?:\s\p{Lu}?\w*\d\w*)?"
)
_DEVICES = frozenset({"app", "camera", "device", "phone", "tablet"})
#: What has to be said of such an image, and is not what it shows.
_BY_AI = regex.compile(
    r"(?:(?:contains|created (?:by|with)|made (?:by|with)|uses)\ )?"
    r"ai(?:[ -](?:generated|colou?ri[sz]ed|created|made|edited|enhanced|restored|upscaled))?"
    r"(?:\ (?:art|artwork|content|image|media|photo|picture))?\W*",
    regex.I,
)
#: ``Made on iMovie``: people name places so, and no place has a capital inside.
_MADE_IN = regex.compile(r"\p{L}+ (?:by|from|in|on) (?=\p{L}*\p{Ll}\p{Lu})\p{L}+\W*")
_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*")
_NO_VOWEL = regex.compile(r"[b-df-hj-np-tv-xz]{3,}", regex.I)
#: Scripts whose titles begin with a capital.
_CASED = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}]")
#: Programs neither ask nor call.
_ASKED = regex.compile(r"[?!？！]\W*$")
#: ``7 wonders``, ``9/11 memorial``
_COUNT = regex.compile(r"\p{Sc}?\d[\d/.,-]*\s")
_COUNTED = regex.compile(r"\d\W*$")
_COMPOUNDED = ("beschreibung", "beschrijving", "beskrivelse", "beskrivning", "unterschrift")
_MODEL = regex.compile(r"\p{Lu}[\p{L}-]*\d[\w-]*")
_DEVICE_WORDS = 4
#: Words; a longer text that is nothing but fields to be filled in does not come about.
_LABEL_WORDS = 5


def is_prose(text: str, *, trusted: bool = True) -> bool:
    """Whether ``text`` may be a sentence or a title that a person wrote: words, and not data, options or a name tag.

    ``trusted``: it stands where people write. In a block that cameras fill, what may name a device does.
    """
    text = text.strip()
    if is_automatic(text):
        return False
    if (original := slots.copied(text)) and not is_prose(own_words(original), trusted=trusted):
        return False
    found = _WORD.findall(text)
    if not found or _is_data(text, found) or _is_signature(text, found) or _is_label(text, found):
        return False
    if (
        slots.is_slot(text)
        or is_label(text)
        or technique.is_technical(text, trusted=trusted)
        or products.is_product(text)
    ):
        return False
    return trusted or not _names_device(text)


def _is_data(text: str, found: Sequence[str]) -> bool:
    if _DATA.match(text) or _COMMAND.search(text) or _NO_VALUE.search(text) or _CODE.fullmatch(text):
        return True
    options = list(_OPTION.finditer(text))
    if len(options) > 1 or any(option["value"] or _OF_PROMPTS.match(option[0]) for option in options):
        return True
    parts = [part.strip() for part in text.split(",")]
    if sum(setting[1].lower() in _FIELD_NAMES for setting in map(_SETTING.fullmatch, parts) if setting) > 1:
        return True
    styles = sum(map(_asks_for_style, parts))
    likely = sum(len(part) <= _LONGEST_STYLE and tails.LIKELY.match(part) is not None for part in parts)
    if styles >= _FEWEST_STYLES or (styles and styles + likely > _FEWEST_STYLES):
        return True
    if _LONG_NUMBER.search(text) and len(found) <= _NUMBERED_WORDS and not _COUNT.match(text):
        return True
    tokens = text.split()
    numbers = sum(token[0].isdigit() for token in tokens)
    if numbers >= _FEWEST_NUMBERS and 2 * numbers >= len(tokens) and not _ASKED.search(text):
        return True
    coded = sum(any(sign.isdigit() for sign in token) for token in tokens)
    if coded >= _FEWEST_NUMBERS and 2 * coded >= len(tokens) and _MEASURED.search(text):
        return True
    named = [name.lower() in _FIELD_NAMES for name in _FIELD_NAME.findall(text)]
    if named and all(named) and (len(named) > 1 or len(tokens) <= _SHORT):
        return True
    if len(tokens) == 1 and _IN_CODE.search(text):
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


def _asks_for_style(part: str) -> bool:
    return len(part) <= _LONGEST_STYLE and bool(tails.SURE.match(part) or tails.BOORU.match(part))


def _is_signature(text: str, found: Sequence[str]) -> bool:
    if signed := _SIGNED.fullmatch(text):
        return all(word[0].isupper() or word in _DEVICES for word in _WORD.findall(signed["name"]))
    if (done := _DONE_BY.fullmatch(text)) and products.is_camel(done["name"]):
        return True
    if _OF_PROGRAM.fullmatch(text) or _MADE_IN.fullmatch(text) or _BY_AI.fullmatch(text):
        return True
    if len(found) > 1 and found[-1].lower() in PROGRAMS and all(word[0].isupper() for word in found):
        return True
    if _DATE.search(text):
        return False
    named = [word for word in found if word.lower() not in _VERSION_WORDS and not _VERSION.match(word)]
    return bool(_VERSION.search(text) or _RELEASE.search(text)) and all(word[0].isupper() for word in named)


def _is_label(text: str, found: Sequence[str]) -> bool:
    """One token that is no capitalised word, or a field that nobody filled in."""
    if len(found) == 1:
        (word,) = found
        if plain(word) in UNFILLED or (_is_field(plain(word)) and _COUNTED.search(text)):
            return True
        cased = _CASED.search(word) is not None
        is_known_beyond_ascii = not word.isascii() and is_known(plain(word))
        return cased and not (
            _ASKED.search(text) or _COUNT.match(text) or _is_capitalised(word) or is_known_beyond_ascii
        )
    known = [plain(regex.sub(r"-\d+$", "", word)) for word in found]
    if text.isupper() and known[-1] == "camera" and len(found) <= _LABEL_WORDS:
        return True
    tells = UNFILLED.intersection(known) or known[0] in MISSING or any(sign.isdigit() for sign in text)
    if len(found) <= _LABEL_WORDS and tells and all(_is_field(word) for word in known):
        return True
    return 2 * sum(_NO_VOWEL.fullmatch(word) is not None for word in found) > len(found)


def _is_field(word: str) -> bool:
    """One of a form's fields, or a compound that ends in one: Bildbeschreibung."""
    return word in FIELDS or word.endswith(_COMPOUNDED)


def _is_capitalised(word: str) -> bool:
    """As people write a title; programs shout in ASCII, and put capitals anywhere."""
    if word.isupper():
        return not word.isascii()
    word = products.OF_NAMES.sub("", word)
    return word[0].isupper() and all(part[1:].islower() or len(part) < 2 for part in regex.split("['’-]", word))


def _names_device(text: str) -> bool:
    """A maker and a model: capitals, and a word of letters and digits, or the name of one that is known."""
    found = text.split()
    return (
        1 < len(found) <= _DEVICE_WORDS
        and "," not in text
        and all(word[0].isupper() or word[0].isdigit() for word in found)
        and (
            found[0].casefold() in TELLING
            or (any(_MODEL.fullmatch(word) for word in found) and not any(is_known(plain(word)) for word in found))
        )
    )
