"""What is wrong with an alt text: one that ``clean`` made, or one that a person wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote

import regex

from django_autocaption.moderation.minors import mentions_minor
from django_autocaption.text import house_style
from django_autocaption.text.analysis import invisible, quotes, script, sentences
from django_autocaption.text.endings import dangles
from django_autocaption.text.fit import length
from django_autocaption.text.people import attributes
from django_autocaption.text.steps.packaging import chat, markup, whole
from django_autocaption.text.steps.phrases import artefacts, noise, openers, refusal, repetition, tail
from django_autocaption.text.tables.languages import Language, all_of, language_for

#: Graphemes that alt text should and must not exceed.
TARGET, MAXIMUM = 125, 250
#: A longer word than any language has: base64, a hash, a broken encoding.
_LONGEST_WORD = 60
#: Letters of which each carries more than one mark, as no language writes them in a row of words.
_HEAPED = regex.compile(r"\p{Latin}\p{M}{2,}")
#: base64, a key: sixteen characters and more, of which letters of both sizes and digits take turns.
_ENCODED = re.compile(
    r"(?<![\w-])(?=\w*[a-z][A-Z0-9])(?=\w*[A-Z][a-z0-9])(?=(?:[A-Za-z]*\d){2})[A-Za-z0-9+/]{16,}={0,2}(?![\w-])"
)
#: Characters that are looked at.
_LOOKED_AT = 5_000

_UUID = re.compile(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|^[0-9a-f]{24,64}$", re.IGNORECASE)
#: Names that cameras, phones and content systems give: IMG_1234, 20240101_101010, hero-1200x800, snake_case.
_FILE_STEM = re.compile(
    r"(?:img|image|dsc[nf]?|pxl|mvimg|screen\s?shot|photo|pic|picture|file|scan|untitled|logo|banner|product|p|wp|dji|gopr|sam|vid)"
    r"[-_ ]*\d[\d_ -]*(?:[-_][a-z0-9]{1,12})?$|\d{8}[_-]\d{4,6}[a-z0-9_]*$|[a-z0-9]+(?:[-_][a-z0-9]+)*[-_]\d+x\d+$|"
    r"(?:screen\s?shot|bildschirmfoto|whatsapp\s+image|scan)\s+\d{4}-\d\d-\d\d[\w .-]*$|[a-z0-9]+(?:_[a-z0-9]+)+$|"
    r"[a-z0-9]+(?:-(?!(?:in|the|of|a|an|to|and|me|on)-)[a-z0-9]+){3,}$",
    re.IGNORECASE,
)
_REDUNDANT_END = re.compile(
    r"\b(?:in|on)\s+(?:this|the)\s+(?:image|picture|photo|photograph)\W*$|\b(?:image|picture|photo|photograph)\W*$|"
    r"的(?:图片|照片|图像)\W*$|の(?:画像|写真)\W*$",
    re.IGNORECASE,
)
_EDGE = re.compile(r"^\W+|\W+$")


#: Codes of findings of the site's own word list: another word is preferred, or none may be said.
HOUSE = frozenset({"preferred_words", "forbidden_words"})
#: Codes of findings that are never wrong: there are no words, or a file's name or “image” in their place.
HARD = frozenset({"missing", "blank", "file_name", "placeholder"})


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Not fit to publish."""
    WARNING = "warning"
    """Fit to publish, but an editor should look."""
    INFO = "info"
    """Nothing wrong; another part of the app should know."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing found in an alt text. ``message`` says what is wrong and what to do, in English; ``code`` is stable."""

    code: str
    level: Level
    message: str
    avoided: tuple[tuple[str, str], ...] = ()
    """Of a word list: (what is said, what is to be said instead, "" = nothing)."""

    @property
    def is_hard(self) -> bool:
        """It cannot be wrong, and so nobody may dismiss it."""
        return self.code in HARD


#: Of words that a caption of the same site says of a different picture; only who knows those can tell.
SAME_WORDS = Finding(
    code="same_words",
    level=Level.WARNING,
    message="A different picture of the site has the same words: say what tells them apart.",
)


