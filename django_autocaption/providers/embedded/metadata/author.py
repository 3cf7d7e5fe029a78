"""The author's own words in a file: what XMP, IPTC-IIM and EXIF say about the image, in this order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django_autocaption.images.marking import digest
from django_autocaption.providers.embedded.metadata.boilerplate import MAX_LENGTH, own_words
from django_autocaption.providers.embedded.metadata.evidence import is_evident
from django_autocaption.providers.embedded.metadata.exif import read_exif
from django_autocaption.providers.embedded.metadata.iim import read_iim
from django_autocaption.providers.embedded.metadata.language import choose
from django_autocaption.providers.embedded.metadata.noise.keywords import is_note
from django_autocaption.providers.embedded.metadata.notices import is_device, words
from django_autocaption.providers.embedded.metadata.prose import is_prose
from django_autocaption.providers.embedded.metadata.xmp import Alternative, read_xmp
from django_autocaption.types import CaptionResult, ImageMetadata

MAX_KEYWORDS = 100
#: ``color:red``, ``geo:lat=57.6``: a program's name for what it notes, and no space behind it.
_NOTE = re.compile(r"\w[:=]\S")


@dataclass(frozen=True, kw_only=True)
class AuthorWords:
    """What a person wrote into the file; any part may be empty, but ``text`` is not."""

    alt_text: str = ""
    long_description: str = ""
    caption: str = ""
    title: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    """BCP 47 tag of ``text``, where the file names it."""
    evident: bool = True
    """A person wrote ``text``; else it may be the name of a device or a program, and somebody has to look."""
    source: str = ""
    """Where ``text`` stood: ``xmp:AltTextAccessibility``, ``iim:2:120``, ``exif:ImageDescription``…"""

    @property
    def text(self) -> str:
        """The words that serve best as an alt text; may be long."""
        return self.alt_text or self.caption or self.long_description

    @property
    def description(self) -> str:
        """What is said beyond ``text``, or ""."""
        return self.long_description or (self.caption if self.alt_text and self.caption != self.alt_text else "")

    def result(self, **seen: Any) -> CaptionResult:
        """The same as an answer. ``seen``: what else of one is known, by name."""
        return CaptionResult(
            text=self.text,
            title=self.title,
            description=self.description,
            keywords=self.keywords,
            language=self.language,
            by_author=True,
            draft=not self.evident,
            **seen,
        )


@dataclass(frozen=True)
class _Found:
    """A text, where it stood, and its language where known."""

    text: str = ""
    source: str = ""
    language: str = ""
    evident: bool = True


def read_author_words(metadata: ImageMetadata, language: str) -> AuthorWords | None:
    """The author's words about the image, or None if the file holds none.

    ``language``: BCP 47 tag that is preferred among language alternatives. What cameras, programs and lawyers wrote
    does not count, nor what a machine did and this app put there. Never raises: a broken or hostile block is passed
    over, the others still count.
    """
    xmp, iim, exif = read_xmp(metadata.xmp), read_iim(metadata.iptc, language), read_exif(metadata.exif, language)

    def wording(alternatives: Sequence[Alternative], source: str, *, for_alt: bool = False) -> _Found:
        kept = [(each, _prose(each.text, exif.devices)) for each in alternatives]
        chosen = choose([Alternative(each.language, text) for each, text in kept if text], language)
        if chosen is None:
            return _Found()
        whole = any(each.text.strip() == chosen.text for each, _text in kept)
        return _Found(
            chosen.text, source, chosen.language, evident=for_alt or is_evident(chosen.text, credited=not whole)
        )

    def plain(text: str, source: str, *, trusted: bool = True) -> _Found:
        kept = _prose(text, exif.devices, trusted=trusted)
        return _Found(kept, source, evident=is_evident(kept, trusted=trusted, credited=kept != text.strip()))

    def captions() -> Iterator[_Found]:
        yield wording(xmp.caption, "xmp:description")
        yield plain(iim.caption, "iim:2:120")
        for tag, text in exif.captions:
            yield plain(text, f"exif:{tag}", trusted=False)

    def headlines() -> Iterator[_Found]:
        yield wording(xmp.headline, "xmp:Headline")
        yield plain(iim.headline, "iim:2:105")
        yield wording(xmp.title, "xmp:title")
        yield plain(iim.title, "iim:2:05")

    def titles() -> Iterator[_Found]:
        yield wording(xmp.title, "xmp:title")
        yield plain(iim.title, "iim:2:05")
        yield plain(exif.title, "exif:XPTitle", trusted=False)

    own = [each for each in xmp.alt_text if digest(each.text) not in xmp.machines]
    alt_text = wording(own, "xmp:AltTextAccessibility", for_alt=True)
    long_description = wording(xmp.long_description, "xmp:ExtDescrAccessibility", for_alt=True)
    caption = _first(chain(captions(), () if long_description.text else headlines()))
    chosen = _first(iter((alt_text, caption, long_description)))
    if not chosen.text:
        return None
    return AuthorWords(
        alt_text=alt_text.text,
        long_description=long_description.text,
        caption=caption.text,
        title=_first(each for each in titles() if each.evident).text,
        keywords=_unique(xmp.keywords or iim.keywords or exif.keywords, exif.devices),
        language=chosen.language,
        evident=chosen.evident,
        source=chosen.source,
    )


def _prose(text: str, devices: Sequence[str], *, trusted: bool = True) -> str:
    kept = own_words(text, devices)
    return kept if is_prose(kept, trusted=trusted) else ""


def _first(found: Iterator[_Found]) -> _Found:
    """What is evidently a person's, before what may be one's."""
    filled = [each for each in found if each.text]
    return next((each for each in filled if each.evident), filled[0] if filled else _Found())


def _unique(keywords: Sequence[str], devices: Sequence[str]) -> tuple[str, ...]:
    """Keywords that say something, each once whatever its capitals, in their order."""
    single = (each for keyword in keywords[:MAX_KEYWORDS] for each in _single(keyword))
    real = (word for keyword in single if (word := own_words(keyword, devices)) and not is_note(word))
    return tuple({word.casefold(): word for word in reversed(list(real))}.values())[::-1]


def _single(keyword: str) -> Iterator[str]:
    """The keywords that somebody wrote into one, without what photo programs note for themselves: the leaf of
    ``Places|Europe|Spain``, nothing of ``darktable|exported`` and ``color:red``."""
    for each in re.split("[,;]", keyword[:MAX_LENGTH]):
        *groups, leaf = each.split("|")
        if not any(is_device(words(group), ()) for group in groups) and not _NOTE.search(leaf):
            yield leaf.strip()
