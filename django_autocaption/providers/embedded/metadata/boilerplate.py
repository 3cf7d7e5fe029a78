"""Tell a caption from what machines and lawyers write into its place.

Notices are taken out of a text sentence by sentence. What is left is a caption if it says anything: not a file name,
a date, a number, a code, an address, "Untitled". A caption that only mentions such things ("An Olympus camera on a
table", "Licence plate of a truck") has words of its own and stays whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import regex

from django_autocaption.providers.embedded.metadata.noise.fields import PAGE, UNFILLED_CJK
from django_autocaption.providers.embedded.metadata.noise.languages.screens import beside_screen
from django_autocaption.providers.embedded.metadata.noise.words import FILLING, MEASURES, PLACEHOLDERS, table
from django_autocaption.providers.embedded.metadata.notices import is_notice, is_word, words

#: Characters; no caption is longer, and no pattern has to look at more.
MAX_LENGTH = 20_000

# A sentence ends at a line break, a bar or a full stop, but not after an initial or a title; bracketed credits stand
# by themselves.
_END = regex.compile(
    r"""
      \s*[\r\n|•;]\s*
    | (?<!\b(?:\p{Lu}|Dr|Mrs?|Ms|St|Prof|Jr|Sr|No|Inc|Ltd|Co|Corp|Fot))[.!?…](?=\s|$)\s*
    | \s(?=©|\(c\)\ ?(?:19|20)\d\d|[(\[](?:©|AP\ Photo|photo|image|credit|copyright|[^)\]]{1,60}/))
    """,
    regex.I | regex.X,
)
_ADDRESS = regex.compile(
    r"""
      (?:https?://|www\.)\S+
    | [^\s@]{1,64}@[^\s@]{1,255}
    | \b[\w-]{1,63}\.(?:com|org|net|info|io|de|eu|fr|co\.uk)\b(?:/\S*)?
    | (?<!\w)[@\#]\w+
    """,
    regex.I | regex.X,
)
#: Words; fewer beside an address do not say what an image shows.
_BESIDE_ADDRESS = 2
_LEADING_TO = frozenset(
    [
        "at",
        "by",
        "download",
        "downloaded",
        "follow",
        "found",
        "from",
        "here",
        "me",
        "more",
        "on",
        "see",
        "source",
        "us",
        "via",
        "visit",
    ]
)
_FILE = regex.compile(
    r".*\.(?:jpe?g|jpe|jfif|png|gif|webp|tiff?|bmp|hei[cf]|avif|svg|dng|cr[23]|nef|arw|orf|rw2|raf|psd|xcf|pdf|mp4|mov"
    r"|ai|avi|csv|cdr|docx?|dwg|eps|html?|indd|json|key|md|m4v|odt|pages|php|pptx?|ps|py|sketch|txt|xlsx?|xml|zip)",
    regex.I,
)
_FILE_WORDS = 7
_PATH = regex.compile(r"(?:[a-z]:\\|\\\\|/\w+/|file:).*", regex.I)
_HEX = regex.compile(r"(?:0x)?[0-9a-f]{12,}", regex.I)
#: Before the date of a picture of a screen.
_AT = table("a alle am at de del den der di du från from fra kl la las le um vom von z в за от")
#: A date in digits, and a time with its seconds, which people leave out: so programs name a file, in any language.
_STAMP = regex.compile(
    r"(?:\d{4}[-./ ]?\d{1,2}[-./ ]?\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4})\D{0,12}"
    r"\d{1,2}[:.\- ]?\d{2}[:.\- ]?\d{2}(?!\d)|(?<![\d_])\d{1,2}_\d{2}_\d{2}(?![\d_])"
)
_STAMP_WORDS = 4
#: Names that cameras count by, wherever they stand.
_COUNTED = regex.compile(r"\b(?:[A-Z]{2,5}[_-]\d{3,}\w*|IMG \d{4}|(?:CIMG|DSC[FN]?|IMG|PICT|SAM)\d{4,})\b")
_COUNTED_WORDS = 2
#: What tells the second untitled file from the first.
_NUMBER = regex.compile(r"[\s_(#-]{1,3}\d{1,4}\)?$")
_RANDOM = regex.compile(r"(?:.*?[a-z0-9][A-Z]){4}.*")
_RANDOM_LENGTH = 16


def own_words(text: str, devices: Collection[str] = ()) -> str:
    """``text`` without its notices; "" if nothing is left that describes an image.

    ``devices``: make, model and software that the file names; a text that only repeats them says nothing.
    """
    text = text[:MAX_LENGTH].strip("\0 \t\r\n")
    kept = "".join(piece for piece in _sentences(text) if not is_notice(piece, devices)).strip(" \t\r\n|•;")
    return kept if _says_something(kept) else ""


def _sentences(text: str) -> Iterator[str]:
    """The text cut behind every sentence; together the pieces are the text."""
    start = 0
    for end in _END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def _says_something(text: str) -> bool:
    text = text.strip(" .")
    plain = _ADDRESS.sub(" ", text)
    found = words(plain)
    real = [word for word in found if is_word(word)]
    if not real or _is_placeholder(plain):
        return False
    if _is_name_of_file(plain):
        return False
    if plain != text and (len(real) < _BESIDE_ADDRESS or all(word in _LEADING_TO for word in real)):
        return False
    if (_FILE.fullmatch(text) and len(found) <= _FILE_WORDS) or _PATH.fullmatch(text) or _is_code(text):
        return False
    if (rest := beside_screen(text)) is not None:
        return any(is_word(word) and word not in MEASURES | _AT for word in words(rest))
    return not (len(real) < len(found) and all(word in MEASURES or word in FILLING for word in real))


def _is_placeholder(text: str) -> bool:
    if PAGE.fullmatch(text) or UNFILLED_CJK.fullmatch(text.strip()):
        return True
    text = _NUMBER.sub("", text)
    if UNFILLED_CJK.fullmatch(text):
        return True
    found = words(text)
    real = [word for word in found if is_word(word)]
    if all(word in PLACEHOLDERS for word in real):
        return True
    return " ".join(real) in PLACEHOLDERS or " ".join(found) in PLACEHOLDERS or found[:2] == ["lorem", "ipsum"]


def _is_name_of_file(text: str) -> bool:
    """A name that a camera or program gave by clock or counter, and hardly a word beside it."""
    return any(
        pattern.search(text) is not None and sum(is_word(word) for word in words(pattern.sub(" ", text))) <= most
        for pattern, most in ((_STAMP, _STAMP_WORDS), (_COUNTED, _COUNTED_WORDS))
    )


def _is_code(text: str) -> bool:
    """A single token like IMG_1234, iStock-12345 or a hash."""
    if not text.isascii() or " " in text:
        return False
    if "_" in text or sum(sign.isdigit() for sign in text) >= 3 or _HEX.fullmatch(text):
        return True
    return len(text) >= _RANDOM_LENGTH and bool(_RANDOM.fullmatch(text))