@dataclass(frozen=True, kw_only=True)
class Context:
    """What surrounds an alt text."""

    decorative: bool = False
    """The image carries no information: its alt text is empty on purpose."""
    others: Collection[str] = ()
    """Alt texts of the other images of the page."""
    prompt: str = ""
    """The prompt that the words answer."""
    avoided: Mapping[str, str] = field(default_factory=dict)
    """The site's word list: what is not to be said → what is said instead, "" = nothing."""
    target: int = TARGET
    """Graphemes above which the text is long (warning)."""
    maximum: int = MAXIMUM
    """Graphemes above which the text is too long (error)."""


def lint(
    alt: str | None, *, src: str = "", language: str = "en", context: Context | None = None
) -> tuple[Finding, ...]:
    """Everything that is wrong with an alt text; empty if nothing is.

    ``alt``: the text, or None where the attribute is missing. ``src``: address or path of the image, for its file name.
    ``language``: BCP 47 tag of the language the text should be in. Errors are not fit to publish (WCAG 2.2 F30, F65,
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F30), warnings are for an editor, information is for moderation.
    """
    context = context or Context()
    if context.decorative:
        return (
            ()
            if not (alt or "").strip()
            else (_warning("decorative", "A decorative image needs no text: leave it empty."),)
        )
    if alt is None:
        return (_error("missing", "The image has no alt text: write what it means, or mark it as decorative."),)
    if not alt.strip():
        return (_error("blank", "The alt text is empty: write what the image means, or mark it as decorative."),)
    table = language_for(language)
    text = alt.strip()[:_LOOKED_AT]
    return (*_errors(text, src, table, context), *_warnings(text, table, context), *_information(text, table))


def errors(alt: str, *, language: Language, context: Context) -> list[str]:
    """The codes of the errors alone, for a language that was looked up already."""
    return [finding.code for finding in _errors(alt, "", language, context)]


def _error(code: str, message: str) -> Finding:
    return Finding(code=code, level=Level.ERROR, message=message)


def _warning(code: str, message: str) -> Finding:
    return Finding(code=code, level=Level.WARNING, message=message)


def is_placeholder(text: str) -> bool:
    """Whether the whole text stands for none, in any language: "image", "logo", "untitled"."""
    bare = _EDGE.sub("", text).casefold()
    return bare in all_of("placeholders")


def is_file_name(text: str, src: str = "") -> bool:
    """Whether the text is, or holds, the name of a file, a UUID, or the base name of ``src``."""
    bare = text.strip().rstrip(".").strip()
    if noise.IMAGE_FILE.search(bare) or _UUID.search(bare) or (len(bare) <= 120 and _FILE_STEM.match(bare)):
        return True
    stem = PurePosixPath(unquote(re.split(r"[?#]", src, maxsplit=1)[0])).stem
    return bool(stem) and _name(stem) == _name(bare)


def is_gibberish(text: str, language: Language) -> bool:
    """Whether a "word" is longer than words are, is a code of mixed letters and digits, or carries heaps of marks."""
    if len(_HEAPED.findall(text)) > 1 or _ENCODED.search(quotes.blanked(text)):
        return True
    if not language.spaced or script.is_unspaced(text):
        return False
    return any(len(word) > _LONGEST_WORD and length(word) > _LONGEST_WORD for word in re.split(r"[\s/—–-]+", text))


def _name(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _too_short(text: str) -> bool:
    letters = [character for character in text if character.isalnum()]
    return not letters or (len(letters) < 2 and ord(letters[0]) < 0x1100)


def _errors(alt: str, src: str, language: Language, context: Context) -> Iterator[Finding]:
    for code, is_wrong, message in _RULES:
        if is_wrong(alt, src, language, context):
            yield _error(code, message)


def _warnings(alt: str, language: Language, context: Context) -> Iterator[Finding]:
    if length(alt) > context.target:
        yield _warning(
            "long",
            f"More than {context.target} characters: say the most important thing, put the rest into the description.",
        )
    if script.full_stop(alt, language) and not sentences.is_ended(alt):
        yield _warning("no_full_stop", "No full stop at the end: screen readers make no pause.")
    if _REDUNDANT_END.search(alt):
        yield _warning("redundant_end", "Screen readers say that it is an image: end on what it shows.")
    if _name(alt) in {_name(other) for other in context.others}:
        yield _warning("duplicate", "Another image of the page has the same text: say what tells them apart.")
    if attributes(alt, language.code):
        yield _warning(
            "people",
            "Describes race, religion, disability, looks or age of people: keep it only if the image is about that.",
        )
    yield from of_the_house(alt, context.avoided, language.code)


def of_the_house(text: str, avoided: Mapping[str, str], language: str) -> Iterator[Finding]:
    """What any text says against the site's word list; also of titles, descriptions and keywords."""
    found = house_style.found(text, avoided, language)
    for code, is_preferred in ("preferred_words", True), ("forbidden_words", False):
        if said := [(word, instead) for word, instead in found if bool(instead) is is_preferred]:
            told = (f"say “{instead}”, not “{word}”" if instead else f"do not say “{word}”" for word, instead in said)
            message = f"House style: {'; '.join(told)}."
            yield Finding(code=code, level=Level.WARNING, message=message, avoided=tuple(said))


def _information(alt: str, language: Language) -> Iterator[Finding]:
    if mentions_minor(alt, language.code):
        yield Finding(
            code="minors", level=Level.INFO, message="Mentions children or teenagers: moderation looks at the image."
        )


_Rule = Callable[[str, str, Language, Context], bool]


def _of_text(check: Callable[[str], object], alt: str, src: str, language: Language, context: Context) -> bool:
    return bool(check(alt))


def _of_language(
    check: Callable[[str, Language], object], alt: str, src: str, language: Language, context: Context
) -> bool:
    return bool(check(alt, language))


_RULES: tuple[tuple[str, _Rule, str], ...] = (
    (
        "not_words",
        partial(_of_text, whole.not_words),
        "An address, number, age or error message is no description: write what the image shows.",
    ),
    ("placeholder", partial(_of_text, is_placeholder), "A placeholder is no description: write what the image shows."),
    (
        "file_name",
        lambda alt, src, language, context: is_file_name(alt, src),
        "A file name is no description: write what the image shows.",
    ),
    (
        "redundant_start",
        partial(_of_language, openers.is_redundant),
        "Screen readers say that it is an image: begin with what it shows.",
    ),
    ("too_short", partial(_of_text, _too_short), "Too short to say anything: write what the image shows."),
    (
        "too_long",
        lambda alt, src, language, context: length(alt) > context.maximum,
        "Too long for alt text: shorten it and put the rest into the description.",
    ),
    ("markup", partial(_of_text, markup.has_markup), "Remove the HTML or Markdown: it would be read aloud."),
    (
        "invisible",
        lambda alt, src, language, context: not invisible.is_visible(alt),
        "Remove line breaks, control and invisible characters.",
    ),
    (
        "url",
        partial(_of_text, lambda alt: noise.URL.search(alt) or noise.EMAIL.search(alt) or noise.DATA_URI.search(alt)),
        "Remove the address: it would be spelt out.",
    ),
    (
        "handle",
        partial(_of_text, lambda alt: noise.HANDLE.search(alt) or noise.HASHTAG.search(alt)),
        "Remove handles and hashtags.",
    ),
    ("emoji", partial(_of_text, noise.EMOJI.search), "Remove the emoji: screen readers say their long names."),
    (
        "instruction",
        partial(_of_text, noise.is_instruction),
        "Orders to a reader are no description: write what the image shows.",
    ),
    ("artefact", partial(_of_text, artefacts.ARTEFACT.search), "Remove the captioning model's slip."),
    (
        "repetition",
        partial(_of_language, lambda alt, language: repetition.is_loop(alt) or repetition.is_doubled(alt, language)),
        "Say every word once.",
    ),
    ("gibberish", partial(_of_language, is_gibberish), "A word is longer than words are: write what the image shows."),
    ("tag_list", partial(_of_language, tail.is_tag_list), "A list of tags is no description: write a sentence."),
    (
        "refusal",
        partial(
            _of_language,
            lambda alt, language: refusal.is_refusal(alt, language.code) or refusal.is_non_answer(alt),
        ),
        "The captioning model's refusal is no description.",
    ),
    (
        "prompt_echo",
        lambda alt, src, language, context: chat.echoes(alt, context.prompt),
        "The prompt is no description: write what the image shows.",
    ),
    ("dangling", partial(_of_language, dangles), "The sentence stops in the middle: finish it."),
    (
        "wrong_language",
        partial(_of_language, script.is_wrong_language),
        "Written in another language than the page's: translate it or set the language.",
    ),
)
#: Every code that a finding may have.
CODES = frozenset(code for code, _rule, _message in _RULES) | {
    *("missing", "blank", "decorative"),
    *("long", "no_full_stop", "redundant_end", "duplicate", "people"),
    *HOUSE,
    "minors",
}
